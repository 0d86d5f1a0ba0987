// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
	book,
	corrected,
	correctionOf,
	CSO,
	factsOf,
	golden,
	less,
	line,
	MORNING,
	SUPPLIER,
	part,
} from '../testing/cases.js';
import { useFolder } from '../testing/oracles.js';
import type { Found } from './chain/read.js';
import { KINDS, readIssued, writeDocuments, type Order } from './documents.js';

const file = useFolder();

function order(name: string, over: Partial<Order> = {}): Order {
	return {
		book: book(),
		folder: file(name),
		kinds: new Set(KINDS),
		corrections: new Map(),
		issued: '2026-03-03',
		...over,
	};
}

async function* of(...found: Found[]): AsyncGenerator<Found> {
	yield* await Promise.resolve(found);
}

async function filesOf(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
		.sort();
}

describe('documents', () => {
	it('are written of all kinds, with credit notes and records of corrections', async () => {
		const corrections = new Map([[8, [less()]]]);
		const done = await writeDocuments(
			of({ facts: golden() }, { facts: corrected() }),
			order('all', { corrections }),
		);
		expect(done).toEqual({ processes: 2, refused: 0 });
		const names = [
			'L-000009',
			'N000501',
			'2026-S000017',
			'L-000010',
			'N000502',
			'2026-S000018',
		];
		const credits = ['2026-S000019', 'N000503'];
		expect(await filesOf(file('all'))).toEqual(
			[
				...[...names, ...credits].flatMap((name) =>
					['pdf', 'xml'].map((kind) => `invoices/000000/${name}.${kind}`),
				),
				'invoices/000000/overview-7.pdf',
				'invoices/000000/overview-8.pdf',
				'invoices/commitments.csv',
				'invoices/corrections.csv',
				'invoices/numbers.json',
				...['2.2.1', '2.3.0'].flatMap((version) => [
					`ocpi/${version}/cdrs/00000000.json`,
					`ocpi/${version}/index.json`,
					`ocpi/${version}/tariffs/00000000.json`,
				]),
				'receipts/000000/7.json',
				'receipts/000000/8.json',
				'refused.jsonl',
			].sort(),
		);
		const page = JSON.parse(
			await readFile(join(file('all'), 'ocpi/2.2.1/cdrs/00000000.json'), 'utf8'),
		) as { status_code: number; data: { id: string; credit_reference_id?: string }[] };
		expect(page.status_code).toBe(1000);
		expect(page.data.map(({ id }) => id)).toEqual(['7', '8', '8-C1', '8-R1']);
		const commitments = await readFile(join(file('all'), 'invoices/commitments.csv'), 'utf8');
		expect(commitments).toMatch(
			/^2026-S000019,2026-03-03,credit,0x(aa){32},2026-S000018,8,1,0x[0-9a-f]{64},2026-S000019\.xml$/m,
		);
		const credit = await readFile(
			join(file('all'), 'invoices/000000/2026-S000019.xml'),
			'utf8',
		);
		expect(credit).toContain('<cbc:ID>2026-S000018</cbc:ID>');
	});

	it('credit what an earlier run has billed, and continue its numbers', async () => {
		await writeDocuments(
			of({ facts: corrected() }),
			order('first', { kinds: new Set(['invoices']) }),
		);
		const list = await readFile(join(file('first'), 'invoices/commitments.csv'), 'utf8');
		const used = JSON.parse(
			await readFile(join(file('first'), 'invoices/numbers.json'), 'utf8'),
		) as Record<string, number>;
		const later = order('later', {
			kinds: new Set(['invoices']),
			corrections: new Map([[8, [less()]]]),
			issued: '2026-03-20',
			before: readIssued(list),
			next: new Map(Object.entries(used)),
		});
		expect(await writeDocuments(of({ facts: corrected() }), later)).toMatchObject({
			refused: 0,
		});
		const files = await filesOf(file('later/invoices'));
		expect(files.filter((name) => name.endsWith('.xml'))).toEqual([
			'000000/2026-S000018.xml',
			'000000/N000502.xml',
		]);
		const note = await readFile(
			join(file('later'), 'invoices/000000/2026-S000018.xml'),
			'utf8',
		);
		expect(note).toMatch(/<cbc:ID>2026-S000017<\/cbc:ID>\s*<cbc:IssueDate>2026-03-03</);
		// A second correction: the first one has its credit notes.
		const credited = await readFile(join(file('later'), 'invoices/commitments.csv'), 'utf8');
		const numbers = JSON.parse(
			await readFile(join(file('later'), 'invoices/numbers.json'), 'utf8'),
		) as Record<string, number>;
		const last = order('last', {
			kinds: new Set(['invoices']),
			corrections: new Map([[8, [less(), less({ number: 2 })]]]),
			before: [...readIssued(list), ...readIssued(credited)],
			next: new Map(Object.entries({ ...used, ...numbers })),
		});
		expect(await writeDocuments(of({ facts: corrected() }), last)).toMatchObject({
			refused: 0,
		});
		const notes = await filesOf(file('last/invoices'));
		expect(notes.filter((name) => name.endsWith('.xml'))).toEqual([
			'000000/2026-S000019.xml',
			'000000/N000503.xml',
		]);
		expect(() => readIssued(list.replace(',8,', ',x,'))).toThrow('is not complete');
		expect(() => readIssued(credited.replace(',8,1,', ',8,,'))).toThrow('is not complete');
		const missing = { ...later, folder: file('missing'), before: readIssued(list).slice(1) };
		expect(await writeDocuments(of({ facts: corrected() }), missing)).toMatchObject({
			refused: 1,
		});
	});

	it('have a row for each payee of a correction, also if there is no note', async () => {
		// The price of a station that was withheld, and went back: nobody was charged for its time.
		const withheld = factsOf([line(0, MORNING, 60, [part(0n, 242_000n)])], [], 8, {
			toCso: 0n,
			waived: 290_400n,
		});
		const time = correctionOf([], {
			reason: 'Billing',
			deltas: [{ line: 0, of: 'Time', part: undefined, delta: -600_000n }],
		});
		const lapsed = correctionOf([[SUPPLIER, 242_000n]], {
			number: 2,
			outcome: 'Lapsed',
			deltas: [{ line: 0, of: 'Energy', part: 0, delta: 1_000n }],
			payments: [
				{
					kind: 'DebtBooked',
					from: CSO,
					to: SUPPLIER,
					account: SUPPLIER,
					amount: 242_000n,
				},
			],
		});
		const given = order('rows', { corrections: new Map([[8, [time, lapsed]]]) });
		expect(await writeDocuments(of({ facts: withheld }), given)).toMatchObject({ refused: 0 });
		const rows = (await readFile(join(file('rows'), 'invoices/corrections.csv'), 'utf8'))
			.trim()
			.split('\n')
			.slice(1);
		const day = '2026-03-03T08:00:00.000Z';
		const none = '0.000000';
		expect(rows).toEqual([
			`8,1,40,${day},Billing,Executed,${CSO},${CSO},0.000,0.000,-600.000,${none},${none},` +
				`${none},${none},${none},${none},${none},`,
			`8,2,40,${day},MeterFault,Lapsed,${SUPPLIER},${SUPPLIER},1.000,0.000,0.000,0.242000,` +
				`-0.242000,${none},-0.242000,${none},${none},${none},`,
			`8,2,40,${day},MeterFault,Lapsed,${CSO},${CSO},1.000,0.000,0.000,${none},` +
				`0.242000,${none},0.242000,${none},${none},${none},`,
		]);
		const list = await readFile(join(file('rows'), 'invoices/commitments.csv'), 'utf8');
		expect(list).not.toMatch(/,credit,|,debit,/);
		const page = await readFile(join(file('rows'), 'ocpi/2.2.1/cdrs/00000000.json'), 'utf8');
		const { data } = JSON.parse(page) as { data: { id: string }[] };
		expect(data.map(({ id }) => id)).toEqual(['8', '8-C1', '8-R1']);
	});

	it('are refused one by one, each with its reason', async () => {
		const tampered = golden();
		const [first] = tampered.lines;
		if (first) {
			tampered.lines = [{ ...first, toDso: first.toDso + 1n }];
		}
		const elsewhere = factsOf([line(0, MORNING, 15, [part(1_000n, 121_000n)])], [], 9);
		elsewhere.record.station = 5;
		const done = await writeDocuments(
			of(
				{ process: 3, refusal: 'it was scheduled before the first block' },
				{ facts: tampered },
				{ facts: elsewhere },
				{ facts: golden() },
			),
			order('some', { kinds: new Set(['receipts', 'ocpi']) }),
		);
		expect(done).toEqual({ processes: 4, refused: 3 });
		const refused = (await readFile(join(file('some'), 'refused.jsonl'), 'utf8'))
			.trimEnd()
			.split('\n')
			.map((each) => JSON.parse(each) as object);
		expect(refused).toMatchObject(
			[
				{ process: 3, kind: 'facts', reason: 'it was scheduled before the first block' },
				{ process: 7, kind: 'facts', reason: /^process 7: its lines have the trail/ },
				{
					process: 9,
					kind: 'ocpi',
					reason: 'the book of parties has no location of station 5',
				},
			].map((each) => ({
				...each,
				reason:
					typeof each.reason === 'string'
						? each.reason
						: (expect.stringMatching(each.reason) as string),
			})),
		);
		expect(await filesOf(file('some/receipts'))).toEqual(['000000/7.json', '000000/9.json']);
	});

	it('of 100 000 processes are written in bounded memory, with progress', async () => {
		// A heap of 64 MB: their CDRs alone are more than six times as much.
		const script = fileURLToPath(new URL('../testing/scale.ts', import.meta.url));
		const { stdout } = await promisify(execFile)(
			process.execPath,
			['--max-old-space-size=64', '--import', 'tsx', script, file('scale'), '100000'],
			{ cwd: fileURLToPath(new URL('../..', import.meta.url)), maxBuffer: 1 << 24 },
		);
		const { processes, refused, reports, written, peak } = JSON.parse(stdout) as Record<
			string,
			number
		>;
		expect({ processes, refused, reports }).toEqual({
			processes: 100_000,
			refused: 0,
			reports: 100_000,
		});
		expect(written).toBeGreaterThan(400_000_000);
		expect(peak).toBeLessThan(300_000_000);
	}, 300_000);
});
