// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Checks a receipt, offline. It shares no code with the program that wrote it, and needs no chain
 * library: it is written from the description of the trail and of the signed payload alone.
 */

import { ed25519 } from '@noble/curves/ed25519';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils';
import * as sr25519 from '@scure/sr25519';
import { Fields, type Json } from './fields.js';
import { networkChecks } from './network.js';
import {
	CHECKS,
	count,
	energy,
	Faults,
	money,
	Open,
	text,
	time,
	Wrong,
	type Check,
	type CheckId,
	type Figure,
	type Finding,
} from './result.js';
import { digestOf, hex, little } from './scale.js';

const FORMAT = 'smartcharge:receipt:v1';

const sum = (values: readonly bigint[]) => values.reduce((all, each) => all + each, 0n);

/** A check: throws, or returns what is wrong. */
export type Checking = () => Finding[];

function lineBytes(line: Fields): Uint8Array {
	const parts = line.list('parts');
	const partBytes = parts.map((part) =>
		concatBytes(
			part.bytes('supplier', 32),
			part.lacks('source')
				? little(0n, 1)
				: concatBytes(little(1n, 1), little(part.unsigned('source', 32), 4)),
			...['energy', 'idle', 'unproven'].map((name) => little(part.unsigned(name, 64), 8)),
			...['price', 'gridPrice'].map((name) => little(part.signed(name, 64), 8)),
			little(part.signed('amount', 128), 16),
		),
	);
	return concatBytes(
		little(line.unsigned('step', 32), 4),
		little(line.unsigned('start', 64), 8),
		little(line.unsigned('end', 64), 8),
		little(BigInt(parts.length) * 4n, 1),
		...partBytes,
		little(line.signed('toDso', 128), 16),
		little(line.unsigned('pricePerHour', 128), 16),
		little(line.signed('toCso', 128), 16),
		...['reward', 'unpaid'].map((name) => little(line.unsigned(name, 128), 16)),
	);
}

/** The lines; not possible if the file has none because its writer could not read them. */
function linesOf(facts: Fields): Fields[] {
	if (facts.lacks('lines')) {
		throw new Open({ code: 'no-lines' });
	}
	return facts.list('lines');
}

function readingsOf(facts: Fields): Fields[] {
	if (facts.lacks('readings')) {
		throw new Open({ code: 'no-readings' });
	}
	return facts.list('readings');
}

