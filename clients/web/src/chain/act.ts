// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Signs, sends and follows transactions by the journal. */

import type { PolkadotSigner } from 'polkadot-api/signer';
import { Blake2256 } from '@polkadot-api/substrate-bindings';
import { fromHex, toHex } from './bytes.js';
import { Failed, ofDispatchError, ofThrown, type DispatchError, type Failure } from './errors.js';
import { LIFETIME, sign } from './extrinsic.js';
import { after, entries, expired, keep, settled, type Entry, type Fact } from './journal.js';
import type { Link } from './link.js';
import type { Call, ChainEvent } from './runtime.js';
import { STALL_BLOCKS } from './watch.js';

/** Statuses that the node reports of a transaction. */
type PoolStatus =
	| 'ready'
	| 'future'
	| 'dropped'
	| 'invalid'
	| { inBlock: string }
	| { retracted: string }
	| { finalized: string }
	| { usurped: string }
	| { finalityTimeout: string }
	| { broadcast: string[] };

/** An account that can sign. */
export interface Signer {
	address: string;
	/** Asks the owner if need be; fails if the owner refuses. */
	unlock: () => Promise<PolkadotSigner>;
}

/** A transaction in a block. */
export interface Included {
	entry: Entry;
	events: ChainEvent[];
}

interface RawBlock {
	block: { header: { number: string }; extrinsics: string[] };
}

/** Position of a transaction in a block; -1 if it is not there. */
export function positionOf(hash: string, extrinsics: readonly string[]): number {
	return extrinsics.findIndex((bytes) => toHex(Blake2256(fromHex(bytes))) === hash);
}

/** Returns the events of the transaction at `position`. */
export function eventsAt(position: number, events: readonly ChainEvent[]): ChainEvent[] {
	return events.filter(
		({ phase }) => phase.type === 'ApplyExtrinsic' && phase.value === position,
	);
}

/** Returns why the call of a transaction was refused; `undefined` if it took effect. */
export function failureIn(events: readonly ChainEvent[]): Failure | undefined {
	for (const { event } of events) {
		const { type, value } = event;
		if (type === 'System' && value.type === 'ExtrinsicFailed') {
			return ofDispatchError(value.value.dispatch_error as DispatchError);
		}
		const executed =
			(type === 'Proxy' && value.type === 'ProxyExecuted') ||
			(type === 'Council' && value.type === 'Executed');
		if (executed) {
			const result = value.value.result as { success: boolean; value: DispatchError };
			if (!result.success) {
				return ofDispatchError(result.value);
			}
		}
	}
	return undefined;
}

export class Actor {
	private readonly list = new Map<string, Entry>();
	/** Transactions that are under way, by account, call and arguments. */
	private readonly underWay = new Map<string, Promise<Included>>();
	/** Hashes of the transactions that a subscription follows. */
	private readonly followed = new Set<string>();
	private resuming = false;

	constructor(
		private readonly link: Link,
		private readonly onChange: (entries: Entry[]) => void,
	) {}

	/** Signs and sends a call; resolves when it took effect in a block. A second tap waits too. */
	act(call: Call, signer: Signer): Promise<Included> {
		const key = JSON.stringify([signer.address, call], (_, value: unknown) =>
			typeof value === 'bigint' ? `${value.toString()}n` : value,
		);
		const running = this.underWay.get(key);
		if (running) {
			return running;
		}
		const fresh = this.send(call, signer).finally(() => this.underWay.delete(key));
		this.underWay.set(key, fresh);
		return fresh;
	}

	/** After a new connection: learns what became of the transactions that were under way. */
	async resume(): Promise<void> {
		if (this.resuming) {
			return;
		}
		this.resuming = true;
		try {
			const { genesis } = this.link.use();
			for (const entry of await entries(genesis)) {
				if (!this.list.has(entry.hash)) {
					this.list.set(entry.hash, entry);
				}
			}
			this.report();
			for (const entry of this.list.values()) {
				if (!settled(entry) && !this.followed.has(entry.hash)) {
					await this.find(entry);
				}
			}
		} finally {
			this.resuming = false;
		}
	}

	private async send(call: Call, signer: Signer): Promise<Included> {
		let entry: Entry | undefined;
		try {
			const { runtime, version, genesis, socket } = this.link.use();
			const { best, finalized } = this.link.status;
			if (!best) {
				throw new Failed({ code: 'Link.Offline', detail: 'no block yet' });
			}
			// A final block cannot be undone, but a stalled one may be too old.
			const recent = finalized && best.number - finalized.number <= STALL_BLOCKS;
			const birth = recent ? finalized : best;
			const polkadot = await signer.unlock();
			const nonce = await socket.request<number>('system_accountNextIndex', [signer.address]);
			const signed = await sign(call, polkadot, { runtime, version, genesis, nonce, birth });
			entry = {
				...signed,
				genesis,
				account: signer.address,
				nonce,
				what: `${call.pallet}.${call.call}`,
				birth: birth.number,
				at: Date.now(),
				state: 'signed',
			};
			await this.note(entry);
			return await this.follow(entry);
		} catch (error) {
			const failure = ofThrown(error);
			if (entry && failure.code.startsWith('Pool.')) {
				await this.learn(entry.hash, { is: 'refused', failure });
			}
			throw new Failed(failure);
		}
	}

