// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Facts and parties of the worked examples, with meters that sign. */

import { schnorrkel } from './keys.js';
import { readingPayload } from '@smartcharge/rules/reading';
import { newTrail, withLine, bytesOf, hexOf } from '../src/facts/trail.js';
import type { Correction } from '../src/facts/correction.js';
import type { Certificate, Hex, Line, Part, ProcessFacts, Totals } from '../src/facts/process.js';
import { parseBook } from '../src/parties/parse.js';
import type { Book } from '../src/parties/book.js';

export const account = (byte: number): Hex => `0x${byte.toString(16).padStart(2, '0').repeat(32)}`;

export const SUPPLIER = account(0xaa);
export const OTHER_SUPPLIER = account(0xab);
export const DSO = account(0xbb);
export const CSO = account(0xcc);
export const DRIVER = account(0xdd);
export const BRP = account(0xee);
export const OTHER_BRP = account(0xef);
export const TSO = account(0xf0);
export const GENESIS = account(0x11);

const MINUTE = 60_000;

/** 2026-03-02 08:00 UTC. */
export const MORNING = Date.UTC(2026, 2, 2, 8);

const address = {
	street: 'Kanaalweg 1',
	city: 'Utrecht',
	postcode: '3526 KL',
	country: 'NL',
};

const market = (id: string) => ({ id, scheme: 'A01' });

/** The book of parties of the examples, as it is written in a file. */
export const BOOK_FILE = {
	salt: account(0x5a),
	parties: {
		[SUPPLIER]: {
			...address,
			name: 'Zonnestroom B.V.',
			vatId: 'NL001234567B01',
			legalId: '12345678',
			legalScheme: '0106',
			endpoint: '12345678',
			endpointScheme: '0106',
			email: 'facturen@zonnestroom.example',
			phone: '+31 30 000 0000',
			series: { prefix: '2026-S', next: 17 },
			mix: { GENERAL_FOSSIL: 100 },
			notes: ['Hotline +31 30 000 0000. Complaints: www.zonnestroom.example/klacht.'],
		},
		[OTHER_SUPPLIER]: {
			...address,
			name: 'Windkracht B.V.',
			vatId: 'NL001234568B01',
			endpoint: '12345679',
			endpointScheme: '0106',
			series: { prefix: 'W', next: 1 },
		},
		[DSO]: {
			...address,
			name: 'Netbeheer N.V.',
			vatId: 'NL001234569B01',
			endpoint: '12345680',
			endpointScheme: '0106',
			series: { prefix: 'N', next: 501 },
		},
		[CSO]: {
			...address,
			name: 'Laadpalen B.V.',
			vatId: 'NL001234570B01',
			endpoint: '12345681',
			endpointScheme: '0106',
			ocpi: { countryCode: 'NL', partyId: 'SMC' },
			series: { prefix: 'L-', next: 9 },
		},
		[BRP]: { ...address, name: 'Balans B.V.', market: market('8716867000BRP') },
		[OTHER_BRP]: { ...address, name: 'Evenwicht B.V.', market: market('8716867000OTH') },
		[TSO]: { ...address, name: 'Hoogspanning N.V.', market: market('10X1001A1001A361') },
	},
	customers: {
		[DRIVER]: {
			...address,
			name: 'A. de Vries',
			endpoint: 'devries@example.nl',
			endpointScheme: 'EM',
			contractId: 'NL-ZON-C00012345-6',
		},
	},
	areas: { 0: { domain: { id: '10YNL----------L', scheme: 'A01' }, operator: TSO } },
	locations: {
		0: { ...address, id: 'LOC0', latitude: '52.090740', longitude: '5.121420' },
	},
};

export const book = (): Book => parseBook(JSON.stringify(BOOK_FILE));

/** A part that was paid at its prices. */
export function part(
	energy: bigint,
	price: bigint,
	source?: number,
	supplier = SUPPLIER,
	gridPrice = 48_400n,
): Part {
	return {
		supplier,
		source,
		energy,
		idle: 0n,
		unproven: 0n,
		price,
		gridPrice,
		amount: (price * energy) / 1_000n,
	};
}

/** A line that was paid at its prices. */
export function line(
	step: number,
	start: number,
	minutes: number,
	parts: Part[],
	pricePerHour = 290_400n,
): Line {
	const gridCost = parts.reduce((sum, each) => sum + each.energy * each.gridPrice, 0n);
	return {
		step,
		start,
		end: start + minutes * MINUTE,
		parts,
		toDso: gridCost / 1_000n,
		pricePerHour,
		toCso: (pricePerHour * BigInt(minutes)) / 60n,
		reward: 0n,
		unpaid: 0n,
	};
}

