// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Asks a node to prove what it says: the state of a block, and that validators signed the block. */

import type { Proof } from '@smartcharge/export/receipt/receipt';
import { fromHex, toHex } from '../bytes.js';
import { headerBytes, type Header } from '../header.js';
import { RpcError } from '../socket.js';
import { Forgotten, Past, type Asked, type At } from './node.js';

/** What of the state is proved. */
export interface Subject {
	process: bigint;
	station: number;
	meter: number;
	/** Sources of its certificates. */
	sources: readonly number[];
}

async function header(past: Past, hash: string): Promise<string> {
	return toHex(headerBytes(await past.ask<Header>('chain_getHeader', hash)));
}

async function state(past: Past, keys: readonly string[], hash: string): Promise<string[]> {
	return (await past.ask<{ proof: string[] }>('state_getReadProof', keys, hash)).proof;
}

/** Signatures of validators, and the block that they are for. */
export interface Justified extends At {
	justification: string;
}

/** How long signatures are waited for: blocks become final within seconds. */
const PATIENCE_MS = 20_000;

function justifiedBy(justification: string): Justified {
	// After the round of votes: hash and number of the block.
	const bytes = fromHex(justification);
	const number = new DataView(bytes.buffer).getUint32(40, true);
	return { hash: toHex(bytes.subarray(8, 40)), number, justification };
}

/**
 * Waits for the next block that validators sign. `undefined` on a chain whose blocks nobody votes for,
 * and while none becomes final. A node proves blocks of the past only once its validators have changed,
 * therefore it is the next one.
 */
export async function nextJustified(
	{ subscribe }: Asked,
	patience = PATIENCE_MS,
): Promise<Justified | undefined> {
	let end: (() => void) | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;
	try {
		return await new Promise<Justified | undefined>((resolve, reject) => {
			timer = setTimeout(() => {
				resolve(undefined);
			}, patience);
			subscribe(
				'grandpa_subscribeJustifications',
				[],
				'grandpa_unsubscribeJustifications',
				(justification) => {
					resolve(justifiedBy(justification));
				},
			)
				.then((unsubscribe) => {
					end = unsubscribe;
				})
				.catch(reject);
		});
	} catch (error) {
		if (error instanceof RpcError) {
			return undefined;
		}
		throw error;
	} finally {
		clearTimeout(timer);
		end?.();
	}
}

/** The validators of the first block; `null` if the node does not keep its state. */
async function firstBlock(past: Past): Promise<Proof['genesis']> {
	try {
		const [own, nodes] = await Promise.all([
			header(past, past.genesis),
			state(past, [past.key('Grandpa', 'Authorities')], past.genesis),
		]);
		return { header: own, state: nodes };
	} catch (error) {
		if (error instanceof Forgotten) {
			return null;
		}
		throw error;
	}
}

/** Proves the record of a process, its station, its meter, its certified energy and its sources. */
export async function proofOf(past: Past, at: At | Justified, subject: Subject): Promise<Proof> {
	const { process, station, meter, sources } = subject;
	const ordered = `0x${meter.toString(16).padStart(8, '0')}`;
	const keys = [
		past.key('Charging', 'Records', process),
		past.key('Charging', 'Stations', station),
		past.key('Metering', 'Meters', ordered),
		past.key('Origin', 'Certified', process),
		...sources.map((source) => past.key('Origin', 'Sources', source)),
	];
	const [own, nodes] = await Promise.all([header(past, at.hash), state(past, keys, at.hash)]);
	if (!('justification' in at)) {
		return { header: own, state: nodes, justification: null, validators: null, genesis: null };
	}
	// A change of validators in a block is in force from the next one on.
	const parent = await past.block(at.number - 1);
	const [set, voters, first] = await Promise.all([
		past.value(parent, 'Grandpa', 'CurrentSetId'),
		past.value(parent, 'Grandpa', 'Authorities'),
		firstBlock(past),
	]);
	return {
		header: own,
		state: nodes,
		justification: at.justification,
		validators: {
			set,
			keys: voters.map(([key, weight]) => ({ key: String(key), weight })),
		},
		genesis: first,
	};
}
