// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { CheckId, Figure, Finding } from './result.js';

/** Figures of a finding, written for people. */
export interface Filled {
	at: string;
	stated: string;
	right: string;
}

/** What is checked, in English. Other languages have the same keys. */
export const checks: Record<CheckId, string> = {
	form: 'The file is a receipt',
	digest: 'Nothing was changed by accident',
	signatures: 'The meter signed each reading',
	registers: 'The energy is that of the meter',
	trail: 'The steps are those that the network recorded',
	lines: 'Each step costs its energy at its price',
	sums: 'The steps add up to the total',
	certificates: 'No energy is certified twice',
	summary: 'The summary is that of the steps',
	state: 'The proof belongs to one block of the network',
	record: 'The network has this record',
	meter: 'The station has this meter, and the meter this key',
	certified: 'The network certified this energy',
	finality: 'The validators signed this block',
	validators: 'The validators are those of the network',
	network: 'The network is the one that you mean',
};

const both =
	(what: string) =>
	({ stated, right }: Filled) =>
		`${what}: the receipt states ${stated}, it has to be ${right}.`;

const inStep =
	(what: string) =>
	({ at, stated, right }: Filled) =>
		`Step ${at}, ${what}: the receipt states ${stated}, it has to be ${right}.`;

/** What is wrong, or why a check is not possible. */
export const findings = {
	'no-json': () => 'The file is no JSON, or was cut off.',
	'unknown-format': () => 'The file is no receipt of a form that is known here.',
	malformed: () => 'Not checked, because the file is not complete.',
	'no-object': ({ at }) => `${at} is no object.`,
	'no-list': ({ at }) => `${at} is no list.`,
	'no-text': ({ at }) => `${at} is no text.`,
	'no-whole': ({ at }) => `${at} is no whole number.`,
	'no-pair': ({ at }) => `${at} is not two whole numbers.`,
	'no-bytes': ({ at }) => `${at} is not bytes in hex, of the right length.`,
	'too-large': ({ at }) => `${at} is a number that the network cannot have.`,
	'too-deep': () => 'The file has lists in lists without an end.',
	digest: ({ stated, right }) =>
		`Something was changed: the receipt states the digest ${stated}, it has to be ${right}.`,
	'no-reading': () => 'There is no reading.',
	'reading-order': ({ at }) => `The reading of ${at} is not in order.`,
	'not-signed': ({ at }) => `The reading of ${at} is not signed by its meter.`,
	'energy-of-meter': both('Energy between the registers'),
	'first-register': both('Register of the first reading'),
	'last-register': both('Register of the last reading'),
	'number-of-lines': ({ stated, right }) =>
		`The trail has another number of lines: the file has ${stated}, the record ${right}.`,
	'trail-hash': ({ stated, right }) =>
		`The lines are not those of the trail: the record has ${stated}, the lines have ${right}.`,
	'line-order': ({ at }) => `Step ${at} is not in order.`,
	'line-time': ({ at }) => `Step ${at} ends before it begins.`,
	'free-energy': ({ at }) => `Step ${at}: more energy is free than flowed.`,
	'station-price': inStep('price of the station'),
	'part-amount': inStep('price of the energy'),
	'grid-amount': inStep('price of the grid'),
	'sum-supplier': both('Sum for suppliers'),
	'sum-dso': both('Sum for the grid operator'),
	'sum-station': both('Sum for the station'),
	'sum-unpaid': both('Sum that is owed'),
	'sum-reward': ({ stated, right }) =>
		`The rewards are ${stated}, the steps have at most ${right}.`,
	'sum-energy': both('Energy of the steps'),
	'sum-free': both('Energy that is not billed'),
	'sum-sourced': ({ stated, right }) =>
		`The energy from sources is ${stated}, but they served at most ${right}.`,
	begins: ({ stated, right }) =>
		`The charging begins at ${stated}, after its first step, which begins at ${right}.`,
	ends: ({ stated, right }) =>
		`The charging ends at ${stated}, before its last step, which ends at ${right}.`,
	'certified-source': ({ at, stated, right }) =>
		`Source ${at} is certified for ${stated}, but served at most ${right}.`,
	'certified-sourced': ({ stated, right }) =>
		`${stated} are certified, but at most ${right} came from sources.`,
	'certified-energy': ({ stated, right }) =>
		`${stated} are certified, but ${right} were delivered.`,
	'summary-energy': both('Energy'),
	'summary-paid': both('Paid'),
	'summary-unpaid': both('Owed'),
	'summary-reward': both('Rewards'),
	'summary-refunded': both('Given back by corrections'),
	'correction-order': ({ at }) => `Correction ${at} is not the next one of this charging.`,
	'correction-line': ({ at }) => `Correction ${at} takes out more than there was.`,
	'correction-payment': ({ at, stated, right }) =>
		`Correction ${at}: a payee gave back ${stated}, it has to be ${right}.`,
	'summary-payment': ({ at, stated, right }) =>
		`Payment to ${at}: the receipt states ${stated}, it has to be ${right}.`,
	'summary-mix': ({ at, stated, right }) =>
		`Share of ${at} in hundredths of a percent: the receipt states ${stated}, it has to be ${right}.`,
	'no-lines': () => 'The file has no steps: the node that wrote it does not keep them that long.',
	'no-readings': () =>
		'The file has no readings: the node that wrote it does not keep them that long.',
	'no-proof': () => 'The file has no proof of the network. Save it from the page to have one.',
	'no-finality': () =>
		'The file has no signatures of validators, as on a test network without votes.',
	'depends-state': () => 'Not checked, because the proof belongs to another block.',
	'unknown-layout': () =>
		'The network stores it in another form than this program knows. Use a newer one.',
	header: () => 'The header of the block cannot be read.',
	'state-node': () => 'The proof cannot be read.',
	'state-root': ({ at }) => `The proof is not of the state of block ${at}.`,
	'record-missing': () => 'The proof is not about this charging.',
	'record-absent': ({ at }) => `In block ${at} the network has no record of this charging.`,
	field: ({ at, stated, right }) =>
		`${at}: the receipt states ${stated}, the network has ${right}.`,
	'station-missing': () => 'The proof is not about this station.',
	'meter-missing': () => 'The proof is not about this meter.',
	'meter-absent': ({ at }) => `In block ${at} the network has no such station or meter.`,
	'meter-key': ({ stated, right }) =>
		`The readings are signed by ${stated}, the meter has ${right}. If it has got another key since, an older proof shows that.`,
	'certified-missing': () => 'The proof is not about the certificates of this charging.',
	'source-missing': () => 'The proof is not about the sources of the certificates.',
	'source-absent': ({ at }) => `The network has no source ${at}.`,
	'certificate-carrier': ({ at, stated, right }) =>
		`Source ${at}: the receipt states ${stated}, it is ${right}.`,
	'more-certified': both('Certified energy'),
	'more-greened': both('Energy greened afterwards'),
	'fewer-certificates': ({ stated, right }) =>
		`The file lists ${stated}, the network certified ${right}. Lists leave the network after a year, their sum stays longer.`,
	finality: () => 'The signatures of the validators cannot be read.',
	'finality-block': ({ at }) => `The validators signed another block than ${at}.`,
	'finality-votes': ({ stated, right }) =>
		`The signatures of ${stated} validators are right, ${right} are needed.`,
	genesis: ({ stated, right }) =>
		`The first block is ${stated}, but the meter signed for ${right}.`,
	'genesis-state': () => 'The proof is not about the validators of the first block.',
	'validators-compare': () =>
		'The file does not prove them. Compare the keys below with those that members publish.',
	'validators-changed': () =>
		'They have changed since the first block. Compare the keys below with those that members publish.',
	'validators-other': ({ at }) => `${at} is not among the keys that you entered.`,
	'network-compare': ({ stated }) =>
		`Compare its first block with what members publish: ${stated}.`,
	'network-other': ({ stated }) => `Its first block is ${stated}, which is not what you entered.`,
} satisfies Record<string, (filled: Filled) => string>;

