// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What selfish participants try.

use super::*;

#[test]
fn selfish_a_dso_that_corrects_twice_takes_no_more_than_there_is() {
	execute(|| {
		assert_ok!(correct(Changes::Energy(-12_000)));
		let again = correct(Changes::Energy(-1)).unwrap_err().error;
		assert_eq!(again, Error::<Test>::BelowZero.into());
		assert_eq!(gained(ALICE), 1_936_000 + 726_000 + 580_800);
	});
}

#[test]
fn selfish_a_driver_that_consents_twice_pays_once() {
	execute(|| {
		assert_ok!(correct(listed(&[(0, Of::Energy(0), 1_000)])));
		assert_ok!(accept(ALICE, 0));
		for _ in 0..3 {
			assert_noop!(accept(ALICE, 0), Error::<Test>::NotOpen);
			assert_noop!(reject(ALICE, 0), Error::<Test>::NotOpen);
		}
		assert_eq!(gained(ALICE), -290_400);
	});
}

/// A DSO that invents energy gains nothing in the end: the operator disputes it.
#[test]
fn selfish_a_dso_that_invents_energy_pays_for_it() {
	execute(|| {
		assert_ok!(correct(listed(&[(0, Of::Energy(0), 12_000)])));
		pass(CONSENT_TIME);
		assert_eq!(gained(ALICE), 0);
		assert_ok!(Disputing::dispute_correction(signed(CSO), 0, evidence()));
		let arbiters = drawn(DSO, 0);
		assert_ok!(rule(arbiters[0], 0, 1_000));
		assert_ok!(rule(arbiters[1], 0, 1_000));
		pass(APPEAL_TIME);
		let invented = 2_904_000 + 580_800;
		assert_eq!((gained(DSO), gained(CSO)), (-invented, invented));
		assert_eq!(debt(CSO, SUPPLIER) + debt(CSO, DSO), invented as u128);
		assert_eq!(adjusted(SUPPLIER), 0);
	});
}

/// Two arbiters who collude move at most what is claimed.
#[test]
fn selfish_arbiters_award_no_more_than_the_claim() {
	execute(|| {
		assert_ok!(dispute(ALICE, Excess::Energy(3_217)));
		let arbiters = drawn(SUPPLIER, 0);
		assert_noop!(rule(arbiters[0], 0, u16::MAX), Error::<Test>::PartTooHigh);
		assert_ok!(rule(arbiters[0], 0, 1_000));
		assert!(matches!(stage(0), Stage::Hearing(_)), "one alone decides nothing");
		assert_ok!(rule(arbiters[1], 0, 1_000));
		pass(APPEAL_TIME);
		assert_eq!(gained(ALICE), 934_217);
	});
}

/// A respondent that has sent its money away before the dispute owes it.
#[test]
fn selfish_a_respondent_that_withdraws_before_owes_what_is_missing() {
	execute(|| {
		leave(SUPPLIER, 1);
		leave(DSO, 100_001);
		assert_ok!(dispute(ALICE, Excess::Energy(3_217)));
		assert_eq!((held(SUPPLIER), held(DSO)), (0, 100_000));
		pass(ANSWER_TIME);
		assert_eq!((debt(SUPPLIER, ALICE), debt(DSO, ALICE)), (778_514, 55_703));
		assert_eq!(gained(ALICE), 100_000);
	});
}

/// After the dispute is opened, what is on hold cannot be sent away.
#[test]
fn selfish_a_respondent_cannot_spend_what_is_on_hold() {
	execute(|| {
		assert_ok!(dispute(ALICE, Excess::Energy(3_217)));
		let spendable = Disputing::spendable(&SUPPLIER);
		assert_eq!(spendable, FUNDS - 778_514 - EXISTENTIAL_DEPOSIT);
		leave(SUPPLIER, 1);
		pass(ANSWER_TIME);
		assert_eq!(gained(ALICE), 934_217);
	});
}

/// A driver that disputes what was paid back already gets nothing more.
#[test]
fn selfish_a_driver_is_not_refunded_twice() {
	execute(|| {
		assert_ok!(correct(Changes::Energy(-12_000)));
		assert_noop!(dispute(ALICE, Excess::Energy(1)), Error::<Test>::BelowZero);
		let refunded = gained(ALICE);
		assert_eq!(refunded, 3_242_800);
	});
}

