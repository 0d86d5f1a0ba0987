// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../scenario/reader.js';
import { DEFAULT_DAY } from '../options.js';
import { loadDay } from './perform.js';
import { between, counts, powerAt } from './output.js';
import { parseDay } from './parse.js';
import { describeChoice } from './scenario.js';
import { MS_PER_HOUR, MS_PER_MINUTE, TOKEN } from '@smartcharge/rules/units';

const HOUR = MS_PER_HOUR;
const MINUTE = MS_PER_MINUTE;

type Json = Record<string, unknown>;

async function dayJson(): Promise<Json> {
	return JSON.parse(await readFile(DEFAULT_DAY, 'utf8')) as Json;
}

/** The problems of the day with `change`. */
async function problemsOf(change: (json: Json) => void): Promise<readonly string[]> {
	const json = await dayJson();
	change(json);
	try {
		parseDay(json);
	} catch (error) {
		if (error instanceof ScenarioError) {
			return error.problems;
		}
		throw error;
	}
	return [];
}

/** Changes fields of the first entry of a list. */
function first(list: string, fields: Json): (json: Json) => void {
	return (json) => {
		Object.assign((json[list] as Json[])[0] ?? {}, fields);
	};
}

describe('the scenario of a day', () => {
	it('is read in the units of the chain', async () => {
		const day = await loadDay(DEFAULT_DAY);
		expect(day).toMatchObject({ from: 7 * HOUR, to: 20 * HOUR, batch: 5 * MINUTE });
		expect(day.sources.map(({ name, owner, recipient }) => [name, owner, recipient])).toEqual([
			['solar park', 'supplierA', 'supplierA'],
			['wind turbine', 'supplierB', 'supplierB'],
			['barn roof', 'charlie', 'charlie'],
		]);
		expect(day.sources[0]).toMatchObject({
			carrier: 'Solar',
			capacity: 60_000n,
			commissioned: Date.UTC(2021, 3, 1),
			attributes: { technology: 10_101, support: 'Production', storage: false },
		});
		expect(day.sources[1]?.area).toBe('Coast');
		expect(day.offers[1]?.prices[1]).toEqual({ at: 11 * HOUR, value: TOKEN / 5n });
		expect(day.tariff).toEqual({
			base: TOKEN / 20n,
			steps: [
				{ loading: 60, price: 80_000n },
				{ loading: 85, price: 150_000n },
			],
		});
		expect(day.visits[3]?.changes).toEqual([
			{ at: 18 * HOUR + 42 * MINUTE, value: { carrier: 'Wind' } },
		]);
		expect(day.greenings).toEqual([{ visit: 2, source: 'solar park' }]);
	});

	it('describes a choice in words', () => {
		expect(describeChoice('Cheapest')).toBe('the cheapest');
		expect(describeChoice({ source: 'barn roof' })).toBe('the barn roof');
		expect(describeChoice({ carrier: 'Wind' })).toBe('carrier Wind');
	});

	it('is refused when it is no object', () => {
		expect(() => parseDay([])).toThrow('scenario: expected an object, got []');
	});

	const faults: [string, (json: Json) => void, string][] = [
		['a time that is none', (j) => (j.day = { from: '7', to: '20:00' }), 'scenario.day.from:'],
		[
			'an hour that is none',
			(j) => (j.day = { from: '07:00', to: '24:05' }),
			'scenario.day.to: expected a time',
		],
		[
			'a day that ends before it begins',
			(j) => (j.day = { from: '20:00', to: '07:00' }),
			'scenario.day: must begin and end',
		],
		[
			'a batch that spans intervals unevenly',
			(j) => (j.day = { from: '07:00', to: '20:00', batchMinutes: 3 }),
			'scenario.day.batchMinutes: must divide',
		],
		[
			'more readings than a batch takes',
			(j) => (j.sources = Array.from({ length: 40 }, () => (j.sources as Json[])[0])),
			'scenario.day.batchMinutes: 210 readings',
		],
		[
			'an unknown carrier',
			first('sources', { carrier: 'Coal' }),
			'scenario.sources[0].carrier',
		],
		[
			'a short EAN',
			first('sources', { ean: '12' }),
			'scenario.sources[0].ean: expected the 18',
		],
		[
			'a technology without T',
			first('sources', { technology: '010101' }),
			'scenario.sources[0].technology: expected a code',
		],
		[
			'a date that is none',
			first('sources', { commissioned: '2021-13-01' }),
			'scenario.sources[0].commissioned: expected a date',
		],
		[
			'a date before all time',
			first('sources', { commissioned: '1932-05-01' }),
			'scenario.sources[0].commissioned: the chain knows no time',
		],
		[
			'points out of order',
			first('sources', {
				outputKw: [
					['08:00', 1],
					['07:00', 2],
				],
			}),
			'scenario.sources[0].outputKw: the times must ascend',
		],
		[
			'no points',
			first('sources', { outputKw: [] }),
			'scenario.sources[0].outputKw: expected at least one',
		],
		[
			'a point without a value',
			first('sources', { outputKw: [['08:00']] }),
			'scenario.sources[0].outputKw[0]: expected a time and a value',
		],
		[
			'negative output',
			first('sources', { outputKw: [['08:00', -1]] }),
			'scenario.sources[0].outputKw[0][1]: must not be negative',
		],
		[
			'a cloud that ends before it comes',
			first('clouds', { to: '11:00' }),
			'scenario.clouds[0].to: must be later',
		],
		[
			'a cloud over something unknown',
			first('clouds', { leavesPercent: { moon: 10 } }),
			'scenario.clouds[0].leavesPercent: there is no moon',
		],
		[
			'two stations of one name',
			first('stations', { name: 'EVSE 2' }),
			'scenario.stations[1].name: there is a EVSE 2 already',
		],
		[
			'an offer by another supplier',
			first('offers', { source: 'barn roof' }),
			'scenario.offers[0].supplier: the barn roof is sold by supplierB',
		],
		[
			'a visit at an unknown station',
			first('visits', { station: 'EVSE 9' }),
			'scenario.visits[0].station: there is no EVSE 9',
		],
		[
			'a visit to somebody who cannot charge',
			first('visits', { driver: 'supplierA' }),
			'scenario.visits[0].driver: expected alice or bob or charlie',
		],
		[
			'a visit before sources were seen',
			first('visits', { at: '07:10' }),
			'scenario.visits[0]: must be within the day',
		],
		[
			'a visit off the intervals',
			first('visits', { at: '08:02' }),
			'scenario.visits[0].at: must be a multiple of the length of a step',
		],
		[
			'steps off the intervals',
			first('visits', { stepMinutes: 7 }),
			'scenario.visits[0].stepMinutes: must be a multiple',
		],
		[
			'long steps',
			first('visits', { stepMinutes: 120 }),
			'scenario.visits[0].stepMinutes: must be a multiple of 5, at most 60',
		],
		[
			'steps that divide no day',
			first('visits', { stepMinutes: 25 }),
			'scenario.visits[0].stepMinutes: must divide a day',
		],
		[
			'two visits at one station',
			first('visits', { at: '11:00' }),
			'scenario.visits[2]: the EVSE 2 is not free then',
		],
		[
			'two visits at one time',
			first('visits', { at: '11:00', station: 'EVSE 2' }),
			'scenario.visits[1]: two visits cannot begin',
		],
		[
			'a change outside of the visit',
			first('visits', { changes: [['07:59', 'Cheapest']] }),
			'scenario.visits[0].changes[0]: must be within',
		],
		[
			'a source and a carrier at once',
			first('visits', { choice: { source: 'barn roof', carrier: 'Solar' } }),
			'scenario.visits[0].choice: expected a source or a carrier',
		],
		[
			'a choice that is none',
			first('visits', { choice: 'Highest' }),
			'scenario.visits[0].choice: expected "Cheapest"',
		],
		[
			'an unknown source',
			first('visits', { choice: { source: 'moon' } }),
			'scenario.visits[0].choice.source: there is no moon',
		],
		[
			'greening of a visit that is none',
			first('greenings', { visit: 5 }),
			'scenario.greenings[0].visit: there are 4 visits',
		],
		[
			'a transfer by a stranger',
			first('transfers', { from: 'mallory' }),
			'scenario.transfers[0].from: expected cso or',
		],
		[
			'a wrong check digit',
			first('sources', { ean: '871687140000000065' }),
			'scenario.sources[0].ean: the last digit of 871687140000000065 is not its check digit',
		],
		[
			'more output than capacity',
			first('sources', { outputKw: [['08:00', 61]] }),
			'scenario.sources[0].outputKw[0][1]: must be at most 60, got 61',
		],
		[
			'a date that is yet to come',
			first('sources', { commissioned: '9999-01-01' }),
			'scenario.sources[0].commissioned: must not be in the future',
		],
		[
			'a long name of an area',
			first('sources', { area: 'Å'.repeat(33) }),
			'scenario.sources[0].area: must have at most 64 bytes',
		],
		[
			'something that is no EVSE ID',
			first('stations', { evse: 'NL*SMC*X' }),
			'scenario.stations[0].evse: expected the beginning of an EVSE ID',
		],
		[
			'a power that no connection has',
			first('stations', { powerKw: 100_001 }),
			'scenario.stations[0].powerKw: must be at most 100000',
		],
		[
			'an expensive station',
			first('stations', { pricePerHour: 10_001 }),
			'scenario.stations[0].pricePerHour: must be at most 10000',
		],
		[
			'an expensive offer',
			first('offers', { pricesPerKwh: [['00:00', 10_001]] }),
			'scenario.offers[0].pricesPerKwh[0][1]: must be at most 10000',
		],
		[
			'no offers',
			(j) => (j.offers = []),
			'scenario.offers: a supplier must offer its grid mix',
		],
		[
			'two offers of one source',
			(j) => (j.offers as Json[]).push((j.offers as Json[])[0] ?? {}),
			'scenario.offers[5]: replaces scenario.offers[0]',
		],
		[
			'a tariff out of order',
			(j) =>
				(j.grid = {
					steps: [
						{ loadingPercent: 60, pricePerKwh: 1 },
						{ loadingPercent: 60, pricePerKwh: 2 },
					],
				}),
			'scenario.grid.steps[1].loadingPercent: must be more than the one before',
		],
		[
			'a tariff of many steps',
			(j) =>
				(j.grid = {
					steps: Array.from({ length: 17 }, (_, at) => ({
						loadingPercent: at,
						pricePerKwh: 1,
					})),
				}),
			'scenario.grid.steps: expected at most 16, got 17',
		],
		[
			'much energy',
			first('visits', { energyKwh: 100_000 }),
			'scenario.visits[0].energyKwh: must be at most 1000, got 100000',
		],
		[
			'a change in the last step',
			first('visits', { changes: [['08:50', 'Cheapest']] }),
			'scenario.visits[0].changes[0]: must be within the visit, before its last step',
		],
		[
			'two changes in one step',
			first('visits', {
				changes: [
					['08:05', 'Cheapest'],
					['08:07', 'Cheapest'],
				],
			}),
			'scenario.visits[0].changes[1]: the same step has a change already',
		],
		[
			'a transfer to oneself',
			first('transfers', { from: 'supplierA', to: 'supplierA' }),
			'scenario.transfers[0].to: supplierA has the certificates already',
		],
		['an unknown field', (j) => (j.weather = 'fine'), 'scenario.weather: no such field'],
	];
	it.each(faults)('is refused with %s', async (_, change, problem) => {
		const problems = await problemsOf(change);
		expect(
			problems.some((found) => found.startsWith(problem)),
			problems.join('\n'),
		).toBe(true);
	});
});

