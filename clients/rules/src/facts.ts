// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * What happens on a day, reported alike by the chain and by the independent calculation. Accounts are
 * addresses; sources, processes and stations have the numbers that the chain gave them.
 */

/** Seller of energy, and its origin: a source, or the supplier's grid mix. */
export interface Party {
	supplier: string;
	source: number | undefined;
}

/** An offer as a driver sees it before the choice. */
export interface Shown extends Party {
	carrier: string | undefined;
	sameArea: boolean;
	/** Whether the supplier is the station's default supplier. */
	isDefault: boolean;
	/** Power that nobody has, in W. */
	available: bigint | undefined;
	energyPrice: bigint | undefined;
	gridPrice: bigint;
}

/** The offers at a station at a moment. */
export interface Look {
	at: number;
	station: number;
	offers: Shown[];
}

/** Schedule of a process. */
export interface Scheduled extends Party {
	process: number;
	schedule: boolean[];
	gridPrice: bigint;
	escrow: bigint;
	missing: bigint;
}

/** Outcome of a driver's change of source. */
export interface Rechosen extends Party {
	process: number;
	fromStep: number;
	schedule: boolean[];
	escrow: bigint;
	missing: bigint;
}

/** A set-point. */
export interface Opened {
	process: number;
	step: number;
	energy: bigint;
	setPoint: bigint;
}

/** Change of the party that serves the open step. */
export interface Switched extends Party {
	process: number;
	step: number;
	since: number;
}

/** Delivery of one of several parties in a step, and its payment. */
export interface Segment extends Party {
	process: number;
	step: number;
	energy: bigint;
	toSupplier: bigint;
}

/** A step that was closed and paid. */
export interface Settled {
	process: number;
	step: number;
	energy: bigint;
	toSupplier: bigint;
	toDso: bigint;
	toCso: bigint;
}

/** How a process ended. */
export interface Finished {
	process: number;
	reason: string;
	energy: bigint;
	/** Part of it that came from sources. */
	sourced: bigint;
	/** Rest of the escrow. */
	released: bigint;
}

/** A commitment that a source could not keep. */
export interface Dropped {
	/** The reading that showed it. */
	at: number;
	source: number;
	process: number;
	power: bigint;
}

/** The account of a source in a metering interval. */
export interface Booked {
	source: number;
	interval: number;
	produced: bigint;
	claimed: bigint;
	certified: bigint;
	/** Energy that nobody claimed, issued as certificates. */
	issued: bigint;
}

/** Energy that a process took from a source in a metering interval. */
export interface Claimed {
	source: number;
	interval: number;
	process: number;
	energy: bigint;
	certified: bigint;
}

/** Production and failed deliveries of a source over the day. */
export interface Yield {
	source: number;
	produced: bigint;
	impossible: bigint;
}

/** All of it. */
export interface Facts {
	looks: Look[];
	scheduled: Scheduled[];
	rechosen: Rechosen[];
	opened: Opened[];
	switched: Switched[];
	segments: Segment[];
	settled: Settled[];
	finished: Finished[];
	dropped: Dropped[];
	booked: Booked[];
	claimed: Claimed[];
	yields: Yield[];
}

/** A day on which nothing has happened. */
export function noFacts(): Facts {
	return {
		looks: [],
		scheduled: [],
		rechosen: [],
		opened: [],
		switched: [],
		segments: [],
		settled: [],
		finished: [],
		dropped: [],
		booked: [],
		claimed: [],
		yields: [],
	};
}
