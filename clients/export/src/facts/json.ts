// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type {
	Certificate,
	ChargeRecord,
	Line,
	MeterKey,
	Origin,
	Part,
	ProcessFacts,
	Reading,
	Totals,
	Trail,
} from './process.js';
import {
	amount,
	count,
	hex,
	like,
	list,
	oneOf,
	optional,
	parse,
	shape,
	stringify,
	text,
	whole,
	type Read,
} from './reader.js';

const part = shape<Part>({
	supplier: hex,
	source: optional(count),
	energy: amount,
	idle: amount,
	unproven: amount,
	price: whole,
	gridPrice: whole,
	amount: whole,
});

export const readLine: Read<Line> = shape<Line>({
	step: count,
	start: count,
	end: count,
	parts: list(part),
	toDso: whole,
	pricePerHour: amount,
	toCso: whole,
	reward: amount,
	unpaid: amount,
});

const totals = shape<Totals>({
	toSupplier: whole,
	toDso: whole,
	toCso: whole,
	reward: amount,
	unpaid: amount,
	waived: amount,
	free: amount,
});

const registers: Read<[bigint, bigint]> = (value, path) => {
	const [first, last] = list(amount)(value, path);
	return [first ?? amount(undefined, `${path}[0]`), last ?? amount(undefined, `${path}[1]`)];
};

export const readRecord: Read<ChargeRecord> = shape<ChargeRecord>({
	driver: hex,
	station: count,
	cso: hex,
	start: count,
	end: count,
	energy: amount,
	sourced: amount,
	registers,
	totals,
	reason: text,
	trail: optional(shape<Trail>({ hash: hex, lines: count })),
});

const reading = shape<Reading>({
	at: count,
	register: amount,
	signature: like(/^0x[0-9a-f]{128}$/, 'a signature of 64 bytes in hex'),
	key: shape<MeterKey>({ scheme: oneOf('Sr25519', 'Ed25519'), key: hex }),
});

const certificate = shape<Certificate>({
	kind: oneOf('Certified', 'Greened'),
	source: count,
	carrier: text,
	interval: count,
	energy: amount,
});

/** The facts of a process, from JSON. */
export const readProcess: Read<ProcessFacts> = shape<ProcessFacts>({
	process: count,
	origin: shape<Origin>({ genesis: hex, block: count, blockHash: hex }),
	record: readRecord,
	evse: text,
	meter: count,
	ean: like(/^\d{18}$/, 'an EAN-18 code'),
	payee: hex,
	dso: hex,
	lines: list(readLine),
	readings: list(reading),
	certificates: list(certificate),
});

/** The facts of a process in one line of JSON. */
export function writeProcess(facts: ProcessFacts): string {
	return stringify(facts);
}

/** The processes of a file with one of them in each line, one at a time. */
export async function* processesOf(file: string): AsyncGenerator<ProcessFacts> {
	const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
	let at = 0;
	for await (const line of lines) {
		at += 1;
		if (line.trim() !== '') {
			yield parse(line, readProcess, `${file}, line ${at}`);
		}
	}
}
