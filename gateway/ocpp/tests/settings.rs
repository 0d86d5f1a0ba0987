// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Wrong settings are named, all of them.

use smartcharge_gateway_ocpp::{config::Settings, model::Models};

const HASH: &str = "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHRzYWx0$8Zy0Nfl2+4Ybz9B4hYxG2g";

fn wrong(settings: &str) -> Vec<String> {
	let settings: Settings = toml::from_str(settings).unwrap();
	settings.check(&Models::load(None).unwrap())
}

fn station(station: &str, evse: &str) -> String {
	format!(
		"listen = \"127.0.0.1:0\"\nmin_profile = 1\n[[station]]\nidentity = \"CP-0001\"\n\
		password_hash = \"{HASH}\"\n{station}\n[[station.evse]]\nid = 1\nstation = 7\nmeter = 12\n{evse}"
	)
}

#[test]
fn a_station_needs_little() {
	assert_eq!(wrong(&station("", "")), Vec::<String>::new());
	let settings: Settings = toml::from_str(&station("", "min_a = 6.5")).unwrap();
	assert_eq!(settings.stations[0].evses[0].min_a, 65);
	assert_eq!(settings.stations[0].evses[0].connectors(), [1]);
	let settings: Settings = toml::from_str(&station("", "min_a = 8")).unwrap();
	assert_eq!(settings.stations[0].evses[0].min_a, 80);
}

#[test]
fn each_wrong_setting_is_named() {
	for (settings, word) in [
		(station("model = \"unknown\"", ""), "model file unknown"),
		(station("", "phases = 4"), "phases"),
		(station("", "connectors = [0]"), "connector 0"),
		(station("", "connectors = [1, 1]"), "connector 1"),
		(station("", "[[station.evse]]\nid = 1\nstation = 8\nmeter = 13"), "evse 1"),
		(station("", "[[station.evse]]\nid = 2\nstation = 7\nmeter = 13"), "station 7"),
		(station("", "[[station.evse]]\nid = 2\nstation = 8\nmeter = 12"), "meter 12"),
		(station("", "").replace("min_profile = 1", "min_profile = 4"), "min_profile"),
		(station("", "").replace("min_profile = 1", "min_profile = 2"), "tls_cert"),
		(station("", "").replace("CP-0001", "CP/1"), "identity"),
		(station("", "").replace(HASH, "plain"), "Argon2"),
		(station("", "").replace("password_hash", "#"), "password_hash"),
	] {
		let all = wrong(&settings);
		assert!(all.len() == 1 || ["min_profile", "evse 1"].contains(&word), "{all:?}");
		assert!(all.iter().any(|sentence| sentence.contains(word)), "{word}: {all:?}");
	}
}

#[test]
fn a_word_that_nobody_knows_is_an_error_with_its_line() {
	let error = toml::from_str::<Settings>(&station("colour = \"red\"", "")).unwrap_err();
	assert!(error.to_string().contains("line 6") && error.to_string().contains("colour"));
	let error = toml::from_str::<Settings>(&station("", "min_a = \"six\"")).unwrap_err();
	assert!(error.to_string().contains("line 11"), "{error}");
}
