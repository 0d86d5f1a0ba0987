// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { marketOf, type Book } from '../parties/book.js';
import type { Books } from './books.js';
import { imbalanceOf, scheduleOf, type Measure } from './cim.js';
import { imbalancesCsv, programmesCsv, tradesCsv } from './csv.js';
import { dayOf, UNIT_MS } from './day.js';

/** Writes the books of a day as CIM, a file for each party and area, and as CSV. Returns the files. */
export async function writeBooks(
	books: Books,
	book: Book,
	folder: string,
	measure: Measure,
	created = Date.now(),
): Promise<string[]> {
	const day = dayOf(books.day, book.timezone);
	const files: [string, string][] = [
		['programmes.csv', programmesCsv(books, day, book)],
		['trades.csv', tradesCsv(books, day, book)],
		['imbalances.csv', imbalancesCsv(books, day, book)],
	];
	for (const programme of books.programmes) {
		const trades = books.trades.filter(
			({ area, seller, buyer }) =>
				area === programme.area && (seller === programme.brp || buyer === programme.brp),
		);
		const dayAhead = programme.at < day.from * UNIT_MS;
		const xml = scheduleOf({ day, programme, trades, measure, dayAhead, created }, book);
		const { id } = marketOf(book, programme.brp);
		files.push([`schedule-${id}-${programme.area}.xml`, xml]);
	}
	for (const statement of books.statements) {
		const xml = imbalanceOf(statement, day, book, measure, created);
		const { id } = marketOf(book, statement.brp);
		files.push([`imbalance-${id}-${statement.area}.xml`, xml]);
	}
	const own = join(folder, books.day);
	await mkdir(own, { recursive: true });
	for (const [name, content] of files) {
		await writeFile(join(own, name), content);
	}
	return files.map(([name]) => join(own, name));
}
