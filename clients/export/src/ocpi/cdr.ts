// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { blake2b } from '@noble/hashes/blake2';
import { bytesToHex, concatBytes } from '@noble/hashes/utils';
import { formatKwh, formatToken } from '@smartcharge/rules/units';
import { readingPayload } from '@smartcharge/rules/reading';
import { changeOf, given, paidBy, SUBJECTS, type Correction } from '../facts/correction.js';
import { fixed } from '../facts/money.js';
import { total, type Hex, type ProcessFacts } from '../facts/process.js';
import { bytesOf } from '../facts/trail.js';
import { customerOf, locationOf, type Book } from '../parties/book.js';
import {
	decimal,
	NOTHING,
	price221,
	price230,
	type Cost,
	type Price221,
	type Price230,
	type Version,
} from './price.js';
import { isoTime, NotInOcpi, priced, tariffOf, type Priced, type Tariff } from './tariff.js';

/** A charge detail record of OCPI: that of a process, one that credits it, or the one in its place. */
export interface Cdr {
	country_code: string;
	party_id: string;
	id: string;
	start_date_time: string;
	end_date_time: string;
	session_id: string;
	cdr_token: {
		country_code: string;
		party_id: string;
		uid: string;
		type: 'APP_USER';
		contract_id: string;
	};
	auth_method: 'AUTH_REQUEST';
	cdr_location: object;
	meter_id: string;
	currency: string;
	tariffs: Tariff[];
	charging_periods: Period[];
	signed_data?: object;
	total_cost: Price221 | Price230;
	total_energy: number;
	total_energy_cost: Price221 | Price230;
	total_time: number;
	total_time_cost: Price221 | Price230;
	total_fixed_cost: Price221 | Price230;
	remark: string;
	credit?: true;
	credit_reference_id?: string;
	last_updated: string;
}

/** A charging period. */
export interface Period {
	start_date_time: string;
	dimensions: { type: 'ENERGY' | 'TIME'; volume: number }[];
	tariff_id: string;
}

/** Longest text of a remark. */
const MAX_REMARK = 255;

const MS_PER_HOUR = 3_600_000n;

/** A name of the driver that does not show the account. */
export function tokenUid(salt: Hex, driver: Hex): string {
	return bytesToHex(blake2b(concatBytes(bytesOf(salt), bytesOf(driver)), { dkLen: 16 }));
}

/** Hours with four decimals, in 1 / 10 000. */
function hours(ms: bigint): bigint {
	return (ms * 10_000n + MS_PER_HOUR / 2n) / MS_PER_HOUR;
}

/** One period for each stretch. Volumes of time add up to the rounded total. */
function periodsOf({ stretches }: Priced, tariff: string): Period[] {
	let [ms, noted] = [0n, 0n];
	return stretches.map(({ start, end, energy, charged }) => {
		ms += charged ? BigInt(end - start) : 0n;
		const volume = hours(ms) - noted;
		noted += volume;
		return {
			start_date_time: isoTime(start),
			dimensions: [
				{ type: 'ENERGY', volume: decimal(energy, 3) },
				...(charged ? [{ type: 'TIME' as const, volume: decimal(volume, 4) }] : []),
			],
			tariff_id: tariff,
		};
	});
}

/** All readings of the process, with what their meter signed. */
function signedData({ origin, meter, readings }: ProcessFacts): object | undefined {
	const key = readings.at(-1)?.key;
	if (key === undefined) {
		return undefined;
	}
	const genesis = bytesOf(origin.genesis);
	return {
		encoding_method: 'SmartCharge',
		encoding_method_version: 1,
		public_key: Buffer.from(bytesOf(key.key)).toString('base64'),
		signed_values: readings.map(({ at, register, signature }, index) => ({
			nature: index === 0 ? 'Start' : index === readings.length - 1 ? 'End' : 'Intermediate',
			plain_data: bytesToHex(readingPayload(genesis, meter, at, register)),
			signed_data: Buffer.from(signature.slice(2), 'hex').toString('base64'),
		})),
	};
}

/** What a correction changed, and what the driver got back: less than that if it is below zero. */
export function correctionRemark(correction: Correction): string {
	const { number, reason, payments, driver } = correction;
	const [energy, sale, time] = SUBJECTS.map((subject) => changeOf(correction, subject));
	const [setOff, owed] = (['Offset', 'DebtBooked'] as const).map((kind) =>
		paidBy(
			payments.filter(({ to }) => to === driver),
			kind,
		),
	);
	const parts = [
		...(energy ? [`energy ${formatKwh(energy)} kWh`] : []),
		...(sale ? [`charged energy ${formatKwh(sale)} kWh`] : []),
		...(time ? [`station time ${fixed(time, 3)} s`] : []),
		`given back ${formatToken(-given(correction, driver))}`,
		...(setOff ? [`of it set off ${formatToken(setOff)}`] : []),
		...(owed ? [`of it still owed ${formatToken(owed)}`] : []),
	];
	return `Correction ${number} (${reason}): ${parts.join(', ')}.`;
}

