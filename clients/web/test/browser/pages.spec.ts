// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import { securityHeaders } from '../../scripts/headers.mjs';
import { DIST, expect, live, makeAccount, test } from './fixtures.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SOURCE = fileURLToPath(new URL('../../src', import.meta.url));
/** Requests of a tab for each block. */
const CALLS = 6;

test('each page is accessible, in light and in dark', async ({ page, world, gateway }) => {
	test.slow();
	const address = await makeAccount(page, gateway);
	await world.register(address, 50);
	await world.advance(5);
	const pages = [
		'#/',
		`#/at/${world.evse(0).evse}`,
		'#/process/0',
		'#/receipt/0',
		'#/wallet',
		'#/grid',
		'#/grid/money',
		'#/grid/day',
		'#/grid/past',
		'#/grid/guard',
		'#/settings',
		'#/nothing',
	];
	for (const scheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
		for (const hash of pages) {
			await page.goto(gateway.url(hash));
			await live(page);
			await page.waitForTimeout(400);
			await page.evaluate(AXE);
			const { violations } = await page.evaluate<AxeResults>('axe.run()');
			const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
			expect.soft(found, `${hash}, ${scheme}`).toEqual([]);
		}
	}
});

test('nothing overflows at 320 pixels, in German', async ({ page, world, gateway }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await page.goto(gateway.url('#/settings'));
	await page.getByLabel('Language').selectOption('de');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Einstellungen');
	const hashes = ['#/', `#/at/${world.evse(0).evse}`, '#/wallet', '#/grid', '#/grid/guard'];
	for (const hash of hashes) {
		await page.goto(gateway.url(hash));
		await live(page);
		await page.waitForTimeout(300);
		const wide = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(wide, hash).toBeLessThanOrEqual(320);
	}
	await expect(page.locator('html')).toHaveAttribute('lang', 'de');
});

test('a tab asks at most six times for each block', async ({ page, world, gateway }) => {
	const address = await makeAccount(page, gateway);
	await world.register(address, 50);
	let asked = 0;
	let blocks = 0;
	page.on('websocket', (socket) => {
		socket.on('framesent', () => (asked += 1));
		socket.on('framereceived', ({ payload }) => {
			blocks += String(payload).includes('"chain_newHead"') ? 1 : 0;
		});
	});
	await page.reload();
	const hashes = ['#/', `#/at/${world.evse(0).evse}`, '#/process/0', '#/wallet', '#/grid/guard'];
	for (const hash of hashes) {
		await page.goto(gateway.url(hash));
		await live(page);
		await world.advance(5);
		await page.waitForTimeout(1_500);
		asked = 0;
		blocks = 0;
		for (let round = 0; round < 4; round += 1) {
			await world.advance(5);
			await page.waitForTimeout(600);
		}
		expect(blocks, hash).toBe(4);
		expect(asked / blocks, hash).toBeLessThanOrEqual(CALLS);
		expect(asked, hash).toBeGreaterThan(0);
	}
});

test('16: the page has its headers, no key of development and no simulation', async ({
	page,
	gateway,
	faults,
}) => {
	const response = await page.goto(gateway.url());
	const headers = response?.headers() ?? {};
	for (const [name, value] of Object.entries(securityHeaders())) {
		expect(headers[name.toLowerCase()]).toBe(value);
	}
	await live(page);

	// What somebody slipped in does not run.
	const blocked = await page.evaluate(async () => {
		const violated = new Promise<string>((resolve) => {
			document.addEventListener(
				'securitypolicyviolation',
				(event) => {
					event.stopImmediatePropagation();
					resolve(event.violatedDirective);
				},
				{ capture: true, once: true },
			);
		});
		try {
			document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.hit=1">');
		} catch {
			// Trusted types refuse the text.
		}
		return violated;
	});
	expect(blocked).toBe('require-trusted-types-for');
	expect(faults.splice(0).join()).toContain('TrustedHTML');

	// What only the build for development may have: its keys, and words of its simulation.
	const simulation = readFileSync(join(SOURCE, 'sim', 'words.ts'), 'utf8');
	const words = [...simulation.matchAll(/'([^']{20,})'/g)].map(([, word = '']) => word);
	expect(words.length).toBeGreaterThan(20);
	const foreign = ['bottom drive obey lake', '//Alice', './simulation/', ...words];
	const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' });
	const scripts = files.filter((name) => name.endsWith('.js'));
	expect(scripts.length).toBeGreaterThan(20);
	for (const name of scripts) {
		const text = readFileSync(join(DIST, name), 'utf8');
		expect(
			foreign.filter((one) => text.includes(one)),
			name,
		).toEqual([]);
	}
	expect(files.filter((name) => /Simulated|director/i.test(name))).toEqual([]);
});
