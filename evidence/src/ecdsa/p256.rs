// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Verification on the curve P-256.

use p256::{
	ecdsa::{signature::hazmat::PrehashVerifier, Signature, VerifyingKey},
	Sec1Point,
};

/// Returns whether `signature` (r and s) is one of the SHA-256 `digest` by `key` (x and y).
///
/// It does not hold when a length is wrong, or the point is not on the curve.
pub fn verify_p256(key: &[u8], digest: &[u8; 32], signature: &[u8]) -> bool {
	let verified = || {
		let key: &[u8; 64] = key.try_into().ok()?;
		let point = Sec1Point::from_untagged_bytes(key.into());
		let key = VerifyingKey::from_sec1_point(&point).ok()?;
		let signature = Signature::from_slice(signature).ok()?;
		key.verify_prehash(digest, &signature).ok()
	};
	verified().is_some()
}
