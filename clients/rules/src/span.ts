// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { INTERVAL } from './limits.js';

/** A stretch of time in ms, the end excluded. */
export interface Span {
	start: number;
	end: number;
}

/** Intersection of two spans; empty when they are disjoint. */
export function common(a: Span, b: Span): Span {
	const start = Math.max(a.start, b.start);
	return { start, end: Math.max(start, Math.min(a.end, b.end)) };
}

/**
 * Share of `energy`, which flows evenly over `whole`, that falls in `part` of it.
 *
 * Counted as a register counts, in whole Wh from the start on, so that parts add up to the whole.
 */
export function share(energy: bigint, whole: Span, part: Span): bigint {
	const counted = (at: number) => {
		if (at >= whole.end) {
			return energy;
		}
		const passed = BigInt(Math.max(0, at - whole.start));
		return (energy * passed) / BigInt(whole.end - whole.start);
	};
	return counted(part.end) - counted(part.start);
}

/** Start of the metering interval that contains `at`. */
export function intervalOf(at: number): number {
	return at - (at % INTERVAL);
}

/** Share of `energy`, which flows evenly over `span`, in each metering interval. */
export function byInterval(energy: bigint, span: Span): [number, bigint][] {
	const parts: [number, bigint][] = [];
	for (let start = intervalOf(span.start); start < span.end; start += INTERVAL) {
		const part = share(energy, span, common(span, { start, end: start + INTERVAL }));
		if (part > 0n) {
			parts.push([start, part]);
		}
	}
	return parts;
}
