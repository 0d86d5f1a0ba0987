// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { dayAt, QUARTER } from '@smartcharge/rules/books/calendar';
import { forget, open, organisation, row, stored, sure, unfold, work } from './consoles.js';
import { expect, test } from './fixtures.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCALE = 1_000_000;
/** Narrow enough for a small phone. */
const PHONE = { width: 360, height: 740 };

test.use({ viewport: PHONE, actionTimeout: 20_000 });
test.slow();

/** Whether the page is accessible as it is, and no wider than the screen. */
async function accessible(page: Page): Promise<void> {
	await page.evaluate(AXE);
	for (const scheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
		const { violations } = await page.evaluate<AxeResults>('axe.run()');
		const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
		expect.soft(found, `${page.url()}, ${scheme}`).toEqual([]);
	}
	const wide = await page.evaluate(() => document.documentElement.scrollWidth);
	expect.soft(wide, page.url()).toBeLessThanOrEqual(PHONE.width);
}

/** A number as a key of storage in big endian. */
function key4(number: number): string {
	return `0x${number.toString(16).padStart(8, '0')}`;
}

/** A moment as an input of date and time has it, on the clock of the browser. */
function input(moment: number): string {
	return new Date(moment)
		.toLocaleString('sv-SE', { timeZone: 'Europe/Amsterdam' })
		.slice(0, 16)
		.replace(' ', 'T');
}

test('anybody looks at a console, and only its organisation acts', async ({
	page,
	world,
	gateway,
}) => {
	await page.goto(gateway.url('#/console'));
	await expect(page.locator('[data-console]')).toHaveCount(6);
	await accessible(page);
	await page.locator('[data-console="cso"]').click();
	await expect(page.locator('[data-readonly]')).toBeVisible();
	await expect(row(page, `station=${world.evse(0).id}`)).toBeVisible();
	await expect(page.getByRole('button', { name: 'Close', exact: true })).toHaveCount(0);
	await expect(page.getByText('Register a station')).toHaveCount(0);

	await page.goto(gateway.url('#/console/nobody'));
	await expect(page.getByText('There is no such page.')).toBeVisible();

	const tso = await organisation(world, 'Transmission Ltd', ['Tso', 'Auditor']);
	await work(page, gateway, tso, '#/console');
	await expect(page.getByText('Work of Transmission Ltd')).toBeVisible();
	await expect(page.locator('section').first().locator('[data-console]')).toHaveCount(2);
	await open(page, gateway, '#/console/dso');
	await expect(page.locator('[data-readonly]')).toBeVisible();
});

test('each console is accessible, fits a small phone, and asks little', async ({
	page,
	world,
	gateway,
}) => {
	const all = ['Cso', 'Dso', 'Supplier', 'Brp', 'Custodian', 'Auditor'];
	const everything = await organisation(world, 'Everything Ltd', all);
	await world.ask('deposit', { address: everything.address, tokens: 100 });
	const area = (await world.ask('area', {
		name: 'Area of everything',
		dso: everything.address,
	})) as number;
	await world.ask('meter', { owner: everything.address, area, purpose: 'Station' });
	await world.ask('motion', { area: 'Elsewhere', dso: everything.address, missing: 2 });
	await work(page, gateway, everything, '#/console/cso');
	let asked = 0;
	let blocks = 0;
	page.on('websocket', (socket) => {
		socket.on('framesent', () => (asked += 1));
		socket.on('framereceived', ({ payload }) => {
			blocks += String(payload).includes('"chain_newHead"') ? 1 : 0;
		});
	});
	await page.reload();
	const views = {
		cso: ['stations', 'processes', 'income', 'drivers', 'books', 'keys'],
		dso: ['areas', 'signals', 'approvals', 'stations', 'books', 'keys'],
		supplier: ['sources', 'offers', 'positions', 'contracts', 'drivers', 'books', 'keys'],
		brp: ['programme', 'trades', 'statement', 'contracts', 'books', 'keys'],
		custodian: ['issue', 'withdrawals', 'keys'],
		consortium: ['members', 'motions'],
	};
	for (const [role, tabs] of Object.entries(views)) {
		for (const tab of tabs) {
			await open(page, gateway, `#/console/${role}/${tab}`);
			await page.waitForTimeout(200);
			// Also what is folded up.
			await page.evaluate(() => {
				document.querySelectorAll('details').forEach((one) => (one.open = true));
			});
			await accessible(page);
			asked = 0;
			blocks = 0;
			// A transaction is a block here, and takes no time of the day.
			await world.ask('reserve', { tokens: 100 });
			await page.waitForTimeout(400);
			expect.soft(asked / Math.max(1, blocks), `${role}/${tab}`).toBeLessThanOrEqual(6);
		}
	}
	await page.goto(gateway.url('#/settings'));
	for (const language of ['nl', 'de']) {
		await page.getByLabel(/Language|Taal|Sprache/).selectOption(language);
		await expect(page.locator('html')).toHaveAttribute('lang', language);
		for (const hash of ['#/console/dso', '#/console/brp/trades']) {
			await open(page, gateway, hash);
			const wide = await page.evaluate(() => document.documentElement.scrollWidth);
			expect.soft(wide, `${hash}, ${language}`).toBeLessThanOrEqual(PHONE.width);
		}
		await page.goto(gateway.url('#/settings'));
	}
});

