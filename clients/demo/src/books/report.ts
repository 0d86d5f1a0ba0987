// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { clockAt, type LocalDay } from '@smartcharge/rules/books/calendar';
import type { Correction } from '@smartcharge/rules/books/day';
import type { Line } from '@smartcharge/rules/books/lines';
import { sum } from '@smartcharge/rules/schedule';
import { formatChange, formatDecimal, formatKwh, formatToken } from '@smartcharge/rules/units';
import { layOut, type Column } from '../table.js';
import type { Account, NameOf } from './check.js';
import type { Anchored, WrittenCdr } from './files.js';
import type { Booked, Stated } from './market.js';
import { BRPS, type Brp, type Plan } from './plan.js';

const right = (...heading: string[]): Column => ({ heading, align: 'right' });
const left = (...heading: string[]): Column => ({ heading });

/** Names of the balance responsible parties. */
export const BRP_NAMES: Readonly<Record<Brp, string>> = { brpX: 'BRP X', brpY: 'BRP Y' };

/** Days of the week, as `Date` counts them. */
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Introduction of the play. */
export function describePlan({ title, charging, contracts }: Plan, day: LocalDay): string {
	const weekday = WEEKDAYS[new Date(`${day.date}T00:00:00Z`).getUTCDay()] ?? '';
	const names = { supplierA: 'supplier A', supplierB: 'supplier B' };
	const pairs = contracts.map(({ supplier, brp }) => `${names[supplier]} with ${BRP_NAMES[brp]}`);
	return [
		title,
		`  day        ${weekday}, ${day.date}: clocks are put back, it has ${day.quarters} quarters`,
		`  contracts  ${pairs.join(', ')}`,
		`  sources    ${charging.sources.map(({ name }) => name).join(', ')}`,
	].join('\n');
}

/** What was agreed before the day: contracts, and sums of programmes and trades. */
export function agreedTable({ contracts, programmes, trades }: Plan): string {
	const names = { supplierA: 'supplier A', supplierB: 'supplier B', ...BRP_NAMES };
	const columns = [
		left('Contract'),
		left('with'),
		left('answers for'),
		left('gain of netting'),
		right('margin'),
	];
	const rows = contracts.map(({ supplier, brp, answersFor, netting, margin }) => [
		names[supplier],
		names[brp],
		answersFor === 'Programme' ? 'programme and trades' : 'its trades alone',
		netting === 'Brp' ? 'of the BRP' : 'shared',
		formatToken(margin),
	]);
	const filed = [...programmes].map(
		([brp, values]) => `${names[brp]} ${formatKwh(sum(values))} kWh`,
	);
	const traded = trades.map(
		({ seller, buyer, energy }) =>
			`${formatKwh(sum(energy))} kWh from ${names[seller]} to ${names[buyer]}`,
	);
	return [
		layOut(columns, rows),
		'',
		`Programmes, sold less bought elsewhere: ${filed.join(', ')}.`,
		`Trades: ${traded.join(', ')}.`,
	].join('\n');
}

/** A visit that was charged. */
export interface Charged {
	process: number;
	driver: string;
	lines: readonly Line[];
}

/** What each process took, where it came from, and what it cost. */
export function chargeTable(
	charged: readonly Charged[],
	sourceOf: (source: number | undefined) => string,
): string {
	const columns = [
		left('Process'),
		left('Driver'),
		left('Local time'),
		right('kWh'),
		left('from'),
		right('suppliers'),
		right('DSO'),
		right('CSO'),
		right('together'),
	];
	const rows = charged.map(({ process, driver, lines }) => {
		const parts = lines.flatMap((line) => line.parts);
		const own = parts.filter(({ energy }) => energy > 0n);
		const paid = [
			sum(parts.map(({ amount }) => amount)),
			sum(lines.map(({ toDso }) => toDso)),
			sum(lines.map(({ toCso }) => toCso)),
		];
		const from = clockAt(lines[0]?.span.start ?? 0);
		return [
			String(process),
			driver,
			`${from} to ${clockAt(lines.at(-1)?.span.end ?? 0)}`,
			formatKwh(sum(own.map(({ energy }) => energy))),
			[...new Set(own.map(({ source }) => sourceOf(source)))].join(', '),
			...paid.map(formatToken),
			formatToken(sum(paid)),
		];
	});
	return layOut(columns, rows);
}

/** The steps in which the supplier paid the driver. */
export function describeNegative(charged: readonly Charged[]): string {
	const paying = charged.flatMap(({ driver, lines }) =>
		lines.flatMap(({ parts }) =>
			parts
				.filter(({ amount }) => amount < 0n)
				.map(({ energy, amount }) => ({ driver, energy, amount })),
		),
	);
	const drivers = [...new Set(paying.map(({ driver }) => driver))].join(', ');
	return paying.length === 0
		? 'No price was below zero.'
		: `The price of ${formatKwh(sum(paying.map(({ energy }) => energy)))} kWh was below zero: ` +
				`for them, ${drivers} received ${formatToken(-sum(paying.map(({ amount }) => amount)))}.`;
}

