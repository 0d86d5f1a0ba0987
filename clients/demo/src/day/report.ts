// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { layOut, type Column } from '../table.js';
import { sum } from '@smartcharge/rules/schedule';
import { formatChange, formatKwh, formatToken, MS_PER_MINUTE } from '@smartcharge/rules/units';
import type { Afterwards } from './certificates.js';
import type { Booked, Claimed, Facts, Look } from '@smartcharge/rules/facts';
import { INTERVAL } from '@smartcharge/rules/limits';
import type { Day } from './scenario.js';

/** Names in a report. */
export interface Names {
	/** Name of a source in the scenario; `grid mix` when there is none. */
	nameOf(source: number | undefined): string;
	/** The name of an account. */
	seller(account: string): string;
}

/** A process with who charged where. */
export interface Charged {
	process: number;
	driver: string;
	station: string;
}

/** A balance, free and held, before and after. */
export interface Balance {
	name: string;
	before: bigint;
	after: bigint;
	/** Fees that were paid because an allowance was used up. */
	fees: bigint;
}

/** A time of the day, such as `12:10`. */
export function clock(moment: number): string {
	return new Date(moment).toISOString().slice(11, 16);
}

/** Introduction of a play. */
export function describeDay(day: Day): string {
	const list = (names: readonly { name: string }[]) => names.map(({ name }) => name).join(', ');
	return [
		day.title,
		`  sources    ${list(day.sources)}`,
		`  stations   ${list(day.stations)}`,
		`  time       ${clock(day.from)} to ${clock(day.to)}, meters read each minute, ` +
			`delivered in batches of ${day.batch / MS_PER_MINUTE} min`,
	].join('\n');
}

const right = (...heading: string[]): Column => ({ heading, align: 'right' });
const left = (...heading: string[]): Column => ({ heading });

/** Table of the offers that a driver can choose from. */
export function offerTable({ offers }: Look, names: Names): string {
	const columns = [
		left('', 'Source'),
		left('', 'Carrier'),
		left('', 'Supplier'),
		left('Same', 'area'),
		right('Available', '(kW)'),
		right('Energy', '(token/kWh)'),
		right('Grid', '(token/kWh)'),
		right('Together', '(token/kWh)'),
	];
	const rows = offers.map((offer) => [
		names.nameOf(offer.source),
		offer.carrier ?? '',
		names.seller(offer.supplier) + (offer.isDefault ? ' (default)' : ''),
		offer.source === undefined ? '' : offer.sameArea ? 'yes' : 'no',
		offer.available === undefined ? '' : formatKwh(offer.available),
		offer.energyPrice === undefined ? 'on request' : formatToken(offer.energyPrice),
		formatToken(offer.gridPrice),
		offer.energyPrice === undefined ? '' : formatToken(offer.energyPrice + offer.gridPrice),
	]);
	return indent(layOut(columns, rows));
}

/** Where the energy of each process came from. */
export function mixTable(
	charged: readonly Charged[],
	facts: Facts,
	after: Afterwards,
	names: Names,
): string {
	const rows = charged.flatMap((charge) => {
		const own = facts.claimed.filter(({ process }) => process === charge.process);
		const delivered = facts.finished.find(({ process }) => process === charge.process);
		const energy = delivered?.energy ?? 0n;
		const sources = [...new Set(own.map(({ source }) => source))];
		const grey = energy - sum(own.map((claim) => claim.energy));
		const greened = sum(
			after.cancelled
				.filter(({ process }) => process === charge.process)
				.map((cancelled) => cancelled.energy),
		);
		const certified = sum(own.map((claim) => claim.certified));
		const parts = sources.map((source) => {
			const of = own.filter((claim) => claim.source === source);
			return mixRow(
				names.nameOf(source),
				sum(of.map((claim) => claim.energy)),
				sum(of.map((claim) => claim.certified)),
				0n,
			);
		});
		return [
			...parts,
			...(grey > 0n ? [mixRow(names.nameOf(undefined), grey, 0n, 0n)] : []),
			mixRow('together', energy, certified, greened),
		].map((row, index) => [index === 0 ? `${charge.driver}, ${charge.station}` : '', ...row]);
	});
	const columns = [
		left('Driver'),
		left('Source'),
		right('kWh'),
		right('certified'),
		right('share'),
		right('greened'),
	];
	return layOut(columns, rows);
}

function mixRow(name: string, energy: bigint, certified: bigint, greened: bigint): string[] {
	return [
		name,
		formatKwh(energy),
		formatKwh(certified),
		percent(certified, energy),
		greened > 0n ? formatKwh(greened) : '',
	];
}

