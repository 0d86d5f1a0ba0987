// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { createRequire } from 'node:module';

/** What is used of zombienet's own hold on the processes of a network. */
interface NativeClient {
	processMap: Record<string, { pid: number } | undefined>;
	restartNode: (name: string, seconds: number) => Promise<boolean>;
}

const { getClient } = createRequire(import.meta.url)(
	'@zombienet/orchestrator/dist/providers/client.js',
) as { getClient: () => NativeClient };

/**
 * Kills the processes of the nodes, all at once and as a power cut would, and starts them again on
 * the same databases after `seconds`.
 *
 * The line `restart` of a test does so too, but for one node after the other.
 */
export async function killAndRestart(names: string[], seconds: number): Promise<void> {
	const client = getClient();
	const restarted = await Promise.all(names.map((name) => client.restartNode(name, seconds)));
	if (!restarted.every(Boolean)) {
		throw new Error('a node could not be killed: it was not running');
	}
}
