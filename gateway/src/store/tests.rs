// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::{
	outbox::{self, Fate, Kind, Pending, Row, State},
	quarantine::{self, Quarantined},
	*,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn memory() -> Connection {
	let mut connection = Connection::open_in_memory().expect("a database");
	schema::migrate(&mut connection).expect("tables");
	connection
}

fn row(meter: u32, at: u64, kind: Kind) -> Row {
	Row { meter, at, register: at * 2, signature: [9; 64], kind, received: at + 1 }
}

fn positions(rows: &[Row]) -> Vec<(u32, u64)> {
	rows.iter().map(|row| (row.meter, row.at)).collect()
}

fn pending(nonce: u64) -> Pending {
	let mut hash = [0; 32];
	hash[..8].copy_from_slice(&nonce.to_le_bytes());
	Pending { hash, nonce, until: nonce + 64, bytes: vec![1, 2, 3] }
}

#[test]
fn a_repeated_reading_is_stored_once_with_its_highest_importance() {
	let db = memory();
	assert!(outbox::insert(&db, &row(1, 10, Kind::Sample)).expect("stored"));
	let again = Row { register: 99, ..row(1, 10, Kind::Final) };
	assert!(!outbox::insert(&db, &again).expect("stored"));
	let entries = outbox::list(&db, None, None, 10).expect("rows");
	assert_eq!(entries.len(), 1);
	assert_eq!((entries[0].row.register, entries[0].row.kind), (20, Kind::Final));
}

#[test]
fn the_signature_of_a_stored_reading_alone_is_found() {
	let db = memory();
	outbox::insert(&db, &row(1, 10, Kind::Begin)).expect("stored");
	assert_eq!(outbox::signature(&db, 1, 10, 20).expect("read"), Some([9; 64]));
	assert_eq!(outbox::signature(&db, 1, 10, 21).expect("read"), None);
	assert_eq!(outbox::signature(&db, 2, 10, 20).expect("read"), None);
}

#[test]
fn meters_take_turns_and_rows_of_one_are_neighbours() {
	let db = memory();
	for (meter, at) in [(2, 5), (1, 9), (1, 3), (3, 1)] {
		outbox::insert(&db, &row(meter, at, Kind::Sample)).expect("stored");
	}
	let next = |after| positions(&outbox::next(&db, after, 100, 2).expect("rows"));
	assert_eq!(next((0, 0)), [(1, 3), (1, 9)]);
	assert_eq!(next((1, 9)), [(2, 5), (3, 1)]);
	assert_eq!(next((3, 1)), [(1, 3), (1, 9)]);
}

#[test]
fn the_reading_of_meter_zero_at_time_zero_is_not_left_out() {
	let db = memory();
	outbox::insert(&db, &row(0, 0, Kind::Sample)).expect("stored");
	assert_eq!(outbox::next(&db, (0, 0), 0, 9).expect("rows").len(), 1);
}

#[test]
fn rows_that_wait_for_a_time_or_in_quarantine_are_not_sent() {
	let db = memory();
	for meter in 1..4 {
		outbox::insert(&db, &row(meter, 10, Kind::Sample)).expect("stored");
	}
	outbox::send(&db, &pending(1), &[(1, 10)]).expect("sent");
	let again = Fate::Again { reason: "FromFuture".into(), not_before: 50, alone: false };
	outbox::settle(&db, (1, 10), 7, &again).expect("settled");
	let one = Quarantined { meter: 2, reason: "BadSignature".into(), by_chain: true, since: 10 };
	assert!(quarantine::add(&db, &one).expect("added"));
	assert!(!quarantine::add(&db, &one).expect("known"));
	let next = |now| positions(&outbox::next(&db, (0, 0), now, 9).expect("rows"));
	assert_eq!(next(49), [(3, 10)]);
	assert_eq!(next(50), [(1, 10), (3, 10)]);
	assert!(quarantine::release(&db, 2).expect("released"));
	assert_eq!(next(50).len(), 3);
}

#[test]
fn a_heavy_reading_is_sent_alone() {
	let db = memory();
	for at in [10, 20, 30] {
		outbox::insert(&db, &row(1, at, Kind::Sample)).expect("stored");
	}
	outbox::send(&db, &pending(1), &[(1, 20)]).expect("sent");
	let again = Fate::Again { reason: "Overweight".into(), not_before: 0, alone: true };
	outbox::settle(&db, (1, 20), 7, &again).expect("settled");
	let next = |after| positions(&outbox::next(&db, after, 0, 9).expect("rows"));
	assert_eq!(next((0, 0)), [(1, 10)]);
	assert_eq!(next((1, 10)), [(1, 20)]);
	assert_eq!(next((1, 20)), [(1, 30)]);
}