/** The lines are those of the record's trail. */
function checkTrail(facts: Fields): Finding[] {
	const lines = linesOf(facts);
	const faults = new Faults();
	const trail = facts.of('record').of('trail');
	const stated = trail.int('lines');
	if (BigInt(lines.length) !== stated) {
		// The hash of other lines is another one, too.
		faults.same('number-of-lines', count(lines.length), count(stated));
		return faults.found;
	}
	const genesis = facts.of('origin').bytes('genesis', 32);
	const process = little(facts.unsigned('process', 64), 8);
	let hash = digestOf(concatBytes(utf8ToBytes('smartcharge:trail:v1'), genesis, process));
	for (const line of lines) {
		hash = digestOf(concatBytes(hash, lineBytes(line)));
	}
	faults.same('trail-hash', text(trail.text('hash')), text(hex(hash)));
	return faults.found;
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

/** Each reading is signed by its meter. */
function checkSignatures(facts: Fields): Finding[] {
	const readings = readingsOf(facts);
	const faults = new Faults();
	const genesis = facts.of('origin').bytes('genesis', 32);
	const meter = little(facts.unsigned('meter', 32), 4);
	faults.ensure(readings.length > 0, { code: 'no-reading' });
	let [at, register] = [-1n, -1n];
	for (const reading of readings) {
		const [nextAt, nextRegister] = [
			reading.unsigned('at', 64),
			reading.unsigned('register', 64),
		];
		const inOrder = nextAt >= at && nextRegister >= register;
		faults.ensure(inOrder, { code: 'reading-order', at: time(nextAt) });
		[at, register] = [nextAt, nextRegister];
		const payload = concatBytes(
			utf8ToBytes('smartcharge:reading:v1'),
			genesis,
			meter,
			little(at, 8),
			little(register, 8),
		);
		const key = reading.of('key');
		faults.ensure(
			isSigned(
				key.text('scheme'),
				key.bytes('key', 32),
				payload,
				reading.bytes('signature', 64),
			),
			{ code: 'not-signed', at: time(at) },
		);
	}
	return faults.found;
}

/** The first and the last reading are those of the record, and the energy is what is between them. */
function checkRegisters(facts: Fields): Finding[] {
	const record = facts.of('record');
	const [first, last] = record.pair('registers');
	const faults = new Faults();
	faults.same('energy-of-meter', energy(record.int('energy')), energy(last - first));
	const readings = readingsOf(facts);
	const [begin, end] = [readings[0], readings.at(-1)];
	if (begin !== undefined && end !== undefined) {
		faults.same('first-register', energy(first), energy(begin.int('register')));
		faults.same('last-register', energy(last), energy(end.int('register')));
	}
	return faults.found;
}

/** What energy costs, as the chain rounds it. */
const cost = (amount: bigint, price: bigint) => (amount * price) / 1_000n;

/** Each amount is that of its energy and price; less only if something was waived or is owed. */
function checkLine(line: Fields, complete: boolean, faults: Faults): void {
	const step = count(line.int('step'));
	const passed = line.int('end') - line.int('start');
	faults.ensure(passed >= 0n, { code: 'line-time', at: step });
	const due = (line.int('pricePerHour') * passed) / 3_600_000n;
	// At a price below zero, a cover can be good for less: then its party pays less.
	const isCovered = (paid: bigint, due: bigint) => due < 0n && paid >= due && paid <= 0n;
	const fits = (paid: bigint, due: bigint) =>
		(complete ? paid === due : paid <= due) || isCovered(paid, due);
	const amount = (code: string, paid: bigint, right: bigint, other = false) => {
		faults.ensure(fits(paid, right) || other, {
			code,
			at: step,
			stated: money(paid),
			right: money(right),
		});
	};
	amount('station-price', line.int('toCso'), due);
	let grid = 0n;
	let unproven = 0n;
	for (const part of line.list('parts')) {
		const paid = part.int('energy') - part.int('idle') - part.int('unproven');
		faults.ensure(paid >= 0n, { code: 'free-energy', at: step });
		unproven += part.int('unproven');
		grid += paid * part.int('gridPrice');
		const right = cost(paid, part.int('price'));
		amount('part-amount', part.int('amount'), right, part.int('unproven') > 0n);
	}
	amount('grid-amount', line.int('toDso'), grid / 1_000n, unproven > 0n);
}

function isComplete(facts: Fields): boolean {
	const totals = facts.of('record').of('totals');
	return totals.int('unpaid') === 0n && totals.int('waived') === 0n;
}

/** The lines are in order, and each adds up. */
function checkLines(facts: Fields): Finding[] {
	const lines = linesOf(facts);
	const faults = new Faults();
	const complete = isComplete(facts);
	lines.forEach((line, at) => {
		checkLine(line, complete, faults);
		const before = lines[at - 1];
		const inOrder =
			line.int('step') === BigInt(at) &&
			(before === undefined || before.int('end') <= line.int('start'));
		faults.ensure(inOrder, { code: 'line-order', at: count(line.int('step')) });
	});
	return faults.found;
}

/** The record's sums are those of the lines. */
function checkSums(facts: Fields): Finding[] {
	const lines = linesOf(facts);
	const faults = new Faults();
	const record = facts.of('record');
	const totals = record.of('totals');
	const parts = lines.flatMap((line) => line.list('parts'));
	const ofLines = (name: string) => sum(lines.map((line) => line.int(name)));
	const ofParts = (name: string) => sum(parts.map((part) => part.int(name)));
	faults.same('sum-supplier', money(totals.int('toSupplier')), money(ofParts('amount')));
	faults.same('sum-dso', money(totals.int('toDso')), money(ofLines('toDso')));
	const withheld = ofLines('toCso') - totals.int('toCso');
	const isWithheld = totals.int('toCso') === 0n && withheld <= totals.int('waived');
	const station: Finding = {
		code: 'sum-station',
		stated: money(totals.int('toCso')),
		right: money(ofLines('toCso')),
	};
	faults.ensure(withheld === 0n || isWithheld, station);
	faults.same('sum-unpaid', money(totals.int('unpaid')), money(ofLines('unpaid')));
	const [reward, promised] = [totals.int('reward'), ofLines('reward')];
	faults.ensure(reward >= 0n && reward <= promised, {
		code: 'sum-reward',
		stated: money(reward),
		right: money(promised),
	});
	const [flowed, idle] = [ofParts('energy'), ofParts('idle')];
	faults.same('sum-energy', energy(record.int('energy')), energy(flowed));
	const free = totals.int('free');
	const isFree = isComplete(facts) ? free === idle : free >= idle && free <= flowed;
	faults.ensure(isFree, { code: 'sum-free', stated: energy(free), right: energy(idle) });
	const served = sum(
		parts.filter((part) => !part.lacks('source')).map((part) => part.int('energy')),
	);
	const sourced = record.int('sourced');
	faults.ensure(sourced >= 0n && sourced <= served, {
		code: 'sum-sourced',
		stated: energy(sourced),
		right: energy(served),
	});
	const [start, end] = [record.int('start'), record.int('end')];
	const [first, last] = [lines[0]?.int('start'), lines.at(-1)?.int('end')];
	if (first !== undefined && last !== undefined) {
		faults.ensure(start <= first, { code: 'begins', stated: time(start), right: time(first) });
		faults.ensure(end >= last, { code: 'ends', stated: time(end), right: time(last) });
	}
	return faults.found;
}

/** No source is certified for more than it served, and the rest is greened at most once. */
function checkCertificates(facts: Fields): Finding[] {
	const faults = new Faults();
	const record = facts.of('record');
	const served = new Map<bigint, bigint>();
	if (!facts.lacks('lines')) {
		for (const part of facts.list('lines').flatMap((line) => line.list('parts'))) {
			if (!part.lacks('source')) {
				const source = part.int('source');
				served.set(source, (served.get(source) ?? 0n) + part.int('energy'));
			}
		}
	}
	const certified = new Map<bigint, bigint>();
	let greened = 0n;
	for (const certificate of facts.list('certificates')) {
		const amount = certificate.unsigned('energy', 64);
		// The interval is for people, and a number.
		certificate.unsigned('interval', 64);
		const source = certificate.int('source');
		if (certificate.text('kind') === 'Greened') {
			greened += amount;
		} else {
			certified.set(source, (certified.get(source) ?? 0n) + amount);
		}
	}
	for (const [source, amount] of facts.lacks('lines') ? [] : certified) {
		const most = served.get(source) ?? 0n;
		faults.ensure(amount <= most, {
			code: 'certified-source',
			at: count(source),
			stated: energy(amount),
			right: energy(most),
		});
	}
	const all = sum([...certified.values()]);
	const most = (code: string, stated: bigint, right: bigint) => {
		faults.ensure(stated <= right, { code, stated: energy(stated), right: energy(right) });
	};
	most('certified-sourced', all, record.int('sourced'));
	most('certified-energy', all + greened, record.int('energy'));
	return faults.found;
}

/** What each payee got by the lines: role and account, and the amount. */
function paymentsOf(facts: Fields): Map<string, bigint> {
	const totals = facts.of('record').of('totals');
	const payments = new Map<string, bigint>();
	for (const part of facts.list('lines').flatMap((line) => line.list('parts'))) {
		const payee = `supplier ${part.text('supplier')}`;
		payments.set(payee, (payments.get(payee) ?? 0n) + part.int('amount'));
	}
	payments.set(`dso ${facts.text('dso')}`, totals.int('toDso'));
	payments.set(`station ${facts.text('payee')}`, totals.int('toCso'));
	return payments;
}

/** Adds a fault for each key with another figure in one of two lists. */
function compare(
	faults: Faults,
	code: string,
	figure: (value: bigint) => Figure,
	stated: ReadonlyMap<string, bigint>,
	right: ReadonlyMap<string, bigint>,
): void {
	for (const key of new Set([...stated.keys(), ...right.keys()])) {
		const [one, other] = [stated.get(key), right.get(key)];
		faults.ensure(one === other, {
			code,
			// The account of a payee, or a carrier.
			at: text(key.split(' ').at(-1) ?? key),
			stated: figure(one ?? 0n),
			right: figure(other ?? 0n),
		});
	}
}

/** The summary is that of the facts. */
function checkSummary(facts: Fields, summary: Fields): Finding[] {
	const faults = new Faults();
	const record = facts.of('record');
	const totals = record.of('totals');
	faults.same('summary-energy', energy(summary.int('energy')), energy(record.int('energy')));
	const paid = totals.int('toSupplier') + totals.int('toDso') + totals.int('toCso');
	faults.same('summary-paid', money(summary.int('paid')), money(paid));
	faults.same('summary-unpaid', money(summary.int('unpaid')), money(totals.int('unpaid')));
	faults.same('summary-reward', money(summary.int('reward')), money(totals.int('reward')));
	if (!facts.lacks('lines')) {
		const stated = new Map<string, bigint>();
		for (const each of summary.list('payments')) {
			const payee = `${each.text('role')} ${each.text('account')}`;
			stated.set(payee, (stated.get(payee) ?? 0n) + each.int('paid'));
		}
		compare(faults, 'summary-payment', money, stated, paymentsOf(facts));
	}
	const mix = new Map(
		summary.list('mix').map((each) => [each.text('carrier'), each.int('share')]),
	);
	compare(faults, 'summary-mix', count, mix, mixOf(facts));
	return faults.found;
}

/** What an account gave by payments, less what it got. */
function givenBy(payments: readonly Fields[], account: string): bigint {
	const amounts = (side: 'from' | 'to') =>
		sum(
			payments
				.filter((each) => each.text(side) === account)
				.map((each) => each.int('amount')),
		);
	return amounts('from') - amounts('to');
}

/**
 * Corrections are of this process and of its lines, take out no more than there was, and their payments
 * are those of the payees: who loses gives all of it, who gains gets no more than that.
 */
function checkCorrections(facts: Fields, receipt: Fields): Finding[] {
	if (receipt.lacks('corrections')) {
		return [];
	}
	const faults = new Faults();
	const corrections = receipt.list('corrections');
	const lines = facts.lacks('lines') ? undefined : facts.list('lines');
	const driver = facts.of('record').text('driver');
	const left = new Map<string, bigint>();
	let refunded = 0n;
	corrections.forEach((correction, at) => {
		const number = count(correction.int('number'));
		const isNext =
			correction.int('number') === BigInt(at + 1) &&
			correction.int('process') === facts.int('process') &&
			correction.text('driver') === driver;
		faults.ensure(isNext, { code: 'correction-order', at: number });
		const payments = correction.list('payments');
		refunded -= givenBy(payments, driver);
		if (correction.text('outcome') === 'Lapsed') {
			return;
		}
		for (const delta of correction.list('deltas')) {
			const of = delta.text('of');
			const line = lines?.[Number(delta.unsigned('line', 32))];
			const part =
				of === 'Time' ? undefined : line?.list('parts')[Number(delta.unsigned('part', 8))];
			const settled =
				of === 'Time' ? line && line.int('end') - line.int('start') : part?.int('energy');
			// Each subject has its own: a supplier can charge for less of the same energy.
			const where = `${delta.int('line')} ${of} ${of === 'Time' ? '' : delta.int('part')}`;
			const rest = (left.get(where) ?? settled ?? 0n) + delta.int('delta');
			left.set(where, rest);
			const fits = lines === undefined || (settled !== undefined && rest >= 0n);
			faults.ensure(fits, { code: 'correction-line', at: number });
		}
		for (const payee of correction.list('payees')) {
			const change = payee.int('change');
			const back = givenBy(payments, payee.text('account'));
			const fits = change < 0n ? back === -change : back <= 0n && back >= -change;
			faults.ensure(fits, {
				code: 'correction-payment',
				at: number,
				stated: money(back),
				right: money(-change),
			});
		}
	});
	const stated = receipt.of('summary').int('refunded');
	faults.same('summary-refunded', money(stated), money(refunded));
	return faults.found;
}

/**
 * The share of each carrier is rounded down to a hundredth of a percent, and hundredths that are
 * missing go to the largest remainders; what is not certified takes part, and is not shown.
 */
function mixOf(facts: Fields): Map<string, bigint> {
	const all = facts.of('record').int('energy');
	const energies = new Map<string, bigint>();
	for (const certificate of facts.list('certificates')) {
		const carrier = certificate.text('carrier');
		energies.set(carrier, (energies.get(carrier) ?? 0n) + certificate.int('energy'));
	}
	energies.set('', all - sum([...energies.values()]));
	const present = [...energies].filter(([, each]) => each > 0n);
	if (all <= 0n) {
		return new Map();
	}
	const floors = present.map(([, each]) => (each * 10_000n) / all);
	const ranked = present
		.map(([, each], at) => ({ at, energy: each, rest: (each * 10_000n) % all }))
		.sort((a, b) => Number(b.rest - a.rest) || Number(b.energy - a.energy));
	const missing = Math.max(0, Number(10_000n - sum(floors)));
	const extra = new Set(ranked.slice(0, missing).map(({ at }) => at));
	return new Map(
		present
			.map(([carrier], at): [string, bigint] => [
				carrier,
				(floors[at] ?? 0n) + (extra.has(at) ? 1n : 0n),
			])
			.filter(([carrier]) => carrier !== ''),
	);
}

/** What a receipt states, for people. What of it is proved, the checks show. */
export interface Stated {
	process: bigint;
	evse: string;
	start: bigint;
	end: bigint;
	energy: bigint;
	paid: bigint;
	/** What the driver got back by corrections; `undefined` without corrections. */
	refunded: bigint | undefined;
	/** Number of the lines and of the readings, if the file has them. */
	lines: number | undefined;
	readings: number | undefined;
	trail: string | undefined;
	block: bigint | undefined;
	meter: bigint;
	/** Keys that signed its readings. */
	keys: string[];
	genesis: string;
	/** Block of which the state proves the record. */
	proved: bigint | undefined;
	/** Keys of the validators that the file names. */
	validators: string[];
}

export interface Report {
	checks: Check[];
	/** `undefined` if the file is no receipt. */
	stated: Stated | undefined;
}

function statedBy(receipt: Fields, proved: bigint | undefined, validators: string[]): Stated {
	const facts = receipt.of('facts');
	const record = facts.of('record');
	const readings = facts.lacks('readings') ? undefined : facts.list('readings');
	return {
		process: facts.int('process'),
		evse: facts.text('evse'),
		start: record.int('start'),
		end: record.int('end'),
		energy: record.int('energy'),
		paid: receipt.of('summary').int('paid'),
		refunded: receipt.lacks('corrections') ? undefined : receipt.of('summary').int('refunded'),
		lines: facts.lacks('lines') ? undefined : facts.list('lines').length,
		readings: readings?.length,
		trail: record.lacks('trail') ? undefined : record.of('trail').text('hash'),
		block: facts.of('origin').lacks('block') ? undefined : facts.of('origin').int('block'),
		meter: facts.int('meter'),
		keys: [...new Set(readings?.map((each) => each.of('key').text('key')))],
		genesis: facts.of('origin').text('genesis'),
		proved,
		validators,
	};
}

function checkDigest(value: Json): Finding[] {
	const { digest, ...content } = value as Record<string, Json>;
	const computed = `0x${bytesToHex(digestOf(utf8ToBytes(JSON.stringify(content))))}`;
	const faults = new Faults();
	faults.same(
		'digest',
		text(typeof digest === 'string' ? digest.slice(0, 66) : '–'),
		text(computed),
	);
	return faults.found;
}

/** Codes of fields that have another form than a receipt's. */
const MALFORMED = new Set([
	'no-object',
	'no-list',
	'no-text',
	'no-whole',
	'no-pair',
	'no-bytes',
	'too-large',
]);

/** What a check found. A field that is malformed is no fault of the check, but of the form. */
function outcome(id: CheckId, checking: Checking, malformed: Finding[]): Check {
	try {
		const findings = checking();
		return { id, verdict: findings.length > 0 ? 'failed' : 'passed', findings };
	} catch (error) {
		if (error instanceof Open) {
			return { id, verdict: 'open', findings: [error.finding] };
		}
		if (error instanceof Wrong && MALFORMED.has(error.finding.code)) {
			malformed.push(error.finding);
			return { id, verdict: 'open', findings: [{ code: 'malformed' }] };
		}
		if (error instanceof Wrong) {
			return { id, verdict: 'failed', findings: [error.finding] };
		}
		if (error instanceof RangeError) {
			malformed.push({ code: 'too-deep' });
			return { id, verdict: 'open', findings: [{ code: 'malformed' }] };
		}
		throw error;
	}
}

function unreadable(code: string): Report {
	return {
		stated: undefined,
		checks: CHECKS.map((id) =>
			id === 'form'
				? { id, verdict: 'failed', findings: [{ code }] }
				: { id, verdict: 'open', findings: [{ code: 'malformed' }] },
		),
	};
}

/**
 * Checks the text of a receipt.
 *
 * @param published what members of the network publish, as far as it is known: the hash of the first
 * block, or the keys of the validators, each in hex
 */
export function report(file: string, published: readonly string[] = []): Report {
	let value: Json;
	try {
		value = JSON.parse(file) as Json;
	} catch {
		return unreadable('no-json');
	}
	const receipt = new Fields(value, 'receipt');
	if (
		typeof value !== 'object' ||
		value === null ||
		Array.isArray(value) ||
		value.format !== FORMAT
	) {
		return unreadable('unknown-format');
	}
	const facts = receipt.of('facts');
	const network = networkChecks(receipt, published);
	const all: Record<Exclude<CheckId, 'form'>, Checking> = {
		digest: () => checkDigest(value),
		signatures: () => checkSignatures(facts),
		registers: () => checkRegisters(facts),
		trail: () => checkTrail(facts),
		lines: () => checkLines(facts),
		sums: () => checkSums(facts),
		certificates: () => checkCertificates(facts),
		summary: () => [
			...checkSummary(facts, receipt.of('summary')),
			...checkCorrections(facts, receipt),
		],
		...network.checks,
	};
	const malformed: Finding[] = [];
	const checks = Object.entries(all).map(([id, checking]) =>
		outcome(id as CheckId, checking, malformed),
	);
	let stated: Stated | undefined;
	const form = outcome(
		'form',
		() => {
			stated = statedBy(receipt, network.block(), network.validators());
			return [];
		},
		malformed,
	);
	const paths = new Map(malformed.map((finding) => [String(finding.at?.value), finding]));
	if (paths.size > 0) {
		form.verdict = 'failed';
		form.findings = [...paths.values()];
	}
	return { stated, checks: [form, ...checks] };
}
