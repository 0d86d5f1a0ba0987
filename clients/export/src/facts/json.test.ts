// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { golden } from '../../testing/cases.js';
import { processesOf, writeProcess } from './json.js';

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'smartcharge-export-'));
});
afterAll(async () => {
	await rm(folder, { recursive: true });
});

async function read(...lines: string[]) {
	const file = join(folder, 'facts.jsonl');
	await writeFile(file, lines.join('\n'));
	const found = [];
	for await (const facts of processesOf(file)) {
		found.push(facts);
	}
	return found;
}

describe('a file of facts', () => {
	it('has each process in a line, exactly', async () => {
		const facts = golden();
		expect(await read(writeProcess(facts), '', writeProcess(facts))).toEqual([facts, facts]);
	});

	it.each([
		['"energy":"4321"', '"energy":4321', /line 1\.lines\[0\]\.parts\[0\]\.energy/],
		['"step":0', '"step":0.5', /lines\[0\]\.step: a whole number/],
		['"toDso":', '"toDSO":', /toDSO: there is no field of this name/],
		['0x11', '0xZZ', /origin\.genesis: 32 bytes in hex/],
		['{"process"', '"process"', /Unexpected/],
	])('with %s as %s is refused with the path of the fault', async (right, wrong, fault) => {
		const line = writeProcess(golden()).replace(right, wrong);
		await expect(read(line)).rejects.toThrow(fault);
	});
});
