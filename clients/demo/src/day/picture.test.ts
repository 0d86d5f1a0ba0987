// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { draw, type Picture } from './picture.js';
import { MS_PER_HOUR, MS_PER_MINUTE } from '@smartcharge/rules/units';

const HOUR = MS_PER_HOUR;

const picture: Picture = {
	title: 'Sun & wind <today>',
	from: 10 * HOUR,
	to: 12 * HOUR,
	panels: [
		{
			title: 'park',
			note: '10 kWh',
			carrier: 'Solar',
			samples: [
				{ at: 10 * HOUR, power: 0, committed: 0 },
				{ at: 11 * HOUR, power: 20_000, committed: 11_000 },
				{ at: 12 * HOUR, power: 10_000, committed: 0 },
			],
			certified: [[11 * HOUR, 500n]],
			clouds: [{ from: 11 * HOUR, to: 11.5 * HOUR }],
		},
		{
			title: 'turbine',
			note: '',
			carrier: 'Wind',
			samples: [],
			certified: [],
			clouds: [],
		},
	],
};

describe('the picture of a day', () => {
	const svg = draw(picture);

	it('is well-formed SVG with its text escaped', () => {
		expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
		expect(svg).toContain('<title>Sun &amp; wind &lt;today&gt;</title>');
		const opened = [...svg.matchAll(/<(\w+)(?: [^>]*[^/>])?>/g)].map(([, name]) => name);
		const closed = [...svg.matchAll(/<\/(\w+)>/g)].map(([, name]) => name);
		expect(opened.sort()).toEqual(closed.sort());
		expect(svg).not.toContain('NaN');
		expect(svg).not.toContain('undefined');
	});

	it('shows production, commitments and certified energy to scale', () => {
		// 872 px for two hours from x = 64 on; 150 px for 20 kW up from y = 242.
		expect(svg).toContain('d="M64 242L64 242L500 92L936 167L936 242Z"');
		expect(svg).toContain('d="M64 242H500V159.5H936V242"');
		// 500 Wh in five minutes are 6 kW.
		expect(svg).toMatch(/<rect x="500" y="197" width="36\.3" height="45" fill="#2f8f5b"/);
		expect(svg).toMatch(/<rect x="500" y="92" height="150" width="218"/);
	});

	it('has the hours, and a panel for a source that made nothing', () => {
		expect(svg.match(/>11:00</g)).toHaveLength(2);
		expect(svg).toContain('>turbine<');
	});

	it('is the same for the same day', () => {
		expect(draw(picture)).toBe(svg);
		const later = { ...picture, to: picture.to + 30 * MS_PER_MINUTE };
		expect(draw(later)).not.toBe(svg);
	});
});
