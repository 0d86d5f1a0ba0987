// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Whole numbers below a bound, the same ones for the same `seed` (a linear congruence). */
export function randomNumbers(seed: number): (below: number) => number {
	let state = BigInt(seed);
	return (below) => {
		state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 2n ** 64n;
		return Number((state >> 33n) % BigInt(below));
	};
}
