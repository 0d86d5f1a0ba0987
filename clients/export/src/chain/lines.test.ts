// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { account, GENESIS } from '../../testing/cases.js';
import type { Line, Part } from '../facts/process.js';
import { newTrail, withLine } from '../facts/trail.js';
import { linesOf, type End, type Settled, type Terms } from './lines.js';

const A = account(0xaa);
const B = account(0xab);
const START = 1_800_000_000_000;
const STEP = 900_000;

const TERMS: Terms = {
	chosen: 0,
	locked: 3,
	slot: 0,
	offers: [
		{ slot: 0, supplier: A, source: 3, runs: [{ steps: 8, price: 200_000n }] },
		{ slot: 1, supplier: B, source: 4, runs: [{ steps: 8, price: 250_000n }] },
		{
			slot: 2,
			supplier: B,
			source: undefined,
			runs: [
				{ steps: 4, price: 300_000n },
				{ steps: 4, price: -400_000n },
			],
		},
	],
	gridPrice: 40_000n,
	maxPrice: undefined,
	pricePerHour: 360_000n,
	timetable: { start: START, scheduled: START + 300_000, step: STEP, steps: 8 },
};

const part = (energy: bigint, over: Partial<Part> = {}): Part => {
	const all: Part = {
		supplier: A,
		source: 3,
		energy,
		idle: 0n,
		unproven: 0n,
		price: 200_000n,
		gridPrice: 40_000n,
		amount: 0n,
		...over,
	};
	const paid = all.energy - all.idle - all.unproven;
	return { ...all, amount: over.amount ?? (paid * all.price) / 1_000n };
};

const line = (step: number, parts: Part[], over: Partial<Line> = {}): Line => {
	const start = Math.max(START + step * STEP, TERMS.timetable.scheduled);
	const end = START + (step + 1) * STEP;
	const grid = parts.reduce(
		(sum, each) => sum + (each.energy - each.idle - each.unproven) * each.gridPrice,
		0n,
	);
	return {
		step,
		start,
		end,
		parts,
		toDso: grid / 1_000n,
		pricePerHour: 360_000n,
		toCso: BigInt(end - start) / 10n,
		reward: 0n,
		unpaid: 0n,
		...over,
	};
};

/** What events would say of a line. */
const reported = ({ step, parts, toDso, toCso, reward }: Line): Settled => ({
	step,
	energy: parts.reduce((sum, { energy }) => sum + energy, 0n),
	toSupplier: parts.reduce((sum, { amount }) => sum + amount, 0n),
	toDso,
	toCso,
	reward,
	segments:
		parts.length < 2
			? []
			: parts.map(({ supplier, source, energy, amount }) => ({
					supplier,
					source,
					energy,
					toSupplier: amount,
				})),
});

const found = (lines: Line[], end?: End, terms: Terms[] = [TERMS]) => {
	const before = newTrail(GENESIS, 7);
	return linesOf(before, lines.reduce(withLine, before), terms, lines.map(reported), end);
};

const END: End = { dueUntil: START + 8 * STEP, unpaid: 0n, waived: 0n, free: 0n };

