// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { ApiPromise } from '@polkadot/api';
import { submit } from '@smartcharge/chain';
import { TOKEN } from '@smartcharge/rules/units';
import { auditorOf, type Cast } from './cast.js';

/** Where money comes in. */
export interface Bank {
	api: ApiPromise;
	cast: Cast;
}

/** The custodian books money that came in at the bank for `who`; the auditor attests it. */
export async function deposit(bank: Bank, who: string, amount: bigint): Promise<void> {
	const { api, cast } = bank;
	const [reserve, issued] = await Promise.all([
		api.query.tokens.reserve(),
		api.query.tokens.issued(),
	]);
	if (reserve.toBigInt() < issued.toBigInt() + amount) {
		await submit(api, api.tx.tokens.attestReserve(issued.toBigInt() + amount), auditorOf(cast));
	}
	// A reference counts once, and a chain that stays up can see the demo many times.
	const block = await api.rpc.chain.getHeader();
	const reference = `demo ${block.number.toString()} ${block.hash.toHex().slice(2, 18)}`;
	await submit(api, api.tx.tokens.deposit(who, amount, reference), cast.custodian);
}

/** Deposits what `who` lacks to have `amount` at free disposal, in whole tokens; returns that. */
export async function ensureFunds(bank: Bank, who: string, amount: bigint): Promise<bigint> {
	const { data } = await bank.api.query.system.account(who);
	const missing = amount - data.free.toBigInt();
	if (missing <= 0n) {
		return 0n;
	}
	const booked = wholeTokens(missing);
	await deposit(bank, who, booked);
	return booked;
}

/** A round sum of at least `amount`. */
export function wholeTokens(amount: bigint): bigint {
	return ((amount + TOKEN - 1n) / TOKEN) * TOKEN;
}
