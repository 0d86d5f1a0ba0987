// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { type ApiPromise, WsProvider } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import type { KeyringPair } from '@polkadot/keyring/types';
import { u8aToHex } from '@polkadot/util';
import { xxhashAsU8a } from '@polkadot/util-crypto';
import { afterAll, beforeAll, expect } from 'vitest';
import { ACTORS, developmentCast, votersOf, type Cast } from '@smartcharge/demo/cast';
import {
	CallRefused,
	connect,
	decide,
	eventsOf,
	type Included,
	nameOf,
	submit,
} from '@smartcharge/chain';
import { Stage } from '@smartcharge/demo/thesis/stage';
import { START_TIMEOUT_MS, startNode, type LocalNode } from './node.js';

/** The pallets whose whole storage must stay as it is when a call is refused. */
const PALLETS = ['Charging', 'DemandResponse', 'Grid', 'Metering', 'Origin', 'Tokens', 'Balances'];

/** A fresh development chain and all who act on it. */
export class World {
	private constructor(
		readonly node: LocalNode,
		readonly api: ApiPromise,
		readonly cast: Cast,
		readonly stage: Stage,
		private readonly raw: WsProvider,
	) {}

	static async open(): Promise<World> {
		const node = await startNode();
		try {
			const api = await connect(node.endpoint, START_TIMEOUT_MS);
			const raw = new WsProvider(node.endpoint);
			await raw.isReady;
			const cast = await developmentCast();
			return new World(node, api, cast, await Stage.open(api, cast), raw);
		} catch (error) {
			await node.stop();
			throw new Error(`${(error as Error).message}\n${node.log()}`, { cause: error });
		}
	}

	async close(): Promise<void> {
		await this.raw.disconnect();
		await this.api.disconnect();
		await this.node.stop();
	}

	/** Submits `tx` as `who`; it must take effect. */
	async submit(tx: SubmittableExtrinsic<'promise'>, who: KeyringPair): Promise<Included> {
		return submit(this.api, tx, who);
	}

	/**
	 * Submits `tx` as `who`; it must be refused for `reason`, and nothing may have changed but that a
	 * caller whose allowance is used up has paid a fee.
	 */
	async refused(
		tx: SubmittableExtrinsic<'promise'>,
		who: KeyringPair,
		reason: string,
	): Promise<void> {
		const before = await this.snapshot();
		const held = await this.stage.balance(who.address);
		let fee = 0n;
		const outcome = await submit(this.api, tx, who).then(
			() => 'no error',
			(error: unknown) => {
				if (error instanceof CallRefused) {
					const { TransactionFeePaid } = this.api.events.transactionPayment;
					const fees = eventsOf(error, TransactionFeePaid);
					fee = fees.reduce((sum, { actualFee }) => sum + actualFee.toBigInt(), 0n);
					return error.reason;
				}
				throw error;
			},
		);
		expect(`${nameOf(tx)}: ${outcome}`).toBe(`${nameOf(tx)}: ${reason}`);
		const after = await this.snapshot();
		if (fee > 0n) {
			const payer = ACTORS.find((actor) => this.cast[actor].address === who.address) ?? '';
			after[payer] = before[payer] ?? '';
		}
		expect(after).toEqual(before);
		expect(held - (await this.stage.balance(who.address))).toBe(fee);
	}

	/** A set of roles, as the chain wants it. */
	roles(...roles: string[]) {
		return this.api.createType('BTreeSet<SmartchargePrimitivesRole>', roles);
	}

	/** Lets two thirds of the members decide that `call` be made. */
	async decide(call: SubmittableExtrinsic<'promise'>): Promise<Included> {
		return decide(this.api, votersOf(this.cast), call);
	}

	/**
	 * All storage of {@link PALLETS}, and the balances of the cast, but for the cursors that each
	 * block with time to spare moves, whatever is called in it.
	 */
	async snapshot(): Promise<Record<string, string>> {
		const { charging, metering, origin } = this.api.query;
		const cursors = [charging.archived, metering.reviewed, origin.archivedCancellations];
		const moving = new Set(cursors.map((cursor) => cursor.key()));
		const all = await Promise.all(PALLETS.map((pallet) => this.storageOf(pallet)));
		const entries = all.map((one) => one.filter(([key]) => !moving.has(key)));
		const balances = await Promise.all(
			ACTORS.map(async (actor) => {
				const { data } = await this.api.query.system.account(this.cast[actor].address);
				return [actor, data.toHex()] as const;
			}),
		);
		return Object.fromEntries([...entries.flat(), ...balances]);
	}

	private async storageOf(pallet: string): Promise<[string, string][]> {
		const prefix = u8aToHex(xxhashAsU8a(pallet, 128));
		const keys: string[] = [];
		for (;;) {
			const page = await this.raw.send<string[]>('state_getKeysPaged', [
				prefix,
				1_000,
				keys.at(-1) ?? null,
			]);
			keys.push(...page);
			if (page.length < 1_000) {
				break;
			}
		}
		const [set] = await this.raw.send<{ changes: [string, string][] }[]>(
			'state_queryStorageAt',
			[keys],
		);
		return set?.changes ?? [];
	}
}

/** A world for the tests of a file: opened before them, closed after them. */
export function useWorld(): () => World {
	let world: World | undefined;
	beforeAll(async () => {
		world = await World.open();
	});
	afterAll(async () => {
		await world?.close();
	});
	return () => {
		if (!world) {
			throw new Error('the world is not open yet');
		}
		return world;
	};
}
