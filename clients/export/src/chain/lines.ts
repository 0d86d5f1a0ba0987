// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Lines, computed again from what the chain reports and stores. Events have amounts and energy, but no
 * prices, and state has prices, but not which of them applied. So all that can have been are tried, and
 * the trail says which were. Pure: no chain.
 */

import { duesOf, exactDue, shortOf } from '../facts/due.js';
import { total, type Hex, type Line, type Part, type Trail } from '../facts/process.js';
import { withLine } from '../facts/trail.js';

/** An offer that was locked for a process. */
export interface Locked {
	slot: number;
	supplier: Hex;
	source: number | undefined;
	/** Runs of steps with the same price. */
	runs: readonly { steps: number; price: bigint }[];
}

/** The terms of a process before and after a block, between which a driver may have changed them. */
export interface Terms {
	/** Slots of the offers in force: the chosen one, and those after it. */
	chosen: number;
	locked: number;
	offers: readonly Locked[];
	gridPrice: bigint;
	maxPrice: bigint | undefined;
	pricePerHour: bigint;
	timetable: { start: number; scheduled: number; step: number; steps: number };
	/** The segment that serves it, whose supplier the events of a whole step do not name. */
	slot: number;
}

/** What the events say of a settled step. */
export interface Settled {
	step: number;
	energy: bigint;
	toSupplier: bigint;
	toDso: bigint;
	toCso: bigint;
	reward: bigint;
	/** Its parts, if there is more than one. */
	segments: readonly {
		supplier: Hex;
		source: number | undefined;
		energy: bigint;
		toSupplier: bigint;
	}[];
}

/** What the record says of the end of a process. */
export interface End {
	dueUntil: number;
	unpaid: bigint;
	waived: bigint;
	free: bigint;
}

/** Most combinations that are tried for the steps of a block. */
const MOST_TRIES = 50_000;
/** Most ways in which a step can have been, that are tried. */
const MOST_PER_STEP = 400;

const min = (a: bigint, b: bigint) => (a < b ? a : b);
const max = (a: bigint, b: bigint) => (a > b ? a : b);

function priceAt({ runs }: Locked, step: number): bigint | undefined {
	let left = step;
	for (const { steps, price } of runs) {
		if (left < steps) {
			return price;
		}
		left -= steps;
	}
	return undefined;
}

/** The two prices of a kWh that are due if both must not exceed `most` together. */
function duePrices(supplier: bigint, grid: bigint, most: bigint | undefined): [bigint, bigint] {
	if (most === undefined) {
		return [supplier, grid];
	}
	const atMost = (price: bigint, limit: bigint) => min(price, max(limit, min(price, 0n)));
	const limited = atMost(supplier, most - grid);
	return [limited, atMost(grid, most - limited)];
}

/** Who may have served energy, at which prices. */
type Served = Pick<Part, 'supplier' | 'source' | 'price' | 'gridPrice'>;

/** All that may have served a step, the likeliest first. */
function candidates(terms: Terms, step: number): Served[] {
	const chosen = terms.offers.find(({ slot }) => slot === terms.chosen);
	const chosenPrice = chosen && priceAt(chosen, step);
	if (chosenPrice === undefined) {
		return [];
	}
	const { gridPrice, maxPrice } = terms;
	const limits = (replaced: boolean) => {
		const both = replaced ? chosenPrice + gridPrice : undefined;
		return maxPrice === undefined ? both : both === undefined ? maxPrice : min(both, maxPrice);
	};
	const inOrder = [...terms.offers].sort(
		(a, b) => Number(b.slot === terms.slot) - Number(a.slot === terms.slot),
	);
	return inOrder.flatMap((offer) => {
		const own = priceAt(offer, step);
		if (own === undefined) {
			return [];
		}
		const { supplier, source } = offer;
		const asOffered: [bigint, boolean] =
			source === undefined ? [own, false] : [min(own, max(chosenPrice, 0n)), true];
		// One that the driver left, and that serves on because no reading came, costs no more either.
		const left: [bigint, boolean] = [min(max(own, 0n), max(chosenPrice, 0n)), true];
		return [asOffered, left].flatMap(([price, replaced]) => {
			const [due, grid] = duePrices(price, gridPrice, limits(replaced));
			const served = { supplier, price: due, gridPrice: grid };
			return source === undefined
				? [{ ...served, source }]
				: [
						{ ...served, source },
						{ ...served, source: undefined },
					];
		});
	});
}

