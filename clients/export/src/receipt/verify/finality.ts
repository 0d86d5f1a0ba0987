// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Checks a justification of GRANDPA: validators signed that a block is final. Each signature is for a
 * block, a round of votes, and a set of validators.
 */

import { ed25519 } from '@noble/curves/ed25519';
import { concatBytes, hexToBytes } from '@noble/hashes/utils';
import { headerFrom, type Header } from './header.js';
import { Bytes, little } from './scale.js';

/** A validator: its key in hex, and the weight of its vote. */
export interface Validator {
	key: string;
	weight: bigint;
}

interface Vote {
	target: string;
	number: bigint;
	signature: Uint8Array;
	by: string;
}

interface Justification {
	round: bigint;
	target: string;
	votes: Vote[];
	/** Headers between the block that was signed and those that the votes name. */
	ancestry: Header[];
}

/** Bytes of the shortest header. */
const LEAST_HEADER = 98;
/** Bytes of a vote. */
const VOTE = 32 + 4 + 64 + 32;
/** Number of this kind of vote in what is signed. */
const PRECOMMIT = 1;

function justificationOf(encoded: Uint8Array): Justification {
	const bytes = new Bytes(encoded);
	const round = bytes.unsigned(8);
	const target = bytes.hex(32);
	// Its number, which is in the header as well.
	bytes.take(4);
	const votes = bytes.list(VOTE, () => ({
		target: bytes.hex(32),
		number: bytes.unsigned(4),
		signature: bytes.take(64),
		by: bytes.hex(32),
	}));
	const ancestry = bytes.list(LEAST_HEADER, () => headerFrom(bytes, encoded));
	bytes.end();
	return { round, target, votes, ancestry };
}

/** Whether `to` is `from` or a block after it, by the headers on the way. */
function descends(to: string, from: string, headers: readonly Header[]): boolean {
	const parents = new Map(headers.map(({ hash, parent }) => [hash, parent]));
	let at: string | undefined = to;
	for (let steps = 0; at !== undefined && steps <= headers.length; steps += 1) {
		if (at === from) {
			return true;
		}
		at = parents.get(at);
	}
	return false;
}

function isSigned({ target, number, signature, by }: Vote, round: bigint, set: bigint): boolean {
	const message = concatBytes(
		little(BigInt(PRECOMMIT), 1),
		hexToBytes(target.slice(2)),
		little(number, 4),
		little(round, 8),
		little(set, 8),
	);
	try {
		return ed25519.verify(signature, message, hexToBytes(by.slice(2)));
	} catch {
		return false;
	}
}

/** What a justification says of a block. */
export interface Finality {
	/** Whether the block is the one that was signed. */
	concerns: boolean;
	/** Weight of the validators that signed, of all, and the least that makes a block final. */
	signed: bigint;
	all: bigint;
	needed: bigint;
}

/** Checks a justification of the block `header`, by a set of validators. */
export function finalityOf(
	encoded: Uint8Array,
	header: Header,
	validators: readonly Validator[],
	set: bigint,
): Finality {
	const { round, target, votes, ancestry } = justificationOf(encoded);
	const concerns = target === header.hash;
	const weights = new Map(validators.map(({ key, weight }) => [key, weight]));
	let signed = 0n;
	for (const vote of votes) {
		const weight = weights.get(vote.by) ?? 0n;
		// A vote for a later block is one for those before it.
		const counts = weight > 0n && descends(vote.target, target, ancestry);
		if (counts && isSigned(vote, round, set)) {
			signed += weight;
			// The second vote of a validator does not count.
			weights.delete(vote.by);
		}
	}
	const all = validators.reduce((sum, { weight }) => sum + weight, 0n);
	return { concerns, signed, all, needed: all - (all - 1n) / 3n };
}

/** The validators that a value of the state lists. */
export function validatorsOf(value: Uint8Array): Validator[] {
	const bytes = new Bytes(value);
	const list = bytes.list(40, () => ({ key: bytes.hex(32), weight: bytes.unsigned(8) }));
	bytes.end();
	return list;
}
