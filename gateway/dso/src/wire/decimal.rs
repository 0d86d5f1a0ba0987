// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Exact decimal numbers: a reward is not what a binary fraction makes of it.

/// Number of JSON: `digits / 10^scale`, without trailing zeros after the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
	negative: bool,
	digits: u128,
	scale: u32,
}

/// Error of a number that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub(crate) enum DecimalError {
	/// It is not a number of JSON.
	#[error("is not a number")]
	NotANumber,
	/// It has more digits than can be computed with.
	#[error("is too large")]
	TooLarge,
	/// It has more decimals than the unit.
	#[error("has too many decimals")]
	TooManyDecimals,
}

/// Largest exponent: far beyond all that is meant.
const MAX_EXPONENT: u32 = 60;

impl Decimal {
	/// Reads a number in the form of JSON.
	pub(crate) fn parse(text: &str) -> Result<Self, DecimalError> {
		let (negative, rest) = match text.strip_prefix('-') {
			Some(rest) => (true, rest),
			None => (false, text),
		};
		let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
			Some((mantissa, exponent)) => (mantissa, parse_exponent(exponent)?),
			None => (rest, 0),
		};
		let (whole, fraction) = match mantissa.split_once('.') {
			Some((_, "")) => return Err(DecimalError::NotANumber),
			Some((whole, fraction)) => (whole, fraction),
			None => (mantissa, ""),
		};
		if whole.is_empty() || !whole.chars().chain(fraction.chars()).all(|c| c.is_ascii_digit()) {
			return Err(DecimalError::NotANumber);
		}
		let fraction = fraction.trim_end_matches('0');
		let mut digits: u128 = 0;
		for digit in whole.chars().chain(fraction.chars()).filter_map(|c| c.to_digit(10)) {
			digits = digits
				.checked_mul(10)
				.and_then(|digits| digits.checked_add(digit.into()))
				.ok_or(DecimalError::TooLarge)?;
		}
		let decimals = i64::try_from(fraction.len()).map_err(|_| DecimalError::TooLarge)?;
		Self { negative, digits, scale: 0 }.shifted(decimals.saturating_sub(exponent.into()))
	}

	/// Returns the number divided by `10^by`.
	fn shifted(mut self, by: i64) -> Result<Self, DecimalError> {
		match u32::try_from(by) {
			Ok(scale) => self.scale = scale,
			Err(_) => {
				let power = u32::try_from(by.unsigned_abs())
					.ok()
					.and_then(|power| 10_u128.checked_pow(power));
				self.digits = match (self.digits, power) {
					(0, _) => 0,
					(digits, Some(power)) => {
						digits.checked_mul(power).ok_or(DecimalError::TooLarge)?
					},
					(_, None) => return Err(DecimalError::TooLarge),
				};
			},
		}
		while self.scale > 0 && self.digits.is_multiple_of(10) {
			self.digits /= 10;
			self.scale = if self.digits == 0 { 0 } else { self.scale.saturating_sub(1) };
		}
		Ok(self)
	}

	/// Returns whether the number is below zero.
	pub(crate) const fn is_negative(&self) -> bool {
		self.negative && self.digits > 0
	}

	/// Returns whether the number is zero.
	pub(crate) const fn is_zero(&self) -> bool {
		self.digits == 0
	}

	/// Returns the size of the number in units of `1 / 10^decimals`, exactly.
	pub(crate) fn units(&self, decimals: u8) -> Result<u128, DecimalError> {
		let more =
			u32::from(decimals).checked_sub(self.scale).ok_or(DecimalError::TooManyDecimals)?;
		10_u128
			.checked_pow(more)
			.and_then(|power| self.digits.checked_mul(power))
			.ok_or(DecimalError::TooLarge)
	}

	/// Returns the text of `units / 10^decimals`, as JSON writes it.
	pub(crate) fn text(units: u128, decimals: u8) -> String {
		let width = usize::from(decimals).saturating_add(1);
		let digits = format!("{units:0width$}");
		let (whole, fraction) = digits.split_at(digits.len().saturating_sub(usize::from(decimals)));
		match fraction.trim_end_matches('0') {
			"" => whole.into(),
			fraction => format!("{whole}.{fraction}"),
		}
	}
}

