// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Keys from recovery phrases: the same twelve words give the same account in each wallet of the
 * ecosystem (sr25519, no path, no password). Loaded when a key is used, not before.
 */

import { sr25519CreateDerive } from '@polkadot-labs/hdkd';
import {
	entropyToMiniSecretAsync,
	entropyToMnemonic,
	mnemonicToEntropy,
	ss58Address,
	validateMnemonic,
} from '@polkadot-labs/hdkd-helpers';
import { ENTROPY } from './entropy.js';
import { localSigner, type PolkadotSigner } from '../chain/signers.js';

/** A key that can sign. */
export interface Key {
	address: string;
	signer: PolkadotSigner;
}

/** Returns the key of an entropy; `path` such as `//Alice` leads to a key derived from it. */
export async function keyOf(entropy: Uint8Array, path = ''): Promise<Key> {
	const derive = sr25519CreateDerive(await entropyToMiniSecretAsync(entropy));
	const { publicKey, sign } = derive(path);
	return { address: ss58Address(publicKey, 42), signer: localSigner(publicKey, sign) };
}

export function wordsOf(entropy: Uint8Array): string {
	return entropyToMnemonic(entropy);
}

/** Returns the entropy of twelve words; `undefined` if they are no recovery phrase. */
export function entropyOf(words: string): Uint8Array<ArrayBuffer> | undefined {
	const phrase = words.trim().toLowerCase().split(/\s+/).join(' ');
	if (!validateMnemonic(phrase)) {
		return undefined;
	}
	const entropy = new Uint8Array(mnemonicToEntropy(phrase));
	return entropy.length === ENTROPY ? entropy : undefined;
}
