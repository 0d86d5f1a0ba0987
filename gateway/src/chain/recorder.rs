// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What signs the records of a meter, as the chain has it.

use super::events::{list_of_bytes, variant};
use crate::legal::Recorder;
use smartcharge_evidence::{ecdsa::Key, ocmf::Register};
use subxt::dynamic::{At, Value};

/// Returns the key in the storage under which the recorder of a meter is: the id in big endian.
pub(super) fn key_of(meter: u32) -> Value {
	Value::unnamed_composite([Value::from_bytes(meter.to_be_bytes())])
}

/// Reads a `Recorder`; `None` if it has another form.
pub(super) fn read(value: &Value) -> Option<Recorder> {
	let (scheme, fields) = variant(value.at("key")?)?;
	let key = list_of_bytes(fields.values().next()?)?;
	let key = match scheme {
		"Secp256k1" => Key::Secp256k1(key.try_into().ok()?),
		"P256" => Key::P256(key.try_into().ok()?),
		_ => return None,
	};
	let serial = list_of_bytes(value.at("serial")?)?;
	let register = match variant(value.at("register")?)?.0 {
		"Total" => Register::Total,
		"Transaction" => Register::Transaction,
		_ => return None,
	};
	Some(Recorder { key, serial, register })
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_recorder_is_read() {
		let value = |scheme: &str, length: usize| {
			Value::named_composite([
				("key", Value::unnamed_variant(scheme, [Value::from_bytes(vec![7; length])])),
				("serial", Value::unnamed_composite([Value::from_bytes(b"17")])),
				("register", Value::unnamed_variant("Transaction", [])),
			])
		};
		let recorder =
			|key| Recorder { key, serial: b"17".to_vec(), register: Register::Transaction };
		assert_eq!(read(&value("P256", 64)), Some(recorder(Key::P256([7; 64]))));
		assert_eq!(read(&value("Secp256k1", 33)), Some(recorder(Key::Secp256k1([7; 33]))));
		assert_eq!(read(&value("P256", 33)), None);
		assert_eq!(read(&value("Sr25519", 32)), None);
	}
}
