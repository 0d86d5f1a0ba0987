// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { votersOf } from '@smartcharge/demo/cast';
import { decide, newKeyring, submit } from '@smartcharge/chain';
import { withApi } from './api.js';
import {
	ask,
	check,
	finalOf,
	hashAt,
	headerOf,
	nodesOf,
	say,
	until,
	type Network,
	type NodeInfo,
} from './network.js';

/** Two sessions, and time for a busy machine. */
const SESSIONS_TIMEOUT_MS = 180_000;
/** What the digest of a block says first of its slot: pre-runtime, by Aura, eight bytes. */
const AURA_SLOT = '0x066175726120';

/** Keys that a node got since its start, by its name. */
const rotated = new Map<string, string>();

/** The key by which a node makes blocks, as hex without prefix. */
function auraKey({ name }: NodeInfo): string {
	const derived = newKeyring().createFromUri(organisation(name)).publicKey;
	return rotated.get(name) ?? Buffer.from(derived).toString('hex');
}

/** Notes the session keys that a node got since its start. */
export function noteKeys(name: string, keys: string): void {
	// The key for Aura comes first.
	rotated.set(name, keys.slice(2, 66));
}

/** The path of the organisation's key: `//Cso` for the node `cso`. */
export function organisation(name: string): string {
	return `//${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** The keys of those who may make the block after `hash`. */
async function authorities(node: NodeInfo, hash: string): Promise<string[]> {
	const encoded = await ask<string>(node, 'state_call', 'AuraApi_authorities', '0x', hash);
	// Fewer than 64, so their number is one byte.
	const keys = encoded.slice(4);
	return Array.from({ length: keys.length / 64 }, (_, at) => keys.slice(64 * at, 64 * (at + 1)));
}

/** Author of the block. Each node that imported it has checked the author's seal. */
async function authorOf(node: NodeInfo, height: number): Promise<string> {
	const hash = await hashAt(node, height);
	check(hash !== null, `${node.name} has no block ${height}`);
	const { parentHash } = await headerOf(node, hash);
	const keys = await authorities(node, parentHash);
	return keys[(await slotOf(node, height)) % keys.length] ?? '';
}

/** The slot of a block: its time, in units of 2 s. */
export async function slotOf(node: NodeInfo, height: number): Promise<number> {
	const hash = await hashAt(node, height);
	check(hash !== null, `${node.name} has no block ${height}`);
	const { digest } = await headerOf(node, hash);
	const slot = digest.logs.find((log) => log.startsWith(AURA_SLOT));
	check(slot !== undefined, `block ${height} does not say its slot`);
	return Number(Buffer.from(slot.slice(AURA_SLOT.length), 'hex').readBigUInt64LE());
}

/** Waits until the node has made so many final blocks from now on. */
export async function authors(network: Network, node: NodeInfo, blocks: number): Promise<void> {
	const [witness] = nodesOf(network, ['cso']);
	check(witness !== undefined, 'there is no witness');
	let next = (await finalOf(witness)).number + 1;
	const made: number[] = [];
	await until(`${node.name} makes ${blocks} blocks`, SESSIONS_TIMEOUT_MS, async () => {
		for (const { number } = await finalOf(witness); next <= number; next += 1) {
			if ((await authorOf(witness, next)) === auraKey(node)) {
				made.push(next);
			}
		}
		return made.length >= blocks;
	});
	say(`${node.name} made the final blocks ${made.join(', ')}`);
}

/** Waits until the node may make no blocks; then it makes none of so many final ones. */
export async function idle(network: Network, node: NodeInfo, blocks: number): Promise<void> {
	const [witness] = nodesOf(network, ['cso']);
	check(witness !== undefined, 'there is no witness');
	const key = auraKey(node);
	const from = await until(`${node.name} is no author`, SESSIONS_TIMEOUT_MS, async () => {
		const { number, hash } = await finalOf(witness);
		return !(await authorities(witness, hash)).includes(key) && number + 1;
	});
	await until(`${blocks} more blocks are final`, SESSIONS_TIMEOUT_MS, async () => {
		return (await finalOf(witness)).number >= from + blocks - 1;
	});
	const found = new Set<string>();
	for (let height = from; height < from + blocks; height += 1) {
		found.add(await authorOf(witness, height));
	}
	check(!found.has(key), `${node.name} made one of the blocks from ${from} on`);
	say(`${found.size} others made the final blocks ${from} to ${from + blocks - 1}`);
}

/** The members admit the node's organisation as one that runs a validator; it sets fresh keys. */
export async function admit(node: NodeInfo): Promise<void> {
	await withApi(node, async (api, cast) => {
		const keyring = newKeyring();
		const member = keyring.createFromUri(organisation(node.name));
		const stash = keyring.createFromUri(`${organisation(node.name)}//stash`);
		await decide(
			api,
			votersOf(cast),
			api.tx.consortium.addValidator(stash.address, member.address),
		);

		const owner = api.createType('AccountId', stash.address).toHex();
		const { keys, proof } = await ask<{ keys: string; proof: string }>(
			node,
			'author_rotateKeysWithOwner',
			owner,
		);
		noteKeys(node.name, keys);
		await submit(api, api.tx.session.setKeys(keys, proof), stash);
		say(`${node.name} is admitted, with keys that never left its node`);
	});
}

/** The members expel the node's organisation, and its validator with it. */
export async function expel(network: Network, node: NodeInfo): Promise<void> {
	const [witness] = nodesOf(network, ['cso']);
	check(witness !== undefined, 'there is no witness');
	await withApi(witness, async (api, cast) => {
		const member = newKeyring().createFromUri(organisation(node.name));
		await decide(api, votersOf(cast), api.tx.consortium.expel(member.address));
		say(`${node.name} is expelled`);
	});
}
