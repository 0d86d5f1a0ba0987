// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { ApiPromise } from '@polkadot/api';
import { ACTORS, developmentCast, type Cast } from '../cast.js';
import { roundUp } from '../clock.js';
import { ensureFunds } from '../bank.js';
import { describeChecks } from '../checks.js';
import { energyCost, highest, highestCost as mostOf } from '@smartcharge/rules/process';
import { sum } from '@smartcharge/rules/schedule';
import { readScenario } from '../scenario/load.js';
import { formatKwh, MS_PER_HOUR, TOKEN } from '@smartcharge/rules/units';
import { certify, trade, type Afterwards } from './certificates.js';
import {
	checkCertificates,
	checkEnergy,
	checkMoney,
	checkStatements,
	compareFacts,
} from './check.js';
import { replay } from '@smartcharge/rules/replay';
import { DAY, parseDay } from './parse.js';
import { draw } from './picture.js';
import { play } from './play.js';
import { Recorder } from './recorder.js';
import {
	balanceTable,
	certifiedOf,
	costTable,
	describeDay,
	mixTable,
	sourceTable,
	statementTable,
	type Balance,
	type Charged,
} from './report.js';
import { DRIVERS, SUPPLIERS, type Day, type Supplier, type Visit } from './scenario.js';
import { NAMES, Site } from './site.js';

/** Least balance of a driver. */
const FUNDS = 100n * TOKEN;

type Say = (text?: string) => void;

/** Reads and checks the scenario of a day. */
export async function loadDay(path: string): Promise<Day> {
	return parseDay(await readScenario(path));
}

/** Plays a day, reports it, and returns whether the chain did what it must. */
export async function playDay(
	api: ApiPromise,
	day: Day,
	picture: string,
	say: Say,
): Promise<boolean> {
	const cast = await developmentCast();
	const recorder = Recorder.open(api, cast);
	say(describeDay(day));
	await ensureAllFunds(api, cast, day);

	say('\nThe objects register themselves.\n');
	// The day begins at midnight, so that prices have their times.
	const midnight = roundUp((await recorder.clockTime()) + MS_PER_HOUR, DAY);
	const site = await Site.set(recorder, day, midnight, (line) => {
		say(`  ${line}`);
	});
	const before = await balances(api, cast);
	const { processes, after } = await playThrough(recorder, site, say);

	report(recorder, site, processes, after, say);
	const money = await compareBalances(recorder, before);
	say(`\n${balanceTable(money.parties)}\n`);
	await writePicture(recorder, site, picture);
	say(`Picture of the day: ${resolve(picture)}\n`);

	const checks = check(recorder, site, processes, after, money);
	say('Checked against an independent calculation from the readings and the offers:');
	say(describeChecks(checks));
	const right = checks.every(({ problems }) => problems.length === 0);
	say(right ? '\nThe chain did what it must.' : '\nThe chain went WRONG.');
	return right;
}

/** Money of all parties, and all tokens that exist. */
interface Money {
	parties: Balance[];
	issuance: bigint;
}

/** Plays the day and what comes after it; in the end the chain can be used by others. */
async function playThrough(recorder: Recorder, site: Site, say: Say) {
	try {
		say('\nThe day.\n');
		const processes = await play(recorder, site, say);
		say('\nAn hour later every interval is closed and certified.\n');
		await certify(recorder, site);
		const after = await trade(recorder, site, processes, say);
		await site.clear();
		return { processes, after };
	} catch (error) {
		// What failed is what counts.
		await site.clear().catch(() => undefined);
		throw error;
	}
}

export async function ensureAllFunds(api: ApiPromise, cast: Cast, day: Day): Promise<void> {
	for (const driver of DRIVERS) {
		const costs = day.visits
			.filter((visit) => visit.driver === driver)
			.map((visit) => highestCost(day, visit));
		const needed = sum(costs) + api.consts.charging.minimumBalance.toBigInt();
		await ensureFunds({ api, cast }, cast[driver].address, needed > FUNDS ? needed : FUNDS);
	}
	for (const supplier of SUPPLIERS) {
		const covered = mostPaid(day, supplier);
		if (covered > 0n) {
			await ensureFunds({ api, cast }, cast[supplier].address, covered + TOKEN);
		}
	}
}

/** The most that a supplier may have to pay: all energy of all visits at its lowest price. */
export function mostPaid({ offers, visits }: Day, supplier: Supplier): bigint {
	const prices = offers
		.filter((offer) => offer.supplier === supplier)
		.flatMap((offer) => offer.prices.map(({ value }) => -value));
	const lowest = highest([0n, ...prices]);
	return energyCost(lowest, sum(visits.map(({ energy }) => energy)));
}

