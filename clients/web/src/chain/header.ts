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

/** Returns the block with this header. Its hash is computed, because asking costs a request. */
export function blockOf(header: Header): Block {
	const number = Number.parseInt(header.number, 16);
	const { logs } = header.digest;
	const bytes = concat(
		fromHex(header.parentHash),
		compactNumber.enc(number),
		fromHex(header.stateRoot),
		fromHex(header.extrinsicsRoot),
		compactNumber.enc(logs.length),
		...logs.map(fromHex),
	);
	return { hash: toHex(Blake2256(bytes)), number };
}
