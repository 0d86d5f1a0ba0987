// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** All documents of processes, one process after the other, in bounded memory. */

import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { stringify as csv } from 'csv-stringify/sync';
import type { Found } from './chain/read.js';
import {
	changeOf,
	correct,
	given,
	paidBy,
	refundsOf,
	SUBJECTS,
	type Correction,
	type Refund,
} from './facts/correction.js';
import { fixed } from './facts/money.js';
import type { Hex, ProcessFacts } from './facts/process.js';
import { Faulty, stringify } from './facts/reader.js';
import { prove, Unproven } from './facts/trail.js';
import {
	commitmentOf,
	Contradiction,
	creditInvoice,
	invoicesOf,
	noteOf,
	Numbers,
	type Invoice,
	type Preceding,
} from './invoice/invoice.js';
import { overviewOf } from './invoice/overview.js';
import { pdfOf } from './invoice/pdf.js';
import { ublOf } from './invoice/ubl.js';
import { cdrOf, creditOf } from './ocpi/cdr.js';
import { OcpiFolder } from './ocpi/folder.js';
import { NotInOcpi } from './ocpi/tariff.js';
import { NotInBook, type Book } from './parties/book.js';
import { receiptOf, writeReceipt, type Proof } from './receipt/receipt.js';

/** Kinds of documents. */
export const KINDS = ['receipts', 'ocpi', 'invoices'] as const;
export type Kind = (typeof KINDS)[number];

/** What is written, and where. */
export interface Order {
	book: Book;
	folder: string;
	kinds: ReadonlySet<Kind>;
	/** Corrections by process, in the order of their numbers. */
	corrections: ReadonlyMap<number, readonly Correction[]>;
	/** The date of invoices. */
	issued: string;
	/** Next numbers of series, if they are not those of the book. */
	next?: ReadonlyMap<Hex, number>;
	/**
	 * Invoices and credit notes that were written before: they are not written again, and credit notes
	 * refer to the invoices.
	 */
	before?: readonly Issued[];
	/** Proves what the chain has of a process; `undefined` if its record has left the state. */
	prove?: (facts: ProcessFacts) => Promise<Proof | undefined>;
	progress?: (processes: number, refused: number) => void;
}

/** An invoice, a credit note or a debit note that was written. */
export interface Issued extends Preceding {
	process: number;
	seller: Hex;
	/** Number of the correction that a note is for. */
	correction: number | undefined;
}

/** What came of it. */
export interface Outcome {
	processes: number;
	/** Documents that were not written, each with its reason in `refused.jsonl`. */
	refused: number;
}

/** Files in a folder. */
const PER_FOLDER = 1_000;

/** Whether a fault is one of the facts or of the book, not of the program. */
function isRefusal(error: unknown): error is Error {
	return [Unproven, Faulty, NotInBook, NotInOcpi, Contradiction].some(
		(kind) => error instanceof kind,
	);
}

/** A file that is written line by line. */
class Lines {
	private readonly stream: WriteStream;

	constructor(path: string) {
		this.stream = createWriteStream(path);
	}

	async write(line: string): Promise<void> {
		if (!this.stream.write(line)) {
			await once(this.stream, 'drain');
		}
	}

	async close(): Promise<void> {
		this.stream.end();
		await once(this.stream, 'finish');
	}
}

/** A writer of documents of one kind. */
interface Writer {
	take: (facts: ProcessFacts, corrections: readonly Correction[]) => Promise<void>;
	close: () => Promise<void>;
}

/** Makes the folder for a process, so that none gets too many files. */
async function folderOf(folder: string, process: number): Promise<string> {
	const own = join(folder, String(Math.floor(process / PER_FOLDER)).padStart(6, '0'));
	await mkdir(own, { recursive: true });
	return own;
}

function receiptWriter({ folder, book, prove: proofOf }: Order): Writer {
	return {
		take: async (facts, corrections) => {
			const own = await folderOf(join(folder, 'receipts'), facts.process);
			const proof = await proofOf?.(facts);
			const receipt = receiptOf(facts, book, proof, corrections);
			await writeFile(join(own, `${facts.process}.json`), writeReceipt(receipt));
		},
		close: () => Promise.resolve(),
	};
}

async function ocpiWriter({ folder, book }: Order): Promise<Writer> {
	const versions = ['2.2.1', '2.3.0'] as const;
	const folders = await Promise.all(
		versions.map(async (version) => ({
			version,
			pages: await OcpiFolder.open(join(folder, 'ocpi'), version),
		})),
	);
	return {
		take: async (facts, corrections) => {
			for (const { version, pages } of folders) {
				let cdr = cdrOf(facts, book, version);
				const all = [cdr];
				for (const [at, correction] of corrections.entries()) {
					// What others than the driver bear changes nothing for it.
					if (correction.outcome === 'Executed') {
						all.push(creditOf(cdr, correction));
						const present = correct(facts, corrections.slice(0, at + 1));
						cdr = cdrOf(present, book, version, correction);
						all.push(cdr);
					}
				}
				for (const each of all) {
					await pages.add(each);
				}
			}
		},
		close: async () => {
			for (const { pages } of folders) {
				await pages.close();
			}
		},
	};
}

