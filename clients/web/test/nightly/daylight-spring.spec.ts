// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { test } from '../browser/fixtures.js';
import { testDay } from './daylight.js';

test.use({ own: ['--hour', '0', '--from', '2027-03-27T23:00Z'] });

testDay({ name: '28 March', quarters: 92, ofHourTwo: 0 });
