// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import {
	BOOK_FILE,
	book,
	corrected,
	correctionOf,
	CSO,
	DRIVER,
	DSO,
	factsOf,
	golden,
	less,
	line,
	MORNING,
	paidBack,
	part,
	OTHER_SUPPLIER,
	SUPPLIER,
} from '../../testing/cases.js';
import { refundsOf, type Correction } from '../facts/correction.js';
import { paid, type Hex } from '../facts/process.js';
import { parseBook } from '../parties/parse.js';
import { AboveBilled, commitmentOf, invoicesOf, noteOf, Numbers, type Invoice } from './invoice.js';
import { ublOf } from './ubl.js';

const ISSUED = '2026-03-03';

const invoices = (...all: Parameters<typeof invoicesOf>[0]) =>
	invoicesOf(all, book(), new Numbers(book()), ISSUED);

/** The figures of a document. */
const figures = ({ lines, sum, vat, gross, prepaid, rounding, due }: Invoice) => ({
	lines: lines.map(({ net }) => Number(net)),
	sum: Number(sum),
	vat: Number(vat),
	gross: Number(gross),
	prepaid: Number(prepaid),
	rounding: Number(rounding),
	due: Number(due),
});

describe('the invoices of a process', () => {
	it('are those of the golden example G1', () => {
		const { record } = golden();
		expect(record.totals.toSupplier).toBe(1_579_460n);
		expect(record.totals.toDso).toBe(363_000n);
		expect(record.totals.toCso).toBe(726_000n);
		expect(paid(record.totals)).toBe(2_668_460n);
		const found = invoices(golden());
		expect(found.map(({ seller }) => seller.name)).toEqual([
			'Zonnestroom B.V.',
			'Netbeheer N.V.',
			'Laadpalen B.V.',
		]);
		expect(found.map(figures)).toEqual([
			{
				lines: [73, 30, 27],
				sum: 130,
				vat: 27,
				gross: 157,
				prepaid: 158,
				rounding: 1,
				due: 0,
			},
			{ lines: [30], sum: 30, vat: 6, gross: 36, prepaid: 36, rounding: 0, due: 0 },
			{ lines: [60], sum: 60, vat: 13, gross: 73, prepaid: 73, rounding: 0, due: 0 },
		]);
	});

	it('have the numbers of each series, without gaps', () => {
		const numbers = new Numbers(book());
		const twice = [1, 2].flatMap(() => invoicesOf([golden()], book(), numbers, ISSUED));
		expect(twice.map(({ number }) => number)).toEqual([
			'2026-S000017',
			'N000501',
			'L-000009',
			'2026-S000018',
			'N000502',
			'L-000010',
		]);
		expect(numbers.used()).toEqual({ [SUPPLIER]: 19, [DSO]: 503, [CSO]: 11 });
	});

	it('bill several processes of a customer together', () => {
		const [supplier] = invoices(golden(), corrected());
		expect(supplier?.lines.map(({ text, quantity }) => [text, Number(quantity)])).toEqual([
			['Electricity, source 3', 4_321_000],
			['Electricity, source 4', 6_005_000],
			['Electricity, grid mix', 1_174_000],
			['Electricity, source 3', 8_000_000],
		]);
		expect(supplier?.prepaid).toBe(424n);
	});

	it('leave what is owed to be paid', () => {
		const owed = line(0, MORNING, 60, [part(10_000n, 242_000n)]);
		owed.toDso = 84_000n;
		owed.toCso = 0n;
		owed.unpaid = 500_000n;
		const found = invoices(factsOf([owed])).map(figures);
		expect(found).toMatchObject([
			{ gross: 242, prepaid: 242, due: 0 },
			{ gross: 48, prepaid: 8, due: 40 },
			{ gross: 10, prepaid: 0, due: 10 },
		]);
	});

	it('do not bill what was not charged', () => {
		const waived = line(0, MORNING, 60, [part(0n, 242_000n)]);
		const facts = factsOf([waived], [], 7, { toCso: 0n, waived: 290_400n });
		const [station] = invoices(facts);
		expect(station?.allowance).toBe(24n);
		expect(station && figures(station)).toMatchObject({
			sum: 24,
			gross: 0,
			prepaid: 0,
			due: 0,
		});
	});

	it('turn around what a supplier pays', () => {
		const [supplier] = invoices(factsOf([line(0, MORNING, 60, [part(8_000n, -121_000n)])]));
		expect(supplier?.lines).toMatchObject([
			{ quantity: -8_000_000n, price: 100_000n, net: -80n },
		]);
		expect(supplier && figures(supplier)).toMatchObject({
			vat: -17,
			gross: -97,
			prepaid: -97,
			due: 0,
		});
	});

	it('are not written if more was paid than is explained', () => {
		const facts = factsOf([line(0, MORNING, 60, [part(8_000n, 121_000n)])]);
		const [first] = facts.lines;
		const [only] = first?.parts ?? [];
		if (first && only) {
			first.parts = [{ ...only, amount: only.amount + 5n }];
		}
		const numbers = new Numbers(book());
		expect(() => invoicesOf([facts], book(), numbers, ISSUED)).toThrow('more was paid');
		// The number is left for the next one.
		expect(numbers.used()).toEqual({});
		expect(invoicesOf([golden()], book(), numbers, ISSUED)[0]?.number).toBe('2026-S000017');
	});

	it('have the rate of their seller', () => {
		const vat = { category: 'E', rate: 0, reason: 'Small business scheme' };
		const parties = { ...BOOK_FILE.parties, [CSO]: { ...BOOK_FILE.parties[CSO], vat } };
		const other = parseBook(JSON.stringify({ ...BOOK_FILE, parties }));
		const station = invoicesOf([golden()], other, new Numbers(other), ISSUED)[2];
		expect(station && figures(station)).toMatchObject({ sum: 73, vat: 0, gross: 73 });
	});
});

