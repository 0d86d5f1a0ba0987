// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

// Usage: node words.mjs [--count] PATHSPEC..
//
// Fails when a text file of the repository contains a word of words.txt, and prints where, and what
// to write instead. With --count it prints how many there are, and does not fail.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files that quote others, have a fixed name or are generated, and the list itself. */
const EXEMPT = [
	'LICENSE',
	'clients/chain/src/interfaces',
	'docs/glossary.md',
	'docs/measurements',
	'docs/reference',
	'metadata',
	'pallets/*/src/weights.rs',
	'runtime/src/weights',
	'scripts/lib/words.txt',
	'*.lock',
	'*.png',
	'*.svg',
	'*package-lock.json',
];

/** Parts of a line that keep their words: the target of a link, a title of a decision. */
const KEPT = [/^# \d{4}: .*$/gm, /^\| \[\d{4}\]\(.*$/gm, /\]\([^)]*\)/g, /\b\d{4}-[a-z0-9-]+\.md/g];

/** What separates two words: spaces, or the end of a line and the sign of a comment. */
const BETWEEN = String.raw`(?:[ \t]+|[ \t]*\n[ \t]*(?://[/!]?|#|\*|>)?[ \t]*)`;

/** The files of the repository that match, committed or not yet. */
function listed(paths) {
	const options = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--'];
	return execFileSync('git', [...options, ...paths], { encoding: 'utf8' })
		.split('\0')
		.filter(Boolean);
}

/** The words to look for, each with what replaces it. */
function list() {
	return readFileSync(join(import.meta.dirname, 'words.txt'), 'utf8')
		.split('\n')
		.filter((line) => line && !line.startsWith('#'))
		.map((line) => {
			const [words, instead] = line.split(' = ');
			const forms = words.replaceAll(' ', BETWEEN);
			// A part of a name in snake case is a word too; a part of another word is none.
			return {
				pattern: new RegExp(`(?<![A-Za-z0-9])(?:${forms})(?![A-Za-z0-9])`, 'gi'),
				instead,
			};
		});
}

/** The words of a file that are on the list: in which line, which, and what replaces them. */
function found(file, words) {
	const blank = (part) => ' '.repeat(part.length);
	const text = KEPT.reduce((rest, kept) => rest.replace(kept, blank), readFileSync(file, 'utf8'));
	return words
		.flatMap(({ pattern, instead }) =>
			[...text.matchAll(pattern)].map(({ 0: word, index }) => ({
				line: text.slice(0, index).split('\n').length,
				word: word.replace(/\s+(?:[/!#*>]+\s*)?/g, ' '),
				instead,
			})),
		)
		.sort((a, b) => a.line - b.line);
}

const counts = process.argv.includes('--count');
const paths = process.argv.slice(2).filter((argument) => argument !== '--count');
const exempt = new Set(listed(EXEMPT));
const files = listed(paths).filter((file) => !exempt.has(file));
const words = list();
const lines = [...new Set(files)].flatMap((file) =>
	found(file, words).map(
		({ line, word, instead }) => `${file}:${line}: "${word}": write instead: ${instead}`,
	),
);
if (counts) process.stdout.write(`${lines.length}\n`);
else if (lines.length > 0) {
	process.stderr.write(`${lines.join('\n')}\n`);
	process.exitCode = 1;
}
