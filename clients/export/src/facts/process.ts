// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * The facts of a process that ended, as the chain has them. Accounts are public keys in hex, money is
 * in the smallest unit of the token, energy in Wh, time in ms since the Unix epoch.
 */

/** 32 bytes in hex, with `0x`: an account, or a hash. */
export type Hex = string;

/** A part of a line that one supplier served from one source. */
export interface Part {
	supplier: Hex;
	/** `undefined` is the supplier's grid mix. */
	source: number | undefined;
	energy: bigint;
	/** The last of the energy, which flowed after the disconnect: it is free. */
	idle: bigint;
	/** The part before it of which no reading shows that it flowed in the step. */
	unproven: bigint;
	/** The supplier's price per kWh that was due. */
	price: bigint;
	/** The DSO's price per kWh that was due. */
	gridPrice: bigint;
	/** Paid to the supplier; negative if it paid. */
	amount: bigint;
}

/** A settled step. */
export interface Line {
	step: number;
	start: number;
	end: number;
	parts: Part[];
	toDso: bigint;
	pricePerHour: bigint;
	toCso: bigint;
	reward: bigint;
	unpaid: bigint;
	/** Of corrected lines: the last of the time, in ms, for which the station charges nothing. */
	uncharged?: number;
}

/** Costs and earnings of a process. */
export interface Totals {
	toSupplier: bigint;
	toDso: bigint;
	toCso: bigint;
	reward: bigint;
	unpaid: bigint;
	waived: bigint;
	/** Energy that is neither paid nor owed. */
	free: bigint;
}

/** The hash of all lines, and their number. */
export interface Trail {
	hash: Hex;
	lines: number;
}

/** The charge detail record. */
export interface ChargeRecord {
	driver: Hex;
	station: number;
	cso: Hex;
	start: number;
	end: number;
	energy: bigint;
	sourced: bigint;
	/** The meter's register at the start and at the end. */
	registers: [bigint, bigint];
	totals: Totals;
	reason: string;
	trail: Trail | undefined;
}

/** Public key of a meter. */
export interface MeterKey {
	scheme: 'Sr25519' | 'Ed25519';
	key: Hex;
}

/** A reading as its meter signed it. */
export interface Reading {
	at: number;
	register: bigint;
	/** 64 bytes in hex, with `0x`. */
	signature: string;
	/** The key that was in force. */
	key: MeterKey;
}

/** Certificates of a source that were used up for a process. */
export interface Certificate {
	/** Whether they were used up for the energy that it took, or afterwards to green the rest. */
	kind: 'Certified' | 'Greened';
	source: number;
	carrier: string;
	/** Start of the interval. */
	interval: number;
	energy: bigint;
}

/** Where the facts were read. */
export interface Origin {
	/** Hash of the genesis block. */
	genesis: Hex;
	/** The block with the end of the process. */
	block: number;
	blockHash: Hex;
}

/** A process that ended, with all that proves it. */
export interface ProcessFacts {
	process: number;
	origin: Origin;
	record: ChargeRecord;
	/** The EVSE ID of the station. */
	evse: string;
	meter: number;
	/** The EAN-18 code of the connection. */
	ean: string;
	/** The account that receives the station's price: the operator, or its host. */
	payee: Hex;
	dso: Hex;
	lines: Line[];
	readings: Reading[];
	certificates: Certificate[];
}

/** Paid for the process, all in all. */
export function paid({ toSupplier, toDso, toCso }: Totals): bigint {
	return toSupplier + toDso + toCso;
}

/** Energy of a part that is billed at its prices. */
export function billed({ energy, idle, unproven }: Part): bigint {
	return energy - idle - unproven;
}

/** The time of a line for which the station charges, in ms. */
export function chargedTime({ start, end, uncharged = 0 }: Line): bigint {
	return BigInt(end - start - uncharged);
}

/** The sum of `amounts`. */
export function total(amounts: Iterable<bigint>): bigint {
	let sum = 0n;
	for (const amount of amounts) {
		sum += amount;
	}
	return sum;
}