test('17: a CSO registers a station, makes a plan, reports a fault, and sees what it earned', async ({
	page,
	world,
	gateway,
}) => {
	const cso = await organisation(world, 'Stations Ltd', ['Cso']);
	const meter = (await world.ask('equip', { owner: cso.address })) as number;
	const { drivers } = world.about;
	await world.ask('deposit', { address: drivers.alice, tokens: 100 });
	await work(page, gateway, cso, '#/console/cso');
	await expect(page.getByText('This operator has no station yet.')).toBeVisible();

	// What is wrong is said, and nothing is signed.
	const evse = `NL*WRK*E${meter}`;
	const form = await unfold(page, 'Register a station');
	await form.getByLabel('Price per hour').fill('free');
	await form.getByRole('button', { name: 'Open' }).click();
	await expect(form.getByRole('alert')).toHaveText('This is no amount.');
	await form.getByLabel('Price per hour').fill('1.20');
	await form.getByLabel('Power').fill('22');
	await form.getByLabel('Id of the station').fill('station 7');
	await form.getByLabel('Supplier A').check();
	await form.getByRole('button', { name: 'Open' }).click();
	await expect(form.getByRole('alert')).toContainText('NL*SMC*E0001');
	await form.getByLabel('Id of the station').fill(evse);
	await form.getByLabel('Meter').selectOption(String(meter));
	// A double tap is one transaction.
	await form.getByRole('button', { name: 'Open' }).dblclick();
	await expect(row(page, 'open=true')).toHaveCount(1);
	await expect(row(page, 'price=1200000')).toContainText(evse);
	const station = (await stored(world, 'charging.stationOfMeter', meter)) as number;

	await row(page, `station=${station}`).getByRole('button', { name: 'Change' }).click();
	const change = page.getByRole('form', { name: `Change ${evse}` });
	await change.getByLabel('Price per hour').fill('2');
	await change.getByLabel('Power').fill('50');
	await change.getByRole('button', { name: 'Change' }).click();
	await expect(page.locator('[data-code="Charging.PowerAboveConnection"]')).toBeFocused();
	await change.getByLabel('Power').fill('11');
	await change.getByRole('button', { name: 'Change' }).click();
	await expect(row(page, 'price=2000000')).toBeVisible();
	expect(await stored(world, 'charging.stations', station)).toMatchObject({
		power: 11_000,
		pricePerHour: 2_000_000,
	});

	await world.advance(5);
	await expect(row(page, 'status=free')).toBeVisible();
	await world.ask('visit', { station, kwh: 5 });
	await open(page, gateway, '#/console/cso/processes');

	// Nobody made a plan in time: anybody can close it.
	await expect(row(page, 'state=Requested')).toBeVisible();
	await world.advance(20);
	await row(page, 'state=Requested').getByRole('button', { name: 'Details' }).click();
	await page.getByRole('button', { name: 'Close it' }).click();
	await expect(row(page, 'state=Requested')).toHaveCount(0);

	// The charger reports that it stopped before there was a plan.
	await world.ask('visit', { station, kwh: 5 });
	await row(page, 'state=Requested').getByRole('button', { name: 'Stop' }).click();
	await accessible(page);
	await page.locator('dialog[open]').getByLabel('When it stopped').fill('2020-01-01T00:00');
	await sure(page, 'Stop').click();
	await expect(page.locator('[data-code="Charging.StopTooEarly"]')).toBeFocused();
	await page.locator('dialog[open]').getByLabel('When it stopped').fill('');
	await page.locator('dialog[open]').getByLabel('Reason').selectOption('Local');
	await sure(page, 'Stop').click();
	await expect(row(page, 'state=Requested')).toHaveCount(0);

	await world.ask('adopt', { meter });
	await world.ask('visit', { station, kwh: 5 });
	await row(page, 'state=Requested').getByRole('button', { name: 'Make the plan' }).click();
	await expect(row(page, 'state=Charging')).toBeVisible();
	await row(page, 'state=Charging').getByRole('button', { name: 'Details' }).click();
	await expect(page.locator('[data-detail]')).toContainText('Authorised');

	await world.advance(15);
	await row(page, 'state=Charging').getByRole('button', { name: 'Report a fault' }).click();
	await page.locator('dialog[open]').getByLabel('Reason').selectOption('GroundFault');
	await sure(page, 'Report a fault').click();
	await expect(row(page, 'state=Closing')).toBeVisible();
	await world.advance(5);
	await expect(page.getByText('Nothing charges at your stations now.')).toBeVisible();

	await open(page, gateway, '#/console/cso/income');
	const process = ((await stored(world, 'charging.nextProcessId')) as number) - 1;
	const record = (await stored(world, 'charging.records', process)) as {
		totals: { toCso: number };
		reason: object;
	};
	expect(record.reason).toEqual({ terminated: 'GroundFault' });
	expect(record.totals.toCso).toBeGreaterThan(0);
	await expect(row(page, `record=${process}`)).toContainText('the operator stopped');
	await expect(
		page.locator(`[data-income="${record.totals.toCso}"][data-processes="1"]`),
	).toBeVisible();

	// A driver shows its code; the salt is saved before anything is signed.
	await open(page, gateway, '#/console/cso/drivers');
	const driver = await unfold(page, 'Register a driver');
	const { address } = await organisation(world, 'Somebody who drives, too', ['Cso']);
	await driver.getByLabel('Account of the driver').fill(`${address.slice(0, -1)}x`);
	await driver.getByLabel('Id of the contract').fill('NL-WRK-C00000001');
	await driver.getByRole('button', { name: 'Register a driver' }).click();
	await expect(driver.getByRole('alert')).toHaveText('This is no account of this network.');
	await driver.getByLabel('Account of the driver').fill(address);
	await driver.getByRole('button', { name: 'Register a driver' }).click();
	await expect(driver.getByRole('alert')).toContainText('Save contract and salt first');
	const download = page.waitForEvent('download');
	await driver.getByRole('button', { name: 'Save contract and salt' }).click();
	const kept = JSON.parse(readFileSync(await (await download).path(), 'utf8')) as {
		hash: string;
	};
	await driver.getByRole('button', { name: 'Register a driver' }).click();
	await expect(driver.getByLabel('Account of the driver')).toHaveValue('');
	expect(await stored(world, 'consortium.drivers', address)).toEqual({
		registrar: cso.address,
		contractHash: kept.hash,
	});

	await open(page, gateway, '#/console/cso/stations');
	await row(page, 'open=true').getByRole('button', { name: 'Close', exact: true }).click();
	await sure(page, 'Close').click();
	await expect(row(page, 'open=false')).toHaveCount(1);
	await row(page, 'open=false').getByRole('button', { name: 'Open again' }).click();
	await page
		.getByRole('form', { name: `Open ${evse} again` })
		.getByRole('button', { name: 'Open' })
		.click();
	await expect(row(page, 'open=true')).toHaveCount(1);
	const again = (await world.ask('adopt', { meter })) as number;
	expect(again).toBeGreaterThan(station);

	// The journal has each call once.
	await page.getByText(/Transactions of this account/).click();
	await expect(row(page, 'what=Charging.register_station')).toHaveCount(2);
	await expect(row(page, 'what=Charging.terminate')).toHaveCount(1);
	await expect(row(page, 'what=Charging.update_station')).toHaveCount(2);
	await row(page, 'open=true').getByRole('button', { name: 'Close', exact: true }).click();
	await sure(page, 'Close').click();
	await expect(row(page, 'open=true')).toHaveCount(0);
});

