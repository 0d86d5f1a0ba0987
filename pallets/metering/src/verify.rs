// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Signature checks by host functions, and for P-256 by a crate.

use crate::{MeterKey, RecordKey, RecordSignature};
use polkadot_sdk::{
	sp_core::ecdsa,
	sp_io::{crypto, hashing::sha2_256},
};
use smartcharge_evidence::{
	ecdsa::{low_s, verify_p256},
	Check, PublicKey, Scheme, Verify,
};

impl MeterKey {
	/// The key as evidence names it.
	pub(crate) fn public(&self) -> PublicKey<'_> {
		match self {
			Self::Sr25519(key) => PublicKey { scheme: Scheme::Sr25519, bytes: key.as_ref() },
			Self::Ed25519(key) => PublicKey { scheme: Scheme::Ed25519, bytes: key.as_ref() },
		}
	}
}

impl RecordKey {
	/// The key as evidence names it.
	pub(crate) fn public(&self) -> PublicKey<'_> {
		match self {
			Self::Secp256k1(key) => PublicKey { scheme: Scheme::Secp256k1, bytes: key },
			Self::P256(key) => PublicKey { scheme: Scheme::P256, bytes: key },
		}
	}
}

impl RecordSignature {
	/// The signature, if it is in the scheme of `key`.
	pub(crate) fn of(&self, key: &RecordKey) -> Option<&[u8; 64]> {
		match (self, key) {
			(Self::Secp256k1(signature), RecordKey::Secp256k1(_))
			| (Self::P256(signature), RecordKey::P256(_)) => Some(signature),
			_ => None,
		}
	}
}

/// Verifies by the host functions of the node.
pub(crate) struct HostFunctions;

impl Verify for HostFunctions {
	fn verify(&self, check: Check<'_>) -> bool {
		match check.key.scheme {
			Scheme::Sr25519 => verify_by(crypto::sr25519_verify, check),
			Scheme::Ed25519 => verify_by(crypto::ed25519_verify, check),
			Scheme::Secp256k1 => verify_secp256k1(check).is_some(),
			// There is no host function.
			Scheme::P256 => verify_p256(check.key.bytes, &sha2_256(check.message), check.signature),
		}
	}
}

/// Carries out `check` by `host_function`, if key and signature have the lengths of its scheme.
fn verify_by<Signature, Key>(
	host_function: fn(&Signature, &[u8], &Key) -> bool,
	check: Check<'_>,
) -> bool
where
	Signature: for<'a> TryFrom<&'a [u8]>,
	Key: for<'a> TryFrom<&'a [u8]>,
{
	match (Signature::try_from(check.signature), Key::try_from(check.key.bytes)) {
		(Ok(signature), Ok(key)) => host_function(&signature, check.message, &key),
		_ => false,
	}
}

/// The host function finds the key of a signature. Which one of two it finds depends on a bit that
/// records do not have: both are tried.
fn verify_secp256k1(check: Check<'_>) -> Option<()> {
	let signature = low_s(check.signature.try_into().ok()?)?;
	let key = ecdsa::Public::try_from(check.key.bytes).ok()?;
	let digest = sha2_256(check.message);
	let mut signed = [0; 65];
	signed.iter_mut().zip(signature).for_each(|(place, byte)| *place = byte);
	let mut signs = (0..=1u8).map(|bit| {
		if let Some(last) = signed.last_mut() {
			*last = bit;
		}
		crypto::ecdsa_verify_prehashed(&ecdsa::Signature::from(signed), &digest, &key)
	});
	signs.any(|holds| holds).then_some(())
}
