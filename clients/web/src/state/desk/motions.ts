// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Where a motion stands, and its call in plain text. */

import type { Voting } from '../../chain/desk.js';

/** `approved`, `rejected` and `over` can be closed. */
export type Standing = 'open' | 'approved' | 'rejected' | 'over';

/** Where a motion stands in a council of `seats` at a block. */
export function standing(
	{ ayes, nays, threshold, end }: Pick<Voting, 'ayes' | 'nays' | 'threshold' | 'end'>,
	seats: number,
	block: number,
): Standing {
	if (ayes.length >= threshold) {
		return 'approved';
	}
	if (seats - nays.length < threshold) {
		return 'rejected';
	}
	return block >= end ? 'over' : 'open';
}

/** A call as the codecs decode it: the pallet, its call and the arguments. */
interface Decoded {
	type: string;
	value?: unknown;
}

function isDecoded(value: unknown): value is Decoded {
	return (
		typeof value === 'object' &&
		value !== null &&
		'type' in value &&
		typeof value.type === 'string'
	);
}

/** The name of a call, such as `Grid.create_area`. */
export function callName(call: unknown): string {
	if (!isDecoded(call)) {
		return '?';
	}
	return isDecoded(call.value) ? `${call.type}.${call.value.type}` : call.type;
}

/** Bytes as text if they are one, otherwise in hexadecimal digits. */
function bytesText(bytes: Uint8Array): string {
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		if (/^[\p{L}\p{N}\p{P}\p{S} ]+$/u.test(text)) {
			return `“${text}”`;
		}
	} catch {
		// Not a text.
	}
	return `0x${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** A value in one line; `name` knows the accounts. */
export function valueText(value: unknown, name: (address: string) => string): string {
	if (value === undefined || value === null) {
		return '–';
	}
	if (value instanceof Uint8Array) {
		return bytesText(value);
	}
	if (Array.isArray(value)) {
		return value.length === 0 ? '–' : value.map((one) => valueText(one, name)).join(', ');
	}
	if (isDecoded(value)) {
		const inner: unknown = value.value;
		return inner === undefined ? value.type : `${value.type} (${valueText(inner, name)})`;
	}
	if (typeof value === 'object') {
		return Object.entries(value)
			.map(([key, one]) => `${key}: ${valueText(one, name)}`)
			.join(', ');
	}
	// eslint-disable-next-line @typescript-eslint/no-base-to-string -- a primitive
	const text = String(value);
	return typeof value === 'string' ? name(text) : text;
}

/** The arguments of a call, by name. */
export function argumentsOf(
	call: unknown,
	name: (address: string) => string,
): { name: string; text: string }[] {
	const inner = isDecoded(call) ? call.value : undefined;
	const fields = isDecoded(inner) ? inner.value : undefined;
	if (typeof fields !== 'object' || fields === null) {
		return [];
	}
	return Object.entries(fields).map(([key, value]) => ({
		name: key,
		text: valueText(value, name),
	}));
}
