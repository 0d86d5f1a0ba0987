// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * The connection to the network: one socket, one subscription to best and one to final blocks. It
 * connects again by itself, to the next gateway, and reports each best block as a tick; what a page
 * shows is pulled at that block. State never comes from events, so nothing missed can corrupt it.
 */

import { toHex } from './bytes.js';
import { blockOf, type Block, type Header } from './header.js';
import { loadRuntime, type RuntimeVersion } from './metadata.js';
import type { Asked } from './past/node.js';
import type { ApiArgs, ApiValue, Apis, ChainEvent, Queries, Runtime, Stored } from './runtime.js';
import { Disconnected, Socket } from './socket.js';
import { backoff, judge, stalled, type LinkState } from './watch.js';

const CONNECT_MS = 5_000;
const WATCH_MS = 500;
/** Most blocks whose events are read at once. */
const MOST_BLOCKS = 32;

/** The network as the page is configured. */
export interface Network {
	/** Addresses of nodes, of which one is used at a time. */
	gateways: readonly string[];
	/** Hash of the first block; without it, that of the first connection counts. */
	genesis?: string;
}

/** What is known of the connection. */
export interface Status {
	state: LinkState;
	/** The latest best block. */
	best?: Block;
	finalized?: Block;
	/** Time of the browser at which the latest best block arrived, in ms. */
	bestAt?: number;
	/** Time of the browser of the next attempt to connect, in ms. */
	retryAt?: number;
	/** Whether blocks are made but not final. */
	stalled: boolean;
	gateway?: string;
	genesis?: string;
	version?: RuntimeVersion;
	/** Requests of this tab for the latest block, its own included. */
	requests: number;
}

/** A connection that can be used. */
export interface Session {
	socket: Socket;
	runtime: Runtime;
	version: RuntimeVersion;
	genesis: string;
	development: boolean;
}

export class Link {
	status: Status = { state: 'connecting', stalled: false, requests: 0 };
	session: Session | undefined;
	private attempt = 0;
	private gateway = 0;
	private genesis: string | undefined;
	private running = false;
	private generation = 0;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private watcher: ReturnType<typeof setInterval> | undefined;
	private asked: number | undefined;
	private answeredAt = 0;
	private sentBefore = 0;

	constructor(
		private readonly network: Network,
		private readonly onStatus: (status: Status) => void,
		private readonly onTick: (block: Block) => void,
	) {
		this.genesis = network.genesis;
	}

	start(): void {
		if (!this.running) {
			this.running = true;
			this.attempt = 0;
			this.watcher = setInterval(() => {
				this.watch();
			}, WATCH_MS);
			void this.connect();
		}
	}

	/** Lets go of the node, such as when nobody looks. */
	stop(): void {
		this.running = false;
		clearTimeout(this.timer);
		clearInterval(this.watcher);
		this.drop();
	}

	/** Connects at once instead of waiting. */
	retry(): void {
		if (this.running && !this.session) {
			clearTimeout(this.timer);
			void this.connect();
		}
	}

	/** Asks a runtime API at a block. */
	async call<A extends keyof Apis, M extends keyof Apis[A] & string>(
		api: A,
		method: M,
		args: ApiArgs<A, M>,
		at?: string,
	): Promise<ApiValue<A, M>> {
		const { socket, runtime } = this.use();
		const codec = runtime.api(api, method);
		const params = [`${api}_${method}`, toHex(codec.enc(args)), at ?? this.bestHash()];
		return codec.dec(await socket.request<string>('state_call', params));
	}

	/** Reads a storage item at a block. */
	async read<P extends keyof Queries, I extends keyof Queries[P] & string>(
		pallet: P,
		item: I,
		keys: readonly unknown[] = [],
		at?: string,
	): Promise<Stored<P, I>> {
		const { socket, runtime } = this.use();
		const codec = runtime.storage(pallet, item);
		const params = [codec.key(...keys), at ?? this.bestHash()];
		return codec.dec(await socket.request<string | null>('state_getStorage', params));
	}

	/** Reads the events of a block. */
	async events(at?: string): Promise<ChainEvent[]> {
		const { socket, runtime } = this.use();
		const { key, dec } = runtime.events();
		return dec(await socket.request('state_getStorage', [key, at ?? this.bestHash()]));
	}

	/**
	 * Reads the events of a block and of those before it since block `after`, as far as
	 * {@link MOST_BLOCKS} reach; blocks can come faster than they are read.
	 */
	async eventsSince(after: number, { hash, number }: Block): Promise<ChainEvent[]> {
		const { socket } = this.use();
		const first = Math.max(after + 1, number - MOST_BLOCKS);
		const missed = Array.from(
			{ length: Math.max(0, number - first) },
			(_, index) => first + index,
		);
		const hashes = await Promise.all(
			missed.map((one) => socket.request<string | null>('chain_getBlockHash', [one])),
		);
		const known = hashes.filter((one) => one !== null);
		const lists = await Promise.all([...known, hash].map((one) => this.events(one)));
		return lists.flat();
	}

