// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Checks receipts, offline: `npm run verify -- receipt.json ..`. */

import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { report, type Stated } from './check.js';
import type { Figure } from './result.js';
import { english, sentence } from './words.js';

const USAGE = `Usage: npm run verify -- [--published HEX ..] receipt.json ..

Checks receipts without a node: the lines against the trail of the record, the signatures of the meter,
all sums, and, if the receipt has a proof, its record in the state of a block that validators signed.

Whoever made up a network passes as well. --published names what the members of yours publish: the hash
of its first block, or the keys of its validators. Without a proof in the receipt, compare trail and key
with those of any node: charging.records or the event charging.Finished has the trail, metering.meters
the key.

The exit code is 0 if all receipts are right, 1 if one is not, 2 if none is named.
`;

function decimal(value: bigint, decimals: number): string {
	const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
	return `${value < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function show({ kind, value }: Figure): string {
	if (typeof value === 'string') {
		return value;
	}
	switch (kind) {
		case 'energy':
			return `${decimal(value, 3)} kWh`;
		case 'money':
		case 'price':
			return decimal(value, 6);
		case 'time':
			return new Date(Number(value)).toISOString();
		default:
			return value.toString();
	}
}

/** What a reader compares with the chain. */
function stated(of: Stated): string {
	const { lines, readings, trail, block, meter, keys, proved, refunded } = of;
	const has = [
		...(lines === undefined ? [] : [`${lines} lines prove against the trail`]),
		...(readings === undefined ? [] : [`${readings} readings are signed`]),
		...(proved === undefined ? [] : [`the state of block ${proved} has the record`]),
	];
	return (
		`Process ${of.process}, ${decimal(of.energy, 3)} kWh, ${decimal(of.paid, 6)} paid` +
		(refunded === undefined ? '; ' : `, ${decimal(refunded, 6)} given back by corrections; `) +
		`${has.join(', ')}.\n` +
		`  To compare with the chain: block ${block ?? 'unknown'}, trail ${trail ?? 'none'},\n` +
		`  meter ${meter} with the key ${keys.join(', ')}\n`
	);
}

async function verify(file: string, published: readonly string[]): Promise<boolean> {
	let text: string;
	try {
		text = await readFile(file, 'utf8');
	} catch (error) {
		process.stderr.write(
			`${file}: unreadable: ${error instanceof Error ? error.message : String(error)}\n`,
		);
		return false;
	}
	const { checks, stated: of } = report(text, published);
	const list = (verdict: string) => {
		// Checks that lack the same are one line.
		const titles = new Map<string, string[]>();
		for (const { id, findings } of checks.filter((check) => check.verdict === verdict)) {
			const why = findings.map((finding) => sentence(english, finding, show)).join(' ');
			titles.set(why, [...(titles.get(why) ?? []), english.checks[id]]);
		}
		return [...titles].map(([why, all]) => `  ${all.join('; ')}: ${why}\n`);
	};
	const failed = list('failed');
	if (failed.length > 0 || of === undefined) {
		process.stderr.write(`${file}: WRONG\n${failed.join('')}`);
		return false;
	}
	const open = list('open');
	process.stdout.write(
		`${file}: right. ${stated(of)}${open.length > 0 ? 'Not checked:\n' : ''}${open.join('')}`,
	);
	return true;
}

const { values, positionals: files } = parseArgs({
	allowPositionals: true,
	options: {
		help: { type: 'boolean', default: false },
		published: { type: 'string', multiple: true, default: [] },
	},
});
const malformed = values.published.find((each) => !/^0x[0-9a-f]{64}$/.test(each));
if (malformed !== undefined) {
	process.stderr.write(`--published: '${malformed}' is not 32 bytes in hex after 0x\n`);
	process.exitCode = 2;
} else if (files.length === 0 || values.help) {
	process.stdout.write(USAGE);
	process.exitCode = values.help ? 0 : 2;
} else {
	let right = true;
	for (const file of files) {
		right = (await verify(file, values.published)) && right;
	}
	process.exitCode = right ? 0 : 1;
}
