// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Reads from a node what the chain has of a day: what parties filed, traded, and were settled. */

import type { ApiPromise } from '@polkadot/api';
import type { ApiDecoration } from '@polkadot/api/types';
import type { ITuple } from '@polkadot/types/types';
import type { u32 } from '@polkadot/types';
import type { AccountId32 } from '@polkadot/types/interfaces';
import { allItems } from '@smartcharge/chain';
import { hexOf } from '../facts/trail.js';
import type { ChainTrade, DayFacts, Filed, SettledDay } from './assemble.js';
import { dayOf, UNIT_MS, type Day } from './day.js';

const MS_PER_DAY = 86_400_000;
const UNITS_PER_HOUR = 4;
/** Hours that a trade has at most: it can begin so long before the day. */
const TRADE_HOURS = 25;

type At = ApiDecoration<'promise'>;

/** A balance responsible party in an area. */
interface Portfolio {
	brp: AccountId32;
	area: number;
	/** Days since the Unix epoch, by the date. */
	day: number;
}

function accountOf(account: AccountId32) {
	return hexOf(Uint8Array.from(account));
}

async function filedBy(at: At, { brp, area, day }: Portfolio): Promise<Filed> {
	const hours = await at.call.settlementApi.programme(brp, area, day);
	return {
		area,
		brp: accountOf(brp),
		hours: hours.map(([hour, programme]) => ({
			hour: hour.toNumber(),
			revision: programme.revision.toNumber(),
			wh: programme.wh.map((value) => value.unwrapOr(undefined)?.toBigInt()),
			at: programme.at.toNumber(),
		})),
	};
}

/** The last statement of a portfolio, if there is one, with its quarters. */
async function settledOf(
	at: At,
	{ brp, area, day }: Portfolio,
	now: number,
	final: boolean,
): Promise<SettledDay[]> {
	const statement = await at.call.settlementApi.statement(brp, area, day);
	const quarters = await at.call.settlementApi.quarters(brp, area, day);
	if (statement.isNone || quarters.isErr) {
		return [];
	}
	return [
		{
			area,
			brp: accountOf(brp),
			version: statement.unwrap().version.toNumber(),
			final,
			at: now,
			quarters: quarters.asOk.map(({ ptu, net, programme, trades, price, settled }) => ({
				ptu: ptu.toNumber(),
				net: net.toBigInt(),
				programme: programme.unwrapOr(undefined)?.toBigInt() ?? 0n,
				trades: trades.toBigInt(),
				short: price.short.toBigInt(),
				surplus: price.surplus.toBigInt(),
				state: price.state.type,
				imbalance: settled.portfolio.energy.toBigInt(),
				amount: settled.portfolio.amount.toBigInt(),
			})),
		},
	];
}

async function tradesOf(at: At, { from }: Day): Promise<ChainTrade[]> {
	const first = Math.floor(from / UNITS_PER_HOUR) - TRADE_HOURS;
	const trades = await allItems((after: ITuple<[u32, u32]> | null, limit) =>
		at.call.settlementApi.trades(first, after, limit),
	);
	return trades.map(([[, id], trade]) => ({
		id: id.toNumber(),
		area: trade.area.toNumber(),
		seller: accountOf(trade.seller),
		buyer: accountOf(trade.buyer),
		from: trade.from.toNumber(),
		wh: trade.wh.map((energy) => energy.toBigInt()),
		confirmed: trade.confirmed.isTrue,
	}));
}

/**
 * What the chain has of a local day, of all balance responsible parties and areas, in the latest
 * finalised block. A statement is final when readings no longer change what was booked for the day.
 */
export async function dayFactsOf(
	api: ApiPromise,
	date: string,
	timezone: string,
): Promise<DayFacts> {
	const day = dayOf(date, timezone);
	const at = await api.at(await api.rpc.chain.getFinalizedHead());
	const now = (await at.query.timestamp.now()).toNumber();
	const end = (day.from + day.units) * UNIT_MS;
	const final = now >= end + at.consts.settlement.openFor.toNumber();
	const members = await at.query.consortium.members.entries();
	const areas = (await at.query.grid.areas.keys()).map(({ args: [area] }) => area.toNumber());
	const brps = members
		.filter(([, member]) => [...member.unwrap().roles].some((role) => role.isBrp))
		.map(([key]) => key.args[0]);
	const number = Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY;
	const filed: Filed[] = [];
	const settled: SettledDay[] = [];
	for (const area of areas.sort((a, b) => a - b)) {
		for (const brp of brps) {
			const portfolio = { brp, area, day: number };
			filed.push(await filedBy(at, portfolio));
			settled.push(...(await settledOf(at, portfolio, now, final)));
		}
	}
	return { day: date, at: now, filed, trades: await tradesOf(at, day), settled };
}
