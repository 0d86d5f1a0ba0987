// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Readings settle each step once and in order, to the last Wh and unit of money.

use crate::{
	mock::{HOUR, MINUTE, NOW, TOKEN},
	schedule::{Schedule, Steps, Timetable},
	settlement::{advance, connected_until, steps_closed_by, Stop},
	Closing, FinishReason, Preferences, Request, Response, Session, Totals,
};
use proptest::{collection::vec, prelude::*};
use smartcharge_primitives::{
	energy::energy_at, Balance, Direction, Energy, Interval, MeterReading, Moment, Power, Price,
	SourceChoice,
};

const TOLERANCE: u32 = 50;

#[derive(Clone, Debug)]
struct Case {
	timetable: Timetable,
	power: Power,
	prices: Vec<Price>,
	grid_price: Price,
	price_per_hour: Price,
	demand: Energy,
	escrow: Balance,
	closing: Option<Moment>,
	response: Option<(Direction, Energy)>,
	/// Time since the last reading, and energy per mille of full power.
	readings: Vec<(Moment, u64)>,
}

impl Case {
	fn steps(&self) -> Steps<'_> {
		Steps {
			timetable: self.timetable,
			power: self.power,
			prices: &self.prices,
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
		};
		let Timetable { step, steps, scheduled, .. } = self.timetable;
		Session {
			request: Request { energy: self.demand, steps, step, preferences },
			supplier: 0,
			source: None,
			dso: 0,
			grid_price: self.grid_price,
			timetable: self.timetable,
			schedule: Schedule::idle(steps),
			remainder: None,
			open: 0,
			accrued: 0,
			last: MeterReading { at: scheduled - MINUTE, register: 1_000 },
			delivered: 0,
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
			(
				0..step,
				vec(0..4 * TOKEN, count as usize),
				money,
				1..=whole + whole / 4 + 1,
				proptest::option::of(NOW..NOW + time + time / 4),
				proptest::option::of((response, 0..=energy_at(power, step))),
				vec((1..=time / 2 + 1, 0..=1_100u64), 1..20),
			)
				.prop_map(
					move |(offset, prices, money, demand, closing, response, readings)| Case {
						timetable: Timetable {
							start: NOW,
							scheduled: NOW + offset,
							step,
							steps: count,
						},
						power,
						prices,
						grid_price: money.0,
						price_per_hour: money.1,
						escrow: money.2,
						demand,
						closing: closing.map(|at| at.max(NOW + offset)),
						response,
						readings,
					},
				)
		},
	)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(512))]

	#[test]
	fn energy_and_money_are_conserved_and_steps_close_once_in_order(case in case()) {
		let steps = case.steps();
		let mut session = case.session();
		let first = session.last;
		let (mut settled_energy, mut paid, mut next) = (0, 0, 0);
		for reading in case.readings() {
			let before = session.clone();
			let closes = steps_closed_by(&session, reading.at);
			let outcome = advance(&mut session, &steps, case.price_per_hour, reading, TOLERANCE);

			for settled in &outcome.settled {
				prop_assert_eq!(settled.step, next);
				next += 1;
				settled_energy += settled.energy;
				paid += settled.total();
			}
			prop_assert_eq!(settled_energy + session.accrued, reading.register - first.register);
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
					prop_assert_eq!(session.accrued, 0);
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
		let time = case.timetable.whole().duration();
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
		let outcome = advance(&mut session, &steps, case.price_per_hour, reading, TOLERANCE);
		let priced: u128 = outcome
			.settled
			.iter()
			.map(|settled| (settled.step, settled.energy))
			.chain([(session.open.min(case.timetable.steps - 1), session.accrued)])
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
		let outcome = advance(&mut session, &steps, case.price_per_hour, reading, TOLERANCE);
		if outcome.delivered == Some(true) {
			if up {
				prop_assert!(flowed[0] >= promised - promised * u64::from(TOLERANCE) / 1_000);
			} else {
				prop_assert!(flowed[0] <= capacity * u64::from(TOLERANCE) / 1_000);
			}
		}
	}
}
