// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Proofs of what a node has: the state of a block, and that validators signed the block. */

import type { ApiPromise } from '@polkadot/api';
import type { Hex, ProcessFacts } from '../facts/process.js';
import { hexOf } from '../facts/trail.js';
import type { Proof } from '../receipt/receipt.js';

/** How long signatures are waited for, in ms: blocks become final within seconds. */
const PATIENCE_MS = 20_000;
/** Where a justification has the hash of its block: after the round of votes. */
const HASH = { from: 8, to: 40 };

/** A block whose state proves receipts. */
interface Anchor {
	hash: Hex;
	header: Hex;
	justification: Hex | null;
	validators: Proof['validators'];
	genesis: Proof['genesis'];
}

/** The id of a meter as a key of storage. */
function ordered(meter: number): Uint8Array {
	const bytes = new Uint8Array(4);
	new DataView(bytes.buffer).setUint32(0, meter);
	return bytes;
}

/** The next signatures of validators; `undefined` while no block becomes final, or nobody votes. */
async function nextJustification(
	api: ApiPromise,
	patience: number,
): Promise<Uint8Array | undefined> {
	// A node of a development chain has no such subscription, because nobody votes there.
	const { grandpa } = api.rpc as { grandpa?: Partial<ApiPromise['rpc']['grandpa']> };
	const subscribe = grandpa?.subscribeJustifications;
	if (subscribe === undefined) {
		return undefined;
	}
	let end: (() => void) | undefined;
	let timer: NodeJS.Timeout | undefined;
	try {
		return await new Promise((resolve, reject) => {
			timer = setTimeout(() => {
				resolve(undefined);
			}, patience);
			subscribe((justification) => {
				resolve(Uint8Array.from(justification.toU8a(true)));
			})
				.then((unsubscribe) => {
					end = unsubscribe;
				})
				.catch((error: unknown) => {
					reject(error instanceof Error ? error : new Error(String(error)));
				});
		});
	} finally {
		clearTimeout(timer);
		end?.();
	}
}

async function readProof(api: ApiPromise, keys: readonly string[], hash: string): Promise<Hex[]> {
	const { proof } = await api.rpc.state.getReadProof([...keys], hash);
	return proof.map((node) => hexOf(Uint8Array.from(node.toU8a(true))));
}

async function headerOf(api: ApiPromise, hash: string): Promise<Hex> {
	return hexOf(Uint8Array.from((await api.rpc.chain.getHeader(hash)).toU8a()));
}

/** Proves the records of processes, all by the state of one block. */
export class Prover {
	private constructor(
		private readonly api: ApiPromise,
		private readonly anchor: Anchor,
	) {}

	/**
	 * Takes the next block that validators sign, or the last final one where nobody votes. Whatever
	 * was read of final blocks before is in its state.
	 */
	static async open(api: ApiPromise, patience = PATIENCE_MS): Promise<Prover> {
		const justification = await nextJustification(api, patience);
		const hash =
			justification === undefined
				? (await api.rpc.chain.getFinalizedHead()).toHex()
				: hexOf(justification.slice(HASH.from, HASH.to));
		const header = await headerOf(api, hash);
		if (justification === undefined) {
			const none = { justification: null, validators: null, genesis: null };
			return new Prover(api, { hash, header, ...none });
		}
		// A change of validators in a block is in force from the next one on.
		const { parentHash } = await api.rpc.chain.getHeader(hash);
		const before = await api.at(parentHash);
		const genesis = api.genesisHash.toHex();
		const [set, voters, first, nodes] = await Promise.all([
			before.query.grandpa.currentSetId(),
			before.query.grandpa.authorities(),
			headerOf(api, genesis),
			readProof(api, [api.query.grandpa.authorities.key()], genesis),
		]);
		return new Prover(api, {
			hash,
			header,
			justification: hexOf(justification),
			validators: {
				set: set.toBigInt(),
				keys: [...voters].map(([key, weight]) => ({
					key: hexOf(Uint8Array.from(key.toU8a())),
					weight: weight.toBigInt(),
				})),
			},
			genesis: { header: first, state: nodes },
		});
	}

	/** The proof of a process; `undefined` if its record has left the state. */
	async prove({
		process,
		record,
		meter,
		certificates,
	}: ProcessFacts): Promise<Proof | undefined> {
		const { api } = this;
		const { hash, header, justification, validators, genesis } = this.anchor;
		const { charging, metering, origin } = api.query;
		const key = charging.records.key(process);
		const stored = await api.rpc.state.getStorageHash(key, hash);
		if (stored.isEmpty) {
			return undefined;
		}
		const sources = new Set(certificates.map(({ source }) => source));
		const keys = [
			key,
			charging.stations.key(record.station),
			metering.meters.key(ordered(meter)),
			origin.certified.key(process),
			...[...sources].map((source) => origin.sources.key(source)),
		];
		const state = await readProof(api, keys, hash);
		return { header, state, justification, validators, genesis };
	}
}
