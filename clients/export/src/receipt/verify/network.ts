// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Checks what a receipt has of the network: the record in the state of a block, and the signatures by
 * which validators made the block final.
 */

import { finalityOf, validatorsOf, type Validator } from './finality.js';
import type { Fields } from './fields.js';
import { headerOf, type Header } from './header.js';
import { count, energy, Faults, Open, text, Wrong, type Figure, type Finding } from './result.js';
import { Undecodable } from './scale.js';
import { carrierOf, certifiedOf, KEYS, meterOf, recordOf, stationOf } from './stored.js';
import { Missing, State } from './trie.js';

/** Returns what `read` does. What cannot be decoded has the fault `code`. */
function decoded<T>(code: string, read: () => T): T {
	try {
		return read();
	} catch (error) {
		throw error instanceof Undecodable ? new Wrong({ code }) : error;
	}
}

/** Returns what a value means; an unknown encoding is that of another version of the network. */
function known<T>(read: () => T): T {
	try {
		return read();
	} catch (error) {
		throw error instanceof Undecodable ? new Open({ code: 'unknown-layout' }) : error;
	}
}

interface Proof {
	header: Header;
	state: State;
	fields: Fields;
}

/** The proof of a receipt. A file without one is no wrong receipt. */
function proofOf(receipt: Fields): Proof {
	if (receipt.lacks('proof')) {
		throw new Open({ code: 'no-proof' });
	}
	const fields = receipt.of('proof');
	const header = decoded('header', () => headerOf(fields.bytes('header')));
	return { header, fields, state: new State(header.stateRoot, fields.blobs('state')) };
}

/** The value of a key, once the nodes are known to be those of the block. */
function valueOf({ state }: Proof, key: Uint8Array, missing: string): Uint8Array | undefined {
	if (!state.isRooted) {
		throw new Open({ code: 'depends-state' });
	}
	try {
		return decoded('state-node', () => state.value(key));
	} catch (error) {
		throw error instanceof Missing ? new Wrong({ code: missing }) : error;
	}
}

function checkState({ state, header, fields }: Proof): Finding[] {
	const faults = new Faults();
	faults.ensure(fields.blobs('state').length > 0 && state.isRooted, {
		code: 'state-root',
		at: count(header.number),
	});
	return faults.found;
}

/** A field of a record, with its unit. */
type Field = [name: string, stated: bigint | string, right: bigint | string, kind: Figure['kind']];

function checkRecord(proof: Proof, facts: Fields): Finding[] {
	const value = valueOf(proof, KEYS.record(facts.unsigned('process', 64)), 'record-missing');
	if (value === undefined) {
		throw new Wrong({ code: 'record-absent', at: count(proof.header.number) });
	}
	const right = known(() => recordOf(value));
	const record = facts.of('record');
	const totals = record.of('totals');
	const trail = record.lacks('trail') ? undefined : record.of('trail');
	const registers = record.pair('registers');
	const fields: Field[] = [
		['driver', record.text('driver'), right.driver, 'text'],
		['station', record.int('station'), right.station, 'count'],
		['cso', record.text('cso'), right.cso, 'text'],
		['start', record.int('start'), right.start, 'time'],
		['end', record.int('end'), right.end, 'time'],
		['energy', record.int('energy'), right.energy, 'energy'],
		['sourced', record.int('sourced'), right.sourced, 'energy'],
		['first', registers[0], right.registers[0], 'energy'],
		['last', registers[1], right.registers[1], 'energy'],
		['toSupplier', totals.int('toSupplier'), right.totals.toSupplier, 'money'],
		['toDso', totals.int('toDso'), right.totals.toDso, 'money'],
		['toCso', totals.int('toCso'), right.totals.toCso, 'money'],
		['reward', totals.int('reward'), right.totals.reward, 'money'],
		['unpaid', totals.int('unpaid'), right.totals.unpaid, 'money'],
		['waived', totals.int('waived'), right.totals.waived, 'money'],
		['free', totals.int('free'), right.totals.free, 'energy'],
		['reason', record.text('reason'), right.reason, 'text'],
		['trail', trail?.text('hash') ?? '–', right.trail?.hash ?? '–', 'text'],
		['steps', trail?.int('lines') ?? 0n, right.trail?.lines ?? 0n, 'count'],
	];
	return differing(fields);
}