/// Suppliers and operators do not raise a price, and take nothing from each other.
#[test]
fn selfish_a_party_that_bills_touches_its_own_money_alone() {
	execute(|| {
		let lines = [settled()];
		for (who, of, delta) in [
			(SUPPLIER, Of::Sale(0), 1),
			(CSO, Of::Time, 1),
			(CSO, Of::Energy(0), -1),
			(OTHER_SUPPLIER, Of::Sale(0), -1),
		] {
			let result = correct_by(who, &lines, listed(&[(0, of, delta)]), Reason::Billing);
			assert!(result.is_err(), "{who} {of:?}");
		}
		for who in CAST.into_iter().filter(|who| *who != STRANGER) {
			assert_eq!(gained(who), 0);
		}
	});
}

/// A sham dispute of a payee does not keep the driver from its own.
#[test]
fn selfish_a_sham_dispute_does_not_use_up_the_time_of_the_driver() {
	execute(|| {
		set_time(END + OPEN_TIME);
		assert_ok!(dispute(OTHER_SUPPLIER, Excess::Energy(1)));
		pass(ANSWER_TIME);
		assert_ok!(dispute(ALICE, Excess::Energy(3_000)));
	});
}

/// Under a mandate, the price of the station goes back when no energy has flowed, and the lines do
/// not show that: nobody gets it back twice.
#[test]
fn fuzz_a_price_of_the_station_that_went_back_is_not_paid_back_again() {
	execute(|| {
		let line = line_of(0, vec![part(SUPPLIER, None, 0, 100_000)], 290_400);
		record(PROCESS, std::slice::from_ref(&line));
		change_record(|record| record.to_cso = 0);
		let lines = vec![line.clone()];
		let excess = Excess::Time(HOUR / 2);
		let disputed =
			Disputing::dispute_line(signed(ALICE), PROCESS, 0, excess, lines, evidence());
		assert_eq!(disputed, Err(Error::<Test>::NothingToCorrect.into()));
		let less = listed(&[(0, Of::Time, -(HOUR as i64) / 2)]);
		assert_ok!(correct_by(CSO, &[line], less, Reason::Billing));
		assert_eq!((gained(ALICE), gained(CSO)), (0, 0));
	});
}

/// A driver that has not paid its debt gets no money for it: the debt is lowered.
#[test]
fn fuzz_a_refund_of_what_the_driver_owes_lowers_its_debt() {
	use smartcharge_primitives::{testing::FakeDebts, Debts};
	execute(|| {
		// The escrow was empty: the supplier got 1 000 000, and the rest of its part is owed.
		let mut line = line_of(0, vec![part(SUPPLIER, None, 8_000, 242_000)], 0);
		line.parts[0].amount = 1_000_000;
		line.unpaid = 936_000;
		record(PROCESS, std::slice::from_ref(&line));
		FakeDebts::incur(&ALICE, &SUPPLIER, DebtKind::Charging, 936_000);
		let owed = || {
			let debts = DebtBook::get();
			debts.get(&(ALICE, DebtKind::Charging, SUPPLIER)).copied().unwrap_or_default()
		};
		let correct =
			|changes| correct_by(DSO, std::slice::from_ref(&line), changes, Reason::MeterFault);
		assert_ok!(correct(Changes::Energy(-3_000)));
		assert_eq!((gained(SUPPLIER), owed()), (0, 936_000 - 726_000));
		assert_eq!(gained(ALICE), -gained(DSO));
		assert!(has_event(Event::CorrectionExecuted {
			id: 0,
			process: PROCESS,
			refunded: 726_000 + 145_200,
		}));
		// The rest of the debt, and then money.
		assert_ok!(correct(Changes::Energy(-3_000)));
		assert_eq!((gained(SUPPLIER), owed()), (210_000 - 726_000, 0));
	});
}

/// A line of 8 kWh for which the supplier pays, and the DSO is paid more.
fn paid_by_the_supplier() -> Line<AccountId> {
	let mut line = line_of(0, vec![part(SUPPLIER, None, 8_000, -20_000)], 0);
	line.to_dso = energy_cost(48_400, 8_000);
	line
}

