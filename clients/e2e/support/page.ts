// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

/** How long a script may run, in ms: two of them take less time than a test may. */
const SCRIPT_TIMEOUT_MS = 140_000;

const DOCS = new URL('../../../docs/', import.meta.url);
// Below the packages, so that blocks find those that they import.
const PACKAGES = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** Reads a page of the docs. */
export function readPage(name: string): Promise<string> {
	return readFile(new URL(name, DOCS), 'utf8');
}

/** The fenced blocks of a page in `language`. */
export function blocks(page: string, language: string): string[] {
	const fence = new RegExp('```' + language + '\\n(.*?)```', 'gs');
	return [...page.matchAll(fence)].map(([, text = '']) => text);
}

/** The section of a page below a heading, up to the next one of its level. */
export function section(page: string, heading: string): string {
	const [, text] = page.split(`\n## ${heading}\n`);
	return text?.split('\n## ')[0] ?? '';
}

/** Runs a script, which must succeed, and returns what it prints. */
export async function run(script: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
	const folder = await mkdtemp(join(PACKAGES, '.blocks-'));
	try {
		const file = join(folder, 'block.mjs');
		await writeFile(file, script);
		const child = spawn(process.execPath, [file], {
			env: { ...process.env, ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
			timeout: SCRIPT_TIMEOUT_MS,
			killSignal: 'SIGKILL',
		});
		let out = '';
		let err = '';
		child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
		child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
		const [code] = (await once(child, 'close')) as [number | null];
		expect(code, `${out}${err}`).toBe(0);
		return out;
	} finally {
		await rm(folder, { recursive: true });
	}
}
