// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { create } from 'xmlbuilder2';
import { fixed } from '../facts/money.js';
import type { Hex } from '../facts/process.js';
import { areaOf, marketOf, type Book } from '../parties/book.js';
import {
	checkStatement,
	Inconsistent,
	valuesOf,
	type Programme,
	type Statement,
	type Trade,
} from './books.js';
import { cimTime, type Day } from './day.js';

type Node = string | { [name: string]: Node | Node[] | undefined } | Node[];

/** Units of energy: kWh of a quarter, or the mean power in MW. Both are exact. */
export type Measure = 'KWH' | 'MAW';

const SCHEDULE = 'urn:iec62325.351:tc57wg16:451-2:scheduledocument:5:2';
const ACCOUNT = 'urn:iec62325.351:tc57wg16:451-4:energyaccountdocument:4:0';

/** Codes of IEC 62325 that the documents use. */
const CODE = {
	balanceSchedule: 'A01',
	imbalanceReport: 'A12',
	dayAhead: 'A01',
	wholeDay: 'A17',
	imbalanceSettlement: 'A06',
	detail: 'A01',
	systemOperator: 'A04',
	balanceParty: 'A08',
	netProduction: 'A07',
	netTrade: 'A08',
	imbalance: 'A20',
	activePower: '8716867000016',
	area: 'A01',
	party: 'A03',
	sequential: 'A01',
	intermediate: 'A01',
	final: 'A02',
} as const;

/** Wh of a quarter in a unit of measure, with all decimals. */
function quantity(wh: bigint, measure: Measure): string {
	return measure === 'KWH' ? fixed(wh, 3) : fixed(wh * 4n, 6);
}

function code({ id, scheme }: { id: string; scheme: string }): Node {
	return { '@codingScheme': scheme, '#': id };
}

function interval(day: Day): Node {
	return { start: cimTime(day.from), end: cimTime(day.from + day.units) };
}

function period(day: Day, points: readonly Node[]): Node {
	return { timeInterval: interval(day), resolution: 'PT15M', Point: [...points] };
}

function points(values: readonly bigint[], measure: Measure): Node[] {
	return values.map((value, at) => ({
		position: String(at + 1),
		quantity: quantity(value, measure),
	}));
}

/** A name of a document that its next version has, too. */
function mRid(...parts: readonly (string | number)[]): string {
	return parts.join('-').slice(0, 35);
}

function time(ms: number): string {
	return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

function document(root: string, namespace: string, body: Record<string, Node>): string {
	const xml = create(
		{ version: '1.0', encoding: 'UTF-8' },
		{ [root]: { '@xmlns': namespace, ...body } },
	);
	return `${xml.end({ prettyPrint: true })}\n`;
}

/** What a schedule is written from. */
export interface Schedule {
	day: Day;
	programme: Programme;
	/** Trades in which the party is the seller or the buyer. */
	trades: readonly Trade[];
	measure: Measure;
	/** Whether it was filed before the day began. */
	dayAhead: boolean;
	/** When the document is written, in ms. */
	created: number;
}

/** The programme of a party and its trades, as `Schedule_MarketDocument` 5.2. */
export function scheduleOf(schedule: Schedule, book: Book): string {
	const { day, programme, trades, measure, dayAhead, created } = schedule;
	const area = areaOf(book, programme.area);
	const brp = marketOf(book, programme.brp);
	const domain = code(area.domain);
	const series = (
		id: string,
		businessType: string,
		out: Hex,
		into: Hex,
		values: readonly bigint[],
	): Node => ({
		mRID: id,
		version: String(programme.revision + 1),
		businessType,
		product: CODE.activePower,
		objectAggregation: CODE.party,
		'in_Domain.mRID': domain,
		'out_Domain.mRID': domain,
		'in_MarketParticipant.mRID': code(marketOf(book, into)),
		'out_MarketParticipant.mRID': code(marketOf(book, out)),
		'measurement_Unit.name': measure,
		curveType: CODE.sequential,
		Period: period(day, points(values, measure)),
	});
	for (const { seller, buyer, id } of trades) {
		if ((seller === programme.brp) === (buyer === programme.brp)) {
			throw new Inconsistent(`trade ${id} is not one of the party with another one`);
		}
	}
	return document('Schedule_MarketDocument', SCHEDULE, {
		mRID: mRid(brp.id, day.date, programme.area),
		revisionNumber: String(programme.revision + 1),
		type: CODE.balanceSchedule,
		'process.processType': dayAhead ? CODE.dayAhead : CODE.wholeDay,
		'process.classificationType': CODE.detail,
		'sender_MarketParticipant.mRID': code(brp),
		'sender_MarketParticipant.marketRole.type': CODE.balanceParty,
		'receiver_MarketParticipant.mRID': code(marketOf(book, area.operator)),
		'receiver_MarketParticipant.marketRole.type': CODE.systemOperator,
		createdDateTime: time(created),
		'schedule_Time_Period.timeInterval': interval(day),
		'domain.mRID': domain,
		TimeSeries: [
			series('P', CODE.netProduction, programme.brp, programme.brp, valuesOf(programme, day)),
			...trades.map((trade) =>
				series(
					`T${trade.id}`,
					CODE.netTrade,
					trade.seller,
					trade.buyer,
					valuesOf(trade, day, 0n),
				),
			),
		],
	});
}

/** The imbalance of a party, as `EnergyAccount_MarketDocument` 4.0. */
export function imbalanceOf(
	statement: Statement,
	day: Day,
	book: Book,
	measure: Measure,
	created: number,
): string {
	checkStatement(statement);
	const { from, units, version } = statement;
	const area = areaOf(book, statement.area);
	const brp = marketOf(book, statement.brp);
	const imbalances = valuesOf({ from, values: units.map(({ imbalance }) => imbalance) }, day);
	return document('EnergyAccount_MarketDocument', ACCOUNT, {
		mRID: mRid('I', brp.id, day.date, statement.area),
		revisionNumber: String(version),
		type: CODE.imbalanceReport,
		docStatus: { value: statement.final ? CODE.final : CODE.intermediate },
		'process.processType': CODE.imbalanceSettlement,
		'process.classificationType': CODE.detail,
		'sender_MarketParticipant.mRID': code(marketOf(book, area.operator)),
		'sender_MarketParticipant.marketRole.type': CODE.systemOperator,
		'receiver_MarketParticipant.mRID': code(brp),
		'receiver_MarketParticipant.marketRole.type': CODE.balanceParty,
		createdDateTime: time(created),
		'period.timeInterval': interval(day),
		'domain.mRID': code(area.domain),
		TimeSeries: [
			{
				mRID: 'I',
				businessType: CODE.imbalance,
				product: CODE.activePower,
				objectAggregation: CODE.party,
				'area_Domain.mRID': code(area.domain),
				'marketParticipant.mRID': code(brp),
				'measure_Unit.name': measure,
				'currency_Unit.name': book.currency,
				Period: period(
					day,
					imbalances.map((imbalance, at): Node => {
						const { short = 0n, surplus = 0n } = units[at] ?? {};
						const [long, missing] = [
							imbalance > 0n ? imbalance : 0n,
							imbalance < 0n ? -imbalance : 0n,
						];
						return {
							position: String(at + 1),
							'in_Quantity.quantity': quantity(long, measure),
							'out_Quantity.quantity': quantity(missing, measure),
							// A price per MWh: a thousand kWh, in whole tokens.
							'price.amount': fixed(imbalance < 0n ? short : surplus, 3),
						};
					}),
				),
			},
		],
	});
}
