// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import rules from '../clients/eslint.config.js';

export default [
	...rules,
	{ languageOptions: { parserOptions: { tsconfigRootDir: import.meta.dirname } } },
	{ ignores: ['*.js', '*.cjs'] },
];
