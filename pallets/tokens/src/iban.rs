// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Recognises international bank account numbers (ISO 13616), which do not belong on a chain.

/// Lengths of an account number: two letters, two check digits, and 11 to 30 letters or digits.
const LENGTHS: core::ops::RangeInclusive<usize> = 15..=34;

/// Returns whether `text` is an account number, as people write it: in upper or lower case, with
/// spaces, hyphens or dots, and with or without `IBAN` in front. Its check digits are right.
pub fn is_iban(text: &[u8]) -> bool {
	let written = || {
		text.iter()
			.filter(|byte| !matches!(byte, b' ' | b'\t' | b'-' | b'.' | b':' | b'/'))
			.map(u8::to_ascii_uppercase)
	};
	let labelled = written().take(4).eq(*b"IBAN");
	is_number(written()) || labelled && is_number(written().skip(4))
}

/// Returns whether `number` is an account number without separators.
fn is_number(number: impl Iterator<Item = u8> + Clone) -> bool {
	let begins = number.clone().take(2).all(|byte| byte.is_ascii_uppercase())
		&& number.clone().skip(2).take(2).all(|byte| byte.is_ascii_digit());
	begins
		&& LENGTHS.contains(&number.clone().count())
		// The country and the check digits count last.
		&& remainder(number.clone().skip(4).chain(number.take(4))) == Some(1)
}

/// Returns the remainder by 97 of the digits, of which a letter is two: `A` is 10, `Z` is 35.
/// Returns `None` for other bytes.
fn remainder(mut number: impl Iterator<Item = u8>) -> Option<u32> {
	number.try_fold(0_u32, |sum, byte| {
		let value = char::from(byte).to_digit(36)?;
		let shift = if value < 10 { 10 } else { 100 };
		sum.checked_mul(shift)?.checked_add(value)?.checked_rem(97)
	})
}
