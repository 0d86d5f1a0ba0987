// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { ACTORS, type Actor } from '../cast.js';
import { MAX_U32, MAX_U64, Reader, ScenarioError } from '../scenario/reader.js';
import { MS_PER_HOUR, MS_PER_MINUTE } from '@smartcharge/rules/units';
import { faultOfEan } from '@smartcharge/rules/ean';
import { canonicalEvseId } from '@smartcharge/rules/evse';
import {
	INTERVAL,
	MAX_AREA_NAME,
	MAX_BATCH,
	MAX_ENERGY,
	MAX_LOADING,
	MAX_POWER,
	MAX_STANDING_OFFERS,
	MAX_STEP,
	MAX_STEPS,
	MAX_TARIFF_STEPS,
	MIN_ENERGY,
} from '@smartcharge/rules/limits';
import {
	CARRIERS,
	DRIVERS,
	SUPPLIERS,
	SUPPORTS,
	type Choice,
	type Cloud,
	type Day,
	type Greening,
	type OfferSpec,
	type Point,
	type SourceSpec,
	type StationSpec,
	type Transfer,
	type Visit,
} from './scenario.js';

/** Length of a day in ms. */
export const DAY = 24 * MS_PER_HOUR;

/** How long before its first step a driver comes to a station, in ms. */
export const ARRIVAL = 3 * MS_PER_MINUTE;

/** Least time from the first readings to the first visit: sources must have been seen to supply. */
const LEAD = 15 * MS_PER_MINUTE;

/** Checks `value` (parsed JSON) and gives it in the units of the chain. */
export function parseDay(value: unknown): Day {
	const reader = new DayReader();
	const day = reader.day(value);
	if (reader.problems.length > 0) {
		throw new ScenarioError(reader.problems);
	}
	return day;
}

/** Reads the parts of a day. */
class DayReader extends Reader {
	day(value: unknown): Day {
		const fields = this.object(value, 'scenario', [
			'name',
			'title',
			'day',
			'sources',
			'clouds',
			'stations',
			'offers',
			'grid',
			'visits',
			'greenings',
			'transfers',
		]);
		const at = (field: string) => `scenario.${field}`;
		const name = this.text(fields.name, at('name'));
		const time = this.object(fields.day, at('day'), ['from', 'to', 'batchMinutes']);
		const grid = this.grid(fields.grid, at('grid'));
		const day: Day = {
			name,
			title: this.text(fields.title, at('title'), name),
			from: this.time(time.from, at('day.from')),
			to: this.time(time.to, at('day.to')),
			batch: this.duration(time.batchMinutes, at('day.batchMinutes'), INTERVAL),
			sources: this.list(fields.sources, at('sources'), (entry, path) =>
				this.source(entry, path),
			),
			clouds: this.list(fields.clouds ?? [], at('clouds'), (entry, path) =>
				this.cloud(entry, path),
			),
			stations: this.list(fields.stations, at('stations'), (entry, path) =>
				this.station(entry, path),
			),
			offers: this.list(fields.offers, at('offers'), (entry, path) =>
				this.offer(entry, path),
			),
			...grid,
			visits: this.list(fields.visits, at('visits'), (entry, path) =>
				this.visit(entry, path),
			),
			greenings: this.list(fields.greenings ?? [], at('greenings'), (entry, path) =>
				this.greening(entry, path),
			),
			transfers: this.list(fields.transfers ?? [], at('transfers'), (entry, path) =>
				this.transfer(entry, path),
			),
		};
		if (this.problems.length === 0) {
			this.times(day);
			this.names(day);
		}
		return day;
	}

	/** `HH:MM` as ms since midnight. */
	private time(value: unknown, path: string): number {
		const match = typeof value === 'string' ? /^(\d\d):(\d\d)$/.exec(value) : null;
		const hours = Number(match?.[1]);
		const minutes = Number(match?.[2]);
		if (!match || minutes > 59 || hours * 60 + minutes > 24 * 60) {
			this.fail(path, `expected a time such as "07:30", got ${JSON.stringify(value)}`);
			return 0;
		}
		return (hours * 60 + minutes) * MS_PER_MINUTE;
	}

