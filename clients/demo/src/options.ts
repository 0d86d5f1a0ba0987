// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DEFAULT_ENDPOINT, faultOfEndpoint } from '@smartcharge/chain';

/** The scenario of the thesis, played when no other is named. */
export const DEFAULT_SCENARIO = scenarioFile('thesis');

/** The day that is played when no other is named. */
export const DEFAULT_DAY = scenarioFile('smartcharge');

/** Where the picture goes when no other place is named. */
export const DEFAULT_PICTURE = fileURLToPath(
	new URL('../../../target/smartcharge-day.svg', import.meta.url),
);

/** Names the day in place of a scenario file. */
const DAY = 'smartcharge';

export const USAGE = `Usage: npm run demo -- [scenario.json] [--ws url]
       npm run demo -- smartcharge [day.json] [--ws url] [--picture file.svg]
       npm run demo -- [smartcharge] [file.json] --check

Plays a scenario on a development chain (smartcharge-node --dev) as custodian, CSO, suppliers, DSO,
drivers and meters, and compares what the chain did with an independent calculation.

  scenario.json   charging processes; by default demo/scenarios/thesis.json
  smartcharge     a day at a charging location where drivers choose the source of their energy
  day.json        that day; by default demo/scenarios/smartcharge.json
  --picture file  where the picture of the day goes; by default target/smartcharge-day.svg of the
                  repository
  --ws url        the node; by default ${DEFAULT_ENDPOINT}
  --check         checks the file and the arguments, and plays nothing

The exit code is 0 if all numbers agree, 1 if one does not or the play fails, and 2 if an argument
or the file is wrong.
`;

/** Parsed command line. */
export interface Options {
	help: boolean;
	/** Whether to play a day in place of a scenario. */
	day: boolean;
	file: string;
	endpoint: string;
	picture: string;
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
	const day = first === DAY;
	const files = day || first === undefined ? others : positionals;
	if (files.length > 1) {
		throw new UsageError(`one file can be played, not ${files.length}: ${files.join(', ')}`);
	}
	if (values.picture !== undefined && !day) {
		throw new UsageError('--picture: only a day has a picture (smartcharge)');
	}
	const fault = faultOfEndpoint(values.ws);
	if (fault !== undefined) {
		throw new UsageError(`--ws: ${fault}`);
	}
	return {
		help: values.help,
		day,
		file: files[0] ?? (day ? DEFAULT_DAY : DEFAULT_SCENARIO),
		endpoint: values.ws,
		picture: values.picture ?? DEFAULT_PICTURE,
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
