// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Readings settle each step once and in order, to the last Wh and unit of money.

use crate::{
	mock::{HOUR, MINUTE, NOW, TOKEN},
	schedule::{Schedule, Steps, Timetable},
	settlement::{advance, connected_until, steps_closed_by, Parties, SettledStep, Stop},
	Closing, FinishReason, LockedOffer, Preferences, Prices, Request, Response, Segment, Segments,
	Session, Slot, Totals, WhenEqual, MAX_LOCKED,
};
use proptest::{collection::vec, prelude::*};
use smartcharge_primitives::testing::cases;
use smartcharge_primitives::{
	energy::energy_at, money::energy_cost, Balance, Direction, Energy, Interval, MeterReading,
	Moment, Power, Price, SourceChoice, SourceId,
};

const TOLERANCE: u32 = 50;

#[derive(Clone, Debug)]
struct Case {
	timetable: Timetable,
	power: Power,
	/// The locked offers by slot: source and prices. The first one is chosen.
	offers: Vec<(Option<SourceId>, Vec<Price>)>,
	grid_price: Price,
	price_per_hour: Price,
	demand: Energy,
	escrow: Balance,
	closing: Option<Moment>,
	response: Option<(Direction, Energy)>,
	/// Time since the last reading, and energy per mille of full power.
	readings: Vec<(Moment, u64)>,
	/// Who takes over before a reading, and when: per mille of the time since the last one.
	moves: Vec<Option<(Slot, Moment)>>,
}

impl Case {
	fn steps(&self) -> Steps<'_> {
		Steps {
			timetable: self.timetable,
			power: self.power,
			prices: &self.offers[0].1,
			grid_price: self.grid_price,
			max_price: None,
		}
	}

	fn session(&self) -> Session<u64> {
		let preferences = Preferences {
			source: SourceChoice::Cheapest,
			demand_response: true,
			minimum_reward: 0,
			max_price: None,
			max_cost: None,
			when_equal: WhenEqual::Late,
		};
		let Timetable { step, steps, scheduled, .. } = self.timetable;
		Session {
			request: Request { energy: self.demand, steps, step, preferences },
			supplier: 0,
			source: self.offers[0].0,
			chosen: 0,
			locked: self.offers.len() as u8,
			segments: Segments::truncate_from(vec![Segment {
				slot: 0,
				source: self.offers[0].0,
				since: scheduled,
				energy: 0,
			}]),
			set_aside: 0,
			dso: 0,
			grid_price: self.grid_price,
			timetable: self.timetable,
			schedule: Schedule::idle(steps),
			remainder: None,
			open: 0,
			last: MeterReading { at: scheduled - MINUTE, register: 1_000 },
			delivered: 0,
			sourced: 0,
			escrow: self.escrow,
			totals: Totals::default(),
			response: self.response.map(|(direction, energy)| Response {
				signal: 0,
				direction,
				energy,
			}),
			closing: self.closing.map(|at| Closing { at, reason: FinishReason::Disconnected }),
		}
	}

	/// Everything that is locked.
	fn parties(&self) -> Parties<u64> {
		let mut offers = (0..).zip(&self.offers).map(|(slot, (source, prices))| {
			let prices = Prices::truncate_from(prices.clone());
			(slot, LockedOffer { supplier: u64::from(slot), source: *source, prices })
		});
		let (_, chosen) = offers.next().unwrap();
		let in_force = 0..self.offers.len() as u8;
		Parties { chosen, others: offers.collect(), in_force, open: 0 }
	}

	/// Lets another offer take over before `reading`, as failover does: each one once in a step.
	fn take_over(&self, session: &mut Session<u64>, number: usize, reading: MeterReading) {
		let Some((slot, per_mille)) = self.moves.get(number).copied().flatten() else { return };
		let slot = slot % self.offers.len() as u8;
		if session.segments.iter().any(|segment| segment.slot == slot) {
			return;
		}
		let since = session.last.at + (reading.at - session.last.at) * per_mille / 1_000;
		let since = since.max(session.segments.last().unwrap().since);
		session.serve(slot, self.offers[usize::from(slot)].0, since);
	}

	/// The readings, one after the other.
	fn readings(&self) -> Vec<MeterReading> {
		let mut last = self.session().last;
		self.readings
			.iter()
			.map(|(after, per_mille)| {
				let energy = energy_at(self.power, *after) * per_mille / 1_000;
				last = MeterReading { at: last.at + after, register: last.register + energy };
				last
			})
			.collect()
	}
}

