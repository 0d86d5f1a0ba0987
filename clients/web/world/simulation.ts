// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** A living day that somebody who looks at the page directs: its clock, cars, sources and loading. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { u64 } from '@polkadot/types';
import { allItems, newKeyring } from '@smartcharge/chain';
import type { Choice, SourceSpec } from '@smartcharge/demo/day/scenario';
import type { Evse } from '@smartcharge/demo/day/site';
import type { KeyringPair } from '@polkadot/keyring/types';
import { MS_PER_MINUTE } from '@smartcharge/rules/units';
import { eanOf } from './ean.js';
import type { World } from './world.js';

/** How many times faster than life the clock can go; at 0 it stands still. */
export const SPEEDS = [0, 1, 60, 300] as const;
export type Speed = (typeof SPEEDS)[number];

/** Minutes by which the clock can be set ahead at once. */
export const LEAPS = [1, 15] as const;

/** A source feeds in for so many of its commitments when its supply is dropped. */
const LEFT = 2;
/** Loading of the area when it is congested, in percent. */
const CONGESTED = 91;
/** At this speed and below meters are delivered each minute, above it each five minutes. */
const FINE = 60;
const COARSE_BATCH = 5;
/** How often the clock looks whether a minute is over, in ms. */
const PULSE_MS = 50;
/** Demands of cars that come by themselves, in kWh. */
const DEMANDS = [9, 14, 11, 16];
/** Stations that those cars leave to whoever looks. */
const LEFT_FREE = 2;
const FUNDS = 500;
/** A source that joins later: power in W, and its price. */
const ROOF = { capacity: 20_000n, output: 12_000, price: 225_000n };

/** Numbers of the connections of sources that join begin here, those of stations at twice that. */
const NEW = 1_000_000;

/** What those who look at the page are shown. */
export interface View {
	time: number;
	speed: Speed;
	/** Whether the day has no more output. */
	over: boolean;
	/** Whether cars come by themselves. */
	traffic: boolean;
	congested: boolean;
	loading: number;
	cars: {
		name: string;
		address: string;
		path: string;
		station?: number;
		process?: number;
		/** Whether it came by itself. */
		own: boolean;
	}[];
	sources: { id: number; name: string; limit?: number }[];
	/** Stations to which cars can be driven. */
	stations: number[];
	/** What objects said when they had registered themselves. */
	objects: string[];
	/** Why the clock has stopped. */
	fault?: string;
}

interface Car {
	name: string;
	path: string;
	pair: KeyringPair;
	evse?: Evse;
	process?: number;
	own: boolean;
}

/** A command cannot be obeyed; the reason is for whoever gave it. */
export class Refused extends Error {}

export class Simulation {
	private readonly cars: Car[] = [];
	private speed: Speed = 60;
	private traffic = true;
	private congested = false;
	private loading: number;
	private visits = 0;
	private fault: string | undefined;
	private ended = false;
	/** Everything happens one after the other: the chain has one clock. */
	private last: Promise<unknown> = Promise.resolve();

	private constructor(
		private readonly world: World,
		private readonly objects: string[],
	) {
		this.loading = world.site.day.loading[0]?.value ?? 0;
	}

	/** Has cars with money at hand. `objects` are lines that the world reports. */
	static async of(world: World, objects: string[]): Promise<Simulation> {
		const simulation = new Simulation(world, objects);
		const { alice, bob, charlie } = world.cast;
		const keyring = newKeyring();
		const [dave, eve] = ['//Dave', '//Eve'].map((path) => keyring.createFromUri(path));
		for (const [name, pair] of Object.entries({ alice, eve, bob, charlie, dave })) {
			if (!pair) {
				continue;
			}
			const known = pair === dave || pair === eve;
			await (known
				? world.register(pair.address, FUNDS)
				: world.deposit(pair.address, FUNDS));
			const label = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
			simulation.cars.push({ name: label, path: `//${label}`, pair, own: false });
		}
		return simulation;
	}

