// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Documents, checked by `peppol-ubl-validate`, `factur-x` and the rules of CEN and Factur-X. */

import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { randomNumbers } from '@smartcharge/rules/testing/random';
import {
	BOOK_FILE,
	book,
	corrected,
	correctionOf,
	CSO,
	DSO,
	factsOf,
	golden,
	less,
	line,
	MORNING,
	OTHER_SUPPLIER,
	paidBack,
	part,
	SUPPLIER,
} from '../../testing/cases.js';
import { script, useFolder } from '../../testing/oracles.js';
import { refundsOf } from '../facts/correction.js';
import type { ProcessFacts } from '../facts/process.js';
import { parseBook } from '../parties/parse.js';
import { ciiOf } from './cii.js';
import { invoicesOf, noteOf, Numbers, type Invoice } from './invoice.js';
import { pdfOf } from './pdf.js';
import { ublOf } from './ubl.js';

const file = useFolder();
const ISSUED = '2026-03-03';

const invoices = (facts: ProcessFacts, parties = book()) =>
	invoicesOf([facts], parties, new Numbers(parties), ISSUED);

function creditNotes(): Invoice[] {
	const before = corrected();
	const preceding = { number: '2026-S000017', issued: ISSUED };
	return refundsOf(before, [], less()).map((refund) =>
		noteOf(before, refund, less(), preceding, book(), new Numbers(book()), '2026-03-20'),
	);
}

/** A session at random prices, some of them without an exact net price, some below zero. */
function session(seed: number): ProcessFacts {
	const below = randomNumbers(seed);
	const lines = Array.from({ length: 1 + below(20) }, (_, step) => {
		const parts = Array.from({ length: 1 + below(3) }, () =>
			part(
				BigInt(below(5_000)),
				BigInt(below(500_000) - 60_000),
				below(3) === 0 ? undefined : below(4),
				below(4) === 0 ? OTHER_SUPPLIER : SUPPLIER,
				BigInt(below(3)) * 24_200n,
			),
		);
		return line(step, MORNING + step * 900_000, 15, parts, BigInt(below(2)) * 363_000n);
	});
	return factsOf(lines, [], seed, {}, false);
}

/** Has the programs check documents, as UBL and as PDF. */
async function check(documents: readonly Invoice[]) {
	const paths: string[] = [];
	for (const [at, each] of documents.entries()) {
		const xml = file(`${at}.xml`);
		await writeFile(xml, ublOf(each));
		const pdf = file(`${at}.pdf`);
		await writeFile(pdf, await pdfOf(each));
		paths.push(xml, pdf);
	}
	return script('documents', 'check_invoices.py', ...paths);
}

async function expectRight(documents: readonly Invoice[]) {
	const right = { code: 0, out: `${2 * documents.length} right\n`, err: '' };
	expect(await check(documents)).toEqual(right);
}

describe('invoices', () => {
	it('of the golden example G1 are right', async () => {
		await expectRight(invoices(golden()));
	});

	it('of random sessions are right', async () => {
		await expectRight([1, 2, 3, 4, 5, 6, 7, 8].flatMap((seed) => invoices(session(seed))));
	});

	it('with debts, with what was not charged, and at other rates are right', async () => {
		const owed = line(0, MORNING, 60, [part(10_000n, 242_000n)]);
		owed.toDso = 84_000n;
		owed.toCso = 0n;
		owed.unpaid = 500_000n;
		const waived = factsOf([line(0, MORNING, 60, [part(50n, 242_000n)])], [], 7, {
			toCso: 0n,
			waived: 290_400n,
		});
		const vat = { category: 'E', rate: 0, reason: 'Small business scheme' };
		const reverse = { category: 'AE', rate: 0, reasonCode: 'VATEX-EU-AE' };
		const [driver] = Object.entries(BOOK_FILE.customers);
		const other = parseBook(
			JSON.stringify({
				...BOOK_FILE,
				parties: {
					...BOOK_FILE.parties,
					[CSO]: { ...BOOK_FILE.parties[CSO], vat },
					[SUPPLIER]: { ...BOOK_FILE.parties[SUPPLIER], vat: reverse },
				},
				customers: driver && { [driver[0]]: { ...driver[1], vatId: 'NL009999999B01' } },
			}),
		);
		await expectRight([
			...invoices(factsOf([owed])),
			...invoices(waived),
			...invoices(golden(), other),
		]);
	});
});

describe('credit notes', () => {
	it('of the golden example G2 are right', async () => {
		await expectRight(creditNotes());
	});

	it('of what others pay back to a seller are right', async () => {
		const { before, less, more } = paidBack();
		const preceding = { number: '2026-S000017', issued: ISSUED };
		const notes = refundsOf(before, [less], more).map((refund) =>
			noteOf(before, refund, more, preceding, book(), new Numbers(book()), '2026-03-20'),
		);
		expect(notes.map(({ kind }) => kind).sort()).toEqual(['credit', 'debit']);
		await expectRight(notes);
	});

	it('with an amount that is still owed are right', async () => {
		const [first, second] = creditNotes();
		await expectRight([
			...(first ? [{ ...first, prepaid: 70n, due: 8n }] : []),
			...(second ? [second] : []),
		]);
	});
});

