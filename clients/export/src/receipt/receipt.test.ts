// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readingPayload } from '@smartcharge/rules/reading';
import {
	book,
	corrected,
	factsOf,
	golden,
	GENESIS,
	less,
	line,
	MORNING,
	part,
} from '../../testing/cases.js';
import { edwards, schnorrkel } from '../../testing/keys.js';
import { codes, having, sealed, tampered, type Json } from '../../testing/receipts.js';
import { bytesOf, hexOf } from '../facts/trail.js';
import { receiptOf, writeReceipt } from './receipt.js';
import { report } from './verify/check.js';

/** Paths of all figures of a receipt. */
function figures(value: Json, path: (string | number)[] = []): (string | number)[][] {
	if (typeof value === 'number' || (typeof value === 'string' && /^-?\d+$/.test(value))) {
		return [path];
	}
	return typeof value === 'object' && value !== null
		? Object.entries(value).flatMap(([name, each]) => figures(each, [...path, name]))
		: [];
}

/** `value` with one more at `path`. */
function oneMore(value: Json, path: readonly (string | number)[]): Json {
	return tampered(value, path.join('.'), (field) =>
		typeof field === 'number' ? field + 1 : (BigInt(field as string) + 1n).toString(),
	);
}

const DELTA = { line: 0, of: 'Energy' as const, part: 0 };

const failed = (file: string) => having('failed', file);

const written = () => writeReceipt(receiptOf(golden(), book()));

/** What no signature and no trail binds: to see it, a node is asked. */
const UNBOUND = new Set([
	'facts.origin.block',
	'facts.record.station',
	'facts.record.start',
	'facts.record.end',
	'facts.ean',
	'facts.certificates.0.interval',
	'facts.certificates.1.interval',
	'facts.record.totals.waived',
]);

