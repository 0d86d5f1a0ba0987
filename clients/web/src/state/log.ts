// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** What happened to a process, from the events of a block. */

import type { ChainEvent } from '../chain/runtime.js';
import type { Messages } from '../i18n/en.js';

export type LogKind = keyof Messages['events'];

export interface LogLine {
	at: number;
	kind: LogKind;
	amount?: bigint;
	energy?: bigint;
}

/** The events that are reported, by their pallet. */
const KINDS: Readonly<Record<LogKind, string>> = {
	Authorised: 'Charging',
	OffersRequested: 'Charging',
	Offered: 'Charging',
	Scheduled: 'Charging',
	StepOpened: 'Charging',
	StepSettled: 'Charging',
	SegmentSettled: 'Charging',
	SourceChanged: 'Charging',
	ChoiceChanged: 'Charging',
	ResponseAccepted: 'Charging',
	Closing: 'Charging',
	Finished: 'Charging',
	EscrowReturned: 'Charging',
	CommitmentDropped: 'Origin',
};

function big(value: unknown): bigint | undefined {
	return typeof value === 'bigint' ? value : undefined;
}

/** Returns the lines of `events` about `process`, the latest first. */
export function logOf(events: readonly ChainEvent[], process: bigint, at: number): LogLine[] {
	return events
		.flatMap(({ event }): LogLine[] => {
			const kind = (Object.keys(KINDS) as LogKind[]).find(
				(name) => name === event.value.type && KINDS[name] === event.type,
			);
			const fields = event.value.value;
			if (kind === undefined || fields.process !== process) {
				return [];
			}
			const energy = kind === 'StepSettled' ? big(fields.energy) : undefined;
			let amount: bigint | undefined;
			if (kind === 'StepSettled') {
				amount = ['to_supplier', 'to_dso', 'to_cso'].reduce(
					(sum, name) => sum + (big(fields[name]) ?? 0n),
					0n,
				);
			} else if (kind === 'EscrowReturned') {
				amount = big(fields.returned);
			} else if (kind === 'Finished') {
				amount = big(fields.released);
			}
			return [
				{
					at,
					kind,
					...(amount === undefined ? {} : { amount }),
					...(energy === undefined ? {} : { energy }),
				},
			];
		})
		.reverse();
}
