// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import type { Imbalance } from '@smartcharge/rules/books/balance';
import { dayOf, QUARTER } from '@smartcharge/rules/books/calendar';
import { lineOf, type Line } from '@smartcharge/rules/books/lines';
import type { Flow } from '@smartcharge/rules/books/positions';
import { sum } from '@smartcharge/rules/schedule';
import { DEFAULT_BOOKS } from '../options.js';
import { readScenario } from '../scenario/load.js';
import {
	checkCdrs,
	checkClaims,
	checkDocuments,
	checkEnergy,
	checkFiles,
	checkLines,
	checkMoney,
	checkQuarters,
	checkRefunds,
	checkStatements,
} from './check.js';
import type { Anchored, WrittenCdr } from './files.js';
import type { Stated } from './market.js';
import { workOut, type Names } from './paper.js';
import { parsePlan } from './parse.js';
import { BRPS, type Brp } from './plan.js';
import {
	agreedTable,
	balanceTable,
	bookedTable,
	cdrTable,
	chargeTable,
	describeCorrection,
	describeNegative,
	describePlan,
	documentTable,
	statementTable,
} from './report.js';

const DAY = dayOf('2027-10-31');
const NAMES: Names = {
	parties: { supplierA: 'A', supplierB: 'B', brpX: 'X', brpY: 'Y' },
	dso: 'dso',
	cso: 'cso',
	area: 0,
	visits: [0, 1, 2, 3].map((process) => ({ process, driver: `driver ${process}` })),
};
const plan = parsePlan(await readScenario(DEFAULT_BOOKS));
const nameOf = (account: string) => account;
const sourceOf = (source: number | undefined) => (source === undefined ? 'mix' : 'sun');

/** Eight steps from noon on, of two suppliers, the first at a price below zero. */
function linesOf(process: number): Line[] {
	return Array.from({ length: 8 }, (_, step) => {
		const start = DAY.start + (48 + step) * QUARTER;
		return lineOf({
			process,
			step,
			span: { start, end: start + QUARTER },
			parts: [
				{
					supplier: 'A',
					source: 3,
					energy: 1_500n,
					price: step === 0 ? -72_600n : 205_700n,
				},
				{ supplier: 'B', source: undefined, energy: 1_250n, price: 242_000n },
			],
			gridPrice: 48_400n,
			pricePerHour: 290_400n,
		});
	});
}

const LINES = NAMES.visits.flatMap(({ process }) => linesOf(process));
const FLOWS = LINES.flatMap(({ span, parts }) =>
	parts.map(({ supplier, energy }): Flow => ({
		supplier,
		area: 0,
		side: 'taken',
		span,
		energy,
	})),
);

function paid(): Map<string, bigint> {
	const balances = new Map<string, bigint>();
	const add = (who: string, amount: bigint) => {
		balances.set(who, (balances.get(who) ?? 0n) + amount);
	};
	for (const { process, parts, toDso, toCso } of LINES) {
		for (const { supplier, amount } of parts) {
			add(supplier, amount);
		}
		add('dso', toDso);
		add('cso', toCso);
		add(`driver ${process}`, -toDso - toCso - sum(parts.map(({ amount }) => amount)));
	}
	return balances;
}

const expected = { flows: FLOWS, lines: LINES, balances: paid() };
const paper = workOut(plan, DAY.first, expected, NAMES);

