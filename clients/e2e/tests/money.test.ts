// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { eventOf, newKeyring } from '@smartcharge/chain';
import { TOKEN } from '@smartcharge/rules/units';
import { auditorOf } from '@smartcharge/demo/cast';
import { useWorld } from '../support/world.js';

const world = useWorld();

describe('a deposit', () => {
	it('mints what came in at the bank, within the reserve', async () => {
		const { api, cast, stage } = world();
		const issued = (await api.query.tokens.issued()).toBigInt();
		const before = await stage.balance(cast.bob.address);

		await world().submit(api.tx.tokens.attestReserve(issued + 100n * TOKEN), auditorOf(cast));
		const included = await world().submit(
			api.tx.tokens.deposit(cast.bob.address, 100n * TOKEN, 'bank 1'),
			cast.custodian,
		);

		const { who, amount, reference } = eventOf(included, api.events.tokens.Deposited);
		expect(who.toString()).toBe(cast.bob.address);
		expect(amount.toBigInt()).toBe(100n * TOKEN);
		expect(reference.toUtf8()).toBe('bank 1');
		expect(await stage.balance(cast.bob.address)).toBe(before + 100n * TOKEN);
		expect((await api.query.tokens.issued()).toBigInt()).toBe(issued + 100n * TOKEN);
	});

	it('counts once per bank reference', async () => {
		const { api, cast } = world();
		await world().refused(
			api.tx.tokens.deposit(cast.bob.address, TOKEN, 'bank 1'),
			cast.custodian,
			'tokens.ReferenceUsed',
		);
	});

	it('is bounded by the reserve', async () => {
		const { api, cast } = world();
		const [reserve, issued] = await Promise.all([
			api.query.tokens.reserve(),
			api.query.tokens.issued(),
		]);
		await world().refused(
			api.tx.tokens.deposit(
				cast.bob.address,
				reserve.toBigInt() - issued.toBigInt() + 1n,
				'bank 2',
			),
			cast.custodian,
			'tokens.AboveReserve',
		);
	});

	it('needs an amount, a reference and a participant', async () => {
		const { api, cast } = world();
		const { deposit } = api.tx.tokens;
		const stranger = newKeyring().createFromUri('//Stranger').address;
		await world().refused(
			deposit(cast.bob.address, 0, 'bank 3'),
			cast.custodian,
			'tokens.ZeroAmount',
		);
		await world().refused(
			deposit(cast.bob.address, TOKEN, ''),
			cast.custodian,
			'tokens.EmptyReference',
		);
		await world().refused(
			deposit(stranger, TOKEN, 'bank 3'),
			cast.custodian,
			'tokens.NotParticipant',
		);
	});

	it('is for the custodian alone', async () => {
		const { api, cast } = world();
		await world().refused(
			api.tx.tokens.deposit(cast.alice.address, TOKEN, 'bank 4'),
			cast.alice,
			'BadOrigin',
		);
		await world().refused(api.tx.tokens.attestReserve(0), cast.cso, 'BadOrigin');
		await world().refused(
			api.tx.tokens.attestReserve(0),
			cast.custodian,
			'tokens.AttestedByCustodian',
		);
	});

	it('cannot be undermined by attesting less than exists', async () => {
		const { api, cast } = world();
		const issued = (await api.query.tokens.issued()).toBigInt();
		await world().refused(
			api.tx.tokens.attestReserve(issued - 1n),
			auditorOf(cast),
			'tokens.ReserveBelowIssuance',
		);
	});
});

describe('a withdrawal', () => {
	it('is held, and burnt when the custodian has paid', async () => {
		const { api, cast, stage } = world();
		const before = await stage.balance(cast.charlie.address);
		const issued = (await api.query.tokens.issued()).toBigInt();
		const issuance = (await api.query.balances.totalIssuance()).toBigInt();

		const requested = await world().submit(
			api.tx.tokens.requestWithdrawal(5n * TOKEN, 'NL00BANK0123456789'),
			cast.charlie,
		);
		const { id } = eventOf(requested, api.events.tokens.WithdrawalRequested);
		const { data } = await api.query.system.account(cast.charlie.address);
		expect(data.reserved.toBigInt()).toBe(5n * TOKEN);
		expect(await stage.balance(cast.charlie.address)).toBe(before);

		await world().submit(api.tx.tokens.settleWithdrawal(id, 'payout 1'), cast.custodian);
		expect(await stage.balance(cast.charlie.address)).toBe(before - 5n * TOKEN);
		expect((await api.query.tokens.issued()).toBigInt()).toBe(issued - 5n * TOKEN);
		expect((await api.query.balances.totalIssuance()).toBigInt()).toBe(issuance - 5n * TOKEN);
		await world().refused(
			api.tx.tokens.settleWithdrawal(id, 'payout 2'),
			cast.custodian,
			'tokens.UnknownWithdrawal',
		);
	});

	it('is given back when the custodian rejects it', async () => {
		const { api, cast } = world();
		const before = (await api.query.system.account(cast.charlie.address)).data.toHex();
		const requested = await world().submit(
			api.tx.tokens.requestWithdrawal(5n * TOKEN, 'NL00BANK0123456789'),
			cast.charlie,
		);
		const { id } = eventOf(requested, api.events.tokens.WithdrawalRequested);
		await world().refused(
			api.tx.tokens.settleWithdrawal(id, 'payout 1'),
			cast.custodian,
			'tokens.ReferenceUsed',
		);
		await world().refused(api.tx.tokens.rejectWithdrawal(id), cast.charlie, 'BadOrigin');
		await world().submit(api.tx.tokens.rejectWithdrawal(id), cast.custodian);
		expect((await api.query.system.account(cast.charlie.address)).data.toHex()).toBe(before);
	});

	it('is bounded by the balance', async () => {
		const { api, cast, stage } = world();
		const balance = await stage.balance(cast.charlie.address);
		await world().refused(
			api.tx.tokens.requestWithdrawal(balance + 1n, 'NL00BANK0123456789'),
			cast.charlie,
			'tokens.InsufficientBalance',
		);
		await world().refused(
			api.tx.tokens.requestWithdrawal(0, 'NL00BANK0123456789'),
			cast.charlie,
			'tokens.ZeroAmount',
		);
	});
});
