// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** CDRs, repriced by `ocpi-tariffs` and read by the schemas of `extrawest-ocpi`. */

import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { randomNumbers } from '@smartcharge/rules/testing/random';
import {
	book,
	corrected,
	factsOf,
	golden,
	less,
	line,
	MORNING,
	OTHER_SUPPLIER,
	part,
	SUPPLIER,
} from '../../testing/cases.js';
import { script, tool, useFolder } from '../../testing/oracles.js';
import { correct } from '../facts/correction.js';
import type { ProcessFacts } from '../facts/process.js';
import { cdrOf, creditOf, type Cdr } from './cdr.js';

const file = useFolder();

/** Figures of a report: the oracle's, and the CDR's. */
async function reprice(cdr: Cdr): Promise<Map<string, [number, number]>> {
	const path = file('cdr.json');
	await writeFile(path, JSON.stringify(cdr));
	const args = ['price', '--ocpi-version', 'v221', '-z', 'Europe/Amsterdam', '--cdr', path];
	const { out, err } = await tool('bin/ocpi-tariffs', ...args);
	const rows = [...out.matchAll(/^\| (Total [^|]*?) +\| +(\S+) +\| +(\S+) +\|$/gm)];
	const number = (text = '') => Number(text.replace(/^(-?)€/, '$1').replace(/kWh$|S$|^PT/g, ''));
	const report = new Map(
		rows.map(([, name = '', oracle, ours]): [string, [number, number]] => [
			name,
			[number(oracle), number(ours)],
		]),
	);
	expect(report.size, err).toBeGreaterThan(8);
	return report;
}

/** How far the oracle and the CDR may differ in money: rounding to four decimals, and of each line. */
function tolerance(facts: ProcessFacts, rounded: boolean): number {
	const kwh = Number(facts.record.energy) / 1_000;
	return 0.0001 + facts.lines.length * 3e-6 + (rounded ? kwh * 0.0001 * 1.21 : 0) + 1e-9;
}

async function expectRepriced(facts: ProcessFacts, cdr = cdrOf(facts, book(), '2.2.1')) {
	const report = await reprice(cdr);
	const most = tolerance(facts, cdr.remark.includes('rounded'));
	for (const name of ['Total Cost (Excl.)', 'Total Cost (Incl.)', 'Total Energy']) {
		const [oracle, ours] = report.get(name) ?? [NaN, NaN];
		expect(Math.abs(oracle - ours), `${name}: ${oracle}, ${ours}`).toBeLessThanOrEqual(most);
	}
}

/** Has the schemas read CDRs. */
async function readBySchema(version: string, ...cdrs: Cdr[]) {
	const paths = await Promise.all(
		cdrs.map(async (cdr, at) => {
			const path = file(`schema-${version}-${at}.json`);
			await writeFile(path, JSON.stringify(cdr));
			return path;
		}),
	);
	return script('ocpi', 'ocpi_schema.py', version, ...paths);
}

async function expectSchema(version: string, ...cdrs: Cdr[]) {
	const right = { code: 0, out: `${cdrs.length} right\n`, err: '' };
	expect(await readBySchema(version, ...cdrs)).toEqual(right);
}

/** A session of some steps with up to four parts each, at random prices that are net prices. */
function session(seed: number): ProcessFacts {
	const below = randomNumbers(seed);
	const hourly = BigInt(below(50)) * 12_100n;
	const lines = Array.from({ length: 1 + below(30) }, (_, step) => {
		const parts = Array.from({ length: 1 + below(4) }, () =>
			part(
				BigInt(below(2_500)),
				BigInt(below(4_000) - 200) * 121n,
				below(3) === 0 ? undefined : below(5),
				below(4) === 0 ? OTHER_SUPPLIER : SUPPLIER,
				BigInt(below(900)) * 121n,
			),
		);
		return line(step, MORNING + step * 900_000, 15, parts, hourly);
	});
	return factsOf(lines, [], seed, {}, false);
}

