// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { ApiPromise } from '@polkadot/api';
import { longDayAfter } from '@smartcharge/rules/books/calendar';
import { sum } from '@smartcharge/rules/schedule';
import { MS_PER_HOUR } from '@smartcharge/rules/units';
import { developmentCast } from '../cast.js';
import { describeChecks, type Check } from '../checks.js';
import { Recorder } from '../day/recorder.js';
import { Site } from '../day/site.js';
import { readScenario } from '../scenario/load.js';
import {
	checkCdrs,
	checkClaims,
	checkDocuments,
	checkEnergy,
	checkFiles,
	checkLines,
	checkMoney,
	checkQuarters,
	checkRefunds,
	checkStatements,
} from './check.js';
import { Market, type Booked } from './market.js';
import { compare, debtsOf, fund, moneyOf, namesOf, type Money } from './money.js';
import { parsePlan } from './parse.js';
import { BRPS, type Plan } from './plan.js';
import { balanceTable, bookedTable, describePlan } from './report.js';
import { Story, type Outcome } from './story.js';

type Say = (text?: string) => void;

/** How long before the day contracts are made and programmes are filed. */
const AHEAD = 12 * MS_PER_HOUR;

/** Reads and checks the plan of a day with books. */
export async function loadPlan(path: string): Promise<Plan> {
	return parsePlan(await readScenario(path));
}

/** Plays a day with books, reports it, and returns whether all sums agree. */
export async function playBooks(
	api: ApiPromise,
	plan: Plan,
	folder: string,
	say: Say,
): Promise<boolean> {
	const recorder = Recorder.open(api, await developmentCast());
	if (!('corrections' in api.tx && 'settlement' in api.tx)) {
		throw new Error('the node runs another chain: it keeps no books');
	}
	const day = longDayAfter((await recorder.clockTime()) + 2 * AHEAD);
	say(describePlan(plan, day));
	await recorder.reach(day.start - AHEAD);
	const market = await Market.open(recorder, plan, day);
	await market.nameArbiters();
	await fund(recorder, market, plan);
	const { number } = await api.rpc.chain.getHeader();
	const site = await Site.set(recorder, plan.charging, day.start, () => undefined);
	const before = await moneyOf(recorder, market);
	const story = new Story(recorder, plan, day, market, site, say);
	let outcome: Outcome;
	try {
		outcome = await story.play(number.toNumber(), folder);
	} catch (error) {
		// What failed is what counts.
		await site.clear().catch(() => undefined);
		throw error;
	}
	await site.clear();
	return conclude(recorder, market, site, outcome, before, folder, say);
}

async function conclude(
	recorder: Recorder,
	market: Market,
	site: Site,
	outcome: Outcome,
	before: Money,
	folder: string,
	say: Say,
): Promise<boolean> {
	const { written, paper, files } = outcome;
	const nameOf = namesOf(recorder, market);
	const booked = await market.booked();
	say(`\nIn the end.\n\n${bookedTable(booked, nameOf)}`);
	const after = await moneyOf(recorder, market);
	const accounts = compare(recorder, nameOf, before, after);
	say(`\n${balanceTable(accounts)}`);
	say(
		`\n${written.documents.length} invoices and credit notes (UBL, PDF), their receipts, ` +
			`${written.cdrs.length} charge detail records,\nand ${files.length} files of programmes, ` +
			`trades and imbalances (CIM, CSV) are in\n${folder}.\n`,
	);
	const issuance = { before: before.issuance, after: after.issuance };
	const checks = [
		...(await check(recorder, market, site, outcome, booked)),
		checkMoney(accounts, paper, issuance, await debtsOf(recorder, market)),
	];
	say('Checked against an independent calculation from the readings and the plan:');
	say(describeChecks(checks));
	const isRight = checks.every(({ problems }) => problems.length === 0);
	say(isRight ? '\nAll sums agree.' : '\nThe books are WRONG.');
	return isRight;
}

async function check(
	recorder: Recorder,
	market: Market,
	site: Site,
	outcome: Outcome,
	booked: readonly Booked[],
): Promise<Check[]> {
	const { lines, claims, delivered, statements, refunds, written, imbalances, paper, names } =
		outcome;
	const nameOf = namesOf(recorder, market);
	const quarters = new Map(
		await Promise.all(BRPS.map(async (brp) => [brp, await market.quarters(brp)] as const)),
	);
	const energy = {
		booked,
		traded: sum([...quarters.values()].flatMap((each) => each.map(({ traded }) => traded))),
		delivered: sum(delivered),
		produced: sum(site.plants.map(({ counts }) => counts.at(-1) ?? 0n)),
		...(await certificates(recorder)),
	};
	return [
		checkLines(lines, paper, nameOf),
		checkQuarters(quarters, paper),
		checkStatements(statements, paper, nameOf),
		checkRefunds(refunds, paper),
		checkClaims(claims, paper),
		checkDocuments(written.documents, paper, nameOf),
		checkCdrs(written.cdrs, paper, names),
		checkFiles(imbalances, paper, names),
		checkEnergy(energy, paper),
	];
}

/** Energy of the day's sources that is certified now, and that was issued as surplus. */
async function certificates({
	api,
	facts,
}: Recorder): Promise<{ certified: bigint; issued: bigint }> {
	const ledgers = await api.query.origin.ledgers.multi(
		facts.booked.map(({ interval, source }) => [interval, source]),
	);
	const own = ledgers.flatMap((ledger) => ledger.unwrapOr(undefined) ?? []);
	return {
		certified: sum(own.map(({ certified }) => certified.toBigInt())),
		issued: sum(own.map(({ issued }) => issued.toBigInt())),
	};
}
