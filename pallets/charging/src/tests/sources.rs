// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The choice of source, and what is locked to take its place (rule 10).

use crate::{mock::*, Error, Request};
use polkadot_sdk::frame_support::{assert_noop, assert_ok};
use smartcharge_primitives::{Carrier, Power, Price, ProcessId, Role, SourceChoice, SourceId};

type Made<'a> = (AccountId, Option<SourceId>, &'a [Price]);

const WIND: SourceChoice = SourceChoice::Carrier(Carrier::Wind);
const FAR: u32 = AREA + 1;

/// A process for 5 kWh in two hours, one of which charges.
fn wanted(source: SourceChoice) -> Request {
	Request { preferences: wants(source), ..hours(5_000, 2) }
}

fn scheduled_with(source: SourceChoice, offers: &[Made]) -> ProcessId {
	let id = with_offers(wanted(source), offers);
	assert_ok!(schedule(CSO, id));
	id
}

fn chosen(id: ProcessId) -> (AccountId, Option<SourceId>) {
	(session(id).supplier, session(id).source)
}

/// Sources of these identities, suppliers, carriers and areas, each with plenty of power.
fn sources(sources: &[(SourceId, AccountId, Carrier, u32)]) {
	for (id, supplier, carrier, area) in sources {
		add_source(*id, *supplier, *carrier, *area, CONNECTION);
	}
}

fn three_winds_and_a_sun() {
	sources(&[
		(1, SUPPLIER_A, Carrier::Wind, AREA),
		(2, SUPPLIER_B, Carrier::Wind, AREA),
		(3, SUPPLIER_B, Carrier::Wind, FAR),
		(4, SUPPLIER_A, Carrier::Solar, AREA),
	]);
}

const OFFERS: [Made<'static>; 5] = [
	(SUPPLIER_A, Some(1), &[5, 5]),
	(SUPPLIER_B, Some(2), &[4, 4]),
	(SUPPLIER_B, Some(3), &[3, 3]),
	(SUPPLIER_A, Some(4), &[2, 2]),
	(SUPPLIER_A, None, &[6, 6]),
];

#[test]
fn a_source_is_chosen_however_expensive_it_is() {
	ExtBuilder::default().build_and_execute(|| {
		three_winds_and_a_sun();
		let id = scheduled_with(SourceChoice::Source(1), &OFFERS);
		assert_eq!(chosen(id), (SUPPLIER_A, Some(1)));
		assert_eq!(locked_prices(id), Some(prices(&[5, 5])));
	});
}

#[test]
fn the_cheapest_source_of_a_carrier_is_chosen() {
	for (carrier, source) in [(Carrier::Wind, (SUPPLIER_B, 3)), (Carrier::Solar, (SUPPLIER_A, 4))] {
		ExtBuilder::default().build_and_execute(|| {
			three_winds_and_a_sun();
			let id = scheduled_with(SourceChoice::Carrier(carrier), &OFFERS);
			assert_eq!(chosen(id), (source.0, Some(source.1)));
		});
	}
}

#[test]
fn the_cheapest_of_all_is_chosen() {
	ExtBuilder::default().build_and_execute(|| {
		three_winds_and_a_sun();
		let id = scheduled_with(SourceChoice::Cheapest, &OFFERS);
		assert_eq!(chosen(id), (SUPPLIER_A, Some(4)));
	});
}

#[test]
fn of_equal_sources_the_default_suppliers_is_chosen_and_then_the_first() {
	ExtBuilder::default().build_and_execute(|| {
		three_winds_and_a_sun();
		let offers: &[Made] = &[
			(SUPPLIER_B, Some(3), &[1, 1]),
			(SUPPLIER_B, Some(2), &[1, 1]),
			(SUPPLIER_A, Some(1), &[1, 1]),
		];
		assert_eq!(chosen(scheduled_with(WIND, offers)), (SUPPLIER_A, Some(1)));
	});
	ExtBuilder::default().build_and_execute(|| {
		three_winds_and_a_sun();
		let offers: &[Made] = &[(SUPPLIER_B, Some(3), &[1, 1]), (SUPPLIER_B, Some(2), &[1, 1])];
		assert_eq!(chosen(scheduled_with(WIND, offers)), (SUPPLIER_B, Some(2)));
	});
}

