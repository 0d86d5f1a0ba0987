// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn who_is_no_party_disputes_nothing() {
	execute(|| {
		for who in [BOB, STRANGER, OTHER_CSO, OTHER_DSO] {
			assert_noop!(dispute(who, Excess::Energy(1)), Error::<Test>::NotParty);
		}
		assert_noop!(
			Disputing::dispute_line(signed(ALICE), 8, 0, Excess::Energy(1), vec![], evidence()),
			Error::<Test>::UnknownSubject
		);
	});
}

#[test]
fn a_line_is_disputed_in_time() {
	execute(|| {
		set_time(END + OPEN_TIME + 1);
		assert_noop!(dispute(ALICE, Excess::Energy(1)), Error::<Test>::TooLate);
		set_time(END + OPEN_TIME);
		assert_ok!(dispute(ALICE, Excess::Energy(1)));
	});
}

#[test]
fn a_line_that_is_disputed_is_neither_disputed_nor_corrected() {
	execute(|| {
		assert_ok!(dispute(ALICE, Excess::Energy(1_000)));
		for who in [ALICE, OTHER_SUPPLIER, CSO] {
			assert_noop!(dispute(who, Excess::Energy(1)), Error::<Test>::AlreadyDisputed);
		}
		let corrected = correct(Changes::Energy(-1)).unwrap_err().error;
		assert_eq!(corrected, Error::<Test>::AlreadyDisputed.into());
		pass(ANSWER_TIME);
		// Once it is closed, too, it was disputed.
		assert_noop!(dispute(ALICE, Excess::Energy(1)), Error::<Test>::AlreadyDisputed);
		assert_ok!(correct(Changes::Energy(-1)));
	});
}

/// Whoever comes first does not take the driver's right.
#[test]
fn a_driver_disputes_a_line_after_others_did() {
	execute(|| {
		assert_ok!(dispute(OTHER_SUPPLIER, Excess::Energy(1)));
		pass(ANSWER_TIME);
		wait(OPEN_TIME - 10);
		assert_noop!(dispute(CSO, Excess::Energy(1)), Error::<Test>::AlreadyDisputed);
		assert_ok!(dispute(ALICE, Excess::Energy(3_000)));
		pass(ANSWER_TIME);
		assert_noop!(dispute(ALICE, Excess::Energy(1)), Error::<Test>::AlreadyDisputed);
	});
}

#[test]
fn bad_claims_are_refused() {
	execute(|| {
		assert_noop!(dispute(ALICE, Excess::Energy(0)), Error::<Test>::NothingToCorrect);
		assert_noop!(dispute(ALICE, Excess::Time(0)), Error::<Test>::NothingToCorrect);
		assert_noop!(dispute(ALICE, Excess::Energy(12_001)), Error::<Test>::BelowZero);
		assert_noop!(dispute(ALICE, Excess::Time(HOUR + 1)), Error::<Test>::BelowZero);
		assert_noop!(dispute(ALICE, Excess::Time(u64::MAX)), Error::<Test>::BelowZero);
		let lines = vec![settled()];
		let unknown = Disputing::dispute_line(
			signed(ALICE),
			PROCESS,
			1,
			Excess::Energy(1),
			lines,
			evidence(),
		);
		assert_eq!(unknown, Err(Error::<Test>::UnknownLine.into()));
		let unproved = Disputing::dispute_line(
			signed(ALICE),
			PROCESS,
			0,
			Excess::Energy(1),
			vec![],
			evidence(),
		);
		assert_eq!(unproved, Err(Error::<Test>::WrongLines.into()));
		// The operator gets no money back from itself.
		assert_noop!(dispute(CSO, Excess::Time(HOUR)), Error::<Test>::NothingToCorrect);
	});
}

#[test]
fn a_payee_needs_a_bond() {
	execute(|| {
		leave(OTHER_SUPPLIER, TOKEN);
		assert_noop!(dispute(OTHER_SUPPLIER, Excess::Energy(1)), Error::<Test>::BondTooLow);
		leave(OTHER_CSO, 1);
		assert_ok!(dispute(SUPPLIER, Excess::Energy(12_000)));
		// Two per cent of 580 800 are less than a token.
		assert_eq!((held(SUPPLIER), held(DSO)), (TOKEN, 580_800));
	});
}

#[test]
fn a_claimant_has_a_maximum_number_of_open_disputes() {
	execute(|| {
		let lines: Vec<_> = (0..4)
			.map(|step| line_of(step, vec![part(SUPPLIER, None, 1_000, 100_000)], 0))
			.collect();
		record(PROCESS, &lines);
		let open = |line| {
			let (excess, lines) = (Excess::Energy(10), lines.clone());
			Disputing::dispute_line(signed(ALICE), PROCESS, line, excess, lines, evidence())
		};
		for line in 0..MAX_OPEN {
			assert_ok!(open(line));
		}
		assert_noop!(open(3), Error::<Test>::TooManyDisputes);
		assert_ok!(concede(SUPPLIER, 0));
		assert_ok!(concede(DSO, 0));
		assert_ok!(open(3));
	});
}

#[test]
fn time_of_the_station_is_disputed_as_well() {
	execute(|| {
		assert_ok!(dispute(ALICE, Excess::Time(HOUR / 2)));
		assert_eq!((held(CSO), held(SUPPLIER), held(DSO)), (145_200, 0, 0));
		assert_ok!(concede(CSO, 0));
		assert_eq!((gained(CSO), gained(ALICE)), (-145_200, 145_200));
		assert_eq!(adjusted(SUPPLIER), 0);
	});
}

#[test]
fn what_a_respondent_does_not_have_is_not_on_hold_and_becomes_a_debt() {
	execute(|| {
		leave(SUPPLIER, 400_001);
		assert_ok!(dispute(ALICE, Excess::Energy(3_217)));
		assert_eq!(held(SUPPLIER), 400_000);
		assert!(has_event(Event::DisputeOpened {
			id: 0,
			subject: Subject::Line { process: PROCESS, line: 0 },
			claimant: ALICE,
			amount: 934_217,
			short: 378_514,
			bond: 0,
			until: NOW + ANSWER_TIME
		}));
		pass(ANSWER_TIME);
		assert_eq!(debt(SUPPLIER, ALICE), 378_514);
		assert_eq!(gained(ALICE), 934_217 - 378_514);
	});
}

/// An expelled member keeps what is on hold for the dispute until it is decided.
#[test]
fn a_payee_that_is_expelled_pays_all_the_same() {
	execute(|| {
		assert_ok!(dispute(ALICE, Excess::Energy(3_217)));
		smartcharge_primitives::testing::Roles::mutate(|roles| roles.remove(&SUPPLIER));
		pass(ANSWER_TIME);
		assert_eq!((gained(SUPPLIER), gained(ALICE)), (-778_514, 934_217));
	});
}

#[test]
fn with_a_meter_that_is_not_active_the_default_is_the_claim() {
	execute(|| {
		change_record(|record| record.meter_active = false);
		assert_ok!(dispute(ALICE, Excess::Energy(3_217)));
		drawn(SUPPLIER, 0);
		pass(RULING_TIME);
		assert_eq!(gained(ALICE), 934_217);
	});
}
