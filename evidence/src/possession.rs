// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Proof that the owner of a meter has the meter's key, version 1.
//!
//! The key signs these 87 bytes, in its [`Scheme`](crate::Scheme): the domain, the genesis hash of
//! the chain, and the account id of the owner. Nobody but the owner can register a key with the
//! proof, nor on another chain, and it cannot pass for a reading.
//!
//! The proof does not name the meter, whose id the chain gives only after it was proven. Therefore
//! the same owner can use it again.

use crate::{bytes::join, Check, PublicKey};

/// First bytes of the payload.
pub const DOMAIN: &[u8; 23] = b"smartcharge:meterkey:v1";

/// Length of the payload in bytes.
pub const LENGTH: usize = 87;

/// Length of a signature in bytes, the same in all schemes that sign this payload.
pub const SIGNATURE_LENGTH: usize = 64;

/// Returns the bytes to sign for `owner` on the chain with the `genesis` hash.
pub fn payload(genesis: &[u8; 32], owner: &[u8; 32]) -> [u8; LENGTH] {
	join(&[DOMAIN, genesis, owner])
}

/// A signature by which an owner proves to have a key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Possession {
	payload: [u8; LENGTH],
	signature: [u8; SIGNATURE_LENGTH],
}

impl Possession {
	/// The proof of `owner` for the chain with the `genesis` hash.
	pub fn new(genesis: &[u8; 32], owner: &[u8; 32], signature: [u8; SIGNATURE_LENGTH]) -> Self {
		Self { payload: payload(genesis, owner), signature }
	}

	/// Returns the check that proves that the owner has `key`.
	pub fn check<'a>(&'a self, key: PublicKey<'a>) -> Check<'a> {
		Check { key, message: &self.payload, signature: &self.signature }
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{native, Reading, Scheme};
	use proptest::prelude::*;

	#[test]
	fn payload_is_as_documented_byte_for_byte() {
		let mut genesis = [0xAB; 32];
		genesis[0] = 0x01;
		genesis[31] = 0xFF;
		let mut owner = [0xCD; 32];
		owner[0] = 0x02;
		owner[31] = 0xFE;
		let mut expected = b"smartcharge:meterkey:v1".to_vec();
		expected.push(0x01);
		expected.extend([0xAB; 30]);
		expected.push(0xFF);
		expected.push(0x02);
		expected.extend([0xCD; 30]);
		expected.push(0xFE);
		assert_eq!(payload(&genesis, &owner).as_slice(), expected);
	}

	proptest! {
		#[test]
		fn no_proof_passes_for_another_one_nor_for_a_reading(
			genesis: [u8; 32], owner: [u8; 32], byte in 0usize..32, flip in 1u8..,
			meter: u32, at: u64, register: u64,
		) {
			let signed = payload(&genesis, &owner);
			let mut other = owner;
			other[byte] ^= flip;
			prop_assert_ne!(signed, payload(&genesis, &other));
			let mut other = genesis;
			other[byte] ^= flip;
			prop_assert_ne!(signed, payload(&other, &owner));
			let reading = native::payload(&genesis, &Reading { meter, at, register });
			prop_assert_ne!(signed.as_slice(), reading.as_slice());
		}

		#[test]
		fn check_names_key_payload_and_signature(
			genesis: [u8; 32], owner: [u8; 32], key: [u8; 32], first: u8,
		) {
			let signature = [first; SIGNATURE_LENGTH];
			let proof = Possession::new(&genesis, &owner, signature);
			let key = PublicKey { scheme: Scheme::Ed25519, bytes: &key };
			let message = payload(&genesis, &owner);
			let expected = Check { key, message: &message, signature: &signature };
			prop_assert_eq!(proof.check(key), expected);
		}
	}
}
