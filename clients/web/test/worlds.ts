// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const WEB = fileURLToPath(new URL('..', import.meta.url));

/** A program that runs during a test. */
export interface Started {
	/** What the pattern found in its output. */
	found: string;
	stop: () => Promise<void>;
}

/**
 * Runs a program of `world/` in a process of its own, until its output matches `pattern`; the first
 * group of the pattern is what was found.
 */
export async function startProgram(
	program: string,
	args: readonly string[],
	pattern: RegExp,
): Promise<Started> {
	const node = ['--import', 'tsx', `world/${program}.ts`, ...args];
	return startCommand(process.execPath, node, pattern);
}

/** Runs a command in the same way. */
export async function startCommand(
	command: string,
	args: readonly string[],
	pattern: RegExp,
): Promise<Started> {
	const child = spawn(command, args, { cwd: WEB, stdio: ['ignore', 'pipe', 'pipe'] });
	const ended = once(child, 'exit');
	const found = await new Promise<string>((resolve, reject) => {
		let text = '';
		const look = (chunk: Buffer) => {
			text += chunk.toString();
			const match = pattern.exec(text)?.[1];
			if (match !== undefined) {
				resolve(match);
			}
		};
		child.stdout.on('data', look);
		child.stderr.on('data', (chunk: Buffer) => {
			process.stderr.write(chunk);
			look(chunk);
		});
		child.once('exit', () => {
			reject(new Error(`${command} ${args.join(' ')} did not start: ${text}`));
		});
	});
	return {
		found,
		stop: async () => {
			child.kill('SIGTERM');
			await ended;
		},
	};
}

/** Starts a world with the arguments of `world/main.ts`; what is found is its address. */
export function startWorld(args: readonly string[] = []): Promise<Started> {
	return startProgram('main', args, /world (http:\S+)/);
}