/** What OCPI has no field for. */
function remarkOf({ facts, rounded }: Priced, correction: Correction | undefined): string {
	const { reason, totals } = facts.record;
	const remarks = [
		...(correction ? [correctionRemark(correction)] : []),
		`Ended: ${reason}.`,
		...(totals.unpaid > 0n ? [`Unpaid: ${formatToken(totals.unpaid)}.`] : []),
		...(totals.waived > 0n ? [`Not charged: ${formatToken(totals.waived)}.`] : []),
		...(totals.reward > 0n
			? [`Reward for demand response: ${formatToken(totals.reward)}, paid apart.`]
			: []),
		...(rounded ? ['Net prices are rounded to four decimals.'] : []),
	];
	return remarks.join(' ').slice(0, MAX_REMARK);
}

/** The opposite of a price, in either form. */
function negated(price: Price221 | Price230): Price221 | Price230 {
	const minus = (value: number) => (value === 0 ? 0 : -value);
	return 'excl_vat' in price
		? { excl_vat: minus(price.excl_vat), incl_vat: minus(price.incl_vat) }
		: {
				before_taxes: minus(price.before_taxes),
				taxes: price.taxes.map((tax) => ({ ...tax, amount: minus(tax.amount) })),
			};
}

/** The charge detail record of a process; with `correction`, the one after it. */
export function cdrOf(
	facts: ProcessFacts,
	book: Book,
	version: Version,
	correction?: Correction,
): Cdr {
	const id =
		correction === undefined ? String(facts.process) : `${facts.process}-R${correction.number}`;
	const { record } = facts;
	const session = priced(facts, book);
	const tariff = tariffOf(session, book, version, id);
	const { rates } = session;
	const same = rates.energy === rates.time ? rates.energy : undefined;
	const price = (cost: Cost, rate: number | undefined) =>
		version === '2.2.1' ? price221(cost) : price230(cost, rate);
	const location = locationOf(book, record.station);
	const customer = customerOf(book, record.driver);
	const { country_code, party_id } = tariff;
	const uid = tokenUid(book.salt, record.driver);
	const ms = total(facts.lines.map(({ start, end }) => BigInt(end - start)));
	const delivered = total(session.stretches.map(({ energy }) => energy));
	const signed = signedData(facts);
	const start = Math.min(record.start, ...session.stretches.map((each) => each.start));
	const end = Math.max(record.end, ...session.stretches.map((each) => each.end));
	return {
		country_code,
		party_id,
		id,
		start_date_time: isoTime(start),
		end_date_time: isoTime(end),
		session_id: String(facts.process),
		cdr_token: {
			country_code,
			party_id,
			uid,
			type: 'APP_USER',
			contract_id: customer.contractId ?? uid,
		},
		auth_method: 'AUTH_REQUEST',
		cdr_location: {
			id: location.id,
			...(location.name !== undefined && { name: location.name }),
			address: location.street,
			city: location.city,
			postal_code: location.postcode,
			country: threeLetters(location.country),
			coordinates: { latitude: location.latitude, longitude: location.longitude },
			evse_id: facts.evse,
			connector_id: location.connectorId,
			connector_standard: location.standard,
			connector_format: location.format,
			connector_power_type: location.powerType,
		},
		meter_id: facts.ean,
		currency: book.currency,
		tariffs: [tariff],
		charging_periods: periodsOf(session, id),
		...(signed && { signed_data: signed }),
		total_cost: price(session.paid, same),
		total_energy: decimal(delivered, 3),
		total_energy_cost: price(session.energy, rates.energy),
		total_time: decimal(hours(ms), 4),
		total_time_cost: price(session.time, rates.time),
		total_fixed_cost: price(NOTHING, same),
		remark: remarkOf(session, correction),
		last_updated: isoTime(correction?.at ?? record.end),
	};
}

/** The record that takes back all of `cdr` for a correction. */
export function creditOf(cdr: Cdr, correction: Pick<Correction, 'number' | 'at'>): Cdr {
	return {
		...cdr,
		id: `${cdr.session_id}-C${correction.number}`,
		total_cost: negated(cdr.total_cost),
		credit: true,
		credit_reference_id: cdr.id,
		last_updated: isoTime(correction.at),
	};
}

/** Codes of ISO 3166 of the countries of the European market. */
const THREE_LETTERS: Readonly<Record<string, string>> = {
	AT: 'AUT',
	BE: 'BEL',
	BG: 'BGR',
	CH: 'CHE',
	CY: 'CYP',
	CZ: 'CZE',
	DE: 'DEU',
	DK: 'DNK',
	EE: 'EST',
	ES: 'ESP',
	FI: 'FIN',
	FR: 'FRA',
	GB: 'GBR',
	GR: 'GRC',
	HR: 'HRV',
	HU: 'HUN',
	IE: 'IRL',
	IS: 'ISL',
	IT: 'ITA',
	LT: 'LTU',
	LU: 'LUX',
	LV: 'LVA',
	MT: 'MLT',
	NL: 'NLD',
	NO: 'NOR',
	PL: 'POL',
	PT: 'PRT',
	RO: 'ROU',
	SE: 'SWE',
	SI: 'SVN',
	SK: 'SVK',
};

/** Three letters of a country, for two. */
function threeLetters(country: string): string {
	const three = THREE_LETTERS[country];
	if (three === undefined) {
		throw new NotInOcpi(`OCPI needs three letters of country ${country}, which are not known`);
	}
	return three;
}
