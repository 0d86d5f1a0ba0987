// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { defineConfig } from '@playwright/test';
import daily from './playwright.config.js';

/** The long tests: each file has a world of its own. */
const { globalSetup: _, ...rest } = daily;
export default defineConfig({ ...rest, testDir: 'test/nightly', timeout: 900_000 });
