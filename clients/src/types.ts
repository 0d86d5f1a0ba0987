// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Writes the types of the API from the metadata of a node: `npm run types -- [--ws url]`. */

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { connect } from './chain/connect.js';
import { startNode, type LocalNode } from './chain/local-node.js';
import { latestMetadata } from './typegen/metadata.js';
import { writeTypes } from './typegen/generate.js';

const FOLDER = fileURLToPath(new URL('./interfaces', import.meta.url));

async function write(endpoint: string): Promise<void> {
	const api = await connect(endpoint, 120_000);
	try {
		const files = await writeTypes(await latestMetadata(api), FOLDER);
		process.stdout.write(`Wrote ${files.length} files to ${FOLDER}\n`);
	} finally {
		await api.disconnect();
	}
}

const { values } = parseArgs({ options: { ws: { type: 'string' } } });
let node: LocalNode | undefined;
try {
	node = values.ws === undefined ? await startNode() : undefined;
	await write(values.ws ?? node?.endpoint ?? '');
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
} finally {
	await node?.stop();
}
