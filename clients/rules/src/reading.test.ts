// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { readingPayload } from './reading.js';

const GENESIS = new Uint8Array(32).fill(0xab);

describe('readingPayload', () => {
	it('has the layout that the chain verifies', () => {
		const payload = readingPayload(GENESIS, 0x01020304, 0x0102030405, 0x1112131415161718n);
		expect(payload.length).toBe(74);
		expect(new TextDecoder().decode(payload.slice(0, 22))).toBe('smartcharge:reading:v1');
		expect(payload.slice(22, 54)).toEqual(GENESIS);
		expect([...payload.slice(54, 58)]).toEqual([0x04, 0x03, 0x02, 0x01]);
		expect([...payload.slice(58, 66)]).toEqual([
			0x05, 0x04, 0x03, 0x02, 0x01, 0x00, 0x00, 0x00,
		]);
		expect([...payload.slice(66, 74)]).toEqual([
			0x18, 0x17, 0x16, 0x15, 0x14, 0x13, 0x12, 0x11,
		]);
	});

	it('needs a whole genesis hash', () => {
		expect(() => readingPayload(GENESIS.slice(1), 0, 0, 0n)).toThrow('31');
	});
});
