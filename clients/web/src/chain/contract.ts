// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Accounts that people type, and the hash by which a driver is registered. */

import { Blake2256, getSs58AddressInfo } from '@polkadot-api/substrate-bindings';
import { concat, toHex } from './bytes.js';

/** Length of a salt in bytes. */
const SALT = 32;
/** The first byte of the addresses of the network. */
const PREFIX = 42;

/** Whether a text is an account of the network: its checksum finds mistakes. */
export function isAccount(text: string): boolean {
	const info = getSs58AddressInfo(text);
	return info.isValid && info.ss58Format === PREFIX && info.publicKey.length === 32;
}

/** A random salt: another one for each registration. */
export function newSalt(): Uint8Array {
	return crypto.getRandomValues(new Uint8Array(SALT));
}

/** The hash of a contract: that of the salt, and of the id of the contract in UTF-8. */
export function contractHash(salt: Uint8Array, contract: string): string {
	if (salt.length !== SALT || contract === '') {
		throw new Error(`a salt has ${SALT} bytes, and a contract has an id`);
	}
	return toHex(Blake2256(concat(salt, new TextEncoder().encode(contract))));
}
