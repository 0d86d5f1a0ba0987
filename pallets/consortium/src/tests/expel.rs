// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use polkadot_sdk::frame_support::{
	dispatch::{DispatchResultWithPostInfo, WithPostDispatchInfo},
	weights::Weight,
};

fn expel(account: u64) -> DispatchResultWithPostInfo {
	Consortium::expel(RuntimeOrigin::root(), account)
}

#[test]
fn a_member_is_expelled() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(take(DSO, 100).ok_or(()));
		assert_ok!(expel(DSO));
		assert!(!Consortium::is_participant(&DSO));
		// Its account stays for exit calls, and what it has used stays used.
		assert!(Consortium::is_former(&DSO));
		assert_eq!(System::providers(&DSO), 1);
		assert_eq!(Consortium::allowance_left(&DSO), None);
		assert_eq!(Allowances::<Test>::get(DSO).unwrap().used, 100);
		assert_eq!(Collective::members(), [CSO, SUPPLIER]);
		System::assert_last_event(Event::MemberExpelled { account: DSO }.into());
	});
}

#[test]
fn a_place_becomes_free() {
	ExtBuilder::default().build_and_execute(|| {
		MaxMembers::set(3);
		let admit =
			|| Consortium::admit(RuntimeOrigin::root(), 4, name("Next"), roles(&[Role::Dso]));
		assert_noop!(admit(), Error::<Test>::TooManyMembers);
		assert_ok!(expel(DSO));
		assert_ok!(admit());
	});
}

#[test]
fn only_governance_expels() {
	ExtBuilder::default().build_and_execute(|| {
		for who in [CSO, DSO] {
			// The mock's reads weigh nothing.
			let refusal = BadOrigin.with_weight(Weight::zero());
			assert_noop!(Consortium::expel(RuntimeOrigin::signed(who), DSO), refusal);
		}
	});
}

#[test]
fn refuses_to_expel_one_that_is_no_member() {
	ExtBuilder::default().build_and_execute(|| {
		for account in [STRANGER, DRIVER] {
			assert_noop!(expel(account), Error::<Test>::NotMember);
		}
	});
}

#[test]
fn refuses_to_expel_the_last_member() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(expel(DSO));
		assert_ok!(expel(SUPPLIER));
		assert_noop!(expel(CSO), Error::<Test>::LastMember);
	});
}

#[test]
fn the_validators_of_an_expelled_member_go_with_it() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_ok!(expel(SUPPLIER));
		assert!(Consortium::validators_of(&SUPPLIER).is_empty());
		let mut reported = events();
		assert_eq!(reported.pop(), Some(Event::MemberExpelled { account: SUPPLIER }));
		reported.sort_by_key(|event| format!("{event:?}"));
		let removed = |validator| Event::ValidatorRemoved { validator, member: SUPPLIER };
		assert_eq!(reported, [removed(52), removed(53)]);
		// They stay in the sets that are planned, and so does the chain.
		assert_eq!(Session::validators(), [50, 51, 52, 53]);
		go_to_session(1);
		assert_eq!(Session::validators(), [50, 51, 52, 53]);
		go_to_session(2);
		assert_eq!(Session::validators(), [50, 51]);
	});
}

#[test]
fn refuses_to_expel_the_member_of_the_last_validators() {
	ExtBuilder::default()
		.with_validator(50, DSO)
		.with_validator(51, DSO)
		.with_validator(52, CSO)
		.without_keys(52)
		.build_and_execute(|| {
			assert_noop!(expel(DSO), Error::<Test>::LastValidator);
			assert_ok!(set_key(52, key_of(52)));
			assert_ok!(expel(DSO));
		});
}

#[test]
fn a_member_without_validators_can_be_expelled_whoever_has_keys() {
	ExtBuilder::default().with_validator(50, DSO).without_keys(50).build_and_execute(|| {
		assert_ok!(expel(CSO));
		assert_noop!(expel(DSO), Error::<Test>::LastValidator);
	});
}

#[test]
fn session_keys_of_a_member_do_not_keep_it() {
	// The DSO is its own validator, so its session keys count on its account.
	ExtBuilder::default().with_validator(DSO, DSO).with_validator(50, CSO).build_and_execute(
		|| {
			assert_eq!(System::consumers(&DSO), 1);
			assert_ok!(expel(DSO));
			assert!(!Consortium::is_participant(&DSO));
			// As a former member, and for its seat.
			assert_eq!(System::providers(&DSO), 2);
			go_to_session(2);
			assert_eq!(Session::validators(), [50]);
			// As a former member, and for the transactions of the validator.
			assert_eq!((System::providers(&DSO), System::consumers(&DSO)), (2, 0));
		},
	);
}

#[test]
fn audit_l2_a_member_whose_account_is_still_needed_is_expelled() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(System::inc_consumers(&DSO));
		assert_ok!(expel(DSO));
		assert!(!Consortium::is_participant(&DSO));
		// The account continues to exist as that of a former participant.
		assert_eq!((System::providers(&DSO), System::consumers(&DSO)), (1, 1));
		System::dec_consumers(&DSO);

		// It can come back and leave again.
		assert_ok!(Consortium::admit(
			RuntimeOrigin::root(),
			DSO,
			name("Next"),
			roles(&[Role::Dso])
		));
		assert_ok!(expel(DSO));
		assert!(System::providers(&DSO) > 0);
	});
}

#[test]
fn money_keeps_the_account_that_is_still_needed() {
	ExtBuilder::default().with_balance(DSO, 1_000).build_and_execute(|| {
		assert_ok!(System::inc_consumers(&DSO));
		assert_ok!(expel(DSO));
		assert_eq!(System::providers(&DSO), 2);
		assert_eq!(Balances::free_balance(DSO), 1_000);
	});
}

#[test]
fn an_expelled_driver_stays_a_driver_with_a_drivers_allowance() {
	ExtBuilder::default().build_and_execute(|| {
		let (driver, hash) = (DSO, hash(2));
		assert_ok!(Consortium::register_driver(RuntimeOrigin::signed(CSO), driver, hash));
		assert_eq!(System::providers(&driver), 2);
		assert_ok!(take(driver, 3_000).ok_or(()));
		assert_ok!(expel(driver));
		assert!(Consortium::is_participant(&driver));
		assert_eq!(System::providers(&driver), 1);
		// It had used more than a driver may; it starts with nothing and recovers.
		assert_eq!(Consortium::allowance_left(&driver), Some(0));
		System::set_block_number(4);
		assert_eq!(Consortium::allowance_left(&driver), Some(3 * DriverRecovery::get()));
	});
}

#[test]
fn drivers_of_an_expelled_registrar_stay() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(expel(CSO));
		assert!(Consortium::is_driver(&DRIVER));
	});
}

#[test]
fn the_open_motions_of_a_former_member_are_not_counted() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Consortium::count_motion(&DSO, Motion { hash: hash(1), index: 0 }, |_| true));
		assert_ok!(expel(DSO));
		assert!(!Motions::<Test>::contains_key(DSO));
	});
}
