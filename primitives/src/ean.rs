// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// EAN-18 code of a connection to the grid (a GS1 GSRN): 18 digits, the last of which is the check
/// digit (modulo 10, weights 3 and 1 alternating from the right).
///
/// Made by [`Ean18::new`] alone, which checks. Calls take the bare number, so that a value decoded
/// from outside never passes for a checked one.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct Ean18(u64);

/// Why a number is no EAN-18.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InvalidEan {
	/// It has not 18 digits.
	Length,
	/// The last digit is not the check digit of those before it.
	CheckDigit,
}

impl Ean18 {
	const FIRST: u64 = 100_000_000_000_000_000;
	const LAST: u64 = 999_999_999_999_999_999;

	/// Checks `number` and takes it as an EAN-18.
	pub fn new(number: u64) -> Result<Self, InvalidEan> {
		if !(Self::FIRST..=Self::LAST).contains(&number) {
			return Err(InvalidEan::Length);
		}
		// `number` has 18 digits, so both operations are defined.
		let body = number.checked_div(10).unwrap_or_default();
		let digit = number.checked_rem(10).unwrap_or_default();
		if digit == check_digit(body) {
			Ok(Self(number))
		} else {
			Err(InvalidEan::CheckDigit)
		}
	}

	/// The 18 digits as a number.
	pub const fn number(self) -> u64 {
		self.0
	}
}

/// GS1 check digit of `body`, the code without its last digit.
fn check_digit(mut body: u64) -> u64 {
	let mut sum = 0u64;
	let mut weight = 3u64;
	while body > 0 {
		let digit = body.checked_rem(10).unwrap_or_default();
		sum = sum.saturating_add(digit.saturating_mul(weight));
		weight = if weight == 3 { 1 } else { 3 };
		body = body.checked_div(10).unwrap_or_default();
	}
	let rest = sum.checked_rem(10).unwrap_or_default();
	if rest == 0 {
		0
	} else {
		10u64.saturating_sub(rest)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn a_valid_code() {
		assert_eq!(
			Ean18::new(871_687_140_000_000_002).map(Ean18::number),
			Ok(871_687_140_000_000_002)
		);
	}

	#[test]
	fn a_published_sample_with_a_wrong_check_digit() {
		assert_eq!(Ean18::new(871_234_567_890_123_456), Err(InvalidEan::CheckDigit));
		assert!(Ean18::new(871_234_567_890_123_451).is_ok());
	}

	#[test]
	fn published_party_codes_share_the_check_digit_rule() {
		for code in [8_717_185_030_013u64, 8_716_879_000_004] {
			assert_eq!(check_digit(code / 10), code % 10);
		}
	}

	#[test]
	fn needs_eighteen_digits() {
		assert_eq!(Ean18::new(8_716_879_000_004), Err(InvalidEan::Length));
		assert_eq!(Ean18::new(1_000_000_000_000_000_000), Err(InvalidEan::Length));
	}

	proptest! {
		#[test]
		fn exactly_one_check_digit_fits(body in 10_000_000_000_000_000u64..=99_999_999_999_999_999) {
			let valid = (0..10).filter(|digit| Ean18::new(body * 10 + digit).is_ok()).count();
			prop_assert_eq!(valid, 1);
		}

		#[test]
		fn a_single_wrong_digit_is_found(
			body in 10_000_000_000_000_000u64..=99_999_999_999_999_999,
			position in 1u32..17, by in 1u64..10,
		) {
			let code = body * 10 + check_digit(body);
			let unit = 10u64.pow(position);
			let digit = code / unit % 10;
			let wrong = code - digit * unit + (digit + by) % 10 * unit;
			prop_assert_eq!(Ean18::new(wrong), Err(InvalidEan::CheckDigit));
		}
	}
}
