// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** What the consoles of the members read: one function per view, each at one block. */

import { concat, fromHex, toHex } from './bytes.js';
import type { Link } from './link.js';
import { entries, readMany, values } from './maps.js';
import type { ChargeRecord } from './model.js';
import { good } from './reads.js';
import type { ApiArgs, ApiValue, Calls, Stored } from './runtime.js';
import { Disconnected } from './socket.js';

export type MemberRecord = NonNullable<Stored<'Consortium', 'Members'>>;
export type Meter = NonNullable<Stored<'Metering', 'Meters'>>;
export type MeterKey = Meter['key'];
export type Signal = NonNullable<Stored<'DemandResponse', 'Signals'>>;
export type StandingOffer = NonNullable<Stored<'Charging', 'StandingOffers'>>;
export type Contract = Stored<'Settlement', 'Responsibilities'>[number];
export type Proposal = NonNullable<Stored<'Settlement', 'Proposals'>>;
export type Terms = Proposal['terms'];
export type Trade = NonNullable<Stored<'Settlement', 'Trades'>>;
export type DayStatement = NonNullable<ApiValue<'SettlementApi', 'statement'>>;
export type Withdrawal = NonNullable<Stored<'Tokens', 'Withdrawals'>>;
export type Voting = NonNullable<Stored<'Council', 'Voting'>>;
export type Proposed = NonNullable<Stored<'Council', 'ProposalOf'>>;
export type StopReason = Calls['Charging']['stop']['reason'];
export type FaultReason = Calls['Charging']['terminate']['reason'];
export type TariffStep = Calls['Grid']['set_tariff']['steps'][number];
export type DebtKind = Calls['Debts']['pay']['kind'];
type Good<T> = Extract<T, { success: true }> extends { value: infer V } ? V : never;
export type SettledQuarters = Good<ApiValue<'SettlementApi', 'quarters'>>;
export type DisputeItem = Good<ApiValue<'CorrectionsApi', 'open_disputes'>>['items'][number];

/** Most entries of a list that are read at once. */
const PAGE = 100;
/** Most pages of the members, suppliers' offers or withdrawals: a consortium is small. */
const MOST_PAGES = 10;

/** A member organisation. */
export interface Member {
	address: string;
	name: string;
	roles: MemberRecord['roles'][number]['type'][];
}

/** The hash of the latest block. */
function latest(link: Link): string {
	const { best } = link.status;
	if (!best) {
		throw new Disconnected();
	}
	return best.hash;
}

/** A number as a key of storage in big endian. */
export function key4(value: number): string {
	return `0x${value.toString(16).padStart(8, '0')}`;
}

/** All entries of a map, as far as {@link MOST_PAGES} reach. */
async function all<V>(
	page: (after: string | undefined) => Promise<{ items: V[]; next?: string }>,
): Promise<V[]> {
	const list: V[] = [];
	let next: string | undefined;
	let pages = 0;
	do {
		const read = await page(next);
		list.push(...read.items);
		next = read.next;
		pages += 1;
	} while (next !== undefined && pages < MOST_PAGES);
	return list;
}

/** The members of the consortium, by name. */
export async function members(link: Link, at: string): Promise<Member[]> {
	const list = await all((after) =>
		entries(
			link,
			'Consortium',
			'Members',
			{ limit: PAGE, ...(after === undefined ? {} : { after }) },
			at,
		),
	);
	return list
		.map(({ key, value }) => ({
			address: String(key[0]),
			name: new TextDecoder().decode(value.name),
			roles: value.roles.map(({ type }) => type),
		}))
		.sort((a, b) => a.name.localeCompare(b.name));
}

/** Meters by id, the newest first: at most {@link PAGE} before the id `before`. */
export async function meters(
	link: Link,
	at: string,
	before?: number,
): Promise<{ items: [number, Meter][]; next?: number }> {
	const end = before ?? (await link.read('Metering', 'NextMeterId', [], at));
	const first = Math.max(0, end - PAGE);
	const ids = Array.from({ length: end - first }, (_, index) => end - 1 - index);
	const list = await readMany(
		link,
		'Metering',
		'Meters',
		ids.map((id) => [key4(id)]),
		at,
	);
	const items = ids.flatMap((id, index): [number, Meter][] => {
		const meter = list[index];
		return meter === undefined ? [] : [[id, meter]];
	});
	return first === 0 ? { items } : { items, next: first };
}

/** Records of processes that have ended, the newest first: of {@link PAGE} ids before `before`. */
export async function records(
	link: Link,
	at: string,
	before?: bigint,
): Promise<{ items: [bigint, ChargeRecord][]; next?: bigint }> {
	const end = before ?? (await link.read('Charging', 'NextProcessId', [], at));
	const count = end < BigInt(PAGE) ? Number(end) : PAGE;
	const ids = Array.from({ length: count }, (_, index) => end - 1n - BigInt(index));
	const list = await readMany(
		link,
		'Charging',
		'Records',
		ids.map((id) => [id]),
		at,
	);
	const items = ids.flatMap((id, index): [bigint, ChargeRecord][] => {
		const record = list[index];
		return record === undefined ? [] : [[id, record]];
	});
	return end <= BigInt(PAGE) ? { items } : { items, next: end - BigInt(PAGE) };
}

