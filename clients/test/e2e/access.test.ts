// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { newKeyring } from '../../src/actors/cast.js';
import { TransactionRefused } from '../../src/chain/errors.js';
import { eventOf, eventsOf, submit } from '../../src/chain/submit.js';
import { TOKEN } from '../../src/units.js';
import { useWorld } from './support/world.js';

const world = useWorld();

describe('a stranger', () => {
	it('cannot transact at all', async () => {
		const { api } = world();
		const stranger = newKeyring().createFromUri('//Stranger');
		const calls = [
			api.tx.system.remark('0x00'),
			api.tx.charging.authorise(0),
			api.tx.utility.batch([api.tx.system.remark('0x00')]),
			api.tx.metering.submitReadings([]),
		];
		for (const call of calls) {
			const before = await world().snapshot();
			const refusal = submit(call, stranger);
			await expect(refusal).rejects.toThrow(TransactionRefused);
			await expect(refusal).rejects.toThrow('1010: Invalid Transaction: Custom error: 1');
			expect(await world().snapshot()).toEqual(before);
		}
	});

	it('can once somebody who may has registered it as a driver', async () => {
		const { api, cast } = world();
		const driver = newKeyring().createFromUri('//Stranger');
		const contract = `0x${'22'.repeat(32)}`;
		const register = api.tx.consortium.registerDriver(driver.address, contract);
		await world().refused(register, cast.dso, 'BadOrigin');
		await world().submit(register, cast.supplierA);
		await world().refused(register, cast.supplierA, 'consortium.AlreadyDriver');
		await world().submit(api.tx.system.remark('0x00'), driver);
		await world().submit(api.tx.consortium.deregisterDriver(driver.address), cast.supplierA);
		await expect(submit(api.tx.system.remark('0x00'), driver)).rejects.toThrow(
			'Custom error: 1',
		);
	});
});

describe('a participant', () => {
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

describe('the members', () => {
	it('decide by two thirds of them', async () => {
		const { api, cast } = world();
		const included = await world().decide(api.tx.grid.createArea('North', cast.dso.address));
		const { name, dso } = eventOf(included, api.events.grid.AreaCreated);
		expect(name.toUtf8()).toBe('North');
		expect(dso.toString()).toBe(cast.dso.address);
	});
});
