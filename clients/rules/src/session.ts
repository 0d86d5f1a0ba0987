// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { energyAt, energyLines, highest, highestCost, timeCost } from './process.js';
import { catchUp, energies, lastCostliest, sum } from './schedule.js';
import { MS_PER_HOUR } from './units.js';
import type { Facts } from './facts.js';
import type { RequestTerms, StationTerms, Wanted } from './journal.js';
import type { Chosen, Market, Offer, Wish } from './market.js';
import { byInterval, common, share, type Span } from './span.js';
import type { Line } from './books/lines.js';
import type { Flow } from './books/positions.js';

/** Money that goes from one account to another. */
export type Pay = (from: string, to: string, amount: bigint) => void;

/** A part of the open step with who serves it. */
interface Serving {
	offer: Offer;
	/** Not set while no power is committed, because the step does not charge. */
	source: number | undefined;
	since: number;
	energy: bigint;
}

/** Environment of a session. */
export interface Surroundings {
	market: Market;
	station: StationTerms;
	/** Payees for the grid and for the station. */
	dso: string;
	cso: string;
	gridPrice: bigint;
	facts: Facts;
	pay: Pay;
	/** Takes note of what flows for the account of a supplier. */
	flow: (flow: Flow) => void;
	/** Takes note of a settled step. */
	line: (line: Line) => void;
}

/** A charging process on paper, from its schedule to its end (rules 1, 2, 3, 5 and 10). */
export class Session {
	private readonly steps: Span[];
	private chosen: Offer;
	private others: Offer[];
	private schedule: boolean[];
	/** The step that delivers only what is left over, once energy had to be caught up on. */
	private remainder: number | undefined;
	/** Parties that serve the open step, one after the other. */
	private serving: Serving[] = [];
	/** The offers that can serve the open step, the chosen one first. */
	private inForce: Offer[] = [];
	private open = 0;
	private delivered = 0n;
	private sourced = 0n;
	private escrow: bigint;
	ended = false;

	constructor(
		readonly request: RequestTerms,
		private readonly around: Surroundings,
		private last: { at: number; register: bigint },
		now: number,
	) {
		this.steps = Array.from({ length: request.steps }, (_, index) => ({
			start: now + index * request.step,
			end: now + (index + 1) * request.step,
		}));
		const { offer, others, schedule, missing } = this.choose(
			request.wanted,
			request.energy,
			0,
			now,
		);
		this.chosen = offer;
		this.others = others;
		this.schedule = schedule;
		this.serving = [{ offer, source: undefined, since: now, energy: 0n }];
		this.escrow = this.highestCost(0, request.energy);
		around.facts.scheduled.push({
			process: request.id,
			supplier: offer.supplier,
			source: offer.source,
			schedule: [...schedule],
			gridPrice: around.gridPrice,
			escrow: this.escrow,
			missing,
		});
		this.openStep(now);
	}

	/** The driver wants another source for the steps that are not opened yet. */
	rechoose(wanted: Wanted, now: number): void {
		const first = this.open + 1;
		const unsettled = this.demanded() + this.accrued();
		const inOpen = this.planned(this.open, unsettled);
		const { offer, others, schedule, missing } = this.choose(
			wanted,
			this.demanded() - (inOpen - this.accrued()),
			first,
			now,
		);
		const before = { chosen: this.chosen, mix: this.mix() };
		// The open step continues with what was locked before, so its prices stay.
		const priced = (other: Offer, earlier: Offer): Offer => ({
			...other,
			prices: [...earlier.prices.slice(0, first), ...other.prices],
		});
		this.chosen = priced(offer, before.chosen);
		this.others = others.map((other) => priced(other, before.mix));
		this.schedule = [...this.schedule.slice(0, first), ...schedule];
		this.remainder = undefined;
		this.escrow = this.highestCost(this.open, unsettled);
		this.around.facts.rechosen.push({
			process: this.request.id,
			supplier: offer.supplier,
			source: offer.source,
			fromStep: first,
			schedule: [...this.schedule],
			escrow: this.escrow,
			missing,
		});
	}

	/** `source` has broken its promise: somebody else must serve what is left of the step. */
	dropped(source: number, power: bigint, now: number): void {
		const tried = this.serving.map(({ offer }) => offer);
		const next = this.acquire(power, now, [
			...tried,
			...this.inForce.filter((offer) => offer.source === source),
		]);
		this.serve(next, Math.max(now, this.last.at));
	}

