// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { allItems, MAX_PAGE } from './pages.js';

function result(items: number[], next: number | null) {
	const cursor = {
		isSome: next !== null,
		unwrap: () => {
			if (next === null) {
				throw new Error('there is none');
			}
			return next;
		},
	};
	return { isOk: true, asOk: { items, next: cursor }, asErr: { type: 'none' } };
}

describe('all items of a list', () => {
	it('are those of all pages, short and empty ones included', async () => {
		const asked: [number | null, number][] = [];
		const pages = [result([1, 2], 7), result([], 9), result([3], null)];
		const items = await allItems((after: number | null, limit) => {
			asked.push([after, limit]);
			const page = pages[asked.length - 1];
			return page ? Promise.resolve(page) : Promise.reject(new Error('too many'));
		});
		expect(items).toEqual([1, 2, 3]);
		expect(asked).toEqual([
			[null, MAX_PAGE],
			[7, MAX_PAGE],
			[9, MAX_PAGE],
		]);
	});

	it('are not returned when a page is refused', async () => {
		const refused = { ...result([], null), isOk: false, asErr: { type: 'UnknownCursor' } };
		await expect(allItems(() => Promise.resolve(refused))).rejects.toThrow('UnknownCursor');
	});
});
