// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFile } from 'node:fs/promises';
import { ScenarioError } from './reader.js';

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
