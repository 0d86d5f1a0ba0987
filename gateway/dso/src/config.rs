// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Settings of the section `[dso]` of the gateway's configuration.

use serde::Deserialize;
use std::{fmt, path::PathBuf};
use url::{Host, Url};

/// Section `[dso]`: signals from a server of OpenADR 3, and the loading of the area.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
	/// Base address of the server (VTN), such as `https://vtn.example/openadr3/3.1.0`. HTTPS, but
	/// for a server on the same machine.
	pub vtn: Url,
	/// Address that gives tokens; by default `auth/token` below `vtn`.
	#[serde(default)]
	pub token_url: Option<Url>,
	/// Client id for OAuth (client credentials).
	pub client: String,
	/// File with the client secret.
	pub secret: PathBuf,
	/// Authority of the server's certificate, PEM, if the system does not trust it.
	#[serde(default)]
	pub ca: Option<PathBuf>,
	/// Name of this VEN in reports, 1 to 128 characters.
	#[serde(default = "client_name")]
	pub client_name: String,
	/// Names of the programmes whose events count.
	pub programs: Vec<String>,
	/// Area of the signals on the chain.
	pub area: u32,
	/// Reward of one response in the smallest unit of the token, for intervals without a price.
	#[serde(default)]
	pub reward: Option<u64>,
	/// Highest reward of one response in the smallest unit of the token. Higher prices are refused.
	pub max_reward: u64,
	/// Currency of prices, in which a token is one unit. Prices in another one are refused.
	#[serde(default = "currency")]
	pub currency: String,
	/// Most responses to one signal. It holds at most `max_reward * max_responses` of your tokens.
	pub max_responses: u32,
	/// Time between two polls in seconds.
	#[serde(default = "every_s")]
	pub every_s: u64,
	/// Time in seconds that a transaction may need: a window starts at least this long after now.
	#[serde(default = "lead_s")]
	pub lead_s: u64,
	/// When the loading of the area is reported.
	#[serde(default)]
	pub loading: LoadingSettings,
}

/// Section `[dso.loading]`: when a loading that was measured is reported to the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LoadingSettings {
	/// Change in points of percent that is reported.
	pub min_step: u32,
	/// Time in seconds after which a measurement is reported without a change; 0 for never.
	pub every_s: u64,
	/// Shortest time in seconds between two reports.
	pub min_gap_s: u64,
}

impl Default for LoadingSettings {
	fn default() -> Self {
		Self { min_step: 1, every_s: 300, min_gap_s: 10 }
	}
}

fn client_name() -> String {
	"smartcharge".into()
}

fn currency() -> String {
	"EUR".into()
}

const fn every_s() -> u64 {
	5
}

const fn lead_s() -> u64 {
	30
}

/// Wrong value of a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
	/// Name of the setting.
	pub key: &'static str,
	/// Description of what is wrong.
	pub what: &'static str,
}

impl fmt::Display for Fault {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "`{}` {}", self.key, self.what)
	}
}

/// Longest name of a client in OpenADR.
const MAX_NAME: usize = 128;
/// Longest time between two polls: an hour.
const MAX_EVERY_S: u64 = 3_600;

impl Settings {
	/// Checks what the form of the file does not.
	///
	/// # Errors
	///
	/// Returns all wrong values.
	pub fn check(&self) -> Result<(), Vec<Fault>> {
		let mut faults = Vec::new();
		let mut check = |right: bool, key, what| {
			if !right {
				faults.push(Fault { key, what });
			}
		};
		let plain = "must begin with https://, as the secret is sent there";
		check(is_private(&self.vtn), "vtn", plain);
		check(self.token_url.as_ref().is_none_or(is_private), "token_url", plain);
		check(!self.client.is_empty(), "client", "is empty");
		let named = (1..=MAX_NAME).contains(&self.client_name.chars().count());
		check(named, "client_name", "must have 1 to 128 characters");
		check(!self.programs.is_empty(), "programs", "names no programme");
		check(!self.programs.iter().any(String::is_empty), "programs", "has an empty name");
		check(self.max_reward > 0, "max_reward", "must not be zero");
		check(self.reward != Some(0), "reward", "must not be zero");
		let within = self.reward.is_none_or(|reward| reward <= self.max_reward);
		check(within, "reward", "exceeds `max_reward`");
		check(self.max_responses > 0, "max_responses", "must not be zero");
		check((1..=MAX_EVERY_S).contains(&self.every_s), "every_s", "must be 1 to 3600");
		check(self.lead_s <= MAX_EVERY_S, "lead_s", "must be at most 3600");
		check((1..=1_000).contains(&self.loading.min_step), "min_step", "must be 1 to 1000");
		if faults.is_empty() {
			Ok(())
		} else {
			Err(faults)
		}
	}
}

