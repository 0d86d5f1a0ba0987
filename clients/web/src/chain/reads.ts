// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** What the pages read: one function per view, each at one block. */

import { Failed, ofDispatchError, type Failure } from './errors.js';
import type { Link } from './link.js';
import type {
	AccountInfo,
	CommitmentInfo,
	ChargeRecord,
	Mandate,
	ParticipantInfo,
	ProcessBrief,
	ProcessInfo,
	Quote,
	RecordItem,
	Request,
	SeriesEntry,
	Service,
	Snapshot,
	SourceInfo,
	Statement,
	StatementEntry,
	Station,
	StationBrief,
	StationInfo,
} from './model.js';
import type { ApiArgs } from './runtime.js';

/** Most that a page of a list can have. */
const PAGE = 100;
const SNAPSHOT = 250;
/** Most pages of a snapshot that are read: 2 500 objects. */
const SNAPSHOT_PAGES = 10;

/** The good part of an answer that can be an error. */
type Good<A> = Extract<A, { success: true }> extends { value: infer V } ? V : never;

/** Returns the answer of a query; throws if it is an error. */
export function good<A extends { success: boolean; value: unknown }>(answer: A): Good<A> {
	if (answer.success) {
		return answer.value as Good<A>;
	}
	const { type } = answer.value as { type: string };
	throw new Failed({ code: `Query.${type}`, detail: type });
}

export interface StationView {
	now: number;
	brief: StationBrief;
	/** Its offers; `undefined` if it is closed. */
	info: StationInfo | undefined;
}

export class Reads {
	constructor(private readonly link: Link) {}

	/** Areas, sources and stations: all of one block. */
	async snapshot(at?: string, area?: number): Promise<Snapshot> {
		const pages: Snapshot[] = [];
		let next: Snapshot['next'];
		do {
			const page: Snapshot = good(
				await this.link.call('ViewApi', 'snapshot', [area, next, SNAPSHOT], at),
			);
			pages.push(page);
			next = page.next;
		} while (next !== undefined && pages.length < SNAPSHOT_PAGES);
		return {
			now: pages[0]?.now ?? 0n,
			areas: pages.flatMap(({ areas }) => areas),
			sources: pages.flatMap(({ sources }) => sources),
			stations: pages.flatMap(({ stations }) => stations),
			next,
		};
	}

	/** Time of a block, in ms. */
	async now(at?: string): Promise<number> {
		return Number(await this.link.read('Timestamp', 'Now', [], at));
	}

	/** The id of the open station with an EVSE ID in its canonical spelling. */
	async stationOf(evse: string): Promise<number | undefined> {
		return this.link.read('Charging', 'EvseIds', [new TextEncoder().encode(evse)]);
	}

	async station(id: number): Promise<Station | undefined> {
		return this.link.read('Charging', 'Stations', [id]);
	}

	/** A station with its offers. */
	async atStation(id: number, at?: string): Promise<StationView | undefined> {
		const after = id === 0 ? undefined : id - 1;
		const [now, page] = await Promise.all([
			this.now(at),
			this.link.call('ChargingApi', 'stations', [undefined, after, 1], at),
		]);
		const brief = good(page).items[0];
		if (brief?.station !== id) {
			return undefined;
		}
		const info = await this.link.call('ChargingApi', 'offers', [id, BigInt(now)], at);
		return { now, brief, info };
	}

	/** Sources by id: all, as far as a page reaches. */
	async sources(at?: string): Promise<Map<number, SourceInfo>> {
		const map = new Map<number, SourceInfo>();
		let next: number | undefined;
		do {
			const args: [undefined, boolean, number | undefined, number] = [
				undefined,
				false,
				next,
				PAGE,
			];
			const page = good(await this.link.call('OriginApi', 'sources', args, at));
			for (const [id, source] of page.items) {
				map.set(id, source);
			}
			next = page.next;
		} while (next !== undefined && map.size < SNAPSHOT_PAGES * PAGE);
		return map;
	}

	/** Why `driver` cannot charge at a station now; `undefined` if it can. */
	async obstacle(driver: string, station: number, price: bigint): Promise<Failure | undefined> {
		const answer = await this.link.call('ChargingApi', 'can_authorise', [
			driver,
			station,
			price,
		]);
		return answer.success ? undefined : ofDispatchError(answer.value);
	}

	/** The plan of a request, or why there is none. */
	async quote(driver: string, station: number, request: Request): Promise<Quote | Failure> {
		const answer = await this.link.call('ChargingApi', 'quote', [driver, station, request]);
		return answer.success ? answer.value : ofDispatchError(answer.value);
	}

	async process(id: bigint, at?: string): Promise<ProcessInfo | undefined> {
		return this.link.call('ChargingApi', 'process', [id], at);
	}

	/** How the process at a station is served now; `undefined` if nobody charges there. */
	async service(station: number, at?: string): Promise<Service | undefined> {
		const filter = { type: 'Station' as const, value: station };
		return good(await this.link.call('ChargingApi', 'processes', [filter, undefined, 1], at))
			.items[0]?.service;
	}

	/** The record of a process that has ended. */
	async record(id: bigint, at?: string): Promise<ChargeRecord | undefined> {
		return this.link.read('Charging', 'Records', [id], at);
	}

	async running(driver: string, at?: string): Promise<ProcessBrief[]> {
		const filter = { type: 'Driver' as const, value: driver };
		return good(await this.link.call('ChargingApi', 'processes', [filter, undefined, PAGE], at))
			.items;
	}

	async records(driver: string, after?: bigint): Promise<{ items: RecordItem[]; next?: bigint }> {
		return good(await this.link.call('ChargingApi', 'records', [driver, after, PAGE]));
	}

	/** The origin of the energy of a process: all pages of its claims, of one block. */
	async statement(driver: string, process: bigint, at: string): Promise<Statement> {
		const entries: StatementEntry[] = [];
		let next: ApiArgs<'OriginApi', 'statement'>[2];
		do {
			const args: ApiArgs<'OriginApi', 'statement'> = [driver, process, next, PAGE];
			const page = good(await this.link.call('OriginApi', 'statement', args, at));
			entries.push(...page.items);
			next = page.next;
		} while (next !== undefined);
		const { greened } = await this.link.read('Origin', 'Certified', [process], at);
		return {
			entries,
			claimed: entries.reduce((sum, { claimed }) => sum + claimed, 0n),
			certified: entries.reduce((sum, { certified }) => sum + certified, 0n),
			greened,
		};
	}

	async account(address: string, at?: string): Promise<AccountInfo> {
		return this.link.call('ViewApi', 'account', [address], at);
	}

	async participant(address: string, at?: string): Promise<ParticipantInfo> {
		return this.link.call('ConsortiumApi', 'participant', [address], at);
	}

	async mandates(driver: string): Promise<Mandate[]> {
		return this.link.read('Charging', 'Mandates', [driver]);
	}

	/** Ledgers of a source in a day of intervals. */
	async series(source: number, from: number, count: number, at?: string): Promise<SeriesEntry[]> {
		return good(await this.link.call('OriginApi', 'series', [source, BigInt(from), count], at));
	}

	async commitments(source: number, at?: string): Promise<CommitmentInfo[]> {
		return good(await this.link.call('OriginApi', 'commitments', [source, undefined, PAGE], at))
			.items;
	}
}
