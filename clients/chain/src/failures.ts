// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { Result, type u32 } from '@polkadot/types';
import type { Codec, Registry } from '@polkadot/types/types';
import type { EventRecord } from '@polkadot/types/interfaces';
import type { SpRuntimeDispatchError } from '@polkadot/types/lookup';
import { decodeDispatchError } from './errors.js';

/** Refusal of a call that was made by another call. */
export interface InnerFailure {
	/** Event that reports it, such as `council.Executed`. */
	via: string;
	/** `pallet.Error`, such as `charging.StationBusy`. */
	reason: string;
	/** Meaning of the error. */
	docs: string;
	/** Position in a batch, if the event has it. */
	index?: number;
}

/** Type of an error in the metadata. */
const ERROR = 'SpRuntimeDispatchError';

/** Events with an error that is not that of a call inside of a call that succeeded. */
const OTHERS = [
	// The call itself failed.
	'system.ExtrinsicFailed',
	// The other branch was taken in its place, as the caller asked.
	'utility.IfElseFallbackCalled',
];

/**
 * Returns the refusals of calls inside of a call: `council.Executed`, `proxy.ProxyExecuted`,
 * `multisig.MultisigExecuted`, `utility.BatchInterrupted` and all other events that carry the
 * result of a call.
 */
export function innerFailures(
	registry: Registry,
	events: readonly Pick<EventRecord, 'event'>[],
): InnerFailure[] {
	return events.flatMap(({ event }) => {
		const via = `${event.section}.${event.method}`;
		if (OTHERS.includes(via)) {
			return [];
		}
		const { data } = event;
		return data.flatMap((field, position): InnerFailure[] => {
			const definition = data.typeDef[position];
			const error = errorOf(registry, field, definition?.lookupName ?? definition?.type);
			if (!error) {
				return [];
			}
			const { index } = data as unknown as { index?: u32 };
			return [
				{
					via,
					...decodeDispatchError(registry, error),
					...(index === undefined ? {} : { index: index.toNumber() }),
				},
			];
		});
	});
}

/** The error of a field that is one, or that is the result of a call. */
function errorOf(
	registry: Registry,
	field: Codec,
	type: string | undefined,
): SpRuntimeDispatchError | undefined {
	if (type === ERROR) {
		return registry.createType(ERROR, field.toU8a());
	}
	if (field instanceof Result && field.isErr && type?.endsWith(`, ${ERROR}>`)) {
		const error = field.asErr as Codec;
		return registry.createType(ERROR, error.toU8a());
	}
	return undefined;
}
