// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { Locator, Page } from '@playwright/test';
import { expect, live, makeAccount, test } from '../browser/fixtures.js';

test.use({ own: [] });

/** Elements of a page that are passed at most on the way to one. */
const MOST = 60;

/**
 * Moves the focus forward by the tabulator until an element has it. Fails if the focus moves against
 * the order in which the page is read, or is where it cannot be seen.
 */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
	for (let step = 0; step < MOST; step += 1) {
		const before = await page.evaluateHandle(() => document.activeElement);
		await page.keyboard.press('Tab');
		const seen = await page.evaluate((last) => {
			const now = document.activeElement;
			if (!(now instanceof HTMLElement) || now === document.body) {
				return 'outside';
			}
			const { width, height, bottom, top } = now.getBoundingClientRect();
			// A radio button is drawn by its label.
			const box = now.matches('input[type="radio"]') ? now.closest('label') : now;
			const visible = box === now ? width * height > 0 : box !== null;
			const within = bottom > 0 && top < innerHeight;
			const follows =
				!(last instanceof Node) ||
				last === document.body ||
				(last.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_PRECEDING) === 0;
			return visible && within && follows ? 'right' : `wrong: ${now.outerHTML.slice(0, 120)}`;
		}, before);
		if (seen === 'outside') {
			continue;
		}
		expect(seen).toBe('right');
		if (await wanted.evaluate((element) => element === document.activeElement)) {
			return;
		}
	}
	throw new Error(`the tabulator does not reach ${wanted.toString()}`);
}

test('14: a source is chosen, charging started and stopped by the keyboard alone', async ({
	page,
	world,
	gateway,
}) => {
	const address = await makeAccount(page, gateway);
	await world.register(address, 100);
	await world.advance(5);
	const { id, evse } = world.evse(1);
	await page.goto(gateway.url(`#/at/${evse}`));
	await live(page);
	await expect(page.locator('[data-offers] [data-source="1"] input')).toBeAttached();

	// Tab enters the choices at the one that is made, arrows move within.
	const source = page.locator('[data-offers] [data-source="1"] input');
	const name = (await source.getAttribute('name')) ?? '';
	await tabTo(page, page.locator(`input[name="${name}"]:checked`));
	for (let step = 0; step < 20 && !(await source.isChecked()); step += 1) {
		await page.keyboard.press('ArrowDown');
	}
	await expect(source).toBeChecked();
	await expect(source).toBeFocused();

	const slider = page.getByRole('slider');
	await tabTo(page, slider);
	const before = Number(await slider.inputValue());
	await page.keyboard.press('ArrowRight');
	expect(Number(await slider.inputValue())).toBeGreaterThan(before);

	const start = page.getByRole('button', { name: 'Start charging' });
	await expect(start).toBeEnabled();
	await tabTo(page, start);
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-process-state="Requested"]')).toBeVisible();
	const process = /\d+$/.exec(page.url())?.[0] ?? '';
	// A new page has the focus, so that the next tabulator is in it.
	await expect(page.locator('main')).toBeFocused();
	await world.schedule();
	await world.advance(5);
	await expect(page.locator('[data-process-state="Charging"]')).toBeVisible();

	await tabTo(page, page.getByRole('button', { name: 'Stop', exact: true }));
	await page.keyboard.press('Enter');
	const sure = page.getByRole('button', { name: 'Stop now' });
	await expect(sure).toBeVisible();
	if (!(await sure.evaluate((element) => element === document.activeElement))) {
		await tabTo(page, sure);
	}
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-process-state="Closing"]')).toBeVisible();
	await world.advance(5);
	await expect(page.getByText('This charging has ended.')).toBeVisible();
	const record = await world.ask('storage', { path: 'charging.records', keys: [process] });
	expect(record).toMatchObject({ station: id, reason: { disconnected: null } });
});
