// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * What the chain does not know of members, customers and stations: names, addresses, numbers. It stays
 * with the exporter; nothing of it is on the chain.
 */

import { encodeAddress } from '@polkadot/util-crypto';
import type { Hex } from '../facts/process.js';

/** How a party's supplies are taxed, by the codes of EN 16931. */
export interface Vat {
	/** `S` standard rate, `AE` reverse charge, `E` exempt. */
	category: 'S' | 'AE' | 'E';
	/** In percent; 0 unless the category is `S`. */
	rate: number;
	/** Why nothing is charged. */
	reason: string | undefined;
	/** Its code in the list VATEX. */
	reasonCode: string | undefined;
}

/** A postal address. */
export interface Address {
	street: string;
	city: string;
	postcode: string;
	/** Two letters. */
	country: string;
}

/** A party that is paid, or its customer. */
export interface Contact extends Address {
	name: string;
	vatId: string | undefined;
	/** Number in a register, and the register's scheme in ISO 6523. */
	legalId: string | undefined;
	legalScheme: string | undefined;
	/** Electronic address, and its scheme. */
	endpoint: string | undefined;
	endpointScheme: string | undefined;
	email: string | undefined;
	phone: string | undefined;
}

/** Names of a member in the markets. */
export interface Codes {
	/** The first two parts of its EVSE IDs. */
	ocpi: { countryCode: string; partyId: string } | undefined;
	/** EIC or GLN, and the coding scheme in CIM: `A01` is EIC, `A10` GS1. */
	market: { id: string; scheme: string } | undefined;
}

/** A payee: supplier, DSO, operator or host. */
export interface Party extends Contact, Codes {
	vat: Vat;
	/** Numbers of its invoices and credit notes: the prefix, and the next number. */
	series: { prefix: string; next: number } | undefined;
	/** Its grid mix in percent, by the categories of OCPI. */
	mix: ReadonlyMap<string, number> | undefined;
	/** Lines that national law requires on a bill, such as the hotline. */
	notes: readonly string[];
}

/** A customer, known to its registrar alone. */
export interface Customer extends Contact {
	contractId: string | undefined;
}

/** A station as OCPI describes it. */
export interface Location extends Address {
	id: string;
	name: string | undefined;
	latitude: string;
	longitude: string;
	connectorId: string;
	standard: string;
	format: 'SOCKET' | 'CABLE';
	powerType: string;
}

/** A grid area in the markets. */
export interface Area {
	/** Its EIC, and the coding scheme. */
	domain: { id: string; scheme: string };
	/** The system operator, who takes programmes. */
	operator: Hex;
}

/** All that is known. */
export interface Book {
	/** The currency of the token. */
	currency: string;
	/** The zone of local days, such as `Europe/Amsterdam`. */
	timezone: string;
	/** Secret that hides accounts in identifiers. */
	salt: Hex;
	parties: ReadonlyMap<Hex, Party>;
	customers: ReadonlyMap<Hex, Customer>;
	/** Who is billed if the driver is not known: a registrar, for all of its drivers. */
	customer: Customer | undefined;
	/** By the station's number. */
	locations: ReadonlyMap<string, Location>;
	/** By the area's number. */
	areas: ReadonlyMap<string, Area>;
}

/** A document needs what the book does not have. */
export class NotInBook extends Error {}

/** An account as the book and the app write it, and as files of facts do. */
function shown(account: Hex): string {
	return `${encodeAddress(account)} (${account})`;
}

/** The party with this account. */
export function partyOf(book: Book, account: Hex): Party {
	const party = book.parties.get(account);
	if (party === undefined) {
		throw new NotInBook(`the book of parties has no party ${shown(account)}`);
	}
	return party;
}

/** The customer who is billed for a driver. */
export function customerOf(book: Book, driver: Hex): Customer {
	const customer = book.customers.get(driver) ?? book.customer;
	if (customer === undefined) {
		throw new NotInBook(
			`the book of parties has no customer ${shown(driver)}, and none for all`,
		);
	}
	return customer;
}

/** The location of a station. */
export function locationOf(book: Book, station: number): Location {
	const location = book.locations.get(String(station));
	if (location === undefined) {
		throw new NotInBook(`the book of parties has no location of station ${station}`);
	}
	return location;
}

/** The codes of a party in the markets. */
export function marketOf(book: Book, account: Hex): { id: string; scheme: string } {
	const { market, name } = partyOf(book, account);
	if (market === undefined) {
		throw new NotInBook(`the book of parties has no market code of ${name}`);
	}
	return market;
}

/** An area in the markets. */
export function areaOf(book: Book, area: number): Area {
	const found = book.areas.get(String(area));
	if (found === undefined) {
		throw new NotInBook(`the book of parties has no area ${area}`);
	}
	return found;
}
