// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SCENARIO, scenarioFile } from '@smartcharge/demo/options';
import { runDemo, useFolder } from '../support/demo.js';
import { useWorld } from '../support/world.js';

const world = useWorld();
const file = useFolder();
const demo = (...args: string[]) => runDemo(world().node.endpoint, ...args);

/** Writes a scenario file made of the thesis's and `change`. */
async function ownScenario(name: string, change: object): Promise<string> {
	const thesis = JSON.parse(await readFile(DEFAULT_SCENARIO, 'utf8')) as object;
	const path = file(`${name}.json`);
	await writeFile(path, JSON.stringify({ ...thesis, name, ...change }));
	return path;
}

describe('the demo', () => {
	it('prints the tables of the thesis from what the chain did', async () => {
		const { code, out, err } = await demo();
		expect(err).toBe('');
		expect(out).not.toContain('WRONG');
		expect(code).toBe(0);
		expect(out).toContain('4 schedule   CSO: TTFFFFTTTT');
		expect(out).toContain('Total cost for the driver = 85 tokens.');
		expect(out).toContain('Total cost for the driver = 35 tokens.');
		expect(out.match(/Total profit of the CSO = 50 tokens\./g)).toHaveLength(2);
		expect(out).toContain("step 2, driver's balance: chain -10, printed -20");
		expect(out).toContain('total of the driver: chain -85, printed -95');
		expect(out).toContain('Difference from the printed table: none.');
		expect(out).toMatch(/^5 +False +1 +True \* +15 +10$/m);
	});

	it('plays the scenario of quarter hours', async () => {
		const { code, out } = await demo(scenarioFile('quarter-hours'));
		expect(out).toContain('CSO: FFTFTT');
		expect(out).not.toContain('WRONG');
		expect(code).toBe(0);
	});

	it('fails when a number is not the expected one', async () => {
		const runs = [{ name: 'wrong', expected: { totals: { driver: -95 } } }];
		const { code, out } = await demo(await ownScenario('wrong', { runs }));
		expect(code).toBe(1);
		expect(out).toContain('total of the driver: chain -85, expected -95');
	});

	it('says what is wrong with a scenario file', async () => {
		const { code, err } = await demo(await ownScenario('faulty', { energyKwh: -1 }));
		expect(code).toBe(2);
		expect(err).toContain('scenario.energyKwh: must be at least 0.1');
	});

	it('books what all runs cost, also when that is more than the driver has', async () => {
		const thesis = JSON.parse(await readFile(DEFAULT_SCENARIO, 'utf8')) as {
			pricesPerKwh: number[];
			runs: { name: string; signals?: object[] }[];
		};
		const cents = {
			pricesPerKwh: thesis.pricesPerKwh.map((price) => 40 * price),
			demandResponse: { rewardPerStep: 200 },
			runs: thesis.runs.map(({ name, signals }) => ({ name, signals })),
		};
		const { code, out, err } = await demo(await ownScenario('cents', cents));
		expect(err).toBe('');
		expect(out).not.toContain('WRONG');
		expect(out).toMatch(/The custodian books \d+ tokens more for driver Alice\./);
		expect(code).toBe(0);
	});

	it('refuses an argument before it looks for a node', async () => {
		const { code, err } = await runDemo('notaurl');
		expect(code).toBe(2);
		expect(err).toContain("--ws: 'notaurl' is not an address");
	});

	it('checks a file without a node', async () => {
		const { code, out, err } = await runDemo('ws://127.0.0.1:1', '--check');
		expect([code, out, err]).toEqual([0, '', '']);
	});
});
