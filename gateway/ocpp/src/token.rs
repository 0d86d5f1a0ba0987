// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Tokens of drivers: one form for what readers write differently, and a hash that others cannot
//! search through.

use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::fmt;

/// Length of a hash in bytes.
pub const HASH_BYTES: usize = 16;

/// HMAC-SHA256 of a token under the pepper of the consortium, its first 16 bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TokenHash(pub [u8; HASH_BYTES]);

impl fmt::Debug for TokenHash {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		for byte in self.0 {
			write!(f, "{byte:02x}")?;
		}
		Ok(())
	}
}

/// Secret that all members share. A card has four bytes: without it a hash could be searched
/// through within seconds.
#[derive(Clone)]
pub struct Pepper(Vec<u8>);

impl fmt::Debug for Pepper {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("Pepper(..)")
	}
}

impl Pepper {
	/// A pepper of at least 16 bytes; `None` for a shorter one.
	pub fn new(secret: &[u8]) -> Option<Self> {
		(secret.len() >= HASH_BYTES).then(|| Self(secret.to_vec()))
	}

	/// Returns the hash of a token in its [normal form](normal).
	pub fn hash(&self, token: &str) -> TokenHash {
		let mut out = [0; HASH_BYTES];
		// HMAC takes a key of any length.
		if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) {
			mac.update(token.as_bytes());
			for (to, from) in out.iter_mut().zip(mac.finalize().into_bytes()) {
				*to = from;
			}
		}
		TokenHash(out)
	}
}

/// Form under which another reader writes the same card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alias {
	/// Bytes in the opposite order.
	Reversed,
	/// First four bytes only.
	First4,
	/// First six bytes only.
	First6,
}

/// Returns a token as it is compared: uppercase, without blanks around it.
pub fn normal(token: &str) -> String {
	token.trim().to_uppercase()
}

/// Returns the normal form of a token, then its forms by `aliases`, each once.
pub fn forms(token: &str, aliases: &[Alias]) -> Vec<String> {
	let first = normal(token);
	let mut all = vec![first.clone()];
	for alias in aliases {
		if let Some(form) = aliased(&first, *alias) {
			if !all.contains(&form) {
				all.push(form);
			}
		}
	}
	all
}

fn aliased(token: &str, alias: Alias) -> Option<String> {
	let hex = token.len().is_multiple_of(2) && token.chars().all(|c| c.is_ascii_hexdigit());
	if !hex {
		return None;
	}
	match alias {
		Alias::Reversed => {
			let pairs = token.as_bytes().rchunks(2).map(String::from_utf8_lossy);
			Some(pairs.collect())
		},
		Alias::First4 => token.get(..8).map(Into::into),
		Alias::First6 => token.get(..12).map(Into::into),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_token_is_compared_in_uppercase_without_blanks() {
		assert_eq!(normal(" 04a1b2c3 "), "04A1B2C3");
		assert_eq!(forms("04a1b2c3", &[]), ["04A1B2C3"]);
	}

	#[test]
	fn aliases_are_other_forms_of_the_same_card() {
		let all = [Alias::Reversed, Alias::First4, Alias::First6];
		assert_eq!(
			forms("04a1b2c3d4e5f6", &all),
			["04A1B2C3D4E5F6", "F6E5D4C3B2A104", "04A1B2C3", "04A1B2C3D4E5"]
		);
		// Not a number of a card: no other form.
		assert_eq!(forms("NL-ABC-C12345678", &all), ["NL-ABC-C12345678"]);
		assert_eq!(forms("04A1", &[Alias::First4]), ["04A1"]);
	}

	/// By Python: `hmac.new(b'0123456789abcdef', b'04A1B2C3', 'sha256').hexdigest()[:32]`.
	#[test]
	fn the_hash_is_that_of_another_implementation() {
		let pepper = Pepper::new(b"0123456789abcdef").unwrap();
		assert_eq!(format!("{:?}", pepper.hash("04A1B2C3")), "b35d96ac04c9456d5c4137172b46e85c");
		assert!(Pepper::new(b"short").is_none());
	}
}
