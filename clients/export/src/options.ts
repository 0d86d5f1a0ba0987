// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { parseArgs } from 'node:util';
import { DEFAULT_ENDPOINT, faultOfEndpoint } from '@smartcharge/chain';
import type { Measure } from './balance/cim.js';
import { KINDS, type Kind } from './documents.js';

/** The commands. */
const COMMANDS = ['facts', 'corrections', 'documents', 'balance', 'allocations'] as const;
export type Command = (typeof COMMANDS)[number];

/** What the help of a command says. */
interface Help {
	forms: readonly string[];
	text: string;
	options: readonly [name: string, text: string][];
}

const WS: [string, string] = ['--ws url', `the node; by default ${DEFAULT_ENDPOINT}`];
const PARTIES: [string, string] = [
	'--parties file',
	'names, addresses and numbers of the parties (examples/development.json)',
];
const BLOCKS: [string, string] = [
	'--from, --to',
	'the blocks; by default all that are finalised. The first one has to be before the\n' +
		'processes were scheduled',
];

const HELP: Record<Command, Help> = {
	facts: {
		forms: ['--out facts.jsonl [--from block] [--to block] [--ws url]'],
		text: `Reads the processes that ended in a range of blocks of an archive node, each with its lines, proved
by its trail, its signed readings and certificates. Writes one process in each line.`,
		options: [['--out file', 'where they go'], BLOCKS, WS],
	},
	corrections: {
		forms: ['--out corrections.json [--from block] [--to block] [--ws url]'],
		text: `Reads the corrections that were carried out in a range of blocks of an archive node: what they
changed, and what the chain moved for it, by payee. Writes a list for the command documents.`,
		options: [
			['--out file', 'where they go'],
			['--from, --to', 'the blocks; by default all that are finalised'],
			WS,
		],
	},
	documents: {
		forms: [
			`--parties parties.json --out folder
    [--facts facts.jsonl | --from block --to block --ws url]
    [--corrections file.json] [--invoiced commitments.csv] [--numbers numbers.json]
    [--only receipts,ocpi,invoices] [--date 2026-03-02]`,
		],
		text: `Writes receipts, OCPI 2.2.1 and 2.3.0, invoices and credit notes (UBL, and PDF with CII) of
processes, from a file that the command facts wrote, or from a node. Receipts from a node have a proof of
what the network has.`,
		options: [
			PARTIES,
			['--out folder', 'where they go: a folder without invoices of an earlier run'],
			['--facts file', 'the processes, in place of those of a node'],
			BLOCKS,
			WS,
			[
				'--corrections files',
				'lists of the command corrections, with commas: all corrections of the processes',
			],
			[
				'--invoiced files',
				'the lists of earlier runs, with commas: what they have is not written\n' +
					'again, and credit notes refer to the invoices',
			],
			['--numbers file', 'the next numbers after an earlier run'],
			['--only kinds', `some of ${KINDS.join(', ')}, with commas`],
			['--date day', 'the date of invoices; by default today'],
		],
	},
	balance: {
		forms: [
			`--parties parties.json --out folder [--measure KWH|MAW]
    --books books.json | --day 2026-03-29 [--ws url]`,
		],
		text: `Writes programmes, trades and imbalances of a local day as CIM and CSV. There are imbalances once the
day is settled (settlement.settle_day).`,
		options: [
			PARTIES,
			['--out folder', 'where they go, in a folder for the day'],
			['--day day', 'the day, to be read from a node'],
			WS,
			['--books file', 'the day from a file, in place of a node'],
			['--measure unit', 'KWH (the default) or MAW'],
		],
	},
	allocations: {
		forms: [
			'--out register.csv [--parties parties.json] [--ws url]',
			'--in register.csv [--ws url]',
		],
		text: `Writes the register of allocation points as CSV. With --in it reads one, and prints the calls with
which the DSO registers it, to be signed.`,
		options: [
			['--out file', 'where the register goes'],
			['--in file', 'the register to read'],
			PARTIES,
			WS,
		],
	},
};

