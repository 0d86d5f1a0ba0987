// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Many records need little memory and time. Alone in its file, as it looks at the whole process.

mod support;

use std::{fs, time::Instant};
use support::Scene;

/// Records, as many as 100 000 cars make in a day.
const RECORDS: usize = 100_000;
/// Records in a page, as the export command writes them.
const PAGE: usize = 50;

/// Resident memory in KiB.
fn resident() -> usize {
	let status = fs::read_to_string("/proc/self/status").unwrap();
	let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
	line.trim().strip_suffix(" kB").unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_hundred_thousand_records_are_places_not_contents() {
	let mut scene = Scene::empty();
	let folder = scene.documents().join("2026-03-02/ocpi/2.2.1");
	fs::create_dir_all(folder.join("cdrs")).unwrap();
	fs::create_dir_all(folder.join("tariffs")).unwrap();
	let mut bytes = 0;
	let filler = "x".repeat(2_000);
	for first in (0..RECORDS).step_by(PAGE) {
		let object = |id: usize| {
			format!(
				"{{\"id\":\"{id}\",\"cdr_token\":{{\"contract_id\":\"NL-ZON-C{id:08}\"}},\
				\"remark\":\"{filler}\",\"last_updated\":\"2026-03-02T10:00:00Z\"}}"
			)
		};
		let objects: Vec<_> = (first..first + PAGE).map(object).collect();
		let page = format!("{{\"data\":[{}],\"status_code\":1000}}", objects.join(","));
		bytes += page.len();
		fs::write(folder.join(format!("cdrs/{first:08}.json")), page).unwrap();
	}
	fs::write(folder.join("index.json"), format!("{{\"cdrs\":{RECORDS},\"tariffs\":0}}")).unwrap();

	let before = resident();
	assert_eq!(scene.ocpi.look(), RECORDS);
	let used = resident() - before;
	assert!(bytes > 200_000_000);
	assert!(used < 60_000, "{used} KiB for {RECORDS} records");

	// A second look reads no page, and a page far in the list is found at once.
	let begin = Instant::now();
	scene.ocpi.look();
	let answer = scene.get("/2.2.1/cdrs?offset=99999").await;
	assert_eq!(answer.ids(), ["99999"]);
	assert!(begin.elapsed().as_secs() < 5);
	println!("{used} KiB, {} ms", begin.elapsed().as_millis());
}
