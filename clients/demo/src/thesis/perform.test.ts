// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { change, expectation, totals } from '@smartcharge/rules/process';
import { TOKEN } from '@smartcharge/rules/units';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SCENARIO } from '../options.js';
import { loadScenario } from './perform.js';

describe('the calculation for the scenario of the thesis', () => {
	it('gives the numbers of the thesis', async () => {
		const scenario = await loadScenario(DEFAULT_SCENARIO);
		for (const run of scenario.runs) {
			const { schedule, steps, escrow, missing } = expectation(scenario, run);
			expect(schedule).toEqual(run.expected?.schedule);
			expect(steps.map(({ energy }) => energy > 0n)).toEqual(run.expected?.control);
			expect(steps.map(({ delivered }) => delivered)).toEqual(run.expected?.delivered);
			expect(steps.map(change)).toEqual(run.expected?.driver);
			expect(totals(steps)).toEqual(run.expected?.totals);
			expect(escrow).toBe(140n * TOKEN);
			expect(missing).toBe(0n);
		}
	});
});
