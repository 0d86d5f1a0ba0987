// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Runs a node and a world on it, and does what it is asked by HTTP on this machine. A process of
 * its own, because it loads the other chain library and the tests of the page must not.
 */

import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { connect } from '@smartcharge/chain';
import { loadDay } from '@smartcharge/demo/day/perform';
import type { Day } from '@smartcharge/demo/day/scenario';
import { runNode, START_TIMEOUT_MS } from '@smartcharge/e2e/node';
import { INTERVAL } from '@smartcharge/rules/limits';
import { MS_PER_HOUR, TOKEN } from '@smartcharge/rules/units';
import { crowd } from './crowd.js';
import { Organisations } from './organisations.js';
import { World } from './world.js';

const DAYS = fileURLToPath(new URL('../../demo/scenarios/', import.meta.url));

const { values } = parseArgs({
	options: {
		/** The day: a file of this folder, or a scenario of the demo. */
		day: { type: 'string', default: 'smartcharge.json' },
		/** Instead of a day: so many sources and stations, such as `30x200`. */
		crowd: { type: 'string' },
		/** The hour at which it begins. */
		hour: { type: 'string', default: '9' },
		/** Its start, such as `2027-03-27T23:00Z`; prices are published for the day after, too. */
		from: { type: 'string' },
	},
});
const HOUR = Number(values.hour);

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
	let text = '';
	for await (const chunk of request) {
		text += String(chunk);
	}
	return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

// Its state outlives the node, so that it can be killed.
const folder = await mkdtemp(join(tmpdir(), 'smartcharge-world-'));
const start = (port?: number) =>
	runNode(
		['--dev', '--base-path', folder, '--port', '0', '--no-prometheus', '--no-telemetry'],
		port,
	);
let node = await start();
const api = await connect(node.endpoint, START_TIMEOUT_MS);

async function dayOf(name: string): Promise<Day> {
	const file = fileURLToPath(new URL(name, import.meta.url));
	return loadDay(existsSync(file) ? file : join(DAYS, name));
}

const [sources, places] = (values.crowd ?? '').split('x').map(Number);
const day = sources && places ? crowd(sources, places) : await dayOf(values.day);
const world = await World.open(
	api,
	day,
	HOUR,
	values.from === undefined ? {} : { midnight: Date.parse(values.from), nextDay: true },
);
const organisations = new Organisations(api, world.cast, world.site);
const stations = await Promise.all(
	world.site.evses.map(async ({ id }) => {
		const station = (await api.query.charging.stations(id)).unwrap();
		return { id, evse: station.evseId.toUtf8() };
	}),
);

function driverOf(name: unknown): 'alice' | 'bob' {
	return name === 'bob' ? name : 'alice';
}

/** Requests are done one after the other: the chain has one clock. */
let last: Promise<unknown> = Promise.resolve();

