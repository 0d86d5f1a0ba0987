// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Nonces of one account whose transactions are sent at the same time.
 *
 * Each transaction is signed and sent when the one before it is in the pool, so that a refused one
 * leaves no gap: its nonce is that of the next. How long they wait for a block is up to each.
 */
export class Nonces {
	private last: Promise<unknown> = Promise.resolve();
	/** The nonce after that of the last transaction sent, while any is pending. */
	private next: number | undefined;
	private pending = 0;

	/** @param ask returns the next nonce by what the node has in its state and in its pool */
	constructor(private readonly ask: () => Promise<number>) {}

	/** Calls `send` with the next nonce, when it is its turn; the transaction is pending then. */
	async send<T>(send: (nonce: number) => Promise<T>): Promise<T> {
		const turn = this.last.then(async () => {
			// The node's answer can be behind what was sent, and ahead of it if others use the key.
			const nonce = Math.max(await this.ask(), this.next ?? 0);
			const sent = await send(nonce);
			this.next = nonce + 1;
			this.pending += 1;
			return sent;
		});
		this.last = turn.catch(() => {
			this.forget();
		});
		return turn;
	}

	/** A transaction is in a block. */
	included(): void {
		this.pending -= 1;
		if (this.pending === 0) {
			this.forget();
		}
	}

	/** A transaction left the pool, or is in no block for too long: the node knows the rest. */
	lost(): void {
		this.pending -= 1;
		this.forget();
	}

	private forget(): void {
		this.next = undefined;
	}
}
