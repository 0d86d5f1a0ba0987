// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { KeyringPair } from '@polkadot/keyring/types';
import { possessionPayload } from '@smartcharge/rules/possession';
import { readingPayload, type SignedReading } from '@smartcharge/rules/reading';

/** The public key of a meter as calls take it. */
export type MeterKey = { Ed25519: Uint8Array } | { Sr25519: Uint8Array };

/** Returns the public part of a meter's key pair. */
export function meterKey({ type, publicKey }: KeyringPair): MeterKey {
	return type === 'ed25519' ? { Ed25519: publicKey } : { Sr25519: publicKey };
}

/** Returns the signature by which `owner` proves to have the key of a meter. */
export function possession(key: KeyringPair, owner: KeyringPair, genesis: Uint8Array): Uint8Array {
	return key.sign(possessionPayload(genesis, owner.addressRaw));
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

	/** Its public key. */
	get publicKey(): MeterKey {
		return meterKey(this.key);
	}

	/** Counts `energy` Wh. */
	count(energy: bigint): void {
		this.register += energy;
	}

	/** Signed reading of the meter at `at`. */
	read(at: number): SignedReading {
		return this.sign(at, this.register);
	}

	/** Signs whatever it is given; only a broken or an opened meter does so. */
	sign(at: number, register: bigint): SignedReading {
		const payload = readingPayload(this.genesis, this.id, at, register);
		return { meter: this.id, at, register, signature: this.key.sign(payload) };
	}
}
