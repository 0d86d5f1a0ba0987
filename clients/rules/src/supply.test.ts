// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { FRESHNESS, INTERVAL } from './limits.js';
import { byInterval, common, intervalOf, share } from './span.js';
import { Supply } from './supply.js';
import { MS_PER_MINUTE } from './units.js';
import { randomNumbers } from '../testing/random.js';

const MINUTE = MS_PER_MINUTE;
const START = 100 * INTERVAL;

/** A source of 60 kW whose meter is read for the first time. */
function source(): Supply {
	const supply = new Supply({
		id: 7,
		meter: 1,
		area: 0,
		supplier: 'A',
		carrier: 'Solar',
		capacity: 60_000n,
	});
	supply.read(START, 1_000n);
	return supply;
}

describe('energy by time', () => {
	it('is shared by time, in whole Wh from the start on', () => {
		const whole = { start: 100, end: 400 };
		expect(share(10n, whole, { start: 100, end: 200 })).toBe(3n);
		expect(share(10n, whole, { start: 200, end: 300 })).toBe(3n);
		expect(share(10n, whole, { start: 300, end: 400 })).toBe(4n);
		expect(share(10n, whole, { start: 0, end: 100 })).toBe(0n);
	});

	it('is neither lost nor doubled, wherever it is cut', () => {
		const random = randomNumbers(5);
		for (let round = 0; round < 300; round += 1) {
			const start = START + random(INTERVAL);
			const span = { start, end: start + 1 + random(20 * INTERVAL) };
			const energy = BigInt(random(100_000));
			const parts = byInterval(energy, span);
			expect(parts.reduce((sum, [, part]) => sum + part, 0n)).toBe(energy);
			expect(parts.every(([interval]) => intervalOf(interval) === interval)).toBe(true);
		}
	});

	it('has spans in common', () => {
		expect(common({ start: 0, end: 10 }, { start: 5, end: Infinity })).toEqual({
			start: 5,
			end: 10,
		});
		const apart = common({ start: 0, end: 10 }, { start: 20, end: 30 });
		expect(apart.end - apart.start).toBe(0);
	});
});

describe('a source on paper', () => {
	it('proves power by two fresh readings', () => {
		const supply = source();
		expect(supply.available(START)).toBe(0n);
		const at = START + MINUTE;
		supply.read(at, 1_200n);
		expect(supply.available(at)).toBe(12_000n);
		expect(supply.available(at + FRESHNESS)).toBe(12_000n);
		expect(supply.available(at + FRESHNESS + 1)).toBe(0n);
		supply.read(at + MINUTE, 1_200n);
		expect(supply.available(at + MINUTE)).toBe(0n);
	});

	it('proves nothing by readings that are far apart, and no more than its capacity', () => {
		const supply = source();
		supply.read(START + FRESHNESS + 1, 9_000n);
		expect(supply.available(START + FRESHNESS + 1)).toBe(0n);
		const at = START + FRESHNESS + 1 + MINUTE;
		supply.read(at, 9_000n + 1_050n);
		expect(supply.available(at)).toBe(60_000n);
	});

	it('never promises more than it has', () => {
		const supply = source();
		const at = START + MINUTE;
		supply.read(at, 1_200n);
		expect(supply.promise(1, 8_000n, at)).toBe(true);
		expect(supply.promise(2, 4_001n, at)).toBe(false);
		expect(supply.promise(2, 4_000n, at)).toBe(true);
		expect(supply.available(at)).toBe(0n);
		expect(supply.promise(1, 7_000n, at)).toBe(true);
		expect(supply.available(at)).toBe(1_000n);
		supply.release(2);
		supply.release(3);
		expect(supply.available(at)).toBe(5_000n);
	});

	it('breaks the newest promise after five minutes, one with each reading', () => {
		const supply = source();
		const read = (minute: number, register: bigint) =>
			supply.read(START + minute * MINUTE, register);
		read(1, 2_000n);
		const now = START + MINUTE;
		for (const process of [1, 2, 3]) {
			expect(supply.promise(process, 10_000n, now)).toBe(true);
		}
		// 12 kW for 30 promised.
		const broken = [2, 3, 4, 5, 6, 7, 8, 9].map((minute) =>
			read(minute, 2_000n + BigInt(minute - 1) * 200n),
		);
		expect(broken.map((drop) => drop?.process)).toEqual([
			undefined,
			undefined,
			undefined,
			undefined,
			undefined,
			3,
			2,
			undefined,
		]);
		expect(broken[5]).toEqual({
			at: START + 7 * MINUTE,
			source: 7,
			process: 3,
			power: 10_000n,
		});
		expect(supply.impossible()).toBe(2n);
	});

	it('forgets a shortage that was made up for in time', () => {
		const supply = source();
		supply.read(START + MINUTE, 2_000n);
		supply.promise(1, 20_000n, START + MINUTE);
		let register = 2_000n;
		for (let minute = 2; minute < 30; minute += 1) {
			register += minute % 5 === 0 ? 500n : 100n;
			expect(supply.read(START + minute * MINUTE, register)).toBeUndefined();
		}
	});

	it('certifies pro rata and never more than was made', () => {
		const supply = source();
		supply.read(START + INTERVAL, 2_000n);
		supply.take(START, 1, 700n);
		supply.take(START, 2, 800n);
		supply.take(START + INTERVAL, 1, 5n);
		expect(supply.allCertificates().map(({ certified }) => certified)).toEqual([
			466n,
			533n,
			0n,
		]);
		expect(supply.accounts()).toEqual([
			{
				source: 7,
				interval: START,
				produced: 1_000n,
				claimed: 1_500n,
				certified: 999n,
				issued: 1n,
			},
			{
				source: 7,
				interval: START + INTERVAL,
				produced: 0n,
				claimed: 5n,
				certified: 0n,
				issued: 0n,
			},
		]);
	});

	it('has certified + surplus = produced on random days', () => {
		const random = randomNumbers(11);
		for (let round = 0; round < 100; round += 1) {
			const supply = source();
			let register = 1_000n;
			let at = START;
			for (let reading = 0; reading < 40; reading += 1) {
				at += 1 + random(3 * MINUTE);
				register += BigInt(random(400));
				supply.read(at, register);
				supply.take(START + random(20) * INTERVAL, random(4), BigInt(random(300)));
			}
			const accounts = supply.accounts();
			const sum = (part: 'produced' | 'certified' | 'issued') =>
				accounts.reduce((total, account) => total + account[part], 0n);
			expect(sum('produced')).toBe(register - 1_000n);
			expect(sum('certified') + sum('issued')).toBe(sum('produced'));
			expect(accounts.every(({ issued }) => issued >= 0n)).toBe(true);
			expect(accounts.every(({ certified, claimed }) => certified <= claimed)).toBe(true);
		}
	});
});
