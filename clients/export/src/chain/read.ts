// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Facts of the processes that ended in a range of finalised blocks of an archive node. */

import type { ApiPromise } from '@polkadot/api';
import type { ApiDecoration } from '@polkadot/api/types';
import type { Option, u32 } from '@polkadot/types';
import type { AccountId, EventRecord } from '@polkadot/types/interfaces';
import type {
	PalletChargingChargeDetailRecord,
	PalletChargingProcess,
	PalletChargingSession,
	PalletMeteringMeter,
} from '@polkadot/types/lookup';
import type {
	Certificate,
	Hex,
	Line,
	MeterKey,
	ProcessFacts,
	Reading,
	Trail,
} from '../facts/process.js';
import { isSigned } from '../facts/signature.js';
import { hexOf, newTrail, prove, Unproven } from '../facts/trail.js';
import { inOrder, lastOf, type Range } from './ahead.js';
import { linesOf, type Locked, type Settled, type Terms } from './lines.js';
import { submittedIn, type Submitted } from './readings.js';

/** A process that ended: its facts, or why they cannot be had. */
export type Found =
	| { facts: ProcessFacts; refusal?: undefined }
	| { process: number; refusal: string; facts?: undefined };

type At = ApiDecoration<'promise'>;

/** A process that is running. */
interface Running {
	process: number;
	meter: number;
	station: number;
	evse: string;
	ean: string;
	payee: Hex;
	key: MeterKey;
	dso: Hex;
	trail: Trail;
	lines: Line[];
	readings: Reading[];
	certificates: Certificate[];
	/** Why its facts cannot be had. */
	refusal: string | undefined;
}

/** A process that ended, and waits for its certificates. */
interface Ended {
	facts: ProcessFacts;
	until: number;
}

/** A block with what is needed of it. */
interface Block {
	number: number;
	hash: Hex;
	at: At;
	events: EventRecord[];
	submitted: Submitted[];
	now: number;
}

const account = (id: AccountId): Hex => hexOf(Uint8Array.from(id.toU8a()));
const option = (value: Option<u32>) => (value.isSome ? value.unwrap().toNumber() : undefined);

function keyOf({ key }: PalletMeteringMeter): MeterKey {
	return {
		scheme: key.type,
		key: hexOf(Uint8Array.from(key.isSr25519 ? key.asSr25519 : key.asEd25519)),
	};
}

/** The id of a meter as a key of storage. */
function ordered(meter: number): Uint8Array {
	const bytes = new Uint8Array(4);
	new DataView(bytes.buffer).setUint32(0, meter);
	return bytes;
}

async function processAt(at: At, meter: number): Promise<PalletChargingProcess | undefined> {
	return (await at.query.charging.processes(ordered(meter))).unwrapOr(undefined);
}

function sessionOf(process: PalletChargingProcess): PalletChargingSession | undefined {
	return process.phase.isScheduled ? process.phase.asScheduled : undefined;
}

/** The terms of the process at a meter; `undefined` if it is not scheduled there then. */
async function termsAt(at: At, meter: number, id: number): Promise<Terms | undefined> {
	const process = await processAt(at, meter);
	const session = process?.id.toNumber() === id ? sessionOf(process) : undefined;
	if (process === undefined || session === undefined) {
		return undefined;
	}
	const stored = await at.query.charging.lockedOffers.entries(ordered(meter));
	const offers = stored.flatMap(([key, value]): Locked[] => {
		const offer = value.unwrapOr(undefined);
		return offer === undefined
			? []
			: [
					{
						slot: key.args[1].toNumber(),
						supplier: account(offer.supplier),
						source: option(offer.source),
						runs: offer.prices.map(({ steps, price }) => ({
							steps: steps.toNumber(),
							price: price.toBigInt(),
						})),
					},
				];
	});
	const { maxPrice } = session.request.preferences;
	const { start, scheduled, step, steps } = session.timetable;
	return {
		chosen: session.chosen.toNumber(),
		locked: session.locked.toNumber(),
		offers,
		gridPrice: session.gridPrice.toBigInt(),
		maxPrice: maxPrice.isSome ? maxPrice.unwrap().toBigInt() : undefined,
		pricePerHour: process.pricePerHour.toBigInt(),
		timetable: {
			start: start.toNumber(),
			scheduled: scheduled.toNumber(),
			step: step.toNumber(),
			steps: steps.toNumber(),
		},
		slot: session.segments.at(-1)?.slot.toNumber() ?? session.chosen.toNumber(),
	};
}

