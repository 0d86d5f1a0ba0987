// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** The checks of receipts know how the chain stores a few values. Here the metadata is their oracle. */

import { readFileSync } from 'node:fs';
import { getDynamicBuilder, getLookupFn } from '@polkadot-api/metadata-builders';
import { decAnyMetadata, unifyMetadata } from '@polkadot-api/substrate-bindings';
import { hex } from '@smartcharge/export/receipt/verify/scale';
import {
	carrierOf,
	certifiedOf,
	KEYS,
	meterOf,
	recordOf,
	stationOf,
} from '@smartcharge/export/receipt/verify/stored';
import { validatorsOf } from '@smartcharge/export/receipt/verify/finality';
import { headerOf } from '@smartcharge/export/receipt/verify/header';
import { describe, expect, it } from 'vitest';
import { fromHex } from '../bytes.js';
import { blockOf, headerBytes } from '../header.js';

const METADATA = new URL('../../../../../metadata/smartcharge.scale', import.meta.url);
const metadata = unifyMetadata(decAnyMetadata(readFileSync(METADATA)));
const builder = getDynamicBuilder(getLookupFn(metadata));

const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const ALICE_KEY = '0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d';
const HASH = `0x${'5a'.repeat(32)}`;
const LARGE = 2n ** 63n - 25n;

/** What the chain stores for a value. */
function stored(pallet: string, item: string, value: unknown): Uint8Array {
	return builder.buildStorage(pallet, item).value.enc(value);
}

/** Variants of an enum of the metadata. */
function variantsOf(name: string): { name: string; fields: unknown[] }[] {
	const found = metadata.lookup.find(({ path }) => path.at(-1) === name)?.def;
	return found?.tag === 'variant' ? found.value : [];
}

describe('the keys of proofs', () => {
	it.each([0, 1, 255, 256, 4_000_000_000])('are those of the chain for %i', (id) => {
		const key = (pallet: string, item: string, of: unknown) =>
			builder.buildStorage(pallet, item).keys.enc(of);
		const ordered = `0x${id.toString(16).padStart(8, '0')}`;
		expect(hex(KEYS.record(BigInt(id)))).toBe(key('Charging', 'Records', BigInt(id)));
		expect(hex(KEYS.station(BigInt(id)))).toBe(key('Charging', 'Stations', id));
		expect(hex(KEYS.meter(BigInt(id)))).toBe(key('Metering', 'Meters', ordered));
		expect(hex(KEYS.certified(BigInt(id)))).toBe(key('Origin', 'Certified', BigInt(id)));
		expect(hex(KEYS.source(BigInt(id)))).toBe(key('Origin', 'Sources', id));
	});

	it('are those of the chain for a process of any number, and for validators', () => {
		expect(hex(KEYS.record(LARGE))).toBe(
			builder.buildStorage('Charging', 'Records').keys.enc(LARGE),
		);
		expect(hex(KEYS.validators())).toBe(
			builder.buildStorage('Grandpa', 'Authorities').keys.enc(),
		);
	});
});

