// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Market documents, read by the classes of `entsoe-apy` and compared with the CSV of the same. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { booksOf } from '../../testing/books.js';
import { book } from '../../testing/cases.js';
import { script, useFolder } from '../../testing/oracles.js';
import { writeBooks } from './folder.js';

const file = useFolder();

async function write(date: string, measure: 'KWH' | 'MAW' = 'KWH'): Promise<string> {
	const folder = file(measure);
	await writeBooks(booksOf(date), book(), folder, measure, Date.UTC(2026, 0, 1));
	return join(folder, date);
}

const check = (...folders: string[]) => script('documents', 'market.py', ...folders);

describe('market documents', () => {
	// Two programmes, a trade, and imbalance and price of two parties.
	it.each([
		['2025-10-26', 'KWH', 100],
		['2026-03-29', 'MAW', 92],
		['2026-03-02', 'KWH', 96],
	] as const)('of %s in %s are read, and agree with the CSV', async (date, measure, units) => {
		const { code, out, err } = await check(await write(date, measure));
		expect(err).toBe('');
		expect(out).toBe(`${7 * units} values agree\n`);
		expect(code).toBe(0);
	});

	it('are wrong with a tampered figure', async () => {
		const brp = 'schedule-8716867000BRP-0.xml';
		const other = 'imbalance-8716867000OTH-0.xml';
		const changes: [string, string, string, RegExp][] = [
			[
				brp,
				'<quantity>-40.000<',
				'<quantity>-40.001<',
				/programme.* is -40.001, not -40.000/,
			],
			[brp, '<quantity>0.250<', '<quantity>0.350<', /different values of \('trade'/],
			[brp, '<position>7<', '<position>8<', /positions do not fill/],
			[brp, '>PT15M<', '>PT60M<', /PT60M|resolution/],
			[brp, '>A07<', '>A0X<', /A0X/],
			[brp, '<version>1</version>', '', /version/],
			[
				other,
				'<in_Quantity.quantity>0.333',
				'<in_Quantity.quantity>0.334',
				/imbalance.* is 0.334/,
			],
			[other, '<price.amount>120.000', '<price.amount>120.010', /price.* is 120.010/],
			['imbalances.csv', ',-0.333,', ',-0.332,', /does not add up/],
			['programmes.csv', ',-40.137', ',-40.138', /programme.* is -40.137, not -40.138/],
		];
		const folders: string[] = [];
		for (const [at, [name, figure, wrong]] of changes.entries()) {
			const parent = file(`tampered-${at}`);
			await writeBooks(booksOf('2026-03-02'), book(), parent, 'KWH', 0);
			const folder = join(parent, '2026-03-02');
			const path = join(folder, name);
			const content = await readFile(path, 'utf8');
			expect(content).toContain(figure);
			await writeFile(path, content.replace(figure, wrong));
			folders.push(folder);
		}
		const { code, out } = await check(...folders);
		const faults = out.trimEnd().split('\n');
		expect(faults).toHaveLength(changes.length);
		changes.forEach(([, figure, , fault], at) => {
			expect(faults[at], figure).toMatch(/^WRONG: /);
			expect(faults[at], figure).toMatch(fault);
		});
		expect(code).toBe(1);
	});
});
