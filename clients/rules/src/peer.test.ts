// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { peerPayload } from './peer.js';

describe('peerPayload', () => {
	it('has the layout that the chain verifies', () => {
		const genesis = new Uint8Array(32).fill(0xaa);
		const member = new Uint8Array(32).fill(0xbb);
		const payload = peerPayload(genesis, member, 0x0102030405);
		expect(payload.length).toBe(91);
		expect(new TextDecoder().decode(payload.slice(0, 19))).toBe('smartcharge:peer:v1');
		expect(payload.slice(19, 51)).toEqual(genesis);
		expect(payload.slice(51, 83)).toEqual(member);
		expect([...payload.slice(83)]).toEqual([0x05, 0x04, 0x03, 0x02, 0x01, 0, 0, 0]);
	});
});
