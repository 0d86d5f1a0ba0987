// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Records leave the state.

use crate::{
	archive::record_leaf, mock::*, Archived, ChargeDetailRecord, Error, Event, FinishReason,
	MeterOf, Records, WeightInfo,
};
use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		traits::Hooks,
		weights::{RuntimeDbWeight, Weight},
	},
	sp_core::H256,
};
use smartcharge_primitives::{
	archive::{is_proved, prove},
	Moment, ProcessId, Proven,
};

fn idle(limit: Weight) -> Weight {
	let used = Charging::on_idle(System::block_number(), limit);
	assert!(used.all_lte(limit));
	used
}

/// A process of Alice that charges 5 kWh in the hour that begins `start` hours after [`NOW`].
fn charged(start: Moment) -> ProcessId {
	let before = FakeRegister::get();
	tick(start * HOUR, before);
	let id = scheduled(hours(5_000, 1), &[1]);
	FakeRegister::set(before + 5_000);
	tick((start + 1) * HOUR, before + 5_000);
	assert_eq!(record(id).energy, 5_000);
	id
}

polkadot_sdk::frame_support::parameter_types! {
	/// Energy that has flowed through the meter since the start of the test.
	pub static FakeRegister: smartcharge_primitives::Energy = 0;
}

/// A process of Alice that is never scheduled.
fn given_up() -> ProcessId {
	let id = authorised();
	assert_ok!(Charging::disconnect(signed(ALICE), id));
	id
}

fn test(test: impl FnOnce()) {
	FakeRegister::set(0);
	ExtBuilder::default().build_and_execute(test);
}

/// Ids of the records, in their order.
fn ids() -> Vec<ProcessId> {
	let mut ids: Vec<_> = Records::<Test>::iter_keys().collect();
	ids.sort_unstable();
	ids
}

fn roots() -> Vec<(u64, ProcessId, ProcessId, H256)> {
	let archived = |event| match event {
		Event::RecordsArchived { number, first, last, root } => Some((number, first, last, root)),
		_ => None,
	};
	take_events().into_iter().filter_map(archived).collect()
}

#[test]
fn audit_m13_who_is_not_scheduled_leaves_no_record() {
	test(|| {
		let keys = |prefix: &[u8]| {
			let next = |key: &Vec<u8>| {
				polkadot_sdk::sp_io::storage::next_key(key).filter(|key| key.starts_with(prefix))
			};
			std::iter::successors(Some(prefix.to_vec()), next).count()
		};
		let prefix = polkadot_sdk::sp_io::hashing::twox_128(b"Charging");
		given_up();
		idle(Weight::MAX);
		let before = keys(&prefix);
		for _ in 0..5 {
			let id = given_up();
			assert_eq!(record(id).supplier, None);
			assert_noop!(
				Charging::disconnect(signed(ALICE), id).map_err(|error| error.error),
				Error::<Test>::ProcessEnded
			);
		}
		let stale = requested(hours(5_000, 1));
		set_time(NOW + SETUP_LIMIT);
		assert_ok!(Charging::close_stale(signed(BOB), stale));
		assert_noop!(
			Charging::disconnect(signed(ALICE), stale + 1).map_err(|error| error.error),
			Error::<Test>::UnknownProcess
		);
		assert_eq!((ids(), keys(&prefix)), (vec![], before));
		idle(Weight::MAX);
		assert_eq!(
			(Archived::<Test>::get().next, Archived::<Test>::get().open.size),
			(stale + 1, 0)
		);
	});
}