/** What a chain would say that does what the paper says. */
function chain() {
	const statements = paper.versions.map(
		(version, index) =>
			new Map(
				BRPS.map((brp): [Brp, Stated] => {
					const settled = version.get(brp);
					if (!settled) {
						throw new Error('each version has both parties');
					}
					const { statement, paid: received } = settled;
					const lines = statement.lines.map((line) => ({ ...line }));
					const own = { version: index + 1, unfiled: 0, owed: 0n };
					return [brp, { ...statement, ...own, lines, paid: new Map(received) }];
				}),
			),
	);
	const quarters = new Map(
		BRPS.map((brp): [Brp, Imbalance[]] => [
			brp,
			(paper.versions.at(-1)?.get(brp)?.quarters ?? []).map(({ portfolio }) => ({
				...portfolio,
			})),
		]),
	);
	const documents = [...paper.papers].flatMap(([process, { invoices, credits }]) =>
		[['invoice', invoices] as const, ['credit', credits] as const].flatMap(([kind, own]) =>
			[...own].map(([issuer, { net, vat, gross, paid: due, rounding }], index): Anchored => ({
				issuer,
				number: index + 1,
				kind,
				process,
				figures: { net, vat, gross, paid: due, rounding },
				proved: true,
			})),
		),
	);
	const record = (id: string, process: number, lines: readonly Line[], credit: boolean) => {
		const amounts = lines.flatMap(({ parts, toDso, toCso }) => [
			...parts.map(({ amount }) => amount),
			toDso,
			toCso,
		]);
		const energy = sum(lines.flatMap(({ parts }) => parts.map((part) => part.energy)));
		const total = credit ? -sum(amounts) : sum(amounts);
		return { id, process, credit, total, energy } satisfies WrittenCdr;
	};
	const cdrs = [...paper.lines].flatMap(([process, lines]) => {
		const after = paper.corrections.get(process)?.after;
		return [
			record(String(process), process, lines, false),
			...(after
				? [
						record(`${process}-C1`, process, lines, true),
						record(`${process}-R1`, process, after, false),
					]
				: []),
		];
	});
	const refunds = new Map(
		[...paper.corrections].map(([process, correction]) => [
			process,
			sum([...correction.refunds.values()]),
		]),
	);
	const claims = new Map(
		[...paper.lines].map(([process, lines]) => {
			const after = paper.corrections.get(process)?.after ?? lines;
			const solar = after.flatMap(({ parts }) => parts.filter(({ source }) => source === 3));
			return [process, new Map([[3, sum(solar.map(({ energy }) => energy))]])];
		}),
	);
	const imbalances = new Map(
		BRPS.map((brp) => [
			NAMES.parties[brp],
			paper.versions.at(-1)?.get(brp)?.statement.portfolio ?? 0n,
		]),
	);
	return {
		lines: new Map(paper.lines),
		statements,
		quarters,
		documents,
		cdrs,
		refunds,
		claims,
		imbalances,
	};
}

describe('the books on paper', () => {
	it('keep all money: what some lose, others get', () => {
		expect(sum([...paper.balances.values()])).toBe(0n);
	});

	it('take what a wrong meter counted out of the most expensive parts, of all who sold', () => {
		expect([...paper.corrections.keys()]).toEqual([2, 3]);
		const [wrong, disputed] = [paper.corrections.get(2), paper.corrections.get(3)];
		expect(wrong?.changes.map(({ less }) => less)).toEqual([1_250n, 1_250n, 717n]);
		expect(disputed?.changes).toEqual([{ line: 5, part: 1, less: 500n }]);
		expect([...(disputed?.refunds.keys() ?? [])]).toEqual(['B', 'dso']);
	});

	it('settle the day three times, and pay the differences alone', () => {
		const received = (index: number) =>
			BRPS.map((brp) => paper.versions[index]?.get(brp)?.paid.size);
		expect(received(0)).toEqual([1, 1]);
		// The most expensive energy was that of B: the statement of X stays.
		expect(received(1)).toEqual([0, 1]);
		expect(received(2)).toEqual([0, 1]);
	});
});

