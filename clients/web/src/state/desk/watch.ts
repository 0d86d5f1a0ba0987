// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** What an operator has to look at: readings that are overdue, meters that wait, income. */

import { FRESHNESS, INTERVAL } from '@smartcharge/rules/limits';
import type { Meter } from '../../chain/desk.js';
import type { ChargeRecord, StationBrief } from '../../chain/model.js';

/** So long without a reading a scheduled process is stale, in ms (`StaleAfter` of the chain). */
const STALE_AFTER = 86_400_000;
/** So long after its authorisation a process can be scheduled, in ms (`SetupLimit`). */
const SETUP_LIMIT = 900_000;

/** `late` after a metering interval; `silent` when nobody can begin to charge any more. */
export type Reading = 'fresh' | 'late' | 'silent' | 'never';

/** How a reading is at `now`. */
export function readingOf(readAt: bigint | undefined, now: number): Reading {
	if (readAt === undefined) {
		return 'never';
	}
	const age = now - Number(readAt);
	if (age > FRESHNESS) {
		return 'silent';
	}
	return age > INTERVAL ? 'late' : 'fresh';
}

/** Open stations whose readings are overdue: a process there first, then the oldest reading. */
export function overdue(stations: readonly StationBrief[], now: number): StationBrief[] {
	return stations
		.filter(({ open, service, read_at }) => {
			return (open || service !== undefined) && readingOf(read_at, now) !== 'fresh';
		})
		.sort(
			(a, b) =>
				Number(b.service !== undefined) - Number(a.service !== undefined) ||
				Number((a.read_at ?? 0n) - (b.read_at ?? 0n)),
		);
}

/** Why a meter waits for its DSO; `undefined` if it does not. */
export type Waits = 'new' | 'key' | 'base' | 'suspended' | 'rejected';

export function waitsFor({ status, pending_key }: Meter): Waits | undefined {
	switch (status.type) {
		case 'Pending':
			return 'new';
		case 'BaseNeeded':
			return 'base';
		case 'Suspended':
			return 'suspended';
		case 'Rejected':
			return 'rejected';
		default:
			return pending_key === undefined ? undefined : 'key';
	}
}

/** A key in groups of four digits, so that people can compare it. */
export function groups(hex: string): string {
	return (hex.replace(/^0x/, '').match(/.{1,4}/g) ?? []).join(' ');
}

export interface Income {
	processes: number;
	energy: bigint;
	/** What stations were paid for their time. */
	stations: bigint;
	/** What drivers still owe of all parts. */
	unpaid: bigint;
}

/** Sums up records. */
export function incomeOf(records: readonly ChargeRecord[]): Income {
	return records.reduce<Income>(
		(sum, { energy, totals }) => ({
			processes: sum.processes + 1,
			energy: sum.energy + energy,
			stations: sum.stations + totals.to_cso,
			unpaid: sum.unpaid + totals.unpaid,
		}),
		{ processes: 0, energy: 0n, stations: 0n, unpaid: 0n },
	);
}

/** Whether anybody can close a process, because nothing happens any more. */
export function isStale(
	{ state, authorised, read_at }: { state: string; authorised: number; read_at: number },
	now: number,
): boolean {
	const scheduled = state === 'Charging' || state === 'Closing';
	return scheduled ? now - read_at > STALE_AFTER : now - authorised > SETUP_LIMIT;
}

/** A moment as an input of date and time has it, on the clock of the browser. */
export function localInput(moment: number): string {
	const at = new Date(moment - new Date(moment).getTimezoneOffset() * 60_000);
	return at.toISOString().slice(0, 16);
}

/** The moment that such an input stands for. */
export function momentOf(input: string): number {
	return new Date(input).getTime();
}
