// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { MS_PER_HOUR, MS_PER_MINUTE } from '@smartcharge/rules/units';
import type { Cloud, Day, Point, SourceSpec } from './scenario.js';

/** How long a cloud takes to come and to go, in ms. */
const EDGE = MS_PER_MINUTE;

/** The value at `at` on the straight lines between `points`; beyond them that of the nearest. */
export function between(points: readonly Point<number>[], at: number): number {
	const next = points.findIndex((point) => point.at > at);
	const before = points[next === -1 ? points.length - 1 : next - 1];
	const after = points[next];
	if (!before || !after) {
		return (before ?? after)?.value ?? 0;
	}
	return (
		before.value + ((after.value - before.value) * (at - before.at)) / (after.at - before.at)
	);
}

/** Power in W that a source feeds in at a time of the day. */
export function powerAt(day: Day, source: SourceSpec, at: number): number {
	return day.clouds
		.map((cloud) => share(cloud, source.name, at))
		.reduce((power, left) => power * left, between(source.output, at));
}

/** Output of `source` at `at` that a cloud leaves. */
function share({ from, to, leaves }: Cloud, source: string, at: number): number {
	const left = (leaves.get(source) ?? 100) / 100;
	const shade = [
		{ at: from, value: 1 },
		{ at: from + EDGE, value: left },
		{ at: to, value: left },
		{ at: to + EDGE, value: 1 },
	];
	return between(shade, at);
}

/**
 * Register of a source's meter at each minute from the start of the day, in Wh.
 *
 * The fractions of a Wh are kept, as a meter does.
 */
export function counts(day: Day, source: SourceSpec): bigint[] {
	// Watt minutes.
	let fed = 0;
	const list = [0n];
	for (let at = day.from; at < day.to; at += MS_PER_MINUTE) {
		fed += (powerAt(day, source, at) + powerAt(day, source, at + MS_PER_MINUTE)) / 2;
		list.push(BigInt(Math.floor((fed * MS_PER_MINUTE) / MS_PER_HOUR)));
	}
	return list;
}
