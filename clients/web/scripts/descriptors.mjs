// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Writes the types of the chain from `metadata/smartcharge.scale`, unless they are those of that
 * file. They are not committed: they follow from a committed file, and types alone are read.
 */

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = fileURLToPath(new URL('..', import.meta.url));
const folder = join(web, '.papi', 'descriptors');
const stamp = join(folder, 'generated-from');
const require = createRequire(import.meta.url);
const papi = join(dirname(require.resolve('polkadot-api')), '..', '..', 'package.json');

const wanted = createHash('sha256')
	.update(readFileSync(join(web, '../../metadata/smartcharge.scale')))
	.update(readFileSync(papi))
	.digest('hex');
const there = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
if (there !== wanted) {
	execFileSync(process.execPath, [join(dirname(papi), 'bin', 'cli.js'), 'generate'], {
		cwd: web,
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	writeFileSync(stamp, wanted);
}