	/** A number of minutes in ms. */
	private duration(value: unknown, path: string, fallback?: number): number {
		const bounds = { least: 1n, most: MAX_U32 };
		const minutes = this.decimal(value, path, 0, {
			...bounds,
			...(fallback === undefined ? {} : { fallback: BigInt(fallback / MS_PER_MINUTE) }),
		});
		return Number(minutes) * MS_PER_MINUTE;
	}

	private percent(value: unknown, path: string): number {
		return Number(this.decimal(value, path, 0, { least: 0n, most: MAX_LOADING }));
	}

	private power(value: unknown, path: string): bigint {
		return this.decimal(value, path, 3, { least: 1n, most: MAX_POWER });
	}

	private ean(value: unknown, path: string): bigint {
		const text = this.text(value, path);
		const fault = text === '' ? 'length' : faultOfEan(text);
		if (fault === 'length' && text !== '') {
			this.fail(path, `expected the 18 digits of an EAN, got ${JSON.stringify(value)}`);
		} else if (fault === 'check digit') {
			this.fail(path, `the last digit of ${text} is not its check digit`);
		}
		if (fault !== undefined) {
			return 0n;
		}
		return BigInt(text);
	}

	/** `[time, value]` pairs in order of time. */
	private points<T>(
		value: unknown,
		path: string,
		item: (value: unknown, path: string) => T,
	): Point<T>[] {
		const points = this.list(value, path, (entry, at) => {
			if (!Array.isArray(entry) || entry.length !== 2) {
				this.fail(at, `expected a time and a value, got ${JSON.stringify(entry)}`);
				return { at: 0, value: item(0, at) };
			}
			return { at: this.time(entry[0], `${at}[0]`), value: item(entry[1], `${at}[1]`) };
		});
		if (Array.isArray(value) && points.length === 0) {
			this.fail(path, 'expected at least one');
		}
		if (points.some(({ at }, index) => index > 0 && at <= (points[index - 1]?.at ?? 0))) {
			this.fail(path, 'the times must ascend');
		}
		return points;
	}

	private source(value: unknown, path: string): SourceSpec {
		const fields = this.object(value, path, [
			'name',
			'carrier',
			'supplier',
			'owner',
			'recipient',
			'area',
			'ean',
			'capacityKw',
			'commissioned',
			'technology',
			'support',
			'storage',
			'registry',
			'outputKw',
		]);
		const at = (field: string) => `${path}.${field}`;
		const supplier = this.choice(fields.supplier, at('supplier'), SUPPLIERS) ?? 'supplierA';
		const owner = this.actor(fields.owner, at('owner'), supplier);
		const capacity = this.power(fields.capacityKw, at('capacityKw'));
		return {
			name: this.text(fields.name, at('name')),
			carrier: this.choice(fields.carrier, at('carrier'), CARRIERS) ?? 'Solar',
			supplier,
			owner,
			recipient: this.actor(fields.recipient, at('recipient'), supplier),
			area: fields.area === undefined ? undefined : this.area(fields.area, at('area')),
			ean: this.ean(fields.ean, at('ean')),
			capacity,
			commissioned: this.date(fields.commissioned, at('commissioned')),
			attributes: {
				technology: this.technology(fields.technology, at('technology')),
				support: this.choice(fields.support, at('support'), SUPPORTS, 'None') ?? 'None',
				storage: this.flag(fields.storage, at('storage'), false),
				registry: this.flag(fields.registry, at('registry'), false),
			},
			output: this.points(fields.outputKw, at('outputKw'), (entry, to) =>
				// More than the capacity is implausible to the chain.
				Number(this.decimal(entry, to, 3, { least: 0n, most: capacity })),
			),
		};
	}

	private area(value: unknown, path: string): string {
		const name = this.text(value, path);
		if (new TextEncoder().encode(name).length > MAX_AREA_NAME) {
			this.fail(path, `must have at most ${MAX_AREA_NAME} bytes`);
		}
		return name;
	}

	/** An EVSE ID, which is one with any station number behind it. */
	private evse(value: unknown, path: string): string {
		const text = this.text(value, path);
		if (text !== '' && canonicalEvseId(`${text}${MAX_U32}`) === undefined) {
			this.fail(
				path,
				'expected the beginning of an EVSE ID such as "NL*SMC*E", to which a number is ' +
					`added, got ${JSON.stringify(value)}`,
			);
		}
		return text;
	}

