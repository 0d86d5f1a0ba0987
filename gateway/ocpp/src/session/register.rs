// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Register of an EVSE: from what a charger counts to energy that never falls.

use crate::{
	gateway::{Anomaly, Ms},
	model::RegisterKind,
};
use serde::{Deserialize, Serialize};

/// mWh of a Wh.
const MILLI: u64 = 1_000;
/// Energy beyond the highest power that rounding and late samples may add, in mWh.
const SLACK: u64 = 100 * MILLI;
/// Faults in a row after which nothing of the meter is believed.
const FAULTS: u8 = 3;
/// Power above which a register has to rise, in W.
const FLOWING: u64 = 500;
/// Time for which it may stand still all the same.
const STILL: Ms = 5 * 60_000;
/// Energy by power and time from which the unit of a register is judged, in mWh.
const JUDGED: u64 = 300 * MILLI;

/// What is known about the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
	/// Meaning of the register.
	pub kind: RegisterKind,
	/// Factor of a register that is labelled wrongly.
	pub factor: u32,
	/// Highest power of the EVSE in W.
	pub max_w: u32,
}

/// Moment at which some registers begin again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Boundary {
	/// A transaction began.
	Transaction,
	/// The charger started.
	Boot,
}

/// Register of one EVSE over its life. Energy in mWh.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register {
	/// Energy before the count that runs.
	offset: u64,
	/// Count of the charger.
	raw: Option<u64>,
	/// Time of the latest sample that was taken.
	at: Ms,
	/// Whether a smaller count is a new one.
	rebase: bool,
	/// Samples in a row that fell or jumped.
	faults: u8,
	/// Since when power flows and the count stands still.
	still: Option<Ms>,
	/// Whether that was reported.
	frozen: bool,
	/// Window in which power and register are compared.
	window: Option<Window>,
	/// Reason for which nothing is taken any more.
	quarantine: Option<Anomaly>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Window {
	/// Count at its begin.
	raw: u64,
	/// Energy by power and time.
	expected: u64,
	/// Power of the previous sample.
	power: u64,
	samples: u8,
}

/// Sample of a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
	/// When.
	pub at: Ms,
	/// Count in mWh, by the label of its unit.
	pub raw: u64,
	/// Power at the same time, in W.
	pub power: Option<u64>,
	/// Whether the charger says that it charges.
	pub charging: bool,
}

/// Verdict on a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
	/// Energy of the meter since it was first seen, in Wh.
	Reading(u64),
	/// It is not newer than the latest one.
	Old,
	/// It is not believed; to be reported.
	Refused(Anomaly),
	/// It is not believed, as was reported before.
	Quiet,
}

impl Register {
	/// Time of the latest sample that was taken.
	pub fn at(&self) -> Ms {
		self.at
	}

	/// Energy of the latest sample that was taken, in Wh.
	pub fn latest(&self) -> Option<u64> {
		self.raw.map(|raw| self.offset.saturating_add(raw) / MILLI)
	}

	/// Reason for which nothing is taken any more.
	pub fn quarantine(&self) -> Option<Anomaly> {
		self.quarantine
	}

	/// Believes the meter again, from its next sample on: a command of the operator.
	pub fn release(&mut self) {
		self.quarantine = None;
		self.faults = 0;
		self.window = None;
	}

	/// Notes that some registers begin again.
	pub fn boundary(&mut self, kind: RegisterKind, boundary: Boundary) {
		let begins = match (kind, boundary) {
			(RegisterKind::Total, _) => false,
			(RegisterKind::Session, Boundary::Transaction) => true,
			// A charger that starts in the middle of a transaction continues, or begins again.
			(RegisterKind::Session | RegisterKind::Boot, Boundary::Boot) => true,
			(RegisterKind::Boot, Boundary::Transaction) => false,
		};
		self.rebase |= begins;
		self.window = None;
		self.still = None;
	}

