// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Signers as the chain library takes them. */

import { connectInjectedExtension, getInjectedExtensions } from 'polkadot-api/pjs-signer';
import { getPolkadotSigner, type PolkadotSigner } from 'polkadot-api/signer';

export type { PolkadotSigner };

/** Returns a signer of a key that is in this page. */
export function localSigner(
	publicKey: Uint8Array,
	sign: (message: Uint8Array) => Uint8Array,
): PolkadotSigner {
	return getPolkadotSigner(publicKey, 'Sr25519', sign);
}

/** Names of the wallets that the browser offers. */
export function wallets(): string[] {
	return getInjectedExtensions();
}

/** Asks a wallet for its accounts. */
export async function walletAccounts(
	wallet: string,
): Promise<{ address: string; name: string; signer: PolkadotSigner }[]> {
	const extension = await connectInjectedExtension(wallet);
	return extension.getAccounts().map(({ address, name, polkadotSigner }) => ({
		address,
		name: name ?? wallet,
		signer: polkadotSigner,
	}));
}
