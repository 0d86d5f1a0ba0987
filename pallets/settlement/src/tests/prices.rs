// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::calendar::{first_hour_of_year, ptus_of_year, year_of};
use polkadot_sdk::{frame_support::dispatch::DispatchResult, sp_runtime::DispatchError::BadOrigin};
use smartcharge_primitives::{MAX_PRICE, MIN_PRICE};

fn day_ahead(who: AccountId, hour: Hour, prices: &[Price]) -> DispatchResult {
	let prices = Prices::DayAhead(prices.to_vec());
	Settlement::publish_prices(signed(who), first_ptu(hour), prices)
}

fn imbalance(who: AccountId, hour: Hour, prices: [ImbalancePrice; 4]) -> DispatchResult {
	let prices = Prices::Imbalance(prices.to_vec());
	Settlement::publish_prices(signed(who), first_ptu(hour), prices)
}

fn final_day_ahead(hour: Hour) -> Option<[Price; 4]> {
	DayAheadPrices::<Test>::get(HourKey::new(hour))?.when_final()
}

fn past() -> Hour {
	hour_of(NOW) - 1
}

#[test]
fn prices_of_the_tso_are_final() {
	execute(|| {
		assert_ok!(day_ahead(TSO, past(), &[1, 2, 3, 4, 5, 6, 7, -8]));
		let (by, from) = (TSO, first_ptu(past()));
		System::assert_last_event(
			Event::PricesPublished { by, from, ptus: 8, final_hours: 2 }.into(),
		);
		assert_eq!(final_day_ahead(past() + 1), Some([5, 6, 7, -8]));
		assert_eq!(DayAheadYears::<Test>::get(OrderedYear::new(2027)), Some((20, 8)));
		assert_ok!(imbalance(TSO, past(), [one_price(-5); 4]));
		// Of the other kind they are apart, and neither changes.
		assert_noop!(day_ahead(TSO, past(), &[1, 2, 3, 4]), Error::<Test>::AlreadyFinal);
		assert_noop!(day_ahead(BRP, past(), &[9; 4]), Error::<Test>::AlreadyFinal);
		assert_noop!(imbalance(TSO, past(), [one_price(5); 4]), Error::<Test>::AlreadyFinal);
	});
}

#[test]
fn two_members_attest_equal_prices() {
	execute(|| {
		assert_ok!(day_ahead(BRP, past(), &[1; 4]));
		assert_ok!(day_ahead(DSO, past(), &[2; 4]));
		assert_eq!(final_day_ahead(past()), None);
		assert_eq!(DayAheadYears::<Test>::get(OrderedYear::new(2027)), None);
		// A member replaces what it attested.
		assert_ok!(day_ahead(DSO, past(), &[1; 4]));
		assert_eq!(final_day_ahead(past()), Some([1; 4]));
		assert_eq!(DayAheadYears::<Test>::get(OrderedYear::new(2027)), Some((4, 4)));
		assert_ok!(imbalance(SUPPLIER, past(), [one_price(3); 4]));
		assert_ok!(imbalance(OTHER_DSO, past(), [one_price(3); 4]));
		let stored = ImbalancePrices::<Test>::get(HourKey::new(past())).unwrap();
		assert_eq!(stored.when_final(), Some([one_price(3); 4]));
	});
}

/// Neither twice by one, nor by a supplier together with its balance responsible party.
#[test]
fn selfish_one_side_alone_makes_no_price_final() {
	execute(|| {
		contract(SUPPLIER, BRP, today() + 1, plain());
		contract(OTHER_SUPPLIER, OTHER_BRP, today() + 1, plain());
		let hour = first_hour(today() + 1);
		for who in [BRP, BRP, SUPPLIER] {
			assert_ok!(day_ahead(who, hour, &[1; 4]));
		}
		assert_eq!(final_day_ahead(hour), None);
		assert_ok!(day_ahead(OTHER_SUPPLIER, hour, &[1; 4]));
		assert_eq!(final_day_ahead(hour), Some([1; 4]));
	});
}

#[test]
fn attestations_are_bounded_and_the_tso_ends_them() {
	execute(|| {
		for (price, who) in (1..).zip([BRP, OTHER_BRP, DSO, OTHER_DSO]) {
			assert_ok!(day_ahead(who, past(), &[price; 4]));
		}
		assert_noop!(day_ahead(SUPPLIER, past(), &[7; 4]), Error::<Test>::TooManyAttestations);
		assert_ok!(day_ahead(DSO, past(), &[8; 4]));
		assert_ok!(day_ahead(TSO, past(), &[9; 4]));
		assert_eq!(final_day_ahead(past()), Some([9; 4]));
	});
}

