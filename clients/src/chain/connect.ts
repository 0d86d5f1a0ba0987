// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { connect as connectTcp } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiPromise, WsProvider } from '@polkadot/api';
import type {} from '@polkadot/rpc-augment';
import type { DefinitionRpc, DefinitionRpcSub } from '@polkadot/types/types';
import jsonrpc from '@polkadot/types/interfaces/jsonrpc';
import type {} from '../interfaces/index.js';

/** Where a development node listens unless told otherwise. */
export const DEFAULT_ENDPOINT = 'ws://127.0.0.1:9944';

/** What polkadot.js does not know of a node, or is to treat otherwise. */
const RPC: Record<string, Record<string, DefinitionRpc | DefinitionRpcSub>> = {
	// Who submits hears of a refusal anyhow; it need not be on the console as well.
	author: Object.fromEntries(
		Object.entries(jsonrpc.author ?? {}).map(([name, definition]) => [
			name,
			{ ...definition, noErrorLog: true },
		]),
	),
	dev: {
		increaseTime: {
			description: 'Sets the simulated clock ahead; the next block has the new time.',
			params: [{ name: 'ms', type: 'u64' }],
			type: 'u64',
		},
	},
};

/** Connects to a node, which may still be starting, and loads its metadata. */
export async function connect(endpoint: string, timeoutMs = 20_000): Promise<ApiPromise> {
	// Asked first, because a provider that fails to connect complains on the console.
	await listening(new URL(endpoint), timeoutMs);
	const provider = new WsProvider(endpoint, 1_000);
	const api = new ApiPromise({
		provider,
		rpc: RPC,
		noInitWarn: true,
	});
	try {
		await api.isReadyOrError;
		return api;
	} catch (error) {
		await api.disconnect();
		throw error;
	}
}

async function listening(endpoint: URL, timeoutMs: number): Promise<void> {
	const port = Number(endpoint.port) || (endpoint.protocol === 'wss:' ? 443 : 80);
	const deadline = Date.now() + timeoutMs;
	while (!(await answers(endpoint.hostname, port))) {
		if (Date.now() > deadline) {
			throw new Error(`no node answers at ${endpoint.href} after ${timeoutMs / 1_000} s`);
		}
		await sleep(200);
	}
}

function answers(host: string, port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connectTcp({ host, port, timeout: 2_000 });
		const answer = (yes: boolean) => () => {
			socket.destroy();
			resolve(yes);
		};
		socket.once('connect', answer(true));
		socket.once('error', answer(false));
		socket.once('timeout', answer(false));
	});
}