describe('ocpi-tariffs', () => {
	it('finds the total of the golden example G1, exactly', async () => {
		const report = await reprice(cdrOf(golden(), book(), '2.2.1'));
		for (const [name, [oracle, ours]] of report) {
			expect(oracle, name).toBe(ours);
		}
		expect(report.get('Total Cost (Excl.)')).toEqual([2.2053, 2.2053]);
		expect(report.get('Total Cost (Incl.)')).toEqual([2.6685, 2.6685]);
	});

	it.each(Array.from({ length: 12 }, (_, seed) => seed))(
		'finds the total of random session %i',
		async (seed) => {
			await expectRepriced(session(seed));
		},
	);

	it('finds the total at prices that no net price of four decimals has', async () => {
		const parts = [part(7_313n, 211_113n, 3, SUPPLIER, 33_333n)];
		const facts = factsOf([line(0, MORNING, 37, parts, 123_457n)]);
		expect(cdrOf(facts, book(), '2.2.1').remark).toContain('rounded to four decimals');
		await expectRepriced(facts);
	});

	it('finds the total of a process whose escrow did not cover all', async () => {
		const short = line(0, MORNING, 15, [part(5_000n, 242_000n, 3)]);
		short.toDso = 0n;
		short.toCso = 0n;
		short.unpaid = 314_600n;
		const facts = factsOf([short]);
		const cdr = cdrOf(facts, book(), '2.2.1');
		expect(cdr.tariffs[0]?.max_price).toEqual({ excl_vat: 1, incl_vat: 1.21 });
		expect(cdr.remark).toContain('Unpaid: 0.3146.');
		await expectRepriced(facts);
	});

	it('finds another total for any tampered figure', async () => {
		const cdr = cdrOf(golden(), book(), '2.2.1');
		const changes: ((changed: Cdr) => void)[] = [
			(changed) => {
				changed.total_cost = { excl_vat: 2.2053, incl_vat: 2.6785 };
			},
			(changed) => {
				for (const element of changed.tariffs[0]?.elements ?? []) {
					for (const component of element.price_components) {
						component.price += 0.001;
					}
				}
			},
			(changed) => {
				const dimension = changed.charging_periods[3]?.dimensions[0];
				if (dimension) {
					dimension.volume += 0.1;
				}
			},
			(changed) => {
				changed.total_energy += 0.01;
			},
		];
		for (const change of changes) {
			const changed = structuredClone(cdr);
			change(changed);
			await expect(expectRepriced(golden(), changed)).rejects.toThrow('less than or equal');
		}
	});
});

describe('a CDR', () => {
	it('is credited as a whole, and replaced', async () => {
		const first = cdrOf(corrected(), book(), '2.2.1');
		const credit = creditOf(first, less());
		const after = correct(corrected(), [less()]);
		const next = cdrOf(after, book(), '2.2.1', less());
		expect(credit).toEqual({
			...first,
			id: '8-C1',
			credit: true,
			credit_reference_id: '8',
			total_cost: { excl_vat: -3.16, incl_vat: -3.8236 },
			last_updated: '2026-03-03T08:00:00.000Z',
		});
		expect(next.total_cost).toMatchObject({ incl_vat: 2.8894 });
		expect(next.session_id).toBe('8');
		await expectRepriced(after, next);
		await expectSchema('2.2.1', first, credit, next);
	});

	it('has the same figures in both versions', async () => {
		const sessions = [golden(), corrected(), ...[20, 21, 22].map(session)];
		const of221 = sessions.map((facts) => cdrOf(facts, book(), '2.2.1'));
		const of230 = sessions.map((facts) => cdrOf(facts, book(), '2.3.0'));
		of230.forEach((cdr, at) => {
			const [before] = [cdr.total_cost].map((price) => 'taxes' in price && price);
			const other = of221[at]?.total_cost;
			expect(before && other && 'excl_vat' in other).toBe(true);
			if (before && other && 'excl_vat' in other) {
				expect(before.before_taxes).toBe(other.excl_vat);
				const taxes = before.taxes.reduce((sum, { amount }) => sum + amount, 0);
				expect(before.before_taxes + taxes).toBeCloseTo(other.incl_vat, 9);
			}
			expect(cdr.charging_periods).toEqual(of221[at]?.charging_periods);
		});
		await expectSchema('2.2.1', ...of221);
		await expectSchema('2.3.0', ...of230);
	});

	it.each(['2.2.1', '2.3.0'] as const)(
		'of %s is wrong with a tampered figure',
		async (version) => {
			const changes: [(changed: Cdr) => void, RegExp][] = [
				[(changed) => (changed.total_energy += 0.001), /WRONG: ENERGY/],
				[(changed) => (changed.total_time += 0.001), /WRONG: TIME/],
				[(changed) => (changed.total_cost = changed.total_time_cost), /WRONG: the costs/],
				[
					(changed) => changed.tariffs[0]?.energy_mix?.energy_sources.pop(),
					/WRONG: the energy mix/,
				],
				[(changed) => (changed.currency = 'EURO'), /currency length/],
			];
			for (const [change, fault] of changes) {
				const changed = cdrOf(golden(), book(), version);
				change(changed);
				const { code, err } = await readBySchema(version, changed);
				expect(err).toMatch(fault);
				expect(code).toBe(1);
			}
		},
	);

	it('hides the driver, and shows what its meter signed', () => {
		const cdr = cdrOf(golden(), book(), '2.2.1');
		expect(JSON.stringify(cdr)).not.toContain('dddddddd');
		expect(cdr.cdr_token.uid).toMatch(/^[0-9a-f]{32}$/);
		expect(cdr.signed_data).toMatchObject({
			encoding_method: 'SmartCharge',
			signed_values: [{ nature: 'Start' }, { nature: 'End' }],
		});
	});

	it('is sent for a process without energy, too', async () => {
		const facts = factsOf([line(0, MORNING, 10, [part(0n, 242_000n)])]);
		const cdr = cdrOf(facts, book(), '2.2.1');
		expect(cdr.total_energy).toBe(0);
		await expectRepriced(facts, cdr);
		await expectSchema('2.2.1', cdr);
	});
});
