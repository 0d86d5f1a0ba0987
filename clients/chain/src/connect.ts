// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { ApiPromise, WsProvider } from '@polkadot/api';
import type {} from '@polkadot/rpc-augment';
import type { DefinitionRpc, DefinitionRpcSub } from '@polkadot/types/types';
import jsonrpc from '@polkadot/types/interfaces/jsonrpc';
import { WebSocket } from '@polkadot/x-ws';
import type {} from './interfaces/index.js';

/** Where a development node listens by default. */
export const DEFAULT_ENDPOINT = 'ws://127.0.0.1:9944';

/** How long one attempt to open a connection may take, in ms. */
const ATTEMPT_MS = 5_000;
/** Time between two attempts, in ms. */
const PAUSE_MS = 200;

/** The calls of a section without a log of their errors, which the caller receives anyway. */
function unlogged(section: Record<string, DefinitionRpc | DefinitionRpcSub> = {}) {
	return Object.fromEntries(
		Object.entries(section).map(([name, definition]) => [
			name,
			{ ...definition, noErrorLog: true },
		]),
	);
}

/** RPC calls that polkadot.js does not know, or that need other treatment. */
const RPC: Record<string, Record<string, DefinitionRpc | DefinitionRpcSub>> = {
	author: unlogged(jsonrpc.author),
	// A subscription whose end is under way when the connection is closed fails, too.
	state: unlogged(jsonrpc.state),
	dev: {
		increaseTime: {
			description: 'Sets the simulated clock ahead; the next block has the new time.',
			params: [{ name: 'ms', type: 'u64' }],
			type: 'u64',
		},
	},
};

/** Returns why `text` is not the address of a node; `undefined` if it can be one. */
export function faultOfEndpoint(text: string): string | undefined {
	const example = `such as ${DEFAULT_ENDPOINT}`;
	let url: URL;
	try {
		url = new URL(text);
	} catch {
		return `'${text}' is not an address, ${example}`;
	}
	return url.protocol === 'ws:' || url.protocol === 'wss:'
		? undefined
		: `'${text}' does not begin with ws:// or wss://, ${example}`;
}

/**
 * Connects to a node, which may still be starting, and loads its metadata.
 *
 * Calls `waiting` once if no node answers the first attempt. Throws if none has answered after
 * `timeoutMs`.
 */
export async function connect(
	endpoint: string,
	timeoutMs = 20_000,
	waiting: () => void = () => undefined,
): Promise<ApiPromise> {
	const fault = faultOfEndpoint(endpoint);
	if (fault !== undefined) {
		throw new Error(fault);
	}
	// Tried first: a provider that fails to connect logs to the console.
	await answering(endpoint, timeoutMs, waiting);
	const provider = new WsProvider(endpoint, 1_000);
	const api = new ApiPromise({ provider, rpc: RPC, noInitWarn: true });
	try {
		await api.isReadyOrError;
		return api;
	} catch (error) {
		await api.disconnect();
		throw error;
	}
}

/** Waits until a WebSocket can be opened at `endpoint`. */
async function answering(endpoint: string, timeoutMs: number, waiting: () => void): Promise<void> {
	const deadline = Date.now() + timeoutMs;
	for (let attempt = 0; ; attempt += 1) {
		const failure = await attemptAt(endpoint);
		if (failure === undefined) {
			return;
		}
		if (Date.now() > deadline) {
			throw new Error(
				`no node answers at ${endpoint} within ${timeoutMs / 1_000} s (${failure})`,
			);
		}
		if (attempt === 0) {
			waiting();
		}
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
	}
}

/** Opens and closes a WebSocket; returns why it could not be opened. */
function attemptAt(endpoint: string): Promise<string | undefined> {
	return new Promise((resolve) => {
		const socket = new WebSocket(endpoint);
		const end = (failure?: string) => {
			clearTimeout(timer);
			resolve(failure);
			socket.close();
		};
		const timer = setTimeout(() => {
			end('no answer');
		}, ATTEMPT_MS);
		socket.onopen = () => {
			end();
		};
		socket.onerror = (event: unknown) => {
			// Browsers keep the cause to themselves.
			const { message } = event as { message?: string };
			end(message === undefined || message === '' ? 'connection refused' : message);
		};
	});
}
