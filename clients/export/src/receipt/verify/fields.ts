// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { hexToBytes } from '@noble/hashes/utils';
import { text, Wrong } from './result.js';

/** A value of JSON. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

function malformed(path: string, code: string): never {
	throw new Wrong({ code, at: text(path) });
}

/** Reads fields of an object of JSON. A field of another form is a fault with its path. */
export class Fields {
	constructor(
		private readonly value: Json | undefined,
		private readonly path: string,
	) {}

	private object(): Record<string, Json> {
		const { value } = this;
		return typeof value === 'object' && value !== null && !Array.isArray(value)
			? value
			: malformed(this.path, 'no-object');
	}

	raw(name: string): Json | undefined {
		return this.object()[name];
	}

	/** Whether there is nothing. */
	lacks(name: string): boolean {
		return (this.raw(name) ?? null) === null;
	}

	of(name: string): Fields {
		return new Fields(this.raw(name), `${this.path}.${name}`);
	}

	list(name: string): Fields[] {
		return this.items(name).map((item, at) => new Fields(item, `${this.path}.${name}[${at}]`));
	}

	text(name: string): string {
		const value = this.raw(name);
		return typeof value === 'string' ? value : malformed(`${this.path}.${name}`, 'no-text');
	}

	/** A whole number, as a number or as a text. */
	int(name: string): bigint {
		return whole(this.raw(name), `${this.path}.${name}`);
	}

	/** A whole number that is not negative and fits into so many bits. */
	unsigned(name: string, bits: number): bigint {
		const value = this.int(name);
		return value >= 0n && value >> BigInt(bits) === 0n
			? value
			: malformed(`${this.path}.${name}`, 'too-large');
	}

	/** A whole number that fits into so many bits in two's complement. */
	signed(name: string, bits: number): bigint {
		const value = this.int(name);
		return BigInt.asIntN(bits, value) === value
			? value
			: malformed(`${this.path}.${name}`, 'too-large');
	}

	/** A pair of whole numbers that are not negative. */
	pair(name: string): [bigint, bigint] {
		const [first, last, ...more] = this.items(name).map((item, at) =>
			whole(item, `${this.path}.${name}[${at}]`),
		);
		return first !== undefined && last !== undefined && more.length === 0
			? [first, last]
			: malformed(`${this.path}.${name}`, 'no-pair');
	}

	/** Bytes in hex: of a length, or of any. */
	bytes(name: string, length?: number): Uint8Array {
		return bytesIn(this.raw(name), `${this.path}.${name}`, length);
	}

	/** A list of bytes in hex. */
	blobs(name: string): Uint8Array[] {
		return this.items(name).map((item, at) => bytesIn(item, `${this.path}.${name}[${at}]`));
	}

	private items(name: string): Json[] {
		const value = this.raw(name);
		return Array.isArray(value) ? value : malformed(`${this.path}.${name}`, 'no-list');
	}
}

function whole(value: Json | undefined, path: string): bigint {
	const is =
		(typeof value === 'number' && Number.isSafeInteger(value)) ||
		(typeof value === 'string' && /^-?\d{1,40}$/.test(value));
	return is ? BigInt(value) : malformed(path, 'no-whole');
}

function bytesIn(value: Json | undefined, path: string, length?: number): Uint8Array {
	const is =
		typeof value === 'string' &&
		/^0x([0-9a-f]{2})*$/.test(value) &&
		(length === undefined || value.length === 2 + 2 * length);
	return is ? hexToBytes(value.slice(2)) : malformed(path, 'no-bytes');
}
