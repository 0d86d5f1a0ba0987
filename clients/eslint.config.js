// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import tseslint from 'typescript-eslint';

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
	{ ignores: ['**/node_modules', '**/dist', '**/src/interfaces'] },
	...tseslint.configs.strictTypeChecked,
	...tseslint.configs.stylisticTypeChecked,
	{
		languageOptions: {
			parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
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
	{ files: ['*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
	{ files: ['rules/src/**', 'chain/src/**'], ignores: ['**/*.test.ts'], rules: BROWSER_SAFE },
	boundary(
		['rules/**'],
		'^(?!vitest$|\\./|\\.\\./(src|testing)/)',
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
		'^(@smartcharge/(export|e2e)|(\\.\\./)+(rules|chain|export|e2e)/)',
		'demo imports rules and chain by their names.',
	),
	boundary(
		['export/**'],
		'^(@smartcharge/(demo|e2e)|(\\.\\./)+(rules|chain|demo|e2e)/)',
		'export imports rules and chain by their names.',
	),
	boundary(
		['export/src/receipt/verify/*.ts'],
		'^(?!node:|@noble/|@scure/|\\./)',
		'The check of receipts shares no code with what writes them, and needs no chain library.',
	),
	boundary(
		['e2e/**'],
		'^(\\.\\./)+(rules|chain|demo|export)/',
		'The tests import the other packages by their names.',
	),
);
