// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Tests of the database: against sets and sums that are made of the facts themselves.

use super::*;
use crate::facts::{Block, Fact, Ledger, Record, Service, Sums};
use proptest::prelude::*;
use rusqlite::types::Value as Stored;
use std::collections::{BTreeMap, BTreeSet};
use tempfile::TempDir;

const DRIVER: [u8; 32] = [1; 32];
const CSO: [u8; 32] = [2; 32];
const AREA: u32 = 4;

struct Fixture {
	folder: TempDir,
	store: Store,
}

impl Fixture {
	fn new() -> Self {
		let folder = tempfile::tempdir().expect("a folder");
		let store = Store::open(&folder.path().join("index.db")).expect("a database");
		Self { folder, store }
	}

	fn path(&self) -> PathBuf {
		self.folder.path().join("index.db")
	}

	fn history(&self) -> History {
		History::open(&self.path()).expect("a database")
	}

	/// All rows of all tables but those that say which blocks were read.
	fn rows(&self) -> BTreeMap<String, Vec<Vec<String>>> {
		let connection = &self.store.connection;
		let mut names = connection
			.prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
			.expect("tables");
		let names = names.query_map([], |row| row.get::<_, String>(0)).expect("tables");
		names
			.map(|name| {
				let name = name.expect("a name");
				let mut query =
					connection.prepare(&format!("SELECT * FROM {name}")).expect("a table");
				let columns = query.column_count();
				let rows = query
					.query_map([], |row| {
						(0..columns)
							.map(|column| Ok(format!("{:?}", row.get::<_, Stored>(column)?)))
							.collect::<rusqlite::Result<Vec<_>>>()
					})
					.expect("rows")
					.collect::<rusqlite::Result<Vec<_>>>()
					.expect("rows");
				(name, rows)
			})
			.collect()
	}

	/// Sum of a column, of what is summed up and of what is not.
	fn sum(&self, column: &str) -> i64 {
		let query = format!(
			"SELECT coalesce((SELECT sum({column}) FROM usage), 0)
			 	+ coalesce((SELECT sum({column}) FROM ({})), 0)",
			roll_up::PARTS
		);
		self.store.connection.query_row(&query, [], |row| row.get(0)).expect("a sum")
	}
}

fn authorised(process: u64) -> Fact {
	Fact::Authorised { process, station: 9, driver: DRIVER, cso: CSO, area: Some(AREA) }
}

fn served(process: u64, step: u32, source: Option<u32>) -> Fact {
	Fact::Served { process, step, service: Service { supplier: [7; 32], source } }
}

fn settled(process: u64, step: u32, energy: u64) -> Fact {
	let sums = Sums {
		energy,
		to_supplier: i128::from(energy) * 3 - 5,
		to_dso: i128::from(energy) - 40,
		to_cso: 8,
		reward: u128::from(energy % 3),
	};
	Fact::Settled { process, step, sums }
}

fn block(number: u64, time: u64, facts: Vec<Fact>) -> Block {
	Block { number, hash: [u8::try_from(number % 251).expect("small"); 32], time, facts }
}

#[test]
fn a_repeated_block_changes_nothing() {
	let mut fixture = Fixture::new();
	let facts = vec![
		authorised(1),
		served(1, 0, Some(3)),
		Fact::Opened { process: 1, step: 0, start: 900_000, end: 1_800_000 },
		settled(1, 0, 100),
		Fact::Loading { area: AREA, percent: 80, price: 5 },
	];
	let block = block(7, 1_800_000, facts);
	assert!(fixture.store.write(&block).expect("written"));
	let rows = fixture.rows();
	assert!(!fixture.store.write(&block).expect("known"));
	assert_eq!(fixture.rows(), rows);
	fixture.store.roll_up(10_000_000).expect("summed up");
	let rows = fixture.rows();
	assert!(!fixture.store.write(&block).expect("known"));
	assert_eq!(fixture.rows(), rows);
}

