// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { afterEach, describe, expect, it } from 'vitest';
import { eventOf, eventsOf, newKeyring, submit, TransactionRefused } from '@smartcharge/chain';
import { MS_PER_HOUR, MS_PER_MINUTE, TOKEN } from '@smartcharge/rules/units';
import { Processes } from '../support/process.js';
import { useWorld } from '../support/world.js';

const world = useWorld();
const processes = () => new Processes(world());

afterEach(async () => {
	await processes().free();
});

/** A window of an hour, some hours ahead. */
async function windowAhead(hours = 2) {
	const now = await world().stage.clock.now();
	return { start: now + hours * MS_PER_HOUR, end: now + (hours + 1) * MS_PER_HOUR };
}

/** The call that sends a signal to the area of the station. */
function toArea(window: { start: number; end: number }, reward = TOKEN, responses = 1) {
	const { api, stage } = world();
	return api.tx.demandResponse.sendSignal({ Area: stage.area }, window, 'Up', reward, responses);
}

describe('a signal', () => {
	it('is refused when a stranger sends it', async () => {
		const stranger = newKeyring().createFromUri('//Stranger');
		const { api } = world();
		await expect(submit(api, toArea(await windowAhead()), stranger)).rejects.toThrow(
			TransactionRefused,
		);
	});

	it('is refused when it comes from somebody who does not run the area', async () => {
		const { api, cast } = world();
		const signal = toArea(await windowAhead());
		await world().refused(signal, cast.supplierB, 'BadOrigin');
		await world().decide(
			api.tx.consortium.setRoles(cast.supplierB.address, world().roles('Supplier', 'Dso')),
		);
		await world().refused(signal, cast.supplierB, 'demandResponse.NotOperator');
	});

	it('is refused for a target that is not there', async () => {
		const { api, cast } = world();
		const { sendSignal } = api.tx.demandResponse;
		const window = await windowAhead();
		await world().refused(
			sendSignal({ Area: 4_000 }, window, 'Up', TOKEN, 1),
			cast.dso,
			'demandResponse.UnknownArea',
		);
		await world().refused(
			sendSignal({ Process: 4_000 }, window, 'Up', TOKEN, 1),
			cast.dso,
			'demandResponse.UnknownProcess',
		);
	});

	it('is refused for the past, for no time, for too long and for too far ahead', async () => {
		const { api, cast, stage } = world();
		// The first block of a chain sets its clock.
		await stage.read(await stage.clock.advance(MS_PER_MINUTE));
		const now = await stage.clock.now();
		const longest = api.consts.demandResponse.maxWindow.toNumber();
		const furthest = api.consts.demandResponse.maxLead.toNumber();
		const cases = [
			['WindowInPast', now, now + MS_PER_HOUR],
			['EmptyWindow', now + MS_PER_HOUR, now + MS_PER_HOUR],
			['WindowTooLong', now + MS_PER_HOUR, now + MS_PER_HOUR + longest + 1],
			['TooFarAhead', now + furthest + MS_PER_HOUR, now + furthest + 2 * MS_PER_HOUR],
		] as const;
		for (const [error, start, end] of cases) {
			await world().refused(toArea({ start, end }), cast.dso, `demandResponse.${error}`);
		}
	});

	it('is refused without a budget', async () => {
		const { cast } = world();
		const window = await windowAhead();
		const cases = [
			['InsufficientBudget', toArea(window, 1_000_000n * TOKEN)],
			['InsufficientBudget', toArea(window, 2n ** 127n, 1_000)],
			['ZeroReward', toArea(window, 0n)],
			['ZeroResponses', toArea(window, TOKEN, 0)],
			['TooManyResponses', toArea(window, TOKEN, 4_000_000_000)],
		] as const;
		for (const [error, signal] of cases) {
			await world().refused(signal, cast.dso, `demandResponse.${error}`);
		}
	});

	it('holds its budget, bars others from its window, and can be withdrawn', async () => {
		const { api, cast } = world();
		const window = await windowAhead();
		const data = async () => (await api.query.system.account(cast.dso.address)).data;
		const before = (await data()).reserved.toBigInt();
		const sent = await world().submit(toArea(window, 3n * TOKEN, 5), cast.dso);
		const { signal } = eventOf(sent, api.events.demandResponse.SignalSent);
		expect((await data()).reserved.toBigInt()).toBe(before + 15n * TOKEN);

		const later = { start: window.end - 1, end: window.end + MS_PER_HOUR };
		await world().refused(toArea(later), cast.dso, 'demandResponse.Overlapping');
		await world().refused(
			api.tx.demandResponse.expireSignal(signal),
			cast.dso,
			'demandResponse.NotExpired',
		);
		await world().submit(api.tx.demandResponse.withdrawSignal(signal), cast.dso);
		expect((await data()).reserved.toBigInt()).toBe(before);
		await world().refused(
			api.tx.demandResponse.withdrawSignal(signal),
			cast.dso,
			'demandResponse.UnknownSignal',
		);
	});

	it('cannot be withdrawn once its window has started', async () => {
		const { api, cast, stage } = world();
		const window = await windowAhead(1);
		const sent = await world().submit(toArea(window), cast.dso);
		const { signal } = eventOf(sent, api.events.demandResponse.SignalSent);
		await stage.clock.nextBlockAt(window.start);
		await world().refused(
			api.tx.demandResponse.withdrawSignal(signal),
			cast.dso,
			'demandResponse.AlreadyStarted',
		);
		await stage.clock.nextBlockAt(window.end);
		const expired = await world().submit(
			api.tx.demandResponse.expireSignal(signal),
			cast.alice,
		);
		const { released } = eventOf(expired, api.events.demandResponse.SignalExpired);
		expect(released.toBigInt()).toBe(TOKEN);
	});

	it('is paid by the DSO when the meter shows the response, and not otherwise', async () => {
		const { api, cast, stage } = world();
		const before = await stage.balance(cast.dso.address);
		const { process, start } = await processes().scheduled(cast.alice);
		const step = (index: number) => ({
			start: start + index * MS_PER_HOUR,
			end: start + (index + 1) * MS_PER_HOUR,
		});
		for (const [index, direction] of [
			[1, 'Down'],
			[2, 'Down'],
		] as const) {
			await world().submit(
				api.tx.demandResponse.sendSignal(
					{ Process: process },
					step(index),
					direction,
					10n * TOKEN,
					1,
				),
				cast.dso,
			);
		}

		stage.meter.count(5_000n);
		await stage.clock.nextBlockAt(start + MS_PER_HOUR);
		const first = await stage.read(start + MS_PER_HOUR);
		const accepted = eventOf(first, api.events.charging.ResponseAccepted);
		expect([accepted.step.toNumber(), accepted.swappedWith.toNumber()]).toEqual([1, 2]);

		// The car keeps quiet in step 1: the DSO pays, and the reward is in escrow.
		const { ResponseFailed, ResponsePaid, RewardSetApart } = api.events.demandResponse;
		await stage.clock.nextBlockAt(start + 2 * MS_PER_HOUR);
		const second = await stage.read(start + 2 * MS_PER_HOUR);
		const apart = eventOf(second, RewardSetApart);
		expect(apart.driver.toString()).toBe(cast.alice.address);
		expect(apart.reward.toBigInt()).toBe(10n * TOKEN);
		expect(eventsOf(second, ResponsePaid)).toHaveLength(0);
		expect(eventsOf(second, api.events.charging.ResponseAccepted)).toHaveLength(1);
		expect(await stage.balance(cast.dso.address)).toBe(before - 10n * TOKEN);

		// It does not in step 2, so this response has failed.
		stage.meter.count(4_000n);
		await stage.clock.nextBlockAt(start + 3 * MS_PER_HOUR);
		const third = await stage.read(start + 3 * MS_PER_HOUR);
		expect(eventsOf(third, RewardSetApart)).toHaveLength(0);
		expect(eventsOf(third, ResponseFailed)).toHaveLength(1);
		expect(await stage.balance(cast.dso.address)).toBe(before - 10n * TOKEN);

		// The energy of step 1 has flowed later: the reward is the driver's with the end.
		stage.meter.count(1_000n);
		await stage.clock.nextBlockAt(start + 4 * MS_PER_HOUR);
		const last = await stage.read(start + 4 * MS_PER_HOUR);
		const paid = eventOf(last, ResponsePaid);
		expect(paid.driver.toString()).toBe(cast.alice.address);
		expect(paid.reward.toBigInt()).toBe(10n * TOKEN);
		const { reason, record } = eventOf(last, api.events.charging.Finished);
		expect(reason.type).toBe('DemandMet');
		expect(record.totals.reward.toBigInt()).toBe(10n * TOKEN);
		expect(await stage.escrow(cast.alice.address)).toBe(0n);
		expect(await stage.balance(cast.dso.address)).toBe(before - 10n * TOKEN);
	});

	it('goes back to the DSO when the energy that was moved never flows', async () => {
		const { api, cast, stage } = world();
		const { ResponseFailed, ResponsePaid, RewardSetApart } = api.events.demandResponse;
		const before = await stage.balance(cast.dso.address);
		const held = await stage.balance(cast.alice.address);
		const { process, start } = await processes().scheduled(cast.alice);
		const window = { start: start + MS_PER_HOUR, end: start + 2 * MS_PER_HOUR };
		await world().submit(
			api.tx.demandResponse.sendSignal({ Process: process }, window, 'Down', 10n * TOKEN, 1),
			cast.dso,
		);
		stage.meter.count(5_000n);
		await stage.clock.nextBlockAt(window.start);
		await stage.read(window.start);
		await stage.clock.nextBlockAt(window.end);
		const apart = await stage.read(window.end);
		expect(eventsOf(apart, RewardSetApart)).toHaveLength(1);
		await world().submit(api.tx.charging.disconnect(process), cast.alice);
		const last = await stage.read(await stage.clock.advance(MS_PER_MINUTE));
		expect(eventsOf(last, ResponsePaid)).toHaveLength(0);
		expect(eventsOf(last, ResponseFailed)).toHaveLength(1);
		const { record } = eventOf(last, api.events.charging.Finished);
		expect(record.totals.reward.toBigInt()).toBe(0n);
		expect(await stage.balance(cast.dso.address)).toBe(before);
		const { toSupplier, toCso } = record.totals;
		const paid = toSupplier.toBigInt() + toCso.toBigInt();
		expect(held - (await stage.balance(cast.alice.address))).toBe(paid);
	});
});

