// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { KeyringPair } from '@polkadot/keyring/types';
import { ACTORS, votersOf, type Actor } from '../cast.js';
import { decide, eventOf, newKeyring } from '@smartcharge/chain';
import { Meter, meterKey, possession } from '../meter.js';
import { INTERVAL } from '@smartcharge/rules/limits';
import { counts } from './output.js';
import { DAY } from './parse.js';
import type { Recorder } from './recorder.js';
import type { Choice, Day, OfferSpec, SourceSpec, StationSpec } from './scenario.js';
import type { Wanted } from '@smartcharge/rules/journal';

/** The area of the stations on a development chain. */
export const HOME = 0;

/** Names of the cast in reports. */
export const NAMES: Readonly<Record<Actor, string>> = {
	cso: 'CSO',
	dso: 'DSO',
	supplierA: 'supplier A',
	supplierB: 'supplier B',
	brp: 'BRP',
	custodian: 'custodian',
	alice: 'driver Alice',
	bob: 'driver Bob',
	charlie: 'driver Charlie',
};

/** A source that was registered. */
export interface Plant {
	spec: SourceSpec;
	id: number;
	meter: Meter;
	/** Register of its meter at each minute of the day, in Wh. */
	counts: readonly bigint[];
}

/** A station that was registered. */
export interface Evse {
	spec: StationSpec;
	id: number;
	meter: Meter;
}

/** Objects of a day; each one registers itself. */
export class Site {
	readonly plants: Plant[] = [];
	readonly evses: Evse[] = [];
	private readonly areas = new Map<string, number>();

	private constructor(
		private readonly recorder: Recorder,
		readonly day: Day,
		/** Midnight, at the beginning of the day. */
		readonly midnight: number,
		private readonly report: (line: string) => void,
	) {}

	/** Registers sources, stations, prices and the tariff for a day that begins at `midnight`. */
	static async set(
		recorder: Recorder,
		day: Day,
		midnight: number,
		report: (line: string) => void,
	): Promise<Site> {
		const site = new Site(recorder, day, midnight, report);
		for (const name of new Set(day.sources.flatMap(({ area }) => area ?? []))) {
			await site.createArea(name);
		}
		for (const spec of day.sources) {
			await site.addSource(spec);
		}
		for (const spec of day.stations) {
			await site.addStation(spec);
		}
		for (const spec of day.offers) {
			await site.publish(spec);
		}
		await site.setTariff();
		return site;
	}

	/** The source that the scenario calls so. */
	plant(name: string): Plant {
		return found(this.plants, ({ spec }) => spec.name === name, name);
	}

	/** Name of source `id` in the scenario. */
	nameOf(id: number | undefined): string {
		return this.plants.find((plant) => plant.id === id)?.spec.name ?? 'grid mix';
	}

	/** The name of an account. */
	seller(account: string): string {
		const { cast } = this.recorder;
		return NAMES[ACTORS.find((actor) => cast[actor].address === account) ?? 'brp'];
	}

	/** The station that the scenario calls so. */
	evse(name: string): Evse {
		return found(this.evses, ({ spec }) => spec.name === name, name);
	}

	/** A choice with the numbers that the chain gave the sources. */
	wanted(choice: Choice): Wanted {
		if (choice === 'Cheapest' || 'carrier' in choice) {
			return choice;
		}
		return { source: this.plant(choice.source).id };
	}

	/** The DSO reports the loading of the grid. */
	async reportLoading(percent: number): Promise<bigint> {
		const { api, cast } = this.recorder;
		const included = await this.recorder.act(
			api.tx.grid.reportLoading(HOME, percent),
			cast.dso,
			{ kind: 'loading', area: HOME, percent },
		);
		return eventOf(included, api.events.grid.LoadingReported).price.toBigInt();
	}

	/** Takes back what would concern others who use the chain afterwards. */
	async clear(): Promise<void> {
		const { api, cast } = this.recorder;
		for (const { supplier, source } of this.day.offers) {
			const id = source === undefined ? null : this.plant(source).id;
			await this.recorder.send(
				api.tx.charging.publishOffer(id, this.midnight, []),
				cast[supplier],
			);
		}
		for (const { id } of this.evses) {
			await this.recorder.send(api.tx.charging.closeStation(id), cast.cso);
		}
	}

	private async createArea(name: string): Promise<void> {
		const { api, cast } = this.recorder;
		const included = await decide(
			api,
			votersOf(cast),
			api.tx.grid.createArea(name, cast.dso.address),
		);
		const { area } = eventOf(included, api.events.grid.AreaCreated);
		this.areas.set(name, area.toNumber());
		this.report(`area ${area.toString()}      ${name}, by two thirds of the members`);
	}

