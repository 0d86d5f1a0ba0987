// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** What a driver can choose at a station, and what not and why. */

import type { Carrier, OfferInfo, SourceInfo, StationInfo } from '../chain/model.js';

/** Why a source cannot be had. */
export type Reason = 'silent' | 'other' | 'suspended' | 'full';

export interface Unavailable {
	id: number;
	source: SourceInfo;
	reason: Reason;
}

export interface Choices {
	/** Sources with free power, the cheapest first; those without a price last. */
	sources: OfferInfo[];
	/** Grid mixes, the cheapest first. */
	mixes: OfferInfo[];
	/** Carriers of the sources that can be had. */
	carriers: Carrier[];
	unavailable: Unavailable[];
}

function byPrice(a: OfferInfo, b: OfferInfo): number {
	if (a.total_price === undefined || b.total_price === undefined) {
		return Number(a.total_price === undefined) - Number(b.total_price === undefined);
	}
	const difference = a.total_price - b.total_price;
	return difference === 0n ? (a.source ?? 0) - (b.source ?? 0) : difference < 0n ? -1 : 1;
}

function reasonOf(source: SourceInfo, offered: boolean, suppliers: ReadonlySet<string>): Reason {
	if (source.status.type !== 'Active') {
		return 'suspended';
	}
	if (!suppliers.has(source.supplier)) {
		return 'other';
	}
	return offered || (BigInt(source.attested) > 0n && source.committed > 0n) ? 'full' : 'silent';
}

/** Divides the sources of a network by what a driver can have at a station now. */
export function choicesAt(info: StationInfo, all: ReadonlyMap<number, SourceInfo>): Choices {
	const suppliers = new Set(info.offers.map(({ supplier }) => supplier));
	const offered = info.offers.filter(({ source }) => source !== undefined);
	const sources = offered.filter(({ available }) => (available ?? 0) > 0).sort(byPrice);
	const had = new Set(sources.map(({ source }) => source));
	const full = new Set(offered.map(({ source }) => source));
	const unavailable = [...all]
		.filter(([id]) => !had.has(id))
		.map(([id, source]) => ({ id, source, reason: reasonOf(source, full.has(id), suppliers) }));
	const carriers = sources.flatMap(({ carrier }) => (carrier ? [carrier.type] : []));
	return {
		sources,
		mixes: info.offers.filter(({ source }) => source === undefined).sort(byPrice),
		carriers: [...new Set(carriers)],
		unavailable,
	};
}
