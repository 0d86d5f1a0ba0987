// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { DEFAULT_DAY } from '@smartcharge/demo/options';
import { runDemo, useFolder } from '../support/demo.js';
import { useWorld } from '../support/world.js';

const world = useWorld();
const file = useFolder();
const demo = (...args: string[]) => runDemo(world().node.endpoint, 'smartcharge', ...args);

/** How long a day may take on a slow machine. */
const LONG = 600_000;

/** A short day with other stations, other batches and a source of which a registry knows. */
const SHORT_DAY = {
	name: 'short',
	day: { from: '09:00', to: '11:00', batchMinutes: 1 },
	sources: [
		{
			name: 'mill',
			carrier: 'Hydro',
			supplier: 'supplierB',
			owner: 'bob',
			ean: '871687140000000064',
			capacityKw: 40,
			commissioned: '1982-05-01',
			technology: 'T030100',
			registry: true,
			outputKw: [
				['09:00', 30],
				['09:43', 30],
				['09:44', 9.5],
				['10:30', 25],
			],
		},
	],
	stations: [
		{ name: 'left', evse: 'NL*SMC*EL', ean: '871687140000000071', powerKw: 22 },
		{
			name: 'right',
			evse: 'NL*SMC*ER',
			ean: '871687140000000088',
			powerKw: 7.4,
			pricePerHour: 0.123457,
		},
	],
	offers: [
		{ supplier: 'supplierB', source: 'mill', pricesPerKwh: [['00:00', 0.211113]] },
		{
			supplier: 'supplierA',
			pricesPerKwh: [
				['00:00', 0.31],
				['10:00', 0.333333],
			],
		},
	],
	grid: { basePerKwh: 0.033333 },
	visits: [
		{
			driver: 'charlie',
			station: 'left',
			at: '09:20',
			energyKwh: 12.345,
			steps: 14,
			stepMinutes: 5,
			choice: { source: 'mill' },
		},
		{
			driver: 'alice',
			station: 'right',
			at: '09:30',
			energyKwh: 4,
			steps: 3,
			stepMinutes: 30,
			choice: 'Cheapest',
		},
	],
};

describe('the demo of a day', () => {
	it(
		'plays the story, and every number is as calculated',
		async () => {
			const picture = file('day.svg');
			const { code, out, err } = await demo('--picture', picture);
			expect(err).toBe('');
			expect(out).not.toContain('WRONG');
			expect(code).toBe(0);
			for (const line of [
				'11:15  CSO schedules process 2: FTTTTTTTTTTT, the solar park of supplier A',
				'12:10  the solar park has been short for 5 minutes: it drops the 11 kW of Bob',
				'12:10  Bob is served by the barn roof of supplier B',
				'12:30  Bob is served by the solar park of supplier A',
				'13:10  Bob is served by the grid mix of supplier A, uncertified',
				'17:20  DSO: loading 91 %, the grid costs 0.15 per kWh',
				'18:42  Alice changes to carrier Wind from step 6 on: the wind turbine',
				'supplier A greens 7.082 kWh of process 2',
				`Picture of the day: ${picture}`,
			]) {
				expect(out).toContain(line);
			}
			expect(out).toMatch(/^solar park +249\.42 +45\.586 +203\.834 +supplier A +2$/m);
			expect(out.match(/^ {2}ok /gm)).toHaveLength(9);
			expect(await readFile(picture, 'utf8')).toMatch(/^<svg .*<\/svg>\n$/s);
		},
		LONG,
	);

	it(
		'plays another day on the same chain',
		async () => {
			const path = file('short.json');
			await writeFile(path, JSON.stringify(SHORT_DAY));
			const { code, out, err } = await demo(path, '--picture', file('short.svg'));
			expect(err).toBe('');
			expect(out).not.toContain('WRONG');
			expect(code).toBe(0);
			expect(out).toMatch(/Charlie is served by the grid mix of supplier A, uncertified/);
		},
		LONG,
	);

	it(
		'ends what it began when it fails',
		async () => {
			const [mill, cheapest] = SHORT_DAY.visits;
			const visits = [
				// The demand is met in the first step; what ended has no source to change.
				{ ...mill, energyKwh: 0.1, changes: [['09:40', 'Cheapest']] },
				{ ...cheapest, energyKwh: 10 },
			];
			const [ofMill, ofMix] = SHORT_DAY.offers;
			const rising = [
				['00:00', 0.2],
				['09:25', 0.3],
			];
			const offers = [{ ...ofMill, pricesPerKwh: rising }, ofMix];
			const path = file('failing.json');
			await writeFile(path, JSON.stringify({ ...SHORT_DAY, visits, offers }));
			const { code, out, err } = await demo(path, '--picture', file('failing.svg'));
			expect(code).toBe(1);
			expect(err).toContain('charging.changeSource was refused');
			expect(out.match(/process \d+ is ended, because the play failed/g)).toHaveLength(1);
			const { api, stage } = world();
			for (const [key, station] of await api.query.charging.stations.entries()) {
				const id = key.args[0].toNumber();
				expect((await api.call.chargingApi.running(id)).isNone).toBe(true);
				expect(station.unwrap().open.isTrue).toBe(id === stage.station);
			}
		},
		LONG,
	);

	it('says what is wrong with a file', async () => {
		const day = JSON.parse(await readFile(DEFAULT_DAY, 'utf8')) as object;
		const path = file('faulty.json');
		await writeFile(path, JSON.stringify({ ...day, stations: [] }));
		const { code, err } = await demo(path);
		expect(code).toBe(2);
		expect(err).toContain('scenario.visits[0].station: there is no EVSE 2');
	});
});
