// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import tseslint from 'typescript-eslint';

export default tseslint.config(
	{ ignores: ['node_modules', 'dist', 'src/interfaces'] },
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
);