#[test]
fn standing_offers_of_sources_can_be_chosen() {
	ExtBuilder::default().build_and_execute(|| {
		three_winds_and_a_sun();
		standing(SUPPLIER_A, Some(1), &[2, 3]);
		standing(SUPPLIER_B, Some(2), &[4, 4]);
		standing(SUPPLIER_A, None, &[7, 8]);
		let id = scheduled_with(WIND, &[(SUPPLIER_B, Some(3), &[5, 5])]);
		assert_eq!(chosen(id), (SUPPLIER_A, Some(1)));
		assert_eq!(locked_prices(id), Some(prices(&[2, 3])));
		let others = [(SUPPLIER_B, Some(2)), (SUPPLIER_B, Some(3)), (SUPPLIER_A, None)];
		assert_eq!(locked(id)[1..], others);
		let grid_mix = locked_offer(id, 3).unwrap();
		assert_eq!(grid_mix.prices, prices(&[7, 8]));
	});
}

/// What is chosen of a wind that has `power` W when the process is scheduled, and a more expensive
/// grid mix.
fn chosen_with(power: Power, choice: SourceChoice) -> Option<SourceId> {
	let mut source = None;
	ExtBuilder::default().build_and_execute(|| {
		three_winds_and_a_sun();
		let offers: &[Made] = &[(SUPPLIER_A, Some(1), &[1, 1]), (SUPPLIER_A, None, &[9, 9])];
		let id = with_offers(wanted(choice), offers);
		set_power(1, power);
		assert_ok!(schedule(CSO, id));
		source = session(id).source;
	});
	source
}

#[test]
fn only_a_source_that_supplies_when_it_is_scheduled_can_be_chosen() {
	for choice in [SourceChoice::Source(1), WIND] {
		assert_eq!(chosen_with(0, choice), None);
		assert_eq!(chosen_with(1, choice), Some(1));
	}
}

#[test]
fn the_cheapest_is_not_one_with_too_little_power() {
	// The station has 5 kW.
	assert_eq!(chosen_with(4_999, SourceChoice::Cheapest), None);
	assert_eq!(chosen_with(5_000, SourceChoice::Cheapest), Some(1));
}

#[test]
fn enough_power_comes_before_price() {
	ExtBuilder::default().build_and_execute(|| {
		three_winds_and_a_sun();
		set_power(2, 4_999);
		set_power(3, 1);
		assert_eq!(chosen(scheduled_with(WIND, &OFFERS)), (SUPPLIER_A, Some(1)));
	});
	// When none has enough, the price decides.
	ExtBuilder::default().build_and_execute(|| {
		three_winds_and_a_sun();
		(1..=2).for_each(|source| set_power(source, 4_999));
		set_power(3, 1);
		assert_eq!(chosen(scheduled_with(WIND, &OFFERS)), (SUPPLIER_B, Some(3)));
	});
}

#[test]
fn a_source_that_is_no_longer_approved_cannot_be_chosen() {
	ExtBuilder::default().build_and_execute(|| {
		three_winds_and_a_sun();
		let id = with_offers(wanted(SourceChoice::Source(1)), &OFFERS);
		SourceBook::mutate(|book| book.remove(&1));
		assert_ok!(schedule(CSO, id));
		assert_eq!(chosen(id), (SUPPLIER_A, None));
	});
}

#[test]
fn without_a_match_it_is_the_cheapest_grid_mix() {
	ExtBuilder::default().build_and_execute(|| {
		three_winds_and_a_sun();
		let offers: &[Made] = &[
			(SUPPLIER_A, Some(4), &[1, 1]),
			(SUPPLIER_B, None, &[2, 2]),
			(SUPPLIER_A, None, &[6, 6]),
		];
		let id = scheduled_with(WIND, offers);
		assert_eq!(locked(id), [(SUPPLIER_B, None)]);
		assert_eq!((session(id).committed(), set_aside()), (None, vec![]));
	});
}

#[test]
fn without_a_match_and_without_a_grid_mix_there_is_no_offer() {
	ExtBuilder::default().build_and_execute(|| {
		three_winds_and_a_sun();
		let offers: &[Made] = &[(SUPPLIER_A, Some(4), &[1, 1])];
		let id = with_offers(wanted(WIND), offers);
		assert_noop!(schedule(CSO, id), Error::<Test>::NoEligibleOffer);
	});
}

