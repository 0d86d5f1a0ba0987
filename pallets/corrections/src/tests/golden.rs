// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Worked examples of docs/settlement.md, with their numbers.

use super::*;

/// 12.000 kWh were settled, 3.217 kWh too many.
const LESS: Changes = Changes::Energy(-3_217);

#[test]
fn g2_a_correction_downwards_comes_out_of_the_costliest_part() {
	execute(|| {
		assert_ok!(correct(LESS));
		assert_eq!(gained(SUPPLIER), -778_514);
		assert_eq!(gained(DSO), -155_703);
		assert_eq!(gained(CSO), 0);
		assert_eq!(gained(ALICE), 934_217);
		assert_eq!(adjusted(SUPPLIER), -3_217);
		assert!(has_event(Event::CorrectionExecuted {
			id: 0,
			process: PROCESS,
			refunded: 934_217
		}));
		// The part from the source, whose claims are given back.
		assert_eq!(Claimed::get()[&(SOURCE, PROCESS)], 8_000 - 3_217);
		assert_eq!(Limited::get(), [(PROCESS, 12_000 - 3_217, 3_217)]);
	});
}

#[test]
fn g3_a_correction_upwards_lapses_at_the_cost_of_the_operator() {
	execute(|| {
		assert_ok!(correct(listed(&[(0, Of::Energy(0), 1_000)])));
		assert_eq!(adjusted(SUPPLIER), 0, "nothing happens before the driver has answered");
		assert_noop!(lapse(BOB, 0), Error::<Test>::NotLapsed);
		pass(CONSENT_TIME);
		assert_eq!((gained(ALICE), gained(CSO)), (0, 0));
		assert_eq!((debt(CSO, SUPPLIER), debt(CSO, DSO)), (242_000, 48_400));
		assert_eq!(adjusted(SUPPLIER), 1_000);
		assert!(has_event(Event::CorrectionLapsed { id: 0, process: PROCESS, bearer: CSO }));
	});
}

#[test]
fn g14_a_dispute_that_nobody_answers_is_upheld() {
	execute(|| {
		assert_ok!(dispute(ALICE, Excess::Energy(3_217)));
		assert_eq!((held(SUPPLIER), held(DSO), held(ALICE)), (778_514, 155_703, 0));
		pass(ANSWER_TIME);
		assert_eq!((held(SUPPLIER), held(DSO)), (0, 0));
		assert_eq!((gained(SUPPLIER), gained(DSO), gained(ALICE)), (-778_514, -155_703, 934_217));
		assert_eq!(adjusted(SUPPLIER), -3_217);
		let decision = Decision::Unanswered;
		assert!(has_event(Event::DisputeClosed { id: 0, part: 1_000, decision }));
	});
}

#[test]
fn g14_a_line_that_is_proved_and_on_which_nobody_rules_stands() {
	execute(|| {
		assert_ok!(dispute(ALICE, Excess::Energy(3_217)));
		drawn(SUPPLIER, 0);
		pass(RULING_TIME);
		assert_eq!((held(SUPPLIER), held(DSO)), (0, 0));
		assert_eq!((gained(SUPPLIER), gained(DSO), gained(ALICE)), (0, 0, 0));
		let decision = Decision::Default;
		assert!(has_event(Event::DisputeClosed { id: 0, part: 0, decision }));
	});
}

#[test]
fn g14_the_bond_of_a_supplier_goes_to_the_respondents() {
	execute(|| {
		assert_ok!(dispute(OTHER_SUPPLIER, Excess::Energy(3_217)));
		assert_eq!(held(OTHER_SUPPLIER), TOKEN);
		drawn(SUPPLIER, 0);
		pass(RULING_TIME);
		assert_eq!(gained(OTHER_SUPPLIER), -1_000_000);
		assert_eq!((gained(SUPPLIER), gained(DSO)), (833_333, 166_667));
		assert_eq!(gained(ALICE), 0);
	});
}
