// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** A column of a text table. */
export interface Column {
	/** Heading, one entry per line. */
	heading: readonly string[];
	align?: 'left' | 'right';
}

/** Lays `rows` out under `columns`, each as wide as its widest entry. */
export function layOut(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
	const widths = columns.map(({ heading }, index) =>
		Math.max(
			...heading.map(({ length }) => length),
			...rows.map((row) => row[index]?.length ?? 0),
		),
	);
	const line = (cells: readonly string[]) =>
		cells
			.map((cell, index) => {
				const width = widths[index] ?? 0;
				return columns[index]?.align === 'right'
					? cell.padStart(width)
					: cell.padEnd(width);
			})
			.join('  ')
			.trimEnd();
	const headingLines = Math.max(0, ...columns.map(({ heading }) => heading.length));
	const head = Array.from({ length: headingLines }, (_, index) =>
		line(columns.map(({ heading }) => heading[index] ?? '')),
	);
	const rule = widths.map((width) => '-'.repeat(width)).join('  ');
	return [...head, rule, ...rows.map(line)].join('\n');
}
