// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** The journal of transactions: written before a transaction is sent, so that a reload loses none. */

import type { Failure } from './errors.js';
import { all, put } from './database.js';
import { LIFETIME } from './extrinsic.js';

export type EntryState = 'signed' | 'sent' | 'included' | 'final' | 'failed' | 'lost';

/** A transaction of this browser. */
export interface Entry {
	hash: string;
	bytes: string;
	/** Genesis of its network. */
	genesis: string;
	account: string;
	nonce: number;
	/** What it does, such as `Charging.start`. */
	what: string;
	/** Number of the block from which on it can be included. */
	birth: number;
	/** Time of the browser at which it was signed, in ms. */
	at: number;
	state: EntryState;
	/** Number and hash of the block that has it. */
	block?: { number: number; hash: string };
	failure?: Failure;
}

/** What happens to a transaction. */
export type Fact =
	| { is: 'sent' }
	| { is: 'included'; block: { number: number; hash: string }; failure?: Failure }
	| { is: 'retracted' }
	| { is: 'final' }
	| { is: 'refused'; failure: Failure }
	| { is: 'expired' };

/** Whether nothing more can happen to an entry. */
export function settled({ state }: Entry): boolean {
	return state === 'final' || state === 'failed' || state === 'lost';
}

/** Returns the entry after a fact. What cannot happen changes nothing. */
export function after(entry: Entry, fact: Fact): Entry {
	if (settled(entry)) {
		return entry;
	}
	const { state } = entry;
	switch (fact.is) {
		case 'sent':
			return state === 'signed' ? { ...entry, state: 'sent' } : entry;
		case 'included':
			return { ...entry, state: 'included', block: fact.block, failure: fact.failure };
		case 'retracted':
			return state === 'included'
				? { ...entry, state: 'sent', block: undefined, failure: undefined }
				: entry;
		case 'final':
			if (state !== 'included') {
				return entry;
			}
			return { ...entry, state: entry.failure ? 'failed' : 'final' };
		// Something in a block was not refused, whatever the pool says afterwards.
		case 'refused':
			return state === 'included'
				? entry
				: { ...entry, state: 'failed', failure: fact.failure };
		case 'expired':
			return state === 'included' ? entry : { ...entry, state: 'lost' };
	}
}

/** Whether an entry that no block has can no longer be included at block `finalized`. */
export function expired({ birth }: Entry, finalized: number): boolean {
	return finalized > birth + LIFETIME;
}

/** Writes an entry down. */
export function keep(entry: Entry): Promise<void> {
	return put('journal', entry.hash, entry);
}

/** Returns the entries for a network, the newest first. */
export async function entries(genesis: string): Promise<Entry[]> {
	const list = await all<Entry>('journal');
	return list.filter((entry) => entry.genesis === genesis).sort((a, b) => b.at - a.at);
}
