// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { MS_PER_HOUR, WH_PER_KWH } from './units.js';
import { INTERVAL, LEAST_MOVE } from './limits.js';
import { costliestFirst, energies, leastCost, sum } from './schedule.js';

/** Change of consumption that the DSO requests. */
export type Direction = 'Up' | 'Down';

/** Whom a signal is for: one process, or all processes of the area. */
export type SignalTarget = 'process' | 'area';

/** A demand-response signal for one step of the process. */
export interface Signal {
	/** Index of the step, from 0. */
	step: number;
	direction: Direction;
	target: SignalTarget;
	/** Payment of the DSO for one response, in token units. */
	reward: bigint;
}

/** Terms of a process: demand, time, prices, and the driver's preferences. */
export interface Terms {
	/** Demand in Wh. */
	energy: bigint;
	/** Power of the station in W. */
	power: bigint;
	/** Length of a step in ms. */
	step: number;
	/** Price of the energy in each step, in token units per kWh. */
	prices: bigint[];
	/** Price of the station, in token units per hour. */
	stationPrice: bigint;
	/** Price of the DSO, in token units per kWh. */
	gridPrice: bigint;
	/** Whether the driver answers demand response. */
	optIn: boolean;
	/** Least profit of the driver by a response, in token units. */
	minimumReward: bigint;
}

/** The signals that are sent while a process runs. */
export interface Signals {
	signals: readonly Signal[];
}

/** Outcome of a signal when its step opened. */
export interface Answer {
	signal: Signal;
	accepted: boolean;
}

/** One step, as the chain must settle it. */
export interface Step {
	answers: Answer[];
	/** Energy that flows in it, in Wh. */
	energy: bigint;
	/** Energy delivered until its end, in Wh. */
	delivered: bigint;
	toSupplier: bigint;
	toDso: bigint;
	toCso: bigint;
	reward: bigint;
}

/** A whole process, as the chain must play it. */
export interface Expectation {
	/** Which steps the schedule made at the start charges in. */
	schedule: boolean[];
	/** The steps until the process ends. */
	steps: Step[];
	/** Escrow of the driver at the start: see {@link highestCost}. */
	escrow: bigint;
	/** Energy that the time does not suffice for, in Wh. */
	missing: bigint;
}

/** Cost of `energy` Wh at `price` per kWh, rounded toward zero as the chain does. */
export function energyCost(price: bigint, energy: bigint): bigint {
	return (price * energy) / WH_PER_KWH;
}

/** A part of the energy of a step, at the price of its supplier. */
export interface Part {
	price: bigint;
	energy: bigint;
}

/**
 * What the suppliers of `parts` and the DSO get for a step, who all pay at a negative price. If one
 * of them pays, the others get no more than leaves the step at its whole cost, rounded down.
 */
export function energyLines(
	parts: readonly Part[],
	gridPrice: bigint,
): { toSuppliers: bigint[]; toDso: bigint } {
	const energy = sum(parts.map((part) => part.energy));
	const lines = [...parts, { price: gridPrice, energy }].map((part) =>
		energyCost(part.price, part.energy),
	);
	const paid = -sum(lines.filter((line) => line < 0n));
	const exact = sum(parts.map((part) => (part.price + gridPrice) * part.energy));
	let left = paid + (exact > 0n ? exact / WH_PER_KWH : 0n);
	const limited = lines.map((line) => {
		if (paid === 0n || line < 0n) {
			return line;
		}
		const due = line < left ? line : left;
		left -= due;
		return due;
	});
	return { toSuppliers: limited.slice(0, -1), toDso: limited.at(-1) ?? 0n };
}

/** Cost of `duration` ms at `price` per hour, rounded down as the chain does. */
export function timeCost(price: bigint, duration: number): bigint {
	return (price * BigInt(duration)) / BigInt(MS_PER_HOUR);
}

/** Energy that `power` gives in `duration` ms, rounded down as the chain does. */
export function energyAt(power: bigint, duration: number): bigint {
	return (power * BigInt(duration)) / BigInt(MS_PER_HOUR);
}

/** Inputs of the highest cost of steps. */
export interface Bounds {
	/** The highest price of a step, in token units per kWh, the DSO's included; may be negative. */
	price: bigint;
	/** Part of the demand that the steps can deliver, in Wh. */
	energy: bigint;
	/** Length of all steps, in ms. */
	duration: number;
	/** Power of the station, in W. */
	power: bigint;
	/** Price of the station, in token units per hour. */
	stationPrice: bigint;
}

/**
 * Escrow of the driver: the most that the plan can cost, and at least what can flow in a
 * metering interval before a reading shows it.
 */
