// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { blake2b } from '@noble/hashes/blake2';
import { sha256 } from '@noble/hashes/sha2';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils';
import { formatToken } from '@smartcharge/rules/units';
import { cents, divideHalfUp, netPrice } from '../facts/money.js';
import {
	billed,
	total,
	type Hex,
	type Line,
	type Part,
	type ProcessFacts,
} from '../facts/process.js';
import type { Refund } from '../facts/correction.js';
import { bytesOf, hexOf } from '../facts/trail.js';
import { customerOf, partyOf, type Book, type Customer, type Party } from '../parties/book.js';

/** Unit codes of UN/ECE recommendation 20. */
export type Unit = 'KWH' | 'HUR';

/** A line: quantity times net price, rounded to cents. */
export interface InvoiceLine {
	text: string;
	unit: Unit;
	/** In 1 / 1 000 000 of the unit; negative if the seller pays. */
	quantity: bigint;
	/** Net price of a unit in 1 / 1 000 000 of the currency; never negative. */
	price: bigint;
	/** Net amount in cents. */
	net: bigint;
}

/** An earlier document that a credit note refers to. */
export interface Preceding {
	number: string;
	issued: string;
}

/** A document of EN 16931, in cents. */
export interface Invoice {
	kind: 'invoice' | 'credit';
	number: string;
	/** Date, such as `2026-03-02`. */
	issued: string;
	period: { start: string; end: string };
	currency: string;
	seller: Party;
	buyer: Customer;
	/** Codes of the connections. */
	eans: readonly string[];
	lines: readonly InvoiceLine[];
	/** What was not charged for reasons that no price shows, without VAT. */
	allowance: bigint;
	/** Sum of the lines. */
	sum: bigint;
	/** Sum without VAT. */
	taxable: bigint;
	vat: bigint;
	/** Sum with VAT. */
	gross: bigint;
	/** Paid before the document was written. */
	prepaid: bigint;
	/** What makes prepaid and due add up to the sum. */
	rounding: bigint;
	/** Still to be paid. */
	due: bigint;
	preceding: Preceding | undefined;
	notes: readonly string[];
	/** Account of the customer, which goes into the salted hash. */
	customer: Hex;
	/** Secret that goes into the salted hash. */
	salt: Hex;
}

/** A document that its facts contradict. */
export class Contradiction extends Error {}

/** A credit note for more than is left of its invoice. */
export class AboveBilled extends Contradiction {}

/** Decimals of quantities and prices. */
const MICRO = 1_000_000n;
const MS_PER_HOUR = 3_600_000n;

/** Quantities at one price. */
interface Item {
	text: string;
	unit: Unit;
	/** Wh, or ms. */
	amount: bigint;
	/** Gross price in units of the token per kWh, or per hour. */
	price: bigint;
}

function lineOf({ text, unit, amount, price }: Item, rate: bigint): InvoiceLine {
	const { net } = netPrice(price < 0n ? -price : price, rate);
	const magnitude = unit === 'KWH' ? amount * 1_000n : divideHalfUp(amount * MICRO, MS_PER_HOUR);
	const quantity = price < 0n ? -magnitude : magnitude;
	// Quantity and price have six decimals each, the amount two.
	return { text, unit, quantity, price: net, net: divideHalfUp(quantity * net, 10n ** 10n) };
}

/** Adds up what has the same text and price. */
function merged(items: readonly Item[]): Item[] {
	const found = new Map<string, Item>();
	for (const item of items.filter(({ amount }) => amount !== 0n)) {
		const key = `${item.text} ${item.unit} ${item.price}`;
		const same = found.get(key);
		found.set(key, { ...item, amount: item.amount + (same?.amount ?? 0n) });
	}
	return [...found.values()];
}

/** What a document is made from. */
interface Draft {
	kind: Invoice['kind'];
	payee: Hex;
	driver: Hex;
	items: Item[];
	/** Gross amounts in units of the token: due by the prices, paid, and owed. */
	paid: bigint;
	owed: bigint;
	/** How many amounts were rounded down. */
	roundings: number;
	/** In cents, if it is not `paid`, rounded. */
	prepaid?: bigint;
	eans: readonly string[];
	start: number;
	end: number;
	processes: readonly number[];
}

