// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

use polkadot_sdk::pallet_session::historical::HistoricalSessions;

/// The sessions of which a proof can be checked once they are over.
fn kept() -> Vec<u32> {
	let mut kept: Vec<_> = HistoricalSessions::<Test>::iter_keys().collect();
	kept.sort();
	kept
}

#[test]
fn a_proof_holds_as_long_as_history_goes() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		let proof = prove(key_of(50));
		for session in 0..=HistoryDepth::get() {
			go_to_session(session);
			assert_eq!(owner(key_of(50), &proof), Some((50, CSO)), "{session}");
			assert_eq!(owner(key_of(54), &proof), None);
		}
		next_session();
		assert_eq!(owner(key_of(50), &proof), None);
	});
}

#[test]
fn history_is_pruned() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_eq!(kept(), [0, 1]);
		go_to_session(2);
		assert_eq!(kept(), [0, 1, 2, 3]);
		go_to_session(3);
		assert_eq!(kept(), [0, 1, 2, 3, 4]);
		go_to_session(4);
		assert_eq!(kept(), [1, 2, 3, 4, 5]);
		go_to_session(50);
		assert_eq!(kept(), [47, 48, 49, 50, 51]);
	});
}

#[test]
fn a_shorter_history_is_pruned_more() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		go_to_session(10);
		HistoryDepth::set(1);
		next_session();
		assert_eq!(kept(), [10, 11, 12]);
	});
}

#[test]
fn a_removal_hides_nobody_who_takes_part() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		let before = prove(key_of(50));
		assert_ok!(Consortium::expel(RuntimeOrigin::root(), SUPPLIER));
		let (after, removed) = (prove(key_of(50)), prove(key_of(52)));
		for session in 0..=2 {
			go_to_session(session);
			assert_eq!(owner(key_of(50), &before), Some((50, CSO)));
			assert_eq!(owner(key_of(50), &after), Some((50, CSO)));
			assert_eq!(owner(key_of(52), &removed), Some((52, SUPPLIER)));
		}
	});
}

#[test]
fn a_removed_validator_is_found_in_its_last_session() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_ok!(Consortium::remove_validator(RuntimeOrigin::root(), 52));
		go_to_session(1);
		let proof = prove(key_of(52));
		assert_eq!(owner(key_of(52), &proof), Some((52, SUPPLIER)));
		go_to_session(3);
		assert_eq!(owner(key_of(52), &proof), Some((52, SUPPLIER)));
	});
}

#[test]
fn new_keys_are_proven_in_sessions_that_are_over() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_ok!(set_key(50, 7));
		go_to_session(2);
		let proof = prove(7);
		go_to_session(3);
		assert_eq!(owner(7, &proof), Some((50, CSO)));
	});
}

#[test]
fn each_session_knows_the_member_of_its_time() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_ok!(Consortium::remove_validator(RuntimeOrigin::root(), 50));
		assert_ok!(Consortium::add_validator(RuntimeOrigin::root(), 50, DSO));
		go_to_session(1);
		let before = prove(key_of(50));
		go_to_session(2);
		let after = prove(key_of(50));
		go_to_session(3);
		assert_eq!(owner(key_of(50), &before), Some((50, CSO)));
		assert_eq!(owner(key_of(50), &after), Some((50, DSO)));
	});
}
