// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { ascii, fixed, join, u32, u64 } from './bytes.js';

/** Domain tag at the start of the payload: a signature made for another purpose does not fit. */
const DOMAIN = 'smartcharge:reading:v1';

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
	return join(
		ascii(DOMAIN),
		fixed(genesis, 'a genesis hash'),
		u32(meter),
		u64(at),
		u64(register),
	);
}