#[test]
fn audit_m13_records_leave_with_a_root_that_proves_them() {
	test(|| {
		let before = given_up();
		let mut all: Vec<ProcessId> = Vec::new();
		for hour in [2, 4, 6, 8] {
			all.push(charged(hour));
			given_up();
		}
		assert_eq!(before, 0);
		let kept: Vec<ChargeDetailRecord<AccountId>> = all.iter().map(|id| record(*id)).collect();
		let leave = |at: usize| kept[at].end + RECORD_LIFETIME;
		take_events();
		set_time(leave(0) - 1);
		idle(Weight::MAX);
		assert_eq!(ids(), all);
		set_time(leave(0));
		idle(Weight::MAX);
		assert_eq!(ids(), all[1..]);
		set_time(leave(2) - 1);
		idle(Weight::MAX);
		assert_eq!((ids(), roots()), (all[2..].to_vec(), vec![]));
		set_time(leave(2));
		idle(Weight::MAX);
		assert_eq!(ids(), all[3..]);
		let reported = roots();
		let [(0, first, last, root)] = reported[..] else { panic!("{reported:?}") };
		assert_eq!((first, last), (all[0], all[2]));

		// An archive that kept the records proves each of them, and nothing else.
		let leaf = |at: usize, record: &_| record_leaf(all[at], record, proven(all[at]), None);
		let leaves: Vec<H256> = (0..3).map(|at| leaf(at, &kept[at])).collect();
		for at in 0..3 {
			let path = prove(&leaves, at).unwrap();
			let index = at as u64;
			assert!(is_proved(root, leaf(at, &kept[at]), index, 3, &path));
			let mut tampered = kept[at].clone();
			tampered.totals.to_supplier += 1;
			assert!(!is_proved(root, leaf(at, &tampered), index, 3, &path));
			let other = record_leaf(all[at] + 1, &kept[at], proven(all[at]), None);
			assert!(!is_proved(root, other, index, 3, &path));
			let more = Proven { greened: 0, ..proven(all[at]) };
			let greener = record_leaf(all[at], &kept[at], more, None);
			assert!(!is_proved(root, greener, index, 3, &path));
		}
		// The state proves the root.
		assert_eq!(Archived::<Test>::get().roots.root(), Some(root));
		// The next tree has begun.
		set_time(leave(3));
		idle(Weight::MAX);
		assert_eq!((ids(), Archived::<Test>::get().open.size), (vec![], 1));
		let open = Archived::<Test>::get().open.root();
		assert_eq!(open, Some(leaf(3, &kept[3])));
	});
}

#[test]
fn audit_m13_a_process_that_never_ends_does_not_stop_the_cursor() {
	let mut other = station();
	(other.evse_id, other.meter) = ("NL*ABC*E2".into(), SPARE_METER);
	ExtBuilder::default().stations(&[station(), other]).build_and_execute(|| {
		// Scheduled, and never read again; and one that is never scheduled.
		assert_ok!(Charging::authorise(signed(BOB), 1, MAX_PRICE_PER_HOUR));
		let silent = last_process();
		assert_ok!(request(BOB, silent, hours(5_000, 1)));
		assert_ok!(offer(SUPPLIER_A, silent, None, prices(&[1])));
		assert_ok!(schedule(CSO, silent));
		let later = {
			let id = scheduled(hours(5_000, 1), &[1]);
			tick(HOUR, 5_000);
			id
		};
		let idler = authorised();
		let funds = money();
		set_time(NOW + HOUR + RECORD_LIFETIME);
		idle(Weight::MAX);
		assert!(Charging::process(silent).is_some());
		assert_eq!(ids(), [later]);
		// It counts as ended a limit after the longest timetable.
		set_time(NOW + MAX_DURATION + STALE_AFTER + RECORD_LIFETIME - 1);
		idle(Weight::MAX);
		assert!(Charging::process(silent).is_some());
		take_events();
		set_time(NOW + MAX_DURATION + STALE_AFTER + RECORD_LIFETIME);
		idle(Weight::MAX);
		assert_eq!(ids(), Vec::<ProcessId>::new());
		let reasons: Vec<_> = take_events()
			.into_iter()
			.filter_map(|event| match event {
				Event::Finished { process, reason, .. } => Some((process, reason)),
				_ => None,
			})
			.collect();
		assert_eq!(reasons, [(silent, FinishReason::Stale), (idler, FinishReason::Stale)]);
		assert_eq!(Archived::<Test>::get().next, idler + 1);
		assert_eq!((escrow(ALICE), escrow(BOB), money()), (0, 0, funds));
		assert_eq!(MeterOf::<Test>::iter().count(), 0);
	});
}

