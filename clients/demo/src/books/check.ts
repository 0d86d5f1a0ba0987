// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { Imbalance } from '@smartcharge/rules/books/balance';
import type { ProcessFacts } from '@smartcharge/export/facts/process';
import { paidOf } from '@smartcharge/rules/books/documents';
import type { Line } from '@smartcharge/rules/books/lines';
import { sum } from '@smartcharge/rules/schedule';
import { formatChange, formatKwh, formatToken } from '@smartcharge/rules/units';
import type { Check } from '../checks.js';
import type { Anchored, WrittenCdr } from './files.js';
import type { Booked, Stated } from './market.js';
import type { Names, PaperBooks } from './paper.js';
import { BRPS, type Brp } from './plan.js';

/** Most differences that are shown of one kind. */
const MOST = 8;

/** The name of an account in a report. */
export type NameOf = (account: string) => string;

function check(what: string, problems: readonly string[]): Check {
	const more = problems.length - MOST;
	return {
		what,
		problems: more > 0 ? [...problems.slice(0, MOST), `and ${more} more`] : [...problems],
	};
}

function differs(
	what: string,
	chain: bigint | undefined,
	paper: bigint | undefined,
	format: (value: bigint) => string = formatToken,
): string[] {
	const shown = (value: bigint | undefined) => (value === undefined ? 'none' : format(value));
	return chain === paper ? [] : [`${what}: chain ${shown(chain)}, expected ${shown(paper)}`];
}

/** Every key of two maps, once. */
function keysOf<K>(a: ReadonlyMap<K, unknown>, b: ReadonlyMap<K, unknown>): K[] {
	return [...new Set([...a.keys(), ...b.keys()])];
}

/** A line in words; parts without energy are left out. */
function wordsOf(line: Line, nameOf: NameOf): string {
	const { process, step, span, parts, gridPrice, toDso, pricePerHour, toCso } = line;
	const served = parts
		.filter(({ energy }) => energy > 0n)
		.map(
			({ supplier, source, energy, price, amount }) =>
				`${energy} Wh of ${nameOf(supplier)}, source ${source ?? 'none'}, ` +
				`at ${price}: ${amount}`,
		);
	return (
		`process ${process}, step ${step + 1}, ${span.start} to ${span.end}: ` +
		`${served.join('; ')}; grid ${served.length > 0 ? gridPrice : 0n}: ${toDso}; ` +
		`station ${pricePerHour}: ${toCso}`
	);
}

/** The lines that trails prove, in the form of the paper. */
export function provedLines(
	{ process, lines }: ProcessFacts,
	addressOf: (hex: string) => string,
): Line[] {
	return lines.map(({ step, start, end, parts, toDso, pricePerHour, toCso }) => ({
		process,
		step,
		span: { start, end },
		parts: parts.map(({ supplier, source, energy, price, amount }) => ({
			supplier: addressOf(supplier),
			source,
			energy,
			price,
			amount,
		})),
		gridPrice: parts[0]?.gridPrice ?? 0n,
		toDso,
		pricePerHour,
		toCso,
	}));
}

/** What was charged, line by line. */
export function checkLines(
	chain: ReadonlyMap<number, readonly Line[]>,
	{ lines: paper }: PaperBooks,
	nameOf: NameOf,
): Check {
	const problems = keysOf(chain, paper).flatMap((process) => {
		const [is, must] = [chain.get(process) ?? [], paper.get(process) ?? []].map((lines) =>
			lines.map((line) => wordsOf(line, nameOf)),
		);
		return [
			...(is ?? [])
				.filter((words) => !must?.includes(words))
				.map((words) => `chain: ${words}`),
			...(must ?? [])
				.filter((words) => !is?.includes(words))
				.map((words) => `expected: ${words}`),
		];
	});
	return check('each settled step is proved by its trail, and is as worked out', problems);
}

