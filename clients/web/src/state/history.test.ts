// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { Failed } from '../chain/errors.js';
import type { ChargeRecord, SeriesEntry } from '../chain/model.js';
import { checkIntervals, checkSteps } from './checks.js';
import { History, type PastInterval, type PastStep } from './history.js';

const GENESIS = `0x${'ab'.repeat(32)}`;
const STATUS = { genesis: GENESIS };

/** An index that answers by path and query. */
function index(answers: Record<string, unknown>): { history: History; asked: string[] } {
	const asked: string[] = [];
	const history = new History('https://index.example/', (url) => {
		const { pathname, search } = new URL(url);
		const question = `${pathname.replace('/v1/', '')}${search}`;
		asked.push(question);
		const answer = answers[question];
		return Promise.resolve(
			answer === undefined
				? new Response('{"error":"unknown"}', { status: 404 })
				: new Response(typeof answer === 'string' ? answer : JSON.stringify(answer)),
		);
	});
	return { history, asked };
}

function stepItem(step: number): object {
	return {
		step,
		start: null,
		time: '1000',
		energy: '900',
		toSupplier: '-5',
		toDso: '4',
		toCso: '3',
		reward: '2',
		parts: [{ source: 7 }, { source: null }],
	};
}

async function codeOf(work: Promise<unknown>): Promise<string> {
	try {
		await work;
	} catch (error) {
		return error instanceof Failed ? error.failure.code : String(error);
	}
	return 'no failure';
}

describe('History', () => {
	it('reads all pages of steps, and asks for the chain once', async () => {
		const { history, asked } = index({
			status: STATUS,
			'processes/9/steps?limit=500': { items: [stepItem(0)], next: '0' },
			'processes/9/steps?after=0&limit=500': { items: [stepItem(1)], next: null },
		});
		const steps = await history.steps(GENESIS, 9n);
		expect(steps.map(({ step }) => step)).toEqual([0, 1]);
		expect(steps[0]).toMatchObject({
			at: 1000,
			energy: 900n,
			toSupplier: -5n,
			sources: [7, undefined],
		});
		await history.steps(GENESIS, 9n);
		expect(asked.filter((question) => question === 'status')).toHaveLength(1);
	});

	it('begins the next page of times after the last one', async () => {
		const item = { time: '5', percent: 80, price: '90000' };
		const { history } = index({
			status: STATUS,
			'areas/2/loadings?from=0&until=9&limit=500': { items: [item], next: '5' },
			'areas/2/loadings?from=6&until=9&limit=500': { items: [], next: null },
		});
		expect(await history.loadings(GENESIS, 2, 0, 9)).toEqual([
			{ time: 5, percent: 80, price: 90_000n },
		]);
	});

	it('knows no process that has not ended, or that the index does not know', async () => {
		const { history } = index({ status: STATUS, 'processes/1': { endedBlock: null } });
		expect(await history.process(GENESIS, 1n)).toBeUndefined();
		expect(await history.process(GENESIS, 2n)).toBeUndefined();
	});

	it.each([
		['another chain', { status: { genesis: '0x00' } }, 'Index.OtherChain'],
		['no answer', {}, 'Index.Offline'],
		['no JSON', { status: 'nothing' }, 'Index.Unreadable'],
		[
			'no list',
			{ status: STATUS, 'processes/9/steps?limit=500': { items: 7, next: null } },
			'Index.Unreadable',
		],
		[
			'no number',
			{
				status: STATUS,
				'processes/9/steps?limit=500': {
					items: [{ ...stepItem(0), energy: '1e9' }],
					next: null,
				},
			},
			'Index.Unreadable',
		],
	])('refuses %s', async (_, answers, code) => {
		expect(await codeOf(index(answers).history.steps(GENESIS, 9n))).toBe(code);
	});

	it('does not read for ever', async () => {
		const page = { items: [], next: '0' };
		const { history, asked } = index({
			status: STATUS,
			'processes/9/steps?limit=500': page,
			'processes/9/steps?after=0&limit=500': page,
		});
		expect(await codeOf(history.steps(GENESIS, 9n))).toBe('Index.Unreadable');
		expect(asked.length).toBeLessThan(30);
	});
});

const STEP: PastStep = {
	step: 0,
	at: 0,
	sources: [1],
	energy: 500n,
	toSupplier: 100n,
	toDso: 50n,
	toCso: 20n,
	reward: 5n,
};
const RECORD = {
	energy: 1_000n,
	totals: { to_supplier: 200n, to_dso: 100n, to_cso: 40n, reward: 10n },
	trail: { hash: GENESIS, lines: 2 },
} as unknown as ChargeRecord;

describe('checkSteps', () => {
	const steps = [STEP, { ...STEP, step: 1 }];

	it('accepts steps whose sums are those of the record', () => {
		expect(checkSteps(steps, RECORD)).toBe('checked');
	});

	it.each([
		['energy', { energy: 501n }],
		['money of the supplier', { toSupplier: 99n }],
		['money of the grid operator', { toDso: 51n }],
		['money of the operator', { toCso: 0n }],
		['a reward that was not earned in a step', { reward: 4n }],
		['a step twice', { step: 0 }],
	])('finds a difference in %s', (_, change) => {
		expect(checkSteps([STEP, { ...STEP, step: 1, ...change }], RECORD)).toBe('different');
	});

	it('finds a step that is missing', () => {
		const one = [{ ...STEP, energy: 1_000n, toSupplier: 200n, toDso: 100n, toCso: 40n }];
		expect(checkSteps(one, RECORD)).toBe('different');
	});

	it('says nothing of a record without a trail', () => {
		expect(checkSteps(steps, { ...RECORD, trail: undefined })).toBe('unchecked');
	});
});

describe('checkIntervals', () => {
	const interval: PastInterval = {
		start: 300_000,
		length: undefined,
		produced: 9n,
		claimed: 8n,
		certified: 7n,
		issued: 2n,
	};
	const entry = (change: object) =>
		[
			{
				interval: 300_000n,
				ledger: {
					...{ produced: 9n, claimed: 8n, certified: 7n, issued: 2n },
					phase: { type: 'Closed' },
					...change,
				},
			},
		] as unknown as SeriesEntry[];

	it('compares what is closed and in the state', () => {
		expect(checkIntervals([interval], entry({}))).toEqual(['checked']);
		expect(checkIntervals([interval], entry({ certified: 6n }))).toEqual(['different']);
		expect(checkIntervals([interval], entry({ phase: { type: 'Open' } }))).toEqual([
			'unchecked',
		]);
		expect(checkIntervals([interval], [])).toEqual(['unchecked']);
		expect(checkIntervals([{ ...interval, length: 900_000 }], entry({}))).toEqual([
			'unchecked',
		]);
	});
});
