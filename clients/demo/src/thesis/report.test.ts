// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { describeChecks } from '../checks.js';
import { checkOutcome, differences } from './check.js';
import type { Outcome } from './outcome.js';
import { balanceTable, describePrinted, describeTotals, stepTable } from './report.js';
import { change, expectation, totals } from '@smartcharge/rules/process';
import { DEFAULT_SCENARIO } from '../options.js';
import { loadScenario } from './perform.js';
import type { Run, Scenario } from './scenario.js';
import { TOKEN } from '@smartcharge/rules/units';

const thesis = await loadScenario(DEFAULT_SCENARIO);

/** Results of a faultless chain. */
function faultless(scenario: Scenario, run: Run): Outcome {
	const { schedule, steps, escrow, missing } = expectation(scenario, run);
	const changes = totals(steps);
	const start = 1_000n * TOKEN;
	return {
		schedule,
		steps: steps.map((step) => ({ ...step, measured: change(step) })),
		escrow,
		missing,
		reason: 'DemandMet',
		stillHeld: 0n,
		parties: (['driver', 'cso', 'supplier', 'dso'] as const).map((role) => ({
			name: role,
			role,
			before: start,
			after: start + changes[role],
			fees: 0n,
		})),
		issuance: { before: 9_000n * TOKEN, after: 9_000n * TOKEN },
		refusedSignals: [],
	};
}

function runOf(index: number): { run: Run; outcome: Outcome } {
	const run = thesis.runs[index];
	if (!run) {
		throw new Error(`the thesis has no run ${index}`);
	}
	return { run, outcome: faultless(thesis, run) };
}

describe('the tables', () => {
	it('have the layout of table 6.1', () => {
		const { run, outcome } = runOf(0);
		expect(stepTable(run, outcome)).toBe(
			`
Time-step  Schedule           SOC  Change in driver's
           (charge = true)  (kWh)     balance (token)
---------  ---------------  -----  ------------------
1          True                 5                 -10
2          True                10                 -10
3          False               10                  -5
4          False               10                  -5
5          False               10                  -5
6          False               10                  -5
7          True                15                 -15
8          True                20                 -10
9          True                25                 -10
10         True                30                 -10
`.trim(),
		);
	});

	it('have the layout of table 6.2', () => {
		const { run, outcome } = runOf(1);
		expect(stepTable(run, outcome).split('\n').slice(0, 5)).toEqual([
			"Time-step  Schedule         DR signal            Control              SOC  Change in driver's",
			'           (charge = true)  (1 = up, -1 = down)  (charging = true)  (kWh)     balance (token)',
			'---------  ---------------  -------------------  -----------------  -----  ------------------',
			'1          True                                  True                   5                 -10',
			'2          True             -1                   False *                5                  25',
		]);
	});

	it('show a signal that was not answered as refused', () => {
		const { run } = runOf(1);
		const outcome = faultless({ ...thesis, optIn: false }, run);
		expect(stepTable(run, outcome)).toMatch(/^2 .* -1 refused +True /m);
	});

	it('show a signal that the chain did not take as refused', () => {
		const { run, outcome } = runOf(1);
		const [signal] = run.signals;
		if (!signal) {
			throw new Error('no signal');
		}
		outcome.steps[1]?.answers.pop();
		outcome.refusedSignals.push({ signal, reason: 'demandResponse.Overlapping' });
		expect(stepTable(run, outcome)).toMatch(/^2 .* -1 refused /m);
		expect(describeTotals(outcome)).toContain('signal for step 2: demandResponse.Overlapping');
	});

	it('show balances that sum up', () => {
		const { outcome } = runOf(1);
		const lines = balanceTable(outcome).split('\n');
		expect(lines.at(2)).toMatch(/^driver +1000 +965 +-35$/);
		expect(lines.at(-1)).toMatch(/^all together +4000 +4000 +0$/);
	});

	it('show the totals of the thesis, corrected', () => {
		const { outcome } = runOf(0);
		expect(describeTotals(outcome)).toContain('Total cost for the driver = 85 tokens.');
		expect(describeTotals(outcome)).toContain('Total profit of the CSO = 50 tokens.');
	});
});

describe('the comparison', () => {
	it('finds nothing wrong with a faultless chain', () => {
		for (const index of [0, 1]) {
			const { run, outcome } = runOf(index);
			const checks = checkOutcome(outcome, expectation(thesis, run));
			expect(checks.flatMap(({ problems }) => problems)).toEqual([]);
			expect(run.expected && differences(outcome, run.expected)).toEqual([]);
			expect(describeChecks(checks)).not.toContain('WRONG');
		}
	});

	it('shows the erratum of table 6.1 and none in table 6.2', () => {
		const first = runOf(0);
		expect(describePrinted(first.run, first.outcome)?.split('\n').slice(0, 3)).toEqual([
			'Difference from the printed table:',
			"  step 2, driver's balance: chain -10, printed -20",
			'  total of the driver: chain -85, printed -95',
		]);
		const second = runOf(1);
		expect(describePrinted(second.run, second.outcome)).toBe(
			'Difference from the printed table: none.',
		);
	});

	const faults: [string, (outcome: Outcome) => void, string][] = [
		['another schedule', ({ schedule }) => schedule.reverse(), 'schedule: chain TTTTFFFFTT'],
		[
			'a step that is missing',
			({ steps }) => steps.pop(),
			'number of steps: chain 9, expected 10',
		],
		[
			'a payment that is off by the smallest unit',
			({ steps }) => {
				Object.assign(steps[2] ?? {}, { toCso: 4_999_999n });
			},
			'step 3, to the CSO: chain +4.999999, expected +5',
		],
		[
			'a balance that did not follow',
			({ parties }) => {
				Object.assign(parties[2] ?? {}, { after: 1_000n * TOKEN });
			},
			'supplier: chain 0, expected +35',
		],
		[
			'a token from nowhere',
			({ issuance }) => {
				issuance.after += 1n;
			},
			'tokens in all: chain 9000.000001, expected 9000',
		],
		[
			'an escrow that was kept',
			(outcome) => {
				outcome.stillHeld = TOKEN;
			},
			'1 still in escrow',
		],
	];
	it.each(faults)('finds %s', (_, spoil, problem) => {
		const { run, outcome } = runOf(0);
		spoil(outcome);
		const checks = checkOutcome(outcome, expectation(thesis, run));
		const problems = checks.flatMap((check) => check.problems);
		expect(problems.some((found) => found.startsWith(problem))).toBe(true);
		expect(describeChecks(checks)).toContain('WRONG');
	});

	it('does not take fees for a fault, because they are listed', () => {
		const { run, outcome } = runOf(0);
		const [driver] = outcome.parties;
		if (driver) {
			driver.after -= 7n;
			driver.fees = 7n;
		}
		const checks = checkOutcome(outcome, expectation(thesis, run));
		expect(checks.flatMap(({ problems }) => problems)).toEqual([]);
		expect(balanceTable(outcome)).toContain('of which fees');
	});
});
