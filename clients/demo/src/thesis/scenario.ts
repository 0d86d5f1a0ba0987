// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import {
	INTERVAL,
	MAX_DURATION,
	MAX_ENERGY,
	MAX_STEP,
	MAX_STEPS,
	MIN_ENERGY,
} from '@smartcharge/rules/limits';
import { energyAt, type Signal, type Terms } from '@smartcharge/rules/process';
import { MS_PER_MINUTE, TOKEN_DECIMALS } from '@smartcharge/rules/units';
import { MAX_U32, Reader, ScenarioError } from '../scenario/reader.js';

/** Power of the connection of the development chain's station, in W. */
const CONNECTION = 22_000n;

/** Numbers of a table, as far as they are given. */
export interface Numbers {
	schedule?: boolean[];
	control?: boolean[];
	/** Energy delivered until the end of each step, in Wh. */
	delivered?: bigint[];
	/** Change of the driver's balance in each step, in token units. */
	driver?: bigint[];
	/** Change of a party's balance over the run, in token units. */
	totals?: Partial<Record<TotalOf, bigint>>;
}

/** The parties whose totals a scenario can expect. */
export const TOTALS = ['driver', 'cso', 'supplier', 'dso'] as const;
export type TotalOf = (typeof TOTALS)[number];

/** One charging process. */
export interface Run {
	name: string;
	caption: string;
	signals: Signal[];
	/** What the chain must give; checked. */
	expected?: Numbers;
	/** What a publication prints; the difference is shown. */
	printed?: Numbers & { remark?: string };
}

/** A checked scenario in the units of the chain. */
export interface Scenario extends Terms {
	name: string;
	title: string;
	runs: Run[];
}

const NUMBERS = ['schedule', 'control', 'deliveredKwh', 'driver', 'totals'] as const;

function readNumbers(
	reader: Reader,
	fields: Record<string, unknown>,
	path: string,
	steps: number,
): Numbers {
	const numbers: Numbers = {};
	if (fields.schedule !== undefined) {
		numbers.schedule = reader.row(fields.schedule, `${path}.schedule`, steps);
	}
	if (fields.control !== undefined) {
		numbers.control = reader.row(fields.control, `${path}.control`, steps);
	}
	if (fields.deliveredKwh !== undefined) {
		numbers.delivered = reader.column(fields.deliveredKwh, `${path}.deliveredKwh`, steps, 3);
	}
	if (fields.driver !== undefined) {
		numbers.driver = reader.column(fields.driver, `${path}.driver`, steps, TOKEN_DECIMALS);
	}
	if (fields.totals !== undefined) {
		const totals = reader.object(fields.totals, `${path}.totals`, TOTALS);
		numbers.totals = {};
		for (const party of TOTALS) {
			if (totals[party] !== undefined) {
				numbers.totals[party] = reader.decimal(
					totals[party],
					`${path}.totals.${party}`,
					TOKEN_DECIMALS,
				);
			}
		}
	}
	return numbers;
}

function readSignal(
	reader: Reader,
	value: unknown,
	path: string,
	steps: number,
	reward: bigint | undefined,
): Signal {
	const fields = reader.object(value, path, ['step', 'direction', 'target', 'rewardPerStep']);
	const step = reader.decimal(fields.step, `${path}.step`, 0);
	if (fields.step !== undefined && (step < 1n || step > BigInt(steps))) {
		reader.fail(`${path}.step`, `expected a step from 1 to ${steps}, got ${step.toString()}`);
	}
	const direction = reader.choice(fields.direction, `${path}.direction`, ['Up', 'Down']);
	// The first step opens in the call that makes the schedule, so no signal can name its process.
	const target =
		reader.choice(
			fields.target,
			`${path}.target`,
			['process', 'area'],
			step === 1n ? 'area' : 'process',
		) ?? 'process';
	if (step === 1n && target === 'process') {
		reader.fail(
			`${path}.target`,
			'a signal for step 1 is sent before the process has a schedule, so it must be for the area',
		);
	}
	return {
		step: Number(step) - 1,
		direction: direction ?? 'Up',
		target,
		reward: reader.amount(fields.rewardPerStep, `${path}.rewardPerStep`, {
			least: 1n,
			fallback: reward,
		}),
	};
}

