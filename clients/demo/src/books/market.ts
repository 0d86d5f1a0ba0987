// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { KeyringPair } from '@polkadot/keyring/types';
import type { AccountId32 } from '@polkadot/types/interfaces';
import {
	allItems,
	CallRefused,
	decide,
	eventOf,
	eventsOf,
	newKeyring,
	type Included,
} from '@smartcharge/chain';
import type { Imbalance, Line, Statement } from '@smartcharge/rules/books/balance';
import type { LocalDay } from '@smartcharge/rules/books/calendar';
import { sum } from '@smartcharge/rules/schedule';
import { MS_PER_HOUR } from '@smartcharge/rules/units';
import { HOME } from '../day/site.js';
import type { Recorder } from '../day/recorder.js';
import { votersOf } from '../cast.js';
import { BRPS, type Brp, type Party, type Plan, type Regulation } from './plan.js';

/** The key of the second balance responsible party, and its name on the chain. */
const SECOND = { path: '//Brp//2', name: 'Second balance responsible party' };

/** Prices as a call takes them, by quarter. */
type Prices =
	{ DayAhead: bigint[] } | { Imbalance: { short: bigint; surplus: bigint; state: Regulation }[] };

/** A statement as the chain has it, with what each supplier received because of it. */
export interface Stated extends Statement {
	version: number;
	/** Quarters without a programme. */
	unfiled: number;
	/** What each supplier received when it was made: the difference to the version before. */
	paid: Map<string, bigint>;
	/** What of it became a debt. */
	owed: bigint;
}

/** A quarter of a portfolio, settled by the chain. */
export interface Quarter extends Imbalance {
	/** Sold less bought on the chain by all of the portfolio. */
	traded: bigint;
}

/** What the chain booked for a supplier on the day, in Wh. */
export interface Booked {
	supplier: string;
	taken: bigint;
	fed: bigint;
	/** Corrections: energy taken more. */
	adjusted: bigint;
	/** Sold less bought. */
	traded: bigint;
}

/** Balance responsibility on the chain: who answers for whom, announces, trades and is settled. */
export class Market {
	private constructor(
		private readonly recorder: Recorder,
		private readonly plan: Plan,
		readonly day: LocalDay,
		/** The keys of the balance responsible parties. */
		readonly brps: Readonly<Record<Brp, KeyringPair>>,
	) {}

	/** Admits the second party, if it is no member yet. */
	static async open(recorder: Recorder, plan: Plan, day: LocalDay): Promise<Market> {
		const { api, cast } = recorder;
		const second = newKeyring().createFromUri(SECOND.path, { name: SECOND.name });
		const market = new Market(recorder, plan, day, { brpX: cast.brp, brpY: second });
		const members = await api.query.council.members();
		if (!members.some((member) => member.toString() === second.address)) {
			const roles = api.createType('BTreeSet<SmartchargePrimitivesRole>', ['Brp']);
			const admit = api.tx.consortium.admit(second.address, SECOND.name, roles);
			await decide(api, votersOf(cast), admit);
		}
		return market;
	}

	/** The account of a party. */
	pair(party: Party): KeyringPair {
		const { cast } = this.recorder;
		return party === 'brpX' || party === 'brpY' ? this.brps[party] : cast[party];
	}

	/** Members that can judge a dispute, because nobody pays them for charging. */
	arbiters(): KeyringPair[] {
		return [...BRPS.map((brp) => this.brps[brp]), this.recorder.cast.custodian];
	}

	/** The members name those who judge disputes. */
	async nameArbiters(): Promise<void> {
		const { api, cast } = this.recorder;
		const addresses = this.arbiters().map(({ address }) => address);
		await decide(api, votersOf(cast), api.tx.corrections.setArbiters(addresses));
	}

	/** Each supplier names its balance responsible party, which accepts. */
	async contract(): Promise<void> {
		const { api, cast } = this.recorder;
		for (const { supplier, brp, answersFor, netting, margin } of this.plan.contracts) {
			const terms = { netting, volume: answersFor, margin };
			const { number } = this.day;
			const party = this.brps[brp];
			await this.recorder.send(
				api.tx.settlement.nameBrp(party.address, number, terms),
				cast[supplier],
			);
			await this.recorder.send(
				api.tx.settlement.acceptSupplier(cast[supplier].address, number, terms),
				party,
			);
		}
	}

