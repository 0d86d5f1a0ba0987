// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { cryptoWaitReady, signatureVerify } from '@polkadot/util-crypto';
import { newKeyring } from '@smartcharge/chain';
import { readingPayload } from '@smartcharge/rules/reading';
import { beforeAll, describe, expect, it } from 'vitest';
import { Meter } from './meter.js';

const GENESIS = new Uint8Array(32).fill(0xab);

beforeAll(async () => {
	await cryptoWaitReady();
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
