// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blake2AsHex } from '@polkadot/util-crypto';
import { developmentCast, votersOf, type Cast } from '@smartcharge/demo/cast';
import { CallRefused, connect, decide, submit } from '@smartcharge/chain';
import { withApi, type Api } from './api.js';
import {
	ask,
	check,
	finalOf,
	nodesOf,
	say,
	START_TIMEOUT_MS,
	until,
	type Network,
	type NodeInfo,
} from './network.js';
import { typed } from './runbook.js';

/** How long an upgrade may take to be final on all nodes, which compile the new runtime. */
const UPGRADE_TIMEOUT_MS = 300_000;
/** Answer of a node to a signature for another version of the runtime. */
const BAD_SIGNATURE = '1010: Invalid Transaction: Transaction has a bad signature';
/** States of a transaction that a node will not include in a block. */
const GONE = ['Invalid', 'Dropped'];
/** Headings of the runbook, and what it types. */
const VOTE = 'Upgrade the runtime';
const RESULT = 'See that it worked';
const ENDPOINT = 'http://127.0.0.1:9944';

/** The runtime to upgrade to. */
async function nextRuntime(): Promise<Buffer> {
	const file = process.env.NEXT_RUNTIME;
	check(file !== undefined, 'NEXT_RUNTIME does not name a runtime');
	return readFile(file);
}

/** The version of the runtime after the node's last final block. */
async function versionOf(node: NodeInfo): Promise<number> {
	const { hash } = await finalOf(node);
	const version = await ask<{ specVersion: number }>(node, 'state_getRuntimeVersion', hash);
	return version.specVersion;
}

/** The members decide that the runtime be another one; then anybody hands it in. */
export async function upgrade(network: Network, node: NodeInfo): Promise<void> {
	const code = await nextRuntime();
	const before = await versionOf(node);
	const [witness] = nodesOf(network, ['observer']);
	check(witness !== undefined, 'there is no observer');
	const cast = await developmentCast();
	check((await exported(network)) === before, 'the runtime of the node is not that of the chain');
	const client = await OldClient.connect(witness, cast);
	try {
		await replaceRuntime(node, code);
		for (const each of nodesOf(network)) {
			await until(`${each.name} runs the new runtime`, UPGRADE_TIMEOUT_MS, async () => {
				return (await versionOf(each)) > before;
			});
		}
		const after = await versionOf(node);
		say(`all nodes went from version ${before} to ${after} of the runtime`);
		for (const { name, wsUri } of nodesOf(network)) {
			const endpoint = wsUri.replace(/^ws/, 'http').replace(/\/$/, '');
			const printed = await typed(RESULT, { [ENDPOINT]: endpoint });
			check(printed === `${after}\n`, `on ${name}, the runbook's command prints ${printed}`);
		}
		await client.goesOn(after);
	} finally {
		await client.disconnect();
	}
}

/** The version of the runtime that the node writes to a file, as the runbook says to. */
async function exported({ tmpDir }: Network): Promise<number> {
	const binary = process.env.NODE_BINARY;
	check(binary !== undefined, 'NODE_BINARY does not name the node');
	const file = join(tmpDir, 'exported.wasm');
	const printed = await typed(VOTE, { 'smartcharge-node': binary, 'runtime.wasm': file });
	const [, version, hash] =
		/^version +(\d+)\nbytes +\d+\nblake2 +(0x[0-9a-f]{64})\n$/.exec(printed) ?? [];
	check(version !== undefined && hash !== undefined, `the runbook's command prints ${printed}`);
	check(hash === blake2AsHex(await readFile(file)), 'the file has another hash than is printed');
	return Number(version);
}

/** The vote, and the call with the code. */
async function replaceRuntime(node: NodeInfo, code: Buffer): Promise<void> {
	await withApi(node, async (api, cast) => {
		const apply = api.tx.system.applyAuthorizedUpgrade(`0x${code.toString('hex')}`);
		const refusal = await submit(api, apply, cast.brp).then(
			() => 'none',
			(error: unknown) => (error instanceof CallRefused ? error.reason : String(error)),
		);
		check(
			refusal === 'system.NothingAuthorized',
			`a runtime that nobody voted for was not refused: ${refusal}`,
		);

		const hash = api.registry.hash(code).toHex();
		await decide(api, votersOf(cast), api.tx.consortium.authorizeUpgrade(hash));
		// The node reports the block when it has compiled the new runtime.
		await submit(api, apply, cast.brp, { timeoutMs: UPGRADE_TIMEOUT_MS });
	});
}

/**
 * A client that is connected when the runtime changes. It has signed two transactions before, and
 * sent one of them, which waits in the pool for the one that is to come before it.
 */
class OldClient {
	/** State of the transaction in the node's pool. */
	private readonly waiting: string[] = [];

	private constructor(
		private readonly api: Api,
		private readonly cast: Cast,
		/** Signed for the old runtime, and not sent yet. */
		private readonly signed: string,
		private readonly version: number,
	) {}

	static async connect(node: NodeInfo, cast: Cast): Promise<OldClient> {
		const api = await connect(node.wsUri, START_TIMEOUT_MS);
		const nonce = await api.rpc.system.accountNextIndex(cast.supplierB.address);
		const signed = await api.tx.system
			.remarkWithEvent('0x01')
			.signAsync(cast.supplierB, { nonce });
		const version = api.runtimeVersion.specVersion.toNumber();
		const client = new OldClient(api, cast, signed.toHex(), version);
		await client.fillPool();
		return client;
	}

	private async fillPool(): Promise<void> {
		const { api, cast } = this;
		const next = await api.rpc.system.accountNextIndex(cast.custodian.address);
		await api.tx.system
			.remarkWithEvent('0x03')
			.signAndSend(cast.custodian, { nonce: next.addn(1) }, ({ status }) => {
				this.waiting.push(status.type);
			});
	}

	/** It sees the new version and its metadata, and can continue; what it signed before is refused. */
	async goesOn(version: number): Promise<void> {
		const { api, cast } = this;
		check(this.version < version, `the client began with version ${this.version}`);
		await until('the client sees the new runtime', UPGRADE_TIMEOUT_MS, () => {
			const known = api.runtimeVersion.specVersion.toNumber();
			const decoding = api.consts.system.version.specVersion.toNumber();
			return Promise.resolve(known === version && decoding === version);
		});
		const refusal = await api.rpc.author.submitExtrinsic(this.signed).then(
			() => 'none',
			(error: unknown) => (error instanceof Error ? error.message : String(error)),
		);
		check(refusal === BAD_SIGNATURE, `a signature for the old runtime: ${refusal}`);
		await submit(api, api.tx.system.remarkWithEvent('0x02'), cast.supplierB);
		// Its turn has come.
		await submit(api, api.tx.system.remarkWithEvent('0x04'), cast.custodian);
		await until('the node drops what waited in its pool', UPGRADE_TIMEOUT_MS, () =>
			Promise.resolve(this.waiting.some((status) => GONE.includes(status))),
		).finally(() => {
			say(`what waited in the pool: ${this.waiting.join(', ')}`);
		});
		say(`a client continued with version ${version}; signed for the old one: ${refusal}`);
	}

	async disconnect(): Promise<void> {
		await this.api.disconnect();
	}
}
