// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Seals secrets by a key of the browser that cannot be copied out of it: who reads the store of the
 * page, such as from a backup, reads nothing.
 */

import { get, put } from '../chain/database.js';

const NAME = 'seal';

/** A sealed secret. */
export interface Sealed {
	iv: Uint8Array<ArrayBuffer>;
	data: Uint8Array<ArrayBuffer>;
}

async function key(): Promise<CryptoKey> {
	const kept = await get<CryptoKey>('keys', NAME);
	if (kept) {
		return kept;
	}
	const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
		'encrypt',
		'decrypt',
	]);
	await put('keys', NAME, made);
	return made;
}

export async function seal(secret: Uint8Array<ArrayBuffer>): Promise<Sealed> {
	const iv = crypto.getRandomValues(new Uint8Array(12));
	const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key(), secret);
	return { iv, data: new Uint8Array(data) };
}

export async function unseal({ iv, data }: Sealed): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await key(), data));
}
