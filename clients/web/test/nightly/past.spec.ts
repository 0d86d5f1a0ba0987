// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, Gateway, live, makeAccount, test } from '../browser/fixtures.js';
import { startCommand, type Started } from '../worlds.js';

const INDEX = process.env.SMARTCHARGE_INDEX;

test.use({ own: [] });
test.skip(INDEX === undefined, 'SMARTCHARGE_INDEX names no smartcharge-index');

let folder: string;
let index: Started;
let gateway: Gateway;

test.beforeEach(async ({ world }) => {
	folder = await mkdtemp(join(tmpdir(), 'smartcharge-index-'));
	const { node } = world.about;
	index = await startCommand(
		INDEX ?? '',
		[
			...['--database', join(folder, 'index.db'), 'run', '--interval', '100'],
			...['--node', `ws://${node}`, '--listen', '127.0.0.1:9939'],
		],
		/answers at http:\/\/(\S+)/,
	);
	gateway = new Gateway(node, index.found);
	await gateway.start();
});

test.afterEach(async () => {
	await gateway.stop();
	await index.stop();
	await rm(folder, { recursive: true });
});

test('an index has the steps of a receipt and days of the past, and the page checks them', async ({
	page,
	world,
	faults,
}) => {
	const { evse } = world.evse(1);
	const address = await makeAccount(page, gateway);
	await world.register(address, 100);
	await world.advance(5);
	await page.goto(gateway.url(`#/at/${evse}`));
	await page.getByRole('button', { name: 'Start charging' }).click();
	await expect(page.locator('[data-process-state="Requested"]')).toBeVisible();
	const process = /\d+$/.exec(page.url())?.[0] ?? '';
	await world.schedule();
	await world.advance(30);
	await page.getByRole('button', { name: 'Stop', exact: true }).click();
	await page.getByRole('button', { name: 'Stop now' }).click();
	await expect(page.locator('[data-process-state="Closing"]')).toBeVisible();
	await world.advance(60);
	await expect(page.getByText('This charging has ended.')).toBeVisible();

	await page.goto(gateway.url(`#/receipt/${process}`));
	await expect(page.locator('table[data-steps]')).toBeVisible();
	await expect(page.locator('[data-check="checked"]')).toHaveText('Checked');

	// Intervals that the chain has closed are those of its ledgers.
	await page.goto(gateway.url('#/grid/past'));
	const day = page.locator('[data-past="source"] [data-intervals]');
	await expect(day).toHaveAttribute('data-different', '0');
	expect(Number(await day.getAttribute('data-checked'))).toBeGreaterThan(3);
	await expect(page.locator('table[data-loadings]')).toBeVisible();
	await page.getByRole('textbox', { name: 'Day' }).fill('2001-01-01');
	await expect(page.getByText('The index has nothing for this day.')).toHaveCount(2);

	// One that says something else is found out.
	await page.route('**/steps?*', async (route) => {
		const answer = await route.fetch();
		const body = (await answer.json()) as { items: { energy: string }[] };
		body.items = body.items.map((item) => ({ ...item, energy: String(+item.energy + 1) }));
		await route.fulfill({ response: answer, json: body });
	});
	await page.goto(gateway.url(`#/receipt/${process}`));
	await expect(page.locator('[data-check="different"]')).toHaveText('Does not match');
	await page.unroute('**/steps?*');

	// One of another network is not shown.
	await page.route('**/v1/status', (route) => route.fulfill({ json: { genesis: '0x00' } }));
	await page.goto(gateway.url('#/'));
	await page.reload();
	await page.goto(gateway.url(`#/receipt/${process}`));
	await expect(page.locator('[data-code="Index.OtherChain"]')).toBeVisible();
	await page.unroute('**/v1/status');

	// Nothing that the index has is older than what the chain has.
	await page.goto(gateway.url('#/wallet'));
	await page.reload();
	await page.getByRole('button', { name: 'Older ones, from the index' }).click();
	await expect(page.locator('[data-past-ended]')).toBeVisible();

	// Without it the rest works.
	await index.stop();
	await page.goto(gateway.url(`#/receipt/${process}`));
	await live(page);
	await expect(page.locator('[data-code="Index.Offline"]')).toBeVisible();
	await expect(page.locator('[data-total]')).toBeVisible();
	// The browser reports what was refused by itself.
	faults.splice(0, faults.length, ...faults.filter((fault) => !/502|503/.test(fault)));
});
