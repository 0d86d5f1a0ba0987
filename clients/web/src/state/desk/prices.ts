// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Prices of a standing offer as a supplier pastes them, and what follows from them. */

import { INTERVAL, MAX_PRICE, MAX_STEPS, MIN_PRICE } from '@smartcharge/rules/limits';
import { amountOf } from '../plan.js';

/** An offer that can be published. */
export interface Offer {
	from: number;
	/** A price of each metering interval, in units per kWh. */
	prices: bigint[];
	until: number;
	lowest: bigint;
	highest: bigint;
	/** Number of intervals with a negative price: the supplier pays in them. */
	negative: number;
}

/** What is wrong with pasted prices, and in which line; 0 concerns all of them. */
export interface PriceFault {
	line: number;
	fault: 'none' | 'price' | 'range' | 'many' | 'past' | 'start';
}

/** Lengths that a line can stand for, in ms. */
export const LENGTHS = [INTERVAL, 3 * INTERVAL, 12 * INTERVAL, 288 * INTERVAL] as const;

/** The start of the metering interval at or after a moment. */
export function alignedAfter(moment: number): number {
	return Math.ceil(moment / INTERVAL) * INTERVAL;
}

/**
 * Reads one price per line, each for `length` ms from `from` on. Of a line with several fields,
 * divided by a semicolon or a tab, the last one is the price.
 */
export function offerOf(
	text: string,
	{ from, length, now }: { from: number; length: number; now: number },
): Offer | PriceFault {
	if (!Number.isFinite(from) || from % INTERVAL !== 0) {
		return { line: 0, fault: 'start' };
	}
	const lines = text.split(/\r?\n/);
	const prices: bigint[] = [];
	for (const [index, line] of lines.entries()) {
		const field = line.split(/[;\t]/).at(-1)?.trim() ?? '';
		if (line.trim() === '') {
			continue;
		}
		const price = amountOf(field);
		if (price === undefined) {
			// Names of columns may come first.
			if (prices.length === 0 && index === 0 && lines.length > 1) {
				continue;
			}
			return { line: index + 1, fault: 'price' };
		}
		if (price < MIN_PRICE || price > MAX_PRICE) {
			return { line: index + 1, fault: 'range' };
		}
		for (let part = 0; part < length / INTERVAL; part += 1) {
			prices.push(price);
		}
		if (prices.length > MAX_STEPS) {
			return { line: index + 1, fault: 'many' };
		}
	}
	if (prices.length === 0) {
		return { line: 0, fault: 'none' };
	}
	const until = from + prices.length * INTERVAL;
	if (until <= now) {
		return { line: 0, fault: 'past' };
	}
	const ordered = [...prices].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
	return {
		from,
		prices,
		until,
		lowest: ordered[0] ?? 0n,
		highest: ordered.at(-1) ?? 0n,
		negative: prices.filter((price) => price < 0n).length,
	};
}

/** The price of a standing offer at a moment; `undefined` if it does not reach there. */
export function priceNow(
	{ from, prices }: { from: bigint; prices: readonly bigint[] },
	now: number,
): bigint | undefined {
	const index = Math.floor((now - Number(from)) / INTERVAL);
	return index < 0 ? undefined : prices[index];
}

/** The end of a standing offer, in ms. */
export function endOf({ from, prices }: { from: bigint; prices: readonly bigint[] }): number {
	return Number(from) + prices.length * INTERVAL;
}