/** Table of the cost of each process. */
export function costTable(charged: readonly Charged[], facts: Facts): string {
	const columns = [
		left('Driver'),
		right('kWh'),
		right('to suppliers'),
		right('to the DSO'),
		right('to the CSO'),
		right('together'),
		right('grid per kWh'),
	];
	const rows = charged.map(({ driver, station, process }) => {
		const steps = facts.settled.filter((step) => step.process === process);
		const total = (part: 'energy' | 'toSupplier' | 'toDso' | 'toCso') =>
			sum(steps.map((step) => step[part]));
		const paid = total('toSupplier') + total('toDso') + total('toCso');
		const terms = facts.scheduled.find((scheduled) => scheduled.process === process);
		return [
			`${driver}, ${station}`,
			formatKwh(total('energy')),
			formatToken(total('toSupplier')),
			formatToken(total('toDso')),
			formatToken(total('toCso')),
			formatToken(paid),
			formatToken(terms?.gridPrice ?? 0n),
		];
	});
	return layOut(columns, rows);
}

/** Table of the production of each source, and its recipients. */
export function sourceTable(
	facts: Facts,
	names: Names,
	recipients: ReadonlyMap<number, string>,
): string {
	const columns = [
		left('Source'),
		right('produced'),
		right('certified'),
		right('surplus'),
		left('surplus to'),
		right('impossible', 'deliveries'),
	];
	const rows = facts.yields.map(({ source, produced, impossible }) => {
		const booked = facts.booked.filter((account) => account.source === source);
		return [
			names.nameOf(source),
			formatKwh(produced),
			formatKwh(sum(booked.map(({ certified }) => certified))),
			formatKwh(sum(booked.map(({ issued }) => issued))),
			recipients.get(source) ?? '',
			impossible.toString(),
		];
	});
	return layOut(columns, rows);
}

/** A run of intervals of one source and process in a statement. */
interface Run {
	claims: Claimed[];
	carrier: string;
}

/**
 * The statement of a driver. Intervals that follow each other and are certified alike share a line;
 * a certificate is named by source, interval and process.
 */
export function statementTable(
	claims: readonly Claimed[],
	carriers: ReadonlyMap<number, string>,
	names: Names,
): string {
	const runs: Run[] = [];
	for (const claim of claims) {
		const last = runs.at(-1);
		const before = last?.claims.at(-1);
		const whole = claim.certified === claim.energy;
		const goesOn =
			before?.source === claim.source &&
			before.process === claim.process &&
			before.interval + INTERVAL === claim.interval &&
			whole &&
			before.certified === before.energy;
		if (last && goesOn) {
			last.claims.push(claim);
		} else {
			runs.push({ claims: [claim], carrier: carriers.get(claim.source) ?? '' });
		}
	}
	const columns = [
		left('Time'),
		left('Source'),
		left('Carrier'),
		right('Wh'),
		right('certified'),
		right('share'),
		left('Certificates'),
	];
	const rows = runs.map((run) => runRow(run, names));
	return layOut(columns, rows);
}

function runRow({ claims, carrier }: Run, names: Names): string[] {
	const [first] = claims;
	const last = claims.at(-1);
	if (!first || !last) {
		return [];
	}
	const energy = sum(claims.map((claim) => claim.energy));
	const certified = sum(claims.map((claim) => claim.certified));
	const id = ({ source, interval, process }: Claimed) => `${source}/${interval}/${process}`;
	return [
		`${clock(first.interval)} to ${clock(last.interval + INTERVAL)}`,
		names.nameOf(first.source),
		carrier,
		energy.toString(),
		certified.toString(),
		percent(certified, energy),
		claims.length > 1 ? `${id(first)} and ${claims.length - 1} more` : id(first),
	];
}

/** The balances of all parties before and after. */
export function balanceTable(balances: readonly Balance[]): string {
	const withFees = balances.some(({ fees }) => fees > 0n);
	const columns = [
		left('Balance (token)'),
		right('before'),
		right('after'),
		right('change'),
		...(withFees ? [right('of which fees')] : []),
	];
	const row = (name: string, before: bigint, after: bigint, fees: bigint) => [
		name,
		formatToken(before),
		formatToken(after),
		formatChange(after - before),
		...(withFees ? [formatChange(-fees)] : []),
	];
	const total = (part: 'before' | 'after' | 'fees') =>
		sum(balances.map((balance) => balance[part]));
	return layOut(columns, [
		...balances.map(({ name, before, after, fees }) => row(name, before, after, fees)),
		row('all together', total('before'), total('after'), total('fees')),
	]);
}

/** Share of a source's production that was sold, as the picture shows it. */
export function certifiedOf(booked: readonly Booked[], source: number): [number, bigint][] {
	return booked
		.filter((account) => account.source === source && account.certified > 0n)
		.map(({ interval, certified }) => [interval, certified]);
}

function percent(part: bigint, whole: bigint): string {
	if (whole === 0n) {
		return '';
	}
	const tenths = Number((part * 1_000n) / whole);
	return `${(tenths / 10).toFixed(1)} %`;
}

function indent(text: string): string {
	return text.replace(/^/gm, '         ');
}
