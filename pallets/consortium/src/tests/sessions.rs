// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

use polkadot_sdk::pallet_session::{self, SessionManager};

fn add(validator: u64, member: u64) {
	assert_ok!(Consortium::add_validator(RuntimeOrigin::root(), validator, member));
}

fn keys_of(validators: &[u64]) -> Vec<u64> {
	validators.iter().copied().map(key_of).collect()
}

#[test]
fn nothing_changes_while_nothing_changes() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		for session in 1..10 {
			go_to_session(session);
			assert_eq!(Session::validators(), [50, 51, 52, 53]);
			assert_eq!(events(), []);
			Consortium::do_try_state().unwrap();
		}
		assert_eq!(Authorities::get(), keys_of(&[50, 51, 52, 53]));
		assert_eq!(Changes::get(), 0);
	});
}

#[test]
fn an_admitted_validator_starts_with_the_session_that_is_planned_next() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		System::run_to_block::<AllPalletsWithSystem>(SESSION - 1);
		add(54, DSO);
		assert_ok!(set_key(54, key_of(54)));
		go_to_session(1);
		assert_eq!(Session::validators(), [50, 51, 52, 53]);
		System::run_to_block::<AllPalletsWithSystem>(2 * SESSION - 1);
		assert_eq!(Authorities::get(), keys_of(&[50, 51, 52, 53]));
		go_to_session(2);
		assert_eq!(Session::validators(), [50, 51, 52, 53, 54]);
		assert_eq!(Authorities::get(), keys_of(&[50, 51, 52, 53, 54]));
		assert_eq!(Changes::get(), 1);
	});
}

#[test]
fn a_removed_validator_stops_after_the_sessions_that_are_planned() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		go_to_session(3);
		assert_ok!(Consortium::remove_validator(RuntimeOrigin::root(), 51));
		System::run_to_block::<AllPalletsWithSystem>(5 * SESSION - 1);
		assert_eq!(Authorities::get(), keys_of(&[50, 51, 52, 53]));
		go_to_session(5);
		assert_eq!(Session::validators(), [50, 52, 53]);
		assert_eq!(Authorities::get(), keys_of(&[50, 52, 53]));
	});
}

#[test]
fn a_validator_without_keys_is_left_out_until_it_has_them() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		add(54, DSO);
		System::reset_events();
		for session in 1..4 {
			go_to_session(session);
			assert_eq!(Session::validators(), [50, 51, 52, 53]);
			assert_eq!(events(), [Event::ValidatorWithoutKeys { validator: 54, member: DSO }]);
			System::reset_events();
		}
		assert_ok!(set_key(54, key_of(54)));
		go_to_session(4);
		assert_eq!(events(), []);
		go_to_session(5);
		assert_eq!(Session::validators(), [50, 51, 52, 53, 54]);
	});
}

#[test]
fn one_that_gives_up_its_keys_is_left_out() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_ok!(Session::purge_keys(RuntimeOrigin::signed(50)));
		go_to_session(1);
		assert_eq!(events(), [Event::ValidatorWithoutKeys { validator: 50, member: CSO }]);
		go_to_session(2);
		assert_eq!(Authorities::get(), keys_of(&[51, 52, 53]));
		assert_eq!(System::providers(&50), 1);
	});
}

#[test]
fn new_keys_count_from_the_session_that_is_planned_next() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_ok!(set_key(50, 7));
		go_to_session(1);
		assert_eq!(Authorities::get(), keys_of(&[50, 51, 52, 53]));
		go_to_session(2);
		let mut keys = keys_of(&[50, 51, 52, 53]);
		keys[0] = 7;
		assert_eq!(Authorities::get(), keys);
		go_to_session(5);
		assert_eq!(Changes::get(), 1);
	});
}

#[test]
fn only_validators_set_keys() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		let refusal = || pallet_session::Error::<Test>::NoAssociatedValidatorId;
		for account in [CSO, DRIVER, STRANGER] {
			assert_noop!(set_key(account, 7), refusal());
		}
		// One that was removed must not take keys up that nobody would drop.
		assert_ok!(Consortium::remove_validator(RuntimeOrigin::root(), 50));
		assert_noop!(set_key(50, 7), refusal());
	});
}