describe('a stored value', () => {
	interface Reason {
		type: string;
		value: { type: string; value: undefined } | undefined;
	}
	const reasons = variantsOf('FinishReason').flatMap(({ name }): Reason[] => {
		const inner = { Terminated: 'FaultReason', Stopped: 'StopReason' }[name];
		return inner === undefined
			? [{ type: name, value: undefined }]
			: variantsOf(inner).map((each) => ({
					type: name,
					value: { type: each.name, value: undefined },
				}));
	});

	it('of a record is read as it was written, whatever it ended for', () => {
		expect(reasons.length).toBeGreaterThan(30);
		for (const [at, reason] of reasons.entries()) {
			const some = at % 2 === 0;
			const record = {
				driver: ALICE,
				station: 4_294_967_295,
				cso: ALICE,
				supplier: some ? ALICE : undefined,
				source: some ? 7 : undefined,
				start: 1n,
				end: LARGE,
				due_until: 3n,
				energy: 4n,
				sourced: 5n,
				registers: [6n, LARGE],
				totals: {
					to_supplier: -8n,
					to_dso: 9n,
					to_cso: -(2n ** 100n),
					reward: 2n ** 127n,
					unpaid: 12n,
					waived: 13n,
					free: 14n,
				},
				reason,
				other_suppliers: Array.from({ length: at % 3 }, () => ALICE),
				trail: some ? { hash: HASH, lines: 20_000 + at } : undefined,
			};
			const name = reason.value ? `${reason.type}: ${reason.value.type}` : reason.type;
			expect(recordOf(stored('Charging', 'Records', record))).toEqual({
				driver: ALICE_KEY,
				station: 4_294_967_295n,
				cso: ALICE_KEY,
				start: 1n,
				end: LARGE,
				energy: 4n,
				sourced: 5n,
				registers: [6n, LARGE],
				totals: {
					toSupplier: -8n,
					toDso: 9n,
					toCso: -(2n ** 100n),
					reward: 2n ** 127n,
					unpaid: 12n,
					waived: 13n,
					free: 14n,
				},
				reason: name,
				trail: some ? { hash: HASH, lines: BigInt(20_000 + at) } : undefined,
			});
		}
	});

	it('of a station is read as it was written', () => {
		for (const host of [undefined, ALICE]) {
			const station = {
				cso: ALICE,
				evse_id: new TextEncoder().encode('NL*SMC*E0001'),
				meter: 77,
				power: 1,
				price_per_hour: 2n,
				suppliers: [ALICE, ALICE],
				host,
				open: host === undefined,
			};
			expect(stationOf(stored('Charging', 'Stations', station))).toEqual({
				evse: 'NL*SMC*E0001',
				meter: 77n,
			});
		}
	});

	it('of a meter is read as it was written', () => {
		const reading = { at: 1n, register: 2n };
		for (const [type, some] of [
			['Sr25519', false],
			['Ed25519', true],
		] as const) {
			for (const purpose of variantsOf('Purpose').map(({ name }) => name)) {
				const meter = {
					owner: ALICE,
					ean: 871_687_140_000_000_002n,
					area: 3,
					purpose: { type: purpose, value: 4 },
					key: { type, value: HASH },
					pending_key: some ? { type, value: ALICE_KEY } : undefined,
					status: { type: 'Active', value: undefined },
					latest: some ? reading : undefined,
					slack: 5,
					power: 6,
					highest: 7,
					since: 8n,
					suspect: some ? reading : undefined,
					entrusted: some,
				};
				expect(meterOf(stored('Metering', 'Meters', meter)), purpose).toEqual({
					ean: '871687140000000002',
					scheme: type,
					key: HASH,
				});
			}
		}
	});

	it('of a source has the carrier that was written', () => {
		for (const { name } of variantsOf('Carrier')) {
			const none = { type: 'None', value: undefined };
			const source = {
				meter: 1,
				owner: ALICE,
				supplier: ALICE,
				recipient: ALICE,
				area: 2,
				carrier: { type: name, value: undefined },
				capacity: 3,
				commissioned: 4n,
				attributes: { technology: 5, support: none, storage: false, registry: false },
				status: { type: 'Active', value: undefined },
				next_meter: undefined,
				former: [],
				debt: { incurred: 0n, repaid: 0n },
			};
			expect(carrierOf(stored('Origin', 'Sources', source))).toBe(name);
		}
	});

	it('of certified energy and of validators is read as it was written', () => {
		const proven = { certified: 1n, greened: LARGE };
		expect(certifiedOf(stored('Origin', 'Certified', proven))).toEqual(proven);
		expect(certifiedOf(undefined)).toEqual({ certified: 0n, greened: 0n });
		expect(validatorsOf(stored('Grandpa', 'Authorities', [[HASH, 1n]]))).toEqual([
			{ key: HASH, weight: 1n },
		]);
	});

	it('with a byte more or less is not read', () => {
		const value = stored('Origin', 'Certified', { certified: 1n, greened: 2n });
		expect(() => certifiedOf(value.slice(1))).toThrow('too short');
		expect(() => certifiedOf(Uint8Array.from([...value, 0]))).toThrow('too long');
	});
});

describe('a header', () => {
	it.each([1, 63, 64, 16_384, 2 ** 30])('of block %i is read with all of its logs', (number) => {
		const header = {
			parentHash: HASH,
			number: `0x${number.toString(16)}`,
			stateRoot: ALICE_KEY,
			extrinsicsRoot: HASH,
			digest: { logs: ['0x066175726108aabb', '0x0004cc', '0x08', '0x056175726104dd'] },
		};
		expect(headerOf(headerBytes(header))).toEqual({
			hash: blockOf(header).hash,
			parent: HASH,
			number: BigInt(number),
			stateRoot: fromHex(ALICE_KEY),
		});
	});
});
