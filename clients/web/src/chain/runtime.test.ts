// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toHex } from './bytes.js';
import { era, sign } from './extrinsic.js';
import { fits } from './metadata.js';
import { Runtime } from './runtime.js';

const METADATA = new URL('../../../../metadata/smartcharge.scale', import.meta.url);
const runtime = new Runtime(readFileSync(METADATA));
const version = runtime.constant('System', 'Version');
const now = {
	specName: version.spec_name,
	specVersion: version.spec_version,
	transactionVersion: version.transaction_version,
};
const HASH = `0x${'11'.repeat(32)}`;

describe('the shipped metadata', () => {
	it('fits the version that it is of, and no other', () => {
		expect(fits(runtime, now)).toBe(true);
		expect(fits(runtime, { ...now, specVersion: now.specVersion + 1 })).toBe(false);
		expect(fits(runtime, { ...now, transactionVersion: 0 })).toBe(false);
		expect(fits(runtime, { ...now, specName: 'other' })).toBe(false);
	});

	it('encodes and decodes a runtime API', () => {
		const { enc, dec } = runtime.api('ChargingApi', 'running');
		expect(toHex(enc([7]))).toBe('0x07000000');
		expect(dec('0x00')).toBeUndefined();
		expect(dec('0x010500000000000000')).toBe(5n);
	});

	it('has the defaults of storage', () => {
		const { dec } = runtime.storage('Charging', 'Mandates');
		expect(dec(null)).toEqual([]);
	});
});

describe('sign', () => {
	it('knows each transaction extension of the chain', async () => {
		let signed: Record<string, { value: Uint8Array; additionalSigned: Uint8Array }> = {};
		const signer = {
			publicKey: new Uint8Array(32),
			signBytes: (data: Uint8Array) => Promise.resolve(data),
			signTx: (_: Uint8Array, extensions: typeof signed) => {
				signed = extensions;
				return Promise.resolve(new Uint8Array([1, 2, 3]));
			},
		};
		const { bytes } = await sign(
			{ pallet: 'Charging', call: 'disconnect', args: { process: 3n } },
			signer,
			{
				runtime,
				version: now,
				genesis: HASH,
				nonce: 5,
				birth: { number: 100, hash: HASH },
			},
		);
		expect(bytes).toBe('0x010203');
		expect(Object.keys(signed)).toEqual(runtime.extensions);
		expect(toHex(signed.CheckNonce?.value ?? new Uint8Array())).toBe('0x14');
		expect(toHex(signed.CheckGenesis?.additionalSigned ?? new Uint8Array())).toBe(HASH);
	});
});

describe('era', () => {
	it('is that of 64 blocks from the birth on', () => {
		// Examples of the specification: period 64, phase 42 is 0xa502.
		expect(toHex(era(42))).toBe('0xa502');
		expect(toHex(era(42 + 64))).toBe('0xa502');
		expect(toHex(era(0))).toBe('0x0500');
	});
});
