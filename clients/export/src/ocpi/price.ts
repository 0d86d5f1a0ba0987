// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { divideHalfEven, netPrice, NET_DECIMALS } from '../facts/money.js';

/** Decimals of numbers in OCPI. */
const DECIMALS = 4;
const UNIT = 10n ** BigInt(NET_DECIMALS - DECIMALS);

/** A number of OCPI, from a whole number with so many decimals. */
export function decimal(value: bigint, decimals: number): number {
	const drop = Math.max(0, decimals - DECIMALS);
	const kept = divideHalfEven(value, 10n ** BigInt(drop));
	return Number(kept) / 10 ** (decimals - drop);
}

/** A net price with as many decimals as OCPI has. */
export interface OcpiPrice {
	/** In 1 / 10 000 of a token. */
	net: bigint;
	/** Whether it is not the exact one. */
	rounded: boolean;
}

/** The net price of a gross one, at a VAT rate in percent. */
export function ocpiPrice(gross: bigint, rate: number): OcpiPrice {
	const { net, exact } = netPrice(gross, BigInt(rate));
	const kept = divideHalfEven(net, UNIT);
	return { net: kept, rounded: !exact || kept * UNIT !== net };
}

/** An amount without and with VAT, in units of the token. */
export interface Cost {
	net: bigint;
	gross: bigint;
}

/** The version of OCPI that is written. */
export type Version = '2.2.1' | '2.3.0';

/** An amount as OCPI 2.2.1 writes it. */
export interface Price221 {
	excl_vat: number;
	incl_vat: number;
}

/** An amount as OCPI 2.3.0 writes it. */
export interface Price230 {
	before_taxes: number;
	taxes: { name: string; percentage?: number; amount: number }[];
}

/** A limit of a tariff as OCPI 2.3.0 writes it. */
export interface Limit230 {
	before_taxes: number;
	after_taxes: number;
}

export function price221({ net, gross }: Cost): Price221 {
	return { excl_vat: decimal(net, 6), incl_vat: decimal(gross, 6) };
}

/** `rate` is left out where several rates make the taxes. */
export function price230(cost: Cost, rate: number | undefined): Price230 {
	const { excl_vat, incl_vat } = price221(cost);
	const amount = Number((incl_vat - excl_vat).toFixed(DECIMALS));
	const percentage = rate === undefined ? {} : { percentage: rate };
	return { before_taxes: excl_vat, taxes: [{ name: 'VAT', ...percentage, amount }] };
}

export function limit230(cost: Cost): Limit230 {
	const { excl_vat, incl_vat } = price221(cost);
	return { before_taxes: excl_vat, after_taxes: incl_vat };
}

/** A cost of nothing. */
export const NOTHING: Cost = { net: 0n, gross: 0n };

/** The sum of costs. */
export function sumOf(...costs: readonly Cost[]): Cost {
	return costs.reduce(
		(sum, cost) => ({ net: sum.net + cost.net, gross: sum.gross + cost.gross }),
		NOTHING,
	);
}
