// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { failureIn } from './act.js';
import type { ChainEvent } from './runtime.js';

const REFUSED = {
	success: false,
	value: { type: 'Module', value: { type: 'Grid', value: { type: 'NotADso' } } },
};

function event(pallet: string, name: string, value: Record<string, unknown>): ChainEvent {
	return {
		phase: { type: 'ApplyExtrinsic', value: 1 },
		event: { type: pallet, value: { type: name, value } },
	};
}

describe('failureIn', () => {
	it('knows a call that was refused', () => {
		const value = { dispatch_error: REFUSED.value };
		expect(failureIn([event('System', 'ExtrinsicFailed', value)])?.code).toBe('Grid.NotADso');
	});

	it.each([
		['Proxy', 'ProxyExecuted'],
		['Council', 'Executed'],
	])(
		'knows the call of %s, which is refused in a transaction that took effect',
		(pallet, name) => {
			expect(failureIn([event(pallet, name, { result: REFUSED })])?.code).toBe(
				'Grid.NotADso',
			);
			expect(failureIn([event(pallet, name, { result: { success: true } })])).toBeUndefined();
		},
	);

	it('finds none where there is none', () => {
		expect(failureIn([event('Council', 'Voted', {})])).toBeUndefined();
	});
});
