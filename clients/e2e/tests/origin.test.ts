// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { KeyringPair } from '@polkadot/keyring/types';
import type { ITuple } from '@polkadot/types/types';
import type { u32, u64 } from '@polkadot/types';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { allItems, eventOf, eventsOf, newKeyring } from '@smartcharge/chain';
import { roundUp } from '@smartcharge/demo/clock';
import { CLOSING_DELAY, FRESHNESS, GRACE, INTERVAL, MAX_BATCH } from '@smartcharge/rules/limits';
import { MS_PER_HOUR, MS_PER_MINUTE, TOKEN } from '@smartcharge/rules/units';
import { ATTRIBUTES, Plant, productionMeter } from '../support/plant.js';
import { ANY_PRICE, PREFERENCES, Processes } from '../support/process.js';
import { useWorld } from '../support/world.js';

/** Source and interval of certificates. */
type CertificateCursor = ITuple<[u32, u64]>;

/** Process, source and interval of a claim. */
type ClaimCursor = ITuple<[u64, u32, u64]>;

const world = useWorld();
const MINUTE = MS_PER_MINUTE;
const QUARTER = 15 * MINUTE;

/** A source that never was. */
const NO_SOURCE = 4_000;

/** Has the chain spend time on what is due. */
async function idle(): Promise<void> {
	const { api, cast } = world();
	await world().submit(api.tx.system.remark('0x00'), cast.brp);
}

/** Sets standing prices for the next day. */
async function publish(source: number | null, price: bigint, who: KeyringPair): Promise<void> {
	const { api, stage } = world();
	const from = roundUp(await stage.clock.now(), INTERVAL) - INTERVAL;
	const prices = Array.from({ length: 288 }, () => price);
	await world().submit(api.tx.charging.publishOffer(source, from, prices), who);
}

describe('the numbers of the rules', () => {
	it('are those by which the demo checks the chain', async () => {
		const { api } = world();
		const { origin, metering } = api.consts;
		expect(origin.freshness.toNumber()).toBe(FRESHNESS);
		expect(origin.grace.toNumber()).toBe(GRACE);
		expect(origin.closingDelay.toNumber()).toBe(CLOSING_DELAY);
		expect(metering.maxBatch.toNumber()).toBe(MAX_BATCH);
		expect((await api.query.metering.interval()).toNumber()).toBe(INTERVAL);
	});
});

