// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../../testing/random.js';
import { QUARTER } from './calendar.js';
import { byQuarter, netOf, positionsOf, type Flow } from './positions.js';

const HOUR = 4 * QUARTER;

describe('positions', () => {
	it('are cut where quarters begin', () => {
		const hour = { start: 1_000 * HOUR, end: 1_001 * HOUR };
		expect(byQuarter(4_003n, hour)).toEqual([
			[4_000, 1_000n],
			[4_001, 1_001n],
			[4_002, 1_001n],
			[4_003, 1_001n],
		]);
		expect(byQuarter(-2n, { start: 0, end: 2 * QUARTER })).toEqual([
			[0, -1n],
			[1, -1n],
		]);
	});

	it('add up what flowed, and lose no Wh', () => {
		const below = randomNumbers(7);
		const flows = Array.from({ length: 200 }, (): Flow => {
			const start = below(100 * HOUR);
			return {
				supplier: below(2) === 0 ? 'A' : 'B',
				area: below(2),
				side: below(3) === 0 ? 'fed' : 'taken',
				span: { start, end: start + 1 + below(2 * HOUR) },
				energy: BigInt(below(50_000)),
			};
		});
		for (const area of [0, 1]) {
			const positions = positionsOf(flows, area);
			for (const supplier of ['A', 'B']) {
				let net = 0n;
				for (const quarter of positions.get(supplier)?.keys() ?? []) {
					net += netOf(positions, supplier, quarter);
				}
				const expected = flows
					.filter((flow) => flow.supplier === supplier && flow.area === area)
					.reduce(
						(sum, { side, energy }) => sum + (side === 'fed' ? energy : -energy),
						0n,
					);
				expect(net).toBe(expected);
			}
		}
		expect(netOf(positionsOf(flows, 2), 'A', 0)).toBe(0n);
	});
});
