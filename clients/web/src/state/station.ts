// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { StationBrief } from '../chain/model.js';

/** How a station is, as a driver sees it. */
export type StationStatus = 'free' | 'busy' | 'closed' | 'silent' | 'unapproved';

/** So old a reading does not let anybody begin, in ms (`Freshness` of the chain). */
export const FRESHNESS = 900_000;

export function statusOf(station: StationBrief, now: number): StationStatus {
	if (station.service) {
		return 'busy';
	}
	if (!station.open) {
		return 'closed';
	}
	if (!station.meter_active) {
		return 'unapproved';
	}
	const { read_at } = station;
	return read_at === undefined || now - Number(read_at) > FRESHNESS ? 'silent' : 'free';
}

/** The sign of a status: colour and word. */
export const TONES: Readonly<Record<StationStatus, 'good' | 'warn' | 'bad' | ''>> = {
	free: 'good',
	busy: 'warn',
	closed: 'bad',
	silent: '',
	unapproved: '',
};
