// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The schedule is of least cost and delivers the demand whenever time allows; moves never harm.

use crate::{
	mock::{MINUTE, NOW},
	schedule::{NoResponse, Schedule, Steps, Timetable},
	Prices, StandingOffer,
};
use proptest::{collection::vec, prelude::*};
use smartcharge_primitives::testing::cases;
use smartcharge_primitives::{
	energy::energy_at, Balance, Direction, Energy, Interval, Moment, Power, Price, MAX_STEPS,
};

/// What a [`Steps`] is made of.
#[derive(Clone, Debug)]
struct Case {
	timetable: Timetable,
	power: Power,
	prices: Vec<Price>,
	grid_price: Price,
	max_price: Option<Price>,
	demand: Energy,
}

impl Case {
	fn steps(&self) -> Steps<'_> {
		Steps {
			timetable: self.timetable,
			power: self.power,
			prices: &self.prices,
			grid_price: self.grid_price,
			max_price: self.max_price,
		}
	}

	fn count(&self) -> u32 {
		self.timetable.steps
	}

	fn affordable(&self) -> Vec<u32> {
		(0..self.count()).filter(|step| self.steps().affordable(*step)).collect()
	}

	/// What can be delivered of the demand by steps that the driver can afford.
	fn target(&self) -> Energy {
		let steps = self.steps();
		self.affordable().into_iter().map(|step| steps.capacity(step)).sum::<u64>().min(self.demand)
	}
}

fn step_length() -> impl Strategy<Value = Moment> {
	prop_oneof![
		Just(MINUTE),
		Just(5 * MINUTE),
		Just(15 * MINUTE),
		Just(60 * MINUTE),
		1..10_000_000u64
	]
}

/// Few prices, so that there are ties; a step 0 that may be shorter; a demand around what fits.
fn case() -> impl Strategy<Value = Case> {
	(1..=8u32, step_length(), 1..=22_000u32).prop_flat_map(|(count, step, power)| {
		let whole = energy_at(power, step) * u64::from(count);
		(
			0..step,
			vec(0..5u128, count as usize),
			0..3u128,
			prop_oneof![3 => Just(None), 1 => (0..7u128).prop_map(Some)],
			prop_oneof![
				4 => 0..=whole + whole / 4 + 1,
				1 => Just(whole),
				1 => (0..=u64::from(count)).prop_map(move |n| n * energy_at(power, step)),
			],
		)
			.prop_map(move |(offset, prices, grid_price, max_price, demand)| Case {
				timetable: Timetable { start: NOW, scheduled: NOW + offset, step, steps: count },
				power,
				prices,
				grid_price,
				max_price,
				demand,
			})
	})
}

/// A case, some schedule of it, and a step.
fn scheduled_case() -> impl Strategy<Value = (Case, Schedule, u32)> {
	(case(), vec(any::<bool>(), 8), 0..8u32).prop_map(|(case, bits, step)| {
		let mut schedule = Schedule::idle(case.count());
		for (step, charges) in (0..case.count()).zip(bits) {
			schedule.set(step, charges);
		}
		let step = step % case.count();
		(case, schedule, step)
	})
}

/// What each step from `from` on delivers when each does what is planned, as the pallet plans it:
/// the remainder step is looked for again only when it is over.
fn deliveries(steps: &Steps, schedule: &Schedule, from: u32, demand: Energy) -> Vec<(u32, Energy)> {
	let mut remaining = demand;
	let mut remainder = steps.remainder_step(schedule, from);
	(from..steps.timetable.steps)
		.map(|step| {
			if remainder.is_none_or(|remainder| remainder < step) {
				remainder = steps.remainder_step(schedule, step);
			}
			let energy = steps.planned(schedule, remainder, step, remaining);
			remaining -= energy;
			(step, energy)
		})
		.collect()
}

/// Cost without rounding, in thousandths.
fn exact_cost(steps: &Steps, deliveries: &[(u32, Energy)]) -> u128 {
	deliveries.iter().map(|(step, energy)| steps.price(*step) * u128::from(*energy)).sum()
}