/** Reads the chain block by block, and keeps of it only what running processes need. */
class Reader {
	private readonly running = new Map<number, Running>();
	private readonly ended: Ended[] = [];
	/** The latest accepted reading of each meter, with which a process can begin. */
	private readonly latest = new Map<number, Reading>();
	private readonly keys = new Map<number, MeterKey>();
	private readonly carriers = new Map<number, string>();
	/** Steps that the block has settled. */
	private settled = new Map<number, Settled[]>();
	private segments: { process: number; step: number; segment: Settled['segments'][number] }[] =
		[];
	/** How long after its end the certificates of a process can come, in ms. */
	private patience = 0;
	private readonly genesis: Hex;

	constructor(private readonly api: ApiPromise) {
		this.genesis = api.genesisHash.toHex();
	}

	private async block(number: number): Promise<Block> {
		const blockHash = await this.api.rpc.chain.getBlockHash(number);
		const at = await this.api.at(blockHash);
		const [events, now, { block }] = await Promise.all([
			at.query.system.events(),
			at.query.timestamp.now(),
			this.api.rpc.chain.getBlock(blockHash),
		]);
		return {
			number,
			hash: blockHash.toHex(),
			at,
			events: [...events],
			submitted: submittedIn(block.extrinsics),
			now: now.toNumber(),
		};
	}

	async *read(range: Range): AsyncGenerator<Found> {
		const { from, progress } = range;
		const interval = (await this.api.query.metering.interval()).toNumber();
		// The last interval is closed then, in the idle time of a block.
		this.patience = (this.api.consts.origin.closingDelay.toNumber() + 2) * interval;
		const last = await lastOf(this.api, range);
		let found = 0;
		for await (const block of inOrder(from, last, (number) => this.block(number))) {
			for (const each of await this.take(block)) {
				found += 1;
				yield each;
			}
			progress(block.number, last, found);
		}
		for (const { facts } of this.ended.splice(0)) {
			yield { facts };
		}
	}

	/** Takes a block; returns the processes whose facts are complete. */
	private async take(block: Block): Promise<Found[]> {
		const refused: Found[] = [];
		const finished: { process: number; record: PalletChargingChargeDetailRecord }[] = [];
		this.settled = new Map();
		this.segments = [];
		for (const { event } of block.events) {
			const { charging, metering, origin } = this.api.events;
			if (charging.Scheduled.is(event)) {
				await this.begin(block, event.data.process.toNumber());
			} else if (metering.ReadingAccepted.is(event)) {
				const { meter, readAt, register } = event.data;
				await this.note(block, meter.toNumber(), readAt.toNumber(), register.toBigInt());
			} else if (charging.SegmentSettled.is(event)) {
				const { process, step, supplier, source, energy, toSupplier } = event.data;
				this.segments.push({
					process: process.toNumber(),
					step: step.toNumber(),
					segment: {
						supplier: account(supplier),
						source: option(source),
						energy: energy.toBigInt(),
						toSupplier: toSupplier.toBigInt(),
					},
				});
			} else if (charging.StepSettled.is(event)) {
				const { process, step, energy, toSupplier, toDso, toCso, reward } = event.data;
				this.settle(process.toNumber(), {
					step: step.toNumber(),
					energy: energy.toBigInt(),
					toSupplier: toSupplier.toBigInt(),
					toDso: toDso.toBigInt(),
					toCso: toCso.toBigInt(),
					reward: reward.toBigInt(),
				});
			} else if (charging.Finished.is(event)) {
				const { process, record } = event.data;
				finished.push({ process: process.toNumber(), record });
			} else if (origin.Certified.is(event)) {
				const { source, interval, process, energy } = event.data;
				await this.certify(block.at, process.toNumber(), {
					kind: 'Certified',
					source: source.toNumber(),
					interval: interval.toNumber(),
					energy: energy.toBigInt(),
				});
			} else if (origin.CertificateCancelled.is(event) && event.data.process.isSome) {
				const { source, interval, process, energy } = event.data;
				await this.certify(block.at, process.unwrap().toNumber(), {
					kind: 'Greened',
					source: source.toNumber(),
					interval: interval.toNumber(),
					energy: energy.toBigInt(),
				});
			} else if (event.section === 'metering' && 'meter' in event.data) {
				// Its key may be another one from now on.
				this.keys.delete((event.data.meter as u32).toNumber());
			}
		}
		const ends = new Map(finished.map(({ process, record }) => [process, record]));
		for (const [process, settled] of this.settled) {
			await this.fold(block, process, settled, ends.get(process));
		}
		for (const { process, record } of finished) {
			refused.push(...this.end(block, process, record));
		}
		return [...refused, ...this.ripe(block.now)];
	}

