// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { Bytes, digestOf, hex } from './scale.js';

/** A header of a block, with its hash. */
export interface Header {
	hash: string;
	parent: string;
	number: bigint;
	stateRoot: Uint8Array;
}

/** Reads a header that other bytes may follow. Its hash is that of its bytes. */
export function headerFrom(bytes: Bytes, all: Uint8Array): Header {
	const begin = all.length - bytes.left;
	const parent = bytes.hex(32);
	const number = bytes.compact();
	const stateRoot = bytes.take(32);
	// Root of the transactions.
	bytes.take(32);
	bytes.list(1, () => {
		skipLog(bytes);
	});
	const own = all.subarray(begin, all.length - bytes.left);
	return { hash: hex(digestOf(own)), parent, number, stateRoot };
}

/** Kinds of logs in a header that have the name of an engine. */
const WITH_ENGINE = [4, 5, 6];
const OTHER = 0;
const RUNTIME_UPDATED = 8;

function skipLog(bytes: Bytes): void {
	const kind = bytes.byte();
	if (WITH_ENGINE.includes(kind)) {
		bytes.take(4);
		bytes.blob();
	} else if (kind === OTHER) {
		bytes.blob();
	} else if (kind !== RUNTIME_UPDATED) {
		bytes.take(bytes.left + 1);
	}
}

/** The header that is encoded in `all`. */
export function headerOf(all: Uint8Array): Header {
	const bytes = new Bytes(all);
	const header = headerFrom(bytes, all);
	bytes.end();
	return header;
}
