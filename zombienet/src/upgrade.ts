// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFile } from 'node:fs/promises';
import { developmentCast, votersOf } from '@smartcharge/demo/cast';
import { CallRefused, connect, decide, submit } from '@smartcharge/chain';
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

/** How long an upgrade may take to be final on all nodes, which compile the new runtime. */
const UPGRADE_TIMEOUT_MS = 120_000;

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
	const api = await connect(node.wsUri, START_TIMEOUT_MS);
	try {
		const cast = await developmentCast();
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
		// The node tells of the block when it has compiled the new runtime.
		await submit(api, apply, cast.brp, { timeoutMs: UPGRADE_TIMEOUT_MS });
	} finally {
		await api.disconnect();
	}

	for (const each of nodesOf(network)) {
		await until(`${each.name} runs the new runtime`, UPGRADE_TIMEOUT_MS, async () => {
			return (await versionOf(each)) > before;
		});
	}
	say(`all nodes went from version ${before} to ${await versionOf(node)} of the runtime`);
}
