// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The schedule is of least cost and delivers the demand whenever time allows; moves never harm.

use crate::{
	mock::{MINUTE, NOW},
	schedule::{Answer, NoResponse, Schedule, Steps, Terms, Timetable},
	Prices, StandingOffer, WhenEqual,
};
use proptest::{collection::vec, prelude::*};
use smartcharge_primitives::testing::cases;
use smartcharge_primitives::{
	energy::energy_at, money::amount, Amount, Balance, Direction, Energy, Interval, Moment, Power,
	Price, MAX_STEPS,
};

/// What a [`Steps`] is made of.
#[derive(Clone, Debug)]
struct Case {
	timetable: Timetable,
	power: Power,
	prices: Vec<Price>,
	grid_price: Price,
	max_price: Option<Price>,
	when_equal: WhenEqual,
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
			when_equal: self.when_equal,
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

fn when_equal() -> impl Strategy<Value = WhenEqual> {
	prop_oneof![Just(WhenEqual::Late), Just(WhenEqual::Early)]
}

/// Few prices, so that there are ties; a step 0 that may be shorter; a demand around what fits.
fn case() -> impl Strategy<Value = Case> {
	(1..=8u32, step_length(), 1..=22_000u32).prop_flat_map(|(count, step, power)| {
		let whole = energy_at(power, step) * u64::from(count);
		(
			0..step,
			vec(-2..5i64, count as usize),
			-1..3i64,
			prop_oneof![3 => Just(None), 1 => (-3..7i64).prop_map(Some)],
			prop_oneof![
				4 => 0..=whole + whole / 4 + 1,
				1 => Just(whole),
				1 => (0..=u64::from(count)).prop_map(move |n| n * energy_at(power, step)),
			],
			when_equal(),
		)
			.prop_map(move |(offset, prices, grid_price, max_price, demand, when_equal)| Case {
				timetable: Timetable { start: NOW, scheduled: NOW + offset, step, steps: count },
				power,
				prices,
				grid_price,
				max_price,
				when_equal,
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
fn exact_cost(steps: &Steps, deliveries: &[(u32, Energy)]) -> Amount {
	deliveries
		.iter()
		.map(|(step, energy)| Amount::from(steps.price(*step)) * Amount::from(*energy))
		.sum()
}

/// The least cost of delivering `target`, found by trying every set of steps at full power together
/// with each other step for the rest: one of these is a least-cost way.
fn brute_force(case: &Case, target: Energy) -> Amount {
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
			best = Some(best.map_or(cost, |best: Amount| best.min(cost)));
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

/// Delivers `demand` Wh by Wh, each in the cheapest step that has room and, of equals, in the one
/// that is preferred. Returns the energy of each step.
fn wh_by_wh(case: &Case, demand: Energy) -> Vec<Energy> {
	let steps = case.steps();
	let mut planned = vec![0; case.count() as usize];
	let affordable = case.affordable();
	for _ in 0..demand {
		let mut best: Option<u32> = None;
		for step in affordable.iter().copied() {
			if planned[step as usize] == steps.capacity(step) {
				continue;
			}
			let better = best.is_none_or(|best| match case.when_equal {
				WhenEqual::Early => steps.price(step) < steps.price(best),
				WhenEqual::Late => steps.price(step) <= steps.price(best),
			});
			if better {
				best = Some(step);
			}
		}
		match best {
			Some(step) => planned[step as usize] += 1,
			None => break,
		}
	}
	planned
}

/// All ways to deliver `demand` in whole Wh; only for small cases.
fn all_ways(capacities: &[Energy], demand: Energy) -> Vec<Vec<Energy>> {
	let Some((first, rest)) = capacities.split_first() else {
		return if demand == 0 { vec![vec![]] } else { vec![] };
	};
	(0..=(*first).min(demand))
		.flat_map(|energy| {
			let ways = all_ways(rest, demand - energy).into_iter();
			ways.map(move |way| std::iter::once(energy).chain(way).collect())
		})
		.collect()
}

/// A case of few Wh: some per step, the first of which may be shorter.
fn small_case() -> impl Strategy<Value = Case> {
	(2..=5u32, 1..=4u64, 0..60u64).prop_flat_map(|(count, wh, offset)| {
		(vec(-1..3i64, count as usize), 0..=u64::from(count) * wh, when_equal()).prop_map(
			move |(prices, demand, when_equal)| Case {
				timetable: Timetable {
					start: NOW,
					scheduled: NOW + offset * MINUTE,
					step: 60 * MINUTE,
					steps: count,
				},
				power: wh as Power,
				prices,
				grid_price: 0,
				max_price: None,
				when_equal,
				demand,
			},
		)
	})
}

/// Rule 2 word by word.
fn take_out(case: &Case) -> Vec<bool> {
	let steps = case.steps();
	let mut charging = case.affordable();
	loop {
		let most_expensive = charging.iter().map(|step| steps.price(*step)).max();
		let mut candidates =
			charging.iter().copied().filter(|step| Some(steps.price(*step)) == most_expensive);
		let out = match case.when_equal {
			WhenEqual::Late => candidates.next(),
			WhenEqual::Early => candidates.next_back(),
		};
		let Some(out) = out else {
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
		let reckoned = steps.cost(&schedule, 0, case.demand) * 1_000;
		// Each step rounds toward zero.
		let rounded = 1_000 * Amount::from(case.count());
		prop_assert!((reckoned - cost).abs() < rounded.max(1));
	}

	#[test]
	fn least_cost_takes_out_the_most_expensive_and_of_equals_the_one_not_preferred(case in case()) {
		let (schedule, _) = case.steps().least_cost(case.demand);
		prop_assert_eq!(schedule.to_vec(case.count()), take_out(&case));
	}

	#[test]
	fn the_remainder_is_left_to_the_most_expensive_charging_step(case in case()) {
		let steps = case.steps();
		let (schedule, missing) = steps.least_cost(case.demand);
		let charging: Vec<u32> = (0..case.count()).filter(|step| schedule.charges(*step)).collect();
		let remainder = steps.remainder_step(&schedule, 0);
		prop_assert_eq!(remainder.is_none(), charging.is_empty());
		for (step, energy) in deliveries(&steps, &schedule, 0, case.demand) {
			if Some(step) == remainder {
				for other in &charging {
					let (ours, theirs) = (steps.price(step), steps.price(*other));
					let ordered = match case.when_equal {
						WhenEqual::Late => (theirs, step) <= (ours, *other),
						WhenEqual::Early => (theirs, *other) <= (ours, step),
					};
					prop_assert!(ordered);
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

	/// Of all ways of least cost, the plan is the earliest or the latest, in each Wh of each step.
	#[test]
	fn the_plan_is_the_first_or_the_last_of_all_ways_of_least_cost(case in small_case()) {
		let steps = case.steps();
		let capacities: Vec<_> = (0..case.count()).map(|step| steps.capacity(step)).collect();
		let demand = case.demand.min(capacities.iter().sum());
		let cost = |way: &Vec<Energy>| -> Amount {
			let cost = |(energy, price): (&Energy, &Price)| {
				Amount::from(*energy) * Amount::from(*price)
			};
			way.iter().zip(&case.prices).map(cost).sum()
		};
		let ways = all_ways(&capacities, demand);
		let least = ways.iter().map(cost).min().unwrap();
		let ways = ways.into_iter().filter(|way| cost(way) == least);
		// What is drawn by the end of each step.
		let drawn = |way: &Vec<Energy>| -> Vec<Energy> {
			way.iter().scan(0, |sum, energy| { *sum += energy; Some(*sum) }).collect()
		};
		let best = match case.when_equal {
			WhenEqual::Early => ways.max_by_key(drawn),
			WhenEqual::Late => ways.min_by_key(drawn),
		};
		let (schedule, _) = steps.least_cost(case.demand);
		let planned: Vec<_> = deliveries(&steps, &schedule, 0, demand);
		let planned: Vec<_> = planned.into_iter().map(|(_, energy)| energy).collect();
		prop_assert_eq!(&planned, &best.unwrap());
		prop_assert_eq!(planned, wh_by_wh(&case, demand));
	}

	/// Under `Early` no step is left for later that an earlier one of equal price can hold, after
	/// breaks as well. Whatever is preferred, all is delivered in time if that is possible.
	#[test]
	fn field_t06_what_breaks_leave_undone_is_caught_up_in_the_cheapest_and_earliest_steps(
		case in small_case(), breaks in vec(any::<bool>(), 5),
	) {
		let steps = case.steps();
		let (mut schedule, _) = steps.least_cost(case.demand);
		let mut remainder = None;
		let mut remaining = case.demand;
		for (step, breaks) in (0..case.count()).zip(breaks) {
			let before = schedule.clone();
			let missing = remaining.saturating_sub(steps.reach(&schedule, step));
			// As the pallet does it when a step opens.
			if steps.catch_up(&mut schedule, step, remaining) {
				remainder = steps.last_remainder_step(&schedule, step);
			} else if remainder.is_none_or(|remainder| remainder < step) {
				remainder = steps.remainder_step(&schedule, step);
			}
			let plan = |schedule: &Schedule| -> Vec<(u32, Energy)> {
				let mut left = remaining;
				let mut remainder = remainder;
				(step..case.count())
					.map(|step| {
						if remainder.is_none_or(|remainder| remainder < step) {
							remainder = steps.remainder_step(schedule, step);
						}
						let energy = steps.planned(schedule, remainder, step, left);
						left -= energy;
						(step, energy)
					})
					.collect()
			};
			let plan = plan(&schedule);
			let all: Energy = (step..case.count()).map(|step| steps.capacity(step)).sum();
			prop_assert_eq!(
				plan.iter().map(|(_, energy)| energy).sum::<u64>(),
				remaining.min(all)
			);
			// What is added is what a walk over the idle steps would add: cheapest, then earliest.
			let mut idle: Vec<u32> =
				(step..case.count()).filter(|step| !before.charges(*step)).collect();
			let mut left = missing;
			while left > 0 && !idle.is_empty() {
				let next = (0..idle.len())
					.min_by_key(|at| (steps.price(idle[*at]), idle[*at]))
					.unwrap();
				let next = idle.remove(next);
				prop_assert!(schedule.charges(next));
				left = left.saturating_sub(steps.capacity(next));
			}
			prop_assert!(idle.into_iter().all(|step| !schedule.charges(step)));
			if case.when_equal == WhenEqual::Early {
				for (earlier, energy) in &plan {
					let full = *energy == steps.capacity(*earlier);
					let left_for_later = plan.iter().any(|(later, energy)| {
						let equal = steps.price(*later) == steps.price(*earlier);
						later > earlier && *energy > 0 && equal
					});
					prop_assert!(full || !left_for_later);
				}
			}
			if !breaks {
				remaining -= plan[0].1;
			}
		}
	}

	/// Under `Early`, whatever part of its plan each step delivers: no energy waits for a step
	/// while an earlier one of equal price has room.
	#[test]
	fn field_t06_no_step_is_left_for_later_that_an_earlier_one_of_equal_price_can_hold(
		case in case(), delivered in vec(prop_oneof![Just(0), Just(1_000), 0..1_000u64], 8),
	) {
		let case = Case { when_equal: WhenEqual::Early, ..case };
		let steps = case.steps();
		let (mut schedule, _) = steps.least_cost(case.demand);
		let (mut remainder, mut remaining) = (None, case.demand);
		for (open, per_mille) in (0..case.count()).zip(delivered) {
			// As the pallet does it when a step opens.
			if steps.catch_up(&mut schedule, open, remaining) {
				remainder = steps.last_remainder_step(&schedule, open);
			} else if remainder.is_none_or(|remainder| remainder < open) {
				remainder = steps.remainder_step(&schedule, open);
			}
			let (mut left, mut last) = (remaining, remainder);
			let mut plan = Vec::new();
			for step in open..case.count() {
				if last.is_none_or(|last| last < step) {
					last = steps.remainder_step(&schedule, step);
				}
				let energy = steps.planned(&schedule, last, step, left);
				left -= energy;
				plan.push((case.prices[step as usize], energy, steps.capacity(step)));
			}
			for (place, (price, energy, capacity)) in plan.iter().enumerate() {
				let later = &plan[place + 1..];
				let waits = later.iter().any(|(equal, energy, _)| equal == price && *energy > 0);
				prop_assert!(energy == capacity || !waits, "{plan:?} from {open} on");
			}
			remaining -= plan[0].1 * per_mille / 1_000;
		}
	}

	#[test]
	fn nothing_more_expensive_than_the_maximum_charges(case in case()) {
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
		let last = added.iter().max_by_key(|step| (steps.price(**step), **step));
		if let Some(last) = last {
			let mut without = caught_up.clone();
			without.set(*last, false);
			prop_assert!(steps.reach(&without, from) < remaining);
			for idle in (from..case.count()).filter(|step| !caught_up.charges(*step)) {
				prop_assert!(
					!steps.affordable(idle) || (steps.price(*last), *last) < (steps.price(idle), idle)
				);
			}
		}
	}

	#[test]
	fn a_response_never_harms(
		(case, schedule, step) in scheduled_case(),
		up in any::<bool>(),
		reward in 0..100_000u128,
		minimum in prop_oneof![Just(0), 0..100_000u128, Just(Balance::MAX)],
		least_move in 1..=1_000u32,
	) {
		let steps = case.steps();
		let remaining = case.demand;
		let direction = if up { Direction::Up } else { Direction::Down };
		let terms = Terms { direction, reward, minimum_reward: minimum, least_move };
		let respond = |terms: &Terms| {
			let remainder = steps.remainder_step(&schedule, step);
			steps.respond(&schedule, remainder, step, remaining, terms)
		};
		let answer = respond(&terms);
		let later = step + 1..case.count();
		let cost = |schedule: &Schedule| steps.cost(schedule, step, remaining);
		match answer {
			Ok(Answer { schedule: moved, partner, moved: energy }) => {
				prop_assert!(later.contains(&partner));
				prop_assert_eq!((moved.charges(step), schedule.charges(step)), (up, !up));
				prop_assert_eq!((moved.charges(partner), schedule.charges(partner)), (!up, up));
				for other in (0..case.count()).filter(|other| ![step, partner].contains(other)) {
					prop_assert_eq!(moved.charges(other), schedule.charges(other));
				}
				// Neither energy nor money is lost.
				prop_assert!(steps.reach(&moved, step) >= remaining);
				prop_assert!(amount(minimum) + cost(&moved) <= amount(reward) + cost(&schedule));
				// The step that charges would really have charged.
				let charging = if up { &moved } else { &schedule };
				let planned = deliveries(&steps, charging, step, remaining)[0].1;
				prop_assert!(planned > 0 && planned == energy);
				prop_assert!((energy + 1) * 1_000 > steps.capacity(step) * u64::from(least_move));
				// The partner is the best one.
				let charged_instead = if up { step } else { partner };
				prop_assert!(steps.affordable(charged_instead));
				for other in later.filter(|other| schedule.charges(*other) == up) {
					let (ours, theirs) = (steps.price(partner), steps.price(other));
					if up {
						let early = case.when_equal == WhenEqual::Early;
						let after = if early { other <= partner } else { other >= partner };
						prop_assert!(theirs < ours || theirs == ours && after);
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
			Err(NoResponse::TooLittle) => {
				// The least that can be asked is moved, unless another reason is in the way.
				let answer = respond(&Terms { least_move: 0, ..terms });
				prop_assert_ne!(answer.clone(), Err(NoResponse::TooLittle));
				if let Ok(Answer { moved, .. }) = answer {
					prop_assert!(moved * 1_000 < steps.capacity(step) * u64::from(least_move));
				}
			},
			Err(NoResponse::LessEnergy) => {},
			Err(NoResponse::NotWorthwhile) => {
				// The same move with all the money in the world is accepted.
				let rich = respond(&Terms { reward: 1 << 100, minimum_reward: 0, ..terms });
				let rich = rich.map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
				let effort = amount(minimum).saturating_add(cost(&rich.schedule));
				prop_assert!(effort > amount(reward) + cost(&schedule));
			},
		}
	}

	#[test]
	fn steps_partition_the_time(now in 0..10 * NOW, step in 1..10_000_000u64, count in 1..100u32) {
		let timetable = Timetable::new(now, step, count).unwrap();
		prop_assert_eq!(timetable.interval(0).start, now);
		prop_assert!(timetable.start <= now && now - timetable.start < step);
		prop_assert!(timetable.start.is_multiple_of(step));
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
		prices in vec(-1_000..1_000i64, 1..40),
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
		let timetable = Timetable::new(now, step, count).unwrap();
		let until = from + interval * prices.len() as u64;
		prop_assert_eq!(offer.until(interval), Some(until));
		let given = offer.prices_for(&timetable, interval);
		// All of the process, or nothing.
		prop_assert_eq!(given.is_some(), from <= now && timetable.end() <= until);
		for (number, price) in (0..count).zip(given.unwrap_or_default()) {
			let over = timetable.interval(number);
			let sum: Amount = (over.start..over.end)
				.map(|ms| Amount::from(prices[usize::try_from((ms - from) / interval).unwrap()]))
				.sum();
			prop_assert_eq!(Amount::from(price), sum / Amount::from(over.duration()));
		}
	}
}

#[test]
fn a_timetable_needs_lengths_and_room() {
	assert_eq!(Timetable::new(NOW, 0, 1), None);
	assert_eq!(Timetable::new(NOW, Moment::MAX, 2), None);
	assert_eq!(Timetable::new(Moment::MAX, MINUTE, 1), None);
}

#[test]
fn a_step_without_a_price_is_out_of_reach() {
	let timetable = Timetable::new(NOW, MINUTE, 2).unwrap();
	let (prices, max_price, when_equal) = (&[1][..], Some(1_000), WhenEqual::Late);
	let steps = Steps { timetable, power: 1, prices, grid_price: 1, max_price, when_equal };
	assert_eq!((steps.price(0), steps.price(1)), (2, Price::MAX));
	assert!(steps.affordable(0) && !steps.affordable(1));
}
