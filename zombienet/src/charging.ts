// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as sleep } from 'node:timers/promises';
import { developmentCast, type Cast } from '@smartcharge/demo/cast';
import { Meter } from '@smartcharge/demo/meter';
import { connect, eventOf, newKeyring, submit } from '@smartcharge/chain';
import { TOKEN } from '@smartcharge/rules/units';
import type { Api } from './api.js';
import {
	finalOf,
	nodesOf,
	say,
	START_TIMEOUT_MS,
	until,
	type Block,
	type Network,
} from './network.js';

/** The station of the consortium's preset, and the key of its meter. */
const STATION = 0;
const METER_KEY = '//Meter//0';
/** The station's power in W, by which a step of 10 s is 50 Wh. */
const POWER = 18_000;
const STEP_MS = 10_000;
const STEP_ENERGY = (POWER * STEP_MS) / 3_600_000;
/** Steps beyond those that the demand fills. */
const SPARE_STEPS = 6;
/** Price of the station per hour. */
const PRICE_PER_HOUR = 36n * TOKEN;
/** How often the meter is read. */
const READ_EVERY_MS = 4_000;
/** How long a gateway waits for a reading to be in a block before it asks another node. */
const GATEWAY_PATIENCE_MS = 15_000;
/** How many ms a gateway lets its clock be behind, so that no reading comes from the future. */
const LAG_MS = 500;

/** The process of a test. */
export interface Plan {
	station: number;
	/** Wh. */
	energy: number;
	/** The supplier's price per kWh of each step. */
	prices: bigint[];
}

/** A charging process that runs while the network is tampered with. */
export class Charging {
	private stopped = false;
	private feeding: Promise<void> = Promise.resolve();
	private gateways: string[];
	private lastFailure = '';

	private constructor(
		private readonly network: Network,
		gateways: string[],
		readonly plan: Plan,
		readonly process: bigint,
		/** Last final block before its start. */
		readonly before: Block,
		private readonly meter: Meter,
		private readonly scheduled: number,
	) {
		this.gateways = gateways;
	}

	/** Brings a process as far as its schedule at the first of `gateways`, then reads its meter. */
	static async begin(network: Network, gateways: string[], energy: number): Promise<Charging> {
		const [node] = nodesOf(network, gateways);
		if (!node) {
			throw new Error('a process needs a gateway');
		}
		const steps = Math.ceil(energy / STEP_ENERGY) + SPARE_STEPS;
		// More expensive from step to step: the least cost is to charge at once.
		const prices = Array.from({ length: steps }, (_, step) => BigInt(step + 1) * (TOKEN / 10n));
		const plan = { station: STATION, energy, prices };
		const before = await finalOf(node);

		const api = await connect(node.wsUri, START_TIMEOUT_MS);
		try {
			const cast = await developmentCast();
			const meter = await stationMeter(api);
			const process = await prepare(api, cast, meter, plan);
			const included = await submit(api, api.tx.charging.schedule(process), cast.cso);
			const { schedule } = eventOf(included, api.events.charging.Scheduled);
			const at = await api.at(included.block);
			const scheduled = (await at.query.timestamp.now()).toNumber();
			const charges = schedule.filter((charges) => charges.isTrue).length;
			say(`process ${process.toString()} is to charge in ${charges} of ${steps} steps`);
			const charging = new Charging(
				network,
				gateways,
				plan,
				process,
				before,
				meter,
				scheduled,
			);
			charging.feeding = charging.feed(cast);
			return charging;
		} finally {
			await api.disconnect();
		}
	}

	/** From now on, readings go in at these nodes. */
	via(gateways: string[]): void {
		this.gateways = gateways;
	}

	/** Waits until `node` knows that so many more steps are settled. */
	async steps(name: string, count: number, timeoutMs: number): Promise<void> {
		const [node] = nodesOf(this.network, [name]);
		if (!node) {
			return;
		}
		const api = await connect(node.wsUri, START_TIMEOUT_MS);
		try {
			const from = await this.settled(api);
			await until(`${count} more steps are settled`, timeoutMs, async () => {
				const settled = await this.settled(api);
				return settled >= from + count;
			}).catch((error: unknown) => {
				throw new Error(
					`${String(error)}; the gateway's last failure: ${this.lastFailure}`,
				);
			});
			say(`steps settled: ${from} -> ${await this.settled(api)}`);
		} finally {
			await api.disconnect();
		}
	}

	/** Waits until the process has ended, by what the gateway sees. */
	async end(timeoutMs: number): Promise<void> {
		const late = sleep(timeoutMs).then(() => {
			throw new Error(
				`the process has not ended; the gateway's last failure: ${this.lastFailure}`,
			);
		});
		await Promise.race([this.feeding, late]);
		say(`process ${this.process.toString()} has ended: ${this.meter.register.toString()} Wh`);
	}