/// Returns whether nobody on the way can read what is sent to `url`.
fn is_private(url: &Url) -> bool {
	let local = match url.host() {
		Some(Host::Domain(name)) => name == "localhost",
		Some(Host::Ipv4(address)) => address.is_loopback(),
		Some(Host::Ipv6(address)) => address.is_loopback(),
		None => false,
	};
	url.scheme() == "https" || (url.scheme() == "http" && local)
}

#[cfg(test)]
mod tests {
	use super::*;

	const GOOD: &str = r#"
		vtn = "https://vtn.example/openadr3/3.1.0"
		client = "dso"
		secret = "/run/credentials/vtn"
		programs = ["congestion"]
		area = 0
		max_reward = 1000000
		max_responses = 500
		[loading]
		every_s = 60
	"#;

	fn faults(from: &str, to: &str) -> Vec<&'static str> {
		let settings: Settings = toml::from_str(&GOOD.replace(from, to)).unwrap();
		settings.check().err().unwrap_or_default().iter().map(|fault| fault.key).collect()
	}

	#[test]
	fn defaults_complete_a_short_section() {
		let settings: Settings = toml::from_str(GOOD).unwrap();
		assert_eq!(settings.check(), Ok(()));
		assert_eq!((settings.every_s, settings.lead_s), (5, 30));
		let loading = LoadingSettings { min_step: 1, every_s: 60, min_gap_s: 10 };
		assert_eq!(settings.loading, loading);
	}

	#[test]
	fn unknown_keys_are_refused() {
		assert!(toml::from_str::<Settings>(&GOOD.replace("area", "aera")).is_err());
		assert!(toml::from_str::<Settings>(&GOOD.replace("every_s", "each_s")).is_err());
	}

	#[test]
	fn each_wrong_value_is_named() {
		assert_eq!(faults("https://vtn.example", "http://vtn.example"), ["vtn"]);
		assert_eq!(faults("https://vtn.example", "http://127.0.0.1:3000"), [""; 0]);
		assert_eq!(faults("https://vtn.example", "http://[::1]:3000"), [""; 0]);
		assert_eq!(faults("https://vtn.example", "http://localhost.example"), ["vtn"]);
		assert_eq!(faults("area", "token_url = \"http://x.example\"\narea"), ["token_url"]);
		assert_eq!(faults("\"dso\"", "\"\""), ["client"]);
		assert_eq!(faults("[\"congestion\"]", "[]"), ["programs"]);
		assert_eq!(faults("[\"congestion\"]", "[\"\"]"), ["programs"]);
		assert_eq!(faults("= 1000000", "= 0"), ["max_reward"]);
		assert_eq!(faults("area", "reward = 0\narea"), ["reward"]);
		assert_eq!(faults("area", "reward = 1000001\narea"), ["reward"]);
		assert_eq!(faults("= 500", "= 0"), ["max_responses"]);
		assert_eq!(faults("area", "every_s = 0\narea"), ["every_s"]);
		assert_eq!(faults("area", "lead_s = 3601\narea"), ["lead_s"]);
		assert_eq!(faults("area", "client_name = \"\"\narea"), ["client_name"]);
		assert_eq!(faults("every_s = 60", "min_step = 0"), ["min_step"]);
	}
}
