// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { eventOf } from '@smartcharge/chain';
import type { ProcessFacts } from '@smartcharge/export/facts/process';
import { readCorrections } from '@smartcharge/export/chain/corrections';
import { byProcess, type Correction } from '@smartcharge/export/facts/correction';
import { sum } from '@smartcharge/rules/schedule';
import { MS_PER_HOUR, MS_PER_MINUTE } from '@smartcharge/rules/units';
import type { Recorder } from '../day/recorder.js';
import type { Driver } from '../day/scenario.js';
import type { Market } from './market.js';

/** Salted hashes of documents that nobody else needs to see. */
const EVIDENCE = { meter: `0x${'01'.repeat(32)}`, claim: `0x${'02'.repeat(32)}` };

/** Most blocks that the chain may take for what is due. */
const MOST_BLOCKS = 50;

/** How a dispute went. */
export interface Decided {
	/** What the respondents would have paid if all of the claim had been upheld. */
	claimed: bigint;
	/** Number of respondents. */
	respondents: number;
	/** Part of the claim that was upheld, in thousandths. */
	perMille: number;
}

/** The lines of a process as a call takes them: the chain proves them by the trail. */
export function linesOf({ lines }: ProcessFacts) {
	return lines.map(({ step, start, end, parts, ...amounts }) => ({
		step,
		time: { start, end },
		parts: parts.map((part) => ({ ...part, source: part.source ?? null })),
		...amounts,
	}));
}

/** The DSO corrects what a wrong meter counted too much; nobody knows in which step. */
export async function correctMeter(
	recorder: Recorder,
	facts: ProcessFacts,
	energy: bigint,
): Promise<bigint> {
	const { api, cast } = recorder;
	const included = await recorder.send(
		api.tx.corrections.correct(
			facts.process,
			linesOf(facts),
			{ Energy: -energy },
			'MeterFault',
			EVIDENCE.meter,
		),
		cast.dso,
	);
	return eventOf(included, api.events.corrections.CorrectionExecuted).refunded.toBigInt();
}

/** A driver disputes a step; those who were paid contest it, and arbiters uphold a part. */
export async function dispute(
	recorder: Recorder,
	market: Market,
	{
		driver,
		facts,
		...claim
	}: { driver: Driver; facts: ProcessFacts } & {
		step: number;
		energy: bigint;
		perMille: number;
	},
): Promise<Decided> {
	const { api, cast } = recorder;
	const line = facts.lines.findIndex(({ step }) => step === claim.step);
	const opened = await recorder.send(
		api.tx.corrections.disputeLine(
			facts.process,
			line,
			{ Energy: claim.energy },
			linesOf(facts),
			EVIDENCE.claim,
		),
		cast[driver],
	);
	const { id, amount } = eventOf(opened, api.events.corrections.DisputeOpened);
	const stored = async () => (await api.query.corrections.disputes(id)).unwrap();
	const { respondents } = await stored();
	const members = [cast.supplierA, cast.supplierB, cast.dso, cast.cso];
	for (const member of members.filter(({ address }) =>
		respondents.some(({ who }) => who.toString() === address),
	)) {
		await recorder.send(
			api.tx.corrections.answerDispute(id, { Contest: EVIDENCE.meter }),
			member,
		);
	}
	/** Lets time pass until the stage is over, and its consequence is there. */
	const untilStage = async (stage: string) => {
		await recorder.reach((await stored()).until.toNumber() + MS_PER_MINUTE);
		for (let blocks = 0; (await stored()).stage.type !== stage; blocks += 1) {
			if (blocks > MOST_BLOCKS) {
				throw new Error(`dispute ${id.toString()} is not ${stage} ${blocks} blocks later`);
			}
			await recorder.send(api.tx.system.remark('0x00'), cast.custodian);
		}
		return (await stored()).stage;
	};
	const drawn = (await untilStage('Hearing')).asHearing.map(({ who }) => who.toString());
	const arbiters = market.arbiters().filter(({ address }) => drawn.includes(address));
	for (const arbiter of arbiters.slice(0, 2)) {
		await recorder.send(api.tx.corrections.ruleDispute(id, claim.perMille), arbiter);
	}
	const perMille = (await untilStage('Closed')).asClosed.toNumber();
	return { claimed: amount.toBigInt(), respondents: respondents.length, perMille };
}

/** The corrections that were carried out since a block, by process. */
export async function correctionsSince(
	{ api }: Recorder,
	from: number,
): Promise<ReadonlyMap<number, readonly Correction[]>> {
	const found: Correction[] = [];
	const range = { from, to: undefined, progress: () => undefined };
	for await (const { correction, refusal } of readCorrections(api, range)) {
		if (correction === undefined) {
			throw new Error(refusal);
		}
		found.push(correction);
	}
	return byProcess(found, 'the chain');
}

/** What the driver of a process got back by its corrections: what its payees lost. */
export async function refundOf({ api }: Recorder, { process }: ProcessFacts): Promise<bigint> {
	const found = (await api.call.correctionsApi.corrections(process)).unwrap();
	const payees = found.corrections.flatMap(({ correction }) => [...correction.payees]);
	return sum(payees.map(([, change]) => -change.toBigInt()));
}

/** When a day can be settled: that long after its end. */
export function settledFrom(recorder: Recorder, end: number): number {
	return end + recorder.api.consts.settlement.settleAfter.toNumber() + MS_PER_HOUR / 4;
}
