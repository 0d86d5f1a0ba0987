// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';

/** What stands for the list of files while the service worker is compiled. */
export const PLACE = '__SHELL_OF_THIS_BUILD__';
/** Files of `public/` that belong to the shell; `config.json` is not of a version. */
const PUBLIC = ['icon.svg', 'manifest.webmanifest'];
/** Files that a page needs to be drawn; metadata comes when there is a connection. */
const KEPT = /\.(html|js|css)$/;

/**
 * Writes the files of the page into its service worker, with a version that changes when any of
 * them does.
 *
 * @returns {import('vite').Plugin}
 */
export function shell() {
	return {
		name: 'smartcharge-shell',
		enforce: 'post',
		generateBundle(_, bundle) {
			const worker = bundle['sw.js'];
			if (worker?.type !== 'chunk') {
				return;
			}
			const names = Object.keys(bundle).filter((name) => KEPT.test(name) && name !== 'sw.js');
			const hash = createHash('sha256').update(worker.code);
			for (const name of names.sort()) {
				const file = bundle[name];
				hash.update(name).update(file?.type === 'chunk' ? file.code : (file?.source ?? ''));
			}
			const files = [...names, ...PUBLIC].map((name) => `./${name}`);
			const version = hash.digest('hex').slice(0, 16);
			// The compiler may have copied the place to where it is used.
			worker.code = worker.code.replaceAll(PLACE, JSON.stringify({ version, files }));
		},
	};
}