#[test]
fn a_step_has_the_source_that_served_it_last() {
	let mut fixture = Fixture::new();
	let facts = [
		vec![authorised(1), served(1, 0, Some(3)), settled(1, 0, 10)],
		vec![served(1, 1, None), settled(1, 1, 20)],
		// Chosen for later steps.
		vec![served(1, 3, Some(5)), settled(1, 2, 30), settled(1, 3, 40)],
	];
	for (number, facts) in (0..).zip(facts) {
		fixture.store.write(&block(number, number * 1_000, facts)).expect("written");
	}
	let (steps, next) = fixture.history().steps(1, None, 10).expect("steps");
	let sources: Vec<_> = steps.iter().map(|step| step["parts"][0]["source"].as_u64()).collect();
	assert_eq!(sources, [Some(3), None, None, Some(5)]);
	assert_eq!(next, None);
	// By pages.
	let (first, next) = fixture.history().steps(1, None, 3).expect("steps");
	assert_eq!((first.len(), next), (3, Some(2)));
	let (second, next) = fixture.history().steps(1, Some(2), 3).expect("steps");
	assert_eq!((second, next), (steps[3..].to_vec(), None));
}

#[test]
fn of_old_loadings_the_highest_of_a_quarter_stays() {
	let mut fixture = Fixture::new();
	for (number, percent) in (0..).zip([10, 90, 40, 70]) {
		let facts = vec![Fact::Loading { area: AREA, percent, price: i64::from(percent) }];
		fixture.store.write(&block(number, number * 400_000, facts)).expect("written");
	}
	fixture.store.roll_up(1_800_000).expect("summed up");
	let (loadings, _) = fixture.history().loadings(AREA, 0, 9_000_000, 10).expect("loadings");
	let percents: Vec<_> = loadings.iter().map(|loading| loading["percent"].as_u64()).collect();
	assert_eq!(percents, [Some(90), Some(70)]);
}

#[test]
fn processes_are_by_driver_and_page() {
	let mut fixture = Fixture::new();
	for process in 0..5 {
		let record = Record {
			driver: if process == 2 { CSO } else { DRIVER },
			station: 9,
			cso: CSO,
			start: 1,
			end: 2,
			sourced: 3,
			sums: Sums { energy: process, ..Sums::default() },
			unpaid: 0,
			lines: Some(1),
			reason: "DemandMet".into(),
		};
		let facts = vec![Fact::Finished { process, record }];
		fixture.store.write(&block(process, 10, facts)).expect("written");
	}
	// One that still runs is no history.
	fixture.store.write(&block(5, 10, vec![authorised(5)])).expect("written");
	let ids = |(items, next): Page| {
		let ids: Vec<String> = items
			.iter()
			.map(|item| item["process"].as_str().expect("a number as text").into())
			.collect();
		(ids.join(" "), next)
	};
	let history = fixture.history();
	assert_eq!(ids(history.processes(DRIVER, None, 2).expect("page")), ("4 3".into(), Some(3)));
	assert_eq!(ids(history.processes(DRIVER, Some(3), 2).expect("page")), ("1 0".into(), None));
	assert_eq!(ids(history.processes(CSO, None, 9).expect("page")), ("2".into(), None));
}

#[test]
fn a_changed_ledger_of_an_old_interval_changes_its_sum() {
	let mut fixture = Fixture::new();
	let ledger = |produced| Ledger { produced, claimed: 1, certified: 1, issued: produced };
	let fact = |interval, before, now| Fact::Ledger { source: 1, interval, before, now };
	let facts = vec![
		fact(0, Ledger::default(), ledger(10)),
		fact(300_000, Ledger::default(), ledger(20)),
		fact(900_000, Ledger::default(), ledger(40)),
	];
	fixture.store.write(&block(1, 1_000_000, facts)).expect("written");
	fixture.store.roll_up(900_000).expect("summed up");
	let facts = vec![fact(300_000, ledger(20), ledger(15)), fact(900_000, ledger(40), ledger(39))];
	fixture.store.write(&block(2, 1_100_000, facts)).expect("written");
	let (series, _) = fixture.history().series(1, 0, 9_000_000, 10).expect("series");
	let found: Vec<_> = series
		.iter()
		.map(|item| (item["start"].as_str(), item["length"].as_str(), item["produced"].as_str()))
		.collect();
	let expected = [(Some("0"), Some("900000"), Some("25")), (Some("900000"), None, Some("39"))];
	assert_eq!(found, expected);
}

