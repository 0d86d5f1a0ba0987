// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { ascii, fixed, join } from './bytes.js';

/** Domain tag at the start of the payload: a signature made for another purpose does not fit. */
const DOMAIN = 'smartcharge:meterkey:v1';

/**
 * Returns the bytes that the key of a meter signs, so that its owner can register it on the chain
 * with the `genesis` hash.
 *
 * @param owner account id of the owner
 */
export function possessionPayload(genesis: Uint8Array, owner: Uint8Array): Uint8Array {
	return join(ascii(DOMAIN), fixed(genesis, 'a genesis hash'), fixed(owner, 'an account id'));
}
