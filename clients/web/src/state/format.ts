// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Numbers and times in the language of the page, by pure functions. */

import { MS_PER_HOUR, MS_PER_MINUTE, TOKEN_DECIMALS } from '@smartcharge/rules/units';

const SCALE = 10 ** TOKEN_DECIMALS;

export class Format {
	private readonly moneyFormat;
	private readonly priceFormat;
	private readonly three;
	private readonly one;
	private readonly timeFormat;
	private readonly dayFormat;
	private readonly percentFormat;

	constructor(
		locale: string,
		private readonly currency: string,
		timeZone?: string,
	) {
		const zone = timeZone === undefined ? {} : { timeZone };
		this.moneyFormat = new Intl.NumberFormat(locale, {
			minimumFractionDigits: 2,
			maximumFractionDigits: 2,
		});
		this.priceFormat = new Intl.NumberFormat(locale, {
			minimumFractionDigits: 2,
			maximumFractionDigits: 4,
		});
		this.three = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
		this.one = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
		this.percentFormat = new Intl.NumberFormat(locale, {
			style: 'percent',
			maximumFractionDigits: 0,
		});
		this.timeFormat = new Intl.DateTimeFormat(locale, {
			hour: '2-digit',
			minute: '2-digit',
			...zone,
		});
		this.dayFormat = new Intl.DateTimeFormat(locale, {
			day: 'numeric',
			month: 'short',
			year: 'numeric',
			...zone,
		});
	}

	/** An amount, rounded to hundredths. */
	money(units: bigint): string {
		return `${this.moneyFormat.format(Number(units) / SCALE)} ${this.currency}`;
	}

	/** A price per kWh or hour: with all that makes a difference. */
	price(units: bigint): string {
		return `${this.priceFormat.format(Number(units) / SCALE)} ${this.currency}`;
	}

	energy(wh: bigint | number): string {
		return `${this.three.format(Number(wh) / 1_000)} kWh`;
	}

	power(w: bigint | number): string {
		return `${this.one.format(Number(w) / 1_000)} kW`;
	}

	percent(part: number): string {
		return this.percentFormat.format(part);
	}

	number(value: number): string {
		return this.one.format(value);
	}

	time(ms: bigint | number): string {
		return this.timeFormat.format(Number(ms));
	}

	day(ms: bigint | number): string {
		return this.dayFormat.format(Number(ms));
	}

	moment(ms: bigint | number): string {
		return `${this.day(ms)}, ${this.time(ms)}`;
	}
}

/** Parts of a duration, for words: seconds below two minutes, minutes below two hours. */
export function duration(ms: number): { unit: 'seconds' | 'minutes' | 'hours'; value: number } {
	const rest = Math.max(0, ms);
	if (rest < 2 * MS_PER_MINUTE) {
		return { unit: 'seconds', value: Math.round(rest / 1_000) };
	}
	if (rest < 2 * MS_PER_HOUR) {
		return { unit: 'minutes', value: Math.round(rest / MS_PER_MINUTE) };
	}
	return { unit: 'hours', value: Math.round(rest / (MS_PER_HOUR / 10)) / 10 };
}

/** The beginning and the end of an address: enough to compare. */
export function short(address: string): string {
	return `${address.slice(0, 6)}…${address.slice(-4)}`;
}
