// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { sum } from './schedule.js';
import type { Line } from './books/lines.js';
import type { Flow } from './books/positions.js';
import { noFacts, type Facts } from './facts.js';
import type { Entry, RequestTerms, StationTerms } from './journal.js';
import { Market } from './market.js';
import { Session } from './session.js';
import { Supply } from './supply.js';

/** Operators of the stations and the grid. */
export interface Operators {
	cso: string;
	dso: string;
}

/** Expected results of a day. */
export interface Expected {
	facts: Facts;
	/** Change of the balance of each account that pays or is paid. */
	balances: Map<string, bigint>;
	/** What flowed for the account of each supplier. */
	flows: Flow[];
	/** The settled steps, in their order. */
	lines: Line[];
}

/** Works out on paper what must come out of what was done. */
export function replay(journal: readonly Entry[], operators: Operators): Expected {
	return new Replay(operators).run(journal);
}

class Replay {
	private readonly facts = noFacts();
	private readonly balances = new Map<string, bigint>();
	private readonly flows: Flow[] = [];
	private readonly lines: Line[] = [];
	private readonly market = new Market();
	private readonly stations = new Map<number, StationTerms>();
	private readonly tariffs = new Map<
		number,
		{ base: bigint; steps: readonly { loading: number; price: bigint }[] }
	>();
	private readonly loading = new Map<number, number>();
	private readonly sessions = new Map<number, Session>();
	private readonly latest = new Map<number, { at: number; register: bigint }>();

	constructor(private readonly operators: Operators) {}

	run(journal: readonly Entry[]): Expected {
		for (const entry of journal) {
			this.enter(entry);
		}
		for (const supply of this.market.supplies.values()) {
			const booked = supply.accounts();
			this.facts.booked.push(...booked);
			this.facts.claimed.push(...supply.allCertificates());
			this.facts.yields.push({
				source: supply.terms.id,
				produced: sum(booked.map(({ produced }) => produced)),
				impossible: supply.impossible(),
			});
		}
		const { facts, balances, flows, lines } = this;
		return { facts, balances, flows, lines };
	}

	private enter(entry: Entry): void {
		switch (entry.kind) {
			case 'source':
				this.market.supplies.set(entry.source.id, new Supply(entry.source));
				break;
			case 'station':
				this.stations.set(entry.station.id, entry.station);
				break;
			case 'offer':
				this.market.publish(entry.offer);
				break;
			case 'tariff':
				this.tariffs.set(entry.area, entry);
				break;
			case 'loading':
				this.loading.set(entry.area, entry.percent);
				break;
			case 'reading':
				this.read(entry.meter, entry.at, entry.register, entry.now);
				break;
			case 'look':
				this.look(entry.station, entry.now);
				break;
			case 'schedule':
				this.schedule(entry.request, entry.now);
				break;
			case 'change':
				this.sessions.get(entry.process)?.rechoose(entry.wanted, entry.now);
				break;
		}
	}

	private read(meter: number, at: number, register: bigint, now: number): void {
		const last = this.latest.get(meter);
		this.latest.set(meter, { at, register });
		const supplies = [...this.market.supplies.values()];
		const supply = supplies.find(({ terms }) => terms.meter === meter);
		if (supply && last) {
			const { supplier, area } = supply.terms;
			const energy = register - last.register;
			const span = { start: last.at, end: at };
			this.flows.push({ supplier, area, side: 'fed', span, energy });
		}
		const broken = supply?.read(at, register);
		if (broken) {
			this.facts.dropped.push(broken);
			this.sessions.get(broken.process)?.dropped(broken.source, broken.power, now);
		}
		for (const session of this.sessions.values()) {
			const station = this.stations.get(session.request.station);
			if (station?.meter === meter && !session.ended) {
				session.read(at, register, now);
			}
		}
	}

	private look(id: number, now: number): void {
		const station = this.station(id);
		const offers = this.market.shown(station, this.gridPrice(station.area), now);
		this.facts.looks.push({ at: now, station: id, offers });
	}

	private schedule(request: RequestTerms, now: number): void {
		const station = this.station(request.station);
		const last = this.latest.get(station.meter);
		if (!last || now % request.step !== 0) {
			throw new Error('a process begins with a whole step, after a reading of its meter');
		}
		const session = new Session(
			request,
			{
				market: this.market,
				station,
				...this.operators,
				gridPrice: this.gridPrice(station.area),
				facts: this.facts,
				pay: (from, to, amount) => {
					this.credit(from, -amount);
					this.credit(to, amount);
				},
				flow: (flow) => {
					this.flows.push(flow);
				},
				line: (line) => {
					this.lines.push(line);
				},
			},
			last,
			now,
		);
		this.sessions.set(request.id, session);
	}

	/** The tariff's price at the loading reported last. */
	private gridPrice(area: number): bigint {
		const { base = 0n, steps = [] } = this.tariffs.get(area) ?? {};
		const loading = this.loading.get(area) ?? 0;
		return steps.findLast((step) => step.loading <= loading)?.price ?? base;
	}

	private station(id: number): StationTerms {
		const station = this.stations.get(id);
		if (!station) {
			throw new Error(`there is no station ${id}`);
		}
		return station;
	}

	private credit(account: string, amount: bigint): void {
		this.balances.set(account, (this.balances.get(account) ?? 0n) + amount);
	}
}