	/** A process was scheduled: remembers what is known of it while it runs. */
	private async begin({ at, number }: Block, process: number): Promise<void> {
		const meter = (await at.query.charging.meterOf(process)).unwrapOr(undefined)?.toNumber();
		const running = meter === undefined ? undefined : await processAt(at, meter);
		const session = running && sessionOf(running);
		if (meter === undefined || running === undefined || session === undefined) {
			// It began and ended in one block, which keeps no prices of it.
			return;
		}
		const station = running.station.toNumber();
		const terms = (await at.query.charging.stations(station)).unwrap();
		const registered = (await at.query.metering.meters(ordered(meter))).unwrap();
		const base = this.latest.get(meter);
		const missing =
			base === undefined
				? `the reading that it begins with is before block ${number}: begin earlier`
				: undefined;
		this.running.set(process, {
			process,
			meter,
			station,
			evse: terms.evseId.toUtf8(),
			ean: registered.ean.toString(),
			payee: account(running.payee),
			key: keyOf(registered),
			dso: account(session.dso),
			trail: newTrail(this.genesis, process),
			lines: [],
			readings: base === undefined ? [] : [base],
			certificates: [],
			refusal: session.trail.isNone ? 'it was scheduled before there were trails' : missing,
		});
	}

	/** A reading was accepted: finds what its meter signed. */
	private async note(block: Block, meter: number, at: number, register: bigint): Promise<void> {
		let key = this.keys.get(meter);
		if (key === undefined) {
			key = keyOf((await block.at.query.metering.meters(ordered(meter))).unwrap());
			this.keys.set(meter, key);
		}
		const candidates = block.submitted
			.filter((each) => (each.meter ?? meter) === meter)
			.filter((each) => each.at === at && each.register === register)
			.map(({ signature }): Reading => ({ at, register, signature, key }));
		// Somebody can have submitted another signature of it, which was refused.
		const [only, other] = candidates;
		const reading =
			other === undefined
				? only
				: candidates.find((each) => isSigned(each, meter, this.genesis));
		if (reading === undefined) {
			return;
		}
		this.latest.set(meter, reading);
		for (const running of this.running.values()) {
			if (running.meter === meter) {
				running.readings.push(reading);
			}
		}
	}

	private settle(process: number, settled: Omit<Settled, 'segments'>): void {
		const segments = this.segments
			.filter((each) => each.process === process && each.step === settled.step)
			.map(({ segment }) => segment);
		const all = this.settled.get(process) ?? [];
		all.push({ ...settled, segments });
		this.settled.set(process, all);
	}

	/** Adds the lines of the steps that a block settled. */
	private async fold(
		block: Block,
		process: number,
		settled: readonly Settled[],
		record: PalletChargingChargeDetailRecord | undefined,
	): Promise<void> {
		const running = this.running.get(process);
		if (running === undefined || running.refusal !== undefined) {
			return;
		}
		const parent = await this.api.at(await this.api.rpc.chain.getBlockHash(block.number - 1));
		const { meter } = running;
		const terms = await Promise.all([
			termsAt(parent, meter, process),
			termsAt(block.at, meter, process),
		]);
		const present = record === undefined ? await processAt(block.at, meter) : undefined;
		const session = present && sessionOf(present);
		const trail = record === undefined ? session?.trail : record.trail;
		const after = trail?.isSome
			? { hash: trail.unwrap().hash_.toHex(), lines: trail.unwrap().lines.toNumber() }
			: undefined;
		const lines =
			after &&
			linesOf(
				running.trail,
				after,
				terms.filter((each) => each !== undefined),
				settled,
				record && {
					dueUntil: record.dueUntil.toNumber(),
					unpaid: record.totals.unpaid.toBigInt(),
					waived: record.totals.waived.toBigInt(),
					free: record.totals.free.toBigInt(),
				},
			);
		if (after === undefined || lines === undefined) {
			const steps = settled.map(({ step }) => step).join(', ');
			running.refusal = `its steps ${steps} in block ${block.number} do not prove`;
			return;
		}
		running.lines.push(...lines);
		running.trail = after;
	}