/** Signals of a DSO that are stored. */
export async function signals(link: Link, dso: string, at: string): Promise<[bigint, Signal][]> {
	const list: [bigint, Signal][] = [];
	let next: bigint | undefined;
	let pages = 0;
	do {
		const filter = { type: 'Dso' as const, value: dso };
		const page = good(
			await link.call('DemandResponseApi', 'signals', [filter, next, PAGE], at),
		);
		list.push(...page.items);
		next = page.next;
		pages += 1;
	} while (next !== undefined && pages < MOST_PAGES);
	return list.sort(([a], [b]) => (a < b ? 1 : -1));
}

/** Standing offers of a supplier, by source; `undefined` is its grid mix. */
export async function standingOffers(
	link: Link,
	supplier: string,
	at: string,
): Promise<[number | undefined, StandingOffer][]> {
	const { items } = await entries(
		link,
		'Charging',
		'StandingOffers',
		{ prefix: [supplier], limit: PAGE },
		at,
	);
	return items
		.map(({ key, value }): [number | undefined, StandingOffer] => [
			key[1] as number | undefined,
			value,
		])
		.sort(([a], [b]) => (a ?? -1) - (b ?? -1));
}

/** Energy of a supplier in a quarter of an hour of an area, in Wh. */
export interface QuarterPosition {
	ptu: number;
	taken: bigint;
	fed: bigint;
	adjustment: bigint;
	traded: bigint;
}

const QUARTERS = [0, 1, 2, 3] as const;

/** Books of a supplier in an area, for `quarters` from the quarter `first` on. */
export async function positions(
	link: Link,
	supplier: string,
	area: number,
	{ first, quarters }: { first: number; quarters: number },
	at: string,
): Promise<QuarterPosition[]> {
	const hours = Array.from({ length: quarters / 4 }, (_, index) => first / 4 + index);
	const keys = hours.map((hour) => [key4(hour), key4(area), supplier]);
	const [booked, adjusted, traded] = await Promise.all([
		readMany(link, 'Settlement', 'Positions', keys, at),
		readMany(link, 'Settlement', 'Adjustments', keys, at),
		readMany(link, 'Settlement', 'Traded', keys, at),
	]);
	return hours.flatMap((hour, index) =>
		QUARTERS.map((quarter) => ({
			ptu: hour * 4 + quarter,
			taken: booked[index]?.quarters.at(quarter)?.taken ?? 0n,
			fed: booked[index]?.quarters.at(quarter)?.fed ?? 0n,
			adjustment: adjusted[index]?.at(quarter) ?? 0n,
			traded: traded[index]?.at(quarter)?.total ?? 0n,
		})),
	);
}

/** Contracts of suppliers with balance responsible parties, and those that are proposed. */
export async function contracts(
	link: Link,
	suppliers: readonly string[],
	at: string,
): Promise<{ supplier: string; contracts: Contract[]; proposal: Proposal | undefined }[]> {
	const keys = suppliers.map((supplier) => [supplier]);
	const [agreed, proposed] = await Promise.all([
		readMany(link, 'Settlement', 'Responsibilities', keys, at),
		readMany(link, 'Settlement', 'Proposals', keys, at),
	]);
	return suppliers.map((supplier, index) => ({
		supplier,
		contracts: agreed[index] ?? [],
		proposal: proposed[index],
	}));
}

/** What a party filed for a local day in an area: the value of each quarter that has one, in Wh. */
export async function programme(
	link: Link,
	brp: string,
	area: number,
	day: number,
	at: string,
): Promise<Map<number, bigint>> {
	const hours = await link.call('SettlementApi', 'programme', [brp, area, day], at);
	return new Map(
		hours.flatMap(([hour, { wh }]) =>
			QUARTERS.flatMap((quarter): [number, bigint][] => {
				const value = wh[quarter];
				return value === undefined ? [] : [[hour * 4 + quarter, value]];
			}),
		),
	);
}

/** A trade with the hour and the id by which it is found. */
export interface TradeItem {
	hour: number;
	id: number;
	trade: Trade;
}

/** Trades of `party` that begin in the hour `from` or later. */
export async function trades(
	link: Link,
	party: string,
	from: number,
	at: string,
): Promise<TradeItem[]> {
	const list: TradeItem[] = [];
	let next: ApiArgs<'SettlementApi', 'trades'>[1];
	let pages = 0;
	do {
		const page = good(await link.call('SettlementApi', 'trades', [from, next, PAGE], at));
		for (const [[hour = 0, id = 0], trade] of page.items) {
			if (trade.seller === party || trade.buyer === party) {
				list.push({ hour, id, trade });
			}
		}
		next = page.next;
		pages += 1;
	} while (next !== undefined && pages < MOST_PAGES);
	return list;
}