test('17: a DSO sets a negative tariff, approves a meter by its key, and sends a signal', async ({
	page,
	world,
	gateway,
}) => {
	const dso = await organisation(world, 'Grid Ltd', ['Dso', 'Cso', 'Supplier']);
	await world.ask('deposit', { address: dso.address, tokens: 20 });
	const area = (await world.ask('area', { name: 'Harbour', dso: dso.address })) as number;
	const { id, key } = (await world.ask('meter', {
		owner: dso.address,
		area,
		purpose: 'Station',
	})) as { id: number; key: string };
	await work(page, gateway, dso, '#/console/dso');

	const card = page.locator(`[data-area="${area}"]`);
	const tariff = await unfold(card, 'Set the tariff');
	await tariff.getByLabel('Price below all thresholds').fill('-0.05');
	await tariff.getByRole('button', { name: 'Add a threshold' }).click();
	await tariff.getByLabel('Threshold 1', { exact: false }).first().fill('80');
	await tariff.getByLabel('Price from threshold 1').fill('x');
	await tariff.getByRole('button', { name: 'Set the tariff' }).click();
	await expect(tariff.getByRole('alert')).toHaveText('Threshold 1: This is no price.');
	await tariff.getByLabel('Price from threshold 1').fill('0.30');
	await expect(tariff.locator('[data-preview="-50000"]')).toBeVisible();
	await tariff.getByRole('button', { name: 'Set the tariff' }).click();
	await expect(card.locator('[data-price="-50000"]')).toBeVisible();
	const report = await unfold(card, 'Report the loading');
	await report.getByLabel('Loading').fill('85');
	await report.getByRole('button', { name: 'Report the loading' }).click();
	await expect(card.locator('[data-price="300000"]')).toBeVisible();
	expect(await stored(world, 'grid.areas', area)).toMatchObject({
		loading: 85,
		tariff: { base: -50_000, steps: [{ loading: 80, price: 300_000 }] },
	});

	await open(page, gateway, '#/console/dso/approvals');
	await row(page, `meter=${id}`).getByRole('button', { name: 'Look at it' }).click();
	const approve = page.getByRole('form', { name: `Approve meter ${id}` });
	await expect(approve).toContainText(key.slice(0, 4));
	await expect(approve).toContainText(key.slice(-4));
	await accessible(page);
	await approve.getByRole('button', { name: 'Approve' }).click();
	await expect(approve.getByRole('alert')).toHaveText('Compare the key with the device first.');
	await approve.getByLabel(/I compared the key/).check();
	await approve.getByLabel(/Register that you read/).fill('1234');
	await approve.getByRole('button', { name: 'Approve' }).click();
	await expect(row(page, `meter=${id}`)).toHaveCount(0);
	const meter = (await stored(world, 'metering.meters', key4(id))) as {
		status: string;
		latest: { register: number };
	};
	expect([meter.status, meter.latest.register]).toEqual(['Active', 1_234]);

	// A source: its meter first, then itself. Another meter is rejected.
	const { source, meter: production } = (await world.ask('source', {
		supplier: dso.address,
		area,
	})) as { source: number; meter: number };
	const other = (await world.ask('meter', { owner: dso.address, area, purpose: 'Station' })) as {
		id: number;
	};
	await row(page, `source=${source}`).getByRole('button', { name: 'Approve' }).click();
	await sure(page, 'Approve').click();
	await expect(page.locator('[data-code="Origin.MeterNotActive"]')).toBeFocused();
	await page.locator('dialog[open]').getByRole('button', { name: 'Cancel' }).click();
	await row(page, `meter=${production}`).getByRole('button', { name: 'Look at it' }).click();
	const second = page.getByRole('form', { name: `Approve meter ${production}` });
	await second.getByLabel(/I compared the key/).check();
	await second.getByRole('button', { name: 'Approve' }).click();
	await expect(row(page, `meter=${production}`)).toHaveCount(0);
	await row(page, `source=${source}`).getByRole('button', { name: 'Approve' }).click();
	await sure(page, 'Approve').click();
	const line = page.locator(`[data-facts~="source=${source}"][data-facts~="status=Active"]`);
	await expect(line).toBeVisible();
	await line.getByRole('button', { name: 'Suspend' }).click();
	await sure(page, 'Suspend').click();
	await expect(
		page.locator(`[data-facts~="source=${source}"][data-facts~="status=Suspended"]`),
	).toBeVisible();
	await row(page, `meter=${other.id}`).getByRole('button', { name: 'Reject' }).click();
	await sure(page, 'Reject').click();
	await expect(row(page, `meter=${other.id}`)).toContainText('it was rejected');

	await open(page, gateway, '#/console/dso/signals');
	const send = await unfold(page, 'Send a signal');
	const now = Number(await world.ask('now'));
	await send.getByLabel('Start').fill(input(now + 3_600_000));
	await send.getByLabel('Reward of a response').fill('0.5');
	await send.getByLabel('Responses at most').fill('100');
	await expect(send.locator('.notice[data-cap="50000000"]')).toBeVisible();
	await send.getByRole('button', { name: 'Send a signal' }).click();
	await expect(page.locator('[data-code="DemandResponse.InsufficientBudget"]')).toBeFocused();
	await send.getByLabel('Responses at most').fill('10');
	await send.getByRole('button', { name: 'Send a signal' }).click();
	await expect(row(page, 'state=coming')).toContainText('0 of 10');
	await expect(row(page, 'state=coming')).toContainText('at most 5.00 SCT');
	await row(page, 'state=coming').getByRole('button', { name: 'Withdraw' }).click();
	await expect(page.getByText('No signal is stored.')).toBeVisible();
	await open(page, gateway, '#/console/dso/stations');
});

