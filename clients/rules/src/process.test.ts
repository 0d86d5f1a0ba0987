// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../testing/random.js';
import {
	change,
	energyCost,
	energyLines,
	expectation,
	highestCost,
	totals,
	type Direction,
	type Signal,
	type SignalTarget,
	type Terms,
} from './process.js';
import { sum } from './schedule.js';
import { MS_PER_MINUTE, parseDecimal, TOKEN, TOKEN_DECIMALS } from './units.js';

/** A process in the units of people; signals name their step from 1 on. */
interface Fields {
	energyKwh?: number;
	stepMinutes?: number;
	pricesPerKwh?: number[];
	gridPricePerKwh?: number;
	stationPricePerHour?: number;
	optIn?: boolean;
	minimumReward?: number;
	signals?: {
		step: number;
		direction: Direction;
		target?: SignalTarget;
		rewardPerStep?: number;
	}[];
}

function tokens(amount: number): bigint {
	return parseDecimal(amount, TOKEN_DECIMALS);
}

function termsOf(fields: Fields): Terms & { signals: Signal[] } {
	return {
		energy: parseDecimal(fields.energyKwh ?? 15, 3),
		power: 5_000n,
		step: (fields.stepMinutes ?? 60) * MS_PER_MINUTE,
		prices: (fields.pricesPerKwh ?? [1, 2, 3, 4]).map(tokens),
		stationPrice: tokens(fields.stationPricePerHour ?? 0),
		gridPrice: tokens(fields.gridPricePerKwh ?? 0),
		optIn: fields.optIn ?? true,
		minimumReward: tokens(fields.minimumReward ?? 0),
		signals: (fields.signals ?? []).map(({ step, direction, target, rewardPerStep }) => ({
			step: step - 1,
			direction,
			target: target ?? 'process',
			reward: tokens(rewardPerStep ?? 30),
		})),
	};
}

function play(fields: Fields) {
	const terms = termsOf(fields);
	return expectation(terms, terms);
}

function letters(row: readonly boolean[]): string {
	return row.map((value) => (value ? 'T' : 'F')).join('');
}

describe('energyLines', () => {
	it('pays the driver at a negative price', () => {
		expect(energyLines([{ price: -3n, energy: 5_000n }], -1n)).toEqual({
			toSuppliers: [-15n],
			toDso: -5n,
		});
	});

	it('rounds toward zero, and leaves no more due than the sum of the prices says', () => {
		// 2 999 Wh at -1 and at 3: -2 and 8, but 2 per kWh are 5.
		expect(energyLines([{ price: -1n, energy: 2_999n }], 3n)).toEqual({
			toSuppliers: [-2n],
			toDso: 7n,
		});
	});

	it('costs as before where nobody pays the driver', () => {
		expect(energyLines([{ price: 3n, energy: 2_999n }], 1n)).toEqual({
			toSuppliers: [8n],
			toDso: 2n,
		});
	});
});

describe('highestCost', () => {
	it('is the station alone where energy pays', () => {
		const bounds = { energy: 5_000n, duration: 3_600_000, power: 5_000n, stationPrice: 7n };
		expect(highestCost({ ...bounds, price: -4n })).toBe(7n);
		expect(highestCost({ ...bounds, price: 4n })).toBe(27n);
	});
});

