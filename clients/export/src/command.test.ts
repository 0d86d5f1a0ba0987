// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { booksOf } from '../testing/books.js';
import { BOOK_FILE, corrected, golden, less } from '../testing/cases.js';
import { useFolder } from '../testing/oracles.js';
import { run } from './command.js';
import { writeProcess } from './facts/json.js';
import { stringify } from './facts/reader.js';

const file = useFolder();

/** Progress, which a slow machine shows. */
const PROGRESS = /^\d+ processes, \d+ documents refused\.$/;

/** Runs the command, without a node. */
async function done(...args: string[]) {
	const [out, err]: [string[], string[]] = [[], []];
	const code = await run(args, {
		say: (line) => out.push(line),
		complain: (line) => {
			if (!PROGRESS.test(line)) {
				err.push(line);
			}
		},
	});
	return { code, out: out.join('\n'), err: err.join('\n') };
}

const PLACES = ['documents', '--parties', 'parties.json', '--facts', 'facts.jsonl', '--out', 'out'];

/** Options with the paths of files in the folder of the tests. */
const inFolder = (options: readonly string[]) =>
	options.map((each) => (/[.]|^out|^there/.test(each) ? file(each) : each));

beforeAll(async () => {
	const facts = [golden(), corrected()].map((each) => `${writeProcess(each)}\n`);
	await writeFile(file('parties.json'), JSON.stringify(BOOK_FILE));
	await writeFile(file('facts.jsonl'), facts.join(''));
	await writeFile(file('twice.jsonl'), [...facts, facts[0]].join(''));
	const genesis = facts[0]?.replace(/"genesis":"0x11/, '"genesis":"0x12') ?? '';
	await writeFile(file('genesis.jsonl'), genesis);
	await writeFile(file('text.csv'), 'a,b\n1,2\n');
	await writeFile(file('twice.json'), stringify([less(), less()]));
	await writeFile(file('down.json'), stringify([less()]));
	await writeFile(file('unknown.json'), stringify([less({ process: 77 })]));
	const books = booksOf('2026-03-02');
	await writeFile(file('unsettled.json'), stringify({ ...books, statements: [] }));
	const nothing = { ...books, programmes: [], trades: [], statements: [] };
	await writeFile(file('nothing.json'), stringify(nothing));
});

describe('the command', () => {
	it.each([
		[['facts', '--out', 'there/is/none.jsonl'], 'there/is: there is no such file or folder'],
		[[...PLACES, '--facts', 'none.jsonl'], 'none.jsonl: there is no such file or folder'],
		[[...PLACES, '--parties', 'none.json'], 'none.json: there is no such file or folder'],
		[[...PLACES, '--facts', '.'], 'it is a folder'],
		[[...PLACES, '--out', 'text.csv'], 'text.csv: a file of this name is in the way'],
		[[...PLACES, '--invoiced', 'text.csv'], 'text.csv: the first row has no column number'],
		[[...PLACES, '--numbers', 'text.csv'], 'text.csv: Unexpected token'],
		[[...PLACES, '--corrections', 'twice.json'], 'correction 1 of process 8 is there twice'],
		[
			['balance', '--parties', 'parties.json', '--out', 'out', '--books', 'nothing.json'],
			'2026-03-02: there is no programme, no trade and no statement of this day',
		],
		[['facts'], 'facts needs --out (see --help)'],
		[['corrections'], 'corrections needs --out (see --help)'],
	])('refuses %j with a line that says why', async (options, fault) => {
		const { code, out, err } = await done(...inFolder(options));
		expect(err).toContain(fault);
		expect(err.split('\n')).toHaveLength(1);
		expect(out).toBe('');
		expect(code).toBe(2);
	});

	it.each([
		[['--facts', 'twice.jsonl'], 3, /process 7 is in the facts twice/],
		[['--facts', 'genesis.jsonl'], 1, /process 7: its lines have the trail 0x/],
		[
			['--corrections', 'unknown.json'],
			3,
			/process 77 has corrections, but is not in the facts/,
		],
	])('writes what is right, and names what is not: %j', async (options, processes, reason) => {
		const folder = `out-${options[1] ?? ''}`;
		const given = [...PLACES.slice(0, -2), '--out', folder, '--only', 'receipts', ...options];
		const { code, out, err } = await done(...inFolder(given));
		expect(code).toBe(1);
		const all = processes === 1 ? '1 process' : `${processes} processes`;
		const list = join(file(folder), 'refused.jsonl');
		expect(out).toBe(`Documents of ${all} are in ${file(folder)}, 1 was refused.`);
		expect(err).toBe(`What was refused, and why, is in ${list}.`);
		expect(await readFile(list, 'utf8')).toMatch(reason);
	});

	it('credits no correction twice', async () => {
		const given = inFolder([...PLACES.slice(0, -1), 'out-first', '--corrections', 'down.json']);
		expect(await done(...given)).toMatchObject({ code: 0, err: '' });
		const list = join(file('out-first'), 'invoices', 'commitments.csv');
		const numbers = join(file('out-first'), 'invoices', 'numbers.json');
		const before = ['--invoiced', list, '--numbers', numbers];
		const again = [...inFolder([...PLACES.slice(0, -1), 'out-second']), ...before];
		expect(await done(...again, '--corrections', file('down.json'))).toMatchObject({
			code: 0,
			err: '',
		});
		const written = join(file('out-second'), 'invoices', 'commitments.csv');
		expect((await readFile(written, 'utf8')).trimEnd().split('\n')).toHaveLength(1);
		// Without credit notes, the invoices of an earlier run are credited.
		const rows = (await readFile(list, 'utf8')).split('\n');
		const billed = rows.filter((row) => !row.includes(',credit,')).join('\n');
		await writeFile(file('billed.csv'), billed);
		const third = inFolder([...PLACES.slice(0, -1), 'out-third', '--invoiced', 'billed.csv']);
		const credited = await done(...third, '--corrections', file('down.json'));
		expect(credited).toMatchObject({ code: 0, err: '' });
	});

	it('does not write over invoices of an earlier run', async () => {
		const again = inFolder([...PLACES.slice(0, -1), 'out-again']);
		expect(await done(...again)).toMatchObject({ code: 0, err: '' });
		const list = join(file('out-again'), 'invoices', 'commitments.csv');
		const before = await readFile(list, 'utf8');
		const { code, err } = await done(...again);
		expect(err).toBe(`${list}: an earlier run wrote invoices here: name another folder`);
		expect(code).toBe(2);
		expect(await readFile(list, 'utf8')).toBe(before);
		// Other documents can be written again.
		expect(await done(...again, '--only', 'receipts')).toMatchObject({ code: 0 });
	});

	it('writes a day that is not settled, and says what is missing', async () => {
		const options = ['--parties', 'parties.json', '--out', 'out', '--books', 'unsettled.json'];
		const { code, out, err } = await done('balance', ...inFolder(options));
		expect(err).toContain('2026-03-02: Balans B.V. has no statement for area 0 yet');
		expect(out).toContain('programmes.csv');
		expect(out).not.toContain('imbalance-');
		expect(code).toBe(0);
	});

	it('describes itself and each command', async () => {
		const { code, out } = await done('documents', '--help');
		expect(code).toBe(0);
		expect(out).toContain('Usage: npm run export -- documents');
		expect(out).toContain('--invoiced');
	});
});
