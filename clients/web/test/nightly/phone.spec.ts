// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { expect, makeAccount, test } from '../browser/fixtures.js';

test.use({ own: [] });

/** What the page promises on a slow phone, in ms; this machine fails at three times. */
const COLD_MS = 3_500;
const WARM_MS = 1_200;
const SLACK = 3;
/** A mobile network in the country: 1.6 Mbit/s, and 150 ms there and back. */
const NETWORK = {
	offline: false,
	latency: 150,
	downloadThroughput: 1_600_000 / 8,
	uploadThroughput: 750_000 / 8,
};

for (const slower of [4, 6]) {
	test(`1: offers are visible soon on a phone that is ${slower} times as slow`, async ({
		page,
		context,
		world,
		gateway,
	}) => {
		const address = await makeAccount(page, gateway);
		await world.register(address, 50);
		await world.advance(5);
		const session = await context.newCDPSession(page);
		await session.send('Network.enable');
		await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
		await session.send('Network.emulateNetworkConditions', NETWORK);
		const { evse } = world.evse(0);
		const offer = page.locator('[data-offers] [data-source]').first();
		const open = async (cached: boolean) => {
			await page.goto('about:blank');
			await session.send('Network.setCacheDisabled', { cacheDisabled: !cached });
			const begun = performance.now();
			await page.goto(gateway.url(`?station=${encodeURIComponent(evse)}`));
			await expect(offer).toBeVisible();
			return Math.round(performance.now() - begun);
		};
		const figures = { slower, cold: await open(false), warm: 0 };
		// What the first visit has loaded is kept from the second one on.
		await open(true);
		figures.warm = await open(true);
		process.stdout.write(`figures ${JSON.stringify(figures)}\n`);
		expect(figures.cold).toBeLessThanOrEqual(SLACK * COLD_MS);
		expect(figures.warm).toBeLessThanOrEqual(SLACK * WARM_MS);
	});
}
