// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { expect, live, makeAccount, test } from './fixtures.js';

interface Ledger {
	produced: number;
	certified: number;
	issued: number;
	retained: number;
	owed: number;
	phase: Record<string, unknown>;
}

interface Totals {
	toSupplier: number;
	toDso: number;
	toCso: number;
}

test('12: the guard sums up what the ledgers have, and nothing is sold twice', async ({
	page,
	world,
	gateway,
}) => {
	await world.advance(90);
	await page.goto(gateway.url('#/grid/guard'));
	await expect(page.locator('[data-guard="energy"] tbody tr')).toHaveCount(
		world.about.sources.length,
	);
	const ledgers = (await world.ask('ledgers')) as Ledger[][];
	const closed = ledgers.flat().filter(({ phase }) => 'closed' in phase);
	expect(closed.length).toBeGreaterThan(20);
	await expect(page.locator(`[data-double="0"][data-closed="${closed.length}"]`)).toBeVisible();
	for (const [index, { id }] of world.about.sources.entries()) {
		const own = ledgers[index] ?? [];
		const sum = (field: 'produced' | 'certified' | 'issued') =>
			own.reduce((total, ledger) => total + ledger[field], 0);
		const row = page.locator(`[data-guard="energy"] [data-source="${id}"]`);
		for (const field of ['produced', 'certified', 'issued'] as const) {
			await expect(row.locator(`[data-${field}="${sum(field)}"]`)).toHaveCount(1);
		}
		await expect(
			page.locator(`[data-guard="power"] [data-source="${id}"][data-check="ok"]`),
		).toBeVisible();
	}
});

test('5: a source falls short, its flow moves, and the table says the same', async ({
	page,
	world,
	gateway,
}) => {
	const { evse } = world.evse(0);
	const address = await makeAccount(page, gateway);
	await world.register(address, 100);
	await world.advance(5);
	await page.goto(gateway.url(`#/at/${evse}`));
	await page.locator('[data-offers] [data-source="1"] input').check();
	await page.getByText('Limits and flexibility').click();
	await page.getByText('charge the earlier one').click();
	await expect(page.getByText('Served by Source 1')).toBeVisible();
	await page.getByRole('button', { name: 'Start charging' }).click();
	await expect(page.locator('[data-process-state="Requested"]')).toBeVisible();
	const process = /\d+$/.exec(page.url())?.[0] ?? '';
	const totals = async () =>
		((await world.ask('process', { process })) as { totals: Totals }).totals;
	await world.schedule();
	await world.advance(30);
	await expect(page.locator('[data-served="1"]')).toBeVisible();

	await page.goto(gateway.url('#/grid'));
	await expect(page.locator('[data-flows] [data-from="1"]')).toHaveCount(1);
	// Just after a step began: at the next one the chain would look for power anyhow.
	const minute = Math.floor(Number(await world.ask('now')) / 60_000) % 15;
	await world.advance((15 - minute) % 15);
	await world.cloud('wind turbine', 10);
	await world.advance(5);
	await expect(page.locator('[data-node="source-1"]')).toContainText('Short');
	await world.advance(10);
	await expect(page.locator('[data-flows] [data-from="1"]')).toHaveCount(0);
	await expect(page.locator('[data-flows] tbody tr')).toHaveCount(1);
	await world.cloud('wind turbine', 100);

	await page.goto(gateway.url('#/grid/money'));
	// Money is counted from the moment on at which the page is opened.
	await page.reload();
	await live(page);
	await expect(page.getByText('No money has moved')).toBeVisible();
	const before = await totals();
	await world.advance(30);
	const after = await totals();
	expect(after.toSupplier).toBeGreaterThan(before.toSupplier);
	for (const [key, field] of [
		['suppliers', 'toSupplier'],
		['dsos', 'toDso'],
		['csos', 'toCso'],
	] as const) {
		const moved = after[field] - before[field];
		await expect(page.locator(`[data-to="${key}"][data-amount="${moved}"]`)).toBeVisible();
	}
	await page.goto(gateway.url('#/grid/day'));
	await expect(page.locator('.plot canvas')).toBeVisible();

	// The driver stops, so that the station is available to other tests.
	await page.goto(gateway.url('#/'));
	await page.getByRole('link', { name: /Charging \d+/ }).click();
	await page.getByRole('button', { name: 'Stop', exact: true }).click();
	await page.getByRole('button', { name: 'Stop now' }).click();
	await expect(page.locator('[data-process-state="Closing"]')).toBeVisible();
	await world.advance(5);
	await expect(page.getByText('This charging has ended.')).toBeVisible();
});
