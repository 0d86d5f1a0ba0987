// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFile } from 'node:fs/promises';
import { check } from './network.js';

/** What a Wasm file begins with: its magic number and the version of the format. */
const HEADER = Buffer.from('0061736d01000000', 'hex');
const CUSTOM_SECTION = 0;
/** Names of functions, which nothing needs and which make the file a good deal larger. */
const NAMES = 'name';
/** Where a node looks for the runtime's version without running it. */
const VERSION = 'runtime_version';
/** How Rust marks text that it does not own. */
const BORROWED = 0x80000000;

interface Section {
	id: number;
	/** The name of a custom section. */
	name: string;
	body: Buffer;
}

/**
 * A runtime to upgrade to: the file that SMARTCHARGE_NEXT_RUNTIME names, or else the one that the
 * chain began with, its version raised by one. The latter saves compiling the runtime once more, and
 * is taken by a chain as any other would be.
 */
export async function nextRuntime(chainSpec: string): Promise<Buffer> {
	const file = process.env.SMARTCHARGE_NEXT_RUNTIME;
	if (file) {
		return readFile(file);
	}
	const spec = JSON.parse(await readFile(chainSpec, 'utf8')) as {
		genesis: { raw: { top: Record<string, string | undefined> } };
	};
	const code = spec.genesis.raw.top['0x3a636f6465'];
	check(code !== undefined, 'the chain specification is not a raw one');
	return raised(Buffer.from(code.slice(2), 'hex'));
}

/** The same runtime with a version greater by one. */
function raised(wasm: Buffer): Buffer {
	check(
		wasm.subarray(0, 8).equals(HEADER),
		'the runtime is compressed: it cannot be changed here',
	);
	const sections = read(wasm).filter(({ name }) => name !== NAMES);
	const version = sections.find(({ name }) => name === VERSION);
	check(version !== undefined, 'the runtime does not say its version');
	raiseTold(version.body);
	let found = 0;
	for (const { id, body } of sections) {
		if (id !== CUSTOM_SECTION) {
			found += raiseConstants(body);
		}
	}
	check(found > 0, 'the version was not found in the code of the runtime');
	return write(sections);
}

/** In the section for nodes: two names, the version of authoring, then that of the runtime. */
function raiseTold(body: Buffer): void {
	let at = body.indexOf(VERSION) + VERSION.length;
	for (let names = 0; names < 2; names += 1) {
		// The length of a short text is a compact number of one byte.
		at += 1 + (body.readUInt8(at) >> 2);
	}
	body.writeUInt32LE(body.readUInt32LE(at + 4) + 1, at + 4);
}

/**
 * In the data of the program: the names and the list of APIs, each as a mark, an address and a
 * length; then the versions of authoring, runtime, implementation and transactions.
 */
function raiseConstants(data: Buffer): number {
	const mark = Buffer.alloc(4);
	mark.writeUInt32LE(BORROWED);
	const text = 12;
	let found = 0;
	for (let at = data.indexOf(mark); at >= 0; at = data.indexOf(mark, at + 1)) {
		if (at + 3 * text + 16 > data.length) {
			break;
		}
		const [name, implementation, apis] = [0, 1, 2].map((item) =>
			data.subarray(at + item * text, at + (item + 1) * text),
		);
		const marked = apis?.readUInt32LE(0) === BORROWED;
		// Both names are the same text.
		if (marked && name && implementation && name.equals(implementation)) {
			const version = at + 3 * text + 4;
			data.writeUInt32LE(data.readUInt32LE(version) + 1, version);
			found += 1;
		}
	}
	return found;
}

function read(wasm: Buffer): Section[] {
	const sections: Section[] = [];
	let at = HEADER.length;
	while (at < wasm.length) {
		const id = wasm.readUInt8(at);
		const [length, start] = leb128(wasm, at + 1);
		const body = Buffer.from(wasm.subarray(start, start + length));
		let name = '';
		if (id === CUSTOM_SECTION) {
			const [size, from] = leb128(body, 0);
			name = body.toString('utf8', from, from + size);
		}
		sections.push({ id, name, body });
		at = start + length;
	}
	return sections;
}

function write(sections: Section[]): Buffer {
	const parts = sections.flatMap(({ id, body }) => [
		Buffer.from([id, ...encoded(body.length)]),
		body,
	]);
	return Buffer.concat([HEADER, ...parts]);
}

/** A number as Wasm writes it, and where what follows begins. */
function leb128(bytes: Buffer, from: number): [number, number] {
	let value = 0;
	let at = from;
	for (let shift = 0; ; shift += 7) {
		const byte = bytes.readUInt8(at);
		at += 1;
		value |= (byte & 0x7f) << shift;
		if (byte < 0x80) {
			return [value, at];
		}
	}
}

function encoded(value: number): number[] {
	return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...encoded(value >>> 7)];
}
