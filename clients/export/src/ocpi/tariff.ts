// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { byCarrier, shares } from '../facts/mix.js';
import { chargedTime, paid, total, type ProcessFacts } from '../facts/process.js';
import { partyOf, type Book, type Party } from '../parties/book.js';
import { stretches, type Stretch } from './periods.js';
import {
	decimal,
	limit230,
	ocpiPrice,
	price221,
	type Cost,
	type Limit230,
	type Price221,
	type Version,
} from './price.js';

/** A process that OCPI cannot express. */
export class NotInOcpi extends Error {}

export interface Component {
	type: 'ENERGY' | 'TIME';
	price: number;
	vat: number;
	step_size: 1;
}

export interface Element {
	price_components: Component[];
	restrictions?: { min_kwh?: number; max_kwh?: number };
}

export interface EnergyMix {
	is_green_energy: boolean;
	energy_sources: { source: string; percentage: number }[];
	supplier_name: string;
	energy_product_name: string;
}

/** A tariff of OCPI. */
export interface Tariff {
	country_code: string;
	party_id: string;
	id: string;
	currency: string;
	type: 'REGULAR';
	tax_included?: 'NO';
	elements: Element[];
	min_price?: Price221 | Limit230;
	max_price?: Price221 | Limit230;
	energy_mix?: EnergyMix;
	last_updated: string;
}

/** A run of energy with one net price, by energy from the start of the session. */
interface Run {
	from: bigint;
	to: bigint;
	net: bigint;
}

/** What a tariff is worked out from. */
export interface Priced {
	facts: ProcessFacts;
	stretches: Stretch[];
	runs: Run[];
	/** VAT rates of energy and of the station, in percent. */
	rates: { energy: number; time: number };
	/** Net price of the station per hour. */
	hourly: bigint;
	/** Whether a net price is not exact. */
	rounded: boolean;
	/** What the prices cost, energy and time. */
	energy: Cost;
	time: Cost;
	/** Paid, all in all. */
	paid: Cost;
	/** Whether less was paid than the prices cost, or more: the tariff has a limit then. */
	limit: 'max_price' | 'min_price' | undefined;
}

const MS_PER_HOUR = 3_600_000n;

/** The VAT rate of all energy: of suppliers and DSO, which one price component has together. */
function energyRate(facts: ProcessFacts, book: Book): number {
	const suppliers = facts.lines.flatMap(({ parts }) => parts.map(({ supplier }) => supplier));
	const rates = new Set(
		[...new Set([...suppliers, facts.dso])].map((account) => partyOf(book, account).vat.rate),
	);
	const [rate, other] = [...rates];
	if (rate === undefined || other !== undefined) {
		throw new NotInOcpi(
			`process ${facts.process}: suppliers and DSO have different VAT rates, and a price of ` +
				'energy in OCPI has one',
		);
	}
	return rate;
}

/** Cuts of the tariff at cumulative energy; equal neighbours are one. */
function runsOf(all: readonly Stretch[], rate: number): { runs: Run[]; rounded: boolean } {
	const runs: Run[] = [];
	let [at, rounded] = [0n, false];
	for (const { energy, price, gridPrice } of all.filter((each) => each.energy > 0n)) {
		const [supplier, grid] = [ocpiPrice(price, rate), ocpiPrice(gridPrice, rate)];
		rounded ||= supplier.rounded || grid.rounded;
		const net = supplier.net + grid.net;
		const last = runs.at(-1);
		if (last?.net === net) {
			last.to += energy;
		} else {
			runs.push({ from: at, to: at + energy, net });
		}
		at += energy;
	}
	return { runs, rounded };
}

/** Prices of a process without VAT, and what they cost. */
export function priced(facts: ProcessFacts, book: Book): Priced {
	const all = stretches(facts);
	const rates = {
		energy: energyRate(facts, book),
		time: partyOf(book, facts.payee).vat.rate,
	};
	const { runs, rounded } = runsOf(all, rates.energy);
	const hours = new Set(facts.lines.map(({ pricePerHour }) => pricePerHour));
	if (hours.size > 1) {
		throw new NotInOcpi(`process ${facts.process} has more than one price per hour`);
	}
	const perHour = [...hours][0] ?? 0n;
	const hourly = ocpiPrice(perHour, rates.time);
	const ms = total(facts.lines.map(chargedTime));
	const withVat = (gross: bigint, rate: number): Cost => ({
		net: (gross * 100n) / BigInt(100 + rate),
		gross,
	});
	// The net price has four decimals, an amount six, and energy is in Wh.
	const net = total(runs.map((run) => (run.to - run.from) * run.net)) / 10n;
	const energyGross = facts.record.totals.toSupplier + facts.record.totals.toDso;
	const due = total(
		facts.lines.flatMap(({ parts }) =>
			parts.map(
				(part) => (part.energy - part.idle - part.unproven) * (part.price + part.gridPrice),
			),
		),
	);
	const timeDue = (ms * perHour) / MS_PER_HOUR;
	const all_paid = paid(facts.record.totals);
	// Each line is rounded down, for each payee.
	const tolerance = BigInt(3 * facts.lines.length + 2 * all.length);
	const missing = due / 1_000n + timeDue - all_paid;
	// More is paid if a party did not pay all at a price below zero.
	const limit =
		missing > tolerance ? 'max_price' : missing < -tolerance ? 'min_price' : undefined;
	const energy = limit ? withVat(energyGross, rates.energy) : { net, gross: energyGross };
	const toCso = facts.record.totals.toCso;
	const time = limit
		? withVat(toCso, rates.time)
		: { net: (ms * hourly.net * 100n) / MS_PER_HOUR, gross: toCso };
	return {
		facts,
		stretches: all,
		runs,
		rates,
		hourly: hourly.net,
		rounded: rounded || hourly.rounded,
		energy,
		time,
		paid: { net: energy.net + time.net, gross: energy.gross + time.gross },
		limit,
	};
}

