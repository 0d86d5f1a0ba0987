// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { change, totals, type Answer, type Expectation } from '@smartcharge/rules/process';
import { sum } from '@smartcharge/rules/schedule';
import { TOTALS, type Numbers } from './scenario.js';
import { formatChange, formatKwh, formatToken } from '@smartcharge/rules/units';
import type { Check } from '../checks.js';
import type { Outcome } from './outcome.js';

/** Compares what the chain did with the independent calculation. */
export function checkOutcome(outcome: Outcome, expected: Expectation): Check[] {
	return [
		{
			what: 'the schedule is the one of least cost',
			problems: checkSchedule(outcome, expected),
		},
		{ what: 'each step is as calculated', problems: checkSteps(outcome, expected) },
		{
			what: 'the balances changed by what was calculated',
			problems: checkTotals(outcome, expected),
		},
		{ what: 'no token came into being or got lost', problems: checkConservation(outcome) },
		{
			what: 'the rest of the escrow went back to the driver',
			problems:
				outcome.stillHeld === 0n
					? []
					: [`${formatToken(outcome.stillHeld)} still in escrow`],
		},
	];
}

function checkSchedule(outcome: Outcome, expected: Expectation): string[] {
	return [
		...differs('schedule', letters(outcome.schedule), letters(expected.schedule)),
		...differs('escrow', formatToken(outcome.escrow), formatToken(expected.escrow)),
		...differs('missing kWh', formatKwh(outcome.missing), formatKwh(expected.missing)),
	];
}

function checkSteps(outcome: Outcome, expected: Expectation): string[] {
	const problems = differs('number of steps', outcome.steps.length, expected.steps.length);
	for (const [index, calculated] of expected.steps.entries()) {
		const played = outcome.steps[index];
		if (!played) {
			continue;
		}
		const at = (what: string) => `step ${index + 1}, ${what}`;
		problems.push(
			...differs(at('kWh'), formatKwh(played.energy), formatKwh(calculated.energy)),
			...differs(at('SOC'), formatKwh(played.delivered), formatKwh(calculated.delivered)),
			...differs(at('answers'), answers(played.answers), answers(calculated.answers)),
			...amounts(at('to the supplier'), played.toSupplier, calculated.toSupplier),
			...amounts(at('to the DSO'), played.toDso, calculated.toDso),
			...amounts(at('to the CSO'), played.toCso, calculated.toCso),
			...amounts(at('reward'), played.reward, calculated.reward),
			...amounts(at("driver's balance"), played.measured, change(calculated)),
		);
	}
	return problems;
}

function checkTotals(outcome: Outcome, expected: Expectation): string[] {
	const calculated = totals(expected.steps);
	return outcome.parties.flatMap(({ name, role, before, after, fees }) =>
		amounts(name, after - before + fees, role === 'none' ? 0n : calculated[role]),
	);
}

function checkConservation({ parties, issuance }: Outcome): string[] {
	const changes = sum(parties.map(({ before, after, fees }) => after - before + fees));
	return [
		...amounts('sum of all changes', changes, 0n),
		...differs('tokens in all', formatToken(issuance.after), formatToken(issuance.before)),
	];
}

/** How the chain differs from numbers of a scenario file, one line per difference. */
export function differences(outcome: Outcome, numbers: Numbers): string[] {
	const { steps } = outcome;
	const problems: string[] = [];
	if (numbers.schedule) {
		problems.push(...differs('schedule', letters(outcome.schedule), letters(numbers.schedule)));
	}
	if (numbers.control) {
		const control = letters(steps.map(({ energy }) => energy > 0n));
		problems.push(...differs('control', control, letters(numbers.control)));
	}
	if (numbers.delivered) {
		const delivered = steps.map((step) => step.delivered);
		problems.push(...column('SOC', delivered, numbers.delivered, formatKwh));
	}
	if (numbers.driver) {
		const driver = steps.map(({ measured }) => measured);
		problems.push(...column("driver's balance", driver, numbers.driver, formatChange));
	}
	for (const role of TOTALS) {
		const total = numbers.totals?.[role];
		if (total !== undefined) {
			problems.push(...amounts(`total of the ${role}`, totalOf(outcome, role), total));
		}
	}
	return problems;
}

/** Change of the balances of all parties with a role, without fees. */
export function totalOf(outcome: Outcome, role: (typeof TOTALS)[number]): bigint {
	return sum(
		outcome.parties
			.filter((party) => party.role === role)
			.map(({ before, after, fees }) => after - before + fees),
	);
}

function column(
	what: string,
	actual: readonly bigint[],
	expected: readonly bigint[],
	format: (value: bigint) => string,
): string[] {
	return [
		...differs(`${what}, number of steps`, actual.length, expected.length),
		...actual.flatMap((value, index) => {
			const other = expected[index];
			return other === undefined
				? []
				: differs(`step ${index + 1}, ${what}`, format(value), format(other));
		}),
	];
}

function amounts(what: string, actual: bigint, expected: bigint): string[] {
	return differs(what, formatChange(actual), formatChange(expected));
}

function differs<T extends string | number>(what: string, actual: T, expected: T): string[] {
	return actual === expected ? [] : [`${what}: chain ${actual}, expected ${expected}`];
}

function letters(row: readonly boolean[]): string {
	return row.map((value) => (value ? 'T' : 'F')).join('');
}

function answers(list: readonly Answer[]): string {
	return list
		.map(({ signal, accepted }) => `${signal.direction} ${accepted ? 'accepted' : 'refused'}`)
		.join(', ');
}
