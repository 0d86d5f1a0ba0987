// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { ConfigFault, parseConfig } from './config.js';
import { toCsv } from './files.js';
import { duration, Format, short } from './format.js';
import { hashOfQuery, routeOf } from './route.js';

const BASE = 'https://charge.example/app/';
const FILE = { gateways: ['/rpc'], genesis: null, currency: 'EUR', bank: null };

describe('parseConfig', () => {
	it('makes sockets of paths and addresses', () => {
		const gateways = ['/rpc', 'wss://other.example/x', 'http://plain.example'];
		expect(parseConfig({ ...FILE, gateways }, BASE).gateways).toEqual([
			'wss://charge.example/rpc',
			'wss://other.example/x',
			'ws://plain.example/',
		]);
	});

	it('makes an address of the index', () => {
		const indexOf = (index: unknown) => parseConfig({ ...FILE, index }, BASE).index;
		expect(parseConfig(FILE, BASE).index).toBeNull();
		expect(indexOf('/index')).toBe('https://charge.example/index/');
		expect(indexOf('https://index.example/v/')).toBe('https://index.example/v/');
	});

	it.each([
		['index', { ...FILE, index: 'javascript:alert(1)' }],
		['index', { ...FILE, index: 7 }],
		['the file', null],
		['gateways', { ...FILE, gateways: [] }],
		['gateways', { ...FILE, gateways: ['ftp://x'] }],
		['docs', { ...FILE, docs: 'javascript:alert(1)' }],
		['gateways', { ...FILE, gateways: [7] }],
		['genesis', { ...FILE, genesis: '0x12' }],
		['currency', { ...FILE, currency: '' }],
		['bank', { ...FILE, bank: { owner: 'Bank' } }],
	])('refuses a fault in %s', (field, file) => {
		expect(() => parseConfig(file, BASE)).toThrow(ConfigFault);
		expect(() => parseConfig(file, BASE)).toThrow(field);
	});
});

describe('routeOf', () => {
	it.each([
		['', { page: 'home' }],
		['#/', { page: 'home' }],
		['#/at/nlsmce0001', { page: 'station', evse: 'NL*SMC*E0001' }],
		['#/at/NL*SMC*E0001', { page: 'station', evse: 'NL*SMC*E0001' }],
		['#/at/nonsense', { page: 'station', evse: 'nonsense' }],
		['#/at/%E0%A4%A', { page: 'unknown' }],
		['#/process/12', { page: 'process', id: 12n }],
		['#/process/12x', { page: 'unknown' }],
		['#/receipt/', { page: 'unknown' }],
		['#/grid', { page: 'grid', view: 'energy' }],
		['#/grid?sim=0a1b', { page: 'grid', view: 'energy' }],
		['#/grid/past', { page: 'grid', view: 'past' }],
		['#/grid/guard', { page: 'grid', view: 'guard' }],
		['#/grid/other', { page: 'unknown' }],
		['#/console', { page: 'console', role: '', tab: '', of: '' }],
		['#/console/cso/income/5Grw', { page: 'console', role: 'cso', tab: 'income', of: '5Grw' }],
		['#/elsewhere', { page: 'unknown' }],
	])('reads %s', (hash, route) => {
		expect(routeOf(hash)).toEqual(route);
	});

	it('leads from the link of a QR code to the station', () => {
		const hash = hashOfQuery('?station=NL*SMC*E0001&x=1');
		expect(routeOf(hash ?? '')).toEqual({ page: 'station', evse: 'NL*SMC*E0001' });
		expect(hashOfQuery('')).toBeUndefined();
	});
});

describe('Format', () => {
	const german = new Format('de-DE', 'EUR', 'Europe/Amsterdam');
	const plain = (text: string) => text.replace(/\u00a0|\u202f/g, ' ');

	it('writes amounts in the language', () => {
		expect(german.money(1_234_567_890n)).toBe('1.234,57 EUR');
		expect(german.price(265_500n)).toBe('0,2655 EUR');
		expect(new Format('en-GB', 'SCT').money(-10_000n)).toBe('-0.01 SCT');
		expect(german.energy(9_050n)).toBe('9,05 kWh');
		expect(german.power(11_000)).toBe('11 kW');
		expect(plain(german.percent(0.5))).toBe('50 %');
	});

	it('loses no quarter of a day on which the clock changes', () => {
		const day = (start: string, hours: number) => {
			const from = Date.parse(start);
			return Array.from({ length: hours * 4 }, (_, index) => from + index * 900_000);
		};
		const spring = day('2027-03-27T23:00:00Z', 23);
		const autumn = day('2027-10-30T22:00:00Z', 25);
		expect([spring.length, autumn.length]).toEqual([92, 100]);
		expect([german.day(spring[0] ?? 0), german.day(spring.at(-1) ?? 0)]).toEqual([
			'28. März 2027',
			'28. März 2027',
		]);
		expect(german.time(spring[8] ?? 0)).toBe('03:00');
		expect([german.time(autumn[0] ?? 0), german.time(autumn.at(-1) ?? 0)]).toEqual([
			'00:00',
			'23:45',
		]);
		expect(autumn.filter((at) => german.time(at) === '02:30')).toHaveLength(2);
	});
});

describe('duration', () => {
	it('has the unit that a person would use', () => {
		expect([-5, 90_000, 600_000, 11_520_000].map(duration)).toEqual([
			{ unit: 'seconds', value: 0 },
			{ unit: 'seconds', value: 90 },
			{ unit: 'minutes', value: 10 },
			{ unit: 'hours', value: 3.2 },
		]);
	});
});

describe('files', () => {
	it('quote what a table could take for something else', () => {
		expect(
			toCsv([
				['a"b', '=1+1'],
				['-5', 'x,y'],
			]),
		).toBe('"a""b","\'=1+1"\r\n"-5","x,y"\r\n');
	});
});

describe('short', () => {
	it('keeps both ends', () => {
		expect(short('5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY')).toBe('5Grwva…utQY');
	});
});
