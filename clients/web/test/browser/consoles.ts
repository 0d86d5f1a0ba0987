// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** What tests of consoles do: as an organisation, with its rows and forms. */

import type { Locator, Page } from '@playwright/test';
import { expect, live, type Gateway, type World } from './fixtures.js';

export interface Organisation {
	address: string;
	words: string;
}

/** A new member with roles, as whom the page can act. */
export async function organisation(
	world: World,
	name: string,
	roles: string[],
): Promise<Organisation> {
	return (await world.ask('admit', { name, roles })) as Organisation;
}

/** Restores the account of an organisation in the page, and opens a console. */
export async function work(
	page: Page,
	gateway: Gateway,
	{ words, address }: Organisation,
	hash: string,
): Promise<void> {
	await page.goto(gateway.url('#/wallet'));
	await page.getByRole('button', { name: 'New account' }).click();
	await page.getByRole('button', { name: 'I have twelve words' }).click();
	await page.getByLabel(/Recovery phrase/).fill(words);
	await page.getByRole('button', { name: 'Restore' }).click();
	await expect(page.locator(`[data-address="${address}"]`)).toBeVisible();
	await open(page, gateway, hash);
	await expect(page.locator('[data-readonly]')).toHaveCount(0);
}

/** Has the browser forget its accounts. */
export async function forget(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const databases = await indexedDB.databases();
		databases.forEach(({ name }) => indexedDB.deleteDatabase(name ?? ''));
		localStorage.clear();
		await Promise.resolve();
	});
	await page.goto('about:blank');
}

/** Opens a console. */
export async function open(page: Page, gateway: Gateway, hash: string): Promise<void> {
	await page.goto(gateway.url(hash));
	await live(page);
	await expect(page.locator('main h2').first()).toBeVisible();
}

/** A row of a table by one of its facts. */
export function row(page: Page, fact: string) {
	return page.locator(`[data-facts~="${fact}"]`);
}

/** Opens a form by its title. */
export async function unfold(where: Page | Locator, title: string): Promise<Locator> {
	await where.locator('summary', { hasText: title }).click();
	return where.getByRole('form', { name: title });
}

/** A button of a dialog that is open. */
export function sure(page: Page, name: string) {
	return page.locator('dialog[open]').getByRole('button', { name, exact: true });
}

/** A value of the state. */
export async function stored(world: World, path: string, ...keys: unknown[]): Promise<unknown> {
	return world.ask('storage', { path, keys });
}
