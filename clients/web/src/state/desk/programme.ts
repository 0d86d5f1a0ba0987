// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** The programme of a local day as a BRP uploads it: 92, 96 or 100 quarters of an hour. */

import { clockAt, QUARTER, type LocalDay } from '@smartcharge/rules/books/calendar';
import { parseDecimal } from '@smartcharge/rules/units';

/** Decimals of a kWh: a programme is in whole Wh. */
const KWH_DECIMALS = 3;
/** The most that a quarter can have: 1 TWh in either direction, in Wh. */
const MOST = 1_000_000_000_000n;

/** What is wrong with a file, and in which of its lines. */
export type CsvFault =
	| { fault: 'number' | 'time' | 'large'; line: number }
	| { fault: 'count'; found: number; wanted: number };

/** Divides a line: by semicolons or tabs, or by the comma after a time. */
function fieldsOf(line: string): string[] {
	const fields = line.split(/[;\t]/);
	const [first = ''] = fields;
	const divided = /^("?\d{1,2}:\d{2}"?),(.*)$/.exec(first);
	return (fields.length === 1 && divided ? divided.slice(1) : fields).map((field) =>
		field.trim().replace(/^"(.*)"$/, '$1'),
	);
}

/**
 * Reads the values of a day in kWh, one line for each quarter in the order of time: a value, or the
 * local time and the value. Returns Wh.
 */
export function parseProgramme(csv: string, day: LocalDay): bigint[] | CsvFault {
	const lines = csv.replace(/^\uFEFF/, '').split(/\r?\n/);
	const values: bigint[] = [];
	for (const [index, line] of lines.entries()) {
		if (line.trim() === '') {
			continue;
		}
		const fields = fieldsOf(line);
		let value: bigint;
		try {
			value = parseDecimal((fields.at(-1) ?? '').replace(',', '.'), KWH_DECIMALS);
		} catch {
			// Names of columns come first, if there are any.
			if (values.length === 0 && index === 0 && !/\d/.test(fields.at(-1) ?? '')) {
				continue;
			}
			return { fault: 'number', line: index + 1 };
		}
		if (value > MOST || value < -MOST) {
			return { fault: 'large', line: index + 1 };
		}
		const time = fields.length > 1 ? fields[0] : undefined;
		const clock = clockAt((day.first + values.length) * QUARTER);
		if (time !== undefined && time.padStart(5, '0') !== clock) {
			return { fault: 'time', line: index + 1 };
		}
		values.push(value);
	}
	return values.length === day.quarters
		? values
		: { fault: 'count', found: values.length, wanted: day.quarters };
}

/** What of a day can still be filed: quarters that have begun cannot change. */
export function fileable(
	values: readonly bigint[],
	day: LocalDay,
	now: number,
): { from: number; values: bigint[]; begun: number } {
	const next = Math.floor(now / QUARTER) + 1;
	const begun = Math.min(day.quarters, Math.max(0, next - day.first));
	return { from: day.first + begun, values: values.slice(begun), begun };
}

/** The file of a programme: the local time, and the value in kWh. */
export function programmeRows(
	day: LocalDay,
	filed: ReadonlyMap<number, bigint>,
	text: (wh: bigint) => string,
): string[][] {
	return Array.from({ length: day.quarters }, (_, index) => {
		const ptu = day.first + index;
		return [clockAt(ptu * QUARTER), text(filed.get(ptu) ?? 0n)];
	});
}
