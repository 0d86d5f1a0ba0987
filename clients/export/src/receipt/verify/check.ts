// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Checks a receipt, offline. It shares no code with the program that wrote it, and needs no chain
 * library: it is written from the description of the trail and of the signed payload alone.
 */

import { ed25519 } from '@noble/curves/ed25519';
import { blake2b } from '@noble/hashes/blake2';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils';
import * as sr25519 from '@scure/sr25519';

/** A value of JSON. */
type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** The receipt is wrong. */
export class Wrong extends Error {}

function fail(what: string): never {
	throw new Wrong(what);
}

function ensure(holds: boolean, what: string): void {
	if (!holds) {
		fail(what);
	}
}

/** Reads fields of an object of JSON. */
class Fields {
	constructor(
		private readonly value: Json | undefined,
		private readonly path: string,
	) {}

	private object(): Record<string, Json> {
		const { value } = this;
		return typeof value === 'object' && value !== null && !Array.isArray(value)
			? value
			: fail(`${this.path} is no object`);
	}

	raw(name: string): Json | undefined {
		return this.object()[name];
	}

	of(name: string): Fields {
		return new Fields(this.raw(name), `${this.path}.${name}`);
	}

	list(name: string): Fields[] {
		const value = this.raw(name);
		return Array.isArray(value)
			? value.map((item, at) => new Fields(item, `${this.path}.${name}[${at}]`))
			: fail(`${this.path}.${name} is no list`);
	}

	text(name: string): string {
		const value = this.raw(name);
		return typeof value === 'string' ? value : fail(`${this.path}.${name} is no text`);
	}

	/** A whole number, as a number or as a text. */
	int(name: string): bigint {
		const value = this.raw(name);
		const whole =
			(typeof value === 'number' && Number.isSafeInteger(value)) ||
			(typeof value === 'string' && /^-?\d+$/.test(value));
		return whole ? BigInt(value) : fail(`${this.path}.${name} is no whole number`);
	}

	bytes(name: string, length: number): Uint8Array {
		const text = this.text(name);
		return new RegExp(`^0x[0-9a-f]{${2 * length}}$`).test(text)
			? hexToBytes(text.slice(2))
			: fail(`${this.path}.${name} is not ${length} bytes in hex`);
	}
}

const digestOf = (bytes: Uint8Array) => blake2b(bytes, { dkLen: 32 });

/** So many bytes of a whole number, the lowest first; negative ones in two's complement. */
function little(value: bigint, bytes: number): Uint8Array {
	const out = new Uint8Array(bytes);
	let rest = value;
	for (let at = 0; at < bytes; at += 1) {
		out[at] = Number(rest & 255n);
		rest >>= 8n;
	}
	ensure(rest === 0n || rest === -1n, 'a number is too large');
	return out;
}

const sum = (values: readonly bigint[]) => values.reduce((all, each) => all + each, 0n);

function lineBytes(line: Fields): Uint8Array {
	const parts = line.list('parts');
	const partBytes = parts.map((part) => {
		const source = part.raw('source');
		const isMix = source === undefined || source === null;
		return concatBytes(
			part.bytes('supplier', 32),
			isMix ? little(0n, 1) : concatBytes(little(1n, 1), little(part.int('source'), 4)),
			...['energy', 'idle', 'unproven', 'price', 'gridPrice'].map((name) =>
				little(part.int(name), 8),
			),
			little(part.int('amount'), 16),
		);
	});
	return concatBytes(
		little(line.int('step'), 4),
		little(line.int('start'), 8),
		little(line.int('end'), 8),
		little(BigInt(parts.length) * 4n, 1),
		...partBytes,
		...['toDso', 'pricePerHour', 'toCso', 'reward', 'unpaid'].map((name) =>
			little(line.int(name), 16),
		),
	);
}

