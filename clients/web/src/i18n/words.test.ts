// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
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
		return [fill('¤', '¤')];
	}
	return typeof value === 'object' && value !== null
		? Object.values(value).flatMap(texts)
		: [String(value)];
}

describe('the languages', () => {
	it.each([
		['Dutch', nl],
		['German', de],
	])('have the same keys as English: %s', (_, words) => {
		expect(paths(words)).toEqual(paths(en));
	});

	it.each([
		['Dutch', nlErrors],
		['German', deErrors],
	])('have words for the same failures as English: %s', (_, words) => {
		expect(Object.keys(words)).toEqual(Object.keys(enErrors));
	});

	it('leave no text empty, and fill in what they are given', () => {
		for (const words of [en, nl, de]) {
			expect(texts(words).filter((text) => text.trim() === '')).toEqual([]);
		}
		const filled = (words: unknown) => texts(words).map((text) => text.split('¤').length);
		expect(filled(nl)).toEqual(filled(en));
		expect(filled(de)).toEqual(filled(en));
	});

	it('say what to do next after each failure', () => {
		for (const words of [enErrors, nlErrors, deErrors]) {
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
			/^\.grid\.(energy|money|day|guard)$/,
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
	});
});
