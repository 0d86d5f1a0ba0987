// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Reads a receipt from a node: the record with a proof of the state, and, if the node keeps states of
 * the past, the lines with their prices and the readings as their meter signed them. What it writes is
 * the same as what the exporter does.
 */

import { AccountId } from '@polkadot-api/substrate-bindings';
import { linesOf, type Settled, type Terms } from '@smartcharge/export/chain/lines';
import type {
	Certificate,
	ChargeRecord as RecordFacts,
	Hex,
	Line,
	MeterKey,
	ProcessFacts,
	Reading,
	Trail,
} from '@smartcharge/export/facts/process';
import { isSigned } from '@smartcharge/export/facts/signature';
import { newTrail } from '@smartcharge/export/facts/trail';
import { receiptOf, writeReceipt, type BriefFacts } from '@smartcharge/export/receipt/receipt';
import { concat, text, toHex } from '../bytes.js';
import { Failed } from '../errors.js';
import type { ChargeRecord } from '../model.js';
import type { ApiArgs, ChainEvent, Stored } from '../runtime.js';
import { Forgotten, Past, type Asked, type At } from './node.js';
import { nextJustified, proofOf } from './proof.js';

type Process = NonNullable<Stored<'Charging', 'Processes'>>;
type Session = Extract<Process['phase'], { type: 'Scheduled' }>['value'];
type Meter = NonNullable<Stored<'Metering', 'Meters'>>;

/** Most items of a page of a list. */
const PAGE = 100;
/** Bytes of a signature. */
const SIGNATURE = 64;

/** A receipt as a file, and whether it has its lines and readings. */
export interface Written {
	file: string;
	complete: boolean;
	/** Whether validators signed the block of its proof. */
	final: boolean;
}

const encodeAccount = AccountId().enc;
const account = (address: string): Hex => toHex(encodeAccount(address));

/** The id of a meter as a key of storage. */
function ordered(meter: number): string {
	return `0x${meter.toString(16).padStart(8, '0')}`;
}

/** A hash, which codecs return in hex or as bytes. */
function hashText(hash: unknown): Hex {
	return hash instanceof Uint8Array ? toHex(hash) : String(hash);
}

function trailOf(trail: ChargeRecord['trail']): Trail | undefined {
	return trail && { hash: hashText(trail.hash), lines: trail.lines };
}

function reasonOf({ reason }: ChargeRecord): string {
	return reason.type === 'Terminated' || reason.type === 'Stopped'
		? `${reason.type}: ${reason.value.type}`
		: reason.type;
}

function recordFacts(record: ChargeRecord): RecordFacts {
	const { totals } = record;
	const [first = 0n, last = 0n] = record.registers;
	return {
		driver: account(record.driver),
		station: record.station,
		cso: account(record.cso),
		start: Number(record.start),
		end: Number(record.end),
		energy: record.energy,
		sourced: record.sourced,
		registers: [first, last],
		totals: {
			toSupplier: totals.to_supplier,
			toDso: totals.to_dso,
			toCso: totals.to_cso,
			reward: totals.reward,
			unpaid: totals.unpaid,
			waived: totals.waived,
			free: totals.free,
		},
		reason: reasonOf(record),
		trail: trailOf(record.trail),
	};
}

function keyOf({ key }: Meter): MeterKey {
	return { scheme: key.type, key: hashText(key.value) };
}

/** The events of a pallet in the order of a block, with their fields. */
function eventsOf(
	events: readonly ChainEvent[],
	pallet: string,
): { name: string; of: Record<string, unknown> }[] {
	return events
		.filter(({ event }) => event.type === pallet)
		.map(({ event }) => ({ name: event.value.type, of: event.value.value }));
}

/** What the events of a block say of the steps of a process. */
function settledIn(events: readonly ChainEvent[], process: bigint): Settled[] {
	const own = eventsOf(events, 'Charging').filter(({ of }) => of.process === process);
	return own
		.filter(({ name }) => name === 'StepSettled')
		.map(({ of }) => ({
			step: Number(of.step),
			energy: of.energy as bigint,
			toSupplier: of.to_supplier as bigint,
			toDso: of.to_dso as bigint,
			toCso: of.to_cso as bigint,
			reward: of.reward as bigint,
			segments: own
				.filter(({ name, of: part }) => name === 'SegmentSettled' && part.step === of.step)
				.map(({ of: part }) => ({
					supplier: account(part.supplier as string),
					source: part.source as number | undefined,
					energy: part.energy as bigint,
					toSupplier: part.to_supplier as bigint,
				})),
		}));
}

