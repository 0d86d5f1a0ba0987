// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Why a text is no EAN-18 code of a connection to the grid. */
export type EanFault = 'length' | 'check digit';

/**
 * Returns what is wrong with an EAN-18 code: it has 18 digits and does not begin with 0; the last
 * one is the check digit of GS1. Returns `undefined` if nothing is wrong.
 */
export function faultOfEan(text: string): EanFault | undefined {
	if (!/^[1-9]\d{17}$/.test(text)) {
		return 'length';
	}
	// Weights 3 and 1 alternate, so that the check digit has weight 1.
	const sum = Array.from(text, Number).reduce(
		(total, digit, index) => total + digit * (index % 2 === 0 ? 3 : 1),
		0,
	);
	return sum % 10 === 0 ? undefined : 'check digit';
}