/** The lines are those of the record's trail. */
function checkTrail(facts: Fields): void {
	const lines = facts.list('lines');
	const trail = facts.of('record').of('trail');
	const genesis = facts.of('origin').bytes('genesis', 32);
	let hash = digestOf(
		concatBytes(utf8ToBytes('smartcharge:trail:v1'), genesis, little(facts.int('process'), 8)),
	);
	for (const line of lines) {
		hash = digestOf(concatBytes(hash, lineBytes(line)));
	}
	ensure(BigInt(lines.length) === trail.int('lines'), 'the trail has another number of lines');
	ensure(`0x${bytesToHex(hash)}` === trail.text('hash'), 'the lines are not those of the trail');
}

/** The register at the start and at the end. */
function registersOf(record: Fields): [bigint, bigint] {
	const registers = record.raw('registers');
	const [first, last, more] = Array.isArray(registers) ? registers : [];
	const whole = (each: Json | undefined) =>
		typeof each === 'string' && /^\d+$/.test(each) ? BigInt(each) : fail('a register is wrong');
	ensure(more === undefined, 'the record has more than two registers');
	return [whole(first), whole(last)];
}

/** Each reading is signed by its meter, and they are those of the record. */
function checkReadings(facts: Fields): void {
	const readings = facts.list('readings');
	const record = facts.of('record');
	const genesis = facts.of('origin').bytes('genesis', 32);
	ensure(readings.length > 0, 'there is no reading');
	let [at, register] = [-1n, -1n];
	for (const reading of readings) {
		const [nextAt, nextRegister] = [reading.int('at'), reading.int('register')];
		ensure(nextAt >= at && nextRegister >= register, 'readings are not in order');
		[at, register] = [nextAt, nextRegister];
		const payload = concatBytes(
			utf8ToBytes('smartcharge:reading:v1'),
			genesis,
			little(facts.int('meter'), 4),
			little(at, 8),
			little(register, 8),
		);
		const signature = reading.bytes('signature', 64);
		const key = reading.of('key');
		ensure(
			isSigned(key.text('scheme'), key.bytes('key', 32), payload, signature),
			`the reading of ${new Date(Number(at)).toISOString()} is not signed by its meter`,
		);
	}
	const [first, last] = registersOf(record).map(String);
	ensure(first === readings[0]?.text('register'), 'the first reading is not that of the record');
	ensure(
		last === readings.at(-1)?.text('register'),
		'the last reading is not that of the record',
	);
}

function isSigned(
	scheme: string,
	key: Uint8Array,
	payload: Uint8Array,
	signature: Uint8Array,
): boolean {
	try {
		return scheme === 'Sr25519'
			? sr25519.verify(payload, signature, key)
			: scheme === 'Ed25519' && ed25519.verify(signature, payload, key);
	} catch {
		return false;
	}
}

/** What energy costs, as the chain rounds it. */
const cost = (energy: bigint, price: bigint) => (energy * price) / 1_000n;

/** Each amount is that of its energy and price; less only if something was waived or is owed. */
function checkLine(line: Fields, complete: boolean): void {
	const name = `step ${line.int('step')}`;
	const time = line.int('end') - line.int('start');
	ensure(time >= 0n, `${name} ends before it begins`);
	const due = (line.int('pricePerHour') * time) / 3_600_000n;
	const fits = (paid: bigint, most: bigint) => (complete ? paid === most : paid <= most);
	ensure(
		fits(line.int('toCso'), due),
		`${name}: the price of the station is not that of its time`,
	);
	let grid = 0n;
	let unproven = 0n;
	for (const part of line.list('parts')) {
		const paid = part.int('energy') - part.int('idle') - part.int('unproven');
		ensure(paid >= 0n, `${name}: more energy is free than flowed`);
		unproven += part.int('unproven');
		grid += paid * part.int('gridPrice');
		ensure(
			fits(part.int('amount'), cost(paid, part.int('price'))) || part.int('unproven') > 0n,
			`${name}: an amount is not that of its energy and price`,
		);
	}
	ensure(
		fits(line.int('toDso'), grid / 1_000n) || unproven > 0n,
		`${name}: the price of the grid is not that of its energy`,
	);
}

