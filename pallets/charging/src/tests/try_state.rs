// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Each invariant is noticed when it breaks.

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{
		traits::{fungible::Mutate, tokens::Preservation},
		BoundedVec,
	},
	sp_runtime::TryRuntimeError,
};
use smartcharge_primitives::{EvseId, Meters, OrderedMeterId, RecordedLine, SourceId};

/// Runs `spoil` in a state with a scheduled process (0) and a requested one (1), and expects a
/// message that begins with `invariant`.
fn detects(invariant: &str, spoil: impl FnOnce()) {
	let mut other = station();
	(other.evse_id, other.meter) = ("NL*ABC*E2".into(), SPARE_METER);
	ExtBuilder::default().stations(&[station(), other]).build().execute_with(|| {
		thesis(preferences());
		Charging::authorise(signed(BOB), 1, MAX_PRICE_PER_HOUR).unwrap();
		request(BOB, 1, hours(5_000, 1)).unwrap();
		offer(SUPPLIER_A, 1, None, prices(&[1])).unwrap();
		check_state();
		spoil();
		let error = Charging::do_try_state().unwrap_err();
		let TryRuntimeError::Other(message) = error else { panic!("{error:?}") };
		assert!(message.starts_with(invariant), "{message}");
	});
}

/// Changes the offer that the scheduled process has chosen.
fn change_offer(change: impl FnOnce(&mut LockedOffer<AccountId>)) {
	let meter = OrderedMeterId::new(METER);
	LockedOffers::<Test>::mutate(meter, 0, |offer| change(offer.as_mut().unwrap()));
}

#[test]
fn try_state_detects_a_station_that_is_not_found() {
	detects("INV1", || EvseIds::<Test>::remove(EvseId::new(b"NL*ABC*E1").unwrap()));
	detects("INV1", || StationOfMeter::<Test>::insert(METER, 1));
	detects("INV1", || NextStationId::<Test>::put(1));
}

#[test]
fn try_state_detects_a_closed_station_that_is_found() {
	detects("INV1", || {
		Stations::<Test>::mutate(0, |station| station.as_mut().unwrap().open = false);
	});
	detects("INV1", || StationOfMeter::<Test>::insert(77, 0));
}

#[test]
fn try_state_detects_power_that_metering_does_not_know() {
	detects("INV12", || FakeMeters::set_power(METER, None));
}

#[test]
fn try_state_detects_escrow_that_is_not_there() {
	detects("INV2", || change_session(0, |session| session.escrow += 1));
	detects("INV2", || {
		let all = Charging::escrow_account();
		Balances::transfer(&all, &ALICE, 1, Preservation::Expendable).unwrap();
	});
}

#[test]
fn try_state_detects_a_process_with_a_record() {
	detects("INV3", || {
		authorised_record(1);
	});
	detects("INV3", || NextProcessId::<Test>::put(1));
	detects("INV3", || authorised_record(2));
}

fn authorised_record(id: u64) {
	let record = ChargeDetailRecord {
		driver: ALICE,
		station: STATION,
		cso: CSO,
		supplier: None,
		source: None,
		start: NOW,
		end: NOW,
		due_until: NOW,
		energy: 0,
		sourced: 0,
		registers: (0, 0),
		totals: Totals::default(),
		reason: FinishReason::Stale,
		other_suppliers: Default::default(),
		trail: None,
	};
	Records::<Test>::insert(id, record);
	RecordsOf::<Test>::insert(ALICE, NewestFirst::new(id), ());
}

#[test]
fn try_state_detects_a_record_that_its_driver_does_not_find() {
	let one = || {
		NextProcessId::<Test>::put(3);
		scheduled_record(2);
	};
	detects("INV18", || {
		one();
		RecordsOf::<Test>::remove(ALICE, NewestFirst::new(2));
	});
	detects("INV18", || {
		one();
		RecordsOf::<Test>::remove(ALICE, NewestFirst::new(2));
		RecordsOf::<Test>::insert(BOB, NewestFirst::new(2), ());
	});
	detects("INV18", || RecordsOf::<Test>::insert(ALICE, NewestFirst::new(0), ()));
}

