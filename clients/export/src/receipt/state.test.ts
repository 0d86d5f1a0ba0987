// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** The state's tree: nodes that a node served, and forms that they do not have. */

import { describe, expect, it } from 'vitest';
import { recorded } from '../../testing/receipts.js';
import { bytesOf, hexOf } from '../facts/trail.js';
import { headerOf } from './verify/header.js';
import { digestOf } from './verify/scale.js';
import { KEYS } from './verify/stored.js';
import { Missing, State } from './verify/trie.js';

const { proof } = JSON.parse(recorded()) as { proof: { header: string; state: string[] } };
const nodes = proof.state.map(bytesOf);
const root = headerOf(bytesOf(proof.header)).stateRoot;

const VALUE = Uint8Array.of(0xca, 0xfe);

/** Digits, two in a byte; an odd one is alone in the first. */
function packed(digits: readonly number[]): number[] {
	const even = digits.length % 2 === 0 ? digits : [0, ...digits];
	return Array.from({ length: even.length / 2 }, (_, at) => {
		const [high = 0, low = 0] = even.slice(2 * at);
		return high * 16 + low;
	});
}

/** The first bytes of a node: its form in the high bits, the number of its digits in the others. */
function head(form: number, bits: number, length: number): number[] {
	const most = 2 ** bits - 1;
	if (length < most) {
		return [form + length];
	}
	const rest = length - most;
	const full = Array.from({ length: Math.floor(rest / 255) }, () => 255);
	return [form + most, ...full, rest % 255];
}

const leaf = (digits: readonly number[], value: Uint8Array) =>
	Uint8Array.from([
		...head(0b0100_0000, 6, digits.length),
		...packed(digits),
		value.length * 4,
		...value,
	]);

/** A branch without a value, with children by their digits. */
const branch = (digits: readonly number[], children: Record<number, Uint8Array>) => {
	const present = Object.keys(children).reduce((bits, digit) => bits + 2 ** Number(digit), 0);
	return Uint8Array.from([
		...head(0b1000_0000, 6, digits.length),
		...packed(digits),
		present % 256,
		Math.floor(present / 256),
		...Object.values(children).flatMap((child) => {
			const named = child.length < 32 ? child : digestOf(child);
			return [named.length * 4, ...named];
		}),
	]);
};

/** A key with so many digits, all of them ones. */
const ones = (digits: number) => new Uint8Array(digits / 2).fill(0x11);

describe('the nodes of a real state', () => {
	it('have the values that they prove, and a hash for those that are long', () => {
		const state = new State(root, nodes);
		expect(state.isRooted).toBe(true);
		expect(state.value(KEYS.certified(0n))).toHaveLength(16);
		expect(state.value(KEYS.record(0n))?.length).toBeGreaterThan(200);
	});

	it('do not say what they do not prove', () => {
		const state = new State(root, nodes);
		expect(() => state.value(KEYS.validators())).toThrow(Missing);
	});

	it('prove that a record is not there', () => {
		// Next to the only record there is none: the way ends where it would begin.
		expect(new State(root, nodes).value(KEYS.record(1n))).toBeUndefined();
	});

	it('are all needed', () => {
		const keys = [
			KEYS.record(0n),
			KEYS.station(0n),
			KEYS.meter(0n),
			KEYS.certified(0n),
			KEYS.source(0n),
		];
		for (let at = 0; at < nodes.length; at += 1) {
			const state = new State(
				root,
				nodes.filter((_, index) => index !== at),
			);
			expect(() => keys.map((key) => state.value(key)), hexOf(nodes[at] ?? root)).toThrow(
				Missing,
			);
		}
	});
});

describe('a node', () => {
	it.each([2, 62, 64, 316, 318, 320, 572, 574, 2_000])('with %i digits is read', (length) => {
		const node = leaf(Array.from<number>({ length }).fill(1), VALUE);
		const state = new State(digestOf(node), [node]);
		expect(state.value(ones(length))).toEqual(VALUE);
		expect(state.value(ones(length - 2))).toBeUndefined();
		expect(state.value(ones(length + 2))).toBeUndefined();
	});

	it('that is short is part of the one above it', () => {
		const node = branch([1], { 2: leaf([3, 4], VALUE), 15: leaf([], VALUE) });
		const state = new State(digestOf(node), [node]);
		expect(state.value(Uint8Array.of(0x12, 0x34))).toEqual(VALUE);
		expect(state.value(Uint8Array.of(0x1f))).toEqual(VALUE);
		expect(state.value(Uint8Array.of(0x12, 0x35))).toBeUndefined();
		expect(state.value(Uint8Array.of(0x1e))).toBeUndefined();
		expect(state.value(Uint8Array.of(0x21))).toBeUndefined();
		expect(state.value(new Uint8Array())).toBeUndefined();
	});

	it('that is long is named by its hash', () => {
		const long = leaf([3, 4], new Uint8Array(32).fill(7));
		const node = branch([1], { 2: long });
		const key = Uint8Array.of(0x12, 0x34);
		expect(new State(digestOf(node), [long, node]).value(key)).toHaveLength(32);
		expect(() => new State(digestOf(node), [node]).value(key)).toThrow(Missing);
	});

	it.each([
		['of no form', Uint8Array.of(0)],
		['without its digits', Uint8Array.of(0x42)],
		['with a value that is cut off', Uint8Array.of(0x41, 1, 16, 1)],
		['with more than it says', Uint8Array.of(0x41, 1, 4, 1, 0)],
	])('%s is not read', (_, node) => {
		expect(() => new State(digestOf(node), [node]).value(Uint8Array.of(1))).toThrow();
	});
});
