// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { ApiPromise, WsProvider } from '@polkadot/api';
import type { Signer } from '@polkadot/api/types';
import type { KeyringPair } from '@polkadot/keyring/types';
import type { Bytes } from '@polkadot/types';
import type { ISubmittableResult, SignerPayloadJSON } from '@polkadot/types/types';
import { u8aToHex } from '@polkadot/util';
import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata';
import { describe, expect, it, vi } from 'vitest';
import { eventsOf } from '@smartcharge/chain';
import { committedMetadata, METADATA_VERSION } from '@smartcharge/chain/typegen/metadata';
import { TOKEN_DECIMALS } from '@smartcharge/rules/units';
import { useWorld } from '../support/world.js';

const world = useWorld();

/** Metadata of the node, of the version that the repository keeps. */
async function metadataOfNode(): Promise<Bytes> {
	const { registry, rpc } = world().api;
	const version = registry.createType('u32', METADATA_VERSION).toHex(true);
	const answer = await rpc.state.call('Metadata_metadata_at_version', version);
	return registry.createType('Option<Bytes>', answer.toU8a(true)).unwrap();
}

/**
 * A signer without network, as an extension with a hardware wallet is: it states the hash of the
 * metadata by which it decoded what it signs, and returns the whole transaction.
 */
function offlineSigner(key: KeyringPair, metadataHash: Uint8Array): Signer {
	const { registry } = world().api;
	return {
		signPayload: (asked: SignerPayloadJSON) => {
			const { version } = asked;
			const payload = { ...asked, mode: 1, metadataHash: u8aToHex(metadataHash) };
			const { signature } = registry
				.createType('ExtrinsicPayload', payload, { version })
				.sign(key);
			const transaction = registry
				.createType('Extrinsic', { method: payload.method }, { version })
				.addSignature(key.address, signature, payload);
			return Promise.resolve({
				id: 1,
				signature,
				signedTransaction: transaction.toHex(),
			});
		},
	};
}

describe('the hash of the metadata', () => {
	/** Signs a call with `metadataHash`, and waits until it is in a block. */
	const submitWith = (metadataHash: Uint8Array) => {
		const { api, cast } = world();
		const options = {
			signer: offlineSigner(cast.brp, metadataHash),
			withSignedTransaction: true,
			nonce: -1,
		};
		return new Promise<ISubmittableResult>((resolve, reject) => {
			api.tx.system
				.remarkWithEvent('0x01')
				.signAndSend(cast.brp.address, options, (result) => {
					if (result.isCompleted) {
						resolve(result);
					} else if (result.isError) {
						reject(new Error(result.status.type));
					}
				})
				.catch(reject);
		});
	};
	const digest = async () => {
		const { registry } = world().api;
		const [decimals] = registry.chainDecimals;
		const [tokenSymbol] = registry.chainTokens;
		if (decimals === undefined || tokenSymbol === undefined) {
			throw new Error('the chain does not say what its token is');
		}
		const metadata = (await metadataOfNode()).toU8a(true);
		return merkleizeMetadata(metadata, { decimals, tokenSymbol }).digest();
	};

	it('can be stated by a signer without network, who learns it from another library', async () => {
		const { api, cast } = world();
		const { events, dispatchError } = await submitWith(await digest());
		expect(dispatchError).toBeUndefined();
		const [remarked] = eventsOf({ events }, api.events.system.Remarked);
		expect(remarked?.sender.toString()).toBe(cast.brp.address);
	});

	it('is compared with that of the chain', async () => {
		const wrong = await digest();
		wrong[0] = (wrong[0] ?? 0) ^ 1;
		await expect(submitWith(wrong)).rejects.toThrow(
			'1010: Invalid Transaction: Transaction has a bad signature',
		);
	});
});

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
		const metadata = await metadataOfNode();
		// Not `toEqual`, which would print a difference of a megabyte.
		expect(metadata.toHex() === (await committedMetadata())).toBe(true);
	});

	it('has the runtime APIs that users ask', () => {
		expect(Object.keys(world().api.call.chargingApi).sort()).toEqual([
			'canAuthorise',
			'covers',
			'escrow',
			'offers',
			'planned',
			'process',
			'processes',
			'quote',
			'quoteFor',
			'records',
			'running',
			'stations',
		]);
		expect(Object.keys(world().api.call.viewApi).sort()).toEqual(['account', 'snapshot']);
	});
});
