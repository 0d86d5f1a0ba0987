// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFile } from 'node:fs/promises';
import { check } from './network.js';

/** What a Wasm file begins with: its magic number and the version of the format. */
const HEADER = Buffer.from('0061736d01000000', 'hex');
/** The kind of a section that does not matter to the program. */
const CUSTOM = 0;
/** The custom section with the names of functions, an eighth of the file. */
const NAMES = 'name';

/** The runtime to upgrade to, small enough for a block. */
export async function nextRuntime(): Promise<Buffer> {
	const file = process.env.NEXT_RUNTIME;
	check(file !== undefined, 'NEXT_RUNTIME does not name a runtime');
	const wasm = await readFile(file);
	// One that is compressed has no names any more.
	return wasm.subarray(0, HEADER.length).equals(HEADER) ? withoutNames(wasm) : wasm;
}

function withoutNames(wasm: Buffer): Buffer {
	const kept: Buffer[] = [HEADER];
	let at = HEADER.length;
	while (at < wasm.length) {
		const [length, body] = leb128(wasm, at + 1);
		const end = body + length;
		if (wasm.readUInt8(at) !== CUSTOM || nameAt(wasm, body) !== NAMES) {
			kept.push(wasm.subarray(at, end));
		}
		at = end;
	}
	return Buffer.concat(kept);
}

function nameAt(wasm: Buffer, at: number): string {
	const [length, start] = leb128(wasm, at);
	return wasm.toString('utf8', start, start + length);
}

/** A number as Wasm writes it, and where what follows begins. */
function leb128(wasm: Buffer, from: number): [number, number] {
	let value = 0;
	let at = from;
	for (let shift = 0; ; shift += 7) {
		const byte = wasm.readUInt8(at);
		at += 1;
		value |= (byte & 0x7f) << shift;
		if (byte < 0x80) {
			return [value, at];
		}
	}
}
