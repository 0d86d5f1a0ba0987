// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Corrections as the chain carried them out. Amounts and payments are those that it reports: nothing of
 * them is worked out again. What is worked out is for how much energy or time at which prices they are.
 */

import { balanced, MS_PER_HOUR, sharesOf } from './due.js';
import { total, type Hex, type Line, type Part, type ProcessFacts } from './process.js';
import { count, Faulty, hex, list, oneOf, optional, shape, whole, type Read } from './reader.js';

/** What a change is about: metered energy, energy that a supplier charges for, the station's time. */
export const SUBJECTS = ['Energy', 'Sale', 'Time'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** Why a correction was made. */
export const REASONS = ['MeterFault', 'P4Difference', 'Billing', 'Dispute', 'Record'] as const;
export type Reason = (typeof REASONS)[number];

/** A change of a line, which never changes itself. */
export interface Delta {
	/** Position of the line among those of the process. */
	line: number;
	of: Subject;
	/** Position of the part in the line; none for time. */
	part: number | undefined;
	/** Wh or ms that are added; negative if they are taken out. */
	delta: bigint;
}

/** By how much the amount of a payee changes; negative if it gives back. */
export interface PayeeChange {
	account: Hex;
	change: bigint;
}

/**
 * How an amount was settled: `Refunded` was paid, `DebtBooked` is owed, `Offset` lowered what the driver
 * owed, `Held` stays with the payee, who takes it for a driver that has left.
 */
export const PAYMENTS = ['Refunded', 'DebtBooked', 'Offset', 'Held'] as const;

/** A payment of a correction. */
export interface Payment {
	kind: (typeof PAYMENTS)[number];
	from: Hex;
	/** Who benefits: the driver, or a payee. */
	to: Hex;
	/** Where it went: for a driver that has left, another account than its own. */
	account: Hex;
	amount: bigint;
}

/** A correction that was carried out. */
export interface Correction {
	process: number;
	/** Its id on the chain. */
	id: number;
	/** Its number among the corrections of the process, in the order in which they were carried out. */
	number: number;
	at: number;
	reason: Reason;
	/** Of one that has lapsed, another account than the driver bears the cost. */
	outcome: 'Executed' | 'Lapsed';
	driver: Hex;
	/** Who made it, and who bears it if it lapses. */
	by: Hex;
	bearer: Hex;
	deltas: Delta[];
	payees: PayeeChange[];
	payments: Payment[];
}

/** A correction from JSON. */
export const readCorrection: Read<Correction> = shape<Correction>({
	process: count,
	id: count,
	number: count,
	at: count,
	reason: oneOf(...REASONS),
	outcome: oneOf('Executed', 'Lapsed'),
	driver: hex,
	by: hex,
	bearer: hex,
	deltas: list(
		shape<Delta>({
			line: count,
			of: oneOf(...SUBJECTS),
			part: optional(count),
			delta: whole,
		}),
	),
	payees: list(shape<PayeeChange>({ account: hex, change: whole })),
	payments: list(
		shape<Payment>({
			kind: oneOf(...PAYMENTS),
			from: hex,
			to: hex,
			account: hex,
			amount: whole,
		}),
	),
});

/** The changes of a subject, in Wh or ms. */
export function changeOf({ deltas }: Correction, subject: Subject): bigint {
	return total(deltas.filter(({ of }) => of === subject).map(({ delta }) => delta));
}

/** The sum of the payments of some kind. */
export function paidBy(payments: readonly Payment[], kind: Payment['kind']): bigint {
	return total(payments.filter((each) => each.kind === kind).map(({ amount }) => amount));
}

/** What an account gave by a correction, less what it got. */
export function given({ payments }: Correction, account: Hex): bigint {
	const sum = (side: 'from' | 'to') =>
		total(payments.filter((each) => each[side] === account).map(({ amount }) => amount));
	return sum('from') - sum('to');
}

function nameOf({ number, process }: Correction): string {
	return `correction ${number} of process ${process}`;
}

/**
 * Throws {@link Faulty} unless the payments are those of the changes: who loses gives all of it, who
 * gains gets no more than that.
 */
function checkPayments(correction: Correction): void {
	if (correction.outcome === 'Lapsed') {
		return;
	}
	for (const { account, change } of correction.payees) {
		const net = given(correction, account);
		const fits = change < 0n ? net === -change : net <= 0n && net >= -change;
		if (!fits) {
			throw new Faulty(
				`${nameOf(correction)}: the payments of ${account} do not add up to its change`,
			);
		}
	}
}

/**
 * Corrections by process, in the order of their numbers, of which none is missing; `file` names them in
 * a fault.
 */
export function byProcess(all: readonly Correction[], file: string): Map<number, Correction[]> {
	const found = new Map<number, Correction[]>();
	for (const correction of [...all].sort((a, b) => a.number - b.number)) {
		const { process, number } = correction;
		const own = found.get(process) ?? [];
		const last = own.length;
		if (number === last && last > 0) {
			throw new Faulty(`${file}: ${nameOf(correction)} is there twice`);
		}
		if (number !== last + 1) {
			throw new Faulty(`${file}: correction ${last + 1} of process ${process} is missing`);
		}
		try {
			checkPayments(correction);
		} catch (error) {
			throw error instanceof Faulty ? new Faulty(`${file}: ${error.message}`) : error;
		}
		own.push(correction);
		found.set(process, own);
	}
	return found;
}

/** Sums of the changes of a process, by line, subject and part. */
class Sums {
	private readonly sums = new Map<string, bigint>();

	constructor(corrections: readonly Correction[]) {
		for (const { line, of, part, delta } of corrections.flatMap(({ deltas }) => deltas)) {
			const key = Sums.key(line, of, part);
			this.sums.set(key, (this.sums.get(key) ?? 0n) + delta);
		}
	}

	private static key(line: number, of: Subject, part: number | undefined): string {
		return `${line} ${of} ${of === 'Time' ? '' : (part ?? '')}`;
	}

	of(line: number, of: Subject, part?: number): bigint {
		return this.sums.get(Sums.key(line, of, part)) ?? 0n;
	}
}

/** Throws {@link Faulty} unless the changes are of lines and parts of the process. */
function checkDeltas(facts: ProcessFacts, correction: Correction): void {
	const where = nameOf(correction);
	if (correction.process !== facts.process) {
		throw new Faulty(`${where} is not one of process ${facts.process}`);
	}
	for (const { line, of, part } of correction.deltas) {
		const found = facts.lines[line];
		if (found === undefined || (of !== 'Time' && found.parts[part ?? -1] === undefined)) {
			const what = of === 'Time' || found === undefined ? '' : `part ${part ?? ''} of `;
			throw new Faulty(`${where}: there is no ${what}line ${line}`);
		}
	}
}

/** Those for which the driver paid or got money back. */
function executed(corrections: readonly Correction[]): Correction[] {
	return corrections.filter(({ outcome }) => outcome === 'Executed');
}

/** For which part of a payment a role stands. */
type Role = 'supplier' | 'dso' | 'station';

/** Less energy or time at one price; negative if it is more. */
export interface Item {
	of: Subject;
	/** Whether it is the price of the grid. */
	grid: boolean;
	source: number | undefined;
	/** Gross price in units of the token per kWh, or per hour. */
	price: bigint;
	/** Wh, or ms. */
	less: bigint;
}

/** What a payee gave back for a correction. */
export interface Refund {
	/** The account that the chain names. */
	payee: Hex;
	/** Whose invoice is credited: the payee, or for whom the payee answers. */
	seller: Hex;
	/** What it gave back: paid, owed, or set off; negative if it got money. */
	amount: bigint;
	/** Its payments. */
	payments: Payment[];
	/** What is due to it by the correction, and stays with the driver. */
	kept: bigint;
	/** What it gets back of what stayed with the driver before. */
	returned: bigint;
	items: Item[];
}

/** Exact cost of items in thousandths of a unit of the token: what prices make of a refund. */
export function costOf(items: readonly Item[]): bigint {
	return total(
		items.map(({ of, price, less }) =>
			of === 'Time' ? (less * price * 1_000n) / MS_PER_HOUR : less * price,
		),
	);
}

interface Owned extends Item {
	role: Role;
	seller: Hex;
}

/** What the changes from `before` to `after` mean for a part. */
function itemsOfPart(
	{ dso }: ProcessFacts,
	part: Part,
	[line, at]: [number, number],
	before: Sums,
	after: Sums,
): Owned[] {
	const metered = [before, after].map((sums) => sums.of(line, 'Energy', at)) as [bigint, bigint];
	const sold = [before, after].map((sums) => sums.of(line, 'Sale', at)) as [bigint, bigint];
	const of: Subject = sold[0] === sold[1] ? 'Energy' : 'Sale';
	const { supplier, source, price, gridPrice } = part;
	const less = (was: bigint, is: bigint, own: bigint, other: bigint) => {
		const [first, last] = [sharesOf(part, was), sharesOf(part, is)];
		return [
			{ price: own, less: first.paid - last.paid },
			{ price: balanced(own, other), less: first.unproven - last.unproven },
		];
	};
	return [
		...less(metered[0] + sold[0], metered[1] + sold[1], price, gridPrice).map((each) => ({
			...each,
			of,
			grid: false,
			source,
			role: 'supplier' as const,
			seller: supplier,
		})),
		...less(metered[0], metered[1], gridPrice, price).map((each) => ({
			...each,
			of: 'Energy' as const,
			grid: true,
			source: undefined,
			role: 'dso' as const,
			seller: dso,
		})),
	];
}

function itemsOf(facts: ProcessFacts, before: Sums, after: Sums): Owned[] {
	const items = facts.lines.flatMap((line, at) => [
		...line.parts.flatMap((part, position) =>
			itemsOfPart(facts, part, [at, position], before, after),
		),
		{
			of: 'Time' as const,
			grid: false,
			source: undefined,
			price: line.pricePerHour,
			less: before.of(at, 'Time') - after.of(at, 'Time'),
			role: 'station' as const,
			seller: facts.payee,
		},
	]);
	return items.filter(({ less, price }) => less !== 0n && price !== 0n);
}

/** The account to which the chain gives each role. */
function accountsOf(facts: ProcessFacts, payees: readonly PayeeChange[]) {
	const suppliers = new Set(
		facts.lines.flatMap(({ parts }) => parts.map(({ supplier }) => supplier)),
	);
	const { cso } = facts.record;
	// Another operator of the grid has taken over what its predecessor received.
	const successor = payees.find(
		({ account }) => !suppliers.has(account) && account !== cso && account !== facts.dso,
	);
	return { suppliers, dso: successor?.account ?? facts.dso, cso };
}

/** Whether a correction made more due, and not less. */
export function adds({ deltas }: Correction): boolean {
	return deltas.some(({ delta }) => delta > 0n);
}

/** What a payee gets back of what stayed with the driver: it pays less than more energy costs it. */
function returnedBy(correction: Correction, items: readonly Item[], amount: bigint): bigint {
	const missing = costOf(items) / 1_000n - amount;
	// Before and after are rounded, each.
	return adds(correction) && missing > BigInt(2 * items.length) ? missing : 0n;
}

/** Throws {@link Faulty} unless payees get no more back than stayed with the driver. */
function checkReturned(
	facts: ProcessFacts,
	earlier: readonly Correction[],
	correction: Correction,
	refunds: readonly Refund[],
): void {
	if (refunds.every(({ returned }) => returned === 0n)) {
		return;
	}
	const before = earlier.flatMap((each, at) => backFrom(facts, earlier.slice(0, at), each));
	for (const { payee, returned, items } of refunds) {
		const own = before.filter((each) => each.payee === payee);
		const left = total(own.map((each) => each.kept - each.returned));
		const slack = BigInt(2 * (items.length + own.flatMap((each) => each.items).length));
		if (returned > left + slack) {
			throw new Faulty(
				`${nameOf(correction)}: ${payee} gets back more than stayed with the driver`,
			);
		}
	}
}

/** What each payee gave back by a correction, after `earlier` ones. */
export function refundsOf(
	facts: ProcessFacts,
	earlier: readonly Correction[],
	correction: Correction,
): Refund[] {
	checkDeltas(facts, correction);
	if (correction.outcome === 'Lapsed') {
		return [];
	}
	const before = executed(earlier);
	const refunds = backFrom(facts, before, correction);
	checkReturned(facts, before, correction, refunds);
	return refunds;
}

/** What each payee gave back by a correction that was executed, after those `before`. */
function backFrom(
	facts: ProcessFacts,
	before: readonly Correction[],
	correction: Correction,
): Refund[] {
	const items = itemsOf(facts, new Sums(before), new Sums([...before, correction]));
	const { dso, cso } = accountsOf(facts, correction.payees);
	const payeeOf = ({ role, seller }: Owned) =>
		role === 'supplier' ? seller : role === 'dso' ? dso : cso;
	const accounts = new Set([
		...correction.payees.map(({ account }) => account),
		...items.map(payeeOf),
	]);
	return [...accounts].map((payee): Refund => {
		const own = items.filter((item) => payeeOf(item) === payee);
		const [seller, other] = [...new Set(own.map((item) => item.seller))];
		if (other !== undefined) {
			throw new Faulty(
				`${nameOf(correction)}: ${payee} gave back one amount for invoices of two sellers`,
			);
		}
		const amount = given(correction, payee);
		const change = correction.payees.find(({ account }) => account === payee)?.change ?? 0n;
		return {
			payee,
			seller: seller ?? (payee === dso ? facts.dso : payee === cso ? facts.payee : payee),
			amount,
			payments: correction.payments.filter(({ from, to }) => from === payee || to === payee),
			kept: change > 0n ? change + amount : 0n,
			returned: returnedBy(correction, own, amount),
			items: own.map(({ of, grid, source, price, less }) => ({
				of,
				grid,
				source,
				price,
				less,
			})),
		};
	});
}

function changedPart(part: Part, metered: bigint, sold: bigint, where: string): Part[] {
	if (part.energy + metered < 0n) {
		throw new Faulty(`${where}: more energy is taken out than there was`);
	}
	const { paid, unproven, idle } = sharesOf(part, metered);
	const charged = sold === 0n ? paid : sharesOf(part, metered + sold).paid;
	const billed = { ...part, energy: charged + unproven + idle, unproven, idle };
	const given = {
		...part,
		energy: paid - charged,
		unproven: 0n,
		idle: 0n,
		price: 0n,
		amount: 0n,
	};
	return given.energy > 0n ? [billed, given] : [billed];
}

function changedLine(line: Line, at: number, sums: Sums, where: string): Line {
	const parts = line.parts.flatMap((part, position) =>
		changedPart(
			part,
			sums.of(at, 'Energy', position),
			sums.of(at, 'Sale', position),
			`${where}, line ${at}`,
		),
	);
	const less = -sums.of(at, 'Time');
	if (less > BigInt(line.end - line.start)) {
		throw new Faulty(`${where}, line ${at}: more time is taken out than there was`);
	}
	return less > 0n ? { ...line, parts, uncharged: Number(less) } : { ...line, parts };
}

/**
 * The facts of a process after corrections. Energy that a supplier no longer charges for is a part of
 * its own. Energy and totals are those after them, amounts of lines as they were settled; there is no
 * trail of it.
 */
export function correct(facts: ProcessFacts, corrections: readonly Correction[]): ProcessFacts {
	corrections.forEach((correction) => {
		checkDeltas(facts, correction);
	});
	const done = executed(corrections);
	const sums = new Sums(done);
	const where = `process ${facts.process}`;
	const lines = facts.lines.map((line, at) => changedLine(line, at, sums, where));
	const totals = { ...facts.record.totals };
	done.forEach((correction, at) => {
		const { suppliers } = accountsOf(facts, correction.payees);
		const refunds = refundsOf(facts, done.slice(0, at), correction);
		for (const { payee, seller, amount, payments, items } of refunds) {
			const setOff = paidBy(payments, 'Offset');
			totals.unpaid -= setOff;
			// The station's time is refunded apart from energy, if one account has both.
			const onlyTime = items.every(({ of }) => of === 'Time') && seller === facts.payee;
			const role = onlyTime ? 'toCso' : suppliers.has(payee) ? 'toSupplier' : 'toDso';
			totals[role] -= amount - setOff;
		}
	});
	const metered = facts.lines.flatMap((line, at) =>
		line.parts.map((_, position) => sums.of(at, 'Energy', position)),
	);
	return {
		...facts,
		lines,
		record: {
			...facts.record,
			energy: facts.record.energy + total(metered),
			trail: undefined,
			totals,
		},
	};
}
