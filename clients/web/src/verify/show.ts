// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Figures of checks in the language of the page, with all their digits. */

import type { Figure } from '@smartcharge/export/receipt/verify/result';
import { TOKEN_DECIMALS } from '@smartcharge/rules/units';

export type Show = (figure: Figure) => string;

/** Returns a writer of figures. What was rounded could hide a difference. */
export function showIn(locale: string, timeZone?: string): Show {
	const money = new Intl.NumberFormat(locale, {
		minimumFractionDigits: 2,
		maximumFractionDigits: TOKEN_DECIMALS,
	});
	const energy = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
	const count = new Intl.NumberFormat(locale, { useGrouping: false });
	const time = new Intl.DateTimeFormat(locale, {
		year: 'numeric',
		month: 'short',
		day: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
		fractionalSecondDigits: 3,
		...(timeZone === undefined ? {} : { timeZone }),
	});
	return ({ kind, value }) => {
		if (typeof value === 'string') {
			return value;
		}
		switch (kind) {
			case 'money':
			case 'price':
				return money.format(Number(value) / 10 ** TOKEN_DECIMALS);
			case 'energy':
				return `${energy.format(Number(value) / 1_000)} kWh`;
			case 'time':
				return isTime(value) ? time.format(Number(value)) : value.toString();
			default:
				return count.format(value);
		}
	};
}

/** Most ms since the Unix epoch that a date can have. */
const LATEST = 8_640_000_000_000_000n;

function isTime(value: bigint): boolean {
	return value <= LATEST && value >= -LATEST;
}
