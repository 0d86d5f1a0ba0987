// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { Certificate } from './process.js';

/** A share of energy, in hundredths of a percent. */
export interface Share<K> {
	key: K;
	share: bigint;
}

/** All of the energy, in hundredths of a percent. */
const ALL = 10_000n;

/**
 * Shares of energy that add up to 100 %: each is rounded down, and what is missing goes to those with
 * the largest remainders, among equals to the larger ones.
 */
export function shares<K>(energies: ReadonlyMap<K, bigint>): Share<K>[] {
	const present = [...energies].filter(([, energy]) => energy > 0n);
	const sum = present.reduce((all, [, energy]) => all + energy, 0n);
	const parts = present.map(([key, energy]) => ({
		key,
		energy,
		share: (energy * ALL) / sum,
		remainder: (energy * ALL) % sum,
	}));
	const missing = ALL - parts.reduce((all, { share }) => all + share, 0n);
	const byRemainder = [...parts].sort((a, b) =>
		a.remainder === b.remainder
			? Number(b.energy - a.energy)
			: Number(b.remainder - a.remainder),
	);
	for (const part of byRemainder.slice(0, sum === 0n ? 0 : Number(missing))) {
		part.share += 1n;
	}
	return parts.map(({ key, share }) => ({ key, share }));
}

/** Certified energy by carrier. */
export function byCarrier(certificates: readonly Certificate[]): Map<string, bigint> {
	const energies = new Map<string, bigint>();
	for (const { carrier, energy } of certificates) {
		energies.set(carrier, (energies.get(carrier) ?? 0n) + energy);
	}
	return energies;
}