#[test]
fn try_state_detects_a_record_without_a_schedule_and_a_wrong_cursor() {
	let next = |next| Archived::<Test>::mutate(|archive| archive.next = next);
	detects("INV3", || {
		NextProcessId::<Test>::put(3);
		authorised_record(2);
	});
	detects("INV13", || next(1));
	detects("INV13", || {
		NextProcessId::<Test>::put(4);
		scheduled_record(2);
		Archived::<Test>::mutate(|archive| archive.open.size = RECORDS_PER_ROOT.into());
	});
}

fn scheduled_record(id: u64) {
	authorised_record(id);
	Records::<Test>::mutate(id, |record| record.as_mut().unwrap().supplier = Some(SUPPLIER_A));
}

#[test]
fn try_state_detects_a_process_that_is_not_at_its_meter() {
	detects("INV4", || {
		Processes::<Test>::mutate(OrderedMeterId::new(METER), |process| {
			process.as_mut().unwrap().meter = FOREIGN_METER;
		})
	});
	detects("INV4", || MeterOf::<Test>::remove(0));
	detects("INV4", || MeterOf::<Test>::insert(0, SPARE_METER));
	detects("INV4", || MeterOf::<Test>::insert(2, FOREIGN_METER));
	detects("INV4", || ProcessesOf::<Test>::remove(ALICE, 0));
	detects("INV4", || ProcessesOf::<Test>::insert(ALICE, 1, ()));
	detects("INV4", || Unscheduled::<Test>::insert(BOB, 2));
	detects("INV4", || Unscheduled::<Test>::insert(ALICE, 1));
}

#[test]
fn try_state_detects_offers_and_prices_out_of_place() {
	let nobodys = (SUPPLIER_A, None::<SourceId>);
	detects("INV5", || Offers::<Test>::remove(1, nobodys));
	detects("INV5", || Offers::<Test>::insert(0, nobodys, prices(&[1])));
	detects("INV5", || Offers::<Test>::insert(7, nobodys, prices(&[1])));
	let lock = |meter| {
		let prices = prices(&[1]);
		let offer = LockedOffer { supplier: SUPPLIER_A, source: None, prices };
		LockedOffers::<Test>::insert(OrderedMeterId::new(meter), 0, offer);
	};
	detects("INV5", || LockedOffers::<Test>::remove(OrderedMeterId::new(METER), 0));
	detects("INV5", || lock(SPARE_METER));
	detects("INV5", || lock(FOREIGN_METER));
}

#[test]
fn try_state_detects_a_session_that_should_have_ended() {
	detects("INV6", || change_session(0, |session| session.open = 10));
	detects("INV6", || change_offer(|offer| offer.prices = prices(&[1])));
	// An alternative that is not there.
	detects("INV6", || change_session(0, |session| session.locked = 2));
	detects("INV6", || change_session(0, |session| session.totals.unpaid = 1));
	detects("INV6", || change_session(0, |session| session.totals.free = 1));
	detects("INV6", || change_session(0, |session| session.segments[0].energy = 1));
	detects("INV6", || change_session(0, |session| session.sourced = 1));
	detects("INV6", || change_session(0, |session| session.delivered = 30_000));
}

#[test]
fn try_state_detects_energy_out_of_nowhere() {
	detects("INV7", || {
		change_session(0, |session| {
			session.delivered = 20_000;
			session.last.register = 19_999;
		});
	});
}

#[test]
fn try_state_detects_a_segment_that_nobody_offered() {
	detects("INV8", || change_session(0, |session| session.segments.clear()));
	detects("INV8", || change_session(0, |session| session.set_aside = 1));
	detects("INV8", || change_session(0, |session| session.segments[0].slot = 1));
	// The offer is of the grid mix.
	detects("INV8", || change_session(0, |session| session.segments[0].source = Some(1)));
	let serves = |source| {
		move || {
			change_offer(|offer| offer.source = Some(source));
			change_session(0, |session| session.segments[0].source = Some(1));
		}
	};
	detects("INV8", serves(2));
	let pending = || {
		change_session(0, |session| session.segments[0].slot = MAX_LOCKED.try_into().unwrap());
	};
	detects("INV8", pending);
}

