// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { afterEach, describe, expect, it } from 'vitest';
import { eventOf, eventsOf, newKeyring } from '@smartcharge/chain';
import { roundUp } from '@smartcharge/demo/clock';
import { meterKey, possession } from '@smartcharge/demo/meter';
import { catchUp, energies, lastCostliest, leastCost } from '@smartcharge/rules/schedule';
import { MS_PER_HOUR, MS_PER_MINUTE, TOKEN } from '@smartcharge/rules/units';
import { ANY_PRICE, PREFERENCES, PRICES, Processes, REQUEST } from '../support/process.js';
import { useWorld } from '../support/world.js';

const world = useWorld();
const processes = () => new Processes(world());

afterEach(async () => {
	await processes().free();
});

/** Half of the first step passes, and the car takes half of its energy. */
async function halfAnHour(start: number): Promise<void> {
	const { clock, meter } = world().stage;
	meter.count(2_500n);
	await clock.nextBlockAt(start + MS_PER_HOUR / 2);
	await world().stage.read(start + MS_PER_HOUR / 2);
}

/** A process that never was. */
const NO_PROCESS = 4_000;

/** An EAN-18 code with a valid check digit. */
const EAN = 871_687_140_000_000_002n;

describe('authorise', () => {
	it('needs a station that there is', async () => {
		const { api, cast } = world();
		await world().refused(
			api.tx.charging.authorise(4_000, ANY_PRICE),
			cast.alice,
			'charging.UnknownStation',
		);
	});

	it('needs a driver', async () => {
		const { api, cast, stage } = world();
		await stage.read(await stage.clock.advance(MS_PER_MINUTE));
		await world().refused(
			api.tx.charging.authorise(stage.station, ANY_PRICE),
			cast.supplierA,
			'charging.NotADriver',
		);
	});

	it('needs a fresh reading', async () => {
		const { api, cast, stage } = world();
		const freshness = api.consts.charging.freshness.toNumber();
		const at = await stage.clock.advance(MS_PER_MINUTE);
		await stage.read(at);
		await stage.clock.nextBlockAt(at + freshness + 1);
		await world().refused(
			api.tx.charging.authorise(stage.station, ANY_PRICE),
			cast.alice,
			'charging.NoFreshReading',
		);
	});

	it('needs a meter that is not suspended', async () => {
		const { api, cast, stage } = world();
		await stage.read(await stage.clock.advance(MS_PER_MINUTE));
		await world().submit(api.tx.metering.suspendMeter(stage.meter.id), cast.dso);
		await world().refused(
			api.tx.charging.authorise(stage.station, ANY_PRICE),
			cast.alice,
			'charging.MeterNotActive',
		);
		await world().submit(
			api.tx.metering.approveMeter(stage.meter.id, stage.meter.publicKey, null),
			cast.dso,
		);
	});

	it('needs a station that costs no more than the driver agrees to', async () => {
		const { api, cast, stage } = world();
		const { pricePerHour } = (await api.query.charging.stations(stage.station)).unwrap();
		await stage.read(await stage.clock.advance(MS_PER_MINUTE));
		await world().refused(
			api.tx.charging.authorise(stage.station, pricePerHour.toBigInt() - 1n),
			cast.alice,
			'charging.StationTooExpensive',
		);
	});

	it('needs a station that is free', async () => {
		const { api, cast, stage } = world();
		await processes().authorised(cast.alice);
		await world().refused(
			api.tx.charging.authorise(stage.station, ANY_PRICE),
			cast.bob,
			'charging.StationBusy',
		);
	});

	it('needs a balance', async () => {
		const { api, cast, stage } = world();
		const { data } = await api.query.system.account(cast.charlie.address);
		const least = api.consts.charging.minimumBalance.toBigInt();
		expect(least).toBeGreaterThan(0n);
		const requested = await world().submit(
			api.tx.tokens.requestWithdrawal(data.free.toBigInt() - least + 1n, 'account'),
			cast.charlie,
		);
		await stage.read(await stage.clock.advance(MS_PER_MINUTE));
		await world().refused(
			api.tx.charging.authorise(stage.station, ANY_PRICE),
			cast.charlie,
			'charging.BalanceTooLow',
		);
		const { id } = eventOf(requested, api.events.tokens.WithdrawalRequested);
		await world().submit(api.tx.tokens.rejectWithdrawal(id), cast.custodian);
	});
});