/** The record's sums are those of the lines and of the readings. */
function checkSums(facts: Fields): void {
	const lines = facts.list('lines');
	const record = facts.of('record');
	const totals = record.of('totals');
	const complete = totals.int('unpaid') === 0n && totals.int('waived') === 0n;
	const parts = lines.flatMap((line) => line.list('parts'));
	const ofLines = (name: string) => sum(lines.map((line) => line.int(name)));
	const ofParts = (name: string) => sum(parts.map((part) => part.int(name)));
	lines.forEach((line, at) => {
		checkLine(line, complete);
		const before = lines[at - 1];
		ensure(
			line.int('step') === BigInt(at) &&
				(before === undefined || before.int('end') <= line.int('start')),
			'the lines are not in order',
		);
	});
	ensure(ofParts('amount') === totals.int('toSupplier'), 'the sum for suppliers is wrong');
	ensure(ofLines('toDso') === totals.int('toDso'), 'the sum for the grid is wrong');
	const withheld = ofLines('toCso') - totals.int('toCso');
	ensure(
		withheld === 0n || (totals.int('toCso') === 0n && withheld <= totals.int('waived')),
		'the sum for the station is wrong',
	);
	ensure(ofLines('unpaid') === totals.int('unpaid'), 'the sum that is unpaid is wrong');
	const [reward, promised] = [totals.int('reward'), ofLines('reward')];
	ensure(reward >= 0n && reward <= promised, 'the reward is more than the lines have');
	const [first, last] = registersOf(record);
	const [flowed, idle] = [ofParts('energy'), ofParts('idle')];
	ensure(flowed === last - first, 'the energy is not that of the meter');
	ensure(record.int('energy') === flowed, 'the energy is not that of the lines');
	ensure(totals.int('free') >= idle && totals.int('free') <= flowed, 'the free energy is wrong');
	ensure(complete ? totals.int('free') === idle : true, 'the free energy is wrong');
	checkSources(record, parts);
	const [start, end] = [record.int('start'), record.int('end')];
	ensure(start <= (lines[0]?.int('start') ?? start), 'the process begins after its first step');
	ensure(end >= (lines.at(-1)?.int('end') ?? end), 'the process ends before its last step');
}

/** No more energy comes from sources than parts with sources have. */
function checkSources(record: Fields, parts: readonly Fields[]): void {
	const of = parts.filter((part) => (part.raw('source') ?? null) !== null);
	const most = sum(of.map((part) => part.int('energy')));
	const sourced = record.int('sourced');
	ensure(sourced >= 0n && sourced <= most, 'the energy from sources is more than they served');
}

/** No source is certified for more than it served, and the rest is greened at most once. */
function checkCertificates(facts: Fields): void {
	const served = new Map<bigint, bigint>();
	for (const part of facts.list('lines').flatMap((line) => line.list('parts'))) {
		if ((part.raw('source') ?? null) !== null) {
			const source = part.int('source');
			served.set(source, (served.get(source) ?? 0n) + part.int('energy'));
		}
	}
	let [certified, greened] = [0n, 0n];
	for (const certificate of facts.list('certificates')) {
		const energy = certificate.int('energy');
		ensure(energy >= 0n, 'a certificate has less than no energy');
		if (certificate.text('kind') === 'Greened') {
			greened += energy;
			continue;
		}
		const source = certificate.int('source');
		const left = (served.get(source) ?? 0n) - energy;
		ensure(left >= 0n, `source ${source} is certified for more than it served`);
		served.set(source, left);
		certified += energy;
	}
	const record = facts.of('record');
	ensure(certified <= record.int('sourced'), 'more is certified than came from sources');
	ensure(certified + greened <= record.int('energy'), 'more is certified than was delivered');
}

