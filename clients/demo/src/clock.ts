// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { ApiPromise } from '@polkadot/api';

/** The least that the development chain's clock moves from block to block, in ms. */
export const SLOT_MS = 2_000;

type IncreaseTime = (ms: number) => Promise<unknown>;

/** The simulated clock of a development chain. */
export class Clock {
	private constructor(
		private readonly api: ApiPromise,
		private readonly increaseTime: IncreaseTime,
	) {}

	/** The clock of the chain; fails when the node does not offer to move it. */
	static of(api: ApiPromise): Clock {
		// polkadot.js takes calls away that the node does not list.
		const { increaseTime } = api.rpc.dev as unknown as { increaseTime?: IncreaseTime };
		if (!increaseTime) {
			throw new Error(
				'the node has no dev_increaseTime: start it with --dev, so that its clock is simulated',
			);
		}
		return new Clock(api, increaseTime);
	}

	/** Time of the clock: that of the last block, or a later one that it was set to. */
	async now(): Promise<number> {
		return Number(await this.increaseTime(0));
	}

	/** Sets the clock ahead, so that the next block is at `moment`. */
	async nextBlockAt(moment: number): Promise<void> {
		const [now, last] = await Promise.all([this.now(), this.api.query.timestamp.now()]);
		const earliest = Math.max(now, last.toNumber() + SLOT_MS);
		if (moment < earliest) {
			throw new Error(`the next block can be at ${earliest} or later, not at ${moment}`);
		}
		await this.increaseTime(moment - now);
	}

	/** Sets the clock ahead, so that the next block is `ms` after now; gives its time. */
	async advance(ms: number): Promise<number> {
		const moment = (await this.now()) + ms;
		await this.nextBlockAt(moment);
		return moment;
	}
}

/** The first moment from `moment` on that is a multiple of `length`. */
export function roundUp(moment: number, length: number): number {
	return Math.ceil(moment / length) * length;
}
