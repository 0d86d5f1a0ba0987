// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Writes documents of what the chain settled: `npm run export -- --help`. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { ApiPromise } from '@polkadot/api';
import { encodeAddress } from '@polkadot/util-crypto';
import { connect } from '@smartcharge/chain';
import { allocationsOf, callOf } from './allocation/chain.js';
import { readRegister, writeRegister } from './allocation/csv.js';
import { assemble } from './balance/assemble.js';
import { Inconsistent, loadBooks } from './balance/books.js';
import { dayFactsOf } from './balance/chain.js';
import { writeBooks } from './balance/folder.js';
import { readProcesses, type Found } from './chain/read.js';
import { readIssued, writeDocuments } from './documents.js';
import { readCorrection, type Correction } from './facts/correction.js';
import { processesOf, writeProcess } from './facts/json.js';
import { count, Faulty, list, map, parse } from './facts/reader.js';
import { readOptions, USAGE, UsageError, type Blocks, type Options } from './options.js';
import { NotInBook } from './parties/book.js';
import { loadBook } from './parties/parse.js';

/** How long to wait for a node that is starting, in ms. */
const START_TIMEOUT_MS = 120_000;
/** How often progress is shown, in ms. */
const PROGRESS_MS = 2_000;

type Of<C extends Options['command']> = Extract<Options, { command: C }>;

function say(text: string): void {
	process.stdout.write(`${text}\n`);
}

function complain(text: string): void {
	process.stderr.write(`${text}\n`);
}

/** Shows progress now and then. */
function pacer(): (text: () => string) => void {
	let last = Date.now();
	return (text) => {
		if (Date.now() - last >= PROGRESS_MS) {
			last = Date.now();
			complain(text());
		}
	};
}

async function withNode<T>(endpoint: string, use: (api: ApiPromise) => Promise<T>): Promise<T> {
	const api = await connect(endpoint, START_TIMEOUT_MS, () => {
		complain(`Waiting for a node at ${endpoint}.`);
	});
	try {
		return await use(api);
	} finally {
		await api.disconnect();
	}
}

function readChain(api: ApiPromise, { from, to }: Blocks): AsyncGenerator<Found> {
	const show = pacer();
	return readProcesses(api, {
		from,
		to,
		progress: (block, last, found) => {
			show(() => `Block ${block} of ${last}, ${found} processes.`);
		},
	});
}

async function facts(options: Of<'facts'>): Promise<number> {
	return withNode(options.endpoint, async (api) => {
		const out = createWriteStream(options.out);
		let [written, refused] = [0, 0];
		for await (const found of readChain(api, options)) {
			if (found.facts === undefined) {
				refused += 1;
				complain(`Process ${found.process} is refused: ${found.refusal}`);
			} else {
				written += 1;
				if (!out.write(`${writeProcess(found.facts)}\n`)) {
					await once(out, 'drain');
				}
			}
		}
		out.end();
		await once(out, 'finish');
		say(`${written} processes in ${options.out}, ${refused} refused.`);
		return refused === 0 ? 0 : 1;
	});
}

async function loadCorrections(
	file: string | undefined,
): Promise<ReadonlyMap<number, readonly Correction[]>> {
	const found = new Map<number, Correction[]>();
	if (file !== undefined) {
		const all = parse(await readFile(file, 'utf8'), list(readCorrection), file);
		for (const correction of all.sort((a, b) => a.number - b.number)) {
			found.set(correction.process, [...(found.get(correction.process) ?? []), correction]);
		}
	}
	return found;
}

async function* fromFile(file: string): AsyncGenerator<Found> {
	for await (const each of processesOf(file)) {
		yield { facts: each };
	}
}

async function documents(options: Of<'documents'>): Promise<number> {
	const book = await loadBook(options.parties);
	const corrections = await loadCorrections(options.corrections);
	const { invoiced, numbers } = options;
	const before = invoiced === undefined ? [] : readIssued(await readFile(invoiced, 'utf8'));
	const next =
		numbers === undefined
			? undefined
			: parse(await readFile(numbers, 'utf8'), map(count), numbers);
	const show = pacer();
	const write = (source: AsyncIterable<Found>) =>
		writeDocuments(source, {
			book,
			folder: options.out,
			kinds: options.kinds,
			corrections,
			issued: options.date,
			before,
			...(next && { next }),
			progress: (processes, refused) => {
				show(() => `${processes} processes, ${refused} documents refused.`);
			},
		});
	const { processes, refused } =
		options.facts === undefined
			? await withNode(options.endpoint, (api) => write(readChain(api, options)))
			: await write(fromFile(options.facts));
	say(`Documents of ${processes} processes are in ${options.out}, ${refused} were refused.`);
	return refused === 0 ? 0 : 1;
}

async function balance(options: Of<'balance'>): Promise<number> {
	const { of } = options;
	const book = await loadBook(options.parties);
	const books =
		'books' in of
			? await loadBooks(of.books)
			: await withNode(of.endpoint, async (api) =>
					assemble(await dayFactsOf(api, of.day, book.timezone), book.timezone),
				);
	const files = await writeBooks(books, book, options.out, options.measure);
	files.forEach(say);
	return 0;
}

async function allocations(options: Of<'allocations'>): Promise<number> {
	const { input, out, parties } = options;
	const register = input === undefined ? [] : readRegister(await readFile(input, 'utf8'));
	const book = parties === undefined ? undefined : await loadBook(parties);
	return withNode(options.endpoint, async (api) => {
		if (out === undefined) {
			// The DSO signs them where its key is: as they are, or in a batch.
			for (const allocation of register) {
				say(callOf(api, allocation).method.toHex());
			}
			return 0;
		}
		const found = [];
		for await (const allocation of allocationsOf(api)) {
			found.push(allocation);
		}
		const prefix = api.registry.chainSS58;
		await writeFile(
			out,
			writeRegister(found, (account) => encodeAddress(account, prefix), book),
		);
		say(`${found.length} allocations in ${out}.`);
		return 0;
	});
}

async function main(): Promise<number> {
	const options = readOptions(process.argv.slice(2));
	switch (options.command) {
		case 'help':
			say(USAGE);
			return 0;
		case 'facts':
			return facts(options);
		case 'documents':
			return documents(options);
		case 'balance':
			return balance(options);
		case 'allocations':
			return allocations(options);
	}
}

/** The exit code of an error: 2 if an argument or a file is wrong. */
function codeOf(error: unknown): number {
	const known = [UsageError, Faulty, NotInBook, Inconsistent];
	const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
	return isMissing || known.some((kind) => error instanceof kind) ? 2 : 1;
}

try {
	process.exitCode = await main();
} catch (error) {
	complain(error instanceof Error ? error.message : String(error));
	if (error instanceof UsageError) {
		complain(`\n${USAGE}`);
	}
	process.exitCode = codeOf(error);
}
