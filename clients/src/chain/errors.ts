// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { Registry } from '@polkadot/types/types';
import type { DispatchError, EventRecord } from '@polkadot/types/interfaces';

/** A call was included in a block and refused; nothing of it took effect. */
export class CallRefused extends Error {
	/** `pallet.Error`, such as `charging.StationBusy`. */
	readonly reason: string;

	constructor(
		readonly call: string,
		reason: string,
		docs: string,
		/** What the chain told besides: a fee, say. */
		readonly events: readonly EventRecord[],
	) {
		super(`${call} was refused: ${docs ? `${reason}: ${docs}` : reason}`);
		this.name = 'CallRefused';
		this.reason = reason;
	}
}

/** A transaction was not let into the pool: it is not signed by a participant, say. */
export class TransactionRefused extends Error {
	constructor(
		readonly call: string,
		readonly reason: string,
	) {
		super(`${call} was not let into the pool: ${reason}`);
		this.name = 'TransactionRefused';
	}
}

/** Name and meaning of a dispatch error. */
export function decodeDispatchError(
	registry: Registry,
	error: DispatchError,
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
