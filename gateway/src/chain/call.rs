// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Calls, encoded by the metadata of the node, so that a runtime upgrade that leaves them alone
//! needs no other gateway.

use crate::{
	legal::{Scheme, Submission},
	store::outbox::Row,
};
use subxt::{
	dynamic::{self, Value},
	ext::scale_value::Composite,
	tx::DynamicPayload,
	utils::AccountId32,
	Metadata,
};

/// The metadata that this program was written for.
pub const COMMITTED: &[u8] = include_bytes!("../../../metadata/smartcharge.scale");

/// The calls that this program makes.
const CALLS: [(&str, &str); 9] = [
	("Metering", "submit_readings"),
	("Metering", "submit_records"),
	("Consortium", "act_for"),
	("Charging", "start_for"),
	("Charging", "schedule"),
	("Charging", "stop"),
	("DemandResponse", "send_signal"),
	("DemandResponse", "withdraw_signal"),
	("Grid", "report_loading"),
];

/// A call of the runtime.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
	pallet: &'static str,
	name: &'static str,
	fields: Vec<(&'static str, Value)>,
}

impl Call {
	/// A call by its names.
	pub fn new(
		pallet: &'static str,
		name: &'static str,
		fields: impl IntoIterator<Item = (&'static str, Value)>,
	) -> Self {
		Self { pallet, name, fields: fields.into_iter().collect() }
	}

	/// Submits readings.
	pub fn submit_readings(rows: &[Row]) -> Self {
		let reading = |row: &Row| {
			Value::named_composite([
				("meter", Value::u128(row.meter.into())),
				("at", Value::u128(row.at.into())),
				("register", Value::u128(row.register.into())),
				("signature", Value::from_bytes(row.signature)),
			])
		};
		let readings = Value::unnamed_composite(rows.iter().map(reading));
		Self::new("Metering", "submit_readings", [("readings", readings)])
	}

	/// Submits signed records.
	pub fn submit_records<'a>(records: impl IntoIterator<Item = &'a Submission>) -> Self {
		let record = |record: &Submission| {
			let scheme = match record.scheme {
				Scheme::Secp256k1 => "Secp256k1",
				Scheme::P256 => "P256",
			};
			let signature = Value::from_bytes(record.signature);
			Value::named_composite([
				("meter", Value::u128(record.meter.into())),
				("process", Value::u128(record.process.into())),
				("payload", Value::from_bytes(&record.payload)),
				("signature", Value::unnamed_variant(scheme, [signature])),
			])
		};
		let records = Value::unnamed_composite(records.into_iter().map(record));
		Self::new("Metering", "submit_records", [("records", records)])
	}

	/// Returns the first of the types of proxies that may make the call, the narrowest one.
	pub(super) fn proxy_type(&self, types: &[String]) -> Option<&'static str> {
		let permitting: &[&str] = match self.pallet {
			"Metering" if self.name == "submit_records" => {
				&["Metering", "Station", "Charging", "Any"]
			},
			"Metering" => &["Metering", "Any"],
			"Charging" => &["Station", "Charging", "Any"],
			"DemandResponse" | "Grid" => &["Flexibility", "Any"],
			_ => &["Any"],
		};
		permitting.iter().find(|one| types.iter().any(|found| found == *one)).copied()
	}

	/// The same call, made for `real` by its proxy, for the weight that the call uses. Without a
	/// type the first proxy counts, which may be one that does not permit the call.
	#[must_use]
	pub fn on_behalf_of(self, real: &AccountId32, proxy_type: Option<&str>) -> Self {
		let call = Value::variant(self.name, Composite::named(self.fields));
		let call = Value::unnamed_variant(self.pallet, [call]);
		let proxy_type = match proxy_type {
			Some(name) => Value::unnamed_variant("Some", [Value::unnamed_variant(name, [])]),
			None => Value::unnamed_variant("None", []),
		};
		Self::new(
			"Consortium",
			"act_for",
			[("real", Value::from_bytes(real.0)), ("proxy_type", proxy_type), ("call", call)],
		)
	}

	/// Name for logs.
	pub fn title(&self) -> String {
		format!("{}.{}", self.pallet, self.name)
	}

	pub(super) fn payload(&self) -> DynamicPayload<Composite<()>> {
		dynamic::tx(self.pallet, self.name, Composite::named(self.fields.clone()))
	}
}

/// Returns the calls that the metadata of a node describes otherwise than those this program was
/// written for.
pub(super) fn differences(node: &Metadata) -> Vec<String> {
	let Ok(committed) = Metadata::decode_from(COMMITTED) else {
		return vec!["the metadata of this program cannot be read".to_string()];
	};
	let hash = |metadata: &Metadata, pallet: &str, call: &str| {
		metadata.pallet_by_name(pallet).and_then(|pallet| pallet.call_hash(call))
	};
	CALLS
		.iter()
		.filter(|(pallet, call)| {
			hash(node, pallet, call).is_none()
				|| hash(node, pallet, call) != hash(&committed, pallet, call)
		})
		.map(|(pallet, call)| format!("{pallet}.{call}"))
		.collect()
}
