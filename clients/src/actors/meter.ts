// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { KeyringPair } from '@polkadot/keyring/types';
import { bnToU8a, stringToU8a, u8aConcat } from '@polkadot/util';

/** What the payload begins with, so that a signature cannot pass for one of another purpose. */
const DOMAIN = 'smartcharge:reading:v1';

/** A reading as its meter signed it. */
export interface SignedReading {
	meter: number;
	/** When it was read, in ms since the Unix epoch. */
	at: number;
	/** Cumulative energy in Wh. */
	register: bigint;
	signature: Uint8Array;
}

/** The bytes that a meter signs; integers are little endian. */
export function readingPayload(
	genesis: Uint8Array,
	meter: number,
	at: number,
	register: bigint,
): Uint8Array {
	if (genesis.length !== 32) {
		throw new Error(`a genesis hash has 32 bytes, not ${genesis.length}`);
	}
	return u8aConcat(
		stringToU8a(DOMAIN),
		genesis,
		bnToU8a(meter, { bitLength: 32, isLe: true }),
		bnToU8a(at, { bitLength: 64, isLe: true }),
		bnToU8a(register, { bitLength: 64, isLe: true }),
	);
}

/** A meter: counts energy and signs what it shows. */
export class Meter {
	/**
	 * @param id what the chain calls it
	 * @param key its key pair, which in life never leaves it
	 * @param genesis hash of the chain's first block
	 * @param register cumulative energy in Wh
	 */
	constructor(
		readonly id: number,
		private readonly key: KeyringPair,
		private readonly genesis: Uint8Array,
		public register = 0n,
	) {}

	/** Counts `energy` Wh. */
	count(energy: bigint): void {
		this.register += energy;
	}

	/** What the meter shows at `at`, signed. */
	read(at: number): SignedReading {
		return this.sign(at, this.register);
	}

	/** Signs whatever it is told to; only a broken or an opened meter does so. */
	sign(at: number, register: bigint): SignedReading {
		const payload = readingPayload(this.genesis, this.id, at, register);
		return { meter: this.id, at, register, signature: this.key.sign(payload) };
	}
}
