// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { ApiPromise } from '@polkadot/api';
import { energyAt, energyCost, expectation } from '@smartcharge/rules/process';
import { sum } from '@smartcharge/rules/schedule';
import { formatToken, TOKEN } from '@smartcharge/rules/units';
import { deposit, ensureFunds, wholeTokens } from '../bank.js';
import { developmentCast } from '../cast.js';
import { describeChecks, type Check } from '../checks.js';
import { readScenario } from '../scenario/load.js';
import { checkOutcome, differences } from './check.js';
import type { Outcome } from './outcome.js';
import { play } from './play.js';
import { setTerms } from './prepare.js';
import {
	balanceTable,
	describePrinted,
	describeScenario,
	describeTotals,
	stepTable,
} from './report.js';
import { parseScenario, type Run, type Scenario } from './scenario.js';
import { Stage } from './stage.js';

type Say = (text?: string) => void;

/** Reads and checks a scenario file. */
export async function loadScenario(path: string): Promise<Scenario> {
	return parseScenario(await readScenario(path));
}

/** Plays all runs of a scenario, reports them, and returns whether the chain did what it must. */
export async function playScenario(
	api: ApiPromise,
	scenario: Scenario,
	say: Say,
): Promise<boolean> {
	say(describeScenario(scenario));
	say();
	const stage = await Stage.open(api, await developmentCast());
	await fund(stage, scenario, say);
	await setTerms(stage, scenario);
	let wrong = 0;
	for (const run of scenario.runs) {
		wrong += (await playRun(stage, scenario, run, say)) ? 0 : 1;
	}
	say(
		wrong === 0
			? '\nThe chain did what it must in every run.'
			: `\n${wrong} of ${scenario.runs.length} runs went WRONG.`,
	);
	return wrong === 0;
}

/** What the driver needs for a run: the escrow and the minimum balance. */
function needs({ api }: Stage, scenario: Scenario, run: Run): bigint {
	return expectation(scenario, run).escrow + api.consts.charging.minimumBalance.toBigInt();
}

/** What one run needs at most is booked for the driver; the DSO gets the rewards of all runs. */
async function fund(stage: Stage, scenario: Scenario, say: Say): Promise<void> {
	const { cast } = stage;
	const most = scenario.runs
		.map((run) => needs(stage, scenario, run))
		.reduce((a, b) => (b > a ? b : a), 0n);
	const amount = wholeTokens(most);
	await deposit(stage, cast.alice.address, amount);
	say(`The custodian books ${formatToken(amount)} tokens for driver Alice.`);
	const rewards = scenario.runs.map(({ signals }) => sum(signals.map(({ reward }) => reward)));
	// What the two may have to pay at negative prices: each step at a tenth more than full power.
	const power = (scenario.power * 11n) / 10n + 1n;
	const covered = (price: bigint) => -energyCost(price, energyAt(power, scenario.step) + 1n);
	const covers = (prices: readonly bigint[]) =>
		sum(prices.filter((price) => price < 0n).map(covered));
	const ofDso = covers(scenario.prices.map(() => scenario.gridPrice));
	await ensureFunds(stage, cast.dso.address, sum(rewards) + ofDso + TOKEN);
	await ensureFunds(stage, cast.supplierA.address, covers(scenario.prices) + TOKEN);
}

async function playRun(stage: Stage, scenario: Scenario, run: Run, say: Say): Promise<boolean> {
	say(`\n=== ${scenario.name}: ${run.name} ===\n`);
	const booked = await ensureFunds(stage, stage.cast.alice.address, needs(stage, scenario, run));
	if (booked > 0n) {
		say(`The custodian books ${formatToken(booked)} tokens more for driver Alice.\n`);
	}
	const outcome = await play(stage, scenario, run, (line) => {
		say(`  ${line}`);
	});
	// A signal that the chain did not take has no part in what it must do.
	const untaken = outcome.refusedSignals.map(({ signal }) => signal);
	const taken = run.signals.filter((signal) => !untaken.includes(signal));
	const checks = checkOutcome(outcome, expectation(scenario, { ...run, signals: taken }));
	if (run.expected) {
		checks.push({
			what: 'the numbers are those that the scenario file expects',
			problems: differences(outcome, run.expected),
		});
	}
	report(run, outcome, checks, say);
	return checks.every(({ problems }) => problems.length === 0);
}

function report(run: Run, outcome: Outcome, checks: readonly Check[], say: Say): void {
	say(`\n${run.caption}\n`);
	say(stepTable(run, outcome));
	say(`\n${describeTotals(outcome)}`);
	say(`\n${balanceTable(outcome)}\n`);
	const printed = describePrinted(run, outcome);
	if (printed) {
		say(`${printed}\n`);
	}
	say('Checked against an independent calculation:');
	say(describeChecks(checks));
}
