// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Programme time units: quarters of an hour, counted from the Unix epoch in UTC. */

/** Length of a unit. */
export const UNIT_MS = 900_000;

/** A local day in units; one with a change of the clock has 92 or 100 of them. */
export interface Day {
	/** Such as `2026-03-29`. */
	date: string;
	/** The first unit. */
	from: number;
	units: number;
}

/** What clocks show in a zone, as if it were UTC. */
function shown(ms: number, timezone: string): number {
	const parts = new Intl.DateTimeFormat('en-CA', {
		timeZone: timezone,
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
	}).formatToParts(ms);
	const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
	return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

/** The moment at which clocks in a zone begin to show a date. */
function midnight(date: number, timezone: string): number {
	// Twice, for the first guess can be on the other side of a change of the clock.
	let at = date - (shown(date, timezone) - date);
	at = date - (shown(at, timezone) - at);
	return at;
}

/** A local day. */
export function dayOf(date: string, timezone: string): Day {
	const start = Date.parse(`${date}T00:00:00Z`);
	if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(start)) {
		throw new Error(`'${date}' is no date, such as 2026-03-29`);
	}
	const [from, to] = [start, start + 86_400_000].map(
		(each) => midnight(each, timezone) / UNIT_MS,
	);
	if (from === undefined || to === undefined || !Number.isInteger(from)) {
		throw new Error(`days of ${timezone} do not begin with a quarter of an hour`);
	}
	return { date, from, units: to - from };
}

/** The start of a unit in UTC, as CIM writes it: `2026-03-28T23:00Z`. */
export function cimTime(unit: number): string {
	return `${new Date(unit * UNIT_MS).toISOString().slice(0, 16)}Z`;
}

/** The time that clocks show at the start of a unit, with the distance from UTC. */
export function localTime(unit: number, timezone: string): string {
	const ms = unit * UNIT_MS;
	const local = shown(ms, timezone);
	const minutes = (local - ms) / 60_000;
	const two = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0');
	const offset = `${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(Math.abs(minutes) % 60)}`;
	return `${new Date(local).toISOString().slice(0, 16)}${offset}`;
}
