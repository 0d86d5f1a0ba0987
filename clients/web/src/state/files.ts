// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Files that the page makes for its visitor. */

/** Writes a table as CSV; fields are quoted, and none begins a formula. */
export function toCsv(rows: readonly (readonly string[])[]): string {
	const field = (value: string) => {
		const safe = /^[=+@\t\r]/.test(value) ? `'${value}` : value;
		return `"${safe.replaceAll('"', '""')}"`;
	};
	return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

/** Offers a file for download. */
export function save(name: string, content: string, type: string): void {
	const url = URL.createObjectURL(new Blob([content], { type }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	URL.revokeObjectURL(url);
}
