// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { booksOf } from '../testing/books.js';
import { BOOK_FILE, corrected, golden } from '../testing/cases.js';
import { useFolder } from '../testing/oracles.js';
import { run } from './command.js';
import { writeProcess } from './facts/json.js';
import { stringify } from './facts/reader.js';

const CLIENTS = fileURLToPath(new URL('../..', import.meta.url));
const PAGE = new URL('../../../docs/operators/accountant.md', import.meta.url);
const file = useFolder();

/** The commands of the page, about the files of the tests. */
let commands: string;

/** Runs a script, which ends with the first command that fails. */
function shell(script: string, args: string[] = []): Promise<{ code: number; out: string }> {
	return new Promise((resolve) => {
		const child = execFile(
			'bash',
			['-euc', script, 'bash', ...args],
			{ cwd: CLIENTS },
			(error, out, err) => {
				resolve({ code: error === null ? 0 : (child.exitCode ?? 1), out: `${out}${err}` });
			},
		);
	});
}

async function block(language: string): Promise<string> {
	const page = await readFile(PAGE, 'utf8');
	const fence = new RegExp('^( *)```' + language + '\\n(.*?)```', 'ms');
	const [, indent = '', text = ''] = fence.exec(page) ?? [];
	return text.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
}

beforeAll(async () => {
	const facts = [golden(), corrected()].map((each) => `${writeProcess(each)}\n`);
	await writeFile(file('parties.json'), JSON.stringify(BOOK_FILE));
	await writeFile(file('facts.jsonl'), facts.join(''));
	await writeFile(file('books.json'), stringify(booksOf('2026-03-29')));
	const io = { say: () => undefined, complain: () => undefined };
	const parties = ['--parties', file('parties.json')];
	const documents = ['--facts', file('facts.jsonl'), '--out', file('documents')];
	expect(await run(['documents', ...parties, ...documents], io)).toBe(0);
	const market = ['--books', file('books.json'), '--out', file('market')];
	expect(await run(['balance', ...parties, ...market], io)).toBe(0);
	const text = await block('sh');
	commands = text.replaceAll(/(?<![/\w])(documents|market)\//g, (_, name: string) =>
		join(file(name), '/'),
	);
});

describe('the page for accountants', () => {
	it('has commands that find all documents right', async () => {
		const { code, out } = await shell(commands);
		expect(out).not.toMatch(/WRONG|does not match|No such file/);
		expect(out.match(/: right\. Process/g)).toHaveLength(2);
		expect(out.match(/Pricing report matches all totals/g)).toHaveLength(2);
		// Six invoices as XML and as PDF; two CDRs.
		expect(out).toContain('12 right\n');
		expect(out).toContain('2 right\n');
		expect(out).toMatch(/\d+ values agree\n/);
		expect(code).toBe(0);
	});

	it('has a program that finds the hash of a document', async () => {
		const list = await readFile(join(file('documents'), 'invoices/commitments.csv'), 'utf8');
		const [, first = ''] = list.split('\n');
		const hash = /0x[0-9a-f]{64}(?=,[^,]*$)/.exec(first)?.[0] ?? '';
		const xml = join(file('documents'), 'invoices/000000', first.split(',').at(-1) ?? '');
		await writeFile(file('hash.py'), await block('python'));
		const args = [file('hash.py'), xml, golden().record.driver];
		const { code, out } = await shell('python3 "$1" "$2" "$3"', args);
		expect(out).toBe(`${hash}\n`);
		expect(code).toBe(0);
	});

	it('has commands that fail with a tampered figure', async () => {
		const xml = join(file('documents'), 'invoices/000000/2026-S000017.xml');
		const text = await readFile(xml, 'utf8');
		expect(text).toContain('<cbc:TaxInclusiveAmount currencyID="EUR">1.57<');
		await writeFile(xml, text.replace(/(TaxInclusiveAmount currencyID="EUR">)1.57/, '$11.58'));
		const { code, out } = await shell(commands);
		expect(out).toContain('BR-CO-15');
		expect(code).toBe(1);
	});
});