describe('debit notes', () => {
	it('with what stays with the buyer, and invoices with a charge are right', async () => {
		const before = factsOf([line(0, MORNING, 60, [part(8_000n, -121_000n)])], [], 8);
		const correction = correctionOf([], {
			deltas: [{ line: 0, of: 'Energy', part: 0, delta: -1_000n }],
			payees: [
				{ account: SUPPLIER, change: 121_000n },
				{ account: DSO, change: -48_400n },
			],
			payments: [
				{ kind: 'Refunded', from: DSO, to: SUPPLIER, account: SUPPLIER, amount: 48_400n },
			],
		});
		const preceding = { number: '2026-S000017', issued: ISSUED };
		const notes = refundsOf(before, [], correction).map((refund) =>
			noteOf(before, refund, correction, preceding, book(), new Numbers(book()), ISSUED),
		);
		expect(notes.map(({ kind }) => kind)).toEqual(['debit', 'credit']);
		const paying = { ...part(3_000n, -242_000n), amount: -242_000n };
		await expectRight([...notes, ...invoices(factsOf([line(0, MORNING, 60, [paying])]))]);
	});
});

/** Figures of the golden example in UBL, and the rule that another one breaks. */
const FIGURES: [string, string][] = [
	['<cbc:LineExtensionAmount currencyID="EUR">0.73', 'BR-CO-10'],
	['<cbc:LineExtensionAmount currencyID="EUR">1.30', 'BR-CO-10'],
	['<cbc:TaxAmount currencyID="EUR">0.27', 'BR-CO-1[47]'],
	['<cbc:TaxableAmount currencyID="EUR">1.30', 'BR-CO-1[78]'],
	['<cbc:TaxExclusiveAmount currencyID="EUR">1.30', 'BR-CO-13'],
	['<cbc:TaxInclusiveAmount currencyID="EUR">1.57', 'BR-CO-15'],
	['<cbc:PrepaidAmount currencyID="EUR">1.58', 'EN 16931: .*BR-CO-16'],
	['<cbc:PayableRoundingAmount currencyID="EUR">0.01', 'EN 16931: .*BR-CO-16'],
	['<cbc:PayableAmount currencyID="EUR">0.00', 'EN 16931: .*BR-CO-16'],
	['<cbc:InvoicedQuantity unitCode="KWH">4.32', 'peppol-ubl-validate: FATAL +BR-CO-10'],
	['<cbc:PriceAmount currencyID="EUR">0.17', 'peppol-ubl-validate: FATAL +BR-CO-10'],
];

describe('a tampered figure', () => {
	it('makes UBL wrong', async () => {
		const [first] = invoices(golden());
		const xml = first ? ublOf(first) : '';
		const paths = FIGURES.map((_, at) => file(`tampered-${at}.xml`));
		for (const [at, [figure]] of FIGURES.entries()) {
			const wrong = figure.replace(/\d+\.\d+$/, (number) =>
				(Number(number) + 0.1).toFixed(2),
			);
			expect(xml).toContain(figure);
			await writeFile(paths[at] ?? '', xml.replace(figure, wrong));
		}
		const { code, out } = await script('documents', 'check_invoices.py', ...paths);
		for (const [at, [figure, rule]] of FIGURES.entries()) {
			expect(out, figure).toMatch(new RegExp(`^tampered-${at}.xml: .*${rule}`, 'm'));
		}
		expect(code).toBe(1);
	});

	it('makes Factur-X wrong', async () => {
		const [first] = invoices(golden());
		if (!first) {
			throw new Error('there is no invoice');
		}
		expect(ciiOf(first)).toContain('<ram:GrandTotalAmount>1.57<');
		const changes: [Partial<Invoice>, string][] = [
			[{ gross: first.gross + 1n }, 'BR-CO-15'],
			[{ sum: first.sum + 1n }, 'BR-CO-10'],
			[{ vat: first.vat + 1n }, 'BR-CO-1[457]'],
			[{ prepaid: first.prepaid + 1n }, 'BR-CO-16'],
			[{ rounding: 0n }, 'BR-CO-16'],
			[{ due: 1n }, 'BR-CO-16'],
		];
		const paths = changes.map((_, at) => file(`tampered-${at}.pdf`));
		for (const [at, [change]] of changes.entries()) {
			await writeFile(paths[at] ?? '', await pdfOf({ ...first, ...change }));
		}
		const { code, out } = await script('documents', 'check_invoices.py', ...paths);
		for (const [at, [, rule]] of changes.entries()) {
			expect(out).toMatch(new RegExp(`^tampered-${at}.pdf: Factur-X: .*${rule}`, 'm'));
		}
		expect(code).toBe(1);
	});
});
