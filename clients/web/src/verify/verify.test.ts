// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { energy, money, text, time } from '@smartcharge/export/receipt/verify/result';
import { sentence } from '@smartcharge/export/receipt/verify/words';
import { de } from '../i18n/verify/de.js';
import { en } from '../i18n/verify/en.js';
import { nl } from '../i18n/verify/nl.js';
import { publishedIn } from './published.js';
import { showIn } from './show.js';

const KEY = 'ab'.repeat(32);

describe('what members publish', () => {
	it('is read with and without 0x, in any case, one after the other', () => {
		expect(publishedIn(` 0x${KEY},\n${KEY.toUpperCase()} ; `)).toEqual({
			known: [`0x${KEY}`, `0x${KEY}`],
			unknown: undefined,
		});
		expect(publishedIn('')).toEqual({ known: [], unknown: undefined });
	});

	it('is named if it is neither a hash nor a key', () => {
		expect(publishedIn(`0x${KEY} Validator`).unknown).toBe('Validator');
		expect(publishedIn(`0x${KEY}00`).unknown).toBe(`0x${KEY}00`);
	});
});

describe('figures', () => {
	it('have all digits, in the form of the language', () => {
		const dutch = showIn('nl-NL', 'Europe/Amsterdam');
		expect(dutch(money(1_234_567_891n))).toBe('1.234,567891');
		expect(dutch(money(500_000n))).toBe('0,50');
		expect(dutch(energy(-1n))).toBe('-0,001 kWh');
		const english = showIn('en-GB', 'Europe/Amsterdam');
		expect(english(time(1_796_057_124_002n))).toContain('.002');
		expect(english(text('0x00'))).toBe('0x00');
		// No date has this number.
		expect(english(time(2n ** 63n))).toBe('9223372036854775808');
	});

	it('are both in a sentence about a difference', () => {
		const finding = {
			code: 'field',
			at: text('toDso'),
			stated: money(1n),
			right: money(2_000_000n),
		};
		expect(sentence(de, finding, showIn('de-DE'))).toBe(
			'An den Netzbetreiber bezahlt: Auf dem Beleg steht 0,000001, das Netzwerk hat 2,00.',
		);
		expect(sentence(en, { ...finding, code: 'part-amount', at: text('3') }, showIn('en'))).toBe(
			'Step 3, price of the energy: the receipt states 0.000001, it has to be 2.00.',
		);
	});
});

/** All texts by their paths; what is filled in is `¤`. */
function texts(value: unknown, path = ''): [string, string][] {
	if (typeof value === 'function') {
		const fill = value as (filled: unknown) => string;
		return [[path, fill(Object.assign('¤', { at: '¤', stated: '¤', right: '¤' }))]];
	}
	return typeof value === 'object' && value !== null
		? Object.entries(value).flatMap(([key, inner]) => texts(inner, `${path}.${key}`))
		: [[path, String(value)]];
}

describe('the languages of the checks', () => {
	const english = texts(en);

	it.each([
		['Dutch', nl],
		['German', de],
	])('have the same texts as English, in which the same is filled in: %s', (_, words) => {
		const others = new Map(texts(words));
		expect([...others.keys()].sort()).toEqual(english.map(([path]) => path).sort());
		for (const [path, text] of english) {
			const other = others.get(path) ?? '';
			expect(other.trim(), path).not.toBe('');
			expect(other.split('¤').length, path).toBe(text.split('¤').length);
		}
	});

	it('have words for the codes of findings, and for no others', () => {
		const sources = Object.values(
			import.meta.glob<string>(
				'../../../export/src/receipt/verify/{check,fields,network}.ts',
				{
					query: '?raw',
					import: 'default',
					eager: true,
				},
			),
		).join('\n');
		const codes = [
			...sources.matchAll(/\bcode: '([\w-]+)'/g),
			...sources.matchAll(/\b(?:same|amount|most|decoded|inner)\(\s*'([\w-]+)'/g),
		].map(([, code]) => code ?? '');
		expect(new Set(codes).size).toBeGreaterThan(40);
		const known = Object.keys(en.findings);
		expect(codes.filter((code) => !known.includes(code))).toEqual([]);
		const used = (code: string) => sources.includes(`'${code}'`) || code.startsWith('more-');
		expect(known.filter((code) => !used(code))).toEqual([]);
	});
});
