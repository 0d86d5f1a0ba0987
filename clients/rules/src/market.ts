// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { energyCost } from './process.js';
import { compare, energies, leastCost, sum } from './schedule.js';
import { energyAt } from './process.js';
import type { Party, Shown } from './facts.js';
import type { StandingOffer, StationTerms, Wanted } from './journal.js';
import { INTERVAL, MAX_ALTERNATIVES } from './limits.js';
import type { Span } from './span.js';
import type { Supply } from './supply.js';

/** An offer with a price per kWh for each step of a process. */
export interface Offer extends Party {
	prices: bigint[];
}

/** The offer that a process is served by, and those that can take its place, in order. */
export interface Chosen {
	offer: Offer;
	others: Offer[];
	schedule: boolean[];
	missing: bigint;
}

/** What offers are chosen for. */
export interface Wish {
	station: StationTerms;
	wanted: Wanted;
	demand: bigint;
	/** When the steps are, all of the same length. */
	steps: Span[];
	gridPrice: bigint;
	/** The source that serves the process now. */
	held: number | undefined;
	now: number;
}

/** An offer with what is known of its source. */
interface Candidate extends Offer {
	supply: Supply | undefined;
}

/** The sources, and the standing offers of the suppliers. */
export class Market {
	readonly supplies = new Map<number, Supply>();
	private readonly standing: StandingOffer[] = [];

	/** Takes the place of the supplier's earlier offer of the same source. */
	publish(offer: StandingOffer): void {
		const same = this.standing.findIndex(
			({ supplier, source }) => supplier === offer.supplier && source === offer.source,
		);
		this.standing.splice(same < 0 ? this.standing.length : same, same < 0 ? 0 : 1, offer);
	}

	/** What a driver can choose at `station`: what supplies now, and each supplier's grid mix. */
	shown(station: StationTerms, gridPrice: bigint, now: number): Shown[] {
		return station.suppliers.flatMap((supplier, index) =>
			[undefined, ...this.sourcesOf(supplier)].flatMap((source) => {
				const supply = this.supply(source);
				const available = supply?.available(now);
				if (available === 0n) {
					return [];
				}
				const offer = this.offerOf(supplier, source);
				return [
					{
						supplier,
						source,
						carrier: supply?.terms.carrier,
						sameArea: supply?.terms.area === station.area,
						isDefault: index === 0,
						available,
						energyPrice: offer && priceAt(offer, now),
						gridPrice,
					},
				];
			}),
		);
	}

	/** The offer that serves a wish best; the best grid mix when none fits. */
	choose(wish: Wish): Chosen {
		const candidates = this.candidates(wish);
		const fitting = candidates.filter((candidate) => this.fits(candidate, wish.wanted));
		const mixes = candidates.filter(({ source }) => source === undefined);
		const best = ranked(fitting, wish)[0] ?? ranked(mixes, wish)[0];
		if (!best) {
			throw new Error('there is no offer that a process could be scheduled with');
		}
		const demanded = plan(best.prices, wish);
		return {
			offer: best,
			others: best.supply ? this.others(best, candidates, demanded.schedule, wish) : [],
			schedule: demanded.schedule,
			missing: demanded.missing,
		};
	}

	/**
	 * Who can step in for the source of `chosen`: similar ones, then the grid mix that costs least
	 * in the steps of the schedule.
	 */
	private others(
		chosen: Candidate,
		candidates: Candidate[],
		schedule: readonly boolean[],
		wish: Wish,
	): Offer[] {
		const of = ({ supply }: Candidate) => supply?.terms;
		const similar = candidates
			.filter(({ source }) => source !== undefined && source !== chosen.source)
			.filter(
				(other) => wish.wanted === 'Cheapest' || of(other)?.carrier === of(chosen)?.carrier,
			)
			.sort(
				(a, b) =>
					Number(of(a)?.carrier !== of(chosen)?.carrier) -
						Number(of(b)?.carrier !== of(chosen)?.carrier) ||
					Number(of(a)?.area !== wish.station.area) -
						Number(of(b)?.area !== wish.station.area) ||
					compare(sum(a.prices), sum(b.prices)),
			)
			.slice(0, MAX_ALTERNATIVES);
		const [cheapest] = candidates
			.filter(({ source }) => source === undefined)
			.map((offer) => ({ offer, cost: costOf(schedule, offer.prices, wish) }))
			.sort((a, b) => compare(a.cost, b.cost));
		const mix = cheapest?.offer ?? {
			supplier: wish.station.suppliers[0] ?? '',
			source: undefined,
			// It has offered to pay nobody.
			prices: chosen.prices.map((price) => (price > 0n ? price : 0n)),
		};
		return [...similar, mix];
	}