/** What two parties owe each other for a cause. */
export async function debtsTo(
	link: Link,
	creditor: string,
	debtors: readonly string[],
	kind: DebtKind,
	at: string,
): Promise<{ debtor: string; amount: bigint }[]> {
	const amounts = await readMany(
		link,
		'Debts',
		'Owed',
		debtors.map((debtor) => [debtor, kind, creditor]),
		at,
	);
	return debtors.flatMap((debtor, index) => {
		const amount = amounts[index];
		return amount === undefined ? [] : [{ debtor, amount }];
	});
}

/** Money that backs the tokens, tokens, and withdrawals that wait, the oldest first. */
export async function custody(
	link: Link,
	at: string,
): Promise<{ now: number; reserve: bigint; issued: bigint; pending: [bigint, Withdrawal][] }> {
	const [now, reserve, issued, pending] = await Promise.all([
		link.read('Timestamp', 'Now', [], at),
		link.read('Tokens', 'Reserve', [], at),
		link.read('Tokens', 'Issued', [], at),
		all((after) =>
			entries(
				link,
				'Tokens',
				'Withdrawals',
				{ limit: PAGE, ...(after === undefined ? {} : { after }) },
				at,
			),
		),
	]);
	return {
		now: Number(now),
		reserve,
		issued,
		pending: pending
			.map(({ key, value }): [bigint, Withdrawal] => [BigInt(String(key[0])), value])
			.sort(([a], [b]) => (a < b ? -1 : 1)),
	};
}

/** Whether a payment of the bank was accounted for. */
export async function referenceUsed(link: Link, reference: Uint8Array): Promise<boolean> {
	const key = link.use().runtime.storage('Tokens', 'References').key(reference);
	const found = await values(link, [key], latest(link));
	return (found.get(key) ?? null) !== null;
}

/** A motion that is open. */
export interface Motion {
	hash: string;
	voting: Voting;
	/** The call that is proposed; `undefined` if it is not stored. */
	call: Proposed | undefined;
	/** Length of the call in bytes. */
	length: number;
}

/** The council: its members, and its motions. */
export async function council(
	link: Link,
	at: string,
): Promise<{ seats: string[]; motions: Motion[] }> {
	const [seats, hashes] = await Promise.all([
		link.read('Council', 'Members', [], at),
		link.read('Council', 'Proposals', [], at),
	]);
	const { runtime } = link.use();
	const voting = runtime.storage('Council', 'Voting');
	const calls = runtime.storage('Council', 'ProposalOf');
	const found = await values(
		link,
		hashes.flatMap((hash) => [voting.key(hash), calls.key(hash)]),
		at,
	);
	const motions = hashes.flatMap((hash): Motion[] => {
		const votes = found.get(voting.key(hash)) ?? null;
		const raw = found.get(calls.key(hash)) ?? null;
		if (votes === null) {
			return [];
		}
		const length = raw === null ? 0 : fromHex(raw).length;
		return [{ hash, voting: voting.dec(votes), call: calls.dec(raw), length }];
	});
	return { seats, motions: motions.sort((a, b) => b.voting.index - a.voting.index) };
}

/** First byte of a transaction without a signature. */
const BARE = new Uint8Array([4]);

/** The weight that the call of a motion may need: `close` takes it as a bound. */
export async function weightOf(
	link: Link,
	hash: string,
): Promise<{ ref_time: bigint; proof_size: bigint }> {
	const key = link.use().runtime.storage('Council', 'ProposalOf').key(hash);
	const raw = (await values(link, [key], latest(link))).get(key) ?? '0x';
	const bytes = concat(BARE, fromHex(raw));
	const { weight } = await link.call('TransactionPaymentApi', 'query_info', [
		bytes,
		bytes.length,
	]);
	return weight;
}

/** Open disputes in which `party` claims or has to answer. */
export async function disputes(link: Link, party: string, at: string): Promise<DisputeItem[]> {
	const list: DisputeItem[] = [];
	let next: bigint | undefined;
	let pages = 0;
	do {
		const page = good(await link.call('CorrectionsApi', 'open_disputes', [next, PAGE], at));
		list.push(
			...page.items.filter(
				({ dispute }) =>
					dispute.claimant === party ||
					dispute.respondents.some(({ who }) => who === party),
			),
		);
		next = page.next;
		pages += 1;
	} while (next !== undefined && pages < MOST_PAGES);
	return list;
}

/** Numbers of the series of an issuer that come next; `undefined` if all are used. */
export async function nextNumber(
	link: Link,
	issuer: string,
	series: number,
	at: string,
): Promise<number | undefined> {
	return link.call('InvoicesApi', 'next_number', [issuer, series], at);
}

/** The key of a meter as hexadecimal text, and its scheme. */
export function keyText(key: MeterKey): { scheme: string; hex: string } {
	const value: unknown = key.value;
	return {
		scheme: key.type,
		hex: value instanceof Uint8Array ? toHex(value) : String(value),
	};
}