fn rule_all(id: DisputeId, part: u16) {
	let Stage::Hearing(arbiters) = stage(id) else { panic!("{:?}", stage(id)) };
	for arbiter in &arbiters[..2] {
		assert_ok!(rule(arbiter.who, id, part));
	}
}

/// A DSO and a driver who collude have energy at a negative price added, taken out and added again:
/// the supplier pays for it once.
#[test]
fn fuzz_energy_at_a_negative_price_is_paid_once() {
	execute(|| {
		let line = line_of(0, vec![part(SUPPLIER, None, 8_000, -100_000)], 0);
		record(PROCESS, std::slice::from_ref(&line));
		let by_dso = |delta| {
			let change = listed(&[(0, Of::Energy(0), delta)]);
			correct_by(DSO, std::slice::from_ref(&line), change, Reason::MeterFault)
		};
		for round in 0..3 {
			assert_ok!(by_dso(1_000));
			assert_eq!((gained(SUPPLIER), gained(ALICE)), (-100_000, 51_600), "{round}");
			assert_eq!(gained(DSO), 48_400);
			assert_ok!(by_dso(-1_000));
			// The driver keeps what it got, and the supplier gets what the DSO pays back.
			assert_eq!((gained(SUPPLIER), gained(ALICE), gained(DSO)), (-51_600, 51_600, 0));
		}
		// More than was taken out is paid for.
		assert_ok!(by_dso(1_500));
		assert_eq!((gained(SUPPLIER), gained(ALICE)), (-150_000, 77_400));
	});
}

/// What the driver keeps of one payee goes back to that one when the energy of another one is
/// added: nobody pays for more than was ever added of its own.
#[test]
fn fuzz_a_payee_gets_back_what_the_driver_kept() {
	execute(|| {
		let mut dearer = part(SUPPLIER, None, 4_000, -100_000);
		dearer.grid_price = -50_000;
		let mut cheaper = part(OTHER_SUPPLIER, None, 4_000, -300_000);
		cheaper.grid_price = 0;
		let lines = [line_of(0, vec![dearer], 0), line_of(1, vec![cheaper], 0)];
		let mut lines = lines;
		lines[0].to_dso = -200_000;
		lines[1].to_dso = 0;
		record(PROCESS, &lines);
		let by_dso = |line, delta| {
			let change = listed(&[(line, Of::Energy(0), delta)]);
			correct_by(DSO, &lines, change, Reason::MeterFault)
		};
		let all = || [SUPPLIER, OTHER_SUPPLIER, DSO, ALICE].map(gained);
		// Both pay for 1 000 Wh, and 2 000 Wh are taken out, of which the driver keeps the price.
		assert_ok!(by_dso(0, 1_000));
		assert_eq!(all(), [-100_000, 0, -50_000, 150_000]);
		assert_ok!(by_dso(0, -2_000));
		assert_eq!(all(), [-100_000, 0, -50_000, 150_000]);
		assert_eq!(Kept::<Test>::get(PROCESS).into_inner(), [(SUPPLIER, 200_000), (DSO, 100_000)]);
		// The driver has the price of 2 000 Wh already: it is that of the others.
		assert_ok!(by_dso(1, 500));
		assert_eq!(all(), [50_000, -150_000, -50_000, 150_000]);
		assert_ok!(by_dso(1, 500));
		assert_eq!(all(), [100_000, -300_000, 50_000, 150_000]);
		assert_eq!(Kept::<Test>::iter().count(), 0);
		// From here on, more energy pays the driver.
		assert_ok!(by_dso(1, 1_000));
		assert_eq!(all(), [100_000, -600_000, 50_000, 450_000]);
	});
}

/// A supplier that pays for energy cannot take a part of it back as its own sale.
#[test]
fn fuzz_a_supplier_does_not_pay_less_than_it_offered() {
	execute(|| {
		let line = line_of(0, vec![part(SUPPLIER, None, 8_000, -100_000)], 0);
		record(PROCESS, std::slice::from_ref(&line));
		let less = listed(&[(0, Of::Sale(0), -8_000)]);
		let refused = correct_by(SUPPLIER, &[line], less, Reason::Billing).unwrap_err().error;
		assert_eq!(refused, Error::<Test>::OnlyLess.into());
	});
}

