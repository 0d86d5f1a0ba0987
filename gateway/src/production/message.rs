// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Registers out of JSON messages: computed by digits, not with floating point numbers. JSON
//! numbers with decimals are exact up to 15 digits, whole ones and texts up to 19.

use crate::{
	config::{Field, Unit},
	time::rfc3339,
};
use serde_json::Value;

/// Longest message.
pub const LONGEST: usize = 65_536;

/// Reasons why a message gives no register.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
	/// It is too long.
	#[error("the message is longer than {LONGEST} bytes")]
	TooLong,
	/// It is not JSON.
	#[error("the message is not JSON: {0}")]
	Form(String),
	/// The register is not there, or is not a number.
	#[error("`{0}` is not a number in the message")]
	Register(String),
	/// The time is not there, or is not a time.
	#[error("`{0}` is not a time in the message: RFC 3339 with a zone, or Unix time")]
	Time(String),
}

/// Returns register in Wh and time in ms since the Unix epoch; the time of receipt if the message
/// has none.
///
/// # Errors
///
/// Fails when the message does not have what is configured.
pub fn register_of(message: &[u8], field: &Field, received: u64) -> Result<(u64, u64), Fault> {
	if message.len() > LONGEST {
		return Err(Fault::TooLong);
	}
	let root: Value =
		serde_json::from_slice(message).map_err(|error| Fault::Form(error.to_string()))?;
	let register = find(&root, &field.register)
		.and_then(text)
		.and_then(|text| energy(&text, field.unit))
		.ok_or_else(|| Fault::Register(path(&field.register)))?;
	let at = match &field.time {
		None => received,
		Some(names) => find(&root, names).and_then(time).ok_or_else(|| Fault::Time(path(names)))?,
	};
	Ok((register, at))
}

/// Returns a number in a message, which may be a text.
pub(crate) fn fraction(message: &[u8], names: &[String]) -> Option<f64> {
	let root: Value = serde_json::from_slice(message).ok()?;
	text(find(&root, names)?)?.parse().ok().filter(|number: &f64| number.is_finite())
}

fn path(names: &[String]) -> String {
	std::iter::once("$").chain(names.iter().map(String::as_str)).collect::<Vec<_>>().join(".")
}

fn find<'a>(root: &'a Value, names: &[String]) -> Option<&'a Value> {
	names.iter().try_fold(root, |value, name| match value {
		Value::Array(list) => list.get(name.parse::<usize>().ok()?),
		_ => value.get(name),
	})
}

/// Numbers of some devices are texts.
fn text(value: &Value) -> Option<String> {
	match value {
		Value::Number(number) => Some(number.to_string()),
		Value::String(text) => Some(text.trim().to_string()),
		_ => None,
	}
}

/// Returns energy in Wh; what is less than one is cut off, never added.
fn energy(text: &str, unit: Unit) -> Option<u64> {
	let (number, exponent) = match text.split_once(['e', 'E']) {
		Some((number, exponent)) => (number, exponent.parse::<i32>().ok()?),
		None => (text, 0),
	};
	let shift = exponent.checked_add(match unit {
		Unit::Wh => 0,
		Unit::KWh => 3,
		Unit::MWh => 6,
	})?;
	let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
	let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
	if whole.is_empty() || !is_digits(whole) || !is_digits(decimals) || shift.abs() > 30 {
		return None;
	}
	let digits = format!("{whole}{decimals}");
	let kept = i32::try_from(whole.len()).ok()?.checked_add(shift)?;
	let kept = usize::try_from(kept.max(0)).ok()?;
	let shifted: String = digits.chars().chain(std::iter::repeat('0')).take(kept).collect();
	let shifted = shifted.trim_start_matches('0');
	if shifted.is_empty() {
		return Some(0);
	}
	shifted.parse().ok()
}