/** Lines that a block can have settled, and the end of the process in it. */
const CASES: [string, Line[], End?, Terms[]?][] = [
	['a part step and a whole one', [line(0, [part(1_000n)]), line(1, [part(2_003n)])]],
	['an idle step', [line(1, [part(0n)])]],
	[
		'several sources, of which one replaces the chosen one at its price',
		[
			line(1, [
				part(500n),
				part(700n, { supplier: B, source: 4 }),
				part(300n, { supplier: B, source: undefined, price: 300_000n }),
			]),
		],
	],
	[
		'a step that another source serves alone',
		[line(2, [part(900n, { supplier: B, source: 4 })])],
	],
	['the offer of a source without its power', [line(2, [part(900n, { source: undefined })])]],
	['a reward', [line(3, [part(100n)], { reward: 150_000n })]],
	[
		'the highest price of the driver',
		[line(1, [part(1_000n, { price: 180_000n })])],
		undefined,
		[{ ...TERMS, maxPrice: 220_000n }],
	],
	[
		'a price below zero, with energy that is not proven',
		[
			line(
				5,
				[
					part(2_000n, {
						supplier: B,
						source: undefined,
						price: -400_000n,
						unproven: 700n,
						amount: -548_000n,
					}),
				],
				// The supplier pays the grid of all of it.
				{ toDso: 80_000n },
			),
		],
	],
	[
		'an early end with free energy',
		[
			line(2, [part(1_500n, { idle: 400n })], {
				end: START + 2 * STEP + 60_000,
				toCso: 6_000n,
			}),
		],
		{ ...END, dueUntil: START + 2 * STEP + 60_000, free: 400n },
	],
	[
		'a debt of grid and station',
		[line(2, [part(1_500n)], { toDso: 20_000n, toCso: 0n, unpaid: 100_000n })],
		{ ...END, unpaid: 100_000n, waived: 30_000n },
	],
	[
		'a DSO that pays less than it has to, and debts of two steps',
		[
			line(2, [part(1_000n, { gridPrice: -300_000n, amount: 30_000n })], {
				toDso: -50_000n,
				unpaid: 20_000n,
			}),
			line(3, [part(0n, { gridPrice: -300_000n })], { toCso: 0n, unpaid: 90_000n }),
		],
		{ ...END, unpaid: 110_000n, waived: 150_000n },
		[{ ...TERMS, gridPrice: -300_000n }],
	],
	[
		'a supplier that pays less than it has to, and energy that is not proven',
		[
			line(
				5,
				[
					part(2_000n, {
						supplier: B,
						source: undefined,
						price: -400_000n,
						unproven: 300n,
						amount: -500_000n,
					}),
				],
				{ toDso: 80_000n },
			),
		],
		END,
	],
	[
		'a supplier that pays less than it has to, as if more were not proven',
		[
			line(
				5,
				[
					part(2_000n, {
						supplier: B,
						source: undefined,
						price: -400_000n,
						// As if it were 700 Wh.
						unproven: 300n,
						amount: -548_000n,
					}),
				],
				{ toDso: 80_000n },
			),
		],
		END,
	],
	[
		'a supplier that is paid a unit less, so that the energy costs what was agreed',
		[
			line(2, [part(1_001n, { gridPrice: -50_500n, amount: 200_199n })], {
				toDso: -50_550n,
			}),
		],
		undefined,
		[{ ...TERMS, gridPrice: -50_500n }],
	],
	[
		'a supplier that pays less than it has to',
		[
			line(
				5,
				[
					part(2_000n, {
						supplier: B,
						source: undefined,
						price: -400_000n,
						amount: -500_000n,
					}),
				],
				{ toDso: 80_000n },
			),
		],
		END,
	],
	[
		'the terms of before a change of source',
		[
			line(1, [part(1_000n)]),
			line(2, [part(1_000n, { supplier: B, source: 4, price: 250_000n })]),
		],
		undefined,
		[TERMS, { ...TERMS, chosen: 1, slot: 1 }],
	],
];

describe('lines from events', () => {
	it.each(CASES)('are found with %s', (_, lines, end, terms) => {
		expect(found(lines, end, terms)).toEqual(lines);
	});

	it('are found for any energy that is not proven, in one part or in both', () => {
		for (const unproven of [1n, 2n, 399n, 400n, 401n, 1_499n, 1_500n]) {
			const last = unproven < 400n ? unproven : 400n;
			const mix = { supplier: B, source: undefined, price: -400_000n };
			// The supplier pays the grid of what is not proven, and nothing to the driver.
			const amount = (energy: bigint, free: bigint) =>
				((energy - free) * -400_000n - free * 40_000n) / 1_000n;
			const first = unproven - last;
			const lines = [
				line(
					5,
					[
						part(1_100n, { ...mix, unproven: first, amount: amount(1_100n, first) }),
						part(400n, { ...mix, unproven: last, amount: amount(400n, last) }),
					],
					{ toDso: 60_000n },
				),
			];
			expect(found(lines)).toEqual(lines);
		}
	});

	it('are not found for another trail, or without what was locked', () => {
		const lines = [line(1, [part(1_000n)])];
		const before = newTrail(GENESIS, 7);
		const other = newTrail(GENESIS, 8);
		const after = lines.reduce(withLine, before);
		const settled = lines.map(reported);
		expect(linesOf(before, after, [TERMS], settled, undefined)).toEqual(lines);
		expect(linesOf(other, after, [TERMS], settled, undefined)).toBeUndefined();
		expect(linesOf(before, after, [], settled, undefined)).toBeUndefined();
	});
});