	private actor(value: unknown, path: string, fallback: Actor): Actor {
		return this.choice(value, path, ACTORS, fallback) ?? fallback;
	}

	private date(value: unknown, path: string): number {
		const text = this.text(value, path);
		const moment = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
		if (Number.isNaN(moment)) {
			this.fail(path, `expected a date such as "2021-04-01", got ${JSON.stringify(value)}`);
			return 0;
		}
		if (moment < 0) {
			this.fail(path, 'the chain knows no time before 1970');
		} else if (moment > Date.now()) {
			this.fail(path, 'must not be in the future');
		}
		return moment;
	}

	/** A technology code of EECS, such as `T010101`. */
	private technology(value: unknown, path: string): number {
		const text = this.text(value, path);
		if (!/^T\d{6}$/.test(text)) {
			this.fail(path, `expected a code such as "T010101", got ${JSON.stringify(value)}`);
			return 0;
		}
		return Number(text.slice(1));
	}

	private cloud(value: unknown, path: string): Cloud {
		const fields = this.object(value, path, ['name', 'from', 'to', 'leavesPercent']);
		const at = (field: string) => `${path}.${field}`;
		const leaves = fields.leavesPercent;
		const named = typeof leaves === 'object' && leaves !== null ? Object.entries(leaves) : [];
		this.object(
			leaves,
			at('leavesPercent'),
			named.map(([source]) => source),
		);
		const cloud = {
			name: this.text(fields.name, at('name')),
			from: this.time(fields.from, at('from')),
			to: this.time(fields.to, at('to')),
			leaves: new Map(
				named.map(([source, percent]) => [
					source,
					this.percent(percent, `${at('leavesPercent')}.${source}`),
				]),
			),
		};
		if (cloud.to <= cloud.from) {
			this.fail(at('to'), 'must be later than from');
		}
		return cloud;
	}

	private station(value: unknown, path: string): StationSpec {
		const fields = this.object(value, path, ['name', 'evse', 'ean', 'powerKw', 'pricePerHour']);
		return {
			name: this.text(fields.name, `${path}.name`),
			evse: this.evse(fields.evse, `${path}.evse`),
			ean: this.ean(fields.ean, `${path}.ean`),
			power: this.power(fields.powerKw, `${path}.powerKw`),
			pricePerHour: this.pricePerHour(fields.pricePerHour, `${path}.pricePerHour`, 0n),
		};
	}

	private offer(value: unknown, path: string): OfferSpec {
		const fields = this.object(value, path, ['supplier', 'source', 'pricesPerKwh']);
		const { source } = fields;
		return {
			supplier: this.choice(fields.supplier, `${path}.supplier`, SUPPLIERS) ?? 'supplierA',
			source: source === undefined ? undefined : this.text(source, `${path}.source`),
			prices: this.points(fields.pricesPerKwh, `${path}.pricesPerKwh`, (entry, at) =>
				this.price(entry, at),
			),
		};
	}

	private grid(value: unknown, path: string): Pick<Day, 'tariff' | 'loading'> {
		const fields = this.object(value, path, ['basePerKwh', 'steps', 'loadingPercent']);
		const steps = this.list(fields.steps ?? [], `${path}.steps`, (entry, at) => {
			const step = this.object(entry, at, ['loadingPercent', 'pricePerKwh']);
			return {
				loading: this.percent(step.loadingPercent, `${at}.loadingPercent`),
				price: this.price(step.pricePerKwh, `${at}.pricePerKwh`),
			};
		});
		if (steps.length > MAX_TARIFF_STEPS) {
			this.fail(`${path}.steps`, `expected at most ${MAX_TARIFF_STEPS}, got ${steps.length}`);
		}
		steps.forEach(({ loading }, index) => {
			const before = steps[index - 1];
			if (before && loading <= before.loading) {
				this.fail(
					`${path}.steps[${index}].loadingPercent`,
					'must be more than the one before',
				);
			}
		});
		return {
			tariff: { base: this.price(fields.basePerKwh, `${path}.basePerKwh`, 0n), steps },
			loading:
				fields.loadingPercent === undefined
					? []
					: this.points(fields.loadingPercent, `${path}.loadingPercent`, (entry, at) =>
							this.percent(entry, at),
						),
		};
	}

