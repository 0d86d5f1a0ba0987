// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Settlement of a day between balance responsible parties and their suppliers.
 *
 * Everything counts as net injection, in Wh: whoever took more than was announced is short, below
 * zero. Amounts are what a party receives; below zero it pays.
 */

/** Prices of imbalance in a quarter of an hour, in the smallest unit of the token per kWh. */
export interface Price {
	/** Paid by whoever is short. */
	short: bigint;
	/** Paid to whoever is long. */
	surplus: bigint;
}

/** A supplier in a portfolio. */
export interface Member {
	supplier: string;
	/** Fed in less taken. */
	net: bigint;
	/** Sold less bought. */
	traded: bigint;
	/** Whether it answers for a part of the programme, and not for its own trades alone. */
	programme: boolean;
	/** Whether it has a share of the gain of netting. */
	shares: boolean;
}

/** A portfolio in a quarter. */
export interface Portfolio {
	/** Sold less bought outside of the chain; `undefined` if nothing was filed. */
	programme: bigint | undefined;
	/** Sold less bought by the balance responsible party itself, before the quarter began. */
	traded: bigint;
	members: Member[];
	price: Price;
}

/** What a party is short or long, and what it receives for that. */
export interface Imbalance {
	energy: bigint;
	amount: bigint;
}

/** A settled quarter. */
export interface Quarter {
	portfolio: Imbalance;
	/** The part for which no supplier answers. */
	own: Imbalance;
	members: (Imbalance & { supplier: string; share: bigint })[];
	/** What the portfolio costs less than its parts would. */
	gain: bigint;
}

/** What a supplier receives for a day. */
export interface Line {
	supplier: string;
	own: bigint;
	share: bigint;
}

/** Statement of a day of a balance responsible party. */
export interface Statement {
	portfolio: bigint;
	own: bigint;
	gain: bigint;
	lines: Line[];
}

const size = (value: bigint) => (value < 0n ? -value : value);
const total = (values: readonly bigint[]) => values.reduce((sum, value) => sum + value, 0n);

/** What is paid for an imbalance, without the part of a unit. */
export function amountOf(energy: bigint, { short, surplus }: Price): bigint {
	return (energy * (energy < 0n ? short : surplus)) / 1_000n;
}

/** Shares `whole` by `weights`; the first shares as far as the end of each are rounded down. */
export function sharesOf(whole: bigint, weights: readonly bigint[]): bigint[] {
	const all = total(weights);
	const upTo = (count: number) =>
		all === 0n ? 0n : (size(whole) * total(weights.slice(0, count))) / all;
	const sign = whole < 0n ? -1n : 1n;
	return weights.map((_, index) => sign * (upTo(index + 1) - upTo(index)));
}

/** Settles a quarter. */
export function settleQuarter({ programme, traded, members, price }: Portfolio): Quarter {
	const imbalance = (energy: bigint): Imbalance => ({ energy, amount: amountOf(energy, price) });
	const all = total(members.map((member) => member.net - member.traded));
	const portfolio = imbalance(all - (programme ?? 0n) - traded);
	const answering = (of: (net: bigint) => bigint) =>
		members.map((member) => (member.programme ? of(member.net) : 0n));
	// What nothing was filed for is the affair of the balance responsible party.
	const announced =
		programme === undefined
			? answering((net) => net)
			: sharesOf(programme + traded, answering(size));
	const parts = members.map((member, index) =>
		imbalance(member.net - member.traded - (announced[index] ?? 0n)),
	);
	const own = imbalance(portfolio.energy - total(parts.map(({ energy }) => energy)));
	const gain = portfolio.amount - own.amount - total(parts.map(({ amount }) => amount));
	const sizes = [...parts, own].map(({ energy }) => size(energy));
	// Amounts that are rounded apart can be higher than their sum: that is nobody's to share.
	const shares = sharesOf(gain > 0n ? gain : 0n, sizes);
	return {
		portfolio,
		own,
		gain,
		members: parts.map((part, index) => {
			const { supplier = '', shares: has = false } = members[index] ?? {};
			return { ...part, supplier, share: has ? (shares[index] ?? 0n) : 0n };
		}),
	};
}

/** Adds up the quarters of a day. */
export function statementOf(quarters: readonly Quarter[]): Statement {
	const lines = new Map<string, Line>();
	for (const { supplier, amount, share } of quarters.flatMap(({ members }) => members)) {
		const line = lines.get(supplier) ?? { supplier, own: 0n, share: 0n };
		line.own += amount;
		line.share += share;
		lines.set(supplier, line);
	}
	return {
		portfolio: total(quarters.map(({ portfolio }) => portfolio.amount)),
		own: total(quarters.map(({ own }) => own.amount)),
		gain: total(quarters.map(({ gain }) => gain)),
		lines: [...lines.values()],
	};
}

/** What a supplier receives when a statement replaces an earlier one. */
export function differenceOf(
	now: Statement,
	before: Statement | undefined,
	supplier: string,
): bigint {
	const sum = (statement: Statement | undefined) =>
		total(
			(statement?.lines ?? [])
				.filter((line) => line.supplier === supplier)
				.map(({ own, share }) => own + share),
		);
	return sum(now) - sum(before);
}

/**
 * What the holder of a connection receives for a year in which its meters counted `metered` and its
 * grid operator settled `settled`, in Wh, at the average of the prices of the day ahead.
 */
export function trueUp(metered: bigint, settled: bigint, prices: readonly bigint[]): bigint {
	// Down, also below zero.
	const sum = total(prices);
	const count = BigInt(prices.length);
	const rest = ((sum % count) + count) % count;
	return ((metered - settled) * ((sum - rest) / count)) / 1_000n;
}
