// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { possessionPayload } from './possession.js';

const GENESIS = new Uint8Array(32).fill(0xab);
const OWNER = new Uint8Array(32).fill(0xcd);

describe('possessionPayload', () => {
	it('has the layout that the chain verifies', () => {
		const payload = possessionPayload(GENESIS, OWNER);
		expect(payload.length).toBe(87);
		expect(new TextDecoder().decode(payload.slice(0, 23))).toBe('smartcharge:meterkey:v1');
		expect(payload.slice(23, 55)).toEqual(GENESIS);
		expect(payload.slice(55)).toEqual(OWNER);
	});

	it('needs a whole genesis hash and a whole account id', () => {
		expect(() => possessionPayload(GENESIS.slice(1), OWNER)).toThrow('31');
		expect(() => possessionPayload(GENESIS, OWNER.slice(2))).toThrow('30');
	});
});
