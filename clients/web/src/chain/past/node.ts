// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Blocks of the past, as far as a node keeps their states. */

import { fromHex, toHex } from '../bytes.js';
import { Runtime } from '../runtime.js';
import type { ApiArgs, ApiValue, Apis, ChainEvent, Queries, Stored } from '../runtime.js';
import { RpcError } from '../socket.js';

/** Version of the metadata that the page reads, as an argument. */
const VERSION_15 = '0x0f000000';
/** Length of the prefix of metadata in an answer: `Some`, and the length as a compact of 4 bytes. */
const PREFIX = 5;
/** Most keys that are read of a map. */
const MOST_KEYS = 100;
/** Code of a node that answers no more in this minute; how often it is asked again, and when. */
const TOO_MANY = -32_999;
const MOST_TRIES = 20;
const PAUSE_MS = 4_000;

/** A node, and how it answers now. */
export interface Asked {
	request: <T>(method: string, params?: readonly unknown[]) => Promise<T>;
	/** Subscribes to texts; resolves with how to end it. */
	subscribe: (
		method: string,
		params: readonly unknown[],
		unsubscribe: string,
		onMessage: (message: string) => void,
	) => Promise<() => void>;
	runtime: Runtime;
	version: { specVersion: number };
	genesis: string;
}

/** The node does not keep the state of a block. */
export class Forgotten extends Error {
	constructor() {
		super('the node does not keep states that long');
	}
}

/** A block with what it takes to read its state. */
export interface At {
	number: number;
	hash: string;
}

export class Past {
	/** Number of requests so far. */
	asked = 0;
	private readonly hashes = new Map<number, string>();
	/** Versions of the network at the blocks at which they were asked for. */
	private readonly versions = new Map<number, number>();
	private readonly runtimes = new Map<number, Runtime>();

	constructor(
		private readonly node: Asked,
		private readonly progress: (asked: number) => void = () => undefined,
		private readonly pause = PAUSE_MS,
	) {
		this.runtimes.set(node.version.specVersion, node.runtime);
	}

	get genesis(): string {
		return this.node.genesis;
	}

	/** Asks the node; a state that it does not keep is {@link Forgotten}. */
	async ask<T>(method: string, ...params: unknown[]): Promise<T> {
		for (let tries = 1; ; tries += 1) {
			this.asked += 1;
			this.progress(this.asked);
			try {
				return await this.node.request<T>(method, params);
			} catch (error) {
				if (!(error instanceof RpcError)) {
					throw error;
				}
				if (/discarded|UnknownBlock/.test(`${error.message} ${String(error.data)}`)) {
					throw new Forgotten();
				}
				if (error.code !== TOO_MANY || tries === MOST_TRIES) {
					throw error;
				}
				await new Promise((resolve) => setTimeout(resolve, this.pause));
			}
		}
	}

	async block(number: number): Promise<At> {
		let hash = this.hashes.get(number);
		if (hash === undefined) {
			const answer = await this.ask<string | null>('chain_getBlockHash', number);
			if (answer === null) {
				throw new Forgotten();
			}
			hash = answer;
			this.hashes.set(number, hash);
		}
		return { number, hash };
	}

	/** Reads a storage item of a block, by the codecs of that block. */
	async read<P extends keyof Queries, I extends keyof Queries[P] & string>(
		at: At,
		pallet: P,
		item: I,
		...keys: readonly unknown[]
	): Promise<Stored<P, I> | undefined> {
		return this.value(at, pallet, item, ...keys);
	}

	/** Reads a storage item that always has a value. */
	async value<P extends keyof Queries, I extends keyof Queries[P] & string>(
		at: At,
		pallet: P,
		item: I,
		...keys: readonly unknown[]
	): Promise<Stored<P, I>> {
		const codec = (await this.runtimeAt(at)).storage(pallet, item);
		return codec.dec(await this.ask('state_getStorage', codec.key(...keys), at.hash));
	}

	/** Reads the values of a map below `keys`, with the last byte of each key. */
	async below<P extends keyof Queries, I extends keyof Queries[P] & string>(
		at: At,
		pallet: P,
		item: I,
		...keys: readonly unknown[]
	): Promise<{ last: number; value: Stored<P, I> | undefined }[]> {
		const codec = (await this.runtimeAt(at)).storage(pallet, item);
		const { hash } = at;
		const found = await this.ask<string[]>(
			'state_getKeysPaged',
			codec.key(...keys),
			MOST_KEYS,
			null,
			hash,
		);
		return Promise.all(
			found.map(async (key) => ({
				last: Number.parseInt(key.slice(-2), 16),
				value: codec.dec(await this.ask('state_getStorage', key, hash)),
			})),
		);
	}

