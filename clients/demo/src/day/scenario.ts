// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { Actor } from '../cast.js';

/** Carriers of energy. */
export const CARRIERS = [
	'Solar',
	'Wind',
	'Hydro',
	'Biomass',
	'Geothermal',
	'Nuclear',
	'Fossil',
] as const;
export type Carrier = (typeof CARRIERS)[number];

/** Public support that a source got (EECS). */
export const SUPPORTS = ['None', 'Investment', 'Production', 'Both', 'Unknown'] as const;
export type Support = (typeof SUPPORTS)[number];

/** Sellers of energy. */
export const SUPPLIERS = ['supplierA', 'supplierB'] as const satisfies readonly Actor[];
export type Supplier = (typeof SUPPLIERS)[number];

/** Drivers that can charge. */
export const DRIVERS = ['alice', 'bob', 'charlie'] as const satisfies readonly Actor[];
export type Driver = (typeof DRIVERS)[number];

/** A value from a moment of the day on; times are in ms since midnight. */
export interface Point<T> {
	at: number;
	value: T;
}

/** Which source a driver asks for, by its name in the scenario. */
export type Choice = 'Cheapest' | { source: string } | { carrier: Carrier };

/** An energy source with its meter. */
export interface SourceSpec {
	name: string;
	carrier: Carrier;
	/** Seller of its energy. */
	supplier: Supplier;
	/** Owner of its meter, and so of the source. */
	owner: Actor;
	/** Recipient of the certificates of energy that nobody claimed. */
	recipient: Actor;
	/** The area that it feeds into, when that is not the area of the stations. */
	area: string | undefined;
	/** EAN-18 of its connection. */
	ean: bigint;
	/** Power of it in W. */
	capacity: bigint;
	commissioned: number;
	attributes: { technology: number; support: Support; storage: boolean; registry: boolean };
	/** Power in W that it feeds in under a clear sky; straight lines between the points. */
	output: Point<number>[];
}

/** Something that keeps sources from feeding in. */
export interface Cloud {
	name: string;
	from: number;
	to: number;
	/** Share of the output of a source that it leaves, in percent. */
	leaves: Map<string, number>;
}

/** A charging station (one EVSE) with its meter. */
export interface StationSpec {
	name: string;
	evse: string;
	ean: bigint;
	/** Power in W. */
	power: bigint;
	pricePerHour: bigint;
}

/** Standing prices of a supplier over the day, per kWh. */
export interface OfferSpec {
	supplier: Supplier;
	/** Name of the source; the grid mix when there is none. */
	source: string | undefined;
	prices: Point<bigint>[];
}

/** A driver who comes to charge. */
export interface Visit {
	driver: Driver;
	station: string;
	/** Start of the first step. */
	at: number;
	/** Demand in Wh. */
	energy: bigint;
	steps: number;
	/** Length of a step in ms. */
	step: number;
	choice: Choice;
	/** Other choices for the steps that are not opened yet. */
	changes: Point<Choice>[];
}

/** Grey energy that its supplier greens with certificates when the day is over. */
export interface Greening {
	/** Index of the visit. */
	visit: number;
	/** Whose certificates are used up. */
	source: string;
}

/** Certificates that change hands when the day is over. */
export interface Transfer {
	from: Actor;
	to: Actor;
	source: string;
	/** In Wh. */
	energy: bigint;
}

/** A checked day in the units of the chain. */
export interface Day {
	name: string;
	title: string;
	/** When production meters are first read. */
	from: number;
	/** When they are last read. */
	to: number;
	/** How often a gateway delivers the readings of each minute. */
	batch: number;
	sources: SourceSpec[];
	clouds: Cloud[];
	stations: StationSpec[];
	offers: OfferSpec[];
	tariff: { base: bigint; steps: { loading: number; price: bigint }[] };
	/** Loading of the grid that the DSO reports, in percent. */
	loading: Point<number>[];
	visits: Visit[];
	greenings: Greening[];
	transfers: Transfer[];
}

/** A choice in words. */
export function describeChoice(choice: Choice): string {
	if (choice === 'Cheapest') {
		return 'the cheapest';
	}
	return 'source' in choice ? `the ${choice.source}` : `carrier ${choice.carrier}`;
}
