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
	/** Whether the station charges for its time. */
	charged: boolean;
}

type Energy = Pick<Stretch, 'energy' | 'price' | 'gridPrice'>;

/** The energy of a part: first what is paid, then what nobody pays. */
function shares(part: Part): Energy[] {
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

/** The energy of a line in the time in which it flows: evenly over that of the line. */
function flows(line: Line): Omit<Stretch, 'charged'>[] {
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

/** The stretches of a line, cut at the borders of quarters, and where its time is charged no more. */
function stretchesOf(line: Line): Stretch[] {
	const last = line.end - (line.uncharged ?? 0);
	return flows(line).flatMap(({ start, end, energy, ...prices }) => {
		const pieces: Stretch[] = [];
		let [at, taken] = [start, 0n];
		do {
			const border = (Math.floor(at / QUARTER_MS) + 1) * QUARTER_MS;
			const next = Math.min(end, border, at < last ? last : end);
			const until =
				next === end ? energy : (energy * BigInt(next - start)) / BigInt(end - start);
			const charged = at < last;
			pieces.push({ start: at, end: next, energy: until - taken, ...prices, charged });
			[at, taken] = [next, until];
		} while (at < end);
		return pieces;
	});
}

/** All energy and all time that was due, in order of time. */
export function stretches(facts: ProcessFacts): Stretch[] {
	return facts.lines.flatMap(stretchesOf);
}