test('a supplier sees its source, publishes prices, and proposes a contract that a BRP accepts', async ({
	page,
	world,
	gateway,
}) => {
	const supplier = await organisation(world, 'Sun Ltd', ['Supplier']);
	const brp = await organisation(world, 'Balance Ltd', ['Brp', 'Tso']);
	await world.ask('deposit', { address: supplier.address, tokens: 50 });
	const source = (await world.ask('plant', { supplier: supplier.address })) as number;
	await world.ask('feed', { source, wh: 300 });
	await work(page, gateway, supplier, '#/console/supplier');
	const produced = (await stored(world, 'origin.supplies', source)) as { produced: number };
	expect(produced.produced).toBe(300);
	await expect(
		page.locator(
			`[data-facts~="source=${source}"][data-facts~="produced=${produced.produced}"]`,
		),
	).toBeVisible();
	await expect(page.locator(`[data-produced="${produced.produced}"]`)).toBeVisible();

	await open(page, gateway, '#/console/supplier/offers');
	const form = await unfold(page, 'Publish prices');
	await form.getByLabel('Source').selectOption(String(source));
	await form.getByLabel('Each line is valid for').selectOption({ label: '60 min' });
	await form.getByLabel('Prices per kWh').fill('0.20\n0.21x');
	await form.getByRole('button', { name: 'Publish prices' }).click();
	await expect(form.getByRole('alert')).toHaveText('Line 2: This is no price.');
	await form.getByLabel('Prices per kWh').fill('0.20\n0,21');
	const now = Number(await world.ask('now'));
	const from = Math.ceil(now / 300_000) * 300_000;
	await form.getByLabel('From').fill(input(from));
	const until = from + 2 * 3_600_000;
	await expect(form.locator(`[data-preview="24"][data-until="${until}"]`)).toBeVisible();
	await form.getByRole('button', { name: 'Publish prices' }).click();
	await expect(row(page, `offer=${source}`)).toBeVisible();
	await expect(row(page, `until=${until}`)).toBeVisible();
	const offer = (await stored(world, 'charging.standingOffers', supplier.address, source)) as {
		from: number;
		prices: number[];
	};
	expect(offer.from).toBe(from);
	expect(offer.prices).toEqual([
		...Array.from({ length: 12 }, () => 200_000),
		...Array.from({ length: 12 }, () => 210_000),
	]);
	await row(page, `offer=${source}`).getByRole('button', { name: 'Withdraw' }).click();
	await sure(page, 'Withdraw').click();
	await expect(page.getByText('No standing offer')).toBeVisible();

	await world.advance(60);
	const books = (await world.ask('positions', { supplier: supplier.address })) as {
		taken: number;
		fed: number;
	};
	expect(books.fed).toBe(300);
	await open(page, gateway, '#/console/supplier/positions');
	await expect(
		page.locator(`[data-taken="${books.taken}"][data-fed="${books.fed}"]`),
	).toBeVisible();

	await open(page, gateway, '#/console/supplier/contracts');
	const contract = await unfold(page, 'Propose a contract');
	await contract.getByLabel('Balance responsible party').selectOption(brp.address);
	await contract.getByLabel('Margin').fill('20');
	await contract.getByRole('button', { name: 'Propose a contract' }).click();
	await expect(page.locator(`[data-proposal="${brp.address}"]`)).toContainText('20.00 SCT');

	// The other side.
	await forget(page);
	await work(page, gateway, brp, '#/console/brp/contracts');
	await row(page, `proposal=${supplier.address}`).getByRole('button', { name: 'Accept' }).click();
	await sure(page, 'Accept').click();
	await expect(row(page, `contract=${supplier.address}`)).toBeVisible();
	await expect(row(page, `proposal=${supplier.address}`)).toHaveCount(0);
	const agreed = await stored(world, 'settlement.responsibilities', supplier.address);
	expect(agreed).toMatchObject([{ brp: brp.address, terms: { margin: 20 * SCALE } }]);

	// A programme of tomorrow: so many lines as the day has quarters.
	const today = dayAt(Number(await world.ask('now')));
	const tomorrow = dayAt(today.end);
	await open(page, gateway, '#/console/brp/programme');
	await expect(page.locator(`[data-quarters="${tomorrow.quarters}"]`)).toBeVisible();
	const file = await unfold(page, 'File the programme');
	const lines = Array.from({ length: tomorrow.quarters }, (_, index) => `-${index}.5`);
	await file.getByLabel('Or its lines').fill(lines.slice(1).join('\n'));
	await file.getByRole('button', { name: 'File the programme' }).click();
	await expect(file.getByRole('alert')).toHaveText(
		`There are ${tomorrow.quarters - 1} values; this day has ${tomorrow.quarters} quarters.`,
	);
	await file.getByLabel('File (CSV)').setInputFiles({
		name: 'programme.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(`kWh\n${lines.join('\n')}\n`),
	});
	await expect(file.locator(`[data-preview="${tomorrow.quarters}"]`)).toBeVisible();
	await file.getByRole('button', { name: 'File the programme' }).click();
	await expect(page.locator(`[data-filed="${tomorrow.quarters}"]`)).toBeVisible();
	const hour = tomorrow.first / 4;
	expect(
		await stored(world, 'settlement.programmes', key4(hour), key4(0), brp.address),
	).toMatchObject({ wh: [-500, -1_500, -2_500, -3_500], revision: 1 });

	// A trade of tomorrow that the supplier proposed.
	const trade = (await world.ask('trade', {
		seller: supplier.address,
		buyer: brp.address,
		trade: { from: tomorrow.first + 4, values: [1_000, 2_000] },
	})) as number;
	await open(page, gateway, '#/console/brp/trades');
	await expect(row(page, `trade=${trade}`)).toContainText('3 kWh');
	await row(page, `trade=${trade}`).getByRole('button', { name: 'Confirm' }).click();
	await sure(page, 'Confirm').click();
	await expect(row(page, 'state=confirmed')).toBeVisible();
	expect(
		await stored(world, 'settlement.traded', key4(hour + 1), key4(0), brp.address),
	).toMatchObject([{ total: -1_000 }, { total: -2_000 }, { total: 0 }, { total: 0 }]);
	const propose = await unfold(page, 'Propose a trade');
	await propose.getByLabel('Other party').selectOption(supplier.address);
	await propose.getByLabel('Begins').fill(input((tomorrow.first + 8) * QUARTER));
	await propose.getByLabel('Energy in each quarter').fill('1.5');
	await propose.getByRole('button', { name: 'Propose a trade' }).click();
	await expect(row(page, 'state=mine')).toContainText('6 kWh');
	await row(page, 'state=mine').getByRole('button', { name: 'Withdraw' }).click();
	await expect(row(page, 'state=mine')).toHaveCount(0);

	// The day before yesterday can be settled as soon as its prices are known.
	const settled = dayAt(dayAt(today.start - 1).start - 1);
	await open(page, gateway, '#/console/brp/statement');
	await page.getByLabel('Day', { exact: true }).fill(settled.date);
	await expect(page.locator('[data-code="Settlement.PricesMissing"]')).toBeVisible();
	await world.ask('prices', { tso: brp.address, date: settled.date, price: 0.1 });
	await world.advance(5);
	await page.getByRole('button', { name: 'Settle the day' }).click();
	await sure(page, 'Settle the day').click();
	await expect(page.locator('[data-statement="1"]')).toBeVisible();
});

