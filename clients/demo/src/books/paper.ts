// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import {
	correctEnergy,
	Money,
	settleDay,
	type Agreed,
	type Correction,
	type Settled,
} from '@smartcharge/rules/books/day';
import { differenceOf } from '@smartcharge/rules/books/balance';
import { creditNotesOf, invoicesOf, type Document } from '@smartcharge/rules/books/documents';
import type { Line } from '@smartcharge/rules/books/lines';
import { positionsOf } from '@smartcharge/rules/books/positions';
import type { Expected } from '@smartcharge/rules/replay';
import { BRPS, type Brp, type Party, type Plan } from './plan.js';

/** Accounts on paper, and the numbers that the chain gave processes. */
export interface Names {
	parties: Readonly<Record<Party, string>>;
	dso: string;
	cso: string;
	/** The area of the stations. */
	area: number;
	/** Process and driver of each visit, in the order of the plan. */
	visits: readonly { process: number; driver: string }[];
}

/** A version of the statements, with what each supplier receives because of it. */
export type Version = ReadonlyMap<Brp, Settled & { paid: ReadonlyMap<string, bigint> }>;

/** The documents of a process, by payee. */
export interface Papers {
	invoices: ReadonlyMap<string, Document>;
	credits: ReadonlyMap<string, Document>;
}

/** The books of the day on paper. */
export interface PaperBooks {
	/** Settled steps by process. */
	lines: ReadonlyMap<number, readonly Line[]>;
	/** Corrections by process. */
	corrections: ReadonlyMap<number, Correction>;
	/** Statements when the day is settled, after the wrong meter, and after the dispute. */
	versions: readonly Version[];
	papers: ReadonlyMap<number, Papers>;
	/** Change of the balance of each account. */
	balances: ReadonlyMap<string, bigint>;
}

/** Works the books of the day out, from what the replay of the day says and from the plan. */
export function workOut(
	plan: Plan,
	first: number,
	expected: Pick<Expected, 'flows' | 'lines' | 'balances'>,
	names: Names,
): PaperBooks {
	const { parties, dso, cso, area, visits } = names;
	const agreed = agreedOf(plan, first, names);
	const lines = new Map(
		visits.map(({ process }) => [
			process,
			expected.lines.filter((line) => line.process === process),
		]),
	);
	const money = new Money();
	money.addAll(expected.balances);

	const corrections = new Map<number, Correction>();
	const versions: Version[] = [];
	const flows = [...expected.flows];
	const settle = () => {
		const positions = positionsOf(flows, area);
		const settled = BRPS.map((brp) => {
			const day = settleDay(agreed, parties[brp], positions);
			const before = versions.at(-1)?.get(brp)?.statement;
			const paid = new Map<string, bigint>();
			for (const { supplier } of day.statement.lines) {
				const difference = differenceOf(day.statement, before, supplier);
				money.pay(parties[brp], supplier, difference);
				if (difference !== 0n) {
					paid.set(supplier, difference);
				}
			}
			return [brp, { ...day, paid }] as const;
		});
		versions.push(new Map(settled));
	};
	const correct = (index: number, energy: bigint, only?: number) => {
		const { process = -1, driver = '' } = visits[index] ?? {};
		const own = lines.get(process) ?? [];
		const correction = correctEnergy(own, energy, {
			area,
			dso,
			...(only === undefined ? {} : { only: own.findIndex(({ step }) => step === only) }),
		});
		corrections.set(process, correction);
		flows.push(...correction.flows);
		for (const [payee, refund] of correction.refunds) {
			money.pay(payee, driver, refund);
		}
	};

	const { wrongMeter, dispute } = plan;
	settle();
	correct(wrongMeter.visit, wrongMeter.energy);
	settle();
	const upheld = (dispute.energy * BigInt(dispute.perMille)) / 1_000n;
	correct(dispute.visit, upheld, dispute.step);
	settle();

	const papers = new Map<number, Papers>();
	for (const [process, own] of lines) {
		const after = corrections.get(process)?.after ?? own;
		papers.set(process, {
			invoices: invoicesOf(own, { dso, cso }),
			credits: creditNotesOf(own, after, { dso, cso }),
		});
	}
	return { lines, corrections, versions, papers, balances: money.changes };
}

function agreedOf(plan: Plan, first: number, { parties }: Names): Agreed {
	return {
		first,
		contracts: plan.contracts.map(({ supplier, brp, answersFor, netting }) => ({
			supplier: parties[supplier],
			brp: parties[brp],
			programme: answersFor === 'Programme',
			shares: netting === 'ProRata',
		})),
		programmes: new Map([...plan.programmes].map(([brp, values]) => [parties[brp], values])),
		trades: plan.trades.map(({ seller, buyer, energy }) => ({
			seller: parties[seller],
			buyer: parties[buyer],
			from: first,
			energy,
		})),
		prices: plan.imbalance,
	};
}
