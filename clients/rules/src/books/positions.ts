// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { common, share, type Span } from '../span.js';
import { QUARTER } from './calendar.js';

/** Energy that flowed evenly over a time, for the account of a supplier. */
export interface Flow {
	supplier: string;
	area: number;
	/** Taken by a customer of the supplier, or fed in by a source of it. */
	side: 'taken' | 'fed';
	span: Span;
	/** In Wh; below zero if it takes back what was counted wrongly. */
	energy: bigint;
}

/** Energy of a supplier in a quarter of an hour, in Wh. */
export interface Position {
	taken: bigint;
	fed: bigint;
}

/** Positions of suppliers by quarter. */
export type Positions = ReadonlyMap<string, ReadonlyMap<number, Position>>;

/** Energy in each quarter, counted as a register counts: in whole Wh from the start on. */
export function byQuarter(energy: bigint, span: Span): [number, bigint][] {
	const parts: [number, bigint][] = [];
	const magnitude = energy < 0n ? -energy : energy;
	for (let quarter = Math.floor(span.start / QUARTER); quarter * QUARTER < span.end; quarter++) {
		const within = { start: quarter * QUARTER, end: (quarter + 1) * QUARTER };
		const part = share(magnitude, span, common(span, within));
		if (part > 0n) {
			parts.push([quarter, energy < 0n ? -part : part]);
		}
	}
	return parts;
}

/** What flowed in an area, by supplier and quarter. */
export function positionsOf(flows: readonly Flow[], area: number): Positions {
	const positions = new Map<string, Map<number, Position>>();
	for (const { supplier, side, span, energy } of flows.filter((flow) => flow.area === area)) {
		const own = positions.get(supplier) ?? new Map<number, Position>();
		positions.set(supplier, own);
		for (const [quarter, part] of byQuarter(energy, span)) {
			const position = own.get(quarter) ?? { taken: 0n, fed: 0n };
			position[side] += part;
			own.set(quarter, position);
		}
	}
	return positions;
}

/** What a supplier fed in less what its customers took in a quarter, in Wh. */
export function netOf(positions: Positions, supplier: string, quarter: number): bigint {
	const { taken, fed } = positions.get(supplier)?.get(quarter) ?? { taken: 0n, fed: 0n };
	return fed - taken;
}
