// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** A development chain on which a day goes by as fast as a test wants. */

import { choiceArgument, decide, eventOf, newKeyring, submit } from '@smartcharge/chain';
import { deposit } from '@smartcharge/demo/bank';
import { auditorOf, developmentCast, votersOf, type Cast } from '@smartcharge/demo/cast';
import { roundUp } from '@smartcharge/demo/clock';
import { Cars } from '@smartcharge/demo/day/cars';
import { Recorder } from '@smartcharge/demo/day/recorder';
import type { Choice, Day } from '@smartcharge/demo/day/scenario';
import { type Evse, Site } from '@smartcharge/demo/day/site';
import type { ApiPromise } from '@polkadot/api';
import type { KeyringPair } from '@polkadot/keyring/types';
import { u8aToHex } from '@polkadot/util';
import { MAX_BATCH } from '@smartcharge/rules/limits';
import type { SignedReading } from '@smartcharge/rules/reading';
import { MS_PER_HOUR, MS_PER_MINUTE, TOKEN } from '@smartcharge/rules/units';

const DAY_MS = 24 * MS_PER_HOUR;
/** Steps of a driver of the cast: an hour and a half. */
const VISIT_STEPS = 6;
const VISIT_STEP = 15 * MS_PER_MINUTE;
/** Tokens of each driver of a crowd, and the energy that it wants: an hour and a half at 10 kW. */
const TOKENS_OF_CROWD = 30;
const KWH_OF_CROWD = 15;
/** Cars of a crowd that come within a minute. */
const GROUP_OF_CROWD = 8;
/** So long a node may compile another runtime. */
const UPGRADE_MS = 300_000;

/** What is not as usual when a world is set up. */
export interface WorldOptions {
	/** Start of the day, in ms; the next midnight of the chain if left out. */
	midnight?: number;
	/** Whether prices are published for the day after, too. */
	nextDay?: boolean;
	/** Called with what each object says when it has registered itself. */
	report?: (line: string) => void;
}

export class World {
	private readonly cars: Cars;
	private readonly registers = new Map<number, number>();
	/** Part of the output of each source that the sky leaves. */
	private readonly sky = new Map<string, number>();
	/** Power that a source feeds in at most, in W. */
	private readonly limits = new Map<number, number>();

	private constructor(
		readonly api: ApiPromise,
		readonly cast: Cast,
		private readonly recorder: Recorder,
		readonly site: Site,
		private time: number,
	) {
		this.cars = new Cars(api);
	}

	/** Sets `day` up, which begins at `hour`, with all meters read. */
	static async open(
		api: ApiPromise,
		day: Day,
		hour: number,
		{ midnight: wanted, nextDay = false, report = () => undefined }: WorldOptions = {},
	): Promise<World> {
		const cast = await developmentCast();
		const recorder = Recorder.open(api, cast);
		const midnight = wanted ?? roundUp((await recorder.clockTime()) + MS_PER_HOUR, DAY_MS);
		if (wanted !== undefined) {
			await recorder.reach(midnight - MS_PER_HOUR);
		}
		const site = await Site.set(recorder, day, midnight, report);
		if (nextDay) {
			for (const spec of day.offers) {
				await site.publish(spec, 2);
			}
		}
		const world = new World(api, cast, recorder, site, midnight + hour * MS_PER_HOUR);
		await recorder.reach(world.time);
		await site.reportLoading(day.loading[0]?.value ?? 0);
		await world.deliver(world.time, world.time);
		await world.advance(5);
		return world;
	}

	/**
	 * Lets minutes go by: meters are read each minute, and delivered after `batch` of them;
	 * operators make the plans that wait, unless `plan` is false.
	 */
	async advance(
		minutes: number,
		batch = this.site.day.batch / MS_PER_MINUTE,
		plan = true,
	): Promise<void> {
		let left = minutes;
		while (left > 0) {
			if (plan) {
				await this.schedule();
			}
			// To a multiple of the batch: a step begins there, and a car learns of it at once.
			const begun = (this.time / MS_PER_MINUTE) % batch;
			const next = Math.min(left, batch - begun);
			const from = this.time + MS_PER_MINUTE;
			this.time += next * MS_PER_MINUTE;
			await this.recorder.reach(this.time);
			await this.deliver(from, this.time);
			left -= next;
		}
	}

