// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A process that writes to the store is killed at random times. Whatever it acknowledged is there
//! afterwards, and the database is sound.

use smartcharge_gateway::store::{
	self,
	outbox::{self, Kind, Pending, Row},
	Store,
};
use std::{
	collections::BTreeSet,
	env,
	io::{BufRead, BufReader, Write},
	path::{Path, PathBuf},
	process::{Command, Stdio},
	thread,
	time::{Duration, SystemTime, UNIX_EPOCH},
};

/// Names the database for the process that is killed.
const VARIABLE: &str = "SMARTCHARGE_GATEWAY_KILL_TEST";
const ROUNDS: u64 = 20;

fn row(round: u64, at: u64) -> Row {
	let meter = u32::try_from(at % 7).expect("small");
	let received = at;
	Row {
		meter,
		at: round * 1_000_000 + at,
		register: at,
		signature: [1; 64],
		kind: Kind::Sample,
		received,
	}
}

/// The process that is killed: writes from four tasks, sends, and prints what is acknowledged.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn writer() {
	let Some(path) = env::var_os(VARIABLE).map(PathBuf::from) else { return };
	let round: u64 =
		path.extension().and_then(|round| round.to_str()).expect("a round").parse().expect("");
	let store = Store::open(&path.with_extension("sqlite")).expect("a store");
	let writers = (0..4u64).map(|lane| {
		let store = store.clone();
		async move {
			for step in 0.. {
				let row = row(round, step * 4 + lane);
				let (meter, at) = (row.meter, row.at);
				store.with(move |db| outbox::insert(db, &row)).await.expect("stored");
				let mut out = std::io::stdout().lock();
				writeln!(out, "ack {meter} {at}").and_then(|()| out.flush()).expect("printed");
				drop(out);
				if step % 16 == 15 {
					let nonce = round * 1_000_000 + at;
					let mut hash = [0; 32];
					hash[..8].copy_from_slice(&nonce.to_le_bytes());
					hash[8] = u8::try_from(lane).expect("small");
					let pending = Pending { hash, nonce, until: nonce, bytes: vec![0; 4_000] };
					store
						.with(move |db| {
							let rows = outbox::next(db, (0, 0), u64::MAX >> 1, 50)?;
							let rows: Vec<_> = rows.iter().map(|row| (row.meter, row.at)).collect();
							outbox::send(db, &pending, &rows)
						})
						.await
						.expect("sent");
				}
			}
		}
	});
	futures::future::join_all(writers).await;
}

/// Starts the writer, kills it after a while, and returns what it acknowledged.
fn acknowledged(path: &Path, round: u64) -> Vec<(u32, u64)> {
	let mut child = Command::new(env::current_exe().expect("this program"))
		.args(["--exact", "writer", "--nocapture"])
		.env(VARIABLE, path.with_extension(round.to_string()))
		.stdout(Stdio::piped())
		.spawn()
		.expect("started");
	let stdout = child.stdout.take().expect("piped");
	let reader = thread::spawn(move || {
		let lines = BufReader::new(stdout).lines().map_while(Result::ok);
		let parse = |line: String| {
			let mut parts = line.strip_prefix("ack ")?.split(' ');
			// The last line may be cut.
			Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
		};
		lines.filter_map(parse).collect::<Vec<(u32, u64)>>()
	});
	// Any time is as good as another one: that of the clock is random enough.
	let nanos = SystemTime::now().duration_since(UNIX_EPOCH).expect("later").subsec_nanos();
	thread::sleep(Duration::from_millis(20 + u64::from(nanos / 1_000 % 230)));
	// SIGKILL.
	child.kill().expect("killed");
	child.wait().expect("ended");
	let mut found = reader.join().expect("read");
	// A cut number is a shorter one: the last line does not count.
	found.pop();
	found
}

#[test]
fn what_was_acknowledged_survives_a_kill_at_any_time() {
	let folder = tempfile::tempdir().expect("a folder");
	let path = folder.path().join("outbox");
	let mut all = BTreeSet::new();
	for round in 1..=ROUNDS {
		all.extend(acknowledged(&path, round));
		let db = store::connect(&path.with_extension("sqlite")).expect("opens");
		let check: String =
			db.pragma_query_value(None, "integrity_check", |row| row.get(0)).expect("checked");
		assert_eq!(check, "ok");
		let entries = outbox::list(&db, None, None, usize::MAX >> 1).expect("rows");
		let found: BTreeSet<_> = entries.iter().map(|one| (one.row.meter, one.row.at)).collect();
		let lost: Vec<_> = all.difference(&found).collect();
		assert!(lost.is_empty(), "round {round}: lost {lost:?}");
		// A row is sent if and only if its transaction is stored: neither is there alone.
		let orphans: u64 = db
			.query_row(
				"SELECT count(*) FROM readings WHERE (state = 1) <>
				 (tx IS NOT NULL AND tx IN (SELECT hash FROM transactions))",
				[],
				|row| row.get(0),
			)
			.expect("counted");
		assert_eq!(orphans, 0);
	}
	assert!(all.len() > 100, "only {} rows were written", all.len());
}
