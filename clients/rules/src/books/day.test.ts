// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { QUARTER } from './calendar.js';
import { correctEnergy, Money, settleDay, tradedOf, type Agreed } from './day.js';
import { lineOf, type Line } from './lines.js';
import { positionsOf, type Flow } from './positions.js';

const FIRST = 1_000;
const AREA = 0;

function step(index: number, parts: readonly [string, bigint, bigint][]): Line {
	const start = (FIRST + index) * QUARTER;
	return lineOf({
		process: 7,
		step: index,
		span: { start, end: start + QUARTER },
		parts: parts.map(([supplier, energy, price]) => ({
			supplier,
			source: undefined,
			energy,
			price,
		})),
		gridPrice: 48_400n,
		pricePerHour: 0n,
	});
}

const LINES = [
	step(0, [['a', 2_000n, 200_000n]]),
	step(1, [
		['a', 1_000n, 200_000n],
		['b', 1_500n, 250_000n],
	]),
];
const FLOWS = LINES.flatMap(({ span, parts }) =>
	parts.map(({ supplier, energy }): Flow => ({
		supplier,
		area: AREA,
		side: 'taken',
		span,
		energy,
	})),
);

const AGREED: Agreed = {
	first: FIRST,
	contracts: [
		{ supplier: 'a', brp: 'x', programme: true, shares: false },
		{ supplier: 'b', brp: 'y', programme: false, shares: true },
	],
	programmes: new Map([
		['x', [-2_500n, -1_000n]],
		['y', [0n, -1_000n]],
	]),
	trades: [{ seller: 'y', buyer: 'b', from: FIRST + 1, energy: [1_200n] }],
	prices: [
		{ short: 100_000n, surplus: 100_000n },
		{ short: 200_000n, surplus: -50_000n },
	],
};

describe('the books of a day', () => {
	it('settle each party with what was announced and traded', () => {
		const positions = positionsOf(FLOWS, AREA);
		const x = settleDay(AGREED, 'x', positions);
		expect(x.statement).toEqual({
			portfolio: 50_000n,
			own: 0n,
			gain: 0n,
			lines: [{ supplier: 'a', own: 50_000n, share: 0n }],
		});
		// b is short by 300 Wh; y itself is short by 200 Wh of what it sold.
		const y = settleDay(AGREED, 'y', positions);
		expect(y.quarters[1]).toMatchObject({
			portfolio: { energy: -500n, amount: -100_000n },
			own: { energy: -200n, amount: -40_000n },
			gain: 0n,
		});
		expect(y.statement.lines).toEqual([{ supplier: 'b', own: -60_000n, share: 0n }]);
	});

	it('count a trade twice, with opposite signs', () => {
		const sums = ['b', 'y', 'x'].map((party) => tradedOf(AGREED.trades, party, FIRST + 1));
		expect(sums).toEqual([-1_200n, 1_200n, 0n]);
		expect(tradedOf(AGREED.trades, 'b', FIRST)).toBe(0n);
		expect(tradedOf(AGREED.trades, 'b', FIRST + 2)).toBe(0n);
	});

	it('follow a correction through lines, payees and positions', () => {
		const { changes, after, refunds, flows } = correctEnergy(LINES, 2_000n, {
			area: AREA,
			dso: 'dso',
		});
		expect(changes).toEqual([
			{ line: 1, part: 1, less: 1_500n },
			{ line: 0, part: 0, less: 500n },
		]);
		expect(after.map(({ toDso }) => toDso)).toEqual([72_600n, 48_400n]);
		expect(Object.fromEntries(refunds)).toEqual({ a: 100_000n, b: 375_000n, dso: 96_800n });
		const before = settleDay(AGREED, 'y', positionsOf(FLOWS, AREA));
		const corrected = settleDay(AGREED, 'y', positionsOf([...FLOWS, ...flows], AREA));
		// b took nothing, and has bought 1 200 Wh: it is long, at a price below zero.
		expect(before.statement.lines).toEqual([{ supplier: 'b', own: -60_000n, share: 0n }]);
		expect(corrected.quarters[1]?.members).toMatchObject([
			{ energy: 1_200n, amount: -60_000n },
		]);
		expect(corrected.quarters[1]?.gain).toBe(50_000n);
		expect(corrected.statement.lines).toEqual([
			{ supplier: 'b', own: -60_000n, share: 42_857n },
		]);
	});

	it('can correct one line alone', () => {
		const { changes } = correctEnergy(LINES, 100n, { area: AREA, dso: 'dso', only: 0 });
		expect(changes).toEqual([{ line: 0, part: 0, less: 100n }]);
		const most = () => correctEnergy(LINES, 2_001n, { area: AREA, dso: 'dso', only: 0 });
		expect(most).toThrow('1 Wh less');
	});

	it('move money, and make none', () => {
		const money = new Money();
		money.pay('a', 'b', 5n);
		money.pay('a', 'b', -2n);
		money.addAll(new Map([['b', 1n]]));
		expect(Object.fromEntries(money.changes)).toEqual({ a: -3n, b: 4n });
	});
});
