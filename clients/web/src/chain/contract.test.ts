// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { contractHash, isAccount, newSalt } from './contract.js';

const CONTRACT = 'NL-SMC-C00000001-7';
const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';

describe('isAccount', () => {
	it('finds a mistake in an account', () => {
		expect(isAccount(ALICE)).toBe(true);
		expect(isAccount(ALICE.replace('5Grw', '5Grv'))).toBe(false);
		expect(isAccount(ALICE.slice(1))).toBe(false);
		expect(isAccount('')).toBe(false);
		expect(isAccount('0OIl')).toBe(false);
	});

	it('refuses the same key at another network', () => {
		// Alice on Polkadot.
		expect(isAccount('15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5')).toBe(false);
	});
});

describe('contractHash', () => {
	it('is that of salt and contract', () => {
		// Python: hashlib.blake2b(bytes(range(32)) + b'NL-SMC-C00000001-7', digest_size=32)
		const salt = Uint8Array.from({ length: 32 }, (_, index) => index);
		expect(contractHash(salt, CONTRACT)).toBe(
			'0x16009c0747fc26fa274c8368c653a72b0392a74fcaa8c6562f9ccbb52a97bd69',
		);
	});

	it('refuses a short salt and an empty contract', () => {
		expect(() => contractHash(new Uint8Array(31), CONTRACT)).toThrow('32 bytes');
		expect(() => contractHash(newSalt(), '')).toThrow('id');
	});

	it('has another salt each time', () => {
		expect(newSalt()).toHaveLength(32);
		expect(newSalt()).not.toEqual(newSalt());
	});
});
