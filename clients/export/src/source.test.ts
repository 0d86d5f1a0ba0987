// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { corrected, golden } from '../testing/cases.js';
import type { Found } from './chain/read.js';
import { complete } from './source.js';

async function* of(...all: Found[]): AsyncGenerator<Found> {
	for (const each of all) {
		yield await Promise.resolve(each);
	}
}

/** Numbers of the processes, and what is said of those that are refused. */
async function listOf(source: AsyncIterable<Found>): Promise<(number | string)[]> {
	const list = [];
	for await (const found of source) {
		list.push(found.facts?.process ?? found.refusal ?? '');
	}
	return list;
}

describe('the processes of a run', () => {
	it('come once each', async () => {
		const source = of({ facts: golden() }, { facts: corrected() }, { facts: golden() });
		expect(await listOf(complete(source, []))).toEqual([
			7,
			8,
			'process 7 is in the facts twice',
		]);
	});

	it('include all that have corrections', async () => {
		const refused = { process: 5, refusal: 'it has no trail' };
		const source = of({ facts: corrected() }, refused);
		expect(await listOf(complete(source, [8, 77, 5]))).toEqual([
			8,
			'it has no trail',
			'process 77 has corrections, but is not in the facts',
		]);
	});
});