test('17: a DSO gives a gateway a key with narrow rights, and removes it', async ({
	page,
	world,
	gateway,
}) => {
	const dso = await organisation(world, 'Wires Ltd', ['Dso']);
	await work(page, gateway, dso, '#/console/dso/keys');
	await accessible(page);
	await expect(page.getByText('No key acts for this organisation.')).toBeVisible();
	// In the words of the chain, which are those of its documents.
	await expect(page.locator('[data-type="Flexibility"]')).toContainText(
		'Send signals, and report the loading of areas.',
	);
	const form = await unfold(page, 'Add a key');
	await expect(form.getByRole('option', { name: 'Any' })).toHaveCount(0);
	await form.getByLabel('Account of the key').fill('nobody');
	await form.getByRole('button', { name: 'Add a key' }).click();
	await expect(form.getByRole('alert')).toHaveText('This is no account of this network.');
	const key = world.about.drivers.bob;
	await form.getByLabel('Account of the key').fill(key);
	await form.getByRole('button', { name: 'Add a key' }).click();
	await expect(form.getByRole('alert')).toHaveText('Choose what the key may do.');
	await form.getByLabel('May do').selectOption('Flexibility');
	await form.getByRole('button', { name: 'Add a key' }).click();
	await expect(row(page, `key=${key}`)).toContainText('Flexibility');
	const proxies = () => stored(world, 'proxy.proxies', dso.address);
	expect(await proxies()).toMatchObject([
		[{ delegate: key, proxyType: 'Flexibility', delay: 0 }],
		0,
	]);
	await form.getByLabel('Account of the key').fill(key);
	await form.getByRole('button', { name: 'Add a key' }).click();
	await expect(page.locator('[data-code="Proxy.Duplicate"]')).toBeFocused();
	await row(page, `key=${key}`).getByRole('button', { name: 'Remove' }).click();
	await sure(page, 'Remove').click();
	await expect(page.getByText('No key acts for this organisation.')).toBeVisible();
	expect(await proxies()).toMatchObject([[], 0]);
});