#[test]
fn try_state_detects_a_reading_that_the_process_does_not_know() {
	detects("INV9", || {
		Entrusted::set(Default::default());
		change_session(0, |session| session.last.at += 1);
	});
}

#[test]
fn try_state_detects_rewards_that_are_not_counted() {
	use smartcharge_primitives::Direction;
	fn put(meter: u32, steps: &[u32]) {
		let reward = |step: &u32| Reward {
			signal: 0,
			amount: 1,
			direction: Direction::Down,
			moved: 1,
			besides: 0,
			step: *step,
			partner: 9,
		};
		let rewards: Vec<_> = steps.iter().map(reward).collect();
		Balances::mint_into(&Charging::escrow_account(), 10).unwrap();
		change_session(0, |session| {
			let number = rewards.len().try_into().unwrap();
			session.rewards = SetApart { number, sum: number.into() };
		});
		Rewards::<Test>::insert(OrderedMeterId::new(meter), BoundedVec::truncate_from(rewards));
	}
	detects("INV2", || change_session(0, |session| session.rewards.sum = 1));
	detects("INV11", || change_session(0, |session| session.rewards.number = 1));
	// Of no process, of one that is not scheduled, of none at all.
	detects("INV11", || put(FOREIGN_METER, &[]));
	detects("INV11", || put(SPARE_METER, &[]));
	detects("INV11", || put(METER, &[]));
	// Of the open step, and twice of one step.
	detects("INV11", || put(METER, &[0]));
	detects("INV11", || {
		change_session(0, |session| session.open = 2);
		put(METER, &[1, 1]);
	});
}

#[test]
fn try_state_detects_a_process_that_ended_beyond_the_register() {
	detects("INV10", || {
		crate::EndRegisters::<Test>::insert(OrderedMeterId::new(SPARE_METER), REGISTER + 1);
	});
}

#[test]
fn try_state_detects_covers_that_are_not_there_or_nobodys() {
	fn cover(parties: &[AccountId]) {
		Balances::mint_into(&Charging::escrow_account(), 10).unwrap();
		change_session(0, |session| {
			let covers = parties.iter().map(|party| Cover { party: *party, left: 1 });
			session.covers = BoundedVec::truncate_from(covers.collect());
		});
	}
	let cheap = || change_offer(|offer| offer.prices[3] = -1);
	detects("INV2", || {
		cheap();
		let cover = Cover { party: SUPPLIER_A, left: 1 };
		change_session(0, |session| session.covers = BoundedVec::truncate_from(vec![cover]));
	});
	// Of a supplier and of a DSO that pay nothing, of a stranger, and twice of the same one.
	detects("INV14", || cover(&[SUPPLIER_A]));
	detects("INV14", || cover(&[DSO]));
	detects("INV14", || {
		cheap();
		cover(&[SUPPLIER_A, SUPPLIER_B]);
	});
	detects("INV14", || {
		cheap();
		cover(&[SUPPLIER_A, SUPPLIER_A]);
	});
	detects("INV14", || change_session(0, |session| session.unproven = 1));
}

/// Gives a mandate of Alice under which the scheduled process counts, and then spoils them.
fn detects_of_mandate(
	invariant: &str,
	spoil: impl FnOnce(&mut Mandate<AccountId>, &mut UnderMandate, &mut Session<AccountId>),
) {
	detects(invariant, || {
		let most = session(0).escrow;
		let capped = Preferences { max_cost: Some(most), ..preferences() };
		let wanted = Request { preferences: capped, ..hours(5_000, 1) };
		let until = NOW + HOUR;
		Charging::give_mandate(signed(ALICE), Some(CSO), wanted, MAX_PRICE_PER_HOUR, most, until)
			.unwrap();
		let mut mandates = Mandates::<Test>::get(ALICE);
		mandates[0].booked = most;
		let day = mandates[0].day;
		let mut under = UnderMandate { mandate: 0, day, booked: most, max_cost: most, withheld: 0 };
		let mut all = session(0);
		all.request.preferences.max_cost = Some(most);
		let put = |mandates: &_, under, all: &Session<AccountId>| {
			Mandates::<Test>::insert(ALICE, mandates);
			change_process(0, |process| process.mandate = Some(under));
			change_session(0, |session| *session = all.clone());
		};
		put(&mandates, under, &all);
		Charging::do_try_state().unwrap();
		spoil(&mut mandates[0], &mut under, &mut all);
		put(&mandates, under, &all);
	});
}

