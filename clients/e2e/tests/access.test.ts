// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it, vi } from 'vitest';
import {
	contractHash,
	eventOf,
	eventsOf,
	newKeyring,
	newSalt,
	submit,
	TransactionRefused,
} from '@smartcharge/chain';
import { deposit } from '@smartcharge/demo/bank';
import { MS_PER_HOUR, MS_PER_MINUTE, TOKEN } from '@smartcharge/rules/units';
import { ANY_PRICE } from '../support/process.js';
import { useWorld } from '../support/world.js';

const world = useWorld();

describe('a stranger', () => {
	it('cannot transact at all', async () => {
		const { api } = world();
		const stranger = newKeyring().createFromUri('//Stranger');
		const calls = [
			api.tx.system.remark('0x00'),
			api.tx.charging.authorise(0, ANY_PRICE),
			api.tx.utility.batch([api.tx.system.remark('0x00')]),
			api.tx.metering.submitReadings([]),
		];
		for (const call of calls) {
			const before = await world().snapshot();
			const refusal = submit(api, call, stranger);
			await expect(refusal).rejects.toThrow(TransactionRefused);
			await expect(refusal).rejects.toThrow('1010: Invalid Transaction: Custom error: 1');
			expect(await world().snapshot()).toEqual(before);
		}
	});

	it('can once somebody who may has registered it as a driver', async () => {
		const { api, cast } = world();
		const driver = newKeyring().createFromUri('//Stranger');
		const contract = contractHash(newSalt(), 'NL-SMC-C00000022-1');
		const register = api.tx.consortium.registerDriver(driver.address, contract);
		await world().refused(register, cast.dso, 'BadOrigin');
		await world().submit(register, cast.supplierA);
		await world().refused(register, cast.supplierA, 'consortium.AlreadyDriver');
		const stored = (await api.query.consortium.drivers(driver.address)).unwrap();
		expect(stored.contractHash.toHex()).toBe(contract);
		await world().submit(api.tx.system.remark('0x00'), driver);
		await world().submit(api.tx.consortium.deregisterDriver(driver.address), cast.supplierA);
		await expect(submit(api, api.tx.system.remark('0x00'), driver)).rejects.toThrow(
			'Custom error: 1',
		);
	});
});

describe('a former driver', () => {
	it('takes what is left with it, by one exit call of a kind a day', async () => {
		const { api, cast, stage } = world();
		const driver = newKeyring().createFromUri('//Leaver');
		const { requestWithdrawal, cancelWithdrawal } = api.tx.tokens;
		const contract = contractHash(newSalt(), 'NL-SMC-C00000033-6');
		await world().submit(
			api.tx.consortium.registerDriver(driver.address, contract),
			cast.supplierA,
		);
		await deposit({ api, cast }, driver.address, 9n * TOKEN);
		await world().submit(api.tx.consortium.deregisterDriver(driver.address), cast.supplierA);
		const withdraw = requestWithdrawal(TOKEN, 'account');

		for (const other of [
			api.tx.system.remark('0x00'),
			api.tx.charging.authorise(stage.station, ANY_PRICE),
			api.tx.debts.pay(cast.cso.address, 'Charging', 1),
		]) {
			await expect(submit(api, other, driver)).rejects.toThrow('Custom error: 1');
		}
		const first = await world().submit(withdraw, driver);
		const { id } = eventOf(first, api.events.tokens.WithdrawalRequested);
		expect(eventsOf(first, api.events.transactionPayment.TransactionFeePaid)).toEqual([]);
		await expect(submit(api, withdraw, driver)).rejects.toThrow(
			'1010: Invalid Transaction: Custom error: 6',
		);
		// A call of another kind enters a block, where it comes too early.
		await expect(submit(api, cancelWithdrawal(id), driver)).rejects.toThrow(
			'tokens.TooEarlyToCancel',
		);
		await world().submit(api.tx.tokens.settleWithdrawal(id, 'payout 1'), cast.custodian);

		// The day is one of blocks, so it passes on no test's clock.
		const day = (24 * MS_PER_HOUR) / api.consts.aura.slotDuration.toNumber();
		expect(api.consts.consortium.exitInterval.toNumber()).toBe(day);
		await stage.clock.advance(24 * MS_PER_HOUR);
		await expect(submit(api, withdraw, driver)).rejects.toThrow('Custom error: 6');
		expect(await stage.balance(driver.address)).toBe(8n * TOKEN);
	});
});

describe('a transaction', () => {
	/** Signs a call with an era of `blocks`, and submits it. */
	const submitFor = async (blocks: number) => {
		const { api, cast } = world();
		const { brp } = cast;
		const nonce = await api.rpc.system.accountNextIndex(brp.address);
		return api.tx.system.remark('0x00').signAndSend(brp, { era: blocks, nonce });
	};

	it('has to expire, in two hours or less', async () => {
		const { api, cast } = world();
		const nonce = async () =>
			(await api.query.system.account(cast.brp.address)).nonce.toNumber();
		const before = await nonce();
		await expect(submitFor(0)).rejects.toThrow('1010: Invalid Transaction: Custom error: 3');
		await expect(submitFor(4_096)).rejects.toThrow('Custom error: 4');
		await submitFor(2_048);
		await vi.waitFor(async () => {
			expect(await nonce()).toBe(before + 1);
		}, 60_000);
	});
});

