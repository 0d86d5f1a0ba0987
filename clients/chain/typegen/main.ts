// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Writes the types of the API from the committed metadata: `npm run types`. */

import { fileURLToPath } from 'node:url';
import { writeTypes } from './generate.js';
import { committedMetadata } from './metadata.js';

const FOLDER = fileURLToPath(new URL('../src/interfaces', import.meta.url));

const files = await writeTypes(await committedMetadata(), FOLDER);
process.stdout.write(`Wrote ${files.length} files to ${FOLDER}\n`);
