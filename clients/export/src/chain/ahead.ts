// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { ApiPromise } from '@polkadot/api';

/** Blocks that are asked for at the same time. */
const AHEAD = 8;

/** What is read, and where progress is reported. */
export interface Range {
	from: number;
	/** The last block; the last finalised one if it is left out, or not finalised yet. */
	to: number | undefined;
	progress: (block: number, last: number, found: number) => void;
}

/** The last block of a range: a finalised one. */
export async function lastOf(api: ApiPromise, { to }: Range): Promise<number> {
	const head = await api.rpc.chain.getFinalizedHead();
	const { number } = await api.rpc.chain.getHeader(head);
	return Math.min(to ?? Number.MAX_SAFE_INTEGER, number.toNumber());
}

/** What `read` has of the blocks of a range, in their order; some of them are asked for ahead. */
export async function* inOrder<T>(
	from: number,
	to: number,
	read: (number: number) => Promise<T>,
): AsyncGenerator<T> {
	const ahead: Promise<T>[] = [];
	let next = from;
	while (next <= to || ahead.length > 0) {
		while (next <= to && ahead.length < AHEAD) {
			const block = read(next);
			// It is awaited later; until then its failure is not unhandled.
			block.catch(() => undefined);
			ahead.push(block);
			next += 1;
		}
		const first = await ahead.shift();
		if (first !== undefined) {
			yield first;
		}
	}
}
