// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { readOptions, usageOf, UsageError } from './options.js';

describe('the command line', () => {
	it('reads facts of a range of blocks', () => {
		expect(readOptions(['facts', '--out', 'f', '--from', '7', '--to', '9'])).toEqual({
			command: 'facts',
			out: 'f',
			from: 7,
			to: 9,
			endpoint: 'ws://127.0.0.1:9944',
		});
		expect(readOptions(['facts', '--out', 'f', '--from', '0'])).toMatchObject({
			from: 1,
			to: undefined,
		});
	});

	it('reads corrections of a range of blocks', () => {
		expect(readOptions(['corrections', '--out', 'c', '--from', '7'])).toMatchObject({
			command: 'corrections',
			out: 'c',
			from: 7,
			to: undefined,
		});
	});

	it('writes documents of a file, all or some of them', () => {
		const options = ['documents', '--parties', 'p', '--out', 'o', '--facts', 'f'];
		expect(readOptions([...options, '--only', 'ocpi', '--date', '2026-03-02'])).toMatchObject({
			facts: 'f',
			kinds: new Set(['ocpi']),
			date: '2026-03-02',
		});
		expect(readOptions(options)).toMatchObject({
			kinds: new Set(['receipts', 'ocpi', 'invoices']),
		});
	});

	it('reads the books of a day from a file or from a node', () => {
		const options = ['balance', '--parties', 'p', '--out', 'o'];
		expect(readOptions([...options, '--books', 'b'])).toMatchObject({ of: { books: 'b' } });
		expect(readOptions([...options, '--day', '2027-10-31'])).toMatchObject({
			of: { day: '2027-10-31', endpoint: 'ws://127.0.0.1:9944' },
		});
	});

	it('has a help of all, and one of each command', () => {
		expect(readOptions(['--help'])).toEqual({ command: 'help', of: undefined });
		expect(readOptions(['help'])).toEqual({ command: 'help', of: undefined });
		expect(readOptions(['balance', '--help'])).toEqual({ command: 'help', of: 'balance' });
		const all = usageOf();
		for (const command of [
			'facts',
			'corrections',
			'documents',
			'balance',
			'allocations',
		] as const) {
			expect(all).toContain(`npm run export -- ${command} `);
			const own = usageOf(command);
			expect(own).toMatch(new RegExp(`^Usage: npm run export -- ${command} --`));
			expect(own).toContain('The exit code is 0');
			// Each option that a form names is described.
			const [forms = '', ...rest] = own.split('\n\n');
			for (const [option] of forms.matchAll(/--[a-z]+/g)) {
				expect(rest.join('\n\n'), command).toContain(option);
			}
			const longest = own.split('\n').map((row) => row.length);
			expect(Math.max(...longest)).toBeLessThanOrEqual(105);
		}
	});

	it.each([
		[[], 'a command is missing'],
		[['all'], "no command 'all'"],
		[['facts'], 'facts needs --out'],
		[['facts', '--out', 'f', '--from', 'x'], "'x' is no block number"],
		[['facts', '--out', 'f', '--from', '9', '--to', '8'], 'block 8 is before block 9'],
		[['facts', '--out', 'f', '--ws', 'http://x'], 'does not begin with ws'],
		[['facts', 'more', '--out', 'f'], 'too many: more'],
		[['facts', '--out', 'f', '--books', 'b'], 'facts has no option --books'],
		[['documents', '--out', 'o'], 'documents needs --parties'],
		[['documents', '--parties', 'p', '--out', 'o', '--only', 'pdf'], "'pdf' is none of"],
		[['documents', '--parties', 'p', '--out', 'o', '--date', '2026-13-01'], 'is no date'],
		[['balance', '--books', 'b', '--parties', 'p', '--out', 'o', '--measure', 'WH'], 'neither'],
		[['balance', '--parties', 'p', '--out', 'o'], 'either --books or --day'],
		[['balance', '--books', 'b', '--day', '2027-10-31'], 'either --books or --day'],
		[['balance', '--day', '31.10.2027', '--parties', 'p', '--out', 'o'], 'is no date'],
		[['allocations'], 'either --in or --out'],
		[['allocations', '--in', 'a', '--out', 'b'], 'either --in or --out'],
		[['facts', '--nothing'], 'Unknown option'],
	])('refuses %j', (args, fault) => {
		expect(() => readOptions(args)).toThrow(UsageError);
		expect(() => readOptions(args)).toThrow(fault);
	});
});
