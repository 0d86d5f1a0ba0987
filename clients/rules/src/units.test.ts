// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { formatChange, formatKwh, formatToken, parseDecimal } from './units.js';

describe('parseDecimal', () => {
	it.each([
		[0, 6, 0n],
		[5, 6, 5_000_000n],
		[0.1, 6, 100_000n],
		['0.000001', 6, 1n],
		['-10.50', 6, -10_500_000n],
		[30, 3, 30_000n],
		['7.250', 3, 7_250n],
		['3', 0, 3n],
	])('reads %s with %s decimals', (value, decimals, expected) => {
		expect(parseDecimal(value, decimals)).toBe(expected);
	});

	it.each([
		['0.0000001', 6, '0.0000001 has more than 6 decimals'],
		[1e-7, 6, "'1e-7' is not a plain decimal number"],
		['', 6, "'' is not a plain decimal number"],
		['1,5', 6, "'1,5' is not a plain decimal number"],
		['NaN', 6, "'NaN' is not a plain decimal number"],
		[1.5, 0, '1.5 has more than 0 decimals'],
	])('refuses %s with %s decimals', (value, decimals, message) => {
		expect(() => parseDecimal(value, decimals)).toThrow(message);
	});
});

describe('formatting', () => {
	it('writes tokens without trailing zeros', () => {
		expect([0n, 1n, -10_000_000n, 2_500_000n].map(formatToken)).toEqual([
			'0',
			'0.000001',
			'-10',
			'2.5',
		]);
	});

	it('writes changes with a sign, unless there is none', () => {
		expect([25_000_000n, 0n, -500_000n].map(formatChange)).toEqual(['+25', '0', '-0.5']);
	});

	it('writes kWh', () => {
		expect([30_000n, 1_250n, 1n].map(formatKwh)).toEqual(['30', '1.25', '0.001']);
	});
});
