// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::types::MAX_CORRECTIONS;
use smartcharge_primitives::trail::Part;

#[test]
fn lines_that_the_trail_does_not_prove_correct_nothing() {
	execute(|| {
		let mut cheaper = settled();
		cheaper.parts[0].price -= 1;
		for lines in [vec![], vec![cheaper], vec![settled(), settled()]] {
			let result = correct_by(DSO, &lines, Changes::Energy(-1), Reason::MeterFault);
			assert_eq!(
				result.map_err(|error| error.error).unwrap_err(),
				Error::<Test>::WrongLines.into()
			);
		}
		change_record(|record| record.trail = None);
		assert!(correct(Changes::Energy(-1)).is_err());
		assert_eq!(gained(ALICE), 0);
	});
}

#[track_caller]
fn assert_refused(result: DispatchResultWithPostInfo, error: Error<Test>) {
	assert_eq!(result.map_err(|error| error.error).unwrap_err(), error.into());
	assert_eq!((gained(ALICE), adjusted(SUPPLIER)), (0, 0));
	assert_eq!(Corrections::<Test>::iter().count(), 0);
}

#[test]
fn who_does_not_answer_for_it_corrects_nothing() {
	execute(|| {
		let lines = [settled()];
		let energy = || listed(&[(0, Of::Energy(0), -1)]);
		for who in [ALICE, CSO, SUPPLIER, OTHER_DSO, STRANGER] {
			for reason in [Reason::MeterFault, Reason::P4Difference, Reason::Dispute] {
				let result = correct_by(who, &lines, energy(), reason);
				assert_refused(result, Error::<Test>::NotResponsible);
			}
		}
		for who in [ALICE, DSO, CSO, SUPPLIER, OTHER_SUPPLIER, OTHER_CSO] {
			let result = correct_by(who, &lines, energy(), Reason::Billing);
			assert_refused(result, Error::<Test>::NotResponsible);
		}
		// Each party charges less for what it sold alone.
		for (who, of) in [
			(CSO, Of::Sale(0)),
			(SUPPLIER, Of::Time),
			(OTHER_SUPPLIER, Of::Sale(0)),
			(DSO, Of::Time),
		] {
			let result = correct_by(who, &lines, listed(&[(0, of, -1)]), Reason::Billing);
			assert_refused(result, Error::<Test>::NotResponsible);
		}
		let result = correct_by(SUPPLIER, &lines, Changes::Energy(-1), Reason::Billing);
		assert_refused(result, Error::<Test>::NotResponsible);
		let result = correct(listed(&[(0, Of::Time, -1)]));
		assert_refused(result, Error::<Test>::NotResponsible);
	});
}

#[test]
fn bad_changes_are_refused() {
	execute(|| {
		for (changes, error) in [
			(listed(&[]), Error::<Test>::NothingToCorrect),
			(listed(&[(0, Of::Energy(0), 0)]), Error::<Test>::NothingToCorrect),
			(Changes::Energy(0), Error::<Test>::NothingToCorrect),
			(listed(&[(0, Of::Energy(0), -1), (0, Of::Energy(1), 1)]), Error::<Test>::MixedSigns),
			(
				listed(&[(0, Of::Energy(0), -1), (0, Of::Energy(0), -1)]),
				Error::<Test>::ChangedTwice,
			),
			(listed(&[(1, Of::Energy(0), -1)]), Error::<Test>::UnknownLine),
			(listed(&[(0, Of::Energy(2), -1)]), Error::<Test>::UnknownLine),
			(listed(&[(0, Of::Energy(1), -4_001)]), Error::<Test>::BelowZero),
			(Changes::Energy(-12_001), Error::<Test>::BelowZero),
			(Changes::Energy(i64::MIN), Error::<Test>::BelowZero),
			(listed(&[(0, Of::Energy(0), i64::MAX)]), Error::<Test>::AbovePower),
			// The station has 22 kW, of which meters accept a tenth more, and 1 Wh.
			(listed(&[(0, Of::Energy(0), 24_202 - 12_000)]), Error::<Test>::AbovePower),
		] {
			assert_refused(correct(changes), error);
		}
		let more = listed(&[(0, Of::Time, 1)]);
		let result = correct_by(CSO, &[settled()], more, Reason::Billing);
		assert_refused(result, Error::<Test>::OnlyLess);
		assert_ok!(correct(listed(&[(0, Of::Energy(0), 24_201 - 12_000)])));
	});
}

