// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Checks receipts, offline: `npm run verify -- receipt.json ..`. */

import { readFile } from 'node:fs/promises';
import { checkReceipt, Wrong } from './check.js';

const USAGE = `Usage: npm run verify -- receipt.json ..

Checks receipts without a node: the lines against the trail of the record, the signatures of the meter,
all sums. It does not know the chain: that the record is that of the chain is shown by
charging.records of any node, or by its event charging.Finished, which have the same trail.

The exit code is 0 if all receipts are right, 1 if one is not, 2 if none is named.
`;

function decimal(value: bigint, decimals: number): string {
	const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
	return `${value < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

async function verify(file: string): Promise<boolean> {
	try {
		const {
			process: id,
			energy,
			paid,
			lines,
			readings,
			trail,
			block,
		} = checkReceipt(await readFile(file, 'utf8'));
		process.stdout.write(
			`${file}: right. Process ${id}, ${decimal(energy, 3)} kWh, ${decimal(paid, 6)} paid; ` +
				`${lines} lines prove against the trail, ${readings} readings are signed.\n` +
				`  To see that the chain has it: block ${block}, trail ${trail}\n`,
		);
		return true;
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		process.stderr.write(
			`${file}: ${error instanceof Wrong ? 'WRONG' : 'unreadable'}: ${reason}\n`,
		);
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
