// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { billed, type Line, type Part, type ProcessFacts } from '../facts/process.js';

/** Settlement periods of the market, whose borders cut charging periods. */
const QUARTER_MS = 900_000;

/** Energy at one price, in a time. */
export interface Stretch {
	start: number;
	end: number;
	energy: bigint;
	/** The prices per kWh of supplier and DSO; both zero if nobody pays for the energy. */
	price: bigint;
	gridPrice: bigint;
}

/** The energy of a part: first what is paid, then what nobody pays. */
function shares(part: Part): Omit<Stretch, 'start' | 'end'>[] {
	const { price, gridPrice, unproven, idle } = part;
	const all = [
		{ energy: billed(part), price, gridPrice },
		{ energy: unproven + idle, price: 0n, gridPrice: 0n },
	];
	return all.filter(({ energy }) => energy > 0n);
}

/** `length * part / whole`, rounded down. */
function portion(length: number, part: bigint, whole: bigint): number {
	return Number((BigInt(length) * part) / whole);
}

/** The stretches of a line: energy flows evenly over its time. */
function stretchesOf(line: Line): Stretch[] {
	const parts = line.parts.flatMap(shares);
	const whole = parts.reduce((sum, { energy }) => sum + energy, 0n);
	if (whole === 0n) {
		return [{ start: line.start, end: line.end, energy: 0n, price: 0n, gridPrice: 0n }];
	}
	const length = line.end - line.start;
	let before = 0n;
	return parts.map((part) => {
		const start = line.start + portion(length, before, whole);
		before += part.energy;
		return { ...part, start, end: line.start + portion(length, before, whole) };
	});
}

/** `stretch` in pieces that no border of a quarter cuts. */
function quarters({ start, end, energy, ...prices }: Stretch): Stretch[] {
	const pieces: Stretch[] = [];
	let [at, taken] = [start, 0n];
	do {
		const next = Math.min(end, (Math.floor(at / QUARTER_MS) + 1) * QUARTER_MS);
		const until = next === end ? energy : (energy * BigInt(next - start)) / BigInt(end - start);
		pieces.push({ start: at, end: next, energy: until - taken, ...prices });
		[at, taken] = [next, until];
	} while (at < end);
	return pieces;
}

/** All energy and all time that was due, in order of time. */
export function stretches(facts: ProcessFacts): Stretch[] {
	return facts.lines.flatMap(stretchesOf).flatMap(quarters);
}
