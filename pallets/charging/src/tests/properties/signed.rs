// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Settling at prices on both sides of zero: nobody pays more than the price says, nor than is in
//! escrow for it, whatever readings show.

use super::settlement::{case_with, Case, TOLERANCE};
use crate::{
	mock::UNIT,
	settlement::{advance, end, Outcome},
	Session,
};
use proptest::{collection::vec, prelude::*};
use smartcharge_primitives::testing::cases;
use smartcharge_primitives::{
	energy::energy_at,
	money::{amount, payable},
	Amount, Balance, Energy, Interval, MeterReading, Price,
};

/// Cases with prices on both sides of zero.
fn case() -> impl Strategy<Value = Case> {
	let max_price = proptest::option::of(-2 * UNIT..4 * UNIT);
	case_with(-3 * UNIT..3 * UNIT, -2 * UNIT..2 * UNIT, max_price)
		.prop_map(|case| Case { escrow: case.escrow.min(1 << 100), ..case })
}

/// What a supplier asks for a kWh of `step`, and the most that the kWh costs, grid included, as the
/// rules say it.
fn terms(case: &Case, slot: u8, step: u32) -> (Price, Price) {
	let (source, prices) = &case.offers[usize::from(slot)];
	let own = prices[step as usize];
	let chosen = case.offers[0].1[step as usize];
	// A source in the place of the chosen one: no kWh costs more by it, and it pays no more than
	// it offered.
	let replaces = source.is_some() && slot != 0;
	let (asked, highest) = match replaces {
		true if own >= 0 => (own.min(chosen.max(0)), own.min(chosen)),
		true => (own, own.min(chosen)),
		false => (own, own),
	};
	let all = highest + case.grid_price;
	(asked, case.max_price.map_or(all, |max| all.min(max)))
}

/// Follows the readings of `case`, and ends the process if none of them does.
fn play(
	case: &Case,
	mut check: impl FnMut(&Session<u64>, &Session<u64>, &Outcome) -> Result<(), TestCaseError>,
) -> Result<Session<u64>, TestCaseError> {
	let (steps, parties) = (case.steps(), case.parties());
	let mut session = case.session();
	for (number, reading) in case.readings().into_iter().enumerate() {
		case.take_over(&mut session, number, reading);
		let before = session.clone();
		let outcome =
			advance(&mut session, &steps, &parties, case.price_per_hour, reading, TOLERANCE);
		check(&before, &session, &outcome)?;
		if outcome.stop.is_some() {
			return Ok(session);
		}
	}
	let before = session.clone();
	let outcome = end(&mut session, &steps, &parties, case.price_per_hour, TOLERANCE);
	check(&before, &session, &outcome)?;
	Ok(session)
}

