// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! ECDSA with SHA-256, as legal meters sign.
//!
//! A signature is r and s, 32 bytes each in big endian. For each signature there is another one of
//! the same message by the same key, with the negative of s: a signature does not identify a
//! record. Many meters sign with the higher one of both.

pub mod der;
mod key;
#[cfg(feature = "p256")]
mod p256;
#[cfg(feature = "software")]
mod software;

pub use key::Key;
#[cfg(feature = "p256")]
pub use p256::verify_p256;
#[cfg(feature = "software")]
pub use software::Software;

/// Order of the group of secp256k1.
const ORDER: [u8; 32] = [
	0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE,
	0xBA, 0xAE, 0xDC, 0xE6, 0xAF, 0x48, 0xA0, 0x3B, 0xBF, 0xD2, 0x5E, 0x8C, 0xD0, 0x36, 0x41, 0x41,
];

/// Half of the order, rounded down: the greatest s that is low.
const HALF: [u8; 32] = [
	0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
	0x5D, 0x57, 0x6E, 0x73, 0x57, 0xA4, 0x50, 0x1D, 0xDF, 0xE9, 0x2F, 0x46, 0x68, 0x1B, 0x20, 0xA0,
];

/// Returns a signature of secp256k1 with the lower s; `None` if s is not below the order.
///
/// Verifiers of secp256k1 often refuse the other one.
pub fn low_s(signature: &[u8; 64]) -> Option<[u8; 64]> {
	let (r, s) = signature.split_at_checked(32)?;
	let s: [u8; 32] = s.try_into().ok()?;
	if s >= ORDER {
		return None;
	}
	let low = if s > HALF { difference(&ORDER, &s) } else { s };
	let mut normal = [0; 64];
	normal.iter_mut().zip(r.iter().chain(&low)).for_each(|(place, byte)| *place = *byte);
	Some(normal)
}

/// `more - less`, in big endian; `less` is not greater.
fn difference(more: &[u8; 32], less: &[u8; 32]) -> [u8; 32] {
	let mut difference = [0; 32];
	let mut borrow = false;
	let digits = difference.iter_mut().zip(more.iter().zip(less)).rev();
	for (place, (more, less)) in digits {
		let (once, under) = more.overflowing_sub(*less);
		let (twice, under_again) = once.overflowing_sub(borrow.into());
		*place = twice;
		borrow = under || under_again;
	}
	difference
}