const CODES = `The exit code is 0 if all was written, 1 if something was refused or failed, and 2 if an argument or a
file is wrong. export/README.md describes the files.`;

function formsOf(command: Command): string[] {
	return HELP[command].forms.map((form) => `npm run export -- ${command} ${form}`);
}

/** The help: of a command, or an overview of all. */
export function usageOf(command?: Command): string {
	if (command === undefined) {
		const forms = COMMANDS.flatMap(formsOf);
		return (
			`Usage:\n\n  ${forms.join('\n  ')}\n\n` +
			`\`npm run export -- COMMAND --help\` describes a command and its options.\n\n${CODES}\n`
		);
	}
	const { text: about, options } = HELP[command];
	const width = Math.max(...options.map(([name]) => name.length)) + 2;
	const rows = options.map(([name, meaning]) => {
		const indent = '\n'.padEnd(width + 3);
		return `  ${name.padEnd(width)}${meaning.replaceAll('\n', indent)}`;
	});
	return `Usage: ${formsOf(command).join('\n       ')}\n\n${about}\n\n${rows.join('\n')}\n\n${CODES}\n`;
}

/** An argument is wrong. */
export class UsageError extends Error {}

/** Blocks to read. */
export interface Blocks {
	endpoint: string;
	from: number;
	to: number | undefined;
}

/** Parsed command line. */
export type Options =
	| { command: 'help'; of: Command | undefined }
	| ({ command: 'facts'; out: string } & Blocks)
	| ({ command: 'corrections'; out: string } & Blocks)
	| ({
			command: 'documents';
			parties: string;
			out: string;
			facts: string | undefined;
			corrections: string | undefined;
			invoiced: string | undefined;
			numbers: string | undefined;
			kinds: ReadonlySet<Kind>;
			date: string;
	  } & Blocks)
	| {
			command: 'balance';
			/** A file, or the day to read from the node. */
			of: { books: string } | { day: string; endpoint: string };
			parties: string;
			out: string;
			measure: Measure;
	  }
	| {
			command: 'allocations';
			endpoint: string;
			input: string | undefined;
			out: string | undefined;
			parties: string | undefined;
	  };

/** Options that each command takes. */
const KNOWN: Record<Command, readonly string[]> = {
	facts: ['out', 'from', 'to', 'ws'],
	corrections: ['out', 'from', 'to', 'ws'],
	documents: [
		...['parties', 'out', 'facts', 'from', 'to', 'ws', 'only', 'date'],
		...['corrections', 'invoiced', 'numbers'],
	],
	balance: ['books', 'day', 'ws', 'parties', 'out', 'measure'],
	allocations: ['in', 'out', 'parties', 'ws'],
};

type Values = Partial<Record<string, string | boolean>>;

function parse(args: readonly string[]): { values: Values; positionals: string[] } {
	const names = new Set(Object.values(KNOWN).flat());
	try {
		return parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				...Object.fromEntries(
					[...names].map((name) => [name, { type: 'string' as const }]),
				),
				help: { type: 'boolean', short: 'h' },
			},
		});
	} catch (error) {
		const [message = ''] = (error instanceof Error ? error.message : String(error)).split(
			/[.\n]/,
		);
		throw new UsageError(message);
	}
}

/** Reads values of one command. */
class Reader {
	constructor(
		private readonly command: string,
		private readonly values: Values,
	) {}

	get(name: string): string | undefined {
		const value = this.values[name];
		return typeof value === 'string' ? value : undefined;
	}

	need(name: string): string {
		const value = this.get(name);
		if (value === undefined || value === '') {
			throw new UsageError(`${this.command} needs --${name}`);
		}
		return value;
	}

	block(name: string): number | undefined {
		const value = this.get(name);
		if (value !== undefined && !/^\d{1,9}$/.test(value)) {
			throw new UsageError(`--${name}: '${value}' is no block number`);
		}
		return value === undefined ? undefined : Number(value);
	}

