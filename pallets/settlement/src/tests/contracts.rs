// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use polkadot_sdk::{
	frame_support::traits::{fungible::Mutate, tokens::Preservation},
	sp_runtime::DispatchError::BadOrigin,
};

const MARGIN: u128 = 400;

fn with_margin(margin: u128) -> Terms {
	terms(Netting::ProRata, Volume::Trades, margin)
}

#[test]
fn a_contract_needs_both_parties() {
	execute(|| {
		let (from, terms) = (today() + 1, with_margin(MARGIN));
		assert_ok!(Settlement::name_brp(signed(SUPPLIER), BRP, from, terms));
		System::assert_last_event(
			Event::BrpNamed { supplier: SUPPLIER, brp: BRP, from, terms }.into(),
		);
		assert_eq!(Settlement::responsible(&SUPPLIER, first_hour(from)), None);
		assert_ok!(Settlement::accept_supplier(signed(BRP), SUPPLIER, from, terms));
		System::assert_last_event(
			Event::SupplierAccepted { supplier: SUPPLIER, brp: BRP, from, terms }.into(),
		);
		assert_eq!(Settlement::responsible(&SUPPLIER, first_hour(from) - 1), None);
		assert_eq!(Settlement::responsible(&SUPPLIER, first_hour(from)), Some(BRP));
		assert_eq!(Portfolios::<Test>::get(BRP).to_vec(), [SUPPLIER]);
		assert_eq!(Settlement::margin_held(&SUPPLIER), MARGIN);
		assert_eq!(Proposals::<Test>::get(SUPPLIER), None);
	});
}

#[test]
fn naming_is_refused() {
	execute(|| {
		let name = |who, brp, from| Settlement::name_brp(signed(who), brp, from, plain());
		assert_noop!(name(BRP, BRP, today() + 1), BadOrigin);
		assert_noop!(name(SUPPLIER, CSO, today() + 1), Error::<Test>::NotBrp);
		assert_noop!(name(SUPPLIER, BRP, today()), Error::<Test>::FromTooSoon);
		assert_noop!(name(SUPPLIER, BRP, today() + 366), Error::<Test>::FromTooFar);
		assert_ok!(name(SUPPLIER, BRP, today() + 365));
		assert_noop!(name(SUPPLIER, BRP, Day::MAX), Error::<Test>::FromTooFar);
	});
}

/// The supplier cannot change the terms while the other party accepts.
#[test]
fn accepting_is_refused() {
	execute(|| {
		let (from, terms) = (today() + 1, with_margin(MARGIN));
		let accept =
			|brp, from, terms| Settlement::accept_supplier(signed(brp), SUPPLIER, from, terms);
		assert_noop!(accept(BRP, from, terms), Error::<Test>::NoProposal);
		assert_ok!(Settlement::name_brp(signed(SUPPLIER), BRP, from, terms));
		assert_noop!(accept(SUPPLIER, from, terms), BadOrigin);
		assert_noop!(accept(OTHER_BRP, from, terms), Error::<Test>::NotNamed);
		assert_noop!(accept(BRP, from + 1, terms), Error::<Test>::TermsDiffer);
		assert_noop!(accept(BRP, from, with_margin(MARGIN + 1)), Error::<Test>::TermsDiffer);
		set_time(start_of_day(from));
		assert_noop!(accept(BRP, from, terms), Error::<Test>::FromTooSoon);
		set_time(start_of_day(from) - 1);
		Roles::mutate(|roles| roles.remove(&SUPPLIER));
		assert_noop!(accept(BRP, from, terms), Error::<Test>::NotASupplier);
		add_supplier(SUPPLIER);
		assert_ok!(accept(BRP, from, terms));
		assert_noop!(accept(BRP, from, terms), Error::<Test>::NoProposal);
	});
}

fn add_supplier(who: AccountId) {
	smartcharge_primitives::testing::add_member(who, &[Role::Supplier]);
}

#[test]
fn a_margin_that_is_not_there_makes_no_contract() {
	execute(|| {
		let (from, terms) = (today() + 1, with_margin(FUNDS));
		assert_ok!(Settlement::name_brp(signed(SUPPLIER), BRP, from, terms));
		assert_noop!(
			Settlement::accept_supplier(signed(BRP), SUPPLIER, from, terms),
			Error::<Test>::InsufficientBalance
		);
		contract(SUPPLIER, BRP, from, with_margin(FUNDS - 1));
	});
}

