// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { faultOfEan } from '@smartcharge/rules/ean';
import { book, OTHER_SUPPLIER, SUPPLIER } from '../../testing/cases.js';
import { readRegister, writeRegister } from './csv.js';
import type { Allocation } from './register.js';

const REGISTER: Allocation[] = [
	{
		area: 0,
		primary: { ean: '871687140000000064', supplier: SUPPLIER },
		secondary: [{ ean: '871687140000000071', supplier: OTHER_SUPPLIER }],
		from: 492_000,
	},
	{
		area: 1,
		primary: { ean: '871687140000000088', supplier: OTHER_SUPPLIER },
		secondary: [],
		from: 492_001,
	},
];

const csv = () => writeRegister(REGISTER, (account) => account, book());

describe('a register of allocation points', () => {
	it('is read as it was written', () => {
		expect(readRegister(csv())).toEqual(REGISTER);
		const [header, first] = csv().split('\n');
		expect(header).toBe(
			'connection_ean,area,from_utc,point,point_ean,supplier_account,supplier_name,supplier_code',
		);
		expect(first).toBe(
			`871687140000000064,0,2026-02-16T00:00Z,primary,871687140000000064,${SUPPLIER},` +
				'Zonnestroom B.V.,',
		);
	});

	it('is read from other programs: a mark in front, quotes, columns that are not needed', () => {
		const others = `\ufeff${csv().replace('871687140000000064,0', '"871687140000000064","0"')}`;
		expect(readRegister(others.replaceAll('\n', '\r\n'))).toEqual(REGISTER);
	});

	it.each([
		['871687140000000071', '871687140000000072', "row 3: '871687140000000072' is no EAN-18"],
		['T00:00Z', 'T00:30Z', 'row 2: .*is no full hour'],
		['secondary', 'third', "row 3: 'third' is neither"],
		[
			',primary,871687140000000064',
			',secondary,871687140000000064',
			'row 2: a secondary point',
		],
		[',primary,871687140000000088', ',primary,871687140000000095', 'row 4: the primary point'],
		[SUPPLIER, '5Nobody', "row 2: '5Nobody' is no account"],
		['area', 'region', 'no column area'],
		['064,0,2026', '064,x,2026', "row 2: 'x' is no area"],
		[
			'871687140000000064,0,2026-02-16T00:00Z,secondary',
			'871687140000000064,1,2026-02-16T00:00Z,secondary',
			'row 3: connection .* is in area 0, too',
		],
		[
			'871687140000000064,0,2026-02-16T00:00Z,secondary',
			'871687140000000095,0,2026-02-16T00:00Z,secondary',
			'row 3: connection and hour .* no primary point',
		],
		[
			'secondary,871687140000000071',
			'secondary,871687140000000088',
			'row 4: point 871687140000000088 belongs to',
		],
		['Zonnestroom B.V.', '"Zonnestroom', 'Quote'],
	])('with %s as %s is refused, with its row', (right, wrong, fault) => {
		expect(csv()).toContain(right);
		expect(() => readRegister(csv().replace(right, wrong))).toThrow(new RegExp(fault));
	});

	it('has each point once, and at most eight secondary points of a connection', () => {
		const rows = csv().trimEnd().split('\n');
		expect(() => readRegister([...rows, rows[2]].join('\n'))).toThrow(
			/row 5: .* is there twice/,
		);
		const codes = Array.from({ length: 100 }, (_, at) => `8716871400000001${at + 10}`)
			.filter((code) => faultOfEan(code) === undefined)
			.slice(0, 8);
		expect(codes).toHaveLength(8);
		const more = codes.map((code) => (rows[2] ?? '').replace('871687140000000071', code));
		expect(() => readRegister([...rows, ...more].join('\n'))).toThrow(/row 12: .* at most 8/);
		expect(readRegister([...rows, ...more.slice(1)].join('\n'))[0]?.secondary).toHaveLength(8);
	});
});