fn parse_exponent(text: &str) -> Result<i32, DecimalError> {
	let (negative, digits) = match text.strip_prefix(['-', '+']) {
		Some(digits) => (text.starts_with('-'), digits),
		None => (false, text),
	};
	if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit()) {
		return Err(DecimalError::NotANumber);
	}
	let size = digits.parse().ok().filter(|size: &u32| *size <= MAX_EXPONENT);
	let size = size.ok_or(DecimalError::TooLarge)?;
	let size = i32::try_from(size).map_err(|_| DecimalError::TooLarge)?;
	Ok(if negative { size.saturating_neg() } else { size })
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	fn units(text: &str) -> Result<u128, DecimalError> {
		Decimal::parse(text)?.units(6)
	}

	#[test]
	fn numbers_are_exact() {
		assert_eq!(units("0.6"), Ok(600_000));
		assert_eq!(units("0.600000000"), Ok(600_000));
		assert_eq!(units("6e-1"), Ok(600_000));
		assert_eq!(units("60E-2"), Ok(600_000));
		assert_eq!(units("1.5e2"), Ok(150_000_000));
		assert_eq!(units("1e+3"), Ok(1_000_000_000));
		assert_eq!(units("0e60"), Ok(0));
		assert_eq!(units("0.000"), Ok(0));
		assert_eq!(units("-2"), Ok(2_000_000));
		assert_eq!(units("0.000001"), Ok(1));
	}

	#[test]
	fn numbers_that_do_not_fit_are_refused() {
		assert_eq!(units("0.0000001"), Err(DecimalError::TooManyDecimals));
		assert_eq!(units("0.6000001"), Err(DecimalError::TooManyDecimals));
		assert_eq!(units("1e-7"), Err(DecimalError::TooManyDecimals));
		assert_eq!(units("1e60"), Err(DecimalError::TooLarge));
		assert_eq!(units("1e61"), Err(DecimalError::TooLarge));
		assert_eq!(units("1e-99999999999"), Err(DecimalError::TooLarge));
		assert_eq!(units(&"9".repeat(39)), Err(DecimalError::TooLarge));
		for text in ["", "-", ".5", "5.", "1e", "1e+", "+1", "0x1", "\"1\"", "1 ", "NaN", "1,5"] {
			assert_eq!(units(text), Err(DecimalError::NotANumber), "{text:?}");
		}
	}

	#[test]
	fn signs_are_those_of_the_value() {
		assert!(Decimal::parse("-0.1").unwrap().is_negative());
		assert!(!Decimal::parse("-0.0").unwrap().is_negative());
		assert!(Decimal::parse("-0.0").unwrap().is_zero());
		assert!(!Decimal::parse("0.1").unwrap().is_negative());
	}

	proptest! {
		#[test]
		fn each_amount_survives_as_text(amount: u64, decimals in 0_u8..=18) {
			let text = Decimal::text(amount.into(), decimals);
			let read = Decimal::parse(&text).and_then(|number| number.units(decimals));
			prop_assert_eq!(read, Ok(amount.into()));
		}

		#[test]
		fn no_text_panics(text in "[-+.0-9eE]{0,20}") {
			let _ = units(&text);
		}

		#[test]
		fn numbers_are_those_of_serde(whole in 0_u32..1_000_000, cents in 0_u32..100) {
			let text = format!("{whole}.{cents:02}");
			let float: f64 = serde_json::from_str(&text).unwrap();
			let exact = units(&text).unwrap();
			prop_assert_eq!(exact, (float * 1e6).round() as u128);
		}
	}
}