#[test]
fn a_late_answer_does_not_undo_a_settled_row() {
	let db = memory();
	outbox::insert(&db, &row(1, 10, Kind::Sample)).expect("stored");
	outbox::send(&db, &pending(1), &[(1, 10)]).expect("sent");
	let accepted = outbox::settle(&db, (1, 10), 7, &Fate::Accepted).expect("settled");
	assert_eq!(accepted, Some(11));
	outbox::settle(&db, (1, 10), 8, &Fate::Superseded).expect("settled");
	assert_eq!(outbox::give_back(&db, &pending(1).hash).expect("given back"), 0);
	let entries = outbox::list(&db, Some(State::Final), None, 9).expect("rows");
	assert_eq!((entries.len(), entries[0].block), (1, Some(7)));
}

#[test]
fn merging_keeps_what_decides_money() {
	let db = memory();
	// Intervals of 100: first one waiting, boundaries, last of each interval, other kinds.
	let rows = [
		(101, Kind::Sample, true),
		(110, Kind::Sample, false),
		(120, Kind::Boundary, true),
		(130, Kind::Sample, false),
		(140, Kind::Begin, true),
		(150, Kind::Sample, true),
		(200, Kind::Sample, true),
		(210, Kind::End, true),
		(220, Kind::Sample, false),
		(230, Kind::Final, true),
		(310, Kind::Sample, true),
	];
	for (at, kind, _) in rows {
		outbox::insert(&db, &row(1, at, kind)).expect("stored");
	}
	outbox::insert(&db, &row(2, 115, Kind::Sample)).expect("stored");
	assert_eq!(merge::merge(&db, 100).expect("merged"), 3);
	let left = outbox::list(&db, None, Some(1), 99).expect("rows");
	let kept: Vec<_> = rows.iter().filter(|(.., kept)| *kept).map(|(at, ..)| *at).collect();
	assert_eq!(left.iter().map(|entry| entry.row.at).collect::<Vec<_>>(), kept);
	assert_eq!(outbox::list(&db, None, Some(2), 99).expect("rows").len(), 1);
}

#[test]
fn rows_of_a_newer_program_are_refused() {
	let folder = tempfile::tempdir().expect("a folder");
	let path = folder.path().join("outbox.sqlite");
	drop(connect(&path).expect("a database"));
	let raw = Connection::open(&path).expect("a database");
	raw.pragma_update(None, "user_version", VERSION + 1).expect("set");
	assert!(matches!(connect(&path), Err(Error::Newer(found)) if found == VERSION + 1));
}

#[test]
fn registers_beyond_the_database_are_refused() {
	let db = memory();
	let large = Row { register: u64::MAX, ..row(1, 1, Kind::Sample) };
	assert!(matches!(outbox::insert(&db, &large), Err(Error::TooLarge(u64::MAX))));
}

#[tokio::test]
async fn a_full_disk_refuses_and_keeps_what_was_acknowledged() {
	let folder = tempfile::tempdir().expect("a folder");
	let connection = connect(&folder.path().join("outbox.sqlite")).expect("a database");
	let pages: u32 = connection.pragma_query_value(None, "page_count", |row| row.get(0)).expect("");
	connection.pragma_update(None, "max_page_count", pages + 4).expect("set");
	let store = Store::start(connection);
	let insert = |at| {
		let store = store.clone();
		async move { store.with(move |db| outbox::insert(db, &row(1, at, Kind::Sample))).await }
	};
	let mut acknowledged = 0;
	let mut refused = 0;
	for at in 0..2_000 {
		match insert(at).await {
			Ok(new) => acknowledged += usize::from(new),
			Err(_) => refused += 1,
		}
	}
	assert!(acknowledged > 10 && refused > 10, "{acknowledged} {refused}");
	let count = || store.with(|db| Ok(outbox::list(db, None, None, 9_999)?.len()));
	assert_eq!(count().await.expect("readable"), acknowledged);
	// There is space again.
	store
		.with(move |db| Ok(db.pragma_update(None, "max_page_count", 1_000_000)?))
		.await
		.expect("set");
	assert!(insert(5_000).await.expect("stored"));
	assert_eq!(count().await.expect("readable"), acknowledged + 1);
}

#[tokio::test]
async fn a_failed_change_leaves_the_others_of_its_group() {
	let folder = tempfile::tempdir().expect("a folder");
	let store = Store::open(&folder.path().join("outbox.sqlite")).expect("a store");
	let good = |at| store.with(move |db| outbox::insert(db, &row(1, at, Kind::Sample)));
	let bad = store.with(|db| {
		outbox::insert(db, &row(2, 1, Kind::Sample))?;
		Err::<(), _>(Error::TooLarge(1))
	});
	let (first, failed, second) = tokio::join!(good(1), bad, good(2));
	assert!(first.expect("stored") && second.expect("stored"));
	assert!(failed.is_err());
	let left = store.with(|db| outbox::list(db, None, None, 9)).await.expect("rows");
	assert_eq!(left.iter().map(|entry| entry.row.meter).collect::<Vec<_>>(), [1, 1]);
}

