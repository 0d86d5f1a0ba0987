// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeAddress } from '@polkadot/util-crypto';

/** Figures of documents, read from the files that were written. */

/** A document that was written and anchored. */
export interface Anchored {
	issuer: string;
	number: number;
	kind: string;
	process: number;
	/** Figures of the file, in cents. */
	figures: { net: bigint; vat: bigint; gross: bigint; paid: bigint; rounding: bigint };
	/** Whether the chain has the commitment to the file. */
	proved: boolean;
}

/** A charge detail record that was written. */
export interface WrittenCdr {
	id: string;
	process: number;
	credit: boolean;
	/** Total cost with VAT, in the smallest unit of the token. */
	total: bigint;
	/** In Wh. */
	energy: bigint;
}

/** The rows of a file of comma-separated values without quotes, by the names of their columns. */
async function rowsOf(file: string): Promise<Record<string, string>[]> {
	const [heading = '', ...rows] = (await readFile(file, 'utf8')).trim().split(/\r?\n/);
	const names = heading.split(',');
	return rows.map((row) => {
		const values = row.split(',');
		return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
	});
}

/** A decimal number as a whole number of its `decimals`-th part. */
function whole(text: string, decimals: number): bigint {
	const [units = '0', fraction = ''] = text.replace('-', '').split('.');
	const value = BigInt(units + fraction.padEnd(decimals, '0').slice(0, decimals));
	return text.startsWith('-') ? -value : value;
}

function amountIn(xml: string, name: string): bigint {
	const amount = new RegExp(`<cbc:${name}[^>]*>([^<]*)<`).exec(xml)?.[1];
	return whole(amount ?? '0', 2);
}

/** A document that was written, and is to be anchored. */
export interface WrittenDocument extends Omit<Anchored, 'proved' | 'issuer'> {
	/** Account of its issuer. */
	address: string;
	/** Number of the invoice that it credits. */
	credits: number;
	commitment: string;
}

/** The documents in `folder`, in the order of their numbers. */
export async function readDocuments(folder: string): Promise<WrittenDocument[]> {
	const own = join(folder, 'invoices');
	const numberOf = (text: string) => Number(/\d+$/.exec(text)?.[0]);
	const rows = await rowsOf(join(own, 'commitments.csv'));
	return Promise.all(
		rows.map(async (row) => {
			const { number = '', kind = '', seller = '', credits = '', commitment = '' } = row;
			const process = Number(row.process);
			const place = String(Math.floor(process / 1_000)).padStart(6, '0');
			const xml = await readFile(join(own, place, row.file ?? ''), 'utf8');
			return {
				address: encodeAddress(seller),
				number: numberOf(number),
				kind,
				process,
				credits: numberOf(credits),
				commitment,
				figures: {
					net: amountIn(xml, 'TaxExclusiveAmount'),
					vat: amountIn(xml, 'TaxAmount'),
					gross: amountIn(xml, 'TaxInclusiveAmount'),
					paid: amountIn(xml, 'PrepaidAmount'),
					rounding: amountIn(xml, 'PayableRoundingAmount'),
				},
			};
		}),
	);
}

interface CdrJson {
	id: string;
	session_id: string;
	credit?: boolean;
	total_cost: { incl_vat: number };
	total_energy: number;
}

/** The charge detail records in `folder`. */
export async function readCdrs(folder: string): Promise<WrittenCdr[]> {
	const file = join(folder, 'ocpi', '2.2.1', 'cdrs', '00000000.json');
	const { data } = JSON.parse(await readFile(file, 'utf8')) as { data: CdrJson[] };
	return data.map((cdr) => ({
		id: cdr.id,
		process: Number(cdr.session_id),
		credit: cdr.credit === true,
		total: BigInt(Math.round(cdr.total_cost.incl_vat * 1_000_000)),
		energy: BigInt(Math.round(cdr.total_energy * 1_000)),
	}));
}

/** Adds up the amounts of each balance responsible party; `accounts` are by its code in the market. */
export async function readImbalances(
	file: string,
	accounts: ReadonlyMap<string, string>,
): Promise<Map<string, bigint>> {
	const sums = new Map<string, bigint>();
	for (const { brp = '', amount = '0' } of await rowsOf(file)) {
		const address = accounts.get(brp);
		if (address !== undefined) {
			sums.set(address, (sums.get(address) ?? 0n) + whole(amount, 6));
		}
	}
	return sums;
}
