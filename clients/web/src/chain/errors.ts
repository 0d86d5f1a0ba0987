// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { Disconnected, RpcError } from './socket.js';

/** Why something did not work: a code that the catalogues of words know, and the original. */
export interface Failure {
	/** Such as `Charging.StationBusy`, `Pool.Stale` or `Wallet.Refused`. */
	code: string;
	/** The original words, for those who can help. */
	detail: string;
}

/** A failure as an exception. */
export class Failed extends Error {
	constructor(readonly failure: Failure) {
		super(`${failure.code}: ${failure.detail}`);
	}
}

/** An error of the runtime as its codecs decode it. */
export interface DispatchError {
	type: string;
	value?: unknown;
}

function inner(value: unknown): { type: string; value?: unknown } | undefined {
	return typeof value === 'object' && value !== null && 'type' in value
		? (value as { type: string })
		: undefined;
}

/** Returns the failure of a dispatch error: the names of the pallet and its error. */
export function ofDispatchError(error: DispatchError): Failure {
	const { type, value } = error;
	const first = inner(value);
	const second = inner(first?.value);
	if (type === 'Module' && first) {
		return {
			code: `${first.type}.${second?.type ?? ''}`,
			detail: `${first.type}.${second?.type ?? ''}`,
		};
	}
	const code = first ? `${type}.${first.type}` : `Dispatch.${type}`;
	return { code, detail: code };
}

/** Errors of the pool by their code (`sc-rpc-api`). */
const POOL_INVALID = 1_010;
const POOL_UNKNOWN = 1_011;
const POOL_BANNED = 1_012;
const POOL_IMPORTED = 1_013;
const POOL_LOW_PRIORITY = 1_014;
const POOL_FULL = 1_016;
const TOO_MANY_REQUESTS = -32_999;

/** Codes of the consortium's own refusals. */
const CUSTOM: Record<string, string> = {
	'1': 'Pool.NotAParticipant',
	'2': 'Pool.AllowanceUsedUp',
	'3': 'Pool.Immortal',
	'4': 'Pool.LivesTooLong',
	'5': 'Pool.TooManyDelegates',
	'6': 'Pool.ExitUsedUp',
};

/** Texts by which the node explains why a transaction is invalid. */
const INVALID: readonly [RegExp, string][] = [
	[/bad signature|bad proof/i, 'Pool.BadProof'],
	[/outdated|stale/i, 'Pool.Stale'],
	[/in the future/i, 'Pool.Future'],
	[/ancient birth/i, 'Pool.AncientBirthBlock'],
	[/exhaust/i, 'Pool.ExhaustsResources'],
	[/inability to pay/i, 'Pool.Payment'],
	[/not expected|call is not/i, 'Pool.Call'],
];

function ofPool({ code, message, data }: RpcError): Failure {
	const reason = typeof data === 'string' ? data : '';
	const detail = `${code} ${message}${reason ? `: ${reason}` : ''}`;
	switch (code) {
		case POOL_INVALID: {
			const custom = /custom error: (?:0x)?0*(\d+)/i.exec(reason)?.[1];
			const known = custom === undefined ? undefined : CUSTOM[custom];
			const byText = INVALID.find(([pattern]) => pattern.test(`${message} ${reason}`));
			return { code: known ?? byText?.[1] ?? 'Pool.Invalid', detail };
		}
		case POOL_UNKNOWN:
			return { code: 'Pool.Invalid', detail };
		case POOL_BANNED:
		case POOL_IMPORTED:
			return { code: 'Pool.Duplicate', detail };
		case POOL_LOW_PRIORITY:
			return { code: 'Pool.Stale', detail };
		case POOL_FULL:
		case TOO_MANY_REQUESTS:
			return { code: 'Pool.Full', detail };
		default:
			return { code: 'Link.Node', detail };
	}
}

/** Returns the failure that anything thrown stands for. */
export function ofThrown(thrown: unknown): Failure {
	if (thrown instanceof Failed) {
		return thrown.failure;
	}
	if (thrown instanceof Disconnected) {
		return { code: 'Link.Offline', detail: thrown.message };
	}
	if (thrown instanceof RpcError) {
		return ofPool(thrown);
	}
	const detail = thrown instanceof Error ? thrown.message : String(thrown);
	if (/cancel|reject|denied|not allowed|aborted/i.test(detail)) {
		return { code: 'Wallet.Refused', detail };
	}
	return { code: 'Page.Unexpected', detail };
}
