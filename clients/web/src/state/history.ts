// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * What an index says about the past: steps, records that have left the state, days of sources and of
 * areas. It is a convenience; `checks.ts` compares it with the chain.
 */

import { Failed } from '../chain/errors.js';

/** How long an answer is waited for, in ms. */
const PATIENCE_MS = 10_000;
/** Items of a page, and most pages of one question. */
const PAGE = 500;
const MOST_PAGES = 20;

/** Energy in Wh and money in the smallest unit of the token. */
export interface Sums {
	energy: bigint;
	toSupplier: bigint;
	toDso: bigint;
	toCso: bigint;
	reward: bigint;
}

export interface PastStep extends Sums {
	step: number;
	/** Its start, or the time of the block that settled it, in ms. */
	at: number;
	/** Sources of its parts; `undefined` is a grid mix. */
	sources: (number | undefined)[];
}

export interface PastProcess extends Sums {
	process: bigint;
	/** Public key of the driver, in hex. */
	driver: string;
	start: number;
	end: number;
	sourced: bigint;
	unpaid: bigint;
}

/** The ledger of an interval, or the sum of a quarter of an hour. */
export interface PastInterval {
	start: number;
	/** Length in ms; `undefined` is that of a metering interval. */
	length: number | undefined;
	produced: bigint;
	claimed: bigint;
	certified: bigint;
	issued: bigint;
}

export interface PastLoading {
	time: number;
	percent: number;
	price: bigint;
}

type Fields = Record<string, unknown>;

function unreadable(what: string): never {
	throw new Failed({ code: 'Index.Unreadable', detail: what });
}

function fields(value: unknown): Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Fields)
		: unreadable('an answer is no object');
}

/** A whole number, which is a text because it can be large. */
function whole(of: Fields, name: string): bigint {
	const value = of[name];
	return typeof value === 'string' && /^-?\d{1,19}$/.test(value)
		? BigInt(value)
		: unreadable(`${name} is no whole number`);
}

function small(of: Fields, name: string): number {
	const value = of[name];
	return typeof value === 'number' && Number.isSafeInteger(value)
		? value
		: unreadable(`${name} is no number`);
}

function sums(of: Fields): Sums {
	return {
		energy: whole(of, 'energy'),
		toSupplier: whole(of, 'toSupplier'),
		toDso: whole(of, 'toDso'),
		toCso: whole(of, 'toCso'),
		reward: whole(of, 'reward'),
	};
}

function step(of: Fields): PastStep {
	const { parts } = of;
	return {
		...sums(of),
		step: small(of, 'step'),
		at: Number(whole(of, of.start === null ? 'time' : 'start')),
		sources: Array.isArray(parts)
			? parts.map((part: unknown) => {
					const inner = fields(part);
					return inner.source === null ? undefined : small(inner, 'source');
				})
			: unreadable('parts is no list'),
	};
}

function process(of: Fields): PastProcess {
	const { driver } = of;
	return {
		...sums(of),
		process: whole(of, 'process'),
		driver: typeof driver === 'string' ? driver : unreadable('driver is no text'),
		start: Number(whole(of, 'start')),
		end: Number(whole(of, 'end')),
		sourced: whole(of, 'sourced'),
		unpaid: whole(of, 'unpaid'),
	};
}

function interval(of: Fields): PastInterval {
	return {
		start: Number(whole(of, 'start')),
		length: of.length === null ? undefined : Number(whole(of, 'length')),
		produced: whole(of, 'produced'),
		claimed: whole(of, 'claimed'),
		certified: whole(of, 'certified'),
		issued: whole(of, 'issued'),
	};
}

function loading(of: Fields): PastLoading {
	return {
		time: Number(whole(of, 'time')),
		percent: small(of, 'percent'),
		price: whole(of, 'price'),
	};
}

/** What asks by HTTP: `fetch`, but in tests. */
export type Ask = (url: string, signal: AbortSignal) => Promise<Response>;

export class History {
	/** The first block of the chain that the index was found to follow. */
	private known: string | undefined;

