// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * The pictures of the guide for drivers, and of the grid. They are compared with those in `docs/img`; with
 * `--update-snapshots=all` they replace them.
 */

import { expect, live, makeAccount, test } from '../browser/fixtures.js';

/** A day far ahead, so that dates and times are those of the pictures on each run. */
test.use({
	own: ['--hour', '10', '--from', '2027-05-10T00:00Z'],
	timezoneId: 'UTC',
	deviceScaleFactor: 2,
	contextOptions: { reducedMotion: 'reduce' },
});

test('the pictures of the guide for drivers are those of the page', async ({
	page,
	world,
	gateway,
}) => {
	// What differs from run to run: numbers of blocks, and addresses of fresh keys.
	const mask = [page.locator('[data-block]'), page.locator('[data-address]')];
	const shot = async (name: string) => {
		await page.waitForTimeout(800);
		await expect(page).toHaveScreenshot(`web-${name}.png`, { mask, maskColor: '#dfe7e1' });
	};
	const { evse } = world.evse(0);
	await page.goto(gateway.url('#/wallet'));
	await page.getByRole('button', { name: 'New account' }).click();
	await shot('account');
	await page.keyboard.press('Escape');
	const address = await makeAccount(page, gateway);
	await world.register(address, 50);
	await world.advance(5);

	await page.goto(gateway.url(`#/at/${evse}`));
	await live(page);
	await page.locator('[data-offers] [data-source="1"] input').check();
	await expect(page.getByText('Served by Source 1')).toBeVisible();
	await page.evaluate(() => {
		scrollTo(0, 0);
	});
	await shot('station');
	await page.getByRole('slider').fill('10');
	await page.getByText('Limits and flexibility').click();
	await page.getByText('charge the earlier one').click();
	await page.getByText('Limits and flexibility').click();
	await page.locator('#plan').scrollIntoViewIfNeeded();
	await page.locator('#plan').evaluate((heading) => {
		scrollTo(0, heading.getBoundingClientRect().top + scrollY - 90);
	});
	await shot('plan');

	await page.getByRole('button', { name: 'Start charging' }).click();
	await expect(page.locator('[data-process-state="Requested"]')).toBeVisible();
	const process = /\d+$/.exec(page.url())?.[0] ?? '';
	await world.schedule();
	// Until a step begins: the chain would look for another source then anyhow.
	await world.advance(35);
	await expect(page.locator('[data-served="1"]')).toBeVisible();
	await shot('progress');

	await world.cloud('wind turbine', 10);
	await world.advance(15);
	await expect(page.locator('[data-served="1"]')).toHaveCount(0);
	await page.locator('#log').evaluate((heading) => {
		scrollTo(0, heading.getBoundingClientRect().top + scrollY - 160);
	});
	await shot('failover');
	await world.cloud('wind turbine', 100);

	await world.advance(120);
	await page.goto(gateway.url(`#/receipt/${process}`));
	await expect(page.locator('[data-total]')).toBeVisible();
	await shot('receipt');
});

test('the picture of the grid is that of the page', async ({ browser, world, gateway }) => {
	const [one, other] = [world.evse(0), world.evse(1)];
	await world.ask('visit', {
		...{ driver: 'alice', station: one.id, kwh: 10, source: 'wind turbine' },
	});
	await world.advance(5);
	await world.ask('visit', {
		...{ driver: 'bob', station: other.id, kwh: 10, source: 'solar park' },
	});
	// Until a step begins.
	await world.advance(25);
	const context = await browser.newContext({
		viewport: { width: 1280, height: 1090 },
		deviceScaleFactor: 1,
		reducedMotion: 'reduce',
		timezoneId: 'UTC',
		locale: 'en-GB',
		serviceWorkers: 'block',
	});
	const page = await context.newPage();
	await page.goto(gateway.url('#/grid'));
	await live(page);
	await expect(page.locator('[data-flows] tbody tr')).toHaveCount(2);
	await page.waitForTimeout(800);
	const mask = [page.locator('[data-block]')];
	await expect(page).toHaveScreenshot('web-grid.png', { mask, maskColor: '#dfe7e1' });
	await context.close();
});
