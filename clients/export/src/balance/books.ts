// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** The books of balance responsibility of a day, as the chain has them. Energy is in Wh. */

import { readFile } from 'node:fs/promises';
import { partyOf, type Book } from '../parties/book.js';
import type { Hex } from '../facts/process.js';
import {
	amount,
	count,
	Faulty,
	hex,
	like,
	list,
	parse,
	shape,
	whole,
	type Read,
} from '../facts/reader.js';

/** Values of the units from `from` on. */
export interface Series {
	/** The first unit: quarters of an hour since the Unix epoch, in UTC. */
	from: number;
	values: bigint[];
}

/** A programme: what a party expects to feed in, less what it expects to take. */
export interface Programme extends Series {
	area: number;
	brp: Hex;
	revision: number;
	/** When it was filed, in ms. */
	at: number;
}

/** A confirmed trade. */
export interface Trade extends Series {
	id: number;
	area: number;
	seller: Hex;
	buyer: Hex;
	at: number;
}

/** A unit of a statement. Prices and amounts are in units of the token; positive ones are paid to the party. */
export interface Unit {
	/** Fed in, less taken. */
	allocated: bigint;
	/** The programme. */
	programme: bigint;
	/** Sold, less bought. */
	traded: bigint;
	/** Below zero: the party is short. */
	imbalance: bigint;
	/** Per kWh, paid by a party that is short. */
	short: bigint;
	/** Per kWh, paid to a party that is long. */
	surplus: bigint;
	/** State of regulation: -1, 0, 1 or 2. */
	state: bigint;
	amount: bigint;
}

/** The statement of a party for an area and a day. */
export interface Statement {
	area: number;
	brp: Hex;
	from: number;
	version: number;
	/** Whether no later version is expected. */
	final: boolean;
	at: number;
	units: Unit[];
}

/** All of a day. */
export interface Books {
	/** The local day, such as `2026-03-29`. */
	day: string;
	/** When they were read, in ms. */
	at: number;
	programmes: Programme[];
	trades: Trade[];
	statements: Statement[];
}

const unit = shape<Unit>({
	allocated: whole,
	programme: whole,
	traded: whole,
	imbalance: whole,
	short: whole,
	surplus: whole,
	state: whole,
	amount: whole,
});

const flag: Read<boolean> = (value, path) => {
	if (typeof value !== 'boolean') {
		throw new Faulty(`${path}: true or false is expected`);
	}
	return value;
};

/** Books from JSON. */
export const readBooks: Read<Books> = shape<Books>({
	day: like(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-03-29'),
	at: count,
	programmes: list(
		shape<Programme>({
			area: count,
			brp: hex,
			revision: count,
			at: count,
			from: count,
			values: list(whole),
		}),
	),
	trades: list(
		shape<Trade>({
			id: count,
			area: count,
			seller: hex,
			buyer: hex,
			at: count,
			from: count,
			values: list(amount),
		}),
	),
	statements: list(
		shape<Statement>({
			area: count,
			brp: hex,
			from: count,
			version: count,
			final: flag,
			at: count,
			units: list(unit),
		}),
	),
});

/** Books of a day from a file. */
export async function loadBooks(file: string): Promise<Books> {
	return parse(await readFile(file, 'utf8'), readBooks, file);
}

/** Books that contradict themselves. */
export class Inconsistent extends Error {}

/** The value of each unit of a day; `missing` where a series has none. */
export function valuesOf(
	{ from, values }: Series,
	day: { from: number; units: number },
	missing?: bigint,
): bigint[] {
	if (from < day.from || from + values.length > day.from + day.units) {
		throw new Inconsistent(
			`a series of ${values.length} units from unit ${from} is not within the day, ` +
				`which has ${day.units} from unit ${day.from}`,
		);
	}
	return Array.from({ length: day.units }, (_, at) => {
		const value = values[day.from + at - from] ?? missing;
		if (value === undefined) {
			throw new Inconsistent(`a series has no value of unit ${day.from + at}`);
		}
		return value;
	});
}

/** What an imbalance costs: the part of a unit of the token is left out, toward zero. */
export function amountOf(imbalance: bigint, short: bigint, surplus: bigint): bigint {
	return (imbalance * (imbalance < 0n ? short : surplus)) / 1_000n;
}

/** Throws {@link Inconsistent} unless each unit of a statement adds up. */
export function checkStatement({ brp, from, units }: Statement): void {
	units.forEach((each, at) => {
		const { allocated, programme, traded, imbalance, short, surplus, amount: stated } = each;
		const where = `the statement of ${brp}, unit ${from + at}`;
		if (imbalance !== allocated - programme - traded) {
			throw new Inconsistent(`${where}: the imbalance is not allocated - programme - traded`);
		}
		if (stated !== amountOf(imbalance, short, surplus)) {
			throw new Inconsistent(`${where}: the amount is not that of the imbalance`);
		}
	});
}

/** A day of which there is nothing to write. */
export class NothingThere extends Error {}

/**
 * What the books of a day do not have, in sentences: parties that announced something, and have no
 * statement. Throws {@link NothingThere} if there is nothing at all.
 */
export function gapsOf({ day, programmes, trades, statements }: Books, book: Book): string[] {
	if (programmes.length + trades.length + statements.length === 0) {
		throw new NothingThere(
			`${day}: there is no programme, no trade and no statement of this day. A day is settled by ` +
				'settlement.settleDay, and removed when its time is over',
		);
	}
	return programmes
		.filter(
			({ area, brp }) => !statements.some((each) => each.area === area && each.brp === brp),
		)
		.map(
			({ area, brp }) =>
				`${day}: ${partyOf(book, brp).name} has no statement for area ${area} yet, ` +
				'so its imbalances are not in the files.',
		);
}
