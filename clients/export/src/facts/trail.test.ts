// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { account, golden } from '../../testing/cases.js';
import type { Line, Part } from './process.js';
import { newTrail, prove, withLine } from './trail.js';

const START = 1_800_000_000_000;
const MIN_PRICE = -(2n ** 63n);

const part = (
	supplier: number,
	source: number | undefined,
	energy: bigint,
	price: bigint,
	amount: bigint,
): Part => ({
	supplier: account(supplier),
	source,
	energy,
	idle: 0n,
	unproven: 0n,
	price,
	gridPrice: 48_400n,
	amount,
});

const LINES: Line[] = [
	{
		step: 0,
		start: START,
		end: START + 9_000_000,
		parts: [
			part(0xaa, 3, 4_321n, 205_700n, 888_829n),
			part(0xaa, 4, 2_005n, 181_500n, 363_907n),
			part(0xaa, undefined, 1_174n, 278_300n, 326_724n),
		],
		toDso: 363_000n,
		pricePerHour: 290_400n,
		toCso: 726_000n,
		reward: 0n,
		unpaid: 0n,
	},
	{
		step: 1,
		start: START + 9_000_000,
		end: START + 9_900_000,
		parts: [
			{
				...part(0xbb, undefined, 2_000n, -462_000n, -671_000n),
				idle: 100n,
				unproven: 500n,
			},
		],
		toDso: 91_960n,
		pricePerHour: 290_400n,
		toCso: 72_600n,
		reward: 150_000n,
		unpaid: 0n,
	},
	{
		step: 2,
		start: START + 9_900_000,
		end: START + 10_000_000,
		parts: [{ ...part(0xbb, 9, 1n, 1n << 62n, 10n ** 27n), gridPrice: MIN_PRICE }],
		toDso: -(10n ** 20n),
		pricePerHour: 0n,
		toCso: 0n,
		reward: 0n,
		unpaid: 1n << 64n,
	},
];

describe('the trail', () => {
	it('has the hashes of the vectors of the chain', () => {
		const hashes = [];
		let trail = newTrail(account(0x11), 7);
		for (const line of LINES) {
			hashes.push(trail.hash);
			trail = withLine(trail, line);
		}
		expect([...hashes, trail.hash]).toEqual([
			'0x79e710d5a16455835eae8580d8ca3c8d9331e6d498758f3ced734689ee2a66ed',
			'0x8660b55f3d259a7e83629de0c04f2d0259453ded4cb69a41a7efa6520fa2c630',
			'0x63dca65ab3b0d764ee7456f3a193d6f4b8faeb77a33b22496f77384d02e40a1c',
			'0x480039e067f104758866308f691659d76fa009cea4876e6583c9f78a99b3d36a',
		]);
		expect(trail.lines).toBe(3);
	});

	it('proves lines, and a record that has their sums', () => {
		expect(() => {
			prove(golden());
		}).not.toThrow();
		for (const name of ['toSupplier', 'toDso', 'toCso', 'unpaid'] as const) {
			const facts = golden();
			facts.record.totals[name] += 1n;
			expect(() => {
				prove(facts);
			}).toThrow(`process 7: ${name} of its record is not that of its lines`);
		}
		const more = golden();
		more.record.energy += 1n;
		expect(() => {
			prove(more);
		}).toThrow('energy of its record');
		const turned = golden();
		turned.record.registers[1] += 1n;
		expect(() => {
			prove(turned);
		}).toThrow('registers of its record');
	});
});
