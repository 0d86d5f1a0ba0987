// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Keys: those of meters, derived from one seed, and secrets in files.

use ed25519_dalek::{Signer, SigningKey};
use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use smartcharge_evidence::{native, possession, Reading};
use std::{
	fmt, io,
	path::{Path, PathBuf},
};
use zeroize::Zeroizing;

/// Separates keys of meters from whatever else is derived from the seed one day.
const INFO: &[u8] = b"smartcharge:meter:v1:";

/// Reasons why a secret cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
	/// The file cannot be read.
	#[error("{0}: {1}")]
	File(PathBuf, io::Error),
	/// The seed has another form.
	#[error("{0}: the seed is 32 bytes in hex (64 digits)")]
	Seed(PathBuf),
	/// The file is empty.
	#[error("{0}: the file is empty")]
	Empty(PathBuf),
}

/// Reads a secret from a file, without white space at its ends.
///
/// # Errors
///
/// Fails when the file cannot be read or is empty.
pub fn secret(path: &Path) -> Result<Zeroizing<String>, Error> {
	let text = std::fs::read_to_string(path).map_err(|error| Error::File(path.into(), error))?;
	let text = Zeroizing::new(text);
	match text.trim() {
		"" => Err(Error::Empty(path.into())),
		trimmed => Ok(Zeroizing::new(trimmed.to_string())),
	}
}

/// The keys of all meters of a gateway.
#[derive(Clone)]
pub struct MeterKeys {
	seed: Zeroizing<[u8; 32]>,
	genesis: [u8; 32],
}

impl fmt::Debug for MeterKeys {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.debug_struct("MeterKeys").finish_non_exhaustive()
	}
}

/// The key of one meter.
#[derive(Clone)]
pub struct MeterKey {
	key: SigningKey,
	genesis: [u8; 32],
}

impl fmt::Debug for MeterKey {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.debug_tuple("MeterKey").field(&self.fingerprint()).finish()
	}
}

impl MeterKeys {
	/// The keys from `seed` for the chain with the `genesis` hash.
	pub fn new(seed: [u8; 32], genesis: [u8; 32]) -> Self {
		Self { seed: Zeroizing::new(seed), genesis }
	}

	/// Reads the seed from a file.
	///
	/// # Errors
	///
	/// Fails when the file cannot be read or has another form.
	pub fn read(path: &Path, genesis: [u8; 32]) -> Result<Self, Error> {
		let text = secret(path)?;
		let mut seed = Zeroizing::new([0; 32]);
		hex::decode_to_slice(text.trim_start_matches("0x"), seed.as_mut_slice())
			.map_err(|_| Error::Seed(path.into()))?;
		Ok(Self { seed, genesis })
	}

	/// Returns the key of the meter with a serial number. It depends on the chain too, so that a
	/// key that a test chain knows is worth nothing elsewhere.
	pub fn of(&self, serial: &str) -> MeterKey {
		let mut bytes = Zeroizing::new([0; 32]);
		let expanded = Hkdf::<Sha256>::new(Some(&self.genesis), self.seed.as_slice())
			.expand_multi_info(&[INFO, serial.as_bytes()], bytes.as_mut_slice());
		// Fails for more than 255 times 32 bytes alone.
		debug_assert!(expanded.is_ok());
		MeterKey { key: SigningKey::from_bytes(&bytes), genesis: self.genesis }
	}
}

impl MeterKey {
	/// Public key.
	pub fn public(&self) -> [u8; 32] {
		self.key.verifying_key().to_bytes()
	}

	/// Short form of the public key, which the DSO compares before it approves the meter.
	pub fn fingerprint(&self) -> String {
		let digest = Sha256::digest(self.public());
		let groups: Vec<_> = digest.chunks(2).take(8).map(hex::encode).collect();
		groups.join(" ")
	}

	/// Signs a reading.
	pub fn sign(&self, reading: &Reading) -> [u8; 64] {
		self.key.sign(&native::payload(&self.genesis, reading)).to_bytes()
	}

	/// Proves to the chain that `owner`, who registers the meter, has the key.
	pub fn prove(&self, owner: &[u8; 32]) -> [u8; 64] {
		self.key.sign(&possession::payload(&self.genesis, owner)).to_bytes()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use ed25519_dalek::{Signature, VerifyingKey};
	use serde_json::Value;
	use std::fs;

	/// The test of the TypeScript client reads the same file.
	const VECTOR: &str = include_str!("../tests/data/signing.json");

	fn bytes<const N: usize>(vector: &Value, name: &str) -> [u8; N] {
		let text = vector[name].as_str().expect("a text");
		let mut bytes = [0; N];
		hex::decode_to_slice(text.trim_start_matches("0x"), &mut bytes).expect("hex");
		bytes
	}

	#[test]
	fn keys_and_signatures_are_those_of_the_shared_vector() {
		let vector: Value = serde_json::from_str(VECTOR).expect("JSON");
		let genesis = bytes(&vector, "genesis");
		let keys = MeterKeys::new(bytes(&vector, "seed"), genesis);
		let key = keys.of(vector["serial"].as_str().expect("a text"));
		let number = |name: &str| vector[name].as_u64().expect("a number");
		let reading = Reading {
			meter: u32::try_from(number("meter")).expect("small"),
			at: number("at"),
			register: number("register"),
		};
		let found = serde_json::json!({
			"public": format!("0x{}", hex::encode(key.public())),
			"payload": format!("0x{}", hex::encode(native::payload(&genesis, &reading))),
			"signature": format!("0x{}", hex::encode(key.sign(&reading))),
			"proof": format!("0x{}", hex::encode(key.prove(&bytes(&vector, "owner")))),
			"fingerprint": key.fingerprint(),
		});
		for (name, value) in found.as_object().expect("an object") {
			assert_eq!(&vector[name], value, "{name}");
		}
		let public = VerifyingKey::from_bytes(&key.public()).expect("a key");
		let signature = Signature::from_bytes(&bytes(&vector, "signature"));
		public
			.verify_strict(&native::payload(&genesis, &reading), &signature)
			.expect("the signature is valid");
	}

	#[test]
	fn a_key_depends_on_seed_chain_and_serial() {
		let public =
			|seed, genesis, serial| MeterKeys::new([seed; 32], [genesis; 32]).of(serial).public();
		let key = public(1, 2, "a");
		assert_eq!(key, public(1, 2, "a"));
		for other in [public(3, 2, "a"), public(1, 3, "a"), public(1, 2, "b"), public(1, 2, "")] {
			assert_ne!(key, other);
		}
	}

	#[test]
	fn files_of_another_form_are_refused() {
		let folder = tempfile::tempdir().expect("a folder");
		let path = folder.path().join("seed");
		let read = |text: &str| {
			fs::write(&path, text).expect("written");
			MeterKeys::read(&path, [0; 32]).map(|keys| keys.of("a").public())
		};
		let right = read(&"0a".repeat(32)).expect("a seed");
		assert_eq!(read(&format!(" 0x{}\n", "0A".repeat(32))).expect("a seed"), right);
		assert!(matches!(read(""), Err(Error::Empty(_))));
		assert!(matches!(read("0a"), Err(Error::Seed(_))));
		assert!(matches!(read(&"zz".repeat(32)), Err(Error::Seed(_))));
		assert!(matches!(MeterKeys::read(folder.path(), [0; 32]), Err(Error::File(..))));
		assert!(!format!("{:?}", MeterKeys::new([10; 32], [0; 32])).contains("10"));
	}
}
