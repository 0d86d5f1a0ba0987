// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Numbers of the rules and bounds of the chain, as the documentation gives them. An end-to-end test
 * compares those that a node can be asked for.
 */

import { MS_PER_HOUR, MS_PER_MINUTE, TOKEN } from './units.js';

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

/** Maximum number of steps of a process. */
export const MAX_STEPS = 1_440;

/** Longest step of a process, in ms. */
export const MAX_STEP = MS_PER_HOUR;

/** Longest duration of all steps of a process, in ms. */
export const MAX_DURATION = 7 * 24 * MS_PER_HOUR;

/** Minimum energy of a request, in Wh. */
export const MIN_ENERGY = 100n;

/** Maximum energy of a request, in Wh. */
export const MAX_ENERGY = 1_000_000n;

/** Minimum price per kWh, in the smallest token unit. */
export const MIN_PRICE = -10n * TOKEN;

/** Maximum price per kWh, in the smallest token unit. */
export const MAX_PRICE = 10_000n * TOKEN;

/** Maximum price of a station per hour, in the smallest token unit. */
export const MAX_PRICE_PER_HOUR = 10_000n * TOKEN;

/** Maximum power of a connection, in W. */
export const MAX_POWER = 100_000_000n;

/** Maximum number of readings in a batch. */
export const MAX_BATCH = 150;

/** Maximum number of standing offers of one supplier. */
export const MAX_STANDING_OFFERS = 16;

/** Maximum number of steps of a tariff. */
export const MAX_TARIFF_STEPS = 16;

/** Maximum loading of the grid, in percent. */
export const MAX_LOADING = 1_000n;

/** Longest window of a demand-response signal, in ms. */
export const MAX_WINDOW = 25 * MS_PER_HOUR;

/** The least energy that a response moves, per mille of the capacity of its step. */
export const LEAST_MOVE = 100n;

/** Maximum time from sending a signal to the start of its window, in ms. */
export const MAX_LEAD = 7 * 24 * MS_PER_HOUR;

/** Maximum length of the name of an area, in bytes. */
export const MAX_AREA_NAME = 64;