	/** Takes a reading of the station's meter. */
	read(at: number, register: bigint, now: number): void {
		const energy = register - this.last.register;
		const { start = 0, end = 0 } = this.steps[this.open] ?? {};
		if (at > end) {
			throw new Error('this calculation needs a reading at the end of each step');
		}
		this.accrue(energy, { start: Math.max(this.last.at, start), end: at });
		this.delivered += energy;
		this.last = { at, register };
		const met = this.delivered >= this.request.energy;
		const over = at >= (this.steps.at(-1)?.end ?? 0);
		if (at < end && !met) {
			return;
		}
		this.settle(at);
		if (met || over) {
			this.finish(met ? 'DemandMet' : 'TimeOver');
		} else {
			this.open += 1;
			this.openStep(now);
		}
	}

	private choose(wanted: Wanted, demand: bigint, from: number, now: number): Chosen {
		const { market, station, gridPrice } = this.around;
		const steps = this.steps.slice(from);
		const held = this.serving.at(-1)?.source;
		const wish: Wish = { station, wanted, demand, steps, gridPrice, held, now };
		return market.choose(wish);
	}

	/** Sets power aside for a charging step; the chosen source first. */
	private openStep(now: number): void {
		const { start, end } = this.steps[this.open] ?? { start: 0, end: 0 };
		this.catchUp();
		const energy = this.planned(this.open, this.demanded());
		const power = this.powerFor(energy, end - start);
		this.inForce = [this.chosen, ...this.others];
		const next = energy > 0n ? this.acquire(power, now, []) : this.chosen;
		this.serve(next, Math.max(this.last.at, start), energy > 0n);
		this.around.facts.opened.push({
			process: this.request.id,
			step: this.open,
			energy,
			setPoint: energy > 0n ? power : 0n,
		});
	}

	/** Adds steps for what earlier ones have not delivered. */
	private catchUp(): void {
		const { prices } = this.chosen;
		const before = this.schedule;
		this.schedule = catchUp(before, prices, this.full(), this.open, this.demanded());
		if (this.schedule.some((charges, step) => charges !== before[step])) {
			this.remainder = lastCostliest(this.schedule, prices, this.open);
		} else if (this.remainder !== undefined && this.remainder < this.open) {
			this.remainder = undefined;
		}
	}

	/** The first offer that has the power and costs no more than the chosen one in the open step. */
	private acquire(power: bigint, now: number, tried: readonly Offer[]): Offer {
		const most = this.inForce[0]?.prices[this.open] ?? 0n;
		const found = this.inForce.find((offer) => {
			if (tried.includes(offer)) {
				return false;
			}
			if (offer.source === undefined) {
				return true;
			}
			const supply = this.around.market.supplies.get(offer.source);
			return (
				(offer.prices[this.open] ?? 0n) <= most &&
				supply?.promise(this.request.id, power, now) === true
			);
		});
		if (!found) {
			throw new Error('there is always a grid mix');
		}
		return found;
	}

	/** Continues with `offer` from `since` on. */
	private serve(offer: Offer, since: number, charges = true): void {
		const source = charges ? offer.source : undefined;
		const before = this.serving.at(-1);
		if (before?.source !== undefined && before.source !== source) {
			this.around.market.supplies.get(before.source)?.release(this.request.id);
		}
		if (before?.offer !== offer || before.source !== source) {
			const over = ({ since: began, energy }: Serving) =>
				energy === 0n && since <= Math.max(began, this.last.at);
			// A part that is over and in which nothing flowed is none.
			while (this.serving.length > 0 && this.serving.slice(-1).every(over)) {
				this.serving.pop();
			}
			this.serving.push({ offer, source, since, energy: 0n });
		}
		// Reported, too, when a source serves again after steps that did not charge.
		const again = source !== undefined && before?.source === undefined && this.open > 0;
		if (charges && (before?.offer !== offer || again)) {
			const { supplier } = offer;
			const { id: process } = this.request;
			this.around.facts.switched.push({ process, step: this.open, supplier, source, since });
		}
	}

