// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { divideToZero } from './money.js';
import { billed, total, type Hex, type Line, type Part, type ProcessFacts } from './process.js';
import { count, list, Faulty, shape, text, whole, type Read } from './reader.js';

/** A change of the energy of a part of a line, which never changes itself. */
export interface Delta {
	step: number;
	/** Position of the part in the line. */
	part: number;
	/** Wh that are added; negative if they are taken out. */
	energy: bigint;
}

/** A correction of a process that was executed. */
export interface Correction {
	process: number;
	/** Its number among the corrections of the process, from 1. */
	number: number;
	at: number;
	reason: string;
	deltas: Delta[];
}

/** A correction from JSON. */
export const readCorrection: Read<Correction> = shape<Correction>({
	process: count,
	number: count,
	at: count,
	reason: text,
	deltas: list(shape<Delta>({ step: count, part: count, energy: whole })),
});

/** Corrections by process, in the order of their numbers; `file` names them in a fault. */
export function byProcess(all: readonly Correction[], file: string): Map<number, Correction[]> {
	const found = new Map<number, Correction[]>();
	for (const correction of [...all].sort((a, b) => a.number - b.number)) {
		const { process, number } = correction;
		const own = found.get(process) ?? [];
		if (own.some((each) => each.number === number)) {
			throw new Faulty(`${file}: correction ${number} of process ${process} is there twice`);
		}
		found.set(process, [...own, correction]);
	}
	return found;
}

/** What a payee gives back, and for how much energy at which prices. */
export interface Refund {
	payee: Hex;
	amount: bigint;
	/** Energy by gross price per kWh; negative if it was added. */
	energy: { source: number | undefined; price: bigint; energy: bigint }[];
}

function cost(energy: bigint, price: bigint): bigint {
	return divideToZero(energy * price, 1_000n);
}

function changedPart(part: Part, delta: bigint, where: string): Part {
	const left = billed(part) + delta;
	if (left < 0n) {
		throw new Faulty(`${where}: more energy is taken out than was billed`);
	}
	// Only what differs is priced again, so that what was waived stays waived.
	const difference = cost(left, part.price) - cost(billed(part), part.price);
	return { ...part, energy: part.energy + delta, amount: part.amount + difference };
}

function changedLine(line: Line, deltas: readonly Delta[], where: string): Line {
	const gridCost = (parts: readonly Part[]) =>
		divideToZero(total(parts.map((part) => billed(part) * part.gridPrice)), 1_000n);
	const parts = line.parts.map((part, at) => {
		const delta = total(deltas.filter((each) => each.part === at).map(({ energy }) => energy));
		return delta === 0n ? part : changedPart(part, delta, `${where}, step ${line.step}`);
	});
	return { ...line, parts, toDso: line.toDso + gridCost(parts) - gridCost(line.parts) };
}

/** The facts of a process after a correction. Their lines have no trail: that of the process stays. */
export function correct(facts: ProcessFacts, correction: Correction): ProcessFacts {
	const where = `correction ${correction.number} of process ${facts.process}`;
	if (correction.process !== facts.process) {
		throw new Faulty(`${where} is one of process ${correction.process}`);
	}
	const unknown = correction.deltas.find(
		({ step, part }) =>
			facts.lines.find((line) => line.step === step)?.parts[part] === undefined,
	);
	if (unknown !== undefined) {
		throw new Faulty(`${where}: there is no part ${unknown.part} of step ${unknown.step}`);
	}
	const lines = facts.lines.map((line) =>
		changedLine(
			line,
			correction.deltas.filter(({ step }) => step === line.step),
			where,
		),
	);
	const difference = (of: (line: Line) => bigint) =>
		total(lines.map(of)) - total(facts.lines.map(of));
	const { record } = facts;
	const { totals } = record;
	const energy = total(correction.deltas.map((delta) => delta.energy));
	return {
		...facts,
		lines,
		record: {
			...record,
			energy: record.energy + energy,
			trail: undefined,
			totals: {
				...totals,
				toSupplier:
					totals.toSupplier +
					difference(({ parts }) => total(parts.map((part) => part.amount))),
				toDso: totals.toDso + difference(({ toDso }) => toDso),
			},
		},
	};
}

/** What each payee gives back, from the facts before and after a correction. */
export function refunds(before: ProcessFacts, after: ProcessFacts): Refund[] {
	const found = new Map<Hex, Refund>();
	const add = (payee: Hex, amount: bigint, energy: Refund['energy']) => {
		const refund = found.get(payee) ?? { payee, amount: 0n, energy: [] };
		refund.amount += amount;
		refund.energy.push(...energy);
		found.set(payee, refund);
	};
	before.lines.forEach((line, at) => {
		const changed = after.lines[at] ?? line;
		line.parts.forEach((part, position) => {
			const other = changed.parts[position] ?? part;
			const energy = part.energy - other.energy;
			if (energy !== 0n) {
				const { supplier, source, price, gridPrice } = part;
				add(supplier, part.amount - other.amount, [{ source, price, energy }]);
				add(before.dso, 0n, [{ source: undefined, price: gridPrice, energy }]);
			}
		});
		if (line.toDso !== changed.toDso) {
			add(before.dso, line.toDso - changed.toDso, []);
		}
	});
	return [...found.values()];
}