/// Returns ms since the Unix epoch of a time in RFC 3339 with its zone, in seconds or in ms.
fn time(value: &Value) -> Option<u64> {
	match value {
		Value::Number(number) => {
			let number = number.as_u64()?;
			// Seconds until the year 5138, ms from 1973 on.
			if number < 100_000_000_000 {
				number.checked_mul(1_000)
			} else {
				Some(number)
			}
		},
		Value::String(text) => rfc3339(text),
		_ => None,
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	fn field(register: &str, time: Option<&str>, unit: Unit) -> Field {
		let names = |path: &str| {
			path.split('.').filter(|name| !name.is_empty()).map(String::from).collect()
		};
		Field { register: names(register), time: time.map(names), unit }
	}

	fn wh(message: &str, register: &str, unit: Unit) -> Result<u64, Fault> {
		register_of(message.as_bytes(), &field(register, None, unit), 5).map(|(wh, _)| wh)
	}

	#[test]
	fn registers_are_exact_in_every_unit() {
		assert_eq!(wh("12345", "", Unit::Wh), Ok(12_345));
		assert_eq!(wh("\" 12.5 \"", "", Unit::KWh), Ok(12_500));
		assert_eq!(wh(r#"{"a":{"b":[1,{"c":0.0019}]}}"#, "a.b.1.c", Unit::KWh), Ok(1));
		assert_eq!(wh(r#"{"a":1.2345678}"#, "a", Unit::MWh), Ok(1_234_567));
		assert_eq!(wh("0", "", Unit::KWh), Ok(0));
		assert_eq!(wh("1.5e3", "", Unit::Wh), Ok(1_500));
		assert_eq!(wh("15e-1", "", Unit::KWh), Ok(1_500));
		// A floating point number would give 9 007 199 254 740 992.
		assert_eq!(wh("\"9007199254740993\"", "", Unit::Wh), Ok(9_007_199_254_740_993));
	}

	#[test]
	fn what_is_not_a_register_is_refused() {
		for wrong in ["-1", "null", "true", "[]", "\"\"", "\"1,5\"", "\"0x12\"", "1e40", "\"١\""] {
			assert!(matches!(wh(wrong, "", Unit::Wh), Err(Fault::Register(_))), "{wrong}");
		}
		assert_eq!(wh(r#"{"a":1}"#, "b", Unit::Wh), Err(Fault::Register("$.b".into())));
		assert!(matches!(wh("{", "a", Unit::Wh), Err(Fault::Form(_))));
		let long = vec![b' '; LONGEST + 1];
		assert_eq!(register_of(&long, &field("", None, Unit::Wh), 5), Err(Fault::TooLong));
	}

	#[test]
	fn fractions_may_be_texts() {
		let percent = |message: &str| fraction(message.as_bytes(), &["p".to_string()]);
		assert_eq!(percent(r#"{"p":84.6}"#), Some(84.6));
		assert_eq!(percent(r#"{"p":"85"}"#), Some(85.0));
		assert_eq!(percent(r#"{"p":"inf"}"#), None);
		assert_eq!(percent("{}"), None);
	}

	#[test]
	fn times_have_a_zone() {
		let at = |time: &str| {
			let message = format!(r#"{{"r":1,"t":{time}}}"#);
			register_of(message.as_bytes(), &field("r", Some("t"), Unit::Wh), 5).map(|(_, at)| at)
		};
		let right = Ok(1_780_000_000_000);
		assert_eq!(at("1780000000"), right);
		assert_eq!(at("1780000000000"), right);
		assert_eq!(at("\"2026-05-28T20:26:40Z\""), right);
		assert_eq!(at("\"2026-05-28T22:26:40.000+02:00\""), right);
		assert_eq!(at("\"2026-05-28 16:56:40.123456-03:30\""), Ok(1_780_000_000_123));
		for wrong in [
			"\"2026-05-28T20:26:40\"",
			"\"2026-05-28\"",
			"\"2026-13-28T20:26:40Z\"",
			"\"2026-05-28T25:26:40Z\"",
			"\"2026-05-28T20:26:40+2\"",
			"\"2026-05-28T20:26:40.Z\"",
			"\"now\"",
			"null",
			"-5",
		] {
			assert!(matches!(at(wrong), Err(Fault::Time(_))), "{wrong}");
		}
	}

	proptest! {
		#[test]
		fn no_message_makes_it_panic(message: Vec<u8>, text: String) {
			let field = field("a", Some("b"), Unit::KWh);
			let _ = register_of(&message, &field, 5);
			let json = serde_json::json!({"a": text, "b": text}).to_string();
			let _ = register_of(json.as_bytes(), &field, 5);
			let _ = rfc3339(&text);
		}

		#[test]
		fn whole_numbers_are_themselves(number: u64) {
			prop_assert_eq!(wh(&number.to_string(), "", Unit::Wh), Ok(number));
		}
	}
}
