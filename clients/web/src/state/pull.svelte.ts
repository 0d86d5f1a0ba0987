// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** What a view shows: read at a block, and read again when there is a new one. */

import { untrack } from 'svelte';
import { ofThrown, type Failure } from '../chain/errors.js';
import type { Block } from '../chain/header.js';
import { app } from './app.svelte.js';

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- names what was read
export class Pull<T> {
	value: T | undefined = $state.raw();
	failure: Failure | undefined = $state.raw();
	/** Time of the browser at which the value was read, in ms. */
	at: number | undefined = $state.raw();
	loading = $state(true);
	/** Reads once more. */
	refresh: () => void = () => undefined;
}

export interface Options {
	/** What the reading depends on besides the block; another value starts from nothing. */
	key?: () => unknown;
	/** Reads at every so many blocks only. */
	every?: number;
}

/**
 * Reads at each block while the component is shown. Readings do not overlap: blocks that come
 * meanwhile are one more reading, of the latest.
 */
export function pull<T>(
	read: (at: string, block: Block) => Promise<T>,
	{ key = () => undefined, every = 1 }: Options = {},
): Pull<T> {
	const pulled = new Pull<T>();
	let running = false;
	let again = false;
	let readAt: number | undefined;
	let lastKey: unknown;
	let generation = 0;

	async function run(): Promise<void> {
		if (running) {
			again = true;
			return;
		}
		running = true;
		do {
			again = false;
			const { tick } = app;
			const own = generation;
			if (!tick) {
				break;
			}
			readAt = tick.number;
			try {
				const value = await read(tick.hash, tick);
				if (own === generation) {
					pulled.value = value;
					pulled.failure = undefined;
					pulled.at = Date.now();
				}
			} catch (error) {
				const failure = ofThrown(error);
				// Without a connection the page shows what it had, with its age.
				if (own === generation && !failure.code.startsWith('Link.')) {
					pulled.failure = failure;
				}
			}
			if (own === generation) {
				pulled.loading = false;
			}
		} while (again as boolean);
		running = false;
	}

	$effect(() => {
		const { tick } = app;
		const now = key();
		untrack(() => {
			if (now !== lastKey) {
				lastKey = now;
				generation += 1;
				readAt = undefined;
				pulled.value = undefined;
				pulled.failure = undefined;
				pulled.loading = true;
			}
			// Another chain, or a fork, can have a lower number.
			const distance = readAt === undefined ? every : Math.abs((tick?.number ?? 0) - readAt);
			if (tick && distance >= every) {
				void run();
			}
		});
	});
	$effect(() => () => {
		generation += 1;
	});
	pulled.refresh = () => {
		void run();
	};
	return pulled;
}

/** Something that a button does: at most once at a time, with its failure. */
export class Doing {
	running = $state(false);
	failure: Failure | undefined = $state.raw();

	async run(work: () => Promise<void>): Promise<boolean> {
		if (this.running) {
			return false;
		}
		this.running = true;
		this.failure = undefined;
		try {
			await work();
			return true;
		} catch (error) {
			this.failure = ofThrown(error);
			return false;
		} finally {
			this.running = false;
		}
	}
}
