// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { formatToken } from '@smartcharge/rules/units';
import { layOut } from '../table.js';
import type { Row } from './compare.js';
import type { Ledger } from './ledger.js';
import type { Pair } from './story.js';

/** The views of chain, charger and gateway in one table. */
export function sideBySide(
	pairs: readonly Pair[],
	ledger: Ledger,
	rows: readonly Row[],
	source: { meter: number; telegrams: number },
): string {
	const columns = [
		{ heading: [''] },
		{ heading: ['Chain'], align: 'right' as const },
		{ heading: ['Charger'], align: 'right' as const },
		{ heading: ['Gateway'], align: 'right' as const },
	];
	const lines = pairs.flatMap((pair) => viewsOf(pair, ledger, rows));
	const accepted = ledger.accepted.filter(({ meter }) => meter === source.meter).length;
	const stored = rows.filter(({ meter }) => meter === source.meter);
	lines.push([
		'source: readings (charger: telegrams)',
		String(accepted),
		String(source.telegrams),
		counted(stored),
	]);
	return layOut(columns, lines);
}

function viewsOf({ name, site, charger, process }: Pair, ledger: Ledger, rows: readonly Row[]) {
	const settled = ledger.processes.get(process);
	const own = rows.filter(({ meter }) => meter === site.meter);
	const has = (register: number | undefined) =>
		own.some((row) => row.register === register) ? String(register) : '-';
	const { begin, end, samples } = charger;
	const accepted = ledger.accepted.filter(({ meter }) => meter === site.meter).length;
	const delivered = begin !== undefined && end !== undefined ? end - begin : undefined;
	return [
		[
			`${name}: register at the begin, Wh`,
			text(settled?.registers[0]),
			text(begin),
			has(begin),
		],
		[`${name}: register at the end, Wh`, text(settled?.registers[1]), text(end), has(end)],
		[`${name}: energy, Wh`, text(settled?.energy), text(delivered), ''],
		[`${name}: energy that is free, Wh`, text(settled?.free), '', ''],
		[`${name}: steps settled`, text(settled?.steps.length), '', ''],
		[`${name}: cost, tokens`, settled ? formatToken(settled.cost) : '-', '', ''],
		[`${name}: end`, settled?.reason ?? '-', '', ''],
		[`${name}: readings`, String(accepted), String(samples.length), counted(own)],
	];
}

function counted(rows: readonly Row[]): string {
	const states = new Map<string, number>();
	for (const { state } of rows) {
		states.set(state, (states.get(state) ?? 0) + 1);
	}
	return [...states].map(([state, count]) => `${count} ${state}`).join(', ');
}

function text(number: number | undefined): string {
	return number === undefined ? '-' : String(number);
}
