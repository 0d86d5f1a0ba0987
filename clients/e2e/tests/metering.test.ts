// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { KeyringPair } from '@polkadot/keyring/types';
import { bnToU8a, hexToU8a } from '@polkadot/util';
import { describe, expect, it } from 'vitest';
import { eventOf, eventsOf, newKeyring } from '@smartcharge/chain';
import { Meter, meterKey, possession } from '@smartcharge/demo/meter';
import type { SignedReading } from '@smartcharge/rules/reading';
import { MS_PER_HOUR, MS_PER_MINUTE } from '@smartcharge/rules/units';
import { useWorld } from '../support/world.js';

const world = useWorld();

/** EAN-18 codes with a valid check digit. */
const EAN = 871_687_140_000_000_002n;
const PURPOSE = { Station: { power: 22_000 } };

/** Submits one reading, which must be refused for `reason`. */
async function submitRefused(reading: SignedReading, reason: string): Promise<void> {
	const { api, cast } = world();
	const included = await world().submit(api.tx.metering.submitReadings([reading]), cast.cso);
	expect(eventsOf(included, api.events.metering.ReadingAccepted)).toEqual([]);
	const refused = eventOf(included, api.events.metering.ReadingRefused);
	expect(refused.reason.type).toBe(reason);
	expect(refused.meter.toNumber()).toBe(reading.meter);
}

/** Submits one reading, which must be refused for `reason` without any effect. */
async function readingRefused(reading: SignedReading, reason: string): Promise<void> {
	const before = await world().snapshot();
	await submitRefused(reading, reason);
	expect(await world().snapshot()).toEqual(before);
}

/** Submits one reading, which contradicts the latest one: it is refused and remembered. */
async function readingSuspected(reading: SignedReading, reason: string): Promise<void> {
	const { api } = world();
	const id = bnToU8a(reading.meter, { isLe: false, bitLength: 32 });
	const stored = async () => (await api.query.metering.meters(id)).unwrap();
	const key = api.query.metering.meters.key(id);
	const [before, meter] = [await world().snapshot(), await stored()];
	await submitRefused(reading, reason);
	const [after, suspecting] = [await world().snapshot(), await stored()];
	const { suspect, ...rest } = suspecting.toJSON();
	expect(suspect).toEqual({ at: reading.at, register: Number(reading.register) });
	expect({ ...rest, suspect: null }).toEqual({ ...meter.toJSON(), suspect: null });
	expect({ ...after, [key]: '' }).toEqual({ ...before, [key]: '' });
}

