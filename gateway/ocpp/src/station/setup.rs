// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! From settings and model files to what a machine and the orders of an EVSE need.

use crate::{
	config::{Evse, Station},
	model::{Model, Purpose, Suspend, Unit},
	schedule::{Limit, Line},
	session::{Rule, Setup},
};

/// Least number of periods that a charger has to take, if it says nothing.
const PERIODS: usize = 24;

/// How a charger takes limits.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
	/// Purpose that it obeys.
	pub purpose: Purpose,
	/// Unit that it obeys.
	pub unit: Limit,
	/// Limit where nothing is to flow.
	pub suspend: Suspend,
	/// Most periods.
	pub periods: usize,
}

impl Limits {
	/// Those of a model.
	pub fn of(model: &Model) -> Self {
		let unit = match model.profile.unit {
			Unit::W => Limit::Watts,
			// What nearly all chargers take.
			Unit::A | Unit::Auto => Limit::Amperes,
		};
		let periods = usize::try_from(model.profile.max_periods).unwrap_or(0);
		Self {
			purpose: model.profile.kind,
			unit,
			suspend: model.profile.suspend,
			periods: if periods == 0 { PERIODS } else { periods },
		}
	}

	/// Takes what the charger says about units, where its model does not know better.
	pub fn learn_unit(&mut self, model: &Model, words: &str) {
		if model.profile.unit != Unit::Auto {
			return;
		}
		let has = |names: &[&str]| words.split(',').any(|word| names.contains(&word.trim()));
		let (amperes, watts) = (has(&["Current", "A"]), has(&["Power", "W"]));
		match (amperes, watts) {
			(true, _) => self.unit = Limit::Amperes,
			(false, true) => self.unit = Limit::Watts,
			(false, false) => {},
		}
	}

	/// Takes what the charger says about the number of periods.
	pub fn learn_periods(&mut self, model: &Model, words: &str) {
		if let (0, Ok(periods @ 1..)) = (model.profile.max_periods, words.trim().parse::<usize>()) {
			self.periods = periods.min(1_000);
		}
	}
}

/// Line of an EVSE.
pub fn line(evse: &Evse) -> Line {
	Line { phases: evse.phases, volts: evse.volts, min_a: evse.min_a }
}

/// What does not change of an EVSE.
pub fn setup(station: &Station, evse: &Evse, model: &Model) -> Setup {
	let least = match model.profile.suspend {
		Suspend::Zero => 0,
		Suspend::Min => line(evse).power(evse.min_a),
	};
	Setup {
		identity: station.identity.clone(),
		evse: evse.id,
		station: evse.station,
		meter: evse.meter,
		rule: Rule {
			kind: evse.register.unwrap_or(model.register.kind),
			factor: model.register.factor,
			max_w: evse.max_w,
		},
		start_stop: model.register.start_stop,
		least,
	}
}
