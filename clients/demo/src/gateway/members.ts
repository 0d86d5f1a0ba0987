// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { ApiPromise } from '@polkadot/api';
import type { KeyringPair } from '@polkadot/keyring/types';
import { eventOf, submit } from '@smartcharge/chain';
import { MS_PER_HOUR, TOKEN } from '@smartcharge/rules/units';
import type { Cast } from '../cast.js';
import { roundUp } from '../clock.js';
import type { Fingerprint } from './gateway.js';
import { INTERVAL } from './network.js';

/** Connection, area, power and price of the chargers. */
const EAN = 871_687_140_000_000_002n;
const AREA = 0;
export const POWER = 18_000;
const PRICE_PER_HOUR = 6n * TOKEN;
/** Power of the source, in W. */
const CAPACITY = 10_000;
/** The supplier's price per kWh, standing for so many intervals. */
const PRICE = (28n * TOKEN) / 100n;
const INTERVALS = 180;

/** A step, and how many make up the time that a driver has. */
export const STEP_MS = 30_000;
const STEPS = 12;
/** Energy that a driver asks for, in Wh: what all steps deliver. */
const ENERGY = (STEPS * POWER * STEP_MS) / MS_PER_HOUR;

/** What drivers ask for. */
const REQUEST = {
	energy: ENERGY,
	steps: STEPS,
	step: STEP_MS,
	preferences: {
		source: 'Cheapest',
		demandResponse: false,
		minimumReward: 0,
		maxPrice: null,
		maxCost: 20n * TOKEN,
		whenEqual: 'Early',
		flexiblePower: null,
		replan: false,
		version: 0,
	},
};

/** The members and drivers of a development chain, and what they do before the first charging. */
export class Members {
	constructor(
		private readonly api: ApiPromise,
		readonly cast: Cast,
	) {}

	/** The operator lets the hot key submit readings, and start and end processes; nothing else. */
	async giveProxies(hotKey: KeyringPair): Promise<void> {
		for (const type of ['Metering', 'Station'] as const) {
			await submit(
				this.api,
				this.api.tx.proxy.addProxy(hotKey.address, type, 0),
				this.cast.cso,
			);
		}
	}

	/** The operator registers a charger; the DSO compares the key and approves its meter. */
	async addStation(
		evseId: string,
		key: Fingerprint,
	): Promise<{ station: number; meter: number }> {
		const { api, cast } = this;
		const meter = await this.addMeter(key, { Station: { power: POWER } }, cast.cso);
		const suppliers = [cast.supplierA.address];
		const registered = await submit(
			api,
			api.tx.charging.registerStation(evseId, meter, POWER, PRICE_PER_HOUR, suppliers, null),
			cast.cso,
		);
		const { station } = eventOf(registered, api.events.charging.StationRegistered);
		return { station: station.toNumber(), meter };
	}

	/** A supplier registers its source; the DSO approves meter and source. */
	async addSource(key: Fingerprint): Promise<number> {
		const { api, cast } = this;
		const meter = await this.addMeter(key, { Production: { power: CAPACITY } }, cast.supplierA);
		const attributes = { technology: 0, support: 'None', storage: false, registry: false };
		const commissioned = Date.now() - MS_PER_HOUR;
		const registered = await submit(
			api,
			api.tx.origin.registerSource(meter, 'Solar', CAPACITY, commissioned, attributes),
			cast.supplierA,
		);
		const { source } = eventOf(registered, api.events.origin.SourceRegistered);
		await submit(api, api.tx.origin.approveSource(source, meter), cast.dso);
		return meter;
	}

	/** A supplier offers its grid mix for the next half hour. */
	async publishPrices(): Promise<void> {
		const from = roundUp(Date.now(), INTERVAL) - INTERVAL;
		const prices = Array.from({ length: INTERVALS }, () => PRICE);
		await submit(
			this.api,
			this.api.tx.charging.publishOffer(null, from, prices),
			this.cast.supplierA,
		);
	}

	/** A driver with a card lets the operator start processes, within bounds. */
	async giveMandate(): Promise<number> {
		const { api, cast } = this;
		const until = Date.now() + 2 * MS_PER_HOUR;
		const given = await submit(
			api,
			api.tx.charging.giveMandate(
				cast.cso.address,
				REQUEST,
				2n * PRICE_PER_HOUR,
				50n * TOKEN,
				until,
			),
			cast.alice,
		);
		return eventOf(given, api.events.charging.MandateGiven).mandate.toNumber();
	}

	/** The driver takes the right back: the card is lost. */
	async revokeMandate(mandate: number): Promise<void> {
		await submit(this.api, this.api.tx.charging.revokeMandate(mandate), this.cast.alice);
	}

	/** The driver with an app starts at a station, by a signature on the phone. */
	async start(api: ApiPromise, station: number): Promise<number> {
		const started = await submit(
			api,
			api.tx.charging.start(station, 2n * PRICE_PER_HOUR, REQUEST),
			this.cast.bob,
		);
		return eventOf(started, api.events.charging.Authorised).process.toNumber();
	}

	private async addMeter(
		{ publicKey, proof }: Fingerprint,
		purpose: { Station: { power: number } } | { Production: { power: number } },
		owner: KeyringPair,
	): Promise<number> {
		const { api, cast } = this;
		const key = { Ed25519: publicKey };
		const registered = await submit(
			api,
			api.tx.metering.registerMeter(EAN, AREA, key, purpose, proof),
			owner,
		);
		const { meter } = eventOf(registered, api.events.metering.MeterRegistered);
		await submit(api, api.tx.metering.approveMeter(meter, key, null), cast.dso);
		return meter.toNumber();
	}
}
