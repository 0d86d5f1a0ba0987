// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { MS_PER_HOUR } from '@smartcharge/rules/units';
import { INTERVAL } from '@smartcharge/rules/limits';
import type { Sample } from '@smartcharge/chain';
import { clock } from './report.js';
import type { Carrier } from './scenario.js';

/** Series that are shown of a source. */
export interface Panel {
	title: string;
	/** Text after the title. */
	note: string;
	carrier: Carrier;
	/** Its readings, in order of time. */
	samples: readonly Sample[];
	/** Energy in Wh that was certified of each metering interval, by its start. */
	certified: readonly (readonly [number, bigint])[];
	/** When clouds are over it. */
	clouds: readonly { from: number; to: number }[];
}

/** A day in pictures. */
export interface Picture {
	title: string;
	from: number;
	to: number;
	panels: readonly Panel[];
}

const WIDTH = 960;
const LEFT = 64;
const RIGHT = 24;
const TOP = 92;
const PANEL = 150;
const GAP = 58;
const BOTTOM = 40;
const COLOURS = {
	text: '#1f2933',
	pale: '#66707c',
	grid: '#e1e5ea',
	shade: '#eef0f3',
	certified: '#2f8f5b',
	committed: '#b3261e',
};
const OUTPUT: Partial<Record<Carrier, string>> = { Solar: '#f4c430', Wind: '#7fb2e5' };
const OTHER_OUTPUT = '#b8a1d9';

