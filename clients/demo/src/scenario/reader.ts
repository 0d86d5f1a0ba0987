// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { MAX_PRICE, MAX_PRICE_PER_HOUR, MIN_PRICE } from '@smartcharge/rules/limits';
import { formatDecimal, parseDecimal, TOKEN_DECIMALS } from '@smartcharge/rules/units';

/** The scenario cannot be played; every reason that was found. */
export class ScenarioError extends Error {
	constructor(readonly problems: readonly string[]) {
		super(problems.map((problem) => `  ${problem}`).join('\n'));
		this.name = 'ScenarioError';
	}
}

/** Bounds of the chain's numbers. */
export const MAX_U32 = 2n ** 32n - 1n;
export const MAX_U64 = 2n ** 64n - 1n;

/** Reads values out of JSON and keeps a list of what is wrong with them. */
export class Reader {
	readonly problems: string[] = [];

	fail(path: string, problem: string): void {
		this.problems.push(`${path}: ${problem}`);
	}

	object(value: unknown, path: string, known: readonly string[]): Record<string, unknown> {
		if (typeof value !== 'object' || value === null || Array.isArray(value)) {
			this.fail(path, `expected an object, got ${describe(value)}`);
			return {};
		}
		for (const key of Object.keys(value)) {
			if (!known.includes(key)) {
				this.fail(`${path}.${key}`, `no such field; there are ${known.join(', ')}`);
			}
		}
		return value as Record<string, unknown>;
	}

	list<T>(value: unknown, path: string, item: (value: unknown, path: string) => T): T[] {
		if (!Array.isArray(value)) {
			this.fail(path, `expected a list, got ${describe(value)}`);
			return [];
		}
		return value.map((entry, index) => item(entry, `${path}[${index}]`));
	}

	text(value: unknown, path: string, fallback?: string): string {
		if (value === undefined && fallback !== undefined) {
			return fallback;
		}
		if (typeof value !== 'string' || value.trim() === '') {
			this.fail(path, `expected a text, got ${describe(value)}`);
			return '';
		}
		return value;
	}

	flag(value: unknown, path: string, fallback: boolean): boolean {
		if (value === undefined) {
			return fallback;
		}
		if (typeof value !== 'boolean') {
			this.fail(path, `expected true or false, got ${describe(value)}`);
			return fallback;
		}
		return value;
	}

	choice<T extends string>(
		value: unknown,
		path: string,
		choices: readonly T[],
		fallback?: T,
	): T | undefined {
		if (value === undefined && fallback !== undefined) {
			return fallback;
		}
		const choice = choices.find((candidate) => candidate === value);
		if (choice === undefined) {
			this.fail(path, `expected ${choices.join(' or ')}, got ${describe(value)}`);
		}
		return choice;
	}

	/** A decimal number as a whole number of its `decimals`-th part. */
	decimal(
		value: unknown,
		path: string,
		decimals: number,
		{ least, most, fallback }: { least?: bigint; most?: bigint; fallback?: bigint } = {},
	): bigint {
		if (value === undefined && fallback !== undefined) {
			return fallback;
		}
		if (typeof value !== 'number' && typeof value !== 'string') {
			this.fail(path, `expected a number, got ${describe(value)}`);
			return 0n;
		}
		let parsed: bigint;
		try {
			parsed = parseDecimal(value, decimals);
		} catch (error) {
			this.fail(path, (error as Error).message);
			return 0n;
		}
		if (least !== undefined && parsed < least) {
			this.fail(path, belowLeast(least, decimals));
		} else if (most !== undefined && parsed > most) {
			this.fail(path, `must be at most ${formatDecimal(most, decimals)}, got ${value}`);
		}
		return parsed;
	}

	/** A price per kWh, which can be negative. */
	price(value: unknown, path: string, fallback?: bigint): bigint {
		return this.amount(value, path, { least: MIN_PRICE, most: MAX_PRICE, fallback });
	}

	/** A price per hour. */
	pricePerHour(value: unknown, path: string, fallback?: bigint): bigint {
		return this.amount(value, path, { most: MAX_PRICE_PER_HOUR, fallback });
	}

	/** An amount of tokens. */
	amount(
		value: unknown,
		path: string,
		{
			least = 0n,
			most = MAX_U64,
			fallback,
		}: { least?: bigint; most?: bigint; fallback?: bigint | undefined } = {},
	): bigint {
		const bounds = { least, most };
		return this.decimal(
			value,
			path,
			TOKEN_DECIMALS,
			fallback === undefined ? bounds : { ...bounds, fallback },
		);
	}

	/** A row of T and F, one per step. */
	row(value: unknown, path: string, length: number): boolean[] {
		const text = this.text(value, path);
		if (!/^[TF]*$/.test(text) || text.length !== length) {
			this.fail(path, `expected ${length} times T or F, got ${describe(value)}`);
		}
		return Array.from(text, (letter) => letter === 'T');
	}

	/** A list of decimals, one per step. */
	column(value: unknown, path: string, length: number, decimals: number): bigint[] {
		const list = this.list(value, path, (entry, at) => this.decimal(entry, at, decimals));
		if (Array.isArray(value) && list.length !== length) {
			this.fail(path, `expected ${length} numbers (one per step), got ${list.length}`);
		}
		return list;
	}
}

/** A value as a message shows it. */
export function describe(value: unknown): string {
	return value === undefined ? 'nothing' : JSON.stringify(value);
}

function belowLeast(least: bigint, decimals: number): string {
	if (least === 0n) {
		return 'must not be negative';
	}
	return least === 1n
		? 'must be more than zero'
		: `must be at least ${formatDecimal(least, decimals)}`;
}
