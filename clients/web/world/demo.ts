// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * A day that goes by sixty times as fast, with the page served as a gateway serves it. Some cars come
 * by themselves; whoever looks at the page drives the others, and directs clock, sources and loading.
 *
 * Usage: tsx world/demo.ts [--port 8090] [--check]
 */

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { connect } from '@smartcharge/chain';
import { loadDay } from '@smartcharge/demo/day/perform';
import { START_TIMEOUT_MS, startNode } from '@smartcharge/e2e/node';
import { MS_PER_MINUTE } from '@smartcharge/rules/units';
import { securityHeaders } from '../scripts/headers.mjs';
import { serve } from '../scripts/serve.mjs';
import { control } from './control.js';
import { Simulation } from './simulation.js';
import { World } from './world.js';

const WEB = fileURLToPath(new URL('..', import.meta.url));
const SCENARIO = join(WEB, 'world/town.json');
const HOUR = 9;
/** So much of the day a check plays, in minutes. */
const CHECKED = 120;
/** Length of a command of the clock in a check, in minutes. */
const LEAP = 15;

const { values } = parseArgs({
	options: { port: { type: 'string', default: '8090' }, check: { type: 'boolean' } },
});
const say = (text: string) => process.stdout.write(`${text}\n`);
/** Fails with words instead of a trace. */
const fail = (error: unknown): never => {
	process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
};

const node = await startNode();
const api = await connect(node.endpoint, START_TIMEOUT_MS);
const objects: string[] = [];
const world = await World.open(api, await loadDay(SCENARIO), HOUR, {
	report: (line) => objects.push(line),
});
const simulation = await Simulation.of(world, objects);
const token = randomBytes(16).toString('hex');
const gateway = await serve({
	dist: join(WEB, 'dist-development'),
	port: values.check ? 0 : Number(values.port),
	node: node.endpoint.replace('ws://', ''),
	answers: control(simulation, token),
}).catch(fail);
const address = `http://127.0.0.1:${gateway.port}/`;

let ending = false;
async function end(code: number): Promise<void> {
	if (!ending) {
		ending = true;
		await gateway.close();
		await simulation.end();
		await api.disconnect();
		await node.stop();
		process.exit(code);
	}
}
process.once('SIGINT', () => void end(0));
process.once('SIGTERM', () => void end(0));

/** Gives a command as the page does. */
async function command(name: string, body: object = {}, key = token): Promise<Response> {
	return fetch(`${address}simulation/${name}`, {
		method: 'POST',
		headers: { Origin: address.slice(0, -1), 'X-Simulation': key },
		body: JSON.stringify(body),
	});
}

async function leap(): Promise<void> {
	const response = await command('leap', { minutes: LEAP });
	if (!response.ok) {
		throw new Error(await response.text());
	}
}

/** How many stations each source feeds. */
async function flows(): Promise<{ source: number; carrier: string; count: number }[]> {
	return Promise.all(
		world.site.plants.map(async ({ id, spec }) => {
			const page = await api.call.originApi.commitments(id, null, 100);
			return { source: id, carrier: spec.carrier, count: page.asOk.items.length };
		}),
	);
}

/** A click on a source that feeds three stations leaves two: a similar source feeds the newest. */
async function checkFailover(): Promise<string[]> {
	const [before] = (await flows()).sort((a, b) => b.count - a.count);
	if (!before || before.count < 3) {
		return [`no source feeds three stations, at most ${before?.count ?? 0}`];
	}
	await command('traffic', { on: false });
	await command('supply', { source: before.source });
	await leap();
	const after = await flows();
	await command('supply', { source: before.source });
	await command('traffic', { on: true });
	const left = after.find(({ source }) => source === before.source)?.count ?? 0;
	const similar = after.filter(
		({ source, carrier }) => source !== before.source && carrier === before.carrier,
	);
	const taken = similar.reduce((sum, { count }) => sum + count, 0);
	say(
		`source ${before.source} fed ${before.count} stations and feeds ${left}; ` +
			`similar sources feed ${taken}`,
	);
	return left === 2 && taken > 0 ? [] : ['the newest flow did not move to a similar source'];
}

/** Whether the page is served, the simulation obeys its page alone, and the day did what it must. */
async function check(): Promise<string[]> {
	const faults: string[] = [];
	const page = await fetch(address);
	const text = await page.text();
	for (const [name, value] of Object.entries(securityHeaders())) {
		if (page.headers.get(name) !== value) {
			faults.push(`the page has not the header ${name}`);
		}
	}
	if (!page.ok || !text.includes('<div id="app">')) {
		faults.push('the page is not served');
	}
	const stranger = await command('view', {}, '0'.repeat(token.length));
	if (stranger.status !== 403) {
		faults.push(`a command without the token is answered by ${stranger.status}`);
	}
	const wrong = await command('speed', { speed: 7 });
	if (wrong.status !== 409) {
		faults.push(`a speed that there is not is answered by ${wrong.status}`);
	}
	await leap();
	await leap();
	faults.push(...(await checkFailover()));
	while (world.now < opened + CHECKED * MS_PER_MINUTE) {
		await leap();
	}
	const ended = await api.query.charging.records.entries();
	const energy = ended.reduce((sum, [, record]) => sum + record.unwrap().energy.toBigInt(), 0n);
	const sourced = ended.reduce((sum, [, record]) => sum + record.unwrap().sourced.toBigInt(), 0n);
	say(`${ended.length} cars, ${energy.toString()} Wh, ${sourced.toString()} Wh from sources`);
	if (ended.length === 0 || energy === 0n || sourced === 0n) {
		faults.push('no car has charged from a source');
	}
	return faults;
}

const opened = world.now;
if (values.check) {
	const faults = await check();
	faults.forEach((fault) => say(`fault: ${fault}`));
	await end(faults.length === 0 ? 0 : 1);
}
const [first] = world.site.evses;
const evse = first && (await api.query.charging.stations(first.id)).unwrap().evseId.toUtf8();
say(`The grid, and the simulation: ${address}#/grid?sim=${token}`);
say(`At the station:               ${address}#/at/${evse ?? ''}`);
say('Accounts of drivers:          wallet, "Development accounts". Ctrl-C ends all.');
await simulation.run();
