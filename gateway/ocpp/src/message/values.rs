// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Sampled values: units, phases and places to one register and one power per time.

use crate::gateway::Ms;

/// Longest signed record that is taken, in bytes.
pub const LONGEST_RECORD: usize = 8 * 1024;

/// Occasion of a sample.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Context {
	/// Begin of a transaction.
	Begin,
	/// End of a transaction.
	End,
	/// Aligned with the clock.
	Clock,
	/// Requested by a trigger.
	Trigger,
	/// Periodic, or a word that is not known.
	#[default]
	Periodic,
}

/// Record signed by a meter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
	/// Format, such as `OCMF`; empty if it names none.
	pub format: String,
	/// The text that was signed.
	pub text: String,
	/// Public key that came with it.
	pub key: Option<String>,
}

/// Values of one time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values {
	/// When, by the station.
	pub at: Ms,
	/// Occasion.
	pub context: Context,
	/// Register of imported energy in mWh.
	pub energy: Option<u64>,
	/// Imported power in W.
	pub power: Option<u64>,
	/// Signed records.
	pub signed: Vec<Signed>,
	/// Measurements that were left out: a unit that is not known, a number that is none.
	pub refused: Vec<String>,
	/// Signed records that were left out since they are too long or cannot be read.
	pub refused_records: u32,
}

/// One sampled value, as all versions have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sampled<'a> {
	/// Number as text.
	pub value: &'a str,
	/// Name of the measurand; `None` is the register of imported energy.
	pub measurand: Option<&'a str>,
	/// Phase; `None` is the total.
	pub phase: Option<&'a str>,
	/// Place of the measurement; `None` is the outlet.
	pub location: Option<&'a str>,
	/// Unit; `None` is Wh or W.
	pub unit: Option<&'a str>,
	/// Power of ten by which the value is multiplied.
	pub multiplier: i32,
}

/// Brings the samples of one time together. A total wins over phases, which are summed up.
pub fn gather(at: Ms, context: Context, samples: &[Sampled<'_>], signed: Vec<Signed>) -> Values {
	let mut values = Values { at, context, ..Default::default() };
	let (mut energy, mut power) = (Sum::default(), Sum::default());
	for sample in samples {
		let outlet = matches!(sample.location, None | Some("Outlet"));
		let (sum, units): (_, &[(&str, i32)]) = match sample.measurand {
			None | Some("" | "Energy.Active.Import.Register") => {
				(&mut energy, &[("Wh", 3), ("kWh", 6)])
			},
			Some("Power.Active.Import") => (&mut power, &[("W", 0), ("kW", 3)]),
			Some(_) => continue,
		};
		if !outlet {
			continue;
		}
		let unit = match sample.unit {
			None | Some("") => units.first(),
			Some(unit) => units.iter().find(|(name, _)| *name == unit),
		};
		let number = unit
			.and_then(|(_, power)| scaled(sample.value, power.saturating_add(sample.multiplier)));
		match number {
			Some(number) => sum.add(sample.phase, number),
			None => values.refused.push(format!(
				"{} {}",
				sample.measurand.unwrap_or("Energy.Active.Import.Register"),
				sample.unit.unwrap_or("without unit")
			)),
		}
	}
	values.energy = energy.total();
	values.power = power.total();
	for record in signed {
		if record.text.len() > LONGEST_RECORD {
			values.refused_records = values.refused_records.saturating_add(1);
		} else {
			values.signed.push(record);
		}
	}
	values
}

#[derive(Default)]
struct Sum {
	total: Option<u64>,
	phases: [Option<u64>; 3],
}

impl Sum {
	fn add(&mut self, phase: Option<&str>, number: u64) {
		let index = match phase {
			None | Some("") => {
				self.total = Some(number);
				return;
			},
			Some("L1" | "L1-N") => 0,
			Some("L2" | "L2-N") => 1,
			Some("L3" | "L3-N") => 2,
			Some(_) => return,
		};
		if let Some(slot) = self.phases.get_mut(index) {
			*slot = Some(number);
		}
	}

	fn total(self) -> Option<u64> {
		let phases = || self.phases.iter().flatten().try_fold(0u64, |sum, n| sum.checked_add(*n));
		self.total.or_else(|| self.phases.iter().any(Option::is_some).then(phases).flatten())
	}
}

/// Returns a decimal number times a power of ten, rounded down. `None` for what is negative, no
/// number or too large.
pub fn scaled(text: &str, power: i32) -> Option<u64> {
	let text = text.trim();
	let (digits, exponent) = match text.split_once(['e', 'E']) {
		Some((digits, exponent)) => (digits, exponent.parse::<i32>().ok()?),
		None => (text, 0),
	};
	let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
	let whole = whole.strip_prefix('+').unwrap_or(whole);
	let all = format!("{whole}{part}");
	if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
		return None;
	}
	let places = i32::try_from(part.len()).ok()?;
	let shift = power.checked_add(exponent)?.checked_sub(places)?;
	let number: u128 = all.parse().ok()?;
	let factor = 10u128.checked_pow(shift.unsigned_abs());
	let number = match (shift < 0, factor) {
		(true, Some(factor)) => number / factor,
		(true, None) => 0,
		(false, factor) => number.checked_mul(factor?)?,
	};
	u64::try_from(number).ok()
}