	view(): View {
		const { world, speed, traffic, congested, loading, objects, fault } = this;
		return {
			time: world.now,
			speed,
			over: world.over,
			traffic,
			congested,
			loading,
			cars: this.cars.map(({ name, path, pair, evse, process, own }) => ({
				name,
				path,
				address: pair.address,
				...(evse ? { station: evse.id } : {}),
				...(process === undefined ? {} : { process }),
				own,
			})),
			sources: world.site.plants.map(({ id, spec }) => {
				const limit = world.limitOf(id);
				return { id, name: spec.name, ...(limit === undefined ? {} : { limit }) };
			}),
			stations: world.site.evses.map(({ id }) => id),
			objects,
			...(fault === undefined ? {} : { fault }),
		};
	}

	/** Lets time go by at its speed until {@link end}. */
	async run(): Promise<void> {
		let due = Date.now();
		while (!this.ended) {
			const batch = this.speed > FINE ? COARSE_BATCH : 1;
			if (this.speed === 0 || this.world.over || this.fault !== undefined) {
				due = Date.now();
			} else if (Date.now() - due >= (batch * MS_PER_MINUTE) / this.speed) {
				due = Date.now();
				await this.inTurn(() => this.step(batch)).catch((error: unknown) => {
					this.fault = error instanceof Error ? error.message : String(error);
				});
			}
			await sleep(PULSE_MS);
		}
	}

	/** Stops after what is under way. */
	async end(): Promise<void> {
		this.ended = true;
		await this.last.catch(() => undefined);
	}

	/** Obeys a command such as `drive`; throws {@link Refused} if it cannot. */
	async obey(command: string, body: Readonly<Record<string, unknown>>): Promise<View> {
		switch (command) {
			case 'view':
				break;
			case 'speed':
				// At once: a step of the former speed may be under way.
				this.speed = oneOf(SPEEDS, body.speed, 'speed');
				break;
			case 'leap': {
				const minutes = oneOf(LEAPS, body.minutes, 'minutes');
				for (let left: number = minutes; left > 0; left -= COARSE_BATCH) {
					await this.inTurn(() => this.step(Math.min(left, COARSE_BATCH)));
				}
				break;
			}
			case 'traffic':
				this.traffic = body.on === true;
				break;
			case 'congestion':
				this.congested = body.on === true;
				await this.inTurn(() => this.reportLoading());
				break;
			case 'supply':
				await this.inTurn(() => this.supply(Number(body.source)));
				break;
			case 'drive':
				await this.inTurn(() => this.drive(String(body.car), body.station));
				break;
			case 'join':
				await this.inTurn(() =>
					oneOf(['source', 'station'] as const, body.what, 'what') === 'source'
						? this.joinSource()
						: this.joinStation(),
				);
				break;
			default:
				throw new Refused(`no such command: ${command}`);
		}
		return this.view();
	}

	/** Minutes go by, at most five: cars come, charge and go. */
	private async step(minutes: number): Promise<void> {
		if (this.world.over) {
			throw new Refused('the day is over');
		}
		await this.arrivals();
		await this.world.advance(minutes, minutes);
		await this.departures();
		await this.reportLoading();
	}

	private inTurn<T>(work: () => Promise<T>): Promise<T> {
		const result = this.last.catch(() => undefined).then(work);
		this.last = result;
		return result;
	}

	/** A car that comes by itself takes the next free station. */
	private async arrivals(): Promise<void> {
		const free = this.world.site.evses.filter(
			(evse) => !this.cars.some((car) => car.evse === evse),
		);
		// Those of whoever looks stay where they are put.
		const car = this.cars.slice(LEFT_FREE).find(({ evse }) => !evse);
		const evse = free[0];
		if (!this.traffic || !car || !evse || free.length <= LEFT_FREE) {
			return;
		}
		if (await this.world.running(evse)) {
			return;
		}
		const [first] = this.world.site.plants;
		const own: Choice = first ? { source: first.spec.name } : 'Cheapest';
		const choices: Choice[] = [own, own, own, 'Cheapest'];
		const choice = choices[this.visits % choices.length] ?? 'Cheapest';
		const kwh = DEMANDS[this.visits % DEMANDS.length] ?? 10;
		this.visits += 1;
		car.process = await this.world.start(car.pair, evse.id, kwh, choice);
		car.evse = evse;
		car.own = true;
	}