	/** Reads the meter no more. */
	async stop(): Promise<void> {
		this.stopped = true;
		await this.feeding;
	}

	/** The steps that are settled; those of an ended process count as all. */
	private async settled(api: Api): Promise<number> {
		const running = await api.call.chargingApi.process(this.process);
		if (running.isNone) {
			return this.plan.prices.length;
		}
		return running.unwrap().steps.filter(({ state }) => state.isSettled).length;
	}

	/** The gateway: reads the meter and delivers what it shows, through whichever node takes it. */
	private async feed(cast: Cast): Promise<void> {
		let turn = 0;
		let api: Api | undefined;
		let connected = '';
		while (!this.stopped) {
			const name = this.gateways[turn % this.gateways.length] ?? '';
			try {
				if (!api || connected !== name) {
					await api?.disconnect();
					api = undefined;
					const [node] = nodesOf(this.network, [name]);
					api = await patient(connect(node?.wsUri ?? '', 3_000));
					connected = name;
				}
				if (await patient(this.deliver(api, cast))) {
					break;
				}
			} catch (error) {
				this.lastFailure = `${name}: ${error instanceof Error ? error.message : String(error)}`;
				turn += 1;
				void api?.disconnect().catch(() => undefined);
				api = undefined;
			}
			await sleep(READ_EVERY_MS);
		}
		void api?.disconnect().catch(() => undefined);
	}

	/** Delivers a reading; gives whether the process has ended. */
	private async deliver(api: Api, cast: Cast): Promise<boolean> {
		const running = await api.call.chargingApi.process(this.process);
		if (running.isNone) {
			return true;
		}
		// The car takes full power from the schedule on, until it has what it wants.
		const at = Date.now() - LAG_MS;
		const drawn = Math.floor((Math.max(0, at - this.scheduled) * POWER) / 3_600_000);
		const first = this.firstRegister;
		this.meter.register = first + BigInt(Math.min(drawn, this.plan.energy));
		// Anybody may deliver; this one does nothing else, so no two transactions want the same place.
		await submit(api, api.tx.metering.submitReadings([this.meter.read(at)]), cast.bob);
		return (await api.call.chargingApi.process(this.process)).isNone;
	}

	private readonly firstRegister = 0n;
}

/** Gives up waiting for a node that is stopped or gone. */
async function patient<T>(answer: Promise<T>): Promise<T> {
	const timer = new AbortController();
	const late = sleep(GATEWAY_PATIENCE_MS, undefined, { signal: timer.signal }).then(
		() => {
			throw new Error('no answer');
		},
		() => new Promise<never>(() => undefined),
	);
	try {
		return await Promise.race([answer, late]);
	} finally {
		timer.abort();
		// What comes after all is not waited for any more.
		answer.catch(() => undefined);
	}
}

/** The station's meter with what it showed last. */
async function stationMeter(api: Api): Promise<Meter> {
	const station = (await api.query.charging.stations(STATION)).unwrap();
	const record = (await api.call.meteringApi.meter(station.meter)).unwrap();
	const register = record.latest.isSome ? record.latest.unwrap().register.toBigInt() : 0n;
	const key = newKeyring().createFromUri(METER_KEY);
	return new Meter(station.meter.toNumber(), key, api.genesisHash.toU8a(), register);
}

/** A process with an offer, ready for its schedule. */
async function prepare(api: Api, cast: Cast, meter: Meter, plan: Plan): Promise<bigint> {
	const suppliers = [cast.supplierA.address];
	await Promise.all([
		submit(
			api,
			api.tx.charging.updateStation(STATION, POWER, PRICE_PER_HOUR, suppliers, null),
			cast.cso,
		),
		submit(api, api.tx.metering.submitReadings([meter.read(Date.now() - LAG_MS)]), cast.brp),
	]);
	const authorised = await submit(
		api,
		api.tx.charging.authorise(plan.station, PRICE_PER_HOUR),
		cast.alice,
	);
	const process = eventOf(authorised, api.events.charging.Authorised).process.toBigInt();
	const preferences = {
		source: 'Cheapest',
		demandResponse: false,
		minimumReward: 0,
		maxPrice: null,
		maxCost: null,
		whenEqual: 'Late',
		flexiblePower: null,
		replan: false,
		version: 0,
	};
	await submit(
		api,
		api.tx.charging.request(process, plan.energy, plan.prices.length, STEP_MS, preferences),
		cast.alice,
	);
	// Energy counts from a reading since the authorisation.
	await Promise.all([
		submit(api, api.tx.charging.offer(process, null, plan.prices), cast.supplierA),
		submit(api, api.tx.metering.submitReadings([meter.read(Date.now() - LAG_MS)]), cast.brp),
	]);
	return process;
}
