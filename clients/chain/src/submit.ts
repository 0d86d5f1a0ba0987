// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { ApiPromise } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import type { IsEvent } from '@polkadot/types/metadata/decorate/types';
import type { AnyTuple, IEvent, ISubmittableResult } from '@polkadot/types/types';
import type { KeyringPair } from '@polkadot/keyring/types';
import type { EventRecord } from '@polkadot/types/interfaces';
import {
	CallRefused,
	decodeDispatchError,
	InnerCallRefused,
	TransactionRefused,
} from './errors.js';
import { innerFailures, type InnerFailure } from './failures.js';
import { Nonces } from './nonces.js';

/** How long a transaction may take to be included in a block, unless the caller is more patient. */
const TIMEOUT_MS = 60_000;

/** A transaction that took effect. */
export interface Included {
	/** `pallet.call`. */
	call: string;
	/** Hash of its block. */
	block: string;
	/** Its events, in order. */
	events: readonly EventRecord[];
	/** Calls inside of it that were refused; none unless the caller tolerates them. */
	failures: readonly InnerFailure[];
}

/** How a transaction is treated. */
export interface SubmitOptions {
	/** Returns refusals of calls inside of the call, which are errors by default. */
	tolerateInner?: boolean;
	/** How long the transaction may take to be included in a block, in ms: a minute by default. */
	timeoutMs?: number;
}

/** Nonces of the accounts that sign, by connection. */
const NONCES = new WeakMap<ApiPromise, Map<string, Nonces>>();

/** Returns `pallet.call` of a transaction. */
export function nameOf(tx: SubmittableExtrinsic<'promise'>): string {
	return `${tx.method.section}.${tx.method.method}`;
}

/**
 * Signs `tx` as `who`, submits it and waits until it is in a block. One key can submit many
 * transactions at the same time.
 *
 * Throws {@link CallRefused} if the call failed there, {@link InnerCallRefused} if a call inside of
 * it did, and {@link TransactionRefused} if it was not included in a block.
 */
export async function submit(
	api: ApiPromise,
	tx: SubmittableExtrinsic<'promise'>,
	who: KeyringPair,
	{ tolerateInner = false, timeoutMs = TIMEOUT_MS }: SubmitOptions = {},
): Promise<Included> {
	const call = nameOf(tx);
	const result = await included(api, tx, who, call, timeoutMs);
	const { dispatchError, status, events } = result;
	if (dispatchError) {
		const { reason, docs } = decodeDispatchError(tx.registry, dispatchError);
		throw new CallRefused(call, reason, docs, events);
	}
	const block = (status.isInBlock ? status.asInBlock : status.asFinalized).toHex();
	const failures = innerFailures(tx.registry, events);
	const [first, ...others] = failures;
	if (first && !tolerateInner) {
		throw new InnerCallRefused(call, [first, ...others], events, block);
	}
	return { call, block, events, failures };
}

function noncesOf(api: ApiPromise, address: string): Nonces {
	const accounts = NONCES.get(api) ?? new Map<string, Nonces>();
	NONCES.set(api, accounts);
	const nonces =
		accounts.get(address) ??
		new Nonces(async () => (await api.rpc.system.accountNextIndex(address)).toNumber());
	accounts.set(address, nonces);
	return nonces;
}

/** A transaction of the same call: signing changes one, and a call can be submitted many times. */
function copyOf(
	api: ApiPromise,
	{ method: { section, method, args } }: SubmittableExtrinsic<'promise'>,
): SubmittableExtrinsic<'promise'> {
	const create = api.tx[section]?.[method];
	if (!create) {
		throw new Error(`the node has no call ${section}.${method}`);
	}
	return create(...args);
}

async function included(
	api: ApiPromise,
	tx: SubmittableExtrinsic<'promise'>,
	who: KeyringPair,
	call: string,
	timeoutMs: number,
): Promise<ISubmittableResult> {
	const nonces = noncesOf(api, who.address);
	const { outcome, stop } = await nonces.send((nonce) => send(copyOf(api, tx), who, nonce, call));
	let timer: ReturnType<typeof setTimeout> | undefined;
	try {
		const late = new Promise<never>((_, reject) => {
			timer = setTimeout(() => {
				reject(
					new TransactionRefused(
						call,
						`not included in a block within ${timeoutMs / 1_000} s`,
					),
				);
			}, timeoutMs);
		});
		const result = await Promise.race([outcome, late]);
		nonces.included();
		return result;
	} catch (error) {
		nonces.lost();
		throw error;
	} finally {
		clearTimeout(timer);
		stop();
	}
}

/** A transaction that is in the pool. */
interface Sent {
	/** Its outcome; fails when it leaves the pool without being included. */
	outcome: Promise<ISubmittableResult>;
	/** Ends the subscription. */
	stop: () => void;
}

/** Signs and sends a transaction; returns when the node has accepted it. */
async function send(
	tx: SubmittableExtrinsic<'promise'>,
	who: KeyringPair,
	nonce: number,
	call: string,
): Promise<Sent> {
	let settle: (result: ISubmittableResult) => void;
	let refuse: (error: Error) => void;
	const outcome = new Promise<ISubmittableResult>((resolve, reject) => {
		settle = resolve;
		refuse = reject;
	});
	// Handled where it is waited for, which may be later than it fails.
	outcome.catch(() => undefined);
	try {
		const stop = await tx.signAndSend(who, { nonce }, (update) => {
			// A node that finalises at once may not report the block before.
			if (update.isCompleted) {
				settle(update);
			} else if (update.isError) {
				refuse(new TransactionRefused(call, update.status.type));
			}
		});
		return { outcome, stop };
	} catch (error) {
		throw new TransactionRefused(call, error instanceof Error ? error.message : String(error));
	}
}

/** Returns all events of one kind, in order. */
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

/** Returns the first event of a kind; fails if there is none. */
export function eventOf<T extends AnyTuple, N>(
	included: Included,
	kind: IsEvent<T, N>,
): IEvent<T, N>['data'] {
	const [first] = eventsOf(included, kind);
	if (!first) {
		const names = included.events.map(({ event }) => `${event.section}.${event.method}`);
		throw new Error(
			`${included.call} did not deposit the expected event, but ${names.join(', ')}`,
		);
	}
	return first;
}
