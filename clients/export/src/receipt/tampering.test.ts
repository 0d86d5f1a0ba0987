// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** A receipt of a network of four validators, and what becomes of it when somebody changes it. */

import { ed25519 } from '@noble/curves/ed25519';
import { concatBytes } from '@noble/hashes/utils';
import { readingPayload } from '@smartcharge/rules/reading';
import { describe, expect, it } from 'vitest';
import { edwards } from '../../testing/keys.js';
import {
	codes,
	having,
	justificationOf,
	others,
	recorded,
	sealed,
	tampered,
	votesOf,
	type Json,
	type Votes,
} from '../../testing/receipts.js';
import { readProcess } from '../facts/json.js';
import type { ProcessFacts } from '../facts/process.js';
import { bytesOf, hexOf, newTrail, withLine } from '../facts/trail.js';
import { receiptOf, writeReceipt, type Proof } from './receipt.js';
import { report } from './verify/check.js';
import { CHECKS, type CheckId } from './verify/result.js';

const file = recorded();
const receipt = JSON.parse(file) as {
	[name: string]: Json;
	facts: { [name: string]: Json; origin: { genesis: string }; process: number };
	proof: {
		[name: string]: Json;
		state: string[];
		justification: string;
		validators: { set: string; keys: { key: string; weight: string }[] };
	};
};
const { genesis } = receipt.facts.origin;
const validators = receipt.proof.validators.keys.map(({ key }) => key);
const facts = readProcess(receipt.facts, 'facts');

/** The receipt with another field, and a digest that fits. */
const other = (path: string, change: (field: Json) => Json) =>
	sealed(tampered(receipt, path, change));

/** The receipt of other facts that whoever writes receipts would make, with the same proof. */
function rewritten(changed: ProcessFacts): string {
	return writeReceipt(receiptOf(changed, undefined, receipt.proof as unknown as Proof));
}

/** The facts with lines that have a trail and sums of their own. */
function withLines(lines: ProcessFacts['lines']): ProcessFacts {
	const trail = lines.reduce(withLine, newTrail(genesis, facts.process));
	const toSupplier = lines
		.flatMap(({ parts }) => parts)
		.reduce((sum, { amount }) => sum + amount, 0n);
	const totals = { ...facts.record.totals, toSupplier };
	return { ...facts, lines, record: { ...facts.record, totals, trail } };
}

const votes = votesOf(receipt.proof.justification);
const withVotes = (changed: Partial<Votes>) =>
	other('proof.justification', () => justificationOf({ ...votes, ...changed }));

/** With the last bit of a signature, or of anything else in hex, turned over. */
function turned(hex: string): string {
	const last = Number.parseInt(hex.slice(-1), 16) ^ 1;
	return `${hex.slice(0, -1)}${last.toString(16)}`;
}

describe('a receipt of a network', () => {
	it('proves all but which network it is', () => {
		expect(having('failed', file)).toEqual([]);
		expect(having('open', file)).toEqual(['network']);
		expect(having('passed', file, [genesis])).toEqual(CHECKS);
		expect(having('passed', file, validators)).toEqual(CHECKS);
		expect(report(file).stated).toMatchObject({
			process: BigInt(receipt.facts.process),
			energy: 300n,
			evse: 'NL*SMC*E0001',
			genesis,
			validators,
		});
	});

	it('is of another network than that of which somebody knows the first block', () => {
		const unknown = `0x${'12'.repeat(32)}`;
		expect(having('failed', file, [unknown])).toEqual(['network']);
		expect(codes(file, 'network', [unknown])).toEqual(['network-other']);
	});

	it('can do without a proof, and without lines and readings', () => {
		const bare = writeReceipt(receiptOf(facts));
		expect(having('failed', bare)).toEqual([]);
		const network = ['state', 'record', 'meter', 'certified', 'finality', 'validators'];
		expect(having('open', bare)).toEqual([...network, 'network']);
		const brief = writeReceipt(
			receiptOf(
				{
					...facts,
					origin: { genesis, block: null, blockHash: null },
					payee: null,
					dso: null,
					lines: null,
					readings: null,
				},
				undefined,
				receipt.proof as unknown as Proof,
			),
		);
		expect(having('failed', brief)).toEqual([]);
		const past = ['signatures', 'registers', 'trail', 'lines', 'sums'];
		expect(having('open', brief, [genesis])).toEqual(past);
	});
});