/** What a document is called. */
export interface Heading {
	number: string;
	issued: string;
	preceding: Preceding | undefined;
}

/** The day of a time, in the zone of the book. */
export function localDate(ms: number, timezone: string): string {
	return new Intl.DateTimeFormat('en-CA', { timeZone: timezone }).format(ms);
}

/** Cost of an item, exactly, in thousandths of a unit of the token. */
function exactCost({ unit, amount, price }: Item): bigint {
	return unit === 'KWH' ? amount * price : (amount * price * 1_000n) / MS_PER_HOUR;
}

function finish(draft: Draft, heading: Heading, book: Book): Invoice {
	const seller = partyOf(book, draft.payee);
	const rate = BigInt(seller.vat.rate);
	const items = merged(draft.items);
	const lines = items.map((item) => lineOf(item, rate));
	const sum = total(lines.map(({ net }) => net));
	const expected = divideHalfUp(total(items.map(exactCost)), 1_000n);
	const missing = expected - draft.paid - draft.owed;
	// Each amount was rounded down once; more than that is a part that nobody was charged for.
	const waived = missing > BigInt(draft.roundings) ? missing : 0n;
	if (missing < -BigInt(draft.roundings)) {
		throw new Contradiction(
			`document ${heading.number}: more was paid than its energy and time cost`,
		);
	}
	const allowance = divideHalfUp(waived * 100n, (100n + rate) * 10_000n);
	const taxable = sum - allowance;
	const vat = divideHalfUp(taxable * rate, 100n);
	const gross = taxable + vat;
	const nearest = cents(draft.paid);
	const prepaid = draft.prepaid ?? nearest;
	const due = cents(draft.paid + draft.owed) - nearest;
	const rounding = prepaid + due - gross;
	// Each line and the VAT can be half a cent off, each amount that was paid or is due as well.
	const halves = BigInt(lines.length + (waived > 0n ? 1 : 0)) * (100n + rate);
	const moved = prepaid > nearest ? prepaid - nearest : nearest - prepaid;
	const most = (halves + 200n + (draft.owed > 0n ? 100n : 0n)) / 200n + moved;
	if (rounding > most || rounding < -most) {
		throw new Contradiction(
			`document ${heading.number}: ${rounding} cents of rounding are more than its lines explain`,
		);
	}
	const identity = utf8ToBytes(`${heading.number} ${draft.processes.join(' ')}`);
	return {
		...heading,
		kind: draft.kind,
		period: {
			start: localDate(draft.start, book.timezone),
			end: localDate(draft.end, book.timezone),
		},
		currency: book.currency,
		seller,
		buyer: customerOf(book, draft.driver),
		customer: draft.driver,
		eans: draft.eans,
		lines,
		allowance,
		sum,
		taxable,
		vat,
		gross,
		prepaid,
		rounding,
		due,
		notes: seller.notes,
		salt: hexOf(
			blake2b(concatBytes(bytesOf(book.salt), bytesOf(draft.payee), identity), { dkLen: 32 }),
		),
	};
}

/** Who gets how much of what is owed: suppliers in their order, then the DSO, then the station. */
function owedOf(line: Line): { suppliers: bigint[]; dso: bigint; station: bigint } {
	let left = line.unpaid;
	const take = (due: bigint) => {
		const open = due > 0n ? due : 0n;
		const taken = open < left ? open : left;
		left -= taken;
		return taken;
	};
	const suppliers = line.parts.map((part) =>
		take((billed(part) * part.price) / 1_000n - part.amount),
	);
	const grid = total(line.parts.map((part) => billed(part) * part.gridPrice)) / 1_000n;
	const dso = take(grid - line.toDso);
	const time = (BigInt(line.end - line.start) * line.pricePerHour) / MS_PER_HOUR;
	return { suppliers, dso, station: take(time - line.toCso) };
}

/** What a text on an invoice calls a source. */
function energyText(source: number | undefined): string {
	return source === undefined ? 'Electricity, grid mix' : `Electricity, source ${source}`;
}

