// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Step 3: `offer`, and standing offers: `publish_offer`.

use crate::{mock::*, Error, Event, Offers, Phase, StandingOffer, StandingOffers};
use polkadot_sdk::frame_support::{assert_noop, assert_ok};
use smartcharge_primitives::{Carrier, Moment, Price, Role, SourceId};

fn publish(
	who: AccountId,
	source: Option<SourceId>,
	from: Moment,
	tokens: &[Price],
) -> Result<(), polkadot_sdk::sp_runtime::DispatchError> {
	Charging::publish_offer(signed(who), source, from, prices(tokens))
		.map(|_| ())
		.map_err(|error| error.error)
}

fn wind_of_supplier_a() {
	add_source(1, SUPPLIER_A, Carrier::Wind, AREA, CONNECTION);
}

#[test]
fn takes_offers() {
	ExtBuilder::default().build_and_execute(|| {
		wind_of_supplier_a();
		let id = requested(hours(5_000, 2));
		for (supplier, source) in [(SUPPLIER_A, None), (SUPPLIER_A, Some(1)), (SUPPLIER_B, None)] {
			assert_ok!(offer(supplier, id, source, prices(&[1, 2])));
			assert_last(Event::Offered { process: id, supplier, source });
			assert_eq!(Offers::<Test>::get(id, (supplier, source)), Some(prices(&[1, 2])));
		}
		assert!(matches!(process(id).phase, Phase::Requested { offers: 3, .. }));
	});
}

#[test]
fn refuses_who_may_not_offer() {
	ExtBuilder::default().build_and_execute(|| {
		wind_of_supplier_a();
		let id = requested(hours(5_000, 1));
		for who in [CSO, ALICE, STRANGER] {
			assert_noop!(offer(who, id, None, prices(&[1])), Error::<Test>::NotASupplier);
		}
		assert_noop!(offer(SUPPLIER_C, id, None, prices(&[1])), Error::<Test>::NotConnected);
		assert_noop!(offer(SUPPLIER_A, id, Some(2), prices(&[1])), Error::<Test>::UnknownSource);
		assert_noop!(
			offer(SUPPLIER_B, id, Some(1), prices(&[1])),
			Error::<Test>::NotSourceSupplier
		);
	});
}

#[test]
fn refuses_offers_at_the_wrong_time() {
	ExtBuilder::default().build_and_execute(|| {
		let one = || prices(&[1]);
		assert_noop!(offer(SUPPLIER_A, 0, None, one()), Error::<Test>::UnknownProcess);
		let id = authorised();
		assert_noop!(offer(SUPPLIER_A, id, None, one()), Error::<Test>::NotRequested);
		assert_ok!(request(ALICE, id, hours(5_000, 1)));
		assert_ok!(offer(SUPPLIER_A, id, None, one()));
		assert_ok!(schedule(CSO, id));
		assert_noop!(offer(SUPPLIER_B, id, None, one()), Error::<Test>::AlreadyScheduled);
		tick(HOUR, 5_000);
		assert_noop!(offer(SUPPLIER_B, id, None, one()), Error::<Test>::ProcessEnded);
	});
}

#[test]
fn refuses_wrong_prices() {
	ExtBuilder::default().build_and_execute(|| {
		let id = requested(hours(5_000, 3));
		for wrong in [&[][..], &[1, 1], &[1, 1, 1, 1]] {
			assert_noop!(
				offer(SUPPLIER_A, id, None, prices(wrong)),
				Error::<Test>::WrongNumberOfPrices
			);
		}
		let mut high = prices(&[1, 1, 100]);
		assert_ok!(offer(SUPPLIER_B, id, None, high.clone()));
		high[2] = MAX_PRICE + 1;
		assert_noop!(offer(SUPPLIER_A, id, None, high), Error::<Test>::PriceTooHigh);
	});
}

#[test]
fn an_offer_is_never_replaced() {
	ExtBuilder::default().build_and_execute(|| {
		let id = requested(hours(5_000, 1));
		assert_ok!(offer(SUPPLIER_A, id, None, prices(&[2])));
		assert_noop!(offer(SUPPLIER_A, id, None, prices(&[1])), Error::<Test>::AlreadyOffered);
		assert_eq!(Offers::<Test>::get(id, (SUPPLIER_A, None::<SourceId>)), Some(prices(&[2])));
	});
}