/// The operator and the supplier both lose by energy that was invented: both get their money back,
/// and the energy is corrected back once.
#[test]
fn fuzz_energy_is_corrected_back_once() {
	for (parts, left) in [([1_000, 1_000], 0), ([500, 1_000], 0), ([500, 250], 500)] {
		execute(|| {
			let line = paid_by_the_supplier();
			record(PROCESS, std::slice::from_ref(&line));
			let more = listed(&[(0, Of::Energy(0), 1_000)]);
			assert_ok!(correct_by(DSO, &[line], more, Reason::MeterFault));
			pass(CONSENT_TIME);
			assert_eq!(adjusted(SUPPLIER), 1_000);
			assert_ok!(Disputing::dispute_correction(signed(CSO), 0, evidence()));
			assert_ok!(Disputing::dispute_correction(signed(SUPPLIER), 0, evidence()));
			drawn(DSO, 0);
			drawn(DSO, 1);
			for (id, part) in (0..).zip(parts) {
				rule_all(id, part);
			}
			pass(APPEAL_TIME);
			assert_eq!(adjusted(SUPPLIER), left);
			let of = |who: AccountId, lost: i128, part: u16| {
				assert_eq!(gained(who), lost * i128::from(part) / 1_000, "{who}");
			};
			of(CSO, 28_400, parts[0]);
			of(SUPPLIER, 20_000, parts[1]);
		});
	}
}

/// What the driver consented to was corrected back, at the cost of the DSO; a dispute of all that
/// the line has is carried out as far as there is energy.
#[test]
fn fuzz_a_line_of_which_energy_was_corrected_back_is_disputed_as_far_as_it_has_some() {
	execute(|| {
		let line = paid_by_the_supplier();
		record(PROCESS, std::slice::from_ref(&line));
		let by_dso =
			|changes| correct_by(DSO, std::slice::from_ref(&line), changes, Reason::MeterFault);
		assert_ok!(by_dso(listed(&[(0, Of::Energy(0), 1_000)])));
		assert_ok!(accept(ALICE, 0));
		assert_ok!(Disputing::dispute_correction(signed(SUPPLIER), 0, evidence()));
		pass(ANSWER_TIME);
		assert_eq!(adjusted(SUPPLIER), 0);
		let all = by_dso(Changes::Energy(-8_001)).unwrap_err().error;
		assert_eq!(all, Error::<Test>::BelowZero.into());
		let dispute = |energy| {
			let (excess, lines) = (Excess::Energy(energy), vec![line.clone()]);
			Disputing::dispute_line(signed(ALICE), PROCESS, 0, excess, lines, evidence())
		};
		assert_noop!(dispute(8_001), Error::<Test>::BelowZero);
		assert_ok!(dispute(8_000));
		pass(ANSWER_TIME);
		assert_eq!(adjusted(SUPPLIER), -8_000);
	});
}

/// A DSO that takes energy out again before the dispute about it ends pays nevertheless.
#[test]
fn fuzz_an_upheld_claim_is_paid_also_when_no_energy_is_left() {
	execute(|| {
		let line = paid_by_the_supplier();
		record(PROCESS, std::slice::from_ref(&line));
		let by_dso =
			|changes| correct_by(DSO, std::slice::from_ref(&line), changes, Reason::MeterFault);
		assert_ok!(by_dso(listed(&[(0, Of::Energy(0), 1_000)])));
		assert_ok!(accept(ALICE, 0));
		assert_ok!(Disputing::dispute_correction(signed(SUPPLIER), 0, evidence()));
		assert_ok!(by_dso(Changes::Energy(-9_000)));
		assert_eq!(adjusted(SUPPLIER), -8_000);
		let before = free(SUPPLIER) + held(SUPPLIER);
		pass(ANSWER_TIME);
		assert_eq!((free(SUPPLIER) - before, adjusted(SUPPLIER)), (20_000, -8_000));
	});
}
