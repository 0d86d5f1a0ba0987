// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@smartcharge/demo/gateway/programs';

/** How much of a node's log is kept to explain why it did not start. */
const LOG_LINES = 60;

/** How long a node may take to start, in ms: less than a hook of a test may take. */
export const START_TIMEOUT_MS = 280_000;

/** A node that runs as a child of this process. */
export interface LocalNode {
	endpoint: string;
	/** The last lines of its log. */
	log: () => string;
	stop: () => Promise<void>;
	/** Ends it at once, as a power cut does. */
	kill: () => Promise<void>;
}

/** The binary under test. */
export function nodeBinary(): string {
	const { SMARTCHARGE_NODE, CARGO_TARGET_DIR } = process.env;
	if (SMARTCHARGE_NODE) {
		return SMARTCHARGE_NODE;
	}
	const target = CARGO_TARGET_DIR ?? join(homedir(), '.cache', 'smartcharge', 'target');
	return join(target, 'debug', 'smartcharge-node');
}

/** Starts a development node, with a chain of its own. */
export function startNode(): Promise<LocalNode> {
	return runNode(['--dev', '--port', '0', '--no-prometheus', '--no-telemetry']);
}

/** Runs the node with these arguments, and has it answer on `rpcPort`, or else on a free port. */
export async function runNode(args: string[], rpcPort?: number): Promise<LocalNode> {
	const binary = nodeBinary();
	if (!existsSync(binary)) {
		throw new Error(`there is no node at ${binary}: build it, or set SMARTCHARGE_NODE`);
	}
	const port = rpcPort ?? (await freePort());
	const child = spawn(binary, [...args, '--rpc-port', String(port)], {
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const lines: string[] = [];
	const keep = (chunk: Buffer) => {
		lines.push(...chunk.toString().trimEnd().split('\n'));
		lines.splice(0, Math.max(0, lines.length - LOG_LINES));
	};
	child.stdout.on('data', keep);
	child.stderr.on('data', keep);
	// A test run that is broken off must not leave nodes behind.
	const kill = () => child.kill('SIGKILL');
	process.once('exit', kill);
	return {
		endpoint: `ws://127.0.0.1:${port}`,
		log: () => lines.join('\n'),
		stop: async () => {
			process.removeListener('exit', kill);
			await end(child);
		},
		kill: async () => {
			process.removeListener('exit', kill);
			const exited = once(child, 'exit');
			kill();
			await exited;
		},
	};
}

function hasExited({ exitCode, signalCode }: ChildProcess): boolean {
	return exitCode !== null || signalCode !== null;
}

async function end(child: ChildProcess): Promise<void> {
	if (hasExited(child)) {
		return;
	}
	const exited = once(child, 'exit');
	child.kill('SIGTERM');
	await Promise.race([exited, sleep(10_000)]);
	if (!hasExited(child)) {
		child.kill('SIGKILL');
		await exited;
	}
}
