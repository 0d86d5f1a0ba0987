// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Reads values of JSON, exactly: a fault is reported with the path of its field. */

/** A file or a field of it is wrong. */
export class Faulty extends Error {}

/** Returns the value at `path`, or throws {@link Faulty}. */
export type Read<T> = (value: unknown, path: string) => T;

function fault(path: string, expected: string, value: unknown): never {
	const shown = value === undefined ? 'nothing' : JSON.stringify(value);
	throw new Faulty(`${path}: ${expected} is expected, not ${shown.slice(0, 80)}`);
}

/** A text that is not empty. */
export const text: Read<string> = (value, path) =>
	typeof value === 'string' && value !== '' ? value : fault(path, 'a text', value);

/** A text of a form. */
export function like(pattern: RegExp, what: string): Read<string> {
	return (value, path) =>
		typeof value === 'string' && pattern.test(value) ? value : fault(path, what, value);
}

/** 32 bytes in hex. */
export const hex = like(/^0x[0-9a-f]{64}$/, '32 bytes in hex');

/** A whole number that is not negative. */
export const count: Read<number> = (value, path) =>
	typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
		? value
		: fault(path, 'a whole number', value);

/** A number. */
export const real: Read<number> = (value, path) =>
	typeof value === 'number' && Number.isFinite(value) ? value : fault(path, 'a number', value);

/** A whole number of any size, as a text: JSON has no exact large numbers. */
export const whole: Read<bigint> = (value, path) =>
	typeof value === 'string' && /^-?\d+$/.test(value)
		? BigInt(value)
		: fault(path, 'a whole number in quotes', value);

/** The same, and not negative. */
export const amount: Read<bigint> = (value, path) => {
	const read = whole(value, path);
	return read >= 0n ? read : fault(path, 'a number that is not negative', value);
};

/** One of some texts. */
export function oneOf<const T extends string>(...texts: readonly T[]): Read<T> {
	return (value, path) =>
		texts.find((known) => known === value) ?? fault(path, texts.join(' or '), value);
}

/** A list. */
export function list<T>(item: Read<T>): Read<T[]> {
	return (value, path) =>
		Array.isArray(value)
			? value.map((each: unknown, at) => item(each, `${path}[${at}]`))
			: fault(path, 'a list', value);
}

/** What may be missing. */
export function optional<T>(read: Read<T>): Read<T | undefined> {
	return (value, path) => (value === undefined || value === null ? undefined : read(value, path));
}

/** What has this value if it is missing. */
export function withDefault<T>(read: Read<T>, missing: T): Read<T> {
	return (value, path) => (value === undefined ? missing : read(value, path));
}

function fieldsOf(value: unknown, path: string): Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: fault(path, 'an object', value);
}

/** An object with just these fields. */
export function shape<T extends object>(fields: { [K in keyof T]: Read<T[K]> }): Read<T> {
	const known = new Set(Object.keys(fields));
	return (value, path) => {
		const object = fieldsOf(value, path);
		const unknown = Object.keys(object).find((name) => !known.has(name));
		if (unknown !== undefined) {
			throw new Faulty(`${path}.${unknown}: there is no field of this name`);
		}
		const entries = Object.entries<Read<unknown>>(fields).map(([name, read]) => [
			name,
			read(object[name], `${path}.${name}`),
		]);
		return Object.fromEntries(entries) as T;
	};
}

/** An object whose keys are data. */
export function map<T>(item: Read<T>): Read<Map<string, T>> {
	return (value, path) =>
		new Map(
			Object.entries(fieldsOf(value, path)).map(([name, each]) => [
				name,
				item(each, `${path}.${name}`),
			]),
		);
}

/** Reads JSON. `what` names it in faults. */
export function parse<T>(json: string, read: Read<T>, what: string): T {
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch (error) {
		// The message quotes the text, whose rows would be lines of their own.
		const message = error instanceof Error ? error.message : String(error);
		throw new Faulty(`${what}: ${message.replaceAll(/\s+/g, ' ')}`);
	}
	return read(value, what);
}

/** JSON with large numbers as texts. */
export function stringify(value: unknown, indent?: number): string {
	return JSON.stringify(
		value,
		(_, each: unknown) => (typeof each === 'bigint' ? each.toString() : each),
		indent,
	);
}
