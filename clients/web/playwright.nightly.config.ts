// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { defineConfig } from '@playwright/test';
import daily from './playwright.config.js';

/** The long tests: each file has a world of its own. */
export default defineConfig({
	...daily,
	globalSetup: [],
	testDir: 'test/nightly',
	timeout: 900_000,
	// The pictures of the docs are those that the tests compare.
	snapshotPathTemplate: '../../docs/img/{arg}{ext}',
	expect: { ...daily.expect, toHaveScreenshot: { maxDiffPixelRatio: 0.01 } },
});
