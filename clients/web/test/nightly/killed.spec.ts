// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { expect, live, makeAccount, test } from '../browser/fixtures.js';

test.use({ own: [] });

/** Three times what the page promises: this machine is not a phone, and may be busy. */
const BACK_MS = 3 * 10_000;

test('9: the node is killed and starts again: live without a reload, nothing is done twice', async ({
	page,
	world,
	gateway,
}) => {
	const { evse } = world.evse(1);
	const address = await makeAccount(page, gateway);
	await world.register(address, 100);
	await world.advance(5);
	await page.goto(gateway.url(`#/at/${evse}`));
	await page.getByRole('button', { name: 'Start charging' }).click();
	await expect(page.locator('[data-process-state="Requested"]')).toBeVisible();
	await world.schedule();
	await world.advance(10);
	await expect(page.locator('[data-process-state="Charging"]')).toBeVisible();
	await page.evaluate(() => {
		Object.assign(window, { kept: true });
	});

	await world.ask('kill');
	await expect(page.locator('[data-state="offline"]')).toBeVisible();
	await expect(page.getByText('Charging continues without this page.')).toBeVisible();
	await page.getByRole('button', { name: 'Stop', exact: true }).click();
	await page.getByRole('button', { name: 'Stop now' }).click();
	await expect(page.getByText('You are offline.')).toBeVisible();

	await world.ask('revive');
	const back = Date.now();
	await live(page);
	expect(Date.now() - back).toBeLessThan(BACK_MS);
	await expect(page.locator('[data-process-state="Closing"]')).toBeVisible();
	expect(await page.evaluate(() => 'kept' in window)).toBe(true);
	await world.advance(5);
	await expect(page.getByText('This charging has ended.')).toBeVisible();
	await page.goto(gateway.url('#/settings'));
	await expect(page.locator('[data-what="Charging.disconnect"]')).toHaveCount(1);
	await expect(page.locator('[data-what="Charging.start"]')).toHaveCount(1);
});

test('9: a tab that was hidden for a minute lets go of the node, and is live when it is seen', async ({
	page,
	world,
	gateway,
}) => {
	let asked = 0;
	page.on('websocket', (socket) => socket.on('framesent', () => (asked += 1)));
	await page.goto(gateway.url('#/grid'));
	await live(page);
	expect(asked).toBeGreaterThan(0);
	const hide = (hidden: boolean) =>
		page.evaluate(
			(state) => {
				Object.defineProperty(document, 'visibilityState', {
					configurable: true,
					get: () => state,
				});
				document.dispatchEvent(new Event('visibilitychange'));
			},
			hidden ? 'hidden' : 'visible',
		);
	await hide(true);
	await page.waitForTimeout(60_000);
	asked = 0;
	await world.advance(10);
	await page.waitForTimeout(1_000);
	expect(asked).toBe(0);
	await hide(false);
	await live(page);
	expect(asked).toBeGreaterThan(0);
});
