// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '@smartcharge/chain';
import { DEFAULT_BOOKS } from '@smartcharge/demo/options';
import { assemble } from '@smartcharge/export/balance/assemble';
import { dayFactsOf } from '@smartcharge/export/balance/chain';
import { runDemo, useFolder } from '../support/demo.js';
import { runNode, START_TIMEOUT_MS, type LocalNode } from '../support/node.js';

/** How long a day may take on a slow machine. */
const LONG = 600_000;
/** The zone of the days of the demo. */
const ZONE = 'Europe/Amsterdam';
const UNITS = 1e6;

const file = useFolder();
let node: LocalNode;

beforeAll(async () => {
	// The prices of a settled step are in the state of the block before it.
	const archive = ['--state-pruning', 'archive', '--blocks-pruning', 'archive'];
	node = await runNode(['--dev', '--port', '0', '--no-prometheus', '--no-telemetry', ...archive]);
	// The demo says that it waits for a node that is starting.
	const api = await connect(node.endpoint, START_TIMEOUT_MS);
	await api.disconnect();
});

afterAll(async () => {
	await node.stop();
});

const books = (...args: string[]) => runDemo(node.endpoint, 'books', ...args);

describe('the day with books', () => {
	it(
		'agrees with the independent calculation, twice on the same chain',
		async () => {
			for (const year of ['2027-10-31', '2028-10-29']) {
				const { code, out, err } = await books('--out', file(year));
				expect(err).toBe('');
				expect(out).not.toContain('WRONG');
				expect(out).toContain('All sums agree.');
				expect(out).toContain(`Sunday, ${year}: clocks are put back, it has 100 quarters`);
				expect(code).toBe(0);
				const folders = (await readdir(file(year))).sort();
				expect(folders).toEqual(['balance', 'billed', 'corrected']);
				const csv = join(file(year), 'balance', year, 'imbalances.csv');
				// A heading, and a row for each party and quarter.
				expect((await readFile(csv, 'utf8')).trim().split('\n')).toHaveLength(201);
			}
		},
		2 * LONG,
	);

	it(
		'is read from a finalised block as it was written',
		async () => {
			const day = '2028-10-29';
			const path = join(file(day), 'balance', day, 'imbalances.csv');
			const [heading = '', ...rows] = (await readFile(path, 'utf8')).trim().split('\n');
			const column = heading.split(',').indexOf('amount');
			const written = rows.map((row) => Math.round(Number(row.split(',')[column]) * UNITS));
			const api = await connect(node.endpoint, START_TIMEOUT_MS);
			try {
				const read = async () => {
					const { statements } = assemble(await dayFactsOf(api, day, ZONE), ZONE);
					return statements.flatMap(({ units }) =>
						units.map(({ amount }) => Number(amount)),
					);
				};
				// Parties are in another order.
				await expect
					.poll(async () => (await read()).sort(), { timeout: START_TIMEOUT_MS })
					.toEqual(written.sort());
			} finally {
				await api.disconnect();
			}
		},
		LONG,
	);

	it('is not played when its file is faulty', async () => {
		const plan = JSON.parse(await readFile(DEFAULT_BOOKS, 'utf8')) as object;
		const path = file('faulty.json');
		const dispute = { visit: 9, step: 1, tooManyKwh: 1, upheldPercent: 50 };
		await writeFile(path, JSON.stringify({ ...plan, dispute }));
		const { code, err } = await books(path);
		expect(err).toContain('scenario.dispute.visit: there are 4 visits');
		expect(code).toBe(2);
	});
});
