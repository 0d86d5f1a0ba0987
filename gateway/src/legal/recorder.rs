// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What signs the records of a meter.

use crate::chain::{list_of_bytes, variant};
use smartcharge_evidence::{ecdsa::Key, ocmf::Register};
use subxt::dynamic::{At, Value};

/// What signs the records of a meter, as the DSO approved it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorder {
	/// Key that signs.
	pub key: Key,
	/// Serial number that the records state.
	pub serial: Vec<u8>,
	/// Register by which they show energy.
	pub register: Register,
}

impl Recorder {
	/// Reads a `Recorder` of the chain; `None` if it has another form.
	pub fn of(value: &Value) -> Option<Self> {
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
		Some(Self { key, serial, register })
	}
}
