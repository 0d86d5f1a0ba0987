// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Corrections by signed records: the meter decides.

use super::*;

fn prove(energy: u64) {
	Proved::mutate(|proved| proved.insert(PROCESS, energy));
}

fn by_record(who: AccountId, delta: i64) -> DispatchResult {
	plain(correct_by(who, &[settled()], Changes::Energy(delta), Reason::Record))
}

#[test]
fn driver_operator_and_dso_have_less_energy_corrected_at_once() {
	for who in [ALICE, CSO, DSO] {
		execute(|| {
			prove(11_000);
			assert_ok!(by_record(who, -1_000));
			// The costliest part first: 0.242 for the energy and 0.0484 for the grid.
			assert_eq!(
				(gained(ALICE), gained(SUPPLIER), gained(DSO)),
				(290_400, -242_000, -48_400)
			);
			assert_eq!(Disputing::corrected_energy(PROCESS, 12_000), 11_000);
			assert_eq!(adjusted(SUPPLIER), -1_000);
			let correction = Corrections::<Test>::get(0).unwrap();
			assert_eq!((correction.by, correction.reason), (who, Reason::Record));
			// Once is enough.
			assert_noop!(by_record(who, -1_000), Error::<Test>::NothingToCorrect);
		});
	}
}

#[test]
fn selfish_nobody_else_and_nothing_else_is_corrected_by_a_record() {
	execute(|| {
		assert_noop!(by_record(ALICE, -1_000), Error::<Test>::NothingToCorrect);
		prove(12_000 - TOLERANCE);
		assert_noop!(by_record(ALICE, -10), Error::<Test>::NothingToCorrect);
		prove(13_000);
		assert_noop!(by_record(ALICE, 1_000), Error::<Test>::NothingToCorrect);
		prove(11_000);
		for who in [BOB, SUPPLIER, OTHER_SUPPLIER, OTHER_CSO, OTHER_DSO, STRANGER] {
			assert_noop!(by_record(who, -1_000), Error::<Test>::NotResponsible);
		}
		for delta in [-999, -1_001, -12_000, 0, 1_000, i64::MIN, i64::MAX] {
			assert_noop!(by_record(ALICE, delta), Error::<Test>::OtherThanRecorded);
		}
		for of in [Of::Energy(0), Of::Sale(0), Of::Time] {
			let changes = listed(&[(0, of, -1_000)]);
			assert_noop!(
				plain(correct_by(ALICE, &[settled()], changes, Reason::Record)),
				Error::<Test>::OtherThanRecorded
			);
		}
		let mut lines = vec![settled()];
		lines[0].parts[0].price += 1;
		assert_noop!(
			plain(correct_by(ALICE, &lines, Changes::Energy(-1_000), Reason::Record)),
			Error::<Test>::WrongLines
		);
		assert_eq!(gained(ALICE), 0);
	});
}

#[test]
fn selfish_a_record_of_nothing_takes_out_all_and_no_more() {
	execute(|| {
		prove(0);
		assert_ok!(by_record(ALICE, -12_000));
		assert_eq!(Disputing::corrected_energy(PROCESS, 12_000), 0);
		assert_eq!(gained(ALICE), 1_936_000 + 726_000 + 580_800);
		assert_noop!(by_record(ALICE, -1), Error::<Test>::NothingToCorrect);
	});
}

/// What was corrected before counts, and what others bear was not billed.
#[test]
fn a_record_is_compared_with_what_the_driver_was_billed() {
	execute(|| {
		prove(11_000);
		assert_ok!(correct(Changes::Energy(-400)));
		assert_noop!(by_record(ALICE, -1_000), Error::<Test>::OtherThanRecorded);
		assert_ok!(by_record(ALICE, -600));
	});
	execute(|| {
		prove(11_000);
		assert_ok!(correct(listed(&[(0, Of::Energy(0), 500)])));
		// A proposal blocks it no longer than the driver wants.
		assert_noop!(by_record(ALICE, -1_000), Error::<Test>::AlreadyOpen);
		assert_ok!(reject(ALICE, 0));
		assert_noop!(by_record(ALICE, -1_500), Error::<Test>::OtherThanRecorded);
		assert_ok!(by_record(ALICE, -1_000));
	});
}

/// Whom it cost something disputes it, as any other correction.
#[test]
fn a_payee_disputes_a_correction_by_a_record() {
	execute(|| {
		prove(11_000);
		assert_ok!(by_record(CSO, -1_000));
		assert_ok!(Disputing::dispute_correction(signed(SUPPLIER), 0, evidence()));
	});
}
