// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { blake2b } from '@noble/hashes/blake2';
import { sha256 } from '@noble/hashes/sha2';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils';
import { formatToken } from '@smartcharge/rules/units';
import { cents, divideHalfUp, netPrice } from '../facts/money.js';
import {
	adds,
	type Correction,
	type Item as Change,
	type Payment,
	type Reason,
	type Refund,
} from '../facts/correction.js';
import { balanced, MS_PER_HOUR, owedOf, sharesOf } from '../facts/due.js';
import { total, type Hex, type Part, type ProcessFacts } from '../facts/process.js';
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

/** An earlier document that a credit or debit note refers to. */
export interface Preceding {
	number: string;
	issued: string;
}

/** A document of EN 16931, in cents. */
export interface Invoice {
	/** A debit note has what a correction makes due to the seller. */
	kind: 'invoice' | 'credit' | 'debit';
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
	/**
	 * What was not charged for reasons that no price shows, without VAT; below zero what the seller did
	 * not pay at a price below zero.
	 */
	allowance: bigint;
	/** What it is. */
	allowanceReason: string;
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

/** Adds up what has the same text and price. A document has at least one line (BR-16). */
function merged(items: readonly Item[]): Item[] {
	const found = new Map<string, Item>();
	const some = items.filter(({ amount }) => amount !== 0n);
	for (const item of some.length > 0 ? some : items.slice(0, 1)) {
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
	/** What is paid and owed together in cents, if it is not just rounded. */
	cents?: bigint;
	/** What the seller gets back of what stayed with the buyer. */
	returned?: bigint;
	/** What it is if less was charged than prices make due, and if more was. */
	reasons: { less: string; more: string };
	notes: readonly string[];
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
	// Each amount was rounded once; more than that is a part that nobody was charged for, or that a
	// seller did not pay at a price below zero.
	const slack = BigInt(draft.roundings);
	const waived = missing > slack || missing < -slack ? missing : 0n;
	const negative = total(items.map(exactCost).filter((cost) => cost < 0n)) / 1_000n;
	if (waived < negative - slack - (draft.returned ?? 0n)) {
		throw new Contradiction(
			`document ${heading.number}: more was paid than its energy and time cost`,
		);
	}
	const allowance = divideHalfUp(waived * 100n, (100n + rate) * 10_000n);
	const taxable = sum - allowance;
	const vat = divideHalfUp(taxable * rate, 100n);
	const gross = taxable + vat;
	const nearest = cents(draft.paid + draft.owed);
	const all = draft.cents ?? nearest;
	const prepaid = draft.owed === 0n ? all : cents(draft.paid);
	const due = all - prepaid;
	const rounding = all - gross;
	// Each line and the VAT can be half a cent off, each amount that was paid or is due as well.
	const halves = BigInt(lines.length + (waived === 0n ? 0 : 1)) * (100n + rate);
	const moved = all > nearest ? all - nearest : nearest - all;
	const most = (halves + 200n + (draft.owed === 0n ? 0n : 100n)) / 200n + moved;
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
		allowanceReason: waived > 0n ? draft.reasons.less : draft.reasons.more,
		sum,
		taxable,
		vat,
		gross,
		prepaid,
		rounding,
		due,
		notes: [...draft.notes, ...seller.notes],
		salt: hexOf(
			blake2b(concatBytes(bytesOf(book.salt), bytesOf(draft.payee), identity), { dkLen: 32 }),
		),
	};
}

/** What a text on an invoice calls a source. */
function energyText(source: number | undefined): string {
	return source === undefined ? 'Electricity, grid mix' : `Electricity, source ${source}`;
}

/** What is billed, in units of the token: all of it, and what is above and below zero of it. */
export interface Billed {
	all: bigint;
	above: bigint;
	below: bigint;
}

const NOTHING: Billed = { all: 0n, above: 0n, below: 0n };

function plus(billed: Billed, amount: bigint): Billed {
	return {
		all: billed.all + amount,
		above: billed.above + (amount > 0n ? amount : 0n),
		below: billed.below + (amount < 0n ? amount : 0n),
	};
}

/** What a payee supplied in a process. */
interface Supplied {
	items: Item[];
	paid: bigint;
	owed: bigint;
	roundings: number;
	billed: Billed;
}

const NOTHING_SUPPLIED: Supplied = {
	items: [],
	paid: 0n,
	owed: 0n,
	roundings: 0,
	billed: NOTHING,
};

const GRID_TEXT = 'Transport of electricity';
const TIME_TEXT = 'Use of the charging station';

/** Energy of a part that is billed: at its price, and at one that costs the driver nothing. */
function energyItems(text: string, part: Part, price: bigint, other: bigint): Item[] {
	const { paid, unproven } = sharesOf(part);
	return [
		{ text, unit: 'KWH', amount: paid, price },
		{ text, unit: 'KWH', amount: unproven, price: balanced(price, other) },
	];
}

function supplied(facts: ProcessFacts): Map<Hex, Supplied> {
	const found = new Map<Hex, Supplied>();
	const add = (payee: Hex, items: Item[], paid: bigint, owed: bigint) => {
		const all = found.get(payee) ?? NOTHING_SUPPLIED;
		found.set(payee, {
			items: [...all.items, ...items],
			paid: all.paid + paid,
			owed: all.owed + owed,
			roundings: all.roundings + items.length,
			billed: plus(all.billed, paid + owed),
		});
	};
	// The station's price of a process without energy can have been withheld.
	const settled = total(facts.lines.map(({ toCso }) => toCso));
	const withheld = settled - facts.record.totals.toCso;
	for (const line of facts.lines) {
		const owed = owedOf(line);
		line.parts.forEach((part, at) => {
			const { price, gridPrice, supplier, amount } = part;
			const items = energyItems(energyText(part.source), part, price, gridPrice);
			add(supplier, items, amount, owed.suppliers[at] ?? 0n);
		});
		const grid = line.parts.flatMap((part) =>
			energyItems(GRID_TEXT, part, part.gridPrice, part.price),
		);
		add(facts.dso, grid, line.toDso, owed.dso);
		const time: Item = {
			text: TIME_TEXT,
			unit: 'HUR',
			amount: BigInt(line.end - line.start),
			price: line.pricePerHour,
		};
		add(facts.payee, [time], withheld > 0n ? 0n : line.toCso, owed.station);
	}
	return found;
}

/** What is left of an invoice: in units of the token, and in cents as documents have it. */
interface Left {
	units: Billed;
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
	bill(payee: Hex, number: string, billed: Billed): void {
		this.left.set(`${payee} ${number}`, { units: billed, cents: cents(billed.all) });
	}