/** Draws production, commitments and certified energy of each source over the day, as SVG. */
export function draw(picture: Picture): string {
	const height = TOP + picture.panels.length * (PANEL + GAP) - GAP + BOTTOM;
	const panels = picture.panels.map((panel, index) =>
		drawPanel(picture, panel, TOP + index * (PANEL + GAP)),
	);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" ` +
			`width="${WIDTH}" height="${height}" font-family="sans-serif" font-size="12">`,
		`<title>${escape(picture.title)}</title>`,
		`<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
		text(LEFT, 30, picture.title, { size: 17, weight: 'bold' }),
		...legend(picture.panels),
		...panels.flat(),
		'</svg>',
		'',
	].join('\n');
}

function legend(panels: readonly Panel[]): string[] {
	const carriers = [...new Set(panels.map(({ carrier }) => carrier))];
	const entries = [
		...carriers.map((carrier) => ({
			label: `production, ${carrier.toLowerCase()}`,
			mark: (x: number) =>
				`<rect x="${x}" y="44" width="16" height="10" fill="${outputColour(carrier)}"/>`,
		})),
		{
			label: 'certified to drivers',
			mark: (x: number) =>
				`<rect x="${x}" y="44" width="16" height="10" fill="${COLOURS.certified}"/>`,
		},
		{
			label: 'promised to drivers',
			mark: (x: number) =>
				`<path d="M${x} 49h16" stroke="${COLOURS.committed}" stroke-width="2"/>`,
		},
		{
			label: 'clouds',
			mark: (x: number) =>
				`<rect x="${x}" y="44" width="16" height="10" fill="${COLOURS.shade}" ` +
				`stroke="${COLOURS.grid}"/>`,
		},
	];
	let x = LEFT;
	return entries.flatMap(({ label, mark }) => {
		const drawn = [mark(x), text(x + 22, 53, label)];
		x += Math.round(22 + label.length * 6.4 + 24);
		return drawn;
	});
}

function drawPanel(picture: Picture, panel: Panel, top: number): string[] {
	const { from, to } = picture;
	const { samples, certified } = panel;
	const most = Math.max(
		1_000,
		...samples.map(({ power, committed }) => Math.max(power, committed)),
	);
	const unit = niceStep(most / 3);
	const scale = Math.ceil(most / unit) * unit;
	const across = (at: number) =>
		round(LEFT + ((at - from) / (to - from)) * (WIDTH - LEFT - RIGHT));
	const down = (power: number) => round(top + PANEL - (power / scale) * PANEL);
	const base = top + PANEL;

	const shades = panel.clouds.map(
		(shade) =>
			`<rect x="${across(shade.from)}" y="${top}" height="${PANEL}" ` +
			`width="${round(across(shade.to) - across(shade.from))}" fill="${COLOURS.shade}"/>`,
	);
	const rows = Array.from({ length: Math.round(scale / unit) + 1 }, (_, index) => {
		const y = down(index * unit);
		return [
			`<path d="M${LEFT} ${y}H${WIDTH - RIGHT}" stroke="${COLOURS.grid}"/>`,
			text(LEFT - 8, y + 4, String((index * unit) / 1_000), {
				anchor: 'end',
				colour: COLOURS.pale,
			}),
		];
	});
	const hours: string[] = [];
	for (let at = Math.ceil(from / MS_PER_HOUR) * MS_PER_HOUR; at <= to; at += MS_PER_HOUR) {
		hours.push(
			`<path d="M${across(at)} ${base}v4" stroke="${COLOURS.pale}"/>`,
			text(across(at), base + 17, clock(at), { anchor: 'middle', colour: COLOURS.pale }),
		);
	}
	const [first] = samples;
	const last = samples.at(-1);
	const output =
		first && last
			? `<path d="M${across(first.at)} ${base}` +
				samples.map(({ at, power }) => `L${across(at)} ${down(power)}`).join('') +
				`L${across(last.at)} ${base}Z" fill="${outputColour(panel.carrier)}"/>`
			: '';
	const bars = certified.map(([start, energy]) => {
		const power = (Number(energy) * MS_PER_HOUR) / INTERVAL;
		return (
			`<rect x="${across(start)}" y="${down(power)}" ` +
			`width="${round(across(start + INTERVAL) - across(start))}" ` +
			`height="${round(base - down(power))}" fill="${COLOURS.certified}"/>`
		);
	});
	const promises = samples.length
		? `<path d="M${samples
				.map(({ at, committed }, index) =>
					index === 0
						? `${across(at)} ${down(committed)}`
						: `H${across(at)}V${down(committed)}`,
				)
				.join('')}" fill="none" stroke="${COLOURS.committed}" stroke-width="1.8"/>`
		: '';
	return [
		'<g>',
		...shades,
		text(LEFT, top - 12, panel.title, { size: 14, weight: 'bold' }),
		text(WIDTH - RIGHT, top - 12, panel.note, { anchor: 'end', colour: COLOURS.pale }),
		text(LEFT - 8, top - 12, 'kW', { anchor: 'end', colour: COLOURS.pale }),
		output,
		// Without smoothing, so that no gaps show between the intervals.
		'<g shape-rendering="crispEdges">',
		...bars,
		'</g>',
		...rows.flat(),
		promises,
		`<path d="M${LEFT} ${base}H${WIDTH - RIGHT}" stroke="${COLOURS.pale}"/>`,
		...hours,
		'</g>',
	].filter((line) => line !== '');
}

function outputColour(carrier: Carrier): string {
	return OUTPUT[carrier] ?? OTHER_OUTPUT;
}

/** 1, 2 or 5 times a power of ten, at least `value`. */
function niceStep(value: number): number {
	const power = 10 ** Math.floor(Math.log10(value));
	return ([1, 2, 5].find((step) => step * power >= value) ?? 10) * power;
}

function text(
	x: number,
	y: number,
	content: string,
	{
		size,
		weight,
		anchor,
		colour = COLOURS.text,
	}: { size?: number; weight?: string; anchor?: string; colour?: string } = {},
): string {
	const attributes = Object.entries({
		'font-size': size,
		'font-weight': weight,
		'text-anchor': anchor,
	})
		.filter(([, value]) => value !== undefined)
		.map(([name, value]) => ` ${name}="${value ?? ''}"`)
		.join('');
	return `<text x="${round(x)}" y="${y}" fill="${colour}"${attributes}>${escape(content)}</text>`;
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}

function escape(content: string): string {
	return content.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
