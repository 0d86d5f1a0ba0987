// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { expect, live, test } from './fixtures.js';

interface Offer {
	supplier: string;
	source: number | null;
	available: number | null;
	energyPrice: number;
	gridPrice: number;
	totalPrice: number;
}

const SCALE = 1_000_000;

test('1: a QR code, a typed id and one without asterisks lead to the station', async ({
	page,
	world,
	gateway,
}) => {
	const { evse } = world.evse(0);
	const started = Date.now();
	await page.goto(gateway.url(`?station=${evse}`));
	await expect(page.locator('[data-offers] label').first()).toBeVisible();
	// Three times the budget: this machine is not a phone, and may be busy.
	expect(Date.now() - started).toBeLessThan(3 * 3_500);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(evse);

	await page.goto(gateway.url());
	await live(page);
	await page.getByLabel('Id of the station').fill(evse.replaceAll('*', '').toLowerCase());
	await page.getByRole('button', { name: 'Show offers' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(evse);

	await page.goto(gateway.url('#/at/NL*SMC*E9999'));
	await expect(page.getByText('NL*SMC*E9999 is not in the register.')).toBeVisible();

	await page.goto(gateway.url('#/'));
	await page.getByLabel('Id of the station').fill('station 7');
	await page.getByRole('button', { name: 'Show offers' }).click();
	await expect(page.getByRole('alert')).toContainText('NL*SMC*E0001');
});

test('2: offers show what the chain offers, and follow it', async ({ page, world, gateway }) => {
	const { id, evse } = world.evse(0);
	await page.goto(gateway.url(`#/at/${evse}`));
	const rows = page.locator('[data-offers] [data-source]');
	await expect(rows.first()).toBeVisible();

	const format = new Intl.NumberFormat('en-GB', {
		minimumFractionDigits: 2,
		maximumFractionDigits: 4,
	});
	const compare = async () => {
		const { offers } = (await world.ask('offers', { station: id })) as { offers: Offer[] };
		const sources = offers.filter(({ source }) => source !== null);
		await expect(rows).toHaveCount(sources.length);
		for (const offer of offers) {
			expect(offer.totalPrice).toBe(offer.energyPrice + offer.gridPrice);
			const row =
				offer.source === null
					? page.locator(`[data-mix="${offer.supplier}"]`)
					: page.locator(`[data-offers] [data-source="${offer.source}"]`);
			await expect(row).toContainText(`${format.format(offer.totalPrice / SCALE)} SCT`);
			await expect(row).toContainText(`Energy ${format.format(offer.energyPrice / SCALE)}`);
			await expect(row).toContainText(`Grid ${format.format(offer.gridPrice / SCALE)}`);
			if (offer.available !== null) {
				const power = Math.round(offer.available / 100) / 10;
				await expect(row).toContainText(`${power} kW free`);
			}
		}
		return sources;
	};
	await compare();

	// A source that falls silent is shown as such, with the reason.
	await world.cloud('barn roof', 0);
	await world.advance(10);
	const left = await compare();
	expect(left).toHaveLength(2);
	await page.getByText('Not to be had now (1)').click();
	await expect(page.locator('[data-unavailable="2"]')).toContainText('Feeds in nothing now');
	await world.cloud('barn roof', 100);
	await world.advance(10);
	await compare();
});
