// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Model files: what a charger of a model does otherwise than the standard says.

use crate::token::Alias;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fs, path::Path};

/// Model file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
	/// Line for the table of models in the documentation.
	pub about: String,
	/// Charging profiles.
	#[serde(default)]
	pub profile: Profile,
	/// Decoding of messages.
	#[serde(default)]
	pub decode: Decode,
	/// Tokens.
	#[serde(default)]
	pub token: Tokens,
	/// Registers.
	#[serde(default)]
	pub register: Register,
	/// Settings of the charger.
	#[serde(default)]
	pub settings: Keys,
}

/// How a model takes charging profiles.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
	/// Purpose that it obeys.
	pub kind: Purpose,
	/// Unit that it obeys.
	pub unit: Unit,
	/// Limit where nothing is to flow.
	pub suspend: Suspend,
	/// Most periods of a schedule; 0: what the charger says, 24 at least.
	pub max_periods: u32,
}

/// Purpose of a charging profile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
	/// `TxProfile`: bound to the transaction.
	#[default]
	Tx,
	/// `TxDefaultProfile`: for a model that accepts `TxProfile` and ignores it.
	TxDefault,
	/// `ChargePointMaxProfile`: for a station of one EVSE that knows nothing else.
	Max,
}

/// Unit of a limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Unit {
	/// By what the charger says it allows; amperes where it says nothing.
	#[default]
	Auto,
	/// Watts.
	W,
	/// Amperes per phase.
	A,
}

/// Limit where nothing is to flow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Suspend {
	/// 0: nothing flows.
	#[default]
	Zero,
	/// The smallest current: for a model that does not resume from 0, or to full power.
	Min,
}

/// Leniency of decoding.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Decode {
	/// Takes numbers as texts, times without zone and unknown words.
	pub lenient: bool,
	/// Offset in minutes of times that carry none or a wrong one: local time sent as UTC.
	pub zone_minutes: i32,
}

impl Default for Decode {
	fn default() -> Self {
		Self { lenient: true, zone_minutes: 0 }
	}
}

/// Tokens of a model's reader.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Tokens {
	/// Forms under which its reader writes a card.
	pub aliases: Vec<Alias>,
}

/// Registers of a model.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Register {
	/// Meaning of the register in MeterValues.
	pub kind: RegisterKind,
	/// Whether the register of start and stop is the same one. If not, only MeterValues count.
	pub start_stop: bool,
	/// Factor to Wh of a register that is labelled wrongly: 1000 for kWh labelled Wh.
	pub factor: u32,
}

impl Default for Register {
	fn default() -> Self {
		Self { kind: RegisterKind::default(), start_stop: true, factor: 1 }
	}
}

/// Meaning of a register.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegisterKind {
	/// Energy since the meter was made.
	#[default]
	Total,
	/// Energy since the begin of the transaction.
	Session,
	/// Energy since the charger started.
	Boot,
}

/// Settings of the charger.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Keys {
	/// Keys that are not set, since the model breaks by them.
	pub skip: Vec<String>,
	/// Keys that are set besides, or otherwise.
	pub set: BTreeMap<String, String>,
}

/// All model files by name.
#[derive(Clone, Debug, Default)]
pub struct Models(BTreeMap<String, Model>);

/// Error of a model file.
#[derive(Debug, thiserror::Error)]
#[error("model file {file}: {why}")]
pub struct ModelError {
	/// Name of the file.
	pub file: String,
	/// What is wrong, with the line.
	pub why: String,
}

macro_rules! built_in {
	($($name:literal),* $(,)?) => {
		/// Model files that are compiled in.
		pub const BUILT_IN: &[(&str, &str)] =
			&[$(($name, include_str!(concat!("../../models/", $name, ".toml")))),*];
	};
}

built_in![
	"generic",
	"current-only",
	"default-profile",
	"keba-kcp30",
	"kilowatt-hours",
	"min-current",
	"session-register",
	"strict",
];

impl Models {
	/// Those that are compiled in, and those of a folder, which win.
	pub fn load(folder: Option<&Path>) -> Result<Self, ModelError> {
		let mut models = Self::default();
		for (name, text) in BUILT_IN {
			models.add(name, text)?;
		}
		let Some(folder) = folder else { return Ok(models) };
		let wrong = |file: &Path, why: String| ModelError { file: file.display().to_string(), why };
		for entry in fs::read_dir(folder).map_err(|error| wrong(folder, error.to_string()))? {
			let path = entry.map_err(|error| wrong(folder, error.to_string()))?.path();
			let name = path.file_stem().and_then(|name| name.to_str()).map(String::from);
			if let (Some(name), Some("toml")) = (name, path.extension().and_then(|e| e.to_str())) {
				let text =
					fs::read_to_string(&path).map_err(|error| wrong(&path, error.to_string()))?;
				models.add(&name, &text)?;
			}
		}
		Ok(models)
	}

	fn add(&mut self, name: &str, text: &str) -> Result<(), ModelError> {
		let model = toml::from_str(text)
			.map_err(|error| ModelError { file: name.into(), why: error.to_string() })?;
		self.0.insert(name.into(), model);
		Ok(())
	}

	/// Returns the model of a name.
	pub fn get(&self, name: &str) -> Option<&Model> {
		self.0.get(name)
	}

	/// Names and models, in the order of names.
	pub fn iter(&self) -> impl Iterator<Item = (&String, &Model)> {
		self.0.iter()
	}
}
