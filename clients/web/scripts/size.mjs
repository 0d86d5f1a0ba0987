// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Fails if the page that was built is larger than its budget. Sizes are compressed, in bytes. */

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const KB = 1_000;
const BUDGET = {
	'first load, scripts': 130 * KB,
	'first load, styles': 12 * KB,
	'a page that is loaded later': 40 * KB,
	'a language': 12 * KB,
	'a key': 45 * KB,
	'the receipt of a node': 50 * KB,
	'checks of receipts, scripts': 80 * KB,
};

const dist = join(fileURLToPath(new URL('..', import.meta.url)), process.argv[2] ?? 'dist');
/** @type {Record<string, {file: string, src?: string, isEntry?: boolean, imports?: string[], css?: string[]}>} */
const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));

/** @param {string} file */
function size(file) {
	return gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
}

/**
 * What the browser loads for a module: itself and what it imports, once.
 *
 * @param {string} key
 * @param {Set<string>} scripts
 * @param {Set<string>} styles
 */
function collect(key, scripts, styles) {
	const { file, imports = [], css = [] } = manifest[key] ?? { file: '' };
	if (file === '' || scripts.has(file)) {
		return;
	}
	scripts.add(file);
	css.forEach((one) => styles.add(one));
	imports.forEach((one) => {
		collect(one, scripts, styles);
	});
}

/** @param {Iterable<string>} files */
function sum(files) {
	return [...files].reduce((total, file) => total + size(file), 0);
}

/**
 * @param {string} src
 * @returns {keyof typeof BUDGET}
 */
function kindOf(src) {
	if (src.includes('i18n/')) {
		return 'a language';
	}
	if (src.includes('chain/past/')) {
		return 'the receipt of a node';
	}
	return /keys\/|signers/.test(src) ? 'a key' : 'a page that is loaded later';
}

const [entry, offline] = ['index.html', 'verify.html'];
if (!manifest[entry]?.isEntry || !manifest[offline]?.isEntry) {
	throw new Error('the build lacks an entry');
}
const scripts = new Set();
const styles = new Set();
collect(entry, scripts, styles);
const checking = new Set();
collect(offline, checking, new Set());
/** @type {[string, keyof typeof BUDGET, number][]} */
const measured = [
	['all', 'first load, scripts', sum(scripts)],
	['all', 'first load, styles', sum(styles)],
	['verify', 'checks of receipts, scripts', sum(checking)],
];
for (const [key, { file, src = '' }] of Object.entries(manifest)) {
	if (!file.endsWith('.js') || scripts.has(file) || checking.has(file)) {
		continue;
	}
	const own = new Set();
	collect(key, own, new Set());
	const later = [...own].filter((one) => !scripts.has(one));
	measured.push([basename(src || file), kindOf(src), sum(later)]);
}
let failed = false;
for (const [name, kind, bytes] of measured) {
	const over = bytes > BUDGET[kind];
	failed ||= over;
	if (over || /first|receipt/.test(kind)) {
		process.stdout.write(
			`${over ? 'TOO LARGE  ' : ''}${kind}: ${(bytes / KB).toFixed(1)} of ` +
				`${BUDGET[kind] / KB} kB (${name})\n`,
		);
	}
}
process.exitCode = failed ? 1 : 0;
