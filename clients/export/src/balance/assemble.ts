// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Books of a local day from what the chain has by hours and quarters. Pure: whoever reads the chain
 * hands over what it returned.
 */

import type { Hex } from '../facts/process.js';
import {
	Inconsistent,
	type Books,
	type Programme,
	type Statement,
	type Trade,
	type Unit,
} from './books.js';
import { dayOf, type Day } from './day.js';

const QUARTERS = 4;

/** What a party filed for an hour. */
export interface FiledHour {
	/** Hours since the Unix epoch. */
	hour: number;
	revision: number;
	/** By quarter; `undefined` if nothing was filed for it, which counts as zero. */
	wh: readonly (bigint | undefined)[];
	at: number;
}

/** What a party filed for an area. */
export interface Filed {
	area: number;
	brp: Hex;
	hours: readonly FiledHour[];
}

/** A trade as the chain has it: it can begin before the day, and end after it. */
export interface ChainTrade {
	id: number;
	area: number;
	seller: Hex;
	buyer: Hex;
	/** The first quarter, since the Unix epoch. */
	from: number;
	wh: readonly bigint[];
	confirmed: boolean;
}

/** State of the regulation of the grid. */
export type Regulation = 'Balanced' | 'Up' | 'Down' | 'Both';

/** A quarter of a portfolio, settled. */
export interface SettledQuarter {
	/** Quarters since the Unix epoch. */
	ptu: number;
	net: bigint;
	programme: bigint;
	trades: bigint;
	short: bigint;
	surplus: bigint;
	state: Regulation;
	imbalance: bigint;
	amount: bigint;
}

/** The settled day of a portfolio. */
export interface SettledDay {
	area: number;
	brp: Hex;
	version: number;
	final: boolean;
	at: number;
	quarters: readonly SettledQuarter[];
}

/** All that is known of a day. */
export interface DayFacts {
	day: string;
	at: number;
	filed: readonly Filed[];
	trades: readonly ChainTrade[];
	settled: readonly SettledDay[];
}

/** How statements name a state of the regulation. */
const STATES: Readonly<Record<Regulation, bigint>> = { Balanced: 0n, Up: 1n, Down: -1n, Both: 2n };

/** What was filed for a day; `undefined` if nothing was. */
function programmeOf({ area, brp, hours }: Filed, day: Day): Programme | undefined {
	const values = new Map<number, bigint>();
	let [revision, at] = [0, 0];
	for (const each of hours) {
		each.wh.forEach((value, quarter) => {
			const unit = each.hour * QUARTERS + quarter;
			if (value !== undefined && unit >= day.from && unit < day.from + day.units) {
				values.set(unit, value);
				revision = Math.max(revision, each.revision);
				at = Math.max(at, each.at);
			}
		});
	}
	if (values.size === 0) {
		return undefined;
	}
	return {
		area,
		brp,
		// The first filing is revision 1 on the chain.
		revision: Math.max(0, revision - 1),
		at,
		from: day.from,
		values: Array.from({ length: day.units }, (_, unit) => values.get(day.from + unit) ?? 0n),
	};
}

/** The part of a confirmed trade that is in a day; `undefined` if none is. */
function tradeOf(trade: ChainTrade, day: Day, at: number): Trade | undefined {
	const { id, area, seller, buyer, from, wh, confirmed } = trade;
	const first = Math.max(from, day.from);
	const values = wh.slice(first - from, day.from + day.units - from);
	return confirmed && from < day.from + day.units && values.length > 0
		? { id, area, seller, buyer, at, from: first, values }
		: undefined;
}

function statementOf(settled: SettledDay, day: Day): Statement {
	const { area, brp, version, final, at, quarters } = settled;
	const inOrder = [...quarters].sort((a, b) => a.ptu - b.ptu);
	const complete =
		inOrder.length === day.units && inOrder.every(({ ptu }, unit) => ptu === day.from + unit);
	if (!complete) {
		throw new Inconsistent(`the statement of ${brp} does not have each quarter of ${day.date}`);
	}
	const units = inOrder.map(
		({ net, programme, trades, imbalance, short, surplus, state, amount }): Unit => ({
			allocated: net,
			programme,
			traded: trades,
			imbalance,
			short,
			surplus,
			state: STATES[state],
			amount,
		}),
	);
	return { area, brp, from: day.from, version, final, at, units };
}

/** The books of a local day. */
export function assemble(facts: DayFacts, timezone: string): Books {
	const day = dayOf(facts.day, timezone);
	const present = <T>(value: T | undefined): value is T => value !== undefined;
	return {
		day: facts.day,
		at: facts.at,
		programmes: facts.filed.map((each) => programmeOf(each, day)).filter(present),
		trades: facts.trades.map((each) => tradeOf(each, day, facts.at)).filter(present),
		statements: facts.settled.map((each) => statementOf(each, day)),
	};
}
