// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../testing/random.js';
import { catchUp, energies, lastCostliest, leastCost, sum } from './schedule.js';

function letters(row: readonly boolean[]): string {
	return row.map((value) => (value ? 'T' : 'F')).join('');
}

describe('leastCost', () => {
	it('takes the most expensive out first and, among equals, the earliest', () => {
		const prices = [1n, 1n, 2n, 3n, 3n, 2n, 2n, 1n, 1n, 1n];
		expect(letters(leastCost(prices, 5_000n, 30_000n))).toBe('TTFFFFTTTT');
		expect(letters(leastCost([1n, 1n, 1n], 5n, 5n))).toBe('FFT');
	});

	it('charges in a step for a remainder, too', () => {
		expect(letters(leastCost([1n, 2n, 3n], 5n, 6n))).toBe('TTF');
	});

	it('charges in every step when the time is too short', () => {
		expect(letters(leastCost([1n, 2n], 5n, 100n))).toBe('TT');
	});

	it('refuses steps that deliver nothing', () => {
		expect(() => leastCost([1n], 0n, 1n)).toThrow('delivers nothing');
	});

	it('costs no more than any other choice of steps', () => {
		const random = randomNumbers(1);
		for (let round = 0; round < 300; round += 1) {
			const count = 1 + random(6);
			const prices = Array.from({ length: count }, () => BigInt(random(5)));
			const full = BigInt(1 + random(10));
			const demand = BigInt(1 + random(60));
			const most = full * BigInt(count);
			const wanted = demand < most ? demand : most;
			const cost = (charging: readonly boolean[]) => {
				const plan = energies(charging, prices, full, 0, wanted);
				expect(plan.every((energy) => energy >= 0n && energy <= full)).toBe(true);
				return sum(plan.map((energy, step) => energy * (prices[step] ?? 0n)));
			};
			const chosen = leastCost(prices, full, demand);
			expect(sum(energies(chosen, prices, full, 0, wanted))).toBe(wanted);
			for (let bits = 1; bits < 2 ** count; bits += 1) {
				const other = prices.map((_, step) => Math.floor(bits / 2 ** step) % 2 === 1);
				const chargingSteps = BigInt(other.filter(Boolean).length);
				const needed = (wanted + full - 1n) / full;
				if (chargingSteps === needed) {
					expect(cost(chosen)).toBeLessThanOrEqual(cost(other));
				}
			}
		}
	});
});

describe('energies', () => {
	it('leaves the rest to the most expensive step, the earliest of equals, or to the one that is named', () => {
		const all = [true, true, true];
		expect(energies(all, [2n, 2n, 1n], 5n, 0, 12n)).toEqual([2n, 5n, 5n]);
		expect(energies(all, [2n, 2n, 1n], 5n, 0, 12n, 1)).toEqual([5n, 2n, 5n]);
		expect(energies(all, [9n, 1n, 2n], 5n, 1, 7n)).toEqual([0n, 5n, 2n]);
	});

	it('plans no more than is left when a step has delivered too much', () => {
		expect(energies([true, true, true], [1n, 2n, 3n], 5n, 1, 4n)).toEqual([0n, 4n, 0n]);
		expect(energies([true, false], [1n, 2n], 5n, 1, 4n)).toEqual([0n, 0n]);
	});
});

describe('catchUp', () => {
	const prices = [1n, 3n, 2n, 2n, 1n];
	const first = [true, false, false, false, true];

	it('adds the cheapest idle steps, the earliest of equals, and no more than it takes', () => {
		expect(letters(catchUp(first, prices, 5n, 1, 6n))).toBe('TFTFT');
		expect(letters(catchUp(first, prices, 5n, 1, 11n))).toBe('TFTTT');
		expect(letters(catchUp(first, prices, 5n, 1, 99n))).toBe('TTTTT');
	});

	it('changes nothing while the plan suffices', () => {
		expect(letters(catchUp(first, prices, 5n, 1, 5n))).toBe('TFFFT');
	});

	it('leaves the rest to the last of the most expensive steps', () => {
		const caughtUp = catchUp(first, prices, 5n, 1, 11n);
		expect(lastCostliest(caughtUp, prices, 1)).toBe(3);
		expect(lastCostliest([true, false], [1n, 1n], 1)).toBeUndefined();
	});
});
