// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { dayOf } from '@smartcharge/rules/books/calendar';
import { formatKwh } from '@smartcharge/rules/units';
import { describe, expect, it } from 'vitest';
import type { Meter } from '../../chain/desk.js';
import type { ChargeRecord, StationBrief } from '../../chain/model.js';
import { toCsv } from '../files.js';
import { docsOf, playground } from './links.js';
import { argumentsOf, callName, standing } from './motions.js';
import { alignedAfter, endOf, offerOf, priceNow } from './prices.js';
import { fileable, parseProgramme, programmeRows } from './programme.js';
import { consolesOf, isConsole, tabOf, worksWith } from './roles.js';
import { pageOf, sorted } from './table.js';
import { priceAt, tariffOf } from './tariff.js';
import { groups, incomeOf, isStale, overdue, readingOf, waitsFor } from './watch.js';

const MINUTE = 60_000;

describe('the consoles of an account', () => {
	it('follow from its roles', () => {
		expect(consolesOf(undefined)).toEqual([]);
		expect(consolesOf(['Cso', 'Supplier'])).toEqual(['cso', 'supplier', 'consortium']);
		expect(consolesOf(['Auditor'])).toEqual(['custodian', 'consortium']);
		expect(consolesOf(['Tso'])).toEqual(['consortium']);
		expect(worksWith('dso', ['Cso'])).toBe(false);
	});

	it('have views by name, the first one without a name', () => {
		expect(tabOf('cso', '')).toBe('stations');
		expect(tabOf('brp', 'trades')).toBe('trades');
		expect(tabOf('brp', 'motions')).toBeUndefined();
		expect([isConsole('dso'), isConsole('driver'), isConsole(undefined)]).toEqual([
			true,
			false,
			false,
		]);
	});
});

describe('a table', () => {
	const rows = [
		{ name: 'b', size: 2n },
		{ name: 'a', size: 10n },
		{ name: 'c', size: -1n },
	];

	it('is ordered by numbers as numbers and by names as names', () => {
		const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join('');
		expect(names(sorted(rows, ({ size }) => size, false))).toBe('cba');
		expect(names(sorted(rows, ({ size }) => size, true))).toBe('abc');
		expect(names(sorted(rows, ({ name }) => name, false))).toBe('abc');
		expect(names(sorted(rows, undefined, true))).toBe('bac');
	});

	it('has pages, of which the last one is shown for those beyond', () => {
		const numbers = Array.from({ length: 45 }, (_, index) => index);
		expect(pageOf(numbers, 0)).toMatchObject({ page: 0, pages: 3 });
		expect(pageOf(numbers, 2).rows).toEqual([40, 41, 42, 43, 44]);
		expect(pageOf(numbers, 9).page).toBe(2);
		expect(pageOf([], 3)).toEqual({ rows: [], page: 0, pages: 1 });
	});
});

describe('a tariff', () => {
	const steps = [
		{ loading: '70', price: '0.05' },
		{ loading: '100', price: '0,25' },
	];

	it('has signed prices and ascending thresholds', () => {
		const tariff = tariffOf({ base: '-0.02', steps });
		expect(tariff).toEqual({
			base: -20_000n,
			steps: [
				{ loading: 70, price: 50_000n },
				{ loading: 100, price: 250_000n },
			],
		});
		if ('fault' in tariff) {
			throw new Error('a fault');
		}
		expect([0, 69, 70, 99, 100, 400].map((loading) => priceAt(tariff, loading))).toEqual([
			-20_000n,
			-20_000n,
			50_000n,
			50_000n,
			250_000n,
			250_000n,
		]);
	});

	it.each([
		['no price', { base: 'x', steps }, { row: 0, fault: 'price' }],
		['too low a price', { base: '-10.000001', steps }, { row: 0, fault: 'range' }],
		['too high a price', { base: '10000.01', steps }, { row: 0, fault: 'range' }],
		[
			'a threshold that is none',
			{ base: '0', steps: [{ loading: '7.5', price: '0' }] },
			{ row: 1, fault: 'loading' },
		],
		[
			'too high a threshold',
			{ base: '0', steps: [{ loading: '1001', price: '0' }] },
			{ row: 1, fault: 'loading' },
		],
		[
			'a threshold that does not ascend',
			{ base: '0', steps: [...steps, { loading: '100', price: '1' }] },
			{ row: 3, fault: 'order' },
		],
		[
			'a price of a step that is none',
			{ base: '0', steps: [{ loading: '1', price: '' }] },
			{ row: 1, fault: 'price' },
		],
		[
			'too many thresholds',
			{
				base: '0',
				steps: Array.from({ length: 17 }, (_, index) => ({
					loading: String(index),
					price: '0',
				})),
			},
			{ row: 17, fault: 'many' },
		],
	])('is refused with %s', (_, typed, fault) => {
		expect(tariffOf(typed)).toEqual(fault);
	});
});

