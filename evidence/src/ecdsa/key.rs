// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Keys of meters, as their makers publish them.

use crate::{PublicKey, Scheme};

/// What stands before the point of a key of P-256 in DER.
const P256: &[u8] = &[
	0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A,
	0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00, 0x04,
];

/// What stands before the point of a key of secp256k1 in DER.
const SECP256K1: &[u8] = &[
	0x30, 0x56, 0x30, 0x10, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x05, 0x2B,
	0x81, 0x04, 0x00, 0x0A, 0x03, 0x42, 0x00, 0x04,
];

/// A key in the encoding of its scheme.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Key {
	/// Compressed point.
	Secp256k1([u8; 33]),
	/// x and y: nothing is left to compute when it verifies.
	P256([u8; 64]),
}

impl Key {
	/// Returns the key of a `SubjectPublicKeyInfo` in DER; `None` if it is of another curve, or the
	/// point is compressed. Whether the point is on the curve shows when it verifies.
	pub fn from_spki(der: &[u8]) -> Option<Self> {
		if let Some(point) = der.strip_prefix(P256) {
			return Some(Self::P256(point.try_into().ok()?));
		}
		let point: [u8; 64] = der.strip_prefix(SECP256K1)?.try_into().ok()?;
		let (x, y) = point.split_at_checked(32)?;
		let odd = y.last()? & 1;
		let mut key = [2u8; 33];
		let (sign, place) = key.split_first_mut()?;
		*sign = sign.saturating_add(odd);
		place.copy_from_slice(x);
		Some(Self::Secp256k1(key))
	}

	/// The key as checks name it.
	pub fn public(&self) -> PublicKey<'_> {
		match self {
			Self::Secp256k1(key) => PublicKey { scheme: Scheme::Secp256k1, bytes: key },
			Self::P256(key) => PublicKey { scheme: Scheme::P256, bytes: key },
		}
	}
}
