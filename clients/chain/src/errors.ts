// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { Registry } from '@polkadot/types/types';
import type { DispatchError, EventRecord } from '@polkadot/types/interfaces';
import type { SpRuntimeDispatchError } from '@polkadot/types/lookup';
import type { InnerFailure } from './failures.js';

/** A call was included in a block and refused; nothing of it took effect. */
export class CallRefused extends Error {
	constructor(
		readonly call: string,
		/** `pallet.Error`, such as `charging.StationBusy`. */
		readonly reason: string,
		docs: string,
		/** Events of the transaction, such as the payment of a fee. */
		readonly events: readonly EventRecord[],
		message = `${call} was refused: ${describe(reason, docs)}`,
	) {
		super(message);
		this.name = 'CallRefused';
	}
}

/**
 * A call took effect, but a call inside of it was refused: that of a motion, a proxy, a multisig or
 * a batch. {@link CallRefused.reason} is that of the first one.
 */
export class InnerCallRefused extends CallRefused {
	constructor(
		call: string,
		readonly failures: readonly [InnerFailure, ...InnerFailure[]],
		events: readonly EventRecord[],
		/** Hash of the block of the outer call. */
		readonly block: string,
	) {
		const [first] = failures;
		const list = failures.map(({ via, index, reason, docs }) => {
			const item = index === undefined ? '' : `, item ${index}`;
			return `${describe(reason, docs)} (${via}${item})`;
		});
		const message = `a call inside of ${call} was refused: ${list.join('; ')}`;
		super(call, first.reason, first.docs, events, message);
		this.name = 'InnerCallRefused';
	}
}

/** A transaction was not accepted into the pool, e.g. because its signer is not a participant. */
export class TransactionRefused extends Error {
	constructor(
		readonly call: string,
		readonly reason: string,
	) {
		super(`${call} was not accepted into the pool: ${reason}`);
		this.name = 'TransactionRefused';
	}
}

/** Returns name and meaning of a dispatch error. */
export function decodeDispatchError(
	registry: Registry,
	error: DispatchError | SpRuntimeDispatchError,
): { reason: string; docs: string } {
	if (error.isModule) {
		const { section, name, docs } = registry.findMetaError(error.asModule);
		return { reason: `${section}.${name}`, docs: docs.join(' ').trim() };
	}
	const json = error.toJSON();
	const inner = typeof json === 'object' && json !== null ? Object.values(json)[0] : undefined;
	const detail = typeof inner === 'string' ? `.${inner}` : '';
	return { reason: `${error.type}${detail}`, docs: '' };
}

function describe(reason: string, docs: string): string {
	return docs ? `${reason}: ${docs}` : reason;
}