test('17: a custodian books a payment once, and settles a withdrawal', async ({
	page,
	world,
	gateway,
}) => {
	const custodian = await organisation(world, 'Bank Ltd', ['Custodian']);
	const { drivers } = world.about;
	await world.ask('deposit', { address: drivers.alice, tokens: 50 });
	await world.ask('reserve', { tokens: 100 });
	await work(page, gateway, custodian, '#/console/custodian');
	const issued = Number(await page.locator('[data-issued]').getAttribute('data-issued'));
	const form = page.getByRole('form', { name: 'Book a deposit' });
	const reference = `payment ${custodian.address.slice(0, 8)}`;
	await form.getByLabel('Account').fill('nobody');
	await form.getByLabel('Amount').fill('25');
	await form.getByLabel('Reference of the bank').fill(reference);
	await form.getByRole('button', { name: 'Book a deposit' }).click();
	await expect(form.getByRole('alert')).toHaveText('This is no account of this network.');
	await form.getByLabel('Account').fill(`SC ${drivers.alice}`);
	await form.getByRole('button', { name: 'Book a deposit' }).click();
	await expect(page.locator(`[data-issued="${issued + 25 * SCALE}"]`)).toBeVisible();

	await form.getByLabel('Amount').fill('25');
	await form.getByLabel('Reference of the bank').fill(reference);
	await form.getByRole('button', { name: 'Book a deposit' }).click();
	await expect(form.getByRole('alert')).toContainText('This payment was booked before.');
	await form.getByLabel('Reference of the bank').fill(`${reference} 2`);
	await form.getByLabel('Amount').fill('1000');
	await expect(page.getByText('More would exist than the bank holds')).toBeVisible();
	await form.getByRole('button', { name: 'Book a deposit' }).click();
	await expect(page.locator('[data-code="Tokens.AboveReserve"]')).toBeFocused();

	await world.ask('withdraw', { tokens: 10 });
	await open(page, gateway, '#/console/custodian/withdrawals');
	const waits = row(page, `amount=${10 * SCALE}`);
	await expect(waits).toContainText('payout of alice');
	await waits.getByRole('button', { name: 'Settle' }).click();
	await sure(page, 'Settle').click();
	await expect(page.locator('dialog[open]').getByRole('alert')).toContainText('1 to 64');
	await page
		.locator('dialog[open]')
		.getByLabel('Reference of your payment')
		.fill(`${reference} 3`);
	await sure(page, 'Settle').click();
	await expect(page.getByText('No withdrawal waits.')).toBeVisible();
	await expect(page.locator(`[data-issued="${issued + 15 * SCALE}"]`)).toBeVisible();
	await world.ask('withdraw', { tokens: 2 });
	await row(page, `amount=${2 * SCALE}`)
		.getByRole('button', { name: 'Reject' })
		.click();
	await sure(page, 'Reject').click();
	await expect(page.getByText('No withdrawal waits.')).toBeVisible();
	await expect(page.locator(`[data-issued="${issued + 15 * SCALE}"]`)).toBeVisible();

	// Another member attests the money.
	const auditor = await organisation(world, 'Audit Ltd', ['Auditor']);
	await forget(page);
	await work(page, gateway, auditor, '#/console/custodian');
	await expect(page.getByText('Book a deposit')).toHaveCount(0);
	const attest = await unfold(page, 'Attest the money');
	await attest.getByLabel('Money in the bank account').fill('1');
	await attest.getByRole('button', { name: 'Attest the money' }).click();
	await expect(page.locator('[data-code="Tokens.ReserveBelowIssuance"]')).toBeFocused();
	const tokens = issued / SCALE + 500;
	await attest.getByLabel('Money in the bank account').fill(tokens.toFixed(6));
	await attest.getByRole('button', { name: 'Attest the money' }).click();
	await expect(page.locator(`[data-reserve="${issued + 500 * SCALE}"]`)).toBeVisible();
});