function readRun(
	reader: Reader,
	value: unknown,
	path: string,
	steps: number,
	reward: bigint | undefined,
): Run {
	const fields = reader.object(value, path, [
		'name',
		'caption',
		'signals',
		'expected',
		'printed',
	]);
	const signals = reader.list(fields.signals ?? [], `${path}.signals`, (entry, at) =>
		readSignal(reader, entry, at, steps, reward),
	);
	signals.forEach((signal, index) => {
		const other = signals.findIndex(
			({ step, target }) => step === signal.step && target === signal.target,
		);
		if (other < index) {
			reader.fail(
				`${path}.signals[${index}]`,
				`step ${signal.step + 1} has a signal for the ${signal.target} already`,
			);
		}
	});
	const name = reader.text(fields.name, `${path}.name`);
	const run: Run = {
		name,
		caption: reader.text(fields.caption, `${path}.caption`, name),
		signals,
	};
	if (fields.expected !== undefined) {
		const expected = reader.object(fields.expected, `${path}.expected`, NUMBERS);
		run.expected = readNumbers(reader, expected, `${path}.expected`, steps);
	}
	if (fields.printed !== undefined) {
		const printed = reader.object(fields.printed, `${path}.printed`, [...NUMBERS, 'remark']);
		run.printed = readNumbers(reader, printed, `${path}.printed`, steps);
		if (printed.remark !== undefined) {
			run.printed.remark = reader.text(printed.remark, `${path}.printed.remark`);
		}
	}
	return run;
}

/** The length of a step in ms, which is a multiple or a divisor of the metering interval. */
function readStep(reader: Reader, value: unknown, path: string, steps: number): number {
	const thousandthsOfMinute = reader.decimal(value, path, 3, { least: 1n, most: MAX_U32 });
	const step = Number((thousandthsOfMinute * BigInt(MS_PER_MINUTE)) / 1_000n);
	if (step <= 0) {
		return step;
	}
	if (step < MS_PER_MINUTE) {
		// Each transaction takes 2 s of the development chain's clock.
		reader.fail(path, 'the demo needs steps of at least one minute');
	} else if (step % INTERVAL !== 0 && INTERVAL % step !== 0) {
		reader.fail(path, 'must be a multiple or a divisor of the metering interval of 5 minutes');
	} else if (step > MAX_STEP) {
		reader.fail(path, 'must be at most 60');
	} else if (step * steps > MAX_DURATION) {
		reader.fail(path, `${steps} such steps are longer than 7 days, the most of a process`);
	}
	return step;
}

/** Checks `value` (parsed JSON) and gives it in the units of the chain. */
export function parseScenario(value: unknown): Scenario {
	const reader = new Reader();
	const fields = reader.object(value, 'scenario', [
		'name',
		'title',
		'energyKwh',
		'powerKw',
		'stepMinutes',
		'pricesPerKwh',
		'stationPricePerHour',
		'gridPricePerKwh',
		'demandResponse',
		'runs',
	]);
	const at = (field: string) => `scenario.${field}`;

	const prices = reader.list(fields.pricesPerKwh, at('pricesPerKwh'), (entry, path) =>
		reader.price(entry, path),
	);
	if (Array.isArray(fields.pricesPerKwh) && (prices.length < 1 || prices.length > MAX_STEPS)) {
		reader.fail(at('pricesPerKwh'), `expected 1 to ${MAX_STEPS} prices, got ${prices.length}`);
	}

	const response = reader.object(fields.demandResponse ?? {}, at('demandResponse'), [
		'rewardPerStep',
		'minimumReward',
		'optIn',
	]);
	const reward =
		response.rewardPerStep === undefined
			? undefined
			: reader.amount(response.rewardPerStep, at('demandResponse.rewardPerStep'));

	const runs = reader.list(fields.runs ?? [{ name: 'the run' }], at('runs'), (entry, path) =>
		readRun(reader, entry, path, prices.length, reward),
	);
	if (Array.isArray(fields.runs) && runs.length === 0) {
		reader.fail(at('runs'), 'expected at least one run');
	}

	const step = readStep(reader, fields.stepMinutes, at('stepMinutes'), prices.length);
	const name = reader.text(fields.name, at('name'));
	const scenario: Scenario = {
		name,
		title: reader.text(fields.title, at('title'), name),
		energy: reader.decimal(fields.energyKwh, at('energyKwh'), 3, {
			least: MIN_ENERGY,
			most: MAX_ENERGY,
		}),
		power: reader.decimal(fields.powerKw, at('powerKw'), 3, { least: 1n, most: CONNECTION }),
		step,
		prices,
		stationPrice: reader.pricePerHour(
			fields.stationPricePerHour,
			at('stationPricePerHour'),
			0n,
		),
		gridPrice: reader.price(fields.gridPricePerKwh, at('gridPricePerKwh'), 0n),
		optIn: reader.flag(response.optIn, at('demandResponse.optIn'), true),
		minimumReward: reader.amount(response.minimumReward, at('demandResponse.minimumReward'), {
			fallback: 0n,
		}),
		runs,
	};
	if (reader.problems.length === 0 && energyAt(scenario.power, step) === 0n) {
		reader.fail(at('powerKw'), `delivers nothing within ${step / MS_PER_MINUTE} minutes`);
	}
	if (reader.problems.length > 0) {
		throw new ScenarioError(reader.problems);
	}
	return scenario;
}
