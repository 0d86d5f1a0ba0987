// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { base58Decode, ed25519PairFromSeed, ed25519Sign } from '@polkadot/util-crypto';
import type { KeyringPair } from '@polkadot/keyring/types';
import { votersOf, type Actor } from '@smartcharge/demo/cast';
import { decide, submit } from '@smartcharge/chain';
import { peerPayload } from '@smartcharge/rules/peer';
import { withApi, type Api } from './api.js';
import {
	ask,
	bestOf,
	check,
	finalOf,
	nodesOf,
	peersOf,
	say,
	START_TIMEOUT_MS,
	until,
	type Network,
	type NodeInfo,
} from './network.js';

/** How long nodes may take to read the new list of peers, and a peer on it to sync. */
const LIST_TIMEOUT_MS = 120_000;
/** The member that runs what is no validator. */
const HOST: Actor = 'brp';

/** The members list the nodes of the network and vote that nodes sync with listed ones alone. */
export async function close(network: Network, node: NodeInfo): Promise<void> {
	const nodes = nodesOf(network);
	await withApi(node, async (api, cast) => {
		for (const each of nodes) {
			await list(api, each, cast[each.name in cast ? (each.name as Actor) : HOST]);
		}
		await decide(api, votersOf(cast), api.tx.peers.enforce(true));
	});
	say(`the network is closed to all but its ${nodes.length} nodes`);
}

/** Its member revokes a listed node. Its peers drop it, and it gets no block for `seconds`. */
async function revoke(node: NodeInfo, host: NodeInfo, seconds: number): Promise<void> {
	await withApi(host, async (api, cast) => {
		const peer = base58Decode(await ask<string>(node, 'system_localPeerId'));
		const revoked = api.tx.peers.revokePeer(`0x${Buffer.from(peer).toString('hex')}`);
		await submit(api, revoked, cast[HOST]);
	});
	await until('who is revoked is dropped', LIST_TIMEOUT_MS, async () => {
		return (await peersOf(node)) === 0;
	});
	const [mine, theirs] = await Promise.all([bestOf(node), bestOf(host)]);
	await sleep(seconds * 1_000);
	const [mineAfter, theirsAfter] = await Promise.all([bestOf(node), bestOf(host)]);
	check(theirsAfter > theirs, 'the others make no blocks');
	check(mineAfter === mine, `${node.name} is revoked and got blocks: ${mine} -> ${mineAfter}`);
	say(`${node.name} has no peers and got no block; the others advanced to ${theirsAfter}`);
}

/** The secret key of a node: zombienet derives those of its nodes from their names. */
function nodeKey({ name }: Pick<NodeInfo, 'name'>): Buffer {
	return createHash('sha256').update(name).digest();
}

/** A member lists a node, which proves that it may. */
async function list(api: Api, node: NodeInfo, who: KeyringPair): Promise<void> {
	const peer = base58Decode(await ask<string>(node, 'system_localPeerId'));
	const at = Date.now();
	const payload = peerPayload(api.genesisHash.toU8a(), who.addressRaw, at);
	const signature = ed25519Sign(payload, ed25519PairFromSeed(nodeKey(node)));
	await submit(
		api,
		api.tx.peers.authorisePeer(`0x${Buffer.from(peer).toString('hex')}`, { at, signature }),
		who,
	);
}

/**
 * A node that nobody has listed knows the chain and the addresses of all nodes, and gets no block
 * for `seconds`. Then a member lists it, and it gets them all: nothing else kept it out. At last the
 * member revokes it.
 */
export async function stranger(network: Network, host: NodeInfo, seconds: number): Promise<void> {
	// By default validators alone read the list of peers.
	const node = await startMore(network, 'stranger', ['--offchain-worker', 'always']);
	await until('the stranger runs', START_TIMEOUT_MS, () => peersOf(node).then(() => true));
	for (let second = 0; second < seconds; second += 1) {
		const best = await bestOf(node);
		check(best === 0, `the stranger got ${best} blocks`);
		await sleep(1_000);
	}
	say(`in ${seconds} s the stranger got no block`);

	await withApi(host, (api, cast) => list(api, node, cast[HOST]));
	await until('who is listed syncs', LIST_TIMEOUT_MS, async () => {
		const [mine, theirs] = await Promise.all([finalOf(node), finalOf(host)]);
		return mine.number > 0 && theirs.number - mine.number <= 5;
	});
	say(`listed by a member, it has ${(await finalOf(node)).number} final blocks`);
	await revoke(node, host, seconds);
}

/** Starts one more node, in the runner's group of processes as all of them are. */
export async function startMore(
	network: Network,
	name: string,
	more: string[] = [],
): Promise<NodeInfo> {
	const binary = process.env.NODE_BINARY;
	check(binary !== undefined, 'NODE_BINARY does not name the node');
	const addresses = await Promise.all(
		nodesOf(network).map((node) => ask<string[]>(node, 'system_localListenAddresses')),
	);
	const port = await freePort();
	const log = openSync(join(network.tmpDir, `${name}.log`), 'w');
	const child = spawn(
		binary,
		[
			...['--chain', network.chainSpecPath, '--name', name],
			...['--base-path', join(network.tmpDir, name)],
			...['--node-key', nodeKey({ name }).toString('hex')],
			...['--rpc-port', String(port), '--listen-addr', '/ip4/127.0.0.1/tcp/0'],
			...['--no-prometheus', '--no-telemetry', '--no-mdns', '--disable-log-color'],
			...['--bootnodes', ...addresses.flat()],
			...more,
		],
		{ stdio: ['ignore', log, log] },
	);
	process.once('exit', () => child.kill('SIGKILL'));
	return { name, wsUri: `ws://127.0.0.1:${port}` };
}

async function freePort(): Promise<number> {
	const server = createServer();
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}
