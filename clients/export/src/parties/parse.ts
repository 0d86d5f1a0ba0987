// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFile } from 'node:fs/promises';
import { decodeAddress } from '@polkadot/util-crypto';
import type { Hex } from '../facts/process.js';
import {
	count,
	Faulty,
	hex,
	like,
	list,
	map,
	oneOf,
	optional,
	parse,
	real,
	shape,
	text,
	withDefault,
	type Read,
} from '../facts/reader.js';
import { hexOf } from '../facts/trail.js';
import type { Area, Book, Contact, Customer, Location, Party, Vat } from './book.js';

const country = like(/^[A-Z]{2}$/, 'a country of two capital letters');

const address = { street: text, city: text, postcode: text, country };

const contact: { [K in keyof Contact]: Read<Contact[K]> } = {
	...address,
	name: text,
	vatId: optional(like(/^[A-Z]{2}[A-Z0-9]+$/, 'a VAT number that begins with its country')),
	legalId: optional(text),
	legalScheme: optional(like(/^\d{4}$/, 'a scheme of four digits')),
	endpoint: optional(text),
	endpointScheme: optional(text),
	email: optional(text),
	phone: optional(text),
};

/** The rate of a party that does not say another one: that of most supplies in the Netherlands. */
const STANDARD: Vat = { category: 'S', rate: 21, reason: undefined, reasonCode: undefined };

const anyVat = shape<Vat>({
	category: oneOf('S', 'AE', 'E'),
	rate: count,
	reason: optional(text),
	reasonCode: optional(text),
});

const vat: Read<Vat> = (value, path) => {
	const read = anyVat(value, path);
	if ((read.category === 'S') !== read.rate > 0 || read.rate > 100) {
		throw new Faulty(`${path}.rate: category S has a rate, the others have 0`);
	}
	if (read.category !== 'S' && read.reason === undefined && read.reasonCode === undefined) {
		throw new Faulty(`${path}.reason: category ${read.category} needs one`);
	}
	return read;
};

/** Categories of energy sources in OCPI. */
const CATEGORIES = [
	'NUCLEAR',
	'GENERAL_FOSSIL',
	'COAL',
	'GAS',
	'GENERAL_GREEN',
	'SOLAR',
	'WIND',
	'WATER',
];

const percentages: Read<ReadonlyMap<string, number>> = (value, path) => {
	const read = map(real)(value, path);
	const unknown = [...read.keys()].find((name) => !CATEGORIES.includes(name));
	if (unknown !== undefined) {
		throw new Faulty(`${path}.${unknown}: categories are ${CATEGORIES.join(', ')}`);
	}
	const sum = [...read.values()].reduce((all, each) => all + each, 0);
	if (Math.abs(sum - 100) > 1e-9 || [...read.values()].some((each) => each < 0)) {
		throw new Faulty(`${path}: percentages of a mix add up to 100`);
	}
	return read;
};

const market = shape<{ id: string; scheme: string }>({
	id: like(/^[A-Z0-9-]{1,16}$/, 'a code of at most 16 characters'),
	scheme: like(/^[A-Z]\d{2}$/, 'a coding scheme such as A01'),
});

const party = shape<Party>({
	...contact,
	ocpi: optional(
		shape<NonNullable<Party['ocpi']>>({
			countryCode: country,
			partyId: like(/^[A-Z0-9]{3}$/, 'a party id of three characters'),
		}),
	),
	market: optional(market),
	vat: withDefault(vat, STANDARD),
	series: optional(shape<NonNullable<Party['series']>>({ prefix: text, next: count })),
	mix: optional(percentages),
	notes: withDefault<readonly string[]>(list(text), []),
});

const customer = shape<Customer>({ ...contact, contractId: optional(text) });

const degrees = like(/^-?\d{1,3}\.\d{5,7}$/, 'degrees with 5 to 7 decimals, in quotes');

const location = shape<Location>({
	...address,
	id: text,
	name: optional(text),
	latitude: degrees,
	longitude: degrees,
	connectorId: withDefault(text, '1'),
	standard: withDefault(text, 'IEC_62196_T2'),
	format: withDefault(oneOf('SOCKET', 'CABLE'), 'SOCKET'),
	powerType: withDefault(text, 'AC_3_PHASE'),
});

/** The public key of an address, in hex. */
export function accountOf(address: string, path: string): Hex {
	try {
		return hexOf(decodeAddress(address));
	} catch {
		throw new Faulty(`${path}: '${address}' is no account`);
	}
}

/** An object by accounts, as addresses or public keys. */
function byAccount<T>(item: Read<T>): Read<ReadonlyMap<Hex, T>> {
	return (value, path) =>
		new Map(
			[...map(item)(value, path)].map(([address, each]) => [accountOf(address, path), each]),
		);
}

const area = shape<Area>({
	domain: market,
	operator: (value, path) => accountOf(text(value, path), path),
});

const zone: Read<string> = (value, path) => {
	const name = text(value, path);
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
	} catch {
		throw new Faulty(`${path}: '${name}' is no time zone`);
	}
	return name;
};

const book: Read<Book> = shape<Book>({
	currency: withDefault(like(/^[A-Z]{3}$/, 'a currency of three letters'), 'EUR'),
	timezone: withDefault(zone, 'Europe/Amsterdam'),
	salt: hex,
	parties: byAccount(party),
	customers: withDefault<ReadonlyMap<Hex, Customer>>(byAccount(customer), new Map()),
	customer: optional(customer),
	locations: withDefault<ReadonlyMap<string, Location>>(map(location), new Map()),
	areas: withDefault<ReadonlyMap<string, Area>>(map(area), new Map()),
});

/** Reads a book of parties from JSON. */
export function parseBook(json: string, what = 'the book of parties'): Book {
	return parse(json, book, what);
}

/** Reads a book of parties from a file. */
export async function loadBook(file: string): Promise<Book> {
	return parseBook(await readFile(file, 'utf8'), file);
}