/** Positions of `wanted` in `bytes`. */
function* positions(bytes: Uint8Array, wanted: Uint8Array): Generator<number> {
	for (let at = 0; at + wanted.length <= bytes.length; at += 1) {
		if (wanted.every((byte, index) => bytes[at + index] === byte)) {
			yield at;
		}
	}
}

function u64(value: number | bigint): Uint8Array {
	const bytes = new Uint8Array(8);
	new DataView(bytes.buffer).setBigUint64(0, BigInt(value), true);
	return bytes;
}

/** What is known of a process while it runs. */
interface Context {
	process: bigint;
	meter: number;
	key: MeterKey;
	genesis: Hex;
}

/**
 * The reading with its signature among the transactions of a block. Whatever call it is in, it is
 * encoded as time, register and signature one after the other; and the signature proves that it is one.
 */
function readingIn(
	transactions: readonly Uint8Array[],
	at: number,
	register: bigint,
	{ key, meter, genesis }: Context,
): Reading | undefined {
	const wanted = concat(u64(at), u64(register));
	for (const bytes of transactions) {
		for (const position of positions(bytes, wanted)) {
			const begin = position + wanted.length;
			const signed = bytes.subarray(begin, begin + SIGNATURE);
			if (signed.length === SIGNATURE) {
				const reading = { at, register, signature: toHex(signed), key };
				if (isSigned(reading, meter, genesis)) {
					return reading;
				}
			}
		}
	}
	return undefined;
}

class Reader {
	constructor(
		private readonly past: Past,
		private readonly process: bigint,
	) {}

	async receipt(final: At): Promise<Written> {
		const { past, process } = this;
		const record = await past.read(final, 'Charging', 'Records', process);
		if (record === undefined) {
			throw new Failed({ code: 'Receipt.NotFinal', detail: `process ${process}` });
		}
		const certificates = await this.certificates(final, record);
		const [facts, meter] = await this.facts(final, record, certificates);
		const proof = await proofOf(past, final, {
			process,
			station: record.station,
			meter,
			sources: [...new Set(certificates.map(({ source }) => source))],
		});
		return {
			file: writeReceipt(receiptOf(facts, undefined, proof)),
			complete: facts.lines !== null,
			final: proof.justification !== null,
		};
	}

	/** All facts; without those of the past if the node does not keep its states. */
	private async facts(
		final: At,
		record: ChargeRecord,
		certificates: Certificate[],
	): Promise<[ProcessFacts | BriefFacts, number]> {
		try {
			const facts = await this.complete(final, record, certificates);
			return [facts, facts.meter];
		} catch (error) {
			if (!(error instanceof Forgotten)) {
				throw error;
			}
		}
		const station = await this.past.read(final, 'Charging', 'Stations', record.station);
		const meter = station?.meter ?? 0;
		const registered = await this.past.read(final, 'Metering', 'Meters', ordered(meter));
		const facts: BriefFacts = {
			process: Number(this.process),
			origin: { genesis: this.past.genesis, block: null, blockHash: null },
			record: recordFacts(record),
			evse: text(station?.evse_id ?? new Uint8Array()),
			meter,
			ean: (registered?.ean ?? 0n).toString().padStart(18, '0'),
			payee: null,
			dso: null,
			lines: null,
			readings: null,
			certificates,
		};
		return [facts, meter];
	}

