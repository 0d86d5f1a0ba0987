// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { accounts, createOnDevice, forget, recoveryPhrase, restore, signerOf } from './accounts.js';
import { developmentKey } from './development.js';
import { entropyFrom } from './passkey.js';
import { entropyOf, keyOf, wordsOf } from './phrase.js';

const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
/** The phrase of the development accounts, without a path. */
const PHRASE = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk';
const DEVELOPMENT = '5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV';

describe('keys of phrases', () => {
	it('are those of other wallets', async () => {
		const entropy = entropyOf(`  ${PHRASE.toUpperCase().replace(' ', '\n')} `);
		expect(entropy).toBeDefined();
		expect((await keyOf(entropy ?? new Uint8Array(16))).address).toBe(DEVELOPMENT);
		expect((await developmentKey('//Alice')).address).toBe(ALICE);
	});

	it('have their words back', () => {
		const entropy = new Uint8Array(16).map((_, index) => index * 7);
		expect(entropyOf(wordsOf(entropy))).toEqual(entropy);
	});

	it('are refused if a word is wrong, or the number of words', () => {
		expect(entropyOf(PHRASE.replace('walk', 'lake'))).toBeUndefined();
		expect(entropyOf(`${PHRASE} walk`)).toBeUndefined();
		expect(entropyOf('')).toBeUndefined();
	});
});

describe('keys of passkeys', () => {
	it('depend on the network, and on nothing else', async () => {
		const secret = new Uint8Array(32).fill(3);
		const first = await entropyFrom(secret, '0xaa');
		expect(first).toHaveLength(16);
		expect(await entropyFrom(secret, '0xaa')).toEqual(first);
		expect(await entropyFrom(secret, '0xbb')).not.toEqual(first);
	});
});

describe('accounts', () => {
	it('on this device sign, and are recovered by their words', async () => {
		const made = await createOnDevice('car');
		const words = await recoveryPhrase(made);
		expect(words.split(' ')).toHaveLength(12);
		const { publicKey } = await signerOf(made).unlock();
		expect(publicKey).toHaveLength(32);

		await forget(made.address);
		expect(await accounts()).toEqual([]);
		expect(await restore('again', 'no such words')).toBeUndefined();
		expect((await restore('again', words))?.address).toBe(made.address);
		expect((await accounts()).map(({ name }) => name)).toEqual(['again']);
	});
});