describe('expectation', () => {
	it('ends when the demand is met', () => {
		const { schedule, steps } = play({ energyKwh: 10 });
		expect(letters(schedule)).toBe('TTFF');
		expect(steps).toHaveLength(2);
	});

	it('puts a remainder into the dearest chosen step', () => {
		const { steps } = play({ energyKwh: 12, pricesPerKwh: [2, 1, 3, 9] });
		expect(steps.map(({ energy }) => energy)).toEqual([5_000n, 5_000n, 2_000n]);
	});

	it('says what the time does not suffice for', () => {
		const { missing, steps, escrow } = play({ energyKwh: 25, pricesPerKwh: [1, 2] });
		expect(missing).toBe(15_000n);
		expect(steps).toHaveLength(2);
		expect(escrow).toBe(20n * TOKEN);
	});

	it('pays the DSO for the grid and the CSO for the time', () => {
		const fields = { gridPricePerKwh: 0.5, stationPricePerHour: 4, stepMinutes: 15 };
		const { steps, escrow } = play({ ...fields, energyKwh: 1.25 });
		expect(steps).toHaveLength(1);
		expect(steps[0]).toMatchObject({
			toSupplier: 1_250_000n,
			toDso: 625_000n,
			toCso: TOKEN,
		});
		expect(escrow).toBe(5_625_000n + 4n * TOKEN);
	});

	it('holds what can flow in a metering interval, if that costs more than the plan', () => {
		// 416 Wh in five minutes at 5 kW, the dearest step, and five minutes of the station.
		const { escrow } = play({ energyKwh: 0.1, stationPricePerHour: 0.12, stepMinutes: 1 });
		expect(escrow).toBe(1_664_000n + 10_000n);
	});

	it('rounds down', () => {
		expect(energyCost(1n, 1_999n)).toBe(1n);
	});

	const signals = (...list: NonNullable<Fields['signals']>) => ({ signals: list });

	it.each<[string, Fields, string, boolean]>([
		[
			'Down moves to the cheapest later free step',
			signals({ step: 2, direction: 'Down' }),
			'TFTT',
			true,
		],
		[
			'Down of an idle step changes nothing',
			signals({ step: 4, direction: 'Down' }),
			'TTT',
			false,
		],
		[
			'Up of a charging step changes nothing',
			signals({ step: 2, direction: 'Up' }),
			'TTT',
			false,
		],
		[
			'a driver who did not opt in does not answer',
			{
				...signals({ step: 2, direction: 'Down' }),
				optIn: false,
			},
			'TTT',
			false,
		],
		[
			'a reward that does not pay for the move is not earned',
			signals({ step: 2, direction: 'Down', rewardPerStep: 9 }),
			'TTT',
			false,
		],
		[
			'a reward that just pays for the move is earned',
			signals({ step: 2, direction: 'Down', rewardPerStep: 10 }),
			'TFTT',
			true,
		],
		[
			'the driver can want more',
			{
				...signals({ step: 2, direction: 'Down', rewardPerStep: 10 }),
				minimumReward: 1,
			},
			'TTT',
			false,
		],
	])('%s', (_, fields, control, accepted) => {
		const { steps } = play(fields);
		expect(letters(steps.map(({ energy }) => energy > 0n))).toBe(control);
		const answers = steps.flatMap((step) => step.answers);
		expect(answers.every((answer) => answer.accepted === accepted)).toBe(true);
	});

	it('moves a tenth of a step, and not less', () => {
		// The remainder is in the third step, the dearest that charges.
		const moved = (energyKwh: number) =>
			play({ energyKwh, ...signals({ step: 3, direction: 'Down' }) })
				.steps.flatMap((step) => step.answers)
				.map(({ accepted }) => accepted);
		expect(moved(10.5)).toEqual([true]);
		expect(moved(10.499)).toEqual([false]);
	});

	it('answers one signal of a step, the one to the process first', () => {
		const { steps } = play(
			signals(
				{ step: 2, direction: 'Down', target: 'area', rewardPerStep: 40 },
				{ step: 2, direction: 'Down', target: 'process' },
			),
		);
		expect(steps[1]?.answers.map(({ signal, accepted }) => [signal.target, accepted])).toEqual([
			['process', true],
			['area', false],
		]);
		expect(steps[1]?.reward).toBe(30n * TOKEN);
	});

	it('moves the remainder to what then is the dearest step', () => {
		const { steps } = play({ energyKwh: 7, ...signals({ step: 1, direction: 'Down' }) });
		expect(steps.map(({ energy }) => energy)).toEqual([0n, 5_000n, 2_000n]);
	});

	it('conserves energy and money whatever is asked', () => {
		const random = randomNumbers(2);
		for (let round = 0; round < 300; round += 1) {
			const count = 1 + random(8);
			const list = Array.from({ length: random(4) }, () => ({
				step: 1 + random(count),
				direction: random(2) === 0 ? ('Up' as const) : ('Down' as const),
				target: 'area' as const,
				rewardPerStep: random(12),
			})).filter(
				(signal, index, all) => all.findIndex(({ step }) => step === signal.step) === index,
			);
			const terms = termsOf({
				energyKwh: (1 + random(40_000)) / 1_000,
				pricesPerKwh: Array.from({ length: count }, () => random(6)),
				gridPricePerKwh: random(2),
				stationPricePerHour: random(3),
				signals: list,
			});
			for (const run of [{ signals: [] }, terms]) {
				const { steps, missing, escrow } = expectation(terms, run);
				expect((steps.at(-1)?.delivered ?? 0n) + missing).toBe(terms.energy);
				const { driver, cso, supplier, dso } = totals(steps);
				expect(driver + cso + supplier + dso).toBe(0n);
				const paid = sum(steps.map((step) => step.reward - change(step)));
				expect(paid).toBeLessThanOrEqual(escrow);
			}
		}
	});
});
