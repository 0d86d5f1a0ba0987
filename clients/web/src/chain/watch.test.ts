// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { backoff, DEAD_MS, judge, LATE_MS, PROBE_MS, stalled, STALL_BLOCKS } from './watch.js';

const CALM = { silence: 0, asked: undefined, answered: 0, onDemand: false };

describe('judge', () => {
	it('calls a connection live while blocks come', () => {
		expect(judge({ ...CALM, silence: LATE_MS })).toEqual({ state: 'live', action: 'none' });
	});

	it('says that it is late before it asks the node', () => {
		const seen = { ...CALM, silence: LATE_MS + 1, answered: LATE_MS + 1 };
		expect(judge(seen)).toEqual({ state: 'late', action: 'none' });
	});

	it('asks a silent node once', () => {
		const seen = { ...CALM, silence: PROBE_MS + 1, answered: PROBE_MS + 1 };
		expect(judge(seen).action).toBe('probe');
		expect(judge({ ...seen, asked: 1 }).action).toBe('none');
	});

	it('leaves a node that does not answer', () => {
		const seen = { ...CALM, silence: 20_000, answered: 20_000, asked: LATE_MS + 1 };
		expect(judge(seen)).toEqual({ state: 'late', action: 'reconnect' });
	});

	it('leaves a node that answers and shows no block', () => {
		const seen = { ...CALM, silence: DEAD_MS + 1, answered: 1_000 };
		expect(judge(seen)).toEqual({ state: 'late', action: 'reconnect' });
	});

	it('waits for blocks on demand as long as the node answers', () => {
		const seen = { ...CALM, silence: 3_600_000, answered: 1_000, onDemand: true };
		expect(judge(seen)).toEqual({ state: 'live', action: 'none' });
		expect(judge({ ...seen, answered: PROBE_MS + 1 }).action).toBe('probe');
		expect(judge({ ...seen, asked: LATE_MS + 1 }).action).toBe('reconnect');
	});
});

describe('backoff', () => {
	it('grows to eight seconds, with a quarter more or less', () => {
		expect([0, 1, 2, 3, 4, 50].map((attempt) => backoff(attempt, 0.5))).toEqual([
			500, 1_000, 2_000, 4_000, 8_000, 8_000,
		]);
		expect([backoff(4, 0), backoff(4, 1)]).toEqual([6_000, 10_000]);
	});
});

describe('stalled', () => {
	it('begins beyond the bound', () => {
		expect(stalled(100 + STALL_BLOCKS, 100)).toBe(false);
		expect(stalled(101 + STALL_BLOCKS, 100)).toBe(true);
	});
});
