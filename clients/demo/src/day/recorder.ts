// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { ApiPromise } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import type { KeyringPair } from '@polkadot/keyring/types';
import type { Actor, Cast } from '../cast.js';
import type { SignedReading } from '@smartcharge/rules/reading';
import { Clock, SLOT_MS } from '../clock.js';
import { type Curves, eventsOf, type Included, observe, submit } from '@smartcharge/chain';
import { noFacts } from '@smartcharge/rules/facts';
import type { Entry, Undated } from '@smartcharge/rules/journal';

/** Members that deliver readings in turn; anybody could, because the meters sign them. */
const GATEWAYS = ['cso', 'dso', 'brp'] as const satisfies readonly Actor[];

/** Acts on the chain, and keeps what was done and what came of it. */
export class Recorder {
	readonly journal: Entry[] = [];
	readonly facts = noFacts();
	readonly curves: Curves = new Map();
	/** Fees that accounts paid because their allowance was used up. */
	readonly fees = new Map<string, bigint>();
	private batches = 0;

	private constructor(
		readonly api: ApiPromise,
		readonly cast: Cast,
		private readonly clock: Clock,
	) {}

	static open(api: ApiPromise, cast: Cast): Recorder {
		if (!('origin' in api.query)) {
			throw new Error('the node runs another chain: it knows no energy sources');
		}
		return new Recorder(api, cast, Clock.of(api));
	}

	/** Time of the last block. */
	async now(): Promise<number> {
		return (await this.api.query.timestamp.now()).toNumber();
	}

	/** Time of the clock; before the first block, too. */
	async clockTime(): Promise<number> {
		return this.clock.now();
	}

	/** Sets the clock ahead, so that the next block is at `moment`, or as soon after as can be. */
	async reach(moment: number): Promise<void> {
		const earliest = Math.max(await this.clock.now(), (await this.now()) + SLOT_MS);
		if (moment > earliest) {
			await this.clock.nextBlockAt(moment);
		}
	}

	/** Submits a transaction; what it did is kept. */
	async send(tx: SubmittableExtrinsic<'promise'>, who: KeyringPair): Promise<Included> {
		const included = await submit(this.api, tx, who);
		observe(this.api, included, this.facts, this.curves);
		const { TransactionFeePaid } = this.api.events.transactionPayment;
		for (const { who: payer, actualFee } of eventsOf(included, TransactionFeePaid)) {
			const address = payer.toString();
			this.fees.set(address, (this.fees.get(address) ?? 0n) + actualFee.toBigInt());
		}
		return included;
	}

	/** Submits a transaction and enters it in the journal. */
	async act(
		tx: SubmittableExtrinsic<'promise'>,
		who: KeyringPair,
		...entries: Undated[]
	): Promise<Included> {
		const included = await this.send(tx, who);
		await this.enter(...entries);
		return included;
	}

	/** Delivers readings, all of which must be accepted. */
	async deliver(readings: readonly SignedReading[]): Promise<Included> {
		const gateway = GATEWAYS[this.batches++ % GATEWAYS.length] ?? 'cso';
		const included = await this.act(
			this.api.tx.metering.submitReadings([...readings]),
			this.cast[gateway],
			...readings.map(({ meter, at, register }) => ({
				kind: 'reading' as const,
				meter,
				at,
				register,
			})),
		);
		const [refused] = eventsOf(included, this.api.events.metering.ReadingRefused);
		if (refused) {
			throw new Error(
				`a reading of meter ${refused.meter.toString()} was refused: ${refused.reason.type}`,
			);
		}
		return included;
	}

	/** Enters in the journal what the last block did. */
	async enter(...entries: Undated[]): Promise<void> {
		const now = await this.now();
		this.journal.push(...entries.map((entry): Entry => ({ ...entry, now })));
	}
}
