// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Proof that a document of an issuer is for a customer.

use codec::Encode;
use polkadot_sdk::{
	sp_core::H256,
	sp_runtime::traits::{BlakeTwo256, Hash},
};

/// Returns the salted hash of a document for `customer`: the BLAKE2b hash with 32 bytes of the salt,
/// the account and the SHA2-256 hash of the document.
///
/// The account is a part of it, so that nobody else who has the document, as a friend of its issuer
/// could, takes the place of the customer.
pub fn salted_hash<AccountId: Encode>(salt: H256, customer: &AccountId, document: H256) -> H256 {
	(salt, customer, document).using_encoded(BlakeTwo256::hash)
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Python: `hashlib.blake2b(b"\1" * 32 + b"\2" * 32 + hashlib.sha256(b"Invoice 17").digest(),
	/// digest_size=32)`
	#[test]
	fn a_salted_hash_is_that_of_salt_customer_and_document() {
		let document = polkadot_sdk::sp_io::hashing::sha2_256(b"Invoice 17").into();
		let hash = salted_hash(H256::repeat_byte(1), &[2u8; 32], document);
		assert_eq!(
			format!("{hash:x}"),
			"5cf401d15f3a534185cd5db90db163578ac86aac91a00c3154418e1b3b50beb2"
		);
		assert_ne!(hash, salted_hash(H256::repeat_byte(1), &[3u8; 32], document));
	}
}
