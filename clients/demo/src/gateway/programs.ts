// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/** How long a program may take to end. */
const GRACE_MS = 20_000;

const run = promisify(execFile);

/** A program that runs as a child, with its output in a file. */
export class Program {
	private constructor(
		readonly name: string,
		private readonly child: ChildProcess,
	) {}

	/**
	 * Starts `binary`.
	 *
	 * @param log file to which its output is appended
	 * @param heard takes each line of its standard output
	 */
	static start(
		name: string,
		binary: string,
		args: readonly string[],
		log: string,
		{ env = {}, heard }: { env?: NodeJS.ProcessEnv; heard?: (line: string) => void } = {},
	): Program {
		const child = spawn(binary, args, {
			stdio: ['pipe', 'pipe', 'pipe'],
			env: { ...process.env, ...env },
		});
		const file = createWriteStream(log, { flags: 'a' });
		child.stdout.pipe(file, { end: false });
		child.stderr.pipe(file, { end: false });
		// Who writes to a program that has ended finds out by its end.
		child.stdin.on('error', () => undefined);
		if (heard) {
			createInterface({ input: child.stdout }).on('line', heard);
		}
		child.on('error', (error) => file.write(`${error.message}\n`));
		process.once('exit', () => child.kill('SIGKILL'));
		return new Program(name, child);
	}

	/** Whether it has ended. */
	get ended(): boolean {
		return this.child.exitCode !== null || this.child.signalCode !== null;
	}

	/** Calls `then` when it ends. */
	whenEnded(then: () => void): void {
		this.child.once('exit', then);
	}

	/** Writes a line to its standard input. */
	write(line: string): void {
		this.child.stdin?.write(`${line}\n`);
	}

	/** Asks it to end, and waits for that. */
	async stop(): Promise<void> {
		if (this.ended) {
			return;
		}
		const exited = once(this.child, 'exit');
		this.child.kill('SIGTERM');
		const isLate = await Promise.race([exited.then(() => false), sleep(GRACE_MS, true)]);
		if (isLate) {
			this.child.kill('SIGKILL');
			await exited;
		}
	}
}

/** Runs a program to its end; returns what it printed. */
export async function output(binary: string, args: readonly string[]): Promise<string> {
	const { stdout } = await run(binary, [...args], { maxBuffer: 1 << 28 });
	return stdout;
}

/** Returns a port with nobody listening. */
export async function freePort(): Promise<number> {
	const server = createServer();
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (address === null || typeof address === 'string') {
		throw new Error('no free port');
	}
	return address.port;
}

/** Waits until `check` returns something, and returns it. */
export async function until<T>(
	what: string,
	timeoutMs: number,
	check: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const found = await check();
		if (found !== undefined) {
			return found;
		}
		if (Date.now() > deadline) {
			throw new Error(`${what}: not within ${timeoutMs / 1_000} s`);
		}
		await sleep(300);
	}
}