fn case() -> impl Strategy<Value = Case> {
	(1..=8u32, prop_oneof![Just(HOUR), Just(5 * MINUTE), 1..HOUR], 1..=22_000u32).prop_flat_map(
		|(count, step, power)| {
			let whole = energy_at(power, step) * u64::from(count);
			let time = step * u64::from(count);
			let response = prop_oneof![Just(Direction::Up), Just(Direction::Down)];
			let money =
				(0..3 * TOKEN, 0..9 * TOKEN, prop_oneof![0..100 * TOKEN, Just(Balance::MAX)]);
			let prices = vec(0..4 * TOKEN, count as usize);
			(
				0..step,
				vec((proptest::option::of(0..9u32), prices), 1..=MAX_LOCKED as usize),
				money,
				1..=whole + whole / 4 + 1,
				proptest::option::of(NOW..NOW + time + time / 4),
				proptest::option::of((response, 0..=energy_at(power, step))),
				vec((1..=time / 2 + 1, 0..=1_100u64), 1..20),
				vec(proptest::option::of((any::<Slot>(), 0..=1_200u64)), 20),
			)
				.prop_map(
					move |(offset, offers, money, demand, closing, response, readings, moves)| {
						Case {
							timetable: Timetable {
								start: NOW,
								scheduled: NOW + offset,
								step,
								steps: count,
							},
							power,
							offers,
							grid_price: money.0,
							price_per_hour: money.1,
							escrow: money.2,
							demand,
							closing: closing.map(|at| at.max(NOW + offset)),
							response,
							readings,
							moves,
						}
					},
				)
		},
	)
}

