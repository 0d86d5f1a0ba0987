// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { golden } from '../../testing/cases.js';
import { book, SUPPLIER } from '../../testing/cases.js';
import { partyOf } from '../parties/book.js';
import { energyMix } from '../ocpi/tariff.js';
import { shares } from './mix.js';

describe('shares of energy', () => {
	it('add up to 100 % in the golden example G9', () => {
		const mix = energyMix(golden(), partyOf(book(), SUPPLIER));
		expect(mix?.energy_sources).toEqual([
			{ source: 'SOLAR', percentage: 57.62 },
			{ source: 'WIND', percentage: 26.73 },
			{ source: 'GENERAL_FOSSIL', percentage: 15.65 },
		]);
		expect(mix?.is_green_energy).toBe(false);
	});

	it('give what is missing to the largest remainders', () => {
		const of = (...energies: bigint[]) =>
			shares(new Map(energies.map((energy, at) => [at, energy]))).map(({ share }) => share);
		expect(of(1n, 1n, 1n)).toEqual([3_334n, 3_333n, 3_333n]);
		expect(of(1n, 5n)).toEqual([1_667n, 8_333n]);
		expect(of(7n)).toEqual([10_000n]);
		expect(of(0n)).toEqual([]);
	});
});
