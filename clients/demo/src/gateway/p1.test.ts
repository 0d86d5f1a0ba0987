// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { crc16, telegram } from './p1.js';

// A telegram of a real meter, with its checksum.
const FILE = new URL('../../../../gateway/tests/data/p1/v5.txt', import.meta.url);

describe('telegrams', () => {
	it('have the checksum of real ones', () => {
		const text = readFileSync(FILE, 'latin1').replace(/\r?\n/g, '\r\n');
		const end = text.indexOf('!') + 1;
		const found = crc16(text.slice(0, end)).toString(16).toUpperCase();
		expect(found).toBe(text.slice(end).trim());
	});

	it('have winter time, kWh and kW', () => {
		const text = telegram(Date.UTC(2026, 10, 30, 23, 30, 5), 12_345, 6_000);
		expect(text).toContain('0-0:1.0.0(261201003005W)');
		expect(text).toContain('1-0:2.8.1(000012.345*kWh)');
		expect(text).toContain('1-0:2.7.0(06.000*kW)');
	});
});
