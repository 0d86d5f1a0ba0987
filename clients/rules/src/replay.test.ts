// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import type { Entry, RequestTerms, Undated, Wanted } from './journal.js';
import { replay, type Expected } from './replay.js';
import { INTERVAL } from './limits.js';
import { MS_PER_MINUTE } from './units.js';

const MINUTE = MS_PER_MINUTE;
const STEP = 15 * MINUTE;
const START = 1_000 * STEP;
const [PARK, ROOF, WIND] = [0, 1, 2];
const SUPPLIER = { [PARK]: 'A', [ROOF]: 'B', [WIND]: 'B' } as Record<number, string>;
const CARRIER = { [PARK]: 'Solar', [ROOF]: 'Solar', [WIND]: 'Wind' } as Record<number, string>;
const OPERATORS = { cso: 'cso', dso: 'dso' };

/** Parts of a story; stations have 12 kW, so that cars take 200 Wh a minute. */
interface Story {
	/** Prices per kWh of sources and of the suppliers' grid mixes. */
	prices?: Partial<Record<string, bigint[]>>;
	/** Power in kW that a source feeds in during the minute before `minute`. */
	power?: (source: number, minute: number) => number;
	/** Loading of the grid in percent. */
	loading?: number;
	/** Energy that each car takes in the minute before `minute`, in Wh. */
	take?: (minute: number) => bigint;
	/** Energy, steps and choice of each process. */
	wanted?: [bigint, number, Wanted][];
	/** Changes of source, by the minute. */
	changes?: { minute: number; process: number; wanted: Wanted }[];
	/** How long the day is, in minutes. */
	minutes?: number;
}

const PRICES: Record<string, bigint[]> = {
	[PARK]: [200_000n],
	[ROOF]: [190_000n],
	[WIND]: [260_000n],
	A: [300_000n],
	B: [310_000n],
};

/** Lets the story happen: meters are read each minute, cars take what they are to take. */
function replayed(story: Story): Expected {
	const { loading = 0, minutes = 30, changes = [] } = story;
	const prices = { ...PRICES, ...story.prices };
	const wanted = story.wanted ?? [[6_000n, 2, { source: PARK }]];
	const power = story.power ?? (() => 30);
	const take = story.take ?? (() => 200n);
	const journal: Entry[] = [];
	const at = (minute: number, ...entries: Undated[]) => {
		const now = START + minute * MINUTE;
		journal.push(...entries.map((entry): Entry => ({ ...entry, now })));
	};
	for (const id of [PARK, ROOF, WIND]) {
		at(-5, {
			kind: 'source',
			source: {
				id,
				meter: id,
				area: id === WIND ? 1 : 0,
				supplier: SUPPLIER[id] ?? '',
				carrier: CARRIER[id] ?? '',
				capacity: 60_000n,
			},
		});
	}
	for (const [name, list] of Object.entries(prices)) {
		const source = SUPPLIER[Number(name)] === undefined ? undefined : Number(name);
		const supplier = source === undefined ? name : (SUPPLIER[source] ?? '');
		const intervals = Array.from(
			{ length: 288 },
			(_, index) => list?.[index] ?? list?.at(-1) ?? 0n,
		);
		const offer = { supplier, source, from: START - INTERVAL, prices: intervals };
		if (list) {
			at(-5, { kind: 'offer', offer });
		}
	}
	at(
		-5,
		{
			kind: 'tariff',
			area: 0,
			base: 50_000n,
			steps: [
				{ loading: 60, price: 80_000n },
				{ loading: 85, price: 150_000n },
			],
		},
		{ kind: 'loading', area: 0, percent: loading },
	);
	const registers = new Map<number, bigint>();
	const read = (minute: number, meter: number, energy: bigint) => {
		const register = (registers.get(meter) ?? 0n) + energy;
		registers.set(meter, register);
		const moment = START + minute * MINUTE;
		at(minute, { kind: 'reading', meter, at: moment, register });
	};
	wanted.forEach((_, id) => {
		const station = {
			id,
			meter: 10 + id,
			area: 0,
			power: 12_000n,
			pricePerHour: 600_000n,
			suppliers: ['A', 'B'],
		};
		at(-5, { kind: 'station', station });
	});
	for (let minute = -3; minute <= minutes; minute += 1) {
		for (const change of changes.filter((entry) => entry.minute === minute)) {
			const { process, wanted: choice } = change;
			at(minute, { kind: 'change', process, wanted: choice });
		}
		for (const source of [PARK, ROOF, WIND]) {
			const kilowatts = minute === -3 ? 0 : power(source, minute);
			read(minute, source, BigInt(Math.round((kilowatts * 1_000) / 60)));
		}
		wanted.forEach(([energy, steps], id) => {
			const ended = (registers.get(10 + id) ?? 0n) >= energy || minute > steps * 15;
			if (minute === -3 || (minute > 0 && !ended)) {
				read(minute, 10 + id, minute > 0 ? take(minute) : 0n);
			}
		});
		if (minute === 0) {
			wanted.forEach(([energy, steps, choice], id) => {
				const request: RequestTerms = {
					id,
					driver: `driver ${id}`,
					station: id,
					energy,
					steps,
					step: STEP,
					wanted: choice,
				};
				at(0, { kind: 'look', station: id });
				at(0, { kind: 'schedule', request });
			});
		}
	}
	return replay(journal, OPERATORS);
}

