// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Verification without a runtime, for programs.

use super::{low_s, verify_p256};
use crate::{Check, Scheme, Verify};
use k256::ecdsa::{signature::hazmat::PrehashVerifier, Signature, VerifyingKey};
use sha2::{Digest, Sha256};

/// Verifies ECDSA with SHA-256, and nothing else.
#[derive(Clone, Copy, Debug, Default)]
pub struct Software;

impl Verify for Software {
	fn verify(&self, Check { key, message, signature }: Check<'_>) -> bool {
		let digest: [u8; 32] = Sha256::digest(message).into();
		match key.scheme {
			Scheme::P256 => verify_p256(key.bytes, &digest, signature),
			Scheme::Secp256k1 => verify_secp256k1(key.bytes, &digest, signature).is_some(),
			Scheme::Sr25519 | Scheme::Ed25519 => false,
		}
	}
}

fn verify_secp256k1(key: &[u8], digest: &[u8; 32], signature: &[u8]) -> Option<()> {
	let key = VerifyingKey::from_sec1_bytes(key).ok()?;
	let signature = low_s(signature.try_into().ok()?)?;
	let signature = Signature::from_slice(&signature).ok()?;
	key.verify_prehash(digest, &signature).ok()
}