/** Facts of a process with these lines, as the chain would have them. */
export function factsOf(
	lines: Line[],
	certificates: Certificate[] = [],
	process = 7,
	overrides: Partial<Totals> = {},
	signed = true,
): ProcessFacts {
	const sum = (of: (line: Line) => bigint) => lines.reduce((all, each) => all + of(each), 0n);
	const partsOf = (of: (part: Part) => bigint) =>
		sum((each) => each.parts.reduce((all, one) => all + of(one), 0n));
	const energy = partsOf((one) => one.energy);
	const first = lines[0]?.start ?? MORNING;
	const last = lines.at(-1)?.end ?? first;
	const base = 1_000_000n;
	const times = [first, ...lines.map(({ end }) => end)];
	let register = base;
	const registers = [
		base,
		...lines.map(({ parts }) => {
			register += parts.reduce((all, one) => all + one.energy, 0n);
			return register;
		}),
	];
	return {
		process,
		origin: { genesis: GENESIS, block: 1_234, blockHash: account(0x99) },
		record: {
			driver: DRIVER,
			station: 0,
			cso: CSO,
			start: first,
			end: last,
			energy,
			sourced: partsOf((one) => (one.source === undefined ? 0n : one.energy - one.idle)),
			registers: [base, register],
			totals: {
				toSupplier: partsOf((one) => one.amount),
				toDso: sum((each) => each.toDso),
				toCso: sum((each) => each.toCso),
				reward: sum((each) => each.reward),
				unpaid: sum((each) => each.unpaid),
				waived: 0n,
				free: partsOf((one) => one.idle),
				...overrides,
			},
			reason: 'DemandMet',
			trail: lines.reduce(withLine, newTrail(GENESIS, process)),
		},
		evse: 'NL*SMC*E0001',
		meter: 0,
		ean: '871687140000000002',
		payee: CSO,
		dso: DSO,
		lines,
		readings: signed
			? times.map((at, index) => {
					const shown = registers[index] ?? base;
					const payload = readingPayload(bytesOf(GENESIS), 0, at, shown);
					return {
						at,
						register: shown,
						signature: hexOf(schnorrkel.sign(payload)),
						key: { scheme: 'Sr25519' as const, key: hexOf(schnorrkel.publicKey) },
					};
				})
			: [],
		certificates,
	};
}

/** Three sources in one step of two and a half hours. */
export function golden(): ProcessFacts {
	return factsOf(
		[
			line(0, MORNING, 150, [
				part(4_321n, 205_700n, 3),
				part(2_005n, 181_500n, 4),
				part(1_174n, 278_300n),
			]),
		],
		[
			{
				kind: 'Certified',
				source: 3,
				carrier: 'Solar',
				interval: MORNING,
				energy: 4_321n,
			},
			{ kind: 'Certified', source: 4, carrier: 'Wind', interval: MORNING, energy: 2_005n },
		],
	);
}

/** 12 kWh of two steps, of which 3.217 kWh are taken back later. */
export function corrected(): ProcessFacts {
	return factsOf(
		[
			line(0, MORNING, 60, [part(8_000n, 242_000n, 3)]),
			line(1, MORNING + 60 * MINUTE, 60, [part(4_000n, 181_500n, 4)]),
		],
		[],
		8,
	);
}

/** A correction of which those who lose pay the driver, and the driver pays those who gain. */
export function correctionOf(
	payees: readonly (readonly [payee: Hex, change: bigint])[],
	over: Partial<Correction> = {},
): Correction {
	return {
		process: 8,
		id: 40,
		number: 1,
		at: MORNING + 86_400_000,
		reason: 'MeterFault',
		outcome: 'Executed',
		driver: DRIVER,
		by: DSO,
		bearer: CSO,
		deltas: [],
		payees: payees.map(([payee, change]) => ({ account: payee, change })),
		payments: payees.map(([payee, change]) => {
			const [from, to] = change < 0n ? [payee, DRIVER] : [DRIVER, payee];
			const amount = change < 0n ? -change : change;
			return { kind: 'Refunded', from, to, account: to, amount };
		}),
		...over,
	};
}

/** The correction of {@link corrected}: 3.217 kWh less of the first step. */
export function less(over: Partial<Correction> = {}): Correction {
	const payees = [
		[SUPPLIER, -778_514n],
		[DSO, -155_703n],
	] as const;
	const deltas = [{ line: 0, of: 'Energy' as const, part: 0, delta: -3_217n }];
	return correctionOf(payees, { deltas, ...over });
}

/**
 * The price of 1 kWh below zero stays with the driver; when 1 kWh of another supplier is added, that
 * one pays it back.
 */
export function paidBack(): { before: ProcessFacts; less: Correction; more: Correction } {
	const parts = [
		part(8_000n, -121_000n, undefined, SUPPLIER, 0n),
		part(8_000n, -242_000n, undefined, OTHER_SUPPLIER, 0n),
	];
	const hours = parts.map((each, at) => line(at, MORNING + at * 60 * MINUTE, 60, [each]));
	const delta = { of: 'Energy' as const, part: 0 };
	const paid = { kind: 'Refunded' as const, from: OTHER_SUPPLIER };
	return {
		before: factsOf(hours, [], 8),
		less: correctionOf([[SUPPLIER, 121_000n]], {
			deltas: [{ ...delta, line: 0, delta: -1_000n }],
			payments: [],
		}),
		more: correctionOf([], {
			number: 2,
			id: 41,
			deltas: [{ ...delta, line: 1, delta: 1_000n }],
			payees: [
				{ account: OTHER_SUPPLIER, change: -242_000n },
				{ account: SUPPLIER, change: 121_000n },
			],
			payments: [
				{ ...paid, to: SUPPLIER, account: SUPPLIER, amount: 121_000n },
				{ ...paid, to: DRIVER, account: DRIVER, amount: 121_000n },
			],
		}),
	};
}
