// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use crate::iban::is_iban;
use proptest::prelude::*;

/// From the register of ISO 13616, with other lengths.
const EXAMPLES: [&str; 8] = [
	"NL91ABNA0417164300",
	"DE89370400440532013000",
	"GB29NWBK60161331926819",
	"FR1420041010050500013M02606",
	"BE68539007547034",
	"NO9386011117947",
	"MT84MALT011000012345MTLCAST001S",
	"CH9300762011623852957",
];

#[test]
fn account_numbers_are_recognised_however_they_are_written() {
	for number in EXAMPLES {
		let grouped: Vec<_> =
			number.as_bytes().chunks(4).map(|group| core::str::from_utf8(group).unwrap()).collect();
		for text in [
			number.to_string(),
			number.to_lowercase(),
			grouped.join(" "),
			grouped.join("-"),
			format!("IBAN {number}"),
			format!("iban:{number}"),
		] {
			assert!(is_iban(text.as_bytes()), "{text}");
		}
	}
}

#[test]
fn other_texts_are_none() {
	for text in [
		"",
		"N",
		"IBAN",
		"to Alice",
		"my account",
		"NL91",
		// One digit, the length, the form or a byte is another.
		"NL92ABNA0417164300",
		"NL91ABNA041716430",
		"9191ABNA0417164300",
		"NLX1ABNA0417164300",
		"NL91ABNA04171643\u{e9}",
		"5f4dcc3b5aa765d61d8327deb882cf99",
	] {
		assert!(!is_iban(text.as_bytes()), "{text}");
	}
}

/// The number as a decimal, computed with the digits of a large number: by another way.
fn valid(country: &str, rest: &str) -> Option<String> {
	let mut digits = String::new();
	for byte in format!("{rest}{country}00").chars() {
		digits += &byte.to_digit(36)?.to_string();
	}
	let mut remainder = 0_u64;
	for part in digits.as_bytes().chunks(9) {
		let part = core::str::from_utf8(part).ok()?;
		let shift = 10_u64.pow(u32::try_from(part.len()).ok()?);
		remainder = (remainder * shift + part.parse::<u64>().ok()?) % 97;
	}
	Some(format!("{country}{:02}{rest}", 98 - remainder))
}

proptest! {
	#[test]
	fn right_check_digits_make_an_account_number(
		country in "[A-Z]{2}",
		rest in "[A-Z0-9]{11,30}",
		change in 1..97_u32,
	) {
		let number = valid(&country, &rest).unwrap();
		prop_assert!(is_iban(number.as_bytes()), "{number}");
		let check: u32 = number[2..4].parse().unwrap();
		let other = format!("{country}{:02}{rest}", (check - 2 + change) % 97 + 2);
		prop_assert!(!is_iban(other.as_bytes()), "{other}");
	}

	#[test]
	fn any_bytes_are_looked_at(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
		is_iban(&bytes);
	}
}