/** What a payee supplied in a process. */
interface Supplied {
	items: Item[];
	paid: bigint;
	owed: bigint;
	roundings: number;
}

function supplied(facts: ProcessFacts): Map<Hex, Supplied> {
	const found = new Map<Hex, Supplied>();
	const add = (payee: Hex, item: Item, paid: bigint, owed: bigint, rounded: number) => {
		const all = found.get(payee) ?? { items: [], paid: 0n, owed: 0n, roundings: 0 };
		all.items.push(item);
		all.paid += paid;
		all.owed += owed;
		all.roundings += rounded;
		found.set(payee, all);
	};
	const energy = (text: string, part: Part, price: bigint): Item => ({
		text,
		unit: 'KWH',
		amount: billed(part),
		price,
	});
	// The station's price of a process without energy can have been withheld.
	const settled = total(facts.lines.map(({ toCso }) => toCso));
	const withheld = settled - facts.record.totals.toCso;
	for (const line of facts.lines) {
		const owed = owedOf(line);
		line.parts.forEach((part, at) => {
			const item = energy(energyText(part.source), part, part.price);
			add(part.supplier, item, part.amount, owed.suppliers[at] ?? 0n, 1);
		});
		line.parts.forEach((part, at) => {
			const item = energy('Transport of electricity', part, part.gridPrice);
			add(facts.dso, item, at === 0 ? line.toDso : 0n, at === 0 ? owed.dso : 0n, 1);
		});
		const time: Item = {
			text: 'Use of the charging station',
			unit: 'HUR',
			amount: BigInt(line.end - line.start),
			price: line.pricePerHour,
		};
		add(facts.payee, time, withheld > 0n ? 0n : line.toCso, owed.station, 1);
	}
	return found;
}

/** What is left of an invoice: in units of the token, and in cents as documents have it. */
interface Left {
	units: bigint;
	cents: bigint;
}

/**
 * Numbers of documents: each payee's series, one after the other, without gaps. Knows what is left to
 * credit of each invoice.
 */
export class Numbers {
	private readonly next = new Map<Hex, number>();
	private readonly left = new Map<string, Left>();

	/** `next` has next numbers of series, which come before those of the book. */
	constructor(
		private readonly book: Book,
		next: ReadonlyMap<Hex, number> = new Map(),
	) {
		next.forEach((number, payee) => this.next.set(payee, number));
	}

	take(payee: Hex): string {
		const { series, name } = partyOf(this.book, payee);
		if (series === undefined) {
			throw new Contradiction(`${name} has no series of invoice numbers`);
		}
		const number = this.next.get(payee) ?? series.next;
		this.next.set(payee, number + 1);
		return `${series.prefix}${String(number).padStart(6, '0')}`;
	}

	/** Notes what an invoice bills, paid or owed, in units of the token. */
	bill(payee: Hex, number: string, billed: bigint): void {
		this.left.set(`${payee} ${number}`, { units: billed, cents: cents(billed) });
	}

	/**
	 * Takes `amount` from what is left of an invoice; returns the cents that a credit note has for it.
	 * The last one has all the cents that are left, so that the notes of an invoice add up to it. An
	 * invoice of an earlier run has `billed`. Throws {@link AboveBilled} if less is left.
	 */
	credit(payee: Hex, number: string, amount: bigint, billed: bigint): bigint {
		const key = `${payee} ${number}`;
		const left = this.left.get(key) ?? { units: billed, cents: cents(billed) };
		// What a seller pays at a price below zero is credited toward zero as well.
		if ((amount > 0n && amount > left.units) || (left.units < 0n && amount < left.units)) {
			throw new AboveBilled(
				`the credit note would have ${formatToken(amount)}, ` +
					`but ${formatToken(left.units)} is left of invoice ${number}`,
			);
		}
		const rounded = cents(amount);
		const isAll = amount === left.units || (amount > 0n && rounded > left.cents);
		const credited = isAll ? left.cents : rounded;
		this.left.set(key, { units: left.units - amount, cents: left.cents - credited });
		return credited;
	}

