// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The third part of the text: the algorithm and the signature.

use super::{
	json::{members, once},
	Malformed,
};
use crate::{ecdsa::der, Scheme};

/// Longest signature in DER, in bytes: that of a curve of 521 bits.
const MOST_DER: usize = 141;

/// Algorithm of a signature.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Algorithm {
	/// ECDSA with SHA-256 on a curve that this crate verifies.
	Known(Scheme),
	/// ECDSA with SHA-256 on a curve of the name; programs can verify it by other crates.
	Curve(Curve),
}

/// Curve that this crate knows by name alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Curve {
	/// secp192k1.
	Secp192k1,
	/// NIST P-192.
	Secp192r1,
	/// brainpoolP256r1.
	BrainpoolP256r1,
	/// NIST P-384.
	Secp384r1,
	/// brainpoolP384r1.
	BrainpoolP384r1,
}

impl Algorithm {
	fn of(name: &[u8]) -> Option<Self> {
		let curve = name.strip_prefix(b"ECDSA-")?.strip_suffix(b"-SHA256")?;
		Some(match curve {
			b"secp256r1" => Self::Known(Scheme::P256),
			b"secp256k1" => Self::Known(Scheme::Secp256k1),
			b"secp192k1" => Self::Curve(Curve::Secp192k1),
			b"secp192r1" => Self::Curve(Curve::Secp192r1),
			b"brainpoolP256r1" | b"brainpool256r1" => Self::Curve(Curve::BrainpoolP256r1),
			b"secp384r1" => Self::Curve(Curve::Secp384r1),
			b"brainpoolP384r1" | b"brainpool384r1" => Self::Curve(Curve::BrainpoolP384r1),
			_ => return None,
		})
	}
}

/// The signature of a record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SignatureSection {
	/// Its algorithm; P-256 if none is named.
	pub algorithm: Algorithm,
	bytes: [u8; MOST_DER],
	length: usize,
}

impl SignatureSection {
	/// Reads the third part of a text.
	pub fn read(text: &[u8]) -> Result<Self, Malformed> {
		let (mut algorithm, mut encoding, mut data) = (None, None, None);
		members(text, |key, value| match key {
			b"SA" => once(&mut algorithm, value),
			b"SE" => once(&mut encoding, value),
			b"SD" => once(&mut data, value),
			_ => Ok(()),
		})?;
		let algorithm = match algorithm.filter(|value| !value.is_null()) {
			Some(name) => Algorithm::of(name.text()?).ok_or(Malformed::Signature)?,
			None => Algorithm::Known(Scheme::P256),
		};
		let data = data.ok_or(Malformed::Field)?;
		let encoding = encoding.filter(|value| !value.is_null());
		let encoding = encoding.map_or(Ok(b"hex".as_slice()), |value| value.text())?;
		// A slash of base64 can be escaped.
		let data = match data {
			super::json::Value::String { raw, .. } => raw,
			_ => return Err(Malformed::Field),
		};
		let mut section = Self { algorithm, bytes: [0; MOST_DER], length: 0 };
		match encoding {
			b"hex" => section.fill_hex(data),
			b"base64" => section.fill_base64(data),
			_ => None,
		}
		.ok_or(Malformed::Signature)?;
		Ok(section)
	}

	/// The signature in DER.
	pub fn der(&self) -> &[u8] {
		self.bytes.get(..self.length).unwrap_or_default()
	}

	/// The scheme and the signature as r and s, 32 bytes each, of a curve of 256 bits that this
	/// crate verifies.
	pub fn known(&self) -> Option<(Scheme, [u8; 64])> {
		let Algorithm::Known(scheme) = self.algorithm else { return None };
		Some((scheme, der::signature(self.der())?))
	}

	fn push(&mut self, byte: u8) -> Option<()> {
		*self.bytes.get_mut(self.length)? = byte;
		self.length = self.length.saturating_add(1);
		Some(())
	}

	fn fill_hex(&mut self, text: &[u8]) -> Option<()> {
		for pair in text.chunks(2) {
			let [high, low] = pair else { return None };
			self.push(nibble(*high)?.checked_shl(4)? | nibble(*low)?)?;
		}
		Some(())
	}

	fn fill_base64(&mut self, text: &[u8]) -> Option<()> {
		let mut bits: u32 = 0;
		let mut count: u32 = 0;
		let mut padding = 0u8;
		for byte in text.iter().filter(|byte| **byte != b'\\') {
			if *byte == b'=' {
				padding = padding.saturating_add(1);
				continue;
			}
			if padding > 0 {
				return None;
			}
			bits = (bits & 0xFFFF).checked_shl(6)? | u32::from(sextet(*byte)?);
			count = count.saturating_add(6);
			if count >= 8 {
				count = count.saturating_sub(8);
				let byte = bits.checked_shr(count)? & 0xFF;
				self.push(u8::try_from(byte).ok()?)?;
			}
		}
		(padding <= 2).then_some(())
	}
}

fn nibble(byte: u8) -> Option<u8> {
	Some(match byte {
		b'0'..=b'9' => byte.saturating_sub(b'0'),
		b'a'..=b'f' => byte.saturating_sub(b'a').saturating_add(10),
		b'A'..=b'F' => byte.saturating_sub(b'A').saturating_add(10),
		_ => return None,
	})
}

fn sextet(byte: u8) -> Option<u8> {
	Some(match byte {
		b'A'..=b'Z' => byte.saturating_sub(b'A'),
		b'a'..=b'z' => byte.saturating_sub(b'a').saturating_add(26),
		b'0'..=b'9' => byte.saturating_sub(b'0').saturating_add(52),
		b'+' => 62,
		b'/' => 63,
		_ => return None,
	})
}