/** The summary is that of the facts. */
function checkSummary(facts: Fields, summary: Fields): void {
	const record = facts.of('record');
	const totals = record.of('totals');
	const same = (name: string, value: bigint) => {
		ensure(summary.int(name) === value, `the summary states another figure: ${name}`);
	};
	same('energy', record.int('energy'));
	same('paid', totals.int('toSupplier') + totals.int('toDso') + totals.int('toCso'));
	same('unpaid', totals.int('unpaid'));
	same('reward', totals.int('reward'));
	const bySupplier = new Map<string, bigint>();
	for (const part of facts.list('lines').flatMap((line) => line.list('parts'))) {
		const supplier = part.text('supplier');
		bySupplier.set(supplier, (bySupplier.get(supplier) ?? 0n) + part.int('amount'));
	}
	const expected = [
		...[...bySupplier].map(([account, paid]) => `supplier ${account} ${paid}`),
		`dso ${facts.text('dso')} ${totals.int('toDso')}`,
		`station ${facts.text('payee')} ${totals.int('toCso')}`,
	];
	const stated = summary
		.list('payments')
		.map((each) => `${each.text('role')} ${each.text('account')} ${each.int('paid')}`);
	ensure(
		expected.sort().join() === stated.sort().join(),
		'the summary states other payments than the lines',
	);
	checkMix(facts, summary);
}

/**
 * The share of each carrier is rounded down to a hundredth of a percent, and hundredths that are
 * missing go to the largest remainders; what is not certified takes part, and is not shown.
 */
function checkMix(facts: Fields, summary: Fields): void {
	const all = facts.of('record').int('energy');
	const energies = new Map<string, bigint>();
	for (const certificate of facts.list('certificates')) {
		const carrier = certificate.text('carrier');
		energies.set(carrier, (energies.get(carrier) ?? 0n) + certificate.int('energy'));
	}
	energies.set('', all - sum([...energies.values()]));
	const present = [...energies].filter(([, energy]) => energy > 0n);
	const floors = present.map(([, energy]) => (energy * 10_000n) / all);
	const ranked = present
		.map(([, energy], at) => ({ at, energy, rest: (energy * 10_000n) % all }))
		.sort((a, b) => Number(b.rest - a.rest) || Number(b.energy - a.energy));
	const extra = new Set(
		ranked.slice(0, Number(all > 0n ? 10_000n - sum(floors) : 0n)).map(({ at }) => at),
	);
	const expected = present
		.map(([carrier], at) => ({
			carrier,
			share: (floors[at] ?? 0n) + (extra.has(at) ? 1n : 0n),
		}))
		.filter(({ carrier }) => carrier !== '')
		.map(({ carrier, share }) => `${carrier} ${share}`);
	const stated = summary
		.list('mix')
		.map((each) => `${each.text('carrier')} ${each.int('share')}`);
	ensure(
		expected.sort().join() === stated.sort().join(),
		'the mix is not that of the certificates',
	);
}

/** What a receipt states, once it is checked. */
export interface Checked {
	process: bigint;
	energy: bigint;
	paid: bigint;
	lines: number;
	readings: number;
	trail: string;
	block: bigint;
	meter: bigint;
	/** Keys that signed its readings: whether they are those of the meter, the chain knows. */
	keys: string[];
}

/** Checks the text of a receipt; throws {@link Wrong} with the first fault. */
export function checkReceipt(text: string): Checked {
	let value: Json;
	try {
		value = JSON.parse(text) as Json;
	} catch {
		fail('the file is no JSON');
	}
	const receipt = new Fields(value, 'receipt');
	ensure(receipt.raw('format') === 'smartcharge:receipt:v1', 'the format is not known');
	const { digest, ...content } = value as Record<string, Json>;
	const computed = `0x${bytesToHex(digestOf(utf8ToBytes(JSON.stringify(content))))}`;
	ensure(digest === computed, 'the digest is not that of the receipt: something was changed');
	const facts = receipt.of('facts');
	checkTrail(facts);
	checkReadings(facts);
	checkSums(facts);
	checkCertificates(facts);
	checkSummary(facts, receipt.of('summary'));
	return {
		process: facts.int('process'),
		energy: facts.of('record').int('energy'),
		paid: receipt.of('summary').int('paid'),
		lines: facts.list('lines').length,
		readings: facts.list('readings').length,
		trail: facts.of('record').of('trail').text('hash'),
		block: facts.of('origin').int('block'),
		meter: facts.int('meter'),
		keys: [...new Set(facts.list('readings').map((each) => each.of('key').text('key')))],
	};
}