#[test]
fn unknown_and_old_processes_are_not_corrected() {
	execute(|| {
		let unknown = Disputing::correct(
			signed(DSO),
			PROCESS + 1,
			vec![settled()],
			Changes::Energy(-1),
			Reason::MeterFault,
			evidence(),
		);
		assert_refused(unknown, Error::<Test>::UnknownRecord);
		set_time(END + CORRECTION_LIMIT + 1);
		assert_refused(correct(Changes::Energy(-1)), Error::<Test>::TooLate);
		set_time(END + CORRECTION_LIMIT);
		assert_ok!(correct(Changes::Energy(-1)));
	});
}

#[test]
fn corrections_of_a_part_add_up_to_no_more_than_it_has() {
	execute(|| {
		assert_ok!(correct(listed(&[(0, Of::Energy(1), -3_000)])));
		let below = Error::<Test>::BelowZero;
		assert_eq!(correct(listed(&[(0, Of::Energy(1), -1_001)])).unwrap_err().error, below.into());
		assert_ok!(correct(listed(&[(0, Of::Energy(1), -1_000)])));
		// All of it is paid back, in two parts as in one.
		assert_eq!(gained(SUPPLIER), -726_000);
		assert_eq!(gained(DSO), -193_600);
		assert_eq!(Disputing::corrected_energy(PROCESS, 12_000), 8_000);
	});
}

#[test]
fn a_driver_consents_and_pays() {
	execute(|| {
		assert_ok!(correct(listed(&[(0, Of::Energy(0), 1_000)])));
		assert!(has_event(Event::CorrectionProposed {
			id: 0,
			process: PROCESS,
			by: DSO,
			amount: 290_400,
			until: NOW + CONSENT_TIME
		}));
		for who in [BOB, DSO, CSO] {
			assert_noop!(accept(who, 0), Error::<Test>::NotDriver);
		}
		assert_noop!(accept(ALICE, 1), Error::<Test>::UnknownCorrection);
		assert_ok!(accept(ALICE, 0));
		assert_eq!((gained(ALICE), gained(SUPPLIER), gained(DSO)), (-290_400, 242_000, 48_400));
		assert_eq!((gained(CSO), adjusted(SUPPLIER)), (0, 1_000));
		assert_noop!(accept(ALICE, 0), Error::<Test>::NotOpen);
		assert_noop!(lapse(ALICE, 0), Error::<Test>::NotOpen);
		// What it consented to can be corrected again.
		assert_ok!(correct(listed(&[(0, Of::Energy(0), -9_000)])));
		assert_eq!(gained(SUPPLIER), -1_936_000);
	});
}

#[test]
fn a_driver_consents_in_time_and_with_money() {
	execute(|| {
		assert_ok!(correct(listed(&[(0, Of::Energy(0), 1_000)])));
		leave(ALICE, 290_400);
		let poor = Error::<Test>::InsufficientBalance;
		assert_noop!(accept(ALICE, 0), poor);
		wait(CONSENT_TIME + 1);
		assert_noop!(accept(ALICE, 0), Error::<Test>::TooLate);
		assert_ok!(lapse(BOB, 0));
		assert_eq!(debt(CSO, SUPPLIER), 242_000);
		assert_eq!(free(ALICE), 290_400);
	});
}