/** Columns of the list of what corrections changed for each payee. */
const CORRECTED = [
	'process',
	'correction',
	'id',
	'at',
	'reason',
	'outcome',
	'payee',
	'seller',
	'energy_kwh',
	'charged_kwh',
	'time_s',
	'change',
	'given_back',
	'paid',
	'owed',
	'set_off',
	'held',
	'kept',
	'document',
];

/** A row of that list: amounts with all decimals of the token. */
function correctedRow(
	correction: Correction,
	{ payee, seller, amount, payments, kept, items }: Refund,
	document: string,
): (string | number)[] {
	const { process, number, id, at, reason, outcome, payees } = correction;
	const change = payees.find(({ account }) => account === payee)?.change ?? 0n;
	const own = payments.map((each) =>
		each.from === payee ? each : { ...each, amount: -each.amount },
	);
	const less = (of: Refund['items'][number]['of']) =>
		-items.filter((item) => item.of === of).reduce((sum, item) => sum + item.less, 0n);
	const money = (units: bigint) => fixed(units, 6);
	return [
		...[process, number, id, new Date(at).toISOString(), reason, outcome, payee, seller],
		...[less('Energy'), less('Sale'), less('Time')].map((each) => fixed(each, 3)),
		...[money(change), money(amount)],
		...(['Refunded', 'DebtBooked', 'Offset', 'Held'] as const).map((kind) =>
			money(paidBy(own, kind)),
		),
		...[money(kept), document],
	];
}

/** What a correction that others bear changed for each payee, and for who bears it. */
function borne(correction: Correction): Refund[] {
	const { payees, payments } = correction;
	const accounts = new Set([
		...payees.map(({ account }) => account),
		...payments.flatMap(({ from, to }) => [from, to]),
	]);
	return [...accounts].map((payee) => ({
		payee,
		seller: payee,
		amount: given(correction, payee),
		payments: payments.filter(({ from, to }) => from === payee || to === payee),
		kept: 0n,
		returned: 0n,
		items: SUBJECTS.map((of) => ({
			of,
			grid: false,
			source: undefined,
			price: 0n,
			less: -changeOf(correction, of),
		})),
	}));
}

/** Columns of the list of invoices and credit notes. */
const COLUMNS = [
	'number',
	'issued',
	'kind',
	'seller',
	'credits',
	'process',
	'correction',
	'commitment',
	'file',
];

/** Documents by their process: a list of an earlier run can be as long as this run. */
function byProcess(documents: readonly Issued[]): ReadonlyMap<number, readonly Issued[]> {
	const found = new Map<number, Issued[]>();
	for (const document of documents) {
		const others = found.get(document.process);
		if (others === undefined) {
			found.set(document.process, [document]);
		} else {
			others.push(document);
		}
	}
	return found;
}

async function invoiceWriter({ folder, book, issued, next, before = [] }: Order): Promise<Writer> {
	const own = join(folder, 'invoices');
	await mkdir(own, { recursive: true });
	const numbers = new Numbers(book, next);
	const ofBefore = byProcess(before);
	const commitments = new Lines(join(own, 'commitments.csv'));
	await commitments.write(csv([COLUMNS]));
	const corrected = new Lines(join(own, 'corrections.csv'));
	await corrected.write(csv([CORRECTED]));
	const accounts = new Map([...book.parties].map(([account, party]) => [party, account]));
	const write = async (process: number, invoice: Invoice, correction?: number) => {
		const place = await folderOf(own, process);
		const name = invoice.number.replaceAll(/[^A-Za-z0-9-]/g, '_');
		const xml = ublOf(invoice);
		await writeFile(join(place, `${name}.xml`), xml);
		await writeFile(join(place, `${name}.pdf`), await pdfOf(invoice));
		const { number, kind, seller, preceding } = invoice;
		const credits = preceding?.number ?? '';
		const commitment = commitmentOf(invoice, xml);
		const account = accounts.get(seller) ?? '';
		const row = [number, issued, kind, account, credits, process, correction ?? '', commitment];
		await commitments.write(csv([[...row, `${name}.xml`]]));
	};
	/** The first invoices of a process, by seller. */
	const first = async (facts: ProcessFacts): Promise<ReadonlyMap<Hex, Preceding>> => {
		const known = (ofBefore.get(facts.process) ?? []).filter(
			({ correction }) => correction === undefined,
		);
		if (known.length > 0) {
			return new Map(known.map((each) => [each.seller, each]));
		}
		const invoices = invoicesOf([facts], book, numbers, issued);
		for (const invoice of invoices) {
			await write(facts.process, invoice);
		}
		const place = await folderOf(own, facts.process);
		const page = await overviewOf(facts, invoices, book);
		await writeFile(join(place, `overview-${facts.process}.pdf`), page);
		return new Map(invoices.map((each) => [accounts.get(each.seller) ?? '', each]));
	};
	const noteBefore = (process: number, seller: Hex, correction: number) =>
		(ofBefore.get(process) ?? []).find(
			(each) => each.seller === seller && each.correction === correction,
		);
	/** Writes the note for a refund, unless an earlier run has; returns its number. */
	const credit = async (
		facts: ProcessFacts,
		refund: Refund,
		correction: Correction,
		invoices: ReadonlyMap<Hex, Preceding>,
	): Promise<string> => {
		if (refund.amount === 0n) {
			return '';
		}
		const preceding = invoices.get(refund.seller);
		if (preceding === undefined) {
			throw new Contradiction(
				`process ${facts.process}: no invoice of ${refund.seller} is known to credit`,
			);
		}
		const earlier = noteBefore(facts.process, refund.seller, correction.number);
		if (earlier !== undefined) {
			creditInvoice(facts, refund, correction, preceding, numbers);
			return earlier.number;
		}
		const note = noteOf(facts, refund, correction, preceding, book, numbers, issued);
		await write(facts.process, note, correction.number);
		return note.number;
	};
	return {
		take: async (facts, corrections) => {
			const invoices = await first(facts);
			for (const [at, correction] of corrections.entries()) {
				if (correction.outcome === 'Lapsed') {
					const rows = borne(correction).map((each) =>
						correctedRow(correction, each, ''),
					);
					await corrected.write(csv(rows));
					continue;
				}
				for (const refund of refundsOf(facts, corrections.slice(0, at), correction)) {
					const number = await credit(facts, refund, correction, invoices);
					await corrected.write(csv([correctedRow(correction, refund, number)]));
				}
			}
		},
		close: async () => {
			await commitments.close();
			await corrected.close();
			await writeFile(join(own, 'numbers.json'), `${stringify(numbers.used(), 2)}\n`);
		},
	};
}

