// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { Metadata, TypeRegistry } from '@polkadot/types';
import type { EventRecord } from '@polkadot/types/interfaces';
import { u8aConcat } from '@polkadot/util';
import { describe, expect, it } from 'vitest';
import { committedMetadata } from '../typegen/metadata.js';
import type {} from './interfaces/index.js';
import { InnerCallRefused } from './errors.js';
import { innerFailures } from './failures.js';

const registry = new TypeRegistry();
const metadata = new Metadata(registry, await committedMetadata());
registry.setMetadata(metadata);

/** An error as events carry it. */
function error(value: 'BadOrigin' | { pallet: string; name: string }): Uint8Array {
	if (value === 'BadOrigin') {
		return registry.createType('SpRuntimeDispatchError', value).toU8a();
	}
	const pallet = palletOf(value.pallet);
	const { variants } = registry.lookup.getSiType(pallet.errors.unwrap().type).def.asVariant;
	const variant = variants.find(({ name }) => name.toString() === value.name);
	const index = variant?.index.toNumber() ?? -1;
	return registry
		.createType('SpRuntimeDispatchError', {
			Module: { index: pallet.index, error: Uint8Array.of(index, 0, 0, 0) },
		})
		.toU8a();
}

function palletOf(name: string) {
	const pallet = metadata.asLatest.pallets.find((each) => each.name.toString() === name);
	if (!pallet) {
		throw new Error(`there is no pallet ${name}`);
	}
	return pallet;
}

/** An event with these encoded fields. */
function event(palletName: string, name: string, ...fields: Uint8Array[]): EventRecord {
	const pallet = palletOf(palletName);
	const { variants } = registry.lookup.getSiType(pallet.events.unwrap().type).def.asVariant;
	const index = variants.find((variant) => variant.name.toString() === name)?.index.toNumber();
	return registry.createType(
		'EventRecord',
		u8aConcat(
			// Phase ApplyExtrinsic(0).
			[0, 0, 0, 0, 0],
			[pallet.index.toNumber(), index ?? 255],
			...fields,
			// No topics.
			[0],
		),
	);
}

const OK = Uint8Array.of(0);
const failed = (bytes: Uint8Array) => u8aConcat([1], bytes);
const HASH = new Uint8Array(32).fill(7);
const busy = error({ pallet: 'Charging', name: 'StationBusy' });

describe('innerFailures', () => {
	it('are none in what succeeded', () => {
		const events = [
			event('Council', 'Executed', HASH, OK),
			event('Proxy', 'ProxyExecuted', OK),
			event('Utility', 'BatchCompleted'),
		];
		expect(innerFailures(registry, events)).toEqual([]);
	});

	it('are those of a motion', () => {
		const [failure] = innerFailures(registry, [
			event('Council', 'Executed', HASH, failed(error('BadOrigin'))),
		]);
		expect(failure).toEqual({ via: 'council.Executed', reason: 'BadOrigin', docs: '' });
	});

	it('are those of a proxy, by the name of the error', () => {
		const [failure] = innerFailures(registry, [event('Proxy', 'ProxyExecuted', failed(busy))]);
		expect(failure).toMatchObject({
			via: 'proxy.ProxyExecuted',
			reason: 'charging.StationBusy',
		});
		expect(failure?.docs).not.toBe('');
	});

	it('are those of a multisig', () => {
		const timepoint = new Uint8Array(8);
		const [failure] = innerFailures(registry, [
			event('Multisig', 'MultisigExecuted', HASH, timepoint, HASH, HASH, failed(busy)),
		]);
		expect(failure).toMatchObject({
			via: 'multisig.MultisigExecuted',
			reason: 'charging.StationBusy',
		});
	});

	it('are those of a batch, with the position', () => {
		const third = Uint8Array.of(2, 0, 0, 0);
		const failures = innerFailures(registry, [
			event('Utility', 'BatchInterrupted', third, busy),
			event('Utility', 'ItemFailed', error('BadOrigin')),
		]);
		expect(failures).toMatchObject([
			{ via: 'utility.BatchInterrupted', reason: 'charging.StationBusy', index: 2 },
			{ via: 'utility.ItemFailed', reason: 'BadOrigin' },
		]);
	});

	it('are not a call with an alternative that was taken', () => {
		expect(innerFailures(registry, [event('Utility', 'IfElseFallbackCalled', busy)])).toEqual(
			[],
		);
	});

	it('read well', () => {
		const [first, ...others] = innerFailures(registry, [
			event('Utility', 'BatchInterrupted', Uint8Array.of(2, 0, 0, 0), error('BadOrigin')),
			event('Proxy', 'ProxyExecuted', failed(error('BadOrigin'))),
		]);
		if (!first) {
			throw new Error('no failure');
		}
		const refused = new InnerCallRefused('proxy.proxy', [first, ...others], [], '0x00');
		expect(refused.reason).toBe('BadOrigin');
		expect(refused.message).toBe(
			'a call inside of proxy.proxy was refused: BadOrigin (utility.BatchInterrupted, item 2); ' +
				'BadOrigin (proxy.ProxyExecuted)',
		);
	});
});
