// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { OFFLINE_POLICY } from './scripts/headers.mjs';
import { PLACE, shell } from './scripts/shell.mjs';
import { single } from './scripts/single.mjs';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
	version: string;
};

/** Gives the page that checks receipts a policy of its own: it can neither load nor send anything. */
function offline(): Plugin {
	return {
		name: 'offline',
		apply: 'build',
		transformIndexHtml: (_, { filename }) =>
			filename.endsWith('verify.html')
				? [
						{
							tag: 'meta',
							attrs: {
								'http-equiv': 'Content-Security-Policy',
								content: OFFLINE_POLICY,
							},
							injectTo: 'head-prepend',
						},
					]
				: [],
	};
}

/**
 * `vite build` makes the page that is served to everyone; `vite build --mode development` the one
 * with the keys of the development chain, which goes to another folder so that nobody ships it.
 */
export default defineConfig(({ mode, command }) => {
	const development = mode === 'development' || command === 'serve';
	return {
		base: './',
		plugins: [svelte(), offline(), single(), shell()],
		define: {
			__DEVELOPMENT__: JSON.stringify(development),
			__PAGE_VERSION__: JSON.stringify(version),
			__SHELL__: PLACE,
		},
		build: {
			outDir: development ? 'dist-development' : 'dist',
			emptyOutDir: true,
			target: 'es2022',
			// A link to a script that is loaded later would count as a first load.
			modulePreload: { polyfill: false },
			// Nothing inline: the content security policy allows no data but images.
			assetsInlineLimit: 0,
			manifest: true,
			rolldownOptions: {
				// How long the compiler of Svelte takes is of no interest.
				checks: { pluginTimings: false },
				// A demo in development is always the latest: it keeps nothing.
				input: ['index.html', 'verify.html', ...(development ? [] : ['src/sw.ts'])],
				output: {
					entryFileNames: ({ name }) =>
						name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js',
				},
			},
		},
		server: { fs: { allow: ['../..'] } },
	};
});
