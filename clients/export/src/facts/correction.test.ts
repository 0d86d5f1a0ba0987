// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { corrected, DSO, SUPPLIER } from '../../testing/cases.js';
import { byProcess, correct, refunds } from './correction.js';
import { paid } from './process.js';

const DOWN = {
	process: 8,
	number: 1,
	at: 0,
	reason: 'MeterFault',
	deltas: [{ step: 0, part: 0, energy: -3_217n }],
};

describe('a correction', () => {
	it('gives back what the golden example G2 does', () => {
		const before = corrected();
		const after = correct(before, DOWN);
		const found = refunds(before, after).map(({ payee, amount }) => [payee, amount]);
		expect(found).toEqual([
			[SUPPLIER, 778_514n],
			[DSO, 155_703n],
		]);
		expect(paid(before.record.totals) - paid(after.record.totals)).toBe(934_217n);
		expect(after.record.energy).toBe(8_783n);
	});

	it('cannot take out more than was billed', () => {
		const deltas = [{ step: 1, part: 0, energy: -4_001n }];
		expect(() => correct(corrected(), { ...DOWN, deltas })).toThrow('than was billed');
	});

	it('names a line and a part that exist, of its process', () => {
		const deltas = [{ step: 2, part: 0, energy: -1n }];
		expect(() => correct(corrected(), { ...DOWN, deltas })).toThrow('no part 0 of step 2');
		expect(() => correct(corrected(), { ...DOWN, process: 9 })).toThrow('of process 9');
	});

	it('is found by its process, in the order of numbers, and once', () => {
		const all = [{ ...DOWN, number: 2 }, DOWN, { ...DOWN, process: 9 }];
		const numbers = [...byProcess(all, 'f.json')].map(([process, own]) => [
			process,
			own.map(({ number }) => number),
		]);
		expect(numbers).toEqual([
			[8, [1, 2]],
			[9, [1]],
		]);
		expect(() => byProcess([DOWN, DOWN], 'f.json')).toThrow(
			'f.json: correction 1 of process 8 is there twice',
		);
	});
});
