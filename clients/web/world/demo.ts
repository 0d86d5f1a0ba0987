// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * A day that goes by sixty times as fast, with the page served as a gateway serves it. Drivers come
 * to one station by themselves; the other one waits for whoever looks at the page.
 *
 * Usage: tsx world/demo.ts [--port 8090] [--check]
 */

import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { connect } from '@smartcharge/chain';
import { ensureFunds } from '@smartcharge/demo/bank';
import { START_TIMEOUT_MS, startNode } from '@smartcharge/e2e/node';
import { MS_PER_HOUR, MS_PER_MINUTE, TOKEN } from '@smartcharge/rules/units';
import { securityHeaders } from '../scripts/headers.mjs';
import { serve } from '../scripts/serve.mjs';
import { World } from './world.js';

const WEB = fileURLToPath(new URL('..', import.meta.url));
const SCENARIO = join(WEB, '../demo/scenarios/smartcharge.json');
const HOUR = 9;
/** Minutes of the day in a delivery of readings, and so in a step of the demo. */
const BATCH = 5;
/** How long a minute of the day takes, in ms. */
const MINUTE_MS = 1_000;
/** The station at which drivers come by themselves. */
const BUSY = 1;
const DRIVERS = ['bob', 'charlie'] as const;
const FUNDS = 500n * TOKEN;
/** So much of the day a check plays, in minutes. */
const CHECKED = 180;

const { values } = parseArgs({
	options: { port: { type: 'string', default: '8090' }, check: { type: 'boolean' } },
});
const say = (text: string) => process.stdout.write(`${text}\n`);

const node = await startNode();
const api = await connect(node.endpoint, START_TIMEOUT_MS);
const world = await World.open(api, SCENARIO, HOUR);
for (const driver of ['alice', ...DRIVERS] as const) {
	await ensureFunds({ api, cast: world.cast }, world.cast[driver].address, FUNDS);
}
const gateway = await serve({
	dist: join(WEB, 'dist-development'),
	port: values.check ? 0 : Number(values.port),
	node: node.endpoint.replace('ws://', ''),
});
const address = `http://127.0.0.1:${gateway.port}/`;

let ending = false;
async function end(code: number): Promise<void> {
	if (!ending) {
		ending = true;
		await gateway.close();
		await api.disconnect();
		await node.stop();
		process.exit(code);
	}
}
process.once('SIGINT', () => void end(0));
process.once('SIGTERM', () => void end(0));

let visits = 0;
/** Lets the next minutes go by: whoever waits for a plan gets one. */
async function step(): Promise<void> {
	const driver = DRIVERS[visits % DRIVERS.length] ?? 'bob';
	await world.visit(driver, BUSY, 6 + ((visits * 5) % 9));
	const running = await api.call.chargingApi.running(world.site.evses[BUSY]?.id ?? 0);
	visits = running.isSome ? Number(running.unwrap()) + 1 : visits;
	await world.advance(BATCH);
}

/** Whether the page is served, and the day did what it must. */
async function check(): Promise<string[]> {
	const faults: string[] = [];
	for (let minute = 0; minute < CHECKED; minute += BATCH) {
		await step();
	}
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
	const ended = await api.query.charging.records.entries();
	const energy = ended.reduce((sum, [, record]) => sum + record.unwrap().energy.toBigInt(), 0n);
	const sourced = ended.reduce((sum, [, record]) => sum + record.unwrap().sourced.toBigInt(), 0n);
	say(`${ended.length} cars, ${energy.toString()} Wh, ${sourced.toString()} Wh from sources`);
	if (ended.length === 0 || energy === 0n || sourced === 0n) {
		faults.push('no car has charged from a source');
	}
	return faults;
}

if (values.check) {
	const faults = await check();
	faults.forEach((fault) => say(`fault: ${fault}`));
	await end(faults.length === 0 ? 0 : 1);
}
const [first] = world.site.evses;
const evse = first && (await api.query.charging.stations(first.id)).unwrap().evseId.toUtf8();
say(`The grid:            ${address}#/grid`);
say(`At the station:      ${address}#/at/${evse ?? ''}`);
say('Accounts of drivers: wallet, "Development accounts". Ctrl-C ends all.');
while (!world.over) {
	const started = Date.now();
	await step();
	const hours = Math.floor(world.clock / MS_PER_HOUR);
	const minutes = Math.floor((world.clock % MS_PER_HOUR) / MS_PER_MINUTE);
	process.stdout.write(
		`\r${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')} `,
	);
	await sleep(Math.max(0, BATCH * MINUTE_MS - (Date.now() - started)));
}
say('\nThe day is over; the page stays. Ctrl-C ends all.');