#[test]
fn prices_are_refused() {
	execute(|| {
		assert_noop!(day_ahead(CSO, past(), &[1; 4]), Error::<Test>::NotPublisher);
		assert_noop!(day_ahead(STRANGER, past(), &[1; 4]), Error::<Test>::NotPublisher);
		assert_noop!(day_ahead(TSO, past(), &[]), Error::<Test>::NoValues);
		assert_noop!(day_ahead(TSO, past(), &[1; 101]), Error::<Test>::TooManyPtus);
		assert_noop!(day_ahead(TSO, past(), &[1; 5]), Error::<Test>::NotWholeHours);
		let late = Prices::DayAhead(vec![1; 4]);
		assert_noop!(
			Settlement::publish_prices(signed(TSO), first_ptu(past()) + 1, late),
			Error::<Test>::NotWholeHours
		);
		let ahead = hour_of(NOW) + 7 * 24;
		assert_noop!(day_ahead(TSO, ahead, &[1; 4]), Error::<Test>::TooFarAhead);
		assert_ok!(day_ahead(TSO, ahead - 1, &[1; 4]));
		let oldest = hour_of(NOW - RETENTION);
		assert_noop!(day_ahead(TSO, oldest - 1, &[1; 4]), Error::<Test>::TooLate);
		assert_ok!(day_ahead(TSO, oldest, &[1; 4]));
		let with = |price| day_ahead(TSO, past(), &[1, 1, 1, price]);
		assert_noop!(with(MIN_PRICE - 1), Error::<Test>::PriceTooLow);
		assert_noop!(with(MAX_PRICE + 1), Error::<Test>::PriceTooHigh);
		assert_ok!(day_ahead(TSO, past(), &[MIN_PRICE, MAX_PRICE, 0, 0]));
		let extreme = |short, surplus| {
			let price = ImbalancePrice { short, surplus, state: Regulation::Both };
			imbalance(TSO, past(), [price; 4])
		};
		assert_noop!(extreme(MAX_PRICE + 1, 0), Error::<Test>::PriceTooHigh);
		assert_noop!(extreme(0, MIN_PRICE - 1), Error::<Test>::PriceTooLow);
	});
}

#[test]
fn prices_of_imbalance_are_of_the_past_and_consistent() {
	execute(|| {
		let present = hour_of(NOW);
		assert_noop!(imbalance(TSO, present, [one_price(1); 4]), Error::<Test>::NotOver);
		set_time(NOW + HOUR - 1);
		assert_noop!(imbalance(TSO, present, [one_price(1); 4]), Error::<Test>::NotOver);
		set_time(NOW + HOUR);
		let at = |short, surplus, state| {
			let price = ImbalancePrice { short, surplus, state };
			imbalance(TSO, present, [one_price(1), one_price(2), one_price(3), price])
		};
		for state in [Regulation::Balanced, Regulation::Up, Regulation::Down] {
			assert_noop!(at(2, 1, state), Error::<Test>::InconsistentPrices);
		}
		assert_noop!(at(1, 2, Regulation::Both), Error::<Test>::InconsistentPrices);
		assert_ok!(at(2, 1, Regulation::Both));
	});
}

#[test]
fn final_prices_are_corrected_by_the_tso_or_by_vote() {
	execute(|| {
		let reprice = |origin, prices: &[Price]| {
			Settlement::reprice(origin, first_ptu(past()), Prices::DayAhead(prices.to_vec()))
		};
		assert_noop!(reprice(signed(TSO), &[2; 4]), Error::<Test>::PricesNotFinal);
		assert_ok!(day_ahead(BRP, past(), &[1; 4]));
		assert_noop!(reprice(signed(TSO), &[2; 4]), Error::<Test>::PricesNotFinal);
		assert_ok!(day_ahead(DSO, past(), &[1; 4]));
		assert_noop!(reprice(signed(BRP), &[2; 4]), BadOrigin);
		assert_noop!(reprice(signed(TSO), &[1; 4]), Error::<Test>::NothingToChange);
		assert_ok!(reprice(signed(TSO), &[1, 2, 3, 4]));
		System::assert_last_event(
			Event::PricesCorrected { from: first_ptu(past()), ptus: 4 }.into(),
		);
		assert_eq!(DayAheadYears::<Test>::get(OrderedYear::new(2027)), Some((10, 4)));
		assert_ok!(reprice(RuntimeOrigin::root(), &[0, 0, 0, -4]));
		assert_eq!(DayAheadYears::<Test>::get(OrderedYear::new(2027)), Some((-4, 4)));
		assert_eq!(final_day_ahead(past()), Some([0, 0, 0, -4]));
		assert_noop!(reprice(signed(TSO), &[1; 101]), Error::<Test>::TooManyPtus);
		let imbalance_of = |price| {
			let prices = Prices::Imbalance(vec![one_price(price); 4]);
			Settlement::reprice(signed(TSO), first_ptu(past()), prices)
		};
		assert_noop!(imbalance_of(1), Error::<Test>::PricesNotFinal);
		assert_ok!(imbalance(TSO, past(), [one_price(1); 4]));
		assert_noop!(imbalance_of(1), Error::<Test>::NothingToChange);
		assert_ok!(imbalance_of(2));
	});
}

/// A year has as many prices as quarters, and hours at its borders count for the right one.
#[test]
fn prices_count_for_the_year_of_their_hour() {
	execute(|| {
		let first = first_hour_of_year(2027);
		set_time(crate::types::start_of(first) + 2 * HOUR);
		assert_ok!(day_ahead(TSO, first - 1, &[1, 1, 1, 1, 2, 2, 2, 2]));
		assert_eq!(DayAheadYears::<Test>::get(OrderedYear::new(2026)), Some((4, 4)));
		assert_eq!(DayAheadYears::<Test>::get(OrderedYear::new(2027)), Some((8, 4)));
		assert_eq!((year_of(first - 1), year_of(first)), (2026, 2027));
		assert_eq!(ptus_of_year(2027), 365 * 96);
	});
}
