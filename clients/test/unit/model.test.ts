// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { change, energyCost, expectation, totals } from '../../src/model/process.js';
import { energies, leastCost, sum } from '../../src/model/schedule.js';
import { DEFAULT_SCENARIO, loadScenario } from '../../src/scenario/load.js';
import { parseScenario, type Scenario } from '../../src/scenario/schema.js';
import { TOKEN } from '../../src/units.js';
import { randomNumbers } from './support/random.js';

function letters(row: readonly boolean[]): string {
	return row.map((value) => (value ? 'T' : 'F')).join('');
}

function scenarioOf(fields: object): Scenario {
	return parseScenario({
		name: 'test',
		energyKwh: 15,
		powerKw: 5,
		stepMinutes: 60,
		pricesPerKwh: [1, 2, 3, 4],
		demandResponse: { rewardPerStep: 30 },
		...fields,
	});
}

/** Plays the first run of a scenario with these fields. */
function play(fields: object) {
	const scenario = scenarioOf(fields);
	const [run] = scenario.runs;
	if (!run) {
		throw new Error('no run');
	}
	return expectation(scenario, run);
}

describe('leastCost', () => {
	it('takes the dearest out first and, among equals, the earliest', () => {
		const prices = [1n, 1n, 2n, 3n, 3n, 2n, 2n, 1n, 1n, 1n];
		expect(letters(leastCost(prices, 5_000n, 30_000n))).toBe('TTFFFFTTTT');
		expect(letters(leastCost([1n, 1n, 1n], 5n, 5n))).toBe('FFT');
	});

	it('charges in a step for a remainder, too', () => {
		expect(letters(leastCost([1n, 2n, 3n], 5n, 6n))).toBe('TTF');
	});

	it('charges in every step when the time is too short', () => {
		expect(letters(leastCost([1n, 2n], 5n, 100n))).toBe('TT');
	});

	it('refuses steps that deliver nothing', () => {
		expect(() => leastCost([1n], 0n, 1n)).toThrow('delivers nothing');
	});

	it('costs no more than any other choice of steps', () => {
		const random = randomNumbers(1);
		for (let round = 0; round < 300; round += 1) {
			const count = 1 + random(6);
			const prices = Array.from({ length: count }, () => BigInt(random(5)));
			const full = BigInt(1 + random(10));
			const demand = BigInt(1 + random(60));
			const most = full * BigInt(count);
			const wanted = demand < most ? demand : most;
			const cost = (charging: readonly boolean[]) => {
				const plan = energies(charging, prices, full, 0, wanted);
				expect(plan.every((energy) => energy >= 0n && energy <= full)).toBe(true);
				return sum(plan.map((energy, step) => energy * (prices[step] ?? 0n)));
			};
			const chosen = leastCost(prices, full, demand);
			expect(sum(energies(chosen, prices, full, 0, wanted))).toBe(wanted);
			for (let bits = 1; bits < 2 ** count; bits += 1) {
				const other = prices.map((_, step) => Math.floor(bits / 2 ** step) % 2 === 1);
				const chargingSteps = BigInt(other.filter(Boolean).length);
				const needed = (wanted + full - 1n) / full;
				if (chargingSteps === needed) {
					expect(cost(chosen)).toBeLessThanOrEqual(cost(other));
				}
			}
		}
	});
});

describe('expectation', () => {
	it('is that of the thesis', async () => {
		const scenario = await loadScenario(DEFAULT_SCENARIO);
		for (const run of scenario.runs) {
			const { schedule, steps, escrow, missing } = expectation(scenario, run);
			expect(schedule).toEqual(run.expected?.schedule);
			expect(steps.map(({ energy }) => energy > 0n)).toEqual(run.expected?.control);
			expect(steps.map(({ delivered }) => delivered)).toEqual(run.expected?.delivered);
			expect(steps.map(change)).toEqual(run.expected?.driver);
			expect(totals(steps)).toEqual(run.expected?.totals);
			expect(escrow).toBe(140n * TOKEN);
			expect(missing).toBe(0n);
		}
	});

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

	it('rounds down', () => {
		expect(energyCost(1n, 1_999n)).toBe(1n);
	});

	const signals = (...list: object[]) => ({ runs: [{ name: 'run', signals: list }] });

	it.each<[string, object, string, boolean]>([
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
				demandResponse: { rewardPerStep: 30, optIn: false },
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
				...signals({ step: 2, direction: 'Down' }),
				demandResponse: { rewardPerStep: 10, minimumReward: 1 },
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
				direction: random(2) === 0 ? 'Up' : 'Down',
				target: 'area',
				rewardPerStep: random(12),
			})).filter(
				(signal, index, all) => all.findIndex(({ step }) => step === signal.step) === index,
			);
			const scenario = scenarioOf({
				energyKwh: (1 + random(40_000)) / 1_000,
				pricesPerKwh: Array.from({ length: count }, () => random(6)),
				gridPricePerKwh: random(2),
				stationPricePerHour: random(3),
				runs: [{ name: 'plain' }, ...signals(...list).runs],
			});
			const [plain, answered] = scenario.runs.map((run) => expectation(scenario, run));
			for (const { steps, missing, escrow } of [plain, answered].filter((run) => !!run)) {
				expect((steps.at(-1)?.delivered ?? 0n) + missing).toBe(scenario.energy);
				const { driver, cso, supplier, dso } = totals(steps);
				expect(driver + cso + supplier + dso).toBe(0n);
				const paid = sum(steps.map((step) => step.reward - change(step)));
				expect(paid).toBeLessThanOrEqual(escrow);
			}
		}
	});
});