/** The statements of all versions, and what they paid. */
export function checkStatements(
	chain: readonly ReadonlyMap<Brp, Stated>[],
	{ versions }: PaperBooks,
	nameOf: NameOf,
): Check {
	const problems = versions.flatMap((version, index) =>
		BRPS.flatMap((brp) => {
			const [is, must] = [chain[index]?.get(brp), version.get(brp)];
			const where = `statement ${index + 1} of ${brp}`;
			if (!is || !must) {
				return [`${where} is missing`];
			}
			const { statement } = must;
			return [
				...differs(`${where}, toward the TSO`, is.portfolio, statement.portfolio),
				...differs(`${where}, its own part`, is.own, statement.own),
				...differs(`${where}, gain of netting`, is.gain, statement.gain),
				...differs(
					`${where}, quarters without a programme`,
					BigInt(is.unfiled),
					0n,
					String,
				),
				...differs(`${where}, owed`, is.owed, 0n),
				...statement.lines.flatMap(({ supplier, own, share }) => {
					const line = is.lines.find((each) => each.supplier === supplier);
					const name = `${where}, ${nameOf(supplier)}`;
					return [
						...differs(`${name}, imbalance`, line?.own, own),
						...differs(`${name}, share of the gain`, line?.share, share),
					];
				}),
				...keysOf(is.paid, must.paid).flatMap((supplier) =>
					differs(
						`${where}, paid to ${nameOf(supplier)}`,
						is.paid.get(supplier) ?? 0n,
						must.paid.get(supplier) ?? 0n,
					),
				),
			];
		}),
	);
	return check('each statement, and what it paid, is as worked out', problems);
}

/** The quarters of the day, as they are settled in the end. */
export function checkQuarters(
	chain: ReadonlyMap<Brp, readonly Imbalance[]>,
	{ versions }: PaperBooks,
): Check {
	const last = versions.at(-1);
	const problems = BRPS.flatMap((brp) => {
		const [is, must] = [chain.get(brp) ?? [], last?.get(brp)?.quarters ?? []];
		return [
			...differs(`quarters of ${brp}`, BigInt(is.length), BigInt(must.length), String),
			...must.flatMap(({ portfolio }, index) => [
				...differs(
					`${brp}, quarter ${index + 1}, imbalance`,
					is[index]?.energy,
					portfolio.energy,
					formatKwh,
				),
				...differs(
					`${brp}, quarter ${index + 1}, amount`,
					is[index]?.amount,
					portfolio.amount,
				),
			]),
		];
	});
	return check('each of the 100 quarters of the day is settled as worked out', problems);
}

/** What drivers got back. */
export function checkRefunds(
	chain: ReadonlyMap<number, bigint>,
	{ corrections }: PaperBooks,
): Check {
	const problems = [...corrections].flatMap(([process, { refunds }]) =>
		differs(`refund of process ${process}`, chain.get(process), sum([...refunds.values()])),
	);
	return check('drivers got back what was worked out', problems);
}

/** Certificates are claimed for the energy that is left of the lines, by process and source. */
export function checkClaims(
	chain: ReadonlyMap<number, ReadonlyMap<number, bigint>>,
	{ lines, corrections }: PaperBooks,
): Check {
	const problems = [...lines].flatMap(([process, own]) => {
		const must = new Map<number, bigint>();
		for (const { parts } of corrections.get(process)?.after ?? own) {
			for (const { source, energy } of parts) {
				if (source !== undefined) {
					must.set(source, (must.get(source) ?? 0n) + energy);
				}
			}
		}
		const is = chain.get(process) ?? new Map<number, bigint>();
		return keysOf(is, must).flatMap((source) =>
			differs(
				`process ${process}, source ${source}`,
				is.get(source) ?? 0n,
				must.get(source) ?? 0n,
				formatKwh,
			),
		);
	});
	return check('certificates are claimed for the corrected energy alone', problems);
}

/** Invoices and credit notes: their figures, their numbers, their anchors. */
export function checkDocuments(
	documents: readonly Anchored[],
	{ papers }: PaperBooks,
	nameOf: NameOf,
): Check {
	const problems = documents.flatMap(({ issuer, number, kind, process, figures, proved }) => {
		const own = papers.get(process);
		const paper = (kind === 'invoice' ? own?.invoices : own?.credits)?.get(issuer);
		const where = `${kind} ${number} of ${nameOf(issuer)}, process ${process}`;
		const cents = (part: 'net' | 'vat' | 'gross' | 'paid' | 'rounding') =>
			differs(`${where}, ${part} (cents)`, figures[part], paper?.[part], String);
		return [
			...cents('net'),
			...cents('vat'),
			...cents('gross'),
			...cents('paid'),
			...cents('rounding'),
			...(proved ? [] : [`${where}: the chain has another commitment`]),
		];
	});
	const expected = [...papers.values()].reduce(
		(count, { invoices, credits }) => count + invoices.size + credits.size,
		0,
	);
	return check('each invoice and credit note has the figures that were worked out', [
		...problems,
		...differs('documents', BigInt(documents.length), BigInt(expected), String),
	]);
}

