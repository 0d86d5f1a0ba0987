// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Tests of the reader: real records, what they must not become, and whatever bytes there are.

mod parts;
mod properties;
mod vectors;
mod verdicts;

use super::{Malformed, Record, Register, Signed, Text};
use crate::{ecdsa::Key, Check, Scheme, Verify};
use k256::ecdsa::signature::hazmat::PrehashVerifier;
use sha2::{Digest, Sha256};

/// The bytes of a hexadecimal text.
fn bytes(hex: &str) -> Vec<u8> {
	(0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

/// Verifies by the crates of the curves directly, by their own parsers of keys.
struct Crates;

impl Verify for Crates {
	fn verify(&self, Check { key, message, signature }: Check<'_>) -> bool {
		let digest = Sha256::digest(message);
		match key.scheme {
			Scheme::P256 => {
				let mut point = vec![4];
				point.extend_from_slice(key.bytes);
				let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(&point).unwrap();
				let signature = p256::ecdsa::Signature::from_slice(signature).unwrap();
				p256::ecdsa::signature::hazmat::PrehashVerifier::verify_prehash(
					&key, &digest, &signature,
				)
				.is_ok()
			},
			Scheme::Secp256k1 => {
				let key = k256::ecdsa::VerifyingKey::from_sec1_bytes(key.bytes).unwrap();
				let signature = k256::ecdsa::Signature::from_slice(signature).unwrap();
				let signature = signature.normalize_s().unwrap_or(signature);
				key.verify_prehash(&digest, &signature).is_ok()
			},
			_ => false,
		}
	}
}

/// Whether the key in DER signed the text.
fn is_genuine(text: &str, key: &str) -> bool {
	let text = Text::split(text.as_bytes()).expect("a text");
	let key = Key::from_spki(&bytes(key)).expect("a key");
	let (scheme, signature) = text.signature.known().expect("a known curve");
	let signed = Signed { payload: text.payload, signature: &signature };
	key.public().scheme == scheme && signed.is_genuine(key.public(), &Crates)
}

fn read(text: &str, register: Register) -> Result<Record<'_>, Malformed> {
	Record::read(Text::split(text.as_bytes())?.payload, register)
}

/// What a payload with one begin line of `fields` states.
fn line(fields: &str) -> Result<Record<'static>, Malformed> {
	payload(&format!(
		r#"{{"PG":"T1","MS":"1","RD":[{{"TM":"2026-11-30T12:00:00,000+0000 S","TX":"B",{fields}}}]}}"#
	))
}

fn payload(text: &str) -> Result<Record<'static>, Malformed> {
	Record::read(Box::leak(text.as_bytes().to_vec().into_boxed_slice()), Register::Total)
}