#[test]
fn two_suppliers_racing_both_get_in() {
	ExtBuilder::default().build_and_execute(|| {
		let id = requested(hours(5_000, 1));
		assert_ok!(offer(SUPPLIER_B, id, None, prices(&[2])));
		assert_ok!(offer(SUPPLIER_A, id, None, prices(&[3])));
		assert_ok!(schedule(CSO, id));
		assert_eq!(session(id).supplier, SUPPLIER_B);
	});
}

#[test]
fn refuses_too_many_offers() {
	ExtBuilder::default().build_and_execute(|| {
		let id = requested(hours(5_000, 1));
		// Of suppliers that have been connected to the station since.
		for supplier in 1_000..1_000 + u64::from(MAX_OFFERS) {
			Offers::<Test>::insert(id, (supplier, None::<SourceId>), prices(&[1]));
		}
		change_process(id, |process| {
			if let Phase::Requested { offers, .. } = &mut process.phase {
				*offers = MAX_OFFERS;
			}
		});
		assert_noop!(offer(SUPPLIER_A, id, None, prices(&[1])), Error::<Test>::TooManyOffers);
		standing(SUPPLIER_A, None, &[1, 1]);
		assert_ok!(schedule(CSO, id));
		assert_eq!(Offers::<Test>::iter().count(), 0);
	});
}

#[test]
fn audit_l1_no_supplier_takes_the_places_of_others() {
	ExtBuilder::default().build_and_execute(|| {
		for source in 0..=MAX_OFFERS {
			add_source(source, SUPPLIER_A, Carrier::Wind, AREA, CONNECTION);
		}
		let id = requested(hours(5_000, 1));
		for source in 0..MAX_OFFERS_PER_SUPPLIER {
			assert_ok!(offer(SUPPLIER_A, id, Some(source), prices(&[1])));
		}
		for source in [None, Some(MAX_OFFERS_PER_SUPPLIER), Some(MAX_OFFERS)] {
			assert_noop!(
				offer(SUPPLIER_A, id, source, prices(&[1])),
				Error::<Test>::TooManyOffersOfSupplier
			);
		}
		assert_noop!(offer(SUPPLIER_A, id, Some(0), prices(&[1])), Error::<Test>::AlreadyOffered);
		assert_ok!(offer(SUPPLIER_B, id, None, prices(&[1])));
		// Each process has its own places.
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		assert_ok!(offer(SUPPLIER_A, requested(hours(5_000, 1)), None, prices(&[1])));
	});
}

#[test]
fn publishes_replaces_and_withdraws_a_standing_offer() {
	ExtBuilder::default().build_and_execute(|| {
		let none = None::<SourceId>;
		assert_ok!(publish(SUPPLIER_C, None, NOW, &[1, 2]));
		let until = NOW + 2 * INTERVAL;
		assert_last(Event::OfferPublished { supplier: SUPPLIER_C, source: None, from: NOW, until });
		assert_ok!(publish(SUPPLIER_C, None, NOW + INTERVAL, &[3]));
		assert_eq!(
			StandingOffers::<Test>::get(SUPPLIER_C, none),
			Some(StandingOffer { from: NOW + INTERVAL, prices: prices(&[3]) })
		);
		// Where an empty list begins does not matter.
		assert_ok!(publish(SUPPLIER_C, None, 1, &[]));
		assert_last(Event::OfferWithdrawn { supplier: SUPPLIER_C, source: None });
		assert_eq!(StandingOffers::<Test>::get(SUPPLIER_C, none), None);
		assert_noop!(publish(SUPPLIER_C, None, NOW, &[]), Error::<Test>::NothingToWithdraw);
	});
}

