// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import {
	settleQuarter,
	statementOf,
	type Member,
	type Price,
	type Quarter,
	type Statement,
} from './balance.js';
import { correct, refundsOf, takeDearest, type Change, type Line, type Refunds } from './lines.js';
import { netOf, type Flow, type Positions } from './positions.js';

/** The books of a day: who answers for whom, what was announced and traded, and what it cost. */

/** Contract of a supplier with its balance responsible party. */
export interface Contract {
	supplier: string;
	brp: string;
	/** Whether the supplier answers for a part of the programme, and not for its trades alone. */
	programme: boolean;
	/** Whether it has a share of the gain of netting. */
	shares: boolean;
}

/** A trade of energy, in Wh by quarter. */
export interface Trade {
	seller: string;
	buyer: string;
	/** The first quarter. */
	from: number;
	energy: readonly bigint[];
}

/** What was agreed for a day in an area, by quarter from `first` on. */
export interface Agreed {
	first: number;
	contracts: readonly Contract[];
	/** Sold less bought outside of the chain, of each party. */
	programmes: ReadonlyMap<string, readonly bigint[]>;
	trades: readonly Trade[];
	prices: readonly Price[];
}

/** A settled day of a balance responsible party. */
export interface Settled {
	quarters: Quarter[];
	statement: Statement;
}

/** Sold less bought by `party` in `quarter`. */
export function tradedOf(trades: readonly Trade[], party: string, quarter: number): bigint {
	return trades.reduce((sum, { seller, buyer, from, energy }) => {
		const own = energy[quarter - from] ?? 0n;
		return sum + (seller === party ? own : 0n) - (buyer === party ? own : 0n);
	}, 0n);
}

/** Settles a day of `brp`. */
export function settleDay(agreed: Agreed, brp: string, positions: Positions): Settled {
	const { first, contracts, programmes, trades, prices } = agreed;
	const quarters = prices.map((price, index) => {
		const quarter = first + index;
		const members = contracts
			.filter((contract) => contract.brp === brp)
			.map(({ supplier, programme, shares }): Member => ({
				supplier,
				net: netOf(positions, supplier, quarter),
				traded: tradedOf(trades, supplier, quarter),
				programme,
				shares,
			}));
		const programme = programmes.get(brp)?.[index];
		return settleQuarter({
			programme,
			traded: tradedOf(trades, brp, quarter),
			members,
			price,
		});
	});
	return { quarters, statement: statementOf(quarters) };
}

/** A correction of the lines of a process. */
export interface Correction {
	changes: Change[];
	/** The lines after it. */
	after: Line[];
	refunds: Refunds;
	/** What it changes in the positions. */
	flows: Flow[];
}

/** Takes `energy` out of `lines`, or out of the line `only`, at the cost of those who were paid. */
export function correctEnergy(
	lines: readonly Line[],
	energy: bigint,
	{ area, dso, only }: { area: number; dso: string; only?: number },
): Correction {
	const one = only === undefined ? lines : lines.slice(only, only + 1);
	const changes = takeDearest(one, energy).map((change) => ({
		...change,
		line: change.line + (only ?? 0),
	}));
	const after = correct(lines, changes);
	const flows = changes.flatMap(({ line, part, less }): Flow[] => {
		const { span, parts = [] } = lines[line] ?? {};
		const supplier = parts[part]?.supplier;
		return span === undefined || supplier === undefined
			? []
			: [{ supplier, area, side: 'taken', span, energy: -less }];
	});
	return { changes, after, refunds: refundsOf(lines, after, dso), flows };
}

/** Changes of balances. */
export class Money {
	readonly changes = new Map<string, bigint>();

	/** `amount` goes from one account to another; below zero, back. */
	pay(from: string, to: string, amount: bigint): void {
		this.add(from, -amount);
		this.add(to, amount);
	}

	/** Adds changes that were worked out elsewhere. */
	addAll(changes: ReadonlyMap<string, bigint>): void {
		for (const [account, amount] of changes) {
			this.add(account, amount);
		}
	}

	private add(account: string, amount: bigint): void {
		this.changes.set(account, (this.changes.get(account) ?? 0n) + amount);
	}
}
