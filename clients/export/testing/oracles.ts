// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Programs that others wrote, which check the documents. `scripts/setup.sh --oracles` installs them. */

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';

const ORACLES = join(homedir(), '.cache', 'smartcharge', 'oracles');

/** How a program ended. */
export interface Outcome {
	code: number;
	out: string;
	err: string;
}

/** Runs a program. */
function run(program: string, args: readonly string[]): Promise<Outcome> {
	if (!existsSync(program)) {
		throw new Error(`there is no ${program}: run scripts/setup.sh --oracles`);
	}
	const env = { ...process.env, NO_COLOR: '1', PYTHONDONTWRITEBYTECODE: '1' };
	return new Promise((resolve) => {
		const child = execFile(
			program,
			[...args],
			{ env, maxBuffer: 1 << 26 },
			(error, out, err) => {
				const code = error === null ? 0 : (child.exitCode ?? 1);
				resolve({ code, out, err });
			},
		);
	});
}

/** A program of the folder of tools, such as `bin/ocpi-tariffs`. */
export function tool(name: string, ...args: string[]): Promise<Outcome> {
	return run(join(ORACLES, name), args);
}

/** A script of `oracles/`, in the Python environment that has what it needs. */
export function script(
	environment: 'documents' | 'ocpi',
	name: string,
	...args: string[]
): Promise<Outcome> {
	const path = fileURLToPath(new URL(`../oracles/${name}`, import.meta.url));
	return run(join(ORACLES, environment, 'bin', 'python'), [path, ...args]);
}

/** A folder for the tests of a file, removed after them; gives the path of a file in it. */
export function useFolder(): (name: string) => string {
	let folder = '';
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'smartcharge-export-'));
	});
	afterAll(async () => {
		await rm(folder, { recursive: true });
	});
	return (name) => join(folder, name);
}
