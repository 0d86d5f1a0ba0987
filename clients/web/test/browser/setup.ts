// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WEB = fileURLToPath(new URL('../..', import.meta.url));

/** Starts the world in a process of its own; returns how to end it. */
export default async function setup(): Promise<() => Promise<void>> {
	if (!existsSync(join(WEB, 'dist', 'index.html'))) {
		throw new Error('there is no page in dist: run `npm run build:web` first');
	}
	const world = spawn(process.execPath, ['--import', 'tsx', 'world/main.ts'], {
		cwd: WEB,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const ended = once(world, 'exit');
	const address = await new Promise<string>((resolve, reject) => {
		let text = '';
		world.stdout.on('data', (chunk: Buffer) => {
			text += chunk.toString();
			const found = /world (http:\S+)/.exec(text)?.[1];
			if (found !== undefined) {
				resolve(found);
			}
		});
		world.once('exit', () => {
			reject(new Error('the world did not start'));
		});
	});
	process.env.SMARTCHARGE_WORLD = address;
	return async () => {
		world.kill('SIGTERM');
		await ended;
	};
}