/// The least cost of delivering `target`, found by trying every set of steps at full power together
/// with each other step for the rest: one of these is a least-cost way.
fn brute_force(case: &Case, target: Energy) -> u128 {
	let steps = case.steps();
	let affordable = case.affordable();
	let mut best = None;
	for set in 0..1u32 << affordable.len() {
		let (full, others): (Vec<u32>, Vec<u32>) = affordable
			.iter()
			.partition(|step| set >> affordable.binary_search(step).unwrap() & 1 == 1);
		let mut way: Vec<_> = full.iter().map(|step| (*step, steps.capacity(*step))).collect();
		let sum: Energy = way.iter().map(|(_, energy)| energy).sum();
		let Some(rest) = target.checked_sub(sum) else { continue };
		let mut consider = |way: &[(u32, Energy)]| {
			let cost = exact_cost(&steps, way);
			best = Some(best.map_or(cost, |best: u128| best.min(cost)));
		};
		if rest == 0 {
			consider(&way);
		}
		for other in others {
			if rest <= steps.capacity(other) {
				way.push((other, rest));
				consider(&way);
				way.pop();
			}
		}
	}
	best.expect("the target can be delivered")
}

/// Rule 2 word by word.
fn take_out(case: &Case) -> Vec<bool> {
	let steps = case.steps();
	let mut charging = case.affordable();
	loop {
		let dearest = charging.iter().map(|step| steps.price(*step)).max();
		let Some(out) = charging.iter().copied().find(|step| Some(steps.price(*step)) == dearest)
		else {
			break;
		};
		let rest: Energy =
			charging.iter().filter(|step| **step != out).map(|step| steps.capacity(*step)).sum();
		if rest < case.demand {
			break;
		}
		charging.retain(|step| *step != out);
	}
	(0..case.count()).map(|step| charging.contains(&step)).collect()
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(512)))]

	#[test]
	fn least_cost_is_least_and_delivers(case in case()) {
		let steps = case.steps();
		let (schedule, missing) = steps.least_cost(case.demand);
		let target = case.target();
		prop_assert_eq!(missing, case.demand - target);

		let deliveries = deliveries(&steps, &schedule, 0, case.demand);
		prop_assert_eq!(deliveries.iter().map(|(_, energy)| energy).sum::<u64>(), target);
		let cost = exact_cost(&steps, &deliveries);
		prop_assert_eq!(cost, brute_force(&case, target));
		// What the pallet reckons with is this cost, but for rounding once a step.
		let reckoned = steps.cost(&schedule, 0, case.demand).unwrap() * 1_000;
		prop_assert!(reckoned <= cost && cost < reckoned + 1_000 * u128::from(case.count()));
	}

	#[test]
	fn least_cost_takes_out_the_dearest_and_of_equals_the_earliest(case in case()) {
		let (schedule, _) = case.steps().least_cost(case.demand);
		prop_assert_eq!(schedule.to_vec(case.count()), take_out(&case));
	}

	#[test]
	fn the_remainder_is_left_to_the_dearest_charging_step(case in case()) {
		let steps = case.steps();
		let (schedule, missing) = steps.least_cost(case.demand);
		let charging: Vec<u32> = (0..case.count()).filter(|step| schedule.charges(*step)).collect();
		let remainder = steps.remainder_step(&schedule, 0);
		prop_assert_eq!(remainder.is_none(), charging.is_empty());
		for (step, energy) in deliveries(&steps, &schedule, 0, case.demand) {
			if Some(step) == remainder {
				for other in &charging {
					prop_assert!((steps.price(*other), step) <= (steps.price(step), *other));
				}
			} else if schedule.charges(step) {
				prop_assert_eq!(energy, steps.capacity(step));
			} else {
				prop_assert_eq!(energy, 0);
			}
			if missing > 0 && schedule.charges(step) {
				prop_assert_eq!(energy, steps.capacity(step));
			}
		}
	}

	#[test]
	fn nothing_dearer_than_the_maximum_charges(case in case()) {
		let steps = case.steps();
		let (mut schedule, _) = steps.least_cost(case.demand);
		steps.catch_up(&mut schedule, 0, Energy::MAX);
		for step in (0..case.count()).filter(|step| schedule.charges(*step)) {
			prop_assert!(case.max_price.is_none_or(|max| steps.price(step) <= max));
		}
	}

	#[test]
	fn catch_up_adds_what_is_needed_and_no_more((case, schedule, from) in scheduled_case()) {
		let steps = case.steps();
		let remaining = case.demand;
		let mut caught_up = schedule.clone();
		let changed = steps.catch_up(&mut caught_up, from, remaining);
		prop_assert_eq!(changed, caught_up != schedule);

		let added: Vec<u32> =
			(0..case.count()).filter(|step| caught_up.charges(*step) && !schedule.charges(*step)).collect();
		prop_assert!((0..case.count()).all(|step| caught_up.charges(step) || !schedule.charges(step)));
		prop_assert!(added.iter().all(|step| *step >= from && steps.affordable(*step)));

		let mut all = schedule.clone();
		case.affordable().into_iter().for_each(|step| all.set(step, true));
		let possible = steps.reach(&all, from).min(remaining);
		prop_assert_eq!(steps.reach(&caught_up, from).min(remaining), possible);
		// The last one that was added was needed, and no idle one is cheaper.
		let last = added.iter().max_by_key(|step| (steps.price(**step), core::cmp::Reverse(**step)));
		if let Some(last) = last {
			let mut without = caught_up.clone();
			without.set(*last, false);
			prop_assert!(steps.reach(&without, from) < remaining);
			for idle in (from..case.count()).filter(|step| !caught_up.charges(*step)) {
				prop_assert!(!steps.affordable(idle) || steps.price(idle) >= steps.price(*last));
			}
		}
	}

	#[test]
	fn a_response_never_harms(
		(case, schedule, step) in scheduled_case(),
		up in any::<bool>(),
		reward in 0..100_000u128,
		minimum in prop_oneof![Just(0), 0..100_000u128, Just(Balance::MAX)],
	) {
		let steps = case.steps();
		let remaining = case.demand;
		let direction = if up { Direction::Up } else { Direction::Down };
		let answer = steps.respond(&schedule, step, remaining, direction, reward, minimum);
		let later = step + 1..case.count();
		let cost = |schedule: &Schedule| steps.cost(schedule, step, remaining).unwrap();
		match answer {
			Ok((moved, partner)) => {
				prop_assert!(later.contains(&partner));
				prop_assert_eq!((moved.charges(step), schedule.charges(step)), (up, !up));
				prop_assert_eq!((moved.charges(partner), schedule.charges(partner)), (!up, up));
				for other in (0..case.count()).filter(|other| ![step, partner].contains(other)) {
					prop_assert_eq!(moved.charges(other), schedule.charges(other));
				}
				// Neither energy nor money is lost.
				let before = steps.reach(&schedule, step).min(remaining);
				prop_assert!(steps.reach(&moved, step).min(remaining) >= before);
				prop_assert!(minimum.checked_add(cost(&moved)).unwrap() <= reward + cost(&schedule));
				// The step that charges would really have charged.
				let charging = if up { &moved } else { &schedule };
				let planned = deliveries(&steps, charging, step, remaining)[0].1;
				prop_assert!(planned > 0);
				// The partner is the best one.
				let charged_instead = if up { step } else { partner };
				prop_assert!(steps.affordable(charged_instead));
				for other in later.filter(|other| schedule.charges(*other) == up) {
					let (ours, theirs) = (steps.price(partner), steps.price(other));
					if up {
						prop_assert!(theirs < ours || theirs == ours && other >= partner);
					} else if steps.affordable(other) {
						prop_assert!(theirs > ours || theirs == ours && other >= partner);
					}
				}
			},
			Err(NoResponse::NothingToMove) => {
				let free = later.filter(|other| schedule.charges(*other) == up).any(|other| {
					steps.affordable(if up { step } else { other })
				});
				let open = schedule.charges(step) != up && free;
				// Something could be moved only when there was nothing to deliver.
				if open {
					let mut charging = schedule.clone();
					let partner = steps.remainder_step(&schedule, step + 1);
					if let (true, Some(partner)) = (up, partner) {
						charging.set(step, true);
						charging.set(partner, false);
					}
					prop_assert_eq!(deliveries(&steps, &charging, step, remaining)[0].1, 0);
				}
			},
			Err(NoResponse::LessEnergy) => {},
			Err(NoResponse::NotWorthwhile) => {
				// The same move with all the money in the world is accepted.
				let rich = steps.respond(&schedule, step, remaining, direction, 1 << 100, 0);
				let (moved, _) = rich.map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
				let effort = minimum.checked_add(cost(&moved));
				prop_assert!(effort.is_none_or(|effort| effort > reward + cost(&schedule)));
			},
		}
	}

	#[test]
	fn steps_partition_the_time(
		now in 0..10 * NOW, interval in 1..10_000_000u64, factor in 1..20u64, coarse in any::<bool>(),
		count in 1..100u32,
	) {
		// A multiple or a divisor of the interval.
		let (interval, step) =
			if coarse { (interval, interval * factor) } else { (interval * factor, interval) };
		let timetable = Timetable::new(now, interval, step, count).unwrap();
		prop_assert_eq!(timetable.interval(0).start, now);
		prop_assert!(timetable.start <= now && now - timetable.start < interval.min(step));
		prop_assert!(timetable.start.is_multiple_of(interval.min(step)));
		prop_assert_eq!(timetable.end(), timetable.start + step * u64::from(count));
		prop_assert_eq!(timetable.since(0), Interval::new(now, timetable.end()));
		for number in 0..count {
			let this = timetable.interval(number);
			prop_assert!(!this.is_empty());
			prop_assert_eq!(this.end, timetable.start + step * u64::from(number + 1));
			if number > 0 {
				prop_assert_eq!(this.start, timetable.interval(number - 1).end);
				prop_assert_eq!(this.duration(), step);
			}
		}
		prop_assert!(timetable.interval(count).is_empty() && timetable.interval(u32::MAX).is_empty());
	}

	#[test]
	fn a_schedule_keeps_its_bits(
		count in 0..=MAX_STEPS, flips in vec((0..2 * MAX_STEPS, any::<bool>()), 0..100),
	) {
		let mut schedule = Schedule::idle(count);
		let mut expected = vec![false; count as usize];
		prop_assert_eq!(schedule.to_vec(count), expected.clone());
		for (step, charge) in flips {
			schedule.set(step, charge);
			if let Some(bit) = expected.get_mut(step as usize) {
				*bit = charge;
			}
		}
		prop_assert_eq!(schedule.to_vec(count), expected);
		use codec::{Decode, Encode};
		prop_assert_eq!(Schedule::decode(&mut &schedule.encode()[..]).unwrap(), schedule);
	}

	#[test]
	fn a_standing_offer_gives_the_average_price(
		interval in 1..1_000u64,
		prices in vec(0..1_000u128, 1..40),
		lead in 0..5u64,
		offset in 0..1_000u64,
		factor in 1..5u64,
		coarse in any::<bool>(),
		count in 1..20u32,
	) {
		let (interval, step) =
			if coarse { (interval, interval * factor) } else { (interval * factor, interval) };
		let from = 1_000 * interval;
		let offer = StandingOffer { from, prices: Prices::truncate_from(prices.clone()) };
		let now = (from + offset).saturating_sub(lead * interval);
		let timetable = Timetable::new(now, interval, step, count).unwrap();
		let until = from + interval * prices.len() as u64;
		prop_assert_eq!(offer.until(interval), Some(until));
		let given = offer.prices_for(&timetable, interval);
		// All of the process, or nothing.
		prop_assert_eq!(given.is_some(), from <= now && timetable.end() <= until);
		for (number, price) in (0..count).zip(given.unwrap_or_default()) {
			let over = timetable.interval(number);
			let sum: u128 = (over.start..over.end)
				.map(|ms| prices[usize::try_from((ms - from) / interval).unwrap()])
				.sum();
			prop_assert_eq!(price, sum / u128::from(over.duration()));
		}
	}
}

#[test]
fn a_timetable_needs_lengths_and_room() {
	assert_eq!(Timetable::new(NOW, 0, MINUTE, 1), None);
	assert_eq!(Timetable::new(NOW, MINUTE, 0, 1), None);
	assert_eq!(Timetable::new(NOW, MINUTE, Moment::MAX, 2), None);
	assert_eq!(Timetable::new(Moment::MAX, MINUTE, MINUTE, 1), None);
}

#[test]
fn a_step_without_a_price_is_out_of_reach() {
	let timetable = Timetable::new(NOW, MINUTE, MINUTE, 2).unwrap();
	let steps = Steps { timetable, power: 1, prices: &[1], grid_price: 1, max_price: Some(1_000) };
	assert_eq!((steps.price(0), steps.price(1)), (2, Price::MAX));
	assert!(steps.affordable(0) && !steps.affordable(1));
}
