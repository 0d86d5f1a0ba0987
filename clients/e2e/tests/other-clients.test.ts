// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { blocks, readPage, run, section } from '../support/page.js';
import { useWorld } from '../support/world.js';

const world = useWorld();
/** The endpoint that the page names. */
const ENDPOINT = 'ws://127.0.0.1:9944';

let page: string;
let chain: string;
let version: number;
let stations: number;
beforeAll(async () => {
	page = await readPage('other-clients.md');
	const { api } = world();
	chain = (await api.rpc.system.chain()).toString();
	version = api.runtimeVersion.specVersion.toNumber();
	stations = (await api.query.charging.stations.keys()).length;
});

/** Runs the one block of a section against the node, and returns the lines that it prints. */
async function runSection(heading: string): Promise<string[]> {
	const [script = '', ...more] = blocks(section(page, heading), 'js');
	expect(more).toEqual([]);
	expect(script).toContain(ENDPOINT);
	const out = await run(script.replaceAll(ENDPOINT, world().node.endpoint));
	return out.trimEnd().split('\n');
}

describe('the page of other client libraries', () => {
	it('registers a driver with polkadot-api, and names the error of the second time', async () => {
		const seen = [`${chain} ${version}`, `${stations} stations`];
		expect(await runSection('polkadot-api')).toEqual([...seen, 'true undefined']);
		expect(await runSection('polkadot-api')).toEqual([...seen, 'false AlreadyDriver']);
	});

	it('registers a driver with dedot, and names the error of the second time', async () => {
		const seen = [`smartcharge ${version}`, `${stations} stations`];
		expect(await runSection('dedot')).toEqual([...seen, 'registered']);
		expect(await runSection('dedot')).toEqual([...seen, 'AlreadyDriver']);
	});

	it('names the versions that are run here', async () => {
		const manifest = await readFile(new URL('../package.json', import.meta.url), 'utf8');
		const { devDependencies } = JSON.parse(manifest) as {
			devDependencies: Record<string, string>;
		};
		for (const library of ['polkadot-api', 'dedot']) {
			expect(page).toContain(`| ${library} | ${devDependencies[library] ?? ''}, `);
		}
	});

	it('follows the chain by JSON-RPC alone', async () => {
		expect(await runSection('JSON-RPC')).toEqual([chain, String(version)]);
	});
});
