// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import {
	account,
	corrected,
	correctionOf,
	CSO,
	DRIVER,
	DSO,
	factsOf,
	less,
	line,
	MORNING,
	part,
	SUPPLIER,
} from '../../testing/cases.js';
import {
	byProcess,
	changeOf,
	correct,
	costOf,
	readCorrection,
	refundsOf,
	type Correction,
	type Delta,
} from './correction.js';
import { paid } from './process.js';
import { parse, stringify } from './reader.js';

const HOST = account(0x77);

const energy = (delta: bigint, at = 0, own = 0): Delta => ({
	line: at,
	of: 'Energy',
	part: own,
	delta,
});

describe('a correction', () => {
	it('gives back what the golden example G2 does', () => {
		const before = corrected();
		const after = correct(before, [less()]);
		const found = refundsOf(before, [], less()).map(({ payee, seller, amount, items }) => [
			payee === seller ? payee : seller,
			amount,
			costOf(items) / 1_000n,
		]);
		// Items are exact, amounts are rounded when they are settled: 155 702.8.
		expect(found).toEqual([
			[SUPPLIER, 778_514n, 778_514n],
			[DSO, 155_703n, 155_702n],
		]);
		expect(paid(before.record.totals) - paid(after.record.totals)).toBe(934_217n);
		expect(after.record.energy).toBe(8_783n);
		expect(changeOf(less(), 'Energy')).toBe(-3_217n);
	});

	it('has the amounts of the chain, whatever prices make of it', () => {
		// Of a step whose cover was not good for all, less is given back.
		const change = correctionOf([[SUPPLIER, -1n]], { deltas: [energy(-3_217n)] });
		const [supplier, dso] = refundsOf(corrected(), [], change);
		expect(supplier).toMatchObject({ payee: SUPPLIER, amount: 1n });
		expect(dso).toMatchObject({ payee: DSO, amount: 0n });
	});

	it('cannot take out more than there was, nor be of another line, part or process', () => {
		const facts = corrected();
		const of = (deltas: Delta[]) => [less({ deltas })];
		expect(() => correct(facts, of([energy(-4_001n, 1)]))).toThrow('than there was');
		expect(() => correct(facts, of([energy(-1n, 2)]))).toThrow('there is no line 2');
		expect(() => correct(facts, of([energy(-1n, 0, 1)]))).toThrow('no part 1 of line 0');
		expect(() => correct(facts, [less({ process: 9 })])).toThrow('is not one of process 8');
	});

	it('is found by its process, in the order of numbers, and all of them once', () => {
		const all = [less({ number: 2 }), less(), less({ process: 9 })];
		const numbers = [...byProcess(all, 'f.json')].map(([process, own]) => [
			process,
			own.map(({ number }) => number),
		]);
		expect(numbers).toEqual([
			[8, [1, 2]],
			[9, [1]],
		]);
		expect(() => byProcess([less(), less()], 'f.json')).toThrow(
			'f.json: correction 1 of process 8 is there twice',
		);
		expect(() => byProcess([less({ number: 2 })], 'f.json')).toThrow(
			'f.json: correction 1 of process 8 is missing',
		);
	});

	it('adds up: who loses gives all, who gains gets no more', () => {
		const [first, second] = less().payments;
		const fault = (change: Correction) => byProcess([change], 'f.json');
		expect(() => fault(less({ payments: first ? [first] : [] }))).toThrow(
			`f.json: correction 1 of process 8: the payments of ${DSO} do not add up`,
		);
		const more = second ? { ...second, amount: second.amount + 1n } : undefined;
		expect(() => fault(less({ payments: first && more ? [first, more] : [] }))).toThrow(
			'do not add up',
		);
		const gain = correctionOf([[SUPPLIER, 5n]]);
		const [payment] = gain.payments;
		expect(() =>
			fault({ ...gain, payments: payment ? [{ ...payment, amount: 6n }] : [] }),
		).toThrow('do not add up');
		// What stays with the driver is not paid.
		expect(fault({ ...gain, payments: [] }).size).toBe(1);
	});

	it('is in a file as it is', () => {
		const change = less();
		expect(parse(stringify(change), readCorrection, 'f.json')).toEqual(change);
	});

	it('takes out what is paid first, and what is free last', () => {
		const free = { ...part(3_000n, 242_000n), idle: 1_000n, unproven: 500n };
		const facts = factsOf([line(0, MORNING, 60, [free])], [], 8);
		const deltas = [energy(-2_500n)];
		const [supplier] = refundsOf(facts, [], less({ deltas }));
		// 1.5 kWh were paid; of the other 1 kWh, 0.5 were not proven.
		expect(supplier?.items.map((item) => item.less)).toEqual([1_500n, 500n]);
		const after = correct(facts, [less({ deltas })]);
		expect(after.lines[0]?.parts).toMatchObject([{ energy: 500n, unproven: 0n, idle: 500n }]);
		// Below zero it is the other way around.
		const paying = { ...free, price: -242_000n };
		const other = factsOf([line(0, MORNING, 60, [paying])], [], 8);
		expect(correct(other, [less({ deltas })]).lines[0]?.parts).toMatchObject([
			{ energy: 500n, unproven: 0n, idle: 0n },
		]);
	});

	it('of a sale leaves the energy, and its grid', () => {
		const deltas: Delta[] = [{ line: 0, of: 'Sale', part: 0, delta: -1_000n }];
		const change = correctionOf([[SUPPLIER, -242_000n]], { deltas, reason: 'Billing' });
		const facts = corrected();
		expect(refundsOf(facts, [], change)).toMatchObject([
			{
				payee: SUPPLIER,
				amount: 242_000n,
				items: [{ of: 'Sale', source: 3, price: 242_000n, less: 1_000n }],
			},
		]);
		const after = correct(facts, [change]);
		expect(after.record.energy).toBe(facts.record.energy);
		expect(after.lines[0]?.parts).toMatchObject([
			{ energy: 7_000n, price: 242_000n },
			{ energy: 1_000n, price: 0n, gridPrice: 48_400n },
		]);
		expect(after.record.totals).toMatchObject({ toSupplier: 2_420_000n, toCso: 580_800n });
	});

	it('of time is that of the host, whose operator pays', () => {
		const deltas: Delta[] = [{ line: 1, of: 'Time', part: undefined, delta: -600_000n }];
		const change = correctionOf([[CSO, -48_400n]], { deltas, reason: 'Billing' });
		const facts = { ...corrected(), payee: HOST };
		expect(refundsOf(facts, [], change)).toMatchObject([
			{
				payee: CSO,
				seller: HOST,
				amount: 48_400n,
				items: [{ of: 'Time', price: 290_400n, less: 600_000n }],
			},
		]);
		const { totals } = correct(facts, [change]).record;
		expect(totals.toCso).toBe(facts.record.totals.toCso - 48_400n);
	});

	it('of an area whose operator has changed is that of the first operator', () => {
		const successor = account(0x78);
		const change = less({
			payees: [
				{ account: SUPPLIER, change: -778_514n },
				{ account: successor, change: -155_703n },
			],
		});
		const payments = change.payments.map((each) =>
			each.from === DSO ? { ...each, from: successor } : each,
		);
		expect(refundsOf(corrected(), [], { ...change, payments })).toMatchObject([
			{ payee: SUPPLIER, seller: SUPPLIER },
			{ payee: successor, seller: DSO, amount: 155_703n },
		]);
	});

	it('that has lapsed changes nothing for the driver', () => {
		const change = less({ outcome: 'Lapsed' });
		expect(refundsOf(corrected(), [], change)).toEqual([]);
		expect(correct(corrected(), [change]).record.totals).toEqual(corrected().record.totals);
	});

	it('follows another one: less, and then more again', () => {
		const more = less({
			number: 2,
			deltas: [energy(1_000n)],
			payees: [{ account: SUPPLIER, change: 242_000n }],
			payments: [
				{
					kind: 'Refunded',
					from: DRIVER,
					to: SUPPLIER,
					account: SUPPLIER,
					amount: 242_000n,
				},
			],
		});
		const [supplier] = refundsOf(corrected(), [less()], more);
		expect(supplier).toMatchObject({ amount: -242_000n, kept: 0n });
		expect(supplier?.items).toMatchObject([{ price: 242_000n, less: -1_000n }]);
		expect(correct(corrected(), [less(), more]).record.energy).toBe(9_783n);
	});

	it('lowers a debt: what was not paid is not paid back', () => {
		const facts = corrected();
		facts.record.totals.unpaid = 500_000n;
		const [first, second] = less().payments;
		const payments = [
			...(first
				? [
						{ ...first, kind: 'Offset' as const, amount: 500_000n },
						{ ...first, amount: 278_514n },
					]
				: []),
			...(second ? [second] : []),
		];
		const { totals } = correct(facts, [less({ payments })]).record;
		expect(totals.unpaid).toBe(0n);
		expect(paid(facts.record.totals) - paid(totals)).toBe(934_217n - 500_000n);
	});
});
