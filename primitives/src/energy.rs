// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Energy from power and time, and parts of it.

use crate::{Energy, Interval, Moment, Power, MILLIS_PER_HOUR};

/// Energy that `power` gives in `duration`, rounded down; at most [`Energy::MAX`].
pub fn energy_at(power: Power, duration: Moment) -> Energy {
	narrow(mul_div(power.into(), duration, MILLIS_PER_HOUR))
}

/// The most energy that metering accepts behind `power` in `duration`: a tenth more than full power
/// gives, and 1 Wh for rounding.
pub fn most_energy(power: Power, duration: Moment) -> Energy {
	let tenths = energy_at(power.saturating_mul(11), duration);
	tenths.saturating_div(10).saturating_add(1)
}

/// The least power that gives `energy` in `duration`; [`Power::MAX`] when none does.
pub fn power_for(energy: Energy, duration: Moment) -> Power {
	let watt_ms = u128::from(energy).saturating_mul(u128::from(MILLIS_PER_HOUR));
	u128::from(duration)
		.checked_sub(1)
		.and_then(|round_up| watt_ms.checked_add(round_up)?.checked_div(u128::from(duration)))
		.and_then(|power| Power::try_from(power).ok())
		.unwrap_or(Power::MAX)
}

/// The least time in which `power` gives `energy`, in ms; [`Moment::MAX`] when it never does.
pub fn time_for(energy: Energy, power: Power) -> Moment {
	let watt_ms = u128::from(energy).saturating_mul(u128::from(MILLIS_PER_HOUR));
	u128::from(power)
		.checked_sub(1)
		.and_then(|round_up| watt_ms.checked_add(round_up)?.checked_div(u128::from(power)))
		.and_then(|time| Moment::try_from(time).ok())
		.unwrap_or(if energy == 0 { 0 } else { Moment::MAX })
}

/// The average power of `energy` in `duration`, rounded down; 0 in no time, at most [`Power::MAX`].
pub fn average_power(energy: Energy, duration: Moment) -> Power {
	let watt_ms = u128::from(energy).saturating_mul(u128::from(MILLIS_PER_HOUR));
	watt_ms
		.checked_div(u128::from(duration))
		.map_or(0, |power| Power::try_from(power).unwrap_or(Power::MAX))
}

/// What of `energy`, which flows evenly over `whole`, falls within `part` of it.
///
/// The parts that `whole` is cut into add up to `energy` exactly, wherever it is cut. All of it
/// falls to a part that covers `whole`, be it without duration.
pub fn energy_within(energy: Energy, whole: Interval, part: Interval) -> Energy {
	let until = |moment: Moment| {
		if moment >= whole.end {
			return energy;
		}
		narrow(mul_div(energy, moment.saturating_sub(whole.start), whole.duration()))
	};
	if part.covers(&whole) {
		return energy;
	}
	until(part.end).saturating_sub(until(part.start))
}

/// `part` per mille of `energy`, rounded down.
pub fn per_mille(energy: Energy, part: u32) -> Energy {
	narrow(mul_div(energy, part.into(), 1_000))
}

/// `one × other / divisor`, rounded down; `None` if `divisor` is zero.
fn mul_div(one: u64, other: u64, divisor: u64) -> Option<u128> {
	// Wasm has no division of 128 bits, and most products need none.
	match one.checked_mul(other) {
		Some(product) => product.checked_div(divisor).map(u128::from),
		None => u128::from(one).saturating_mul(other.into()).checked_div(divisor.into()),
	}
}

