// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { expect, makeAccount, test } from '../browser/fixtures.js';

test.use({ own: ['--day', 'thesis.json', '--hour', '9'], timezoneId: 'UTC' });

/** Table 6.2 of the thesis: prices of the steps, Down in the second and Up in the fifth. */
const TABLE = {
	energyKwh: 30,
	plan: 'TTFFFFTTTT',
	total: 35,
	rewards: 60,
	station: 50,
	energy: 45,
};

test('7: Down and Up cost 35 in all, and the rewards are in the log and on the receipt', async ({
	page,
	world,
	gateway,
}) => {
	const { evse } = world.evse(0);
	const address = await makeAccount(page, gateway);
	await world.register(address, 200);
	await world.ask('deposit', { address: world.about.drivers.dso, tokens: 100 });
	// Until five to ten.
	await world.advance(50);
	await page.goto(gateway.url(`#/at/${evse}`));
	await page.getByRole('slider').fill(String(TABLE.energyKwh));
	await page.getByLabel('Step of the plan').selectOption('60');
	// Ten steps, the first of which has almost passed.
	await page.getByLabel(/Ready at/).fill('19:00');
	await page.getByText('Limits and flexibility').click();
	await page.getByText('Shift charging when the grid operator pays').click();
	await page.getByLabel(/Least reward/).fill('0');
	await page.getByRole('button', { name: 'Start charging' }).click();
	await expect(page.locator('[data-process-state="Requested"]')).toBeVisible();
	const process = /\d+$/.exec(page.url())?.[0] ?? '';

	// On the stroke of ten the operator makes the plan.
	const [plan] = (await world.ask('strike', { minutes: 5 })) as string[];
	expect(plan).toBe(TABLE.plan);
	await world.ask('signal', { process, direction: 'Down', hour: 1, reward: 30 });
	await world.ask('signal', { process, direction: 'Up', hour: 4, reward: 30 });
	const answered = page.getByText('You answer a signal of the grid operator');
	await world.advance(60);
	await expect(answered).toHaveCount(1);
	await expect(page.locator('[data-set-point="0"]')).toBeVisible();
	await world.advance(180);
	await expect(answered).toHaveCount(2);
	await expect(page.locator('[data-set-point="5000"]')).toBeVisible();
	await world.advance(360);
	await expect(page.getByText('This charging has ended.')).toBeVisible();

	await page.goto(gateway.url(`#/receipt/${process}`));
	const units = 1_000_000;
	await expect(page.locator(`[data-total="${TABLE.total * units}"]`)).toBeVisible();
	await expect(page.locator(`[data-energy="${TABLE.energyKwh * 1_000}"]`)).toBeVisible();
	for (const [name, amount] of [
		['Supplier, energy', TABLE.energy],
		['Station', TABLE.station],
		['Rewards', -TABLE.rewards],
	] as const) {
		const row = page.getByRole('row', { name: new RegExp(`^${name}`) });
		await expect(row).toContainText(`${amount.toFixed(2)} SCT`);
	}
});