	/// Judges a sample, and keeps it if it is believed.
	pub fn take(&mut self, rule: Rule, sample: Sample) -> Taken {
		if self.quarantine.is_some() {
			return Taken::Quiet;
		}
		if self.raw.is_some() && sample.at <= self.at {
			return Taken::Old;
		}
		let raw = sample.raw.saturating_mul(u64::from(rule.factor.max(1)));
		let (offset, base) = match self.raw {
			None => (self.offset, raw),
			Some(last) if self.rebase && raw < last => (self.offset.saturating_add(last), 0),
			// A count that continues over a start of the charger, or begins above the last one.
			Some(last) if self.rebase && rule.kind == RegisterKind::Session => {
				if self.plausible(rule, sample.at, raw.saturating_sub(last)) {
					(self.offset, last)
				} else {
					(self.offset.saturating_add(last), 0)
				}
			},
			Some(last) if raw < last => return self.fault(Anomaly::RegisterFell),
			Some(last) => (self.offset, last),
		};
		if !self.plausible(rule, sample.at, raw.saturating_sub(base)) {
			return self.fault(Anomaly::RegisterJumped);
		}
		let stood = self.raw == Some(raw) && !self.rebase;
		if self.wrong_unit(&sample, raw) {
			self.quarantine = Some(Anomaly::WrongUnit);
			return Taken::Refused(Anomaly::WrongUnit);
		}
		if stood && sample.charging && sample.power.is_some_and(|power| power > FLOWING) {
			let since = *self.still.get_or_insert(sample.at);
			if sample.at.saturating_sub(since) >= STILL {
				self.window = None;
				let before = std::mem::replace(&mut self.frozen, true);
				return if before { Taken::Quiet } else { Taken::Refused(Anomaly::Frozen) };
			}
		} else {
			self.still = None;
			self.frozen = false;
		}
		self.offset = offset;
		self.raw = Some(raw);
		self.at = sample.at;
		self.rebase = false;
		self.faults = 0;
		Taken::Reading(offset.saturating_add(raw) / MILLI)
	}

	/// Whether a rise can be true by the highest power.
	fn plausible(&self, rule: Rule, at: Ms, rise: u64) -> bool {
		let Some(_) = self.raw else { return true };
		let most = u128::from(rule.max_w)
			.saturating_mul(u128::from(at.saturating_sub(self.at)))
			.saturating_mul(11)
			/ 10 / 3_600;
		u128::from(rise) <= most.saturating_add(u128::from(SLACK))
	}

	fn fault(&mut self, anomaly: Anomaly) -> Taken {
		self.faults = self.faults.saturating_add(1);
		if self.faults >= FAULTS {
			self.quarantine = Some(anomaly);
		}
		Taken::Refused(anomaly)
	}

