// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { GENESIS, golden } from '../../testing/cases.js';
import { edwards } from '../../testing/keys.js';
import { readingPayload } from '@smartcharge/rules/reading';
import { isSigned } from './signature.js';
import { bytesOf, hexOf } from './trail.js';

describe('the signature of a reading', () => {
	it('binds meter, chain, time, register and key, in both schemes', () => {
		for (const reading of golden().readings) {
			const { at, register } = reading;
			const payload = readingPayload(bytesOf(GENESIS), 0, at, register);
			const other = {
				...reading,
				signature: hexOf(edwards.sign(payload)),
				key: { scheme: 'Ed25519' as const, key: hexOf(edwards.publicKey) },
			};
			for (const each of [reading, other]) {
				expect(isSigned(each, 0, GENESIS)).toBe(true);
				expect(isSigned(each, 1, GENESIS)).toBe(false);
				expect(isSigned(each, 0, `0x${'12'.repeat(32)}`)).toBe(false);
				expect(isSigned({ ...each, at: at + 1 }, 0, GENESIS)).toBe(false);
				expect(isSigned({ ...each, register: register + 1n }, 0, GENESIS)).toBe(false);
			}
			expect(isSigned({ ...reading, key: other.key }, 0, GENESIS)).toBe(false);
			expect(isSigned({ ...other, key: reading.key }, 0, GENESIS)).toBe(false);
		}
	});
});
