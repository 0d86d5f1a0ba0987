// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Receipts of a real network (`npm run record -w web`), and ways to tamper with them. */

import { readFileSync } from 'node:fs';
import { bytesOf, hash, hexOf } from '../src/facts/trail.js';
import { report } from '../src/receipt/verify/check.js';
import type { CheckId, Verdict } from '../src/receipt/verify/result.js';

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

const folder = new URL('receipts/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

/** A receipt with all proofs. */
export const recorded = (): string => read('network.json');

/** Nodes of the state that do not prove its record. */
export const others = () =>
	JSON.parse(read('others.json')) as { withoutRecord: string[]; ofAnotherBlock: string[] };

/** `value` with what `change` makes of the field at `path`, such as `facts.record.end`. */
export function tampered(value: Json, path: string, change: (field: Json) => Json): Json {
	const [name = '', ...rest] = path.split('.');
	const copy = structuredClone(value) as Record<string, Json>;
	const field = copy[name] ?? null;
	copy[name] = rest.length === 0 ? change(field) : tampered(field, rest.join('.'), change);
	return copy;
}

/** The receipt with a digest that fits. */
export function sealed(value: Json): string {
	const content = Object.fromEntries(
		Object.entries(value as Record<string, Json>).filter(([name]) => name !== 'digest'),
	);
	const digest = hexOf(hash(new TextEncoder().encode(JSON.stringify(content))));
	return JSON.stringify({ ...content, digest });
}

/** The checks with a verdict. */
export function having(
	verdict: Verdict,
	file: string,
	published: readonly string[] = [],
): CheckId[] {
	return report(file, published)
		.checks.filter((check) => check.verdict === verdict)
		.map(({ id }) => id);
}

/** The codes of what a check found. */
export function codes(file: string, check: CheckId, published: readonly string[] = []): string[] {
	const found = report(file, published).checks.find(({ id }) => id === check);
	return found?.findings.map(({ code }) => code) ?? [];
}

/** Bytes before the votes of a justification, and those of a vote. */
const HEAD = 8 + 32 + 4;
const VOTE = 32 + 4 + 64 + 32;

/** A justification, taken apart: each vote is for a block, by a validator. */
export interface Votes {
	/** Round, block, and its number. */
	head: Uint8Array;
	votes: Uint8Array[];
}

/** Takes a justification apart that has less than 64 votes, all for the block itself. */
export function votesOf(justification: string): Votes {
	const bytes = bytesOf(justification);
	const count = (bytes[HEAD] ?? 0) >> 2;
	const votes = Array.from({ length: count }, (_, at) =>
		bytes.slice(HEAD + 1 + at * VOTE, HEAD + 1 + (at + 1) * VOTE),
	);
	return { head: bytes.slice(0, HEAD), votes };
}

export function justificationOf({ head, votes }: Votes): string {
	return hexOf(
		Uint8Array.from([...head, votes.length << 2, ...votes.flatMap((vote) => [...vote]), 0]),
	);
}
