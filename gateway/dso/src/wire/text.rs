// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Texts of a VTN, before they are in a log or a store.

/// Longest text of others in a notice.
const MAX_TEXT: usize = 200;
/// Longest id of OpenADR.
const MAX_ID: usize = 128;

/// Returns the begin of a text, without control characters.
pub(crate) fn printable(text: &str) -> String {
	text.chars().filter(|c| !c.is_control()).take(MAX_TEXT).collect()
}

/// Returns whether a text can be an id of OpenADR.
pub(crate) fn is_id(text: &str) -> bool {
	let of_id = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
	(1..=MAX_ID).contains(&text.len()) && text.bytes().all(of_id)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn texts_are_short_and_on_one_line() {
		assert_eq!(printable("a\nb\x1b[31mc"), "ab[31mc");
		assert_eq!(printable(&"\u{e9}".repeat(300)).chars().count(), 200);
	}

	#[test]
	fn ids_are_those_of_openadr() {
		assert!(is_id("0f-A_9") && is_id(&"x".repeat(128)));
		for wrong in ["", "a b", "a/b", "a\n", "\u{e9}", &"x".repeat(129)] {
			assert!(!is_id(wrong), "{wrong:?}");
		}
	}
}
