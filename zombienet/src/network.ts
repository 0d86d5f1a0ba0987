// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as sleep } from 'node:timers/promises';

/** A running node, as zombienet describes it. */
export interface NodeInfo {
	name: string;
	wsUri: string;
}

/** A running network, as zombienet describes it. */
export interface Network {
	tmpDir: string;
	chainSpecPath: string;
	nodesByName: Record<string, NodeInfo>;
}

/** A block: its number and its hash. */
export interface Block {
	number: number;
	hash: string;
}

/** Fields of a block's header that are used. */
export interface Header {
	number: string;
	parentHash: string;
	stateRoot: string;
	digest: { logs: string[] };
}

/** How long a node may take for an answer. */
const RPC_TIMEOUT_MS = 10_000;

/** How long a node may take to answer at all after its start. */
export const START_TIMEOUT_MS = 180_000;

/** Prints what a test does, between the lines of zombienet. */
export function say(line: string): void {
	process.stdout.write(`\t\t${line}\n`);
}

/** The nodes of a network by their names; all of them when none is named. */
export function nodesOf(network: Network, names: string[] = []): NodeInfo[] {
	const wanted = names.length > 0 ? names : Object.keys(network.nodesByName);
	return wanted.map((name) => {
		const node = network.nodesByName[name];
		if (!node) {
			throw new Error(`the network has no node ${name}`);
		}
		return node;
	});
}

/** Asks a node by JSON-RPC over HTTP, which needs no metadata and leaves no connection behind. */
export async function ask<T>(node: NodeInfo, method: string, ...params: unknown[]): Promise<T> {
	const response = await fetch(node.wsUri.replace(/^ws/, 'http'), {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
		signal: AbortSignal.timeout(RPC_TIMEOUT_MS),
	});
	const { result, error } = (await response.json()) as {
		result: T;
		error?: { message: string };
	};
	if (error) {
		throw new Error(`${node.name}: ${method}: ${error.message}`);
	}
	return result;
}

/** The header of a block; of the best one when no hash is given. */
export async function headerOf(node: NodeInfo, hash?: string): Promise<Header> {
	const header = await ask<Header | null>(node, 'chain_getHeader', ...(hash ? [hash] : []));
	if (!header) {
		throw new Error(`${node.name} has no block ${hash ?? 'at all'}`);
	}
	return header;
}

/** The hash of the node's block at a height, if it is that far. */
export async function hashAt(node: NodeInfo, height: number): Promise<string | null> {
	return ask<string | null>(node, 'chain_getBlockHash', height);
}

/** The number of the best block. */
export async function bestOf(node: NodeInfo): Promise<number> {
	return Number((await headerOf(node)).number);
}

/** The last final block. */
export async function finalOf(node: NodeInfo): Promise<Block> {
	const hash = await ask<string>(node, 'chain_getFinalizedHead');
	return { number: Number((await headerOf(node, hash)).number), hash };
}

/** How many peers a node syncs with. */
export async function peersOf(node: NodeInfo): Promise<number> {
	return (await ask<{ peers: number }>(node, 'system_health')).peers;
}

/**
 * Looks again and again until `look` gives something, and gives that. A look that fails counts as
 * one that gave nothing: the node may be starting.
 */
export async function until<T>(
	what: string,
	timeoutMs: number,
	look: () => Promise<T | undefined | false>,
): Promise<T> {
	const deadline = Date.now() + timeoutMs;
	let failure = '';
	for (;;) {
		try {
			const found = await look();
			if (found !== undefined && found !== false) {
				return found;
			}
			failure = '';
		} catch (error) {
			failure = `: ${error instanceof Error ? error.message : String(error)}`;
		}
		if (Date.now() > deadline) {
			throw new Error(`not within ${timeoutMs / 1_000} s: ${what}${failure}`);
		}
		await sleep(500);
	}
}

/** Fails with `message` unless `condition` holds. */
export function check(condition: boolean, message: string): asserts condition {
	if (!condition) {
		throw new Error(message);
	}
}
