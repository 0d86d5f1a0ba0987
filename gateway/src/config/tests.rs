// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use std::{fs, path::Path};
use tempfile::TempDir;

const EXAMPLE: &str = include_str!("../../../packaging/gateway/example.toml");

/// The example as it is after an installation: the commented sections count, and the files that it
/// names are in `folder`.
fn example(folder: &Path) -> String {
	let lines = EXAMPLE.lines().map(|line| {
		let uncommented = line.strip_prefix("#: ").unwrap_or(line);
		uncommented.replace("/etc/smartcharge", &folder.join("etc").to_string_lossy()).replace(
			"/run/credentials/smartcharge-gateway.service",
			&folder.join("credentials").to_string_lossy(),
		)
	});
	lines.collect::<Vec<_>>().join("\n")
}

fn installed() -> TempDir {
	let folder = tempfile::tempdir().expect("a folder");
	let credentials = folder.path().join("credentials");
	let etc = folder.path().join("etc");
	for path in [&credentials, &etc.join("documents")] {
		fs::create_dir_all(path).expect("a folder");
	}
	for name in ["hot-key", "meter-seed", "tls-key", "pepper", "broker", "barn", "vtn", "partners"]
	{
		fs::write(credentials.join(name), "secret").expect("a file");
	}
	fs::write(etc.join("tokens"), "# none\n").expect("a file");
	folder
}

fn faults(text: &str) -> Vec<String> {
	read(text).expect_err("has faults").iter().map(Fault::to_string).collect()
}

#[test]
fn the_example_has_no_fault_and_shows_every_key() {
	let folder = installed();
	let text = example(folder.path());
	let (config, keys) = read_with_keys(&text).unwrap_or_else(|faults| panic!("{faults:#?}"));
	assert_eq!(config.source_meters().count(), 4);
	for (section, keys) in keys {
		for key in keys {
			let shown = EXAMPLE.lines().any(|line| {
				let line = line.trim_start_matches("#: ").trim_start_matches("# ");
				line.strip_prefix(key).is_some_and(|rest| rest.starts_with(" = "))
					|| line == format!("[{section}.{key}]")
			});
			assert!(shown, "the example does not show `{key}` of `{section}`");
		}
	}
}

#[test]
fn all_faults_are_reported_with_their_places() {
	let text = r#"
[chain]
urls = ["http://127.0.0.1:9944"]
genesis = "0x12"
hot_key = "bottom drive obey"
max_behind = 20

[outbox]
file = "/tmp/x"
batch = "many"
in_flight = 99

[[p1]]
tcp = "10.0.0.5"
serial = 7
meter = -1
direction = "down"

[surprise]
"#;
	assert_eq!(
		faults(text),
		[
			"3:9: chain: `urls` is a list of ws:// or wss:// addresses of nodes",
			"4:11: chain: `genesis` is the hash of the first block, 0x and 64 hex digits",
			"5:11: chain: `hot_key` is the absolute path of a file that holds the secret, e.g. \
			 /run/credentials/smartcharge-gateway.service/hot_key, not the secret",
			"6:1: chain: unknown key `max_behind`; did you mean `max_behind_s`?",
			"10:9: outbox: `batch` is readings, 1 to 150, not this string",
			"11:13: outbox: `in_flight` is transactions, 1 to 16",
			"13:1: file: `[p1]` needs `[meters]`, whose seed makes the keys of meters",
			"14:7: p1: `tcp` is host:port",
			"15:10: p1: `serial` is the serial number of the meter, not this integer",
			"16:9: p1: `meter` is the id of the meter on the chain, 0 to 4294967295",
			"17:13: p1: `direction` is \"import\" or \"export\"",
			"19:2: file: unknown key `surprise`; known: chain, dso, loading, meters, metrics, mqtt, ocpi, \
			 ocpp, outbox, p1, push, sunspec, tokens",
		]
	);
}

#[test]
fn each_station_and_evse_gets_its_own_message() {
	let folder = installed();
	let text = example(folder.path())
		.replace("identity = \"CP-0001\"", "identity = 5")
		.replace("volts = 230", "volts = \"many\"")
		.replace("heartbeat_s = 300", "heartbeats = 300");
	let found = faults(&text);
	assert_eq!(found.len(), 3, "{found:#?}");
	assert!(found[0].contains("ocpp: unknown field `heartbeats`"), "{found:#?}");
	assert!(found[1].contains("ocpp.station: invalid type"), "{found:#?}");
	assert!(found[2].contains("ocpp.station.evse: invalid type"), "{found:#?}");
	let line = text.lines().position(|line| line.starts_with("volts")).expect("a line") + 1;
	assert!(found[2].starts_with(&format!("{line}:9: ")), "{found:#?}");
	let text = example(folder.path()).replace("model = \"generic\"", "model = \"none\"");
	assert!(faults(&text)[0].contains("there is no model file none"), "{:#?}", faults(&text));
}

#[test]
fn faults_of_the_form_are_all_reported() {
	let found = faults("[chain\nurls = [\"a\"\n\n[outbox]\nbatch = 1 2\n");
	assert!(found.len() >= 2, "{found:?}");
	assert!(found[0].starts_with("1:7: "), "{found:?}");
}

#[test]
fn an_empty_file_lacks_two_sections() {
	let found = faults("");
	assert_eq!(found.len(), 2, "{found:?}");
	assert!(
		found[0].contains("`[chain]` is missing") && found[1].contains("`[outbox]` is missing")
	);
}

#[test]
fn a_secret_in_the_place_of_its_path_is_not_repeated() {
	let secret = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";
	let text = format!("[meters]\nseed = \"{secret}\"\n");
	assert!(faults(&text).iter().all(|fault| !fault.contains("bottom")));
}

#[test]
fn two_entries_of_one_meter_are_a_fault() {
	let folder = installed();
	let port = "[[p1]]\ntcp = \"a:1\"\nserial = \"s\"\nmeter = 3\ndirection = \"import\"\n";
	let mqtt = "[[mqtt]]\nbroker = \"mqtt://a:1\"\ntopic = \"t\"\nfield = \"$\"\nunit = \"Wh\"\n\
		serial = \"s\"\nmeter = 3\n";
	let text = format!("{}\n{port}{port}", example(folder.path()));
	let found = faults(&text);
	assert_eq!(found.len(), 1, "{found:?}");
	assert!(found[0].ends_with("meter 3 has another section `[[p1]]`"), "{found:?}");
	let text = format!("{}\n{port}{mqtt}", example(folder.path()));
	assert!(faults(&text)[0].ends_with("meter 3 has another section `[[p1]]`"));
}
