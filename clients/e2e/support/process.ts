// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { KeyringPair } from '@polkadot/keyring/types';
import { ACTORS } from '@smartcharge/demo/cast';
import { roundUp } from '@smartcharge/demo/clock';
import { endProcess } from '@smartcharge/demo/ending';
import { eventOf, type Included } from '@smartcharge/chain';
import { MAX_PRICE } from '@smartcharge/rules/limits';
import { MS_PER_HOUR, MS_PER_MINUTE, TOKEN } from '@smartcharge/rules/units';
import type { World } from './world.js';

/** Preferences of a driver, unless a test sets others. */
export const PREFERENCES = {
	source: 'Cheapest',
	demandResponse: true,
	minimumReward: 0,
	maxPrice: null,
	maxCost: null,
	whenEqual: 'Late',
	flexiblePower: null,
	replan: false,
	version: 0,
} as const;

/** A price per hour that no station exceeds. */
export const ANY_PRICE = MAX_PRICE;

/** A request: four steps of an hour for 10 kWh, which is two of them at 5 kW. */
export const REQUEST = { energy: 10_000, steps: 4, step: MS_PER_HOUR } as const;

/** Prices for it, in token units per kWh. */
export const PRICES = [1n, 2n, 3n, 4n].map((price) => price * TOKEN);

/** Deviations of a process from the usual one: prices of the steps, demand, preferences. */
export interface Terms {
	prices?: readonly bigint[];
	energy?: number;
	maxPrice?: bigint;
	maxCost?: bigint;
	whenEqual?: 'Late' | 'Early';
}

/** Takes charging processes as far as a test needs them. */
export class Processes {
	constructor(private readonly world: World) {}

	/** A process that `driver` is authorised for, with a fresh reading of the meter. */
	async authorised(driver: KeyringPair): Promise<bigint> {
		const { api, stage } = this.world;
		// It can be scheduled for 15 minutes only (`charging.SetupLimit`), and is on the hour.
		const hour = roundUp((await stage.clock.now()) + 12 * MS_PER_MINUTE, MS_PER_HOUR);
		await stage.clock.nextBlockAt(hour - 10 * MS_PER_MINUTE);
		await stage.read(hour - 10 * MS_PER_MINUTE);
		const included = await this.world.submit(
			api.tx.charging.authorise(stage.station, ANY_PRICE),
			driver,
		);
		return eventOf(included, api.events.charging.Authorised).process.toBigInt();
	}

	/** A process with a request. */
	async requested(driver: KeyringPair, terms: Terms = {}): Promise<bigint> {
		const { api } = this.world;
		const { prices = PRICES, energy = REQUEST.energy, ...preferences } = terms;
		const process = await this.authorised(driver);
		await this.world.submit(
			api.tx.charging.request(process, energy, prices.length, REQUEST.step, {
				...PREFERENCES,
				...preferences,
			}),
			driver,
		);
		return process;
	}

	/** A process with an offer of supplier A. */
	async offered(driver: KeyringPair, terms: Terms = {}): Promise<bigint> {
		const { api, cast } = this.world;
		const process = await this.requested(driver, terms);
		const { prices = PRICES } = terms;
		await this.world.submit(api.tx.charging.offer(process, null, [...prices]), cast.supplierA);
		return process;
	}

	/** A process that is scheduled on the hour `start`. */
	async scheduled(
		driver: KeyringPair,
		terms: Terms = {},
	): Promise<{ process: bigint; start: number; included: Included }> {
		const process = await this.offered(driver, terms);
		const { included, start } = await this.schedule(process);
		return { process, start, included };
	}

	/** Schedules a process on the next hour, with a reading of the meter a minute before. */
	async schedule(process: bigint): Promise<{ start: number; included: Included }> {
		const { api, cast, stage } = this.world;
		const start = roundUp((await stage.clock.now()) + 2 * MS_PER_MINUTE, MS_PER_HOUR);
		await stage.clock.nextBlockAt(start - MS_PER_MINUTE);
		await stage.read(start - MS_PER_MINUTE);
		await stage.clock.nextBlockAt(start);
		const included = await this.world.submit(api.tx.charging.schedule(process), cast.cso);
		return { start, included };
	}

	/** Ends `process`, whatever it has come to. */
	async end(process: bigint): Promise<void> {
		const { api, cast, stage } = this.world;
		const running = await api.call.chargingApi.process(process);
		const driver = running.unwrapOr(undefined)?.driver.toString();
		const who = ACTORS.map((actor) => cast[actor]).find(({ address }) => address === driver);
		if (who) {
			await endProcess(api, process, who, async () =>
				stage.read(await stage.clock.advance(MS_PER_MINUTE)),
			);
		}
	}

	/** Ends what is running at the station. */
	async free(): Promise<void> {
		const { api, stage } = this.world;
		const running = await api.call.chargingApi.running(stage.station);
		if (running.isSome) {
			await this.end(running.unwrap().toBigInt());
		}
	}
}
