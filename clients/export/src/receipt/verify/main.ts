// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Checks receipts, offline: `npm run verify -- receipt.json ..`. */

import { readFile } from 'node:fs/promises';
import { checkReceipt, Wrong } from './check.js';

const USAGE = `Usage: npm run verify -- receipt.json ..

Checks receipts without a node: the lines against the trail of the record, the signatures of the meter,
all sums. It does not know the chain. Whoever made up lines, readings and keys passes as well, so compare
trail and key with those of any node: charging.records or the event charging.Finished has the trail,
metering.meters the key.

The exit code is 0 if all receipts are right, 1 if one is not, 2 if none is named.
`;

function decimal(value: bigint, decimals: number): string {
	const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
	return `${value < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

async function verify(file: string): Promise<boolean> {
	try {
		const checked = checkReceipt(await readFile(file, 'utf8'));
		const { energy, paid, lines, readings, trail, block, meter, keys } = checked;
		process.stdout.write(
			`${file}: right. Process ${checked.process}, ${decimal(energy, 3)} kWh, ` +
				`${decimal(paid, 6)} paid; ${lines} lines prove against the trail, ` +
				`${readings} readings are signed.\n` +
				`  To compare with the chain: block ${block}, trail ${trail},\n` +
				`  meter ${meter} with the key ${keys.join(', ')}\n`,
		);
		return true;
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		const what = error instanceof Wrong ? 'WRONG' : 'unreadable';
		process.stderr.write(`${file}: ${what}: ${reason}\n`);
		return false;
	}
}

const files = process.argv.slice(2);
if (files.length === 0 || files.includes('--help')) {
	process.stdout.write(USAGE);
	process.exitCode = files.length === 0 ? 2 : 0;
} else {
	let right = true;
	for (const file of files) {
		right = (await verify(file)) && right;
	}
	process.exitCode = right ? 0 : 1;
}