	private follow(entry: Entry): Promise<Included> {
		const { socket } = this.link.use();
		this.followed.add(entry.hash);
		const forget = () => this.followed.delete(entry.hash);
		socket.whenClosed(forget);
		return new Promise((resolve, reject) => {
			let end: (() => void) | undefined;
			let included: Included | undefined;
			const refuse = (code: string) => {
				void this.learn(entry.hash, { is: 'refused', failure: { code, detail: code } });
				reject(new Failed({ code, detail: code }));
				forget();
				end?.();
			};
			const include = async (hash: string) => {
				included = await this.inBlock(entry, hash);
				if (included.entry.failure) {
					reject(new Failed(included.entry.failure));
				} else {
					resolve(included);
				}
			};
			const onStatus = (status: PoolStatus) => {
				if (status === 'invalid' || status === 'dropped') {
					refuse(status === 'invalid' ? 'Pool.Stale' : 'Pool.Full');
				} else if (typeof status === 'object' && 'inBlock' in status) {
					include(status.inBlock).catch(reject);
				} else if (typeof status === 'object' && 'retracted' in status) {
					void this.learn(entry.hash, { is: 'retracted' });
				} else if (typeof status === 'object' && 'usurped' in status) {
					refuse('Pool.Stale');
				} else if (typeof status === 'object' && 'finalized' in status) {
					const done = included ? Promise.resolve() : include(status.finalized);
					done.then(() => this.learn(entry.hash, { is: 'final' })).catch(reject);
					forget();
					end?.();
				}
			};
			const lost = () => {
				reject(new Failed({ code: 'Link.Interrupted', detail: entry.hash }));
			};
			socket
				.subscribe<PoolStatus>(
					'author_submitAndWatchExtrinsic',
					[entry.bytes],
					'author_unwatchExtrinsic',
					onStatus,
				)
				.then(async (stop) => {
					end = stop;
					await this.learn(entry.hash, { is: 'sent' });
					socket.whenClosed(lost);
				})
				.catch(reject);
		});
	}

	/** Reads from the block what came of a transaction. */
	private async inBlock(entry: Entry, hash: string): Promise<Included> {
		const { socket } = this.link.use();
		const [{ block }, events] = await Promise.all([
			socket.request<RawBlock>('chain_getBlock', [hash]),
			this.link.events(hash),
		]);
		const own = eventsAt(positionOf(entry.hash, block.extrinsics), events);
		const number = Number.parseInt(block.header.number, 16);
		const learned = await this.learn(entry.hash, {
			is: 'included',
			block: { number, hash },
			failure: failureIn(own),
		});
		return { entry: learned ?? entry, events: own };
	}

	/** Looks for a transaction in the blocks since its birth. */
	private async find(entry: Entry): Promise<void> {
		const { socket } = this.link.use();
		const { best, finalized } = this.link.status;
		if (!best || !finalized) {
			return;
		}
		const last = Math.min(best.number, entry.birth + LIFETIME);
		for (let number = entry.birth + 1; number <= last; number += 1) {
			const hash = await socket.request<string | null>('chain_getBlockHash', [number]);
			if (hash === null) {
				break;
			}
			const { block } = await socket.request<RawBlock>('chain_getBlock', [hash]);
			if (positionOf(entry.hash, block.extrinsics) >= 0) {
				await this.inBlock(entry, hash);
				if (number <= finalized.number) {
					await this.learn(entry.hash, { is: 'final' });
				}
				return;
			}
		}
		if (expired(entry, finalized.number)) {
			await this.learn(entry.hash, { is: 'expired' });
			return;
		}
		// Sent once more: the same bytes can be included once only.
		await this.follow(entry).catch(() => undefined);
	}

	private async note(entry: Entry): Promise<void> {
		this.list.set(entry.hash, entry);
		await keep(entry);
		this.report();
	}

	private async learn(hash: string, fact: Fact): Promise<Entry | undefined> {
		const before = this.list.get(hash);
		if (!before) {
			return undefined;
		}
		const entry = after(before, fact);
		if (entry !== before) {
			await this.note(entry);
		}
		return entry;
	}

	private report(): void {
		this.onChange([...this.list.values()].sort((a, b) => b.at - a.at));
	}
}
