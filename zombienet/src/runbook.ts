// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { check } from './network.js';

const GUIDE = new URL('../../docs/operators.md', import.meta.url);
const TIMEOUT_MS = 60_000;

const execute = promisify(execFile);

/** Where commands are typed: values of an operator's variables, and the folder. */
interface Shell {
	variables?: Record<string, string>;
	folder?: string;
}

/**
 * Types the first commands below a heading of the operators' guide into a shell, with `changes` of
 * what is another way here than on an operator's machine. Returns what they print.
 */
export async function typed(
	heading: string,
	changes: Record<string, string>,
	{ variables = {}, folder }: Shell = {},
): Promise<string> {
	let commands = await commandsBelow(heading);
	for (const [text, replacement] of Object.entries(changes)) {
		check(commands.includes(text), `below '${heading}', nothing says '${text}'`);
		commands = commands.replaceAll(text, replacement);
	}
	for (const name of Object.keys(variables)) {
		check(commands.includes(`"$${name}"`), `below '${heading}', nothing reads $${name}`);
	}
	const { stdout } = await execute('bash', ['-eo', 'pipefail', '-c', commands], {
		timeout: TIMEOUT_MS,
		env: { ...process.env, ...variables },
		cwd: folder,
	});
	return stdout;
}

/** The first commands below a heading, those of root too. */
async function commandsBelow(heading: string): Promise<string> {
	const lines = (await readFile(GUIDE, 'utf8')).split('\n');
	const at = lines.findIndex((line) => /^#+ /.test(line) && line.endsWith(` ${heading}`));
	check(at >= 0, `the operators' guide has no heading '${heading}'`);
	const from = lines.findIndex((line, index) => index > at && line.trim() === '```sh');
	const to = lines.findIndex((line, index) => index > from && line.trim() === '```');
	const between = lines.slice(at + 1, from);
	check(from > 0 && to > from, `below '${heading}', there are no commands`);
	check(!between.some((line) => /^#+ /.test(line)), `'${heading}' has no commands of its own`);
	return lines
		.slice(from + 1, to)
		.map((line) => line.trim().replace(/^# /, ''))
		.join('\n');
}
