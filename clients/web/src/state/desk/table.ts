// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Rows of a table: in an order, and by pages. */

export type Sortable = bigint | number | string;

/** Rows of a page of a table. */
export const ROWS = 20;

function compare(a: Sortable, b: Sortable): number {
	if (typeof a === 'string' || typeof b === 'string') {
		return String(a).localeCompare(String(b));
	}
	return a < b ? -1 : a > b ? 1 : 0;
}

/** The rows in the order of `by`; equal ones keep their order. */
export function sorted<T>(
	rows: readonly T[],
	by: ((row: T) => Sortable) | undefined,
	descending: boolean,
): T[] {
	if (by === undefined) {
		return [...rows];
	}
	const sign = descending ? -1 : 1;
	return [...rows].sort((a, b) => sign * compare(by(a), by(b)));
}

/** A page of rows, from 0 on; a page beyond the end is the last one. */
export function pageOf<T>(
	rows: readonly T[],
	page: number,
	size: number = ROWS,
): { rows: T[]; page: number; pages: number } {
	const pages = Math.max(1, Math.ceil(rows.length / size));
	const shown = Math.min(Math.max(0, page), pages - 1);
	return { rows: rows.slice(shown * size, (shown + 1) * size), page: shown, pages };
}