fn narrow(value: Option<u128>) -> Energy {
	value.and_then(|value| Energy::try_from(value).ok()).unwrap_or(Energy::MAX)
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn five_kilowatts_for_an_hour() {
		assert_eq!(energy_at(5_000, MILLIS_PER_HOUR), 5_000);
		assert_eq!(energy_at(5_000, MILLIS_PER_HOUR / 4), 1_250);
		assert_eq!(energy_at(u32::MAX, u64::MAX), Energy::MAX);
	}

	#[test]
	fn most_energy_is_a_tenth_more() {
		assert_eq!(most_energy(5_000, MILLIS_PER_HOUR), 5_501);
		assert_eq!(most_energy(5_000, 0), 1);
	}

	#[test]
	fn power_for_edges() {
		assert_eq!(power_for(5_000, MILLIS_PER_HOUR), 5_000);
		assert_eq!(power_for(0, MILLIS_PER_HOUR), 0);
		assert_eq!(power_for(1, 0), Power::MAX);
		assert_eq!(power_for(u64::MAX, 1), Power::MAX);
	}

	#[test]
	fn time_for_edges() {
		assert_eq!(time_for(5_000, 5_000), MILLIS_PER_HOUR);
		assert_eq!(time_for(0, 0), 0);
		assert_eq!(time_for(1, 0), u64::MAX);
		assert_eq!(time_for(u64::MAX, 1), u64::MAX);
	}

	#[test]
	fn average_power_edges() {
		assert_eq!(average_power(1_000, MILLIS_PER_HOUR / 12), 12_000);
		assert_eq!(average_power(1_000, 0), 0);
		assert_eq!(average_power(u64::MAX, 1), Power::MAX);
	}

	#[test]
	fn energy_within_is_by_time() {
		let whole = Interval::new(100, 400);
		assert_eq!(energy_within(10, whole, Interval::new(100, 200)), 3);
		assert_eq!(energy_within(10, whole, Interval::new(200, 300)), 3);
		assert_eq!(energy_within(10, whole, Interval::new(300, 500)), 4);
		assert_eq!(energy_within(10, whole, Interval::new(0, 100)), 0);
		assert_eq!(energy_within(10, whole, Interval::new(400, 500)), 0);
	}

	proptest! {
		#[test]
		fn power_for_is_the_inverse(power in 1u32..1_000_000, duration in 1u64..100_000_000) {
			let energy = energy_at(power, duration);
			let least = power_for(energy, duration);
			prop_assert!(least <= power);
			prop_assert!(energy_at(least, duration) >= energy);
			prop_assert!(least == 0 || energy_at(least - 1, duration) < energy || energy == 0);
		}

		#[test]
		fn time_for_is_the_least(energy in 0u64..1_000_000, power in 1u32..1_000_000) {
			let time = time_for(energy, power);
			prop_assert!(energy_at(power, time) >= energy);
			prop_assert!(time == 0 || energy_at(power, time - 1) < energy);
		}

		#[test]
		fn average_power_is_the_inverse(power in 0u32..1_000_000, hours in 1u64..100) {
			let duration = hours * MILLIS_PER_HOUR;
			prop_assert_eq!(average_power(energy_at(power, duration), duration), power);
		}

		#[test]
		fn parts_add_up_to_the_whole(
			energy in any::<u64>(),
			start in 0u64..1_000,
			cuts in proptest::collection::vec(0u64..1_000_000, 1..20),
		) {
			let whole = Interval::new(start, start + cuts.iter().sum::<u64>());
			let mut sum = 0;
			let mut at = start;
			for cut in cuts {
				let part = Interval::new(at, at + cut);
				if !whole.is_empty() {
					sum += energy_within(energy, whole, part);
				}
				at += cut;
			}
			prop_assert_eq!(sum, if whole.is_empty() { 0 } else { energy });
			prop_assert_eq!(energy_within(energy, whole, Interval::new(0, u64::MAX)), energy);
		}

		#[test]
		fn a_product_needs_no_more_than_128_bits(one: u64, other: u64, divisor: u64, small: u32) {
			for (one, other) in [(one, other), (one, small.into()), (small.into(), small.into())] {
				let product = u128::from(one) * u128::from(other);
				prop_assert_eq!(mul_div(one, other, divisor), product.checked_div(divisor.into()));
			}
		}

		#[test]
		fn per_mille_is_a_part(energy in any::<u64>(), part in 0u32..=1_000) {
			prop_assert!(per_mille(energy, part) <= energy);
			prop_assert_eq!(per_mille(energy, 1_000), energy);
		}
	}
}
