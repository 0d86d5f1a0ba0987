// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import {
	expandMetadata,
	Metadata,
	TypeRegistry,
	type i64,
	type u32,
	type u64,
	type u128,
} from '@polkadot/types';
import {
	CLOSING_DELAY,
	FRESHNESS,
	GRACE,
	MAX_BATCH,
	MAX_DURATION,
	MAX_ENERGY,
	MAX_LEAD,
	MAX_POWER,
	MAX_PRICE,
	MAX_PRICE_PER_HOUR,
	MAX_STANDING_OFFERS,
	MAX_STEP,
	MAX_WINDOW,
	MIN_ENERGY,
	MIN_PRICE,
} from '@smartcharge/rules/limits';
import { describe, expect, it } from 'vitest';
import { committedMetadata } from '../typegen/metadata.js';

const registry = new TypeRegistry();
const metadata = new Metadata(registry, await committedMetadata());
registry.setMetadata(metadata);
const { consts } = expandMetadata(registry, metadata);

describe('the limits of the rules', () => {
	it.each([
		['origin', 'freshness', FRESHNESS],
		['origin', 'grace', GRACE],
		['origin', 'closingDelay', CLOSING_DELAY],
		['metering', 'maxBatch', MAX_BATCH],
		['metering', 'maxPower', MAX_POWER],
		['charging', 'maxDuration', MAX_DURATION],
		['charging', 'maxStep', MAX_STEP],
		['charging', 'minEnergy', MIN_ENERGY],
		['charging', 'maxEnergy', MAX_ENERGY],
		['charging', 'minPrice', MIN_PRICE],
		['charging', 'maxPrice', MAX_PRICE],
		['charging', 'maxPricePerHour', MAX_PRICE_PER_HOUR],
		['charging', 'maxStandingOffers', MAX_STANDING_OFFERS],
		['grid', 'minPrice', MIN_PRICE],
		['grid', 'maxPrice', MAX_PRICE],
		['demandResponse', 'maxWindow', MAX_WINDOW],
		['demandResponse', 'maxLead', MAX_LEAD],
	])('%s.%s is that of the chain', (pallet, name, value) => {
		const constant = consts[pallet]?.[name] as i64 | u32 | u64 | u128 | undefined;
		expect(constant?.toBigInt()).toBe(BigInt(value));
	});
});
