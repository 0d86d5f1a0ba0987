// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { booksOf } from '../../testing/books.js';
import { BRP, OTHER_BRP } from '../../testing/cases.js';
import { assemble, type DayFacts, type Regulation } from './assemble.js';
import type { Books } from './books.js';
import { dayOf } from './day.js';

const AMSTERDAM = 'Europe/Amsterdam';
const NAMES: Record<string, Regulation> = { '0': 'Balanced', '1': 'Up', '-1': 'Down', '2': 'Both' };

/** What the chain would return of these books, in hours of UTC. */
function chainOf(books: Books): DayFacts {
	return {
		day: books.day,
		at: books.at,
		filed: books.programmes.map(({ area, brp, from, values, revision, at }) => ({
			area,
			brp,
			hours: Array.from({ length: values.length / 4 }, (_, hour) => ({
				hour: from / 4 + hour,
				revision: revision + 1,
				wh: values.slice(4 * hour, 4 * hour + 4),
				at,
			})),
		})),
		trades: books.trades.map(({ values, ...trade }) => ({
			...trade,
			wh: values,
			confirmed: true,
		})),
		settled: books.statements.map(({ from, units, ...statement }) => ({
			...statement,
			quarters: units.map((unit, at) => ({
				ptu: from + at,
				net: unit.allocated,
				programme: unit.programme,
				trades: unit.traded,
				short: unit.short,
				surplus: unit.surplus,
				state: NAMES[String(unit.state)] ?? 'Balanced',
				imbalance: unit.imbalance,
				amount: unit.amount,
			})),
		})),
	};
}

describe('books from hours and quarters', () => {
	it.each(['2025-10-26', '2026-03-29', '2026-03-02'])('of %s are complete', (date) => {
		const books = booksOf(date);
		expect(assemble(chainOf(books), AMSTERDAM)).toEqual(books);
	});

	it('have zero where nothing was filed, and nothing of other days', () => {
		const { from, units } = dayOf('2026-03-02', AMSTERDAM);
		const hour = { revision: 2, at: 5, wh: [7n, undefined, 7n, 7n] };
		const hours = [from / 4 - 1, from / 4, from / 4 + units / 4].map((each) => ({
			...hour,
			hour: each,
		}));
		const filed = [
			{ area: 0, brp: BRP, hours },
			{ area: 0, brp: OTHER_BRP, hours: hours.slice(0, 1) },
		];
		const facts = { day: '2026-03-02', at: 9, filed, trades: [], settled: [] };
		const { programmes } = assemble(facts, AMSTERDAM);
		expect(programmes).toHaveLength(1);
		expect(programmes[0]).toMatchObject({ revision: 1, at: 5, from });
		expect(programmes[0]?.values).toEqual([
			7n,
			0n,
			7n,
			7n,
			...Array<bigint>(units - 4).fill(0n),
		]);
	});

	it('have the part of a trade that is in the day, and only what was confirmed', () => {
		const { from, units } = dayOf('2026-03-02', AMSTERDAM);
		const trade = { id: 1, area: 0, seller: BRP, buyer: OTHER_BRP, wh: [1n, 2n, 3n] };
		const trades = [
			{ ...trade, from: from - 2, confirmed: true },
			{ ...trade, from: from + units - 1, confirmed: true },
			{ ...trade, from: from - 3, confirmed: true },
			{ ...trade, from: from + units, confirmed: true },
			{ ...trade, from, confirmed: false },
		];
		const facts = { day: '2026-03-02', at: 9, filed: [], trades, settled: [] };
		expect(assemble(facts, AMSTERDAM).trades).toMatchObject([
			{ from, values: [3n] },
			{ from: from + units - 1, values: [1n] },
		]);
	});

	it('are refused if a quarter of a statement is missing or there twice', () => {
		for (const change of [-1, 1]) {
			const facts = chainOf(booksOf('2026-03-02'));
			const [first] = facts.settled;
			const [quarter] = first?.quarters ?? [];
			if (first && quarter) {
				const quarters =
					change < 0
						? first.quarters.slice(1)
						: [...first.quarters.slice(1), quarter, quarter];
				expect(() =>
					assemble({ ...facts, settled: [{ ...first, quarters }] }, AMSTERDAM),
				).toThrow('does not have each quarter of 2026-03-02');
			}
		}
	});
});
