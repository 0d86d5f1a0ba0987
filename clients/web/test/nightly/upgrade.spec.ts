// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { expect, live, makeAccount, test } from '../browser/fixtures.js';

test.use({ own: [] });

/** The runtime to upgrade to, which `scripts/nightly.sh web` compiles. */
const FILE = process.env.SMARTCHARGE_NEXT_RUNTIME;

/** How long the node may compile it, in ms. */
const UPGRADE_MS = 300_000;

test('19: the runtime is upgraded under an open page, whose next transaction is valid', async ({
	page,
	world,
	gateway,
}) => {
	test.skip(FILE === undefined, 'SMARTCHARGE_NEXT_RUNTIME names no runtime');
	const { evse } = world.evse(0);
	const address = await makeAccount(page, gateway);
	await world.register(address, 100);
	await world.advance(5);
	await page.goto(gateway.url('#/settings'));
	await live(page);
	const version = page.locator('[data-version]');
	const before = Number(await version.getAttribute('data-version'));
	await page.goto(gateway.url(`#/at/${evse}`));
	await page.getByRole('button', { name: 'Start charging' }).click();
	await expect(page.locator('[data-process-state="Requested"]')).toBeVisible();
	await world.schedule();
	await world.advance(10);
	await page.evaluate(() => {
		Object.assign(window, { kept: true });
	});
	const asked: string[] = [];
	page.on('websocket', (socket) => {
		socket.on('framesent', ({ payload }) => asked.push(String(payload)));
	});

	// It is shown for some seconds only.
	const notice = page.getByText(`The network was renewed to version ${before + 1}`);
	const renewed = expect(notice).toBeVisible({ timeout: UPGRADE_MS });
	await world.ask('upgrade', { file: FILE });
	// The library of the world reads no queries of the new runtime, so that no plan is looked for.
	const read = () => world.ask('advance', { minutes: 5, plan: false });
	await read();
	await renewed;
	await live(page);
	expect(asked.some((text) => text.includes('Metadata_metadata_at_version'))).toBe(true);

	// The process continues, and the page that was open stops it.
	await expect(page.locator('[data-process-state="Charging"]')).toBeVisible();
	await page.getByRole('button', { name: 'Stop', exact: true }).click();
	await page.getByRole('button', { name: 'Stop now' }).click();
	await expect(page.locator('[data-process-state="Closing"]')).toBeVisible();
	await read();
	await expect(page.getByText('This charging has ended.')).toBeVisible();
	expect(await page.evaluate(() => 'kept' in window)).toBe(true);
	await page.goto(gateway.url('#/settings'));
	await expect(version).toHaveAttribute('data-version', String(before + 1));
});