test('17: a member votes, and closes a motion that two thirds approve', async ({
	page,
	world,
	gateway,
}) => {
	const member = await organisation(world, 'Member Ltd', ['Dso']);
	const motion = (await world.ask('motion', {
		area: 'North quay',
		dso: member.address,
		missing: 1,
	})) as number;
	await work(page, gateway, member, '#/console/consortium');
	await expect(row(page, `member=${member.address}`)).toHaveCount(1);
	await open(page, gateway, '#/console/consortium/motions');
	const card = page.locator(`[data-motion="${motion}"]`);
	await expect(card).toContainText('Grid.create_area');
	await expect(card).toContainText('“North quay”');
	await expect(card).toContainText('Member Ltd');
	await accessible(page);
	await expect(card.getByRole('button', { name: 'Close' })).toHaveCount(0);
	await card.getByRole('button', { name: 'Vote in favour' }).click();
	await expect(page.locator(`[data-motion="${motion}"][data-standing="approved"]`)).toBeVisible();
	await expect(card).toContainText('You voted in favour.');
	const areas = (await stored(world, 'grid.nextAreaId')) as number;
	await card.getByRole('button', { name: 'Close' }).click();
	await sure(page, 'Close').click();
	await expect(card).toHaveCount(0);
	expect(await stored(world, 'grid.nextAreaId')).toBe(areas + 1);
	expect(await stored(world, 'grid.areas', areas)).toMatchObject({ dso: member.address });
});
