// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { expect, makeAccount, test } from '../browser/fixtures.js';

/** A day on which Amsterdam changes its clocks. */
export interface Day {
	name: string;
	/** Its quarters of an hour, and how many of them begin between two and three. */
	quarters: number;
	ofHourTwo: number;
}

/** The test of a world that begins at the start of the day. */
export function testDay({ name, quarters, ofHourTwo }: Day): void {
	test(`15: the plan of ${name} has ${quarters} quarters, none lost and none twice`, async ({
		page,
		world,
		gateway,
	}) => {
		const address = await makeAccount(page, gateway);
		await world.register(address, 100);
		await world.advance(5);
		await page.goto(gateway.url(`#/at/${world.evse(0).evse}`));
		await page.getByLabel(/Ready at/).fill('00:00');
		await expect(page.locator('[data-quote]')).toBeVisible();
		const rows = page.locator('figure tbody tr');
		await expect(rows).toHaveCount(quarters);
		await page.getByText('As a table').click();
		const times = await rows.evaluateAll((list) =>
			list.map((row) => /\d\d:\d\d/.exec(row.firstElementChild?.textContent ?? '')?.[0]),
		);
		// Ten minutes of the first one are over.
		expect(times[0]).toBe('00:10');
		expect(times.at(-1)).toBe('23:45');
		expect(times.filter((time) => time?.startsWith('02'))).toHaveLength(ofHourTwo);
		expect(new Set(times).size).toBe(Math.min(quarters, 96));
	});
}
