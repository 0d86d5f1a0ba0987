// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { faultOfEan } from '@smartcharge/rules/ean';
import { Faulty } from '../facts/reader.js';
import type { Hex } from '../facts/process.js';
import { accountOf } from '../parties/parse.js';
import type { Book } from '../parties/book.js';
import { MS_PER_HOUR, type Allocation, type Point } from './register.js';

/** Columns, in their order. Names and codes are for people; the account is what counts. */
const COLUMNS = [
	'connection_ean',
	'area',
	'from_utc',
	'point',
	'point_ean',
	'supplier_account',
	'supplier_name',
	'supplier_code',
] as const;

type Row = Record<(typeof COLUMNS)[number], string>;

/** Most secondary points of a connection: the bound of the chain. */
const MAX_SECONDARY = 8;

/** Writes a register, a row for each point. `address` shows an account as people know it. */
export function writeRegister(
	allocations: readonly Allocation[],
	address: (account: Hex) => string,
	book?: Book,
): string {
	const rows = allocations.flatMap(({ area, primary, secondary, from }) =>
		[primary, ...secondary].map((point, at): Row => {
			const party = book?.parties.get(point.supplier);
			return {
				connection_ean: primary.ean,
				area: String(area),
				from_utc: new Date(from * MS_PER_HOUR).toISOString().slice(0, 16) + 'Z',
				point: at === 0 ? 'primary' : 'secondary',
				point_ean: point.ean,
				supplier_account: address(point.supplier),
				supplier_name: party?.name ?? '',
				supplier_code: party?.market?.id ?? '',
			};
		}),
	);
	return stringify(rows, { header: true, columns: [...COLUMNS] });
}

function rowsOf(csv: string): Row[] {
	try {
		return parse(csv, {
			columns: (header: string[]) => {
				const missing = COLUMNS.slice(0, 6).find((name) => !header.includes(name));
				if (missing !== undefined) {
					throw new Faulty(`there is no column ${missing}`);
				}
				return header;
			},
			skip_empty_lines: true,
			trim: true,
			bom: true,
		});
	} catch (error) {
		throw error instanceof Faulty
			? error
			: new Faulty(error instanceof Error ? error.message : String(error));
	}
}

function hourOf(text: string, where: string): number {
	const ms = /^\d{4}-\d{2}-\d{2}T\d{2}:00(:00(\.000)?)?Z$/.test(text) ? Date.parse(text) : NaN;
	if (Number.isNaN(ms)) {
		throw new Faulty(`${where}: '${text}' is no full hour in UTC, such as 2026-03-02T14:00Z`);
	}
	return ms / MS_PER_HOUR;
}

function eanOf(text: string, where: string): string {
	const fault = faultOfEan(text);
	if (fault !== undefined) {
		throw new Faulty(`${where}: '${text}' is no EAN-18 code (${fault})`);
	}
	return text;
}

/**
 * Reads a register. Each connection and hour has one primary point, which has the code of the
 * connection, and no point belongs to two connections. Faults name the row, the header being row 1.
 */
export function readRegister(csv: string): Allocation[] {
	const found = new Map<
		string,
		{ row: number; area: number; from: number; points: Point[]; primary?: Point }
	>();
	const owners = new Map<string, string>();
	rowsOf(csv).forEach((row, at) => {
		const where = `row ${at + 2}`;
		const connection = eanOf(row.connection_ean, where);
		const ean = eanOf(row.point_ean, where);
		const from = hourOf(row.from_utc, where);
		if (!/^\d{1,9}$/.test(row.area)) {
			throw new Faulty(`${where}: '${row.area}' is no area`);
		}
		const area = Number(row.area);
		const supplier = accountOf(row.supplier_account, where);
		const owner = owners.get(ean) ?? connection;
		if (owner !== connection) {
			throw new Faulty(`${where}: point ${ean} belongs to connection ${owner}, too`);
		}
		owners.set(ean, connection);
		const key = `${connection} ${from}`;
		const all = found.get(key) ?? { row: at + 2, area, from, points: [] };
		found.set(key, all);
		if (all.area !== area) {
			throw new Faulty(`${where}: connection ${connection} is in area ${all.area}, too`);
		}
		if (all.primary?.ean === ean || all.points.some((point) => point.ean === ean)) {
			throw new Faulty(`${where}: point ${ean} is there twice`);
		}
		if (row.point === 'primary') {
			if (ean !== connection) {
				throw new Faulty(`${where}: the primary point has the code of the connection`);
			}
			all.primary = { ean, supplier };
		} else if (row.point !== 'secondary') {
			throw new Faulty(`${where}: '${row.point}' is neither primary nor secondary`);
		} else if (ean === connection) {
			throw new Faulty(`${where}: a secondary point has a code of its own`);
		} else if (all.points.push({ ean, supplier }) > MAX_SECONDARY) {
			throw new Faulty(
				`${where}: a connection has at most ${MAX_SECONDARY} secondary points`,
			);
		}
	});
	return [...found].map(([key, { row, area, from, points, primary }]) => {
		if (primary === undefined) {
			throw new Faulty(`row ${row}: connection and hour ${key} have no primary point`);
		}
		return { area, primary, secondary: points, from };
	});
}
