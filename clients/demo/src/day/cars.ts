// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { ApiPromise } from '@polkadot/api';
import { eventsOf, type Included } from '@smartcharge/chain';
import type { Evse } from './site.js';

/** A car that takes what the set-points of its process say. */
interface Car {
	evse: Evse;
	/** The open step, and what the meter showed when it began. */
	step: { start: number; end: number; energy: bigint; register: bigint };
}

/** The cars that charge, by their processes. */
export class Cars {
	private readonly list = new Map<number, Car>();

	constructor(private readonly api: ApiPromise) {}

	/** A car waits at a station for the first step of its process. */
	plug(process: number, evse: Evse): void {
		const step = { start: 0, end: 0, energy: 0n, register: evse.meter.register };
		this.list.set(process, { evse, step });
	}

	/** The cars learn their new set-points; those whose processes have ended are gone. */
	follow(included: Included): void {
		const { charging } = this.api.events;
		for (const data of eventsOf(included, charging.StepOpened)) {
			const car = this.list.get(data.process.toNumber());
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
			this.list.delete(process.toNumber());
		}
	}

	/** The meters count on to `at`; returns the stations at which a step had begun before. */
	charge(at: number): Evse[] {
		return [...this.list.values()].flatMap(({ evse, step }) => {
			const { start, end, energy, register } = step;
			const part = BigInt(Math.min(at, end) - start);
			if (part <= 0n) {
				return [];
			}
			evse.meter.register = register + (energy * part) / BigInt(end - start);
			return [evse];
		});
	}
}
