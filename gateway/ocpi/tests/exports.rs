// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Partners read what the export command really wrote.

mod support;

use axum::{body::Body, http::Request};
use proptest::prelude::*;
use serde_json::{json, Value};
use smartcharge_gateway_ocpi::{Ocpi, Settings};
use std::{collections::BTreeSet, fs, path::Path};
use support::{copy, exported, header, Scene, BASE, OTHER, TOKEN};

/// Objects of all pages of a list in the exports, read another way than by the service.
fn written(version: &str, module: &str) -> Vec<Value> {
	let mut all = Vec::new();
	for export in ["2026-03-02", "2026-03-04"] {
		let folder = exported().join(export).join("ocpi").join(version).join(module);
		let mut files: Vec<_> =
			fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
		files.sort();
		for file in files {
			let page: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
			all.extend_from_slice(page["data"].as_array().unwrap());
		}
	}
	all
}

#[tokio::test]
async fn versions_lead_to_lists() {
	let scene = Scene::exported();
	let versions = scene.get("/versions").await;
	assert_eq!((versions.http, versions.code()), (200, 1_000));
	let expected = json!([
		{ "version": "2.2.1", "url": format!("{BASE}/2.2.1") },
		{ "version": "2.3.0", "url": format!("{BASE}/2.3.0") },
	]);
	assert_eq!(versions.body["data"], expected);
	assert!(versions.body["timestamp"].as_str().unwrap().ends_with('Z'));
	for version in ["2.2.1", "2.3.0"] {
		let details = scene.get(&format!("/{version}")).await;
		let data = &details.body["data"];
		assert_eq!(data["version"], version);
		let cdrs = json!({
			"identifier": "cdrs", "role": "SENDER", "url": format!("{BASE}/{version}/cdrs"),
		});
		assert_eq!(data["endpoints"][0], cdrs);
		assert_eq!(data["endpoints"].as_array().unwrap().len(), 2);
	}
}

#[tokio::test]
async fn each_document_is_served_as_it_was_written() {
	let scene = Scene::exported();
	for version in ["2.2.1", "2.3.0"] {
		for module in ["cdrs", "tariffs"] {
			let (served, pages) = scene.pages(&format!("/{version}/{module}")).await;
			assert_eq!(served, written(version, module));
			assert_eq!(pages, 2);
		}
	}
	let cdrs = scene.get("/2.2.1/cdrs?limit=4").await;
	assert_eq!(cdrs.ids(), ["7", "8", "8-C1", "8-R1"]);
	assert_eq!(cdrs.header("content-type"), Some("application/json"));
}

#[tokio::test]
async fn pages_have_the_headers_of_the_standard() {
	let scene = Scene::exported();
	let first = scene.get("/2.2.1/cdrs").await;
	assert_eq!(first.data().len(), 50);
	assert_eq!(first.header("x-total-count"), Some("59"));
	assert_eq!(first.header("x-limit"), Some("50"));
	let link = format!("<{BASE}/2.2.1/cdrs?offset=50&limit=50>; rel=\"next\"");
	assert_eq!(first.header("link"), Some(link.as_str()));
	let last = scene.get("/2.2.1/cdrs?offset=50&limit=2000").await;
	assert_eq!((last.data().len(), last.header("link")), (9, None));
	assert_eq!(last.header("x-limit"), Some("50"));
	let beyond = scene.get("/2.2.1/cdrs?offset=59").await;
	assert_eq!((beyond.data().len(), beyond.code()), (0, 1_000));
	assert_eq!(beyond.header("x-total-count"), Some("59"));
	let far = scene.get("/2.2.1/cdrs?offset=18446744073709551615").await;
	assert_eq!((far.data().len(), far.header("link")), (0, None));
}