#[test]
fn standing_offers_of_sources_are_apart() {
	ExtBuilder::default().build_and_execute(|| {
		wind_of_supplier_a();
		assert_ok!(publish(SUPPLIER_A, None, NOW, &[1]));
		assert_ok!(publish(SUPPLIER_A, Some(1), NOW, &[2]));
		assert_ok!(publish(SUPPLIER_A, None, NOW, &[]));
		assert_eq!(
			StandingOffers::<Test>::get(SUPPLIER_A, Some(1)),
			Some(StandingOffer { from: NOW, prices: prices(&[2]) })
		);
	});
}

#[test]
fn publish_refuses_what_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		wind_of_supplier_a();
		let last = INTERVAL * (u64::MAX / INTERVAL);
		for (who, source, from, tokens, error) in [
			(CSO, None, NOW, &[1][..], Error::<Test>::NotASupplier),
			(STRANGER, None, NOW, &[1], Error::NotASupplier),
			(SUPPLIER_A, Some(2), NOW, &[1], Error::UnknownSource),
			(SUPPLIER_B, Some(1), NOW, &[1], Error::NotSourceSupplier),
			(SUPPLIER_A, None, NOW + 1, &[1], Error::UnalignedOffer),
			(SUPPLIER_A, None, NOW - 1, &[1], Error::UnalignedOffer),
			(SUPPLIER_A, None, NOW - INTERVAL, &[1], Error::OfferInPast),
			(SUPPLIER_A, None, 0, &[1], Error::OfferInPast),
			(SUPPLIER_A, None, NOW, &[1, 101], Error::PriceTooHigh),
			(SUPPLIER_A, None, last, &[1], Error::Overflow),
			(SUPPLIER_A, None, NOW, &[], Error::NothingToWithdraw),
		] {
			assert_noop!(publish(who, source, from, tokens), error);
		}
	});
}

#[test]
fn an_offer_that_is_in_force_can_still_be_published() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(publish(SUPPLIER_A, None, NOW - INTERVAL, &[1, 1]));
		set_time(NOW + INTERVAL - 1);
		assert_ok!(publish(SUPPLIER_A, None, NOW, &[1]));
		set_time(NOW + INTERVAL);
		assert_noop!(publish(SUPPLIER_A, None, NOW, &[1]), Error::<Test>::OfferInPast);
	});
}

#[test]
fn only_a_source_that_supplies_now_can_be_offered() {
	ExtBuilder::default().build_and_execute(|| {
		wind_of_supplier_a();
		let id = requested(hours(5_000, 1));
		set_power(1, 0);
		let offered = |source| offer(SUPPLIER_A, id, source, prices(&[1]));
		assert_noop!(offered(Some(1)), Error::<Test>::SourceNotSupplying);
		set_power(1, 1);
		assert_ok!(offered(Some(1)));
		assert_ok!(offered(None));
		// Standing prices need no wind.
		set_power(1, 0);
		assert_ok!(publish(SUPPLIER_A, Some(1), NOW, &[1]));
	});
}

#[test]
fn a_source_whose_power_others_have_is_offered_and_waited_for() {
	let mut other = station();
	(other.evse_id, other.meter) = ("NL*ABC*E2".into(), SPARE_METER);
	ExtBuilder::default().stations(&[station(), other]).build_and_execute(|| {
		add_source(1, SUPPLIER_A, Carrier::Wind, AREA, 5_000);
		let first = with_offers(hours(5_000, 1), &[(SUPPLIER_A, Some(1), &[1])]);
		assert_ok!(schedule(CSO, first));
		assert_ok!(Charging::authorise(signed(BOB), 1, MAX_PRICE_PER_HOUR));
		assert_ok!(request(BOB, 1, hours(5_000, 1)));
		let offered = || offer(SUPPLIER_A, 1, Some(1), prices(&[1]));
		SourceBook::mutate(|book| book.get_mut(&1).unwrap().power = 0);
		assert_noop!(offered(), Error::<Test>::SourceNotSupplying);
		SourceBook::mutate(|book| book.get_mut(&1).unwrap().power = 5_000);
		assert_ok!(offered());
		assert_ok!(schedule(CSO, 1));
		// The first process has all of its power.
		assert_eq!((session(1).source, session(1).committed()), (Some(1), None));
	});
}

