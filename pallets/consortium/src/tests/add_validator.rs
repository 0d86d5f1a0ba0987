// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

const NEW: u64 = 54;

fn add(validator: u64, member: u64) -> polkadot_sdk::sp_runtime::DispatchResult {
	Consortium::add_validator(RuntimeOrigin::root(), validator, member)
}

#[test]
fn a_member_gets_a_validator() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(add(NEW, DSO));
		assert_eq!(Consortium::member_of(&NEW), Some(DSO));
		assert_eq!(Consortium::validators_of(&DSO), [NEW]);
		assert!(Consortium::validators_of(&CSO).is_empty());
		assert_eq!(System::providers(&NEW), 1);
		System::assert_last_event(Event::ValidatorAdded { validator: NEW, member: DSO }.into());
	});
}

#[test]
fn a_validator_takes_no_part_itself() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(add(NEW, DSO));
		assert!(!Consortium::is_participant(&NEW));
	});
}

#[test]
fn only_governance_adds_validators() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in
			[RuntimeOrigin::signed(DSO), RuntimeOrigin::signed(NEW), RuntimeOrigin::none()]
		{
			assert_noop!(Consortium::add_validator(origin, NEW, DSO), BadOrigin);
		}
	});
}

#[test]
fn refuses_a_validator_of_one_that_is_no_member() {
	ExtBuilder::default().build_and_execute(|| {
		for member in [STRANGER, DRIVER, NEW] {
			assert_noop!(add(NEW, member), Error::<Test>::NotMember);
		}
	});
}

#[test]
fn refuses_a_validator_that_is_one() {
	ExtBuilder::default().with_validator(NEW, CSO).build_and_execute(|| {
		for member in [CSO, DSO] {
			assert_noop!(add(NEW, member), Error::<Test>::AlreadyValidator);
		}
	});
}

#[test]
fn takes_validators_up_to_the_limit() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_ok!(add(NEW, CSO));
		assert_eq!(Validators::<Test>::count(), MaxValidators::get());
		assert_noop!(add(55, CSO), Error::<Test>::TooManyValidators);
		assert_ok!(Consortium::remove_validator(RuntimeOrigin::root(), 50));
		assert_ok!(add(55, CSO));
	});
}

#[test]
fn a_member_can_be_its_own_validator() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(add(DSO, DSO));
		assert_eq!(System::providers(&DSO), 2);
		assert_ok!(set_key(DSO, 1));
	});
}
