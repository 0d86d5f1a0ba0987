// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';
import svelteConfig from './web/svelte.config.js';

/** Fails on imports from `files` that match: the boundaries between the packages. */
function boundary(files, regex, message) {
	return {
		files,
		rules: { 'no-restricted-imports': ['error', { patterns: [{ regex, message }] }] },
	};
}

/** Fails on globals that only Node.js has. */
const BROWSER_SAFE = { 'no-restricted-globals': ['error', 'Buffer', 'process', '__dirname'] };

export default tseslint.config(
	{
		ignores: [
			'**/node_modules',
			'**/dist',
			'**/dist-development',
			'**/src/interfaces',
			'**/.papi',
		],
	},
	...tseslint.configs.strictTypeChecked,
	...tseslint.configs.stylisticTypeChecked,
	...svelte.configs.recommended,
	{
		languageOptions: {
			parserOptions: {
				projectService: true,
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte'],
			},
		},
		rules: {
			'@typescript-eslint/restrict-template-expressions': [
				'error',
				{ allowNumber: true, allowBoolean: true },
			],
			eqeqeq: 'error',
			'no-console': 'error',
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: tseslint.parser, svelteConfig } },
		rules: {
			// Hashes are links within the page; nothing resolves them.
			'svelte/no-navigation-without-resolve': 'off',
		},
	},
	// The types of a component's snippets are known to svelte-check alone, which checks them.
	{ files: ['**/*.svelte'], ...tseslint.configs.disableTypeChecked },
	{ files: ['*.js', '**/*.mjs', '**/*.config.js'], ...tseslint.configs.disableTypeChecked },
	{ files: ['rules/src/**', 'chain/src/**'], ignores: ['**/*.test.ts'], rules: BROWSER_SAFE },
	// What the page reads and checks receipts with.
	{
		files: ['export/src/facts/*.ts', 'export/src/chain/lines.ts', 'export/src/receipt/**'],
		ignores: ['**/*.test.ts', '**/main.ts'],
		rules: BROWSER_SAFE,
	},
	boundary(
		['rules/**'],
		'^(?!vitest$|\\./|\\.\\./[a-z]+\\.js$|(\\.\\./)+(src|testing)/)',
		'rules imports no library and no other package.',
	),
	boundary(
		['chain/src/**'],
		'^(node:|@smartcharge/(?!rules/)|(\\.\\./)+(rules|demo|export|e2e|typegen)/)',
		'chain imports no other package than rules, and nothing that only Node.js has.',
	),
	boundary(
		['chain/typegen/**', 'chain/src/**/*.test.ts'],
		'^(@smartcharge/(?!rules/)|(\\.\\./)+(rules|demo|export|e2e)/)',
		'chain imports no other package than rules.',
	),
	boundary(
		['demo/**'],
		'^(@smartcharge/(e2e|web)|(\\.\\./)+(rules|chain|export|e2e|web)/)',
		'demo imports rules, chain and export by their names.',
	),
	boundary(
		['export/**'],
		'^(@smartcharge/(demo|e2e|web)|(\\.\\./)+(rules|chain|demo|e2e|web)/)',
		'export imports rules and chain by their names.',
	),
	boundary(
		['export/src/receipt/verify/*.ts'],
		'^(?!node:|@noble/|@scure/|\\./)',
		'The check of receipts shares no code with what writes them, and needs no chain library.',
	),
	boundary(
		['e2e/**'],
		'^(@smartcharge/web|(\\.\\./)+(rules|chain|demo|export|web)/)',
		'The tests import the other packages by their names.',
	),
	boundary(
		['web/src/**'],
		'^(polkadot-api|@polkadot-api/|@polkadot/|@smartcharge/(?!rules/|export/receipt/verify/))',
		'Only web/src/chain knows the chain library; of the other packages web imports rules and checks.',
	),
	boundary(
		['web/src/chain/**'],
		'^(@polkadot/|@smartcharge/(?!rules/)|(\\.\\./)+(pages|parts|state|i18n|keys)/)',
		'web/src/chain imports nothing of the page, and of the other packages rules.',
	),
	boundary(
		['web/src/chain/past/**'],
		'^(@polkadot/|@smartcharge/(?!rules/|export/(facts|receipt|chain/lines))|(\\.\\./)+(pages|parts|state|i18n|keys)/)',
		'web/src/chain/past imports nothing of the page, and of the other packages rules and receipts.',
	),
	boundary(
		['web/src/verify/**', 'web/src/i18n/verify/**'],
		'^(polkadot-api|@polkadot-api/|@polkadot/|@smartcharge/(?!rules/|export/receipt/verify/)|(\\.\\./)+(chain|pages|state|keys)/)',
		'The check of receipts needs no chain and no state of the page.',
	),
);