function differing(fields: readonly Field[]): Finding[] {
	const faults = new Faults();
	for (const [name, stated, right, kind] of fields) {
		faults.same('field', { kind, value: stated }, { kind, value: right }, text(name));
	}
	return faults.found;
}

/** The station has this meter, and the meter the key that signed. */
function checkMeter(proof: Proof, facts: Fields): Finding[] {
	const station = valueOf(
		proof,
		KEYS.station(facts.of('record').unsigned('station', 32)),
		'station-missing',
	);
	const meter = valueOf(proof, KEYS.meter(facts.unsigned('meter', 32)), 'meter-missing');
	if (station === undefined || meter === undefined) {
		throw new Wrong({ code: 'meter-absent', at: count(proof.header.number) });
	}
	const right = known(() => ({ station: stationOf(station), meter: meterOf(meter) }));
	const found = differing([
		['evse', facts.text('evse'), right.station.evse, 'text'],
		['meter', facts.int('meter'), right.station.meter, 'count'],
		['ean', facts.text('ean'), right.meter.ean, 'text'],
	]);
	const keys = facts.lacks('readings')
		? []
		: facts.list('readings').map((reading) => reading.of('key'));
	const faults = new Faults();
	for (const key of new Set(keys.map((each) => `${each.text('scheme')} ${each.text('key')}`))) {
		faults.same('meter-key', text(key), text(`${right.meter.scheme} ${right.meter.key}`));
	}
	return [...found, ...faults.found];
}

function carrierIn(proof: Proof, source: bigint): string {
	const value = valueOf(proof, KEYS.source(source), 'source-missing');
	if (value === undefined) {
		throw new Wrong({ code: 'source-absent', at: count(source) });
	}
	return known(() => carrierOf(value));
}

/** The network has certificates for as much energy as the receipt lists, of these carriers. */
function checkCertified(proof: Proof, facts: Fields): Finding[] {
	const key = KEYS.certified(facts.unsigned('process', 64));
	const value = valueOf(proof, key, 'certified-missing');
	const right = known(() => certifiedOf(value));
	const sums = { certified: 0n, greened: 0n };
	for (const certificate of facts.list('certificates')) {
		const kind = certificate.text('kind') === 'Greened' ? 'greened' : 'certified';
		sums[kind] += certificate.int('energy');
	}
	const faults = new Faults();
	const carriers = new Map<bigint, string>();
	for (const certificate of facts.list('certificates')) {
		const source = certificate.unsigned('source', 32);
		const carrier = carriers.get(source) ?? carrierIn(proof, source);
		carriers.set(source, carrier);
		faults.same(
			'certificate-carrier',
			text(certificate.text('carrier')),
			text(carrier),
			count(source),
		);
	}
	const kinds = ['certified', 'greened'] as const;
	const less = kinds.find((kind) => sums[kind] < right[kind]);
	for (const kind of kinds) {
		const figures = { stated: energy(sums[kind]), right: energy(right[kind]) };
		faults.ensure(sums[kind] <= right[kind], { code: `more-${kind}`, ...figures });
	}
	if (faults.found.length === 0 && less !== undefined) {
		// Lists leave the state before their sums do.
		const figures = { stated: energy(sums[less]), right: energy(right[less]) };
		throw new Open({ code: 'fewer-certificates', ...figures });
	}
	return faults.found;
}

interface Voters {
	set: bigint;
	list: Validator[];
}

/** The validators that the file names. */
function votersOf({ fields }: Proof): Voters {
	if (fields.lacks('justification') || fields.lacks('validators')) {
		throw new Open({ code: 'no-finality' });
	}
	const validators = fields.of('validators');
	return {
		set: validators.unsigned('set', 64),
		list: validators.list('keys').map((each) => ({
			key: each.text('key'),
			weight: each.unsigned('weight', 64),
		})),
	};
}

