// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { Metadata, TypeRegistry } from '@polkadot/types';
import { describe, expect, it } from 'vitest';
import { expandMetadata } from '@polkadot/types';
import { committedMetadata } from '@smartcharge/chain/typegen/metadata';
import { account } from '../../testing/cases.js';
import { submittedIn } from './readings.js';

const registry = new TypeRegistry();
const metadata = new Metadata(registry, await committedMetadata());
registry.setMetadata(metadata);
const { tx } = expandMetadata(registry, metadata);

const call = (pallet: string, name: string, ...args: unknown[]) => {
	const found = tx[pallet]?.[name];
	if (found === undefined) {
		throw new Error(`there is no call ${pallet}.${name}`);
	}
	return found(...args);
};

const reading = (meter: number, at: number) => ({
	meter,
	at,
	register: 1_000_000 + at,
	signature: `0x${meter.toString(16).padStart(2, '0').repeat(64)}`,
});

const of = (...calls: unknown[]) =>
	submittedIn(calls.map((each) => registry.createType('Extrinsic', each)));

const WHO = { Id: account(1) };

describe('the readings of a block', () => {
	it('are those of all batches, in order', () => {
		const found = of(
			call('metering', 'submitReadings', [reading(1, 5), reading(2, 5)]),
			call('system', 'remark', '0x00'),
			call('metering', 'submitReadings', [reading(1, 6)]),
		);
		expect(found).toEqual([
			{ meter: 1, at: 5, register: 1_000_005n, signature: `0x${'01'.repeat(64)}` },
			{ meter: 2, at: 5, register: 1_000_005n, signature: `0x${'02'.repeat(64)}` },
			{ meter: 1, at: 6, register: 1_000_006n, signature: `0x${'01'.repeat(64)}` },
		]);
	});

	it('include that with which an operator starts a process, whose meter is that of the station', () => {
		const { at, register, signature } = reading(4, 9);
		const start = call('charging', 'startFor', account(3), 0, null, null, {
			at,
			register,
			signature,
		});
		expect(of(start, call('charging', 'startFor', account(3), 0, null, null, null))).toEqual([
			{ meter: undefined, at: 9, register: 1_000_009n, signature },
		]);
	});

	it('are found inside of other calls, at any depth', () => {
		const submit = call('metering', 'submitReadings', [reading(3, 7)]);
		const proxied = call('proxy', 'proxy', WHO, null, submit);
		const batch = call('utility', 'batch', [call('system', 'remark', '0x00'), proxied]);
		const weight = { refTime: 1, proofSize: 1 };
		const shared = call('multisig', 'asMulti', 2, [account(2)], null, batch, weight);
		expect(of(shared)).toMatchObject([{ meter: 3, at: 7 }]);
	});
});
