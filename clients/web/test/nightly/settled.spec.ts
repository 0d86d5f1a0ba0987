// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { LocalDay } from '@smartcharge/rules/books/calendar';
import { open, organisation, row, stored, sure, work } from '../browser/consoles.js';
import { expect, test } from '../browser/fixtures.js';

test.use({ own: [] });

const SCALE = 1_000_000;
const DAY_MINUTES = 24 * 60;
/** Energy that the supplier feeds in without having sold it, in Wh, and the price of it per kWh. */
const FED = 300;
const PRICE = 0.4;
const AMOUNT = (FED / 1_000) * PRICE * SCALE;

test('17: a BRP settles a day with money, owes it, and pays the debt', async ({
	page,
	world,
	gateway,
}) => {
	const supplier = await organisation(world, 'Sun Ltd', ['Supplier']);
	const brp = await organisation(world, 'Balance Ltd', ['Brp', 'Tso']);
	const source = (await world.ask('plant', { supplier: supplier.address })) as number;
	const day = (await world.ask('agree', {
		supplier: supplier.address,
		brp: brp.address,
	})) as LocalDay;

	// Noon of the first day of the contract.
	const noon = (day.start + day.end) / 2;
	const minutes = Math.ceil((noon - Number(await world.ask('now'))) / 60_000 / 5) * 5;
	await world.ask('strike', { minutes });
	await world.advance(5);
	await world.ask('feed', { source, wh: FED });
	const { fed } = (await world.ask('positions', { supplier: supplier.address })) as {
		fed: number;
	};
	expect(fed).toBe(FED);
	await world.ask('strike', { minutes: 2 * DAY_MINUTES });
	await world.ask('prices', { tso: brp.address, date: day.date, price: PRICE });

	await work(page, gateway, brp, '#/console/brp/statement');
	await page.getByLabel('Day', { exact: true }).fill(day.date);
	await page.getByRole('button', { name: 'Settle the day' }).click();
	await sure(page, 'Settle the day').click();
	await expect(page.locator('[data-statement="1"]')).toBeVisible();
	await expect(row(page, `supplier=${supplier.address}`)).toContainText('0.12 SCT');
	const owed = () => stored(world, 'debts.owed', brp.address, 'Imbalance', supplier.address);
	expect(Number(await owed())).toBe(AMOUNT);

	// It has no money: what it owes the supplier is a debt, which it pays when it has some.
	await open(page, gateway, '#/console/brp/books');
	const debt = row(page, `debt=${AMOUNT}`);
	await expect(debt).toContainText('Sun Ltd');
	await debt.getByRole('button', { name: 'Pay' }).click();
	await expect(page.locator('[data-code="Debts.InsufficientBalance"]')).toBeVisible();
	await world.ask('deposit', { address: brp.address, tokens: 5 });
	await page.reload();
	await expect(debt).toBeVisible();
	await debt.getByRole('button', { name: 'Pay' }).click();
	await expect(page.getByText('No debts.')).toBeVisible();
	expect(Number(await owed())).toBe(0);
	const { data } = (await stored(world, 'system.account', supplier.address)) as {
		data: { free: number };
	};
	expect(data.free).toBe(AMOUNT);
});
