// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { formatKwh, formatToken } from '@smartcharge/rules/units';
import { fixed } from '../facts/money.js';
import { total, type ProcessFacts } from '../facts/process.js';
import { receiptOf } from '../receipt/receipt.js';
import { localTime, UNIT_MS } from '../balance/day.js';
import type { Book } from '../parties/book.js';
import type { Invoice } from './invoice.js';
import { LEFT, Sheet, type Cell } from './sheet.js';

/** A time as clocks show it where the book is at home. */
function shown(ms: number, timezone: string): string {
	const unit = localTime(Math.floor(ms / UNIT_MS), timezone);
	const time = new Intl.DateTimeFormat('en-GB', {
		timeZone: timezone,
		hour: '2-digit',
		minute: '2-digit',
	}).format(ms);
	return `${unit.slice(0, 10)} ${time}`;
}

/** Columns of the invoices. */
function cells(texts: readonly [string, string, string, string, string]): Cell[] {
	const [seller, number, net, vat, paid] = texts;
	return [
		[seller, LEFT, 165, 'left'],
		[number, 220, 95, 'left'],
		[net, 320, 70, 'right'],
		[vat, 395, 70, 'right'],
		[paid, 470, 75, 'right'],
	];
}

/** A page for the driver that adds up the invoices of a process: it is no invoice itself. */
export function overviewOf(
	facts: ProcessFacts,
	invoices: readonly Invoice[],
	book: Book,
): Promise<Buffer> {
	const { record, evse, ean, process, origin } = facts;
	const { summary } = receiptOf(facts, book);
	const issued = new Date(`${invoices[0]?.issued ?? '1970-01-01'}T00:00:00Z`);
	const sheet = new Sheet(`Charging process ${process}`, 'SmartCharge export', issued);
	sheet.title(`Charging process ${process}`);
	const rows: [string, string][] = [
		['Station', `${evse}, connection ${ean}`],
		['From', shown(record.start, book.timezone)],
		['To', shown(record.end, book.timezone)],
		['Energy', `${formatKwh(record.energy)} kWh`],
		['Paid', `${formatToken(summary.paid)} ${book.currency}`],
		...(summary.unpaid === 0n
			? []
			: [['Owed', `${formatToken(summary.unpaid)} ${book.currency}`] as [string, string]]),
		...(summary.reward === 0n
			? []
			: [
					[
						'Reward for flexibility',
						`${formatToken(summary.reward)} ${book.currency}`,
					] as [string, string],
				]),
		[
			'Certified origin',
			summary.mix.map(({ carrier, share }) => `${carrier} ${fixed(share, 2)} %`).join(', ') ||
				'none',
		],
	];
	for (const [name, value] of rows) {
		sheet.row([
			[name, LEFT, 140, 'left'],
			[value, 200, 340, 'left'],
		]);
	}
	sheet.space(15);
	const money = (cents: bigint) => fixed(cents, 2);
	const sum = (of: (invoice: Invoice) => bigint) => money(total(invoices.map(of)));
	sheet.row(cells(['Seller', 'Invoice', 'Without VAT', 'VAT', 'Paid']), true);
	sheet.rule();
	for (const { seller, number, taxable, vat, prepaid } of invoices) {
		sheet.row(cells([seller.name, number, money(taxable), money(vat), money(prepaid)]));
	}
	sheet.rule();
	sheet.row(
		cells([
			`All, in ${book.currency}`,
			'',
			sum(({ taxable }) => taxable),
			sum(({ vat }) => vat),
			sum(({ prepaid }) => prepaid),
		]),
		true,
	);
	sheet.space(15);
	sheet.note(
		'This page is not an invoice. Each seller is paid separately and has its own invoice, rounded to ' +
			'cents: their sum can differ from what was paid.',
	);
	sheet.note(`Settled in block ${origin.block}; trail ${record.trail?.hash ?? ''}`);
	return sheet.end();
}