/** Reads the list of invoices and credit notes that an earlier run wrote. */
export function readIssued(text: string): Issued[] {
	const rows: Record<string, string>[] = parseCsv(text, {
		columns: true,
		skip_empty_lines: true,
	});
	return rows.map((row, at) => {
		const { number = '', issued = '', kind, seller = '', process = '', correction = '' } = row;
		const right = /^0x[0-9a-f]{64}$/.test(seller) && /^\d+$/.test(process);
		const isDated = number !== '' && /^\d{4}-\d{2}-\d{2}$/.test(issued);
		const isOfItsKind =
			kind === 'invoice'
				? correction === ''
				: (kind === 'credit' || kind === 'debit') && /^\d+$/.test(correction);
		if (!right || !isDated || !isOfItsKind) {
			throw new Faulty(`row ${at + 1} of the list of invoices is not complete`);
		}
		return {
			number,
			issued,
			seller,
			process: Number(process),
			correction: correction === '' ? undefined : Number(correction),
		};
	});
}

async function writersOf(order: Order): Promise<Map<Kind, Writer>> {
	const writers = new Map<Kind, Writer>();
	if (order.kinds.has('receipts')) {
		writers.set('receipts', receiptWriter(order));
	}
	if (order.kinds.has('ocpi')) {
		writers.set('ocpi', await ocpiWriter(order));
	}
	if (order.kinds.has('invoices')) {
		writers.set('invoices', await invoiceWriter(order));
	}
	return writers;
}

/**
 * Writes the documents of processes. What cannot be written is noted in `refused.jsonl` with its
 * reason, and the others are written; an error that is no refusal ends it.
 */
export async function writeDocuments(source: AsyncIterable<Found>, order: Order): Promise<Outcome> {
	await mkdir(order.folder, { recursive: true });
	const refused = new Lines(join(order.folder, 'refused.jsonl'));
	const writers = await writersOf(order);
	const outcome: Outcome = { processes: 0, refused: 0 };
	const refuse = async (process: number, kind: Kind | 'facts', reason: string) => {
		outcome.refused += 1;
		await refused.write(`${stringify({ process, kind, reason })}\n`);
	};
	for await (const found of source) {
		outcome.processes += 1;
		const { facts } = found;
		if (facts === undefined) {
			await refuse(found.process, 'facts', found.refusal);
			continue;
		}
		const attempt = async (kind: Kind | 'facts', write: () => Promise<void> | void) => {
			try {
				await write();
				return true;
			} catch (error) {
				if (!isRefusal(error)) {
					throw error;
				}
				await refuse(facts.process, kind, error.message);
				return false;
			}
		};
		// Nothing is written of lines that the record does not prove.
		if (
			await attempt('facts', () => {
				prove(facts);
			})
		) {
			const corrections = order.corrections.get(facts.process) ?? [];
			for (const [kind, writer] of writers) {
				await attempt(kind, () => writer.take(facts, corrections));
			}
		}
		order.progress?.(outcome.processes, outcome.refused);
	}
	for (const writer of writers.values()) {
		await writer.close();
	}
	await refused.close();
	return outcome;
}