describe('a credit note', () => {
	it('is that of the golden example G2', () => {
		const before = corrected();
		const numbers = new Numbers(book());
		const preceding = { number: '2026-S000017', issued: ISSUED };
		const notes = refundsOf(before, [], less()).map((refund) =>
			noteOf(before, refund, less(), preceding, book(), numbers, '2026-03-20'),
		);
		expect(notes.map(figures)).toEqual([
			{ lines: [64], sum: 64, vat: 13, gross: 77, prepaid: 78, rounding: 1, due: 0 },
			{ lines: [13], sum: 13, vat: 3, gross: 16, prepaid: 16, rounding: 0, due: 0 },
		]);
		expect(notes.every(({ kind }) => kind === 'credit')).toBe(true);
	});
});

describe('the credit notes of an invoice', () => {
	const KWH = 1_000n;
	/** Credits steps of a process, one after the other, with a correction for each. */
	function creditSteps(
		before: ReturnType<typeof factsOf>,
		steps: readonly (readonly [step: number, energy: bigint, back: bigint])[],
		numbers = new Numbers(book()),
		number = invoicesOf([before], book(), numbers, ISSUED)[0]?.number ?? '',
	): Invoice[] {
		const { process } = before;
		const all = steps.map(([step, energy, back], at) =>
			correctionOf([[SUPPLIER, -back]], {
				process,
				number: at + 1,
				deltas: [{ line: step, of: 'Energy', part: 0, delta: energy }],
			}),
		);
		return all.map((correction, at) => {
			const [refund] = refundsOf(before, all.slice(0, at), correction);
			if (refund === undefined) {
				throw new Error('nothing is refunded');
			}
			const preceding = { number, issued: ISSUED };
			return noteOf(before, refund, correction, preceding, book(), numbers, '2026-03-20');
		});
	}
	const THIRD = 335_000n;
	/** Three steps of 1 kWh at 0.335: 1.005 in all, 1.01 on the invoice. */
	const thirds = () =>
		factsOf(
			[0, 1, 2].map((step) =>
				line(step, MORNING + step * 3_600_000, 60, [part(KWH, 335_000n)]),
			),
		);
	const prepaidOf = (notes: readonly Invoice[]) => notes.map(({ prepaid }) => Number(prepaid));

	it('add up to it: the last one has the cents that are left', () => {
		expect(invoices(thirds())[0]?.prepaid).toBe(101n);
		const all = creditSteps(thirds(), [
			[0, -KWH, THIRD],
			[1, -KWH, THIRD],
			[2, -KWH, THIRD],
		]);
		// 33.5 cents each, rounded half up.
		expect(prepaidOf(all)).toEqual([34, 34, 33]);
		expect(all.map(({ due }) => due)).toEqual([0n, 0n, 0n]);
	});

	it('add up to that of an earlier run', () => {
		const numbers = new Numbers(book());
		const all = creditSteps(
			thirds(),
			[
				[0, -KWH, THIRD],
				[1, -KWH, THIRD],
				[2, -KWH, THIRD],
			],
			numbers,
			'2025-S000003',
		);
		expect(prepaidOf(all)).toEqual([34, 34, 33]);
	});

	it('do not reach it while something is left', () => {
		const some = creditSteps(thirds(), [
			[0, -KWH, THIRD],
			[1, -500n, 167_500n],
		]);
		expect(prepaidOf(some)).toEqual([34, 17]);
	});

	it('are refused above it, and take no number then', () => {
		const before = corrected();
		const numbers = new Numbers(book());
		const [invoice] = invoicesOf([before], book(), numbers, ISSUED);
		const preceding = { number: invoice?.number ?? '', issued: ISSUED };
		const [refund] = refundsOf(before, [], less());
		if (refund === undefined) {
			throw new Error('nothing is refunded');
		}
		const credit = (amount: bigint) =>
			noteOf(before, { ...refund, amount }, less(), preceding, book(), numbers, ISSUED);
		// 2.662000 were paid. The same correction is credited until less is left.
		for (const left of [1_883_486n, 1_104_972n, 326_458n]) {
			credit(refund.amount);
			expect(left).toBeGreaterThan(0n);
		}
		const used = numbers.used();
		expect(() => credit(refund.amount)).toThrow(AboveBilled);
		expect(() => credit(refund.amount)).toThrow(
			'the credit note would have 0.778514, but 0.326458 is left of invoice 2026-S000017',
		);
		expect(numbers.used()).toEqual(used);
	});

	it('are refused if they have what the escrow did not cover, and nobody owes', () => {
		const short = line(0, MORNING, 60, [part(10n * KWH, 242_000n)]);
		short.parts = short.parts.map((each) => ({ ...each, amount: 100_000n }));
		const before = factsOf([short]);
		const numbers = new Numbers(book());
		const all = [[0, -KWH, 242_000n]] as const;
		expect(() => creditSteps(before, all, numbers, '2025-S000003')).toThrow(AboveBilled);
	});

	it('may be about several processes, if the invoice is', () => {
		const second = { ...thirds(), process: 9 };
		const numbers = new Numbers(book());
		const [invoice] = invoicesOf([thirds(), second], book(), numbers, ISSUED);
		const deltas = [0, 1, 2].map((step): [number, bigint, bigint] => [step, -KWH, THIRD]);
		const notes = [thirds(), second].flatMap((facts) =>
			creditSteps(facts, deltas, numbers, invoice?.number),
		);
		// 2.01 in all, six times 33.5 cents.
		expect(invoice?.prepaid).toBe(201n);
		expect(prepaidOf(notes)).toEqual([34, 34, 34, 34, 34, 31]);
	});

	it('leave what they have, if they cannot be written', () => {
		const numbers = new Numbers(book());
		const before = thirds();
		const number = invoicesOf([before], book(), numbers, ISSUED)[0]?.number ?? '';
		const preceding = { number, issued: ISSUED };
		const refund = {
			payee: SUPPLIER,
			seller: SUPPLIER,
			amount: THIRD,
			payments: [],
			kept: 0n,
			returned: 0n,
			items: [],
		};
		expect(() => noteOf(before, refund, less(), preceding, book(), numbers, ISSUED)).toThrow(
			'more was paid than its energy and time cost',
		);
		const deltas = [0, 1, 2].map((step): [number, bigint, bigint] => [step, -KWH, THIRD]);
		expect(prepaidOf(creditSteps(before, deltas, numbers, number))).toEqual([34, 34, 33]);
	});

	it('of what a supplier paid are debit notes, and not more', () => {
		const before = factsOf([line(0, MORNING, 60, [part(8n * KWH, -121_000n)])]);
		const [note] = creditSteps(before, [[0, -8n * KWH, -968_000n]]);
		expect(note).toMatchObject({ kind: 'debit', prepaid: 97n });
		expect(note?.lines).toMatchObject([{ quantity: 8_000_000n, net: 80n }]);
		expect(() => creditSteps(before, [[0, -8n * KWH, -968_001n]])).toThrow(AboveBilled);
	});
});