#[test]
fn a_driver_refuses_and_somebody_else_bears_it_at_once() {
	execute(|| {
		assert_ok!(correct(listed(&[(0, Of::Energy(0), 1_000)])));
		assert_noop!(reject(BOB, 0), Error::<Test>::NotDriver);
		assert_ok!(reject(ALICE, 0));
		assert_eq!((debt(CSO, SUPPLIER), debt(CSO, DSO)), (242_000, 48_400));
		assert_noop!(reject(ALICE, 0), Error::<Test>::NotOpen);
		// What others bear is not paid back to the driver.
		assert_eq!(
			correct(listed(&[(0, Of::Energy(0), -8_001)])).unwrap_err().error,
			Error::<Test>::BelowZero.into()
		);
		assert_ok!(correct(listed(&[(0, Of::Energy(0), -8_000)])));
		assert_eq!(gained(SUPPLIER), -1_936_000);
	});
}

#[test]
fn one_correction_of_a_process_is_open_at_a_time() {
	execute(|| {
		assert_ok!(correct(listed(&[(0, Of::Energy(0), 1)])));
		let again = correct(Changes::Energy(-1)).unwrap_err().error;
		assert_eq!(again, Error::<Test>::AlreadyOpen.into());
		let again = dispute(ALICE, Excess::Energy(1));
		assert_eq!(again, Err(Error::<Test>::AlreadyOpen.into()));
		assert_ok!(reject(ALICE, 0));
		assert_ok!(correct(Changes::Energy(-1)));
	});
}

#[test]
fn energy_of_unknown_time_is_added_to_the_cheapest_part() {
	execute(|| {
		assert_ok!(correct(Changes::Energy(1_000)));
		assert_ok!(accept(ALICE, 0));
		assert_eq!(gained(SUPPLIER), 181_500);
	});
}

#[test]
fn a_party_charges_less_for_what_it_sold() {
	execute(|| {
		let lines = [settled()];
		let sale = listed(&[(0, Of::Sale(1), -4_000)]);
		assert_ok!(correct_by(SUPPLIER, &lines, sale, Reason::Billing));
		assert_eq!((gained(SUPPLIER), gained(DSO), gained(CSO)), (-726_000, 0, 0));
		let time = listed(&[(0, Of::Time, -(HOUR as i64))]);
		assert_ok!(correct_by(CSO, &lines, time, Reason::Billing));
		assert_eq!((gained(CSO), gained(ALICE)), (-290_400, 1_016_400));
		// It is money only: the energy flowed.
		assert_eq!((adjusted(SUPPLIER), Claimed::get()[&(SOURCE, PROCESS)]), (0, 8_000));
		assert_eq!(Disputing::corrected_energy(PROCESS, 12_000), 12_000);
		// What was given away is not paid back once more.
		assert_ok!(correct(listed(&[(0, Of::Energy(1), -4_000)])));
		assert_eq!((gained(SUPPLIER), gained(DSO)), (-726_000, -193_600));
	});
}

#[test]
fn what_a_payee_does_not_have_is_a_debt() {
	execute(|| {
		leave(SUPPLIER, 500_001);
		assert_ok!(correct(Changes::Energy(-3_217)));
		assert_eq!((free(SUPPLIER), debt(SUPPLIER, ALICE)), (1, 278_514));
		assert_eq!(gained(ALICE), 934_217 - 278_514);
		assert!(has_event(Event::DebtBooked {
			ground: Ground::Correction(0),
			debtor: SUPPLIER,
			creditor: ALICE,
			amount: 278_514
		}));
	});
}

#[test]
fn a_refund_of_a_driver_that_has_left_goes_to_its_registrar() {
	execute(|| {
		Drivers::mutate(|drivers| drivers.remove(&ALICE));
		Registrars::mutate(|all| all.insert(ALICE, REGISTRAR));
		assert_ok!(correct(Changes::Energy(-1_000)));
		assert_eq!((free(REGISTRAR), gained(ALICE)), (290_400, 0));
		let to = REGISTRAR;
		assert!(has_event(Event::RefundedTo { id: 0, driver: ALICE, to, amount: 242_000 }));
		Registrars::take();
		assert_ok!(correct(Changes::Energy(-1_000)));
		assert_eq!(free(UNCLAIMED), 290_400);
	});
}

