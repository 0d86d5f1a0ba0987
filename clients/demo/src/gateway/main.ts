// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Plays the demo of the gateway: `scripts/demo.sh gateway` builds what it needs and calls it. */

import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { play, type Binaries } from './story.js';

/** The programs, by the variables that name them. */
const VARIABLES: Readonly<Record<keyof Binaries, string>> = {
	node: 'SMARTCHARGE_NODE',
	gateway: 'SMARTCHARGE_GATEWAY',
	python: 'SMARTCHARGE_OCPP_PYTHON',
};

/** Returns the programs; fails if one is not named or cannot be run. */
function programs(): Binaries {
	const find = (variable: string) => {
		const path = process.env[variable];
		if (!path) {
			throw new Error(`${variable} names no program`);
		}
		accessSync(path, constants.X_OK);
		return path;
	};
	return {
		node: find(VARIABLES.node),
		gateway: find(VARIABLES.gateway),
		python: find(VARIABLES.python),
	};
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	// Programs that were started end with this one.
	process.once(signal, () => process.exit(130));
}

const folder = mkdtempSync(join(tmpdir(), 'smartcharge-gateway-demo.'));
try {
	const binaries = programs();
	const agree = await play(binaries, folder, (line = '') => {
		process.stdout.write(`${line}\n`);
	});
	process.stdout.write(agree ? '\nAll views agree.\n' : '\nThe views differ.\n');
	process.exitCode = agree ? 0 : 1;
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
}
if (process.exitCode === 0) {
	rmSync(folder, { recursive: true, force: true });
} else {
	process.stderr.write(`Logs and configuration are in ${folder}.\n`);
}
process.exit();