	/** A process ended. Returns why its facts cannot be had, if so. */
	private end(
		{ number, hash, now }: Block,
		process: number,
		record: PalletChargingChargeDetailRecord,
	): Found[] {
		const running = this.running.get(process);
		this.running.delete(process);
		if (record.supplier.isNone) {
			// It was never scheduled, and cost nothing.
			return [];
		}
		const refusal =
			running === undefined ? 'it was scheduled before the first block' : running.refusal;
		if (running === undefined || refusal !== undefined) {
			return [{ process, refusal: refusal ?? '' }];
		}
		const { totals, registers } = record;
		const [first, last] = registers.map((register) => register.toBigInt());
		const { evse, meter, ean, payee, dso, lines } = running;
		const facts: ProcessFacts = {
			process,
			origin: { genesis: this.genesis, block: number, blockHash: hash },
			record: {
				driver: account(record.driver),
				station: record.station.toNumber(),
				cso: account(record.cso),
				start: record.start.toNumber(),
				end: record.end.toNumber(),
				energy: record.energy.toBigInt(),
				sourced: record.sourced.toBigInt(),
				registers: [first ?? 0n, last ?? 0n],
				totals: {
					toSupplier: totals.toSupplier.toBigInt(),
					toDso: totals.toDso.toBigInt(),
					toCso: totals.toCso.toBigInt(),
					reward: totals.reward.toBigInt(),
					unpaid: totals.unpaid.toBigInt(),
					waived: totals.waived.toBigInt(),
					free: totals.free.toBigInt(),
				},
				reason: reasonOf(record),
				trail: record.trail.isSome
					? {
							hash: record.trail.unwrap().hash_.toHex(),
							lines: record.trail.unwrap().lines.toNumber(),
						}
					: undefined,
			},
			evse,
			meter,
			ean,
			payee,
			dso,
			lines,
			// A process that ends on its last reading has none of a meter that contradicts itself.
			readings: running.readings.filter(({ register }) => register <= (last ?? 0n)),
			certificates: running.certificates,
		};
		try {
			prove(facts);
		} catch (error) {
			if (error instanceof Unproven) {
				return [{ process, refusal: error.message }];
			}
			throw error;
		}
		this.ended.push({ facts, until: now + this.patience });
		return [];
	}

	/** Notes certificates of a process that ended or runs; the latest of a source and interval counts. */
	private async certify(
		at: At,
		process: number,
		certificate: Omit<Certificate, 'carrier'>,
	): Promise<void> {
		const facts = this.ended.find((each) => each.facts.process === process)?.facts;
		const target = (facts ?? this.running.get(process))?.certificates;
		if (target === undefined) {
			return;
		}
		const { source, interval, kind } = certificate;
		let carrier = this.carriers.get(source);
		if (carrier === undefined) {
			carrier = (await at.query.origin.sources(source)).unwrap().carrier.type;
			this.carriers.set(source, carrier);
		}
		const same = target.findIndex(
			(each) => each.kind === kind && each.source === source && each.interval === interval,
		);
		const before = target[same];
		if (before === undefined) {
			target.push({ ...certificate, carrier });
		} else {
			const sum = kind === 'Greened' ? before.energy : 0n;
			target[same] = { ...before, energy: sum + certificate.energy };
		}
	}

	/** Processes whose certificates have come. */
	private ripe(now: number): Found[] {
		const ripe = this.ended.filter(({ until }) => until <= now);
		if (ripe.length > 0) {
			const left = this.ended.filter(({ until }) => until > now);
			this.ended.splice(0, this.ended.length, ...left);
		}
		return ripe.map(({ facts }) => ({ facts }));
	}
}

/** The name of the reason, with what it contains. */
function reasonOf({ reason }: PalletChargingChargeDetailRecord): string {
	if (reason.isTerminated) {
		return `Terminated: ${reason.asTerminated.type}`;
	}
	return reason.isStopped ? `Stopped: ${reason.asStopped.type}` : reason.type;
}

/** Reads the facts of all processes that ended in a range of blocks, one after the other. */
export function readProcesses(api: ApiPromise, range: Range): AsyncGenerator<Found> {
	return new Reader(api).read(range);
}