export function highestCost(bounds: Bounds): bigint {
	const { energy, duration, power, stationPrice } = bounds;
	// Energy that pays need not flow.
	const price = bounds.price > 0n ? bounds.price : 0n;
	const plan = energyCost(price, energy) + timeCost(stationPrice, duration);
	const unread = energyCost(price, energyAt(power, INTERVAL)) + timeCost(stationPrice, INTERVAL);
	return plan > unread ? plan : unread;
}

/** The highest of some prices; 0 of none. */
export function highest(prices: readonly bigint[]): bigint {
	return prices.reduce((most, price) => (price > most ? price : most), prices[0] ?? 0n);
}

/** Change of the driver's balance in a step. */
export function change({ toSupplier, toDso, toCso, reward }: Step): bigint {
	return reward - toSupplier - toDso - toCso;
}

/** Change of each party's balance over the steps. */
export function totals(steps: readonly Step[]) {
	return {
		driver: sum(steps.map(change)),
		cso: sum(steps.map(({ toCso }) => toCso)),
		supplier: sum(steps.map(({ toSupplier }) => toSupplier)),
		dso: sum(steps.map(({ toDso, reward }) => toDso - reward)),
	};
}

/** Plays rules 1 to 5 of a charging process on paper. */
export function expectation(terms: Terms, run: Signals): Expectation {
	const { energy: demand, power, step, prices, gridPrice, stationPrice } = terms;
	const full = energyAt(power, step);
	const schedule = leastCost(prices, full, demand);
	const most = full * BigInt(schedule.length);

	const charging = [...schedule];
	const steps: Step[] = [];
	let delivered = 0n;
	for (const [index, price] of prices.entries()) {
		const answers: Answer[] = [];
		for (const signal of signalsOf(run, index)) {
			const answered = answers.some(({ accepted }) => accepted);
			const partner = answered
				? undefined
				: respond(terms, charging, index, demand - delivered, signal);
			if (partner !== undefined) {
				swap(charging, index, partner);
			}
			answers.push({ signal, accepted: partner !== undefined });
		}
		const energy = energies(charging, prices, full, index, demand - delivered)[index] ?? 0n;
		delivered += energy;
		const { toSuppliers, toDso } = energyLines([{ price, energy }], gridPrice);
		steps.push({
			answers,
			energy,
			delivered,
			toSupplier: sum(toSuppliers),
			toDso,
			toCso: timeCost(stationPrice, step),
			reward: answers.find(({ accepted }) => accepted)?.signal.reward ?? 0n,
		});
		if (delivered >= demand) {
			break;
		}
	}
	return {
		schedule,
		steps,
		escrow: highestCost({
			price: highest(prices) + gridPrice,
			energy: demand < most ? demand : most,
			duration: step * prices.length,
			power,
			stationPrice,
		}),
		missing: demand > most ? demand - most : 0n,
	};
}

/** The signals about a step: the one to the process itself first. */
function signalsOf(run: Signals, step: number): Signal[] {
	return run.signals
		.filter((signal) => signal.step === step)
		.sort((a, b) => Number(a.target === 'area') - Number(b.target === 'area'));
}

/**
 * The step that `index`, which is about to open, is swapped with in answer to `signal` (rule 4);
 * nothing when the signal is not answered.
 */
function respond(
	terms: Terms,
	charging: readonly boolean[],
	index: number,
	remaining: bigint,
	signal: Signal,
): number | undefined {
	const { power, step, prices, gridPrice, optIn, minimumReward } = terms;
	const down = signal.direction === 'Down';
	if (!optIn || charging[index] !== down) {
		return undefined;
	}
	const later = costliestFirst(prices).filter(
		(other) => other > index && charging[other] !== down,
	);
	const cheapest = later
		.map((other) => prices[other] ?? 0n)
		.reduce<bigint | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined);
	const partner = down ? later.find((other) => prices[other] === cheapest) : later[0];
	if (partner === undefined) {
		return undefined;
	}
	const full = energyAt(power, step);
	const planned = (steps: readonly boolean[]) =>
		energies(steps, prices, full, index, remaining)[index] ?? 0n;
	const cost = (steps: readonly boolean[]) =>
		sum(
			energies(steps, prices, full, index, remaining).map((energy, at) =>
				energyCost((prices[at] ?? 0n) + gridPrice, energy),
			),
		);
	const moved = [...charging];
	swap(moved, index, partner);
	if (planned(down ? charging : moved) < (full * LEAST_MOVE) / 1_000n) {
		return undefined;
	}
	const extraCost = cost(moved) - cost(charging);
	return signal.reward - extraCost >= minimumReward ? partner : undefined;
}

function swap(charging: boolean[], a: number, b: number): void {
	[charging[a], charging[b]] = [charging[b] ?? false, charging[a] ?? false];
}
