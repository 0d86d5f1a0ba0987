// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { Span } from '../span.js';
import { timeCost } from '../process.js';

/** A settled step, and what it becomes when its energy is corrected. */

/** Energy of a step from one supplier and source. */
export interface Part {
	supplier: string;
	/** `undefined` is the supplier's grid mix. */
	source: number | undefined;
	/** In Wh. */
	energy: bigint;
	/** Per kWh, in the smallest unit of the token. */
	price: bigint;
	/** Paid to the supplier; below zero it paid. */
	amount: bigint;
}

/** A settled step. */
export interface Line {
	process: number;
	step: number;
	span: Span;
	parts: readonly Part[];
	/** Per kWh. */
	gridPrice: bigint;
	toDso: bigint;
	pricePerHour: bigint;
	toCso: bigint;
}

/** Energy that is taken out of a part of a line. */
export interface Change {
	line: number;
	part: number;
	/** In Wh, above zero. */
	less: bigint;
}

/** What each payee pays back. */
export type Refunds = Map<string, bigint>;

const cost = (energy: bigint, price: bigint) => (energy * price) / 1_000n;

/** What stays of an amount when less energy costs `now`: what was not paid is not paid back. */
function kept(amount: bigint, now: bigint): bigint {
	const isLess = amount < 0n ? now > amount : now < amount;
	return isLess ? now : amount;
}

/** Takes `energy` out of the most expensive parts first: nobody knows when it did not flow. */
export function takeDearest(lines: readonly Line[], energy: bigint): Change[] {
	const parts = lines.flatMap(({ parts: own, gridPrice }, line) =>
		own.map((part, index) => ({
			line,
			part: index,
			net: part.price + gridPrice,
			energy: part.energy,
		})),
	);
	// The sort is stable: of equal prices, the earlier step.
	parts.sort((a, b) => (a.net === b.net ? 0 : a.net > b.net ? -1 : 1));
	let left = energy;
	const changes: Change[] = [];
	for (const { line, part, energy: own } of parts) {
		const less = own < left ? own : left;
		if (less > 0n) {
			changes.push({ line, part, less });
			left -= less;
		}
	}
	if (left > 0n) {
		throw new Error(`the lines have ${left.toString()} Wh less than is taken out of them`);
	}
	return changes;
}

/** The lines after their changes: each amount is rounded as when it was paid. */
export function correct(lines: readonly Line[], changes: readonly Change[]): Line[] {
	return lines.map((line, index) => {
		const own = changes.filter((change) => change.line === index);
		if (own.length === 0) {
			return line;
		}
		const parts = line.parts.map((part, at) => {
			const less = own
				.filter((change) => change.part === at)
				.reduce((sum, change) => sum + change.less, 0n);
			const energy = part.energy - less;
			const amount = kept(part.amount, cost(energy, part.price));
			return less === 0n ? part : { ...part, energy, amount };
		});
		const energy = parts.reduce((sum, part) => sum + part.energy, 0n);
		return { ...line, parts, toDso: kept(line.toDso, cost(energy, line.gridPrice)) };
	});
}

/** What payees pay back when lines become others. */
export function refundsOf(before: readonly Line[], after: readonly Line[], dso: string): Refunds {
	const refunds: Refunds = new Map();
	const add = (payee: string, amount: bigint) => {
		if (amount !== 0n) {
			refunds.set(payee, (refunds.get(payee) ?? 0n) + amount);
		}
	};
	before.forEach((line, index) => {
		const other = after[index] ?? line;
		line.parts.forEach((part, at) => {
			add(part.supplier, part.amount - (other.parts[at]?.amount ?? 0n));
		});
		add(dso, line.toDso - other.toDso);
	});
	return refunds;
}

/** A line with what its energy and its time cost: for examples, and to check amounts. */
export function lineOf(
	terms: Omit<Line, 'parts' | 'toDso' | 'toCso'> & { parts: readonly Omit<Part, 'amount'>[] },
): Line {
	const parts = terms.parts.map((part) => ({ ...part, amount: cost(part.energy, part.price) }));
	const energy = parts.reduce((sum, part) => sum + part.energy, 0n);
	return {
		...terms,
		parts,
		toDso: cost(energy, terms.gridPrice),
		toCso: timeCost(terms.pricePerHour, terms.span.end - terms.span.start),
	};
}
