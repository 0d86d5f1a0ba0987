// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Writes documents of what the chain settled: `npm run export -- --help`. */

import { run } from './command.js';

process.exitCode = await run(process.argv.slice(2), {
	say: (line) => process.stdout.write(`${line}\n`),
	complain: (line) => process.stderr.write(`${line}\n`),
});
