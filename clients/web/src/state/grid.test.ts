// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { randomNumbers } from '@smartcharge/rules/testing/random';
import { describe, expect, it } from 'vitest';
import type { OfferInfo, SeriesEntry, Snapshot, SourceInfo, StationInfo } from '../chain/model.js';
import type { ChainEvent } from '../chain/runtime.js';
import { addMoney, flowsOf, NO_MONEY } from './flows.js';
import { checkEnergy, checkPower } from './guard.js';
import { logOf } from './log.js';
import { choicesAt } from './offers.js';
import { amountOf, charging, nextAt, requestOf, stepsUntil, type Wish } from './plan.js';
import { statusOf } from './station.js';

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;

function source(change: Partial<SourceInfo> = {}): SourceInfo {
	return {
		meter: 0,
		owner: 'o',
		supplier: 's',
		recipient: 's',
		area: 0,
		carrier: { type: 'Solar', value: undefined },
		capacity: 60_000,
		commissioned: 0n,
		attributes: {} as SourceInfo['attributes'],
		status: { type: 'Active', value: undefined },
		next_meter: undefined,
		debt: 0n,
		attested: 20_000,
		available: 20_000,
		committed: 0n,
		short_since: undefined,
		impossible_deliveries: 0,
		produced: 0n,
		unallocated: 0n,
		...change,
	};
}

function ledger(change: Partial<SeriesEntry['ledger']> = {}): SeriesEntry {
	return {
		interval: 0n,
		ledger: {
			produced: 100n,
			claimed: 60n,
			covered: 60n,
			certifiable: 60n,
			certified: 60n,
			issued: 40n,
			owed: 0n,
			retained: 0n,
			phase: { type: 'Closed', value: undefined },
			...change,
		},
	};
}

describe('the guard', () => {
	it('finds nothing in ledgers that come out', () => {
		const sum = checkEnergy([
			ledger(),
			ledger({ owed: 10n, issued: 50n }),
			ledger({ retained: 15n, issued: 25n }),
			ledger({ phase: { type: 'Open', value: undefined }, certified: 0n, issued: 0n }),
		]);
		expect(sum).toMatchObject({ closed: 3, open: 1, double: 0n, wrong: 0, produced: 400n });
	});

	it('finds each Wh that was sold and not produced', () => {
		const random = randomNumbers(11);
		for (let round = 0; round < 500; round += 1) {
			const extra = BigInt(random(50));
			const sum = checkEnergy([ledger(), ledger({ issued: 40n + extra })]);
			expect(sum.double).toBe(extra);
			expect(sum.wrong).toBe(extra > 0n ? 1 : 0);
		}
	});

	it('finds energy that vanished, and certificates without a claim', () => {
		expect(checkEnergy([ledger({ issued: 39n })])).toMatchObject({ double: 0n, wrong: 1 });
		expect(checkEnergy([ledger({ certified: 61n, issued: 39n })]).wrong).toBe(1);
	});

	it('gives a source that is short its grace, and no false sum', () => {
		const two = [
			{ process: 1n, power: 11_000 },
			{ process: 2n, power: 8_000 },
		];
		const sold = source({ committed: 19_000n });
		expect(checkPower(sold, two, true)).toMatchObject({ check: 'ok', sum: 19_000n });
		expect(checkPower({ ...sold, attested: 18_999, short_since: 5n }, two, true)).toMatchObject(
			{ check: 'short', endsAt: 300_005 },
		);
		expect(checkPower(source({ committed: 18_000n }), two, true).check).toBe('bad');
		expect(checkPower(source({ committed: 30_000n }), two, false).check).toBe('short');
	});
});

describe('choicesAt', () => {
	const offer = (change: Partial<OfferInfo>): OfferInfo => ({
		supplier: 's',
		source: undefined,
		carrier: undefined,
		same_area: true,
		default: true,
		available: undefined,
		energy_price: 20n,
		grid_price: 5n,
		total_price: 25n,
		valid_until: undefined,
		...change,
	});
	const solar = { type: 'Solar' as const, value: undefined };
	const info: StationInfo = {
		cso: 'c',
		power: 11_000,
		price_per_hour: 0n,
		free: true,
		offers: [
			offer({ source: 0, carrier: solar, available: 5, total_price: undefined }),
			offer({ source: 1, carrier: solar, available: 5, total_price: 30n }),
			offer({ source: 2, carrier: solar, available: 5, total_price: 28n }),
			offer({ source: 3, carrier: solar, available: 0 }),
			offer({ total_price: 35n }),
			offer({ supplier: 't', total_price: 33n }),
		],
	};

	it('puts the cheapest first, and sources without a price last', () => {
		const choices = choicesAt(info, new Map());
		expect(choices.sources.map((one) => one.source)).toEqual([2, 1, 0]);
		expect(choices.mixes.map((one) => one.total_price)).toEqual([33n, 35n]);
		expect(choices.carriers).toEqual(['Solar']);
	});

	it('says why a source cannot be had', () => {
		const all = new Map([
			[1, source()],
			[3, source({ available: 0, committed: 20_000n })],
			[4, source({ attested: 0 })],
			[5, source({ supplier: 'elsewhere' })],
			[6, source({ status: { type: 'Suspended', value: undefined } })],
		]);
		const { unavailable } = choicesAt(info, all);
		expect(unavailable.map(({ id, reason }) => [id, reason])).toEqual([
			[3, 'full'],
			[4, 'silent'],
			[5, 'other'],
			[6, 'suspended'],
		]);
	});
});

