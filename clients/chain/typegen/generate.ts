// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
	generateDefaultConsts,
	generateDefaultErrors,
	generateDefaultEvents,
	generateDefaultLookup,
	generateDefaultQuery,
	generateDefaultRuntime,
	generateDefaultTx,
} from '@polkadot/typegen/generate';
import type { Definitions } from '@polkadot/types/types';
import type { HexString } from '@polkadot/util/types';

const HEADER = `// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

// Written by \`npm run types\` from metadata/smartcharge.scale; do not edit.
`;

/** Files that depend on the metadata, by name. */
const AUGMENTS = {
	consts: generateDefaultConsts,
	events: generateDefaultEvents,
	query: generateDefaultQuery,
	runtime: generateDefaultRuntime,
	tx: generateDefaultTx,
};

/** The TypeScript that types the API for a chain with `metadata`, by the name of the file. */
export async function generate(metadata: HexString): Promise<Map<string, string>> {
	const folder = await mkdtemp(join(tmpdir(), 'smartcharge-types-'));
	try {
		await quietly(async () => {
			generateDefaultLookup(folder, metadata);
			const lookup = await loadLookup(folder);
			for (const [name, write] of Object.entries(AUGMENTS)) {
				write(join(folder, `augment-${name}.ts`), metadata, {}, true, lookup);
			}
			generateDefaultErrors(join(folder, 'augment-errors.ts'), metadata, {}, true);
		});
		const names = (await readdir(folder))
			.filter((name) => name.endsWith('.ts') && name !== 'index.ts')
			.sort();
		const files = new Map<string, string>();
		for (const name of names) {
			files.set(name, withNames(clean(await readFile(join(folder, name), 'utf8'))));
		}
		files.set('index.ts', indexOf(names));
		return files;
	} finally {
		await rm(folder, { recursive: true });
	}
}

/** Replaces the files of `folder` by those for a chain with `metadata`. */
export async function writeTypes(metadata: HexString, folder: string): Promise<string[]> {
	const files = await generate(metadata);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	for (const [name, text] of files) {
		await writeFile(join(folder, name), text);
	}
	return [...files.keys()];
}

/** The names of the files of `folder` that are not those for a chain with `metadata`. */
export async function staleTypes(metadata: HexString, folder: string): Promise<string[]> {
	const wanted = await generate(metadata);
	const present = await readdir(folder);
	const stale = present.filter((name) => !wanted.has(name));
	for (const [name, text] of wanted) {
		const old = present.includes(name) ? await readFile(join(folder, name), 'utf8') : '';
		if (old !== text) {
			stale.push(name);
		}
	}
	return stale.sort();
}

async function loadLookup(folder: string): Promise<Definitions> {
	// A module of plain data, written for the generators of the API.
	await rename(join(folder, 'lookup.ts'), join(folder, 'lookup.mjs'));
	const module = (await import(pathToFileURL(join(folder, 'lookup.mjs')).href)) as {
		default: Record<string, string>;
	};
	return { rpc: {}, types: module.default };
}

function indexOf(names: readonly string[]): string {
	const imports = names.map((name) => `import './${name.replace(/\.ts$/, '.js')}';`);
	return `${HEADER}\n${imports.join('\n')}\n`;
}

/** Names the types that the generators leave as numbers: those of arrays within tuples. */
function withNames(text: string): string {
	const names = new Map<string, string>();
	for (const [, name = '', number = ''] of text.matchAll(/@name (\w+) \((\d+)\)/g)) {
		names.set(number, name);
	}
	return text.replace(/\bLookup(\d+)\b/g, (all, number: string) => names.get(number) ?? all);
}

function clean(text: string): string {
	const body = text
		.replace(/^\/\/ Auto-generated via .*\n/m, '')
		.replace(/^\/\* eslint-disable \*\/\n/m, '')
		.replace(/[ \t]+$/gm, '')
		.trim();
	return `${HEADER}\n${body}\n`;
}

/** Runs `work` without the chatter of the generators on the console. */
async function quietly(work: () => Promise<void>): Promise<void> {
	/* eslint-disable no-console */
	const { log, warn } = console;
	console.log = console.warn = () => undefined;
	try {
		await work();
	} finally {
		Object.assign(console, { log, warn });
	}
	/* eslint-enable no-console */
}
