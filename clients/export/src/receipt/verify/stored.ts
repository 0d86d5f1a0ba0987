// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Values of the state that proofs have, as the chain encodes them. */

import { Bytes, hashedKey, orderedKey, prefix, Undecodable } from './scale.js';

/** Keys of the state that a proof has the values of. */
export const KEYS = {
	record: (process: bigint) => hashedKey('Charging', 'Records', process, 8),
	station: (station: bigint) => hashedKey('Charging', 'Stations', station, 4),
	meter: (meter: bigint) => orderedKey('Metering', 'Meters', meter),
	certified: (process: bigint) => hashedKey('Origin', 'Certified', process, 8),
	source: (source: bigint) => hashedKey('Origin', 'Sources', source, 4),
	validators: () => prefix('Grandpa', 'Authorities'),
};

/** Names of the reasons for which a process ends; with those of the fault, or of the charger. */
const REASONS = [
	'DemandMet',
	'TimeOver',
	'Disconnected',
	'Terminated',
	'OutOfEscrow',
	'Stale',
	'MeterChanged',
	'Agreed',
	'Stopped',
];
const FAULTS = ['Other', 'EmergencyStop', 'GroundFault', 'PowerLoss', 'Reboot', 'StoppedByEV'];
const STOPS = [
	'Other',
	'EVDisconnected',
	'Local',
	'Remote',
	'EnergyLimitReached',
	'TimeLimitReached',
	'SOCLimitReached',
	'StoppedByEV',
	'Timeout',
	'DeAuthorized',
	'LocalOutOfCredit',
	'MasterPass',
	'UnlockCommand',
	'EmergencyStop',
	'GroundFault',
	'OvercurrentFault',
	'PowerLoss',
	'PowerQuality',
	'Reboot',
	'ImmediateReset',
];
const SCHEMES = ['Sr25519', 'Ed25519'];
const CARRIERS = ['Solar', 'Wind', 'Hydro', 'Biomass', 'Geothermal', 'Nuclear', 'Fossil'];

function nameIn(names: readonly string[], bytes: Bytes): string {
	const name = names[bytes.byte()];
	if (name === undefined) {
		throw new Undecodable('a variant is not known');
	}
	return name;
}

function reasonFrom(bytes: Bytes): string {
	const reason = nameIn(REASONS, bytes);
	switch (reason) {
		case 'Terminated':
			return `${reason}: ${nameIn(FAULTS, bytes)}`;
		case 'Stopped':
			return `${reason}: ${nameIn(STOPS, bytes)}`;
		default:
			return reason;
	}
}

/** A charge detail record. */
export interface StoredRecord {
	driver: string;
	station: bigint;
	cso: string;
	start: bigint;
	end: bigint;
	energy: bigint;
	sourced: bigint;
	registers: [bigint, bigint];
	totals: {
		toSupplier: bigint;
		toDso: bigint;
		toCso: bigint;
		reward: bigint;
		unpaid: bigint;
		waived: bigint;
		free: bigint;
	};
	reason: string;
	trail: { hash: string; lines: bigint } | undefined;
}

export function recordOf(value: Uint8Array): StoredRecord {
	const bytes = new Bytes(value);
	const [driver, station, cso] = [bytes.hex(32), bytes.unsigned(4), bytes.hex(32)];
	// Supplier and source of the chosen offer.
	bytes.option(() => bytes.take(32));
	bytes.option(() => bytes.take(4));
	const [start, end] = [bytes.unsigned(8), bytes.unsigned(8)];
	// End of the time that was due.
	bytes.take(8);
	const [energy, sourced] = [bytes.unsigned(8), bytes.unsigned(8)];
	const registers: [bigint, bigint] = [bytes.unsigned(8), bytes.unsigned(8)];
	const totals = {
		toSupplier: bytes.signed(16),
		toDso: bytes.signed(16),
		toCso: bytes.signed(16),
		reward: bytes.unsigned(16),
		unpaid: bytes.unsigned(16),
		waived: bytes.unsigned(16),
		free: bytes.unsigned(8),
	};
	const reason = reasonFrom(bytes);
	// Other suppliers.
	bytes.list(32, () => bytes.take(32));
	const trail = bytes.option(() => ({ hash: bytes.hex(32), lines: bytes.compact() }));
	bytes.end();
	return { driver, station, cso, start, end, energy, sourced, registers, totals, reason, trail };
}

/** The EVSE ID of a station, and its meter. */
export function stationOf(value: Uint8Array): { evse: string; meter: bigint } {
	const bytes = new Bytes(value);
	// The operator.
	bytes.take(32);
	const evse = new TextDecoder().decode(bytes.blob());
	const meter = bytes.unsigned(4);
	// Power, and price per hour.
	bytes.take(4 + 16);
	// Suppliers.
	bytes.list(32, () => bytes.take(32));
	bytes.option(() => bytes.take(32));
	bytes.bool();
	bytes.end();
	return { evse, meter };
}

function keyFrom(bytes: Bytes): { scheme: string; key: string } {
	return { scheme: nameIn(SCHEMES, bytes), key: bytes.hex(32) };
}

/** The connection of a meter, and its key. */
export function meterOf(value: Uint8Array): { ean: string; scheme: string; key: string } {
	const bytes = new Bytes(value);
	// The owner.
	bytes.take(32);
	const ean = bytes.unsigned(8).toString().padStart(18, '0');
	// Area, purpose and power.
	bytes.take(4 + 1 + 4);
	const { scheme, key } = keyFrom(bytes);
	bytes.option(() => keyFrom(bytes));
	// Status.
	bytes.byte();
	const reading = () => bytes.take(8 + 8);
	bytes.option(reading);
	// Slack, power and highest power; since when.
	bytes.take(3 * 4 + 8);
	bytes.option(reading);
	bytes.bool();
	bytes.end();
	return { ean, scheme, key };
}

/** Energy of a process that is proven to come from sources. No value is none. */
export function certifiedOf(value: Uint8Array | undefined): {
	certified: bigint;
	greened: bigint;
} {
	if (value === undefined) {
		return { certified: 0n, greened: 0n };
	}
	const bytes = new Bytes(value);
	const proven = { certified: bytes.unsigned(8), greened: bytes.unsigned(8) };
	bytes.end();
	return proven;
}

/** The carrier of a source. What comes after it in the value grows with the source. */
export function carrierOf(value: Uint8Array): string {
	const bytes = new Bytes(value);
	// Meter, owner, supplier, recipient and area.
	bytes.take(4 + 3 * 32 + 4);
	return nameIn(CARRIERS, bytes);
}