describe('a source', () => {
	it('is registered by a supplier, with sensible terms, and approved by the DSO', async () => {
		const { api, cast, stage } = world();
		const { registerSource, approveSource } = api.tx.origin;
		const meter = await productionMeter(world(), cast.supplierA);
		const register = ({
			of = meter.id,
			capacity = 30_000,
			commissioned = 0,
			attributes = {} as object,
		}) => registerSource(of, 'Wind', capacity, commissioned, { ...ATTRIBUTES, ...attributes });
		const tomorrow = (await stage.clock.now()) + 24 * MS_PER_HOUR;
		const cases: [string, Parameters<typeof register>[0]][] = [
			['UnknownMeter', { of: 4_000 }],
			['NotAProductionMeter', { of: stage.meter.id }],
			['ZeroCapacity', { capacity: 0 }],
			['CapacityAboveConnection', { capacity: 30_001 }],
			['NotCommissioned', { commissioned: tomorrow }],
			['InvalidTechnology', { attributes: { technology: 1_000_000 } }],
		];
		for (const [error, terms] of cases) {
			await world().refused(register(terms), cast.supplierA, `origin.${error}`);
		}
		await world().refused(register({}), cast.supplierB, 'origin.NoConsent');
		await world().refused(register({}), cast.alice, 'BadOrigin');

		const registered = await world().submit(register({}), cast.supplierA);
		const { source, carrier } = eventOf(registered, api.events.origin.SourceRegistered);
		expect(carrier.type).toBe('Wind');
		await world().refused(approveSource(source, meter.id), cast.supplierA, 'BadOrigin');
		await world().refused(approveSource(NO_SOURCE, meter.id), cast.dso, 'origin.UnknownSource');
		await world().refused(approveSource(source, 4_000), cast.dso, 'origin.OtherMeter');
		await world().refused(approveSource(source, meter.id), cast.dso, 'origin.MeterNotActive');
		await world().submit(
			api.tx.metering.approveMeter(meter.id, meter.publicKey, null),
			cast.dso,
		);
		await world().submit(approveSource(source, meter.id), cast.dso);
		await world().refused(approveSource(source, meter.id), cast.dso, 'origin.AlreadyActive');
		await world().refused(register({}), cast.supplierA, 'origin.MeterInUse');

		const { suspendSource } = api.tx.origin;
		await world().refused(suspendSource(source), cast.supplierA, 'BadOrigin');
		await world().submit(suspendSource(source), cast.dso);
		await world().refused(suspendSource(source), cast.dso, 'origin.AlreadySuspended');
		const info = (await api.call.originApi.source(source)).unwrap();
		expect(info.status.type).toBe('Suspended');
		expect((await api.call.originApi.source(NO_SOURCE)).isNone).toBe(true);
	});

	it('of a small producer is sold by the supplier whom its owner names', async () => {
		const { api, cast, stage } = world();
		const { allowSupplier, registerSource, setRecipient } = api.tx.origin;
		const meter = await productionMeter(world(), cast.charlie);
		const supplier = cast.supplierB.address;
		await world().refused(
			allowSupplier(meter.id, supplier),
			cast.supplierB,
			'origin.NotMeterOwner',
		);
		await world().refused(allowSupplier(4_000, supplier), cast.charlie, 'origin.UnknownMeter');
		await world().refused(
			allowSupplier(meter.id, cast.dso.address),
			cast.charlie,
			'origin.NotASupplier',
		);
		const register = registerSource(meter.id, 'Solar', 5_000, 0, ATTRIBUTES);
		await world().refused(register, cast.supplierB, 'origin.NoConsent');
		await world().submit(allowSupplier(meter.id, supplier), cast.charlie);
		await world().refused(register, cast.supplierA, 'origin.NoConsent');
		const registered = await world().submit(register, cast.supplierB);
		const { source, owner } = eventOf(registered, api.events.origin.SourceRegistered);
		expect(owner.toString()).toBe(cast.charlie.address);

		const charlie = cast.charlie.address;
		const stranger = newKeyring().createFromUri('//Stranger').address;
		await world().refused(
			setRecipient(source, charlie),
			cast.supplierB,
			'origin.NotSourceOwner',
		);
		await world().refused(
			setRecipient(source, stranger),
			cast.charlie,
			'origin.NotAParticipant',
		);
		await world().refused(
			setRecipient(NO_SOURCE, charlie),
			cast.charlie,
			'origin.UnknownSource',
		);
		await world().submit(setRecipient(source, charlie), cast.charlie);
		const info = (await api.call.originApi.source(source)).unwrap();
		expect(info.recipient.toString()).toBe(charlie);

		// It makes more than it can: neither the meter's connection nor the source gives that.
		await world().submit(
			api.tx.metering.approveMeter(meter.id, meter.publicKey, null),
			cast.dso,
		);
		await world().submit(api.tx.origin.approveSource(source, meter.id), cast.dso);
		const at = await stage.clock.advance(MINUTE);
		await world().submit(api.tx.metering.submitReadings([meter.read(at)]), cast.brp);
		const later = await stage.clock.advance(MINUTE);
		const boast = await world().submit(
			api.tx.metering.submitReadings([meter.sign(later, 100n)]),
			cast.brp,
		);
		const { reason } = eventOf(boast, api.events.metering.ReadingRefused);
		expect(reason.type).toBe('ImplausibleEnergy');
	});

	it('continues with another meter without losing or doubling energy', async () => {
		const { api, cast, stage } = world();
		const { replaceMeter } = api.tx.origin;
		const plant = await Plant.open(world(), cast.supplierA);
		await plant.read(await stage.clock.advance(MINUTE), 100n);
		const next = await productionMeter(world(), cast.supplierA);
		const replace = (source: number, meter: number) => replaceMeter(source, meter);
		const cases: [string, number, number, KeyringPair][] = [
			['UnknownSource', NO_SOURCE, next.id, cast.supplierA],
			['NotSourceSupplier', plant.id, next.id, cast.supplierB],
			['UnknownMeter', plant.id, 4_000, cast.supplierA],
			['MeterNotActive', plant.id, next.id, cast.supplierA],
			['NotAProductionMeter', plant.id, stage.meter.id, cast.supplierA],
			['MeterInUse', plant.id, plant.meter.id, cast.supplierA],
		];
		for (const [error, source, meter, who] of cases) {
			await world().refused(replace(source, meter), who, `origin.${error}`);
		}
		await world().submit(api.tx.metering.approveMeter(next.id, next.publicKey, null), cast.dso);
		await world().submit(replace(plant.id, next.id), cast.supplierA);
		await world().submit(api.tx.origin.approveSource(plant.id, next.id), cast.dso);
		next.register = 55_555n;
		for (const energy of [0n, 70n]) {
			next.count(energy);
			await plant.read(await stage.clock.advance(MINUTE), 90n);
			const now = await stage.clock.advance(MINUTE);
			await world().submit(api.tx.metering.submitReadings([next.read(now)]), cast.brp);
		}
		const info = await plant.info();
		expect(info.produced.toNumber()).toBe(170);
	});

	it('has no power to sell without two fresh readings that differ', async () => {
		const { api, cast, stage } = world();
		const plant = await Plant.open(world(), cast.supplierA);
		const available = async () => (await plant.info()).available.toNumber();
		expect(await available()).toBe(0);
		const produced = await plant.read(await stage.clock.advance(MINUTE), 200n);
		const event = eventOf(produced, api.events.origin.Produced);
		expect([event.energy.toNumber(), event.power.toNumber()]).toEqual([200, 12_000]);
		expect(await available()).toBe(12_000);
		await plant.read(await stage.clock.advance(MINUTE));
		expect(await available()).toBe(0);
		await plant.read(await stage.clock.advance(MINUTE), 200n);
		await stage.clock.advance(FRESHNESS + MINUTE);
		await idle();
		expect(await available()).toBe(0);
	});
});

