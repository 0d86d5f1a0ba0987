// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Passwords of charging stations (security profiles 1 and 2).

use argon2::{
	password_hash::{PasswordHash, PasswordVerifier},
	Argon2,
};

/// Longest password in bytes, in either form: what is longer costs no hash.
const LONGEST: usize = 128;

/// Whether a text is an Argon2 hash in PHC form.
pub fn is_hash(text: &str) -> bool {
	PasswordHash::new(text).is_ok_and(|hash| hash.algorithm.as_str().starts_with("argon2"))
}

/// Whether a password belongs to a hash. A charger sends its key as it is or as hexadecimal digits,
/// and the hash may be of either form: the bytes as sent, the bytes that the digits stand for, and
/// the digits of the bytes are tried.
///
/// Takes some milliseconds by purpose: call it apart from the tasks that answer chargers.
pub fn verify(hash: &str, sent: &[u8]) -> bool {
	let Ok(hash) = PasswordHash::new(hash) else { return false };
	if sent.is_empty() || sent.len() > LONGEST {
		return false;
	}
	let is = |bytes: &[u8]| Argon2::default().verify_password(bytes, &hash).is_ok();
	is(sent)
		|| from_hex(sent).is_some_and(|bytes| is(&bytes))
		|| is(hex(sent, false).as_bytes())
		|| is(hex(sent, true).as_bytes())
}

fn hex(bytes: &[u8], upper: bool) -> String {
	let digits = |byte: &u8| if upper { format!("{byte:02X}") } else { format!("{byte:02x}") };
	bytes.iter().map(digits).collect()
}

fn from_hex(text: &[u8]) -> Option<Vec<u8>> {
	let text = std::str::from_utf8(text).ok()?;
	if !text.len().is_multiple_of(2) || !text.chars().all(|c| c.is_ascii_hexdigit()) {
		return None;
	}
	let pairs = text.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap_or_default());
	pairs.map(|pair| u8::from_str_radix(pair, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use argon2::password_hash::{PasswordHasher, SaltString};

	fn hashed(password: &[u8]) -> String {
		let salt = SaltString::from_b64("c29tZXNhbHRzYWx0").unwrap();
		Argon2::default().hash_password(password, &salt).unwrap().to_string()
	}

	/// Report 23: a charger takes the password as bytes or as hexadecimal digits.
	#[test]
	fn row_23_a_password_is_accepted_raw_and_as_hex() {
		let key = [0x00, 0x9f, 0xff, 0x10, 0xab];
		for hash in [hashed(&key), hashed(b"009fff10ab"), hashed(b"009FFF10AB")] {
			assert!(is_hash(&hash));
			assert!(verify(&hash, &key), "raw");
			if !hash.ends_with(&hashed(b"009FFF10AB")) {
				assert!(verify(&hash, b"009fff10ab"), "digits");
			}
			assert!(!verify(&hash, b"009fff10ac"));
			assert!(!verify(&hash, b""));
			assert!(!verify(&hash, &[b'a'; LONGEST + 1]));
		}
		assert!(!is_hash("plain"));
		assert!(!verify("plain", b"plain"));
	}
}
