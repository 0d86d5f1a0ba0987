// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { SubmittableExtrinsic } from '@polkadot/api/types';
import type { IsEvent } from '@polkadot/types/metadata/decorate/types';
import type { AnyTuple, IEvent, ISubmittableResult } from '@polkadot/types/types';
import type { KeyringPair } from '@polkadot/keyring/types';
import type { EventRecord } from '@polkadot/types/interfaces';
import { CallRefused, decodeDispatchError, TransactionRefused } from './errors.js';

/** How long a transaction may take to get into a block. */
const TIMEOUT_MS = 60_000;

/** A transaction that took effect. */
export interface Included {
	/** `pallet.call`. */
	call: string;
	/** Hash of its block. */
	block: string;
	/** What it emitted, in order. */
	events: readonly EventRecord[];
}

/** `pallet.call` of a transaction. */
export function nameOf(tx: SubmittableExtrinsic<'promise'>): string {
	return `${tx.method.section}.${tx.method.method}`;
}

/**
 * Signs `tx` as `who`, submits it and waits until it is in a block.
 *
 * Throws {@link CallRefused} when the call failed there, and {@link TransactionRefused} when it did
 * not get so far.
 */
export async function submit(
	tx: SubmittableExtrinsic<'promise'>,
	who: KeyringPair,
): Promise<Included> {
	const call = nameOf(tx);
	const result = await included(tx, who, call);
	if (result.dispatchError) {
		const { reason, docs } = decodeDispatchError(tx.registry, result.dispatchError);
		throw new CallRefused(call, reason, docs, result.events);
	}
	const { status, events } = result;
	const block = status.isInBlock ? status.asInBlock : status.asFinalized;
	return { call, block: block.toHex(), events };
}

async function included(
	tx: SubmittableExtrinsic<'promise'>,
	who: KeyringPair,
	call: string,
): Promise<ISubmittableResult> {
	let stop: (() => void) | undefined;
	let timer: NodeJS.Timeout | undefined;
	try {
		return await new Promise<ISubmittableResult>((resolve, reject) => {
			const refuse = (reason: string) => {
				reject(new TransactionRefused(call, reason));
			};
			timer = setTimeout(() => {
				refuse(`it was in no block after ${TIMEOUT_MS / 1_000} s`);
			}, TIMEOUT_MS);
			let result: ISubmittableResult | undefined;
			// Nonce -1: the next one that the pool does not hold yet.
			tx.signAndSend(who, { nonce: -1 }, (update) => {
				// A node that finalises at once may not say that the block came before.
				if (update.isCompleted) {
					result ??= update;
					if (stop) {
						resolve(result);
					}
				} else if (update.isError) {
					refuse(update.status.type);
				}
			}).then(
				(unsubscribe) => {
					stop = unsubscribe;
					if (result) {
						resolve(result);
					}
				},
				(error: unknown) => {
					refuse(error instanceof Error ? error.message : String(error));
				},
			);
		});
	} finally {
		clearTimeout(timer);
		stop?.();
	}
}

/** All events of one kind, in order. */
export function eventsOf<T extends AnyTuple, N>(
	{ events }: Pick<Included, 'events'>,
	kind: IsEvent<T, N>,
): IEvent<T, N>['data'][] {
	const found: IEvent<T, N>['data'][] = [];
	for (const { event } of events) {
		if (kind.is(event)) {
			found.push(event.data);
		}
	}
	return found;
}

/** The one event of a kind that must be there. */
export function eventOf<T extends AnyTuple, N>(
	included: Included,
	kind: IsEvent<T, N>,
): IEvent<T, N>['data'] {
	const [first] = eventsOf(included, kind);
	if (!first) {
		const names = included.events.map(({ event }) => `${event.section}.${event.method}`);
		throw new Error(
			`${included.call} did not emit the event that was expected, but ${names.join(', ')}`,
		);
	}
	return first;
}
