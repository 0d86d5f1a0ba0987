// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { stringify } from 'csv-stringify/sync';
import { fixed } from '../facts/money.js';
import { areaOf, marketOf, type Book } from '../parties/book.js';
import { checkStatement, valuesOf, type Books } from './books.js';
import { cimTime, localTime, type Day } from './day.js';

/** Columns by which a unit is found in all files. */
function unit(day: Day, at: number, timezone: string): Record<string, string | number> {
	return {
		day: day.date,
		position: at + 1,
		start_utc: cimTime(day.from + at),
		start_local: localTime(day.from + at, timezone),
	};
}

const kwh = (wh: bigint) => fixed(wh, 3);

/** Programmes of a day, a row for each unit. */
export function programmesCsv({ programmes }: Books, day: Day, book: Book): string {
	const rows = programmes.flatMap((programme) =>
		valuesOf(programme, day).map((value, at) => ({
			area: areaOf(book, programme.area).domain.id,
			brp: marketOf(book, programme.brp).id,
			revision: programme.revision,
			...unit(day, at, book.timezone),
			net_kwh: kwh(value),
		})),
	);
	return stringify(rows, { header: true });
}

/** Trades of a day, a row for each unit. */
export function tradesCsv({ trades }: Books, day: Day, book: Book): string {
	const rows = trades.flatMap((trade) =>
		valuesOf(trade, day, 0n).map((value, at) => ({
			area: areaOf(book, trade.area).domain.id,
			trade: trade.id,
			seller: marketOf(book, trade.seller).id,
			buyer: marketOf(book, trade.buyer).id,
			...unit(day, at, book.timezone),
			sold_kwh: kwh(value),
		})),
	);
	return stringify(rows, { header: true });
}

/** Imbalances of a day with what they cost, a row for each unit. */
export function imbalancesCsv({ statements }: Books, day: Day, book: Book): string {
	const rows = statements.flatMap((statement) => {
		checkStatement(statement);
		valuesOf({ from: statement.from, values: statement.units.map(() => 0n) }, day);
		return statement.units.map((each, at) => ({
			area: areaOf(book, statement.area).domain.id,
			brp: marketOf(book, statement.brp).id,
			version: statement.version,
			...unit(day, at, book.timezone),
			allocated_kwh: kwh(each.allocated),
			programme_kwh: kwh(each.programme),
			traded_kwh: kwh(each.traded),
			imbalance_kwh: kwh(each.imbalance),
			short_per_mwh: fixed(each.short, 3),
			surplus_per_mwh: fixed(each.surplus, 3),
			state: Number(each.state),
			amount: fixed(each.amount, 6),
			currency: book.currency,
		}));
	});
	return stringify(rows, { header: true });
}