describe('request', () => {
	it('needs a process of the caller', async () => {
		const { api, cast } = world();
		const { energy, steps, step } = REQUEST;
		const request = (process: bigint | number) =>
			api.tx.charging.request(process, energy, steps, step, PREFERENCES);
		await world().refused(request(NO_PROCESS), cast.alice, 'charging.UnknownProcess');

		const process = await processes().authorised(cast.alice);
		await world().refused(request(process), cast.bob, 'charging.NotProcessDriver');
		await processes().end(process);
		await world().refused(request(process), cast.alice, 'charging.ProcessEnded');
	});

	it('needs sensible numbers', async () => {
		const { api, cast } = world();
		const process = await processes().authorised(cast.alice);
		const huge = 2n ** 64n - 1n;
		const cases: [string, bigint | number, number, bigint | number][] = [
			['ZeroEnergy', 0, 4, MS_PER_HOUR],
			['EnergyTooHigh', huge, 4, MS_PER_HOUR],
			['ZeroSteps', 10_000, 0, MS_PER_HOUR],
			['TooManySteps', 10_000, 1_441, MS_PER_MINUTE],
			['TooManySteps', 10_000, 4_294_967_295, MS_PER_HOUR],
			['InvalidStep', 10_000, 4, 0],
			['InvalidStep', 10_000, 4, 7 * MS_PER_MINUTE],
			['InvalidStep', 10_000, 4, huge],
			['EnergyTooLow', 99, 4, MS_PER_HOUR],
			['StepTooLong', 10_000, 4, 2 * MS_PER_HOUR],
			['TooLong', 10_000, 7 * 24 + 1, MS_PER_HOUR],
		];
		for (const [error, energy, steps, step] of cases) {
			await world().refused(
				api.tx.charging.request(process, energy, steps, step, PREFERENCES),
				cast.alice,
				`charging.${error}`,
			);
		}
		for (const source of [{ Source: 4_000 }, { Carrier: 'Wind' }]) {
			await world().refused(
				api.tx.charging.request(process, 10_000, 4, MS_PER_HOUR, {
					...PREFERENCES,
					source,
				}),
				cast.alice,
				'charging.UnknownSource',
			);
		}
	});

	it('is made once', async () => {
		const { api, cast } = world();
		const process = await processes().requested(cast.alice);
		const { energy, steps, step } = REQUEST;
		await world().refused(
			api.tx.charging.request(process, energy, steps, step, PREFERENCES),
			cast.alice,
			'charging.AlreadyRequested',
		);
	});
});