/** The most that a visit can cost: all energy at the highest prices, and the station's time. */
export function highestCost(day: Day, { station, energy, steps, step }: Visit): bigint {
	const offered = day.offers.flatMap(({ prices }) => prices.map(({ value }) => value));
	const grid = [day.tariff.base, ...day.tariff.steps.map(({ price }) => price)];
	const at = day.stations.find(({ name }) => name === station);
	return mostOf({
		price: highest(offered) + highest(grid),
		energy,
		duration: steps * step,
		power: at?.power ?? 0n,
		stationPrice: at?.pricePerHour ?? 0n,
	});
}

async function balances(api: ApiPromise, cast: Cast): Promise<Money> {
	const parties = await Promise.all(
		ACTORS.map(async (actor) => {
			const { data } = await api.query.system.account(cast[actor].address);
			const balance = data.free.toBigInt() + data.reserved.toBigInt();
			return { name: NAMES[actor], before: balance, after: balance, fees: 0n };
		}),
	);
	return { parties, issuance: (await api.query.balances.totalIssuance()).toBigInt() };
}

type Change = Awaited<ReturnType<typeof compareBalances>>;

async function compareBalances({ api, cast, fees }: Recorder, before: Money) {
	const after = await balances(api, cast);
	return {
		parties: ACTORS.map((actor, index) => ({
			name: NAMES[actor],
			address: cast[actor].address,
			before: before.parties[index]?.before ?? 0n,
			after: after.parties[index]?.after ?? 0n,
			fees: fees.get(cast[actor].address) ?? 0n,
		})),
		issuance: { before: before.issuance, after: after.issuance },
	};
}

function report(
	{ facts }: Recorder,
	site: Site,
	processes: ReadonlyMap<Visit, number>,
	after: Afterwards,
	say: Say,
): void {
	const charged: Charged[] = [...processes].map(([visit, process]) => ({
		process,
		driver: NAMES[visit.driver],
		station: `${visit.station}, process ${process}`,
	}));
	say('\nWhere the energy came from.\n');
	say(mixTable(charged, facts, after, site));
	say('\nWhat it cost (token).\n');
	say(costTable(charged, facts));
	const carriers = new Map(site.plants.map(({ id, spec }) => [id, spec.carrier]));
	for (const driver of new Set([...processes.keys()].map((visit) => visit.driver))) {
		const own = [...processes].filter(([visit]) => visit.driver === driver);
		const claims = own.flatMap(([, process]) =>
			facts.claimed
				.filter((claim) => claim.process === process)
				.sort((a, b) => a.interval - b.interval || a.source - b.source),
		);
		say(`\nStatement of ${NAMES[driver]} (certificate: source/interval/process).\n`);
		say(statementTable(claims, carriers, site));
	}
	say('\nWhat the sources made (kWh).\n');
	say(sourceTable(facts, site, recipients(site)));
}

/** Recipient of the surplus of each source. */
function recipients(site: Site): Map<number, string> {
	return new Map(site.plants.map(({ id, spec }) => [id, NAMES[spec.recipient]]));
}

function check(
	{ cast, facts, journal }: Recorder,
	site: Site,
	processes: ReadonlyMap<Visit, number>,
	after: Afterwards,
	money: Change,
) {
	const operators = { cso: cast.cso.address, dso: cast.dso.address };
	const expected = replay(journal, operators);
	const counted = new Map(site.plants.map(({ id, counts }) => [id, counts.at(-1) ?? 0n]));
	const owners = new Map(site.plants.map(({ id, spec }) => [id, spec.recipient]));
	const drivers = new Map(
		[...processes].map(([visit, process]) => [process, cast[visit.driver].address]),
	);
	return [
		...compareFacts(facts, expected.facts, site),
		checkEnergy(facts, counted, site),
		checkCertificates(facts, after, owners),
		checkStatements(after, expected.facts, drivers, site),
		checkMoney(money.parties, expected.balances, money.issuance),
	];
}

async function writePicture(
	{ curves, facts }: Recorder,
	{ day, midnight, plants }: Site,
	path: string,
): Promise<void> {
	const panels = plants.map(({ id, spec }) => {
		const booked = facts.booked.filter(({ source }) => source === id);
		const total = (part: 'produced' | 'certified') =>
			formatKwh(sum(booked.map((account) => account[part])));
		return {
			title: spec.name,
			note: `${total('produced')} kWh produced, ${total('certified')} kWh certified`,
			carrier: spec.carrier,
			samples: curves.get(id) ?? [],
			certified: certifiedOf(facts.booked, id),
			clouds: day.clouds
				.filter(({ leaves }) => leaves.has(spec.name))
				.map(({ from, to }) => ({ from: midnight + from, to: midnight + to })),
		};
	});
	const svg = draw({
		title: day.title,
		from: midnight + day.from,
		to: midnight + day.to,
		panels,
	});
	await mkdir(dirname(path), { recursive: true });
	await writeFile(path, svg);
}
