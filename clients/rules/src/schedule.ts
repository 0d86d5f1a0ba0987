// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Schedules, worked out on paper: written from the rules, not from the chain's code, so
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
 * Takes the most expensive out first and, among equals, the earliest, as long as the rest of the steps,
 * each of which can deliver `full`, meets the demand.
 */
export function leastCost(prices: readonly bigint[], full: bigint, demand: bigint): boolean[] {
	if (full <= 0n) {
		throw new Error('a step that delivers nothing cannot meet a demand');
	}
	const needed = (demand + full - 1n) / full;
	const spare = BigInt(prices.length) - needed;
	const takenOut = costliestFirst(prices).slice(0, spare > 0n ? Number(spare) : 0);
	return prices.map((_, index) => !takenOut.includes(index));
}

/**
 * The energy of each step when those of `charging` from `from` on deliver `remaining`: all at full
 * power as long as something is left, but `remainder`, which delivers what the others leave over.
 * That is the most expensive (the earliest of equals) unless another one is named.
 */
export function energies(
	charging: readonly boolean[],
	prices: readonly bigint[],
	full: bigint,
	from: number,
	remaining: bigint,
	remainder?: number,
): bigint[] {
	const chosen = [...prices.keys()].filter((index) => index >= from && charging[index]);
	const last = remainder ?? costliestFirst(prices).find((index) => chosen.includes(index));
	const flows = prices.map(() => 0n);
	let left = remaining;
	for (const index of [...chosen.filter((other) => other !== last), last]) {
		if (index !== undefined) {
			const energy = left < full ? left : full;
			flows[index] = energy;
			left -= energy;
		}
	}
	return flows;
}

/**
 * Which steps charge when earlier ones have delivered less than planned: the cheapest idle ones
 * from `from` on are added, the earliest of equals, until they can deliver `remaining`.
 */
export function catchUp(
	charging: readonly boolean[],
	prices: readonly bigint[],
	full: bigint,
	from: number,
	remaining: bigint,
): boolean[] {
	const steps = [...charging];
	const idle = [...prices.keys()]
		.filter((index) => index >= from && !steps[index])
		.sort((a, b) => compare(prices[a] ?? 0n, prices[b] ?? 0n) || a - b);
	const reach = () => full * BigInt(steps.slice(from).filter(Boolean).length);
	for (const index of idle) {
		if (reach() >= remaining) {
			break;
		}
		steps[index] = true;
	}
	return steps;
}

/** The most expensive of the steps that charge from `from` on, the latest of equals. */
export function lastCostliest(
	charging: readonly boolean[],
	prices: readonly bigint[],
	from: number,
): number | undefined {
	const costliest = [...prices.keys()]
		.filter((index) => index >= from && charging[index])
		.sort((a, b) => compare(prices[b] ?? 0n, prices[a] ?? 0n) || b - a);
	return costliest[0];
}

/** Indices of `prices`, the most expensive first and the earliest of equals first. */
export function costliestFirst(prices: readonly bigint[]): number[] {
	return [...prices.keys()].sort((a, b) => compare(prices[b] ?? 0n, prices[a] ?? 0n) || a - b);
}