	private async complete(
		final: At,
		record: ChargeRecord,
		certificates: Certificate[],
	): Promise<ProcessFacts> {
		const { past, process } = this;
		const trail = trailOf(record.trail);
		const ended = await past.first(
			final.number,
			async (at) => (await past.read(at, 'Charging', 'Records', process)) !== undefined,
		);
		const end = await past.block(ended);
		const before = await past.block(ended - 1);
		const meter = await past.read(before, 'Charging', 'MeterOf', process);
		const last = meter === undefined ? undefined : await this.running(before, meter);
		if (trail === undefined || meter === undefined || last === undefined) {
			// It began and ended in one block, which keeps no prices of it; or there were no trails.
			throw new Forgotten();
		}
		const begin = await past.block(
			await past.first(
				before.number,
				async (at) => (await this.running(at, meter)) !== undefined,
			),
		);
		const start = await this.running(begin, meter);
		const registered = await past.read(begin, 'Metering', 'Meters', ordered(meter));
		const station = await past.read(begin, 'Charging', 'Stations', record.station);
		if (start === undefined || registered === undefined || station === undefined) {
			throw new Forgotten();
		}
		const context = { process, meter, key: keyOf(registered), genesis: past.genesis };
		const settled = await past.changes(
			{ number: begin.number, value: start.session.trail?.lines ?? 0 },
			{ number: end.number, value: trail.lines },
			async (at) => (await this.running(at, meter))?.session.trail?.lines ?? 0,
		);
		const blocks = await Promise.all(settled.map((number) => past.block(number)));
		const lines = await this.lines(blocks, end, record, context);
		const readings = await this.readings(blocks, context, [
			{ ...start.session.last, before: begin.number },
			{ ...last.session.last, before: before.number },
			...(await this.latest(end, meter)),
		]);
		return {
			process: Number(process),
			origin: { genesis: past.genesis, block: end.number, blockHash: end.hash },
			record: recordFacts(record),
			evse: text(station.evse_id),
			meter,
			ean: registered.ean.toString().padStart(18, '0'),
			payee: account(start.process.payee),
			dso: account(start.session.dso),
			lines,
			// One that ends on its last reading has none of a meter that contradicts itself.
			readings: readings.filter(
				({ at, register }) =>
					at >= Number(start.session.last.at) && register <= (record.registers[1] ?? 0n),
			),
			certificates,
		};
	}

	/** The process while it is scheduled at its meter. */
	private async running(
		at: At,
		meter: number,
	): Promise<{ process: Process; session: Session } | undefined> {
		const process = await this.past.read(at, 'Charging', 'Processes', ordered(meter));
		return process?.id === this.process && process.phase.type === 'Scheduled'
			? { process, session: process.phase.value }
			: undefined;
	}

	/** The latest reading of a meter. */
	private async latest(
		at: At,
		meter: number,
	): Promise<{ at: bigint; register: bigint; before: number }[]> {
		const info = await this.past.call(at, 'MeteringApi', 'meter', meter);
		return info?.latest ? [{ ...info.latest, before: at.number }] : [];
	}

	/** The terms of the process at a block. */
	private async terms(at: At, meter: number): Promise<Terms[]> {
		const [running, stored] = await Promise.all([
			this.running(at, meter),
			this.past.below(at, 'Charging', 'LockedOffers', ordered(meter)),
		]);
		if (running === undefined) {
			return [];
		}
		const { process, session } = running;
		const { start, scheduled, step, steps } = session.timetable;
		return [
			{
				chosen: session.chosen,
				locked: session.locked,
				offers: stored.flatMap(({ last, value }) =>
					value === undefined
						? []
						: [
								{
									slot: last,
									supplier: account(value.supplier),
									source: value.source,
									runs: value.prices,
								},
							],
				),
				gridPrice: session.grid_price,
				maxPrice: session.request.preferences.max_price,
				pricePerHour: process.price_per_hour,
				timetable: {
					start: Number(start),
					scheduled: Number(scheduled),
					step: Number(step),
					steps,
				},
				slot: session.segments.at(-1)?.slot ?? session.chosen,
			},
		];
	}

	/** The lines of the steps that these blocks settled. */
	private async lines(
		blocks: readonly At[],
		end: At,
		record: ChargeRecord,
		{ meter, genesis }: Context,
	): Promise<Line[]> {
		const lines: Line[] = [];
		let trail = newTrail(genesis, Number(this.process));
		for (const at of blocks) {
			const isEnd = at.number === end.number;
			const parent = await this.past.block(at.number - 1);
			const [events, before, own, present] = await Promise.all([
				this.past.events(at),
				this.terms(parent, meter),
				this.terms(at, meter),
				isEnd ? undefined : this.running(at, meter),
			]);
			const after = trailOf(isEnd ? record.trail : present?.session.trail);
			const found =
				after &&
				linesOf(
					trail,
					after,
					[...before, ...own],
					settledIn(events, this.process),
					isEnd
						? {
								dueUntil: Number(record.due_until),
								unpaid: record.totals.unpaid,
								waived: record.totals.waived,
								free: record.totals.free,
							}
						: undefined,
				);
			if (after === undefined || found === undefined) {
				throw new Failed({
					code: 'Receipt.Unproven',
					detail: `process ${this.process}, block ${at.number}`,
				});
			}
			lines.push(...found);
			trail = after;
		}
		return lines;
	}

