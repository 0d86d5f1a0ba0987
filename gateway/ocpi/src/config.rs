// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Settings of the section `[ocpi]` of the gateway's configuration.

use serde::Deserialize;
use std::{fmt, net::SocketAddr, path::PathBuf};
use url::Url;

/// Section `[ocpi]`: documents for roaming partners.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
	/// Address to listen on, without TLS: that of a reverse proxy's backend.
	pub listen: SocketAddr,
	/// Address by which partners reach it through the proxy, such as
	/// `https://roaming.example/ocpi`. `versions` is below it.
	pub url: Url,
	/// Folder of exports: each export is in a folder in it, or it is itself that of the only one.
	pub documents: PathBuf,
	/// File with the partners and their tokens.
	pub partners: PathBuf,
	/// Most objects in an answer.
	#[serde(default = "max_limit")]
	pub max_limit: usize,
	/// Time in seconds between two looks at the folder and at the file of partners.
	#[serde(default = "scan_s")]
	pub scan_s: u64,
}

const fn max_limit() -> usize {
	50
}

const fn scan_s() -> u64 {
	10
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
		let web = matches!(self.url.scheme(), "http" | "https") && self.url.host().is_some();
		check(web, "url", "must begin with https:// or http://");
		let plain = self.url.query().is_none() && self.url.fragment().is_none();
		check(plain, "url", "must have no query and no fragment");
		check((1..=1_000).contains(&self.max_limit), "max_limit", "must be 1 to 1000");
		check((1..=3_600).contains(&self.scan_s), "scan_s", "must be 1 to 3600");
		if faults.is_empty() {
			Ok(())
		} else {
			Err(faults)
		}
	}

	/// Returns the address without a slash at its end.
	pub(crate) fn base(&self) -> &str {
		self.url.as_str().trim_end_matches('/')
	}

	/// Returns the path of the address without a slash at its end.
	pub(crate) fn path(&self) -> &str {
		self.url.path().trim_end_matches('/')
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const GOOD: &str = r#"
		listen = "127.0.0.1:8085"
		url = "https://roaming.example/ocpi/"
		documents = "/srv/documents"
		partners = "/run/credentials/partners"
	"#;

	fn faults(from: &str, to: &str) -> Vec<&'static str> {
		let settings: Settings = toml::from_str(&GOOD.replace(from, to)).unwrap();
		settings.check().err().unwrap_or_default().iter().map(|fault| fault.key).collect()
	}

	#[test]
	fn defaults_complete_a_short_section() {
		let settings: Settings = toml::from_str(GOOD).unwrap();
		assert_eq!(settings.check(), Ok(()));
		assert_eq!((settings.max_limit, settings.scan_s), (50, 10));
		assert_eq!((settings.base(), settings.path()), ("https://roaming.example/ocpi", "/ocpi"));
	}

	#[test]
	fn wrong_values_are_named() {
		assert!(toml::from_str::<Settings>(&GOOD.replace("url", "uri")).is_err());
		assert_eq!(faults("https", "ftp"), ["url"]);
		assert_eq!(faults("ocpi/", "ocpi?x=1"), ["url"]);
		assert_eq!(faults("listen", "max_limit = 0\nlisten"), ["max_limit"]);
		assert_eq!(faults("listen", "scan_s = 0\nlisten"), ["scan_s"]);
	}
}