	private visit(value: unknown, path: string): Visit {
		const fields = this.object(value, path, [
			'driver',
			'station',
			'at',
			'energyKwh',
			'steps',
			'stepMinutes',
			'choice',
			'changes',
		]);
		const at = (field: string) => `${path}.${field}`;
		return {
			driver: this.choice(fields.driver, at('driver'), DRIVERS) ?? 'alice',
			station: this.text(fields.station, at('station')),
			at: this.time(fields.at, at('at')),
			energy: this.decimal(fields.energyKwh, at('energyKwh'), 3, {
				least: MIN_ENERGY,
				most: MAX_ENERGY,
			}),
			steps: Number(
				this.decimal(fields.steps, at('steps'), 0, {
					least: 1n,
					most: BigInt(MAX_STEPS),
				}),
			),
			step: this.duration(fields.stepMinutes, at('stepMinutes')),
			choice: this.wanted(fields.choice, at('choice')),
			changes:
				fields.changes === undefined
					? []
					: this.points(fields.changes, at('changes'), (entry, to) =>
							this.wanted(entry, to),
						),
		};
	}

	private wanted(value: unknown, path: string): Choice {
		if (value === 'Cheapest') {
			return value;
		}
		if (typeof value !== 'object' || value === null) {
			this.fail(
				path,
				`expected "Cheapest", a source or a carrier, got ${JSON.stringify(value)}`,
			);
			return 'Cheapest';
		}
		const fields = this.object(value, path, ['source', 'carrier']);
		if (fields.carrier !== undefined && fields.source === undefined) {
			return {
				carrier: this.choice(fields.carrier, `${path}.carrier`, CARRIERS) ?? 'Solar',
			};
		}
		if (fields.carrier !== undefined) {
			this.fail(path, 'expected a source or a carrier, not both');
		}
		return { source: this.text(fields.source, `${path}.source`) };
	}

	private greening(value: unknown, path: string): Greening {
		const fields = this.object(value, path, ['visit', 'source']);
		const visit = this.decimal(fields.visit, `${path}.visit`, 0, { least: 1n, most: MAX_U32 });
		return { visit: Number(visit) - 1, source: this.text(fields.source, `${path}.source`) };
	}

	private transfer(value: unknown, path: string): Transfer {
		const fields = this.object(value, path, ['from', 'to', 'source', 'energyKwh']);
		const from = this.actor(fields.from, `${path}.from`, 'supplierA');
		const to = this.actor(fields.to, `${path}.to`, 'supplierA');
		if (from === to) {
			this.fail(`${path}.to`, `${to} has the certificates already`);
		}
		return {
			from,
			to,
			source: this.text(fields.source, `${path}.source`),
			energy: this.decimal(fields.energyKwh, `${path}.energyKwh`, 3, {
				least: 1n,
				most: MAX_U64,
			}),
		};
	}

