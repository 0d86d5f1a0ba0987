// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { ascii, fixed, join, u64 } from './bytes.js';

/** Domain tag at the start of the payload: a signature made for another purpose does not fit. */
const DOMAIN = 'smartcharge:peer:v1';

/**
 * Returns the bytes that the key of a node signs, so that a member can list the node on the chain
 * with the `genesis` hash.
 *
 * @param member account id of the member
 * @param at time of the signature, in ms since the Unix epoch
 */
export function peerPayload(genesis: Uint8Array, member: Uint8Array, at: number): Uint8Array {
	return join(
		ascii(DOMAIN),
		fixed(genesis, 'a genesis hash'),
		fixed(member, 'an account id'),
		u64(at),
	);
}