/** Categories of OCPI for the carriers of the chain. */
const CATEGORIES: Readonly<Record<string, string>> = {
	Solar: 'SOLAR',
	Wind: 'WIND',
	Hydro: 'WATER',
	Nuclear: 'NUCLEAR',
	Fossil: 'GENERAL_FOSSIL',
	Biomass: 'GENERAL_GREEN',
	Geothermal: 'GENERAL_GREEN',
};

const NOT_GREEN = new Set(['NUCLEAR', 'GENERAL_FOSSIL', 'COAL', 'GAS']);

/** The mix of the energy: certified energy by carrier, and the supplier's published mix for the rest. */
export function energyMix(facts: ProcessFacts, supplier: Party): EnergyMix | undefined {
	const certified = byCarrier(facts.certificates);
	const energies = new Map<string, bigint>();
	const add = (category: string, energy: bigint) =>
		energies.set(category, (energies.get(category) ?? 0n) + energy);
	for (const [carrier, energy] of certified) {
		add(CATEGORIES[carrier] ?? 'GENERAL_GREEN', energy);
	}
	const rest = facts.record.energy - total(certified.values());
	if (rest > 0n) {
		if (supplier.mix === undefined) {
			return undefined;
		}
		for (const [category, percentage] of supplier.mix) {
			add(category, (rest * BigInt(Math.round(percentage * 100))) / 10_000n);
		}
	}
	const sources = shares(energies).map(({ key, share }) => ({
		source: key,
		percentage: Number(share) / 100,
	}));
	if (sources.length === 0) {
		return undefined;
	}
	return {
		is_green_energy: rest <= 0n && sources.every(({ source }) => !NOT_GREEN.has(source)),
		energy_sources: sources,
		supplier_name: supplier.name,
		energy_product_name: 'as certified for this session',
	};
}

/** A time as OCPI writes it. */
export function isoTime(ms: number): string {
	return new Date(ms).toISOString();
}

function elementsOf({ runs, rates, hourly }: Priced): Element[] {
	const energy = (net: bigint): Component => ({
		type: 'ENERGY',
		price: decimal(net, 4),
		vat: rates.energy,
		step_size: 1,
	});
	const last = runs.length - 1;
	const elements: Element[] = runs.map(({ from, to, net }, at) => ({
		price_components: [energy(net)],
		...(last > 0 && {
			restrictions: {
				...(at > 0 && { min_kwh: decimal(from, 3) }),
				...(at < last && { max_kwh: decimal(to, 3) }),
			},
		}),
	}));
	const time: Component = {
		type: 'TIME',
		price: decimal(hourly, 4),
		vat: rates.time,
		step_size: 1,
	};
	return [...elements, { price_components: [time] }];
}

/** The tariff of a session: its prices, cut where they changed, by the energy that had flowed. */
export function tariffOf(session: Priced, book: Book, version: Version, id: string): Tariff {
	const { facts } = session;
	const operator = partyOf(book, facts.record.cso);
	if (operator.ocpi === undefined) {
		throw new NotInOcpi(`the operator of process ${facts.process} has no codes of OCPI`);
	}
	const [first] = facts.lines.flatMap(({ parts }) => parts);
	const mix = first && energyMix(facts, partyOf(book, first.supplier));
	const limit = version === '2.2.1' ? price221(session.paid) : limit230(session.paid);
	return {
		country_code: operator.ocpi.countryCode,
		party_id: operator.ocpi.partyId,
		id,
		currency: book.currency,
		type: 'REGULAR',
		...(version === '2.3.0' && { tax_included: 'NO' as const }),
		elements: elementsOf(session),
		...(session.limit && { [session.limit]: limit }),
		...(mix && { energy_mix: mix }),
		last_updated: isoTime(facts.record.end),
	};
}
