// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ScenarioError } from './reader.js';
import { parseScenario, type Scenario } from './schema.js';

/** The scenario of the thesis, played when no other is named. */
export const DEFAULT_SCENARIO = fileURLToPath(
	new URL('../../scenarios/thesis.json', import.meta.url),
);

/** Reads and checks a scenario file. */
export async function loadScenario(path: string): Promise<Scenario> {
	return parseScenario(await readScenario(path));
}

/** Reads the JSON of a scenario file. */
export async function readScenario(path: string): Promise<unknown> {
	let text: string;
	try {
		text = await readFile(path, 'utf8');
	} catch (error) {
		throw new ScenarioError([`cannot read it: ${(error as Error).message}`]);
	}
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new ScenarioError([`not JSON: ${(error as Error).message}`]);
	}
}
