// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Several values of a map of the state by one request. */

import type { Link } from './link.js';
import type { Queries, Stored } from './runtime.js';

/** An entry of a map of the state. */
export interface Entry<V> {
	key: unknown[];
	value: V;
}

/** Reads what is stored under encoded keys at a block, as hexadecimal texts. */
export async function values(
	link: Link,
	keys: readonly string[],
	at: string,
): Promise<Map<string, string | null>> {
	if (keys.length === 0) {
		return new Map();
	}
	const sets = await link
		.use()
		.socket.request<{ changes: [string, string | null][] }[]>('state_queryStorageAt', [
			keys,
			at,
		]);
	return new Map(sets.flatMap(({ changes }) => changes));
}

/** Reads values of a map at a block, in the order of `keys`. */
export async function readMany<P extends keyof Queries, I extends keyof Queries[P] & string>(
	link: Link,
	pallet: P,
	item: I,
	keys: readonly (readonly unknown[])[],
	at: string,
): Promise<Stored<P, I>[]> {
	const codec = link.use().runtime.storage(pallet, item);
	const encoded = keys.map((key) => codec.key(...key));
	const found = await values(link, encoded, at);
	return encoded.map((key) => codec.dec(found.get(key) ?? null));
}

/** Reads entries of a map at a block, at most `limit` after the key `after`, by two requests. */
export async function entries<P extends keyof Queries, I extends keyof Queries[P] & string>(
	link: Link,
	pallet: P,
	item: I,
	{ prefix = [], after, limit }: { prefix?: unknown[]; after?: string; limit: number },
	at: string,
): Promise<{ items: Entry<NonNullable<Stored<P, I>>>[]; next?: string }> {
	const { socket, runtime } = link.use();
	const codec = runtime.storage(pallet, item);
	const params = [codec.key(...prefix), limit, after ?? null, at];
	const keys = await socket.request<string[]>('state_getKeysPaged', params);
	const found = await values(link, keys, at);
	const items = keys.map((key) => ({
		key: codec.args(key),
		value: codec.dec(found.get(key) ?? null) as NonNullable<Stored<P, I>>,
	}));
	const last = keys.at(-1);
	return keys.length < limit || last === undefined ? { items } : { items, next: last };
}