#[tokio::test]
async fn dates_filter_and_stay_in_the_link() {
	let scene = Scene::exported();
	let day = "date_from=2026-03-03T09:15:00Z&date_to=2026-03-03T09:45:00Z";
	let some = scene.get(&format!("/2.2.1/cdrs?{day}")).await;
	assert_eq!(some.ids(), ["100", "101"]);
	assert_eq!(some.header("x-total-count"), Some("2"));
	let one = scene.get(&format!("/2.2.1/cdrs?{day}&limit=1")).await;
	let next = scene.get(&one.next().unwrap()).await;
	assert_eq!((one.ids(), next.ids(), next.next()), (vec!["100"], vec!["101"], None));
	let none = scene.get("/2.2.1/cdrs?date_from=2027-01-01T00:00:00Z").await;
	assert_eq!(none.data().len(), 0);
}

#[tokio::test]
async fn wrong_parameters_are_errors_of_ocpi() {
	let scene = Scene::exported();
	for query in ["limit=0", "limit=x", "offset=-1", "date_from=now", "offset=1&offset=1"] {
		let answer = scene.get(&format!("/2.2.1/cdrs?{query}")).await;
		assert_eq!((answer.http, answer.code()), (200, 2_001), "{query}");
		assert!(answer.body["data"].is_null());
	}
	assert_eq!(scene.get("/2.2.1/cdrs?unknown=x").await.code(), 1_000);
}

#[tokio::test]
async fn who_has_no_token_learns_nothing() {
	let scene = Scene::exported();
	let ask = |path: &str, authorization: Option<&str>| {
		let mut request = Request::get(path);
		if let Some(value) = authorization {
			request = request.header("Authorization", value);
		}
		request.body(Body::empty()).unwrap()
	};
	let raw = format!("Token {TOKEN}");
	let bearer = header(TOKEN).replace("Token", "Bearer");
	let other = header("partner-that-nobody-knows");
	for wrong in [None, Some(""), Some("Token"), Some(&raw), Some(&bearer), Some(&other)] {
		for path in ["/ocpi/versions", "/ocpi/2.2.1/cdrs", "/ocpi/nothing", "/"] {
			let answer = scene.request(ask(path, wrong)).await;
			assert_eq!((answer.http, answer.code()), (401, 2_000), "{path} {wrong:?}");
			assert_eq!(answer.header("x-total-count"), None);
		}
	}
	let twice = Request::get("/ocpi/versions")
		.header("Authorization", header(TOKEN))
		.header("Authorization", other);
	// The first one counts, as there must be one only.
	assert_eq!(scene.request(twice.body(Body::empty()).unwrap()).await.http, 200);
}

#[tokio::test]
async fn other_places_versions_and_methods_are_refused() {
	let scene = Scene::exported();
	for (path, http, code) in [
		("/2.1.1", 404, 3_002),
		("/2.2/cdrs", 404, 3_002),
		("/2.2.1/sessions", 404, 2_000),
		("/2.2.1/cdrs/7", 404, 2_000),
		("/", 404, 2_000),
	] {
		let answer = scene.get(path).await;
		assert_eq!((answer.http, answer.code()), (http, code), "{path}");
	}
	for method in ["POST", "PUT", "PATCH", "DELETE", "HEAD"] {
		let request = Request::builder()
			.method(method)
			.uri("/ocpi/2.2.1/cdrs")
			.header("Authorization", header(TOKEN))
			.body(Body::from("{}"))
			.unwrap();
		let answer = scene.request(request).await;
		assert_eq!((answer.http, answer.header("allow")), (405, Some("GET")), "{method}");
	}
}

#[tokio::test]
async fn no_path_leads_out_of_the_folder() {
	let scene = Scene::exported();
	fs::write(scene.documents().join("secret.json"), "{}").unwrap();
	for path in [
		"/2.2.1/../../secret.json",
		"/2.2.1/cdrs/../../../secret.json",
		"/2.2.1/..%2f..%2fsecret.json",
		"/%2e%2e/secret.json",
		"/2.2.1/cdrs/00000000.json",
		"/2.2.1/cdrs%00",
		"//etc/passwd",
		"/2.2.1\\cdrs",
		"/../versions",
	] {
		let answer = scene.get(path).await;
		assert_eq!(answer.http, 404, "{path}");
	}
}

