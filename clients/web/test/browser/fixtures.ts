// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';
import { startWorld } from '../worlds.js';

export { expect };

/** The page that was built. */
export const DIST = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist');

/** How long a world may take to start, in ms. */
export const START_MS = 300_000;

export interface About {
	node: string;
	stations: { id: number; evse: string }[];
	sources: { id: number; name: string }[];
	drivers: { alice: string; bob: string; dso: string };
}

/** The world on which the tests happen. */
export class World {
	constructor(
		private readonly address: string,
		readonly about: About,
	) {}

	static async open(address: string): Promise<World> {
		return new World(address, (await post(`${address}/about`, {})) as About);
	}

	/** Lets minutes go by; a multiple of five. */
	async advance(minutes: number): Promise<void> {
		await post(`${this.address}/advance`, { minutes });
	}

	/** Has operators make the plans that wait; returns them, as `F` and `T` for each step. */
	async schedule(): Promise<string[]> {
		return (await post(`${this.address}/schedule`, {})) as string[];
	}

	async register(address: string, tokens: number): Promise<void> {
		await post(`${this.address}/register`, { address, tokens });
	}

	async cloud(source: string, percent: number): Promise<void> {
		await post(`${this.address}/cloud`, { source, percent });
	}

	/** What the node answers by the other chain library. */
	async ask(path: string, body: object = {}): Promise<unknown> {
		return post(`${this.address}/${path}`, body);
	}

	evse(index: number): { id: number; evse: string } {
		const station = this.about.stations[index];
		if (!station) {
			throw new Error(`the world has no station ${index}`);
		}
		return station;
	}
}

async function post(url: string, body: object): Promise<unknown> {
	const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
	const text = await response.text();
	if (!response.ok) {
		throw new Error(`${url}: ${text}`);
	}
	return JSON.parse(text);
}

/** Serves the page as a gateway does; it can go away and come back. */
export class Gateway {
	private served: Awaited<ReturnType<typeof serve>> | undefined;
	port = 0;

	constructor(
		private readonly node: string,
		private readonly index?: string,
	) {}

	async start(): Promise<void> {
		const { node, index, port } = this;
		this.served = await serve({ dist: DIST, port, node, index });
		this.port = this.served.port;
	}

	async stop(): Promise<void> {
		await this.served?.close();
		this.served = undefined;
	}

	url(hash = ''): string {
		return `http://127.0.0.1:${this.port}/${hash}`;
	}
}

interface TestFixtures {
	/** Fails the test if the page breaks its own policy, or throws. */
	faults: string[];
}

interface WorkerFixtures {
	/** Arguments of a world of its own; without them, the tests share that of the set-up. */
	own: readonly string[] | undefined;
	world: World;
	gateway: Gateway;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
	own: [undefined, { option: true, scope: 'worker' }],
	world: [
		async ({ own }, use) => {
			const shared = process.env.SMARTCHARGE_WORLD;
			if (own === undefined && shared !== undefined) {
				await use(await World.open(shared));
				return;
			}
			const started = await startWorld(own);
			await use(await World.open(started.found));
			await started.stop();
		},
		{ scope: 'worker', timeout: START_MS },
	],
	gateway: [
		async ({ world }, use) => {
			const gateway = new Gateway(world.about.node);
			await gateway.start();
			await use(gateway);
			await gateway.stop();
		},
		{ scope: 'worker' },
	],
	faults: [
		async ({ page }, use) => {
			const faults: string[] = [];
			page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`));
			page.on('console', (message) => {
				// A gateway that is gone is part of some tests; the browser reports it by itself.
				if (message.type() === 'error' && !/ERR_|WebSocket/.test(message.text())) {
					faults.push(`console: ${message.text()}`);
				}
			});
			await page.addInitScript(() => {
				document.addEventListener('securitypolicyviolation', (event) => {
					// eslint-disable-next-line no-console -- read by the test
					console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
				});
			});
			await use(faults);
			expect(faults).toEqual([]);
		},
		{ auto: true },
	],
});

/** Makes an account on this device; returns its address. */
export async function makeAccount(page: Page, gateway: Gateway): Promise<string> {
	await page.goto(gateway.url('#/wallet'));
	await page.getByRole('button', { name: 'New account' }).click();
	await page.getByRole('button', { name: /On this device/ }).click();
	await expect(page.locator('[data-address]')).toHaveCount(1);
	return page.evaluate(() => localStorage.getItem('smartcharge.account') ?? '');
}

/** Waits until the page shows the chain. */
export async function live(page: Page): Promise<void> {
	await expect(page.locator('[data-state="live"][data-block]')).toBeVisible();
}
