// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { blake2b } from '@noble/hashes/blake2';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils';
import { total, type Hex, type Line, type ProcessFacts, type Trail } from './process.js';

/** What the hash of no line begins with. */
const DOMAIN = 'smartcharge:trail:v1';

/** Bytes of `0x` and hex digits. */
export function bytesOf(hex: Hex): Uint8Array {
	return hexToBytes(hex.replace(/^0x/, ''));
}

/** Hex digits of `bytes`, after `0x`. */
export function hexOf(bytes: Uint8Array): Hex {
	return `0x${bytesToHex(bytes)}`;
}

/** BLAKE2b with 32 bytes. */
export function hash(bytes: Uint8Array): Uint8Array {
	return blake2b(bytes, { dkLen: 32 });
}

/** `value` in so many bytes, little endian, in two's complement. */
function number(value: bigint | number, length: number): Uint8Array {
	const bits = BigInt.asUintN(length * 8, BigInt(value));
	return Uint8Array.from({ length }, (_, at) => Number((bits >> BigInt(8 * at)) & 0xffn));
}

/** The bytes of a line, as the chain hashes them. */
export function encodeLine(line: Line): Uint8Array {
	return concatBytes(
		number(line.step, 4),
		number(line.start, 8),
		number(line.end, 8),
		number(line.parts.length * 4, 1),
		...line.parts.flatMap((part) => [
			bytesOf(part.supplier),
			part.source === undefined
				? number(0, 1)
				: concatBytes(number(1, 1), number(part.source, 4)),
			number(part.energy, 8),
			number(part.idle, 8),
			number(part.unproven, 8),
			number(part.price, 8),
			number(part.gridPrice, 8),
			number(part.amount, 16),
		]),
		number(line.toDso, 16),
		number(line.pricePerHour, 16),
		number(line.toCso, 16),
		number(line.reward, 16),
		number(line.unpaid, 16),
	);
}

/** The trail of a process without lines. */
export function newTrail(genesis: Hex, process: number): Trail {
	const start = concatBytes(
		new TextEncoder().encode(DOMAIN),
		bytesOf(genesis),
		number(process, 8),
	);
	return { hash: hexOf(hash(start)), lines: 0 };
}

/** `trail` with one line more. */
export function withLine(trail: Trail, line: Line): Trail {
	const folded = hash(concatBytes(bytesOf(trail.hash), encodeLine(line)));
	return { hash: hexOf(folded), lines: trail.lines + 1 };
}

/** Facts that the record of their process does not prove. */
export class Unproven extends Error {}

/** Throws {@link Unproven} unless sums of the record are those of the lines. */
function checkSums({ process, record, lines }: ProcessFacts): void {
	const { totals, energy, registers } = record;
	const parts = lines.flatMap((line) => line.parts);
	// The station's price of a process without energy can have been withheld, and then waived.
	const withheld = total(lines.map(({ toCso }) => toCso)) - totals.toCso;
	const sums: [string, boolean][] = [
		['toSupplier', total(parts.map(({ amount }) => amount)) === totals.toSupplier],
		['toDso', total(lines.map(({ toDso }) => toDso)) === totals.toDso],
		['toCso', withheld === 0n || (totals.toCso === 0n && withheld <= totals.waived)],
		['unpaid', total(lines.map(({ unpaid }) => unpaid)) === totals.unpaid],
		['energy', total(parts.map((part) => part.energy)) === energy],
		['registers', registers[1] - registers[0] === energy],
	];
	const wrong = sums.find(([, holds]) => !holds);
	if (wrong !== undefined) {
		throw new Unproven(
			`process ${process}: ${wrong[0]} of its record is not that of its lines`,
		);
	}
}

/**
 * Throws {@link Unproven} unless the lines are all lines of the record, as they were settled, and the
 * record has their sums.
 */
export function prove(facts: ProcessFacts): void {
	const { process, origin, record, lines } = facts;
	const { trail } = record;
	if (trail === undefined) {
		throw new Unproven(
			`process ${process} has no trail: it was never scheduled, or before there were trails`,
		);
	}
	if (trail.lines !== lines.length) {
		throw new Unproven(
			`process ${process} has ${trail.lines} lines by its trail, not ${lines.length}`,
		);
	}
	const proved = lines.reduce(withLine, newTrail(origin.genesis, process));
	if (proved.hash !== trail.hash) {
		throw new Unproven(
			`process ${process}: its lines have the trail ${proved.hash}, its record ${trail.hash}`,
		);
	}
	checkSums(facts);
}
