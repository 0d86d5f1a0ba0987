// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Signature checks by host functions.

use crate::MeterKey;
use polkadot_sdk::sp_io::crypto;
use smartcharge_evidence::{Check, PublicKey, Scheme, Verify};

impl MeterKey {
	/// The key as evidence names it.
	pub(crate) fn public(&self) -> PublicKey<'_> {
		match self {
			Self::Sr25519(key) => PublicKey { scheme: Scheme::Sr25519, bytes: key.as_ref() },
			Self::Ed25519(key) => PublicKey { scheme: Scheme::Ed25519, bytes: key.as_ref() },
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