	/** Lets minutes go by in which no meter is read; operators make the plans that wait then. */
	async strike(minutes: number): Promise<string[]> {
		this.time += minutes * MS_PER_MINUTE;
		await this.recorder.reach(this.time);
		return this.schedule();
	}

	/** The DSO asks for a step to be charged or not, for a reward. */
	async signal(
		process: number,
		direction: 'Up' | 'Down',
		window: { start: number; end: number },
		reward: bigint,
	): Promise<void> {
		const { api, cast } = this;
		await this.recorder.send(
			api.tx.demandResponse.sendSignal({ Process: process }, window, direction, reward, 1),
			cast.dso,
		);
	}

	/** The members decide on another runtime, and one of them hands it in. */
	async upgrade(code: Uint8Array): Promise<void> {
		const { api, cast } = this;
		const hash = api.registry.hash(code).toHex();
		await decide(api, votersOf(cast), api.tx.consortium.authorizeUpgrade(hash));
		await submit(api, api.tx.system.applyAuthorizedUpgrade(u8aToHex(code)), cast.brp, {
			timeoutMs: UPGRADE_MS,
		});
	}

	/** Lets a source feed energy in during the next minutes; what it made before is not booked. */
	async feed(source: number, wh: number): Promise<void> {
		await this.advance(5);
		const plant = this.site.plants.find(({ id }) => id === source);
		this.registers.set(source, (this.registers.get(source) ?? 0) + wh);
		if (!plant) {
			throw new Error(`there is no source ${source}`);
		}
		await this.advance(5);
	}

	/** The operators make the plans of the processes that wait for one. */
	async schedule(): Promise<string[]> {
		const made: string[] = [];
		for (const evse of this.site.evses) {
			const running = await this.api.call.chargingApi.running(evse.id);
			const id = running.unwrapOr(undefined);
			const info = id && (await this.api.call.chargingApi.process(id)).unwrapOr(undefined);
			if (!id || !info?.state.isRequested) {
				continue;
			}
			made.push(await this.plan(id.toNumber(), evse));
		}
		return made;
	}

	/** The operator makes the plan of a process: `F` or `T` for each step. */
	private async plan(process: number, evse: Evse): Promise<string> {
		const included = await this.recorder.send(
			this.api.tx.charging.schedule(process),
			this.cast.cso,
		);
		this.cars.plug(process, evse);
		this.cars.follow(included);
		const { schedule } = eventOf(included, this.api.events.charging.Scheduled);
		return schedule.map((charges) => (charges.isTrue ? 'T' : 'F')).join('');
	}

	/** A driver asks for energy within an hour and a half, the sooner the better, at any price. */
	async start(
		driver: KeyringPair,
		station: number,
		kwh: number,
		choice: Choice,
	): Promise<number> {
		const { api } = this;
		const { pricePerHour } = (await api.query.charging.stations(station)).unwrap();
		const included = await this.recorder.send(
			api.tx.charging.start(station, pricePerHour, {
				energy: kwh * 1_000,
				steps: VISIT_STEPS,
				step: VISIT_STEP,
				preferences: {
					source: choiceArgument(this.site.wanted(choice)),
					demandResponse: false,
					minimumReward: 0,
					maxPrice: null,
					maxCost: null,
					whenEqual: 'Early',
					flexiblePower: null,
					replan: false,
					version: 0,
				},
			}),
			driver,
		);
		return eventOf(included, api.events.charging.Authorised).process.toNumber();
	}

	/** Drivers of their own come to the first stations, and their plans are made. */
	async fill(cars: number): Promise<void> {
		const keyring = newKeyring();
		const { evses } = this.site;
		const drivers = evses
			.slice(0, cars)
			.map((_, index) => keyring.createFromUri(`//Crowd//${index}`));
		await this.attest(cars * TOKENS_OF_CROWD);
		for (const driver of drivers) {
			await this.register(driver.address, TOKENS_OF_CROWD);
		}
		// A plan needs a reading shortly before the authorisation, and each block takes a moment of
		// the chain's clock: the meters catch up.
		const ahead = (await this.api.query.timestamp.now()).toNumber() - this.time;
		await this.advance(5 * (1 + Math.ceil(Math.max(0, ahead) / (5 * MS_PER_MINUTE))));
		for (const [index, driver] of drivers.entries()) {
			// Each at another source: a source serves as many as it has power for.
			const plant = this.site.plants[index % this.site.plants.length];
			const choice = plant ? { source: plant.spec.name } : 'Cheapest';
			const evse = evses[index];
			if (evse) {
				if (index % GROUP_OF_CROWD === 0) {
					await this.advance(1, undefined, false);
				}
				const process = await this.start(driver, evse.id, KWH_OF_CROWD, choice);
				await this.plan(process, evse);
			}
		}
	}

