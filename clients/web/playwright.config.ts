// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { defineConfig } from '@playwright/test';

/** One world, one clock: the tests run one after the other, in Debian's Chromium. */
export default defineConfig({
	testDir: 'test/browser',
	globalSetup: './test/browser/setup.ts',
	workers: 1,
	fullyParallel: false,
	forbidOnly: true,
	timeout: 120_000,
	expect: { timeout: 20_000 },
	reporter: [['list']],
	use: {
		locale: 'en-GB',
		timezoneId: 'Europe/Amsterdam',
		// Only tests of it have the service worker: it would answer in place of the gateway.
		serviceWorkers: 'block',
		viewport: { width: 390, height: 844 },
		launchOptions: {
			executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
			// The sandbox of the browser does not work for root, as in a container.
			args: ['--no-sandbox'],
		},
	},
});
