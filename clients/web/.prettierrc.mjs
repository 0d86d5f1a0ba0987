// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';

/** The layout of the workspace, and what lays components out. */
const { overrides, ...base } = JSON.parse(
	readFileSync(new URL('../.prettierrc.json', import.meta.url), 'utf8'),
);

export default {
	...base,
	plugins: ['prettier-plugin-svelte'],
	overrides: [{ files: '*.svelte', options: { parser: 'svelte' } }, ...overrides],
};
