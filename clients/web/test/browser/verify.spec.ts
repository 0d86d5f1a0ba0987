// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { having, recorded } from '@smartcharge/export/testing/receipts';
import { expect, live, makeAccount, test, type Gateway } from './fixtures.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const receipt = recorded();
const { facts } = JSON.parse(receipt) as {
	facts: { origin: { genesis: string }; record: { totals: { toCso: string } } };
};
/** What the station got, in the smallest unit, and one more. */
const { toCso } = facts.record.totals;
const more = String(Number(toCso) + 1);
const written = (units: string, locale: string) =>
	(Number(units) / 1_000_000).toLocaleString(locale, {
		minimumFractionDigits: 2,
		maximumFractionDigits: 6,
	});

/** Opens the page, and has the network go away: nothing can be loaded from then on. */
async function open(page: Page, gateway: Gateway): Promise<string[]> {
	await page.goto(gateway.url('verify.html'));
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.context().setOffline(true);
	const requests: string[] = [];
	page.on('request', (request) => requests.push(request.url()));
	return requests;
}

async function choose(page: Page, text: string): Promise<void> {
	await page.locator('input[type="file"]').setInputFiles({
		name: 'receipt.json',
		mimeType: 'application/json',
		buffer: Buffer.from(text),
	});
}

const verdict = (page: Page, check: string) => page.locator(`[data-check="${check}"]`);

test('11: a receipt is checked without a network', async ({ page, gateway }) => {
	const requests = await open(page, gateway);
	await choose(page, receipt);
	await expect(page.getByText('All that this file proves is right.')).toBeVisible();
	await expect(page.locator('[data-failed=""][data-open="network"]')).toBeFocused();
	await expect(verdict(page, 'trail')).toHaveAttribute('data-verdict', 'passed');
	await expect(verdict(page, 'finality')).toContainText('Passed');
	await expect(page.getByText('0.3 kWh').first()).toBeVisible();

	// The reader knows the first block of the network from elsewhere.
	await page.getByLabel(/members of your network publish/).fill(facts.origin.genesis.slice(2));
	await expect(page.locator('[data-failed=""][data-open=""]')).toBeVisible();
	await page.getByLabel(/members of your network publish/).fill(`0x${'00'.repeat(32)}`);
	await expect(page.locator('[data-failed="network"]')).toBeVisible();
	await page.getByLabel(/members of your network publish/).fill('Validator 1');
	await expect(page.getByText('Validator is neither a hash nor a key.')).toBeVisible();

	// One digit of the money is another one.
	await choose(page, receipt.replace(`"toCso": "${toCso}"`, `"toCso": "${more}"`));
	await expect(verdict(page, 'record')).toHaveAttribute('data-verdict', 'failed');
	await expect(verdict(page, 'record')).toContainText(
		`Paid to the station: the receipt states ${written(more, 'en-GB')}, ` +
			`the network has ${written(toCso, 'en-GB')}.`,
	);
	await expect(verdict(page, 'signatures')).toHaveAttribute('data-verdict', 'passed');

	// The same in another language, without a network.
	await page.getByLabel('Language').selectOption('nl');
	await expect(verdict(page, 'record')).toContainText(
		`Betaald aan de paal: op de bon staat ${written(more, 'nl-NL')}, ` +
			`het netwerk heeft ${written(toCso, 'nl-NL')}.`,
	);
	expect(requests).toEqual([]);
	await page.context().setOffline(false);
});

test('a file that is no receipt is refused in words', async ({ page, gateway }) => {
	await open(page, gateway);
	await choose(page, receipt.slice(0, 500));
	await expect(page.locator('[data-failed="form"]')).toBeVisible();
	await expect(page.getByText('The file is no JSON, or was cut off.')).toBeVisible();
	await choose(page, '{"format":"invoice"}');
	await expect(page.getByText('The file is no receipt of a form')).toBeVisible();
	await page.context().setOffline(false);
});

test('a receipt can be dropped', async ({ page, gateway }) => {
	await open(page, gateway);
	const transfer = await page.evaluateHandle((text) => {
		const data = new DataTransfer();
		data.items.add(new File([text], 'receipt.json', { type: 'application/json' }));
		return data;
	}, receipt);
	await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
	await expect(page.locator('[data-failed=""][data-open="network"]')).toBeVisible();
	await page.context().setOffline(false);
});

