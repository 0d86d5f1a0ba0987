// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** The command that writes documents of what the chain settled. */

import { once } from 'node:events';
import { access, constants, open, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ApiPromise } from '@polkadot/api';
import { encodeAddress } from '@polkadot/util-crypto';
import { connect } from '@smartcharge/chain';
import { allocationsOf, callOf } from './allocation/chain.js';
import { readRegister, writeRegister } from './allocation/csv.js';
import { assemble } from './balance/assemble.js';
import { gapsOf, Inconsistent, loadBooks, NothingThere } from './balance/books.js';
import { dayFactsOf } from './balance/chain.js';
import { writeBooks } from './balance/folder.js';
import type { Range } from './chain/ahead.js';
import { readCorrections } from './chain/corrections.js';
import { Prover } from './chain/prove.js';
import { readProcesses, type Found } from './chain/read.js';
import type { ProcessFacts } from './facts/process.js';
import { readIssued, writeDocuments, type Order } from './documents.js';
import { byProcess, readCorrection, type Correction } from './facts/correction.js';
import { processesOf, writeProcess } from './facts/json.js';
import { count, Faulty, list, map, parse, stringify } from './facts/reader.js';
import { readOptions, usageOf, UsageError, type Blocks, type Options } from './options.js';
import { NotInBook } from './parties/book.js';
import { loadBook } from './parties/parse.js';
import type { Proof } from './receipt/receipt.js';
import { complete } from './source.js';

/** How long to wait for a node that is starting, in ms. */
const START_TIMEOUT_MS = 120_000;
/** How often progress is shown, in ms. */
const PROGRESS_MS = 2_000;

type Of<C extends Options['command']> = Extract<Options, { command: C }>;

/** Where a command writes lines: what it did, and progress and faults. */
export interface Io {
	say: (line: string) => void;
	complain: (line: string) => void;
}

function counted(number: number, one: string, many: string): string {
	return `${number} ${number === 1 ? one : many}`;
}

/** Shows progress now and then. */
function pacer({ complain }: Io): (text: () => string) => void {
	let last = Date.now();
	return (text) => {
		if (Date.now() - last >= PROGRESS_MS) {
			last = Date.now();
			complain(text());
		}
	};
}

async function withNode<T>(
	endpoint: string,
	{ complain }: Io,
	use: (api: ApiPromise) => Promise<T>,
): Promise<T> {
	const api = await connect(endpoint, START_TIMEOUT_MS, () => {
		complain(`Waiting for a node at ${endpoint}.`);
	});
	try {
		return await use(api);
	} finally {
		await api.disconnect();
	}
}

/** The range of blocks to read, with progress. */
function rangeOf({ from, to }: Blocks, what: string, io: Io): Range {
	const show = pacer(io);
	let head: number | undefined;
	return {
		from,
		to,
		progress: (block, last, found) => {
			if (head === undefined && to !== undefined && last < to) {
				io.complain(
					`Block ${to} is not finalised yet: the last one that is read is ${last}.`,
				);
			}
			head = last;
			show(() => `Block ${block} of ${last}, ${found} ${what}.`);
		},
	};
}

function readChain(api: ApiPromise, blocks: Blocks, io: Io): AsyncGenerator<Found> {
	return readProcesses(api, rangeOf(blocks, 'processes', io));
}

