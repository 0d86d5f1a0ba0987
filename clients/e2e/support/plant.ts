// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { KeyringPair } from '@polkadot/keyring/types';
import { eventOf, type Included, newKeyring } from '@smartcharge/chain';
import { Meter, meterKey, possession } from '@smartcharge/demo/meter';
import { MS_PER_MINUTE } from '@smartcharge/rules/units';
import type { World } from './world.js';

/** An EAN-18 code with a valid check digit. */
const EAN = 871_687_140_000_000_002n;

/** Further attributes of certificates, unless a test sets others. */
export const ATTRIBUTES = {
	technology: 10_101,
	support: 'None',
	storage: false,
	registry: false,
} as const;

let meters = 0;

/** A meter of `owner` for a source of `power` W, which waits for approval. */
export async function productionMeter(
	world: World,
	owner: KeyringPair,
	power = 30_000,
): Promise<Meter> {
	const { api, stage } = world;
	const key = newKeyring().createFromUri(`//Production//${meters++}`);
	const registered = await world.submit(
		api.tx.metering.registerMeter(
			EAN,
			stage.area,
			meterKey(key),
			{ Production: { power } },
			possession(key, owner, api.genesisHash.toU8a()),
		),
		owner,
	);
	const id = eventOf(registered, api.events.metering.MeterRegistered).meter.toNumber();
	return new Meter(id, key, api.genesisHash.toU8a());
}

/** A source that feeds in. */
export class Plant {
	private constructor(
		private readonly world: World,
		readonly id: number,
		readonly meter: Meter,
		/** Owner of the meter, whose gateway submits its readings. */
		readonly owner: KeyringPair,
	) {}

	/** An approved solar source of `supplier` whose meter has been read once. */
	static async open(world: World, supplier: KeyringPair, capacity = 30_000): Promise<Plant> {
		const { api, cast, stage } = world;
		const meter = await productionMeter(world, supplier, capacity);
		await world.submit(api.tx.metering.approveMeter(meter.id, meter.publicKey, null), cast.dso);
		const registered = await world.submit(
			api.tx.origin.registerSource(meter.id, 'Solar', capacity, 0, ATTRIBUTES),
			supplier,
		);
		const { source } = eventOf(registered, api.events.origin.SourceRegistered);
		await world.submit(api.tx.origin.approveSource(source, meter.id), cast.dso);
		const plant = new Plant(world, source.toNumber(), meter, supplier);
		await plant.read(await stage.clock.advance(MS_PER_MINUTE));
		return plant;
	}

	/** Its meter has counted `energy` Wh more and is read at `at`, the time of the next block. */
	async read(at: number, energy = 0n): Promise<Included> {
		const { api } = this.world;
		this.meter.count(energy);
		return this.world.submit(api.tx.metering.submitReadings([this.meter.read(at)]), this.owner);
	}

	/** Two readings a minute apart show that it feeds `power` W in. */
	async feed(power: number): Promise<Included> {
		const { clock } = this.world.stage;
		await this.read(await clock.advance(MS_PER_MINUTE));
		return this.read(await clock.advance(MS_PER_MINUTE), BigInt(power / 60));
	}

	/** The node's description of it. */
	async info() {
		return (await this.world.api.call.originApi.source(this.id)).unwrap();
	}
}
