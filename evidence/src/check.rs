// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Signature checks, named here and carried out by the caller.

/// Signature scheme of a key.
// Exhaustive: a new scheme must not compile before each `Verify` knows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scheme {
	/// Schnorr on Ristretto, with the context `substrate`. Keys have 32 bytes, signatures 64.
	Sr25519,
	/// EdDSA on Curve25519. Keys have 32 bytes, signatures 64.
	Ed25519,
	/// ECDSA on secp256k1 with SHA-256. Keys are compressed points of 33 bytes, signatures r and s.
	Secp256k1,
	/// ECDSA on NIST P-256 with SHA-256. Keys are x and y, 64 bytes, signatures r and s.
	P256,
}

/// Public key of whoever vouches for a reading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PublicKey<'a> {
	/// Scheme of the key.
	pub scheme: Scheme,
	/// The key in the encoding of its scheme.
	pub bytes: &'a [u8],
}

/// A signature check: is `signature` one of `message` by `key`?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Check<'a> {
	/// Key that must have signed.
	pub key: PublicKey<'a>,
	/// Signed bytes, not hashed.
	pub message: &'a [u8],
	/// Signature in the encoding of the key's scheme.
	pub signature: &'a [u8],
}

/// Carries out signature checks.
pub trait Verify {
	/// Returns whether `check` holds. It does not when the key or the signature has a wrong length.
	fn verify(&self, check: Check<'_>) -> bool;
}
