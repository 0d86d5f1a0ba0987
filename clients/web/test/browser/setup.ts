// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startWorld } from '../worlds.js';

const WEB = fileURLToPath(new URL('../..', import.meta.url));

/** Starts the world of all tests that have none of their own; returns how to end it. */
export default async function setup(): Promise<() => Promise<void>> {
	if (!existsSync(join(WEB, 'dist', 'index.html'))) {
		throw new Error('there is no page in dist: run `npm run build:web` first');
	}
	const world = await startWorld();
	process.env.SMARTCHARGE_WORLD = world.found;
	return world.stop;
}
