// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { checkOutcome } from '@smartcharge/demo/thesis/check';
import { play } from '@smartcharge/demo/thesis/play';
import { setTerms } from '@smartcharge/demo/thesis/prepare';
import { expectation } from '@smartcharge/rules/process';
import { parseScenario } from '@smartcharge/demo/thesis/scenario';
import { useWorld } from '../support/world.js';

const world = useWorld();

describe('a play that fails', () => {
	it('ends its process', async () => {
		const { api, cast, stage } = world();
		const scenario = parseScenario({
			name: 'failing',
			energyKwh: 5,
			powerKw: 5,
			stepMinutes: 60,
			pricesPerKwh: [1, 2],
		});
		const [run] = scenario.runs;
		if (!run) {
			throw new Error('no run');
		}
		await setTerms(stage, scenario);
		// Somebody who sells no energy makes the offer.
		const impostor = { ...cast, supplierA: cast.brp };
		const reported: string[] = [];
		const outcome = play(stage.with(impostor), scenario, run, (line) => reported.push(line));
		await expect(outcome).rejects.toThrow('charging.offer was refused');
		expect(reported.at(-1)).toMatch(/^process \d+ is ended, because the play failed$/);
		expect((await api.call.chargingApi.running(stage.station)).isNone).toBe(true);
	});
});

describe('any feasible scenario', () => {
	const base = { powerKw: 5, stepMinutes: 60, demandResponse: { rewardPerStep: 8 } };
	const signals = (...list: [number, string][]) => [
		{ name: 'run', signals: list.map(([step, direction]) => ({ step, direction })) },
	];
	const scenarios = [
		{ ...base, name: 'a remainder', energyKwh: 11.111, pricesPerKwh: [3, 1, 2, 2, 5] },
		{ ...base, name: 'ties', energyKwh: 10, pricesPerKwh: [2, 2, 2, 2] },
		{ ...base, name: 'time too short', energyKwh: 40, pricesPerKwh: [2, 1, 3] },
		{ ...base, name: 'for nothing', energyKwh: 10, pricesPerKwh: [0, 0, 1] },
		{
			...base,
			name: 'steps shorter than an interval',
			energyKwh: 0.5,
			stepMinutes: 1,
			pricesPerKwh: [4, 3, 9, 1, 2, 7, 5, 8],
			gridPricePerKwh: '0.000001',
		},
		{
			...base,
			name: 'odd numbers',
			energyKwh: 8.765,
			powerKw: 3.217,
			stepMinutes: 25,
			pricesPerKwh: ['0.123457', 0.3, 0.2, 0.31, 0.1, 0.29, 0.28, 0.27, 0.26],
			gridPricePerKwh: 0.033333,
			stationPricePerHour: 0.777777,
			demandResponse: { rewardPerStep: 0.5 },
			runs: signals([1, 'Up'], [2, 'Down'], [4, 'Up'], [6, 'Down']),
		},
		{
			...base,
			name: 'signals to process and area',
			energyKwh: 17,
			pricesPerKwh: [1, 4, 2, 3, 6, 5, 2],
			runs: [
				{
					name: 'run',
					signals: [
						{ step: 1, direction: 'Down' },
						{ step: 2, direction: 'Down', target: 'process' },
						{ step: 2, direction: 'Up', target: 'area' },
						{ step: 4, direction: 'Up', target: 'area' },
						{ step: 5, direction: 'Up', rewardPerStep: 0.5 },
						{ step: 7, direction: 'Up' },
					],
				},
			],
		},
		{
			...base,
			name: 'a driver who does not take part',
			energyKwh: 10,
			pricesPerKwh: [1, 2, 3],
			demandResponse: { rewardPerStep: 100, optIn: false },
			runs: signals([1, 'Down'], [3, 'Up']),
		},
	];

	it.each(scenarios)('$name: is played as calculated', async (fields) => {
		const { stage } = world();
		const scenario = parseScenario(fields);
		await setTerms(stage, scenario);
		for (const run of scenario.runs) {
			const outcome = await play(stage, scenario, run, () => undefined);
			const checks = checkOutcome(outcome, expectation(scenario, run));
			expect(checks.flatMap(({ problems }) => problems)).toEqual([]);
			expect(outcome.refusedSignals).toEqual([]);
		}
	});
});