async function facts(options: Of<'facts'>, io: Io): Promise<number> {
	const { say, complain } = io;
	// Before a node is asked: reading a chain takes time.
	await access(dirname(options.out), constants.W_OK);
	return withNode(options.endpoint, io, async (api) => {
		const out = (await open(options.out, 'w')).createWriteStream();
		let [written, refused] = [0, 0];
		for await (const found of readChain(api, options, io)) {
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
		say(`${counted(written, 'process', 'processes')} in ${options.out}, ${refused} refused.`);
		return refused === 0 ? 0 : 1;
	});
}

async function corrections(options: Of<'corrections'>, io: Io): Promise<number> {
	const { say, complain } = io;
	await access(dirname(options.out), constants.W_OK);
	return withNode(options.endpoint, io, async (api) => {
		const found: Correction[] = [];
		let refused = 0;
		for await (const each of readCorrections(api, rangeOf(options, 'corrections', io))) {
			if (each.correction === undefined) {
				refused += 1;
				complain(`A correction of process ${each.process} is refused: ${each.refusal}`);
			} else {
				found.push(each.correction);
			}
		}
		await writeFile(options.out, `${stringify(found, 2)}\n`);
		const all = counted(found.length, 'correction', 'corrections');
		say(`${all} in ${options.out}, ${refused} refused.`);
		return refused === 0 ? 0 : 1;
	});
}

async function loadCorrections(
	files: string | undefined,
): Promise<ReadonlyMap<number, readonly Correction[]>> {
	const lists = await Promise.all(
		(files?.split(',') ?? []).map(async (file) =>
			parse(await readFile(file, 'utf8'), list(readCorrection), file),
		),
	);
	return byProcess(lists.flat(), files ?? '');
}

/** Columns by which the list of invoices is known. */
const LISTED = ['number', 'issued', 'kind', 'seller', 'process', 'correction'];

/** Reads a CSV file, whose name is in each fault; it must have some columns. */
async function readCsv<T>(
	file: string,
	read: (text: string) => T,
	columns: readonly string[] = [],
): Promise<T> {
	const text = await readFile(file, 'utf8');
	const heading = (/^.*/.exec(text)?.[0] ?? '').split(',');
	const missing = columns.find((column) => !heading.includes(column));
	if (missing !== undefined) {
		throw new Faulty(`${file}: the first row has no column ${missing}`);
	}
	try {
		return read(text);
	} catch (error) {
		throw new Faulty(`${file}: ${error instanceof Error ? error.message : String(error)}`);
	}
}

async function* fromFile(file: string): AsyncGenerator<Found> {
	for await (const each of processesOf(file)) {
		yield { facts: each };
	}
}

/** Throws {@link Faulty} if a folder has invoices: their list, and files of equal numbers, would be lost. */
async function refuseInvoiced(folder: string): Promise<void> {
	const list = join(folder, 'invoices', 'commitments.csv');
	const text = await readFile(list, 'utf8').catch(() => '');
	// A run that failed at once has written the heading only.
	if (text.trimEnd().includes('\n')) {
		throw new Faulty(`${list}: an earlier run wrote invoices here: name another folder`);
	}
}

/** Proves receipts by one block, which comes after all that is read. */
function proverOf(api: ApiPromise): (facts: ProcessFacts) => Promise<Proof | undefined> {
	let prover: Promise<Prover> | undefined;
	return async (facts) => {
		prover ??= Prover.open(api);
		return (await prover).prove(facts);
	};
}

async function documents(options: Of<'documents'>, io: Io): Promise<number> {
	const { say, complain } = io;
	if (options.kinds.has('invoices')) {
		await refuseInvoiced(options.out);
	}
	const book = await loadBook(options.parties);
	const ofProcesses = await loadCorrections(options.corrections);
	const { invoiced, numbers } = options;
	const lists = invoiced?.split(',') ?? [];
	const before = await Promise.all(lists.map((file) => readCsv(file, readIssued, LISTED)));
	const next =
		numbers === undefined
			? undefined
			: parse(await readFile(numbers, 'utf8'), map(count), numbers);
	const show = pacer(io);
	const write = (source: AsyncIterable<Found>, prove?: Order['prove']) =>
		writeDocuments(complete(source, ofProcesses.keys()), {
			book,
			folder: options.out,
			kinds: options.kinds,
			corrections: ofProcesses,
			issued: options.date,
			before: before.flat(),
			...(next && { next }),
			...(prove && { prove }),
			progress: (processes, refused) => {
				show(() => `${processes} processes, ${refused} documents refused.`);
			},
		});
	const { processes, refused } =
		options.facts === undefined
			? await withNode(options.endpoint, io, (api) =>
					write(readChain(api, options, io), proverOf(api)),
				)
			: await write(fromFile(options.facts));
	const all = counted(processes, 'process', 'processes');
	const were = refused === 1 ? 'was' : 'were';
	say(`Documents of ${all} are in ${options.out}, ${refused} ${were} refused.`);
	if (refused > 0) {
		complain(`What was refused, and why, is in ${join(options.out, 'refused.jsonl')}.`);
	}
	return refused === 0 ? 0 : 1;
}

async function balance(options: Of<'balance'>, io: Io): Promise<number> {
	const { say, complain } = io;
	const { of } = options;
	const book = await loadBook(options.parties);
	const books =
		'books' in of
			? await loadBooks(of.books)
			: await withNode(of.endpoint, io, async (api) =>
					assemble(await dayFactsOf(api, of.day, book.timezone), book.timezone),
				);
	gapsOf(books, book).forEach(complain);
	const files = await writeBooks(books, book, options.out, options.measure);
	files.forEach(say);
	return 0;
}

async function allocations(options: Of<'allocations'>, io: Io): Promise<number> {
	const { say } = io;
	const { input, out, parties } = options;
	const register = input === undefined ? [] : await readCsv(input, readRegister);
	const book = parties === undefined ? undefined : await loadBook(parties);
	return withNode(options.endpoint, io, async (api) => {
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
		say(`${counted(found.length, 'allocation', 'allocations')} in ${out}.`);
		return 0;
	});
}

function execute(options: Options, io: Io): Promise<number> {
	switch (options.command) {
		case 'help':
			io.say(usageOf(options.of));
			return Promise.resolve(0);
		case 'facts':
			return facts(options, io);
		case 'corrections':
			return corrections(options, io);
		case 'documents':
			return documents(options, io);
		case 'balance':
			return balance(options, io);
		case 'allocations':
			return allocations(options, io);
	}
}

/** What went wrong with a file, by the code of the system. */
const FILE_FAULTS: Readonly<Partial<Record<string, string>>> = {
	ENOENT: 'there is no such file or folder',
	EACCES: 'permission denied',
	EISDIR: 'it is a folder',
	ENOTDIR: 'part of its path is no folder',
	EEXIST: 'a file of this name is in the way',
};

/** What to say of an error, and the exit code: 2 if an argument or a file is wrong. */
function faultOf(error: unknown): { text: string; code: number } {
	if (!(error instanceof Error)) {
		return { text: String(error), code: 1 };
	}
	const { code, path } = error as NodeJS.ErrnoException;
	const fault = code === undefined ? undefined : FILE_FAULTS[code];
	if (fault !== undefined) {
		return { text: path === undefined ? `a file: ${fault}` : `${path}: ${fault}`, code: 2 };
	}
	const known = [UsageError, Faulty, NotInBook, Inconsistent, NothingThere];
	return { text: error.message, code: known.some((kind) => error instanceof kind) ? 2 : 1 };
}

/** Does what the arguments ask for; returns the exit code. */
export async function run(args: readonly string[], io: Io): Promise<number> {
	try {
		return await execute(readOptions(args), io);
	} catch (error) {
		const { text, code } = faultOf(error);
		io.complain(error instanceof UsageError ? `${text} (see --help)` : text);
		return code;
	}
}
