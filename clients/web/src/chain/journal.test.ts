// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import 'fake-indexeddb/auto';
import { randomNumbers } from '@smartcharge/rules/testing/random';
import { describe, expect, it } from 'vitest';
import { LIFETIME } from './extrinsic.js';
import { after, entries, expired, keep, settled, type Entry, type Fact } from './journal.js';

const FAILURE = { code: 'Charging.StationBusy', detail: '' };
const BLOCK = { number: 12, hash: '0x12' };

function entry(change: Partial<Entry> = {}): Entry {
	return {
		hash: '0x01',
		bytes: '0x00',
		genesis: '0xaa',
		account: 'alice',
		nonce: 0,
		what: 'Charging.start',
		birth: 10,
		at: 1,
		state: 'signed',
		...change,
	};
}

const FACTS: Fact[] = [
	{ is: 'sent' },
	{ is: 'included', block: BLOCK },
	{ is: 'included', block: BLOCK, failure: FAILURE },
	{ is: 'retracted' },
	{ is: 'final' },
	{ is: 'refused', failure: FAILURE },
	{ is: 'expired' },
];

describe('after', () => {
	it('goes from signed to final', () => {
		const facts: Fact[] = [{ is: 'sent' }, { is: 'included', block: BLOCK }, { is: 'final' }];
		const states = facts.map(
			(_, index) => facts.slice(0, index + 1).reduce(after, entry()).state,
		);
		expect(states).toEqual(['sent', 'included', 'final']);
	});

	it('knows a transaction whose call was refused as failed, once it is final', () => {
		const included = after(entry(), { is: 'included', block: BLOCK, failure: FAILURE });
		expect(after(included, { is: 'final' })).toMatchObject({
			state: 'failed',
			failure: FAILURE,
		});
	});

	it('forgets a block that was retracted, with its failure', () => {
		const included = after(entry(), { is: 'included', block: BLOCK, failure: FAILURE });
		const back = after(included, { is: 'retracted' });
		expect([back.state, back.block, back.failure]).toEqual(['sent', undefined, undefined]);
	});

	it('loses nothing, whatever order facts come in', () => {
		const random = randomNumbers(7);
		for (let round = 0; round < 2_000; round += 1) {
			let now = entry();
			let inBlock = false;
			for (let index = 0; index < 8; index += 1) {
				const fact = FACTS[random(FACTS.length)] ?? { is: 'sent' };
				const before = now;
				now = after(now, fact);
				if (settled(before)) {
					// Nothing changes what is settled.
					expect(now).toBe(before);
					continue;
				}
				inBlock = fact.is === 'included' ? true : fact.is === 'retracted' ? false : inBlock;
				// What a block has is neither lost nor refused by the pool.
				if (inBlock && !settled(now)) {
					expect(now.state).toBe('included');
				}
				if (now.state === 'final') {
					expect(now.block).toEqual(BLOCK);
					expect(now.failure).toBeUndefined();
				}
				if (now.state === 'lost') {
					expect(now.block).toBeUndefined();
				}
			}
		}
	});
});

describe('expired', () => {
	it('begins when no final block can have it', () => {
		expect(expired(entry(), 10 + LIFETIME)).toBe(false);
		expect(expired(entry(), 11 + LIFETIME)).toBe(true);
	});
});

describe('entries', () => {
	it('are those of the network, the newest first', async () => {
		await keep(entry({ hash: '0x01', at: 1 }));
		await keep(entry({ hash: '0x02', at: 2 }));
		await keep(entry({ hash: '0x03', at: 3, genesis: '0xbb' }));
		expect((await entries('0xaa')).map(({ hash }) => hash)).toEqual(['0x02', '0x01']);
	});
});
