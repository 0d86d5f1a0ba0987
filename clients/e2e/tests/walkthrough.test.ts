// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useWorld } from '../support/world.js';

const world = useWorld();
const PAGE = new URL('../../../docs/polkadot-js.md', import.meta.url);
// Below the packages, so that the blocks find those that they import.
const PACKAGES = fileURLToPath(new URL('../../node_modules', import.meta.url));
/** A line of the page that stands for any number of printed lines. */
const OMISSION = /^\[\.\..*\]$/;

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(PACKAGES, '.walkthrough-'));
});
afterAll(async () => {
	await rm(folder, { recursive: true });
});

/** The fenced blocks of a page in `language`. */
function blocks(page: string, language: string): string[] {
	const fence = new RegExp('```' + language + '\\n(.*?)```', 'gs');
	return [...page.matchAll(fence)].map(([, text = '']) => text);
}

/** What a page shows as a pattern, for some lines are left out there. */
function pattern(shown: string): RegExp {
	const lines = shown.trimEnd().split('\n');
	const escaped = lines.map((line) =>
		OMISSION.test(line) ? '[^]*' : line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
	);
	return new RegExp(`^${escaped.join('\n')}\n$`);
}

describe('the scenario by hand', () => {
	it('does what the page says when its blocks are run in order', async () => {
		const page = await readFile(PAGE, 'utf8');
		const script = join(folder, 'walk.mjs');
		await writeFile(script, blocks(page, 'js').join('\n'));
		const child = spawn(process.execPath, [script], {
			env: { ...process.env, ENDPOINT: world().node.endpoint },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let out = '';
		let err = '';
		child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
		child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
		const [code] = (await once(child, 'close')) as [number];
		expect(code, err).toBe(0);
		const [shown = ''] = blocks(page, 'text').slice(-1);
		expect(out).toMatch(pattern(shown));
	});
});
