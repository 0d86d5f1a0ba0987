// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Plays a scenario on a development chain: `npm run demo -- --help`. */

import { resolve } from 'node:path';
import type { ApiPromise } from '@polkadot/api';
import { connect } from '@smartcharge/chain';
import { loadPlan, playBooks } from './books/perform.js';
import { loadDay, playDay } from './day/perform.js';
import { readOptions, USAGE, UsageError, type Options } from './options.js';
import { ScenarioError } from './scenario/reader.js';
import { loadScenario, playScenario } from './thesis/perform.js';

/** How long to wait for a node that is starting: a debug build on a busy machine takes a while. */
const START_TIMEOUT_MS = 120_000;

/** Plays on a chain; returns whether the chain did what it must. */
type Performance = (api: ApiPromise) => Promise<boolean>;

function say(text = ''): void {
	process.stdout.write(`${text}\n`);
}

function complain(text: string): void {
	process.stderr.write(`${text}\n`);
}

/** Reads the file, so that its faults are reported before anything is played. */
async function prepare({ play, file, picture, folder }: Options): Promise<Performance> {
	switch (play) {
		case 'books': {
			const plan = await loadPlan(file);
			return (api) => playBooks(api, plan, resolve(folder), say);
		}
		case 'smartcharge': {
			const day = await loadDay(file);
			return (api) => playDay(api, day, picture, say);
		}
		case 'scenario': {
			const scenario = await loadScenario(file);
			return (api) => playScenario(api, scenario, say);
		}
	}
}

async function perform(endpoint: string, performance: Performance): Promise<number> {
	const api = await connect(endpoint, START_TIMEOUT_MS, () => {
		complain(`Waiting for a node at ${endpoint}.`);
	});
	try {
		return (await performance(api)) ? 0 : 1;
	} finally {
		await api.disconnect();
	}
}

async function main(): Promise<number> {
	const options = readOptions(process.argv.slice(2));
	if (options.help) {
		say(USAGE);
		return 0;
	}
	let performance: Performance;
	try {
		performance = await prepare(options);
	} catch (error) {
		if (error instanceof ScenarioError) {
			complain(`${options.file} cannot be played:\n${error.message}`);
			return 2;
		}
		throw error;
	}
	return options.check ? 0 : perform(options.endpoint, performance);
}

try {
	process.exitCode = await main();
} catch (error) {
	complain(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
	if (error instanceof UsageError) {
		complain(`\n${USAGE}`);
		process.exitCode = 2;
	}
}