/** Parts of a step of whose energy the last are idle, and those before them not proven. */
function withFree(parts: readonly Part[], idle: bigint, unproven: bigint): Part[] {
	let [freeLeft, unprovenLeft] = [idle, unproven];
	return [...parts]
		.reverse()
		.map((part) => {
			const free = min(part.energy, freeLeft);
			const unpaid = min(part.energy - free, unprovenLeft);
			freeLeft -= free;
			unprovenLeft -= unpaid;
			return { ...part, idle: free, unproven: unpaid };
		})
		.reverse();
}

/** Whether amounts are what energy and prices make due. */
function fits(parts: readonly Part[], toDso: bigint): boolean {
	const { suppliers, dso } = duesOf({ parts: [...parts], toDso });
	return parts.every(({ amount }, at) => amount === suppliers[at]) && toDso === dso;
}

/** What supplier and DSO are due together, in thousandths. */
function sumDue(parts: readonly Part[]): bigint {
	return total(parts.map(exactDue).map(({ supplier, grid }) => supplier + grid));
}

/**
 * All ways in which some energy at a price below zero is not proven, that fit the amounts. The more of
 * it, the less is paid to the driver, so the first one is found by halving.
 */
function withUnproven(parts: readonly Part[], toDso: bigint): Part[][] {
	if (parts.every(({ price, gridPrice }) => price + gridPrice >= 0n)) {
		return [];
	}
	const energy = total(parts.map((part) => part.energy));
	const paid = (total(parts.map(({ amount }) => amount)) + toDso) * 1_000n;
	// Each amount was rounded by less than a unit.
	const slack = BigInt(parts.length + 1) * 1_000n;
	let [low, high] = [1n, energy + 1n];
	while (low < high) {
		const middle = (low + high) / 2n;
		if (sumDue(withFree(parts, 0n, middle)) < paid - slack) {
			low = middle + 1n;
		} else {
			high = middle;
		}
	}
	const found: Part[][] = [];
	for (
		let unproven = low;
		unproven <= energy && unproven < low + BigInt(MOST_PER_STEP);
		unproven += 1n
	) {
		const changed = withFree(parts, 0n, unproven);
		if (sumDue(changed) > paid + slack) {
			break;
		}
		if (fits(changed, toDso)) {
			found.push(changed);
		}
	}
	return found;
}

/** Whether the supplier of a part pays for it, or the DSO. */
function paysBelowZero(parts: readonly Part[]): boolean {
	return parts.some(({ price, gridPrice }) => price < 0n || gridPrice < 0n);
}

/**
 * All ways in which some energy at a price below zero is not proven. What a cover was not good for
 * hides how much: the trail alone shows it.
 */
function anyUnproven(parts: readonly Part[]): Part[][] {
	const energy = total(parts.map((part) => part.energy));
	if (parts.every(({ price, gridPrice }) => price + gridPrice >= 0n) || energy > MOST_TRIES) {
		return [];
	}
	return Array.from({ length: Number(energy) }, (_, at) => withFree(parts, 0n, BigInt(at + 1)));
}

/** All that is short of what is due. */
function allShort(line: Draft): bigint {
	const { suppliers, dso, station } = shortOf(line);
	return total(suppliers) + dso + station;
}

/** All combinations of one of each list, lazily. */
function* combinations<T>(lists: readonly (readonly T[])[]): Generator<T[]> {
	const [first, ...rest] = lists;
	if (first === undefined) {
		yield [];
		return;
	}
	for (const head of first) {
		for (const tail of combinations(rest)) {
			yield [head, ...tail];
		}
	}
}

function distinct<T extends Served>(all: readonly T[]): T[] {
	const key = ({ supplier, source, price, gridPrice }: T) =>
		`${supplier} ${source ?? ''} ${price} ${gridPrice}`;
	return [...new Map([...all].reverse().map((each) => [key(each), each])).values()].reverse();
}

