// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { ApiPromise } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import type { KeyringPair } from '@polkadot/keyring/types';
import { eventOf, submit, type Included } from './submit.js';

/**
 * Lets two thirds of the consortium's members decide that `call` be made. The first of `voters`
 * proposes it; as many of them vote as are needed.
 *
 * Throws an `InnerCallRefused` if the call is refused.
 */
export async function decide(
	api: ApiPromise,
	voters: readonly KeyringPair[],
	call: SubmittableExtrinsic<'promise'>,
): Promise<Included> {
	const threshold = Math.ceil(((await api.query.council.members()).length * 2) / 3);
	const [proposer] = voters;
	if (!proposer || voters.length < threshold) {
		throw new Error(`a decision needs ${threshold} votes; there are ${voters.length} voters`);
	}
	const proposed = await submit(
		api,
		api.tx.council.propose(threshold, call, call.length),
		proposer,
	);
	const { proposalHash, proposalIndex } = eventOf(proposed, api.events.council.Proposed);
	for (const member of voters.slice(0, threshold)) {
		await submit(api, api.tx.council.vote(proposalHash, proposalIndex, true), member);
	}
	// The decision may weigh what the call does.
	const { weight } = await call.paymentInfo(proposer);
	return submit(
		api,
		api.tx.council.close(proposalHash, proposalIndex, weight, call.length),
		proposer,
	);
}
