// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { errors } from '../../src/i18n/errors/de.js';
import { expect, live, makeAccount, test } from './fixtures.js';

test.use({ own: ['--hour', '10'] });

interface Process {
	delivered: number;
}

test('6: without a similar source and below the price of the grid mix the car waits', async ({
	page,
	world,
	gateway,
}) => {
	const { evse } = world.evse(0);
	const address = await makeAccount(page, gateway);
	await world.register(address, 100);
	await world.advance(5);
	await page.goto(gateway.url(`#/at/${evse}`));
	// The turbine costs 0.26 + 0.05; the cheapest grid mix, the only other way, 0.28 + 0.05.
	await page.locator('[data-offers] [data-source="1"] input').check();
	await page.getByText('Limits and flexibility').click();
	await page.getByLabel(/Highest price per kWh/).fill('0.31');
	await page.getByText('charge the earlier one').click();
	await expect(page.getByText('Served by Source 1')).toBeVisible();
	await page.getByRole('button', { name: 'Start charging' }).click();
	await expect(page.locator('[data-process-state="Requested"]')).toBeVisible();
	const process = /\d+$/.exec(page.url())?.[0] ?? '';
	await world.schedule();
	await world.advance(20);
	await expect(page.locator('[data-set-point="11000"]')).toBeVisible();

	await world.cloud('wind turbine', 10);
	await world.advance(15);
	await expect(page.locator('[data-set-point="0"]')).toBeVisible();
	await expect(page.getByText('nothing supplies at a price that you allow')).toBeVisible();
	const delivered = async () => ((await world.ask('process', { process })) as Process).delivered;
	const before = await delivered();
	expect(before).toBeGreaterThan(0);
	await world.advance(10);
	expect(await delivered()).toBe(before);

	await page.getByRole('button', { name: 'Stop', exact: true }).click();
	await page.getByRole('button', { name: 'Stop now' }).click();
	await expect(page.locator('[data-process-state="Closing"]')).toBeVisible();
	await world.advance(5);
	await expect(page.getByText('This charging has ended.')).toBeVisible();
	await world.cloud('wind turbine', 100);
});

/** Answers of a node that refuses a transaction, and the failure that each one is. */
const REFUSALS: readonly [number, string, string, string][] = [
	[1010, 'Invalid Transaction', 'Custom error: 1', 'Pool.NotAParticipant'],
	[1010, 'Invalid Transaction', 'Custom error: 2', 'Pool.AllowanceUsedUp'],
	[1010, 'Invalid Transaction', 'Custom error: 6', 'Pool.ExitUsedUp'],
	[1010, 'Invalid Transaction', 'Transaction is outdated', 'Pool.Stale'],
	[1010, 'Invalid Transaction', 'Transaction has a bad signature', 'Pool.BadProof'],
	[
		1010,
		'Invalid Transaction',
		'Transaction has an ancient birth block',
		'Pool.AncientBirthBlock',
	],
	[1010, 'Invalid Transaction', 'Inability to pay some fees', 'Pool.Payment'],
	[
		1010,
		'Invalid Transaction',
		'Transaction would exhaust the block limits',
		'Pool.ExhaustsResources',
	],
	[1013, 'Transaction already imported', '', 'Pool.Duplicate'],
	[1014, 'Priority is too low', '', 'Pool.Stale'],
	[1016, 'Immediately dropped', '', 'Pool.Full'],
];

