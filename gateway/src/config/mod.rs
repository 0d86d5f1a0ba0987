// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The configuration: one TOML file, whose sections are the roles of this gateway.
//!
//! [`read`] reports all faults at once, each with its line and column.

mod faults;
mod section;
mod sections;
#[cfg(test)]
mod tests;

pub use faults::Fault;
pub use sections::{
	Chain, Direction, Field, LoadingTopic, Metrics, Mqtt, Outbox, Push, SourceMeter, Sunspec,
	TokenList, Topic, Unit, P1,
};

use faults::Faults;
use section::Section;
use smartcharge_gateway_ocpp::config::Settings;
use std::{
	collections::{BTreeMap, BTreeSet},
	path::PathBuf,
};
use toml::de::DeTable;

/// Name of the sections and of the keys in them.
pub type Keys = BTreeMap<&'static str, BTreeSet<&'static str>>;

/// A whole configuration without faults.
#[derive(Clone, Debug)]
pub struct Config {
	/// Nodes, and the key that signs transactions.
	pub chain: Chain,
	/// File with the seed of the keys of meters.
	pub meter_seed: Option<PathBuf>,
	/// Store of what was measured.
	pub outbox: Outbox,
	/// Central system of charging stations.
	pub ocpp: Option<Settings>,
	/// Drivers of cards.
	pub tokens: Option<TokenList>,
	/// P1 ports.
	pub p1: Vec<P1>,
	/// Meters that publish to a broker.
	pub mqtt: Vec<Mqtt>,
	/// Meters that send by HTTP.
	pub push: Vec<Push>,
	/// Inverters.
	pub sunspec: Vec<Sunspec>,
	/// Grid operator's systems.
	pub dso: Option<smartcharge_gateway_dso::Settings>,
	/// Loading of the grid operator's area.
	pub loading: Option<LoadingTopic>,
	/// Documents for roaming partners.
	pub ocpi: Option<smartcharge_gateway_ocpi::Settings>,
	/// Metrics and health.
	pub metrics: Option<Metrics>,
}

/// Reads a configuration.
///
/// # Errors
///
/// Returns all faults of the text, in its order.
pub fn read(text: &str) -> Result<Config, Vec<Fault>> {
	read_with_keys(text).map(|(config, _)| config)
}

/// Like [`read`], with all keys that the sections of the text may have.
///
/// # Errors
///
/// Returns all faults of the text, in its order.
pub fn read_with_keys(text: &str) -> Result<(Config, Keys), Vec<Fault>> {
	let faults = Faults::new(text);
	let (document, errors) = DeTable::parse_recoverable(text);
	for error in &errors {
		faults.add(error.span().unwrap_or_default(), error.message());
	}
	// What follows a fault of the form is not worth a message.
	if !faults.is_empty() {
		return Err(faults.into_sorted());
	}
	let mut keys = Keys::new();
	let root = Section::new("file", document.get_ref(), 0..0, &faults);
	let config = sections::read(&root, &faults, &mut keys);
	root.finish();
	match config {
		Some(config) if faults.is_empty() => Ok((config, keys)),
		_ => Err(faults.into_sorted()),
	}
}

impl Config {
	/// Meters that this gateway reads and signs for itself, other than those of charging stations.
	pub fn source_meters(&self) -> impl Iterator<Item = &SourceMeter> {
		let p1 = self.p1.iter().map(|one| &one.meter);
		let mqtt = self.mqtt.iter().map(|one| &one.meter);
		let push = self.push.iter().map(|one| &one.meter);
		let sunspec = self.sunspec.iter().map(|one| &one.meter);
		p1.chain(mqtt).chain(push).chain(sunspec)
	}
}
