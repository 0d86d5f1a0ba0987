// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** From what a driver enters to what the chain takes, and back from its plan to words. */

import { MAX_DURATION, MAX_STEPS } from '@smartcharge/rules/limits';
import { parseDecimal, TOKEN_DECIMALS } from '@smartcharge/rules/units';
import type { Request, SourceChoice, StepInfo } from '../chain/model.js';

/** Version of the rules by which preferences are read. */
const PREFERENCES_VERSION = 0;

/**
 * Number of steps that are over by `departure`, at least one. Steps begin on multiples of their
 * length, so the first may have begun.
 */
export function stepsUntil(now: number, departure: number, step: number): number {
	const start = Math.floor(now / step) * step;
	const most = Math.min(MAX_STEPS, Math.floor(MAX_DURATION / step));
	return Math.max(1, Math.min(most, Math.floor((departure - start) / step)));
}

/** The moment after `now` at which the clock on the wall shows `time`, such as `07:30`. */
export function nextAt(time: string, now: number): number | undefined {
	const match = /^(\d{2}):(\d{2})$/.exec(time);
	if (!match) {
		return undefined;
	}
	const at = new Date(now);
	at.setHours(Number(match[1]), Number(match[2]), 0, 0);
	if (at.getTime() <= now) {
		at.setDate(at.getDate() + 1);
	}
	return at.getTime();
}

/** The clock on the wall at a moment, as an input of a time has it. */
export function clockOf(moment: number): string {
	const at = new Date(moment);
	const two = (value: number) => String(value).padStart(2, '0');
	return `${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** Reads an amount that a person typed, with a comma or a point; `undefined` if it is none. */
export function amountOf(text: string): bigint | undefined {
	try {
		return parseDecimal(text.trim().replace(',', '.'), TOKEN_DECIMALS);
	} catch {
		return undefined;
	}
}

/** What a driver wishes. */
export interface Wish {
	energyWh: number;
	departure: number;
	step: number;
	source: SourceChoice;
	flexible: boolean;
	leastReward: bigint;
	maxPrice: bigint | undefined;
	maxCost: bigint | undefined;
	early: boolean;
}

/** The request of a wish at `now`. */
export function requestOf(wish: Wish, now: number): Request {
	return {
		energy: BigInt(Math.round(wish.energyWh)),
		steps: stepsUntil(now, wish.departure, wish.step),
		step: BigInt(wish.step),
		preferences: {
			source: wish.source,
			demand_response: wish.flexible,
			minimum_reward: wish.flexible ? wish.leastReward : 0n,
			max_price: wish.maxPrice,
			max_cost: wish.maxCost,
			when_equal: { type: wish.early ? 'Early' : 'Late', value: undefined },
			flexible_power: undefined,
			replan: false,
			version: PREFERENCES_VERSION,
		},
	};
}

/** When a plan charges. */
export function charging(steps: readonly StepInfo[]): { from: number; to: number } | undefined {
	const charged = steps.filter((step) => step.charges && step.energy > 0n);
	const first = charged[0];
	const last = charged.at(-1);
	return first && last && { from: Number(first.start), to: Number(last.end) };
}
