// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Judges a connection by what was last seen of it. */

/** Without a block for so long the page says so, in ms: three slots. */
export const LATE_MS = 6_000;
/** Without a block for so long the node is asked whether it is there, in ms. */
export const PROBE_MS = 10_000;
/** A node that answers but shows no block for so long is left for another, in ms. */
export const DEAD_MS = 30_000;
/** So many blocks behind the best one, finality has stalled: half a minute. */
export const STALL_BLOCKS = 16;

const BACKOFF_MS = [500, 1_000, 2_000, 4_000, 8_000];

export type LinkState = 'connecting' | 'live' | 'late' | 'offline' | 'other-network';

export interface Seen {
	/** Time since the latest block, or since the connection if there was none, in ms. */
	silence: number;
	/** Time since the question whether the node is there; `undefined` if none is open. */
	asked: number | undefined;
	/** Time since its latest answer, in ms. */
	answered: number;
	/** Whether blocks are made on demand, so that there may be none for long. */
	onDemand: boolean;
}

export interface Verdict {
	state: 'live' | 'late';
	action: 'none' | 'probe' | 'reconnect';
}

/** Returns what is to be said of a connection, and what to do. */
export function judge({ silence, asked, answered, onDemand }: Seen): Verdict {
	const state = silence > LATE_MS && !onDemand ? 'late' : 'live';
	if (asked !== undefined && asked > LATE_MS) {
		return { state: 'late', action: 'reconnect' };
	}
	if (silence > DEAD_MS && !onDemand) {
		return { state, action: 'reconnect' };
	}
	const due = silence > PROBE_MS && answered > PROBE_MS && asked === undefined;
	return { state, action: due ? 'probe' : 'none' };
}

/** Returns how long to wait before attempt `attempt`, in ms; `random` is from 0 to 1. */
export function backoff(attempt: number, random: number): number {
	const base = BACKOFF_MS[Math.min(attempt, BACKOFF_MS.length - 1)] ?? 0;
	return Math.round(base * (0.75 + random / 2));
}

/** Whether finality has stalled. */
export function stalled(best: number, finalized: number): boolean {
	return best - finalized > STALL_BLOCKS;
}