#[test]
fn eight_contracts_and_sixteen_suppliers_are_the_most() {
	execute(|| {
		for day in 1..=8 {
			contract(SUPPLIER, if day % 2 == 0 { BRP } else { OTHER_BRP }, today() + day, plain());
		}
		assert_ok!(Settlement::name_brp(signed(SUPPLIER), BRP, today() + 9, plain()));
		let accept = || Settlement::accept_supplier(signed(BRP), SUPPLIER, today() + 9, plain());
		assert_noop!(accept(), Error::<Test>::TooManyContracts);
		assert_noop!(
			Settlement::end_contract(signed(SUPPLIER), SUPPLIER, today() + 9),
			Error::<Test>::TooManyContracts
		);
		// One that begins earlier replaces the later ones.
		contract(SUPPLIER, BRP, today() + 5, plain());
		assert_eq!(Responsibilities::<Test>::get(SUPPLIER).len(), 5);
		for supplier in 100..115 {
			add_supplier(supplier);
			contract(supplier, BRP, today() + 1, plain());
		}
		assert_eq!(Portfolios::<Test>::get(BRP).len(), 16);
		assert_ok!(Settlement::name_brp(signed(OTHER_SUPPLIER), BRP, today() + 9, plain()));
		assert_noop!(
			Settlement::accept_supplier(signed(BRP), OTHER_SUPPLIER, today() + 9, plain()),
			Error::<Test>::TooManySuppliers
		);
		// When the contracts of one are long over, it makes room.
		contract(100, OTHER_BRP, today() + 2, plain());
		set_time(NOW + RETENTION + 4 * 24 * HOUR);
		let from = today() + 70;
		contract(OTHER_SUPPLIER, BRP, from, plain());
		assert!(!Portfolios::<Test>::get(BRP).contains(&100));
	});
}

#[test]
fn a_contract_ends_with_notice() {
	execute(|| {
		let end = |who, from| Settlement::end_contract(signed(who), SUPPLIER, from);
		assert_noop!(end(SUPPLIER, today() + 9), Error::<Test>::NoContract);
		contract(SUPPLIER, BRP, today() + 1, plain());
		assert_noop!(end(OTHER_BRP, today() + 9), Error::<Test>::NotParty);
		assert_noop!(end(BRP, today()), Error::<Test>::FromTooSoon);
		assert_noop!(end(BRP, today() + 366), Error::<Test>::FromTooFar);
		assert_noop!(end(BRP, today() + 7), Error::<Test>::NoticeTooShort);
		assert_ok!(end(BRP, today() + 8));
		System::assert_last_event(
			Event::ContractEnded { supplier: SUPPLIER, brp: BRP, from: today() + 8 }.into(),
		);
		assert_noop!(end(BRP, today() + 9), Error::<Test>::NoContract);
		let last = first_hour(today() + 8) - 1;
		assert_eq!(Settlement::responsible(&SUPPLIER, last), Some(BRP));
		assert_eq!(Settlement::responsible(&SUPPLIER, last + 1), None);
		contract(OTHER_SUPPLIER, BRP, today() + 20, plain());
		assert_noop!(
			Settlement::end_contract(signed(BRP), OTHER_SUPPLIER, today() + 20),
			Error::<Test>::NotBegun
		);
	});
}

/// A supplier that leaves in the middle of a day, or before it is settled, keeps its margin held.
#[test]
fn selfish_a_margin_is_held_until_its_days_can_no_longer_be_settled() {
	execute(|| {
		let release = || Settlement::release_margin(signed(STRANGER), SUPPLIER);
		contract(SUPPLIER, BRP, today() + 1, with_margin(MARGIN));
		contract(SUPPLIER, OTHER_BRP, today() + 2, with_margin(100));
		// Each of the two is secured.
		assert_eq!(Settlement::margin_held(&SUPPLIER), MARGIN + 100);
		assert_noop!(release(), Error::<Test>::NothingToRelease);
		let spend = |amount| {
			<Balances as Mutate<_>>::transfer(&SUPPLIER, &BRP, amount, Preservation::Preserve)
		};
		assert!(spend(FUNDS - MARGIN - 100).is_err());
		let end = start_of_day(today() + 2);
		set_time(end + RETENTION - 1);
		assert_noop!(release(), Error::<Test>::NothingToRelease);
		set_time(end + RETENTION);
		assert_ok!(release());
		System::assert_last_event(
			Event::MarginReleased { supplier: SUPPLIER, amount: MARGIN }.into(),
		);
		assert_eq!(Settlement::margin_held(&SUPPLIER), 100);
	});
}

/// What was agreed for a day stays for all of it.
#[test]
fn selfish_a_change_in_the_middle_of_a_day_takes_effect_with_the_next() {
	execute(|| {
		contract(SUPPLIER, BRP, today() + 1, plain());
		set_time(start_of_day(today() + 1) + 5 * HOUR);
		assert_noop!(
			Settlement::name_brp(signed(SUPPLIER), OTHER_BRP, today() + 1, plain()),
			Error::<Test>::FromTooSoon
		);
		contract(SUPPLIER, OTHER_BRP, today() + 2, plain());
		let hours = hours_of(today() + 1);
		assert!(hours.clone().all(|hour| Settlement::responsible(&SUPPLIER, hour) == Some(BRP)));
		assert_eq!(Settlement::responsible(&SUPPLIER, hours.end), Some(OTHER_BRP));
	});
}
