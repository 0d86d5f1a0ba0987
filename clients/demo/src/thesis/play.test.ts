// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { MS_PER_HOUR, MS_PER_MINUTE } from '@smartcharge/rules/units';
import { describe, expect, it } from 'vitest';
import { nextStart } from './play.js';

describe('the start of a run', () => {
	const now = 1_000 * MS_PER_HOUR + 59 * MS_PER_MINUTE;

	it.each([1, 2.5, 5, 15, 60])('is on the hour with steps of %s minutes', (minutes) => {
		expect(nextStart(now, minutes * MS_PER_MINUTE)).toBe(1_002 * MS_PER_HOUR);
	});

	it.each([25, 35, 55])('is a multiple of a step of %s minutes', (minutes) => {
		const step = minutes * MS_PER_MINUTE;
		const start = nextStart(now, step);
		expect(start % step).toBe(0);
		expect(start).toBeGreaterThanOrEqual(now + 2 * MS_PER_MINUTE);
		expect(start).toBeLessThan(now + 2 * MS_PER_MINUTE + step);
	});
});
