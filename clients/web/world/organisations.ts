// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Members of the consortium whose keys a page can have, and what they need for their work. */

import type { ApiPromise } from '@polkadot/api';
import type { KeyringPair } from '@polkadot/keyring/types';
import { decide, eventOf, newKeyring, submit } from '@smartcharge/chain';
import { votersOf, type Cast } from '@smartcharge/demo/cast';
import { HOME, type Site } from '@smartcharge/demo/day/site';
import { Meter, meterKey, possession } from '@smartcharge/demo/meter';
import { dayAt, dayOf, type LocalDay } from '@smartcharge/rules/books/calendar';
import { MS_PER_HOUR, TOKEN } from '@smartcharge/rules/units';
import { wordsOf } from '../src/keys/phrase.js';
import { ENTROPY } from '../src/keys/entropy.js';

/** The connection of all that the tests register; a connection can have several meters. */
const EAN = 871_687_140_000_000_019n;
const POWER = 22_000;
/** Of a meter that has no station yet. */
const NO_STATION = 0xffff_ffff;

export class Organisations {
	private readonly keys = new Map<string, KeyringPair>();

	constructor(
		private readonly api: ApiPromise,
		private readonly cast: Cast,
		private readonly site: Site,
	) {}

	/** Two thirds of the members admit a new one, whose key the caller gets in words. */
	async admit(name: string, roles: string[]): Promise<{ address: string; words: string }> {
		const { api } = this;
		const words = wordsOf(crypto.getRandomValues(new Uint8Array(ENTROPY)));
		const key = newKeyring().createFromUri(words);
		await decide(
			api,
			this.voters,
			api.tx.consortium.admit(
				key.address,
				name,
				api.createType('BTreeSet<SmartchargePrimitivesRole>', roles),
			),
		);
		this.keys.set(key.address, key);
		return { address: key.address, words };
	}

	/** A new area, operated by `dso`. */
	async createArea(name: string, dso: string): Promise<number> {
		const { api } = this;
		const included = await decide(api, this.voters, api.tx.grid.createArea(name, dso));
		return eventOf(included, api.events.grid.AreaCreated).area.toNumber();
	}

	/** A meter of `owner` that waits for the approval of its grid operator. */
	async registerMeter(
		owner: string,
		area: number,
		purpose: 'Station' | 'Production',
	): Promise<{ id: number; key: string }> {
		const { meter, pair } = await this.register(owner, area, purpose);
		return { id: meter.id, key: Buffer.from(pair.publicKey).toString('hex') };
	}

	/** A meter of a station of `owner` in the area of the world, approved and read from now on. */
	async equip(owner: string): Promise<number> {
		const { meter, pair } = await this.register(owner, HOME, 'Station');
		await submit(
			this.api,
			this.api.tx.metering.approveMeter(meter.id, meterKey(pair), null),
			this.cast.dso,
		);
		const [first] = this.site.evses;
		if (!first) {
			throw new Error('the world has no station');
		}
		// Its readings are delivered with those of the others.
		this.site.evses.push({ spec: first.spec, id: NO_STATION, meter });
		return meter.id;
	}

	/** Notes which station has a meter, once the page has registered it. */
	async adopt(meter: number): Promise<number> {
		const station = (await this.api.query.charging.stationOfMeter(meter)).unwrap().toNumber();
		const evse = this.site.evses.find((one) => one.meter.id === meter);
		if (evse) {
			evse.id = station;
		}
		return station;
	}

	/** A source of `supplier` whose meter and itself wait for their grid operator. */
	async registerSource(
		supplier: string,
		area: number,
	): Promise<{ source: number; meter: number }> {
		const { api } = this;
		const { meter } = await this.register(supplier, area, 'Production');
		const attributes = { technology: 0, support: 'None', storage: false, registry: false };
		const registered = await submit(
			api,
			api.tx.origin.registerSource(meter.id, 'Wind', POWER, 0, attributes),
			this.key(supplier),
		);
		const { source } = eventOf(registered, api.events.origin.SourceRegistered);
		return { source: source.toNumber(), meter: meter.id };
	}

	/** A source of `supplier` that produces what the world lets it feed in, and nothing by itself. */
	async plant(supplier: string): Promise<number> {
		const { api, cast, site } = this;
		const [first] = site.plants;
		if (!first) {
			throw new Error('the world has no source');
		}
		const { meter, pair } = await this.register(supplier, HOME, 'Production');
		await submit(api, api.tx.metering.approveMeter(meter.id, meterKey(pair), null), cast.dso);
		const { carrier, commissioned, attributes } = first.spec;
		const registered = await submit(
			api,
			api.tx.origin.registerSource(meter.id, carrier, POWER, commissioned, attributes),
			this.key(supplier),
		);
		const id = eventOf(registered, api.events.origin.SourceRegistered).source.toNumber();
		await submit(api, api.tx.origin.approveSource(id, meter.id), cast.dso);
		site.plants.push({ spec: first.spec, id, meter, counts: [] });
		return id;
	}

