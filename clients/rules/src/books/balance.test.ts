// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../../testing/random.js';
import {
	amountOf,
	differenceOf,
	settleQuarter,
	sharesOf,
	statementOf,
	trueUp,
	type Member,
	type Portfolio,
	type Price,
} from './balance.js';

const PRICES: Price[] = [
	{ short: 120_000n, surplus: 120_000n },
	{ short: -15_000n, surplus: -15_000n },
	{ short: 62_500n, surplus: 62_500n },
	{ short: 210_000n, surplus: -40_000n },
];

/** Quarters of a party with one supplier: what was announced, and what flowed. */
function portfolios(supplier: string, rows: readonly [bigint, bigint][]): Portfolio[] {
	return rows.map(([programme, net], index) => ({
		programme,
		traded: 0n,
		members: [{ supplier, net, traded: 0n, programme: true, shares: false }],
		price: PRICES[index] ?? { short: 0n, surplus: 0n },
	}));
}

const X: [bigint, bigint][] = [
	[-250_000n, -262_480n],
	[-300_000n, -291_250n],
	[-180_000n, -180_000n],
	[-90_000n, -97_004n],
];
const Y: [bigint, bigint][] = [
	[-100_000n, -95_500n],
	[-120_000n, -120_750n],
	[-60_000n, -63_333n],
	[-40_000n, -38_250n],
];

describe('imbalance', () => {
	it('G5: costs two parties what the example says', () => {
		const [x, y] = [portfolios('a', X), portfolios('b', Y)].map((all) =>
			all.map(settleQuarter),
		);
		expect(x?.map(({ portfolio }) => [portfolio.energy, portfolio.amount])).toEqual([
			[-12_480n, -1_497_600n],
			[8_750n, -131_250n],
			[0n, 0n],
			[-7_004n, -1_470_840n],
		]);
		expect(y?.map(({ portfolio }) => [portfolio.energy, portfolio.amount])).toEqual([
			[4_500n, 540_000n],
			[-750n, 11_250n],
			[-3_333n, -208_312n],
			[1_750n, -70_000n],
		]);
		const [ofX, ofY] = [statementOf(x ?? []), statementOf(y ?? [])];
		expect(ofX.portfolio).toBe(-3_099_690n);
		expect(ofY.portfolio).toBe(272_938n);
		// One supplier answers for all of the programme.
		expect(ofX).toMatchObject({ own: 0n, gain: 0n });
		expect(ofX.lines).toEqual([{ supplier: 'a', own: -3_099_690n, share: 0n }]);
	});

	it('G6: is settled again by the difference', () => {
		const before = statementOf(portfolios('b', Y).map(settleQuarter));
		const corrected = Y.map(([programme, net], index): [bigint, bigint] => [
			programme,
			index === 2 ? net + 3_217n : net,
		]);
		const quarters = portfolios('b', corrected).map(settleQuarter);
		expect(quarters[2]?.portfolio).toEqual({ energy: -116n, amount: -7_250n });
		const after = statementOf(quarters);
		expect(differenceOf(after, before, 'b')).toBe(201_062n);
		expect(differenceOf(before, undefined, 'b')).toBe(272_938n);
		expect(differenceOf(after, after, 'b')).toBe(0n);
		expect(differenceOf(after, before, 'another')).toBe(0n);
	});

	it('G7: costs a portfolio less than its parts', () => {
		const member = (supplier: string, net: bigint, traded: bigint): Member => ({
			supplier,
			net,
			traded,
			programme: false,
			shares: true,
		});
		const { portfolio, own, members, gain } = settleQuarter({
			programme: -90_000n,
			traded: 90_000n,
			members: [member('a', -70_004n, -60_000n), member('b', -27_000n, -30_000n)],
			price: { short: 210_000n, surplus: -40_000n },
		});
		expect(portfolio).toEqual({ energy: -7_004n, amount: -1_470_840n });
		expect(own).toEqual({ energy: 0n, amount: 0n });
		expect(gain).toBe(750_000n);
		expect(members).toEqual([
			{ supplier: 'a', energy: -10_004n, amount: -2_100_840n, share: 576_976n },
			{ supplier: 'b', energy: 3_000n, amount: -120_000n, share: 173_024n },
		]);
	});

	it('of a quarter without a programme is that of the party, but for trades', () => {
		const { portfolio, own, members } = settleQuarter({
			programme: undefined,
			traded: 0n,
			members: [
				{ supplier: 'a', net: -500n, traded: -100n, programme: true, shares: false },
				{ supplier: 'b', net: -300n, traded: -200n, programme: false, shares: false },
			],
			price: { short: 100_000n, surplus: 100_000n },
		});
		expect(portfolio.energy).toBe(-500n);
		expect(members.map(({ energy }) => energy)).toEqual([100n, -100n]);
		expect(own.energy).toBe(-500n);
	});

	it('rounds toward zero on both sides', () => {
		const price = { short: 62_500n, surplus: -62_500n };
		expect(amountOf(-3_333n, price)).toBe(-208_312n);
		expect(amountOf(3_333n, price)).toBe(-208_312n);
		expect(amountOf(0n, price)).toBe(0n);
	});

	it('adds up: parts and gain are the portfolio, energy is that of the members', () => {
		const below = randomNumbers(11);
		const wh = () => BigInt(below(200_001) - 100_000);
		for (let round = 0; round < 300; round += 1) {
			const surplus = wh();
			const portfolio: Portfolio = {
				programme: below(4) === 0 ? undefined : wh(),
				traded: wh(),
				members: Array.from({ length: below(4) }, (_, index) => ({
					supplier: String(index),
					net: wh(),
					traded: wh(),
					programme: below(2) === 0,
					shares: below(2) === 0,
				})),
				price: { surplus, short: surplus + BigInt(below(100_000)) },
			};
			const { portfolio: all, own, members, gain } = settleQuarter(portfolio);
			const sum = (values: bigint[]) => values.reduce((total, value) => total + value, 0n);
			expect(all.energy).toBe(own.energy + sum(members.map(({ energy }) => energy)));
			expect(all.amount).toBe(own.amount + sum(members.map(({ amount }) => amount)) + gain);
			const statement = statementOf([settleQuarter(portfolio), settleQuarter(portfolio)]);
			expect(statement.portfolio).toBe(2n * all.amount);
		}
	});

	it('shares a sum without a remainder', () => {
		expect(sharesOf(10n, [1n, 1n, 1n])).toEqual([3n, 3n, 4n]);
		expect(sharesOf(-10n, [1n, 1n, 1n])).toEqual([-3n, -3n, -4n]);
		expect(sharesOf(10n, [0n, 0n])).toEqual([0n, 0n]);
	});
});

describe('the true-up of a year', () => {
	const prices = [41_170n, 98_320n, 125_450n, 72_300n];

	it('G4: has the average price', () => {
		expect(trueUp(18_432_117n, 18_428_900n, prices)).toBe(271_225n);
		expect(trueUp(18_428_900n, 18_432_117n, prices)).toBe(-271_225n);
	});

	it('rounds the average down, also below zero', () => {
		expect(trueUp(1_000n, 0n, [-1n, -2n])).toBe(-2n);
		expect(trueUp(1_000n, 0n, [1n, 2n])).toBe(1n);
	});
});