#[cfg(test)]
mod tests {
	use super::*;

	fn one(sample: Sampled<'_>) -> Values {
		gather(1, Context::Periodic, &[sample], Vec::new())
	}

	#[test]
	fn numbers_are_scaled_exactly_and_rounded_down() {
		for (text, power, expected) in [
			("1.5", 3, Some(1_500)),
			("  7753 ", 3, Some(7_753_000)),
			("2935.6004", 3, Some(2_935_600)),
			("0.0009", 3, Some(0)),
			("1.2E3", 0, Some(1_200)),
			("12e-1", 0, Some(1)),
			("12345678901234567890", 3, None),
			("-1", 0, None),
			("", 0, None),
			(".", 0, None),
			("abc", 0, None),
			("1", i32::MAX, None),
			("1", -400, Some(0)),
		] {
			assert_eq!(scaled(text, power), expected, "{text} {power}");
		}
	}

	/// Report 8: no unit is Wh and W; another unit of a measurand is refused.
	#[test]
	fn row_8_units_are_those_of_the_measurand() {
		let energy = |value, unit| Sampled { value, unit, ..Default::default() };
		let power = |value, unit| Sampled {
			value,
			unit,
			measurand: Some("Power.Active.Import"),
			..Default::default()
		};
		assert_eq!(one(energy("12", None)).energy, Some(12_000));
		assert_eq!(one(energy("12.3456", Some("kWh"))).energy, Some(12_345_600));
		assert_eq!(one(power("7000", None)).power, Some(7_000));
		assert_eq!(one(power("7.4", Some("kW"))).power, Some(7_400));
		for wrong in [power("7", Some("Wh")), energy("7", Some("W")), energy("7", Some("Hz"))] {
			let values = one(wrong);
			assert_eq!((values.energy, values.power, values.refused.len()), (None, None, 1));
		}
		// A unit of something else harms nothing.
		let hertz = Sampled {
			value: "50.1",
			measurand: Some("Frequency"),
			unit: Some("Hz"),
			..Default::default()
		};
		assert_eq!(one(hertz).refused, Vec::<String>::new());
		let multiplied = Sampled { multiplier: 3, ..energy("5", None) };
		assert_eq!(one(multiplied).energy, Some(5_000_000));
	}

	#[test]
	fn a_total_wins_over_phases_which_are_summed_up() {
		let phase = |value, phase| Sampled { value, phase, ..Default::default() };
		let phases = [phase("1", Some("L1")), phase("2", Some("L2")), phase("3", Some("L3-N"))];
		assert_eq!(gather(1, Context::Clock, &phases, Vec::new()).energy, Some(6_000));
		let with_total = [phases[0].clone(), phase("7", None), phases[1].clone()];
		assert_eq!(gather(1, Context::Clock, &with_total, Vec::new()).energy, Some(7_000));
		let inlet = Sampled { location: Some("Inlet"), ..phase("9", None) };
		assert_eq!(gather(1, Context::Clock, &[inlet], Vec::new()).energy, None);
	}

	/// Report 20: records of more than 3 000 characters are normal, of more than 8 KiB are not.
	#[test]
	fn row_20_long_records_are_taken() {
		let record = |length| Signed { format: "OCMF".into(), text: "x".repeat(length), key: None };
		let signed = vec![record(3_500), record(LONGEST_RECORD), record(LONGEST_RECORD + 1)];
		let values = gather(1, Context::End, &[], signed);
		assert_eq!((values.signed.len(), values.refused_records), (2, 1));
	}
}
