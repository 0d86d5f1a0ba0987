// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** What a check found. Texts are elsewhere: here are codes and figures. */

/** A figure, and what it counts: so it can be shown with its unit. */
export interface Figure {
	kind: 'money' | 'price' | 'energy' | 'time' | 'count' | 'text';
	value: bigint | string;
}

export const money = (value: bigint): Figure => ({ kind: 'money', value });
export const energy = (value: bigint): Figure => ({ kind: 'energy', value });
export const time = (value: bigint): Figure => ({ kind: 'time', value });
export const count = (value: bigint | number): Figure => ({ kind: 'count', value: BigInt(value) });
export const text = (value: string): Figure => ({ kind: 'text', value });

/** What is wrong, or why a check is not possible. */
export interface Finding {
	/** Key of its text. */
	code: string;
	/** Where in the receipt: a step, a source, a field, the time of a reading. */
	at?: Figure;
	/** The figure that the receipt states. */
	stated?: Figure;
	/** The figure that it has to be, as computed or proved. */
	right?: Figure;
}

/** What is checked, in the order of a report. */
export const CHECKS = [
	'form',
	'digest',
	'signatures',
	'registers',
	'trail',
	'lines',
	'sums',
	'certificates',
	'summary',
	'state',
	'record',
	'meter',
	'certified',
	'finality',
	'validators',
	'network',
] as const;
export type CheckId = (typeof CHECKS)[number];

/** `open` is a check that is not possible with this file, or offline. */
export type Verdict = 'passed' | 'failed' | 'open';

export interface Check {
	id: CheckId;
	verdict: Verdict;
	/** What is wrong if it failed; why it is not possible if it is open; else empty. */
	findings: Finding[];
}

/** The receipt is wrong. */
export class Wrong extends Error {
	constructor(readonly finding: Finding) {
		super(finding.code);
	}
}

/** A check is not possible. */
export class Open extends Error {
	constructor(readonly finding: Finding) {
		super(finding.code);
	}
}

/** Faults of one check, of which each is reported. */
export class Faults {
	readonly found: Finding[] = [];

	ensure(holds: boolean, finding: Finding): void {
		if (!holds) {
			this.found.push(finding);
		}
	}

	/** Adds a fault unless both figures are the same. */
	same(code: string, stated: Figure, right: Figure, at?: Figure): void {
		this.ensure(stated.value === right.value, {
			code,
			stated,
			right,
			...(at === undefined ? {} : { at }),
		});
	}
}