describe('a hot key', () => {
	it('does for a participant what it was let do, and nothing else', async () => {
		const { api, cast, stage } = world();
		const gateway = newKeyring().createFromUri('//Gateway');
		const { addProxy, removeProxy } = api.tx.proxy;
		const at = await stage.clock.advance(MS_PER_MINUTE);
		const readings = api.tx.metering.submitReadings([stage.meter.read(at)]);
		const forCso = (call: typeof readings) =>
			api.tx.consortium.actFor(cast.cso.address, null, call);
		await expect(submit(api, forCso(readings), gateway)).rejects.toThrow('Custom error: 1');

		await world().submit(addProxy(gateway.address, 'Metering', 0), cast.cso);
		await expect(submit(api, readings, gateway)).rejects.toThrow('Custom error: 1');
		const included = await world().submit(forCso(readings), gateway);
		expect(eventsOf(included, api.events.metering.ReadingAccepted)).toHaveLength(1);

		const byWallet = api.tx.proxy.proxy(cast.cso.address, null, readings);
		await expect(submit(api, byWallet, gateway)).rejects.toThrow('Custom error: 7');

		const close = forCso(api.tx.charging.closeStation(stage.station));
		await world().refused(close, gateway, 'system.CallFiltered');
		const station = (await api.query.charging.stations(stage.station)).unwrap();
		expect(station.open.isTrue).toBe(true);

		await world().submit(removeProxy(gateway.address, 'Metering', 0), cast.cso);
		await expect(submit(api, forCso(readings), gateway)).rejects.toThrow('Custom error: 1');
	});
});

describe('a participant', () => {
	it('cannot burn money', async () => {
		const { api, cast } = world();
		await world().refused(
			api.tx.balances.burn(TOKEN, false),
			cast.alice,
			'system.CallFiltered',
		);
	});

	it('does what its role allows and nothing else', async () => {
		const { api, cast, stage } = world();
		const { area } = stage;
		const cases = [
			[api.tx.grid.setTariff(area, TOKEN, []), cast.cso],
			[api.tx.grid.reportLoading(area, 50), cast.alice],
			[api.tx.grid.createArea('North', cast.dso.address), cast.dso],
			[api.tx.consortium.admit(cast.bob.address, 'Bob Ltd', world().roles('Cso')), cast.cso],
			[api.tx.consortium.expel(cast.dso.address), cast.cso],
		] as const;
		for (const [call, who] of cases) {
			await world().refused(call, who, 'BadOrigin');
		}
	});

	it('pays nothing within its allowance, and the fee beyond it', async () => {
		const { api, cast, stage } = world();
		const { TransactionFeePaid } = api.events.transactionPayment;
		const issuance = (await api.query.balances.totalIssuance()).toBigInt();
		const before = await stage.balance(cast.bob.address);
		const remark = api.tx.system.remark(`0x${'00'.repeat(100_000)}`);
		let free = 0;
		for (;;) {
			const included = await world().submit(remark, cast.bob);
			const [paid] = eventsOf(included, TransactionFeePaid);
			const after = await stage.balance(cast.bob.address);
			if (paid) {
				expect(paid.who.toString()).toBe(cast.bob.address);
				expect(before - after).toBe(paid.actualFee.toBigInt());
				expect(paid.actualFee.toBigInt()).toBeGreaterThan(0n);
				break;
			}
			expect(after).toBe(before);
			free += 1;
			expect(free).toBeLessThan(500);
		}
		expect(free).toBeGreaterThan(0);
		// A fee goes to the consortium; nothing is burnt.
		expect((await api.query.balances.totalIssuance()).toBigInt()).toBe(issuance);
	});
});

describe('a participant whose allowance is used up', () => {
	it('cannot transact without money for the fee', async () => {
		const { api, cast } = world();
		const { data } = await api.query.system.account(cast.charlie.address);
		await world().submit(
			api.tx.tokens.requestWithdrawal(data.free.toBigInt() - 1n, 'account'),
			cast.charlie,
		);
		const remark = api.tx.system.remark(`0x${'00'.repeat(100_000)}`);
		const useUp = async () => {
			for (let call = 0; call < 500; call += 1) {
				await submit(api, remark, cast.charlie);
			}
		};
		await expect(useUp()).rejects.toThrow('1010: Invalid Transaction: Custom error: 2');
		const rest = await api.query.system.account(cast.charlie.address);
		expect(rest.data.free.toBigInt()).toBe(1n);
	});
});

describe('the members', () => {
	it('decide by two thirds of them', async () => {
		const { api, cast } = world();
		const included = await world().decide(api.tx.grid.createArea('North', cast.dso.address));
		const { name, dso } = eventOf(included, api.events.grid.AreaCreated);
		expect(name.toUtf8()).toBe('North');
		expect(dso.toString()).toBe(cast.dso.address);
	});
});