#[test]
fn refuses_too_many_standing_offers() {
	ExtBuilder::default().build_and_execute(|| {
		for source in 0..MAX_STANDING_OFFERS {
			add_source(source, SUPPLIER_A, Carrier::Wind, AREA, CONNECTION);
			assert_ok!(publish(SUPPLIER_A, Some(source), NOW, &[1]));
		}
		let one_more = || publish(SUPPLIER_A, None, NOW, &[1]);
		assert_noop!(one_more(), Error::<Test>::TooManyStandingOffers);
		// One that is replaced is not one more, and others have their own.
		assert_ok!(publish(SUPPLIER_A, Some(0), NOW, &[2]));
		assert_ok!(publish(SUPPLIER_B, None, NOW, &[1]));
		assert_ok!(publish(SUPPLIER_A, Some(0), NOW, &[]));
		assert_ok!(one_more());
	});
}

#[test]
fn schedules_with_a_standing_offer() {
	ExtBuilder::default().build_and_execute(|| {
		// One hour at 1, another at 3.
		let tokens: Vec<Price> = [[1; 12], [3; 12]].concat();
		assert_ok!(publish(SUPPLIER_A, None, NOW, &tokens));
		let id = requested(hours(5_000, 2));
		assert_ok!(schedule(CSO, id));
		assert_eq!(session(id).supplier, SUPPLIER_A);
		assert_eq!(locked_prices(id), Some(prices(&[1, 3])));
		assert_eq!(letters(id), "TF");
	});
}

#[test]
fn a_step_costs_the_average_of_its_intervals() {
	ExtBuilder::default().build_and_execute(|| {
		let tokens: Vec<Price> = [[1; 6], [2; 6]].concat();
		assert_ok!(publish(SUPPLIER_A, None, NOW, &tokens));
		let id = requested(hours(5_000, 1));
		assert_ok!(schedule(CSO, id));
		assert_eq!(locked_prices(id).unwrap().to_vec(), vec![UNIT * 3 / 2]);
	});
}

#[test]
fn a_standing_offer_that_does_not_cover_the_process_does_not_count() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(publish(SUPPLIER_A, None, NOW, &[1; 11]));
		assert_ok!(publish(SUPPLIER_B, None, NOW + INTERVAL, &[1; 12]));
		let id = requested(hours(5_000, 1));
		assert_noop!(schedule(CSO, id), Error::<Test>::NoEligibleOffer);
		assert_ok!(publish(SUPPLIER_A, None, NOW, &[1; 12]));
		assert_ok!(schedule(CSO, id));
	});
}

#[test]
fn an_offer_for_the_process_replaces_the_standing_one() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(publish(SUPPLIER_A, None, NOW, &[1; 12]));
		let id = requested(hours(5_000, 1));
		assert_ok!(offer(SUPPLIER_A, id, None, prices(&[4])));
		assert_ok!(schedule(CSO, id));
		assert_eq!(locked_prices(id), Some(prices(&[4])));
	});
}

#[test]
fn offers_of_a_supplier_that_was_expelled_do_not_count() {
	ExtBuilder::default().build_and_execute(|| {
		let id = requested(hours(5_000, 1));
		assert_ok!(publish(SUPPLIER_A, None, NOW, &[1; 12]));
		assert_ok!(offer(SUPPLIER_B, id, None, prices(&[1])));
		Roles::mutate(|roles| {
			roles.remove(&SUPPLIER_A);
			roles.insert(SUPPLIER_B, vec![Role::Brp]);
		});
		assert_noop!(schedule(CSO, id), Error::<Test>::NoEligibleOffer);
	});
}

#[test]
fn an_offer_binds_no_longer_than_the_time_to_schedule() {
	// It was made for cheap hours. Driver and operator wait until energy is expensive.
	for (after, lapsed) in [(SETUP_LIMIT, false), (SETUP_LIMIT + 1, true)] {
		ExtBuilder::default().build_and_execute(|| {
			let id = with_offers(hours(10_000, 2), &[(SUPPLIER_A, None, &[1, 9])]);
			tick(after, 0);
			if lapsed {
				assert_noop!(schedule(CSO, id), Error::<Test>::NotScheduledInTime);
			} else {
				assert_ok!(schedule(CSO, id));
			}
		});
	}
}
