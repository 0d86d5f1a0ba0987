// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { faultOfEan } from './ean.js';

const CODE = '871687140000000064';

describe('faultOfEan', () => {
	it('accepts a code with its check digit', () => {
		expect(faultOfEan(CODE)).toBeUndefined();
	});

	it('refuses every other last digit', () => {
		const others = Array.from({ length: 10 }, (_, digit) => `${CODE.slice(0, 17)}${digit}`);
		const fitting = others.filter((code) => faultOfEan(code) === undefined);
		expect(fitting).toEqual([CODE]);
		expect(faultOfEan(others.find((code) => code !== CODE) ?? '')).toBe('check digit');
	});

	it('refuses two neighbours that changed places', () => {
		expect(faultOfEan('781687140000000064')).toBe('check digit');
	});

	it.each([
		'',
		'87168714000000006',
		'8716871400000000640',
		'071687140000000064',
		'8716871400000000a4',
	])('refuses %j, which has not 18 digits', (code) => {
		expect(faultOfEan(code)).toBe('length');
	});
});