/// An operation on the outbox.
#[derive(Clone, Debug)]
enum Step {
	Insert(u32, u64, Kind),
	/// Sends the next rows after the last ones.
	Send(usize),
	/// Puts the oldest transaction into a block.
	Best,
	/// Makes the oldest transaction final: each row by its number.
	Finalise(Vec<u8>),
	/// The oldest transaction expired.
	Expire,
	Merge,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	let step = prop_oneof![
		5 => (0u32..3, 0u64..60, 0usize..5)
			.prop_map(|(meter, at, kind)| Step::Insert(meter, at, Kind::ALL[kind])),
		3 => (1usize..5).prop_map(Step::Send),
		1 => Just(Step::Best),
		2 => prop::collection::vec(0u8..4, 4).prop_map(Step::Finalise),
		1 => Just(Step::Expire),
		1 => Just(Step::Merge),
	];
	prop::collection::vec(step, 1..60)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(200))]

	/// The outbox does what a map does; and no row is in two transactions, or lost but by merging.
	#[test]
	fn outbox_is_a_map_of_rows(steps in steps()) {
		let db = memory();
		let mut model: BTreeMap<(u32, u64), (Kind, State)> = BTreeMap::new();
		let mut flights: Vec<(Pending, Vec<(u32, u64)>)> = Vec::new();
		let mut nonce = 0;
		let mut after = (0, 0);
		for step in steps {
			match step {
				Step::Insert(meter, at, kind) => {
					let new = outbox::insert(&db, &row(meter, at, kind)).expect("stored");
					prop_assert_eq!(new, !model.contains_key(&(meter, at)));
					let known = model.entry((meter, at)).or_insert((kind, State::New));
					known.0 = known.0.max(kind);
				},
				Step::Send(most) => {
					let rows = outbox::next(&db, after, 0, most).expect("rows");
					let waiting = |from: (u32, u64)| model.iter()
						.filter(move |(at, (_, state))| **at > from && *state == State::New)
						.map(|(at, _)| *at).take(most).collect::<Vec<_>>();
					let mut expected = waiting(after);
					if after == (0, 0) || expected.is_empty() {
						let first = model.get(&(0, 0)).filter(|one| one.1 == State::New);
						expected = first.map(|_| (0, 0)).into_iter()
							.chain(waiting((0, 0))).take(most).collect();
					}
					let sent = positions(&rows);
					prop_assert_eq!(&sent, &expected);
					if let Some(last) = sent.last() {
						after = *last;
						nonce += 1;
						outbox::send(&db, &pending(nonce), &sent).expect("sent");
						for at in &sent {
							model.get_mut(at).expect("known").1 = State::Sent;
						}
						flights.push((pending(nonce), sent));
					}
				},
				Step::Best => if let Some((pending, sent)) = flights.first() {
					outbox::in_best(&db, &pending.hash, Some(5)).expect("marked");
					for at in sent {
						model.get_mut(at).expect("known").1 = State::InBest;
					}
				},
				Step::Finalise(fates) => if !flights.is_empty() {
					let (pending, sent) = flights.remove(0);
					for (at, fate) in sent.iter().zip(fates.iter().cycle()) {
						let (fate, state) = match fate {
							0 => (Fate::Refused("TooOld".into()), State::Refused),
							1 => (Fate::Superseded, State::Superseded),
							2 => (
								Fate::Again {
									reason: "Overweight".into(), not_before: 0, alone: false,
								},
								State::New,
							),
							_ => (Fate::Accepted, State::Final),
						};
						outbox::settle(&db, *at, 9, &fate).expect("settled");
						model.get_mut(at).expect("known").1 = state;
					}
					outbox::forget(&db, &pending.hash).expect("forgotten");
				},
				Step::Expire => if !flights.is_empty() {
					let (pending, sent) = flights.remove(0);
					let count = outbox::give_back(&db, &pending.hash).expect("given back");
					prop_assert_eq!(count, sent.len());
					for at in sent {
						model.get_mut(&at).expect("known").1 = State::New;
					}
				},
				Step::Merge => {
					let before = model.clone();
					merge::merge(&db, 10).expect("merged");
					model.retain(|(meter, at), (kind, state)| {
						let waiting = |other: &(u32, u64)| {
							other.0 == *meter && before[other].1 == State::New
						};
						let later = before.keys()
							.any(|other| waiting(other) && other.1 > *at && other.1 / 10 == at / 10);
						let earlier = before.keys().any(|other| waiting(other) && other.1 < *at);
						let merged = *state == State::New && *kind == Kind::Sample
							&& at % 10 != 0 && later && earlier;
						!merged
					});
				},
			}
			let found: BTreeMap<_, _> = outbox::list(&db, None, None, 999).expect("rows")
				.into_iter()
				.map(|entry| ((entry.row.meter, entry.row.at), (entry.row.kind, entry.state)))
				.collect();
			prop_assert_eq!(&found, &model);
			let stored: Vec<_> = outbox::pending(&db).expect("transactions");
			let expected: Vec<_> = flights.iter().map(|(pending, _)| pending.clone()).collect();
			prop_assert_eq!(stored, expected);
		}
	}
}

