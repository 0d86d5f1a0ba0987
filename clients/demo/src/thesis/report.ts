// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { Answer } from '@smartcharge/rules/process';
import { sum } from '@smartcharge/rules/schedule';
import type { Run, Scenario } from './scenario.js';
import { formatChange, formatKwh, formatToken, MS_PER_MINUTE } from '@smartcharge/rules/units';
import { differences, totalOf } from './check.js';
import type { Outcome } from './outcome.js';
import { layOut, type Column } from '../table.js';

/** Most characters of a line of text. */
const LINE = 92;

/** Introduction of a play. */
export function describeScenario(scenario: Scenario): string {
	const [list, ...more] = wrap(`[${scenario.prices.map(formatToken).join(', ')}]`, LINE - 18);
	return [
		scenario.title,
		`  demand          ${formatKwh(scenario.energy)} kWh`,
		`  time            ${scenario.prices.length} steps of ${scenario.step / MS_PER_MINUTE} minutes`,
		`  power           ${formatKwh(scenario.power)} kW`,
		`  energy prices   ${[list, ...more].join('\n'.padEnd(19))} tokens per kWh`,
		`  grid price      ${formatToken(scenario.gridPrice)} tokens per kWh`,
		`  station price   ${formatToken(scenario.stationPrice)} tokens per hour`,
	].join('\n');
}

/** The table of a run in the layout of the thesis. */
export function stepTable(run: Run, outcome: Outcome): string {
	const withSignals = run.signals.length > 0;
	const columns: Column[] = [
		{ heading: ['Time-step'] },
		{ heading: ['Schedule', '(charge = true)'] },
		...(withSignals
			? [
					{ heading: ['DR signal', '(1 = up, -1 = down)'] },
					{ heading: ['Control', '(charging = true)'] },
				]
			: []),
		{ heading: ['SOC', '(kWh)'], align: 'right' },
		{ heading: ["Change in driver's", 'balance (token)'], align: 'right' },
	];
	const rows = outcome.steps.map((step, index) => {
		const charges = step.energy > 0n;
		const scheduled = outcome.schedule[index] ?? false;
		const mark = charges === scheduled ? '' : ' *';
		const untaken = outcome.refusedSignals
			.filter(({ signal }) => signal.step === index)
			.map(({ signal }) => ({ signal, accepted: false }));
		return [
			String(index + 1),
			truth(scheduled),
			...(withSignals
				? [describeAnswers([...step.answers, ...untaken]), truth(charges) + mark]
				: []),
			formatKwh(step.delivered),
			formatToken(step.measured),
		];
	});
	const table = layOut(columns, rows);
	return table.includes(' *') ? `${table}\n* not as scheduled` : table;
}

/** The balances of all parties before and after. */
export function balanceTable({ parties }: Outcome): string {
	const withFees = parties.some(({ fees }) => fees > 0n);
	const columns: Column[] = [
		{ heading: ['Balance (token)'] },
		{ heading: ['before'], align: 'right' },
		{ heading: ['after'], align: 'right' },
		{ heading: ['change'], align: 'right' },
		...(withFees ? [{ heading: ['of which fees'], align: 'right' } as const] : []),
	];
	const rows = parties.map(({ name, before, after, fees }) => [
		name,
		formatToken(before),
		formatToken(after),
		formatChange(after - before),
		...(withFees ? [formatChange(-fees)] : []),
	]);
	const before = sum(parties.map((party) => party.before));
	const after = sum(parties.map((party) => party.after));
	const fees = sum(parties.map((party) => party.fees));
	rows.push([
		'all together',
		formatToken(before),
		formatToken(after),
		formatChange(after - before),
		...(withFees ? [formatChange(-fees)] : []),
	]);
	return layOut(columns, rows);
}

/** Totals in the words of the thesis, and how the process ended. */
export function describeTotals(outcome: Outcome): string {
	const delivered = outcome.steps.at(-1)?.delivered ?? 0n;
	const lines = [
		`Total cost for the driver = ${formatToken(-totalOf(outcome, 'driver'))} tokens.`,
		`Total profit of the CSO = ${formatToken(totalOf(outcome, 'cso'))} tokens.`,
		`To the supplier ${formatChange(totalOf(outcome, 'supplier'))}, ` +
			`to the DSO ${formatChange(totalOf(outcome, 'dso'))} tokens.`,
		`Escrow: ${formatToken(outcome.escrow)} tokens at the start, ` +
			`${formatToken(outcome.stillHeld)} at the end.`,
		`Ended after step ${outcome.steps.length} with ${formatKwh(delivered)} kWh: ${outcome.reason}.`,
	];
	if (outcome.missing > 0n) {
		lines.push(
			`The time was too short: ${formatKwh(outcome.missing)} kWh were announced as missing.`,
		);
	}
	for (const { signal, reason } of outcome.refusedSignals) {
		lines.push(`The chain did not take the signal for step ${signal.step + 1}: ${reason}.`);
	}
	return lines.join('\n');
}

/** How the chain differs from the table that a publication prints. */
export function describePrinted(run: Run, outcome: Outcome): string | undefined {
	if (!run.printed) {
		return undefined;
	}
	const found = differences(outcome, run.printed).map((line) =>
		line.replace(/, expected (.*)$/, ', printed $1'),
	);
	if (found.length === 0) {
		return 'Difference from the printed table: none.';
	}
	const remark = wrap(run.printed.remark ?? '', LINE - 2);
	const lines = [...found, ...remark].map((line) => `  ${line}`);
	return ['Difference from the printed table:', ...lines].join('\n');
}

/** Breaks a text into lines of at most `width` characters. */
function wrap(text: string, width: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(' ').filter((part) => part !== '')) {
		const longer = lines.length > 0 ? `${lines.at(-1) ?? ''} ${word}` : word;
		if (lines.length > 0 && longer.length <= width) {
			lines[lines.length - 1] = longer;
		} else {
			lines.push(word);
		}
	}
	return lines;
}

function truth(value: boolean): string {
	return value ? 'True' : 'False';
}

function describeAnswers(answers: readonly Answer[]): string {
	return answers
		.map(({ signal, accepted }) => {
			const value = signal.direction === 'Up' ? '1' : '-1';
			return accepted ? value : `${value} refused`;
		})
		.join(', ');
}
