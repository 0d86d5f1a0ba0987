// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What blocks report.

use subxt::{
	dynamic::{At, Value},
	Metadata,
};

/// An event of a block.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
	/// Pallet by its name.
	pub pallet: String,
	/// Event by its name.
	pub name: String,
	/// Fields by name or position.
	pub fields: Value,
	/// Index of the transaction that caused it.
	pub transaction: Option<u32>,
}

/// The events of a block.
#[derive(Clone, Debug, PartialEq)]
pub struct BlockEvents {
	/// Number of the block.
	pub number: u64,
	/// Whether it is final.
	pub is_final: bool,
	/// Its time by the chain, in ms since the Unix epoch.
	pub time: u64,
	/// Its events.
	pub events: Vec<Event>,
}

impl Event {
	/// Whether it is the event of a pallet.
	pub fn is(&self, pallet: &str, name: &str) -> bool {
		self.pallet == pallet && self.name == name
	}

	/// Returns a field as a number.
	pub fn number(&self, field: &str) -> Option<u64> {
		self.fields.at(field).and_then(number)
	}

	/// Returns the name of the variant of a field.
	pub fn variant(&self, field: &str) -> Option<String> {
		self.fields.at(field).and_then(variant).map(|(name, _)| name.to_string())
	}
}

/// Returns a value as a number, also one in a wrapper with one field.
pub(crate) fn number(value: &Value) -> Option<u64> {
	match value.as_u128() {
		Some(number) => u64::try_from(number).ok(),
		None => value.at(0).and_then(number),
	}
}

/// Returns name and fields of a value that is a variant.
pub(crate) fn variant(value: &Value) -> Option<(&str, &subxt::ext::scale_value::Composite<()>)> {
	match &value.value {
		subxt::ext::scale_value::ValueDef::Variant(variant) => {
			Some((variant.name.as_str(), &variant.values))
		},
		_ => None,
	}
}

/// Returns the bytes of a value, also one in a wrapper.
pub(super) fn list_of_bytes(value: &Value) -> Option<Vec<u8>> {
	let subxt::ext::scale_value::ValueDef::Composite(fields) = &value.value else { return None };
	if fields.len() == 1 {
		let inner = fields.values().next()?;
		if let Some(bytes) = list_of_bytes(inner) {
			return Some(bytes);
		}
	}
	let byte = |one: &Value| one.as_u128().and_then(|byte| u8::try_from(byte).ok());
	fields.values().map(byte).collect()
}

/// Returns a dispatch error by its name, e.g. `Charging.StationBusy`.
pub(super) fn dispatch_error(metadata: &Metadata, error: &Value) -> String {
	let Some((name, values)) = variant(error) else {
		return error.to_string();
	};
	if name != "Module" {
		let inner = values.values().next().and_then(variant).map(|(inner, _)| inner);
		return inner.map_or_else(|| name.to_string(), |inner| format!("{name}.{inner}"));
	}
	let Some(module) = values.values().next() else { return name.to_string() };
	let index = module.at("index").and_then(number).and_then(|one| u8::try_from(one).ok());
	let code = module.at("error").and_then(number).and_then(|one| u8::try_from(one).ok());
	let found = index.zip(code).and_then(|(index, code)| {
		let pallet = metadata.pallet_by_error_index(index)?;
		let variant = pallet.error_variant_by_index(code)?;
		Some(format!("{}.{}", pallet.name(), variant.name))
	});
	found.unwrap_or_else(|| module.to_string())
}

/// Returns how a call ended whose transaction has these events; `act_for` fails with the error of
/// the call that it makes.
pub(super) fn outcome(metadata: &Metadata, events: &[Event]) -> Result<(), String> {
	for event in events {
		if event.is("System", "ExtrinsicFailed") {
			let error = event.fields.at("dispatch_error");
			return Err(error.map_or_else(String::new, |error| dispatch_error(metadata, error)));
		}
	}
	Ok(())
}