fn record(number: u8, process: Option<u64>) -> records::Record {
	let (format, text) = ("OCMF".to_string(), format!("OCMF|{number}"));
	records::Record { meter: 1, hash: [number; 32], at: number.into(), format, text, process }
}

fn ids(records: &[records::Record]) -> Vec<u8> {
	records.iter().map(|one| one.hash[0]).collect()
}

#[test]
fn a_record_waits_until_it_is_settled() {
	let db = memory();
	let id = |number: u8| (1, [number; 32]);
	for number in [2, 1, 3] {
		records::put(&db, &record(number, Some(9)), number != 3).expect("stored");
	}
	// The same one again.
	records::put(&db, &record(1, Some(9)), true).expect("stored");
	let waiting = |now| ids(&records::waiting(&db, now, 10).expect("rows"));
	assert_eq!(waiting(0), [1, 2]);
	records::sent(&db, &[id(1), id(2), id(3)]).expect("marked");
	assert_eq!(waiting(0), Vec::<u8>::new());
	let reason = "NoBegin".to_string();
	let again = Fate::Again { reason: reason.clone(), not_before: 50, alone: false };
	records::settle(&db, id(2), &again).expect("settled");
	assert_eq!((waiting(49), waiting(50)), (vec![], vec![2]));
	// The program ends before the answer: the record is sent once more, and the repeat refused.
	assert_eq!(records::reopen(&db).expect("reopened"), 1);
	assert_eq!(waiting(50), [1, 2]);
	records::settle(&db, id(1), &Fate::Superseded).expect("settled");
	records::settle(&db, id(1), &Fate::Accepted).expect("settled");
	records::keep(&db, id(2), "OtherCurve").expect("kept");
	assert_eq!(
		records::states(&db, 1).expect("rows"),
		[(Some(State::Superseded), None), (None, Some("OtherCurve".into())), (None, None),]
	);
	assert!(records::has(&db, 9).expect("read") && !records::has(&db, 8).expect("read"));
}

#[test]
fn a_process_that_becomes_known_is_noted() {
	let db = memory();
	records::put(&db, &record(1, None), true).expect("stored");
	records::set_process(&db, (1, [1; 32]), 7).expect("noted");
	records::put(&db, &record(1, Some(8)), true).expect("stored");
	let found = records::waiting(&db, 0, 10).expect("rows");
	assert_eq!(found[0].process, Some(7));
}

#[test]
fn an_end_waits_for_the_records_that_nobody_tried() {
	let db = memory();
	let stop = charging::Stop { process: 9, meter: 1, at: 100, reason: "Local".into() };
	charging::put_stop(&db, &stop).expect("stored");
	let open = || charging::open_stops(&db).expect("rows").len();
	assert_eq!(open(), 1);
	records::put(&db, &record(1, Some(8)), true).expect("stored");
	records::put(&db, &record(2, Some(9)), false).expect("stored");
	assert_eq!(open(), 1);
	records::put(&db, &record(3, Some(9)), true).expect("stored");
	assert_eq!(open(), 0);
	records::sent(&db, &[(1, [3; 32])]).expect("marked");
	assert_eq!(open(), 1);
	// A record that the chain does not take now holds nothing up.
	let again = Fate::Again { reason: "NoBegin".into(), not_before: 50, alone: false };
	records::settle(&db, (1, [3; 32]), &again).expect("settled");
	assert_eq!(open(), 1);
}

#[test]
fn records_of_the_first_version_stay_what_is_only_kept() {
	let mut db = Connection::open_in_memory().expect("a database");
	schema::migrate_to(&mut db, 1).expect("tables");
	let insert = "INSERT INTO records (meter, hash, at, format, text, process)
		VALUES (1, x'01', 5, 'OCMF', 'OCMF|', 9)";
	db.execute_batch(insert).expect("stored");
	schema::migrate(&mut db).expect("migrated");
	assert_eq!(records::states(&db, 1).expect("rows"), [(None, None)]);
	assert!(records::waiting(&db, 100, 10).expect("rows").is_empty());
}
