// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { sum } from '@smartcharge/rules/schedule';
import { TOKEN } from '@smartcharge/rules/units';
import { ensureFunds } from '../bank.js';
import { ACTORS } from '../cast.js';
import { ensureAllFunds } from '../day/perform.js';
import type { Recorder } from '../day/recorder.js';
import { SUPPLIERS } from '../day/scenario.js';
import { NAMES } from '../day/site.js';
import type { Account, NameOf } from './check.js';
import type { Market } from './market.js';
import { BRPS, type Plan } from './plan.js';
import { BRP_NAMES } from './report.js';

/** Least balance of a balance responsible party, and of a supplier beyond its margin. */
const FUNDS = 100n * TOKEN;

/** Kinds of debts that the day can leave. */
const DEBTS = ['Charging', 'Imbalance', 'Correction'] as const;

/** Money of all accounts, and all tokens that exist. */
export interface Money {
	balances: ReadonlyMap<string, bigint>;
	issuance: bigint;
}

/** Names of accounts in the report. */
export function namesOf({ cast }: Recorder, market: Market): NameOf {
	const names = new Map<string, string>(
		ACTORS.map((actor) => [cast[actor].address, NAMES[actor]]),
	);
	for (const brp of BRPS) {
		names.set(market.brps[brp].address, BRP_NAMES[brp]);
	}
	return (account) => names.get(account) ?? account;
}

/** Deposits what each party may have to pay. */
export async function fund({ api, cast }: Recorder, market: Market, plan: Plan): Promise<void> {
	await ensureAllFunds(api, cast, plan.charging);
	for (const supplier of SUPPLIERS) {
		const margins = plan.contracts
			.filter((contract) => contract.supplier === supplier)
			.map(({ margin }) => margin);
		await ensureFunds({ api, cast }, cast[supplier].address, FUNDS + sum(margins));
	}
	for (const brp of BRPS) {
		await ensureFunds({ api, cast }, market.brps[brp].address, FUNDS);
	}
}

/** All accounts of the play. */
function addressesOf({ cast }: Recorder, market: Market): string[] {
	const everybody = ACTORS.map((actor) => cast[actor].address);
	return [...new Set([...everybody, ...BRPS.map((brp) => market.brps[brp].address)])];
}

/** The balances of all accounts, free and on hold. */
export async function moneyOf(recorder: Recorder, market: Market): Promise<Money> {
	const { api } = recorder;
	const balances = new Map<string, bigint>();
	for (const address of addressesOf(recorder, market)) {
		const { data } = await api.query.system.account(address);
		balances.set(address, data.free.toBigInt() + data.reserved.toBigInt());
	}
	return { balances, issuance: (await api.query.balances.totalIssuance()).toBigInt() };
}

/** The accounts before and after the play. */
export function compare(
	{ fees }: Recorder,
	nameOf: NameOf,
	before: Money,
	after: Money,
): Account[] {
	return [...before.balances].map(([address, balance]) => ({
		name: nameOf(address),
		address,
		before: balance,
		after: after.balances.get(address) ?? 0n,
		fees: fees.get(address) ?? 0n,
	}));
}

/** Number of debts that anybody has. */
export async function debtsOf(recorder: Recorder, market: Market): Promise<number> {
	const { api } = recorder;
	const lists = await Promise.all(
		addressesOf(recorder, market).flatMap((debtor) =>
			DEBTS.map((kind) => api.query.debts.owed.entries(debtor, kind)),
		),
	);
	return lists.flat().length;
}