#[test]
fn another_chain_is_refused() {
	let fixture = Fixture::new();
	fixture.store.claim_genesis([1; 32]).expect("the first one");
	fixture.store.claim_genesis([1; 32]).expect("the same");
	assert!(matches!(fixture.store.claim_genesis([2; 32]), Err(Error::OtherChain(_))));
}

#[test]
fn a_copy_is_restored() {
	let mut fixture = Fixture::new();
	fixture.store.write(&block(0, 5, vec![authorised(1)])).expect("written");
	let saved = fixture.rows();
	let copy = fixture.folder.path().join("copy.db");
	// While the database is open.
	backup(&fixture.path(), &copy).expect("copied");
	assert!(backup(&fixture.path(), &copy).is_err(), "a file is not overwritten");
	fixture.store.write(&block(1, 6, vec![authorised(2)])).expect("written");
	assert_ne!(fixture.rows(), saved);

	let path = fixture.path();
	let lock = Lock::take(&path).expect("free");
	let refused = restore(&path, &copy).expect_err("the service runs");
	assert!(refused.to_string().contains("another smartcharge-index"), "{refused}");
	drop(lock);

	let Fixture { folder, store } = fixture;
	drop(store);
	restore(&path, &copy).expect("restored");
	let fixture = Fixture { store: Store::open(&path).expect("a database"), folder };
	assert_eq!(fixture.rows(), saved);
}

#[test]
fn what_is_no_copy_is_not_restored() {
	let fixture = Fixture::new();
	let before = fixture.rows();
	let path = fixture.path();
	let other = fixture.folder.path().join("other.db");
	std::fs::write(&other, "nothing").expect("a file");
	assert!(restore(&path, &other).is_err());
	std::fs::remove_file(&other).expect("a file");
	Connection::open(&other)
		.and_then(|connection| connection.execute_batch("CREATE TABLE other (id INTEGER)"))
		.expect("another database");
	let refused = restore(&path, &other).expect_err("another database");
	assert!(refused.to_string().contains("not a database of smartcharge-index"), "{refused}");
	assert!(restore(&path, &fixture.folder.path().join("none.db")).is_err());
	assert_eq!(fixture.rows(), before);
}

#[test]
fn a_database_of_another_version_is_refused() {
	let fixture = Fixture::new();
	fixture.store.connection.pragma_update(None, "user_version", 2).expect("a version");
	let refused = Store::open(&fixture.path()).err().expect("another version");
	assert!(refused.to_string().contains("version 2"), "{refused}");
}

/// Facts of processes, each with its steps; some steps have segments.
fn facts() -> impl Strategy<Value = Vec<Block>> {
	let step = (0..5_000u64, prop::collection::vec(0..900u64, 0..3), 0..7u64, any::<bool>());
	let process = prop::collection::vec(step, 0..8);
	prop::collection::vec(process, 1..4).prop_map(|processes| {
		let mut blocks = BTreeMap::<u64, Vec<Fact>>::new();
		for (process, steps) in (0..).zip(processes) {
			blocks.entry(process).or_default().push(authorised(process));
			let mut number = process;
			for (step, (energy, parts, pause, opened)) in (0..).zip(steps) {
				number += pause;
				let facts = blocks.entry(number).or_default();
				if pause % 2 == 0 {
					facts.push(served(process, step, (pause > 2).then_some(1)));
				}
				if opened {
					let start = number * 500_000;
					facts.push(Fact::Opened { process, step, start, end: start + 300_000 });
				}
				// The parts of a step sum up to the step: the last one has what is left.
				let mut left = (energy, i128::from(energy) * 3 - 5);
				if !parts.is_empty() {
					for part in &parts {
						let energy = (*part).min(left.0);
						left = (left.0 - energy, left.1 - i128::from(energy));
						let service = Service { supplier: [8; 32], source: Some(2) };
						let to_supplier = i128::from(energy);
						facts.push(Fact::Segment { process, step, service, energy, to_supplier });
					}
					let service = Service { supplier: [9; 32], source: None };
					let (energy, to_supplier) = left;
					facts.push(Fact::Segment { process, step, service, energy, to_supplier });
				}
				facts.push(settled(process, step, energy));
			}
		}
		blocks.into_iter().map(|(number, facts)| block(number, number * 500_000, facts)).collect()
	})
}

