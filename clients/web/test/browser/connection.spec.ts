// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { expect, live, makeAccount, test } from './fixtures.js';

test('8 and 9: a stop without a connection is sent once when it is back', async ({
	page,
	world,
	gateway,
}) => {
	const { evse } = world.evse(1);
	const address = await makeAccount(page, gateway);
	await world.register(address, 50);
	await world.advance(5);
	await page.goto(gateway.url(`#/at/${evse}`));
	await page.getByRole('button', { name: 'Start charging' }).click();
	await expect(page.locator('[data-process-state="Requested"]')).toBeVisible();

	await gateway.stop();
	await expect(page.locator('[data-state="offline"]')).toBeVisible();
	await expect(page.getByText('Charging continues without this page.')).toBeVisible();
	await page.getByRole('button', { name: 'Stop', exact: true }).click();
	await page.getByRole('button', { name: 'Stop now' }).click();
	await expect(page.getByText('You are offline.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Stop', exact: true })).toBeDisabled();

	await gateway.start();
	const back = Date.now();
	await live(page);
	expect(Date.now() - back).toBeLessThan(3 * 10_000);
	await expect(page.getByText('There is no such charging.')).toBeVisible();
	await page.goto(gateway.url('#/settings'));
	await expect(page.locator('[data-what="Charging.disconnect"]')).toHaveCount(1);
	await expect(page.locator('[data-what="Charging.disconnect"]')).toHaveAttribute(
		'data-state',
		'final',
	);
});

test('9: stalled finality is said, and a driver starts and stops all the same', async ({
	page,
	world,
	gateway,
}) => {
	await page.routeWebSocket(/\/rpc$/, (socket) => {
		const server = socket.connectToServer();
		let seen = 0;
		server.onMessage((message) => {
			// The node confirms a few blocks and then no more.
			if (String(message).includes('chain_finalizedHead') && (seen += 1) > 1) {
				return;
			}
			socket.send(message);
		});
	});
	const address = await makeAccount(page, gateway);
	await world.register(address, 50);
	await world.advance(90);
	await expect(page.getByText('does not confirm finally')).toBeVisible();
	await live(page);

	// Orders are signed for the latest block, for the last final one is too old.
	await page.goto(gateway.url(`#/at/${world.evse(1).evse}`));
	await page.getByRole('button', { name: 'Start charging' }).click();
	await expect(page.locator('[data-process-state="Requested"]')).toBeVisible();
	await page.getByRole('button', { name: 'Stop', exact: true }).click();
	await page.getByRole('button', { name: 'Stop now' }).click();
	await expect(page.getByText('There is no such charging.')).toBeVisible();
});

test('10: a node of another network is refused', async ({ page, gateway }) => {
	let other = false;
	await page.routeWebSocket(/\/rpc$/, (socket) => {
		const server = socket.connectToServer();
		let genesis: unknown;
		socket.onMessage((message) => {
			const request = JSON.parse(String(message)) as { id: string; method: string };
			if (request.method === 'chain_getBlockHash') {
				genesis ??= request.id;
			}
			server.send(message);
		});
		server.onMessage((message) => {
			const answer = JSON.parse(String(message)) as { id?: string; result?: unknown };
			if (other && answer.id === genesis) {
				answer.result = `0x${'ab'.repeat(32)}`;
			}
			socket.send(JSON.stringify(answer));
		});
	});
	await page.goto(gateway.url());
	await live(page);
	other = true;
	await gateway.stop();
	await gateway.start();
	await expect(page.getByText('This node belongs to another network.')).toBeVisible();
	other = false;
	await live(page);
});