describe('tampering', () => {
	const cases: [string, string, CheckId[]][] = [
		['of the summary', other('summary.paid', () => '1'), ['summary']],
		['of the EVSE ID', other('facts.evse', () => 'NL*SMC*E0002'), ['meter']],
		['of the EAN', other('facts.ean', () => '871687140000000101'), ['meter']],
		[
			'of a signature of the meter',
			other('facts.readings.1.signature', (hex) => turned(hex as string)),
			['signatures'],
		],
		[
			'of a time of the record',
			other('facts.record.end', (end) => Number(end) + 1),
			['record'],
		],
		['of the reason', other('facts.record.reason', () => 'Stopped: Reboot'), ['record']],
		[
			'by which the last reading is left out',
			other('facts.readings', (list) => (list as Json[]).slice(0, -1)),
			['registers'],
		],
		[
			'by which a line is left out',
			other('facts.lines', (list) => (list as Json[]).filter((_, at) => at !== 1)),
			['trail', 'lines', 'sums', 'certificates', 'summary'],
		],
		[
			'of an amount of a line',
			other('facts.lines.0.parts.0.amount', (units) => String(BigInt(units as string) - 1n)),
			['trail', 'lines', 'sums', 'summary'],
		],
		[
			'of lines, trail and sums together',
			rewritten(
				withLines(
					facts.lines.map((line) => ({
						...line,
						parts: line.parts.map((part) => ({ ...part, price: 0n, amount: 0n })),
					})),
				),
			),
			['record'],
		],
		[
			'by readings that another key signed',
			rewritten({
				...facts,
				readings: facts.readings.map(({ at, register }) => ({
					at,
					register,
					signature: hexOf(
						edwards.sign(readingPayload(bytesOf(genesis), facts.meter, at, register)),
					),
					key: { scheme: 'Ed25519', key: hexOf(edwards.publicKey) },
				})),
			}),
			['meter'],
		],
		[
			'of a carrier',
			rewritten({
				...facts,
				certificates: facts.certificates.map((each) => ({ ...each, carrier: 'Wind' })),
			}),
			['certified'],
		],
		[
			'by a proof of something else',
			other('proof.state', () => others().withoutRecord),
			['record'],
		],
		[
			'by a proof of another block',
			other('proof.state', () => others().ofAnotherBlock),
			['state'],
		],
		['by no proof of the state', other('proof.state', () => []), ['state']],
		['by another header', other('proof.header', (hex) => turned(hex as string)), ['finality']],
		['by two of four validators', withVotes({ votes: votes.votes.slice(0, 2) }), ['finality']],
		[
			'by one validator that signs three times',
			withVotes({ votes: [0, 0, 0].map((at) => votes.votes[at] ?? new Uint8Array()) }),
			['finality'],
		],
		[
			'by signatures for another round',
			withVotes({ head: votes.head.map((byte, at) => (at === 0 ? byte ^ 1 : byte)) }),
			['finality'],
		],
		[
			'by signatures for another block',
			withVotes({ head: votes.head.map((byte, at) => (at === 8 ? byte ^ 1 : byte)) }),
			['finality'],
		],
		[
			'by signatures of another set',
			other('proof.validators.set', (set) => Number(set) + 1),
			['finality'],
		],
		[
			'of the first block',
			other('proof.genesis.header', (hex) => turned(hex as string)),
			['validators'],
		],
		[
			'of the state of the first block',
			other('proof.genesis.state', () => receipt.proof.state),
			['validators'],
		],
	];

	it.each(cases)('%s fails just its checks', (_, changed, expected) => {
		expect(having('failed', changed)).toEqual(expected);
	});

	it('of another block leaves open what depends on its state', () => {
		const changed = other('proof.state', () => others().ofAnotherBlock);
		const open = ['record', 'meter', 'certified', 'network'];
		expect(having('open', changed)).toEqual(open);
	});

	it('of certificates is noticed, and fewer of them are not wrong', () => {
		const [first, ...rest] = facts.certificates;
		expect(first).toBeDefined();
		const more = facts.certificates.map((each, at) =>
			at === 0 ? { ...each, energy: each.energy + 1n } : each,
		);
		expect(having('failed', rewritten({ ...facts, certificates: more }))).toContain(
			'certified',
		);
		const fewer = rewritten({ ...facts, certificates: rest });
		expect(having('failed', fewer)).toEqual([]);
		expect(codes(fewer, 'certified')).toEqual(['fewer-certificates']);
	});

	it('is not needed to leave open who the validators are', () => {
		const unproven = other('proof.genesis', () => null);
		expect(having('open', unproven, [genesis])).toEqual(['validators']);
		expect(codes(unproven, 'validators', [genesis])).toEqual(['validators-compare']);
		expect(having('passed', unproven, validators)).toEqual(CHECKS);
	});

	it('by validators that somebody made up does not pass as those of the network', () => {
		const seeds = [1, 2, 3, 4].map((byte) => new Uint8Array(32).fill(byte));
		const { head } = votes;
		const target = head.slice(8);
		const set = new Uint8Array(8);
		const message = concatBytes(Uint8Array.of(1), target, head.slice(0, 8), set);
		const justification = justificationOf({
			head,
			votes: seeds.map((seed) =>
				concatBytes(target, ed25519.sign(message, seed), ed25519.getPublicKey(seed)),
			),
		});
		const keys = seeds.map((seed) => ({ key: hexOf(ed25519.getPublicKey(seed)), weight: '1' }));
		const made = sealed(
			tampered(
				tampered(receipt, 'proof.justification', () => justification),
				'proof.validators',
				() => ({ set: '0', keys }),
			),
		);
		expect(having('failed', made)).toEqual([]);
		expect(codes(made, 'validators')).toEqual(['validators-changed']);
		expect(having('failed', made, validators)).toEqual(['validators', 'network']);
	});
});