describe('the checks', () => {
	it('find nothing when the chain does what it must', () => {
		const is = chain();
		const energy = {
			booked: [{ supplier: 'A', taken: 88_000n, fed: 5n, adjusted: -3_717n, traded: 0n }],
			traded: 0n,
			delivered: 88_000n,
			produced: 5n,
			certified: 3n,
			issued: 2n,
		};
		const checks = [
			checkLines(is.lines, paper, nameOf),
			checkQuarters(is.quarters, paper),
			checkStatements(is.statements, paper, nameOf),
			checkRefunds(is.refunds, paper),
			checkClaims(is.claims, paper),
			checkDocuments(is.documents, paper, nameOf),
			checkCdrs(is.cdrs, paper, NAMES),
			checkFiles(is.imbalances, paper, NAMES),
			checkEnergy(energy, paper),
		];
		expect(checks.flatMap(({ problems }) => problems)).toEqual([]);
		const other = { ...energy, certified: 4n, traded: 1n, produced: 6n };
		expect(checkEnergy(other, paper).problems).toEqual([
			'fed in, by position and by meter: chain 0.005, expected 0.006',
			'sold less bought: chain 0.001, expected 0',
		]);
		expect(checkEnergy({ ...energy, certified: 4n }, paper).problems).toEqual([
			'certified and surplus, and produced: chain 0.006, expected 0.005',
		]);
		const less = { ...energy, delivered: 1n };
		expect(checkEnergy(less, paper).problems).toHaveLength(1);
		expect(checkEnergy({ ...energy, booked: [] }, paper).problems).toHaveLength(3);
	});

	it('find another line, and one too few', () => {
		const { lines } = chain();
		const [first, ...others] = lines.get(0) ?? [];
		lines.set(0, first ? [{ ...first, toDso: 1n }, ...others] : []);
		const { problems } = checkLines(lines, paper, nameOf);
		expect(problems[0]).toContain('chain: process 0, step 1');
		expect(problems[1]).toContain('expected: process 0, step 1');
		lines.delete(0);
		expect(checkLines(lines, paper, nameOf).problems).toHaveLength(8);
	});

	it('find another statement', () => {
		const { statements } = chain();
		const first = statements[0]?.get('brpX');
		if (first?.lines[0]) {
			first.portfolio += 1n;
			first.lines[0].own -= 2n;
			first.owed = 3n;
			first.unfiled = 4;
			first.paid.set('A', 0n);
		}
		expect(checkStatements(statements, paper, nameOf).problems).toHaveLength(5);
		expect(checkStatements([], paper, nameOf).problems).toHaveLength(6);
	});

	it('find another quarter', () => {
		const { quarters } = chain();
		const quarter = quarters.get('brpY')?.[50];
		if (quarter) {
			quarter.energy += 1n;
			quarter.amount += 1n;
		}
		const { problems } = checkQuarters(quarters, paper);
		expect(problems[0]).toMatch(/^brpY, quarter 51, imbalance: chain /);
		expect(problems).toHaveLength(2);
		quarters.set('brpX', quarters.get('brpX')?.slice(1) ?? []);
		expect(checkQuarters(quarters, paper).problems).toContain(
			'quarters of brpX: chain 99, expected 100',
		);
	});

	it('find another refund', () => {
		expect(checkRefunds(new Map([[2, 1n]]), paper).problems).toHaveLength(2);
	});

	it('find energy that is still claimed, or no longer', () => {
		const { claims } = chain();
		claims.get(0)?.set(4, 1n);
		claims.delete(1);
		expect(checkClaims(claims, paper).problems).toEqual([
			'process 0, source 4: chain 0.001, expected 0',
			'process 1, source 3: chain 0, expected 12',
		]);
	});

	it('find another figure of a document, a gap, and a file that is not the one anchored', () => {
		const { documents } = chain();
		const [first] = documents;
		if (first) {
			first.figures.vat += 1n;
			first.proved = false;
		}
		expect(checkDocuments(documents, paper, nameOf).problems).toHaveLength(2);
		expect(checkDocuments(documents.slice(1), paper, nameOf).problems).toEqual([
			`documents: chain ${documents.length - 1}, expected ${documents.length}`,
		]);
	});

	it('find another record, but no rounding to four decimals', () => {
		const { cdrs } = chain();
		const [first, second] = cdrs;
		if (first && second) {
			first.total += 50n;
			second.total += 101n;
			second.energy += 1n;
		}
		expect(checkCdrs(cdrs, paper, NAMES).problems).toHaveLength(2);
		expect(checkCdrs(cdrs.slice(2), paper, NAMES).problems).toHaveLength(6);
	});

	it('find files that do not add up', () => {
		expect(checkFiles(new Map([['X', 1n]]), paper, NAMES).problems).toHaveLength(2);
	});

	it('find money that went elsewhere, new tokens, and debts', () => {
		const accounts = [...paper.balances].map(([address, change]) => ({
			name: address,
			address,
			before: 0n,
			after: change - 1n,
			fees: 1n,
		}));
		const same = { before: 5n, after: 5n };
		expect(checkMoney(accounts, paper, same, 0).problems).toEqual([]);
		expect(checkMoney(accounts, paper, { before: 5n, after: 6n }, 1).problems).toEqual([
			'tokens in all: chain 0.000006, expected 0.000005',
			'debts: chain 1, expected 0',
		]);
		const balances = new Map([...paper.balances, ['A', 1n] as const]);
		expect(checkMoney(accounts, { balances }, same, 0).problems).toHaveLength(2);
	});
});

