// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import type { Afterwards } from './certificates.js';
import {
	checkCertificates,
	checkEnergy,
	checkMoney,
	checkStatements,
	compareFacts,
} from './check.js';
import { noFacts, type Facts } from '@smartcharge/rules/facts';
import {
	balanceTable,
	clock,
	costTable,
	mixTable,
	offerTable,
	sourceTable,
	statementTable,
	type Names,
} from './report.js';
import { INTERVAL } from '@smartcharge/rules/limits';
import { TOKEN } from '@smartcharge/rules/units';

const NAMES: Names = {
	nameOf: (source) => (source === undefined ? 'grid mix' : `source ${source}`),
	seller: (account) => account,
};
const NOON = 12 * 3_600_000;

/** A small day: one process, one source, two intervals. */
function day(): Facts {
	return {
		...noFacts(),
		looks: [
			{
				at: NOON,
				station: 1,
				offers: [
					{
						supplier: 'A',
						source: 4,
						carrier: 'Solar',
						sameArea: true,
						isDefault: true,
						available: 12_345n,
						energyPrice: TOKEN / 5n,
						gridPrice: TOKEN / 20n,
					},
					{
						supplier: 'B',
						source: undefined,
						carrier: undefined,
						sameArea: false,
						isDefault: false,
						available: undefined,
						energyPrice: undefined,
						gridPrice: TOKEN / 20n,
					},
				],
			},
		],
		scheduled: [
			{
				process: 9,
				supplier: 'A',
				source: 4,
				schedule: [true, false],
				gridPrice: TOKEN / 20n,
				escrow: 5n * TOKEN,
				missing: 0n,
			},
		],
		rechosen: [
			{
				process: 9,
				supplier: 'A',
				source: 4,
				fromStep: 1,
				schedule: [true, true],
				escrow: 5n,
				missing: 0n,
			},
		],
		opened: [{ process: 9, step: 0, energy: 2_000n, setPoint: 8_000n }],
		switched: [{ process: 9, step: 0, supplier: 'A', source: undefined, since: NOON }],
		segments: [
			{ process: 9, step: 0, supplier: 'A', source: 4, energy: 1_500n, toSupplier: 300_000n },
		],
		settled: [
			{
				process: 9,
				step: 0,
				energy: 2_000n,
				toSupplier: 450_000n,
				toDso: 100_000n,
				toCso: 50_000n,
			},
		],
		finished: [
			{ process: 9, reason: 'DemandMet', energy: 2_000n, sourced: 1_500n, released: 1n },
		],
		dropped: [{ at: NOON, source: 4, process: 9, power: 8_000n }],
		booked: [
			{
				source: 4,
				interval: NOON,
				produced: 1_200n,
				claimed: 1_000n,
				certified: 1_000n,
				issued: 200n,
			},
			{
				source: 4,
				interval: NOON + INTERVAL,
				produced: 400n,
				claimed: 500n,
				certified: 400n,
				issued: 0n,
			},
		],
		claimed: [
			{ source: 4, interval: NOON, process: 9, energy: 1_000n, certified: 1_000n },
			{ source: 4, interval: NOON + INTERVAL, process: 9, energy: 500n, certified: 400n },
		],
		yields: [{ source: 4, produced: 1_600n, impossible: 1n }],
	};
}

const after: Afterwards = {
	issued: [{ owner: 'supplierA', source: 4, interval: NOON, energy: 200n }],
	held: [{ owner: 'supplierA', source: 4, interval: NOON, energy: 50n }],
	cancelled: [{ process: 9, source: 4, interval: NOON, energy: 150n }],
	stated: new Map([['driver', { claimed: 1_500n, certified: 1_400n, greened: 150n }]]),
};
const recipients = new Map([[4, 'supplierA']]);

function problems(checks: { problems: string[] }[]): string[] {
	return checks.flatMap((check) => check.problems);
}

