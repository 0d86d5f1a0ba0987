// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Domain tag at the start of the payload: a signature made for another purpose does not fit. */
const DOMAIN = 'smartcharge:meterkey:v1';

/** Length of a hash and of an account id in bytes. */
const LENGTH = 32;

/**
 * Returns the bytes that the key of a meter signs, so that its owner can register it on the chain
 * with the `genesis` hash.
 *
 * @param owner account id of the owner
 */
export function possessionPayload(genesis: Uint8Array, owner: Uint8Array): Uint8Array {
	for (const part of [genesis, owner]) {
		if (part.length !== LENGTH) {
			throw new Error(`hash and account id have ${LENGTH} bytes, not ${part.length}`);
		}
	}
	const domain = new TextEncoder().encode(DOMAIN);
	const payload = new Uint8Array(domain.length + 2 * LENGTH);
	payload.set(domain);
	payload.set(genesis, domain.length);
	payload.set(owner, domain.length + LENGTH);
	return payload;
}