#[test]
fn no_source_takes_the_place_of_a_grid_mix() {
	ExtBuilder::default().build_and_execute(|| {
		three_winds_and_a_sun();
		let offers: &[Made] = &[(SUPPLIER_A, Some(1), &[5, 5]), (SUPPLIER_B, None, &[1, 1])];
		assert_eq!(locked(scheduled_with(SourceChoice::Cheapest, offers)), [(SUPPLIER_B, None)]);
	});
}

#[test]
fn who_takes_its_place_has_the_same_carrier_and_rather_the_same_area() {
	let far_and_near: &[(SourceId, AccountId, Carrier, u32)] = &[
		(1, SUPPLIER_A, Carrier::Wind, FAR),
		(2, SUPPLIER_B, Carrier::Wind, FAR),
		(3, SUPPLIER_B, Carrier::Wind, AREA),
		(4, SUPPLIER_A, Carrier::Wind, AREA),
		(5, SUPPLIER_A, Carrier::Solar, AREA),
		(6, SUPPLIER_B, Carrier::Hydro, FAR),
	];
	let offers: &[Made] = &[
		(SUPPLIER_A, Some(1), &[2, 2]),
		(SUPPLIER_B, Some(2), &[3, 3]),
		(SUPPLIER_B, Some(3), &[9, 9]),
		(SUPPLIER_A, Some(4), &[8, 9]),
		(SUPPLIER_A, Some(5), &[4, 4]),
		(SUPPLIER_B, Some(6), &[4, 4]),
	];
	let chosen = (SUPPLIER_A, Some(1));
	let same_carrier = [(SUPPLIER_A, Some(4)), (SUPPLIER_B, Some(3)), (SUPPLIER_B, Some(2))];
	let grid_mix = (SUPPLIER_A, None);
	for choice in [SourceChoice::Source(1), WIND] {
		ExtBuilder::default().build_and_execute(|| {
			sources(far_and_near);
			let id = scheduled_with(choice, offers);
			assert_eq!(locked(id), [&[chosen], &same_carrier[..], &[grid_mix]].concat());
		});
	}
	// To whom only the price matters, any other source will do, the near ones first.
	ExtBuilder::default().build_and_execute(|| {
		sources(far_and_near);
		let id = scheduled_with(SourceChoice::Cheapest, offers);
		let sun = (SUPPLIER_A, Some(5));
		assert_eq!(locked(id), [&[chosen], &same_carrier[..], &[sun, grid_mix]].concat());
	});
}

#[test]
fn at_most_four_take_its_place() {
	ExtBuilder::default().build_and_execute(|| {
		for source in 1..=7 {
			add_source(source, SUPPLIER_B, Carrier::Wind, AREA, CONNECTION);
		}
		let id = requested(wanted(SourceChoice::Source(4)));
		for source in 1..=7 {
			let tokens = [10 - Price::from(source); 2];
			assert_ok!(offer(SUPPLIER_B, id, Some(source), prices(&tokens)));
		}
		assert_ok!(schedule(CSO, id));
		let sources: Vec<_> = locked(id).into_iter().map(|(_, source)| source).collect();
		assert_eq!(sources, [Some(4), Some(7), Some(6), Some(5), Some(3), None]);
		assert_eq!(session(id).locked, 6);
	});
}

#[test]
fn a_source_that_supplies_nothing_or_is_of_no_supplier_takes_no_place() {
	ExtBuilder::default().build_and_execute(|| {
		three_winds_and_a_sun();
		let id = with_offers(wanted(SourceChoice::Source(1)), &OFFERS);
		set_power(3, 0);
		assert_ok!(schedule(CSO, id));
		assert_eq!(locked(id)[1..], [(SUPPLIER_B, Some(2)), (SUPPLIER_A, None)]);
	});
	ExtBuilder::default().build_and_execute(|| {
		three_winds_and_a_sun();
		let id = with_offers(wanted(SourceChoice::Source(1)), &OFFERS);
		Roles::mutate(|roles| roles.remove(&SUPPLIER_B));
		assert_ok!(schedule(CSO, id));
		assert_eq!(locked(id)[1..], [(SUPPLIER_A, None)]);
	});
}

