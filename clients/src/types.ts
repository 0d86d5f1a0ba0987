// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Writes the types of the API from the metadata of a node: `npm run types -- [--ws url]`. */

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { connect, DEFAULT_ENDPOINT } from './chain/connect.js';
import { latestMetadata } from './typegen/metadata.js';
import { writeTypes } from './typegen/generate.js';

const { values } = parseArgs({ options: { ws: { type: 'string', default: DEFAULT_ENDPOINT } } });
const api = await connect(values.ws);
try {
	const folder = fileURLToPath(new URL('./interfaces', import.meta.url));
	const files = await writeTypes(await latestMetadata(api), folder);
	process.stdout.write(`Wrote ${files.length} files to ${folder}\n`);
} finally {
	await api.disconnect();
}