describe('prices of a standing offer', () => {
	const from = Date.parse('2027-06-01T10:00:00Z');
	const at = { from, now: from, length: 15 * MINUTE };

	it('are valid for as long as their lines say', () => {
		const offer = offerOf('0.20\n\n-0,05\n', at);
		expect(offer).toEqual({
			from,
			prices: [200_000n, 200_000n, 200_000n, -50_000n, -50_000n, -50_000n],
			until: Date.parse('2027-06-01T10:30:00Z'),
			lowest: -50_000n,
			highest: 200_000n,
			negative: 3,
		});
	});

	it('may have names of columns and other fields', () => {
		const offer = offerOf('time;price\n10:00;0.1\n10:15;0.3', at);
		expect('fault' in offer ? offer : offer.prices.length).toBe(6);
	});

	it.each([
		['', { line: 0, fault: 'none' }],
		['0.1\nabc', { line: 2, fault: 'price' }],
		['abc', { line: 1, fault: 'price' }],
		['0.1\n-10.5', { line: 2, fault: 'range' }],
		['0.1234567', { line: 1, fault: 'price' }],
	])('are refused: %j', (text, fault) => {
		expect(offerOf(text, at)).toEqual(fault);
	});

	it('are refused if they are over, too many, or begin within an interval', () => {
		const hour = 60 * MINUTE;
		expect(offerOf('1', { ...at, now: from + hour })).toEqual({ line: 0, fault: 'past' });
		expect(offerOf('1', { ...at, from: from + MINUTE })).toEqual({ line: 0, fault: 'start' });
		expect(offerOf('1', { ...at, from: Number.NaN })).toEqual({ line: 0, fault: 'start' });
		const day = { ...at, length: 24 * hour };
		expect(offerOf('1\n1\n1\n1\n1', day)).toMatchObject({ until: from + 120 * hour });
		expect(offerOf('1\n1\n1\n1\n1\n1', day)).toEqual({ line: 6, fault: 'many' });
	});

	it('end, and have a price until then', () => {
		const offer = { from: BigInt(from), prices: [1n, 2n] };
		expect(endOf(offer)).toBe(Date.parse('2027-06-01T10:10:00Z'));
		const minutes = [-1, 0, 4, 5, 9, 10];
		expect(minutes.map((minute) => priceNow(offer, from + minute * MINUTE))).toEqual([
			undefined,
			1n,
			1n,
			2n,
			2n,
			undefined,
		]);
		expect(alignedAfter(from)).toBe(from);
		expect(alignedAfter(from + 1)).toBe(from + 5 * MINUTE);
	});
});