describe('a file', () => {
	it.each([
		['that is no JSON', file.slice(0, -10), 'no-json'],
		['of another format', file.replace('receipt:v1', 'receipt:v9'), 'unknown-format'],
		['that is a list', '[1]', 'unknown-format'],
		['without facts', sealed({ format: 'smartcharge:receipt:v1' }), 'no-object'],
		['with a text for a number', other('facts.record.energy', () => 'x'), 'no-whole'],
		['with bytes that are none', other('proof.header', () => '0x0'), 'no-bytes'],
		[
			'with a number that is too large',
			other('facts.readings.0.at', () => '99999999999999999999'),
			'too-large',
		],
	])('%s is no receipt', (_, text, code) => {
		expect(having('failed', text)).toEqual(['form']);
		expect(codes(text, 'form')[0]).toBe(code);
	});

	it('with lists in lists without an end is no receipt', () => {
		const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
		const endless = `{"format":"smartcharge:receipt:v1","facts":${deep}}`;
		expect(having('failed', endless)).toEqual(['form']);
	});

	it('is never an exception, whatever it has', () => {
		const values: Json[] = [null, '', '0x', '0xff', -1, [], {}, 'ff', 1.5, true];
		const paths = (value: Json, path: string[] = []): string[] =>
			typeof value === 'object' && value !== null
				? Object.entries(value).flatMap(([name, each]) => [
						[...path, name].join('.'),
						...paths(each, [...path, name]),
					])
				: [];
		// One field of each kind.
		const kinds = new Map(paths(receipt).map((path) => [path.replace(/\.\d+/g, '.n'), path]));
		for (const [at, path] of [...kinds.values()].entries()) {
			const value = values[at % values.length] ?? null;
			const changed = sealed(tampered(receipt, path, () => value));
			expect(report(changed).checks, path).toHaveLength(CHECKS.length);
		}
	});

	it('with a justification that was cut off is wrong there', () => {
		for (let length = 4; length < receipt.proof.justification.length; length += 46) {
			const cut = other('proof.justification', (hex) => (hex as string).slice(0, length));
			expect(having('failed', cut), String(length)).toEqual(['finality']);
		}
	});
});
