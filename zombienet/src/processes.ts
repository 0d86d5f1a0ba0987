// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A process of a network. */
interface Process {
	pid: number;
	/** Its command line, for the shell. */
	cmd: string[];
	/** The file with its log. */
	logs: string;
}

/** What is used of zombienet's own hold on the processes of a network. */
interface NativeClient {
	/** The shell. */
	command: string;
	processMap: Record<string, Process | undefined>;
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

/** Kills the process of a node as a power cut would, and leaves it down. */
export function killNode(name: string): void {
	process.kill(processOf(name).pid, 'SIGKILL');
}

/** Starts a node that is down on what its folder contains, with more arguments if there are any. */
export function startNode(name: string, more: string[] = []): void {
	const node = processOf(name);
	const log = openSync(node.logs, 'a');
	const line = [...node.cmd, ...more].join(' ');
	const { pid } = spawn(getClient().command, ['-c', line], {
		stdio: ['ignore', log, log],
	});
	if (pid === undefined) {
		throw new Error(`${name} cannot be started`);
	}
	node.pid = pid;
}

function processOf(name: string): Process {
	const node = getClient().processMap[name];
	if (!node) {
		throw new Error(`the network has no process ${name}`);
	}
	return node;
}
