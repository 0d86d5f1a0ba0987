// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { ApiPromise } from '@polkadot/api';
import { type Cast } from '../cast.js';
import { eventOf, eventsOf, type Included, newKeyring, submit } from '@smartcharge/chain';
import { Meter } from '../meter.js';
import { Clock } from '../clock.js';

/** The station of the development preset, its meter and the area that the meter is in. */
const STATION = 0;
const METER_KEY = '//Meter//0';

/** Where scenarios are played: a development chain with its cast and its station. */
export class Stage {
	private constructor(
		readonly api: ApiPromise,
		readonly cast: Cast,
		readonly clock: Clock,
		readonly station: number,
		readonly area: number,
		readonly meter: Meter,
	) {}

	/** Looks the station up; fails when the chain is not a fit one. */
	static async open(api: ApiPromise, cast: Cast, station = STATION): Promise<Stage> {
		if (!('charging' in api.query)) {
			throw new Error('the node runs another chain: it has no charging stations');
		}
		const clock = Clock.of(api);
		const record = await api.query.charging.stations(station);
		if (record.isNone) {
			throw new Error(`the chain has no station ${station}: is it a development chain?`);
		}
		const id = record.unwrap().meter;
		const meter = (await api.call.meteringApi.meter(id)).unwrap();
		const register = meter.latest.isSome ? meter.latest.unwrap().register.toBigInt() : 0n;
		const key = newKeyring().createFromUri(METER_KEY);
		return new Stage(
			api,
			cast,
			clock,
			station,
			meter.area.toNumber(),
			new Meter(id.toNumber(), key, api.genesisHash.toU8a(), register),
		);
	}

	/** The same stage with other actors. */
	with(cast: Cast): Stage {
		const { api, clock, station, area, meter } = this;
		return new Stage(api, cast, clock, station, area, meter);
	}

	/** Money of an account: free, held, and in escrow for its running processes. */
	async balance(address: string): Promise<bigint> {
		const [{ data }, escrow] = await Promise.all([
			this.api.query.system.account(address),
			this.escrow(address),
		]);
		return data.free.toBigInt() + data.reserved.toBigInt() + escrow;
	}

	/** Money in escrow for the running processes of a driver. */
	async escrow(address: string): Promise<bigint> {
		return (await this.api.call.chargingApi.escrow(address)).toBigInt();
	}

	/** Submits what the meter shows at `at`; anybody could, because the meter signs. */
	async read(at: number): Promise<Included> {
		const reading = this.meter.read(at);
		const included = await submit(
			this.api,
			this.api.tx.metering.submitReadings([reading]),
			this.cast.cso,
		);
		const [refused] = eventsOf(included, this.api.events.metering.ReadingRefused);
		if (refused) {
			throw new Error(`the reading at ${at} was refused: ${refused.reason.type}`);
		}
		eventOf(included, this.api.events.metering.ReadingAccepted);
		return included;
	}
}
