// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { expect, live, makeAccount, test } from './fixtures.js';

test('3 and 4: from no account to a receipt, with the plan that was shown', async ({
	page,
	world,
	gateway,
}) => {
	const { evse } = world.evse(0);
	const address = await makeAccount(page, gateway);
	await page.goto(gateway.url(`#/at/${evse}`));
	await live(page);

	// Nobody has registered the account: the page says so, and does not let it sign.
	await expect(page.locator('[data-code="Charging.NotADriver"]').first()).toBeVisible();
	await expect(page.getByRole('button', { name: 'Start charging' })).toBeDisabled();

	await world.register(address, 5);
	await world.advance(5);
	await expect(page.locator('[data-code="Charging.BalanceTooLow"]').first()).toBeVisible();
	await page.goto(gateway.url('#/wallet'));
	await expect(page.locator('[data-spendable]')).toContainText('5.00 SCT');

	// Money comes in; 11 kWh of the solar park within an hour and a half.
	await world.ask('deposit', { address, tokens: 95 });
	await page.goto(gateway.url(`#/at/${evse}`));
	await page.locator('[data-offers] [data-source="0"] input').check();
	await page.getByRole('slider').fill('11');
	const now = await world.ask('now');
	const departure = new Date(Number(now) + 90 * 60_000);
	await page.getByLabel(/Ready at/).fill(
		departure.toLocaleTimeString('en-GB', {
			hour: '2-digit',
			minute: '2-digit',
			timeZone: 'Europe/Amsterdam',
		}),
	);
	await expect(page.locator('[data-quote]')).toBeVisible();
	await expect(page.getByText('Served by Source 0')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Start charging' })).toBeEnabled();
	await page.getByText('As a table').click();
	const shown = await page
		.locator('figure tbody tr')
		.evaluateAll((rows) =>
			rows.map((row) => (row.lastElementChild?.textContent === '–' ? 'F' : 'T')).join(''),
		);
	const escrow = await page.locator('[data-escrow]').getAttribute('data-escrow');

	// A double tap is one transaction.
	await page.getByRole('button', { name: 'Start charging' }).dblclick();
	await expect(page).toHaveURL(/#\/process\/\d+$/);
	const id = /\d+$/.exec(page.url())?.[0] ?? '';
	await expect(page.locator('[data-process-state="Requested"]')).toBeVisible();

	const [plan] = await world.schedule();
	expect(plan).toBe(shown);
	const scheduled = (await world.ask('process', { process: id })) as { escrow: number };
	// The station costs a little less, because moments have passed since the plan was shown.
	const passed = Number(escrow) - scheduled.escrow;
	expect(passed).toBeGreaterThanOrEqual(0);
	expect(passed).toBeLessThan(10_000);
	await expect(page.locator('[data-process-state="Charging"]')).toBeVisible();

	// Half of the way: what the page says is what the chain says.
	await world.advance(60);
	const half = (await world.ask('process', { process: id })) as {
		delivered: number;
		totals: { toSupplier: number; toDso: number; toCso: number };
	};
	await expect(page.locator(`[data-delivered="${half.delivered}"]`)).toBeVisible();
	const { toSupplier, toDso, toCso } = half.totals;
	await expect(page.locator(`[data-paid="${toSupplier + toDso + toCso}"]`)).toBeVisible();
	await expect(page.getByText('A step was settled').first()).toBeVisible();

	await world.advance(45);
	await expect(page.getByText('This charging has ended.')).toBeVisible();
	await page.getByRole('link', { name: 'Show the receipt' }).click();
	await expect(page.locator('[data-energy="11000"]')).toBeVisible();
	await expect(page.getByText('Ended because the energy was delivered.')).toBeVisible();

	// The intervals close an hour later: then all of it is certified.
	await world.advance(75);
	await page.reload();
	await expect(page.locator('[data-certified="11000"]')).toBeVisible();
	const total = Number(await page.locator('[data-total]').getAttribute('data-total'));
	await page.goto(gateway.url('#/wallet'));
	await expect(page.locator(`[data-spendable]`)).toBeVisible();
	const left = Number(await page.locator('[data-spendable]').getAttribute('data-spendable'));
	expect(left + total).toBeGreaterThan(99_990_000);
	expect(left + total).toBeLessThanOrEqual(100_000_000);
	await expect(page.getByRole('link', { name: /11 kWh/ })).toBeVisible();

	await page.goto(gateway.url('#/settings'));
	await expect(page.locator('[data-journal] [data-what="Charging.start"]')).toHaveCount(1);
	await expect(page.locator('[data-journal] [data-state="final"]')).toHaveCount(1);
});

test('a mandate is given and ended', async ({ page, world, gateway }) => {
	const address = await makeAccount(page, gateway);
	await world.register(address, 50);
	await page.reload();
	await expect(page.getByText('Registered driver')).toBeVisible();
	await page.getByText('Give a mandate').click();
	await page.getByLabel(/Highest cost a day/).fill('1');
	await page.getByRole('button', { name: 'Sign the mandate' }).click();
	await expect(page.locator('[data-code="Charging.DailyCapTooLow"]')).toBeFocused();
	await page.getByLabel(/Highest cost a day/).fill('30');
	await page.getByRole('button', { name: 'Sign the mandate' }).click();
	await expect(page.locator('[data-mandate]')).toContainText('Up to 30 kWh and 15.00 SCT');
	await page.getByRole('button', { name: 'End it' }).click();
	await expect(page.locator('[data-mandate]')).toHaveCount(0);
});

test('the account is the same again after its twelve words', async ({ page, gateway }) => {
	const address = await makeAccount(page, gateway);
	await page.getByRole('button', { name: 'Recovery phrase' }).click();
	await page.getByRole('button', { name: 'Show the words' }).click();
	const shown = page.locator('dialog[open] ol li');
	await expect(shown).toHaveCount(12);
	const words = await shown.allTextContents();
	await page.getByRole('button', { name: 'I wrote them down' }).click();
	await expect(page.getByText('not written down yet')).toHaveCount(0);

	await page.getByRole('button', { name: 'Remove' }).click();
	await page.locator('dialog[open]').getByRole('button', { name: 'Remove' }).click();
	await expect(page.locator('[data-address]')).toHaveCount(0);
	await page.getByRole('button', { name: 'New account' }).click();
	await page.getByRole('button', { name: 'I have twelve words' }).click();
	await page.getByLabel(/Recovery phrase/).fill(words.join(' '));
	await page.getByRole('button', { name: 'Restore' }).click();
	await expect(page.locator(`[data-address="${address}"]`)).toBeVisible();
});

test('a passkey makes an account, and makes it again', async ({ page, context, gateway }) => {
	const session = await context.newCDPSession(page);
	await session.send('WebAuthn.enable');
	await session.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			ctap2Version: 'ctap2_1',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			hasPrf: true,
			isUserVerified: true,
		},
	});
	// Passkeys belong to a name, not to an address.
	await page.goto(gateway.url('#/wallet').replace('127.0.0.1', 'localhost'));
	await live(page);
	await page.getByRole('button', { name: 'New account' }).click();
	await page.getByRole('button', { name: /With a passkey/ }).click();
	await expect(page.locator('[data-address]')).toHaveCount(1);
	const address = await page.locator('[data-address]').getAttribute('data-address');

	await page.getByRole('button', { name: 'Remove' }).click();
	await page.locator('dialog[open]').getByRole('button', { name: 'Remove' }).click();
	await expect(page.locator('[data-address]')).toHaveCount(0);
	await page.getByRole('button', { name: 'New account' }).click();
	await page.getByRole('button', { name: 'I have a passkey' }).click();
	await expect(page.locator(`[data-address="${address ?? ''}"]`)).toBeVisible();
});
