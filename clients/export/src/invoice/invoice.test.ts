// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import {
	BOOK_FILE,
	book,
	corrected,
	CSO,
	DSO,
	factsOf,
	golden,
	line,
	MORNING,
	part,
	SUPPLIER,
} from '../../testing/cases.js';
import { correct, refunds } from '../facts/correction.js';
import { paid } from '../facts/process.js';
import { parseBook } from '../parties/parse.js';
import {
	AboveBilled,
	commitmentOf,
	creditNoteOf,
	invoicesOf,
	Numbers,
	type Invoice,
} from './invoice.js';
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

const DOWN = {
	process: 8,
	number: 1,
	at: 0,
	reason: 'MeterFault',
	deltas: [{ step: 0, part: 0, energy: -3_217n }],
};

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
		const notes = refunds(before, correct(before, DOWN)).map((refund) =>
			creditNoteOf(before, refund, preceding, book(), numbers, '2026-03-20'),
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
	/** Credits `steps` of a process, one after the other, with a correction for each. */
	function creditSteps(
		before: ReturnType<typeof factsOf>,
		deltas: readonly (readonly [step: number, energy: bigint])[],
		numbers = new Numbers(book()),
		number = invoicesOf([before], book(), numbers, ISSUED)[0]?.number ?? '',
	): Invoice[] {
		let present = before;
		return deltas.map(([step, energy], at) => {
			const correction = {
				process: before.process,
				number: at + 1,
				at: 0,
				reason: 'MeterFault',
				deltas: [{ step, part: 0, energy }],
			};
			const after = correct(present, correction);
			const [refund] = refunds(present, after);
			if (refund === undefined) {
				throw new Error('nothing is refunded');
			}
			const note = creditNoteOf(
				present,
				refund,
				{ number, issued: ISSUED },
				book(),
				numbers,
				'2026-03-20',
			);
			present = after;
			return note;
		});
	}
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
			[0, -KWH],
			[1, -KWH],
			[2, -KWH],
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
				[0, -KWH],
				[1, -KWH],
				[2, -KWH],
			],
			numbers,
			'2025-S000003',
		);
		expect(prepaidOf(all)).toEqual([34, 34, 33]);
	});

	it('do not reach it while something is left', () => {
		const some = creditSteps(thirds(), [
			[0, -KWH],
			[1, -500n],
		]);
		expect(prepaidOf(some)).toEqual([34, 17]);
	});

	it('are refused above it, and take no number then', () => {
		const before = corrected();
		const numbers = new Numbers(book());
		const [invoice] = invoicesOf([before], book(), numbers, ISSUED);
		const preceding = { number: invoice?.number ?? '', issued: ISSUED };
		const [refund] = refunds(before, correct(before, DOWN));
		if (refund === undefined) {
			throw new Error('nothing is refunded');
		}
		const credit = (amount: bigint) =>
			creditNoteOf(before, { ...refund, amount }, preceding, book(), numbers, ISSUED);
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
		expect(() => creditSteps(before, [[0, -KWH]], numbers, '2025-S000003')).toThrow(
			AboveBilled,
		);
	});

	it('may be about several processes, if the invoice is', () => {
		const second = { ...thirds(), process: 9 };
		const numbers = new Numbers(book());
		const [invoice] = invoicesOf([thirds(), second], book(), numbers, ISSUED);
		const deltas = [0, 1, 2].map((step): [number, bigint] => [step, -KWH]);
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
		const refund = { payee: SUPPLIER, amount: 335_000n, energy: [] };
		expect(() => creditNoteOf(before, refund, preceding, book(), numbers, ISSUED)).toThrow(
			'more was paid than its energy and time cost',
		);
		const deltas = [0, 1, 2].map((step): [number, bigint] => [step, -KWH]);
		expect(prepaidOf(creditSteps(before, deltas, numbers, number))).toEqual([34, 34, 33]);
	});

	it('turn around what a supplier paid, and not more', () => {
		const before = factsOf([line(0, MORNING, 60, [part(8n * KWH, -121_000n)])]);
		const [note] = creditSteps(before, [[0, -8n * KWH]]);
		expect(note?.prepaid).toBe(-97n);
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
