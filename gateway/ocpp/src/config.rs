// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Settings of the section `[ocpp]` of the gateway's configuration. The gateway reads the file; a
//! wrong value is an error of serde with its line there, or one of [`Settings::check`].

use crate::{
	gateway::{MeterId, StationId},
	model::{Models, RegisterKind},
};
use serde::{de::Error, Deserialize, Deserializer};
use std::{collections::BTreeSet, net::SocketAddr, path::PathBuf};

/// Section `[ocpp]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
	/// Address to listen on.
	pub listen: SocketAddr,
	/// Certificate chain of the server, PEM. Without it the lowest profile, 1, is all there is.
	#[serde(default)]
	pub tls_cert: Option<PathBuf>,
	/// Key of the server's certificate, PEM.
	#[serde(default)]
	pub tls_key: Option<PathBuf>,
	/// Authority of the stations' certificates (profile 3), PEM.
	#[serde(default)]
	pub client_ca: Option<PathBuf>,
	/// Lowest security profile that any station may use: 1, 2 or 3.
	#[serde(default = "two")]
	pub min_profile: u8,
	/// Longest message in bytes.
	#[serde(default = "max_message")]
	pub max_message: usize,
	/// Most connections at a time.
	#[serde(default = "max_connections")]
	pub max_connections: usize,
	/// Boot notifications accepted per second; more are asked to come again later.
	#[serde(default = "boots_per_s")]
	pub boots_per_s: u32,
	/// Interval of heartbeats in seconds.
	#[serde(default = "heartbeat_s")]
	pub heartbeat_s: u32,
	/// Interval of samples in seconds.
	#[serde(default = "sample_s")]
	pub sample_s: u32,
	/// Folder with model files in addition to those that are compiled in.
	#[serde(default)]
	pub models: Option<PathBuf>,
	/// Charging stations.
	#[serde(default, rename = "station")]
	pub stations: Vec<Station>,
}

fn two() -> u8 {
	2
}
fn max_message() -> usize {
	256 * 1024
}
fn max_connections() -> usize {
	10_000
}
fn boots_per_s() -> u32 {
	50
}
fn heartbeat_s() -> u32 {
	300
}
fn sample_s() -> u32 {
	60
}

/// Charging station: one connection, one or more EVSE.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Station {
	/// Identity: last part of its address, user name of its password, name in its certificate.
	pub identity: String,
	/// Name of its model file.
	#[serde(default = "generic")]
	pub model: String,
	/// Argon2 hash of its password, in PHC form. None for profile 3.
	#[serde(default)]
	pub password_hash: Option<String>,
	/// Serial number that its BootNotification has to name, where one is registered.
	#[serde(default)]
	pub serial: Option<String>,
	/// Lowest security profile of this station, where higher than that of all.
	#[serde(default)]
	pub min_profile: Option<u8>,
	/// Its EVSE.
	#[serde(default, rename = "evse")]
	pub evses: Vec<Evse>,
}

fn generic() -> String {
	"generic".into()
}

/// EVSE: one station on the chain.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evse {
	/// Number in OCPP 2, from 1.
	pub id: u32,
	/// Numbers of its connectors in OCPP 1.6. Default: the number of the EVSE.
	#[serde(default)]
	pub connectors: Vec<u32>,
	/// Id of the station on the chain.
	pub station: StationId,
	/// Id of its meter on the chain.
	pub meter: MeterId,
	/// Number of phases, 1 to 3.
	#[serde(default = "three")]
	pub phases: u32,
	/// Voltage between a phase and neutral, in V.
	#[serde(default = "volts")]
	pub volts: u32,
	/// Smallest current at which a vehicle charges, in A; kept in tenths.
	#[serde(default = "min_a", deserialize_with = "tenths")]
	pub min_a: u32,
	/// Highest power in W, beyond which a register is not believed.
	#[serde(default = "max_w")]
	pub max_w: u32,
	/// Meaning of its register, where the model file says otherwise or nothing.
	#[serde(default)]
	pub register: Option<RegisterKind>,
	/// Format of signed records, such as `ocmf`, if it sends any.
	#[serde(default)]
	pub signed: Option<String>,
	/// Public key of the meter as registered on the chain, in hexadecimal digits. Compared with the
	/// one that the charger names.
	#[serde(default)]
	pub meter_key: Option<String>,
}