	/** Has `write` take numbers; if it fails, they are not used, and nothing is credited. */
	attempt<T>(write: () => T): T {
		const [next, left] = [[...this.next], [...this.left]];
		try {
			return write();
		} catch (error) {
			this.next.clear();
			this.left.clear();
			next.forEach(([payee, number]) => this.next.set(payee, number));
			left.forEach(([invoice, each]) => this.left.set(invoice, each));
			throw error;
		}
	}

	/** The next number of each series that was used. */
	used(): Record<Hex, number> {
		return Object.fromEntries(this.next);
	}
}

/**
 * The invoices for processes of one customer: one for each payee that was paid or is owed. A payee
 * that has nothing to bill gets no number.
 */
export function invoicesOf(
	all: readonly ProcessFacts[],
	book: Book,
	numbers: Numbers,
	issued: string,
): Invoice[] {
	const [first] = all;
	if (first === undefined) {
		return [];
	}
	const byPayee = new Map<Hex, Supplied>();
	for (const facts of all) {
		for (const [payee, { items, paid, owed, roundings }] of supplied(facts)) {
			const sum = byPayee.get(payee) ?? { items: [], paid: 0n, owed: 0n, roundings: 0 };
			byPayee.set(payee, {
				items: [...sum.items, ...items],
				paid: sum.paid + paid,
				owed: sum.owed + owed,
				roundings: sum.roundings + roundings,
			});
		}
	}
	const payees = [...byPayee].filter(([, { items }]) =>
		items.some(({ amount, price }) => amount !== 0n && price !== 0n),
	);
	return numbers.attempt(() =>
		payees.map(([payee, each]) => {
			const heading = { number: numbers.take(payee), issued, preceding: undefined };
			const draft: Draft = {
				...each,
				kind: 'invoice',
				payee,
				driver: first.record.driver,
				eans: [...new Set(all.map(({ ean }) => ean))],
				start: Math.min(...all.map(({ record }) => record.start)),
				end: Math.max(...all.map(({ record }) => record.end)),
				processes: all.map(({ process }) => process),
			};
			const invoice = finish(draft, heading, book);
			numbers.bill(payee, heading.number, each.paid + each.owed);
			return invoice;
		}),
	);
}

/**
 * The credit note of a payee for what it gave back. `facts` are those before the correction. All credit
 * notes of an invoice together never exceed it.
 */
export function creditNoteOf(
	facts: ProcessFacts,
	refund: Refund,
	preceding: Preceding,
	book: Book,
	numbers: Numbers,
	issued: string,
): Invoice {
	const isGrid = refund.payee === facts.dso;
	const draft: Draft = {
		kind: 'credit',
		payee: refund.payee,
		driver: facts.record.driver,
		items: refund.energy.map(({ source, price, energy }) => ({
			text: isGrid ? 'Transport of electricity' : energyText(source),
			unit: 'KWH',
			amount: energy,
			price,
		})),
		paid: refund.amount,
		owed: 0n,
		// Before and after are rounded down, each.
		roundings: 2 * facts.lines.length,
		eans: [facts.ean],
		start: facts.record.start,
		end: facts.record.end,
		processes: [facts.process],
	};
	return numbers.attempt(() => {
		const heading = { number: numbers.take(refund.payee), issued, preceding };
		const prepaid = creditInvoice(facts, refund, preceding, numbers);
		return finish({ ...draft, prepaid }, heading, book);
	});
}

/** Takes what a payee gave back from what is left of its invoice; returns the cents that are credited. */
export function creditInvoice(
	facts: ProcessFacts,
	{ payee, amount }: Refund,
	preceding: Preceding,
	numbers: Numbers,
): bigint {
	const { paid, owed } = supplied(facts).get(payee) ?? { paid: 0n, owed: 0n };
	return numbers.credit(payee, preceding.number, amount, paid + owed);
}

/**
 * The salted hash of a document, which the chain keeps: it proves the document and its customer, and
 * shows nothing of them.
 */
export function commitmentOf({ salt, customer }: Invoice, xml: string): Hex {
	const document = sha256(utf8ToBytes(xml));
	return hexOf(blake2b(concatBytes(bytesOf(salt), bytesOf(customer), document), { dkLen: 32 }));
}
