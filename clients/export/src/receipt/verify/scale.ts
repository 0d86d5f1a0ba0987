// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** The encoding of the chain (SCALE), as far as proofs need it. */

import { blake2b } from '@noble/hashes/blake2';
import { bytesToHex } from '@noble/hashes/utils';

/** Bytes that are not what they are said to be. */
export class Undecodable extends Error {}

/** BLAKE2b with 32 bytes. */
export function digestOf(bytes: Uint8Array): Uint8Array {
	return blake2b(bytes, { dkLen: 32 });
}

/** Hex digits of `bytes`, after `0x`. */
export function hex(bytes: Uint8Array): string {
	return `0x${bytesToHex(bytes)}`;
}

/** So many bytes of a whole number, the lowest first; negative ones in two's complement. */
export function little(value: bigint, bytes: number): Uint8Array {
	const bits = BigInt.asUintN(8 * bytes, value);
	return Uint8Array.from({ length: bytes }, (_, at) => Number((bits >> BigInt(8 * at)) & 255n));
}

/** Reads bytes from the first to the last. */
export class Bytes {
	private at = 0;

	constructor(private readonly all: Uint8Array) {}

	get left(): number {
		return this.all.length - this.at;
	}

	take(length: number): Uint8Array {
		if (length > this.left) {
			throw new Undecodable('it is too short');
		}
		this.at += length;
		return this.all.subarray(this.at - length, this.at);
	}

	byte(): number {
		return this.take(1)[0] ?? 0;
	}

	/** A whole number of so many bytes that is not negative. */
	unsigned(bytes: number): bigint {
		return this.take(bytes).reduceRight((sum, each) => (sum << 8n) | BigInt(each), 0n);
	}

	/** A whole number of so many bytes in two's complement. */
	signed(bytes: number): bigint {
		return BigInt.asIntN(8 * bytes, this.unsigned(bytes));
	}

	/** A whole number of a length of its own. */
	compact(): bigint {
		const first = this.byte();
		switch (first & 3) {
			case 0:
				return BigInt(first >> 2);
			case 1:
				return BigInt((first >> 2) | (this.byte() << 6));
			case 2:
				return (this.unsigned(3) << 6n) | BigInt(first >> 2);
			default:
				return this.unsigned((first >> 2) + 4);
		}
	}

	/** The length of a list whose items have at least so many bytes. */
	length(least: number): number {
		const length = this.compact();
		if (length * BigInt(least) > BigInt(this.left)) {
			throw new Undecodable('a list is too long');
		}
		return Number(length);
	}

	list<T>(least: number, item: () => T): T[] {
		return Array.from({ length: this.length(least) }, item);
	}

	/** Bytes after their number. */
	blob(): Uint8Array {
		return this.take(this.length(1));
	}

	option<T>(some: () => T): T | undefined {
		const flag = this.byte();
		if (flag > 1) {
			throw new Undecodable('an option is neither none nor some');
		}
		return flag === 1 ? some() : undefined;
	}

	bool(): boolean {
		return this.option(() => true) ?? false;
	}

	hex(length: number): string {
		return hex(this.take(length));
	}

	/** Throws unless all bytes were read. */
	end(): void {
		if (this.left > 0) {
			throw new Undecodable('it is too long');
		}
	}
}

const MASK = (1n << 64n) - 1n;
const PRIMES = [
	0x9e3779b185ebca87n,
	0xc2b2ae3d27d4eb4fn,
	0x165667b19e3779f9n,
	0x85ebca77c2b2ae63n,
	0x27d4eb2f165667c5n,
] as const;

function rotated(value: bigint, bits: bigint): bigint {
	return ((value << bits) | (value >> (64n - bits))) & MASK;
}

/** xxHash64 of less than 32 bytes: names of storage, and ids. */
function xxHash64(bytes: Uint8Array, seed: bigint): bigint {
	const [p1, p2, p3, p4, p5] = PRIMES;
	const input = new Bytes(bytes);
	let hash = (seed + p5 + BigInt(bytes.length)) & MASK;
	while (input.left >= 8) {
		const lane = (rotated((input.unsigned(8) * p2) & MASK, 31n) * p1) & MASK;
		hash = (rotated(hash ^ lane, 27n) * p1 + p4) & MASK;
	}
	if (input.left >= 4) {
		hash ^= (input.unsigned(4) * p1) & MASK;
		hash = (rotated(hash, 23n) * p2 + p3) & MASK;
	}
	while (input.left > 0) {
		hash ^= (input.unsigned(1) * p5) & MASK;
		hash = (rotated(hash, 11n) * p1) & MASK;
	}
	hash = ((hash ^ (hash >> 33n)) * p2) & MASK;
	hash = ((hash ^ (hash >> 29n)) * p3) & MASK;
	return hash ^ (hash >> 32n);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
	return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function twox(bytes: Uint8Array, seeds: readonly bigint[]): Uint8Array {
	return join(seeds.map((seed) => little(xxHash64(bytes, seed), 8)));
}

/** Begin of the keys of a storage item. */
export function prefix(pallet: string, item: string): Uint8Array {
	const encoder = new TextEncoder();
	return join([pallet, item].map((name) => twox(encoder.encode(name), [0n, 1n])));
}

/** The key of an id in a map whose keys are hashed by `Twox64Concat`. */
export function hashedKey(pallet: string, item: string, id: bigint, bytes: number): Uint8Array {
	const key = little(id, bytes);
	return join([prefix(pallet, item), twox(key, [0n]), key]);
}

/** The key of an id of 4 bytes in a map that is in the order of its ids. */
export function orderedKey(pallet: string, item: string, id: bigint): Uint8Array {
	return join([prefix(pallet, item), little(id, 4).reverse()]);
}
