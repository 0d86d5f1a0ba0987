// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { MAX_POWER } from '@smartcharge/rules/limits';
import { QUARTER } from '@smartcharge/rules/books/calendar';
import { netPrice } from '@smartcharge/rules/books/documents';
import { parseDay } from '../day/parse.js';
import type { Day } from '../day/scenario.js';
import { SUPPLIERS } from '../day/scenario.js';
import { describe, MAX_U32, Reader, ScenarioError } from '../scenario/reader.js';
import {
	BRPS,
	NETTINGS,
	PARTIES,
	QUARTERS,
	STATES,
	VOLUMES,
	type Brp,
	type ContractSpec,
	type ImbalanceSpec,
	type Plan,
	type TradeSpec,
} from './plan.js';

/** Quarters in an hour. */
const PER_HOUR = 4;

/** Most energy of a quarter that is filed or traded, in Wh: what the largest connection gives. */
const MOST = MAX_POWER / BigInt(PER_HOUR);

/** Checks `value` (parsed JSON) and gives it in the units of the chain. */
export function parsePlan(value: unknown): Plan {
	const reader = new PlanReader();
	const plan = reader.plan(value);
	if (plan === undefined || reader.problems.length > 0) {
		throw new ScenarioError(reader.problems);
	}
	return plan;
}

class PlanReader extends Reader {
	plan(value: unknown): Plan | undefined {
		const fields = this.object(value, 'scenario', [
			'name',
			'title',
			'charging',
			'contracts',
			'programmes',
			'trades',
			'dayAheadPerKwh',
			'imbalancePerKwh',
			'wrongMeter',
			'dispute',
		]);
		const at = (field: string) => `scenario.${field}`;
		const name = this.text(fields.name, at('name'));
		const title = this.text(fields.title, at('title'), name);
		const charging = this.charging(fields.charging, { name, title });
		const price = (entry: unknown, path: string) => this.price(entry, path);
		const contracts = this.list(fields.contracts, at('contracts'), (entry, path) =>
			this.contract(entry, path),
		);
		const programmes = this.list(fields.programmes, at('programmes'), (entry, path) =>
			this.programme(entry, path),
		);
		const trades = this.list(fields.trades, at('trades'), (entry, path) =>
			this.trade(entry, path),
		);
		const dayAhead = this.quarters(fields.dayAheadPerKwh, at('dayAheadPerKwh'), price, 0n);
		const none: ImbalanceSpec = { short: 0n, surplus: 0n, grid: 'Balanced' };
		const imbalance = this.quarters(
			fields.imbalancePerKwh,
			at('imbalancePerKwh'),
			(entry, path) => this.imbalance(entry, path),
			none,
		);
		const wrongMeter = this.wrongMeter(fields.wrongMeter, at('wrongMeter'));
		const dispute = this.dispute(fields.dispute, at('dispute'));
		if (charging === undefined) {
			return undefined;
		}
		this.one(contracts, at('contracts'), ({ supplier }) => supplier, SUPPLIERS);
		this.one(programmes, at('programmes'), ([brp]) => brp, BRPS);
		for (const [path, { visit }] of [
			['wrongMeter', wrongMeter],
			['dispute', dispute],
		] as const) {
			if (visit >= charging.visits.length) {
				this.fail(`${at(path)}.visit`, `there are ${charging.visits.length} visits`);
			}
		}
		if (dispute.visit === wrongMeter.visit) {
			this.fail(at('dispute.visit'), 'must be another one than that of the wrong meter');
		}
		const steps = charging.visits[dispute.visit]?.steps ?? Infinity;
		if (dispute.step >= steps) {
			this.fail(at('dispute.step'), `the visit has ${steps} steps`);
		}
		return {
			name,
			title,
			charging,
			contracts,
			programmes: new Map(programmes),
			trades,
			dayAhead,
			imbalance,
			wrongMeter,
			dispute,
		};
	}

	/** The part that is a day as the demo plays it, with net prices in whole units. */
	private charging(value: unknown, names: object): Day | undefined {
		const fields = this.object(
			value,
			'scenario.charging',
			Object.keys(Object(value) as object),
		);
		let day: Day;
		try {
			day = parseDay({ ...fields, ...names });
		} catch (error) {
			if (!(error instanceof ScenarioError)) {
				throw error;
			}
			this.problems.push(
				...error.problems.map((problem) =>
					problem.replace(/^scenario\./, 'scenario.charging.'),
				),
			);
			return undefined;
		}
		for (const field of ['greenings', 'transfers'] as const) {
			if (day[field].length > 0) {
				this.fail(`scenario.charging.${field}`, 'certificates do not change hands here');
			}
		}
		if (day.sources.some(({ area }) => area !== undefined)) {
			this.fail('scenario.charging.sources', 'must be in the area of the stations');
		}
		const prices = [
			...day.offers.flatMap((offer) => offer.prices.map((point) => point.value)),
			...day.stations.map(({ pricePerHour }) => pricePerHour),
			...[day.tariff.base, ...day.tariff.steps.map((step) => step.price)],
		];
		for (const price of prices) {
			try {
				netPrice(price);
			} catch (error) {
				this.fail('scenario.charging', (error as Error).message);
			}
		}
		return day;
	}

	/** `HH:MM` since local midnight, as a number of quarters. */
	private quarter(value: unknown, path: string): number {
		const match = typeof value === 'string' ? /^(\d\d):(\d\d)$/.exec(value) : null;
		const minutes = Number(match?.[1]) * 60 + Number(match?.[2]);
		const quarter = (minutes * 60_000) / QUARTER;
		if (!match || Number(match[2]) > 59 || quarter >= QUARTERS) {
			this.fail(path, `expected a time from "00:00" to "24:45", got ${describe(value)}`);
			return 0;
		}
		if (!Number.isInteger(quarter)) {
			this.fail(path, 'must be a whole quarter of an hour');
			return 0;
		}
		return quarter;
	}