describe('the programme of a day', () => {
	const plain = dayOf('2027-06-01');
	const spring = dayOf('2027-03-28');
	const autumn = dayOf('2027-10-31');
	const lines = (count: number, value = '-1,5') => Array.from({ length: count }, () => value);

	it('has as many values as the local day has quarters', () => {
		for (const [day, quarters] of [
			[plain, 96],
			[spring, 92],
			[autumn, 100],
		] as const) {
			const read = parseProgramme(lines(quarters).join('\n'), day);
			expect(read).toEqual(Array.from({ length: quarters }, () => -1_500n));
			expect(parseProgramme(lines(quarters - 1).join('\n'), day)).toEqual({
				fault: 'count',
				found: quarters - 1,
				wanted: quarters,
			});
		}
	});

	it('can have local times, which are checked: the doubled hour comes twice', () => {
		const two = (value: number) => String(value).padStart(2, '0');
		const hours = [0, 1, 2, 2, ...Array.from({ length: 21 }, (_, index) => index + 3)];
		const times = hours.flatMap((hour) =>
			[0, 15, 30, 45].map((minute) => `${two(hour)}:${two(minute)}`),
		);
		const csv = `time,kWh\r\n${times.map((time) => `${time},2.25`).join('\r\n')}\r\n`;
		expect(parseProgramme(csv, autumn)).toHaveLength(100);
		expect(parseProgramme(csv, plain)).toEqual({ fault: 'time', line: 14 });
	});

	it.each([
		['0.0001', { fault: 'number', line: 1 }],
		['1\nx2', { fault: 'number', line: 2 }],
		['1000000000.001', { fault: 'large', line: 1 }],
		['', { fault: 'count', found: 0, wanted: 96 }],
	])('is refused: %j', (csv, fault) => {
		expect(parseProgramme(csv, plain)).toEqual(fault);
	});

	it('leaves out quarters that have begun', () => {
		const values = Array.from({ length: 96 }, (_, index) => BigInt(index));
		// Ten o'clock in summer is eight in UTC; its quarter has begun.
		const now = Date.parse('2027-06-01T08:00:00Z');
		const { from, values: left, begun } = fileable(values, plain, now);
		expect([begun, left[0], left.length]).toEqual([41, 41n, 55]);
		expect(from * 15 * MINUTE).toBe(Date.parse('2027-06-01T08:15:00Z'));
		expect(fileable(values, plain, plain.start - 1).begun).toBe(0);
		expect(fileable(values, plain, plain.end).values).toEqual([]);
	});

	it('is written with the times of the market, and read again', () => {
		const filed = new Map([[autumn.first + 12, -1_250n]]);
		const rows = programmeRows(autumn, filed, formatKwh);
		expect([rows.length, rows[8]?.[0], rows[12]]).toEqual([100, '02:00', ['02:00', '-1.25']]);
		const csv = rows.map((row) => row.join(';')).join('\n');
		const read = parseProgramme(csv, autumn);
		expect(Array.isArray(read) ? read[12] : read).toBe(-1_250n);
		expect(parseProgramme(toCsv(rows), autumn)).toEqual(read);
	});
});

describe('a motion', () => {
	const votes = (ayes: number, nays: number) => ({
		ayes: Array.from({ length: ayes }, (_, index) => `a${index}`),
		nays: Array.from({ length: nays }, (_, index) => `n${index}`),
		threshold: 4,
		end: 100,
	});

	it('can be closed when enough voted, when too few can, or when its time is over', () => {
		expect(standing(votes(3, 2), 6, 99)).toBe('open');
		expect(standing(votes(4, 2), 6, 10)).toBe('approved');
		expect(standing(votes(1, 3), 6, 10)).toBe('rejected');
		expect(standing(votes(3, 2), 6, 100)).toBe('over');
	});

	it('has its call in plain text, with the names of members', () => {
		const call = {
			type: 'Consortium',
			value: {
				type: 'admit',
				value: {
					account: '5Grw',
					name: new TextEncoder().encode('New member'),
					roles: [{ type: 'Cso', value: undefined }, { type: 'Dso' }],
					key: new Uint8Array([0, 255]),
					area: 7,
					until: undefined,
					list: [],
				},
			},
		};
		const name = (address: string) => (address === '5Grw' ? 'Alice Ltd' : address);
		expect(callName(call)).toBe('Consortium.admit');
		expect(argumentsOf(call, name)).toEqual([
			{ name: 'account', text: 'Alice Ltd' },
			{ name: 'name', text: '“New member”' },
			{ name: 'roles', text: 'Cso, Dso' },
			{ name: 'key', text: '0x00ff' },
			{ name: 'area', text: '7' },
			{ name: 'until', text: '–' },
			{ name: 'list', text: '–' },
		]);
		expect([callName(undefined), argumentsOf(undefined, name)]).toEqual(['?', []]);
	});
});