describe('the report', () => {
	const is = chain();
	const charged = [{ process: 2, driver: 'Bob', lines: linesOf(2) }];
	const lastRow = (table: string) => table.split('\n').at(-1)?.split(/ {2,}/);

	it('introduces the day', () => {
		const words = describePlan(plan, DAY);
		expect(words).toContain('Sunday, 2027-10-31: clocks are put back, it has 100 quarters');
		expect(words).toContain('supplier A with BRP X, supplier B with BRP Y');
	});

	it('shows what was agreed', () => {
		const words = agreedTable(plan);
		expect(words).toMatch(/^supplier A +BRP X +its trades alone +shared +20$/m);
		expect(words).toMatch(/^supplier B +BRP Y +programme and trades +of the BRP +20$/m);
		expect(words).toContain('Trades: 144 kWh from supplier A to BRP X, 32 kWh from BRP X');
	});

	it('shows what was charged, in local time', () => {
		expect(lastRow(chargeTable(charged, sourceOf))).toEqual([
			'2',
			'Bob',
			'11:00 to 13:00',
			'22',
			'sun, mix',
			...['4.47095', '1.0648', '0.5808', '6.11655'],
		]);
		expect(describeNegative(charged)).toBe(
			'The price of 1.5 kWh was below zero: for them, Bob received 0.1089.',
		);
		expect(describeNegative([])).toBe('No price was below zero.');
	});

	it('shows statements and positions', () => {
		const rows = statementTable(is.statements[0] ?? new Map(), nameOf)
			.split('\n')
			.slice(3);
		expect(rows.map((row) => row.split(/ {2,}/).slice(0, 2))).toEqual([
			['BRP X', '1'],
			['BRP Y', '1'],
		]);
		const booked = { supplier: 'A', taken: 1_500n, fed: 0n, adjusted: -20n, traded: 1n };
		expect(lastRow(bookedTable([booked], nameOf))).toEqual(['A', '1.5', '0', '-0.02', '0.001']);
	});

	it('shows who pays back for what', () => {
		const correction = paper.corrections.get(3);
		const words = correction && describeCorrection(linesOf(3), correction, nameOf, sourceOf);
		expect(words).toBe(
			'  step 6 (12:15): -0.5 kWh, mix of B\n  paid back: B 0.121, dso 0.0242',
		);
	});

	it('shows documents, records and balances', () => {
		const credit = is.documents.findLast(({ kind }) => kind === 'credit');
		expect(lastRow(documentTable(credit ? [credit] : [], nameOf))).toEqual([
			'credit note',
			'2',
			'B',
			'3',
			...['0.10', '0.02', '0.12', '0.12', '0.00'],
		]);
		expect(lastRow(cdrTable(is.cdrs.slice(-2, -1)))).toEqual([
			'3-C1',
			'credit',
			'22',
			'-6.11655',
		]);
		const account = { name: 'A', address: 'A', before: 5n, after: 3n, fees: 0n };
		expect(lastRow(balanceTable([account]))).toEqual([
			'all together',
			...['0.000005', '0.000003', '-0.000002'],
		]);
	});
});