describe('offer', () => {
	it('needs a request', async () => {
		const { api, cast } = world();
		const offer = (process: bigint | number) => api.tx.charging.offer(process, null, PRICES);
		await world().refused(offer(NO_PROCESS), cast.supplierA, 'charging.UnknownProcess');
		const process = await processes().authorised(cast.alice);
		await world().refused(offer(process), cast.supplierA, 'charging.NotRequested');
		await processes().end(process);
		await world().refused(offer(process), cast.supplierA, 'charging.ProcessEnded');
	});

	it('comes from a supplier of the station, with a price for each step', async () => {
		const { api, cast, stage } = world();
		const process = await processes().requested(cast.alice);
		const { offer } = api.tx.charging;
		const highest = api.consts.charging.maxPrice.toBigInt();
		await world().refused(offer(process, null, PRICES), cast.cso, 'charging.NotASupplier');
		await world().refused(
			offer(process, null, PRICES.slice(1)),
			cast.supplierA,
			'charging.WrongNumberOfPrices',
		);
		await world().refused(
			offer(process, null, [...PRICES, TOKEN]),
			cast.supplierA,
			'charging.WrongNumberOfPrices',
		);
		await world().refused(
			offer(process, null, PRICES.with(0, highest + 1n)),
			cast.supplierA,
			'charging.PriceTooHigh',
		);
		await world().refused(
			offer(process, 4_000, PRICES),
			cast.supplierA,
			'charging.UnknownSource',
		);

		const { power, pricePerHour, suppliers } = (
			await api.query.charging.stations(stage.station)
		).unwrap();
		const update = (list: string[]) =>
			api.tx.charging.updateStation(stage.station, power, pricePerHour, list, null);
		await world().submit(update([cast.supplierA.address]), cast.cso);
		await world().refused(
			offer(process, null, PRICES),
			cast.supplierB,
			'charging.NotConnected',
		);
		await world().submit(update(suppliers.map(String)), cast.cso);
	});

	it('is made once by each supplier, and the cheaper of two wins', async () => {
		const { api, cast, stage } = world();
		const process = await processes().requested(cast.alice);
		const { offer } = api.tx.charging;
		// Cheaper in the first step, but more expensive for what is wanted.
		const other = [5n, 2n, 2n, 9n].map((price) => price * TOKEN);
		await Promise.all([
			world().submit(offer(process, null, PRICES), cast.supplierB),
			world().submit(offer(process, null, other), cast.supplierA),
		]);
		await world().refused(
			offer(process, null, PRICES),
			cast.supplierB,
			'charging.AlreadyOffered',
		);

		const { included, start } = await processes().schedule(process);
		const scheduled = eventOf(included, api.events.charging.Scheduled);
		expect(scheduled.supplier.toString()).toBe(cast.supplierB.address);
		expect(scheduled.schedule.map((charges) => charges.isTrue)).toEqual([
			true,
			true,
			false,
			false,
		]);
		await world().refused(
			offer(process, null, PRICES),
			cast.supplierA,
			'charging.AlreadyScheduled',
		);

		const before = await stage.balance(cast.supplierB.address);
		stage.meter.count(5_000n);
		await stage.clock.nextBlockAt(start + MS_PER_HOUR);
		await stage.read(start + MS_PER_HOUR);
		expect(await stage.balance(cast.supplierB.address)).toBe(before + 5n * TOKEN);
	});
});

describe('a standing offer', () => {
	it('stands for an offer until it is taken back', async () => {
		const { api, cast, stage } = world();
		const { publishOffer } = api.tx.charging;
		const interval = (await api.query.metering.interval()).toNumber();
		const from = roundUp(await stage.clock.now(), interval) - interval;
		// Two days of intervals.
		const prices = Array.from({ length: 576 }, () => TOKEN / 2n);
		await world().refused(
			publishOffer(null, from + 1, prices),
			cast.supplierB,
			'charging.UnalignedOffer',
		);
		await world().refused(
			publishOffer(null, 0, prices),
			cast.supplierB,
			'charging.OfferInPast',
		);
		await world().refused(publishOffer(null, from, prices), cast.cso, 'charging.NotASupplier');
		await world().submit(publishOffer(null, from, prices), cast.supplierB);

		const process = await processes().offered(cast.alice);
		const now = await stage.clock.now();
		const offers = (await api.call.chargingApi.offers(stage.station, now)).unwrap().offers;
		expect(offers.map(({ energyPrice }) => energyPrice.toJSON())).toEqual([null, 500_000]);
		const { included } = await processes().schedule(process);
		const { supplier } = eventOf(included, api.events.charging.Scheduled);
		expect(supplier.toString()).toBe(cast.supplierB.address);

		await world().submit(publishOffer(null, from, []), cast.supplierB);
		await world().refused(
			publishOffer(null, from, []),
			cast.supplierB,
			'charging.NothingToWithdraw',
		);
	});
});

