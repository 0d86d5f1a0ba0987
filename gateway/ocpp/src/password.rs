// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Passwords of charging stations (security profiles 1 and 2).

use argon2::{
	password_hash::{Output, PasswordHash, SaltString},
	Algorithm, Argon2, Block, Params, Version,
};

/// Longest password in bytes, in either form: what is longer costs no hash.
const LONGEST: usize = 128;

/// Whether a text is an Argon2 hash in PHC form.
pub fn is_hash(text: &str) -> bool {
	PasswordHash::new(text).is_ok_and(|hash| hash.algorithm.as_str().starts_with("argon2"))
}

/// Compares passwords in memory of its own: 19 MiB for a hash by default, which are allocated once.
#[derive(Default)]
pub struct Verifier {
	memory: Vec<Block>,
}

impl Verifier {
	/// Whether a password belongs to a hash. A charger sends its key as it is or as hexadecimal
	/// digits, and the hash may be of either form: the bytes as sent, the bytes that the digits
	/// stand for, and the digits of the bytes in either case are tried.
	///
	/// Takes some milliseconds by purpose: call it apart from the tasks that answer chargers.
	pub fn verify(&mut self, hash: &str, sent: &[u8]) -> bool {
		let Ok(hash) = PasswordHash::new(hash) else { return false };
		if sent.is_empty() || sent.len() > LONGEST {
			return false;
		}
		// Each attempt takes as long as the first: only those forms that can be meant.
		self.is(&hash, sent) || others(sent).iter().any(|form| self.is(&hash, form))
	}

	fn is(&mut self, hash: &PasswordHash<'_>, password: &[u8]) -> bool {
		let Some(expected) = hash.hash else { return false };
		// Compared in a time that does not depend on where they differ.
		self.hash(hash, password, expected.len()).is_some_and(|output| output == expected)
	}

	fn hash(&mut self, hash: &PasswordHash<'_>, password: &[u8], length: usize) -> Option<Output> {
		let algorithm = Algorithm::try_from(hash.algorithm).ok()?;
		let version = match hash.version {
			Some(version) => Version::try_from(version).ok()?,
			None => Version::default(),
		};
		let params = Params::try_from(hash).ok()?;
		let blocks = params.block_count();
		if self.memory.len() < blocks {
			self.memory.resize(blocks, Block::default());
		}
		let salt = SaltString::from_b64(hash.salt?.as_str()).ok()?;
		let mut bytes = [0; 64];
		let salt = salt.decode_b64(&mut bytes).ok()?;
		let argon = Argon2::new(algorithm, version, params);
		let mut out = vec![0; length];
		let memory = self.memory.get_mut(..blocks)?;
		argon.hash_password_into_with_memory(password, salt, &mut out, memory).ok()?;
		Output::new(&out).ok()
	}
}

/// Other forms of a key that was sent.
fn others(sent: &[u8]) -> Vec<Vec<u8>> {
	if let Some(bytes) = from_hex(sent) {
		return vec![bytes, sent.to_ascii_uppercase(), sent.to_ascii_lowercase()];
	}
	// A text is no key as bytes.
	if sent.iter().all(u8::is_ascii_graphic) {
		return Vec::new();
	}
	vec![hex(sent, false).into_bytes(), hex(sent, true).into_bytes()]
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
	use argon2::password_hash::PasswordHasher;

	fn hashed(password: &[u8]) -> String {
		let salt = SaltString::from_b64("c29tZXNhbHRzYWx0").unwrap();
		Argon2::default().hash_password(password, &salt).unwrap().to_string()
	}

	/// Report 23: a charger takes the password as bytes or as hexadecimal digits.
	#[test]
	fn row_23_a_password_is_accepted_raw_and_as_hex() {
		let mut verifier = Verifier::default();
		let key = [0x00, 0x9f, 0xff, 0x10, 0xab];
		for hash in [hashed(&key), hashed(b"009fff10ab"), hashed(b"009FFF10AB")] {
			assert!(is_hash(&hash));
			assert!(verifier.verify(&hash, &key), "raw");
			assert!(verifier.verify(&hash, b"009fff10ab"), "digits");
			assert!(verifier.verify(&hash, b"009FFF10AB"), "digits in upper case");
			assert!(!verifier.verify(&hash, b"009fff10ac"));
			assert!(!verifier.verify(&hash, b""));
			assert!(!verifier.verify(&hash, &[b'a'; LONGEST + 1]));
		}
		assert!(!is_hash("plain"));
		assert!(!verifier.verify("plain", b"plain"));
	}
}
