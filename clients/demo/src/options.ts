// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DEFAULT_ENDPOINT, faultOfEndpoint } from '@smartcharge/chain';

/** The scenario of the thesis, played when no other is named. */
export const DEFAULT_SCENARIO = scenarioFile('thesis');

/** The day that is played when no other is named. */
export const DEFAULT_DAY = scenarioFile('smartcharge');

/** The day with books that is played when no other is named. */
export const DEFAULT_BOOKS = scenarioFile('books');

/** Where the documents of a day with books go when no other place is named. */
export const DEFAULT_FOLDER = fileURLToPath(
	new URL('../../../target/smartcharge-books', import.meta.url),
);

/** Where the picture goes when no other place is named. */
export const DEFAULT_PICTURE = fileURLToPath(
	new URL('../../../target/smartcharge-day.svg', import.meta.url),
);

/** What can be played: a scenario of charging processes, or a day by its name. */
export type Play = 'scenario' | 'smartcharge' | 'books';

/** The file that is played when no other is named. */
const FILES: Readonly<Record<Play, string>> = {
	scenario: DEFAULT_SCENARIO,
	smartcharge: DEFAULT_DAY,
	books: DEFAULT_BOOKS,
};

export const USAGE = `Usage: npm run demo -- [scenario.json] [--ws url]
       npm run demo -- smartcharge [day.json] [--ws url] [--picture file.svg]
       npm run demo -- books [day.json] [--ws url] [--out folder]
       npm run demo -- [smartcharge | books] [file.json] --check

Plays a scenario on a development chain (smartcharge-node --dev) as custodian, CSO, suppliers, DSO,
drivers and meters, and compares what the chain did with an independent calculation.

  scenario.json   charging processes; by default demo/scenarios/thesis.json
  smartcharge     a day at a charging location where drivers choose the source of their energy
  books           a day of 25 hours with all that follows: statements, a wrong meter, a dispute,
                  invoices, charge detail records; the node must be an archive
                  (--state-pruning archive --blocks-pruning archive)
  day.json        that day; by default demo/scenarios/smartcharge.json or books.json
  --picture file  where the picture of the day goes; by default target/smartcharge-day.svg of the
                  repository
  --out folder    where the documents go, in place of what is there; by default
                  target/smartcharge-books of the repository
  --ws url        the node; by default ${DEFAULT_ENDPOINT}
  --check         checks the file and the arguments, and plays nothing

The exit code is 0 if all numbers agree, 1 if one does not or the play fails, and 2 if an argument
or the file is wrong.
`;

/** Parsed command line. */
export interface Options {
	help: boolean;
	play: Play;
	file: string;
	endpoint: string;
	picture: string;
	/** Where documents go. */
	folder: string;
	/** Whether to check alone. */
	check: boolean;
}

/** An argument is wrong. */
export class UsageError extends Error {}

/** The path of a scenario that comes with the demo. */
export function scenarioFile(name: string): string {
	return fileURLToPath(new URL(`../scenarios/${name}.json`, import.meta.url));
}

/** Reads the command line; throws a {@link UsageError} if it is wrong. */
export function readOptions(args: readonly string[]): Options {
	const { values, positionals } = parse(args);
	const [first, ...others] = positionals;
	const play = first === 'smartcharge' || first === 'books' ? first : 'scenario';
	const files = play === 'scenario' ? positionals : others;
	if (files.length > 1) {
		throw new UsageError(`one file can be played, not ${files.length}: ${files.join(', ')}`);
	}
	if (values.picture !== undefined && play !== 'smartcharge') {
		throw new UsageError('--picture: only a day has a picture (smartcharge)');
	}
	if (values.out !== undefined && play !== 'books') {
		throw new UsageError('--out: only a day with books has documents (books)');
	}
	const fault = faultOfEndpoint(values.ws);
	if (fault !== undefined) {
		throw new UsageError(`--ws: ${fault}`);
	}
	return {
		help: values.help,
		play,
		file: files[0] ?? FILES[play],
		endpoint: values.ws,
		picture: values.picture ?? DEFAULT_PICTURE,
		folder: values.out ?? DEFAULT_FOLDER,
		check: values.check,
	};
}

function parse(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				ws: { type: 'string', default: DEFAULT_ENDPOINT },
				picture: { type: 'string' },
				out: { type: 'string' },
				check: { type: 'boolean', default: false },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
	} catch (error) {
		// What follows the first sentence is about arguments that begin with a dash.
		const [message = ''] = (error instanceof Error ? error.message : String(error)).split(
			/[.\n]/,
		);
		throw new UsageError(message);
	}
}
