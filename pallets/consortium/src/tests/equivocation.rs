// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

use polkadot_sdk::{
	frame_support::weights::Weight,
	sp_runtime::Perbill,
	sp_staking::offence::{OffenceDetails, OffenceError, OnOffenceHandler},
};

fn equivocation(validator: u64, member: u64, session: u32) -> Event<Test> {
	Event::Equivocation { validator, member, session }
}

#[test]
fn an_equivocator_is_put_out_and_its_member_named() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_ok!(report((50, CSO), 0, 1));
		let removed = Event::ValidatorRemoved { validator: 50, member: CSO };
		assert_eq!(events(), [equivocation(50, CSO, 0), removed]);
		go_to_session(1);
		assert_eq!(Session::validators(), [50, 51, 52, 53]);
		go_to_session(2);
		assert_eq!(Session::validators(), [51, 52, 53]);
		assert!(Members::<Test>::contains_key(CSO));
	});
}

#[test]
fn evidence_of_a_session_that_is_over_counts() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		let proof = prove(key_of(50));
		go_to_session(HistoryDepth::get());
		let offender = owner(key_of(50), &proof).unwrap();
		assert_ok!(report(offender, proof.session, 1));
		assert_eq!(Consortium::member_of(&50), None);
	});
}

#[test]
fn the_last_validator_stays() {
	ExtBuilder::default().with_validator(50, CSO).build_and_execute(|| {
		assert_ok!(report((50, CSO), 0, 1));
		assert_eq!(events(), [equivocation(50, CSO, 0)]);
		go_to_session(3);
		assert_eq!(Session::validators(), [50]);
	});
}

#[test]
fn the_last_validator_with_keys_stays() {
	let two = ExtBuilder::default().with_validator(50, CSO).with_validator(51, DSO);
	two.without_keys(51).build_and_execute(|| {
		assert_ok!(report((50, CSO), 0, 1));
		assert_eq!(Consortium::member_of(&50), Some(CSO));
		assert_ok!(set_key(51, key_of(51)));
		assert_ok!(report((50, CSO), 0, 2));
		assert_eq!(Consortium::member_of(&50), None);
	});
}

#[test]
fn when_all_equivocate_one_stays() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		for (round, offender) in
			[(50, CSO), (51, DSO), (52, SUPPLIER), (53, SUPPLIER)].into_iter().enumerate()
		{
			assert_ok!(report(offender, 0, round as u64));
		}
		go_to_session(2);
		assert_eq!(Session::validators(), [53]);
	});
}

#[test]
fn one_that_was_removed_already_is_reported_alone() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_ok!(Consortium::expel(RuntimeOrigin::root(), SUPPLIER));
		System::reset_events();
		assert_ok!(report((52, SUPPLIER), 0, 1));
		assert_eq!(events(), [equivocation(52, SUPPLIER, 0)]);
	});
}

#[test]
fn readmission_forgives_what_was_before() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_ok!(report((50, CSO), 0, 1));
		go_to_session(2);
		assert_ok!(Consortium::add_validator(RuntimeOrigin::root(), 50, DSO));
		assert_ok!(set_key(50, key_of(50)));
		// Another of the same round has it reported again, and more comes to light.
		assert_ok!(report((51, DSO), 0, 1));
		for session in 0..=2 {
			assert_ok!(report((50, CSO), session, 100 + u64::from(session)));
			assert_eq!(Consortium::member_of(&50), Some(DSO));
		}
		assert_eq!(Consortium::member_of(&51), None);
		assert_ok!(report((50, DSO), 3, 200));
		assert_eq!(Consortium::member_of(&50), None);
	});
}

#[test]
fn the_member_of_that_time_is_named() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_ok!(Consortium::remove_validator(RuntimeOrigin::root(), 50));
		assert_ok!(Consortium::add_validator(RuntimeOrigin::root(), 50, DSO));
		System::reset_events();
		assert_ok!(report((50, CSO), 1, 1));
		let removed = Event::ValidatorRemoved { validator: 50, member: DSO };
		assert_eq!(events(), [equivocation(50, CSO, 1), removed]);
	});
}

#[test]
fn a_report_counts_once() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_ok!(report((50, CSO), 0, 1));
		assert_eq!(report((50, CSO), 0, 1), Err(OffenceError::DuplicateReport));
		assert_eq!(events().len(), 2);
	});
}

#[test]
fn several_offenders_are_put_out_at_their_weight() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		let offenders = [(50, CSO), (51, DSO)]
			.map(|offender| OffenceDetails { offender, reporters: Vec::<u64>::new() });
		let weight: Weight = Consortium::on_offence(&offenders, &[Perbill::zero(); 2], 0);
		assert_eq!(weight, Weight::from_parts(2, 0));
		assert_eq!(Validators::<Test>::count(), 2);
	});
}
