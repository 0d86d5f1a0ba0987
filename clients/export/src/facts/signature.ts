// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { ed25519 } from '@noble/curves/ed25519';
import * as sr25519 from '@scure/sr25519';
import { readingPayload } from '@smartcharge/rules/reading';
import type { Hex, Reading } from './process.js';
import { bytesOf } from './trail.js';

/** Whether the key of a reading has signed it, as one of this meter on this chain. */
export function isSigned(
	{ at, register, signature, key }: Reading,
	meter: number,
	genesis: Hex,
): boolean {
	const payload = readingPayload(bytesOf(genesis), meter, at, register);
	const [signed, publicKey] = [bytesOf(signature), bytesOf(key.key)];
	try {
		return key.scheme === 'Sr25519'
			? sr25519.verify(payload, signed, publicKey)
			: ed25519.verify(signed, payload, publicKey);
	} catch {
		return false;
	}
}
