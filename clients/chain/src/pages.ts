// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Most keys that a page of a list reads. */
export const MAX_PAGE = 100;

/** A page of a list, as a runtime API returns it. */
interface PageResult<Item, Cursor> {
	readonly isOk: boolean;
	readonly asOk: {
		readonly items: Iterable<Item>;
		readonly next: { readonly isSome: boolean; unwrap(): Cursor };
	};
	readonly asErr: { readonly type: string };
}

/**
 * Returns all items of a list that a runtime API returns by pages.
 *
 * @param page asks for the page after a cursor, or for the first one, of at most `limit` keys
 */
export async function allItems<Item, Cursor>(
	page: (after: Cursor | null, limit: number) => Promise<PageResult<Item, Cursor>>,
): Promise<Item[]> {
	const all: Item[] = [];
	for (let after: Cursor | null = null; ;) {
		const result: PageResult<Item, Cursor> = await page(after, MAX_PAGE);
		if (!result.isOk) {
			throw new Error(`the chain refuses the list: ${result.asErr.type}`);
		}
		const { items, next } = result.asOk;
		all.push(...items);
		if (!next.isSome) {
			return all;
		}
		after = next.unwrap();
	}
}
