// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ApiPromise } from '@polkadot/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, submit } from '@smartcharge/chain';
import { developmentCast } from '@smartcharge/demo/cast';
import { readRegister } from '@smartcharge/export/allocation/csv';
import { runDemo, useFolder } from '../support/demo.js';
import { runNode, START_TIMEOUT_MS, type LocalNode } from '../support/node.js';

const CLIENTS = fileURLToPath(new URL('../..', import.meta.url));
const PARTIES = join(CLIENTS, 'export/examples/development.json');
const LONG = 600_000;

const file = useFolder();
let node: LocalNode;
let api: ApiPromise;

beforeAll(async () => {
	// The prices of a settled step are in the state of the block before it.
	const archive = ['--state-pruning', 'archive', '--blocks-pruning', 'archive'];
	node = await runNode(['--dev', '--port', '0', '--no-prometheus', '--no-telemetry', ...archive]);
	api = await connect(node.endpoint, START_TIMEOUT_MS);
});

afterAll(async () => {
	await api.disconnect();
	await node.stop();
});

/** Runs a program of the package as a user does. */
async function run(main: string, ...args: string[]) {
	const child = spawn(process.execPath, ['--import', 'tsx', `export/src/${main}`, ...args], {
		cwd: CLIENTS,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let [out, err] = ['', ''];
	child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
	const [code] = (await once(child, 'close')) as [number];
	return { code, out, err };
}

const exported = (...args: string[]) => run('main.ts', ...args, '--ws', node.endpoint);

describe('the export', () => {
	it(
		'has the documents of a day, whose receipts are right',
		async () => {
			const { code, err } = await runDemo(
				node.endpoint,
				'smartcharge',
				'--picture',
				file('day.svg'),
			);
			expect(err).toBe('');
			expect(code).toBe(0);

			const facts = await exported('facts', '--out', file('facts.jsonl'));
			expect(facts.out).toBe(`4 processes in ${file('facts.jsonl')}, 0 refused.\n`);
			expect(facts.code).toBe(0);

			const options = ['--parties', PARTIES, '--out', file('documents')];
			const documents = await run(
				'main.ts',
				...['documents', '--facts', file('facts.jsonl'), ...options],
			);
			expect(documents.out).toContain('Documents of 4 processes');
			expect(documents.out).toContain('0 were refused');
			expect(documents.code).toBe(0);

			const receipts = join(file('documents'), 'receipts', '000000');
			const names = (await readdir(receipts)).sort();
			expect(names).toEqual(['0.json', '1.json', '2.json', '3.json']);
			const paths = names.map((name) => join(receipts, name));
			const verified = await run('receipt/verify/main.ts', ...paths);
			expect(verified.err).toBe('');
			expect(verified.out.match(/: right\./g)).toHaveLength(4);
			expect(verified.code).toBe(0);
		},
		LONG,
	);

	it(
		'proves the receipts that it reads from a node',
		async () => {
			const options = ['--parties', PARTIES, '--out', file('proved'), '--only', 'receipts'];
			const { code, out, err } = await exported('documents', ...options);
			expect(out, err).toContain('Documents of 4 processes');
			expect(code).toBe(0);
			const receipts = join(file('proved'), 'receipts', '000000');
			const paths = [0, 1, 2, 3].map((process) => join(receipts, `${process}.json`));
			const verified = await run('receipt/verify/main.ts', ...paths);
			expect(verified.err).toBe('');
			// Nobody votes on a development chain: the state is proved, not that its block is final.
			expect(verified.out.match(/the state of block \d+ has the record/g)).toHaveLength(4);
			expect(verified.code).toBe(0);

			// Another amount in the record is found, though the sums of the file are right.
			const [path = ''] = paths;
			const receipt = JSON.parse(await readFile(path, 'utf8')) as {
				proof: { state: string[] };
			};
			receipt.proof.state = receipt.proof.state.map((node) => node.replace(/..$/, 'ff'));
			await writeFile(file('forged.json'), JSON.stringify(receipt));
			const forged = await run('receipt/verify/main.ts', file('forged.json'));
			expect(forged.code).toBe(1);
		},
		LONG,
	);

	it(
		'refuses a process whose lines were changed, and writes the others',
		async () => {
			// The first line has another amount, the record of the second another sum.
			const [first = '', second = '', ...others] = (
				await readFile(file('facts.jsonl'), 'utf8')
			).split('\n');
			const more = (_: string, name: string, amount: string) =>
				`"${name}":"${BigInt(amount) + 1n}"`;
			const changed = [
				first.replace(/"(amount)":"(\d+)"/, more),
				second.replace(/"(toCso)":"(\d+)"/, more),
				...others,
			].join('\n');
			await writeFile(file('changed.jsonl'), changed);
			const options = ['--parties', PARTIES, '--out', file('changed'), '--only', 'receipts'];
			const { code, out } = await run(
				'main.ts',
				...['documents', '--facts', file('changed.jsonl'), ...options],
			);
			expect(out).toContain('Documents of 4 processes');
			expect(out).toContain('2 were refused');
			expect(code).toBe(1);
			const refused = await readFile(join(file('changed'), 'refused.jsonl'), 'utf8');
			expect(refused).toMatch(/"facts","reason":"process \d+: its lines have the trail/);
			expect(refused).toMatch(/"facts","reason":"process \d+: toCso of its record is not/);
		},
		LONG,
	);

	it(
		'names the processes that began before the range of blocks',
		async () => {
			// Processes that run when the range begins have lost their first lines for it.
			const head = (await api.rpc.chain.getHeader()).number.toNumber();
			const half = String(Math.floor(head / 2));
			const { code, err } = await exported(
				...['facts', '--out', file('half.jsonl'), '--from', half],
			);
			expect(err).toMatch(/Process \d+ is refused: it was scheduled before the first block/);
			expect(code).toBe(1);
		},
		LONG,
	);

	it(
		'has the register of allocation points, and the calls that write it',
		async () => {
			const { dso, supplierA, supplierB } = await developmentCast();
			const hour = Math.floor((await api.query.timestamp.now()).toNumber() / 3_600_000) + 2;
			const [ean, point] = ['871687140000000194', '871687140000000200'];
			const points: [string, string][] = [[point, supplierB.address]];
			const call = api.tx.grid.setAllocation(0, ean, supplierA.address, points, hour);
			await submit(api, call, dso);
			const csv = file('register.csv');
			const { code, out } = await exported('allocations', '--out', csv, '--parties', PARTIES);
			expect(out).toBe(`1 allocation in ${csv}.\n`);
			expect(code).toBe(0);
			const written = await readFile(csv, 'utf8');
			expect(written).toContain(`,${supplierB.address},Example energy B B.V.,8700000000004`);
			expect(readRegister(written)).toMatchObject([
				{ area: 0, primary: { ean }, secondary: [{ ean: point }], from: hour },
			]);
			const calls = await exported('allocations', '--in', csv);
			expect(calls.out).toBe(`${call.method.toHex()}\n`);
			await writeFile(csv, written.replace('primary', 'first'));
			const faulty = await exported('allocations', '--in', csv);
			expect(faulty.err).toContain("row 2: 'first' is neither primary nor secondary");
			expect(faulty.code).toBe(2);
		},
		LONG,
	);
});