describe('the comparison with the calculation', () => {
	it('finds nothing wrong with equal days, in whatever order', () => {
		const other = day();
		other.booked.reverse();
		expect(problems(compareFacts(day(), other, NAMES))).toEqual([]);
	});

	const kinds = Object.keys(noFacts()) as (keyof Facts)[];
	it.each(kinds)('finds a difference in what is %s, and what is missing', (kind) => {
		const chain = day();
		const [fact] = chain[kind] as object[];
		if (!fact) {
			throw new Error(`the day has nothing that is ${kind}`);
		}
		for (const [field, value] of Object.entries(fact)) {
			const spoilt = day();
			const [other] = spoilt[kind] as unknown as Record<string, unknown>[];
			const wrong =
				typeof value === 'bigint'
					? value + 1n
					: typeof value === 'number'
						? value + 60_000
						: 0;
			if (other && wrong !== 0) {
				other[field] = wrong;
				const found = problems(compareFacts(spoilt, day(), NAMES));
				expect(found, field).toHaveLength(2);
				expect(found[0]).toMatch(/^chain: /);
				expect(found[1]).toMatch(/^expected: /);
			}
		}
		(chain[kind] as object[]).pop();
		expect(problems(compareFacts(chain, day(), NAMES))).toHaveLength(1);
	});

	it('shows a few of many differences', () => {
		const chain = day();
		chain.opened = Array.from({ length: 20 }, (_, step) => ({
			process: 1,
			step,
			energy: 1n,
			setPoint: 1n,
		}));
		const found = problems(compareFacts(chain, day(), NAMES));
		expect(found).toHaveLength(9);
		expect(found.at(-1)).toBe('and 13 more');
	});

	it('finds energy that was lost or sold twice', () => {
		const counted = new Map([[4, 1_600n]]);
		expect(checkEnergy(day(), counted, NAMES).problems).toEqual([]);
		const chain = day();
		Object.assign(chain.booked[0] ?? {}, { issued: 201n });
		expect(checkEnergy(chain, counted, NAMES).problems).toEqual([
			'source 4, certified + surplus: chain 1601, expected 1600',
		]);
		expect(checkEnergy(day(), new Map([[4, 1_599n]]), NAMES).problems).toHaveLength(1);
	});

	it('finds surplus in wrong hands, and certificates from nowhere', () => {
		expect(checkCertificates(day(), after, recipients).problems).toEqual([]);
		const others = new Map([[4, 'charlie']]);
		expect(checkCertificates(day(), after, others).problems).toHaveLength(2);
		const more = { ...after, held: [...after.held, ...after.held] };
		expect(checkCertificates(day(), more, recipients).problems).toEqual([
			'held and used up: chain 250, expected 200',
		]);
		const less = { ...after, cancelled: [] };
		expect(checkCertificates(day(), less, recipients).problems).toEqual([
			'greened: chain 150, expected 0',
		]);
	});

	it('finds a statement that says something else', () => {
		const processes = new Map([[9, 'driver']]);
		expect(checkStatements(after, day(), processes, NAMES).problems).toEqual([]);
		expect(checkStatements(after, noFacts(), processes, NAMES).problems).toEqual([
			'driver, claimed: chain 1500, expected 0',
			'driver, certified: chain 1400, expected 0',
		]);
	});

	it('finds money that went elsewhere, fees apart', () => {
		const balance = { name: 'CSO', address: 'cso', before: 5n, after: 9n, fees: 1n };
		const issuance = { before: 100n, after: 100n };
		const expected = new Map([['cso', 5n]]);
		expect(checkMoney([balance], expected, issuance).problems).toEqual([]);
		expect(checkMoney([balance], new Map(), issuance).problems).toEqual([
			'CSO: chain +0.000005, expected 0',
		]);
		expect(checkMoney([], expected, { before: 100n, after: 101n }).problems).toHaveLength(1);
	});
});

describe('the report of a day', () => {
	const charged = [{ process: 9, driver: 'Alice', station: 'EVSE 1' }];

	it('shows times', () => {
		expect(clock(NOON + 5 * 60_000)).toBe('12:05');
	});

	it('shows offers', () => {
		const [look] = day().looks;
		const lines = look ? offerTable(look, NAMES).split('\n') : [];
		expect(lines[3]?.trim()).toMatch(
			/^source 4 +Solar +A \(default\) +yes +12\.345 +0\.2 +0\.05 +0\.25$/,
		);
		expect(lines[4]?.trim()).toMatch(/^grid mix +B +on request +0\.05$/);
	});

	it('shows where energy came from', () => {
		const lines = mixTable(charged, day(), after, NAMES).split('\n').slice(2);
		expect(lines.map((line) => line.split(/ {2,}/))).toEqual([
			['Alice, EVSE 1', 'source 4', '1.5', '1.4', '93.3 %'],
			['', 'grid mix', '0.5', '0', '0.0 %'],
			['', 'together', '2', '1.4', '70.0 %', '0.15'],
		]);
	});

	it('shows what it cost', () => {
		expect(costTable(charged, day()).split('\n').at(-1)?.split(/ {2,}/)).toEqual([
			'Alice, EVSE 1',
			'2',
			'0.45',
			'0.1',
			'0.05',
			'0.6',
			'0.05',
		]);
	});

	it('shows what sources made', () => {
		const table = sourceTable(day(), NAMES, new Map([[4, 'supplier A']]));
		expect(table.split('\n').at(-1)?.split(/ {2,}/)).toEqual([
			'source 4',
			'1.6',
			'1.4',
			'0.2',
			'supplier A',
			'1',
		]);
	});

	it('puts intervals that are certified alike on one line', () => {
		const claim = (index: number, certified: bigint, process = 9) => ({
			source: 4,
			interval: NOON + index * INTERVAL,
			process,
			energy: 100n,
			certified,
		});
		const claims = [
			claim(0, 100n),
			claim(1, 100n),
			claim(2, 60n),
			claim(3, 100n),
			claim(5, 100n),
			claim(6, 100n, 10),
		];
		const lines = statementTable(claims, new Map([[4, 'Solar']]), NAMES)
			.split('\n')
			.slice(2);
		expect(lines.map((line) => line.split(/ {2,}/))).toEqual([
			[
				'12:00 to 12:10',
				'source 4',
				'Solar',
				'200',
				'200',
				'100.0 %',
				'4/43200000/9 and 1 more',
			],
			['12:10 to 12:15', 'source 4', 'Solar', '100', '60', '60.0 %', '4/43800000/9'],
			['12:15 to 12:20', 'source 4', 'Solar', '100', '100', '100.0 %', '4/44100000/9'],
			['12:25 to 12:30', 'source 4', 'Solar', '100', '100', '100.0 %', '4/44700000/9'],
			['12:30 to 12:35', 'source 4', 'Solar', '100', '100', '100.0 %', '4/45000000/10'],
		]);
	});

	it('shows balances, and fees where there were any', () => {
		const balance = { name: 'CSO', before: TOKEN, after: 3n * TOKEN, fees: 0n };
		expect(balanceTable([balance]).split('\n').at(-1)).toMatch(/^all together +1 +3 +\+2$/);
		expect(balanceTable([{ ...balance, fees: 7n }])).toContain('of which fees');
	});
});
