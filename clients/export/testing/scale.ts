// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Writes the OCPI records of so many processes, and prints how many bytes they have and how much memory
 * it took: `scale.ts FOLDER NUMBER`.
 */

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Found } from '../src/chain/read.js';
import { writeDocuments } from '../src/documents.js';
import { book, factsOf, line, MORNING, part } from './cases.js';

const [folder = '', number = '0'] = process.argv.slice(2);

/** Processes as a node or a file would give them, one at a time. */
async function* processes(count: number): AsyncGenerator<Found> {
	for (let id = 0; id < count; id += 1) {
		const parts = [part(BigInt(1_000 + (id % 977)), 205_700n, 3), part(500n, 278_300n)];
		yield await Promise.resolve({
			facts: factsOf([line(0, MORNING, 15, parts)], [], id, {}, false),
		});
	}
}

let reports = 0;
const outcome = await writeDocuments(processes(Number(number)), {
	book: book(),
	folder,
	kinds: new Set(['ocpi']),
	corrections: new Map(),
	issued: '2026-03-03',
	progress: () => {
		reports += 1;
	},
});
const entries = await readdir(folder, { recursive: true, withFileTypes: true });
let written = 0;
for (const entry of entries.filter((each) => each.isFile())) {
	written += (await stat(join(entry.parentPath, entry.name))).size;
}
// The system counts in KiB.
const peak = process.resourceUsage().maxRSS * 1_024;
process.stdout.write(JSON.stringify({ ...outcome, reports, written, peak }));