describe('the tariff of an area', () => {
	it('makes the grid price follow the loading', async () => {
		const { api, cast, stage } = world();
		const { setTariff, reportLoading } = api.tx.grid;
		const steps = [
			{ loading: 60, price: 2n * TOKEN },
			{ loading: 90, price: 5n * TOKEN },
		];
		await world().submit(setTariff(stage.area, TOKEN, steps), cast.dso);
		const prices: bigint[] = [];
		for (const percent of [10, 60, 95]) {
			const reported = await world().submit(reportLoading(stage.area, percent), cast.dso);
			prices.push(eventOf(reported, api.events.grid.LoadingReported).price.toBigInt());
		}
		expect(prices).toEqual([TOKEN, 2n * TOKEN, 5n * TOKEN]);
		const now = await stage.clock.now();
		const offers = (await api.call.chargingApi.offers(stage.station, now)).unwrap().offers;
		expect(offers.map(({ gridPrice }) => gridPrice.toBigInt())).toEqual([
			5n * TOKEN,
			5n * TOKEN,
		]);
		await world().refused(
			setTariff(stage.area, TOKEN, steps.toReversed()),
			cast.dso,
			'grid.UnorderedSteps',
		);
		await world().refused(
			reportLoading(stage.area, 2_000),
			cast.dso,
			'grid.ImplausibleLoading',
		);
		await world().refused(reportLoading(4_000, 50), cast.dso, 'grid.UnknownArea');
		await world().submit(setTariff(stage.area, 0, []), cast.dso);
		await world().submit(reportLoading(stage.area, 0), cast.dso);
	});
});
