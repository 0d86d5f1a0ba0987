// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { decAnyMetadata, unifyMetadata } from '@polkadot-api/substrate-bindings';
import { describe, expect, it } from 'vitest';
import { CALLS } from './calls.js';

const METADATA = new URL('../../../../metadata/smartcharge.scale', import.meta.url);
const metadata = unifyMetadata(decAnyMetadata(readFileSync(METADATA)));
const TEXTS = new URL('../i18n/errors/en.ts', import.meta.url);

/** Codes that have words. The other languages have the same ones, or they do not compile. */
const worded = new Set(
	[...readFileSync(TEXTS, 'utf8').matchAll(/^\t'([\w.]+)':/gm)].map(([, code]) => code),
);

interface Variant {
	name: string;
	docs: string[];
}

function variants(type: number | undefined): Variant[] {
	const def = type === undefined ? undefined : metadata.lookup[type]?.def;
	return def?.tag === 'variant' ? def.value : [];
}

function pallet(name: string) {
	const found = metadata.pallets.find((one) => one.name === name);
	return {
		calls: variants(typeof found?.calls === 'object' ? found.calls.type : found?.calls),
		errors: variants(typeof found?.errors === 'object' ? found.errors.type : found?.errors),
	};
}

/** Errors that the docs of a call name. */
function errorsOf(path: string): string[] {
	const [name = '', call] = path.split('.');
	const docs = pallet(name).calls.find((one) => one.name === call)?.docs ?? [];
	return [...docs.join('\n').matchAll(/\[`Error::(\w+)`\]/g)].map(
		([, error]) => `${name}.${error ?? ''}`,
	);
}

describe('words for errors', () => {
	it.each(CALLS)('exist for each error of %s', (path) => {
		const errors = errorsOf(path);
		expect(errors.length, 'the docs of the call name its errors').toBeGreaterThan(0);
		expect(errors.filter((code) => !worded.has(code))).toEqual([]);
	});

	it('exist for no error that the chain does not have', () => {
		const names = ['Charging', 'Debts', 'Tokens', 'Balances', 'System'];
		const real = new Set(
			names.flatMap((name) => pallet(name).errors.map((error) => `${name}.${error.name}`)),
		);
		const ours = [...worded].filter((code) => names.includes(code?.split('.')[0] ?? ''));
		expect(ours.filter((code) => !real.has(code ?? ''))).toEqual([]);
	});
});

describe('the calls of the page', () => {
	it('are all among those whose errors have words', () => {
		const pages = import.meta.glob<string>('../{pages,state}/**/*.{svelte,ts}', {
			query: '?raw',
			import: 'default',
			eager: true,
		});
		const made = Object.values(pages).flatMap((text) =>
			[...text.matchAll(/pallet: '(\w+)',\s*call: '(\w+)'/g)].map(
				([, name, call]) => `${name ?? ''}.${call ?? ''}`,
			),
		);
		expect(made.length).toBeGreaterThan(5);
		expect(made.filter((path) => !CALLS.some((call) => call === path))).toEqual([]);
	});
});
