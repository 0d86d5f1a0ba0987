// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { contractHash, newSalt } from './contract.js';

const CONTRACT = 'NL-SMC-C00000001-7';
/** The bytes from `first` on, each one greater than the one before. */
const saltFrom = (first: number) => Uint8Array.from({ length: 32 }, (_, index) => first + index);

describe('contractHash', () => {
	it('audit_l7_is_salted_by_the_client', () => {
		// Python: hashlib.blake2b(bytes(range(32)) + b'NL-SMC-C00000001-7', digest_size=32)
		expect(contractHash(saltFrom(0), CONTRACT)).toBe(
			'0x16009c0747fc26fa274c8368c653a72b0392a74fcaa8c6562f9ccbb52a97bd69',
		);
		// The same with bytes(range(1, 33)).
		expect(contractHash(saltFrom(1), CONTRACT)).toBe(
			'0x21972bdebcad46251a331daff77bda9c4a69a7593178d48d5f490428963c6644',
		);
		// The same with bytes(range(32)) and b'NL-SMC-C00000002-5'.
		expect(contractHash(saltFrom(0), 'NL-SMC-C00000002-5')).toBe(
			'0xcb0cb3d1f8d5c77b0cf569bb8431bc5c83b3b9552e8ae709981ef973f345f3eb',
		);
	});

	it('refuses a salt that is missing, short or long', () => {
		for (const length of [0, 15, 16, 31, 33, 64]) {
			const salt = new Uint8Array(length).fill(1);
			expect(() => contractHash(salt, CONTRACT)).toThrow(`32 bytes, not ${length}`);
		}
		expect(() => contractHash(new Uint8Array(32), CONTRACT)).toThrow('random');
	});

	it('is that of one contract with one salt', () => {
		const salt = saltFrom(1);
		const longer = Uint8Array.from([...salt, ...new TextEncoder().encode('NL-')]);
		expect(() => contractHash(longer, CONTRACT.slice(3))).toThrow('35');
		expect(() => contractHash(salt, '')).toThrow('empty');
	});
});

describe('newSalt', () => {
	it('is another one each time', () => {
		const hashes = Array.from({ length: 100 }, () => contractHash(newSalt(), CONTRACT));
		expect(new Set(hashes).size).toBe(100);
	});
});
