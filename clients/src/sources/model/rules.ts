// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** The numbers of the rules, as the documentation tells them. */

import { MS_PER_MINUTE } from '../../units.js';

/** Length of a metering interval in ms. */
export const INTERVAL = 5 * MS_PER_MINUTE;

/** How old the reading may be that proves power, and how far from the one before, in ms. */
export const FRESHNESS = 15 * MS_PER_MINUTE;

/** How long a source may be short before its newest commitment is dropped, in ms. */
export const GRACE = 5 * MS_PER_MINUTE;

/** How many intervals after its end an interval closes. */
export const CLOSING_DELAY = 12;

/** How many sources are locked that can take the place of the chosen one. */
export const MAX_ALTERNATIVES = 4;
