// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Returns the bytes of a hexadecimal text with the prefix `0x`. */
export function fromHex(hex: string): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array((hex.length - 2) / 2);
	for (let index = 0; index < bytes.length; index += 1) {
		bytes[index] = Number.parseInt(hex.slice(2 + index * 2, 4 + index * 2), 16);
	}
	return bytes;
}

/** Returns the hexadecimal text of bytes, with the prefix `0x`. */
export function toHex(bytes: Uint8Array): string {
	return `0x${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Returns the text that bytes encode in UTF-8. */
export function text(bytes: Uint8Array): string {
	return new TextDecoder().decode(bytes);
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}