const two: Story['wanted'] = [
	[6_000n, 2, { source: PARK }],
	[6_000n, 2, { carrier: 'Solar' }],
];

/** 30 kW for two minutes, half of it from then on. */
const cloudOverPark = (source: number, minute: number) => (source === PARK && minute > 2 ? 15 : 30);

describe('a day on paper', () => {
	it('shows what supplies, with the power that nobody has', () => {
		const { facts } = replayed({ power: (source) => (source === WIND ? 0 : 30), wanted: two });
		const [first, second] = facts.looks;
		expect(first?.offers).toEqual([
			{
				supplier: 'A',
				source: undefined,
				carrier: undefined,
				sameArea: false,
				isDefault: true,
				available: undefined,
				energyPrice: 300_000n,
				gridPrice: 50_000n,
			},
			expect.objectContaining({ source: PARK, available: 30_000n, sameArea: true }),
			expect.objectContaining({ source: undefined, supplier: 'B', isDefault: false }),
			expect.objectContaining({ source: ROOF, available: 30_000n, carrier: 'Solar' }),
		]);
		expect(second?.offers[1]?.available).toBe(18_000n);
	});

	it('has what flowed for the account of each supplier, and the settled steps', () => {
		const { facts, flows, lines } = replayed({ power: cloudOverPark, wanted: two });
		const total = (side: string) =>
			flows
				.filter((flow) => flow.side === side)
				.reduce((sum, { energy }) => sum + energy, 0n);
		const delivered = facts.finished.reduce((sum, { energy }) => sum + energy, 0n);
		const produced = facts.yields.reduce((sum, yielded) => sum + yielded.produced, 0n);
		expect([total('taken'), total('fed')]).toEqual([delivered, produced]);
		expect(new Set(flows.map(({ supplier }) => supplier))).toEqual(new Set(['A', 'B']));
		expect(
			lines.map(({ process, step, parts, toDso, toCso }) => ({
				process,
				step,
				energy: parts.reduce((sum, { energy }) => sum + energy, 0n),
				toSupplier: parts.reduce((sum, { amount }) => sum + amount, 0n),
				toDso,
				toCso,
			})),
		).toEqual(facts.settled);
		for (const { span, parts, pricePerHour, toCso } of lines) {
			for (const { energy, price, amount } of parts) {
				expect(amount).toBe((energy * price) / 1_000n);
			}
			expect(toCso).toBe((pricePerHour * BigInt(span.end - span.start)) / 3_600_000n);
		}
	});

	it('serves a process from its source, and pays everybody', () => {
		const { facts, balances } = replayed({ loading: 90 });
		expect(facts.scheduled).toEqual([
			{
				process: 0,
				supplier: 'A',
				source: PARK,
				schedule: [true, true],
				gridPrice: 150_000n,
				// The grid mix may have to step in: 6 kWh at 0.30 + 0.15, and half an hour.
				escrow: 2_700_000n + 300_000n,
				missing: 0n,
			},
		]);
		expect(facts.opened.map(({ setPoint }) => setPoint)).toEqual([12_000n, 12_000n]);
		expect(facts.settled.map(({ toSupplier }) => toSupplier)).toEqual([600_000n, 600_000n]);
		expect(facts.finished).toEqual([
			{
				process: 0,
				reason: 'DemandMet',
				energy: 6_000n,
				sourced: 6_000n,
				released: 600_000n,
			},
		]);
		expect(facts.switched).toEqual([]);
		expect(balances).toEqual(
			new Map([
				['driver 0', -1_200_000n - 900_000n - 300_000n],
				['A', 1_200_000n],
				['dso', 900_000n],
				['cso', 300_000n],
			]),
		);
	});

	it('lets a similar source step in for the newest process, and pays by time', () => {
		const { facts } = replayed({
			power: cloudOverPark,
			wanted: two,
			prices: { [PARK]: [180_000n] },
		});
		// Process 1 chose the park, too, for it was cheaper.
		expect(facts.scheduled[1]?.source).toBe(PARK);
		expect(facts.dropped).toEqual([
			{ at: START + 8 * MINUTE, source: PARK, process: 1, power: 12_000n },
		]);
		// The roof is more expensive: the grid mix of the default supplier has to do.
		expect(facts.switched[0]).toEqual({
			process: 1,
			step: 0,
			supplier: 'A',
			source: undefined,
			since: START + 8 * MINUTE,
		});
		expect(facts.segments.map(({ energy, toSupplier }) => [energy, toSupplier])).toEqual([
			[1_600n, 288_000n],
			[1_400n, 420_000n],
		]);
		// At the next step the park still has no room, nor has the roof become cheaper.
		expect(facts.switched).toHaveLength(1);
		expect(facts.finished[1]?.sourced).toBe(1_600n);
	});

	it('takes the similar source when it costs no more, and certifies pro rata', () => {
		const { facts } = replayed({
			power: cloudOverPark,
			wanted: two,
			prices: { [ROOF]: [200_000n] },
		});
		expect(facts.switched).toEqual([
			{ process: 1, step: 0, supplier: 'B', source: ROOF, since: START + 8 * MINUTE },
		]);
		expect(facts.segments.map(({ supplier, energy }) => [supplier, energy])).toEqual([
			['A', 1_600n],
			['B', 1_400n],
		]);
		expect(facts.finished[1]?.sourced).toBe(6_000n);
		const accounts = facts.booked.filter(
			({ source, interval }) => source === PARK && interval >= START,
		);
		expect(
			accounts
				.slice(0, 3)
				.map(({ produced, claimed, certified, issued }) => [
					produced,
					claimed,
					certified,
					issued,
				]),
		).toEqual([
			[1_750n, 2_000n, 1_750n, 0n],
			[1_250n, 1_600n, 781n + 468n, 1n],
			[1_250n, 1_000n, 1_000n, 250n],
		]);
		expect(facts.yields[PARK]?.impossible).toBe(1n);
	});

	it('goes back to the chosen source when that has room again', () => {
		const { facts } = replayed({
			power: (source, minute) => (source === PARK && minute > 2 && minute < 14 ? 15 : 30),
			wanted: two,
			prices: { [ROOF]: [200_000n] },
		});
		expect(facts.switched.map(({ step, source, since }) => [step, source, since])).toEqual([
			[0, ROOF, START + 8 * MINUTE],
			[1, PARK, START + 15 * MINUTE],
		]);
	});

	it('takes the grid mix when the similar source has no room', () => {
		const { facts } = replayed({
			power: (source, minute) => (source === ROOF ? 11 : cloudOverPark(source, minute)),
			wanted: two,
			prices: { [ROOF]: [200_000n] },
		});
		expect(facts.switched).toEqual([
			{ process: 1, step: 0, supplier: 'A', source: undefined, since: START + 8 * MINUTE },
		]);
	});

	it('takes the cheapest grid mix, whoever sells it', () => {
		const mixes = (a: bigint[] | undefined, b: bigint[]) =>
			replayed({
				power: (source, minute) => (source === ROOF ? 0 : cloudOverPark(source, minute)),
				wanted: two,
				prices: { A: a, B: b },
			}).facts.segments.at(-1);
		expect(mixes([300_000n], [299_999n])).toMatchObject({ supplier: 'B', source: undefined });
		// Among equals the default supplier's.
		expect(mixes([300_000n], [300_000n])).toMatchObject({ supplier: 'A', source: undefined });
		expect(mixes(undefined, [310_000n])).toMatchObject({
			supplier: 'B',
			toSupplier: 434_000n,
		});
	});

	it("takes the chosen source's price when no supplier has one for its mix", () => {
		const { facts } = replayed({
			power: (source, minute) => (source === ROOF ? 0 : cloudOverPark(source, minute)),
			wanted: two,
			prices: { A: undefined, B: undefined },
		});
		expect(facts.segments.at(-1)).toMatchObject({
			supplier: 'A',
			source: undefined,
			toSupplier: 280_000n,
		});
		expect(facts.scheduled[0]?.escrow).toBe(1_500_000n + 300_000n);
	});

	it('chooses a source that has the power before a cheaper one that has not', () => {
		const { facts } = replayed({
			power: (source) => (source === ROOF ? 11 : 30),
			wanted: [
				[6_000n, 2, { carrier: 'Solar' }],
				[6_000n, 2, 'Cheapest'],
			],
		});
		expect(facts.scheduled.map(({ source }) => source)).toEqual([PARK, PARK]);
	});

	it('falls back to the default supplier when nothing matches the choice', () => {
		const { facts } = replayed({ wanted: [[6_000n, 2, { carrier: 'Hydro' }]] });
		expect(facts.scheduled[0]).toMatchObject({ supplier: 'A', source: undefined });
		expect(facts.finished[0]?.sourced).toBe(0n);
		expect(facts.claimed).toEqual([]);
	});

	it('follows a driver who changes the source for the steps to come', () => {
		const { facts } = replayed({
			changes: [{ minute: 4, process: 0, wanted: { carrier: 'Wind' } }],
		});
		expect(facts.rechosen).toEqual([
			{
				process: 0,
				supplier: 'B',
				source: WIND,
				fromStep: 1,
				schedule: [true, true],
				escrow: 2_100_000n + 300_000n,
				missing: 0n,
			},
		]);
		expect(facts.switched).toEqual([
			{ process: 0, step: 1, supplier: 'B', source: WIND, since: START + STEP },
		]);
		expect(facts.settled.map(({ toSupplier }) => toSupplier)).toEqual([600_000n, 780_000n]);
	});

	it('continues the open step with the offers from before a change', () => {
		const { facts } = replayed({
			power: cloudOverPark,
			wanted: two,
			prices: { [ROOF]: [200_000n] },
			changes: [{ minute: 4, process: 1, wanted: { carrier: 'Wind' } }],
		});
		expect(facts.switched.map(({ step, source }) => [step, source])).toEqual([
			[0, ROOF],
			[1, WIND],
		]);
	});

	it('prices a step by the average of its intervals, and charges in the cheapest', () => {
		const cheapLater = [
			300_000n,
			...Array.from({ length: 3 }, () => 240_001n),
			...Array.from({ length: 3 }, (_, index) => 200_000n + BigInt(index)),
		];
		const { facts } = replayed({
			wanted: [[3_000n, 2, { source: PARK }]],
			prices: { [PARK]: cheapLater },
			take: (minute) => (minute > 15 ? 200n : 0n),
		});
		expect(facts.scheduled[0]?.schedule).toEqual([false, true]);
		expect(facts.opened).toEqual([
			{ process: 0, step: 0, energy: 0n, setPoint: 0n },
			{ process: 0, step: 1, energy: 3_000n, setPoint: 12_000n },
		]);
		// It is reported that the source serves again, for no power was committed meanwhile.
		expect(facts.switched).toEqual([
			{ process: 0, step: 1, supplier: 'A', source: PARK, since: START + STEP },
		]);
		// Prices count from an interval before the start: 240 001, 240 001 and 240 001, then
		// 200 000, 200 001 and 200 002.
		expect(facts.settled.map(({ toSupplier }) => toSupplier)).toEqual([0n, 600_003n]);
	});

	it('catches up in the cheapest steps left, the earliest of equals', () => {
		const expensive = 300_000n;
		const { facts } = replayed({
			wanted: [[3_000n, 3, { source: PARK }]],
			minutes: 45,
			// Prices count from an interval before the start.
			prices: { [PARK]: [expensive, 200_000n, 200_000n, 200_000n, expensive] },
			take: () => 100n,
		});
		expect(facts.scheduled[0]?.schedule).toEqual([true, false, false]);
		expect(facts.opened).toEqual([
			{ process: 0, step: 0, energy: 3_000n, setPoint: 12_000n },
			{ process: 0, step: 1, energy: 1_500n, setPoint: 6_000n },
		]);
		expect(facts.settled.map(({ energy }) => energy)).toEqual([1_500n, 1_500n]);
		expect(facts.finished[0]?.reason).toBe('DemandMet');
	});
});
