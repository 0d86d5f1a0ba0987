// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { staleTypes } from './generate.js';
import { committedMetadata } from './metadata.js';

describe('the committed types', () => {
	it('are those of the committed metadata; else run `npm run types`', async () => {
		const folder = fileURLToPath(new URL('../src/interfaces', import.meta.url));
		expect(await staleTypes(await committedMetadata(), folder)).toEqual([]);
	});
});