describe('schedule', () => {
	it('is for the operator of the station, when there are offers', async () => {
		const { api, cast } = world();
		const { schedule } = api.tx.charging;
		await world().refused(schedule(NO_PROCESS), cast.cso, 'charging.UnknownProcess');
		const process = await processes().authorised(cast.alice);
		await world().refused(schedule(process), cast.cso, 'charging.NotRequested');
		await processes().end(process);
		await world().refused(schedule(process), cast.cso, 'charging.ProcessEnded');

		const requested = await processes().requested(cast.alice);
		await world().refused(schedule(requested), cast.cso, 'charging.NoEligibleOffer');
		await world().refused(schedule(requested), cast.dso, 'charging.NotStationOperator');
	});

	it('needs a reading that is at most a minute older than the authorisation', async () => {
		const { api, cast, stage } = world();
		await stage.read(await stage.clock.advance(MS_PER_MINUTE));
		await stage.clock.advance(2 * MS_PER_MINUTE);
		const included = await world().submit(
			api.tx.charging.authorise(stage.station, ANY_PRICE),
			cast.alice,
		);
		const { process } = eventOf(included, api.events.charging.Authorised);
		const { energy, steps, step } = REQUEST;
		await world().submit(
			api.tx.charging.request(process, energy, steps, step, PREFERENCES),
			cast.alice,
		);
		await world().submit(api.tx.charging.offer(process, null, PRICES), cast.supplierA);
		await world().refused(
			api.tx.charging.schedule(process),
			cast.cso,
			'charging.NoReadingSinceAuthorisation',
		);
		await processes().schedule(process.toBigInt());
	});

	it('costs no more than the driver agrees to', async () => {
		const { api, cast } = world();
		// Ten kWh at the highest price, and four hours of the station, are 60 tokens.
		const process = await processes().offered(cast.alice, { maxCost: 60n * TOKEN - 1n });
		await expect(processes().schedule(process)).rejects.toThrow('charging.CostTooHigh');
		await processes().end(process);
		const cheap = await processes().offered(cast.alice, { maxCost: 40n * TOKEN });
		await world().refused(api.tx.charging.schedule(cheap), cast.cso, 'charging.CostTooHigh');
		await processes().end(cheap);
		const { included } = await processes().scheduled(cast.alice, { maxCost: 60n * TOKEN });
		const { escrow } = eventOf(included, api.events.charging.Scheduled);
		expect(escrow.toBigInt()).toBe(60n * TOKEN);
	});

	it('charges in the later or the earlier of equal steps, as the driver prefers', async () => {
		const { api, cast } = world();
		const prices = [2n, 2n, 2n, 2n].map((price) => price * TOKEN);
		const letters = async (whenEqual: 'Late' | 'Early') => {
			const { process, included } = await processes().scheduled(cast.alice, {
				prices,
				whenEqual,
			});
			await processes().end(process);
			return eventOf(included, api.events.charging.Scheduled)
				.schedule.map((charges) => (charges.isTrue ? 'T' : 'F'))
				.join('');
		};
		expect(await letters('Late')).toBe('FFTT');
		expect(await letters('Early')).toBe('TTFF');
	});

	it('is made once', async () => {
		const { api, cast } = world();
		const { process } = await processes().scheduled(cast.alice);
		await world().refused(
			api.tx.charging.schedule(process),
			cast.cso,
			'charging.AlreadyScheduled',
		);
		const { energy, steps, step } = REQUEST;
		await world().refused(
			api.tx.charging.request(process, energy, steps, step, PREFERENCES),
			cast.alice,
			'charging.AlreadyScheduled',
		);
	});

	it('needs a balance that covers the most that it can cost', async () => {
		const { api, cast } = world();
		const process = await processes().requested(cast.alice);
		const expensive = PRICES.map(() => 100_000n * TOKEN);
		const highest = api.consts.charging.maxPrice.toBigInt();
		const prices = expensive.map((price) => (price < highest ? price : highest));
		await world().submit(api.tx.charging.offer(process, null, prices), cast.supplierA);
		await world().refused(
			api.tx.charging.schedule(process),
			cast.cso,
			'charging.InsufficientBalance',
		);
	});

	it('locks the prices and fills the escrow, which the node returns on request', async () => {
		const { api, cast, stage } = world();
		const { process, start, included } = await processes().scheduled(cast.alice);
		const { escrow } = eventOf(included, api.events.charging.Scheduled);
		// Ten kWh at the highest price, and four hours of the station.
		const { pricePerHour } = (await api.query.charging.stations(stage.station)).unwrap();
		expect(escrow.toBigInt()).toBe(40n * TOKEN + 4n * pricePerHour.toBigInt());
		expect(await stage.escrow(cast.alice.address)).toBe(escrow.toBigInt());

		const info = (await api.call.chargingApi.process(process)).unwrap();
		expect(info.driver.toString()).toBe(cast.alice.address);
		expect(info.state.type).toBe('Charging');
		expect(info.steps.map(({ start: at }) => at.toNumber())).toEqual(
			PRICES.map((_, index) => start + index * MS_PER_HOUR),
		);
		expect(info.steps.map(({ energy }) => energy.toNumber())).toEqual([5_000, 5_000, 0, 0]);
		expect(info.steps.map(({ supplierPrice }) => supplierPrice.toBigInt())).toEqual(PRICES);

		const now = await stage.clock.now();
		const station = (await api.call.chargingApi.offers(stage.station, now)).unwrap();
		expect(station.free.isTrue).toBe(false);
		expect(station.offers.map(({ supplier }) => supplier.toString())).toEqual([
			cast.supplierA.address,
			cast.supplierB.address,
		]);

		// New terms are for processes to come.
		const { power, suppliers } = (await api.query.charging.stations(stage.station)).unwrap();
		const update = (price: bigint) =>
			api.tx.charging.updateStation(stage.station, power, price, suppliers, null);
		await world().submit(update(pricePerHour.toBigInt() * 2n), cast.cso);
		await world().submit(api.tx.grid.setTariff(stage.area, TOKEN, []), cast.dso);
		await stage.clock.nextBlockAt(start + MS_PER_HOUR);
		const read = await stage.read(start + MS_PER_HOUR);
		const settled = eventOf(read, api.events.charging.StepSettled);
		expect(settled.toCso.toBigInt()).toBe(pricePerHour.toBigInt());
		expect(settled.toDso.toBigInt()).toBe(0n);
		await world().submit(update(pricePerHour.toBigInt()), cast.cso);
		await world().submit(api.tx.grid.setTariff(stage.area, 0, []), cast.dso);
		await processes().end(process);
		expect((await api.call.chargingApi.process(process)).isNone).toBe(true);
		expect(await stage.escrow(cast.alice.address)).toBe(0n);
	});
});