#[tokio::test]
async fn requests_and_answers_find_each_other() {
	let scene = Scene::exported();
	let request = Request::get("/ocpi/2.2.1/cdrs?limit=1")
		.header("Authorization", header(TOKEN))
		.header("X-Request-ID", "r1")
		.header("X-Correlation-ID", "c1")
		.header("OCPI-from-country-code", "NL")
		.header("OCPI-from-party-id", "MSP")
		.header("OCPI-to-country-code", "DE")
		.header("OCPI-to-party-id", "CPO")
		.body(Body::empty())
		.unwrap();
	let answer = scene.request(request).await;
	assert_eq!(answer.header("x-request-id"), Some("r1"));
	assert_eq!(answer.header("x-correlation-id"), Some("c1"));
	assert_eq!(answer.header("ocpi-to-country-code"), Some("NL"));
	assert_eq!(answer.header("ocpi-to-party-id"), Some("MSP"));
	assert_eq!(answer.header("ocpi-from-country-code"), Some("DE"));
	assert_eq!(answer.header("ocpi-from-party-id"), Some("CPO"));
}

#[tokio::test]
async fn a_partner_reads_the_records_of_its_contracts_only() {
	let mut scene = Scene::exported();
	for module in ["cdrs", "tariffs"] {
		let none = scene.get_as(OTHER, &format!("/2.2.1/{module}")).await;
		assert_eq!((none.data().len(), none.header("x-total-count")), (0, Some("0")));
	}
	let page = scene.documents().join("2026-03-02/ocpi/2.2.1/cdrs/00000000.json");
	let text = fs::read_to_string(&page).unwrap();
	// The first contract in the page is that of process 7.
	fs::write(&page, text.replacen("NL-ZON-C00012345-6", "NL-ABC-C00000001-2", 1)).unwrap();
	scene.ocpi.look();
	for module in ["cdrs", "tariffs"] {
		let own = scene.get_as(OTHER, &format!("/2.2.1/{module}")).await;
		assert_eq!((own.ids(), own.header("x-total-count")), (vec!["7"], Some("1")));
	}
	assert_eq!(scene.get("/2.2.1/cdrs").await.header("x-total-count"), Some("59"));
}

#[tokio::test]
async fn new_exports_are_served_when_they_are_complete() {
	let mut scene = Scene::empty();
	assert_eq!(scene.ocpi.look(), 0);
	assert_eq!(scene.get("/2.2.1/cdrs").await.data().len(), 0);
	let (first, second) = ("2026-03-02", "2026-03-04");
	copy(&exported().join(first), &scene.documents().join(first));
	assert_eq!(scene.ocpi.look(), 14);

	copy(&exported().join(second), &scene.documents().join(second));
	let index = scene.documents().join(second).join("ocpi/2.2.1/index.json");
	let totals = fs::read(&index).unwrap();
	fs::remove_file(&index).unwrap();
	assert_eq!(scene.ocpi.look(), 14 + 110);
	assert_eq!(scene.get("/2.2.1/cdrs").await.header("x-total-count"), Some("4"));
	assert_eq!(scene.problems(), [""; 0]);
	fs::write(&index, &totals[..10]).unwrap();
	scene.ocpi.look();
	assert_eq!(scene.problems(), ["broken_page"]);
	fs::write(&index, &totals).unwrap();
	assert_eq!(scene.ocpi.look(), 14 + 220);
	let (all, _) = scene.pages("/2.2.1/cdrs").await;
	assert_eq!(all, written("2.2.1", "cdrs"));
}

#[tokio::test]
async fn one_export_may_be_the_folder_itself() {
	let mut scene = Scene::empty();
	copy(&exported().join("2026-03-02"), &scene.documents());
	assert_eq!(scene.ocpi.look(), 14);
	assert_eq!(scene.problems(), [""; 0]);
}

