// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { Line } from './lines.js';

/**
 * Documents with value added tax (VAT). What is paid on the chain is gross; a document has net amounts
 * of whole cents, and says by how much their sum differs from what was paid.
 */

/** VAT in percent. */
const RATE = 21n;
/** Units of the token in a cent. */
const CENT = 10_000n;
const MS_PER_HOUR = 3_600_000n;

/** A document, in cents. */
export interface Document {
	/** Net amount of each line. */
	lines: bigint[];
	net: bigint;
	vat: bigint;
	gross: bigint;
	/** What was paid, or is paid back. */
	paid: bigint;
	/** By how much that differs from the gross sum. */
	rounding: bigint;
}

/** A quantity at a gross price per kWh or per hour. */
interface Item {
	/** What it is, so that equal prices of different things stay apart. */
	what: string;
	/** Wh, or ms. */
	quantity: bigint;
	/** Wh in a kWh, or ms in an hour. */
	per: bigint;
	price: bigint;
}

/** `dividend / divisor`, halves away from zero. */
function divide(dividend: bigint, divisor: bigint): bigint {
	const magnitude = dividend < 0n ? -dividend : dividend;
	const rounded = (2n * magnitude + divisor) / (2n * divisor);
	return dividend < 0n ? -rounded : rounded;
}

/** Net price of a gross one; prices of which VAT leaves a fraction are refused. */
export function netPrice(gross: bigint): bigint {
	const dividend = gross * 100n;
	if (dividend % (100n + RATE) !== 0n) {
		throw new Error(`a gross price of ${gross.toString()} has no net price in whole units`);
	}
	return dividend / (100n + RATE);
}

function documentOf(items: readonly Item[], paid: bigint): Document {
	const merged = new Map<string, Item>();
	for (const item of items.filter(({ quantity }) => quantity !== 0n)) {
		const key = `${item.what} ${item.price.toString()}`;
		const quantity = item.quantity + (merged.get(key)?.quantity ?? 0n);
		merged.set(key, { ...item, quantity });
	}
	const lines = [...merged.values()].map(({ quantity, per, price }) =>
		divide(quantity * netPrice(price), per * CENT),
	);
	const net = lines.reduce((sum, line) => sum + line, 0n);
	const vat = divide(net * RATE, 100n);
	const gross = net + vat;
	const inCents = divide(paid, CENT);
	return { lines, net, vat, gross, paid: inCents, rounding: inCents - gross };
}

/** Who is paid for what in a process. */
export interface Payees {
	dso: string;
	/** The operator of the station, or its host. */
	cso: string;
}

function itemsOf(lines: readonly Line[], { dso, cso }: Payees): Map<string, Item[]> {
	const items = new Map<string, Item[]>();
	const add = (payee: string, item: Item) => {
		items.set(payee, [...(items.get(payee) ?? []), item]);
	};
	for (const line of lines) {
		for (const { supplier, source, energy, price } of line.parts) {
			const what = source === undefined ? 'grid mix' : `source ${source}`;
			add(supplier, { what, quantity: energy, per: 1_000n, price });
			add(dso, { what: 'grid', quantity: energy, per: 1_000n, price: line.gridPrice });
		}
		const quantity = BigInt(line.span.end - line.span.start);
		add(cso, { what: 'station', quantity, per: MS_PER_HOUR, price: line.pricePerHour });
	}
	return items;
}

/** What each payee got for lines. */
export function paidOf(lines: readonly Line[], { dso, cso }: Payees): Map<string, bigint> {
	const paid = new Map<string, bigint>();
	const add = (payee: string, amount: bigint) => {
		paid.set(payee, (paid.get(payee) ?? 0n) + amount);
	};
	for (const line of lines) {
		line.parts.forEach(({ supplier, amount }) => {
			add(supplier, amount);
		});
		add(dso, line.toDso);
		add(cso, line.toCso);
	}
	return paid;
}

/** The invoice of each payee of a process that has something to bill. */
export function invoicesOf(lines: readonly Line[], payees: Payees): Map<string, Document> {
	const paid = paidOf(lines, payees);
	const documents = [...itemsOf(lines, payees)]
		.filter(([, items]) => items.some(({ quantity, price }) => quantity !== 0n && price !== 0n))
		.map(([payee, items]): [string, Document] => [
			payee,
			documentOf(items, paid.get(payee) ?? 0n),
		]);
	return new Map(documents);
}

/** The credit note of each payee that pays something back when lines become others. */
export function creditNotesOf(
	before: readonly Line[],
	after: readonly Line[],
	payees: Payees,
): Map<string, Document> {
	const [was, is] = [paidOf(before, payees), paidOf(after, payees)];
	const less = before.map((line, index): Line => {
		const other = after[index] ?? line;
		const parts = line.parts.map((part, at) => ({
			...part,
			energy: part.energy - (other.parts[at]?.energy ?? 0n),
		}));
		// The time of the station does not change.
		return { ...line, parts, span: { start: line.span.start, end: line.span.start } };
	});
	const notes = [...itemsOf(less, payees)]
		.map(([payee, items]): [string, Document] => {
			const refund = (was.get(payee) ?? 0n) - (is.get(payee) ?? 0n);
			return [payee, documentOf(items, refund)];
		})
		.filter(([, { lines, paid }]) => lines.length > 0 || paid !== 0n);
	return new Map(notes);
}

/** Cost of a process without VAT, exactly, in thousandths of a unit of the token. */
export function exactNet(lines: readonly Line[]): bigint {
	return lines.reduce((sum, { parts, gridPrice, pricePerHour, span }) => {
		const energy = parts.reduce(
			(all, part) => all + part.energy * (netPrice(part.price) + netPrice(gridPrice)),
			0n,
		);
		const time = BigInt(span.end - span.start) * netPrice(pricePerHour);
		return sum + energy + (time * 1_000n) / MS_PER_HOUR;
	}, 0n);
}