test('13: what goes wrong has words of the language, takes the focus, and says what is next', async ({
	page,
	world,
	gateway,
}) => {
	test.slow();
	let refusal: (typeof REFUSALS)[number] | undefined;
	await page.routeWebSocket(/\/rpc$/, (socket) => {
		const server = socket.connectToServer();
		socket.onMessage((message) => {
			const { id, method } = JSON.parse(String(message)) as { id: string; method: string };
			if (refusal && method === 'author_submitAndWatchExtrinsic') {
				const [code, text, data] = refusal;
				const error = { code, message: text, ...(data ? { data } : {}) };
				socket.send(JSON.stringify({ jsonrpc: '2.0', id, error }));
			} else {
				server.send(message);
			}
		});
		server.onMessage((message) => {
			socket.send(message);
		});
	});
	const said = async (code: string, focused: boolean) => {
		const panel = page.locator(`[data-code="${code}"]`).first();
		const words = Object.entries(errors).find(([key]) => key === code)?.[1];
		await expect(panel).toContainText(words?.says ?? 'no words');
		await expect(panel).toContainText(words?.next ?? 'no words');
		await (focused ? expect(panel).toBeFocused() : expect(panel).toBeVisible());
	};
	const { evse } = world.evse(1);
	const address = await makeAccount(page, gateway);
	await page.goto(gateway.url('#/settings'));
	await page.getByLabel('Language').selectOption('de');
	const start = page.getByRole('button', { name: 'Laden starten' });

	await page.goto(gateway.url(`#/at/${evse}`));
	await live(page);
	await said('Charging.NotADriver', false);
	await world.register(address, 5);
	await world.advance(5);
	await said('Charging.BalanceTooLow', false);
	await world.ask('deposit', { address, tokens: 7 });
	await world.advance(5);

	// 100 kWh cost more than there is: the words lead to the wallet.
	await page.getByRole('slider').fill('100');
	await page.getByLabel(/Fertig um/).fill('20:00');
	await expect(page.getByRole('link', { name: 'Aufladen' })).toHaveAttribute('href', '#/wallet');
	await expect(start).toBeDisabled();
	await page.getByRole('slider').fill('5');
	await expect(start).toBeEnabled();

	// Nothing is offered so cheap: with a higher limit there is a plan again.
	await page.getByText('Grenzen und Flexibilität').click();
	await page.getByLabel(/Höchster Preis pro kWh/).fill('0.01');
	await said('Charging.NoEligibleOffer', false);
	await page.getByLabel(/Höchster Preis pro kWh/).fill('');
	await expect(page.locator('[data-code]')).toHaveCount(0);

	for (const each of REFUSALS) {
		refusal = each;
		await start.click();
		await said(each[3], true);
	}
	// None of them did anything, and the next attempt works.
	refusal = undefined;
	await world.advance(5);
	await start.click();
	await expect(page.locator('[data-process-state="Requested"]')).toBeVisible();
	await world.schedule();
	await world.advance(5);

	// A second change before the first took effect.
	for (const round of [1, 2]) {
		await page.getByRole('button', { name: 'Quelle wechseln' }).first().click();
		await page.locator('dialog[open] [data-source="1"] input').check();
		await page.locator('dialog[open] .primary').click();
		if (round === 1) {
			await expect(page.locator('dialog[open]')).toHaveCount(0);
		}
	}
	await said('Charging.ChangePending', true);
	await page.locator('dialog[open]').getByRole('button', { name: 'Abbrechen' }).click();

	// Somebody else charges at the other station.
	const { id, evse: other } = world.evse(0);
	const { bob } = world.about.drivers;
	await world.ask('deposit', { address, tokens: 40 });
	await world.ask('deposit', { address: bob, tokens: 50 });
	const visit = await world.ask('visit', { driver: 'bob', station: id, kwh: 10 });
	await page.goto(gateway.url(`#/at/${other}`));
	await said('Charging.StationBusy', false);
	await expect(start).toBeDisabled();
	await world.ask('leave', { driver: 'bob', process: visit });
	await world.advance(5);
	await expect(start).toBeEnabled();

	// Its meter falls silent, then its operator closes it.
	await world.ask('strike', { minutes: 20 });
	await world.ask('deposit', { address, tokens: 1 });
	await world.ask('deposit', { address, tokens: 1 });
	await said('Charging.NoFreshReading', false);
	await world.ask('close', { station: id });
	await expect(page.getByText('Außer Betrieb')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Laden starten' })).toHaveCount(0);
});
