// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Exact decimals.

use super::Malformed;

/// Most digits of a number, without leading zeros: they fit into 128 bits.
const MOST_DIGITS: u32 = 30;

/// Greatest power of ten by which a number is scaled.
const MOST_SHIFT: u32 = 30;

/// Returns the decimal `text` times ten to the power of `shift`, rounded down.
///
/// Devices pad numbers with blanks.
pub(super) fn scaled(text: &[u8], shift: i32) -> Result<u64, Malformed> {
	let text = text.trim_ascii();
	let (mantissa, exponent) = match text.iter().position(|byte| matches!(byte, b'e' | b'E')) {
		Some(at) => {
			let (mantissa, exponent) = text.split_at_checked(at).ok_or(Malformed::Number)?;
			(mantissa, signed(exponent.get(1..).unwrap_or_default())?)
		},
		None => (text, 0),
	};
	let mut value: u128 = 0;
	let mut digits: u32 = 0;
	let mut some = false;
	let mut fraction: Option<i32> = None;
	for byte in mantissa {
		match byte {
			b'.' if fraction.is_none() && some => fraction = Some(0),
			b'0'..=b'9' => {
				some = true;
				value = value
					.checked_mul(10)
					.and_then(|value| value.checked_add(byte.saturating_sub(b'0').into()))
					.ok_or(Malformed::Number)?;
				digits = digits.saturating_add(u32::from(value > 0));
				if digits > MOST_DIGITS {
					return Err(Malformed::Number);
				}
				fraction = fraction.map(|places| places.saturating_add(1));
			},
			_ => return Err(Malformed::Number),
		}
	}
	if !some || fraction == Some(0) {
		return Err(Malformed::Number);
	}
	let shift = shift.saturating_add(exponent).saturating_sub(fraction.unwrap_or(0));
	let scale = match shift.unsigned_abs() {
		most if most <= MOST_SHIFT => 10u128.checked_pow(most),
		_ => None,
	};
	let scaled = match (shift >= 0, scale) {
		_ if value == 0 => Some(0),
		(true, scale) => scale.and_then(|scale| value.checked_mul(scale)),
		(false, Some(scale)) => value.checked_div(scale),
		// So small that nothing is left.
		(false, None) => Some(0),
	};
	scaled.and_then(|scaled| u64::try_from(scaled).ok()).ok_or(Malformed::Number)
}

/// A number of at most three digits, with or without a sign.
fn signed(text: &[u8]) -> Result<i32, Malformed> {
	let (negative, digits) = match text.split_first() {
		Some((b'-', digits)) => (true, digits),
		Some((b'+', digits)) => (false, digits),
		_ => (false, text),
	};
	if digits.len() > 3 {
		return Err(Malformed::Number);
	}
	let value = i32::try_from(whole(digits)?).map_err(|_| Malformed::Number)?;
	Ok(if negative { value.saturating_neg() } else { value })
}

/// The number that decimal `digits` are; an error occurs if there are none.
pub(super) fn whole(digits: &[u8]) -> Result<u64, Malformed> {
	if digits.is_empty() {
		return Err(Malformed::Number);
	}
	digits.iter().try_fold(0u64, |value, byte| {
		let digit = byte.is_ascii_digit().then(|| byte.saturating_sub(b'0'));
		value
			.checked_mul(10)
			.zip(digit)
			.and_then(|(value, digit)| value.checked_add(digit.into()))
			.ok_or(Malformed::Number)
	})
}