	/** The node of this connection, for readings of the past. */
	node(): Asked {
		const { socket, runtime, version, genesis } = this.use();
		return {
			request: (method, params) => socket.request(method, params),
			subscribe: (method, params, unsubscribe, onMessage) =>
				socket.subscribe(method, params, unsubscribe, onMessage),
			runtime,
			version,
			genesis,
		};
	}

	use(): Session {
		if (!this.session) {
			throw new Disconnected();
		}
		return this.session;
	}

	private bestHash(): string {
		const hash = this.status.best?.hash;
		if (hash === undefined) {
			throw new Disconnected();
		}
		return hash;
	}

	private async connect(): Promise<void> {
		const generation = (this.generation += 1);
		const { gateways } = this.network;
		const gateway = gateways[this.gateway % gateways.length];
		if (gateway === undefined) {
			this.update({ state: 'offline' });
			return;
		}
		this.update({ state: 'connecting', gateway, retryAt: undefined });
		let socket: Socket | undefined;
		try {
			const opened = await Socket.open(
				gateway,
				() => {
					this.lost(generation);
				},
				CONNECT_MS,
			);
			socket = opened;
			if (generation !== this.generation || !this.running) {
				opened.close();
				return;
			}
			const [genesis, version, kind] = await Promise.all([
				opened.request<string>('chain_getBlockHash', [0]),
				opened.request<RuntimeVersion>('state_getRuntimeVersion'),
				opened.request<string>('system_chainType'),
			]);
			this.genesis ??= genesis;
			if (genesis !== this.genesis) {
				// First, because the end of a connection that is in use is taken for a loss.
				this.fail(generation, 'other-network');
				opened.close();
				return;
			}
			const development = kind === 'Development';
			const runtime = await loadRuntime(opened, version, development);
			if (generation !== this.generation) {
				opened.close();
				return;
			}
			this.session = { socket: opened, runtime, version, genesis, development };
			this.asked = undefined;
			this.answeredAt = Date.now();
			this.update({ genesis, version, bestAt: Date.now() });
			await opened.subscribe<Header>(
				'chain_subscribeFinalizedHeads',
				[],
				'chain_unsubscribeFinalizedHeads',
				(header) => {
					const finalized = blockOf(header);
					const best = this.status.best?.number ?? finalized.number;
					this.update({ finalized, stalled: stalled(best, finalized.number) });
				},
			);
			await opened.subscribe<Header>(
				'chain_subscribeNewHeads',
				[],
				'chain_unsubscribeNewHeads',
				(header) => {
					this.tick(blockOf(header));
				},
			);
			await opened.subscribe<RuntimeVersion>(
				'state_subscribeRuntimeVersion',
				[],
				'state_unsubscribeRuntimeVersion',
				(next) => {
					this.upgraded(next);
				},
			);
		} catch {
			socket?.close();
			this.fail(generation, 'offline');
		}
	}

	private tick(best: Block): void {
		const { socket } = this.use();
		this.attempt = 0;
		const requests = socket.sent - this.sentBefore;
		this.sentBefore = socket.sent;
		const finalized = this.status.finalized?.number ?? best.number;
		this.update({
			state: 'live',
			best,
			bestAt: Date.now(),
			requests,
			stalled: stalled(best.number, finalized),
		});
		this.onTick(best);
	}

	/** After an upgrade all is read by new codecs; to connect again is the simplest way. */
	private upgraded(next: RuntimeVersion): void {
		if (next.specVersion !== this.session?.version.specVersion) {
			this.drop();
			void this.connect();
		}
	}

	private lost(generation: number): void {
		if (generation === this.generation && this.running) {
			this.fail(generation, 'offline');
		}
	}

	private fail(generation: number, state: 'offline' | 'other-network'): void {
		if (generation !== this.generation) {
			return;
		}
		this.drop();
		if (!this.running) {
			return;
		}
		this.gateway += 1;
		const wait = backoff(this.attempt, Math.random());
		this.attempt += 1;
		this.update({ state, retryAt: Date.now() + wait });
		this.timer = setTimeout(() => {
			void this.connect();
		}, wait);
	}

	private drop(): void {
		this.generation += 1;
		const { session } = this;
		this.session = undefined;
		this.sentBefore = 0;
		session?.socket.close();
	}

	private watch(): void {
		const { session } = this;
		if (!session || this.status.best === undefined) {
			return;
		}
		const now = Date.now();
		const { state, action } = judge({
			silence: now - (this.status.bestAt ?? now),
			asked: this.asked === undefined ? undefined : now - this.asked,
			answered: now - this.answeredAt,
			onDemand: session.development,
		});
		if (state !== this.status.state) {
			this.update({ state });
		}
		if (action === 'reconnect') {
			this.fail(this.generation, 'offline');
		} else if (action === 'probe') {
			this.asked = now;
			session.socket
				.request('system_health')
				.then(() => {
					this.asked = undefined;
					this.answeredAt = Date.now();
				})
				.catch(() => undefined);
		}
	}

	private update(change: Partial<Status>): void {
		this.status = { ...this.status, ...change };
		this.onStatus(this.status);
	}
}
