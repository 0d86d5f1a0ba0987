// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import {
	DEFAULT_BOOKS,
	DEFAULT_DAY,
	DEFAULT_FOLDER,
	DEFAULT_PICTURE,
	DEFAULT_SCENARIO,
	readOptions,
	UsageError,
} from './options.js';

describe('the command line', () => {
	it('plays the thesis by default', () => {
		expect(readOptions([])).toEqual({
			help: false,
			play: 'scenario',
			file: DEFAULT_SCENARIO,
			endpoint: 'ws://127.0.0.1:9944',
			picture: DEFAULT_PICTURE,
			folder: DEFAULT_FOLDER,
			check: false,
		});
	});

	it('names a scenario, or a day', () => {
		expect(readOptions(['own.json', '--check'])).toMatchObject({
			file: 'own.json',
			check: true,
		});
		expect(readOptions(['smartcharge'])).toMatchObject({
			play: 'smartcharge',
			file: DEFAULT_DAY,
		});
		const day = ['smartcharge', 'own.json', '--picture', 'a.svg', '--ws', 'wss://node.example'];
		expect(readOptions(day)).toMatchObject({
			play: 'smartcharge',
			file: 'own.json',
			picture: 'a.svg',
			endpoint: 'wss://node.example',
		});
		expect(readOptions(['books'])).toMatchObject({ play: 'books', file: DEFAULT_BOOKS });
		expect(readOptions(['books', 'own.json', '--out', 'papers'])).toMatchObject({
			play: 'books',
			file: 'own.json',
			folder: 'papers',
		});
	});

	it.each([
		[['--bogus'], "Unknown option '--bogus'"],
		[['--ws'], "Option '--ws <value>' argument missing"],
		[['--ws', 'notaurl'], "--ws: 'notaurl' is not an address, such as ws://127.0.0.1:9944"],
		[
			['--ws', 'http://127.0.0.1:9944'],
			"--ws: 'http://127.0.0.1:9944' does not begin with ws:// or wss://",
		],
		[['a.json', 'b.json'], 'one file can be played, not 2: a.json, b.json'],
		[['smartcharge', 'a.json', 'b.json'], 'one file can be played, not 2: a.json, b.json'],
		[['books', 'a.json', 'b.json'], 'one file can be played, not 2: a.json, b.json'],
		[['books', '--picture', 'a.svg'], '--picture: only a day has a picture'],
		[['smartcharge', '--out', 'papers'], '--out: only a day with books has documents'],
		[['own.json', '--picture', 'a.svg'], '--picture: only a day has a picture'],
	])('%j is refused', (args, message) => {
		expect(() => readOptions(args)).toThrow(UsageError);
		expect(() => readOptions(args)).toThrow(message);
	});
});
