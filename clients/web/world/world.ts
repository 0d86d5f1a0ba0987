// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** A development chain on which a day goes by as fast as a test wants. */

import { eventOf, eventsOf, type Included } from '@smartcharge/chain';
import { deposit } from '@smartcharge/demo/bank';
import { auditorOf, developmentCast, type Cast } from '@smartcharge/demo/cast';
import { roundUp } from '@smartcharge/demo/clock';
import { loadDay } from '@smartcharge/demo/day/perform';
import { Recorder } from '@smartcharge/demo/day/recorder';
import { type Evse, Site } from '@smartcharge/demo/day/site';
import type { ApiPromise } from '@polkadot/api';
import type { SignedReading } from '@smartcharge/rules/reading';
import { MS_PER_HOUR, MS_PER_MINUTE, TOKEN } from '@smartcharge/rules/units';

const DAY_MS = 24 * MS_PER_HOUR;
/** Steps of a driver of the cast: an hour and a half. */
const VISIT_STEPS = 6;
const VISIT_STEP = 15 * MS_PER_MINUTE;

/** A car that takes what the set-point of its process says. */
interface Car {
	evse: Evse;
	step: { start: number; end: number; energy: bigint; register: bigint };
}

export class World {
	private readonly cars = new Map<string, Car>();
	private readonly registers = new Map<number, number>();
	/** Part of the output of each source that the sky leaves. */
	private readonly sky = new Map<string, number>();

	private constructor(
		readonly api: ApiPromise,
		readonly cast: Cast,
		private readonly recorder: Recorder,
		readonly site: Site,
		private time: number,
	) {}

	/** Sets a day up that begins at `hour`, with all meters read. */
	static async open(api: ApiPromise, scenario: string, hour: number): Promise<World> {
		const cast = await developmentCast();
		const recorder = Recorder.open(api, cast);
		const day = await loadDay(scenario);
		const midnight = roundUp((await recorder.clockTime()) + MS_PER_HOUR, DAY_MS);
		const site = await Site.set(recorder, day, midnight, () => undefined);
		const world = new World(api, cast, recorder, site, midnight + hour * MS_PER_HOUR);
		await recorder.reach(world.time);
		await site.reportLoading(day.loading[0]?.value ?? 0);
		await world.deliver(world.time, world.time);
		await world.advance(5);
		return world;
	}

	/** Lets minutes go by: meters are read each minute, operators make the plans that wait. */
	async advance(minutes: number): Promise<void> {
		const batch = this.site.day.batch / MS_PER_MINUTE;
		for (let left = minutes; left > 0; left -= batch) {
			await this.schedule();
			const from = this.time + MS_PER_MINUTE;
			this.time += Math.min(left, batch) * MS_PER_MINUTE;
			await this.recorder.reach(this.time);
			await this.deliver(from, this.time);
		}
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
			const included = await this.recorder.send(
				this.api.tx.charging.schedule(id),
				this.cast.cso,
			);
			this.cars.set(id.toString(), {
				evse,
				step: { start: 0, end: 0, energy: 0n, register: evse.meter.register },
			});
			this.follow(included);
			const { schedule } = eventOf(included, this.api.events.charging.Scheduled);
			made.push(schedule.map((charges) => (charges.isTrue ? 'T' : 'F')).join(''));
		}
		return made;
	}

	/** A driver of the cast comes to a station that is free, and asks for energy by the cheapest. */
	async visit(driver: 'alice' | 'bob' | 'charlie', station: number, kwh: number): Promise<void> {
		const evse = this.site.evses[station];
		if (!evse || (await this.api.call.chargingApi.running(evse.id)).isSome) {
			return;
		}
		await this.visitStation(driver, evse.id, kwh);
	}

	/** A driver of the cast asks for energy by the cheapest at a station, whatever its price. */
	async visitStation(
		driver: 'alice' | 'bob' | 'charlie',
		station: number,
		kwh: number,
	): Promise<void> {
		const { api, cast } = this;
		const { pricePerHour } = (await api.query.charging.stations(station)).unwrap();
		await this.recorder.send(
			api.tx.charging.start(station, pricePerHour, {
				energy: kwh * 1_000,
				steps: VISIT_STEPS,
				step: VISIT_STEP,
				preferences: {
					source: 'Cheapest',
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
			cast[driver],
		);
	}

	/** Whether the scenario has no more output of its sources. */
	get over(): boolean {
		return this.time >= this.site.midnight + this.site.day.to;
	}

	/** Time of the day, in ms since midnight. */
	get clock(): number {
		return this.time - this.site.midnight;
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

	private async deliver(from: number, until: number): Promise<void> {
		const readings: SignedReading[] = [];
		const { midnight, day, plants, evses } = this.site;
		for (let at = from; at <= until; at += MS_PER_MINUTE) {
			const minute = (at - midnight - day.from) / MS_PER_MINUTE;
			for (const { id, meter, counts, spec } of plants) {
				// After its day a source produces nothing.
				const last = counts[minute - 1] ?? 0n;
				const made = Number((counts[minute] ?? last) - last);
				const exact =
					(this.registers.get(id) ?? Number(meter.register)) +
					made * (this.sky.get(spec.name) ?? 1);
				this.registers.set(id, exact);
				meter.register = BigInt(Math.floor(exact));
				readings.push(meter.read(at));
			}
			for (const evse of evses) {
				const car = [...this.cars.values()].find((one) => one.evse === evse);
				if (car) {
					const { start, end, energy, register } = car.step;
					const part = BigInt(Math.max(0, Math.min(at, end) - start));
					evse.meter.register =
						register + (energy * part) / BigInt(Math.max(1, end - start));
				}
				readings.push(evse.meter.read(at));
			}
		}
		this.follow(await this.recorder.deliver(readings));
	}

	private follow(included: Included): void {
		const { charging } = this.api.events;
		for (const data of eventsOf(included, charging.StepOpened)) {
			const car = this.cars.get(data.process.toString());
			if (car) {
				car.step = {
					start: data.start.toNumber(),
					end: data.end.toNumber(),
					energy: data.energy.toBigInt(),
					register: car.evse.meter.register,
				};
			}
		}
		for (const { process } of eventsOf(included, charging.Finished)) {
			this.cars.delete(process.toString());
		}
	}
}