describe('a reading', () => {
	it('is accepted from any gateway, because the meter signed it', async () => {
		const { api, cast, stage } = world();
		await stage.read(await stage.clock.advance(MS_PER_MINUTE));
		const at = await stage.clock.advance(MS_PER_HOUR);
		stage.meter.count(1_000n);
		const included = await world().submit(
			api.tx.metering.submitReadings([stage.meter.read(at)]),
			cast.supplierB,
		);
		const accepted = eventOf(included, api.events.metering.ReadingAccepted);
		expect(accepted.readAt.toNumber()).toBe(at);
		expect(accepted.register.toBigInt()).toBe(stage.meter.register);
		const meter = (await api.call.meteringApi.meter(stage.meter.id)).unwrap();
		expect(meter.latest.unwrap().at.toNumber()).toBe(at);
	});

	it('is refused for each reason of its own', async () => {
		const { api, stage } = world();
		const { clock, meter } = stage;
		const at = await clock.advance(10 * MS_PER_MINUTE);
		const genesis = api.genesisHash.toU8a();
		const key = newKeyring().createFromUri('//Meter//0');
		const register = meter.register;

		const genuine = meter.read(at);
		await readingRefused({ ...genuine, meter: 4_000 }, 'UnknownMeter');
		await readingRefused(meter.read(at + 24 * MS_PER_HOUR), 'FromFuture');
		await readingRefused({ ...genuine, register: register + 1n }, 'BadSignature');
		await readingRefused({ ...genuine, at: at + 1 }, 'BadSignature');

		const forger = new Meter(
			meter.id,
			newKeyring().createFromUri('//Forger'),
			genesis,
			register,
		);
		await readingRefused(forger.read(at), 'BadSignature');
		const otherMeter = new Meter(meter.id + 1, key, genesis, register);
		await readingRefused({ ...otherMeter.read(at), meter: meter.id }, 'BadSignature');
		const otherChain = new Meter(meter.id, key, hexToU8a(`0x${'11'.repeat(32)}`), register);
		await readingRefused(otherChain.read(at), 'BadSignature');

		await readingSuspected(meter.sign(at, register - 1n), 'RegisterDecreased');
		// Of two that contradict the latest one, the later is remembered.
		await readingRefused(meter.sign(at, register + 1_000_000n), 'ImplausibleEnergy');
		const next = await clock.advance(MS_PER_MINUTE);
		await readingSuspected(meter.sign(next, register + 1_000_000n), 'ImplausibleEnergy');
		// More than the power gives, but not so much that the latest reading is in doubt.
		await readingRefused(meter.sign(next, register + 5_000n), 'ImplausibleEnergy');
		await stage.read(next);
		const info = (await api.call.meteringApi.meter(meter.id)).unwrap();
		expect(info.latest.unwrap().at.toNumber()).toBe(next);
	});

	it('is refused when it is not newer, so a replay changes nothing', async () => {
		const { api, cast, stage } = world();
		const at = await stage.clock.advance(10 * MS_PER_MINUTE);
		const reading = stage.meter.read(at);
		await world().submit(api.tx.metering.submitReadings([reading]), cast.cso);
		await readingRefused(reading, 'NotNewer');
		await readingRefused(stage.meter.read(at - 1), 'NotNewer');
	});

	it('is refused when it is older than the age limit', async () => {
		const { api, stage } = world();
		const limit = api.consts.metering.maxAge.toNumber();
		const last = await stage.clock.advance(MS_PER_MINUTE);
		await stage.read(last);
		const at = last + MS_PER_MINUTE;
		await stage.clock.nextBlockAt(at + limit + 1);
		await readingRefused(stage.meter.read(at), 'TooOld');
	});

	it('does not take others of its batch down', async () => {
		const { api, cast, stage } = world();
		const at = await stage.clock.advance(10 * MS_PER_MINUTE);
		const good = stage.meter.read(at);
		const included = await world().submit(
			api.tx.metering.submitReadings([{ ...good, meter: 4_000 }, good, good]),
			cast.cso,
		);
		expect(eventsOf(included, api.events.metering.ReadingAccepted)).toHaveLength(1);
		const reasons = eventsOf(included, api.events.metering.ReadingRefused).map(
			({ reason }) => reason.type,
		);
		// In the order of time, then of meters, whatever that of the batch.
		expect(reasons).toEqual(['NotNewer', 'UnknownMeter']);
	});

	it('is taken in the order of time, whatever that of its batch', async () => {
		const { api, cast, stage } = world();
		const at = await stage.clock.advance(10 * MS_PER_MINUTE);
		const readings = [2, 1, 0].map((minutes) => stage.meter.read(at - minutes * MS_PER_MINUTE));
		const included = await world().submit(
			api.tx.metering.submitReadings(readings.toReversed()),
			cast.cso,
		);
		const accepted = eventsOf(included, api.events.metering.ReadingAccepted);
		expect(accepted.map(({ readAt }) => readAt.toNumber())).toEqual(
			readings.map((reading) => reading.at),
		);
	});

	it('comes in a batch of at least one', async () => {
		const { api, cast } = world();
		await world().refused(api.tx.metering.submitReadings([]), cast.cso, 'metering.EmptyBatch');
	});
});

