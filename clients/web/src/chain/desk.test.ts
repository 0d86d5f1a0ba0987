// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { council, key4, keyText, records, referenceUsed } from './desk.js';
import type { Link } from './link.js';
import { entries, readMany } from './maps.js';
import { Runtime } from './runtime.js';

const METADATA = new URL('../../../../metadata/smartcharge.scale', import.meta.url);
const runtime = new Runtime(readFileSync(METADATA));
const AT = '0x01';
const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';

type State = Map<string, string>;

/** A link to a node with a state, and a note of what it was asked. */
function nodeOf(state: State) {
	const asked: { method: string; params: unknown[] }[] = [];
	const request = (method: string, params: unknown[]): Promise<unknown> => {
		asked.push({ method, params });
		if (method === 'state_getKeysPaged') {
			const [prefix, limit, after] = params as [string, number, string | null];
			const keys = [...state.keys()]
				.filter((key) => key.startsWith(prefix) && (after === null || key > after))
				.sort();
			return Promise.resolve(keys.slice(0, limit));
		}
		const [keys] = params as [string[]];
		return Promise.resolve([
			{ block: AT, changes: keys.map((key) => [key, state.get(key) ?? null]) },
		]);
	};
	const link = {
		status: { best: { number: 1, hash: AT } },
		use: () => ({ runtime, socket: { request } }),
		read: (pallet: 'Council', item: 'Proposals') => {
			const { key, dec } = runtime.storage(pallet, item);
			return Promise.resolve(dec(state.get(key()) ?? null));
		},
	};
	return { asked, link: link as unknown as Link };
}

describe('maps', () => {
	it('are read by pages, with their keys decoded', async () => {
		const { key } = runtime.storage('Metering', 'Keys');
		const meterKey = (byte: string) => ({ type: 'Sr25519', value: `0x${byte.repeat(32)}` });
		const state: State = new Map([
			[key(meterKey('11')), '0x05000000'],
			[key(meterKey('22')), '0x06000000'],
			[key(meterKey('33')), '0x07000000'],
		]);
		const { asked, link } = nodeOf(state);
		const first = await entries(link, 'Metering', 'Keys', { limit: 2 }, AT);
		expect(first.items).toHaveLength(2);
		expect(first.next).toBeDefined();
		const rest = await entries(
			link,
			'Metering',
			'Keys',
			{ limit: 2, after: first.next ?? '' },
			AT,
		);
		expect(rest.next).toBeUndefined();
		const all = [...first.items, ...rest.items].map(({ key: [own], value }) => [own, value]);
		expect(all.sort((a, b) => Number(a[1]) - Number(b[1]))).toEqual([
			[meterKey('11'), 5],
			[meterKey('22'), 6],
			[meterKey('33'), 7],
		]);
		expect(asked.map(({ method }) => method)).toEqual([
			'state_getKeysPaged',
			'state_queryStorageAt',
			'state_getKeysPaged',
			'state_queryStorageAt',
		]);
	});

	it('have values in the order of the keys, and their defaults', async () => {
		const { key } = runtime.storage('Debts', 'Owed');
		const charging = { type: 'Charging', value: undefined };
		const state: State = new Map([[key(ALICE, charging, ALICE), `0x${'02'.padEnd(32, '0')}`]]);
		const { asked, link } = nodeOf(state);
		const imbalance = { type: 'Imbalance', value: undefined };
		const keys = [
			[ALICE, imbalance, ALICE],
			[ALICE, charging, ALICE],
		];
		expect(await readMany(link, 'Debts', 'Owed', keys, AT)).toEqual([undefined, 2n]);
		expect(asked).toHaveLength(1);
		expect(await readMany(link, 'Debts', 'Owed', [], AT)).toEqual([]);
		expect(asked).toHaveLength(1);
	});
});

describe('keys in big endian', () => {
	it('are those of the chain', () => {
		expect([key4(0), key4(500_001)]).toEqual(['0x00000000', '0x0007a121']);
	});
});

describe('records', () => {
	it('are asked by their ids, the newest first, to the first one', async () => {
		const { asked, link } = nodeOf(new Map());
		const page = await records(link, AT, 130n);
		expect(page).toEqual({ items: [], next: 30n });
		const rest = await records(link, AT, page.next);
		expect(rest).toEqual({ items: [] });
		const { args } = runtime.storage('Charging', 'Records');
		const ids = asked.map(({ params }) => (params[0] as string[]).map((key) => args(key)[0]));
		expect([ids[0]?.length, ids[0]?.[0], ids[0]?.at(-1)]).toEqual([100, 129n, 30n]);
		expect([ids[1]?.length, ids[1]?.[0], ids[1]?.at(-1)]).toEqual([30, 29n, 0n]);
	});
});

describe('the reference of a payment', () => {
	it('is known to the chain or not', async () => {
		const bytes = new TextEncoder().encode('payment 1');
		const key = runtime.storage('Tokens', 'References').key(bytes);
		const { link } = nodeOf(new Map([[key, '0x']]));
		expect(await referenceUsed(link, bytes)).toBe(true);
		expect(await referenceUsed(link, new TextEncoder().encode('payment 2'))).toBe(false);
	});
});

describe('the council', () => {
	it('has its motions with votes, call and the length of the call', async () => {
		const hash = `0x${'ab'.repeat(32)}`;
		const call = runtime.call({
			pallet: 'Tokens',
			call: 'attest_reserve',
			args: { amount: 5n },
		});
		const hex = [...call].map((byte) => byte.toString(16).padStart(2, '0')).join('');
		// Index 3, threshold 4, nobody has voted, until block 9.
		const voting = '0x03000000' + '04000000' + '00' + '00' + '09000000';
		const state: State = new Map([
			[runtime.storage('Council', 'Proposals').key(), `0x04${'ab'.repeat(32)}`],
			[runtime.storage('Council', 'Voting').key(hash), voting],
			[runtime.storage('Council', 'ProposalOf').key(hash), `0x${hex}`],
		]);
		const { seats, motions } = await council(nodeOf(state).link, AT);
		expect(seats).toEqual([]);
		expect(motions).toMatchObject([
			{
				hash,
				length: call.length,
				voting: { index: 3, threshold: 4, end: 9 },
				call: { type: 'Tokens', value: { type: 'attest_reserve', value: { amount: 5n } } },
			},
		]);
	});
});

describe('the key of a meter', () => {
	it('is a text that people compare', () => {
		const value = `0x${'0f'.repeat(32)}`;
		expect(keyText({ type: 'Ed25519', value })).toEqual({ scheme: 'Ed25519', hex: value });
	});
});
