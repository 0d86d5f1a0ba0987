// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { Blake2256, compactNumber } from '@polkadot-api/substrate-bindings';
import { concat, fromHex, toHex } from './bytes.js';

/** A header as the node's subscriptions report it: without its hash. */
export interface Header {
	parentHash: string;
	number: string;
	stateRoot: string;
	extrinsicsRoot: string;
	digest: { logs: string[] };
}

/** A block. */
export interface Block {
	hash: string;
	number: number;
}

/** Returns the bytes of a header, of which its hash is made. */
export function headerBytes(header: Header): Uint8Array {
	const { logs } = header.digest;
	return concat(
		fromHex(header.parentHash),
		compactNumber.enc(Number.parseInt(header.number, 16)),
		fromHex(header.stateRoot),
		fromHex(header.extrinsicsRoot),
		compactNumber.enc(logs.length),
		...logs.map(fromHex),
	);
}

/** Returns the block with this header. Its hash is computed, because asking costs a request. */
export function blockOf(header: Header): Block {
	const hash = toHex(Blake2256(headerBytes(header)));
	return { hash, number: Number.parseInt(header.number, 16) };
}
