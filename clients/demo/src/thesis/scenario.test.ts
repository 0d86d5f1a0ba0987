// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFile } from 'node:fs/promises';
import { expectation, totals } from '@smartcharge/rules/process';
import { sum } from '@smartcharge/rules/schedule';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SCENARIO } from '../options.js';
import { loadScenario } from './perform.js';
import { ScenarioError } from '../scenario/reader.js';
import { parseScenario } from './scenario.js';

const LEAST = { name: 'least', energyKwh: 1, powerKw: 5, stepMinutes: 60, pricesPerKwh: [1, 2] };

function problemsOf(value: unknown): readonly string[] {
	try {
		parseScenario(value);
	} catch (error) {
		if (error instanceof ScenarioError) {
			return error.problems;
		}
		throw error;
	}
	return [];
}

describe('parseScenario', () => {
	it('reads the scenario of the thesis in the units of the chain', async () => {
		const scenario = await loadScenario(DEFAULT_SCENARIO);
		expect(scenario).toMatchObject({
			energy: 30_000n,
			power: 5_000n,
			step: 3_600_000,
			stationPrice: 5_000_000n,
			gridPrice: 0n,
			optIn: true,
		});
		expect(scenario.prices).toHaveLength(10);
		expect(scenario.runs.map(({ signals }) => signals)).toEqual([
			[],
			[
				{ step: 1, direction: 'Down', target: 'process', reward: 30_000_000n },
				{ step: 4, direction: 'Up', target: 'process', reward: 30_000_000n },
			],
		]);
		expect(scenario.runs[0]?.expected?.driver?.[1]).toBe(-10_000_000n);
		expect(scenario.runs[0]?.printed?.driver?.[1]).toBe(-20_000_000n);
	});

	it('needs few fields', () => {
		expect(parseScenario(LEAST)).toEqual({
			name: 'least',
			title: 'least',
			energy: 1_000n,
			power: 5_000n,
			step: 3_600_000,
			prices: [1_000_000n, 2_000_000n],
			stationPrice: 0n,
			gridPrice: 0n,
			optIn: true,
			minimumReward: 0n,
			runs: [{ name: 'the run', caption: 'the run', signals: [] }],
		});
	});

	it('takes a signal for the first step as one for the area', () => {
		const { runs } = parseScenario({
			...LEAST,
			demandResponse: { rewardPerStep: 1 },
			runs: [{ name: 'one', signals: [{ step: 1, direction: 'Up' }] }],
		});
		expect(runs[0]?.signals[0]).toEqual({
			step: 0,
			direction: 'Up',
			target: 'area',
			reward: 1_000_000n,
		});
	});

	it.each<[string, object, string]>([
		['no energy', { energyKwh: 0 }, 'scenario.energyKwh: must be at least 0.1'],
		['negative power', { powerKw: -5 }, 'scenario.powerKw: must be more than zero'],
		[
			'no prices',
			{ pricesPerKwh: [] },
			'scenario.pricesPerKwh: expected 1 to 1440 prices, got 0',
		],
		[
			'a text',
			{ pricesPerKwh: 'cheap' },
			'scenario.pricesPerKwh: expected a list, got "cheap"',
		],
		[
			'a price below the bound',
			{ pricesPerKwh: [1, -10.5] },
			'scenario.pricesPerKwh[1]: must be at least -10',
		],
		[
			'a negative price of the station',
			{ stationPricePerHour: -1 },
			'scenario.stationPricePerHour: must not be negative',
		],
		[
			'a price finer than the token',
			{ pricesPerKwh: ['0.0000001'] },
			'scenario.pricesPerKwh[0]: 0.0000001 has more than 6 decimals',
		],
		[
			'an absurd price',
			{ pricesPerKwh: ['99999999999999999999'] },
			'scenario.pricesPerKwh[0]: must be at most 10000, got 99999999999999999999',
		],
		[
			'too many prices',
			{ pricesPerKwh: Array.from({ length: 1_441 }, () => 1) },
			'scenario.pricesPerKwh: expected 1 to 1440 prices, got 1441',
		],
		[
			'short steps',
			{ stepMinutes: 0.5 },
			'scenario.stepMinutes: the demo needs steps of at least one minute',
		],
		[
			'much energy',
			{ energyKwh: 1e9 },
			'scenario.energyKwh: must be at most 1000, got 1000000000',
		],
		[
			'more power than the connection has',
			{ powerKw: 30 },
			'scenario.powerKw: must be at most 22, got 30',
		],
		[
			'power that delivers nothing',
			{ powerKw: 0.001, stepMinutes: 1 },
			'scenario.powerKw: delivers nothing within 1 minutes',
		],
		[
			'a dear station',
			{ stationPricePerHour: 20_000 },
			'scenario.stationPricePerHour: must be',
		],
		[
			'a dear grid',
			{ gridPricePerKwh: 99_999 },
			'scenario.gridPricePerKwh: must be at most 10000',
		],
		[
			'steps off the intervals',
			{ stepMinutes: 7 },
			'scenario.stepMinutes: must be a multiple or a divisor',
		],
		[
			'a time of weeks',
			{ stepMinutes: 60, pricesPerKwh: Array.from({ length: 169 }, () => 1) },
			'scenario.stepMinutes: 169 such steps are longer than 7 days',
		],
		['long steps', { stepMinutes: 65 }, 'scenario.stepMinutes: must be at most 60'],
		['little energy', { energyKwh: 0.099 }, 'scenario.energyKwh: must be at least 0.1'],
		[
			'a signal for nothing',
			{ runs: [{ name: 'r', signals: [{ step: 2, direction: 'Up', rewardPerStep: 0 }] }] },
			'scenario.runs[0].signals[0].rewardPerStep: must be more than zero',
		],
		['a missing field', { name: undefined }, 'scenario.name: expected a text, got nothing'],
		[
			'a misspelt field',
			{ energy: 30 },
			'scenario.energy: no such field; there are name, title',
		],
		['no runs', { runs: [] }, 'scenario.runs: expected at least one run'],
		[
			'a signal without a reward',
			{ runs: [{ name: 'r', signals: [{ step: 2, direction: 'Up' }] }] },
			'scenario.runs[0].signals[0].rewardPerStep: expected a number, got nothing',
		],
		[
			'a signal for no step',
			{ runs: [{ name: 'r', signals: [{ step: 3, direction: 'Up', rewardPerStep: 1 }] }] },
			'scenario.runs[0].signals[0].step: expected a step from 1 to 2, got 3',
		],
		[
			'a signal in no direction',
			{ runs: [{ name: 'r', signals: [{ step: 2, direction: 'Left', rewardPerStep: 1 }] }] },
			'scenario.runs[0].signals[0].direction: expected Up or Down, got "Left"',
		],
		[
			'an early signal for the process',
			{
				runs: [
					{
						name: 'r',
						signals: [
							{ step: 1, direction: 'Up', target: 'process', rewardPerStep: 1 },
						],
					},
				],
			},
			'scenario.runs[0].signals[0].target: a signal for step 1 is sent before',
		],
		[
			'two signals alike',
			{
				demandResponse: { rewardPerStep: 1 },
				runs: [
					{
						name: 'r',
						signals: [
							{ step: 2, direction: 'Up' },
							{ step: 2, direction: 'Down' },
						],
					},
				],
			},
			'scenario.runs[0].signals[1]: step 2 has a signal for the process already',
		],
		[
			'expected numbers for other steps',
			{ runs: [{ name: 'r', expected: { schedule: 'T', driver: [1, 2, 3] } }] },
			'scenario.runs[0].expected.schedule: expected 2 times T or F, got "T"',
		],
	])('refuses %s', (_, change, problem) => {
		const problems = problemsOf({ ...LEAST, ...change });
		expect(problems.some((found) => found.startsWith(problem))).toBe(true);
	});

	it.each([1, 1.25, 2.5, 5, 10, 25, 60])('takes steps of %s minutes', (stepMinutes) => {
		expect(problemsOf({ ...LEAST, stepMinutes })).toEqual([]);
	});

	it('names every problem at once', () => {
		expect(problemsOf({ ...LEAST, energyKwh: 0, powerKw: 0 })).toHaveLength(2);
		expect(problemsOf(null)).not.toHaveLength(0);
	});
});