	/// Whether the register rises about a thousand times slower than power and time require, over
	/// three samples at least.
	fn wrong_unit(&mut self, sample: &Sample, raw: u64) -> bool {
		let Some(power) = sample.power.filter(|power| *power > FLOWING) else {
			self.window = None;
			return false;
		};
		let Some(window) = &mut self.window else {
			self.window = Some(Window { raw, expected: 0, power, samples: 0 });
			return false;
		};
		let time = sample.at.saturating_sub(self.at);
		let energy = window.power.min(power).saturating_mul(time) / 3_600;
		window.expected = window.expected.saturating_add(energy);
		window.power = power;
		window.samples = window.samples.saturating_add(1);
		let rise = raw.saturating_sub(window.raw);
		if window.samples < 3 || window.expected < JUDGED || rise == 0 {
			return false;
		}
		let slow = rise.saturating_mul(200) < window.expected;
		let thousandth = rise.saturating_mul(5_000) > window.expected;
		self.window = None;
		slow && thousandth
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const MINUTE: Ms = 60_000;
	const TOTAL: Rule = Rule { kind: RegisterKind::Total, factor: 1, max_w: 22_000 };
	const SESSION: Rule = Rule { kind: RegisterKind::Session, ..TOTAL };

	/// Sample of a count in Wh at a minute, without power.
	fn at(minute: u64, wh: u64) -> Sample {
		Sample { at: minute * MINUTE, raw: wh * MILLI, power: None, charging: false }
	}

	fn powered(minute: u64, mwh: u64, power: u64) -> Sample {
		Sample { at: minute * MINUTE, raw: mwh, power: Some(power), charging: true }
	}

	/// Report 9: a register that begins again in each transaction.
	#[test]
	fn row_9_a_register_of_sessions_goes_on() {
		let mut register = Register::default();
		assert_eq!(register.take(SESSION, at(1, 12_345_000)), Taken::Reading(12_345_000));
		register.boundary(SESSION.kind, Boundary::Boot);
		assert_eq!(register.take(SESSION, at(20, 120)), Taken::Reading(12_345_120));
		register.boundary(SESSION.kind, Boundary::Transaction);
		assert_eq!(register.take(SESSION, at(30, 0)), Taken::Reading(12_345_120));
		assert_eq!(register.take(SESSION, at(31, 200)), Taken::Reading(12_345_320));
		// Its first sample is above the last one of the session before.
		register.boundary(SESSION.kind, Boundary::Transaction);
		assert_eq!(register.take(SESSION, at(600, 90_000)), Taken::Reading(12_435_120));
	}

	/// Report 10: a 0 in the middle is not a new count.
	#[test]
	fn row_10_a_register_that_falls_is_refused() {
		for rule in [TOTAL, SESSION] {
			let mut register = Register::default();
			assert_eq!(register.take(rule, at(1, 12_345_000)), Taken::Reading(12_345_000));
			assert_eq!(register.take(rule, at(2, 0)), Taken::Refused(Anomaly::RegisterFell));
			assert_eq!(register.take(rule, at(3, 12_345_100)), Taken::Reading(12_345_100));
			for minute in 4..7 {
				let fell = register.take(rule, at(minute, 120));
				assert_eq!(fell, Taken::Refused(Anomaly::RegisterFell));
			}
			assert_eq!(register.quarantine(), Some(Anomaly::RegisterFell));
			assert_eq!(register.take(rule, at(8, 12_345_200)), Taken::Quiet);
			register.release();
			assert_eq!(register.take(rule, at(9, 12_345_200)), Taken::Reading(12_345_200));
		}
	}

	#[test]
	fn a_register_that_jumps_is_refused() {
		let mut register = Register::default();
		register.take(TOTAL, at(1, 1_000));
		let jump = register.take(TOTAL, at(2, 1_000_000));
		assert_eq!(jump, Taken::Refused(Anomaly::RegisterJumped));
		assert_eq!(register.take(TOTAL, at(3, 1_300)), Taken::Reading(1_300));
	}

	/// Report 7: kWh labelled Wh.
	#[test]
	fn row_7_kilowatt_hours_labelled_as_watt_hours_are_quarantined() {
		let mut register = Register::default();
		// 11 kW for a minute are 183 Wh: 0.183 kWh, labelled Wh.
		let taken: Vec<_> = (0..4)
			.map(|minute| register.take(TOTAL, powered(minute + 1, 361_000 + minute * 183, 11_000)))
			.collect();
		assert_eq!(taken[..3], [Taken::Reading(361); 3]);
		assert_eq!(taken[3], Taken::Refused(Anomaly::WrongUnit));
		assert_eq!(register.quarantine(), Some(Anomaly::WrongUnit));
		// The same with the factor of its model, and one that is labelled rightly.
		let mut scaled = Register::default();
		let rule = Rule { factor: 1_000, ..TOTAL };
		for minute in 0..9 {
			let taken = scaled.take(rule, powered(minute + 1, 361_000 + minute * 183, 11_000));
			assert_eq!(taken, Taken::Reading(361_000 + minute * 183));
		}
	}

	/// Report 11: a dead meter whose last values get new times.
	#[test]
	fn row_11_a_frozen_register_is_not_believed() {
		let mut register = Register::default();
		assert_eq!(register.take(TOTAL, powered(1, 5_000_000, 7_000)), Taken::Reading(5_000));
		for minute in 2..7 {
			let taken = register.take(TOTAL, powered(minute, 5_000_000, 7_000));
			assert_eq!(taken, Taken::Reading(5_000), "{minute}");
		}
		let frozen = register.take(TOTAL, powered(7, 5_000_000, 7_000));
		assert_eq!(frozen, Taken::Refused(Anomaly::Frozen));
		assert_eq!(register.take(TOTAL, powered(8, 5_000_000, 7_000)), Taken::Quiet);
		assert_eq!(register.take(TOTAL, powered(9, 5_100_000, 7_000)), Taken::Reading(5_100));
		// Without power it may stand still for ever.
		for minute in 10..60 {
			let taken = register.take(TOTAL, at(minute, 5_100));
			assert_eq!(taken, Taken::Reading(5_100));
		}
	}

	#[test]
	fn a_sample_that_is_not_newer_changes_nothing() {
		let mut register = Register::default();
		register.take(TOTAL, at(5, 1_000));
		let before = register.clone();
		assert_eq!(register.take(TOTAL, at(5, 1_000)), Taken::Old);
		assert_eq!(register.take(TOTAL, at(4, 2_000)), Taken::Old);
		assert_eq!(register, before);
	}

	proptest! {
		/// Whatever a charger counts, readings rise in time, never fall, and never rise faster
		/// than the highest power allows.
		#[test]
		fn readings_never_fall(
			kind in prop_oneof![
				Just(RegisterKind::Total), Just(RegisterKind::Session), Just(RegisterKind::Boot)
			],
			samples in proptest::collection::vec(
				(0u64..40, 0u64..5_000, proptest::option::of(0u64..20_000), 0u8..8), 1..60
			),
		) {
			let rule = Rule { kind, ..TOTAL };
			let mut register = Register::default();
			let mut last: Option<(Ms, u64)> = None;
			for (minute, wh, power, event) in samples {
				match event {
					0 => register.boundary(kind, Boundary::Transaction),
					1 => register.boundary(kind, Boundary::Boot),
					_ => {},
				}
				let sample = Sample { power, charging: event % 2 == 0, ..at(minute, wh) };
				if let Taken::Reading(reading) = register.take(rule, sample) {
					if let Some((when, before)) = last {
						prop_assert!(sample.at > when && reading >= before);
						let most = 22_000 * 11 * (sample.at - when) / 36_000_000 + 101;
						prop_assert!(reading - before <= most);
					}
					last = Some((sample.at, reading));
				}
			}
		}
	}
}
