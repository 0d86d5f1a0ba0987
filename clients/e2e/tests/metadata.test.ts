// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { ApiPromise, WsProvider } from '@polkadot/api';
import { describe, expect, it, vi } from 'vitest';
import { committedMetadata, METADATA_VERSION } from '@smartcharge/chain/typegen/metadata';
import { TOKEN_DECIMALS } from '@smartcharge/rules/units';
import { useWorld } from '../support/world.js';

const world = useWorld();

describe('the metadata', () => {
	it('is read by polkadot.js without a warning and without custom types', async () => {
		const warnings: unknown[][] = [];
		const spies = (['warn', 'error'] as const).map((level) =>
			vi.spyOn(console, level).mockImplementation((...words: unknown[]) => {
				warnings.push(words);
			}),
		);
		const provider = new WsProvider(world().node.endpoint);
		const api = await ApiPromise.create({ provider, throwOnUnknown: true });
		await api.disconnect();
		for (const spy of spies) {
			spy.mockRestore();
		}
		const texts = warnings.map((words) => words.join(' '));
		// What polkadot.js does not know of this SDK; none of it is a type.
		const known = ['RPC methods not decorated'];
		const others = texts.filter((text) => !known.some((part) => text.includes(part)));
		expect(others).toEqual([]);
	});

	it('says what the token is', () => {
		const { registry } = world().api;
		expect(registry.chainDecimals).toEqual([TOKEN_DECIMALS]);
		expect(registry.chainSS58).toBe(42);
	});

	it('is the committed one', async () => {
		const { registry, rpc } = world().api;
		const version = registry.createType('u32', METADATA_VERSION).toHex(true);
		const answer = await rpc.state.call('Metadata_metadata_at_version', version);
		const metadata = registry.createType('Option<Bytes>', answer.toU8a(true)).unwrap();
		// Not `toEqual`, which would print a difference of a megabyte.
		expect(metadata.toHex() === (await committedMetadata())).toBe(true);
	});

	it('has the runtime APIs that users ask', () => {
		expect(Object.keys(world().api.call.chargingApi).sort()).toEqual([
			'escrow',
			'offers',
			'process',
			'running',
		]);
	});
});
