// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { MS_PER_HOUR } from '../units.js';
import { creditNotesOf, exactNet, invoicesOf, netPrice, paidOf } from './documents.js';
import { correct, lineOf, refundsOf, takeDearest, type Line } from './lines.js';

const PAYEES = { dso: 'dso', cso: 'cso' };
const SUPPLIER = 'a';

/** A step whose parts have an energy and a gross price each. */
function step(parts: readonly [bigint, bigint][], hours: number, pricePerHour: bigint): Line {
	return lineOf({
		process: 0,
		step: 0,
		span: { start: 0, end: hours * MS_PER_HOUR },
		parts: parts.map(([energy, price], source) => ({
			supplier: SUPPLIER,
			source,
			energy,
			price,
		})),
		gridPrice: 48_400n,
		pricePerHour,
	});
}

/** Three sources at net prices of 0.17, 0.15 and 0.23, the grid at 0.04, the station at 0.24. */
const G1 = step(
	[
		[4_321n, 205_700n],
		[2_005n, 181_500n],
		[1_174n, 278_300n],
	],
	2.5,
	290_400n,
);
const G2 = step(
	[
		[8_000n, 242_000n],
		[4_000n, 181_500n],
	],
	1,
	0n,
);

describe('G1: an invoice of three sources', () => {
	it('has what was paid', () => {
		expect(G1.parts.map(({ amount }) => amount)).toEqual([888_829n, 363_907n, 326_724n]);
		const paid = paidOf([G1], PAYEES);
		expect(Object.fromEntries(paid)).toEqual({
			[SUPPLIER]: 1_579_460n,
			dso: 363_000n,
			cso: 726_000n,
		});
		expect([...paid.values()].reduce((sum, amount) => sum + amount, 0n)).toBe(2_668_460n);
	});

	it('has documents of whole cents, with their rounding', () => {
		expect(Object.fromEntries(invoicesOf([G1], PAYEES))).toEqual({
			[SUPPLIER]: {
				lines: [73n, 30n, 27n],
				net: 130n,
				vat: 27n,
				gross: 157n,
				paid: 158n,
				rounding: 1n,
			},
			dso: { lines: [30n], net: 30n, vat: 6n, gross: 36n, paid: 36n, rounding: 0n },
			cso: { lines: [60n], net: 60n, vat: 13n, gross: 73n, paid: 73n, rounding: 0n },
		});
	});

	it('has a total without VAT', () => {
		// 2.20534, and 2.6684614 with VAT.
		expect(exactNet([G1])).toBe(2_205_340_000n);
		expect((exactNet([G1]) * 121n) / 100n).toBe(2_668_461_400n);
	});

	it('needs prices that have a net price', () => {
		expect(netPrice(205_700n)).toBe(170_000n);
		expect(netPrice(-24_200n)).toBe(-20_000n);
		expect(() => netPrice(100n)).toThrow('a gross price of 100 has no net price');
	});
});

describe('G2: a correction by 3.217 kWh', () => {
	const changes = takeDearest([G2], 3_217n);
	const after = correct([G2], changes);

	it('takes energy out of the most expensive part', () => {
		expect(changes).toEqual([{ line: 0, part: 0, less: 3_217n }]);
		expect(after[0]?.parts.map(({ energy, amount }) => [energy, amount])).toEqual([
			[4_783n, 1_157_486n],
			[4_000n, 726_000n],
		]);
	});

	it('is paid back by each payee', () => {
		expect(Object.fromEntries(refundsOf([G2], after, 'dso'))).toEqual({
			[SUPPLIER]: 778_514n,
			dso: 155_703n,
		});
	});

	it('has a credit note of each of them', () => {
		expect(Object.fromEntries(creditNotesOf([G2], after, PAYEES))).toEqual({
			[SUPPLIER]: { lines: [64n], net: 64n, vat: 13n, gross: 77n, paid: 78n, rounding: 1n },
			dso: { lines: [13n], net: 13n, vat: 3n, gross: 16n, paid: 16n, rounding: 0n },
		});
	});
});

describe('energy of which nobody knows when it flowed', () => {
	const cheap = step([[1_000n, 100_000n]], 1, 0n);
	const paying = step([[1_000n, -100_000n]], 1, 0n);

	it('is taken out of several lines, those that pay the driver last', () => {
		expect(takeDearest([paying, cheap, G2], 13_500n)).toEqual([
			{ line: 2, part: 0, less: 8_000n },
			{ line: 2, part: 1, less: 4_000n },
			{ line: 1, part: 0, less: 1_000n },
			{ line: 0, part: 0, less: 500n },
		]);
	});

	it('of equal prices is that of the earlier line', () => {
		expect(takeDearest([cheap, cheap], 1n)).toEqual([{ line: 0, part: 0, less: 1n }]);
	});

	it('is not more than there is', () => {
		expect(() => takeDearest([cheap], 1_001n)).toThrow('the lines have 1 Wh less');
	});

	it('is paid back only as far as it was paid', () => {
		const [line = cheap] = [cheap].map((each) => ({ ...each, toDso: 10_000n }));
		const refunds = refundsOf([line], correct([line], takeDearest([line], 100n)), 'dso');
		expect(Object.fromEntries(refunds)).toEqual({ [SUPPLIER]: 10_000n });
		const [less] = correct([paying], takeDearest([paying], 100n));
		expect(less?.parts[0]?.amount).toBe(-90_000n);
	});

	it('leaves other lines as they were', () => {
		const [first, second] = correct([cheap, G2], takeDearest([cheap, G2], 1n));
		expect(first).toBe(cheap);
		expect(second).not.toBe(G2);
	});
});
