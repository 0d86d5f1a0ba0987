// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * What happens on a day, reported alike by the chain and by the independent calculation. Accounts are
 * addresses; sources, processes and stations have the numbers that the chain gave them.
 */

/** Who sells energy, and from where: a source, or the supplier's grid mix. */
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

/** What a process was scheduled with. */
export interface Scheduled extends Party {
	process: number;
	schedule: boolean[];
	gridPrice: bigint;
	escrow: bigint;
	missing: bigint;
}

/** What a driver's change of source led to. */
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

/** That another party serves the open step from a moment on. */
export interface Switched extends Party {
	process: number;
	step: number;
	since: number;
}

/** What one of several parties delivered in a step, and what it got. */
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
	/** What of it came from sources. */
	sourced: bigint;
	/** What was left in escrow. */
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
	/** What nobody claimed, issued as certificates. */
	issued: bigint;
}

/** What a process took of a source in a metering interval. */
export interface Claimed {
	source: number;
	interval: number;
	process: number;
	energy: bigint;
	certified: bigint;
}

/** What a source made and failed to deliver over the day. */
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