#[tokio::test]
async fn broken_documents_are_skipped_and_reported_once() {
	let mut scene = Scene::exported();
	let folder = scene.documents().join("2026-03-04/ocpi/2.2.1/cdrs");
	fs::write(folder.join("00000050.json"), "{\"data\":[{\"id\":").unwrap();
	let first = folder.join("00000000.json");
	let text = fs::read_to_string(&first).unwrap();
	let without = text.replacen("\"id\":\"101\"", "\"no\":\"101\"", 1);
	let without = without.replacen("2026-03-03T09:45:00.000Z\"}", "at noon\"}", 2);
	assert_ne!(without, text);
	fs::write(&first, without).unwrap();
	fs::write(folder.join("notes.txt"), "not a page").unwrap();
	fs::write(folder.join("00000099.json"), "{\"data\":[],\"status_code\":2000}").unwrap();
	scene.ocpi.look();
	let expected = ["broken_object", "broken_object", "broken_page", "broken_page", "incomplete"];
	assert_eq!(scene.problems(), expected);
	scene.ocpi.look();
	assert_eq!(scene.problems(), [""; 0]);
	let (all, _) = scene.pages("/2.2.1/cdrs").await;
	assert_eq!(all.len(), 4 + 48);
	// Repaired, and broken again: that is news.
	fs::write(&first, &text).unwrap();
	scene.ocpi.look();
	fs::write(&first, "x").unwrap();
	scene.ocpi.look();
	assert_eq!(scene.problems(), ["broken_page", "incomplete", "incomplete"]);
}

#[tokio::test]
async fn the_same_record_in_two_exports_is_served_once() {
	let mut scene = Scene::exported();
	copy(&exported().join("2026-03-02"), &scene.documents().join("2026-03-09"));
	scene.ocpi.look();
	assert_eq!(scene.problems(), ["duplicate"; 14]);
	let (all, _) = scene.pages("/2.3.0/cdrs").await;
	assert_eq!(all, written("2.3.0", "cdrs"));
}

#[tokio::test]
async fn a_page_that_changes_is_an_error_until_it_is_read_again() {
	let mut scene = Scene::exported();
	let page = scene.documents().join("2026-03-02/ocpi/2.2.1/cdrs/00000000.json");
	let text = fs::read_to_string(&page).unwrap();
	fs::write(&page, format!("  {text}")).unwrap();
	let answer = scene.get("/2.2.1/cdrs").await;
	assert_eq!((answer.http, answer.code()), (200, 3_000));
	scene.ocpi.look();
	assert_eq!(scene.pages("/2.2.1/cdrs").await.0, written("2.2.1", "cdrs"));
	fs::remove_dir_all(scene.documents().join("2026-03-02")).unwrap();
	assert_eq!(scene.get("/2.2.1/cdrs").await.code(), 3_000);
	scene.ocpi.look();
	assert_eq!(scene.get("/2.2.1/cdrs").await.header("x-total-count"), Some("55"));
	fs::remove_dir_all(scene.documents()).unwrap();
	scene.ocpi.look();
	assert_eq!(scene.problems(), ["unreadable"]);
}

#[cfg(unix)]
#[tokio::test]
async fn links_are_not_followed() {
	let mut scene = Scene::exported();
	let link = |to: &Path, name: &str| {
		std::os::unix::fs::symlink(to, scene.documents().join(name)).unwrap();
	};
	link(&exported().join("2026-03-02"), "2026-03-09");
	link(
		&exported().join("2026-03-02/ocpi/2.2.1/cdrs/00000000.json"),
		"2026-03-04/ocpi/2.2.1/cdrs/00000099.json",
	);
	scene.ocpi.look();
	assert_eq!(scene.problems(), [""; 0]);
	assert_eq!(scene.pages("/2.2.1/cdrs").await.0, written("2.2.1", "cdrs"));
}

#[tokio::test]
async fn partners_come_and_go_while_it_runs() {
	let mut scene = Scene::exported();
	let new = "partner-that-is-new-here";
	assert_eq!(scene.get_as(new, "/versions").await.http, 401);
	let list = |token: &str| format!("[[partner]]\nname = \"n\"\ntoken = \"{token}\"\n");
	fs::write(scene.partners(), list(new)).unwrap();
	scene.ocpi.look();
	assert_eq!(scene.get("/versions").await.http, 401);
	let cdrs = scene.get_as(new, "/2.2.1/cdrs").await;
	assert_eq!((cdrs.http, cdrs.header("x-total-count")), (200, Some("59")));
	fs::write(scene.partners(), list("short")).unwrap();
	scene.ocpi.look();
	scene.ocpi.look();
	assert_eq!(scene.problems(), ["partners"]);
	assert_eq!(scene.get_as(new, "/versions").await.http, 200);
}