	endpoint(): string {
		const endpoint = this.get('ws') ?? DEFAULT_ENDPOINT;
		const fault = faultOfEndpoint(endpoint);
		if (fault !== undefined) {
			throw new UsageError(`--ws: ${fault}`);
		}
		return endpoint;
	}

	/** The genesis block has no parent, and nothing happens in it. */
	blocks(): Blocks {
		const [from, to] = [Math.max(1, this.block('from') ?? 1), this.block('to')];
		if (to !== undefined && to < from) {
			throw new UsageError(`--to: block ${to} is before block ${from}`);
		}
		return { endpoint: this.endpoint(), from, to };
	}

	kinds(): ReadonlySet<Kind> {
		const names = this.get('only')?.split(',') ?? KINDS;
		return new Set(
			names.map((name) => {
				const kind = KINDS.find((each) => each === name);
				if (kind === undefined) {
					throw new UsageError(`--only: '${name}' is none of ${KINDS.join(', ')}`);
				}
				return kind;
			}),
		);
	}

	date(name: string): string {
		const date = this.get(name) ?? new Date().toISOString().slice(0, 10);
		if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))) {
			throw new UsageError(`--${name}: '${date}' is no date such as 2026-03-02`);
		}
		return date;
	}

	/** Where the books of a day are. */
	books(): { books: string } | { day: string; endpoint: string } {
		const books = this.get('books');
		if ((books === undefined) === (this.get('day') === undefined)) {
			throw new UsageError('balance needs either --books or --day');
		}
		return books === undefined
			? { day: this.date('day'), endpoint: this.endpoint() }
			: { books };
	}

	measure(): Measure {
		const measure = this.get('measure') ?? 'KWH';
		if (measure !== 'KWH' && measure !== 'MAW') {
			throw new UsageError(`--measure: '${measure}' is neither KWH nor MAW`);
		}
		return measure;
	}
}

/** Reads the command line; throws a {@link UsageError} if it is wrong. */
export function readOptions(args: readonly string[]): Options {
	const { values, positionals } = parse(args);
	const [name = '', more] = positionals;
	const command = COMMANDS.find((each) => each === name);
	if (values.help === true || name === 'help') {
		return { command: 'help', of: command };
	}
	if (command === undefined) {
		throw new UsageError(
			name === ''
				? `a command is missing: ${COMMANDS.join(', ')}`
				: `there is no command '${name}', but ${COMMANDS.join(', ')}`,
		);
	}
	const known = KNOWN[command];
	if (more !== undefined) {
		throw new UsageError(`there is an argument too many: ${more}`);
	}
	const foreign = Object.keys(values).find((each) => !known.includes(each));
	if (foreign !== undefined) {
		throw new UsageError(`${command} has no option --${foreign}`);
	}
	const reader = new Reader(command, values);
	switch (command) {
		case 'facts':
		case 'corrections':
			return { command, out: reader.need('out'), ...reader.blocks() };
		case 'documents':
			return {
				command,
				parties: reader.need('parties'),
				out: reader.need('out'),
				facts: reader.get('facts'),
				corrections: reader.get('corrections'),
				invoiced: reader.get('invoiced'),
				numbers: reader.get('numbers'),
				kinds: reader.kinds(),
				date: reader.date('date'),
				...reader.blocks(),
			};
		case 'balance':
			return {
				command,
				of: reader.books(),
				parties: reader.need('parties'),
				out: reader.need('out'),
				measure: reader.measure(),
			};
		default: {
			const [input, out] = [reader.get('in'), reader.get('out')];
			if ((input === undefined) === (out === undefined)) {
				throw new UsageError('allocations needs either --in or --out');
			}
			return {
				command: 'allocations',
				endpoint: reader.endpoint(),
				input,
				out,
				parties: reader.get('parties'),
			};
		}
	}
}