/// Supplier and prices of the grid mix that is locked with a wind at 5.
fn grid_mix(offers: &[Made], before: impl FnOnce()) -> (AccountId, Vec<Price>) {
	let mut grid_mix = None;
	ExtBuilder::default().build_and_execute(|| {
		three_winds_and_a_sun();
		let all = [&[(SUPPLIER_A, Some(1), &[5, 4][..])], offers].concat();
		let id = with_offers(wanted(SourceChoice::Source(1)), &all);
		before();
		assert_ok!(schedule(CSO, id));
		let offer = locked_offer(id, session(id).locked - 1).unwrap();
		assert_eq!(offer.source, None);
		let tokens = offer.prices.iter().map(|price| price / UNIT).collect();
		grid_mix = Some((offer.supplier, tokens));
	});
	grid_mix.unwrap()
}

#[test]
fn the_cheapest_grid_mix_has_its_own_price() {
	let offers: &[Made] = &[(SUPPLIER_B, None, &[1, 1]), (SUPPLIER_A, None, &[7, 8])];
	assert_eq!(grid_mix(offers, || ()), (SUPPLIER_B, vec![1, 1]));
	let offers: &[Made] = &[(SUPPLIER_B, None, &[9, 9]), (SUPPLIER_A, None, &[7, 8])];
	assert_eq!(grid_mix(offers, || ()), (SUPPLIER_A, vec![7, 8]));
	// Of equals the default supplier's.
	let offers: &[Made] = &[(SUPPLIER_B, None, &[7, 8]), (SUPPLIER_A, None, &[7, 8])];
	assert_eq!(grid_mix(offers, || ()), (SUPPLIER_A, vec![7, 8]));
	assert_eq!(grid_mix(&[], || standing(SUPPLIER_A, None, &[7, 9])), (SUPPLIER_A, vec![7, 9]));
}

#[test]
fn a_grid_mix_without_a_price_costs_what_the_source_costs() {
	assert_eq!(grid_mix(&[], || ()), (SUPPLIER_A, vec![5, 4]));
	let others: &[Made] = &[(SUPPLIER_B, None, &[1, 1])];
	assert_eq!(grid_mix(others, || ()), (SUPPLIER_B, vec![1, 1]));
	// A standing offer that ends too early is none.
	assert_eq!(grid_mix(&[], || standing(SUPPLIER_A, None, &[7])), (SUPPLIER_A, vec![5, 4]));
}

#[test]
fn the_default_supplier_is_the_first_one_that_is_still_a_supplier() {
	ExtBuilder::default().build_and_execute(|| {
		three_winds_and_a_sun();
		let offers: &[Made] = &[
			(SUPPLIER_B, Some(2), &[5, 5]),
			(SUPPLIER_A, None, &[7, 7]),
			(SUPPLIER_B, None, &[6, 6]),
		];
		let id = with_offers(wanted(SourceChoice::Source(2)), offers);
		Roles::mutate(|roles| roles.insert(SUPPLIER_A, vec![Role::Brp]));
		assert_ok!(schedule(CSO, id));
		assert_eq!(locked(id), [(SUPPLIER_B, Some(2)), (SUPPLIER_B, None)]);
		assert_eq!(locked_offer(id, 1).unwrap().prices, prices(&[6, 6]));
	});
}

#[test]
fn a_choice_that_is_later_unknown_falls_back_too() {
	ExtBuilder::default().build_and_execute(|| {
		three_winds_and_a_sun();
		let id = with_offers(wanted(SourceChoice::Carrier(Carrier::Solar)), &OFFERS);
		SourceBook::mutate(|book| book.remove(&4));
		assert_ok!(schedule(CSO, id));
		assert_eq!(locked(id), [(SUPPLIER_A, None)]);
	});
}

#[test]
fn the_weight_is_that_of_every_offer_that_was_looked_at() {
	use crate::WeightInfo;
	ExtBuilder::default().build_and_execute(|| {
		three_winds_and_a_sun();
		// Neither covers the process, which does not make them cheaper to look at.
		standing(SUPPLIER_A, Some(1), &[1]);
		standing(SUPPLIER_B, None, &[1]);
		let id = with_offers(wanted(SourceChoice::Cheapest), &OFFERS);
		let actual = Charging::schedule(signed(CSO), id).unwrap().actual_weight.unwrap();
		assert_eq!(actual, <Test as crate::Config>::WeightInfo::schedule(7, 2));
	});
}
