// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { MS_PER_HOUR, MS_PER_MINUTE } from '../units.js';

/**
 * Local days of the market, cut into quarters of an hour. Quarters count from the Unix epoch in UTC,
 * so none is left out or doubled when clocks change. The time zone is that of the runtime's database,
 * not a formula: it shows whether the chain's formula is right.
 */

/** Length of a quarter of an hour, in ms. */
export const QUARTER = 15 * MS_PER_MINUTE;

/** Where the market is. */
const ZONE = 'Europe/Amsterdam';

const DAY = 24 * MS_PER_HOUR;

/** A local day. */
export interface LocalDay {
	/** Such as `2027-10-31`. */
	date: string;
	/** Its number: days from the Unix epoch to the date. */
	number: number;
	/** When it begins and ends, in ms. */
	start: number;
	end: number;
	/** Its first quarter. */
	first: number;
	/** Number of its quarters: 92, 96 or 100. */
	quarters: number;
}

const CLOCK = new Intl.DateTimeFormat('en-GB', {
	timeZone: ZONE,
	hourCycle: 'h23',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit',
	timeZoneName: 'short',
});

function shown(moment: number): (type: Intl.DateTimeFormatPartTypes) => string {
	const parts = CLOCK.formatToParts(moment);
	return (type) => parts.find((part) => part.type === type)?.value ?? '';
}

/** The date that a local calendar shows, such as `2027-10-31`. */
export function dateAt(moment: number): string {
	const part = shown(moment);
	return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The time that a local clock shows, such as `02:15`. */
export function clockAt(moment: number): string {
	const part = shown(moment);
	return `${part('hour')}:${part('minute')}`;
}

/** The first moment of the local day `number`: it is at most half a day from midnight in UTC. */
function startOf(number: number): number {
	const date = new Date(number * DAY).toISOString().slice(0, 10);
	let moment = number * DAY - DAY / 2;
	while (dateAt(moment) !== date) {
		moment += QUARTER;
	}
	return moment;
}

/** The local day of a moment. */
export function dayAt(moment: number): LocalDay {
	return dayOf(dateAt(moment));
}

/** The local day of a date. */
export function dayOf(date: string): LocalDay {
	const number = Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY);
	if (!Number.isInteger(number)) {
		throw new Error(`'${date}' is no date`);
	}
	const [start, end] = [startOf(number), startOf(number + 1)];
	return {
		date,
		number,
		start,
		end,
		first: start / QUARTER,
		quarters: (end - start) / QUARTER,
	};
}

/** The first local day of 25 hours that begins at `moment` or later. */
export function longDayAfter(moment: number): LocalDay {
	let day = dayAt(moment);
	while (day.start < moment || day.quarters !== 100) {
		day = dayAt(day.end);
	}
	return day;
}
