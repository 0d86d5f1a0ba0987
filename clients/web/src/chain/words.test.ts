// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { decAnyMetadata, unifyMetadata } from '@polkadot-api/substrate-bindings';
import { describe, expect, it } from 'vitest';
import { CALLS, CONSOLE_CALLS, COUNCIL_CALLS, PROXY_CALLS } from './calls.js';

const METADATA = new URL('../../../../metadata/smartcharge.scale', import.meta.url);
const metadata = unifyMetadata(decAnyMetadata(readFileSync(METADATA)));
const TEXTS = new URL('../i18n/errors/en.ts', import.meta.url);
const LINKS = new URL('../state/desk/links.ts', import.meta.url);
const CONSOLE_TEXTS = new URL('../i18n/console/errors/en.ts', import.meta.url);

/** Codes that have words. The other languages have the same ones, or they do not compile. */
function codesOf(file: URL): Set<string | undefined> {
	return new Set(
		[...readFileSync(file, 'utf8').matchAll(/^\t'([\w.]+)':/gm)].map(([, code]) => code),
	);
}

const worded = codesOf(TEXTS);
/** Codes with words on a console. */
const wordedThere = new Set([...worded, ...codesOf(CONSOLE_TEXTS)]);

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

	it.each(CONSOLE_CALLS)('exist on a console for each error of %s', (path) => {
		const errors = errorsOf(path);
		expect(errors.length, 'the docs of the call name its errors').toBeGreaterThan(0);
		expect(errors.filter((code) => !wordedThere.has(code))).toEqual([]);
	});

	it('exist on a console for each error by which the council refuses a member', () => {
		// `Root` alone, or the genesis, can meet these.
		const others = ['AlreadyInitialized', 'TooManyProposals', 'PrimeAccountNotMember'];
		const errors = pallet('Council')
			.errors.filter(({ name }) => !others.includes(name))
			.map(({ name }) => `Council.${name}`);
		expect(errors.length).toBeGreaterThan(5);
		expect(errors.filter((code) => !wordedThere.has(code))).toEqual([]);
	});

	it('exist on a console for each error by which a proxy is not added or removed', () => {
		// Those by which a call of a proxy is refused.
		const others = ['NotProxy', 'Unproxyable', 'NoPermission', 'Unannounced'];
		const errors = pallet('Proxy')
			.errors.filter(({ name }) => !others.includes(name))
			.map(({ name }) => `Proxy.${name}`);
		expect(errors.length).toBeGreaterThan(3);
		expect(errors.filter((code) => !wordedThere.has(code))).toEqual([]);
	});

	it('exist once: a console adds those that the page does not have', () => {
		expect([...codesOf(CONSOLE_TEXTS)].filter((code) => worded.has(code))).toEqual([]);
	});

	it('exist for no error that the chain does not have', () => {
		const names = [
			...['Charging', 'Debts', 'Tokens', 'Balances', 'System', 'Council', 'Grid'],
			...['DemandResponse', 'Metering', 'Origin', 'Settlement', 'Consortium', 'Proxy'],
		];
		const real = new Set(
			names.flatMap((name) => pallet(name).errors.map((error) => `${name}.${error.name}`)),
		);
		const ours = [...wordedThere].filter((code) => names.includes(code?.split('.')[0] ?? ''));
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
		const known: readonly string[] = [
			...[...CALLS, ...CONSOLE_CALLS],
			...[...COUNCIL_CALLS, ...PROXY_CALLS],
		];
		expect(made.filter((path) => !known.includes(path))).toEqual([]);
		expect(CONSOLE_CALLS.filter((path) => !made.includes(path))).toEqual([]);
	});

	it('that consoles name for other programs are calls of the chain', () => {
		const camel = (name: string) => name.replace(/_(\w)/g, (_, c: string) => c.toUpperCase());
		const real = new Set(
			metadata.pallets.flatMap(({ name }) =>
				pallet(name).calls.map(
					(call) => `${name.charAt(0).toLowerCase()}${name.slice(1)}.${camel(call.name)}`,
				),
			),
		);
		const named = [...readFileSync(LINKS, 'utf8').matchAll(/^\t\t'(\w+\.\w+)'/gm)].map(
			([, call]) => call ?? '',
		);
		expect(named.length).toBeGreaterThan(20);
		expect(named.filter((call) => !real.has(call))).toEqual([]);
	});
});
