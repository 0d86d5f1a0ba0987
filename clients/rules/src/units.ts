// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Amounts and energy as the chain counts them: whole units of the token, and Wh. */

/** Decimals of the settlement token. */
export const TOKEN_DECIMALS = 6;

/** One token in its smallest unit. */
export const TOKEN = 10n ** BigInt(TOKEN_DECIMALS);

/** Wh in a kWh. */
export const WH_PER_KWH = 1_000n;

export const MS_PER_MINUTE = 60_000;
export const MS_PER_HOUR = 3_600_000;

/**
 * Reads a decimal number exactly, as a whole number of its `decimals`-th part.
 *
 * A binary fraction would turn 0.1 tokens into something else.
 */
export function parseDecimal(value: number | string, decimals: number): bigint {
	const text = String(value).trim();
	const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
	if (!match) {
		throw new Error(`'${text}' is not a plain decimal number`);
	}
	const [, sign, whole = '0', fraction = ''] = match;
	const kept = fraction.replace(/0+$/, '');
	if (kept.length > decimals) {
		throw new Error(`${text} has more than ${decimals} decimals`);
	}
	const magnitude = BigInt(whole + kept.padEnd(decimals, '0'));
	return sign ? -magnitude : magnitude;
}

/** The inverse of {@link parseDecimal}, without trailing zeros. */
export function formatDecimal(value: bigint, decimals: number): string {
	const negative = value < 0n;
	const digits = (negative ? -value : value).toString().padStart(decimals + 1, '0');
	const whole = digits.slice(0, digits.length - decimals);
	const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
	return `${negative ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}

/** Tokens, such as `-10` or `2.5`. */
export function formatToken(units: bigint): string {
	return formatDecimal(units, TOKEN_DECIMALS);
}

/** Tokens with a sign unless zero, such as `+50`. */
export function formatChange(units: bigint): string {
	return units > 0n ? `+${formatToken(units)}` : formatToken(units);
}

/** kWh, such as `7.5`. */
export function formatKwh(wh: bigint): string {
	return formatDecimal(wh, 3);
}
