// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { clockAt, dateAt, dayAt, dayOf, longDayAfter, QUARTER } from './calendar.js';

describe('local days', () => {
	it('have 96 quarters, but 92 or 100 when clocks change', () => {
		expect(dayOf('2025-06-01')).toMatchObject({ number: 20_240, quarters: 96 });
		expect(dayOf('2026-03-29').quarters).toBe(92);
		const day = dayOf('2025-10-26');
		expect(day.quarters).toBe(100);
		expect(new Date(day.start).toISOString()).toBe('2025-10-25T22:00:00.000Z');
		expect(new Date(day.end).toISOString()).toBe('2025-10-26T23:00:00.000Z');
		expect(day.first * QUARTER).toBe(day.start);
	});

	it('follow one another without a gap', () => {
		let day = dayOf('2027-01-01');
		for (let count = 0; count < 365; count += 1) {
			const next = dayAt(day.end);
			expect(next.start).toBe(day.end);
			expect(next.number).toBe(day.number + 1);
			day = next;
		}
		expect(day.date).toBe('2028-01-01');
	});

	it('are those that a local clock shows', () => {
		const { start } = dayOf('2027-10-31');
		const shown = [0, 2, 3, 4].map((hours) => clockAt(start + hours * 4 * QUARTER));
		expect(shown).toEqual(['00:00', '02:00', '02:00', '03:00']);
		expect(dateAt(start - 1)).toBe('2027-10-30');
		expect(dateAt(start)).toBe('2027-10-31');
	});

	it('of 25 hours are found', () => {
		const { start } = dayOf('2027-10-31');
		expect(longDayAfter(Date.parse('2026-11-30T12:00:00Z')).date).toBe('2027-10-31');
		expect(longDayAfter(start).date).toBe('2027-10-31');
		expect(longDayAfter(start + 1).date).toBe('2028-10-29');
	});

	it('have a date', () => {
		expect(() => dayOf('tomorrow')).toThrow("'tomorrow' is no date");
	});
});
