// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { DEFAULT_BOOKS } from '../options.js';
import { readScenario } from '../scenario/load.js';
import { ScenarioError } from '../scenario/reader.js';
import { parsePlan } from './parse.js';

type Json = Record<string, unknown>;

const original = (await readScenario(DEFAULT_BOOKS)) as Json;

/** The problems of the plan that comes with the demo, with some fields replaced. */
function problems(change: Json): readonly string[] {
	try {
		parsePlan({ ...structuredClone(original), ...change });
		return [];
	} catch (error) {
		if (error instanceof ScenarioError) {
			return error.problems;
		}
		throw error;
	}
}

const charging = (change: Json) => ({ charging: { ...(original.charging as Json), ...change } });

describe('the plan of a day with books', () => {
	it('has a value for each of its 100 quarters', () => {
		const plan = parsePlan(original);
		const lists = [
			...plan.programmes.values(),
			...plan.trades.map(({ energy }) => energy),
			plan.dayAhead,
			plan.imbalance,
		];
		expect(lists.map(({ length }) => length)).toEqual(lists.map(() => 100));
		expect(plan.dayAhead[48]).toBe(-32_000n);
		expect(plan.imbalance[50]).toEqual({ short: 210_000n, surplus: -40_000n, grid: 'Both' });
		// The last hours of the day have the last value, and the first ones that of the first.
		expect(plan.dayAhead[99]).toBe(72_000n);
		expect(plan.trades[0]?.energy.slice(35, 37)).toEqual([0n, 3_000n]);
		expect(plan.wrongMeter).toEqual({ visit: 2, energy: 3_217n });
		expect(plan.dispute).toEqual({ visit: 3, step: 5, energy: 1_000n, perMille: 500 });
	});

	it.each<[string, Json, string]>([
		[
			'a fault of what is charged',
			charging({ visits: 3 }),
			'scenario.charging.visits: expected a list, got 3',
		],
		[
			'a source in another area',
			charging({
				sources: ((original.charging as Json).sources as Json[]).map((source) => ({
					...source,
					area: 'Coast',
				})),
			}),
			'scenario.charging.sources: must be in the area of the stations',
		],
		[
			'certificates that change hands',
			charging({ greenings: [{ visit: 1, source: 'solar park' }] }),
			'scenario.charging.greenings: certificates do not change hands here',
		],
		[
			'a price without a net price',
			charging({ grid: { basePerKwh: 0.05 } }),
			'scenario.charging: a gross price of 50000 has no net price in whole units',
		],
		[
			'a supplier without a contract',
			{ contracts: (original.contracts as Json[]).slice(1) },
			'scenario.contracts: expected supplierA once, got it 0 times',
		],
		[
			'a programme of nobody',
			{ programmes: [{ brp: 'brpZ', kwhPerQuarter: [] }] },
			'scenario.programmes[0].brp: expected brpX or brpY, got "brpZ"',
		],
		[
			'a trade with oneself',
			{ trades: [{ seller: 'brpX', buyer: 'brpX', kwhPerQuarter: [['00:00', 1]] }] },
			'scenario.trades[0].buyer: brpX is the seller',
		],
		[
			'a trade of nothing',
			{ trades: [{ seller: 'brpX', buyer: 'brpY', kwhPerQuarter: [] }] },
			'scenario.trades[0].kwhPerQuarter: nothing is traded',
		],
		[
			'a time that does not exist',
			{ dayAheadPerKwh: [['25:00', 1]] },
			'scenario.dayAheadPerKwh[0][0]: expected a time from "00:00" to "24:45", got "25:00"',
		],
		[
			'a time within a quarter',
			{ dayAheadPerKwh: [['01:20', 1]] },
			'scenario.dayAheadPerKwh[0][0]: must be a whole quarter of an hour',
		],
		[
			'times that do not ascend',
			{
				dayAheadPerKwh: [
					['02:00', 1],
					['01:00', 1],
				],
			},
			'scenario.dayAheadPerKwh[1]: the times must ascend',
		],
		[
			'something else than a time and a value',
			{ dayAheadPerKwh: [1] },
			'scenario.dayAheadPerKwh[0]: expected a time and a value, got 1',
		],
		[
			'two prices where there is one',
			{ imbalancePerKwh: [['00:00', { short: 2, surplus: 1, grid: 'Up' }]] },
			'scenario.imbalancePerKwh[0][1]: Up: has one price',
		],
		[
			'a surplus that is worth more than a shortage costs',
			{ imbalancePerKwh: [['00:00', { short: 1, surplus: 2, grid: 'Both' }]] },
			'scenario.imbalancePerKwh[0][1]: Both: short must not be below surplus',
		],
		[
			'a visit that does not exist',
			{ wrongMeter: { visit: 5, tooManyKwh: 1 } },
			'scenario.wrongMeter.visit: there are 4 visits',
		],
		[
			'a step that does not exist',
			{ dispute: { visit: 4, step: 9, tooManyKwh: 1, upheldPercent: 50 } },
			'scenario.dispute.step: the visit has 8 steps',
		],
		[
			'a dispute about what was corrected',
			{ dispute: { visit: 3, step: 1, tooManyKwh: 1, upheldPercent: 50 } },
			'scenario.dispute.visit: must be another one than that of the wrong meter',
		],
		[
			'more than all of a claim',
			{ dispute: { visit: 4, step: 1, tooManyKwh: 1, upheldPercent: 100.1 } },
			'scenario.dispute.upheldPercent: must be at most 100, got 100.1',
		],
	])('is refused with %s', (_, change, problem) => {
		expect(problems(change)).toContain(problem);
	});
});