	/** `seller` proposes to sell energy in each quarter of an hour to `buyer`. */
	async proposeTrade(
		seller: string,
		buyer: string,
		{ from, values }: { from: number; values: number[] },
	): Promise<number> {
		const { api } = this;
		const included = await submit(
			api,
			api.tx.settlement.proposeTrade(buyer, true, HOME, from, values),
			this.key(seller),
		);
		return eventOf(included, api.events.settlement.TradeProposed).trade.toNumber();
	}

	/**
	 * A supplier and a balance responsible party agree from the next local day on: the supplier
	 * answers for its own trades alone.
	 */
	async agree(supplier: string, brp: string): Promise<LocalDay> {
		const { api } = this;
		const day = dayAt((await this.today()).end);
		const terms = { netting: 'Brp', volume: 'Trades', margin: 0 } as const;
		const { settlement } = api.tx;
		await submit(api, settlement.nameBrp(brp, day.number, terms), this.key(supplier));
		await submit(api, settlement.acceptSupplier(supplier, day.number, terms), this.key(brp));
		return day;
	}

	/** `tso` publishes a price of imbalance for all quarters of a local day. */
	async publishPrices(tso: string, date: string, price: number): Promise<void> {
		const { api } = this;
		const day = dayOf(date);
		const units = BigInt(Math.round(price * Number(TOKEN)));
		const prices = Array.from({ length: day.quarters }, () => ({
			short: units,
			surplus: units,
			state: 'Balanced' as const,
		}));
		await submit(
			api,
			api.tx.settlement.publishPrices(day.first, { Imbalance: prices }),
			this.key(tso),
		);
	}

	/** The members propose a call; all but `last` of those who are needed vote for it. */
	async propose(area: string, dso: string, missing: number): Promise<number> {
		const { api } = this;
		const call = api.tx.grid.createArea(area, dso);
		const threshold = Math.ceil(((await api.query.council.members()).length * 2) / 3);
		const [proposer, ...others] = this.voters;
		if (!proposer) {
			throw new Error('nobody votes');
		}
		const proposed = await submit(
			api,
			api.tx.council.propose(threshold, call, call.length),
			proposer,
		);
		const { proposalHash, proposalIndex } = eventOf(proposed, api.events.council.Proposed);
		for (const voter of [proposer, ...others].slice(0, threshold - missing)) {
			await submit(api, api.tx.council.vote(proposalHash, proposalIndex, true), voter);
		}
		return proposalIndex.toNumber();
	}

	/** The local day of the chain's clock. */
	async today(): Promise<LocalDay> {
		return dayAt((await this.api.query.timestamp.now()).toNumber());
	}

	/** The books of a supplier today, hour by hour, as the runtime API answers. */
	async positions(supplier: string): Promise<{ taken: number; fed: number }> {
		const { api } = this;
		const day = await this.today();
		const sum = { taken: 0, fed: 0 };
		for (let hour = day.start / MS_PER_HOUR; hour < day.end / MS_PER_HOUR; hour += 1) {
			const page = await api.call.settlementApi.positions(HOME, hour, null, 100);
			for (const one of page.asOk.items) {
				if (one.supplier.toString() === supplier) {
					for (const { taken, fed } of one.position) {
						sum.taken += taken.toNumber();
						sum.fed += fed.toNumber();
					}
				}
			}
		}
		return sum;
	}

	private get voters(): KeyringPair[] {
		return [...votersOf(this.cast), this.cast.custodian, ...this.keys.values()];
	}

	private key(address: string): KeyringPair {
		const key = this.keys.get(address);
		if (!key) {
			throw new Error(`the key of ${address} is not here`);
		}
		return key;
	}

	private async register(
		address: string,
		area: number,
		purpose: 'Station' | 'Production',
	): Promise<{ meter: Meter; pair: KeyringPair }> {
		const { api } = this;
		const owner = this.key(address);
		const next = (await api.query.metering.nextMeterId()).toString();
		const pair = newKeyring().createFromUri(`//Meter//console//${next}`);
		const genesis = api.genesisHash.toU8a();
		const registered = await submit(
			api,
			api.tx.metering.registerMeter(
				EAN,
				area,
				meterKey(pair),
				purpose === 'Station'
					? { Station: { power: POWER } }
					: { Production: { power: POWER } },
				possession(pair, owner, genesis),
			),
			owner,
		);
		const { meter } = eventOf(registered, api.events.metering.MeterRegistered);
		return { meter: new Meter(meter.toNumber(), pair, genesis), pair };
	}
}
