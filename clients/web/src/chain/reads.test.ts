// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import type { Link } from './link.js';
import { Reads } from './reads.js';

const DRIVER = 'driver';
const PROCESS = 7n;
const AT = '0x01';

interface Asked {
	what: string;
	args: readonly unknown[];
	at: string | undefined;
}

/** A link to a chain with a list of claims in pages of one, and a note of what was asked. */
function chainOf(claims: { claimed: bigint; certified: bigint }[], greened: bigint) {
	const asked: Asked[] = [];
	const link = {
		call: (api: string, method: string, args: readonly unknown[], at?: string) => {
			asked.push({ what: `${api}.${method}`, args, at });
			const after = args[2] as [bigint, number, bigint] | undefined;
			const index = after ? Number(after[2]) + 1 : 0;
			const items = claims.slice(index, index + 1);
			const next = index + 1 < claims.length ? [PROCESS, 3, BigInt(index)] : undefined;
			return Promise.resolve({ success: true, value: { items, next } });
		},
		read: (pallet: string, item: string, args: readonly unknown[], at?: string) => {
			asked.push({ what: `${pallet}.${item}`, args, at });
			return Promise.resolve({ certified: 0n, greened });
		},
	};
	return { asked, reads: new Reads(link as unknown as Link) };
}

describe('the statement of a process', () => {
	it('has the claims of all pages, and their sums', async () => {
		const claims = [
			{ claimed: 500n, certified: 400n },
			{ claimed: 30n, certified: 0n },
			{ claimed: 2n, certified: 2n },
		];
		const { reads } = chainOf(claims, 60n);
		const statement = await reads.statement(DRIVER, PROCESS, AT);
		expect(statement).toEqual({
			entries: claims,
			claimed: 532n,
			certified: 402n,
			greened: 60n,
		});
	});

	it('is read at one block, each page after the one before', async () => {
		const claim = { claimed: 1n, certified: 1n };
		const { asked, reads } = chainOf([claim, claim], 0n);
		await reads.statement(DRIVER, PROCESS, AT);
		const what = 'OriginApi.statement';
		expect(asked).toEqual([
			{ what, args: [DRIVER, PROCESS, undefined, 100], at: AT },
			{ what, args: [DRIVER, PROCESS, [PROCESS, 3, 0n], 100], at: AT },
			{ what: 'Origin.Certified', args: [PROCESS], at: AT },
		]);
	});

	it('is empty without claims', async () => {
		const { reads } = chainOf([], 0n);
		const { entries, claimed } = await reads.statement(DRIVER, PROCESS, AT);
		expect([entries, claimed]).toEqual([[], 0n]);
	});

	it('fails if the chain refuses a page', async () => {
		const link = {
			call: () => Promise.resolve({ success: false, value: { type: 'UnknownCursor' } }),
		};
		const reads = new Reads(link as unknown as Link);
		await expect(reads.statement(DRIVER, PROCESS, AT)).rejects.toMatchObject({
			failure: { code: 'Query.UnknownCursor' },
		});
	});
});