	/** A car knows its process while it charges, and leaves after it. */
	private async departures(): Promise<void> {
		for (const car of this.cars) {
			const running = car.evse && (await this.world.running(car.evse));
			if (running?.driver === car.pair.address) {
				car.process = running.process;
			} else if (car.process !== undefined) {
				leave(car);
			}
		}
	}

	private async drive(name: string, to: unknown): Promise<void> {
		const car = this.cars.find((one) => one.name === name);
		if (!car) {
			throw new Refused(`there is no car of ${name}`);
		}
		await this.departures();
		if (to === null) {
			if (car.process !== undefined) {
				await this.world.disconnect(car.pair, car.process);
			}
			// The process ends with the next reading of the meter, when nobody draws any more.
			leave(car);
			return;
		}
		const evse = this.world.site.evses.find(({ id }) => id === to);
		if (!evse) {
			throw new Refused(`there is no station ${JSON.stringify(to)}`);
		}
		if (car.process !== undefined) {
			throw new Refused(`the car of ${name} is charging: stop that first`);
		}
		const other = this.cars.find((one) => one !== car && one.evse === evse);
		if (other) {
			throw new Refused(`the car of ${other.name} is at ${evse.spec.name}`);
		}
		car.evse = evse;
		car.own = false;
	}

	/** The supply drops to what the oldest commitments need; a second time lifts that. */
	private async supply(id: number): Promise<void> {
		const { world } = this;
		if (!world.site.plants.some((plant) => plant.id === id)) {
			throw new Refused(`there is no source ${id}`);
		}
		if (world.limitOf(id) !== undefined) {
			world.limit(id);
			return;
		}
		// The newest come first.
		const commitments = await allItems((after: u64 | null, limit) =>
			world.api.call.originApi.commitments(id, after, limit),
		);
		const oldest = commitments.slice(-LEFT);
		if (oldest.length === 0) {
			throw new Refused(`source ${id} feeds no station: nothing would change`);
		}
		world.limit(
			id,
			oldest.reduce((sum, { power }) => sum + power.toNumber(), 0),
		);
	}

	/** The DSO reports the loading of its area when it has changed. */
	private async reportLoading(): Promise<void> {
		const { site, clock } = this.world;
		const usual = site.day.loading.findLast(({ at }) => at <= clock)?.value ?? 0;
		const loading = this.congested ? CONGESTED : usual;
		if (loading !== this.loading) {
			await site.reportLoading(loading);
			this.loading = loading;
		}
	}

	private async joinSource(): Promise<void> {
		const { site } = this.world;
		const [like] = site.plants;
		if (!like) {
			throw new Refused('no source is there to be like');
		}
		const name = `new roof ${site.plants.length}`;
		const spec: SourceSpec = {
			...like.spec,
			name,
			capacity: ROOF.capacity,
			ean: BigInt(eanOf(NEW + site.plants.length)),
			output: [{ at: 0, value: ROOF.output }],
		};
		await site.addSource(spec);
		await site.publish({
			supplier: spec.supplier,
			source: name,
			prices: [{ at: 0, value: ROOF.price }],
		});
	}

	private async joinStation(): Promise<void> {
		const { site } = this.world;
		const [like] = site.evses;
		if (!like) {
			throw new Refused('no station is there to be like');
		}
		await site.addStation({
			...like.spec,
			name: `EVSE ${site.evses.length + 1}`,
			ean: BigInt(eanOf(2 * NEW + site.evses.length)),
		});
	}
}

function leave(car: Car): void {
	delete car.evse;
	delete car.process;
	car.own = false;
}

function oneOf<T>(list: readonly T[], value: unknown, name: string): T {
	const found = list.find((one) => one === value);
	if (found === undefined) {
		throw new Refused(`${name} must be one of ${list.join(', ')}, not ${String(value)}`);
	}
	return found;
}
