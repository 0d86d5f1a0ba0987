// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { test } from '../browser/fixtures.js';
import { testDay } from './daylight.js';

test.use({ own: ['--hour', '0', '--from', '2027-10-30T22:00Z'] });

testDay({ name: '31 October', quarters: 100, ofHourTwo: 8 });