	/** A value for each quarter: each entry is one that holds from a time on. */
	private quarters<T>(
		value: unknown,
		path: string,
		item: (value: unknown, path: string) => T,
		before: T,
	): T[] {
		const points = this.list(value, path, (entry, at) => {
			const pair = Array.isArray(entry) && entry.length === 2 ? (entry as unknown[]) : [];
			if (pair.length === 0) {
				this.fail(at, `expected a time and a value, got ${describe(entry)}`);
				return { from: 0, value: before };
			}
			return {
				from: this.quarter(pair[0], `${at}[0]`),
				value: item(pair[1], `${at}[1]`),
			};
		});
		points.forEach(({ from }, index) => {
			if (index > 0 && from <= (points[index - 1]?.from ?? 0)) {
				this.fail(`${path}[${index}]`, 'the times must ascend');
			}
		});
		return Array.from(
			{ length: QUARTERS },
			(_, quarter) => points.findLast(({ from }) => from <= quarter)?.value ?? before,
		);
	}

	private energy(value: unknown, path: string, least: bigint): bigint {
		return this.decimal(value, path, 3, { least, most: MOST });
	}

	private contract(value: unknown, path: string): ContractSpec {
		const fields = this.object(value, path, [
			'supplier',
			'brp',
			'answersFor',
			'netting',
			'margin',
		]);
		const at = (field: string) => `${path}.${field}`;
		return {
			supplier: this.choice(fields.supplier, at('supplier'), SUPPLIERS) ?? 'supplierA',
			brp: this.choice(fields.brp, at('brp'), BRPS) ?? 'brpX',
			answersFor: this.choice(fields.answersFor, at('answersFor'), VOLUMES) ?? 'Programme',
			netting: this.choice(fields.netting, at('netting'), NETTINGS) ?? 'Brp',
			margin: this.amount(fields.margin, at('margin')),
		};
	}

	private programme(value: unknown, path: string): [Brp, bigint[]] {
		const fields = this.object(value, path, ['brp', 'kwhPerQuarter']);
		const energy = (entry: unknown, at: string) => this.energy(entry, at, -MOST);
		return [
			this.choice(fields.brp, `${path}.brp`, BRPS) ?? 'brpX',
			this.quarters(fields.kwhPerQuarter, `${path}.kwhPerQuarter`, energy, 0n),
		];
	}

	private trade(value: unknown, path: string): TradeSpec {
		const fields = this.object(value, path, ['seller', 'buyer', 'kwhPerQuarter']);
		const seller = this.choice(fields.seller, `${path}.seller`, PARTIES) ?? 'brpX';
		const buyer = this.choice(fields.buyer, `${path}.buyer`, PARTIES) ?? 'brpY';
		if (seller === buyer) {
			this.fail(`${path}.buyer`, `${buyer} is the seller`);
		}
		const energy = (entry: unknown, at: string) => this.energy(entry, at, 0n);
		const own = this.quarters(fields.kwhPerQuarter, `${path}.kwhPerQuarter`, energy, 0n);
		if (own.every((each) => each === 0n)) {
			this.fail(`${path}.kwhPerQuarter`, 'nothing is traded');
		}
		return { seller, buyer, energy: own };
	}

	private imbalance(value: unknown, path: string): ImbalanceSpec {
		const fields = this.object(value, path, ['short', 'surplus', 'grid']);
		const short = this.price(fields.short, `${path}.short`);
		const surplus = this.price(fields.surplus, `${path}.surplus`);
		const grid = this.choice(fields.grid, `${path}.grid`, STATES) ?? 'Balanced';
		if (grid === 'Both' ? short < surplus : short !== surplus) {
			const needed = grid === 'Both' ? 'short must not be below surplus' : 'has one price';
			this.fail(path, `${grid}: ${needed}`);
		}
		return { short, surplus, grid };
	}

	private visit(value: unknown, path: string): number {
		const most = MAX_U32;
		return Number(this.decimal(value, path, 0, { least: 1n, most })) - 1;
	}

	private wrongMeter(value: unknown, path: string): Plan['wrongMeter'] {
		const fields = this.object(value, path, ['visit', 'tooManyKwh']);
		return {
			visit: this.visit(fields.visit, `${path}.visit`),
			energy: this.energy(fields.tooManyKwh, `${path}.tooManyKwh`, 1n),
		};
	}

	private dispute(value: unknown, path: string): Plan['dispute'] {
		const fields = this.object(value, path, ['visit', 'step', 'tooManyKwh', 'upheldPercent']);
		const percent = { least: 1n, most: 1_000n };
		return {
			visit: this.visit(fields.visit, `${path}.visit`),
			step: this.visit(fields.step, `${path}.step`),
			energy: this.energy(fields.tooManyKwh, `${path}.tooManyKwh`, 1n),
			perMille: Number(
				this.decimal(fields.upheldPercent, `${path}.upheldPercent`, 1, percent),
			),
		};
	}

	/** Each of `names` once. */
	private one<T>(
		list: readonly T[],
		path: string,
		nameOf: (item: T) => string,
		names: readonly string[],
	): void {
		for (const name of names) {
			const count = list.filter((item) => nameOf(item) === name).length;
			if (count !== 1) {
				this.fail(path, `expected ${name} once, got it ${count} times`);
			}
		}
	}
}