/** What was booked for each supplier. */
export function bookedTable(booked: readonly Booked[], nameOf: NameOf): string {
	const columns = [
		left('Booked (kWh)'),
		right('taken'),
		right('fed in'),
		right('corrected'),
		right('sold less bought'),
	];
	const rows = booked.map(({ supplier, taken, fed, adjusted, traded }) => [
		nameOf(supplier),
		formatKwh(taken),
		formatKwh(fed),
		formatKwh(adjusted),
		formatKwh(traded),
	]);
	return layOut(columns, rows);
}

/** The statements of a version, and what they paid. */
export function statementTable(stated: ReadonlyMap<Brp, Stated>, nameOf: NameOf): string {
	const columns = [
		left('', 'Statement'),
		right('', 'version'),
		right('toward', 'the TSO'),
		right('gain of', 'netting'),
		right('part of', 'the BRP'),
		left('', 'supplier'),
		right('its', 'imbalance'),
		right('its share', 'of the gain'),
		right('is paid', 'now'),
	];
	const rows = BRPS.flatMap((brp) => {
		const statement = stated.get(brp);
		return (statement?.lines ?? []).map(({ supplier, own, share }) => [
			BRP_NAMES[brp],
			String(statement?.version),
			formatChange(statement?.portfolio ?? 0n),
			formatToken(statement?.gain ?? 0n),
			formatChange(statement?.own ?? 0n),
			nameOf(supplier),
			formatChange(own),
			formatChange(share),
			formatChange(statement?.paid.get(supplier) ?? 0n),
		]);
	});
	return layOut(columns, rows);
}

/** Whose energy a correction changes, and who pays back. */
export function describeCorrection(
	lines: readonly Line[],
	{ changes, refunds }: Correction,
	nameOf: NameOf,
	sourceOf: (source: number | undefined) => string,
): string {
	const energies = changes.map(({ line, part, less }) => {
		const { step = 0, span, parts = [] } = lines[line] ?? {};
		const { supplier = '', source } = parts[part] ?? {};
		return (
			`  step ${step + 1} (${clockAt(span?.start ?? 0)}): ${formatKwh(-less)} kWh, ` +
			`${sourceOf(source)} of ${nameOf(supplier)}`
		);
	});
	const sourced = new Map<number, bigint>();
	for (const { line, part, less } of changes) {
		const source = lines[line]?.parts[part]?.source;
		if (source !== undefined) {
			sourced.set(source, (sourced.get(source) ?? 0n) + less);
		}
	}
	const certificates = [...sourced].map(
		([source, energy]) => `${formatKwh(energy)} kWh of the ${sourceOf(source)}`,
	);
	const payers = [...refunds].map(([payee, refund]) => `${nameOf(payee)} ${formatToken(refund)}`);
	return [
		...energies,
		...(certificates.length > 0 ? [`  no longer claimed: ${certificates.join(', ')}`] : []),
		`  paid back: ${payers.join(', ')}`,
	].join('\n');
}

/** Money of a document, in cents. */
const euro = (cents: bigint) => {
	const [whole, fraction = ''] = formatDecimal(cents, 2).split('.');
	return `${whole ?? '0'}.${fraction.padEnd(2, '0')}`;
};

/** Invoices and credit notes. */
export function documentTable(documents: readonly Anchored[], nameOf: NameOf): string {
	const columns = [
		left('Document'),
		right('no.'),
		left('issuer'),
		right('process'),
		right('net'),
		right('VAT'),
		right('gross'),
		right('paid'),
		right('rounding'),
	];
	const rows = documents.map(({ kind, number, issuer, process, figures }) => [
		kind === 'invoice' ? 'invoice' : 'credit note',
		String(number),
		nameOf(issuer),
		String(process),
		euro(figures.net),
		euro(figures.vat),
		euro(figures.gross),
		euro(figures.paid),
		euro(figures.rounding),
	]);
	return layOut(columns, rows);
}

/** Charge detail records. */
export function cdrTable(cdrs: readonly WrittenCdr[]): string {
	const columns = [left('Record'), left(''), right('kWh'), right('cost')];
	const rows = cdrs.map(({ id, credit, energy, total }) => [
		id,
		credit ? 'credit' : '',
		formatKwh(energy),
		formatToken(total),
	]);
	return layOut(columns, rows);
}

/** Balances before and after. */
export function balanceTable(accounts: readonly Account[]): string {
	const columns = [left('Balance (token)'), right('before'), right('after'), right('change')];
	const row = (name: string, before: bigint, after: bigint) => [
		name,
		formatToken(before),
		formatToken(after),
		formatChange(after - before),
	];
	return layOut(columns, [
		...accounts.map(({ name, before, after }) => row(name, before, after)),
		row(
			'all together',
			sum(accounts.map(({ before }) => before)),
			sum(accounts.map(({ after }) => after)),
		),
	]);
}
