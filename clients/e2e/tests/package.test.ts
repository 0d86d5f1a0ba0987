// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { WsProvider } from '@polkadot/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '@smartcharge/chain';
import { nodeBinary, runNode, START_TIMEOUT_MS, type LocalNode } from '../support/node.js';

/** Limits of the package by the operators' guide. */
const CALLS_PER_MINUTE = 1_200;
const CALLS_PER_BATCH = 50;
const CONNECTIONS = 100;
/** More calls than the limit lets through while they are under way. */
const FLOOD = 3_000;
/** The id of a node that there is not. */
const PEER = '12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp';

const PACKAGING = new URL('../../../packaging/debian/', import.meta.url);
/** Arguments of the package that a test cannot use, each with its replacement. */
const PLACES: [string, (folder: string) => string][] = [
	['/etc/smartcharge/', (folder) => `${folder}/`],
	['/var/lib/smartcharge', (folder) => folder],
	['/ip4/0.0.0.0/tcp/30333', () => '/ip4/127.0.0.1/tcp/0'],
];

/** The arguments by which systemd starts the node of the package, with the folder for its own. */
async function packagedArguments(folder: string): Promise<string[]> {
	const unit = await readFile(new URL('smartcharge-node.service', PACKAGING), 'utf8');
	const defaults = await readFile(new URL('smartcharge-node.default', PACKAGING), 'utf8');
	const command = /^ExecStart=\S+ (.*)$/m.exec(unit.replaceAll(/\\\n\s*/g, ''))?.[1] ?? '';
	const filledIn = command.replaceAll(
		/\$(\w+)/g,
		(_, name: string) => new RegExp(`^${name}="(.*)"$`, 'm').exec(defaults)?.[1] ?? '',
	);
	return PLACES.reduce((line, [from, to]) => line.replaceAll(from, to(folder)), filledIn)
		.split(' ')
		.filter((argument) => argument !== '');
}

interface Answer {
	result?: unknown;
	error?: { code: number; message: string };
}

let folder: string;
let node: LocalNode;

/** Asks by HTTP, as the guide does to test an endpoint. */
async function post<T>(body: unknown): Promise<T> {
	const response = await fetch(node.endpoint.replace(/^ws/, 'http'), {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(body),
	});
	return (await response.json()) as T;
}

function call(method: string, ...params: unknown[]) {
	return { jsonrpc: '2.0', id: 1, method, params };
}

/** Opens a WebSocket; gives what holds it open, or the status by which it is refused. */
function openWebSocket(): Promise<Socket | number> {
	return new Promise((resolve, reject) => {
		request(node.endpoint.replace(/^ws/, 'http'), {
			headers: {
				Connection: 'Upgrade',
				Upgrade: 'websocket',
				'Sec-WebSocket-Version': '13',
				'Sec-WebSocket-Key': Buffer.alloc(16).toString('base64'),
			},
		})
			.once('upgrade', (_, socket: Socket) => {
				resolve(socket);
			})
			.once('response', (response) => {
				response.resume();
				resolve(response.statusCode ?? 0);
			})
			.once('error', reject)
			.end();
	});
}

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'smartcharge-package-'));
	const run = promisify(execFile);
	const chain = ['--chain', 'local', '--raw', '--output', join(folder, 'chain.json')];
	await run(nodeBinary(), ['export-chain-spec', ...chain]);
	await run(nodeBinary(), ['key', 'generate-node-key', '--file', join(folder, 'node-key')]);
	node = await runNode([...(await packagedArguments(folder)), '--no-prometheus']);
	try {
		await (await connect(node.endpoint, START_TIMEOUT_MS)).disconnect();
	} catch (error) {
		throw new Error(`${(error as Error).message}\n${node.log()}`, { cause: error });
	}
});

afterAll(async () => {
	await node.stop();
	await rm(folder, { recursive: true });
});

describe('the node of the package', () => {
	it('answers calls that do no harm', async () => {
		const { result } = await post<Answer>(call('system_health'));
		expect(result).toMatchObject({ peers: 0 });
	});

	it.each([
		call('author_rotateKeys'),
		call('author_rotateKeysWithOwner', `0x${'11'.repeat(32)}`),
		call('author_insertKey', 'aura', '//Mallory', `0x${'11'.repeat(32)}`),
		call('author_hasKey', `0x${'11'.repeat(32)}`, 'aura'),
		call('author_removeExtrinsic', []),
		call('system_addReservedPeer', `/ip4/127.0.0.1/tcp/1/p2p/${PEER}`),
		call('system_removeReservedPeer', PEER),
		call('system_peers'),
		call('system_addLogFilter', 'trace'),
		call('offchain_localStorageGet', 'PERSISTENT', '0x00'),
	])('refuses $method', async (unsafe) => {
		const { result, error } = await post<Answer>(unsafe);
		expect(result).toBeUndefined();
		expect(error?.message).toBe('RPC call is unsafe to be called externally');
		expect(await readdir(join(folder, 'keystore'))).toEqual([]);
	});

	it('takes so many calls in a minute from a connection, and no more', async () => {
		const provider = new WsProvider(node.endpoint);
		try {
			await provider.isReady;
			const outcomes = await Promise.all(
				Array.from({ length: FLOOD }, () =>
					provider.send<string>('system_chain', []).then(
						() => 'answered',
						(error: unknown) => (error as Error).message,
					),
				),
			);
			const answered = outcomes.filter((outcome) => outcome === 'answered');
			expect(answered.length).toBeGreaterThanOrEqual(CALLS_PER_MINUTE);
			expect(answered.length).toBeLessThan(FLOOD);
			expect([...new Set(outcomes)].sort()).toEqual([
				'-32999: RPC rate limit exceeded',
				'answered',
			]);
		} finally {
			await provider.disconnect();
		}
	});

	it('takes so many calls in a batch, and no more', async () => {
		const batch = Array.from({ length: CALLS_PER_BATCH }, () => call('system_chain'));
		expect(await post<Answer[]>(batch)).toHaveLength(CALLS_PER_BATCH);
		const { error } = await post<Answer>([...batch, call('system_chain')]);
		expect(error?.message).toBe('The batch request was too large');
	});

	it('takes so many connections, and no more', async () => {
		const sockets: Socket[] = [];
		try {
			for (let index = 0; index < CONNECTIONS; index += 1) {
				const socket = await openWebSocket();
				expect(socket).not.toBeTypeOf('number');
				sockets.push(socket as Socket);
			}
			expect(await openWebSocket()).toBe(429);
		} finally {
			for (const socket of sockets) {
				socket.destroy();
			}
		}
	});
});