#[test]
fn a_service_without_partners_or_with_wrong_settings_does_not_start() {
	let start = |settings: &str| {
		let settings: Settings = toml::from_str(settings).unwrap();
		Ocpi::start(settings, |_| ()).err().map(|error| error.to_string())
	};
	let good = "listen = \"127.0.0.1:0\"\nurl = \"https://x.example\"\n\
		documents = \"/nowhere\"\npartners = \"/nowhere\"\n";
	assert!(start(good).unwrap().starts_with("`partners` cannot be read"));
	let wrong = start(&format!("{good}max_limit = 0")).unwrap();
	assert_eq!(wrong, "the settings are wrong: `max_limit` must be 1 to 1000");
}

#[tokio::test]
async fn it_listens_and_follows_by_itself() {
	let scene = Scene::empty();
	let documents = scene.documents();
	let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
	let settings = format!(
		"listen = \"127.0.0.1:{port}\"\nurl = \"{BASE}\"\ndocuments = {documents:?}\n\
		partners = {:?}\nscan_s = 1\n",
		scene.partners()
	);
	let ocpi = Ocpi::start(toml::from_str(&settings).unwrap(), |_| ()).unwrap();
	let running = tokio::spawn(ocpi.run());
	copy(&exported(), &documents);
	let ask = || async {
		use tokio::io::{AsyncReadExt, AsyncWriteExt};
		let mut socket = tokio::net::TcpStream::connect(("127.0.0.1", port)).await.ok()?;
		let token = header(TOKEN);
		let request = format!(
			"GET /ocpi/2.2.1/cdrs?limit=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\
			Authorization: {token}\r\n\r\n"
		);
		socket.write_all(request.as_bytes()).await.ok()?;
		let mut answer = String::new();
		socket.read_to_string(&mut answer).await.ok()?;
		answer.contains("x-total-count: 59").then_some(())
	};
	let found = async {
		while ask().await.is_none() {
			tokio::time::sleep(std::time::Duration::from_millis(50)).await;
		}
	};
	tokio::time::timeout(std::time::Duration::from_secs(20), found).await.unwrap();
	running.abort();
}

proptest! {
	#![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

	#[test]
	fn each_document_is_on_one_page(
		limit in 1_usize..80,
		from in prop::option::of(0_i64..200_000),
		to in prop::option::of(0_i64..200_000),
		tariffs: bool,
	) {
		let module = if tariffs { "tariffs" } else { "cdrs" };
		// From 2026-03-02 08:00, in seconds.
		let time = |after: i64| chrono::DateTime::from_timestamp(1_772_438_400 + after, 0).unwrap();
		let text = |after: i64| time(after).to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
		let mut path = format!("/2.3.0/{module}?limit={limit}");
		for (name, after) in [("date_from", from), ("date_to", to)] {
			if let Some(after) = after {
				path += &format!("&{name}={}", text(after));
			}
		}
		let expected: Vec<_> = written("2.3.0", module)
			.into_iter()
			.filter(|object| {
				let updated = object["last_updated"].as_str().unwrap();
				let updated = chrono::DateTime::parse_from_rfc3339(updated).unwrap();
				from.is_none_or(|from| updated >= time(from))
					&& to.is_none_or(|to| updated < time(to))
			})
			.collect();
		let runtime = tokio::runtime::Builder::new_multi_thread().build().unwrap();
		let (served, pages) = runtime.block_on(async { Scene::exported().pages(&path).await });
		let ids: BTreeSet<_> = served.iter().map(|object| object["id"].to_string()).collect();
		prop_assert_eq!(ids.len(), served.len());
		prop_assert_eq!(pages, expected.len().div_ceil(limit.min(50)).max(1));
		prop_assert_eq!(served, expected);
	}
}