	/** What is announced before the day: prices of the day ahead, programmes, trades. */
	async announce(): Promise<void> {
		const { api } = this.recorder;
		const { first } = this.day;
		await this.publish({ DayAhead: this.plan.dayAhead });
		for (const [brp, values] of this.plan.programmes) {
			await this.recorder.send(
				api.tx.settlement.fileProgramme(HOME, first, values),
				this.brps[brp],
			);
		}
		for (const { seller, buyer, energy } of this.plan.trades) {
			const [from, to] = [this.pair(seller), this.pair(buyer)];
			const proposed = await this.recorder.send(
				api.tx.settlement.proposeTrade(to.address, true, HOME, first, energy),
				from,
			);
			const { hour, trade } = eventOf(proposed, api.events.settlement.TradeProposed);
			await this.recorder.send(api.tx.settlement.confirmTrade(hour, trade), to);
		}
	}

	/** The prices of imbalance, when the day is over. */
	async price(): Promise<void> {
		await this.publish({
			Imbalance: this.plan.imbalance.map(({ short, surplus, grid }) => ({
				short,
				surplus,
				state: grid,
			})),
		});
	}

	/** Two members without a common balance responsible party attest prices: that makes them final. */
	private async publish(prices: Prices): Promise<void> {
		const { api, cast } = this.recorder;
		for (const member of [cast.dso, cast.brp]) {
			await this.recorder.send(
				api.tx.settlement.publishPrices(this.day.first, prices),
				member,
			);
		}
	}

	/** Settles the day of each party, or settles it again, if that makes a difference. */
	async settle(): Promise<Map<Brp, Stated>> {
		const statements = new Map<Brp, Stated>();
		for (const brp of BRPS) {
			const { address } = this.brps[brp];
			statements.set(brp, await this.stated(address, await this.settleDay(address)));
		}
		return statements;
	}

	private async settleDay(brp: string): Promise<Pick<Included, 'events'>> {
		const { api, cast } = this.recorder;
		const settle = api.tx.settlement.settleDay(brp, HOME, this.day.number);
		try {
			return await this.recorder.send(settle, cast.custodian);
		} catch (error) {
			if (error instanceof CallRefused && error.reason === 'settlement.UpToDate') {
				return { events: [] };
			}
			throw error;
		}
	}

	private async stated(brp: string, included: Pick<Included, 'events'>): Promise<Stated> {
		const { api } = this.recorder;
		const paid = new Map<string, bigint>();
		let owed = 0n;
		for (const data of eventsOf(included, api.events.settlement.ImbalancePaid)) {
			paid.set(data.supplier.toString(), data.amount.toBigInt());
			owed += data.owed.toBigInt();
		}
		const { number } = this.day;
		const found = await api.call.settlementApi.statement(brp, HOME, number);
		const statement = found.unwrap();
		return {
			version: statement.version.toNumber(),
			unfiled: statement.unfiled.toNumber(),
			portfolio: statement.portfolio.toBigInt(),
			own: statement.own.toBigInt(),
			gain: statement.gain.toBigInt(),
			lines: statement.lines.map((line): Line => ({
				supplier: line.supplier.toString(),
				own: line.own.toBigInt(),
				share: line.share.toBigInt(),
			})),
			paid,
			owed,
		};
	}

	/** The quarters of the day of a party, as they are settled now. */
	async quarters(brp: Brp): Promise<Quarter[]> {
		const { api } = this.recorder;
		const { address } = this.brps[brp];
		const found = await api.call.settlementApi.quarters(address, HOME, this.day.number);
		return found.asOk.map(({ trades, settled: { portfolio } }) => ({
			traded: trades.toBigInt(),
			energy: portfolio.energy.toBigInt(),
			amount: portfolio.amount.toBigInt(),
		}));
	}

	/** What is booked for each supplier, added up over the day. */
	async booked(): Promise<Booked[]> {
		const { api } = this.recorder;
		const sums = new Map<string, Booked>();
		const { start, end } = this.day;
		for (let hour = start / MS_PER_HOUR; hour < end / MS_PER_HOUR; hour += 1) {
			const suppliers = await allItems((after: AccountId32 | null, limit) =>
				api.call.settlementApi.positions(HOME, hour, after, limit),
			);
			for (const { supplier, position, adjustment, trades } of suppliers) {
				const own = sums.get(supplier.toString()) ?? {
					supplier: supplier.toString(),
					taken: 0n,
					fed: 0n,
					adjusted: 0n,
					traded: 0n,
				};
				own.taken += sum(position.map(({ taken }) => taken.toBigInt()));
				own.fed += sum(position.map(({ fed }) => fed.toBigInt()));
				own.adjusted += sum(adjustment.map((energy) => energy.toBigInt()));
				own.traded += sum(trades.map(({ total }) => total.toBigInt()));
				sums.set(own.supplier, own);
			}
		}
		return [...sums.values()];
	}
}