#[test]
fn keys_need_a_proof_and_belong_to_one() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		let set = |proof| Session::set_keys(RuntimeOrigin::signed(50), keys(7), proof);
		assert_noop!(set(vec![]), pallet_session::Error::<Test>::InvalidProof);
		assert_noop!(set_key(50, key_of(51)), pallet_session::Error::<Test>::DuplicatedKey);
	});
}

#[test]
fn warns_of_less_than_four() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_ok!(Consortium::remove_validator(RuntimeOrigin::root(), 53));
		System::reset_events();
		go_to_session(1);
		assert_eq!(events(), []);
		for session in [2, 3] {
			go_to_session(session);
			assert_eq!(events(), [Event::FewValidators { validators: 3 }]);
			System::reset_events();
		}
		add(53, SUPPLIER);
		assert_ok!(set_key(53, key_of(53)));
		go_to_session(4);
		assert_eq!(events().pop(), Some(Event::FewValidators { validators: 3 }));
		System::reset_events();
		go_to_session(5);
		assert_eq!(events(), []);
	});
}

#[test]
fn without_any_keys_the_authorities_go_on() {
	ExtBuilder::default().with_validator(50, CSO).build_and_execute(|| {
		assert_ok!(Session::purge_keys(RuntimeOrigin::signed(50)));
		for session in 1..4 {
			go_to_session(session);
			assert_eq!(Authorities::get(), [key_of(50)]);
			Consortium::do_try_state().unwrap();
		}
		System::assert_has_event(Event::FewValidators { validators: 0 }.into());
		assert_ok!(set_key(50, 7));
		go_to_session(5);
		assert_eq!(Session::validators(), [50]);
		assert_eq!(Authorities::get(), [7]);
	});
}

#[test]
fn the_validators_of_now_go_on_when_none_that_is_admitted_can() {
	ExtBuilder::default().with_validator(50, CSO).with_validator(51, DSO).build_and_execute(|| {
		assert_ok!(Consortium::remove_validator(RuntimeOrigin::root(), 51));
		assert_ok!(Session::purge_keys(RuntimeOrigin::signed(50)));
		for session in [2, 3] {
			go_to_session(session);
			assert_eq!(Session::validators(), [51]);
			assert_eq!(Authorities::get(), [key_of(51)]);
			Consortium::do_try_state().unwrap();
		}
		assert_ok!(set_key(50, 7));
		go_to_session(4);
		assert_eq!(Authorities::get(), [key_of(51)]);
		go_to_session(5);
		assert_eq!(Authorities::get(), [7]);
		assert_eq!((System::providers(&51), System::consumers(&51)), (1, 0));
	});
}

#[test]
fn sessions_do_not_end_without_length() {
	let genesis = GenesisConfig {
		members: vec![(CSO, "Operator".into(), vec![Role::Cso])],
		validators: vec![(50, CSO)],
		..Default::default()
	};
	ExtBuilder::default().with_genesis(genesis).build_and_execute(|| {
		System::run_to_block::<AllPalletsWithSystem>(50);
		assert_eq!(Session::current_index(), 0);
		assert_eq!(Authorities::get(), [key_of(50)]);
	});
}

#[test]
fn works_without_history_too() {
	type Manager = Consortium;
	let plan = <Manager as SessionManager<u64>>::new_session;
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_eq!(plan(2), None);
		assert_ok!(Consortium::remove_validator(RuntimeOrigin::root(), 50));
		assert_eq!(plan(2), Some(vec![51, 52, 53]));
		let genesis = <Manager as SessionManager<u64>>::new_session_genesis;
		assert_eq!(genesis(0), Some(vec![51, 52, 53]));
		<Manager as SessionManager<u64>>::end_session(0);
		<Manager as SessionManager<u64>>::start_session(1);
		assert_eq!(CurrentSet::<Test>::get().len(), 3);
		// Back in step with the sessions of the mock.
		go_to_session(2);
	});
}