describe('the output of a source', () => {
	const points = [
		{ at: 10, value: 100 },
		{ at: 20, value: 300 },
	];

	it('runs in straight lines between its points, and on beyond them', () => {
		expect([0, 10, 15, 20, 99].map((at) => between(points, at))).toEqual([
			100, 100, 200, 300, 300,
		]);
		expect(between([], 5)).toBe(0);
	});

	it('is less under a cloud, which takes a minute to come and to go', async () => {
		const day = await loadDay(DEFAULT_DAY);
		const [park, wind] = day.sources;
		if (!park || !wind) {
			throw new Error('no sources');
		}
		const bare = { ...day, clouds: [] };
		const part = (hours: number, minutes: number) => {
			const at = hours * HOUR + minutes * MINUTE;
			return powerAt(day, park, at) / powerAt(bare, park, at);
		};
		expect(part(12, 2)).toBeCloseTo(1);
		expect(part(12, 2.5)).toBeCloseTo(0.69);
		expect(part(12, 3)).toBeCloseTo(0.38);
		expect(part(12, 25)).toBeCloseTo(0.38);
		expect(part(12, 26)).toBeCloseTo(1);
		expect(powerAt(day, wind, 12.2 * HOUR)).toBe(powerAt(bare, wind, 12.2 * HOUR));
	});

	it('is counted in whole Wh without losing any', async () => {
		const day = await loadDay(DEFAULT_DAY);
		const [park] = day.sources;
		if (!park) {
			throw new Error('no source');
		}
		const steady = {
			...park,
			output: [{ at: 0, value: 1_000 }],
		};
		const list = counts({ ...day, clouds: [] }, steady);
		expect(list).toHaveLength(13 * 60 + 1);
		expect(list.slice(0, 4)).toEqual([0n, 16n, 33n, 50n]);
		expect(list.at(-1)).toBe(13_000n);
	});
});