fn three() -> u32 {
	3
}
fn volts() -> u32 {
	230
}
fn min_a() -> u32 {
	60
}
fn max_w() -> u32 {
	43_500
}

fn tenths<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
	#[derive(Deserialize)]
	#[serde(untagged)]
	enum Number {
		Whole(u32),
		Broken(f64),
	}
	let tenths = match Number::deserialize(from)? {
		Number::Whole(amperes) => amperes.checked_mul(10),
		// By text, which is exact for one decimal.
		Number::Broken(amperes) => format!("{amperes:.1}").replace('.', "").parse().ok(),
	};
	tenths.ok_or_else(|| D::Error::custom("a current in A, such as 6.0"))
}

impl Evse {
	/// Numbers of its connectors in OCPP 1.6.
	pub fn connectors(&self) -> Vec<u32> {
		if self.connectors.is_empty() {
			vec![self.id]
		} else {
			self.connectors.clone()
		}
	}
}

impl Settings {
	/// Returns all that is wrong, a sentence each.
	pub fn check(&self, models: &Models) -> Vec<String> {
		let mut wrong = Vec::new();
		if !(1..=3).contains(&self.min_profile) {
			wrong.push("ocpp.min_profile must be 1, 2 or 3".into());
		}
		if self.min_profile > 1 && (self.tls_cert.is_none() || self.tls_key.is_none()) {
			wrong.push("ocpp.min_profile above 1 needs tls_cert and tls_key".into());
		}
		if self.min_profile > 2 && self.client_ca.is_none() {
			wrong.push("ocpp.min_profile 3 needs client_ca".into());
		}
		let (mut identities, mut stations, mut meters) =
			(BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
		for station in &self.stations {
			let name = &station.identity;
			if name.is_empty() || name.len() > 48 || name.contains([':', '/', ' ']) {
				wrong.push(format!(
					"identity {name:?} must have 1 to 48 characters, no : / or blank"
				));
			}
			if !identities.insert(name) {
				wrong.push(format!("identity {name} is there twice"));
			}
			if models.get(&station.model).is_none() {
				wrong.push(format!("{name}: there is no model file {}", station.model));
			}
			if station.password_hash.is_none() && self.min_profile.max(lowest(station)) < 3 {
				wrong.push(format!("{name}: password_hash is missing (needless with profile 3)"));
			}
			if let Some(hash) = &station.password_hash {
				if !crate::password::is_hash(hash) {
					wrong.push(format!("{name}: password_hash is no Argon2 hash in PHC form"));
				}
			}
			if station.evses.is_empty() {
				wrong.push(format!("{name}: there is no evse"));
			}
			let (mut ids, mut connectors) = (BTreeSet::new(), BTreeSet::new());
			for evse in &station.evses {
				if evse.id == 0 || !ids.insert(evse.id) {
					wrong.push(format!("{name}: evse {} is 0 or there twice", evse.id));
				}
				for connector in evse.connectors() {
					if connector == 0 || !connectors.insert(connector) {
						wrong.push(format!("{name}: connector {connector} is 0 or there twice"));
					}
				}
				if !(1..=3).contains(&evse.phases) || !(100..=1_000).contains(&evse.volts) {
					wrong.push(format!("{name}: phases must be 1 to 3, volts 100 to 1000"));
				}
				if !stations.insert(evse.station) {
					wrong.push(format!("{name}: station {} has two evse", evse.station));
				}
				if !meters.insert(evse.meter) {
					wrong.push(format!("{name}: meter {} has two evse", evse.meter));
				}
			}
		}
		wrong
	}
}

fn lowest(station: &Station) -> u8 {
	station.min_profile.unwrap_or(1)
}
