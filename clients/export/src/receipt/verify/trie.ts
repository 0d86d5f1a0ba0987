// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Reads values out of a proof of the state: the nodes of the state's tree on the way to some keys. Each
 * node is named by its hash in the node above it, and the first one by the header of the block, so no
 * node can be another one.
 */

import { Bytes, digestOf, hex, Undecodable } from './scale.js';

/** A node is missing that the way to a key needs. */
export class Missing extends Error {}

interface Node {
	/** Digits that the keys below have in common after those of the nodes above. */
	partial: number[];
	/** The value, or the hash of one that has a node of its own. */
	value: { bytes: Uint8Array; hashed: boolean } | undefined;
	/** Nodes below, by the next digit: their hashes, or themselves if they are shorter. */
	children: Map<number, Uint8Array>;
}

/** Length of a hash. A child of this length is one. */
const HASH = 32;

/** A count that begins in the low bits of the first byte. */
function countOf(first: number, bits: number, bytes: Bytes): number {
	const most = (1 << bits) - 1;
	let count = first & most;
	if (count === most) {
		let more: number;
		do {
			more = bytes.byte();
			count += more;
		} while (more === 255);
	}
	return count;
}

function digitsOf(bytes: Uint8Array): number[] {
	return [...bytes].flatMap((byte) => [byte >> 4, byte & 15]);
}

/** What the highest bits of a node's first byte say, and how many bits are left for the count. */
function formOf(first: number): { bits: number; branch: boolean; value: 'none' | 'own' | 'hash' } {
	switch (first >> 6) {
		case 1:
			return { bits: 6, branch: false, value: 'own' };
		case 2:
			return { bits: 6, branch: true, value: 'none' };
		case 3:
			return { bits: 6, branch: true, value: 'own' };
		default:
			if (first >> 5 === 1) {
				return { bits: 5, branch: false, value: 'hash' };
			}
			if (first >> 4 === 1) {
				return { bits: 4, branch: true, value: 'hash' };
			}
			throw new Undecodable('a node has an unknown form');
	}
}

function nodeOf(encoded: Uint8Array): Node {
	const bytes = new Bytes(encoded);
	const first = bytes.byte();
	const { bits, branch, value } = formOf(first);
	const length = countOf(first, bits, bytes);
	const digits = digitsOf(bytes.take(Math.ceil(length / 2)));
	// An odd number of digits is filled up with a zero before them.
	const partial = digits.slice(length % 2);
	const present = branch ? Number(bytes.unsigned(2)) : 0;
	const own =
		value === 'none'
			? undefined
			: value === 'hash'
				? { bytes: bytes.take(HASH), hashed: true }
				: { bytes: bytes.blob(), hashed: false };
	const children = new Map<number, Uint8Array>();
	for (let digit = 0; digit < 16; digit += 1) {
		if ((present & (1 << digit)) !== 0) {
			children.set(digit, bytes.blob());
		}
	}
	bytes.end();
	return { partial, value: own, children };
}

/** The state of a block, as far as nodes prove it. */
export class State {
	private readonly nodes: Map<string, Uint8Array>;

	/**
	 * @param root hash of the first node, from the header of the block
	 * @param nodes nodes in any order
	 */
	constructor(
		private readonly root: Uint8Array,
		nodes: readonly Uint8Array[],
	) {
		this.nodes = new Map(nodes.map((node) => [hex(digestOf(node)), node]));
	}

	/** Whether the nodes begin at the root. */
	get isRooted(): boolean {
		return this.nodes.has(hex(this.root));
	}

	/** Returns the value of a key, `undefined` if there is none; throws if the nodes do not say. */
	value(key: Uint8Array): Uint8Array | undefined {
		let rest = digitsOf(key);
		let node = nodeOf(this.node(this.root));
		for (;;) {
			const { partial, value, children } = node;
			if (partial.some((digit, at) => rest[at] !== digit)) {
				return undefined;
			}
			rest = rest.slice(partial.length);
			const [digit, ...after] = rest;
			if (digit === undefined) {
				return value?.hashed === true ? this.node(value.bytes) : value?.bytes;
			}
			const child = children.get(digit);
			if (child === undefined) {
				return undefined;
			}
			node = nodeOf(child.length === HASH ? this.node(child) : child);
			rest = after;
		}
	}

	private node(hash: Uint8Array): Uint8Array {
		const node = this.nodes.get(hex(hash));
		if (node === undefined) {
			throw new Missing();
		}
		return node;
	}
}