async function answer(path: string, body: Record<string, unknown>): Promise<unknown> {
	switch (path) {
		case '/about':
			return {
				node: node.endpoint.replace('ws://', ''),
				stations,
				sources: world.site.plants.map(({ id, spec }) => ({ id, name: spec.name })),
				drivers: {
					alice: world.cast.alice.address,
					bob: world.cast.bob.address,
					dso: world.cast.dso.address,
				},
			};
		case '/advance':
			return world.advance(Number(body.minutes), undefined, body.plan !== false);
		case '/strike':
			return world.strike(Number(body.minutes));
		case '/signal': {
			const now = (await api.query.timestamp.now()).toNumber();
			const hour =
				Math.floor(now / MS_PER_HOUR) * MS_PER_HOUR + Number(body.hour) * MS_PER_HOUR;
			const { process, direction, reward } = body;
			return world.signal(
				Number(process),
				direction === 'Up' ? 'Up' : 'Down',
				{ start: hour, end: hour + MS_PER_HOUR },
				BigInt(Number(reward)) * TOKEN,
			);
		}
		case '/visit':
			return world.start(
				world.cast[driverOf(body.driver)],
				Number(body.station),
				Number(body.kwh),
				typeof body.source === 'string' ? { source: body.source } : 'Cheapest',
			);
		case '/fill':
			return world.fill(Number(body.cars));
		case '/leave':
			return world.disconnect(world.cast[driverOf(body.driver)], Number(body.process));
		case '/close':
			return world.close(Number(body.station));
		case '/upgrade':
			return world.upgrade(await readFile(String(body.file)));
		case '/kill':
			return node.kill();
		case '/revive':
			node = await start(Number(new URL(node.endpoint).port));
			await (await connect(node.endpoint, START_TIMEOUT_MS)).disconnect();
			return undefined;
		case '/schedule':
			return world.schedule();
		case '/register':
			return world.register(String(body.address), Number(body.tokens));
		case '/deposit':
			return world.deposit(String(body.address), Number(body.tokens));
		case '/now':
			return (await api.query.timestamp.now()).toNumber();
		case '/cloud':
			world.cloud(String(body.source), Number(body.percent));
			return undefined;
		case '/offers': {
			const now = await api.query.timestamp.now();
			const offers = await api.call.chargingApi.offers(Number(body.station), now);
			return offers.toJSON();
		}
		case '/process':
			return (await api.call.chargingApi.process(Number(body.process))).toJSON();
		case '/ledgers': {
			// All of the state, by another way than the page reads them.
			const now = (await api.query.timestamp.now()).toNumber();
			const from = world.site.midnight + HOUR * MS_PER_HOUR;
			const starts = Array.from(
				{ length: Math.ceil((now - from) / INTERVAL) },
				(_, index) => from + index * INTERVAL,
			);
			const lists = await Promise.all(
				starts.map((start) => api.query.origin.ledgers.entries(start)),
			);
			return world.site.plants.map(({ id }) =>
				lists
					.flat()
					.filter(([key]) => key.args[1].toNumber() === id)
					.map(([, ledger]) => ledger.toJSON()),
			);
		}
		case '/admit':
			return organisations.admit(String(body.name), body.roles as string[]);
		case '/area':
			return organisations.createArea(String(body.name), String(body.dso));
		case '/meter':
			return organisations.registerMeter(
				String(body.owner),
				Number(body.area),
				body.purpose === 'Production' ? 'Production' : 'Station',
			);
		case '/equip':
			return organisations.equip(String(body.owner));
		case '/adopt':
			return organisations.adopt(Number(body.meter));
		case '/source':
			return organisations.registerSource(String(body.supplier), Number(body.area));
		case '/plant':
			return organisations.plant(String(body.supplier));
		case '/feed':
			return world.feed(Number(body.source), Number(body.wh));
		case '/trade':
			return organisations.proposeTrade(
				String(body.seller),
				String(body.buyer),
				body.trade as { from: number; values: number[] },
			);
		case '/agree':
			return organisations.agree(String(body.supplier), String(body.brp));
		case '/prices':
			return organisations.publishPrices(
				String(body.tso),
				String(body.date),
				Number(body.price),
			);
		case '/motion':
			return organisations.propose(String(body.area), String(body.dso), Number(body.missing));
		case '/today':
			return organisations.today();
		case '/positions':
			return organisations.positions(String(body.supplier));
		case '/reserve':
			return world.attest(Number(body.tokens));
		case '/withdraw':
			return world.requestWithdrawal('alice', Number(body.tokens));
		case '/storage': {
			// Any value of the state, by the other chain library.
			const [pallet, item] = String(body.path).split('.');
			const query = api.query[pallet ?? '']?.[item ?? ''];
			const value = await query?.(...(body.keys as unknown[]));
			return value?.toJSON();
		}
		default:
			throw new Error(`nothing is known about ${path}`);
	}
}

const server = createServer((request, response) => {
	last = last
		.then(async () => answer(request.url ?? '', await bodyOf(request)))
		.then((value) => {
			response.end(JSON.stringify(value ?? null));
		})
		.catch((error: unknown) => {
			response.writeHead(500);
			response.end(String(error));
		});
});
server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	process.stdout.write(`world http://127.0.0.1:${port}\n`);
});
process.once('SIGTERM', () => {
	server.close();
	void api
		.disconnect()
		.then(() => node.stop())
		.then(() => rm(folder, { recursive: true }))
		.then(() => process.exit(0));
});
