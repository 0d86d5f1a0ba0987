// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';
import { DIST, expect, live, test } from './fixtures.js';

test.use({ serviceWorkers: 'allow' });

/** Waits until the service worker answers for the page. */
const kept = (page: Page) =>
	page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');

test('the page opens without a connection, says so, and shows nothing old as new', async ({
	page,
	context,
	world,
	gateway,
}) => {
	await page.goto(gateway.url('#/grid'));
	await live(page);
	const block = await page.locator('[data-block]').getAttribute('data-block');
	await expect(page.locator('[data-node^="source-"]').first()).toBeVisible();
	await kept(page);
	// Nothing but files of the page is kept.
	const files = await page.evaluate(async () => {
		const lists = await Promise.all(
			(await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
		);
		return lists.flat().map(({ url }) => new URL(url).pathname);
	});
	expect(files.length).toBeGreaterThan(20);
	expect(
		files.filter(
			(path) =>
				!/^\/(assets\/[\w.-]+\.(js|css)|[a-z]+\.(html|json|svg|webmanifest))$/.test(path),
		),
	).toEqual([]);

	await gateway.stop();
	await context.setOffline(true);
	await world.advance(5);
	const opened = Date.now();
	await page.reload();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('The grid, live');
	expect(Date.now() - opened).toBeLessThan(3 * 1_000);
	await expect(page.locator('[data-state="offline"]')).toBeVisible();
	await expect(page.locator('[data-state="live"]')).toHaveCount(0);
	await expect(page.locator('[data-node]')).toHaveCount(0);
	// A code on a station, and a page that was never opened before.
	await page.goto(gateway.url(`?station=${world.evse(0).evse}`));
	await expect(page.locator('[data-state="offline"]')).toBeVisible();
	await page.goto(gateway.url('#/settings'));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
	// The page of checks, which has a policy of its own.
	await page.goto(gateway.url('verify.html'));
	await expect(page.locator('input[type="file"]')).toBeAttached();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

	await context.setOffline(false);
	await gateway.start();
	await page.goto(gateway.url('#/grid'));
	await live(page);
	const now = await page.locator('[data-block]').getAttribute('data-block');
	expect(Number(now)).toBeGreaterThan(Number(block));
});

test('a new version of the page waits for consent', async ({ page, world }) => {
	const folder = mkdtempSync(join(tmpdir(), 'smartcharge-page-'));
	cpSync(DIST, folder, { recursive: true });
	const served = await serve({ dist: folder, port: 0, node: world.about.node });
	try {
		await page.goto(`http://127.0.0.1:${served.port}/`);
		await live(page);
		await kept(page);
		await expect(page.getByText('This page has a new version.')).toHaveCount(0);

		const title = 'SmartCharge, the next one';
		const index = readFileSync(join(folder, 'index.html'), 'utf8');
		writeFileSync(
			join(folder, 'index.html'),
			index.replace('<head>', `<head><meta name="next" content="${title}">`),
		);
		const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
		writeFileSync(join(folder, 'sw.js'), worker.replaceAll('"version":"', '"version":"0'));
		const next = page.locator('meta[name="next"]');
		await page.reload();
		await expect(page.getByText('This page has a new version.')).toBeVisible();
		await expect(next).toHaveCount(0);
		await page.getByRole('button', { name: 'Use it' }).click();
		await expect(next).toHaveCount(1);
		await live(page);
		await expect(page.getByText('This page has a new version.')).toHaveCount(0);
	} finally {
		await served.close();
		rmSync(folder, { recursive: true });
	}
});