	/** The signed readings of these blocks, and those that are known from the state. */
	private async readings(
		blocks: readonly At[],
		context: Context,
		known: readonly { at: bigint; register: bigint; before: number }[],
	): Promise<Reading[]> {
		const { past } = this;
		const found = new Map<number, Reading>();
		const take = async (block: At, wanted: readonly { at: number; register: bigint }[]) => {
			const missing = wanted.filter(({ at }) => !found.has(at));
			if (missing.length === 0) {
				return;
			}
			const transactions = await past.transactions(block);
			// A meter that gets another key gets another base, which ends its process.
			for (const { at, register } of missing) {
				const reading = readingIn(transactions, at, register, context);
				if (reading !== undefined) {
					found.set(at, reading);
				}
			}
		};
		for (const block of blocks) {
			const accepted = eventsOf(await past.events(block), 'Metering')
				.filter(({ name, of }) => name === 'ReadingAccepted' && of.meter === context.meter)
				.map(({ of }) => ({ at: Number(of.read_at), register: of.register as bigint }));
			await take(block, accepted);
		}
		for (const { at, register, before } of known) {
			if (!found.has(Number(at))) {
				const number = await past.first(before, async (block) =>
					(await this.latest(block, context.meter)).some((latest) => latest.at >= at),
				);
				await take(await past.block(number), [{ at: Number(at), register }]);
			}
		}
		return [...found.values()].sort((a, b) => a.at - b.at);
	}

	/** The certificates of the process at a block. */
	private async certificates(at: At, record: ChargeRecord): Promise<Certificate[]> {
		const { past, process } = this;
		const certificates: Certificate[] = [];
		let after: ApiArgs<'OriginApi', 'statement'>[2];
		do {
			const page = await past.call(
				at,
				'OriginApi',
				'statement',
				record.driver,
				process,
				after,
				PAGE,
			);
			if (!page.success) {
				break;
			}
			for (const { source, carrier, interval, certified } of page.value.items) {
				if (certified > 0n) {
					certificates.push({
						kind: 'Certified',
						source,
						carrier: carrier.type,
						interval: Number(interval),
						energy: certified,
					});
				}
			}
			after = page.value.next;
		} while (after !== undefined);
		return [...certificates, ...(await this.greened(at, record.driver))];
	}

	/** Certificates that were cancelled for the process afterwards. */
	private async greened(at: At, driver: string): Promise<Certificate[]> {
		const { past } = this;
		const { greened } = await past.value(at, 'Origin', 'Certified', this.process);
		const certificates: Certificate[] = [];
		let after: bigint | undefined;
		while (greened > 0n) {
			const page = await past.call(at, 'OriginApi', 'cancellations', driver, after, PAGE);
			if (!page.success) {
				break;
			}
			for (const [, { process, source, interval, energy }] of page.value.items) {
				if (process === this.process) {
					const known = await past.read(at, 'Origin', 'Sources', source);
					certificates.push({
						kind: 'Greened',
						source,
						carrier: known?.carrier.type ?? '',
						interval: Number(interval),
						energy,
					});
				}
			}
			after = page.value.next;
			if (after === undefined) {
				break;
			}
		}
		return certificates;
	}
}

/**
 * Reads the receipt of a process that has ended, with a proof of the state of the next block that
 * validators sign, or of the final block `final` where nobody votes. `progress` is called with the
 * number of requests so far.
 */
export async function readReceipt(
	node: Asked,
	process: bigint,
	final: At,
	progress?: (asked: number) => void,
): Promise<Written> {
	const at = (await nextJustified(node)) ?? final;
	return new Reader(new Past(node, progress), process).receipt(at);
}
