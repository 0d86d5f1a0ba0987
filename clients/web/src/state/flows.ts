// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Flows of energy and money, as the canvas and the tables show them. */

import type { ChainEvent } from '../chain/runtime.js';
import type { Carrier, Snapshot } from '../chain/model.js';

/** Energy that flows to a station now; without a source it is the grid mix. */
export interface Flow {
	process: bigint;
	source: number | undefined;
	carrier: Carrier | undefined;
	station: number;
	power: number;
	delivered: bigint;
	wanted: bigint;
}

/** Returns the flows of a snapshot, the strongest first. */
export function flowsOf({ sources, stations }: Snapshot): Flow[] {
	const carriers = new Map(sources.map(([id, { carrier }]) => [id, carrier.type]));
	return stations
		.flatMap(({ station, service }) =>
			service && service.set_point > 0
				? [
						{
							process: service.process,
							source: service.source,
							carrier:
								service.source === undefined
									? undefined
									: carriers.get(service.source),
							station,
							power: service.set_point,
							delivered: service.delivered,
							wanted: service.wanted,
						},
					]
				: [],
		)
		.sort((a, b) => b.power - a.power || a.station - b.station);
}

/** Money that flowed from drivers. */
export interface Money {
	suppliers: bigint;
	dsos: bigint;
	csos: bigint;
	/** From grid operators back to drivers. */
	rewards: bigint;
	steps: number;
}

export const NO_MONEY: Money = { suppliers: 0n, dsos: 0n, csos: 0n, rewards: 0n, steps: 0 };

/** Adds what the settled steps in `events` moved. */
export function addMoney(money: Money, events: readonly ChainEvent[]): Money {
	return events.reduce((sum, { event }) => {
		if (event.type !== 'Charging' || event.value.type !== 'StepSettled') {
			return sum;
		}
		const { to_supplier, to_dso, to_cso, reward } = event.value.value as Record<string, bigint>;
		return {
			suppliers: sum.suppliers + (to_supplier ?? 0n),
			dsos: sum.dsos + (to_dso ?? 0n),
			csos: sum.csos + (to_cso ?? 0n),
			rewards: sum.rewards + (reward ?? 0n),
			steps: sum.steps + 1,
		};
	}, money);
}