describe('a meter', () => {
	it('counts once the DSO has approved it, with either kind of key', async () => {
		const { api, cast, stage } = world();
		const genesis = api.genesisHash.toU8a();
		const ed25519 = newKeyring().createFromUri('//Second', {}, 'ed25519');
		const registered = await world().submit(
			api.tx.metering.registerMeter(
				EAN,
				stage.area,
				meterKey(ed25519),
				PURPOSE,
				possession(ed25519, cast.cso, genesis),
			),
			cast.cso,
		);
		const id = eventOf(registered, api.events.metering.MeterRegistered).meter.toNumber();
		const meter = new Meter(id, ed25519, api.genesisHash.toU8a());

		const at = await stage.clock.advance(MS_PER_MINUTE);
		await readingRefused(meter.read(at), 'NotActive');
		const approve = (key: KeyringPair) => api.tx.metering.approveMeter(id, meterKey(key), null);
		await world().refused(approve(ed25519), cast.cso, 'BadOrigin');
		await world().submit(approve(ed25519), cast.dso);
		const included = await world().submit(
			api.tx.metering.submitReadings([meter.read(at)]),
			cast.cso,
		);
		expect(eventsOf(included, api.events.metering.ReadingAccepted)).toHaveLength(1);

		const sr25519 = newKeyring().createFromUri('//SecondAgain');
		const rotate = (owner: KeyringPair) =>
			api.tx.metering.rotateKey(id, meterKey(sr25519), possession(sr25519, owner, genesis));
		await world().refused(rotate(cast.supplierA), cast.supplierA, 'metering.NotOwner');
		await world().refused(rotate(cast.supplierA), cast.cso, 'metering.InvalidProof');
		await world().submit(rotate(cast.cso), cast.cso);
		const rotated = new Meter(id, sr25519, api.genesisHash.toU8a());
		const next = await stage.clock.advance(MS_PER_MINUTE);
		await readingRefused(rotated.read(next), 'BadSignature');
		await world().submit(approve(sr25519), cast.dso);
		// What was read before the approval does not count any more.
		await readingRefused(rotated.read(next), 'NotNewer');
		const later = await stage.clock.advance(MS_PER_MINUTE);
		await readingRefused(meter.read(later), 'BadSignature');
		const base = await world().submit(
			api.tx.metering.submitReadings([rotated.read(later)]),
			cast.cso,
		);
		expect(eventsOf(base, api.events.metering.ReadingAccepted)).toHaveLength(1);

		await world().submit(api.tx.metering.suspendMeter(id), cast.dso);
		const last = await stage.clock.advance(MS_PER_MINUTE);
		await readingRefused(rotated.read(last), 'NotActive');
		await world().refused(
			api.tx.metering.suspendMeter(id),
			cast.dso,
			'metering.AlreadySuspended',
		);
	});

	it('needs a new base after two readings that contradict the latest one', async () => {
		const { api, cast, stage } = world();
		const { meter, clock } = stage;
		const { BaseRequired, NewBase } = api.events.metering;
		const { approveMeter } = api.tx.metering;
		const first = await clock.advance(MS_PER_MINUTE);
		meter.count(50n);
		await stage.read(first);
		// Another device took its place, whose register begins at 7 Wh.
		const replaced = (at: number) => meter.sign(at, 7n);
		await readingSuspected(replaced(await clock.advance(MS_PER_MINUTE)), 'RegisterDecreased');
		const at = await clock.advance(5 * MS_PER_MINUTE);
		const confirmed = await world().submit(
			api.tx.metering.submitReadings([replaced(at)]),
			cast.cso,
		);
		expect(eventOf(confirmed, BaseRequired).meter.toNumber()).toBe(meter.id);
		await readingRefused(replaced(await clock.advance(MS_PER_MINUTE)), 'BaseNeeded');

		const approve = (at: number, key = meter.publicKey) =>
			approveMeter(meter.id, key, { at, register: 7 });
		const now = await clock.advance(MS_PER_MINUTE);
		const other = meterKey(newKeyring().createFromUri('//Forger'));
		await world().refused(approve(now, other), cast.dso, 'metering.OtherKey');
		await world().refused(approve(first), cast.dso, 'metering.BaseNotNewer');
		await world().refused(approve(now + MS_PER_HOUR), cast.dso, 'metering.BaseFromFuture');
		const approved = await world().submit(approve(now), cast.dso);
		expect(eventOf(approved, NewBase).meter.toNumber()).toBe(meter.id);
		meter.register = 7n;
		meter.count(50n);
		await stage.read(await clock.advance(MS_PER_MINUTE));
	});

	it('is not registered by another owner with the proof of the first one', async () => {
		const { api, cast, stage } = world();
		const key = newKeyring().createFromUri('//Fourth');
		// Everybody can read the proof in the block.
		const proof = possession(key, cast.cso, api.genesisHash.toU8a());
		const register = api.tx.metering.registerMeter(
			EAN,
			stage.area,
			meterKey(key),
			PURPOSE,
			proof,
		);
		const { meter } = eventOf(
			await world().submit(register, cast.cso),
			api.events.metering.MeterRegistered,
		);
		for (const thief of [cast.supplierA, cast.alice]) {
			await world().refused(register, thief, 'metering.InvalidProof');
		}
		const second = api.tx.metering.rotateKey(meter, meterKey(key), proof);
		await world().refused(second, cast.supplierA, 'metering.NotOwner');
		// A proof for another chain is none, either.
		const elsewhere = possession(key, cast.cso, hexToU8a(`0x${'11'.repeat(32)}`));
		await world().refused(
			api.tx.metering.registerMeter(EAN, stage.area, meterKey(key), PURPOSE, elsewhere),
			cast.cso,
			'metering.InvalidProof',
		);
	});

	it('is not registered with wrong data', async () => {
		const { api, cast, stage } = world();
		const genesis = api.genesisHash.toU8a();
		const fresh = newKeyring().createFromUri('//Third');
		const taken = newKeyring().createFromUri('//Meter//0');
		const register = ({
			ean = EAN,
			area = stage.area,
			key = fresh,
			purpose = PURPOSE,
			proof = possession(key, cast.cso, genesis),
		}) => api.tx.metering.registerMeter(ean, area, meterKey(key), purpose, proof);
		const cases: [string, Parameters<typeof register>[0]][] = [
			['InvalidEanLength', { ean: 8_716_879_000_004n }],
			['InvalidEanCheckDigit', { ean: EAN + 1n }],
			['UnknownArea', { area: 4_000 }],
			['ZeroPower', { purpose: { Station: { power: 0 } } }],
			['PowerTooHigh', { purpose: { Station: { power: 4_000_000_000 } } }],
			['KeyInUse', { key: taken }],
			['InvalidProof', { proof: possession(fresh, cast.dso, genesis) }],
			['InvalidProof', { proof: possession(taken, cast.cso, genesis) }],
		];
		for (const [error, terms] of cases) {
			await world().refused(register(terms), cast.cso, `metering.${error}`);
		}
		await world().refused(
			api.tx.metering.approveMeter(4_000, meterKey(fresh), null),
			cast.dso,
			'metering.UnknownMeter',
		);
		await world().refused(
			api.tx.metering.approveMeter(stage.meter.id, stage.meter.publicKey, null),
			cast.dso,
			'metering.NothingToApprove',
		);
	});
});