describe('loadScenario', () => {
	it('says when there is no file, or no JSON in it', async () => {
		await expect(loadScenario('no-such-file.json')).rejects.toThrow('cannot read it');
		await expect(loadScenario(new URL(import.meta.url).pathname)).rejects.toThrow('not JSON');
	});

	it('finds each committed scenario in order', async () => {
		const names = ['thesis', 'quarter-hours', 'belgium-2025-05-11', 'belgium-2023-07-02'];
		for (const name of names) {
			const path = DEFAULT_SCENARIO.replace('thesis', name);
			const { name: read } = JSON.parse(await readFile(path, 'utf8')) as { name: string };
			expect((await loadScenario(path)).name).toBe(read);
		}
	});

	it.each(['belgium-2025-05-11', 'belgium-2023-07-02'])(
		'expects of %s what the rules give below zero',
		async (name) => {
			const scenario = await loadScenario(DEFAULT_SCENARIO.replace('thesis', name));
			const [run] = scenario.runs;
			const { schedule, steps } = expectation(scenario, { signals: [] });
			expect(schedule).toEqual(run?.expected?.schedule);
			expect(totals(steps)).toEqual(run?.expected?.totals);
		},
	);

	it('has the lowest and the mean price of a real day', async () => {
		const path = DEFAULT_SCENARIO.replace('thesis', 'belgium-2025-05-11');
		const { prices } = await loadScenario(path);
		// -462.33 and -9.97 EUR/MWh.
		expect(prices.reduce((least, price) => (price < least ? price : least))).toBe(-462_330n);
		expect(sum(prices) / 24n).toBe(-9_970n);
	});
});