	/** Asks a runtime API at a block. */
	async call<A extends keyof Apis, M extends keyof Apis[A] & string>(
		at: At,
		api: A,
		method: M,
		...args: ApiArgs<A, M> & unknown[]
	): Promise<ApiValue<A, M>> {
		const codec = (await this.runtimeAt(at)).api(api, method);
		const encoded = toHex(codec.enc(args));
		return codec.dec(await this.ask('state_call', `${api}_${method}`, encoded, at.hash));
	}

	async events(at: At): Promise<ChainEvent[]> {
		const { key, dec } = (await this.runtimeAt(at)).events();
		return dec(await this.ask('state_getStorage', key, at.hash));
	}

	/** The transactions of a block, as bytes. */
	async transactions({ hash }: At): Promise<Uint8Array[]> {
		const { block } = await this.ask<{ block: { extrinsics: string[] } }>(
			'chain_getBlock',
			hash,
		);
		return block.extrinsics.map(fromHex);
	}

	/** Key of a storage item in hex. */
	key<P extends keyof Queries>(
		pallet: P,
		item: keyof Queries[P] & string,
		...keys: readonly unknown[]
	): string {
		return this.node.runtime.storage(pallet, item).key(...keys);
	}

	/** The first block at or before `known`, at which it holds, for which `holds` does, too. */
	async first(known: number, holds: (at: At) => Promise<boolean>): Promise<number> {
		const ask = async (number: number): Promise<boolean | undefined> => {
			try {
				return await holds(await this.block(number));
			} catch (error) {
				if (error instanceof Forgotten) {
					return undefined;
				}
				throw error;
			}
		};
		let high = known;
		let low = known - 1;
		let lowHolds = low < 0 ? false : await ask(low);
		for (let stride = 2; lowHolds === true; stride *= 2) {
			high = low;
			low = Math.max(-1, low - stride);
			lowHolds = low < 0 ? false : await ask(low);
		}
		while (high - low > 1) {
			const middle = Math.floor((low + high) / 2);
			const there = await ask(middle);
			if (there === true) {
				high = middle;
			} else {
				[low, lowHolds] = [middle, there];
			}
		}
		if (lowHolds === undefined) {
			throw new Forgotten();
		}
		return high;
	}

	/** The blocks after `low` up to `high` at which a number that never falls is another one. */
	async changes(
		low: { number: number; value: number },
		high: { number: number; value: number },
		value: (at: At) => Promise<number>,
	): Promise<number[]> {
		if (low.value === high.value) {
			return [];
		}
		if (high.number - low.number === 1) {
			return [high.number];
		}
		const number = Math.floor((low.number + high.number) / 2);
		const middle = { number, value: await value(await this.block(number)) };
		const [before, after] = await Promise.all([
			this.changes(low, middle, value),
			this.changes(middle, high, value),
		]);
		return [...before, ...after];
	}

	/** The codecs of the version of the network that a block had. */
	private async runtimeAt(at: At): Promise<Runtime> {
		const version = this.versionAround(at.number) ?? (await this.versionAt(at));
		let runtime = this.runtimes.get(version);
		if (runtime === undefined) {
			const answer = await this.ask<string>(
				'state_call',
				'Metadata_metadata_at_version',
				VERSION_15,
				at.hash,
			);
			runtime = new Runtime(fromHex(answer).slice(PREFIX));
			this.runtimes.set(version, runtime);
		}
		return runtime;
	}

	/** The version at a block, if an earlier and a later one had the same. Versions never fall. */
	private versionAround(number: number): number | undefined {
		const known = [...this.versions];
		const before = known.filter(([at]) => at <= number).map(([, version]) => version);
		const after = known.filter(([at]) => at >= number).map(([, version]) => version);
		const [highest, lowest] = [Math.max(...before), Math.min(...after)];
		return highest === lowest ? highest : undefined;
	}

	private async versionAt({ number, hash }: At): Promise<number> {
		const { specVersion } = await this.ask<{ specVersion: number }>(
			'state_getRuntimeVersion',
			hash,
		);
		this.versions.set(number, specVersion);
		return specVersion;
	}
}
