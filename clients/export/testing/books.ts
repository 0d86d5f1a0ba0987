// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { Books, Statement, Unit } from '../src/balance/books.js';
import { dayOf } from '../src/balance/day.js';
import { BRP, OTHER_BRP } from './cases.js';

const TIMEZONE = 'Europe/Amsterdam';

/** A unit with its imbalance, and the amount as stated. */
function unit(
	programme: bigint,
	allocated: bigint,
	prices: readonly [bigint, bigint, bigint],
	amount: bigint,
	traded = 0n,
): Unit {
	const [short, surplus, state] = prices;
	const imbalance = allocated - programme - traded;
	return { allocated, programme, traded, imbalance, short, surplus, state, amount };
}

const PRICES: [bigint, bigint, bigint][] = [
	[120_000n, 120_000n, 1n],
	[-15_000n, -15_000n, -1n],
	[62_500n, 62_500n, 0n],
	[210_000n, -40_000n, 2n],
];

/** Statements of two parties, of four units each: the golden example G5. */
export function statements(from: number): Statement[] {
	const of = (brp: string, rows: [bigint, bigint, bigint][]): Statement => ({
		area: 0,
		brp,
		from,
		version: 1,
		final: true,
		at: 0,
		units: rows.map(([programme, allocated, amount], at) =>
			unit(programme, allocated, PRICES[at] ?? [0n, 0n, 0n], amount),
		),
	});
	return [
		of(BRP, [
			[-250_000n, -262_480n, -1_497_600n],
			[-300_000n, -291_250n, -131_250n],
			[-180_000n, -180_000n, 0n],
			[-90_000n, -97_004n, -1_470_840n],
		]),
		of(OTHER_BRP, [
			[-100_000n, -95_500n, 540_000n],
			[-120_000n, -120_750n, 11_250n],
			[-60_000n, -63_333n, -208_312n],
			[-40_000n, -38_250n, -70_000n],
		]),
	];
}

/** The books of a local day of two parties that trade with each other. */
export function booksOf(date: string): Books {
	const { from, units } = dayOf(date, TIMEZONE);
	const values = (of: (at: number) => bigint) => Array.from({ length: units }, (_, at) => of(at));
	const programme = (at: number) => BigInt(-40_000 - 137 * at);
	const filed = (from - 40) * 900_000;
	const whole = (brp: string, sign: bigint): Statement => ({
		area: 0,
		brp,
		from,
		version: 2,
		final: false,
		at: filed,
		units: values(() => 0n).map((_, at) => {
			const traded = at < 4 ? 0n : sign * 250n;
			const imbalance = BigInt((at % 7) - 3) * 111n * sign;
			const [short, surplus, state] = PRICES[at % 4] ?? [0n, 0n, 0n];
			const price = imbalance < 0n ? short : surplus;
			const allocated = programme(at) + traded + imbalance;
			const amount = (imbalance * price) / 1_000n;
			return unit(programme(at), allocated, [short, surplus, state], amount, traded);
		}),
	});
	return {
		day: date,
		at: filed,
		programmes: [
			{ area: 0, brp: BRP, revision: 0, at: filed, from, values: values(programme) },
			{ area: 0, brp: OTHER_BRP, revision: 3, at: filed, from, values: values(programme) },
		],
		trades: [
			{
				id: 5,
				area: 0,
				seller: BRP,
				buyer: OTHER_BRP,
				at: filed,
				from: from + 4,
				values: values(() => 250n).slice(4),
			},
		],
		statements: [whole(BRP, 1n), whole(OTHER_BRP, -1n)],
	};
}
