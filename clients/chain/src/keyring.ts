// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { Keyring } from '@polkadot/keyring';

/** Returns an empty keyring of the network: its addresses have prefix 42. */
export function newKeyring(): Keyring {
	return new Keyring({ type: 'sr25519', ss58Format: 42 });
}
