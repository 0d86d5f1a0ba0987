// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { newKeyring } from '@smartcharge/chain';
import { possessionPayload } from '@smartcharge/rules/possession';
import { readingPayload } from '@smartcharge/rules/reading';
import { beforeAll, describe, expect, it } from 'vitest';
import { Meter } from './meter.js';

interface Vector {
	seed: string;
	genesis: string;
	serial: string;
	owner: string;
	meter: number;
	at: number;
	register: number;
	secret: string;
	public: string;
	payload: string;
	signature: string;
	proof: string;
}

// The tests of the gateway read the same file.
const FILE = new URL('../../../gateway/tests/data/signing.json', import.meta.url);
const vector = JSON.parse(readFileSync(FILE, 'utf8')) as Vector;

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex.slice(2), 'hex'));
const hex = (found: Uint8Array) => `0x${Buffer.from(found).toString('hex')}`;

beforeAll(async () => {
	await cryptoWaitReady();
});

describe('vector of the gateway', () => {
	it('has the key that HKDF derives from seed, chain and serial', () => {
		const info = Buffer.from(`smartcharge:meter:v1:${vector.serial}`);
		const secret = hkdfSync('sha256', bytes(vector.seed), bytes(vector.genesis), info, 32);
		expect(hex(new Uint8Array(secret))).toBe(vector.secret);
	});

	it('has the signatures of the test client', () => {
		const key = newKeyring().createFromPair(
			{
				publicKey: bytes(vector.public),
				secretKey: bytes(vector.secret + vector.public.slice(2)),
			},
			{},
			'ed25519',
		);
		const genesis = bytes(vector.genesis);
		const { at, meter: id, register } = vector;
		const reading = new Meter(id, key, genesis, BigInt(register)).read(at);
		expect(hex(reading.signature)).toBe(vector.signature);
		expect(hex(readingPayload(genesis, id, at, BigInt(register)))).toBe(vector.payload);
		expect(hex(key.sign(possessionPayload(genesis, bytes(vector.owner))))).toBe(vector.proof);
	});
});
