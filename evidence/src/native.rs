// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The native payload, version 1: a reading in SmartCharge's own format.
//!
//! The signer signs its 74 bytes as they are, in any [`Scheme`](crate::Scheme). Their layout is in
//! `docs/interface.md`.
//!
//! The domain keeps a signature from passing for one with another purpose, the genesis hash for one
//! for another chain, the id for one of another meter. Every part has a fixed length; therefore no
//! two readings have the same bytes.

use crate::{bytes::join, Check, Evidence, PublicKey, Reading};

/// First bytes of the payload.
pub const DOMAIN: &[u8; 22] = b"smartcharge:reading:v1";

/// Length of the payload in bytes.
pub const LENGTH: usize = 74;

/// Length of a signature in bytes, the same in all schemes that sign this payload.
pub const SIGNATURE_LENGTH: usize = 64;

/// Returns the bytes to sign for `reading` on the chain with the `genesis` hash.
pub fn payload(genesis: &[u8; 32], reading: &Reading) -> [u8; LENGTH] {
	let meter = reading.meter.to_le_bytes();
	let at = reading.at.to_le_bytes();
	let register = reading.register.to_le_bytes();
	join(&[DOMAIN, genesis, &meter, &at, &register])
}

/// A reading with a signature of its native payload.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signed {
	reading: Reading,
	payload: [u8; LENGTH],
	signature: [u8; SIGNATURE_LENGTH],
}

impl Signed {
	/// The evidence of `reading` for the chain with the `genesis` hash.
	pub fn new(genesis: &[u8; 32], reading: Reading, signature: [u8; SIGNATURE_LENGTH]) -> Self {
		Self { reading, payload: payload(genesis, &reading), signature }
	}
}

impl Evidence for Signed {
	fn reading(&self) -> Reading {
		self.reading
	}

	fn check<'a>(&'a self, signer: PublicKey<'a>) -> Check<'a> {
		Check { key: signer, message: &self.payload, signature: &self.signature }
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{Scheme, Verify};
	use proptest::prelude::*;
	use std::cell::RefCell;

	/// The bytes of a check in the order key, message, signature.
	type Asked = (Scheme, Vec<u8>, Vec<u8>, Vec<u8>);

	/// Records the checks, and gives a fixed answer.
	struct Recorder {
		answer: bool,
		asked: RefCell<Vec<Asked>>,
	}

	impl Verify for Recorder {
		fn verify(&self, Check { key, message, signature }: Check<'_>) -> bool {
			let asked = (key.scheme, key.bytes.into(), message.into(), signature.into());
			self.asked.borrow_mut().push(asked);
			self.answer
		}
	}

	/// Few values, so that pairs often agree in some parts or in all.
	fn signed_parts() -> impl Strategy<Value = ([u8; 32], Reading)> {
		let number = prop_oneof![0u64..3, Just(1 << 8), Just(1 << 32), Just(u64::MAX)];
		let genesis = (0u8..2, 0u8..2).prop_map(|(first, last)| {
			let mut genesis = [7; 32];
			genesis[0] = first;
			genesis[31] = last;
			genesis
		});
		(genesis, prop_oneof![0u32..3, Just(u32::MAX)], number.clone(), number)
			.prop_map(|(genesis, meter, at, register)| (genesis, Reading { meter, at, register }))
	}

	#[test]
	fn payload_is_as_documented_byte_for_byte() {
		let mut genesis = [0xAB; 32];
		genesis[0] = 0x01;
		genesis[31] = 0xFF;
		let reading = Reading {
			meter: 0x0102_0304,
			at: 0x1112_1314_1516_1718,
			register: 0x2122_2324_2526_2728,
		};
		let mut expected = b"smartcharge:reading:v1".to_vec();
		expected.push(0x01);
		expected.extend([0xAB; 30]);
		expected.push(0xFF);
		expected.extend([0x04, 0x03, 0x02, 0x01]);
		expected.extend([0x18, 0x17, 0x16, 0x15, 0x14, 0x13, 0x12, 0x11]);
		expected.extend([0x28, 0x27, 0x26, 0x25, 0x24, 0x23, 0x22, 0x21]);
		assert_eq!(payload(&genesis, &reading).as_slice(), expected);
	}

	proptest! {
		#[test]
		fn payload_holds_each_part_at_its_offset(
			genesis: [u8; 32], meter: u32, at: u64, register: u64,
		) {
			let payload = payload(&genesis, &Reading { meter, at, register });
			prop_assert_eq!(&payload[..22], DOMAIN);
			prop_assert_eq!(&payload[22..54], genesis);
			prop_assert_eq!(&payload[54..58], meter.to_le_bytes());
			prop_assert_eq!(&payload[58..66], at.to_le_bytes());
			prop_assert_eq!(&payload[66..], register.to_le_bytes());
		}

		#[test]
		fn payloads_are_equal_for_the_same_chain_and_reading_alone(
			one in signed_parts(), other in signed_parts(),
		) {
			let same = payload(&one.0, &one.1) == payload(&other.0, &other.1);
			prop_assert_eq!(same, one == other);
		}

		#[test]
		fn check_names_key_payload_and_signature(
			(genesis, reading) in signed_parts(),
			key: [u8; 32],
			signature in prop::collection::vec(any::<u8>(), SIGNATURE_LENGTH),
			scheme in prop_oneof![Just(Scheme::Sr25519), Just(Scheme::Ed25519)],
			answer: bool,
		) {
			let evidence =
				Signed::new(&genesis, reading, signature.clone().try_into().expect("64 bytes"));
			prop_assert_eq!(evidence.reading(), reading);

			let recorder = Recorder { answer, asked: RefCell::default() };
			let signer = PublicKey { scheme, bytes: &key };
			prop_assert_eq!(evidence.is_genuine(signer, &recorder), answer);
			let message = payload(&genesis, &reading).to_vec();
			prop_assert_eq!(
				recorder.asked.into_inner(),
				[(scheme, key.to_vec(), message, signature)],
			);
		}
	}
}
