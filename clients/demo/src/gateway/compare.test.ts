// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import type { Check } from '../checks.js';
import {
	checkCharger,
	checkProcess,
	checkReadings,
	checkSource,
	type Row,
	type Settled,
} from './compare.js';

const METER = 4;
const rows: Row[] = [
	{ meter: METER, at: 10, register: 100, state: 'final' },
	{ meter: METER, at: 20, register: 150, state: 'superseded' },
	{ meter: METER, at: 30, register: 220, state: 'final' },
	{ meter: 5, at: 15, register: 9, state: 'new' },
];
const accepted = [
	{ meter: METER, at: 10, register: 100 },
	{ meter: METER, at: 30, register: 220 },
];
const settled: Settled = {
	steps: [
		{ step: 0, energy: 50 },
		{ step: 1, energy: 69 },
	],
	energy: 119,
	free: 1,
	registers: [100, 220],
	reason: 'Stopped',
	dueUntil: 5_000,
	cost: 7n,
	paid: 7n,
};
const charger = { begin: 100, end: 220, endedAt: 4_000, samples: [100, 150, 220] };

const problems = (checks: readonly Check[]) => checks.flatMap((check) => check.problems);

describe('comparison of the views', () => {
	it('finds no fault where there is none', () => {
		expect(problems(checkReadings(METER, accepted, rows))).toEqual([]);
		expect(problems(checkProcess('card', settled, charger))).toEqual([]);
		expect(problems([checkCharger('card', METER, charger, rows)])).toEqual([]);
		const shown = new Map([
			[10, 100],
			[30, 220],
		]);
		expect(problems([checkSource(METER, accepted, shown)])).toEqual([]);
	});

	it('finds a reading that is lost, waits, counts twice or has another register', () => {
		const faults = (list: typeof accepted, stored = rows) =>
			problems(checkReadings(METER, list, stored)).length;
		expect(faults(accepted.slice(0, 1))).toBeGreaterThan(0);
		expect(faults([...accepted, { meter: METER, at: 30, register: 220 }])).toBe(1);
		expect(faults([...accepted, { meter: METER, at: 40, register: 230 }])).toBe(1);
		expect(faults([{ meter: METER, at: 10, register: 101 }, ...accepted.slice(1)])).toBe(2);
		for (const state of ['new', 'sent', 'in_best', 'refused']) {
			const waits: Row = { meter: METER, at: 40, register: 230, state };
			expect(faults(accepted, [...rows, waits])).toBe(1);
		}
		const late: Row = { meter: METER, at: 40, register: 230, state: 'superseded' };
		expect(faults(accepted, [...rows, late])).toBe(1);
		expect(faults([], [])).toBe(1);
	});

	it('finds what a charger reported and the gateway does not have', () => {
		const samples = [...charger.samples, 221];
		const check = checkCharger('card', METER, { ...charger, samples }, rows);
		expect(check.problems).toEqual(['221 Wh is missing']);
	});

	it('finds energy, steps and money that differ', () => {
		const faults = (change: Partial<Settled>) =>
			problems(checkProcess('card', { ...settled, ...change }, charger)).length;
		expect(faults({ energy: 118 })).toBe(2);
		expect(faults({ free: 0 })).toBe(1);
		expect(faults({ registers: [100, 219] })).toBe(1);
		expect(faults({ paid: 8n })).toBe(1);
		expect(faults({ dueUntil: 7_000 })).toBe(1);
		const [first, second] = settled.steps;
		if (!first || !second) {
			throw new Error('two steps');
		}
		expect(faults({ steps: [first, first, second] })).toBeGreaterThan(1);
		expect(faults({ steps: [first] })).toBe(1);
		const nothing = { begin: 100, end: 100, endedAt: 4_000, samples: [] };
		expect(problems(checkProcess('card', settled, nothing))).toHaveLength(1);
	});

	it('finds a register that no telegram showed', () => {
		expect(checkSource(METER, accepted, new Map([[10, 100]])).problems).toHaveLength(1);
		expect(checkSource(METER, [], new Map()).problems).toEqual(['the chain has none']);
	});
});
