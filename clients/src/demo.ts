// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Plays a scenario on a development chain: `npm run demo -- --help`. */

import { parseArgs } from 'node:util';
import type { ApiPromise } from '@polkadot/api';
import { developmentCast } from './actors/cast.js';
import { connect, DEFAULT_ENDPOINT } from './chain/connect.js';
import { checkOutcome, differences, type Check } from './demo/check.js';
import type { Outcome } from './demo/outcome.js';
import { play } from './demo/play.js';
import { deposit, ensureFunds, setTerms, wholeTokens } from './demo/prepare.js';
import {
	balanceTable,
	describeChecks,
	describePrinted,
	describeScenario,
	describeTotals,
	stepTable,
} from './demo/report.js';
import { Stage } from './demo/stage.js';
import { expectation } from './model/process.js';
import { sum } from './model/schedule.js';
import { DEFAULT_SCENARIO, loadScenario } from './scenario/load.js';
import { ScenarioError } from './scenario/reader.js';
import type { Run, Scenario } from './scenario/schema.js';
import { DEFAULT_DAY, DEFAULT_PICTURE, loadDay, playDay } from './sources/demo.js';
import { formatToken, TOKEN } from './units.js';

const USAGE = `Usage: npm run demo -- [scenario.json] [--ws url]
       npm run demo -- smartcharge [day.json] [--ws url] [--picture file.svg]

Plays a scenario on a development chain (smartcharge-node --dev) as custodian, CSO, suppliers, DSO,
drivers and meters, and compares what the chain did with an independent calculation.

  scenario.json   charging processes, scenarios/thesis.json unless told otherwise
  smartcharge     a day at a charging location where drivers choose the source of their energy
  day.json        that day, scenarios/smartcharge.json unless told otherwise
  --picture file  where the picture of the day goes, target/smartcharge-day.svg of the repository
                  unless told otherwise
  --ws url        the node, ${DEFAULT_ENDPOINT} unless told otherwise
`;

/** Names the day in place of a scenario file. */
const DAY_DEMO = 'smartcharge';

function say(text = ''): void {
	process.stdout.write(`${text}\n`);
}

/** What the runs need at most: escrow and minimum balance of the driver, rewards of the DSO. */
async function fund(stage: Stage, scenario: Scenario): Promise<void> {
	const { cast } = stage;
	const escrows = scenario.runs.map((run) => expectation(scenario, run).escrow);
	const most = escrows.reduce((a, b) => (b > a ? b : a), 0n);
	const least = stage.api.consts.charging.minimumBalance.toBigInt();
	const amount = wholeTokens(most + least);
	await deposit(stage, cast.alice.address, amount);
	say(`The custodian books ${formatToken(amount)} tokens for driver Alice.`);
	const rewards = scenario.runs.map(({ signals }) => sum(signals.map(({ reward }) => reward)));
	await ensureFunds(stage, cast.dso.address, wholeTokens(sum(rewards) + TOKEN));
}

async function playRun(stage: Stage, scenario: Scenario, run: Run): Promise<boolean> {
	say(`\n=== ${scenario.name}: ${run.name} ===\n`);
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
	report(run, outcome, checks);
	return checks.every(({ problems }) => problems.length === 0);
}

function report(run: Run, outcome: Outcome, checks: readonly Check[]): void {
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

async function playAll(api: ApiPromise, scenario: Scenario): Promise<boolean> {
	say(describeScenario(scenario));
	say();
	const stage = await Stage.open(api, await developmentCast());
	await fund(stage, scenario);
	await setTerms(stage, scenario);
	let wrong = 0;
	for (const run of scenario.runs) {
		wrong += (await playRun(stage, scenario, run)) ? 0 : 1;
	}
	say(
		wrong === 0
			? '\nThe chain did what it must in every run.'
			: `\n${wrong} of ${scenario.runs.length} runs went WRONG.`,
	);
	return wrong === 0;
}

/** What is to be played on a chain; gives whether the chain did what it must. */
type Performance = (api: ApiPromise) => Promise<boolean>;

/** Reads `file`, so that its faults are told before anything is played. */
async function prepare(
	what: string | undefined,
	file: string,
	picture: string,
): Promise<Performance> {
	if (what === DAY_DEMO) {
		const day = await loadDay(file);
		return (api) => playDay(api, day, picture, say);
	}
	const scenario = await loadScenario(file);
	return (api) => playAll(api, scenario);
}

async function main(): Promise<number> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			ws: { type: 'string', default: DEFAULT_ENDPOINT },
			picture: { type: 'string', default: DEFAULT_PICTURE },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	const [first, ...others] = positionals;
	const ofDay = first === DAY_DEMO;
	if (values.help || others.length > (ofDay ? 1 : 0)) {
		say(USAGE);
		return values.help ? 0 : 2;
	}
	const file = ofDay ? (others[0] ?? DEFAULT_DAY) : (first ?? DEFAULT_SCENARIO);
	let performance: Performance;
	try {
		performance = await prepare(first, file, values.picture);
	} catch (error) {
		if (error instanceof ScenarioError) {
			process.stderr.write(`${file} is no scenario that can be played:\n${error.message}\n`);
			return 2;
		}
		throw error;
	}

	const api = await connect(values.ws);
	try {
		return (await performance(api)) ? 0 : 1;
	} finally {
		await api.disconnect();
	}
}

try {
	process.exitCode = await main();
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
}