fn left(session: &Session<u64>) -> Balance {
	session.covers.iter().map(|cover| cover.left).sum()
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(512)))]

	#[test]
	fn money_is_conserved_and_nobody_pays_more_than_its_cover(case in case()) {
		let begin = case.session();
		let (mut paid, mut credited): (Amount, Balance) = (0, 0);
		let last = play(&case, |before, after, outcome| {
			for settled in &outcome.settled {
				let lines: Vec<_> = settled.segments.iter().map(|part| part.to_supplier).collect();
				prop_assert_eq!(lines.iter().sum::<Amount>(), settled.to_supplier);
				let credits = lines.iter().chain([&settled.to_dso]).map(|line| payable(-line));
				credited += credits.sum::<Balance>();
				paid += settled.to_supplier + settled.to_dso + settled.to_cso;
				prop_assert!(settled.to_cso >= 0);
			}
			prop_assert_eq!(amount(after.escrow) + paid, amount(begin.escrow));
			prop_assert_eq!(left(after) + credited, left(&begin));
			prop_assert!(before.covers.iter().zip(&after.covers).all(|(a, b)| b.left <= a.left));
			prop_assert!(after.unproven <= after.accrued());
			Ok(())
		})?;
		prop_assert_eq!(last.totals.paid(), paid);
		prop_assert_eq!(last.accrued(), 0);
	}

	#[test]
	fn nobody_pays_more_than_the_price_says(case in case()) {
		play(&case, |_, _, outcome| {
			for settled in &outcome.settled {
				let mut agreed: Amount = 0;
				for part in &settled.segments {
					let (asked, most) = terms(&case, part.slot, settled.step);
					let (asked, energy) = (Amount::from(asked), Amount::from(part.energy));
					// The supplier pays no more than it offered, and gets no more either.
					prop_assert!(part.to_supplier * 1_000 >= asked.min(0) * energy);
					prop_assert!(
						(part.to_supplier + amount(part.owed)) * 1_000 <= asked.max(0) * energy
					);
					agreed += Amount::from(most) * energy;
				}
				let (grid, energy) = (Amount::from(case.grid_price), Amount::from(settled.energy));
				prop_assert!(settled.to_dso * 1_000 >= grid.min(0) * energy);
				prop_assert!(
					(settled.to_dso + amount(settled.owed_to_dso)) * 1_000 <= grid.max(0) * energy
				);
				// All of it together costs the driver no more than agreed, debts included.
				let owed: Balance = settled.segments.iter().map(|part| part.owed).sum();
				let cost =
					settled.to_supplier + settled.to_dso + amount(owed + settled.owed_to_dso);
				let least_of_segments: Amount = settled
					.segments
					.iter()
					.map(|part| {
						let (_, most) = terms(&case, part.slot, settled.step);
						Amount::from(most.max(0)) * Amount::from(part.energy)
					})
					.sum();
				prop_assert!(cost * 1_000 <= agreed.max(least_of_segments).max(0));
			}
			Ok(())
		})?;
	}

	/// The driver pays for a late reading no more, and is paid for it no more, than for any way in
	/// which the energy can have flowed.
	#[test]
	fn a_late_reading_favours_nobody(
		case in case(), covered in 1..10_000u64, weights in vec(0..100u64, 8), full in any::<bool>(),
	) {
		let case = Case { max_price: None, max_cost: None, grid_price: 0, ..case };
		let steps = case.steps();
		let mut session = Session { closing: None, escrow: 1 << 100, ..case.session() };
		session.last.at = case.timetable.scheduled;
		session.request.energy = Energy::MAX;
		session.covers.iter_mut().for_each(|cover| cover.left = 1 << 100);
		let at = session.last.at + (case.timetable.since(0).duration() * covered / 10_000).max(1);
		let since = Interval::new(session.last.at, at);
		let flowed: Vec<(u32, Energy)> = (0..case.timetable.steps)
			.zip(weights)
			.map(|(step, weight)| {
				let overlap = case.timetable.interval(step).intersection(&since).duration();
				let most = energy_at(case.power, overlap);
				(step, if full { most } else { most * weight / 99 })
			})
			.collect();
		let cost = |(step, energy): &(u32, Energy)| {
			Amount::from(steps.price(*step)) * Amount::from(*energy)
		};
		let by_driver: Amount = flowed.iter().map(|flow| cost(flow).max(0)).sum();
		let to_driver: Amount = flowed.iter().map(|flow| -cost(flow).min(0)).sum();

		let energy: Energy = flowed.iter().map(|(_, energy)| energy).sum();
		let reading = MeterReading { at, register: session.last.register + energy };
		let mut settled =
			advance(&mut session, &steps, &case.parties(), 0, reading, TOLERANCE).settled;
		settled.extend(end(&mut session, &steps, &case.parties(), 0, TOLERANCE).settled);
		let lines = || settled.iter().map(|settled| settled.to_supplier);
		prop_assert!(lines().map(|line| line.max(0)).sum::<Amount>() * 1_000 <= by_driver);
		prop_assert!(lines().map(|line| -line.min(0)).sum::<Amount>() * 1_000 <= to_driver);
		prop_assert_eq!(settled.iter().map(|settled| settled.energy).sum::<Energy>(), energy);
		// A reading that leaves no doubt is paid in full.
		let doubt = flowed.len() > 1 && !full;
		let rounded = 1_000 * Amount::from(case.timetable.steps);
		let paid = lines().sum::<Amount>() * 1_000;
		prop_assert!(doubt || (paid - (by_driver - to_driver)).abs() < rounded);
	}
}