/// A reading a year later ends it, and its end is a year later.
#[test]
fn audit_m13_a_late_end_does_not_delay_the_records_after_it() {
	let mut other = station();
	(other.evse_id, other.meter) = ("NL*ABC*E2".into(), SPARE_METER);
	ExtBuilder::default().stations(&[station(), other]).build_and_execute(|| {
		let slow = scheduled(hours(5_000, 1), &[1]);
		assert_ok!(Charging::authorise(signed(BOB), 1, MAX_PRICE_PER_HOUR));
		let quick = last_process();
		assert_ok!(request(BOB, quick, hours(5_000, 1)));
		assert_ok!(offer(SUPPLIER_A, quick, None, prices(&[1])));
		assert_ok!(schedule(CSO, quick));
		set_time(NOW + HOUR);
		read(SPARE_METER, NOW + HOUR, REGISTER + 5_000);
		assert_eq!(record(quick).end, NOW + HOUR);
		tick(RECORD_LIFETIME / 2, 0);
		assert!(record(slow).start < NOW + HOUR);
		set_time(NOW + MAX_DURATION + STALE_AFTER + RECORD_LIFETIME);
		idle(Weight::MAX);
		assert_eq!(ids(), Vec::<ProcessId>::new());
	});
}

#[test]
fn audit_m13_a_process_is_scheduled_in_time_or_never() {
	test(|| {
		let id = with_offers(hours(5_000, 1), &[(SUPPLIER_A, None, &[1])]);
		// The base must be of the authorisation at the earliest.
		tick(SETUP_LIMIT + 1, 0);
		assert_noop!(schedule(CSO, id), Error::<Test>::NotScheduledInTime);
		set_time(NOW + SETUP_LIMIT + RECORD_LIFETIME - 1);
		idle(Weight::MAX);
		assert!(Charging::process(id).is_some());
		set_time(NOW + SETUP_LIMIT + RECORD_LIFETIME);
		idle(Weight::MAX);
		assert!(Charging::process(id).is_none());
		assert_eq!(escrow(ALICE), 0);
	});
	test(|| {
		let id = with_offers(hours(5_000, 1), &[(SUPPLIER_A, None, &[1])]);
		tick(SETUP_LIMIT, 0);
		assert_ok!(schedule(CSO, id));
	});
}

#[test]
fn a_record_stays_while_a_claim_of_its_process_is_stored() {
	test(|| {
		let id = charged(1);
		set_time(NOW + 2 * RECORD_LIFETIME);
		Unforgettable::set([id].into());
		idle(Weight::MAX);
		assert_eq!((ids(), Archived::<Test>::get().next), (vec![id], id));
		Unforgettable::set(Default::default());
		idle(Weight::MAX);
		assert_eq!(ids(), Vec::<ProcessId>::new());
	});
}

#[test]
fn records_leave_over_many_blocks() {
	test(|| {
		DbWeight::set(RuntimeDbWeight { read: 1_000, write: 10_000 });
		let all: Vec<_> = (0..8).map(|number| charged(2 * number + 2)).collect();
		set_time(NOW + 2 * RECORD_LIFETIME);
		assert_eq!(idle(Weight::zero()), Weight::zero());
		let base = <Test as crate::Config>::WeightInfo::on_idle_base();
		let one = <Test as crate::Config>::WeightInfo::archive_record();
		assert_eq!(idle(base), base);
		assert_eq!(ids(), all);
		for left in (0..4).rev() {
			idle(base + one * 2);
			assert_eq!(ids().len(), 2 * left);
			check_state();
		}
		assert_eq!(Archived::<Test>::get().roots.size, 2);
		DbWeight::set(RuntimeDbWeight::default());
	});
}

/// The end of a process that is overdue weighs more than a record.
#[test]
fn a_process_that_is_overdue_waits_for_a_block_that_can_end_it() {
	test(|| {
		let id = scheduled(hours(5_000, 1), &[1]);
		set_time(NOW + MAX_DURATION + STALE_AFTER + RECORD_LIFETIME);
		let base = <Test as crate::Config>::WeightInfo::on_idle_base();
		let one = <Test as crate::Config>::WeightInfo::archive_record();
		idle(base + one * 2);
		assert!(Charging::process(id).is_some());
		idle(Weight::MAX);
		assert_eq!(Archived::<Test>::get().next, id + 1);
	});
}