fn total(settled: &SettledStep) -> Balance {
	settled.to_supplier + settled.to_dso + settled.to_cso
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(512)))]

	#[test]
	fn energy_and_money_are_conserved_and_steps_close_once_in_order(case in case()) {
		let (steps, parties) = (case.steps(), case.parties());
		let mut session = case.session();
		let first = session.last;
		let (mut settled_energy, mut paid, mut next, mut sourced) = (0, 0, 0, 0);
		for (number, reading) in case.readings().into_iter().enumerate() {
			case.take_over(&mut session, number, reading);
			let before = session.clone();
			let closes = steps_closed_by(&session, reading.at);
			let outcome =
				advance(&mut session, &steps, &parties, case.price_per_hour, reading, TOLERANCE);

			for settled in &outcome.settled {
				prop_assert_eq!(settled.step, next);
				next += 1;
				settled_energy += settled.energy;
				paid += total(settled);
				// Who served the step shares its energy and what it costs, each at the own price;
				// the others of a source never at more than the chosen one.
				let segments = &settled.segments;
				prop_assert_eq!(segments.iter().map(|part| part.energy).sum::<u64>(), settled.energy);
				prop_assert_eq!(
					segments.iter().map(|part| part.to_supplier).sum::<u128>(),
					settled.to_supplier
				);
				for part in segments {
					let (source, prices) = &case.offers[usize::from(part.slot)];
					prop_assert_eq!(part.source, *source);
					let own = prices[settled.step as usize];
					let chosen = case.offers[0].1[settled.step as usize];
					let price = if source.is_some() { own.min(chosen) } else { own };
					let due = energy_cost(price, part.energy).unwrap();
					prop_assert!(part.to_supplier == due || session.totals.unpaid > 0);
					prop_assert!(part.to_supplier <= due);
				}
			}
			// What came from sources came in the time that the reading covers, from those who
			// served.
			let covered = Interval::new(before.last.at, reading.at);
			for flow in &outcome.flows {
				prop_assert!(flow.energy > 0);
				prop_assert!(covered.covers(&flow.over) || flow.over.is_empty());
				let serves = |segment: &Segment| segment.source == Some(flow.source);
				prop_assert!(before.segments.iter().any(serves));
			}
			sourced += outcome.flows.iter().map(|flow| flow.energy).sum::<u64>();
			prop_assert_eq!(session.sourced, sourced);
			prop_assert!(sourced <= session.delivered);
			if before.segments.iter().all(|segment| segment.source.is_some()) {
				prop_assert_eq!(sourced - before.sourced, session.delivered - before.delivered);
			}
			prop_assert_eq!(settled_energy + session.accrued(), reading.register - first.register);
			prop_assert_eq!(session.delivered, reading.register - first.register);
			prop_assert_eq!(paid + session.escrow, case.escrow);
			let totals = session.totals;
			prop_assert_eq!(totals.to_supplier + totals.to_dso + totals.to_cso, paid);
			prop_assert_eq!(session.last, reading);

			// No step closes before a reading covers it, unless the process ends.
			let until = connected_until(&before, reading.at);
			let closed = u32::try_from(outcome.settled.len()).unwrap();
			match outcome.stop {
				None => {
					prop_assert_eq!(closed, closes);
					prop_assert_eq!(session.open, next);
					prop_assert!(session.timetable.interval(next).end > until);
					prop_assert_eq!(totals.unpaid, 0);
					prop_assert_eq!(outcome.delivered.is_some(), closed > 0 && before.response.is_some());
				},
				Some(stop) => {
					prop_assert!(closed == closes || closed == closes + 1);
					prop_assert_eq!(session.accrued(), 0);
					let met = session.delivered >= case.demand;
					prop_assert_eq!(stop == Stop::DemandMet, met);
					prop_assert!(stop != Stop::OutOfEscrow || totals.unpaid > 0);
					let ended = case.closing.is_some_and(|at| at <= reading.at);
					prop_assert!(stop != Stop::Closed || ended);
					prop_assert!(stop != Stop::TimeOver || reading.at >= case.timetable.end());
				},
			}
			if closed > 0 {
				session.response = None;
			}
			if outcome.stop.is_some() {
				break;
			}
			prop_assert!(reading.at < case.timetable.end() && next < case.timetable.steps);
		}
		// The station is paid for the time connected, rounded down once a step.
		let last = session.last.at;
		let hours = u128::from(connected_until(&session, last).saturating_sub(case.timetable.scheduled));
		prop_assert!(session.totals.to_cso * u128::from(HOUR) <= case.price_per_hour * hours);
	}

	/// Rule 6. Whatever way the energy really flowed, the driver pays no more than that.
	#[test]
	fn a_late_reading_never_costs_more(
		case in case(), covered in 1..10_000u64, weights in vec(0..100u64, 8), full in any::<bool>(),
	) {
		let steps = case.steps();
		let mut session = Session { closing: None, escrow: Balance::MAX, ..case.session() };
		session.last.at = case.timetable.scheduled;
		let time = case.timetable.since(0).duration();
		let at = session.last.at + (time * covered / 10_000).max(1);
		// A way in which energy could have flowed: in each step up to full power.
		let since = Interval::new(session.last.at, at);
		let flowed: Vec<(u32, Energy)> = (0..case.timetable.steps)
			.zip(weights)
			.map(|(step, weight)| {
				let overlap = case.timetable.interval(step).intersection(&since).duration();
				let most = energy_at(case.power, overlap);
				(step, if full { most } else { most * weight / 99 })
			})
			.collect();
		let energy: Energy = flowed.iter().map(|(_, energy)| energy).sum();
		let truth: u128 =
			flowed.iter().map(|(step, energy)| steps.price(*step) * u128::from(*energy)).sum();

		let register = session.last.register + energy;
		let reading = MeterReading { at, register };
		let outcome =
			advance(&mut session, &steps, &case.parties(), case.price_per_hour, reading, TOLERANCE);
		let priced: u128 = outcome
			.settled
			.iter()
			.map(|settled| (settled.step, settled.energy))
			.chain([(session.open.min(case.timetable.steps - 1), session.accrued())])
			.map(|(step, energy)| steps.price(step) * u128::from(energy))
			.sum();
		prop_assert!(priced <= truth, "{} > {}", priced, truth);
		let totals = session.totals;
		prop_assert!((totals.to_supplier + totals.to_dso) * 1_000 <= priced);
		prop_assert_eq!(totals.unpaid, 0);
	}

	/// A response counts only when it is proven, whatever way the energy really flowed.
	#[test]
	fn a_response_that_counts_was_kept(
		case in case(), up in any::<bool>(), promised in 1..1_000u64, weights in vec(0..100u64, 8),
	) {
		let steps = case.steps();
		let direction = if up { Direction::Up } else { Direction::Down };
		let capacity = steps.capacity(0);
		let promised = if up { capacity * promised / 1_000 } else { 0 };
		let response = Response { signal: 0, direction, energy: promised };
		let mut session = Session {
			closing: None,
			escrow: Balance::MAX,
			response: Some(response),
			..case.session()
		};
		session.last.at = case.timetable.scheduled;
		let at = case.timetable.end();
		let flowed: Vec<Energy> = (0..case.timetable.steps)
			.zip(weights)
			.map(|(step, weight)| steps.capacity(step) * weight / 99)
			.collect();
		let register = session.last.register + flowed.iter().sum::<Energy>();
		let reading = MeterReading { at, register };
		let outcome =
			advance(&mut session, &steps, &case.parties(), case.price_per_hour, reading, TOLERANCE);
		if outcome.delivered == Some(true) {
			if up {
				prop_assert!(flowed[0] >= promised - promised * u64::from(TOLERANCE) / 1_000);
			} else {
				prop_assert!(flowed[0] <= capacity * u64::from(TOLERANCE) / 1_000);
			}
		}
	}
}