/** Charge detail records: those of the start, their credits, and those after corrections. */
export function checkCdrs(
	cdrs: readonly WrittenCdr[],
	{ lines, corrections }: PaperBooks,
	payees: Pick<Names, 'dso' | 'cso'>,
): Check {
	const problems = [...lines].flatMap(([process, own]) => {
		const correction = corrections.get(process);
		const expected = new Map([[String(process), own]]);
		if (correction) {
			expected.set(`${process}-C1`, own);
			expected.set(`${process}-R1`, correction.after);
		}
		const found = cdrs.filter((cdr) => cdr.process === process);
		return [
			...differs(
				`records of process ${process}`,
				BigInt(found.length),
				BigInt(expected.size),
				String,
			),
			...[...expected].flatMap(([id, must]) => {
				const cdr = found.find((each) => each.id === id);
				const paid = sum([...paidOf(must, payees).values()]);
				const cost = cdr?.credit === true ? -paid : paid;
				// Numbers of OCPI have four decimals.
				const off = cdr === undefined ? undefined : cdr.total - cost;
				const isCost = off !== undefined && off <= 100n && off >= -100n;
				const energy = sum(must.flatMap(({ parts }) => parts.map((part) => part.energy)));
				return [
					...(isCost ? [] : differs(`record ${id}, cost`, cdr?.total, cost)),
					...differs(`record ${id}, energy`, cdr?.energy, energy, formatKwh),
				];
			}),
		];
	});
	return check('each charge detail record has the cost and the energy of its process', problems);
}

/** The files of balance responsibility. */
export function checkFiles(
	imbalances: ReadonlyMap<string, bigint>,
	{ versions }: PaperBooks,
	{ parties }: Pick<Names, 'parties'>,
): Check {
	const last = versions.at(-1);
	const problems = BRPS.flatMap((brp) =>
		differs(brp, imbalances.get(parties[brp]), last?.get(brp)?.statement.portfolio),
	);
	return check('the rows of the exported imbalances add up to the statements', problems);
}

/** Energy that is counted in several places. */
export interface Energy {
	booked: readonly Booked[];
	/** Sold less bought by all parties. */
	traded: bigint;
	/** Delivered by the records of the processes. */
	delivered: bigint;
	/** Counted by the meters of the sources. */
	produced: bigint;
	/** Certified, and issued as surplus, after all corrections. */
	certified: bigint;
	issued: bigint;
}

/** No Wh came into being or got lost. */
export function checkEnergy(energy: Energy, { corrections }: PaperBooks): Check {
	const total = (part: 'taken' | 'fed' | 'adjusted') =>
		sum(energy.booked.map((each) => each[part]));
	const corrected = sum(
		[...corrections.values()].flatMap(({ changes }) => changes.map(({ less }) => -less)),
	);
	return check('no Wh came into being or got lost', [
		...differs(
			'taken, by position and by process',
			total('taken'),
			energy.delivered,
			formatKwh,
		),
		...differs('fed in, by position and by meter', total('fed'), energy.produced, formatKwh),
		...differs('corrected, by position and by line', total('adjusted'), corrected, formatKwh),
		...differs('sold less bought', energy.traded, 0n, formatKwh),
		...differs(
			'certified and surplus, and produced',
			energy.certified + energy.issued,
			energy.produced,
			formatKwh,
		),
	]);
}

/** A balance, free and on hold, before and after. */
export interface Account {
	name: string;
	address: string;
	before: bigint;
	after: bigint;
	fees: bigint;
}

/** No token came into being or got lost, and nobody owes anything. */
export function checkMoney(
	accounts: readonly Account[],
	{ balances }: Pick<PaperBooks, 'balances'>,
	issuance: { before: bigint; after: bigint },
	debts: number,
): Check {
	return check('no token came into being or got lost, and nobody owes anything', [
		...accounts.flatMap(({ name, address, before, after, fees }) =>
			differs(name, after - before + fees, balances.get(address) ?? 0n, formatChange),
		),
		...differs('all changes', sum([...balances.values()]), 0n, formatChange),
		...differs('tokens in all', issuance.after, issuance.before),
		...differs('debts', BigInt(debts), 0n, String),
	]);
}
