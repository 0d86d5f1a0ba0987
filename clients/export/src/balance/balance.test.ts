// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { booksOf, statements } from '../../testing/books.js';
import { book, BRP } from '../../testing/cases.js';
import { checkStatement, readBooks, valuesOf } from './books.js';
import { scheduleOf } from './cim.js';
import { imbalancesCsv, programmesCsv } from './csv.js';
import { cimTime, dayOf, localTime } from './day.js';
import { stringify } from '../facts/reader.js';

const AMSTERDAM = 'Europe/Amsterdam';

describe('a day', () => {
	it.each([
		['2025-10-26', '2025-10-25T22:00Z', '2025-10-26T23:00Z', 100],
		['2026-03-29', '2026-03-28T23:00Z', '2026-03-29T22:00Z', 92],
		['2026-03-02', '2026-03-01T23:00Z', '2026-03-02T23:00Z', 96],
		['2027-10-31', '2027-10-30T22:00Z', '2027-10-31T23:00Z', 100],
	])('of the golden example G15: %s', (date, start, end, units) => {
		const day = dayOf(date, AMSTERDAM);
		expect(day.units).toBe(units);
		expect(cimTime(day.from)).toBe(start);
		expect(cimTime(day.from + day.units)).toBe(end);
	});

	it('shows the hour that comes twice twice, and does not show the one that is missing', () => {
		const shown = (date: string, at: number) =>
			localTime(dayOf(date, AMSTERDAM).from + at, AMSTERDAM);
		expect(shown('2025-10-26', 8)).toBe('2025-10-26T02:00+02:00');
		expect(shown('2025-10-26', 12)).toBe('2025-10-26T02:00+01:00');
		expect(shown('2026-03-29', 7)).toBe('2026-03-29T01:45+01:00');
		expect(shown('2026-03-29', 8)).toBe('2026-03-29T03:00+02:00');
	});

	it('is one of any zone', () => {
		expect(dayOf('2026-03-02', 'UTC').from).toBe(Date.UTC(2026, 2, 2) / 900_000);
		expect(dayOf('2026-03-08', 'America/New_York').units).toBe(92);
		expect(() => dayOf('2026-02-31x', 'UTC')).toThrow('no date');
	});
});

describe('books', () => {
	it('of a day with a change of the clock have positions 1 to 100 and 1 to 92', () => {
		for (const [date, units] of [
			['2025-10-26', 100],
			['2026-03-29', 92],
		] as const) {
			const rows = programmesCsv(booksOf(date), dayOf(date, AMSTERDAM), book()).split('\n');
			const of = rows.slice(1, units + 1).map((row) => Number(row.split(',')[4]));
			expect(of).toEqual(Array.from({ length: units }, (_, at) => at + 1));
			expect(rows).toHaveLength(2 * units + 2);
		}
	});

	it('have the amounts of the golden example G5', () => {
		const all = statements(dayOf('2026-03-02', AMSTERDAM).from);
		all.forEach(checkStatement);
		const sums = all.map(({ units }) => units.reduce((sum, { amount }) => sum + amount, 0n));
		expect(sums).toEqual([-3_099_690n, 272_938n]);
	});

	it('are refused if a statement does not add up', () => {
		const day = dayOf('2026-03-02', AMSTERDAM);
		for (const [field, fault] of [
			['allocated', 'not allocated - programme - traded'],
			['imbalance', 'not allocated - programme - traded'],
			['amount', 'the amount is not that of the imbalance'],
		] as const) {
			const books = booksOf('2026-03-02');
			const [unit] = books.statements[0]?.units ?? [];
			if (unit) {
				unit[field] += 1n;
			}
			expect(() => imbalancesCsv(books, day, book())).toThrow(fault);
		}
	});

	it('are refused if a programme does not have all units of its day', () => {
		const day = dayOf('2026-03-02', AMSTERDAM);
		const series = { from: day.from, values: [1n] };
		expect(() => valuesOf(series, day)).toThrow('no value of unit');
		expect(valuesOf(series, day, 0n)).toHaveLength(96);
		expect(() => valuesOf({ ...series, from: day.from - 1 }, day)).toThrow(
			'not within the day',
		);
	});

	it('are refused if a trade is one of others, or of the party with itself', () => {
		const books = booksOf('2026-03-02');
		const [programme] = books.programmes;
		const trades = books.trades.map((trade) => ({ ...trade, buyer: BRP }));
		const day = dayOf('2026-03-02', AMSTERDAM);
		if (!programme) {
			throw new Error('there is no programme');
		}
		const schedule = {
			day,
			programme,
			trades,
			measure: 'KWH',
			dayAhead: true,
			created: 0,
		} as const;
		expect(() => scheduleOf(schedule, book())).toThrow('trade 5 is not one of the party');
	});

	it('are read from JSON as they were written', () => {
		const books = booksOf('2026-03-29');
		expect(readBooks(JSON.parse(stringify(books)), 'books')).toEqual(books);
	});
});
