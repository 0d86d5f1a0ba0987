// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Keys that a passkey makes again whenever it is asked (WebAuthn, extension PRF). Nothing secret is
 * stored: without the passkey, or the recovery phrase, nobody has the key.
 */

import { ENTROPY, PasskeyUnable } from './entropy.js';

/** What the passkey evaluates; never changes, for another value gives another account. */
const LABEL = new TextEncoder().encode('smartcharge/driver/1');
const TIMEOUT_MS = 120_000;
/** COSE identifiers of ES256 and RS256. */
const ALGORITHMS = [-7, -257];

/** Returns the entropy of an account on the network `genesis` from what a passkey evaluated. */
export async function entropyFrom(
	secret: BufferSource,
	genesis: string,
): Promise<Uint8Array<ArrayBuffer>> {
	const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
	const salt = new TextEncoder().encode(genesis);
	const params = { name: 'HKDF', hash: 'SHA-256', salt, info: LABEL };
	return new Uint8Array(await crypto.subtle.deriveBits(params, base, ENTROPY * 8));
}

/** Makes a passkey; returns its id. */
export async function createPasskey(name: string): Promise<Uint8Array<ArrayBuffer>> {
	const credential = (await navigator.credentials.create({
		publicKey: {
			challenge: crypto.getRandomValues(new Uint8Array(32)),
			rp: { name: 'SmartCharge' },
			user: { id: crypto.getRandomValues(new Uint8Array(16)), name, displayName: name },
			pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
			authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
			extensions: { prf: {} },
			timeout: TIMEOUT_MS,
		},
	})) as PublicKeyCredential | null;
	if (!credential?.getClientExtensionResults().prf?.enabled) {
		throw new PasskeyUnable('this device makes no keys from passkeys (PRF)');
	}
	return new Uint8Array(credential.rawId);
}

/** Asks for a passkey; returns the entropy of its account and the id of the passkey. */
export async function askPasskey(
	genesis: string,
	id?: Uint8Array<ArrayBuffer>,
): Promise<{ entropy: Uint8Array<ArrayBuffer>; id: Uint8Array<ArrayBuffer> }> {
	const credential = (await navigator.credentials.get({
		publicKey: {
			challenge: crypto.getRandomValues(new Uint8Array(32)),
			userVerification: 'required',
			...(id ? { allowCredentials: [{ type: 'public-key', id }] } : {}),
			extensions: { prf: { eval: { first: LABEL } } },
			timeout: TIMEOUT_MS,
		},
	})) as PublicKeyCredential | null;
	const secret = credential?.getClientExtensionResults().prf?.results?.first;
	if (!credential || !secret) {
		throw new PasskeyUnable('this passkey makes no key');
	}
	return { entropy: await entropyFrom(secret, genesis), id: new Uint8Array(credential.rawId) };
}
