// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { hexToU8a, u8aToHex } from '@polkadot/util';
import { cryptoWaitReady, signatureVerify } from '@polkadot/util-crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { newKeyring } from '../../src/actors/cast.js';
import { Meter, readingPayload } from '../../src/actors/meter.js';

const GENESIS = hexToU8a(`0x${'ab'.repeat(32)}`);

beforeAll(async () => {
	await cryptoWaitReady();
});

describe('readingPayload', () => {
	it('has the layout that the chain verifies', () => {
		const payload = readingPayload(GENESIS, 0x01020304, 0x0102030405, 0x1112131415161718n);
		expect(payload.length).toBe(74);
		expect(new TextDecoder().decode(payload.slice(0, 22))).toBe('smartcharge:reading:v1');
		expect(u8aToHex(payload.slice(22, 54))).toBe(`0x${'ab'.repeat(32)}`);
		expect(u8aToHex(payload.slice(54, 58))).toBe('0x04030201');
		expect(u8aToHex(payload.slice(58, 66))).toBe('0x0504030201000000');
		expect(u8aToHex(payload.slice(66, 74))).toBe('0x1817161514131211');
	});

	it('needs a whole genesis hash', () => {
		expect(() => readingPayload(GENESIS.slice(1), 0, 0, 0n)).toThrow('31');
	});
});

describe('Meter', () => {
	it.each(['sr25519', 'ed25519'] as const)('signs what it counted with %s', (type) => {
		const key = newKeyring().createFromUri('//Meter', {}, type);
		const meter = new Meter(7, key, GENESIS, 100n);
		meter.count(5_000n);
		const reading = meter.read(1_000);
		expect(reading).toMatchObject({ meter: 7, at: 1_000, register: 5_100n });
		expect(reading.signature.length).toBe(64);
		const payload = readingPayload(GENESIS, 7, 1_000, 5_100n);
		const verdict = signatureVerify(payload, reading.signature, key.publicKey);
		expect(verdict).toMatchObject({ isValid: true, crypto: type });
	});
});