/// Sums of all settled steps, of the facts themselves.
fn expected(blocks: &[Block]) -> [i64; 6] {
	let mut sums = [0i128; 6];
	for fact in blocks.iter().flat_map(|block| &block.facts) {
		if let Fact::Settled { sums: step, .. } = fact {
			let reward = i128::try_from(step.reward).expect("small");
			let values =
				[1, step.energy.into(), step.to_supplier, step.to_dso, step.to_cso, reward];
			for (sum, value) in sums.iter_mut().zip(values) {
				*sum += value;
			}
		}
	}
	sums.map(|sum| i64::try_from(sum).expect("small"))
}

const COLUMNS: [&str; 6] = ["steps", "energy", "to_supplier", "to_dso", "to_cso", "reward"];

proptest! {
	#[test]
	fn sums_of_energy_and_money_stay_the_same(
		blocks in facts(),
		cuts in prop::collection::vec(0..30_000_000u64, 1..4),
		late in 0..4usize,
	) {
		let mut fixture = Fixture::new();
		// Some blocks are read after others are summed up.
		for (index, block) in blocks.iter().enumerate() {
			if index % 4 != late {
				fixture.store.write(block).expect("written");
			}
		}
		for cut in &cuts {
			fixture.store.roll_up(*cut).expect("summed up");
		}
		for block in &blocks {
			fixture.store.write(block).expect("written");
		}
		for cut in cuts {
			fixture.store.roll_up(cut).expect("summed up");
		}
		prop_assert_eq!(COLUMNS.map(|column| fixture.sum(column)), expected(&blocks));
	}

	#[test]
	fn answers_have_the_same_sums_before_and_after(
		blocks in facts(),
		cut in 0..30_000_000u64,
	) {
		let mut fixture = Fixture::new();
		for block in &blocks {
			fixture.store.write(block).expect("written");
		}
		let ask = |fixture: &Fixture| fixture.history().usage(AREA, 0, u64::MAX >> 1, 500);
		let before = ask(&fixture).expect("usage");
		fixture.store.roll_up(cut).expect("summed up");
		prop_assert_eq!(&ask(&fixture).expect("usage"), &before);
		let energy: i64 = before
			.0
			.iter()
			.map(|item| item["energy"].as_str().expect("text").parse::<i64>().expect("a number"))
			.sum();
		prop_assert_eq!(energy, expected(&blocks)[1]);
	}

	#[test]
	fn the_order_of_blocks_does_not_matter(
		blocks in facts(),
		order in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
	) {
		let mut straight = Fixture::new();
		for block in &blocks {
			straight.store.write(block).expect("written");
		}
		let mut mixed = Fixture::new();
		for index in order {
			mixed.store.write(index.get(&blocks)).expect("written");
		}
		for block in blocks.iter().rev() {
			mixed.store.write(block).expect("written");
		}
		prop_assert_eq!(straight.rows(), mixed.rows());
	}

	#[test]
	fn gaps_are_what_was_not_read(numbers in prop::collection::vec(0..40u64, 0..60), head in 0..50u64) {
		let mut fixture = Fixture::new();
		let mut read = BTreeSet::new();
		for number in numbers {
			let is_new = fixture.store.write(&block(number, 0, vec![])).expect("written");
			prop_assert_eq!(is_new, read.insert(number));
		}
		let highest = read.last().map_or(head, |last| head.max(*last));
		let missing: BTreeSet<_> = (0..=highest).filter(|number| !read.contains(number)).collect();
		let gaps = fixture.store.gaps(highest).expect("gaps");
		let found: BTreeSet<_> = gaps.iter().cloned().flatten().collect();
		prop_assert_eq!(found, missing);
		// As few as there can be.
		prop_assert!(gaps.windows(2).all(|pair| pair[0].end() + 1 < *pair[1].start()));
	}
}
