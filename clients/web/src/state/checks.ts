// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Compares what an index says with what is in the state of the chain. */

import type { ChargeRecord, SeriesEntry } from '../chain/model.js';
import type { PastInterval, PastStep } from './history.js';

/**
 * `checked`: the chain says the same. `different`: it says something else. `unchecked`: it says
 * nothing about it any more.
 */
export type Checked = 'checked' | 'different' | 'unchecked';

/**
 * Compares the sums of steps with the totals of the record, and their number with the lines of its
 * trail. What the chain pays back at the end is in the totals only: rewards that were not earned, and
 * what is due beyond the escrow.
 */
export function checkSteps(steps: readonly PastStep[], record: ChargeRecord): Checked {
	if (record.trail === undefined) {
		return 'unchecked';
	}
	const sum = (value: (step: PastStep) => bigint) =>
		steps.reduce((total, step) => total + value(step), 0n);
	const { totals } = record;
	const same =
		steps.length === record.trail.lines &&
		steps.every(({ step }, index) => index === 0 || step > (steps[index - 1]?.step ?? -1)) &&
		sum(({ energy }) => energy) === record.energy &&
		sum(({ toSupplier }) => toSupplier) === totals.to_supplier &&
		sum(({ toDso }) => toDso) === totals.to_dso &&
		sum(({ toCso }) => toCso) === totals.to_cso &&
		sum(({ reward }) => reward) >= totals.reward;
	return same ? 'checked' : 'different';
}

/** Compares intervals with the ledgers that are in the state, each. */
export function checkIntervals(
	intervals: readonly PastInterval[],
	ledgers: readonly SeriesEntry[],
): Checked[] {
	const stored = new Map(ledgers.map(({ interval, ledger }) => [Number(interval), ledger]));
	return intervals.map(({ start, length, produced, claimed, certified, issued }) => {
		const ledger = length === undefined ? stored.get(start) : undefined;
		if (ledger?.phase.type !== 'Closed') {
			return 'unchecked';
		}
		const same =
			ledger.produced === produced &&
			ledger.claimed === claimed &&
			ledger.certified === certified &&
			ledger.issued === issued;
		return same ? 'checked' : 'different';
	});
}