describe('what an operator watches', () => {
	const NOW = 1_000_000_000;
	const station = (id: number, minutes: number | undefined, change: Partial<StationBrief> = {}) =>
		({
			station: id,
			open: true,
			service: undefined,
			read_at: minutes === undefined ? undefined : BigInt(NOW - minutes * MINUTE),
			...change,
		}) as StationBrief;

	it('is how old readings are', () => {
		const ages = [0, 5, 6, 15, 16].map((age) => readingOf(BigInt(NOW - age * MINUTE), NOW));
		expect(ages).toEqual(['fresh', 'fresh', 'late', 'late', 'silent']);
		expect(readingOf(undefined, NOW)).toBe('never');
	});

	it('is what is overdue: with a process first, then the oldest; closed ones are not', () => {
		const busy = { service: {} as NonNullable<StationBrief['service']> };
		const list = [
			station(1, 3),
			station(2, 8),
			station(3, 30),
			station(4, 7, busy),
			station(5, 40, { open: false }),
			station(6, undefined),
			station(7, 20, { open: false, ...busy }),
		];
		expect(overdue(list, NOW).map((one) => one.station)).toEqual([7, 4, 6, 3, 2]);
	});

	it('is when a process can be closed by anybody', () => {
		const hour = 60 * MINUTE;
		const of = (state: string, authorised: number, read: number) =>
			isStale({ state, authorised: NOW - authorised, read_at: NOW - read }, NOW);
		expect(of('Requested', 15 * MINUTE, 0)).toBe(false);
		expect(of('Requested', 15 * MINUTE + 1, 0)).toBe(true);
		expect(of('Charging', 48 * hour, 24 * hour)).toBe(false);
		expect(of('Closing', 48 * hour, 24 * hour + 1)).toBe(true);
	});

	it('is why a meter waits', () => {
		const meter = (status: string, pending?: object) =>
			({ status: { type: status, value: undefined }, pending_key: pending }) as Meter;
		expect(waitsFor(meter('Active'))).toBeUndefined();
		expect(waitsFor(meter('Active', {}))).toBe('key');
		expect(
			['Pending', 'BaseNeeded', 'Suspended', 'Rejected'].map((one) => waitsFor(meter(one))),
		).toEqual(['new', 'base', 'suspended', 'rejected']);
		expect(groups('0x0123456789')).toBe('0123 4567 89');
	});

	it('is what it earned', () => {
		const record = (energy: bigint, earned: bigint, unpaid: bigint) =>
			({ energy, totals: { to_cso: earned, unpaid } }) as ChargeRecord;
		expect(incomeOf([record(7_000n, 30n, 0n), record(500n, 12n, 4n)])).toEqual({
			processes: 2,
			energy: 7_500n,
			stations: 42n,
			unpaid: 4n,
		});
	});
});

describe('links', () => {
	it('lead to the node and to the page of the call', () => {
		expect(playground('ws://127.0.0.1:9520/rpc')).toBe(
			'https://polkadot.js.org/apps/?rpc=ws%3A%2F%2F127.0.0.1%3A9520%2Frpc#/extrinsics',
		);
		expect(docsOf('https://docs.example/', 'charging.startFor')).toBe(
			'https://docs.example/reference/charging.md',
		);
		expect(docsOf('https://docs.example', 'council.propose')).toBe(
			'https://docs.example/reference/README.md',
		);
	});
});
