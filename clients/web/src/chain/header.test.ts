// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { blockOf } from './header.js';

describe('blockOf', () => {
	it('has the hash that the node says', () => {
		// A block of a development chain, as chain_getHeader and chain_getBlockHash returned it.
		const header = {
			parentHash: '0x5fd68258066cfb8b9d2278975a181a5228f19cfdaa57c3fce99c2eeddeaaa41d',
			number: '0x59',
			stateRoot: '0x3d9ca0712b5aebae71b0d62eb41c2a22ad1461e252a5d104cc80c94427e04a41',
			extrinsicsRoot: '0x96aa8655e220ada17f0f26d9fdb3a30f73cad8c13361edd34454c6052b13cc6b',
			digest: { logs: ['0x0661757261202a64873500000000'] },
		};
		expect(blockOf(header)).toEqual({
			number: 89,
			hash: '0xeb2fea972542be5cd87852c9b66fc6ae5cc496d1912daa6e842d20fbe10308ca',
		});
		expect(blockOf({ ...header, number: '0x5a' }).hash).not.toBe(blockOf(header).hash);
	});
});
