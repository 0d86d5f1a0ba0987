// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';

const CLIENTS = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the demo against the node at `endpoint` as a user does. */
export async function runDemo(
	endpoint: string,
	...args: string[]
): Promise<{ code: number; out: string; err: string }> {
	const child = spawn(
		process.execPath,
		['--import', 'tsx', 'demo/src/main.ts', ...args, '--ws', endpoint],
		{ cwd: CLIENTS, stdio: ['ignore', 'pipe', 'pipe'] },
	);
	let out = '';
	let err = '';
	child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
	const [code] = (await once(child, 'close')) as [number];
	return { code, out, err };
}

/** A folder for the tests of a file, removed after them; gives the path of a file in it. */
export function useFolder(): (name: string) => string {
	let folder = '';
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'smartcharge-demo-'));
	});
	afterAll(async () => {
		await rm(folder, { recursive: true });
	});
	return (name) => join(folder, name);
}