	/**
	 * Takes `amount` from what is left of an invoice, or adds what is below zero; returns the cents that
	 * a credit note has for it. The last one has all the cents that are left, so that the notes of an
	 * invoice add up to it. An invoice of an earlier run has `billed`. Throws {@link AboveBilled} if
	 * less is left; `adds` says that the invoice was for too little.
	 */
	credit(payee: Hex, number: string, amount: bigint, billed: Billed, adds = false): bigint {
		const key = `${payee} ${number}`;
		const { units, cents: rest } = this.left.get(key) ?? {
			units: billed,
			cents: cents(billed.all),
		};
		if (adds) {
			const added = cents(amount);
			this.left.set(key, { units: plus(units, -amount), cents: rest - added });
			return added;
		}
		// What a seller pays at a price below zero is credited toward zero as well.
		if (amount > units.above || amount < units.below) {
			const left = amount > units.above ? units.above : units.below;
			throw new AboveBilled(
				`the credit note would have ${formatToken(amount)}, ` +
					`but ${formatToken(left)} is left of invoice ${number}`,
			);
		}
		const rounded = cents(amount);
		const isAll = amount === units.all || (units.below === 0n && amount > 0n && rounded > rest);
		const credited = isAll ? rest : rounded;
		const above = units.above - (amount > 0n ? amount : 0n);
		const below = units.below - (amount < 0n ? amount : 0n);
		this.left.set(key, {
			units: { all: units.all - amount, above, below },
			cents: rest - credited,
		});
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
		for (const [payee, each] of supplied(facts)) {
			const sum = byPayee.get(payee) ?? NOTHING_SUPPLIED;
			byPayee.set(payee, {
				items: [...sum.items, ...each.items],
				paid: sum.paid + each.paid,
				owed: sum.owed + each.owed,
				roundings: sum.roundings + each.roundings,
				billed: {
					all: sum.billed.all + each.billed.all,
					above: sum.billed.above + each.billed.above,
					below: sum.billed.below + each.billed.below,
				},
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
				reasons: { less: 'Not charged', more: 'Not paid by the seller' },
				notes: [],
				payee,
				driver: first.record.driver,
				eans: [...new Set(all.map(({ ean }) => ean))],
				start: Math.min(...all.map(({ record }) => record.start)),
				end: Math.max(...all.map(({ record }) => record.end)),
				processes: all.map(({ process }) => process),
			};
			const invoice = finish(draft, heading, book);
			numbers.bill(payee, heading.number, each.billed);
			return invoice;
		}),
	);
}

/** Reasons of corrections in words. */
const REASON_TEXTS: Readonly<Record<Reason, string>> = {
	MeterFault: 'the meter of the station counted wrongly',
	P4Difference: 'the meter of the grid operator counted another energy',
	Billing: 'the seller charges less',
	Dispute: 'a dispute was decided',
	Record: 'the meter signed less energy',
};

/** What a document calls what a correction changed. */
function textOf({ of, grid, source }: Change): string {
	if (of === 'Time') {
		return TIME_TEXT;
	}
	const text = grid ? GRID_TEXT : energyText(source);
	return of === 'Sale' ? `${text}, charged less` : text;
}

/** What a document says of a payment. */
function paymentText(
	{ kind, from, to, account, amount }: Payment,
	payee: Hex,
	driver: Hex,
	book: Book,
): string {
	const money = `${formatToken(amount)} ${book.currency}`;
	const name = (who: Hex) =>
		who === driver ? 'the buyer' : (book.parties.get(who)?.name ?? 'another party');
	const isLeft = to === driver && account !== driver;
	const receiver = isLeft
		? `${name(account)} for the buyer, who no longer takes part`
		: name(account);
	switch (kind) {
		case 'Refunded':
			return from === payee
				? `${money} paid to ${receiver}.`
				: `${money} paid by ${name(from)}.`;
		case 'DebtBooked':
			return from === payee
				? `${money} still owed to ${receiver}.`
				: `${money} still owed by ${name(from)}.`;
		case 'Offset':
			return `${money} set off against what the buyer owed.`;
		case 'Held':
			return `${money} held by ${receiver}.`;
	}
}

/** What the texts below the amounts say of a correction. */
function notesOf(
	facts: ProcessFacts,
	{ payee, seller, payments, kept }: Refund,
	{ number, process, at, reason }: Correction,
	book: Book,
): string[] {
	const { driver } = facts.record;
	const name = book.parties.get(payee)?.name ?? 'Another party';
	return [
		`Correction ${number} of process ${process}, ${localDate(at, book.timezone)}: ` +
			`${REASON_TEXTS[reason]}.`,
		...(payee === seller ? [] : [`${name} answers for what the seller received.`]),
		...payments.map((payment) => paymentText(payment, payee, driver, book)),
		...(kept > 0n
			? [`${formatToken(kept)} ${book.currency} more would be due, and stays with the buyer.`]
			: []),
	];
}

/** What the differences between prices and a refund are called. */
function reasonsOf(
	isDebit: boolean,
	isMore: boolean,
	{ kept, returned }: Refund,
): Draft['reasons'] {
	if (!isDebit) {
		return {
			less: isMore ? 'Kept by the buyer before' : 'Not charged before',
			more: 'Not paid by the seller before',
		};
	}
	const unpaid = isMore ? 'Not charged' : 'Not paid by the seller before';
	return {
		less: kept > 0n ? 'Kept by the buyer' : unpaid,
		more: returned > 0n ? 'Kept by the buyer before' : 'Not charged before',
	};
}

/**
 * The note about what a payee gave back by a correction: a credit note, or a debit note if it got money.
 * `facts` are those of the invoice. All credit notes of an invoice together never exceed it.
 */
export function noteOf(
	facts: ProcessFacts,
	refund: Refund,
	correction: Correction,
	preceding: Preceding,
	book: Book,
	numbers: Numbers,
	issued: string,
): Invoice {
	const isDebit = refund.amount < 0n;
	const sign = isDebit ? -1n : 1n;
	const owes = refund.payments.filter(({ kind }) => kind === 'DebtBooked');
	const owed = total(owes.map(({ from, amount }) => (from === refund.payee ? amount : -amount)));
	const draft: Draft = {
		kind: isDebit ? 'debit' : 'credit',
		payee: refund.seller,
		driver: facts.record.driver,
		items: [
			...refund.items.map((item) => ({
				text: textOf(item),
				unit: item.of === 'Time' ? ('HUR' as const) : ('KWH' as const),
				amount: sign * item.less,
				price: item.price,
			})),
			// Of a seller of which nothing changes, who gets back what stayed with the buyer.
			{ text: 'Electricity of others', unit: 'KWH', amount: 0n, price: 0n },
		],
		paid: sign * (refund.amount - owed),
		owed: sign * owed,
		// Before and after are rounded down, each.
		roundings: 2 * (refund.items.length + 1),
		returned: refund.returned,
		reasons: reasonsOf(isDebit, adds(correction), refund),
		notes: notesOf(facts, refund, correction, book),
		eans: [facts.ean],
		start: facts.record.start,
		end: facts.record.end,
		processes: [facts.process],
	};
	return numbers.attempt(() => {
		const heading = { number: numbers.take(refund.seller), issued, preceding };
		const credited = creditInvoice(facts, refund, correction, preceding, numbers);
		return finish({ ...draft, cents: sign * credited }, heading, book);
	});
}

/** Takes what a payee gave back from what is left of its invoice; returns the cents that are credited. */
export function creditInvoice(
	facts: ProcessFacts,
	{ seller, amount }: Refund,
	correction: Correction,
	preceding: Preceding,
	numbers: Numbers,
): bigint {
	const { billed } = supplied(facts).get(seller) ?? NOTHING_SUPPLIED;
	return numbers.credit(seller, preceding.number, amount, billed, adds(correction));
}

/**
 * The salted hash of a document, which the chain keeps: it proves the document and its customer, and
 * shows nothing of them.
 */
export function commitmentOf({ salt, customer }: Invoice, xml: string): Hex {
	const document = sha256(utf8ToBytes(xml));
	return hexOf(blake2b(concatBytes(bytesOf(salt), bytesOf(customer), document), { dkLen: 32 }));
}