	/** A driver ends its process. */
	async disconnect(driver: KeyringPair, process: number): Promise<void> {
		await this.recorder.send(this.api.tx.charging.disconnect(process), driver);
	}

	/** The operator closes a station. */
	async close(station: number): Promise<void> {
		await this.recorder.send(this.api.tx.charging.closeStation(station), this.cast.cso);
	}

	/** The process at a station, and its driver; `undefined` if nobody charges there. */
	async running(evse: Evse): Promise<{ process: number; driver: string } | undefined> {
		const { chargingApi } = this.api.call;
		const running = (await chargingApi.running(evse.id)).unwrapOr(undefined);
		const info = running && (await chargingApi.process(running)).unwrapOr(undefined);
		return running && info
			? { process: running.toNumber(), driver: info.driver.toString() }
			: undefined;
	}

	/** Whether the scenario has no more output of its sources. */
	get over(): boolean {
		return this.time >= this.site.midnight + this.site.day.to;
	}

	/** Time of the day, in ms since midnight. */
	get clock(): number {
		return this.time - this.site.midnight;
	}

	/** Time of the world, in ms. */
	get now(): number {
		return this.time;
	}

	/** Registers a driver, and books money that came in for it. */
	async register(address: string, tokens: number): Promise<void> {
		const { api, cast } = this;
		await this.recorder.send(
			api.tx.consortium.registerDriver(address, `0x${'00'.repeat(32)}`),
			cast.supplierA,
		);
		await this.deposit(address, tokens);
	}

	/** Books money that came in. */
	async deposit(address: string, tokens: number): Promise<void> {
		const { api, cast } = this;
		await deposit({ api, cast }, address, BigInt(tokens) * TOKEN);
	}

	/** The auditor attests that the bank has room for so many tokens more. */
	async attest(tokens: number): Promise<void> {
		const { api, cast } = this;
		const issued = (await api.query.tokens.issued()).toBigInt();
		await this.recorder.send(
			api.tx.tokens.attestReserve(issued + BigInt(tokens) * TOKEN),
			auditorOf(cast),
		);
	}

	/** A driver of the cast asks the custodian to pay tokens out. */
	async requestWithdrawal(driver: 'alice', tokens: number): Promise<void> {
		const { api, cast } = this;
		await this.recorder.send(
			api.tx.tokens.requestWithdrawal(BigInt(tokens) * TOKEN, `payout of ${driver}`),
			cast[driver],
		);
	}

	/** From now on the sky leaves `percent` of the output of a source. */
	cloud(source: string, percent: number): void {
		this.sky.set(this.site.plant(source).spec.name, percent / 100);
	}

	/** From now on a source feeds in `power` W at most; without it, what it can. */
	limit(source: number, power?: number): void {
		if (power === undefined) {
			this.limits.delete(source);
		} else {
			this.limits.set(source, power);
		}
	}

	limitOf(source: number): number | undefined {
		return this.limits.get(source);
	}

	private async deliver(from: number, until: number): Promise<void> {
		const readings: SignedReading[] = [];
		const { midnight, day, plants, evses } = this.site;
		for (let at = from; at <= until; at += MS_PER_MINUTE) {
			const minute = (at - midnight - day.from) / MS_PER_MINUTE;
			for (const { id, meter, counts, spec } of plants) {
				// After its day a source produces nothing.
				const last = counts[minute - 1] ?? 0n;
				const made = Number((counts[minute] ?? last) - last);
				const most = ((this.limits.get(id) ?? Infinity) * MS_PER_MINUTE) / MS_PER_HOUR;
				const exact =
					(this.registers.get(id) ?? Number(meter.register)) +
					Math.min(made * (this.sky.get(spec.name) ?? 1), most);
				this.registers.set(id, exact);
				meter.register = BigInt(Math.floor(exact));
				readings.push(meter.read(at));
			}
			this.cars.charge(at);
			readings.push(...evses.map(({ meter }) => meter.read(at)));
		}
		for (let first = 0; first < readings.length; first += MAX_BATCH) {
			this.cars.follow(await this.recorder.deliver(readings.slice(first, first + MAX_BATCH)));
		}
	}
}
