// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { blake2AsHex, randomAsU8a } from '@polkadot/util-crypto';
import { join } from '@smartcharge/rules/bytes';

/**
 * Length of a salt, in bytes. It is fixed: with a salt of any length, the hash of one contract would
 * also be that of a shorter contract id with a longer salt.
 */
const SALT_LENGTH = 32;

/** Returns a random salt. Each registration needs one of its own, or equal hashes link accounts. */
export function newSalt(): Uint8Array {
	return randomAsU8a(SALT_LENGTH);
}

/**
 * Returns the hash with which a driver is registered, as hex: that of the salt, then the contract id
 * in UTF-8. The registrar keeps the salt secret: it proves the contract to whom it gives the salt.
 */
export function contractHash(salt: Uint8Array, contract: string): `0x${string}` {
	if (salt.length !== SALT_LENGTH) {
		throw new Error(`a salt has ${SALT_LENGTH} bytes, not ${salt.length}`);
	}
	if (salt.every((byte) => byte === 0)) {
		throw new Error('a salt is random, not zero');
	}
	if (contract === '') {
		throw new Error('a contract id is not empty');
	}
	return blake2AsHex(join(salt, new TextEncoder().encode(contract)), 256);
}
