// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SCENARIO } from '../../src/scenario/load.js';
import { runDemo, useFolder } from './support/demo.js';
import { useWorld } from './support/world.js';

const world = useWorld();
const file = useFolder();
const demo = (...args: string[]) => runDemo(world().node.endpoint, ...args);

/** Writes a scenario file made of the thesis's and `change`. */
async function scenarioFile(name: string, change: object): Promise<string> {
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
		const { code, out } = await demo('scenarios/quarter-hours.json');
		expect(out).toContain('CSO: FFTFTT');
		expect(out).not.toContain('WRONG');
		expect(code).toBe(0);
	});

	it('fails when a number is not the expected one', async () => {
		const runs = [{ name: 'wrong', expected: { totals: { driver: -95 } } }];
		const { code, out } = await demo(await scenarioFile('wrong', { runs }));
		expect(code).toBe(1);
		expect(out).toContain('total of the driver: chain -85, expected -95');
	});

	it('says what is wrong with a scenario file', async () => {
		const { code, err } = await demo(await scenarioFile('faulty', { energyKwh: -1 }));
		expect(code).toBe(2);
		expect(err).toContain('scenario.energyKwh: must be more than zero');
	});

	it('says what the chain does not allow', async () => {
		const { code, err } = await demo(await scenarioFile('strong', { powerKw: 23 }));
		expect(code).toBe(1);
		expect(err).toContain('charging.updateStation was refused: charging.PowerAboveConnection');
	});
});
