// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { given, type Correction } from '../facts/correction.js';
import { byCarrier, shares } from '../facts/mix.js';
import { paid, total, type Hex, type ProcessFacts } from '../facts/process.js';
import { stringify } from '../facts/reader.js';
import { hash, hexOf, prove } from '../facts/trail.js';
import type { Book } from '../parties/book.js';

/** What the first field of a receipt says. Another form gets another number. */
export const FORMAT = 'smartcharge:receipt:v1';

/** What a payee got. */
export interface Payment {
	account: Hex;
	name: string | null;
	role: 'supplier' | 'dso' | 'station';
	paid: bigint;
}

/** Sums of a process, for people. */
export interface Summary {
	energy: bigint;
	paid: bigint;
	unpaid: bigint;
	reward: bigint;
	/** What the driver got back by corrections, paid, owed or set off; below zero what it paid. */
	refunded?: bigint;
	/** `null` without lines. */
	payments: Payment[] | null;
	/** Certified energy by carrier in hundredths of a percent of all energy; the rest is not certified. */
	mix: { carrier: string; share: bigint }[];
}

/** Facts without what only states of the past have: for nodes that do not keep them. */
export type BriefFacts = Omit<ProcessFacts, 'origin' | 'payee' | 'dso' | 'lines' | 'readings'> & {
	origin: { genesis: Hex; block: null; blockHash: null };
	payee: null;
	dso: null;
	lines: null;
	readings: null;
};

/** Proof of what the network has, in hex with `0x`. A receipt can be without it. */
export interface Proof {
	/** Header of a block that came after the end of the process. */
	header: string;
	/** Nodes of its state on the way to record, station, meter and certified energy. */
	state: string[];
	/** Signatures of validators for the block, of GRANDPA; `null` where there are no votes. */
	justification: string | null;
	/** Validators whose votes count for the block, and the number of their set. */
	validators: { set: bigint; keys: { key: Hex; weight: bigint }[] } | null;
	/** Header of the first block, and nodes of its state on the way to its validators. */
	genesis: { header: string; state: string[] } | null;
}

/** A receipt: the facts of a process, their sums, and a digest of all of it. */
export interface Receipt {
	format: typeof FORMAT;
	facts: ProcessFacts | BriefFacts;
	summary: Summary;
	/** Corrections that were carried out, as the chain reports them; none are left out. */
	corrections?: readonly Correction[];
	proof?: Proof;
	digest: Hex;
}

function payments(facts: ProcessFacts, book: Book | undefined): Payment[] {
	const bySupplier = new Map<Hex, bigint>();
	for (const { supplier, amount } of facts.lines.flatMap(({ parts }) => parts)) {
		bySupplier.set(supplier, (bySupplier.get(supplier) ?? 0n) + amount);
	}
	const { toDso, toCso } = facts.record.totals;
	const named = (account: Hex, role: Payment['role'], amount: bigint): Payment => ({
		account,
		name: book?.parties.get(account)?.name ?? null,
		role,
		paid: amount,
	});
	return [
		...[...bySupplier].map(([account, amount]) => named(account, 'supplier', amount)),
		named(facts.dso, 'dso', toDso),
		named(facts.payee, 'station', toCso),
	];
}

function mix({ record, certificates }: ProcessFacts | BriefFacts): Summary['mix'] {
	const certified = byCarrier(certificates);
	const rest = record.energy - total(certified.values());
	const all = new Map<string | undefined, bigint>([...certified, [undefined, rest]]);
	return shares(all).flatMap(({ key, share }) =>
		key === undefined ? [] : [{ carrier: key, share }],
	);
}

function refunded(
	{ record }: ProcessFacts | BriefFacts,
	corrections: readonly Correction[],
): bigint {
	return -total(corrections.map((each) => given(each, record.driver)));
}

/** The receipt of a process. Throws if its lines are not those of its record. */
export function receiptOf(
	facts: ProcessFacts | BriefFacts,
	book?: Book,
	proof?: Proof,
	corrections: readonly Correction[] = [],
): Receipt {
	if (facts.lines !== null) {
		prove(facts);
	}
	const { energy, totals } = facts.record;
	const summary: Summary = {
		energy,
		paid: paid(totals),
		unpaid: totals.unpaid,
		reward: totals.reward,
		...(corrections.length > 0 && { refunded: refunded(facts, corrections) }),
		payments: facts.lines === null ? null : payments(facts, book),
		mix: mix(facts),
	};
	const content = {
		format: FORMAT,
		facts,
		summary,
		...(corrections.length > 0 && { corrections }),
		...(proof === undefined ? {} : { proof }),
	} as const;
	const digest = hexOf(hash(new TextEncoder().encode(stringify(content))));
	return { ...content, digest };
}

/** A receipt as a file. The digest is that of the JSON without spaces, and without itself. */
export function writeReceipt(receipt: Receipt): string {
	return `${stringify(receipt, 2)}\n`;
}
