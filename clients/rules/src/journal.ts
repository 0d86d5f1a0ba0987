// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Actions of a day, in order: registered, published, read from meters, asked for. The
 * independent calculation knows nothing else.
 */

/** A source as it was registered and approved. */
export interface SourceTerms {
	id: number;
	meter: number;
	area: number;
	supplier: string;
	carrier: string;
	capacity: bigint;
}

/** A station as it was registered. */
export interface StationTerms {
	id: number;
	meter: number;
	area: number;
	power: bigint;
	pricePerHour: bigint;
	/** The first is the default supplier. */
	suppliers: string[];
}

/** Standing prices: one per kWh for each metering interval from `from` on. */
export interface StandingOffer {
	supplier: string;
	source: number | undefined;
	from: number;
	prices: bigint[];
}

/** Which source a driver asks for, by its number. */
export type Wanted = 'Cheapest' | { source: number } | { carrier: string };

/** A request that the operator had scheduled. */
export interface RequestTerms {
	id: number;
	driver: string;
	station: number;
	energy: bigint;
	steps: number;
	step: number;
	wanted: Wanted;
}

/** An action, with the time of its block. */
export type Entry = { now: number } & (
	| { kind: 'source'; source: SourceTerms }
	| { kind: 'station'; station: StationTerms }
	| { kind: 'offer'; offer: StandingOffer }
	| {
			kind: 'tariff';
			area: number;
			base: bigint;
			steps: readonly { loading: number; price: bigint }[];
	  }
	| { kind: 'loading'; area: number; percent: number }
	| { kind: 'reading'; meter: number; at: number; register: bigint }
	| { kind: 'look'; station: number }
	| { kind: 'schedule'; request: RequestTerms }
	| { kind: 'change'; process: number; wanted: Wanted }
);

/** An entry before its block is made. */
export type Undated<T = Entry> = T extends unknown ? Omit<T, 'now'> : never;
