// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { Failed, ofDispatchError, ofThrown } from './errors.js';
import { Disconnected, RpcError } from './socket.js';

function pool(data: string, code = 1_010): string {
	return ofThrown(new RpcError(code, 'Invalid Transaction', data)).code;
}

describe('ofDispatchError', () => {
	it('names pallet and error', () => {
		const value = { type: 'Charging', value: { type: 'StationBusy', value: undefined } };
		expect(ofDispatchError({ type: 'Module', value }).code).toBe('Charging.StationBusy');
	});

	it('names errors that are of no pallet', () => {
		const value = { type: 'FundsUnavailable' };
		expect(ofDispatchError({ type: 'Token', value }).code).toBe('Token.FundsUnavailable');
		expect(ofDispatchError({ type: 'BadOrigin' }).code).toBe('Dispatch.BadOrigin');
	});
});

describe('ofThrown', () => {
	it('knows the refusals of the consortium by their codes', () => {
		expect([1, 2, 3, 4, 5, 6].map((code) => pool(`Custom error: ${code}`))).toEqual([
			'Pool.NotAParticipant',
			'Pool.AllowanceUsedUp',
			'Pool.Immortal',
			'Pool.LivesTooLong',
			'Pool.TooManyDelegates',
			'Pool.ExitUsedUp',
		]);
	});

	it('knows the refusals of the pool by their words', () => {
		expect(pool('Transaction has a bad signature')).toBe('Pool.BadProof');
		expect(pool('Transaction is outdated')).toBe('Pool.Stale');
		expect(pool('Transaction will be valid in the future')).toBe('Pool.Future');
		expect(pool('Transaction has an ancient birth block')).toBe('Pool.AncientBirthBlock');
		expect(pool('Transaction would exhaust the block limits')).toBe('Pool.ExhaustsResources');
		expect(pool('Inability to pay some fees')).toBe('Pool.Payment');
		expect(pool('Transaction call is not expected')).toBe('Pool.Call');
		expect(pool('something new')).toBe('Pool.Invalid');
	});

	it('knows the refusals of the node by their codes', () => {
		const codes = [1_011, 1_012, 1_013, 1_014, 1_016, -32_999, -1];
		expect(codes.map((code) => pool('', code))).toEqual([
			'Pool.Invalid',
			'Pool.Duplicate',
			'Pool.Duplicate',
			'Pool.Stale',
			'Pool.Full',
			'Pool.Full',
			'Link.Node',
		]);
	});

	it('keeps a failure, and names those of wallet and connection', () => {
		const failure = { code: 'Debts.NoDebt', detail: '' };
		expect(ofThrown(new Failed(failure))).toBe(failure);
		expect(ofThrown(new Disconnected()).code).toBe('Link.Offline');
		expect(ofThrown(new Error('Cancelled')).code).toBe('Wallet.Refused');
		expect(ofThrown('boom')).toEqual({ code: 'Page.Unexpected', detail: 'boom' });
	});
});
