// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Makes the page that checks receipts once more, as one file that needs no server: to be kept with the
 * receipts. Its policy names its script and its styles by their hashes, and allows nothing else.
 */

import { createHash } from 'node:crypto';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { OFFLINE_POLICY } from './headers.mjs';

const FILE = 'smartcharge-verify.html';

/** @param {string} text */
function hashOf(text) {
	return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/**
 * The page with its script and styles inside.
 *
 * @param {string} script
 * @param {string} styles
 */
function page(script, styles) {
	const policy = OFFLINE_POLICY.replace("script-src 'self'", `script-src ${hashOf(script)}`)
		.replace("style-src 'self'", `style-src ${hashOf(styles)}`)
		.replace("img-src 'self'; ", '');
	return [
		'<!doctype html>',
		'<html lang="en">',
		'<head>',
		'<meta charset="utf-8">',
		`<meta http-equiv="Content-Security-Policy" content="${policy}">`,
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		'<meta name="color-scheme" content="light dark">',
		'<meta name="referrer" content="no-referrer">',
		'<title>SmartCharge</title>',
		`<style>${styles}</style>`,
		'</head>',
		'<body>',
		'<div id="app"></div>',
		`<script type="module">${script}</script>`,
		'</body>',
		'</html>',
		'',
	].join('\n');
}

/** @returns {import('vite').Plugin} */
function inline() {
	return {
		name: 'inline',
		enforce: 'post',
		generateBundle(_, bundle) {
			const files = Object.values(bundle);
			const scripts = files.filter((file) => file.type === 'chunk');
			const styles = files.filter(
				(file) => file.type === 'asset' && file.fileName.endsWith('.css'),
			);
			const [script] = scripts;
			if (script?.type !== 'chunk' || scripts.length > 1) {
				throw new Error(`${FILE} has to have one script, not ${scripts.length}`);
			}
			const css = styles.map((file) => (file.type === 'asset' ? String(file.source) : ''));
			for (const name of Object.keys(bundle)) {
				// eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- how a bundle is changed
				delete bundle[name];
			}
			// A tag of the page ends where its text has one, whatever the language of the text is.
			const source = page(script.code.replaceAll('</script', '<\\/script'), css.join(''));
			this.emitFile({ type: 'asset', fileName: FILE, source });
		},
	};
}

/**
 * Adds the file to a build of the page.
 *
 * @returns {import('vite').Plugin}
 */
export function single() {
	let root = '';
	let outDir = '';
	return {
		name: 'single',
		apply: 'build',
		configResolved(config) {
			root = config.root;
			outDir = config.build.outDir;
		},
		async closeBundle() {
			await build({
				configFile: false,
				root,
				logLevel: 'warn',
				plugins: [svelte(), inline()],
				build: {
					outDir,
					emptyOutDir: false,
					copyPublicDir: false,
					target: 'es2022',
					cssCodeSplit: false,
					modulePreload: false,
					rolldownOptions: {
						input: 'src/verify/main.ts',
						checks: { pluginTimings: false },
					},
				},
			});
		},
	};
}