describe('a running process', () => {
	it('is paid once for a step, however often the reading comes', async () => {
		const { api, cast, stage } = world();
		const { start } = await processes().scheduled(cast.alice);
		stage.meter.count(5_000n);
		const reading = stage.meter.read(start + MS_PER_HOUR);
		await stage.clock.nextBlockAt(start + MS_PER_HOUR);
		const submit = () => world().submit(api.tx.metering.submitReadings([reading]), cast.cso);
		const first = await submit();
		expect(eventsOf(first, api.events.charging.StepSettled)).toHaveLength(1);
		const before = await world().snapshot();
		const second = await submit();
		expect(eventsOf(second, api.events.charging.StepSettled)).toHaveLength(0);
		expect(await world().snapshot()).toEqual(before);
	});

	it('takes a reading that leaves a gap at once from the owner of the meter alone', async () => {
		const { api, cast, stage } = world();
		const { ReadingAccepted, ReadingRefused } = api.events.metering;
		const { maxGap, gapDelay } = api.consts.metering;
		const { start } = await processes().scheduled(cast.alice);
		const submit = (at: number, who = cast.supplierB) =>
			world().submit(api.tx.metering.submitReadings([stage.meter.read(at)]), who);
		const gap = start - MS_PER_MINUTE + maxGap.toNumber();
		await stage.clock.nextBlockAt(gap + MS_PER_MINUTE);
		const late = await submit(gap + 1);
		expect(eventOf(late, ReadingRefused).reason.type).toBe('LeavesGap');
		expect(eventsOf(await submit(gap), ReadingAccepted)).toHaveLength(1);

		const next = gap + 2 * maxGap.toNumber();
		await stage.clock.nextBlockAt(next + gapDelay.toNumber() - 1);
		const early = await submit(next);
		expect(eventOf(early, ReadingRefused).reason.type).toBe('LeavesGap');
		// Once it is an hour old, it counts from anybody.
		await stage.clock.nextBlockAt(next + gapDelay.toNumber() + MS_PER_MINUTE);
		expect(eventsOf(await submit(next), ReadingAccepted)).toHaveLength(1);
		const last = await stage.clock.advance(MS_PER_MINUTE);
		expect(eventsOf(await submit(last, cast.cso), ReadingAccepted)).toHaveLength(1);
	});

	it('catches up in the cheapest steps, as worked out on paper', async () => {
		const { api, cast, stage } = world();
		const prices = [1n, 3n, 3n, 3n].map((price) => price * TOKEN);
		const { StepOpened, Scheduled } = api.events.charging;
		const { start, included } = await processes().scheduled(cast.alice, { prices });
		const plan = eventOf(included, Scheduled).schedule.map((charges) => charges.isTrue);
		expect(plan).toEqual(leastCost(prices, 5_000n, 10_000n));
		// The car takes 1 kWh of the 5 in the first step.
		const paper = catchUp(plan, prices, 5_000n, 1, 9_000n);
		const remainder = lastCostliest(paper, prices, 1);
		const flows = [1_000n, ...energies(paper, prices, 5_000n, 1, 9_000n, remainder).slice(1)];
		expect(flows).toEqual([1_000n, 5_000n, 0n, 4_000n]);
		for (const [step, energy] of flows.entries()) {
			const end = start + (step + 1) * MS_PER_HOUR;
			await stage.clock.nextBlockAt(end);
			stage.meter.count(energy);
			const read = await stage.read(end);
			expect(eventsOf(read, StepOpened).map((opened) => opened.energy.toBigInt())).toEqual(
				flows.slice(step + 1, step + 2),
			);
		}
	});

	it('charges nothing twice when one reading covers several steps', async () => {
		const { api, cast, stage } = world();
		const { start } = await processes().scheduled(cast.alice);
		stage.meter.count(10_000n);
		const at = start + 2 * MS_PER_HOUR;
		await stage.clock.nextBlockAt(at);
		const included = await stage.read(at);
		const settled = eventsOf(included, api.events.charging.StepSettled);
		expect(settled.map(({ step, energy }) => [step.toNumber(), energy.toNumber()])).toEqual([
			[0, 5_000],
			[1, 5_000],
		]);
		const finished = eventOf(included, api.events.charging.Finished);
		expect(finished.reason.type).toBe('DemandMet');
		expect(finished.record.totals.toSupplier.toBigInt()).toBe(15n * TOKEN);
	});

	it('ends in the middle when the driver disconnects, and what flowed is paid', async () => {
		const { api, cast, stage } = world();
		const { disconnect } = api.tx.charging;
		await world().refused(disconnect(NO_PROCESS), cast.alice, 'charging.UnknownProcess');
		const before = await stage.balance(cast.alice.address);
		const { process, start } = await processes().scheduled(cast.alice);
		await world().refused(disconnect(process), cast.bob, 'charging.NotProcessDriver');

		const half = start + MS_PER_HOUR / 2;
		await stage.clock.nextBlockAt(half);
		const included = await world().submit(disconnect(process), cast.alice);
		const { disconnectedAt: at } = eventOf(included, api.events.charging.Closing);
		expect(at.toNumber()).toBe(half);
		await world().refused(disconnect(process), cast.alice, 'charging.AlreadyClosing');

		stage.meter.count(2_500n);
		const read = await stage.read(await stage.clock.advance(MS_PER_MINUTE));
		const { reason, record } = eventOf(read, api.events.charging.Finished);
		expect(reason.type).toBe('Disconnected');
		expect(record.energy.toNumber()).toBe(2_500);
		// Half an hour of the station, and half of what the first step would have cost.
		const { pricePerHour } = (await api.query.charging.stations(stage.station)).unwrap();
		const paid = 2_500_000n + pricePerHour.toBigInt() / 2n;
		expect(before - (await stage.balance(cast.alice.address))).toBe(paid);
		expect(await stage.escrow(cast.alice.address)).toBe(0n);
		await world().refused(disconnect(process), cast.alice, 'charging.ProcessEnded');
	});

	it('ends when its operator says that there is a fault', async () => {
		const { api, cast, stage } = world();
		const { process } = await processes().scheduled(cast.alice);
		const terminate = api.tx.charging.terminate(process, 'GroundFault');
		await world().refused(terminate, cast.supplierA, 'charging.NotStationOperator');
		await world().submit(terminate, cast.cso);
		const read = await stage.read(await stage.clock.advance(MS_PER_MINUTE));
		const { reason } = eventOf(read, api.events.charging.Finished);
		expect(reason.type).toBe('Terminated');
		expect(reason.asTerminated.type).toBe('GroundFault');
	});

	it('is closed by anybody when no reading comes', async () => {
		const { api, cast, stage } = world();
		const { process } = await processes().scheduled(cast.alice);
		const before = await stage.balance(cast.alice.address);
		await world().refused(api.tx.charging.closeStale(process), cast.brp, 'charging.NotStale');
		await stage.clock.advance(api.consts.charging.staleAfter.toNumber() + MS_PER_HOUR);
		const included = await world().submit(api.tx.charging.closeStale(process), cast.brp);
		expect(eventOf(included, api.events.charging.Finished).reason.type).toBe('Stale');
		expect(await stage.balance(cast.alice.address)).toBe(before);
		expect(await stage.escrow(cast.alice.address)).toBe(0n);
	});

	it('pays what its readings show when it is closed as stale', async () => {
		const { api, cast, stage } = world();
		const { process, start } = await processes().scheduled(cast.alice);
		const before = await stage.balance(cast.alice.address);
		await halfAnHour(start);
		await stage.clock.advance(api.consts.charging.staleAfter.toNumber());
		const included = await world().submit(api.tx.charging.closeStale(process), cast.brp);
		const { reason, record } = eventOf(included, api.events.charging.Finished);
		expect(reason.type).toBe('Stale');
		expect(record.energy.toNumber()).toBe(2_500);
		expect(before - (await stage.balance(cast.alice.address))).toBe(5n * TOKEN);
		expect(await stage.escrow(cast.alice.address)).toBe(0n);
	});

	it('is closed on its last reading when DSO and operator agree', async () => {
		const { api, cast, stage } = world();
		const { CloseConsented, Finished } = api.events.charging;
		const close = (of: bigint | number) => api.tx.charging.closeOnLastReading(of);
		await world().refused(close(NO_PROCESS), cast.dso, 'charging.UnknownProcess');
		const authorised = await processes().authorised(cast.alice);
		await world().refused(close(authorised), cast.dso, 'charging.NotScheduled');
		await processes().end(authorised);

		const { process, start } = await processes().scheduled(cast.alice);
		const before = await stage.balance(cast.alice.address);
		await halfAnHour(start);
		// Meanwhile the meter has broken.
		await stage.clock.advance(MS_PER_HOUR);
		await world().refused(close(process), cast.alice, 'charging.NotDsoOrOperator');
		await world().refused(close(process), cast.brp, 'charging.NotDsoOrOperator');
		const consented = await world().submit(close(process), cast.dso);
		expect(eventOf(consented, CloseConsented).by.toString()).toBe(cast.dso.address);
		await world().refused(close(process), cast.dso, 'charging.AlreadyConsented');
		const closed = await world().submit(close(process), cast.cso);
		const { reason, record } = eventOf(closed, Finished);
		expect(reason.type).toBe('Agreed');
		expect([record.energy.toNumber(), record.end.toNumber()]).toEqual([
			2_500,
			start + MS_PER_HOUR / 2,
		]);
		// Half an hour of the station, and half of what the first step would have cost.
		expect(before - (await stage.balance(cast.alice.address))).toBe(5n * TOKEN);
		expect(await stage.escrow(cast.alice.address)).toBe(0n);
		await world().refused(close(process), cast.cso, 'charging.ProcessEnded');
	});

	it('leaves a debt when more flows than the escrow covers, which has to be paid', async () => {
		const { api, cast, stage } = world();
		const { alice, cso, supplierA } = cast;
		const prices = [TOKEN];
		const { start, process, included } = await processes().scheduled(alice, {
			prices,
			energy: 100,
		});
		// 100 Wh and an hour of the station.
		const { escrow } = eventOf(included, api.events.charging.Scheduled);
		expect(escrow.toBigInt()).toBe(5_100_000n);
		// The station does not stop: 5 kWh for 5 tokens flow.
		stage.meter.count(5_000n);
		await stage.clock.nextBlockAt(start + MS_PER_HOUR);
		const before = await stage.balance(supplierA.address);
		const read = await stage.read(start + MS_PER_HOUR);
		expect(await stage.balance(supplierA.address)).toBe(before + 5n * TOKEN);
		const owed = 4_900_000n;
		const incurred = eventsOf(read, api.events.debts.Incurred).map((debt) => [
			debt.debtor.toString(),
			debt.creditor.toString(),
			debt.amount.toBigInt(),
		]);
		expect(incurred).toEqual([[alice.address, cso.address, owed]]);
		const { totals } = (await api.query.charging.records(process)).unwrap();
		expect(totals.unpaid.toBigInt()).toBe(owed);

		await stage.read(await stage.clock.advance(MS_PER_MINUTE));
		const authorise = api.tx.charging.authorise(stage.station, ANY_PRICE);
		await world().refused(authorise, alice, 'charging.InDebt');
		const pay = (amount: bigint, creditor = cso.address) =>
			api.tx.debts.pay(creditor, 'Charging', amount);
		await world().refused(pay(0n), alice, 'debts.ZeroAmount');
		await world().refused(pay(1n, supplierA.address), alice, 'debts.NoDebt');
		await world().refused(pay(1n), cast.bob, 'debts.NoDebt');
		await world().refused(pay(owed + 1n), alice, 'debts.MoreThanOwed');
		const held = await stage.balance(cso.address);
		const part = await world().submit(pay(TOKEN), alice);
		expect(eventOf(part, api.events.debts.Paid).left.toBigInt()).toBe(owed - TOKEN);
		await world().refused(authorise, alice, 'charging.InDebt');
		await world().submit(pay(owed - TOKEN), alice);
		expect(await stage.balance(cso.address)).toBe(held + owed);
		expect(await api.query.debts.owed.entries(alice.address, 'Charging')).toEqual([]);
		await stage.read(await stage.clock.advance(MS_PER_MINUTE));
		await world().submit(authorise, alice);
	});
});

