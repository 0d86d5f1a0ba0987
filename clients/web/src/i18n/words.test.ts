// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { de as deConsole } from './console/de.js';
import { en as enConsole } from './console/en.js';
import { errors as deConsoleErrors } from './console/errors/de.js';
import { errors as enConsoleErrors } from './console/errors/en.js';
import { errors as nlConsoleErrors } from './console/errors/nl.js';
import { nl as nlConsole } from './console/nl.js';
import { de } from './de.js';
import { en } from './en.js';
import { errors as deErrors } from './errors/de.js';
import { errors as enErrors } from './errors/en.js';
import { errors as nlErrors } from './errors/nl.js';
import { nl } from './nl.js';

/** Paths of all texts, with the number of what is filled in. */
function paths(value: unknown, path = ''): string[] {
	if (typeof value === 'function') {
		return [`${path}(${value.length})`];
	}
	if (typeof value === 'object' && value !== null) {
		return Object.entries(value).flatMap(([key, inner]) => paths(inner, `${path}.${key}`));
	}
	return [path];
}

/** All texts, filled in. */
function texts(value: unknown): string[] {
	if (typeof value === 'function') {
		const fill = value as (...args: string[]) => string;
		return [fill('¤', '¤', '¤')];
	}
	return typeof value === 'object' && value !== null
		? Object.values(value).flatMap(texts)
		: [String(value)];
}

describe('the languages', () => {
	it.each([
		['Dutch', nl, en],
		['German', de, en],
		['Dutch, consoles', nlConsole, enConsole],
		['German, consoles', deConsole, enConsole],
	])('have the same keys as English: %s', (_, words, english) => {
		expect(paths(words)).toEqual(paths(english));
	});

	it.each([
		['Dutch', nlErrors, enErrors],
		['German', deErrors, enErrors],
		['Dutch, consoles', nlConsoleErrors, enConsoleErrors],
		['German, consoles', deConsoleErrors, enConsoleErrors],
	])('have words for the same failures as English: %s', (_, words, english) => {
		expect(Object.keys(words)).toEqual(Object.keys(english));
	});

	it('leave no text empty, and fill in what they are given', () => {
		for (const words of [en, nl, de, enConsole, nlConsole, deConsole]) {
			expect(texts(words).filter((text) => text.trim() === '')).toEqual([]);
		}
		const filled = (words: unknown) => texts(words).map((text) => text.split('¤').length);
		expect(filled(nl)).toEqual(filled(en));
		expect(filled(de)).toEqual(filled(en));
		expect(filled(nlConsole)).toEqual(filled(enConsole));
		expect(filled(deConsole)).toEqual(filled(enConsole));
	});

	it('say what to do next after each failure', () => {
		const catalogues = [
			...[enErrors, nlErrors, deErrors],
			...[enConsoleErrors, nlConsoleErrors, deConsoleErrors],
		];
		for (const words of catalogues) {
			const silent = Object.entries(words).filter(([, { says, next }]) => !says || !next);
			expect(silent).toEqual([]);
		}
	});
});

describe('the texts', () => {
	it('are all used', () => {
		const sources = Object.values(
			import.meta.glob<string>('../**/*.{svelte,ts}', {
				query: '?raw',
				import: 'default',
				eager: true,
			}),
		).join('\n');
		// Tables that are indexed by what the chain reports.
		const TABLES = [
			/^\.(carriers|status|events|unit|process\.(state|lead)|receipt\.(reasons|outcomes))\./,
			/^\.settings\.(themes|states)\./,
			/^\.past\.checks\./,
			/^\.grid\.(energy|money|day|past|guard)$/,
		];
		const unused = paths(en)
			.map((path) => path.replace(/\(\d\)$/, ''))
			.filter((path) => !TABLES.some((table) => table.test(path)))
			.filter((path) => {
				const [, section = '', key = ''] = path.split('.');
				const used = new RegExp(`words\\.${section}\\.${key}\\b|word: .*'${key}'`);
				return !used.test(sources);
			});
		expect(unused).toEqual([]);
		// The same on consoles, whose words are called `say`.
		const CONSOLE_TABLES = [
			/^\.(roles|work|tabs|chainRoles|stops)\./,
			/^\.dso\.(directions|states|baseFault|purposes|waits|sourceStates)\./,
			/^\.supplier\.(offerStates|priceFaults)\./,
			/^\.books\.(volumes|nettings|causes|stages)\./,
			/^\.brp\.(csvFaults|tradeStates)\./,
			/^\.consortium\.(standings|voted)\./,
		];
		const unusedThere = paths(enConsole)
			.map((path) => path.replace(/\(\d\)$/, ''))
			.filter((path) => !CONSOLE_TABLES.some((table) => table.test(path)))
			.filter((path) => {
				const [, section = '', key = ''] = path.split('.');
				return !new RegExp(`say\\.${section}\\.${key}\\b`).test(sources);
			});
		expect(unusedThere).toEqual([]);
	});
});
