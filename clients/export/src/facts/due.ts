// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** What a line makes due, as the chain works it out. */

import { total, type Line, type Part } from './process.js';

export const MS_PER_HOUR = 3_600_000n;

const min = (a: bigint, b: bigint) => (a < b ? a : b);
const max = (a: bigint, b: bigint) => (a > b ? a : b);

/** Prices of energy that nobody pays for, all in all: what one party pays, the other one gets. */
export function balanced(price: bigint, other: bigint): bigint {
	return price + other >= 0n || price >= 0n ? price : -max(other, 0n);
}

/** Energy of a part by its price, in Wh. */
export interface Shares {
	/** At the prices of the part. */
	paid: bigint;
	/** At prices that cost the driver nothing. */
	unproven: bigint;
	/** Free. */
	idle: bigint;
}

/**
 * The energy of a part after a change. Less energy is taken out of the costliest first, more is added
 * at the prices of the part.
 */
export function sharesOf(part: Part, delta = 0n): Shares {
	const idle = min(part.idle, part.energy);
	const unproven = min(part.unproven, part.energy - idle);
	const paid = part.energy - idle - unproven;
	if (delta >= 0n) {
		return { paid: paid + delta, unproven, idle };
	}
	let left = -delta;
	const take = (energy: bigint) => {
		const taken = min(left, energy);
		left -= taken;
		return energy - taken;
	};
	const rest = { paid, unproven, idle };
	const costly = part.price + part.gridPrice >= 0n;
	const order = costly
		? (['paid', 'unproven', 'idle'] as const)
		: (['idle', 'unproven', 'paid'] as const);
	for (const share of order) {
		rest[share] = take(rest[share]);
	}
	return rest;
}

/** What the supplier of a part is due, in thousandths of a unit of the token, and the DSO. */
export function exactDue(part: Part): { supplier: bigint; grid: bigint } {
	const { paid, unproven } = sharesOf(part);
	return {
		supplier: paid * part.price + unproven * balanced(part.price, part.gridPrice),
		grid: paid * part.gridPrice + unproven * balanced(part.gridPrice, part.price),
	};
}

/** Amounts of a line by who gets them: the supplier of each part, the DSO, and the station. */
export interface ByPayee {
	suppliers: bigint[];
	dso: bigint;
	station: bigint;
}

/**
 * What is due for the energy of a line; below zero, what its party pays if its cover is good for it. If
 * one party pays and another one is paid, the latter is due no more than leaves the energy at its agreed
 * cost, whatever was paid.
 */
export function duesOf({ parts, toDso }: Pick<Line, 'parts' | 'toDso'>): Omit<ByPayee, 'station'> {
	const exact = parts.map(exactDue);
	const energy = [...exact.map(({ supplier }) => supplier), total(exact.map(({ grid }) => grid))];
	const pays = energy.some((due) => due < 0n);
	const agreed = max(0n, total(energy)) / 1_000n;
	const credited = total(
		[...parts.map(({ amount }) => amount), toDso].map((paid) => max(0n, -paid)),
	);
	let left = pays ? credited + agreed : undefined;
	const suppliers = energy.map((due) => {
		if (due < 0n || left === undefined) {
			return due / 1_000n;
		}
		const most = min(due / 1_000n, left);
		left -= most;
		return most;
	});
	const dso = suppliers.pop() ?? 0n;
	return { suppliers, dso };
}

/** What is short of what is due. */
export function shortOf(line: Omit<Line, 'unpaid'>): ByPayee {
	const { suppliers, dso } = duesOf(line);
	const short = (due: bigint, paid: bigint) => max(0n, due - max(0n, paid));
	const time = (BigInt(line.end - line.start) * line.pricePerHour) / MS_PER_HOUR;
	return {
		suppliers: suppliers.map((due, at) => short(due, line.parts[at]?.amount ?? 0n)),
		dso: short(dso, line.toDso),
		station: max(0n, time - line.toCso),
	};
}

/** Who gets how much of what is owed: suppliers in their order, then the DSO, then the station. */
export function owedOf(line: Line): ByPayee {
	let left = line.unpaid;
	const take = (short: bigint) => {
		const taken = min(short, left);
		left -= taken;
		return taken;
	};
	const { suppliers, dso, station } = shortOf(line);
	return { suppliers: suppliers.map(take), dso: take(dso), station: take(station) };
}
