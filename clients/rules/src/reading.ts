// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Domain tag at the start of the payload: a signature made for another purpose does not fit. */
const DOMAIN = 'smartcharge:reading:v1';

/** Length of a genesis hash in bytes. */
const HASH = 32;

/** A reading with the signature of its meter. */
export interface SignedReading {
	meter: number;
	/** Time of the reading in ms since the Unix epoch. */
	at: number;
	/** Cumulative energy in Wh. */
	register: bigint;
	signature: Uint8Array;
}

/** Returns the bytes that a meter signs; integers are little endian. */
export function readingPayload(
	genesis: Uint8Array,
	meter: number,
	at: number,
	register: bigint,
): Uint8Array {
	if (genesis.length !== HASH) {
		throw new Error(`a genesis hash has ${HASH} bytes, not ${genesis.length}`);
	}
	const domain = new TextEncoder().encode(DOMAIN);
	const payload = new Uint8Array(domain.length + HASH + 4 + 8 + 8);
	payload.set(domain);
	payload.set(genesis, domain.length);
	const numbers = new DataView(payload.buffer, domain.length + HASH);
	numbers.setUint32(0, meter, true);
	numbers.setBigUint64(4, BigInt(at), true);
	numbers.setBigUint64(12, register, true);
	return payload;
}