/** Fields of a record. */
export const fields = {
	driver: 'Driver',
	station: 'Number of the station',
	cso: 'Operator',
	start: 'Start',
	end: 'End',
	energy: 'Energy',
	sourced: 'Energy from sources',
	first: 'Register at the start',
	last: 'Register at the end',
	toSupplier: 'Paid to suppliers',
	toDso: 'Paid to the grid operator',
	toCso: 'Paid to the station',
	reward: 'Rewards',
	unpaid: 'Owed',
	waived: 'Not due',
	free: 'Energy that is not billed',
	reason: 'Reason of the end',
	trail: 'Hash of the steps',
	steps: 'Number of steps',
	evse: 'EVSE ID',
	meter: 'Number of the meter',
	ean: 'EAN of the connection',
};

export interface Words {
	checks: Record<CheckId, string>;
	findings: Record<keyof typeof findings, (filled: Filled) => string>;
	fields: Record<keyof typeof fields, string>;
}

export const english: Words = { checks, findings, fields };

/** A finding in words. `show` writes its figures. */
export function sentence(words: Words, finding: Finding, show: (figure: Figure) => string): string {
	const { code, at, stated, right } = finding;
	const known: Partial<Record<string, (filled: Filled) => string>> = words.findings;
	const names: Partial<Record<string, string>> = words.fields;
	const shown = (figure: Figure | undefined) => (figure === undefined ? '' : show(figure));
	const place = code === 'field' ? (names[String(at?.value)] ?? shown(at)) : shown(at);
	const write = known[code] ?? (() => code);
	return write({ at: place, stated: shown(stated), right: shown(right) });
}
