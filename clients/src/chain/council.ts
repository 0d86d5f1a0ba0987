// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { ApiPromise } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import type { Cast } from '../actors/cast.js';
import { eventOf, submit, type Included } from './submit.js';

/** Lets two thirds of the members decide that `call` be made. */
export async function decide(
	api: ApiPromise,
	cast: Cast,
	call: SubmittableExtrinsic<'promise'>,
): Promise<Included> {
	const members = [cast.cso, cast.dso, cast.supplierA, cast.supplierB, cast.brp];
	const threshold = Math.ceil(((await api.query.council.members()).length * 2) / 3);
	const proposed = await submit(api.tx.council.propose(threshold, call, call.length), cast.cso);
	const { proposalHash, proposalIndex } = eventOf(proposed, api.events.council.Proposed);
	for (const member of members.slice(0, threshold)) {
		await submit(api.tx.council.vote(proposalHash, proposalIndex, true), member);
	}
	// The decision may weigh what the call does.
	const { weight } = await call.paymentInfo(cast.cso);
	const included = await submit(
		api.tx.council.close(proposalHash, proposalIndex, weight, call.length),
		cast.cso,
	);
	const { result } = eventOf(included, api.events.council.Executed);
	if (!result.isOk) {
		throw new Error('what the members decided was refused');
	}
	return included;
}