	/** Spreads energy evenly over those who served meanwhile, and notes what came from sources. */
	private accrue(energy: bigint, over: Span): void {
		this.serving.forEach((part, index) => {
			const span = common(over, {
				// What was read before the first one began is its own.
				start: index === 0 ? 0 : part.since,
				end: this.serving[index + 1]?.since ?? Infinity,
			});
			const own = span.end > span.start ? share(energy, over, span) : 0n;
			part.energy += own;
			if (own === 0n) {
				return;
			}
			const { supplier } = part.offer;
			const { area } = this.around.station;
			this.around.flow({ supplier, area, side: 'taken', span, energy: own });
			if (part.source === undefined) {
				return;
			}
			this.sourced += own;
			const supply = this.around.market.supplies.get(part.source);
			for (const [interval, taken] of byInterval(own, span)) {
				supply?.take(interval, this.request.id, taken);
			}
		});
	}

	/** Pays the open step: each party for its part, the DSO, and the station until `at`. */
	private settle(at: number): void {
		const { cso, dso, facts, gridPrice, pay, station } = this.around;
		const { id: process, driver } = this.request;
		const step = this.open;
		const energy = this.accrued();
		const served = this.serving.map(({ offer, source, energy: own }) => ({
			supplier: offer.supplier,
			source,
			energy: own,
			price: offer.prices[step] ?? 0n,
		}));
		const { toSuppliers, toDso } = energyLines(served, gridPrice);
		const parts = served.map(({ supplier, source, energy: own }, index) => ({
			process,
			step,
			supplier,
			source,
			energy: own,
			toSupplier: toSuppliers[index] ?? 0n,
		}));
		const toSupplier = sum(toSuppliers);
		const span = { start: this.steps[step]?.start ?? at, end: at };
		const toCso = timeCost(station.pricePerHour, span.end - span.start);
		for (const part of parts) {
			pay(driver, part.supplier, part.toSupplier);
		}
		pay(driver, dso, toDso);
		pay(driver, cso, toCso);
		this.escrow -= toSupplier + toDso + toCso;
		facts.segments.push(...(parts.length > 1 ? parts : []));
		facts.settled.push({ process, step, energy, toSupplier, toDso, toCso });
		this.around.line({
			process,
			step,
			span,
			parts: served.map((part, index) => ({ ...part, amount: toSuppliers[index] ?? 0n })),
			gridPrice,
			toDso,
			pricePerHour: station.pricePerHour,
			toCso,
		});
		this.serving = this.serving.slice(-1).map((part) => ({ ...part, since: at, energy: 0n }));
	}

	private finish(reason: string): void {
		const { market, facts } = this.around;
		for (const { source } of this.serving) {
			if (source !== undefined) {
				market.supplies.get(source)?.release(this.request.id);
			}
		}
		this.ended = true;
		facts.finished.push({
			process: this.request.id,
			reason,
			energy: this.delivered,
			sourced: this.sourced,
			released: this.escrow,
		});
	}

	private demanded(): bigint {
		return this.request.energy - this.delivered;
	}

	private accrued(): bigint {
		return sum(this.serving.map(({ energy }) => energy));
	}

	/** The grid mix that steps in when no source can; the chosen one when it is a grid mix itself. */
	private mix(): Offer {
		return this.others.at(-1) ?? this.chosen;
	}

	/** Energy that `step` must deliver when `left` is still demanded from it on. */
	private planned(step: number, left: bigint): bigint {
		const { prices } = this.chosen;
		const flows = energies(this.schedule, prices, this.full(), step, left, this.remainder);
		return flows[step] ?? 0n;
	}

	/** Energy of a step at full power. */
	private full(): bigint {
		return energyAt(this.around.station.power, this.request.step);
	}

	/** The least power that delivers `energy` in `duration`, at most that of the station. */
	private powerFor(energy: bigint, duration: number): bigint {
		const time = BigInt(duration);
		const power = (energy * BigInt(MS_PER_HOUR) + time - 1n) / time;
		const { power: most } = this.around.station;
		return power < most ? power : most;
	}

	/** Escrow for `energy` from step `from` on, even if the grid mix delivers it. */
	private highestCost(from: number, energy: bigint): bigint {
		const { gridPrice, station } = this.around;
		const prices = [this.chosen, this.mix()].flatMap((offer) => offer.prices.slice(from));
		const steps = this.steps.length - from;
		const reach = this.full() * BigInt(steps);
		return highestCost({
			price: highest(prices) + gridPrice,
			energy: energy < reach ? energy : reach,
			duration: steps * this.request.step,
			power: station.power,
			stationPrice: station.pricePerHour,
		});
	}
}
