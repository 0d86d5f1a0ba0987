// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { parseDay } from '@smartcharge/demo/day/parse';
import type { Day } from '@smartcharge/demo/day/scenario';
import { eanOf } from './ean.js';

const CARRIERS = ['Solar', 'Wind', 'Hydro', 'Biomass'] as const;

/** A day with so many sources and stations, to see what the page does with them. */
export function crowd(sources: number, stations: number): Day {
	const suppliers = ['supplierA', 'supplierB'] as const;
	const plants = Array.from({ length: sources }, (_, index) => ({
		name: `source ${index}`,
		carrier: CARRIERS[index % CARRIERS.length],
		supplier: suppliers[index % suppliers.length],
		ean: eanOf(index),
		capacityKw: 80,
		commissioned: '2020-01-01',
		technology: 'T010101',
		support: 'None',
		outputKw: [['07:00', 60]],
	}));
	const half = (first: number, count: number) =>
		parseDay({
			name: 'crowd',
			day: { from: '07:00', to: '22:00', batchMinutes: 1 },
			sources: plants,
			stations: Array.from({ length: count }, (_, index) => ({
				name: `EVSE ${first + index}`,
				evse: 'NL*SMC*E7',
				ean: eanOf(sources + first + index),
				powerKw: 11,
				pricePerHour: 0.5,
			})),
			offers: [
				...suppliers.map((supplier) => ({ supplier, pricesPerKwh: [['00:00', 0.3]] })),
				...plants.map(({ name, supplier }) => ({
					supplier,
					source: name,
					pricesPerKwh: [['00:00', 0.25]],
				})),
			],
			grid: { basePerKwh: 0.05, steps: [], loadingPercent: [['07:00', 35]] },
			visits: [],
		});
	// All together are more than a batch of readings can have; the world delivers several.
	const middle = Math.floor(stations / 2);
	const [day, rest] = [half(0, middle), half(middle, stations - middle)];
	return { ...day, stations: [...day.stations, ...rest.stations] };
}