describe('the choice of a source', () => {
	let plant: Plant;
	let empty: Plant;
	beforeAll(async () => {
		const { cast } = world();
		plant = await Plant.open(world(), cast.supplierB);
		empty = await Plant.open(world(), cast.supplierA);
		await publish(plant.id, TOKEN / 5n, cast.supplierB);
		await publish(empty.id, TOKEN / 6n, cast.supplierA);
		await publish(null, TOKEN / 4n, cast.supplierA);
	});

	/** The plant feeds `power` W in, and a quarter of an hour begins in two minutes. */
	const feedBeforeQuarter = async (power: number) => {
		const { clock } = world().stage;
		const quarter = roundUp((await clock.now()) + 5 * MINUTE, QUARTER);
		await clock.nextBlockAt(quarter - 4 * MINUTE);
		await plant.feed(power);
	};

	/** Asks for 2.5 kWh, which are two quarters of an hour at 5 kW. */
	const request = async (source: object | 'Cheapest') => {
		const { api, cast, stage } = world();
		const at = await stage.clock.advance(MINUTE);
		await stage.read(at);
		const authorised = await world().submit(
			api.tx.charging.authorise(stage.station, ANY_PRICE),
			cast.alice,
		);
		const process = eventOf(authorised, api.events.charging.Authorised).process.toNumber();
		await world().submit(
			api.tx.charging.request(process, 2_500, 2, QUARTER, { ...PREFERENCES, source }),
			cast.alice,
		);
		return process;
	};

	afterEach(async () => {
		await new Processes(world()).free();
	});

	it('is among those that supply now', async () => {
		const { api, cast, stage } = world();
		await plant.feed(18_000);
		const info = (
			await api.call.chargingApi.offers(stage.station, await stage.clock.now())
		).unwrap();
		const offers = info.offers.map(({ supplier, source, available }) => [
			supplier.toString(),
			source.toJSON(),
			available.toJSON(),
		]);
		expect(offers).toEqual([
			[cast.supplierA.address, null, null],
			[cast.supplierB.address, null, null],
			[cast.supplierB.address, plant.id, 18_000],
		]);
		const [, , offer] = info.offers;
		expect(offer?.sameArea.isTrue).toBe(true);
		expect(offer?.carrier.unwrap().type).toBe('Solar');
		expect(offer?.totalPrice.unwrap().toBigInt()).toBe(TOKEN / 5n);
	});

	it('can be offered for a process only by its supplier, and while it supplies', async () => {
		const { api, cast } = world();
		const process = await request({ Source: plant.id });
		const { offer } = api.tx.charging;
		const prices = [TOKEN, TOKEN];
		await world().refused(
			offer(process, empty.id, prices),
			cast.supplierA,
			'charging.SourceNotSupplying',
		);
		await world().refused(
			offer(process, plant.id, prices),
			cast.supplierA,
			'charging.NotSourceSupplier',
		);
		await world().refused(
			offer(process, NO_SOURCE, prices),
			cast.supplierA,
			'charging.UnknownSource',
		);
		await world().refused(
			api.tx.charging.publishOffer(plant.id, 0, prices),
			cast.supplierA,
			'charging.NotSourceSupplier',
		);
	});

	it('falls back to the cheapest grid mix when it does not supply', async () => {
		const { api, cast } = world();
		await publish(null, (TOKEN * 26n) / 100n, cast.supplierB);
		const process = await request({ Source: empty.id });
		const included = await world().submit(api.tx.charging.schedule(process), cast.cso);
		const { supplier, source } = eventOf(included, api.events.charging.Scheduled);
		expect(supplier.toString()).toBe(cast.supplierA.address);
		expect(source.isNone).toBe(true);
	});

	it('can be changed for the steps to come', async () => {
		const { api, cast, stage } = world();
		const { changeSource } = api.tx.charging;
		const wind = { Carrier: 'Wind' };
		await world().refused(
			changeSource(NO_SOURCE, 'Cheapest'),
			cast.alice,
			'charging.UnknownProcess',
		);
		await feedBeforeQuarter(18_000);
		const process = await request({ Carrier: 'Solar' });
		await world().refused(
			changeSource(process, 'Cheapest'),
			cast.alice,
			'charging.NotScheduled',
		);
		const start = roundUp(await stage.clock.now(), QUARTER);
		await stage.clock.nextBlockAt(start);
		const scheduled = await world().submit(api.tx.charging.schedule(process), cast.cso);
		expect(eventOf(scheduled, api.events.charging.Scheduled).source.unwrap().toNumber()).toBe(
			plant.id,
		);
		expect(eventOf(scheduled, api.events.origin.Committed).power.toNumber()).toBe(5_000);
		expect((await plant.info()).committed.toNumber()).toBe(5_000);

		const cases: [string, object | 'Cheapest', KeyringPair][] = [
			['NotProcessDriver', 'Cheapest', cast.bob],
			['UnknownSource', { Source: NO_SOURCE }, cast.alice],
			['UnknownSource', wind, cast.alice],
			['NoEligibleOffer', { Source: empty.id }, cast.alice],
		];
		for (const [error, choice, who] of cases) {
			await world().refused(
				changeSource(process, choice as 'Cheapest'),
				who,
				`charging.${error}`,
			);
		}
		await publish(null, TOKEN / 10n, cast.supplierA);
		const changed = await world().submit(changeSource(process, 'Cheapest'), cast.alice);
		const choice = eventOf(changed, api.events.charging.ChoiceChanged);
		expect([choice.fromStep.toNumber(), choice.source.isNone]).toEqual([1, true]);
		await world().refused(
			changeSource(process, 'Cheapest'),
			cast.alice,
			'charging.ChangePending',
		);

		stage.meter.count(1_250n);
		await stage.clock.nextBlockAt(start + QUARTER);
		const read = await stage.read(start + QUARTER);
		expect(eventOf(read, api.events.charging.StepSettled).toSupplier.toBigInt()).toBe(
			(1_250n * TOKEN) / 5_000n,
		);
		const next = eventOf(read, api.events.charging.SourceChanged);
		expect([next.step.toNumber(), next.source.isNone]).toEqual([1, true]);
		expect((await plant.info()).committed.toNumber()).toBe(0);
		await world().refused(changeSource(process, 'Cheapest'), cast.alice, 'charging.NoStepLeft');
		await world().submit(api.tx.charging.disconnect(process), cast.alice);
		await world().refused(
			changeSource(process, 'Cheapest'),
			cast.alice,
			'charging.AlreadyClosing',
		);
		await stage.read(await stage.clock.advance(MINUTE));
		await world().refused(
			changeSource(process, 'Cheapest'),
			cast.alice,
			'charging.ProcessEnded',
		);
		await publish(null, TOKEN / 4n, cast.supplierA);
	});

	it('gives way to another source when it is short for five minutes', async () => {
		const { api, cast, stage } = world();
		await publish(null, (TOKEN * 24n) / 100n, cast.supplierB);
		await feedBeforeQuarter(18_000);
		const process = await request({ Source: plant.id });
		const start = roundUp(await stage.clock.now(), QUARTER);
		await stage.clock.nextBlockAt(start);
		await world().submit(api.tx.charging.schedule(process), cast.cso);
		for (let minute = 1; minute <= 6; minute += 1) {
			const at = start + minute * MINUTE;
			await stage.clock.nextBlockAt(at);
			const included = await plant.read(at, 50n);
			const dropped = eventsOf(included, api.events.origin.CommitmentDropped);
			expect(dropped).toHaveLength(minute === 6 ? 1 : 0);
			if (minute === 6) {
				const { supplier, source, since } = eventOf(
					included,
					api.events.charging.SourceChanged,
				);
				// The cheapest grid mix, which is not that of the default supplier.
				expect(supplier.toString()).toBe(cast.supplierB.address);
				expect(source.isNone).toBe(true);
				expect(since.toNumber()).toBe(at);
			}
		}
		expect((await plant.info()).impossibleDeliveries.toNumber()).toBe(1);
		stage.meter.count(1_250n);
		await stage.clock.nextBlockAt(start + QUARTER);
		const read = await stage.read(start + QUARTER);
		const segments = eventsOf(read, api.events.charging.SegmentSettled);
		expect(segments.map(({ energy }) => energy.toNumber())).toEqual([500, 750]);
		await new Processes(world()).free();
		const record = (await api.query.charging.records(process)).unwrap();
		expect(record.sourced.toNumber()).toBe(500);
	});
});

