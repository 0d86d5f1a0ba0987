// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test as base } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { expect, live, START_MS } from '../browser/fixtures.js';
import { startProgram } from '../worlds.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How long a quarter of an hour may take to play. */
const PATIENCE_MS = 60_000;

/** The demo as `scripts/demo.sh web` starts it. */
const test = base.extend<object, { demo: string }>({
	demo: [
		async ({}, use) => {
			const started = await startProgram(
				'demo',
				['--port', '0'],
				/(http:\S+#\/grid\?sim=[0-9a-f]+)/,
			);
			await use(started.found);
			await started.stop();
		},
		{ scope: 'worker', timeout: START_MS },
	],
});

// A car can only be dragged to what is in view.
test.use({ viewport: { width: 1400, height: 2600 } });

test('5: a car is driven, its driver chooses, and a click on the source moves a deal', async ({
	page,
	demo,
}) => {
	const faults: string[] = [];
	page.on('pageerror', (error) => faults.push(error.message));
	page.on('console', (message) => {
		if (message.type() === 'error' && !message.text().includes('409')) {
			faults.push(message.text());
		}
	});
	await page.goto(demo);
	await live(page);
	const panel = page.locator('[data-simulation]');
	const leap = async () => {
		const clock = Number(await panel.locator('[data-clock]').getAttribute('data-clock'));
		await panel.locator('[data-leap="15"]').click();
		await expect(async () => {
			const now = await panel.locator('[data-clock]').getAttribute('data-clock');
			// A minute that was under way when the clock was stopped can come to it.
			expect(Number(now)).toBeGreaterThanOrEqual(clock + 15 * 60_000);
		}).toPass({ timeout: PATIENCE_MS });
	};
	await panel.locator('[data-speed="0"]').click();
	await expect(panel).toHaveAttribute('data-simulation', '0');

	// Objects have registered themselves; one more does.
	await panel.getByText('What registered itself').click();
	await expect(panel.locator('[data-objects]')).toContainText('solar park: meter');
	const sources = page.locator('[data-node^="source-"]');
	await expect(sources).toHaveCount(4);
	await panel.locator('[data-join="source"]').click();
	await expect(sources).toHaveCount(5);

	// Two cars by themselves and one that somebody drags: three are fed by the solar park.
	await leap();
	await panel.getByLabel('Cars come by themselves').uncheck();
	const flows = page.locator('[data-flows] [data-from="0"]');
	await expect(async () => {
		expect(await flows.count()).toBeGreaterThanOrEqual(2);
	}).toPass({ timeout: PATIENCE_MS });
	const before = await flows.count();
	const bay = page.locator('[data-bay]').first();
	const station = await bay.getAttribute('data-bay');
	await panel.locator('[data-car="Alice"] .token').dragTo(bay);
	const phone = page.locator('[data-phone="Alice"]');
	await expect(phone).toBeVisible();
	await expect(phone).toBeFocused();
	await phone.locator('[data-offers] [data-source="0"] input').check();
	await phone.getByText('Limits and flexibility').click();
	await phone.getByText('charge the earlier one').click();
	await expect(phone.getByText('Served by Source 0')).toBeVisible();
	await phone.getByRole('button', { name: 'Start charging' }).click();
	await expect(phone.locator('[data-process-state="Requested"]')).toBeVisible();
	await leap();
	await expect(phone.locator('[data-served="0"]')).toBeVisible();
	await expect(flows).toHaveCount(before + 1);
	await expect(page.locator('[data-event="Origin.Committed"]').first()).toBeAttached();
	await expect(panel.locator('[data-car="Alice"]')).toHaveAttribute('data-at', station ?? '');

	// The charging car cannot be driven elsewhere; another one cannot be driven to its station.
	await expect(panel.locator('[data-car="Alice"] select')).toHaveCount(0);
	await expect(panel.locator(`[data-car="Eve"] option[value="${station ?? ''}"]`)).toHaveCount(0);

	// The supply falls: short for less than five minutes nothing moves, then the newest deal does.
	await page.locator('[data-node="source-0"]').click();
	await expect(page.locator('[data-supply="0"]')).toHaveAttribute('aria-pressed', 'true');
	for (let minute = 0; minute < 4; minute += 1) {
		await panel.locator('[data-leap="1"]').click();
	}
	await expect(page.locator('[data-node="source-0"]')).toContainText('Short');
	await expect(flows).toHaveCount(before + 1);
	await leap();
	await expect(flows).toHaveCount(2);
	await expect(page.locator('[data-event="Origin.CommitmentDropped"]').first()).toBeAttached();
	await expect(page.locator('[data-event="Charging.SourceChanged"]').first()).toBeAttached();
	await page.locator('[data-supply="0"]').click();
	await expect(page.locator('[data-supply="0"]')).toHaveAttribute('aria-pressed', 'false');

	// The grid operator reports congestion, and the grid costs more.
	await expect(page.getByText('Loading 35 %').first()).toBeVisible();
	await panel.locator('[data-congestion]').check();
	await expect(page.getByText('Loading 91 %').first()).toBeVisible();
	await expect(page.getByText('0.15 SCT').first()).toBeVisible();

	await page.evaluate(AXE);
	const { violations } = await page.evaluate<AxeResults>('axe.run()');
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
	expect(faults).toEqual([]);
});

test('a car is driven by the keyboard alone, and an order that cannot be obeyed has a reason', async ({
	page,
	demo,
}) => {
	await page.goto(demo);
	await live(page);
	const panel = page.locator('[data-simulation]');
	await panel.locator('[data-speed="0"]').press('Enter');
	const select = panel.locator('[data-car="Eve"] select');
	await select.focus();
	const value = await select.locator('option').nth(1).getAttribute('value');
	await select.selectOption(value);
	await expect(page.locator('[data-phone="Eve"]')).toBeFocused();
	await page.getByRole('button', { name: 'Put the phone away' }).press('Enter');
	await expect(page.locator('[data-phone]')).toHaveCount(0);
	await panel
		.locator('[data-car="Eve"]')
		.getByRole('button', { name: 'Drive away' })
		.press('Enter');
	await expect(panel.locator('[data-car="Eve"]')).toHaveAttribute('data-at', 'road');
	// The newest roof feeds nobody.
	await page.locator('[data-supply]').last().press('Enter');
	await expect(page.locator('[data-simulation-fault]')).toContainText('feeds no station');
});