/** A line without what is unpaid, which depends on those before it. */
type Draft = Omit<Line, 'unpaid'>;

/** The time of a step that was due. */
function timeOf({ timetable }: Terms, step: number, until: number): { start: number; end: number } {
	const begins = timetable.start + step * timetable.step;
	const start = Math.max(begins, timetable.scheduled);
	return { start, end: Math.max(start, Math.min(begins + timetable.step, until)) };
}

/** All lines that a settled step can have been, the likeliest first. */
function drafts(all: readonly Terms[], settled: Settled, end: End | undefined): Draft[] {
	const [terms] = all;
	if (terms === undefined) {
		return [];
	}
	const { step, toDso, toCso, reward } = settled;
	const served = distinct(all.flatMap((each) => candidates(each, step)));
	const segments =
		settled.segments.length > 0
			? settled.segments.map(({ supplier, source, energy, toSupplier }) => ({
					of: served.filter(
						(each) => each.supplier === supplier && each.source === source,
					),
					energy,
					amount: toSupplier,
				}))
			: [{ of: served, energy: settled.energy, amount: settled.toSupplier }];
	const time = timeOf(terms, step, end?.dueUntil ?? Number.MAX_SAFE_INTEGER);
	const found: Draft[] = [];
	const others: Draft[] = [];
	// What was not covered, or what a cover was not good for, is not what prices make due.
	const isShort = end !== undefined && (end.unpaid > 0n || end.waived > 0n);
	for (const combination of combinations(segments.map(({ of }) => of))) {
		if (found.length + others.length > MOST_PER_STEP) {
			break;
		}
		const parts = combination.map((each, at): Part => {
			const { energy = 0n, amount = 0n } = segments[at] ?? {};
			return { ...each, energy, idle: 0n, unproven: 0n, amount };
		});
		const draft = {
			step,
			...time,
			parts,
			toDso,
			pricePerHour: terms.pricePerHour,
			toCso,
			reward,
		};
		if (fits(parts, toDso)) {
			found.push(draft);
		} else if (isShort) {
			others.push(draft);
		}
		if (end !== undefined && end.free > 0n && end.free <= settled.energy) {
			const idle = withFree(parts, end.free, 0n);
			(fits(idle, toDso) ? found : isShort ? others : []).push({ ...draft, parts: idle });
		}
		for (const changed of withUnproven(parts, toDso)) {
			if (found.length < MOST_PER_STEP) {
				found.push({ ...draft, parts: changed });
			}
		}
		// A cover that was not good for all shows in nothing else, if nobody was due less for it. Its
		// amount can look like energy that is not proven.
		if (end !== undefined && paysBelowZero(parts)) {
			const ways = isShort ? anyUnproven(parts) : [parts, ...anyUnproven(parts)];
			others.push(...ways.map((changed) => ({ ...draft, parts: changed })));
		}
	}
	return [...found, ...others];
}

/** Lines with what is unpaid: each step takes what it is short of, as long as something is left. */
function withUnpaid(lines: readonly Draft[], unpaid: bigint): Line[] {
	let left = unpaid;
	return lines.map((line) => {
		const owed = left === 0n ? 0n : min(left, allShort(line));
		left -= owed;
		return { ...line, unpaid: owed };
	});
}

/**
 * The lines of the steps that a block settled: those with which `before` becomes `after`. `terms` are
 * those at the parent of the block and at the block, `end` is set if the process ended in it. Returns
 * `undefined` if none of those that can have been are right.
 */
export function linesOf(
	before: Trail,
	after: Trail,
	terms: readonly Terms[],
	settled: readonly Settled[],
	end: End | undefined,
): Line[] | undefined {
	const lists = settled.map((step) => drafts(terms, step, end));
	let tries = 0;
	for (const combination of combinations(lists)) {
		const lines = withUnpaid(combination, end?.unpaid ?? 0n);
		if (lines.reduce(withLine, before).hash === after.hash) {
			return lines;
		}
		tries += 1;
		if (tries === MOST_TRIES) {
			return undefined;
		}
	}
	return undefined;
}