describe('a plan', () => {
	it('has the steps that are over by the departure', () => {
		const ten = Date.parse('2027-01-01T10:00:00Z');
		expect(stepsUntil(ten, ten + 3 * 4 * QUARTER, QUARTER)).toBe(12);
		// The first step has begun: it counts.
		expect(stepsUntil(ten + 5 * MINUTE, ten + 4 * QUARTER, QUARTER)).toBe(4);
		expect(stepsUntil(ten, ten + QUARTER - 1, QUARTER)).toBe(1);
		expect(stepsUntil(ten, ten + 30 * 24 * 4 * QUARTER, QUARTER)).toBe(672);
		expect(stepsUntil(ten, ten + 30 * 24 * 4 * QUARTER, 5 * MINUTE)).toBe(1_440);
	});

	it('ends at the next time that the clock shows the departure', () => {
		const now = new Date(2027, 4, 3, 22, 10).getTime();
		expect(nextAt('22:15', now)).toBe(now + 5 * MINUTE);
		expect(nextAt('22:10', now)).toBe(new Date(2027, 4, 4, 22, 10).getTime());
		expect(nextAt('soon', now)).toBeUndefined();
	});

	it('takes amounts with a comma or a point', () => {
		expect([amountOf('0,5'), amountOf(' 12.25 '), amountOf(''), amountOf('1e3')]).toEqual([
			500_000n,
			12_250_000n,
			undefined,
			undefined,
		]);
	});

	it('asks for no reward without flexibility', () => {
		const wish: Wish = {
			energyWh: 20_000,
			departure: 4 * QUARTER,
			step: QUARTER,
			source: { type: 'Cheapest', value: undefined },
			flexible: false,
			leastReward: 500n,
			maxPrice: undefined,
			maxCost: 9n,
			early: true,
		};
		expect(requestOf(wish, 0)).toMatchObject({
			energy: 20_000n,
			steps: 4,
			step: BigInt(QUARTER),
			preferences: { minimum_reward: 0n, max_cost: 9n, when_equal: { type: 'Early' } },
		});
		expect(requestOf({ ...wish, flexible: true }, 0).preferences.minimum_reward).toBe(500n);
	});

	it('charges from its first charging step to its last', () => {
		const step = (start: number, charges: boolean) => ({
			step: start,
			start: BigInt(start),
			end: BigInt(start + 1),
			state: { type: 'Planned' as const, value: undefined },
			charges,
			energy: charges ? 5n : 0n,
			supplier_price: 0n,
			grid_price: 0n,
			energy_cost: 0n,
			station_cost: 0n,
		});
		const steps = [step(0, false), step(1, true), step(2, false), step(3, true)];
		expect(charging(steps)).toEqual({ from: 1, to: 4 });
		expect(charging([step(0, false)])).toBeUndefined();
	});
});

describe('events', () => {
	const event = (type: string, value: Record<string, unknown>): ChainEvent => ({
		phase: { type: 'ApplyExtrinsic', value: 1 },
		event: { type: 'Charging', value: { type, value } },
	});
	const settled = event('StepSettled', {
		process: 4n,
		energy: 2_750n,
		to_supplier: 5n,
		to_dso: 2n,
		to_cso: 1n,
		reward: 3n,
	});

	it('of settled steps are the money that moves', () => {
		const negative = event('StepSettled', {
			to_supplier: -4n,
			to_dso: 0n,
			to_cso: 1n,
			reward: 0n,
		});
		expect(addMoney(addMoney(NO_MONEY, [settled]), [negative])).toEqual({
			suppliers: 1n,
			dsos: 2n,
			csos: 2n,
			rewards: 3n,
			steps: 2,
		});
	});

	it('of a process are its log, the latest first', () => {
		const events = [
			event('Authorised', { process: 4n }),
			settled,
			event('Authorised', { process: 5n }),
		];
		expect(logOf(events, 4n, 9)).toEqual([
			{ at: 9, kind: 'StepSettled', energy: 2_750n, amount: 8n },
			{ at: 9, kind: 'Authorised' },
		]);
	});
});

describe('a snapshot', () => {
	const brief = (station: number, change: Partial<Snapshot['stations'][number]> = {}) => ({
		station,
		evse_id: new Uint8Array(),
		cso: 'c',
		meter: 0,
		area: 0,
		power: 11_000,
		price_per_hour: 0n,
		open: true,
		meter_active: true,
		read_at: 1_000_000n,
		service: undefined,
		...change,
	});
	const service = (process: bigint, set_point: number, from?: number) => ({
		process,
		state: { type: 'Charging' as const, value: undefined },
		source: from,
		set_point,
		wanted: 10n,
		delivered: 5n,
	});

	it('has a flow for each car that takes power, the strongest first', () => {
		const flows = flowsOf({
			now: 0n,
			areas: [],
			sources: [[3, source({ carrier: { type: 'Wind', value: undefined } })]],
			stations: [
				brief(0, { service: service(1n, 5_000) }),
				brief(1, { service: service(2n, 11_000, 3) }),
				brief(2, { service: service(3n, 0, 3) }),
				brief(4),
			],
			next: undefined,
		});
		expect(flows.map(({ station, carrier, power }) => [station, carrier, power])).toEqual([
			[1, 'Wind', 11_000],
			[0, undefined, 5_000],
		]);
	});

	it('says how each station is', () => {
		const at = 1_900_000;
		expect(statusOf(brief(0), at)).toBe('free');
		expect(statusOf(brief(0), at + 1)).toBe('silent');
		expect(statusOf(brief(0, { read_at: undefined }), at)).toBe('silent');
		expect(statusOf(brief(0, { open: false }), at)).toBe('closed');
		expect(statusOf(brief(0, { meter_active: false }), at)).toBe('unapproved');
		expect(statusOf(brief(0, { open: false, service: service(1n, 0) }), at)).toBe('busy');
	});
});
