// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { defineConfig } from 'vitest/config';

/** Tests in which programs that others wrote check documents. */
const ORACLES = '**/*.oracle.test.ts';

/** The unit tests of a package are next to its source. */
function unit(name: string) {
	const test = { name, include: [`${name}/**/*.test.ts`], testTimeout: 60_000 };
	return { test: { ...test, exclude: [ORACLES] } };
}

export default defineConfig({
	test: {
		projects: [
			unit('rules'),
			unit('chain'),
			unit('demo'),
			unit('export'),
			{ test: { name: 'oracles', include: [ORACLES], testTimeout: 120_000 } },
			{
				test: {
					name: 'e2e',
					include: ['e2e/tests/*.test.ts'],
					// Starting a debug node takes seconds, and minutes on a busy machine.
					hookTimeout: 300_000,
					testTimeout: 300_000,
					maxWorkers: 2,
					sequence: { groupOrder: 1 },
				},
			},
		],
	},
});