function checkFinality(proof: Proof): Finding[] {
	const { set, list } = votersOf(proof);
	const { concerns, signed, needed } = decoded('finality', () =>
		finalityOf(proof.fields.bytes('justification'), proof.header, list, set),
	);
	const faults = new Faults();
	faults.ensure(concerns, { code: 'finality-block', at: count(proof.header.number) });
	faults.ensure(signed >= needed && list.length > 0, {
		code: 'finality-votes',
		stated: count(signed),
		right: count(needed),
	});
	return faults.found;
}

/** The validators of the first block; `undefined` if the file does not prove them. */
function firstValidators({ fields }: Proof, genesis: string): Validator[] | undefined {
	if (fields.lacks('genesis')) {
		return undefined;
	}
	const first = fields.of('genesis');
	const header = decoded('header', () => headerOf(first.bytes('header')));
	if (header.hash !== genesis) {
		throw new Wrong({ code: 'genesis', stated: text(header.hash), right: text(genesis) });
	}
	const state = new State(header.stateRoot, first.blobs('state'));
	try {
		const value = decoded('state-node', () => state.value(KEYS.validators()));
		return value && known(() => validatorsOf(value));
	} catch (error) {
		throw error instanceof Missing ? new Wrong({ code: 'genesis-state' }) : error;
	}
}

/** The validators are those of the first block, or those that members publish. */
function checkValidators(proof: Proof, facts: Fields, published: readonly string[]): Finding[] {
	const { list } = votersOf(proof);
	const genesis = facts.of('origin').text('genesis');
	const first = firstValidators(proof, genesis);
	const named = (all: readonly Validator[]) =>
		all
			.map(({ key, weight }) => `${key} ${weight}`)
			.sort()
			.join();
	if (first !== undefined && named(first) === named(list)) {
		return [];
	}
	const keys = published.filter((each) => each !== genesis);
	const unknown = list.find(({ key }) => !keys.includes(key));
	if (keys.length === 0) {
		throw new Open({ code: first === undefined ? 'validators-compare' : 'validators-changed' });
	}
	return unknown === undefined ? [] : [{ code: 'validators-other', at: text(unknown.key) }];
}

/** The receipt is of the network that the reader means. */
function checkNetwork(receipt: Fields, facts: Fields, published: readonly string[]): Finding[] {
	const genesis = facts.of('origin').text('genesis');
	if (published.includes(genesis)) {
		return [];
	}
	if (published.length === 0) {
		throw new Open({ code: 'network-compare', stated: text(genesis) });
	}
	const { list } = votersOf(proofOf(receipt));
	return list.length > 0 && list.every(({ key }) => published.includes(key))
		? []
		: [{ code: 'network-other', stated: text(genesis) }];
}

/** The checks against the network, and what the proof names. */
export function networkChecks(receipt: Fields, published: readonly string[]) {
	const facts = receipt.of('facts');
	const proof = () => proofOf(receipt);
	return {
		checks: {
			state: () => checkState(proof()),
			record: () => checkRecord(proof(), facts),
			meter: () => checkMeter(proof(), facts),
			certified: () => checkCertified(proof(), facts),
			finality: () => checkFinality(proof()),
			validators: () => checkValidators(proof(), facts, published),
			network: () => checkNetwork(receipt, facts, published),
		},
		/** Number of the block; `undefined` without a proof that can be read. */
		block: () => found(() => proof().header.number),
		/** Keys of the validators. */
		validators: () => found(() => votersOf(proof()).list.map(({ key }) => key)) ?? [],
	};
}

/** What `read` returns; `undefined` if the file does not have it, of which a check reports. */
function found<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch (error) {
		if (error instanceof Open || error instanceof Wrong) {
			return undefined;
		}
		throw error;
	}
}