describe('a note about a correction', () => {
	/** The notes for a correction, by seller; their invoices are those of the facts. */
	function notesFor(
		before: ReturnType<typeof factsOf>,
		correction: Correction,
		earlier: readonly Correction[] = [],
	): Map<Hex, Invoice> {
		const numbers = new Numbers(book());
		const preceding = new Map(
			invoicesOf([before], book(), numbers, ISSUED).map((each) => [each.seller.name, each]),
		);
		const notes = refundsOf(before, earlier, correction).filter(({ amount }) => amount !== 0n);
		return new Map(
			notes.map((refund) => {
				const name = book().parties.get(refund.seller)?.name ?? '';
				const { number = '', issued = '' } = preceding.get(name) ?? {};
				const heading = { number, issued };
				return [
					refund.payee,
					noteOf(before, refund, correction, heading, book(), numbers, '2026-03-20'),
				];
			}),
		);
	}
	const change = (of: 'Energy' | 'Sale' | 'Time', delta: bigint) => [
		{ line: 0, of, part: of === 'Time' ? undefined : 0, delta },
	];

	it('of time has hours of the station', () => {
		const correction = correctionOf([[CSO, -48_400n]], {
			deltas: change('Time', -600_000n),
			reason: 'Billing',
		});
		const note = notesFor(corrected(), correction).get(CSO);
		expect(note).toMatchObject({ kind: 'credit', sum: 4n, vat: 1n, prepaid: 5n, due: 0n });
		expect(note?.lines).toMatchObject([
			{ text: 'Use of the charging station', unit: 'HUR', quantity: 166_667n },
		]);
		expect(note?.notes[0]).toBe(
			'Correction 1 of process 8, 2026-03-03: the seller charges less.',
		);
	});

	it('of a sale has the energy that is charged less', () => {
		const correction = correctionOf([[SUPPLIER, -242_000n]], {
			deltas: change('Sale', -1_000n),
			reason: 'Billing',
		});
		const note = notesFor(corrected(), correction).get(SUPPLIER);
		expect(note).toMatchObject({ kind: 'credit', sum: 20n, vat: 4n, prepaid: 24n });
		expect(note?.lines).toMatchObject([
			{ text: 'Electricity, source 3, charged less', quantity: 1_000_000n },
		]);
	});

	it('of more energy is a debit note about the invoice', () => {
		const correction = correctionOf([[SUPPLIER, 242_000n]], {
			deltas: change('Energy', 1_000n),
		});
		const note = notesFor(corrected(), correction).get(SUPPLIER);
		expect(note).toMatchObject({
			kind: 'debit',
			sum: 20n,
			prepaid: 24n,
			preceding: { number: '2026-S000017' },
		});
		expect(note?.notes).toContain('0.242 EUR paid by the buyer.');
	});

	it('has what was not charged as that: no more is given back than was paid', () => {
		const short = line(0, MORNING, 60, [part(10_000n, 242_000n)]);
		short.parts = short.parts.map((each) => ({ ...each, amount: 2_000_000n }));
		const before = factsOf([short], [], 8);
		// 2.42 were due, 2.00 paid: with 2 kWh less, 1.936 are due.
		const correction = correctionOf([[SUPPLIER, -64_000n]], {
			deltas: change('Energy', -2_000n),
		});
		const note = notesFor(before, correction).get(SUPPLIER);
		expect(note).toMatchObject({
			sum: 40n,
			allowance: 35n,
			allowanceReason: 'Not charged before',
			gross: 6n,
			prepaid: 6n,
			rounding: 0n,
		});
	});

	it('has what stays with the driver as that', () => {
		const before = factsOf(
			[line(0, MORNING, 60, [part(8_000n, -121_000n, undefined, SUPPLIER)])],
			[],
			8,
		);
		// 1 kWh less: the supplier would get 0.121 back, of which the DSO gives 0.0484.
		const correction = correctionOf([], {
			deltas: change('Energy', -1_000n),
			payees: [
				{ account: SUPPLIER, change: 121_000n },
				{ account: DSO, change: -48_400n },
			],
			payments: [
				{ kind: 'Refunded', from: DSO, to: SUPPLIER, account: SUPPLIER, amount: 48_400n },
			],
		});
		const notes = notesFor(before, correction);
		expect(notes.get(SUPPLIER)).toMatchObject({
			kind: 'debit',
			sum: 10n,
			allowance: 6n,
			allowanceReason: 'Kept by the buyer',
			prepaid: 5n,
		});
		expect(notes.get(SUPPLIER)?.notes).toContain(
			'0.0726 EUR more would be due, and stays with the buyer.',
		);
		expect(notes.get(DSO)).toMatchObject({ kind: 'credit', sum: 4n, prepaid: 5n });
	});

	it('lets others pay back what stayed with the driver', () => {
		const { before, less, more } = paidBack();
		const notes = notesFor(before, more, [less]);
		expect(notes.get(SUPPLIER)).toMatchObject({
			kind: 'debit',
			sum: 0n,
			allowance: -10n,
			allowanceReason: 'Kept by the buyer before',
			prepaid: 12n,
			rounding: 0n,
		});
		expect(notes.get(OTHER_SUPPLIER)).toMatchObject({ kind: 'credit', sum: 20n, prepaid: 24n });
		// Of a payee from which nothing stayed with the driver, that is no refund of it.
		expect(() => refundsOf(before, [], more)).toThrow('more than stayed with the driver');
	});

	it('names what was set off, what is owed, and who got it', () => {
		const [first] = less().payments;
		const registrar = CSO;
		const payments = [
			...(first
				? [
						{ ...first, kind: 'Offset' as const, amount: 300_000n },
						{ ...first, amount: 400_000n, account: registrar },
						{ ...first, kind: 'DebtBooked' as const, amount: 78_514n },
					]
				: []),
			...less().payments.slice(1),
		];
		const note = notesFor(corrected(), less({ payments })).get(SUPPLIER);
		expect(note).toMatchObject({ gross: 77n, prepaid: 70n, due: 8n, rounding: 1n });
		expect(note?.notes.slice(1, 4)).toEqual([
			'0.3 EUR set off against what the buyer owed.',
			'0.4 EUR paid to Laadpalen B.V. for the buyer, who no longer takes part.',
			'0.078514 EUR still owed to the buyer.',
		]);
	});

	it('of a registrar that pays itself says that it holds the money', () => {
		const [first] = less().payments;
		const payments = [
			...(first ? [{ ...first, kind: 'Held' as const, account: SUPPLIER }] : []),
			...less().payments.slice(1),
		];
		const note = notesFor(corrected(), less({ payments })).get(SUPPLIER);
		expect(note?.notes).toContain(
			'0.778514 EUR held by Zonnestroom B.V. for the buyer, who no longer takes part.',
		);
		expect(DRIVER).not.toBe(SUPPLIER);
	});

	it('has its cents and no more, also below half a cent', () => {
		const correction = correctionOf([[SUPPLIER, -4_840n]], {
			deltas: change('Energy', -20n),
		});
		const note = notesFor(corrected(), correction).get(SUPPLIER);
		expect(note).toMatchObject({ sum: 0n, gross: 0n, prepaid: 0n, rounding: 0n });
		expect(note?.notes).toContain('0.00484 EUR paid to the buyer.');
	});
});

describe('an invoice of a supplier whose cover was not good for all', () => {
	it('has what it did not pay as a charge', () => {
		const paying = { ...part(3_000n, -242_000n), amount: -242_000n };
		const [supplier] = invoices(factsOf([line(0, MORNING, 60, [paying])]));
		expect(supplier).toMatchObject({
			sum: -60n,
			allowance: -40n,
			allowanceReason: 'Not paid by the seller',
			gross: -24n,
			prepaid: -24n,
		});
	});
});

describe('the salted hash', () => {
	it('changes with the document and the customer, and is not a hash of the document alone', () => {
		const [first, second] = invoices(golden());
		if (!first || !second) {
			throw new Error('there are no invoices');
		}
		const xml = ublOf(first);
		expect(xml).toContain(first.salt);
		expect(commitmentOf(first, xml)).toMatch(/^0x[0-9a-f]{64}$/);
		expect(commitmentOf(first, xml.replace('1.57', '1.58'))).not.toBe(commitmentOf(first, xml));
		const other = { ...first, customer: `0x${'0b'.repeat(32)}` as const };
		expect(commitmentOf(other, xml)).not.toBe(commitmentOf(first, xml));
		expect(first.salt).not.toBe(second.salt);
	});
});