#[test]
fn try_state_detects_a_list_of_mandates_out_of_order() {
	detects("INV15", || {
		Mandates::<Test>::insert(ALICE, BoundedVec::<Mandate<_>, _>::default());
	});
	detects_of_mandate("INV15", |mandate, _, _| mandate.id = 1);
	detects_of_mandate("INV15", |mandate, _, _| mandate.request.preferences.max_cost = None);
	detects_of_mandate("INV15", |mandate, _, _| mandate.request.preferences.replan = true);
	detects_of_mandate("INV15", |mandate, _, _| mandate.booked += 1);
	for operator in [Some(CSO), Some(OTHER_CSO)] {
		detects("INV15", || {
			let wanted = Preferences { max_cost: Some(1), ..preferences() };
			let wanted = Request { preferences: wanted, ..hours(5_000, 1) };
			let until = NOW + HOUR;
			Charging::give_mandate(signed(ALICE), Some(CSO), wanted, 0, 1, until).unwrap();
			let mut mandates = Mandates::<Test>::get(ALICE);
			// The same operator, or the same id.
			let id = u64::from(operator == Some(CSO));
			let other = Mandate { id, operator, ..mandates[0].clone() };
			mandates.try_push(other).unwrap();
			NextMandateId::<Test>::put(2);
			Mandates::<Test>::insert(ALICE, mandates);
		});
	}
}

#[test]
fn try_state_detects_a_process_beyond_its_mandate() {
	detects_of_mandate("INV16", |mandate, _, _| mandate.booked -= 1);
	detects_of_mandate("INV16", |_, under, _| under.max_cost -= 1);
	detects_of_mandate("INV16", |_, _, session| session.request.preferences.max_cost = None);
	detects_of_mandate("INV16", |_, _, session| session.totals.to_dso += 1);
	detects("INV16", || {
		let under = UnderMandate { mandate: 0, day: 0, booked: 0, max_cost: 0, withheld: 0 };
		change_process(1, |process| process.mandate = Some(under));
	});
}

#[test]
fn try_state_detects_a_price_that_is_withheld_in_vain() {
	detects_of_mandate("INV17", |_, under, session| {
		(under.withheld, session.escrow) = (1, session.escrow - 1);
		session.totals.to_cso = 1;
		session.delivered = MIN_ENERGY;
	});
	detects_of_mandate("INV17", |_, under, session| {
		(under.withheld, session.escrow) = (1, session.escrow - 1);
	});
}

#[test]
fn try_state_detects_a_proof_without_a_process() {
	let line = |page| RecordedLine { page, hash: Default::default(), at: NOW, register: 5 };
	let proof = |begin, end| Proof { begin, end: Some(end), fit: true };
	detects("INV19", || Proofs::<Test>::insert(99, proof(line(1), line(1))));
	detects("INV19", || Proofs::<Test>::insert(0, proof(line(2), line(1))));
	let earlier = RecordedLine { at: NOW - 1, ..line(2) };
	detects("INV19", || Proofs::<Test>::insert(0, proof(line(1), earlier)));
	let lower = RecordedLine { register: 4, ..line(2) };
	detects("INV19", || Proofs::<Test>::insert(0, proof(line(1), lower)));
	detects("INV19", || {
		Proofs::<Test>::insert(authorised_elsewhere(), proof(line(1), line(1)));
	});
}

/// A process that is not scheduled.
fn authorised_elsewhere() -> u64 {
	let id = crate::MeterOf::<Test>::iter_keys()
		.find(|id| !matches!(process(*id).phase, crate::Phase::Scheduled(_)));
	id.expect("one is only authorised")
}
