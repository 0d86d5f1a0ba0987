// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { ApiPromise } from '@polkadot/api';
import type { Option, u32 } from '@polkadot/types';
import type { AccountId } from '@polkadot/types/interfaces';
import { eventsOf, type Included } from './submit.js';
import type { Dropped, Facts, Party } from '@smartcharge/rules/facts';

/** A reading of a source: the power that it proves, and what was promised then. */
export interface Sample {
	at: number;
	power: number;
	committed: number;
}

/** The readings of each source. */
export type Curves = Map<number, Sample[]>;

function party({ supplier, source }: { supplier: AccountId; source: Option<u32> }): Party {
	return {
		supplier: supplier.toString(),
		source: source.isSome ? source.unwrap().toNumber() : undefined,
	};
}

/** Adds what a transaction did to `facts` and `curves`. */
export function observe(api: ApiPromise, included: Included, facts: Facts, curves: Curves): void {
	const { charging } = api.events;
	for (const data of eventsOf(included, charging.Scheduled)) {
		facts.scheduled.push({
			process: data.process.toNumber(),
			...party(data),
			schedule: data.schedule.map((charges) => charges.isTrue),
			gridPrice: data.gridPrice.toBigInt(),
			escrow: data.escrow.toBigInt(),
			missing: data.missing.toBigInt(),
		});
	}
	for (const data of eventsOf(included, charging.ChoiceChanged)) {
		facts.rechosen.push({
			process: data.process.toNumber(),
			...party(data),
			fromStep: data.fromStep.toNumber(),
			schedule: data.schedule.map((charges) => charges.isTrue),
			escrow: data.escrow.toBigInt(),
			missing: data.missing.toBigInt(),
		});
	}
	for (const data of eventsOf(included, charging.StepOpened)) {
		facts.opened.push({
			process: data.process.toNumber(),
			step: data.step.toNumber(),
			energy: data.energy.toBigInt(),
			setPoint: data.setPoint.toBigInt(),
		});
	}
	for (const data of eventsOf(included, charging.SourceChanged)) {
		facts.switched.push({
			process: data.process.toNumber(),
			step: data.step.toNumber(),
			...party(data),
			since: data.since.toNumber(),
		});
	}
	for (const data of eventsOf(included, charging.SegmentSettled)) {
		facts.segments.push({
			process: data.process.toNumber(),
			step: data.step.toNumber(),
			...party(data),
			energy: data.energy.toBigInt(),
			toSupplier: data.toSupplier.toBigInt(),
		});
	}
	for (const data of eventsOf(included, charging.StepSettled)) {
		facts.settled.push({
			process: data.process.toNumber(),
			step: data.step.toNumber(),
			energy: data.energy.toBigInt(),
			toSupplier: data.toSupplier.toBigInt(),
			toDso: data.toDso.toBigInt(),
			toCso: data.toCso.toBigInt(),
		});
	}
	for (const { process, reason, released, record } of eventsOf(included, charging.Finished)) {
		facts.finished.push({
			process: process.toNumber(),
			reason: reason.type,
			energy: record.energy.toBigInt(),
			sourced: record.sourced.toBigInt(),
			released: released.toBigInt(),
		});
	}
	observeSources(api, included, facts, curves);
}

/** Adds what readings showed of sources, and the promises that they could not keep. */
function observeSources(
	{ events: { origin } }: ApiPromise,
	{ events }: Included,
	facts: Facts,
	curves: Curves,
): void {
	const broken: Dropped[] = [];
	for (const { event } of events) {
		if (origin.CommitmentDropped.is(event)) {
			const { source, process, power } = event.data;
			broken.push({
				at: 0,
				source: source.toNumber(),
				process: process.toNumber(),
				power: power.toBigInt(),
			});
		} else if (origin.Produced.is(event)) {
			// Of the reading that broke the promises before it.
			const at = event.data.until.toNumber();
			facts.dropped.push(...broken.splice(0).map((dropped) => ({ ...dropped, at })));
			const source = event.data.source.toNumber();
			const samples = curves.get(source) ?? [];
			samples.push({
				at,
				power: event.data.power.toNumber(),
				committed: event.data.committed.toNumber(),
			});
			curves.set(source, samples);
		}
	}
	facts.dropped.push(...broken);
}