	/** What must hold of the times, so that the day can be played. */
	private times(day: Day): void {
		const { from, to, batch, visits } = day;
		if (INTERVAL % batch !== 0) {
			this.fail(
				'scenario.day.batchMinutes',
				'must divide the metering interval of 5 minutes',
			);
		}
		const readings = ((day.sources.length + day.stations.length) * batch) / MS_PER_MINUTE;
		if (readings > MAX_BATCH) {
			this.fail(
				'scenario.day.batchMinutes',
				`${readings} readings in a batch; the chain takes ${MAX_BATCH}`,
			);
		}
		if (from % INTERVAL !== 0 || to % INTERVAL !== 0 || to <= from) {
			this.fail('scenario.day', 'must begin and end with a metering interval');
		}
		visits.forEach((visit, index) => {
			const path = `scenario.visits[${index}]`;
			const end = visit.at + visit.steps * visit.step;
			if (visit.step % INTERVAL !== 0 || visit.step > MAX_STEP) {
				this.fail(`${path}.stepMinutes`, 'must be a multiple of 5, at most 60');
			} else if (DAY % visit.step !== 0) {
				// Steps begin at multiples of their length, counted from the Unix epoch.
				this.fail(`${path}.stepMinutes`, 'must divide a day');
			} else if (visit.at % visit.step !== 0) {
				this.fail(`${path}.at`, 'must be a multiple of the length of a step');
			}
			if (visit.at < from + LEAD || end > to) {
				this.fail(path, 'must lie within the day, its first 15 minutes left out');
			}
			for (const other of visits.slice(0, index)) {
				const otherEnd = other.at + other.steps * other.step;
				const apart = end + ARRIVAL <= other.at || otherEnd + ARRIVAL <= visit.at;
				if (other.station === visit.station && !apart) {
					this.fail(path, `the ${visit.station} is not free then`);
				}
				if (other.at === visit.at) {
					this.fail(path, 'two visits cannot begin at the same time');
				}
			}
			const lastStep = end - visit.step;
			visit.changes.forEach(({ at }, change) => {
				const step = (moment: number) => Math.floor((moment - visit.at) / visit.step);
				const before = visit.changes[change - 1];
				if (at <= visit.at || at >= lastStep) {
					this.fail(
						`${path}.changes[${change}]`,
						'must lie within the visit, before its last step',
					);
				} else if (before && step(before.at) === step(at)) {
					this.fail(`${path}.changes[${change}]`, 'the same step has a change already');
				}
			});
		});
	}

	/** Every name that is used must be that of something, and no two things have the same. */
	private names(day: Day): void {
		const known = (list: readonly { name: string }[], path: string) => {
			const names = list.map(({ name }) => name);
			names.forEach((name, index) => {
				if (names.indexOf(name) < index) {
					this.fail(`${path}[${index}].name`, `there is a ${name} already`);
				}
			});
			return (name: string | undefined, at: string) => {
				if (name !== undefined && !names.includes(name)) {
					this.fail(at, `there is no ${name}; there are ${names.join(', ')}`);
				}
			};
		};
		const isSource = known(day.sources, 'scenario.sources');
		const isStation = known(day.stations, 'scenario.stations');
		day.clouds.forEach(({ leaves }, index) => {
			for (const source of leaves.keys()) {
				isSource(source, `scenario.clouds[${index}].leavesPercent`);
			}
		});
		day.offers.forEach(({ supplier, source }, index) => {
			const path = `scenario.offers[${index}]`;
			isSource(source, `${path}.source`);
			const same = day.offers.findIndex(
				(other) => other.supplier === supplier && other.source === source,
			);
			if (same < index) {
				this.fail(path, `takes the place of scenario.offers[${same}]`);
			}
			const seller = day.sources.find(({ name }) => name === source)?.supplier ?? supplier;
			if (seller !== supplier) {
				this.fail(`${path}.supplier`, `the ${source ?? ''} is sold by ${seller}`);
			}
		});
		for (const supplier of SUPPLIERS) {
			const count = day.offers.filter((offer) => offer.supplier === supplier).length;
			if (count > MAX_STANDING_OFFERS) {
				this.fail(
					'scenario.offers',
					`${count} of ${supplier}; the chain stores ${MAX_STANDING_OFFERS} of a supplier`,
				);
			}
		}
		const mix = day.offers.some(({ source }) => source === undefined);
		if (day.visits.length > 0 && !mix) {
			this.fail(
				'scenario.offers',
				'a supplier must offer its grid mix: an offer without source',
			);
		}
		day.visits.forEach(({ station, choice, changes }, index) => {
			const path = `scenario.visits[${index}]`;
			isStation(station, `${path}.station`);
			for (const wanted of [choice, ...changes.map(({ value }) => value)]) {
				if (wanted !== 'Cheapest' && 'source' in wanted) {
					isSource(wanted.source, `${path}.choice.source`);
				}
			}
		});
		day.greenings.forEach(({ visit, source }, index) => {
			isSource(source, `scenario.greenings[${index}].source`);
			if (visit >= day.visits.length) {
				this.fail(
					`scenario.greenings[${index}].visit`,
					`there are ${day.visits.length} visits`,
				);
			}
		});
		day.transfers.forEach(({ source }, index) => {
			isSource(source, `scenario.transfers[${index}].source`);
		});
	}
}