	/** Meter, consent of its owner, source, approval by the DSO. */
	async addSource(spec: SourceSpec): Promise<void> {
		const { api, cast } = this.recorder;
		const { carrier, capacity, commissioned, attributes } = spec;
		const area = spec.area === undefined ? HOME : (this.areas.get(spec.area) ?? HOME);
		const owner = cast[spec.owner];
		const supplier = cast[spec.supplier];
		const purpose = { Production: { power: capacity } };
		const meter = await this.registerMeter(spec.name, spec.ean, area, purpose, owner);
		if (owner !== supplier) {
			await this.recorder.send(
				api.tx.origin.allowSupplier(meter.id, supplier.address),
				owner,
			);
		}
		const registered = await this.recorder.send(
			api.tx.origin.registerSource(meter.id, carrier, capacity, commissioned, attributes),
			supplier,
		);
		const id = eventOf(registered, api.events.origin.SourceRegistered).source.toNumber();
		await this.recorder.act(api.tx.origin.approveSource(id, meter.id), cast.dso, {
			kind: 'source',
			source: { id, meter: meter.id, area, supplier: supplier.address, carrier, capacity },
		});
		if (spec.recipient !== spec.supplier) {
			await this.recorder.send(
				api.tx.origin.setRecipient(id, cast[spec.recipient].address),
				owner,
			);
		}
		this.plants.push({ spec, id, meter, counts: counts(this.day, spec) });
		this.report(`source ${id}    ${spec.name}: meter ${meter.id}, approved by the DSO`);
	}

	/** Meter, station, both suppliers connected. */
	async addStation(spec: StationSpec): Promise<void> {
		const { api, cast } = this.recorder;
		const { power, pricePerHour } = spec;
		const purpose = { Station: { power } };
		const meter = await this.registerMeter(spec.name, spec.ean, HOME, purpose, cast.cso);
		const suppliers = [cast.supplierA.address, cast.supplierB.address];
		const next = (await api.query.charging.nextStationId()).toNumber();
		const registered = await this.recorder.send(
			// A chain that stays up can see the demo many times.
			api.tx.charging.registerStation(
				`${spec.evse}${next}`,
				meter.id,
				power,
				pricePerHour,
				suppliers,
				null,
			),
			cast.cso,
		);
		const { station } = eventOf(registered, api.events.charging.StationRegistered);
		const id = station.toNumber();
		await this.recorder.enter({
			kind: 'station',
			station: { id, meter: meter.id, area: HOME, power, pricePerHour, suppliers },
		});
		this.evses.push({ spec, id, meter });
		this.report(`station ${id}   ${spec.name}: meter ${meter.id}, both suppliers connected`);
	}

	private async registerMeter(
		name: string,
		ean: bigint,
		area: number,
		purpose: { Production: { power: bigint } } | { Station: { power: bigint } },
		owner: KeyringPair,
	): Promise<Meter> {
		const { api, cast } = this.recorder;
		const next = (await api.query.metering.nextMeterId()).toString();
		const key = newKeyring().createFromUri(`//Meter//${name}//${next}`);
		const registered = await this.recorder.send(
			api.tx.metering.registerMeter(
				ean,
				area,
				meterKey(key),
				purpose,
				possession(key, owner, api.genesisHash.toU8a()),
			),
			owner,
		);
		const { meter } = eventOf(registered, api.events.metering.MeterRegistered);
		await this.recorder.send(
			api.tx.metering.approveMeter(meter, meterKey(key), null),
			cast.dso,
		);
		return new Meter(meter.toNumber(), key, api.genesisHash.toU8a());
	}

	/** Standing prices for each interval of the day, which can be repeated. */
	async publish({ supplier, source, prices }: OfferSpec, days = 1): Promise<void> {
		const { api, cast } = this.recorder;
		const id = source === undefined ? undefined : this.plant(source).id;
		const list = Array.from({ length: (days * DAY) / INTERVAL }, (_, index) => {
			const at = (index * INTERVAL) % DAY;
			const last = prices.findLast((price) => price.at <= at) ?? prices[0];
			return last?.value ?? 0n;
		});
		await this.recorder.act(
			api.tx.charging.publishOffer(id ?? null, this.midnight, list),
			cast[supplier],
			{
				kind: 'offer',
				offer: {
					supplier: cast[supplier].address,
					source: id,
					from: this.midnight,
					prices: list,
				},
			},
		);
	}

	private async setTariff(): Promise<void> {
		const { api, cast } = this.recorder;
		const { base, steps } = this.day.tariff;
		await this.recorder.act(api.tx.grid.setTariff(HOME, base, steps), cast.dso, {
			kind: 'tariff',
			area: HOME,
			base,
			steps,
		});
	}
}

function found<T>(list: readonly T[], is: (item: T) => boolean, name: string): T {
	const item = list.find(is);
	if (!item) {
		throw new Error(`there is no ${name}`);
	}
	return item;
}
