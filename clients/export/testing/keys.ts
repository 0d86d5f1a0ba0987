// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Meters of the tests. */

import { ed25519 } from '@noble/curves/ed25519';
import * as sr25519 from '@scure/sr25519';

const seed = new Uint8Array(32).fill(7);
const secret = sr25519.secretFromSeed(seed);

/** A meter with a key of sr25519. */
export const schnorrkel = {
	publicKey: sr25519.getPublicKey(secret),
	sign: (message: Uint8Array) => sr25519.sign(secret, message),
};

/** A meter with a key of ed25519. */
export const edwards = {
	publicKey: ed25519.getPublicKey(seed),
	sign: (message: Uint8Array) => ed25519.sign(message, seed),
};
