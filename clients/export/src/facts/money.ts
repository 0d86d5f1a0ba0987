// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Exact decimal arithmetic with whole numbers. */

/** Net prices are whole numbers of this part of a token. */
export const NET_DECIMALS = 6;

/** Units of the token in a cent. */
const UNITS_PER_CENT = 10_000n;

/** `dividend / divisor`, half away from zero. */
export function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
	const magnitude = dividend < 0n ? -dividend : dividend;
	const rounded = (2n * magnitude + divisor) / (2n * divisor);
	return dividend < 0n ? -rounded : rounded;
}

/** `dividend / divisor`, half to the even neighbour. */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
	const magnitude = dividend < 0n ? -dividend : dividend;
	const whole = magnitude / divisor;
	const twice = 2n * (magnitude % divisor);
	const up = twice > divisor || (twice === divisor && whole % 2n === 1n);
	const rounded = up ? whole + 1n : whole;
	return dividend < 0n ? -rounded : rounded;
}

/** `dividend / divisor`, toward zero, as the chain rounds each amount. */
export function divideToZero(dividend: bigint, divisor: bigint): bigint {
	return dividend / divisor;
}

/** Units of the token in cents. */
export function cents(units: bigint): bigint {
	return divideHalfUp(units, UNITS_PER_CENT);
}

/** A net price, and whether it is exact. */
export interface NetPrice {
	/** Net price in 1 / 10^{@link NET_DECIMALS} of a token. */
	net: bigint;
	exact: boolean;
}

/** The net price of a gross one in units of the token, at a VAT rate in percent. */
export function netPrice(gross: bigint, rate: bigint): NetPrice {
	const divisor = 100n + rate;
	const dividend = gross * 100n;
	return { net: divideHalfUp(dividend, divisor), exact: dividend % divisor === 0n };
}

/** A number with so many decimals, all of them written: `1.50`. */
export function fixed(value: bigint, decimals: number): string {
	const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
	const at = digits.length - decimals;
	const fraction = decimals === 0 ? '' : `.${digits.slice(at)}`;
	return `${value < 0n ? '-' : ''}${digits.slice(0, at)}${fraction}`;
}
