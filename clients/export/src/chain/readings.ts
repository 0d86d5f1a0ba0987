// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { GenericExtrinsic } from '@polkadot/types';
import type { Codec } from '@polkadot/types/types';
import { hexOf } from '../facts/trail.js';

/** A reading of a transaction, accepted or not. */
export interface Submitted {
	/** `undefined` if it is that of the station at which a process is started. */
	meter: number | undefined;
	at: number;
	register: bigint;
	signature: string;
}

/** A reading as polkadot.js decodes it. */
interface Decoded {
	meter?: { toNumber: () => number };
	at: { toNumber: () => number };
	register: { toBigInt: () => bigint };
	signature: Uint8Array;
}

function isReading(value: object): value is Decoded {
	return ['at', 'register', 'signature'].every((name) => name in value);
}

/** All readings in `value`: an argument of a call, which can be a call with arguments. */
function* within(value: unknown): Generator<Submitted> {
	if (typeof value !== 'object' || value === null) {
		return;
	}
	if (Array.isArray(value)) {
		for (const each of value) {
			yield* within(each);
		}
	} else if ('isSome' in value && 'unwrapOr' in value) {
		yield* within((value as { unwrapOr: (other: undefined) => unknown }).unwrapOr(undefined));
	} else if (isReading(value)) {
		const { meter, at, register, signature } = value;
		yield {
			meter: meter?.toNumber(),
			at: at.toNumber(),
			register: register.toBigInt(),
			signature: hexOf(Uint8Array.from(signature)),
		};
	} else if ('section' in value && 'method' in value && 'args' in value) {
		for (const argument of value.args as Codec[]) {
			yield* within(argument);
		}
	}
}

/** The signed readings of the transactions of a block, also of those in batches, proxies and others. */
export function submittedIn(extrinsics: Iterable<GenericExtrinsic>): Submitted[] {
	return [...extrinsics].flatMap(({ method }) => [...within(method)]);
}
