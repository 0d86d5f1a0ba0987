// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** A tariff as a DSO types it, and the price that follows from it. */

import { MAX_LOADING, MAX_PRICE, MAX_TARIFF_STEPS, MIN_PRICE } from '@smartcharge/rules/limits';
import type { TariffStep } from '../../chain/desk.js';
import { amountOf } from '../plan.js';

export interface Tariff {
	base: bigint;
	steps: TariffStep[];
}

/** What a DSO types: prices per kWh, and thresholds in percent. */
export interface TypedTariff {
	base: string;
	steps: readonly { loading: string; price: string }[];
}

/** What is wrong with a tariff: in the base price (row 0), or in a step (from 1 on). */
export interface TariffFault {
	row: number;
	fault: 'price' | 'range' | 'loading' | 'order' | 'many';
}

function priceFault(price: bigint | undefined): 'price' | 'range' | undefined {
	if (price === undefined) {
		return 'price';
	}
	return price < MIN_PRICE || price > MAX_PRICE ? 'range' : undefined;
}

/** Reads a tariff; prices can be negative. */
export function tariffOf({ base, steps }: TypedTariff): Tariff | TariffFault {
	const own = amountOf(base);
	const fault = priceFault(own);
	if (own === undefined || fault !== undefined) {
		return { row: 0, fault: fault ?? 'price' };
	}
	if (steps.length > MAX_TARIFF_STEPS) {
		return { row: MAX_TARIFF_STEPS + 1, fault: 'many' };
	}
	const read: TariffStep[] = [];
	for (const [index, step] of steps.entries()) {
		const row = index + 1;
		const price = amountOf(step.price);
		const wrong = priceFault(price);
		if (price === undefined || wrong !== undefined) {
			return { row, fault: wrong ?? 'price' };
		}
		const loading = /^\d{1,4}$/.test(step.loading.trim()) ? Number(step.loading) : undefined;
		if (loading === undefined || BigInt(loading) > MAX_LOADING) {
			return { row, fault: 'loading' };
		}
		if (loading <= (read.at(-1)?.loading ?? -1)) {
			return { row, fault: 'order' };
		}
		read.push({ loading, price });
	}
	return { base: own, steps: read };
}

/** The price at a loading: that of the last step that it has reached. */
export function priceAt({ base, steps }: Tariff, loading: number): bigint {
	return steps.findLast((step) => step.loading <= loading)?.price ?? base;
}
