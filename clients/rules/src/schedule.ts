// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * What charges when, worked out on paper: written from the rules, not from the chain's code, so
 * that it can check the chain.
 */

/** Order of two amounts, for sorting. */
export function compare(a: bigint, b: bigint): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Sum of amounts. */
export function sum(values: Iterable<bigint>): bigint {
	let total = 0n;
	for (const value of values) {
		total += value;
	}
	return total;
}

/**
 * Which steps charge so that `demand` is met at least cost (rule 2).
 *
 * Takes the dearest out first and, among equals, the earliest, as long as the rest of the steps,
 * each of which can deliver `full`, meets the demand.
 */
export function leastCost(prices: readonly bigint[], full: bigint, demand: bigint): boolean[] {
	if (full <= 0n) {
		throw new Error('a step that delivers nothing cannot meet a demand');
	}
	const needed = (demand + full - 1n) / full;
	const spare = BigInt(prices.length) - needed;
	const takenOut = dearestFirst(prices).slice(0, spare > 0n ? Number(spare) : 0);
	return prices.map((_, index) => !takenOut.includes(index));
}

/**
 * The energy of each step when those of `charging` from `from` on deliver `remaining`: all at full
 * power, but the dearest (the earliest of equals), which delivers what is left over.
 */
export function energies(
	charging: readonly boolean[],
	prices: readonly bigint[],
	full: bigint,
	from: number,
	remaining: bigint,
): bigint[] {
	const chosen = dearestFirst(prices).filter((index) => index >= from && charging[index]);
	const [dearest] = chosen;
	const others = full * BigInt(Math.max(0, chosen.length - 1));
	const leftOver = remaining - others;
	return charging.map((charges, index) => {
		if (!charges || index < from) {
			return 0n;
		}
		return index === dearest && leftOver < full ? leftOver : full;
	});
}

/** Indices of `prices`, the dearest first and the earliest of equals first. */
export function dearestFirst(prices: readonly bigint[]): number[] {
	return [...prices.keys()].sort((a, b) => compare(prices[b] ?? 0n, prices[a] ?? 0n) || a - b);
}