/// At a negative price, less energy would cost the driver something: it never pays that, and the
/// payees share what there is.
#[test]
fn a_correction_downwards_never_costs_the_driver_anything() {
	execute(|| {
		let paid = Part { grid_price: 20_000, ..part(SUPPLIER, None, 4_000, -100_000) };
		let mut line = line_of(0, vec![paid], 0);
		line.to_dso = 80_000;
		record(PROCESS, &[line.clone()]);
		let half = listed(&[(0, Of::Energy(0), -2_000)]);
		assert_ok!(correct_by(DSO, &[line], half, Reason::MeterFault));
		// The supplier paid 200 000 too much, of which the DSO got 40 000.
		assert_eq!((gained(ALICE), gained(DSO), gained(SUPPLIER)), (0, -40_000, 40_000));
		assert_eq!(adjusted(SUPPLIER), -2_000);
	});
}

/// More energy at a negative price is the driver's gain: it need not consent.
#[test]
fn a_correction_upwards_that_pays_the_driver_is_executed_at_once() {
	execute(|| {
		let paid = Part { grid_price: 20_000, ..part(SUPPLIER, None, 4_000, -100_000) };
		let mut line = line_of(0, vec![paid], 0);
		line.to_dso = 80_000;
		record(PROCESS, &[line.clone()]);
		let more = listed(&[(0, Of::Energy(0), 1_000)]);
		assert_ok!(correct_by(DSO, &[line], more, Reason::MeterFault));
		assert_eq!((gained(ALICE), gained(DSO), gained(SUPPLIER)), (80_000, 20_000, -100_000));
	});
}

#[test]
fn certificates_that_cannot_be_given_back_are_reported() {
	execute(|| {
		Claimed::mutate(|claimed| claimed.insert((SOURCE, PROCESS), 1_000));
		assert_ok!(correct(Changes::Energy(-3_217)));
		let energy = 2_217;
		assert!(has_event(Event::NotRecertified { process: PROCESS, source: SOURCE, energy }));
		assert_eq!(gained(ALICE), 934_217, "money only");
		assert_eq!(Limited::get(), [(PROCESS, 8_783, 1_000)]);
	});
}

#[test]
fn a_process_has_a_maximum_number_of_corrections() {
	execute(|| {
		for _ in 0..MAX_CORRECTIONS {
			assert_ok!(correct(Changes::Energy(-1)));
		}
		let more = correct(Changes::Energy(-1)).unwrap_err().error;
		assert_eq!(more, Error::<Test>::TooManyCorrections.into());
		let info = Disputing::corrections_of(PROCESS).unwrap();
		assert_eq!(info.corrections.len(), MAX_CORRECTIONS as usize);
		assert_eq!(info.delivered, Some(12_000 - u64::from(MAX_CORRECTIONS)));
		assert_eq!(Disputing::corrections_of(PROCESS + 1), None);
	});
}

#[test]
fn a_call_pays_for_what_it_used() {
	execute(|| {
		let used = correct(Changes::Energy(-1)).unwrap().actual_weight.unwrap();
		let base = weights::SubstrateWeight::<Test>::correct(3);
		assert_eq!(used, base + Disputing::effects_weight(1));
		let refused = correct(Changes::Energy(0)).unwrap_err();
		assert_eq!(refused.post_info.actual_weight, Some(base));
	});
}

#[test]
fn the_energy_of_a_process_is_that_after_its_corrections() {
	use smartcharge_primitives::ProcessEnergy;
	execute(|| {
		let energy = || <Disputing as ProcessEnergy<AccountId>>::ended(PROCESS).unwrap().energy;
		assert_eq!(energy(), 12_000);
		assert_ok!(correct(Changes::Energy(-3_217)));
		assert_eq!(energy(), 8_783);
		assert_ok!(correct(Changes::Energy(500)));
		assert_ok!(reject(ALICE, 1));
		assert_eq!(energy(), 9_283, "what others bear flowed as well");
	});
}
