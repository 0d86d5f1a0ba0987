// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { Check } from '../checks.js';

/** A register of a meter at a time, in Wh. */
export interface Reading {
	meter: number;
	at: number;
	register: number;
}

/** A reading as the gateway stored it. */
export interface Row extends Reading {
	state: string;
}

/** A process as final blocks report it. */
export interface Settled {
	/** Number and energy of each settled step, in order. */
	steps: readonly { step: number; energy: number }[];
	/** The charge detail record. */
	energy: number;
	/** Energy in it that nobody pays. */
	free: number;
	registers: readonly [number, number];
	reason: string;
	/** Time until which the station is paid. */
	dueUntil: number;
	/** Energy cost, grid and station, in the smallest unit of the token. */
	cost: bigint;
	/** What the driver paid by the events of the steps. */
	paid: bigint;
}

/** What a charger says of its transaction. */
export interface Transaction {
	begin: number | undefined;
	end: number | undefined;
	/** When it ended, by the charger. */
	endedAt: number | undefined;
	samples: readonly number[];
}

/** How far the end on the chain may be from that of the charger, whose clock is that of messages. */
const END_TOLERANCE_MS = 2_000;

const key = ({ meter, at }: Reading) => `${meter} at ${at}`;

/** No reading of the gateway is lost, and none is accepted twice. */
export function checkReadings(
	meter: number,
	accepted: readonly Reading[],
	rows: readonly Row[],
): Check[] {
	const own = accepted.filter((one) => one.meter === meter);
	const stored = rows.filter((one) => one.meter === meter);
	const known = new Map(own.map((one) => [key(one), one.register]));
	const rowOf = new Map(stored.map((one) => [key(one), one.register]));
	const lost: string[] = [];
	for (const row of stored) {
		// One that is superseded is settled by a later one of the same meter.
		const settled =
			row.state === 'final'
				? known.get(key(row)) === row.register
				: row.state === 'superseded' &&
					own.some(({ at, register }) => at >= row.at && register >= row.register);
		if (!settled) {
			lost.push(`${key(row)}: ${row.register} Wh is ${row.state} at the gateway`);
		}
	}
	if (stored.length === 0) {
		lost.push('the gateway has no reading of it');
	}
	const twice = own
		.filter((one, index) => own.findIndex((other) => other.at === one.at) !== index)
		.map((one) => `${key(one)} was accepted more than once`);
	const foreign = own
		.filter((one) => rowOf.get(key(one)) !== one.register)
		.map((one) => `${key(one)}: the gateway did not store ${one.register} Wh`);
	return [
		{ what: `meter ${meter}: each reading of the gateway is on the chain`, problems: lost },
		{ what: `meter ${meter}: no reading counts twice`, problems: twice },
		{ what: `meter ${meter}: the chain has no other reading`, problems: foreign },
	];
}

/** What the charger reported is what the gateway stored. */
export function checkCharger(
	name: string,
	meter: number,
	{ samples }: Transaction,
	rows: readonly Row[],
): Check {
	const registers = new Set(
		rows.filter((one) => one.meter === meter).map(({ register }) => register),
	);
	const missing = samples.filter((register) => !registers.has(register));
	return {
		what: `${name}: each register that it reported is at the gateway`,
		problems: missing.map((register) => `${register} Wh is missing`),
	};
}

/** The chain settled what flowed, each step once. */
export function checkProcess(name: string, settled: Settled, charger: Transaction): Check[] {
	const { begin, end } = charger;
	const energy: string[] = [];
	if (begin === undefined || end === undefined || end <= begin) {
		energy.push(`the charger delivered nothing: ${begin} to ${end}`);
	} else {
		const [first, last] = settled.registers;
		if (first !== begin || last !== end) {
			energy.push(`registers: chain ${first} to ${last}, charger ${begin} to ${end}`);
		}
		if (settled.energy + settled.free !== end - begin) {
			energy.push(
				`energy: chain ${settled.energy} + ${settled.free}, charger ${end - begin} Wh`,
			);
		}
	}
	const steps: string[] = [];
	settled.steps.forEach(({ step }, index) => {
		if (step !== index) {
			steps.push(`step ${step} is settled where step ${index} is due`);
		}
	});
	const sum = settled.steps.reduce((total, step) => total + step.energy, 0);
	if (sum !== settled.energy) {
		steps.push(`the steps have ${sum} Wh, the record ${settled.energy} Wh`);
	}
	const late = Math.abs(settled.dueUntil - (charger.endedAt ?? 0));
	const time =
		late <= END_TOLERANCE_MS
			? []
			: [`paid until ${settled.dueUntil}, unplugged at ${charger.endedAt}`];
	const money =
		settled.cost === settled.paid
			? []
			: [`record ${settled.cost}, steps ${settled.paid} of the smallest unit`];
	return [
		{ what: `${name}: registers and energy of record and charger`, problems: energy },
		{
			what: `${name}: each step is settled once, and they make up the record`,
			problems: steps,
		},
		{ what: `${name}: the station is paid until the car was unplugged`, problems: time },
		{ what: `${name}: the steps cost what the record says`, problems: money },
	];
}

/** What the source's meter showed is what the chain has. */
export function checkSource(
	meter: number,
	accepted: readonly Reading[],
	shown: ReadonlyMap<number, number>,
): Check {
	const own = accepted.filter((one) => one.meter === meter);
	const wrong = own
		.filter(({ at, register }) => shown.get(at) !== register)
		.map(({ at, register }) => `${at}: chain ${register}, telegram ${shown.get(at)} Wh`);
	return {
		what: 'source: registers of the chain are those of telegrams',
		problems: own.length === 0 ? ['the chain has none'] : wrong,
	};
}