describe('a station', () => {
	it('is registered by the owner of its meter, with sensible terms', async () => {
		const { api, cast, stage } = world();
		const { registerStation } = api.tx.charging;
		const key = newKeyring().createFromUri('//OtherMeter');
		const registered = await world().submit(
			api.tx.metering.registerMeter(
				EAN,
				stage.area,
				meterKey(key),
				{ Station: { power: 11_000 } },
				possession(key, cast.cso, api.genesisHash.toU8a()),
			),
			cast.cso,
		);
		const meter = eventOf(registered, api.events.metering.MeterRegistered).meter.toNumber();
		const suppliers = [cast.supplierA.address];
		const register = ({
			evse = 'NL*SMC*E0002',
			of = meter,
			power = 11_000,
			price = TOKEN,
			list = suppliers,
			host = null as string | null,
		}) => registerStation(evse, of, power, price, list, host);

		const stranger = newKeyring().createFromUri('//Stranger').address;
		const highest = api.consts.charging.maxPrice.toBigInt();
		const cases: [string, Parameters<typeof register>[0]][] = [
			['InvalidEvseId', { evse: 'station 2' }],
			['EvseIdInUse', { evse: 'NL*SMC*E0001' }],
			['UnknownMeter', { of: 4_000 }],
			['MeterInUse', { of: stage.meter.id }],
			['ZeroPower', { power: 0 }],
			['PowerAboveConnection', { power: 11_001 }],
			['PriceTooHigh', { price: highest + 1n }],
			['NoSuppliers', { list: [] }],
			['DuplicateSupplier', { list: [...suppliers, ...suppliers] }],
			['NotASupplier', { list: [cast.dso.address] }],
			['HostNotParticipant', { host: stranger }],
		];
		for (const [error, terms] of cases) {
			await world().refused(register(terms), cast.cso, `charging.${error}`);
		}
		await world().refused(register({}), cast.supplierA, 'charging.NotACso');

		const included = await world().submit(register({ host: cast.bob.address }), cast.cso);
		const { station } = eventOf(included, api.events.charging.StationRegistered);
		await world().refused(
			api.tx.charging.closeStation(station),
			cast.supplierA,
			'charging.NotStationOperator',
		);
		await world().submit(api.tx.charging.closeStation(station), cast.cso);
		await world().refused(
			api.tx.charging.authorise(station, ANY_PRICE),
			cast.alice,
			'charging.StationClosed',
		);
		await world().refused(
			api.tx.charging.updateStation(station, 11_000, TOKEN, suppliers, null),
			cast.cso,
			'charging.StationClosed',
		);
	});
});