	/** The standing offers that cover all steps, of what supplies now. */
	private candidates({ station, steps, now }: Wish): Candidate[] {
		return station.suppliers.flatMap((supplier) =>
			[undefined, ...this.sourcesOf(supplier)].flatMap((source) => {
				const offer = this.offerOf(supplier, source);
				const supply = this.supply(source);
				const prices = offer && steps.map((step) => average(offer, step));
				const supplies = source === undefined || supply?.supplies(now) === true;
				if (!supplies || !prices?.every((price) => price !== undefined)) {
					return [];
				}
				return [{ supplier, source, prices, supply }];
			}),
		);
	}

	private fits({ source, supply }: Candidate, wanted: Wanted): boolean {
		if (wanted === 'Cheapest') {
			return true;
		}
		return 'source' in wanted
			? source === wanted.source
			: supply?.terms.carrier === wanted.carrier;
	}

	private supply(source: number | undefined): Supply | undefined {
		return source === undefined ? undefined : this.supplies.get(source);
	}

	private sourcesOf(supplier: string): number[] {
		return this.standing
			.filter((offer) => offer.supplier === supplier)
			.flatMap(({ source }) => (source === undefined ? [] : [source]))
			.sort((a, b) => a - b);
	}

	private offerOf(supplier: string, source: number | undefined): StandingOffer | undefined {
		return this.standing.find(
			(offer) => offer.supplier === supplier && offer.source === source,
		);
	}
}

/** The candidates by rank: those with the power of the station first, then by lack, then by cost. */
function ranked(candidates: Candidate[], wish: Wish): Candidate[] {
	const rank = (candidate: Candidate) => {
		const available = candidate.supply?.available(wish.now);
		const { missing, cost } = plan(candidate.prices, wish);
		const tooWeak =
			available !== undefined &&
			available < wish.station.power &&
			candidate.source !== wish.held;
		return [tooWeak ? 1n : 0n, missing, cost] as const;
	};
	return candidates
		.map((candidate) => ({ candidate, by: rank(candidate) }))
		.sort(
			(a, b) =>
				compare(a.by[0], b.by[0]) || compare(a.by[1], b.by[1]) || compare(a.by[2], b.by[2]),
		)
		.map(({ candidate }) => candidate);
}

/** The schedule of least cost at `prices`, with what it misses and costs. */
function plan(
	prices: bigint[],
	wish: Wish,
): { schedule: boolean[]; missing: bigint; cost: bigint } {
	const schedule = leastCost(prices, capacity(wish), wish.demand);
	const flows = energies(schedule, prices, capacity(wish), 0, wish.demand);
	return { schedule, missing: wish.demand - sum(flows), cost: costOf(schedule, prices, wish) };
}

/** Energy of a whole step at the power of the station. */
function capacity({ station, steps: [first] }: Wish): bigint {
	return first ? energyAt(station.power, first.end - first.start) : 0n;
}

/** What a schedule costs at `prices`. */
function costOf(schedule: readonly boolean[], prices: readonly bigint[], wish: Wish): bigint {
	const flows = energies(schedule, prices, capacity(wish), 0, wish.demand);
	return sum(
		flows.map((energy, step) => energyCost((prices[step] ?? 0n) + wish.gridPrice, energy)),
	);
}

/** The price in force at `at`; none when the offer does not reach so far. */
function priceAt({ from, prices }: StandingOffer, at: number): bigint | undefined {
	return at < from ? undefined : prices[Math.floor((at - from) / INTERVAL)];
}

/** The average price over a step, rounded toward zero; none when the offer does not cover it. */
function average(offer: StandingOffer, { start, end }: Span): bigint | undefined {
	let weighted = 0n;
	for (let at = start; at < end;) {
		const next = Math.min(end, at - (at % INTERVAL) + INTERVAL);
		const price = priceAt(offer, at);
		if (price === undefined) {
			return undefined;
		}
		weighted += price * BigInt(next - at);
		at = next;
	}
	return weighted / BigInt(end - start);
}