describe('certificates', () => {
	let plant: Plant;
	let grey: Plant;
	let process: number;
	/** The interval in which the process charges, and one in which it does not. */
	let charged: number;
	let quiet: number;

	/** The claims of Alice's process. */
	const statement = () =>
		allItems((after: ClaimCursor | null, limit) => {
			const { api, cast } = world();
			return api.call.originApi.statement(cast.alice.address, process, after, limit);
		});

	/** The certificates that were cancelled for an account. */
	const cancellations = async (beneficiary: string) => {
		const list = await allItems((after: u64 | null, limit) =>
			world().api.call.originApi.cancellations(beneficiary, after, limit),
		);
		return list.map(([, cancellation]) => cancellation);
	};

	const certificate = async (owner: KeyringPair, interval: number) => {
		const list = await allItems((after: CertificateCursor | null, limit) =>
			world().api.call.originApi.certificates(owner.address, after, limit),
		);
		const held = list.find(
			(entry) =>
				entry.source.toNumber() === plant.id && entry.interval.toNumber() === interval,
		);
		return [held?.free.toNumber() ?? 0, held?.locked.toNumber() ?? 0];
	};

	// 5 minutes with 1 kWh made and none taken, then 10 with 300 Wh made and 833 taken.
	beforeAll(async () => {
		const { api, cast, stage } = world();
		plant = await Plant.open(world(), cast.supplierB);
		grey = await Plant.open(world(), cast.supplierA);
		await publish(plant.id, TOKEN / 5n, cast.supplierB);
		// A step of two intervals begins at a multiple of its length.
		charged = roundUp((await stage.clock.now()) + INTERVAL + MINUTE, 2 * INTERVAL);
		quiet = charged - INTERVAL;
		await stage.clock.nextBlockAt(quiet);
		await plant.read(quiet);
		await stage.clock.nextBlockAt(charged - MINUTE);
		await stage.read(charged - MINUTE);
		await plant.read(charged - 30_000, 900n);
		const authorised = await world().submit(
			api.tx.charging.authorise(stage.station, ANY_PRICE),
			cast.alice,
		);
		process = eventOf(authorised, api.events.charging.Authorised).process.toNumber();
		await world().submit(
			api.tx.charging.request(process, 833, 1, 2 * INTERVAL, {
				...PREFERENCES,
				source: { Source: plant.id },
			}),
			cast.alice,
		);
		await stage.clock.nextBlockAt(charged);
		await world().submit(api.tx.charging.schedule(process), cast.cso);
		await plant.read(charged, 100n);
		const over = charged + 2 * INTERVAL;
		await stage.clock.nextBlockAt(over);
		await plant.read(over, 600n);
		stage.meter.count(833n);
		await stage.read(over);
	});

	it('are made pro rata when an interval closes, an hour after its end', async () => {
		const { api, cast, stage } = world();
		const { greenProcess, withdraw } = api.tx.origin;
		const close = charged + 2 * INTERVAL + CLOSING_DELAY * INTERVAL;
		await world().refused(
			greenProcess(plant.id, quiet, 1, process),
			cast.supplierB,
			'origin.NotYetCertified',
		);
		await world().refused(withdraw(plant.id, charged, 1), cast.dso, 'origin.NotClosed');
		const open = (await api.call.originApi.interval(plant.id, charged)).unwrap();
		expect(open.ledger.phase.isOpen).toBe(true);
		expect(open.closes.toNumber()).toBe(charged + (1 + CLOSING_DELAY) * INTERVAL);

		await stage.clock.nextBlockAt(close);
		await idle();
		const claims = await statement();
		const entries = claims.map(({ interval, claimed, certified, closed }) => [
			interval.toNumber(),
			claimed.toNumber(),
			certified.toNumber(),
			closed.isTrue,
		]);
		expect(entries).toEqual([
			[charged, 416, 300, true],
			[charged + INTERVAL, 417, 300, true],
		]);
		const { ledger } = (await api.call.originApi.interval(plant.id, quiet)).unwrap();
		expect([ledger.produced.toNumber(), ledger.issued.toNumber()]).toEqual([1_000, 1_000]);
		expect(await certificate(cast.supplierB, quiet)).toEqual([1_000, 0]);
		expect(await certificate(cast.supplierB, charged)).toEqual([0, 0]);
		expect((await api.call.originApi.interval(plant.id, 0)).isNone).toBe(true);
	});

	it('are transferred, whole or in part, by who holds them', async () => {
		const { api, cast } = world();
		const { transferCertificate } = api.tx.origin;
		const { supplierA, supplierB } = cast;
		const stranger = newKeyring().createFromUri('//Stranger').address;
		const transfer = (interval: number, energy: number, to = supplierA.address) =>
			transferCertificate(plant.id, interval, to, energy);
		await world().refused(transfer(quiet, 0), supplierB, 'origin.ZeroEnergy');
		await world().refused(transfer(quiet, 1_001), supplierB, 'origin.NotEnough');
		await world().refused(transfer(charged, 1), supplierB, 'origin.NothingHeld');
		await world().refused(transfer(quiet, 1), cast.bob, 'origin.NothingHeld');
		await world().refused(transfer(quiet, 1, stranger), supplierB, 'origin.NotAParticipant');
		await world().refused(
			transfer(quiet, 1, supplierB.address),
			supplierB,
			'origin.SameAccount',
		);
		await world().submit(transfer(quiet, 300), supplierB);
		expect(await certificate(supplierA, quiet)).toEqual([300, 0]);
		expect(await certificate(supplierB, quiet)).toEqual([700, 0]);
		await world().submit(transfer(quiet, 300, cast.bob.address), supplierA);
		expect(await certificate(supplierA, quiet)).toEqual([0, 0]);
		await world().refused(
			transfer(quiet, 1, cast.bob.address),
			supplierA,
			'origin.NothingHeld',
		);
	});

	it('are cancelled once, for a beneficiary', async () => {
		const { api, cast } = world();
		const { cancelCertificate } = api.tx.origin;
		const { bob } = cast;
		const charlie = cast.charlie.address;
		const cancel = (energy: number, beneficiary = charlie) =>
			cancelCertificate(plant.id, quiet, energy, beneficiary);
		await world().refused(cancel(301), bob, 'origin.NotEnough');
		await world().refused(cancel(0), bob, 'origin.ZeroEnergy');
		await world().refused(
			cancel(1, newKeyring().createFromUri('//Stranger').address),
			bob,
			'origin.NotAParticipant',
		);
		await world().submit(cancel(300), bob);
		await world().refused(cancel(300), bob, 'origin.NothingHeld');
		const cancelled = await cancellations(charlie);
		expect(cancelled.map(({ energy }) => energy.toNumber())).toEqual([300]);
		expect(cancelled.every((one) => one.process.isNone)).toBe(true);
	});

	it('green what a process took without proof, by its supplier alone', async () => {
		const { api, cast } = world();
		const { greenProcess } = api.tx.origin;
		const { supplierA, supplierB } = cast;
		const green = (energy: number, of = process) => greenProcess(plant.id, quiet, energy, of);
		await world().refused(green(1, NO_SOURCE), supplierB, 'origin.UnknownProcess');
		await world().refused(green(1), supplierA, 'origin.NotProcessSupplier');
		await world().refused(green(234), supplierB, 'origin.NothingToGreen');
		await world().refused(green(0), supplierB, 'origin.ZeroEnergy');
		const greened = await world().submit(green(233), supplierB);
		const cancelled = eventOf(greened, api.events.origin.CertificateCancelled);
		expect(cancelled.process.unwrap().toNumber()).toBe(process);
		expect(cancelled.beneficiary.toString()).toBe(cast.alice.address);
		await world().refused(green(1), supplierB, 'origin.NothingToGreen');
		const greening = (await cancellations(cast.alice.address)).filter(
			(one) => one.process.isSome && one.process.unwrap().toNumber() === process,
		);
		expect(greening.map(({ energy }) => energy.toNumber())).toEqual([233]);
		expect(await certificate(supplierB, quiet)).toEqual([467, 0]);
	});

	it('are locked while they live in a national registry', async () => {
		const { api, cast } = world();
		const { lockCertificate, unlockCertificate, transferCertificate } = api.tx.origin;
		const { dso, supplierA, supplierB } = cast;
		const lock = (energy: number) => lockCertificate(plant.id, quiet, energy, 'NL-123');
		const unlock = (energy: number, owner = supplierB.address) =>
			unlockCertificate(plant.id, quiet, owner, energy);
		await world().refused(lock(468), supplierB, 'origin.NotEnough');
		await world().refused(lock(1), supplierA, 'origin.NothingHeld');
		await world().submit(lock(467), supplierB);
		expect(await certificate(supplierB, quiet)).toEqual([0, 467]);
		await world().refused(
			transferCertificate(plant.id, quiet, supplierA.address, 1),
			supplierB,
			'origin.NotEnough',
		);
		await world().refused(unlock(1), supplierB, 'BadOrigin');
		await world().refused(unlock(468), dso, 'origin.NotEnough');
		await world().refused(unlock(1, supplierA.address), dso, 'origin.NothingHeld');
		await world().submit(unlock(67), dso);
		expect(await certificate(supplierB, quiet)).toEqual([67, 400]);
	});

	it('are corrected with effect on the claims when production was overstated', async () => {
		const { api, cast } = world();
		const { withdraw } = api.tx.origin;
		await world().refused(withdraw(plant.id, charged, 1), cast.supplierB, 'BadOrigin');
		await world().refused(withdraw(plant.id, 0, 1), cast.dso, 'origin.UnknownInterval');
		await world().refused(withdraw(NO_SOURCE, charged, 1), cast.dso, 'origin.UnknownSource');
		await world().refused(withdraw(plant.id, charged, 0), cast.dso, 'origin.ZeroEnergy');
		await world().refused(withdraw(plant.id, charged, 301), cast.dso, 'origin.NotEnough');
		const withdrawn = await world().submit(withdraw(plant.id, charged, 50), cast.dso);
		expect(eventOf(withdrawn, api.events.origin.Withdrawn).fromSurplus.toNumber()).toBe(0);
		await idle();
		const certified = (await statement()).map((entry) => entry.certified.toNumber());
		expect(certified.reduce((sum, energy) => sum + energy)).toBe(550);
		const { ledger } = (await api.call.originApi.interval(plant.id, charged)).unwrap();
		expect([ledger.produced.toNumber(), ledger.certified.toNumber()]).toEqual([250, 250]);
	});

	it('become surplus at once when a reading comes too late to be claimed', async () => {
		const { api, cast, stage } = world();
		const at = charged + 3 * INTERVAL;
		const included = await grey.read(at, 600n);
		const late = eventsOf(included, api.events.origin.LateSurplus);
		const energy = late.reduce((sum, event) => sum + event.energy.toNumber(), 0);
		expect(energy).toBeGreaterThan(0);
		expect(late.every(({ recipient }) => recipient.eq(cast.supplierA.address))).toBe(true);
		expect((await stage.clock.now()) - at).toBeGreaterThan(0);
	});

	it('expire a year after their interval', async () => {
		const { api, cast, stage } = world();
		const { expireCertificate, transferCertificate } = api.tx.origin;
		const owner = cast.supplierB.address;
		const expire = expireCertificate(owner, plant.id, quiet);
		await world().refused(expire, cast.bob, 'origin.NotExpired');
		await world().refused(
			expireCertificate(owner, plant.id, charged),
			cast.bob,
			'origin.NothingHeld',
		);
		const held = () => api.query.origin.certificates(owner, [plant.id, quiet]);
		const { free, locked } = (await held()).unwrap();
		expect([free.toNumber(), locked.toNumber()]).toEqual([67, 400]);
		const lifetime = api.consts.origin.lifetime.toNumber();
		await stage.clock.nextBlockAt(quiet + INTERVAL + lifetime + MS_PER_HOUR);
		// What has expired leaves the state in the time that blocks have to spare.
		await idle();
		await idle();
		expect((await held()).isNone).toBe(true);
		await world().refused(
			transferCertificate(plant.id, quiet, cast.bob.address, 1),
			cast.supplierB,
			'origin.NothingHeld',
		);
		await world().refused(expire, cast.bob, 'origin.NothingHeld');
	});
});
