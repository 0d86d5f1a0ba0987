// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { ApiPromise } from '@polkadot/api';
import { hexOf } from '../facts/trail.js';
import type { Allocation } from './register.js';

/** How many connections are asked for at a time. */
const PAGE = 250;

/** All allocations that the chain remembers, of the latest finalised block. */
export async function* allocationsOf(api: ApiPromise): AsyncGenerator<Allocation> {
	const at = await api.at(await api.rpc.chain.getFinalizedHead());
	for (let startKey = ''; ;) {
		const page = await at.query.grid.allocations.entriesPaged({
			args: [],
			pageSize: PAGE,
			startKey,
		});
		for (const [key, value] of page) {
			const ean = key.args[0].toString();
			const connection = value.unwrap();
			for (const { from, primary, secondary } of connection.history) {
				yield {
					area: connection.area.toNumber(),
					primary: { ean, supplier: hexOf(Uint8Array.from(primary.toU8a())) },
					secondary: secondary.map((point) => ({
						ean: point.ean.toString(),
						supplier: hexOf(Uint8Array.from(point.supplier.toU8a())),
					})),
					from: from.toNumber(),
				};
			}
			startKey = key.toHex();
		}
		if (page.length < PAGE) {
			return;
		}
	}
}

/** The call with which the DSO of the area registers an allocation. */
export function callOf(api: ApiPromise, { area, primary, secondary, from }: Allocation) {
	const points = secondary.map(({ ean, supplier }): [string, string] => [ean, supplier]);
	return api.tx.grid.setAllocation(area, primary.ean, primary.supplier, points, from);
}
