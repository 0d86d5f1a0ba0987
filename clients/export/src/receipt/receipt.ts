// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

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
	payments: Payment[];
	/** Certified energy by carrier in hundredths of a percent of all energy; the rest is not certified. */
	mix: { carrier: string; share: bigint }[];
}

/** A receipt: the facts of a process, their sums, and a digest of all of it. */
export interface Receipt {
	format: typeof FORMAT;
	facts: ProcessFacts;
	summary: Summary;
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

function mix({ record, certificates }: ProcessFacts): Summary['mix'] {
	const certified = byCarrier(certificates);
	const rest = record.energy - total(certified.values());
	const all = new Map<string | undefined, bigint>([...certified, [undefined, rest]]);
	return shares(all).flatMap(({ key, share }) =>
		key === undefined ? [] : [{ carrier: key, share }],
	);
}

/** The receipt of a process. Throws if its lines are not those of its record. */
export function receiptOf(facts: ProcessFacts, book?: Book): Receipt {
	prove(facts);
	const { energy, totals } = facts.record;
	const summary: Summary = {
		energy,
		paid: paid(totals),
		unpaid: totals.unpaid,
		reward: totals.reward,
		payments: payments(facts, book),
		mix: mix(facts),
	};
	const content = { format: FORMAT, facts, summary } as const;
	const digest = hexOf(hash(new TextEncoder().encode(stringify(content))));
	return { ...content, digest };
}

/** A receipt as a file. The digest is that of the JSON without spaces, and without itself. */
export function writeReceipt(receipt: Receipt): string {
	return `${stringify(receipt, 2)}\n`;
}