	/** `base` is the address of an index, with a slash at its end. */
	constructor(
		private readonly base: string,
		private readonly ask: Ask = (url, signal) => fetch(url, { signal }),
	) {}

	/** Settled steps of a process; none if they are summed up. */
	async steps(genesis: string, id: bigint): Promise<PastStep[]> {
		return this.list(genesis, `processes/${id}/steps`, {}, 'after', step);
	}

	/** A process that has ended; `undefined` if the index does not know it. */
	async process(genesis: string, id: bigint): Promise<PastProcess | undefined> {
		await this.check(genesis);
		const found = await this.get(`processes/${id}`, {}, true);
		return found === undefined || found.endedBlock === null ? undefined : process(found);
	}

	/** Processes of a driver before one, the newest first: one page. */
	async processes(
		genesis: string,
		driver: string,
		before: bigint | undefined,
	): Promise<{ items: PastProcess[]; next: bigint | undefined }> {
		await this.check(genesis);
		const query: Record<string, string> =
			before === undefined ? {} : { before: before.toString() };
		const page = fields(await this.get(`drivers/${driver}/processes`, query));
		return {
			items: items(page, process),
			next: page.next === null ? undefined : whole(page, 'next'),
		};
	}

	async series(
		genesis: string,
		source: number,
		from: number,
		until: number,
	): Promise<PastInterval[]> {
		const query = { from: String(from), until: String(until) };
		return this.list(genesis, `sources/${source}/series`, query, 'from', interval);
	}

	async loadings(
		genesis: string,
		area: number,
		from: number,
		until: number,
	): Promise<PastLoading[]> {
		const query = { from: String(from), until: String(until) };
		return this.list(genesis, `areas/${area}/loadings`, query, 'from', loading);
	}

	/** All pages of a list; the next one begins after `next`, in the argument `cursor`. */
	private async list<T>(
		genesis: string,
		path: string,
		query: Record<string, string>,
		cursor: 'after' | 'from',
		read: (of: Fields) => T,
	): Promise<T[]> {
		await this.check(genesis);
		const all: T[] = [];
		let more: Record<string, string> = {};
		for (let pages = 0; pages < MOST_PAGES; pages += 1) {
			const asked = { ...query, ...more, limit: String(PAGE) };
			const page = fields(await this.get(path, asked));
			all.push(...items(page, read));
			if (page.next === null) {
				return all;
			}
			const next = whole(page, 'next');
			more = { [cursor]: String(cursor === 'from' ? next + 1n : next) };
		}
		return unreadable(`more than ${MOST_PAGES} pages`);
	}

	/** Fails unless the index follows this chain. */
	private async check(genesis: string): Promise<void> {
		if (this.known !== genesis) {
			const status = fields(await this.get('status', {}));
			if (status.genesis !== genesis) {
				throw new Failed({ code: 'Index.OtherChain', detail: String(status.genesis) });
			}
			this.known = genesis;
		}
	}

	private async get(path: string, query: Record<string, string>): Promise<Fields>;
	private async get(
		path: string,
		query: Record<string, string>,
		canBeMissing: true,
	): Promise<Fields | undefined>;
	private async get(
		path: string,
		query: Record<string, string>,
		canBeMissing = false,
	): Promise<Fields | undefined> {
		const url = new URL(`v1/${path}`, this.base);
		for (const [name, value] of Object.entries(query)) {
			url.searchParams.set(name, value);
		}
		let answer: Response;
		try {
			answer = await this.ask(url.href, AbortSignal.timeout(PATIENCE_MS));
		} catch (error) {
			throw new Failed({ code: 'Index.Offline', detail: String(error) });
		}
		if (canBeMissing && answer.status === 404) {
			return undefined;
		}
		if (!answer.ok) {
			throw new Failed({
				code: 'Index.Offline',
				detail: `${url.pathname}: ${answer.status}`,
			});
		}
		const body: unknown = await answer.json().catch(() => unreadable('an answer is no JSON'));
		return fields(body);
	}
}

function items<T>(page: Fields, read: (of: Fields) => T): T[] {
	return Array.isArray(page.items)
		? page.items.map((item: unknown) => read(fields(item)))
		: unreadable('items is no list');
}