test('the page of checks can send nothing, and is accessible', async ({
	page,
	gateway,
	faults,
}) => {
	await page.goto(gateway.url('verify.html'));
	await choose(page, receipt.replace('"300"', '"301"'));
	await expect(verdict(page, 'digest')).toHaveAttribute('data-verdict', 'failed');
	for (const scheme of ['light', 'dark'] as const) {
		for (const language of ['en', 'nl', 'de']) {
			await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
			await page.locator('header select').selectOption(language);
			await expect(page.locator('html')).toHaveAttribute('lang', language);
			await page.evaluate(AXE);
			const { violations } = await page.evaluate<AxeResults>('axe.run()');
			const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
			expect.soft(found, `${scheme}, ${language}`).toEqual([]);
		}
	}
	await page.setViewportSize({ width: 320, height: 640 });
	const wide = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(wide).toBeLessThanOrEqual(320);

	// The server of the page is allowed everywhere else.
	const refused = await page.evaluate(() =>
		fetch('./config.json').then(
			() => 'loaded',
			() => 'refused',
		),
	);
	expect(refused).toBe('refused');
	expect(faults.splice(0).join()).toContain('connect-src');
});

test('the page of checks works as a file that somebody kept', async ({ page, gateway }, info) => {
	await page.goto(gateway.url('verify.html'));
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Keep this page' }).click();
	const path = info.outputPath('kept.html');
	await (await download).saveAs(path);
	await page.context().setOffline(true);
	await page.goto(`file://${path}`);
	await choose(page, receipt);
	await expect(page.locator('[data-failed=""][data-open="network"]')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Keep this page' })).toHaveCount(0);
	// Its styles are allowed by their hash, too.
	const radius = await page
		.locator('.card')
		.first()
		.evaluate((card) => getComputedStyle(card).borderRadius);
	expect(radius).toBe('16px');
	await page.context().setOffline(false);
});

test('a driver saves a receipt, and its checks pass', async ({ page, world, gateway }) => {
	test.slow();
	const { evse } = world.evse(1);
	const address = await makeAccount(page, gateway);
	await world.register(address, 100);
	await world.advance(5);
	await page.goto(gateway.url(`#/at/${evse}`));
	await live(page);
	await page.locator('[data-offers] [data-source] input').first().check();
	await page.getByRole('slider').fill('5');
	await expect(page.locator('[data-quote]')).toBeVisible();
	await page.getByRole('button', { name: 'Start charging' }).click();
	await expect(page).toHaveURL(/#\/process\/\d+$/);
	const id = /\d+$/.exec(page.url())?.[0] ?? '';
	await world.schedule();
	await world.advance(30);
	await page.getByRole('button', { name: 'Stop', exact: true }).click();
	await page.getByRole('button', { name: 'Stop now' }).click();
	await world.advance(5);
	await page.goto(gateway.url(`#/receipt/${id}`));
	const button = page.getByRole('button', { name: 'Save as file' });
	await expect(button).toBeVisible();
	const download = page.waitForEvent('download');
	await button.click();
	const path = await (await download).path();
	// Nobody votes on a development chain.
	await expect(page.locator('[data-saved="unsigned"]')).toBeVisible();
	const saved = readFileSync(path, 'utf8');
	expect(having('failed', saved)).toEqual([]);
	expect(having('open', saved)).toEqual(['finality', 'validators', 'network']);

	const [other] = await Promise.all([
		page.waitForEvent('popup'),
		page.getByRole('link', { name: 'Check a saved receipt' }).click(),
	]);
	await choose(other, saved);
	await expect(other.locator('[data-failed=""]')).toBeVisible();
	await expect(other.locator(`[data-verdict="passed"]`)).toHaveCount(13);
	await other.close();

	// A node that does not know blocks of the past: the record is proved, its steps are left out.
	await page.routeWebSocket(/\/rpc$/, (socket) => {
		const server = socket.connectToServer();
		socket.onMessage((message) => {
			const {
				id: request,
				method,
				params,
			} = JSON.parse(String(message)) as {
				id: string;
				method: string;
				params: unknown[];
			};
			if (method === 'chain_getBlockHash' && params[0] !== 0) {
				socket.send(JSON.stringify({ jsonrpc: '2.0', id: request, result: null }));
			} else {
				server.send(message);
			}
		});
	});
	await page.reload();
	const again = page.waitForEvent('download');
	await button.click();
	const brief = readFileSync(await (await again).path(), 'utf8');
	await expect(page.locator('[data-saved="brief"]')).toBeVisible();
	expect(having('failed', brief)).toEqual([]);
	const past = ['signatures', 'registers', 'trail', 'lines', 'sums'];
	expect(having('open', brief)).toEqual([...past, 'finality', 'validators', 'network']);
});
