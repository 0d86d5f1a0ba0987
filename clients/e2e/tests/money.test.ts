// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { eventOf, newKeyring } from '@smartcharge/chain';
import { MS_PER_HOUR, MS_PER_MINUTE, TOKEN } from '@smartcharge/rules/units';
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
			api.tx.tokens.requestWithdrawal(5n * TOKEN, 'customer 4711'),
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
			api.tx.tokens.requestWithdrawal(5n * TOKEN, 'customer 4711'),
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
			api.tx.tokens.requestWithdrawal(balance + 1n, 'customer 4711'),
			cast.charlie,
			'tokens.InsufficientBalance',
		);
		await world().refused(
			api.tx.tokens.requestWithdrawal(0, 'customer 4711'),
			cast.charlie,
			'tokens.ZeroAmount',
		);
	});

	it('is paid out by a reference that is short and no account number', async () => {
		const { api, cast } = world();
		const cases = [
			['EmptyReference', ''],
			['PayoutReferenceTooLong', 'r'.repeat(33)],
			['PayoutReferenceIsIban', 'NL91ABNA0417164300'],
			['PayoutReferenceIsIban', 'nl91 abna 0417 1643 00'],
		] as const;
		for (const [error, reference] of cases) {
			await world().refused(
				api.tx.tokens.requestWithdrawal(TOKEN, reference),
				cast.charlie,
				`tokens.${error}`,
			);
		}
		const longest = api.tx.tokens.requestWithdrawal(TOKEN, 'r'.repeat(32));
		const requested = await world().submit(longest, cast.charlie);
		const { id } = eventOf(requested, api.events.tokens.WithdrawalRequested);
		await world().submit(api.tx.tokens.rejectWithdrawal(id), cast.custodian);
	});

	it('is taken back by its owner when the custodian does nothing for a week', async () => {
		const { api, cast, stage } = world();
		const { cancelWithdrawal, requestWithdrawal, settleWithdrawal } = api.tx.tokens;
		const before = (await api.query.system.account(cast.charlie.address)).data.toHex();
		const requested = await world().submit(
			requestWithdrawal(5n * TOKEN, 'customer 4711'),
			cast.charlie,
		);
		const { id } = eventOf(requested, api.events.tokens.WithdrawalRequested);
		const week = api.consts.tokens.cancellationPeriod.toNumber();
		expect(week).toBe(7 * 24 * MS_PER_HOUR);
		await stage.clock.advance(week - MS_PER_MINUTE);
		const cancel = cancelWithdrawal(id);
		await world().refused(cancel, cast.charlie, 'tokens.TooEarlyToCancel');
		await stage.clock.advance(MS_PER_MINUTE);
		await world().refused(cancel, cast.bob, 'tokens.NotOwner');
		await world().submit(cancel, cast.charlie);
		expect((await api.query.system.account(cast.charlie.address)).data.toHex()).toBe(before);
		await world().refused(cancel, cast.charlie, 'tokens.UnknownWithdrawal');
		await world().refused(
			settleWithdrawal(id, 'payout 9'),
			cast.custodian,
			'tokens.UnknownWithdrawal',
		);
	});
});
