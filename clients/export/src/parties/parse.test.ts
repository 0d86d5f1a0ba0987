// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BOOK_FILE, CSO, SUPPLIER } from '../../testing/cases.js';
import { customerOf, locationOf, partyOf } from './book.js';
import { parseBook } from './parse.js';

const written = () => JSON.stringify(BOOK_FILE);

describe('a book of parties', () => {
	it('has what is left out by default', () => {
		const book = parseBook(written());
		expect(book.currency).toBe('EUR');
		expect(partyOf(book, SUPPLIER).vat).toEqual({
			category: 'S',
			rate: 21,
			reason: undefined,
			reasonCode: undefined,
		});
		expect(locationOf(book, 0)).toMatchObject({ connectorId: '1', format: 'SOCKET' });
	});

	it('names accounts by their addresses, too', async () => {
		const path = fileURLToPath(new URL('../../examples/development.json', import.meta.url));
		const book = parseBook(await readFile(path, 'utf8'));
		const alice = '0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d';
		expect(customerOf(book, alice).name).toBe('Alice Example');
		expect(customerOf(book, CSO).name).toBe('Customers of Example energy A B.V.');
	});

	it('says what it does not have', () => {
		const book = parseBook(written());
		expect(() => partyOf(book, `0x${'12'.repeat(32)}`)).toThrow(
			/no party 5[1-9A-Za-z]{47} \(0x(12){32}\)/,
		);
		expect(() => customerOf(book, CSO)).toThrow(/no customer 5\w+ \(0xcccc/);
		expect(() => locationOf(book, 1)).toThrow('no location of station 1');
	});

	it.each([
		['"NL001234567B01"', '"1234"', /vatId: a VAT number/],
		['"GENERAL_FOSSIL":100', '"GENERAL_FOSSIL":99', /mix: percentages/],
		['"GENERAL_FOSSIL":100', '"SUN":100', /mix\.SUN: categories are/],
		['"NL","partyId":"SMC"', '"Nl","partyId":"SMC"', /countryCode: a country/],
		['"latitude":"52.090740"', '"latitude":"52.1"', /latitude: degrees/],
		['"salt":"0x5a', '"salt":"5a', /salt: 32 bytes/],
		['"areas":', '"timezone":"Europe/Utrecht","areas":', /'Europe\/Utrecht' is no time zone/],
		[
			'"notes":',
			'"vat":{"category":"E","rate":0},"notes":',
			/vat\.reason: category E needs one/,
		],
		['"notes":', '"vat":{"category":"S","rate":0},"notes":', /vat\.rate: category S/],
	])('with %s as %s is refused with the path of the fault', (right, wrong, fault) => {
		expect(written()).toContain(right);
		expect(() => parseBook(written().replace(right, wrong))).toThrow(fault);
	});
});
