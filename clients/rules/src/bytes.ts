// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Length of a genesis hash and of an account id, in bytes. */
const FIXED = 32;

/** Returns `parts` one after the other. */
export function join(...parts: readonly Uint8Array[]): Uint8Array {
	const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		joined.set(part, at);
		at += part.length;
	}
	return joined;
}

/** Returns the bytes of an ASCII text. */
export function ascii(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}

/** Returns `value` in 4 bytes, little endian. */
export function u32(value: number): Uint8Array {
	const bytes = new Uint8Array(4);
	new DataView(bytes.buffer).setUint32(0, value, true);
	return bytes;
}

/** Returns `value` in 8 bytes, little endian. */
export function u64(value: number | bigint): Uint8Array {
	const bytes = new Uint8Array(8);
	new DataView(bytes.buffer).setBigUint64(0, BigInt(value), true);
	return bytes;
}

/** Returns `bytes` if they are a hash or an account id, else throws. */
export function fixed(bytes: Uint8Array, what: string): Uint8Array {
	if (bytes.length !== FIXED) {
		throw new Error(`${what} has ${FIXED} bytes, not ${bytes.length}`);
	}
	return bytes;
}
