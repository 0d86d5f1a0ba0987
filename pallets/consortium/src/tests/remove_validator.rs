// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

fn remove(validator: u64) -> polkadot_sdk::sp_runtime::DispatchResult {
	Consortium::remove_validator(RuntimeOrigin::root(), validator)
}

#[test]
fn a_validator_is_removed() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_ok!(remove(52));
		assert_eq!(Consortium::member_of(&52), None);
		assert_eq!(Consortium::validators_of(&SUPPLIER), [53]);
		System::assert_last_event(
			Event::ValidatorRemoved { validator: 52, member: SUPPLIER }.into(),
		);
	});
}

#[test]
fn only_governance_removes_validators() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(CSO), RuntimeOrigin::signed(50), RuntimeOrigin::none()]
		{
			assert_noop!(Consortium::remove_validator(origin, 50), BadOrigin);
		}
	});
}

#[test]
fn refuses_to_remove_one_that_is_no_validator() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		for account in [CSO, DRIVER, STRANGER] {
			assert_noop!(remove(account), Error::<Test>::NotValidator);
		}
		assert_ok!(remove(50));
		assert_noop!(remove(50), Error::<Test>::NotValidator);
	});
}

#[test]
fn refuses_to_remove_the_last_validator() {
	ExtBuilder::default().with_validator(50, CSO).with_validator(51, DSO).build_and_execute(|| {
		assert_ok!(remove(50));
		assert_noop!(remove(51), Error::<Test>::LastValidator);
	});
}

#[test]
fn a_validator_without_keys_is_no_replacement() {
	let two = ExtBuilder::default().with_validator(50, CSO).with_validator(51, DSO);
	two.without_keys(51).build_and_execute(|| {
		assert_noop!(remove(50), Error::<Test>::LastValidator);
		assert_ok!(set_key(51, key_of(51)));
		assert_ok!(remove(50));
	});
}

#[test]
fn a_validator_without_keys_can_go() {
	let two = ExtBuilder::default().with_validator(50, CSO).with_validator(51, DSO);
	two.without_keys(51).build_and_execute(|| {
		assert_ok!(remove(51));
	});
}

#[test]
fn keys_stay_until_the_last_session_is_over() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_ok!(remove(50));
		for session in [0, 1] {
			go_to_session(session);
			assert!(Session::validators().contains(&50));
			assert!(Session::load_keys(&50).is_some());
			assert_eq!((System::providers(&50), System::consumers(&50)), (1, 1));
			Consortium::do_try_state().unwrap();
		}
		go_to_session(2);
		assert!(!Session::validators().contains(&50));
		assert!(Session::load_keys(&50).is_none());
		// The account stays until its transactions have expired.
		assert!(Delegates::<Test>::contains_key(50));
		assert_eq!((System::providers(&50), System::consumers(&50)), (1, 0));
		// Another may have the key now.
		assert_ok!(set_key(51, key_of(50)));
	});
}

#[test]
fn keys_go_at_once_without_a_seat() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_ok!(Consortium::add_validator(RuntimeOrigin::root(), 54, CSO));
		assert_ok!(set_key(54, key_of(54)));
		assert_ok!(remove(54));
		assert!(Session::load_keys(&54).is_none());
		assert!(Delegates::<Test>::contains_key(54));
		assert_eq!((System::providers(&54), System::consumers(&54)), (1, 0));
	});
}

#[test]
fn one_removed_before_its_first_session_takes_part_in_it() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_ok!(Consortium::add_validator(RuntimeOrigin::root(), 54, CSO));
		assert_ok!(set_key(54, key_of(54)));
		go_to_session(1);
		// The next session is planned with it.
		assert_ok!(remove(54));
		go_to_session(2);
		assert!(Session::validators().contains(&54));
		Consortium::do_try_state().unwrap();
		go_to_session(3);
		assert!(!Session::validators().contains(&54));
		assert!(Session::load_keys(&54).is_none());
	});
}

#[test]
fn an_account_that_is_still_needed_stays() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_ok!(System::inc_consumers(&50));
		assert_ok!(remove(50));
		go_to_session(2);
		assert!(Session::load_keys(&50).is_none());
		assert_eq!((System::providers(&50), System::consumers(&50)), (1, 1));
	});
}

#[test]
fn one_that_comes_back_at_once_misses_no_session() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_ok!(remove(50));
		assert_ok!(Consortium::add_validator(RuntimeOrigin::root(), 50, CSO));
		assert_eq!(System::providers(&50), 1);
		for session in 1..4 {
			go_to_session(session);
			assert_eq!(Session::validators(), [50, 51, 52, 53]);
		}
		assert_eq!(Changes::get(), 0);
		assert_eq!((System::providers(&50), System::consumers(&50)), (1, 1));
	});
}

#[test]
fn one_that_comes_back_after_its_last_session_needs_new_keys() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_ok!(remove(50));
		go_to_session(2);
		assert_ok!(Consortium::add_validator(RuntimeOrigin::root(), 50, CSO));
		// For its earlier transactions, too.
		assert_eq!(System::providers(&50), 2);
		assert_ok!(set_key(50, key_of(50)));
		go_to_session(3);
		assert_eq!(Session::validators(), [51, 52, 53]);
		go_to_session(4);
		assert_eq!(Session::validators(), [50, 51, 52, 53]);
	});
}