describe('a receipt', () => {
	it('is right as it was written', () => {
		expect(failed(written())).toEqual([]);
		expect(report(written()).stated).toMatchObject({
			process: 7n,
			energy: 7_500n,
			paid: 2_668_460n,
			lines: 1,
			readings: 2,
			meter: 0n,
			keys: [hexOf(schnorrkel.publicKey)],
		});
	});

	it('is right with free energy, a debt, a price below zero and another key', () => {
		const below = line(0, MORNING, 15, [
			{ ...part(2_000n, -462_000n), idle: 100n, unproven: 0n, amount: -877_800n },
			part(500n, 200_000n, 3),
		]);
		below.toDso = 116_160n;
		const owed = line(1, MORNING + 900_000, 15, [part(1_000n, 242_000n)]);
		owed.toCso = 0n;
		owed.unpaid = 72_600n;
		const facts = factsOf([below, owed], [], 9, { waived: 0n });
		facts.readings = facts.readings.map(({ at, register }) => ({
			at,
			register,
			signature: hexOf(edwards.sign(readingPayload(bytesOf(GENESIS), 0, at, register))),
			key: { scheme: 'Ed25519', key: hexOf(edwards.publicKey) },
		}));
		const file = writeReceipt(receiptOf(facts));
		expect(failed(file)).toEqual([]);
		expect(report(file).stated?.paid).toBe(-298_640n);
	});

	it('is right if a cover was not good for all, and wrong if more was paid', () => {
		const paying = (amount: bigint) => {
			const own = line(0, MORNING, 15, [{ ...part(2_000n, -462_000n), amount }]);
			return receiptOf(factsOf([own], [], 9));
		};
		expect(failed(writeReceipt(paying(-500_000n)))).toEqual([]);
		expect(codes(writeReceipt(paying(-924_001n)), 'lines')).toEqual(['part-amount']);
		expect(codes(writeReceipt(paying(1n)), 'lines')).toEqual(['part-amount']);
	});

	it('is wrong with any other figure', () => {
		const value = JSON.parse(written()) as Json;
		const paths = figures(value);
		expect(paths.length).toBeGreaterThan(50);
		for (const path of paths) {
			const changed = JSON.stringify(oneMore(value, path));
			expect(failed(changed), path.join('.')).toContain('digest');
		}
	});

	it('is wrong with another figure of money or energy even if the digest fits', () => {
		const value = JSON.parse(written()) as Json;
		const passed = figures(value)
			.filter((path) => failed(sealed(oneMore(value, path))).length === 0)
			.map((path) => path.join('.'));
		expect(passed.filter((path) => !UNBOUND.has(path))).toEqual([]);
	});

	it('is wrong without a reading, with one of another meter, and with a line less', () => {
		const value = JSON.parse(written()) as {
			facts: { readings: Json[]; lines: Json[]; meter: number };
		};
		const cut = structuredClone(value);
		cut.facts.readings = [];
		expect(codes(sealed(cut as unknown as Json), 'signatures')).toEqual(['no-reading']);
		const other = structuredClone(value);
		other.facts.meter = 1;
		expect(codes(sealed(other as unknown as Json), 'signatures')).toContain('not-signed');
		const short = structuredClone(value);
		short.facts.lines = [];
		expect(codes(sealed(short as unknown as Json), 'trail')).toEqual(['number-of-lines']);
	});

	it('with corrections is right if they add up', () => {
		const second = less({ number: 2, deltas: [{ ...DELTA, delta: -4_783n }] });
		const file = writeReceipt(receiptOf(corrected(), book(), undefined, [less(), second]));
		expect(failed(file)).toEqual([]);
		expect(report(file).stated?.refunded).toBe(2n * 934_217n);
		const value = JSON.parse(file) as Json;
		const wrong = (path: string, field: Json) =>
			codes(sealed(tampered(value, path, () => field)), 'summary');
		expect(wrong('summary.refunded', '1868435')).toEqual(['summary-refunded']);
		expect(wrong('corrections.0.payments.1.amount', '155702')).toEqual([
			'correction-payment',
			'summary-refunded',
		]);
		expect(wrong('corrections.1.payees.0.change', '-778515')).toEqual(['correction-payment']);
		expect(wrong('corrections.1.deltas.0.delta', '-4784')).toEqual(['correction-line']);
		expect(wrong('corrections.1.deltas.0.line', 2)).toEqual(['correction-line']);
		expect(wrong('corrections.1.number', 3)).toEqual(['correction-order']);
		expect(wrong('corrections.0.process', 9)).toEqual(['correction-order']);
		const without = tampered(value, 'corrections', (list) => (list as Json[]).slice(0, 1));
		expect(codes(sealed(without), 'summary')).toEqual(['summary-refunded']);
	});

	it('is not written for lines that the record does not prove', () => {
		const facts = golden();
		const [first] = facts.lines;
		const lines = first ? [{ ...first, toDso: first.toDso - 1n }] : [];
		expect(() => receiptOf({ ...facts, lines })).toThrow('its lines have the trail');
	});

	it('is checked by a program of its own', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'smartcharge-receipt-'));
		const run = (file: string) =>
			promisify(execFile)(
				process.execPath,
				[
					'--import',
					'tsx',
					fileURLToPath(new URL('verify/main.ts', import.meta.url)),
					file,
				],
				{ cwd: fileURLToPath(new URL('../../..', import.meta.url)) },
			);
		try {
			const file = join(folder, 'receipt.json');
			await writeFile(file, written());
			expect((await run(file)).stdout).toContain(
				'right. Process 7, 7.500 kWh, 2.668460 paid',
			);
			await writeFile(file, (await readFile(file, 'utf8')).replace('"4321"', '"4320"'));
			await expect(run(file)).rejects.toMatchObject({
				code: 1,
				stderr: expect.stringContaining('WRONG') as string,
			});
		} finally {
			await rm(folder, { recursive: true });
		}
	});
});
