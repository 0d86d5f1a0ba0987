// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Signed records of a process, and what selfish participants make of them.

use crate::{mock::*, Event, Proof, Proofs, Settled, Slack, StopReason};
use polkadot_sdk::frame_support::assert_ok;
use proptest::prelude::*;
use smartcharge_primitives::{
	ChargeRecords, Energy, MeterId, Misplaced, Moment, OnRecord, Place, ProcessId, Recorded,
	RecordedLine,
};

/// A line of page `page`, `after` ms after the start of a test, with a register in Wh.
fn line(page: u64, after: Moment, register: Energy) -> RecordedLine {
	let hash = [u8::try_from(page).unwrap(); 32].into();
	RecordedLine { page, hash, at: NOW + after, register: register * 1_000 }
}

fn begins(begin: RecordedLine) -> Recorded {
	Recorded { begin: Some(begin), end: None, fit: true }
}

fn ends(end: RecordedLine) -> Recorded {
	Recorded { begin: None, end: Some(end), fit: true }
}

fn both(begin: RecordedLine, end: RecordedLine) -> Recorded {
	Recorded { begin: Some(begin), end: Some(end), fit: true }
}

fn place(id: ProcessId, recorded: Recorded) -> Result<Place, Misplaced> {
	place_at(METER, id, recorded)
}

fn place_at(meter: MeterId, id: ProcessId, recorded: Recorded) -> Result<Place, Misplaced> {
	let before = root();
	let place = Charging::place(id, meter, &recorded);
	assert_eq!(root(), before, "nothing changes");
	place
}

#[track_caller]
fn note(id: ProcessId, recorded: Recorded) {
	place(id, recorded).expect("it has a place");
	Charging::note(id, recorded);
}

/// A process of half an hour that took `energy` by its readings.
fn ended_with(energy: Energy) -> ProcessId {
	let id = thesis(preferences());
	tick(HOUR / 2, energy);
	stop(id, HOUR / 2);
	id
}

fn stop(id: ProcessId, after: Moment) {
	assert_ok!(Charging::stop(signed(CSO), id, NOW + after, StopReason::Local));
	assert_eq!(record(id).end, NOW + after);
}

fn mismatches() -> Vec<(ProcessId, Energy, Energy)> {
	take_events()
		.into_iter()
		.filter_map(|event| match event {
			Event::Mismatch { process, metered, recorded } => Some((process, metered, recorded)),
			_ => None,
		})
		.collect()
}

#[test]
fn begin_and_end_of_a_process_are_noted() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		let (begin, end) = (line(1, 1_000, 70), line(2, HOUR / 2, 2_570));
		assert_eq!(
			place(id, begins(begin)),
			Ok(Place { begin: None, end: None, first: Some(REGISTER) })
		);
		note(id, begins(begin));
		let proof = Proof { begin, end: None, fit: true };
		assert_last(Event::Proven { process: id, proof });
		tick(HOUR / 2, 2_500);
		// The register with which it started stays the same.
		let first = Some(REGISTER);
		assert_eq!(place(id, ends(end)), Ok(Place { begin: Some(begin), end: None, first }));
		note(id, ends(end));
		let proof = Proof { begin, end: Some(end), fit: true };
		assert_eq!(Proofs::<Test>::get(id), Some(proof));
		stop(id, HOUR / 2);
		assert_eq!(mismatches(), []);
		assert_eq!(Charging::excess(id, 2_511), Some(11));
		assert_eq!(Charging::excess(id, 2_510), None);
	});
}

#[test]
fn what_differs_is_reported_when_both_are_known() {
	for (recorded, differs) in
		[(5_000, true), (5_089, true), (5_090, false), (5_110, false), (5_111, true)]
	{
		// The records come after the end, or before it.
		for before in [true, false] {
			ExtBuilder::default().build_and_execute(|| {
				let id = thesis(preferences());
				tick(HOUR / 2, 2_500);
				tick(HOUR * 11 / 10, 5_100);
				take_events();
				let record = both(line(1, 0, 7), line(1, HOUR * 11 / 10, 7 + recorded));
				if before {
					note(id, record);
					assert_eq!(mismatches(), []);
				}
				stop(id, HOUR * 11 / 10);
				if !before {
					assert_eq!(mismatches(), []);
					note(id, record);
				}
				let expected = differs.then_some((id, 5_100, recorded));
				assert_eq!(mismatches(), expected.into_iter().collect::<Vec<_>>());
				let excess = (recorded < 5_090).then(|| 5_100 - recorded);
				assert_eq!(Charging::excess(id, 5_100), excess);
			});
		}
	}
}

#[test]
fn an_unfit_record_proves_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let id = ended_with(2_500);
		note(id, Recorded { fit: false, ..begins(line(1, 0, 0)) });
		take_events();
		// The end alone is fit.
		note(id, ends(line(2, HOUR / 2, 100)));
		assert!(!Proofs::<Test>::get(id).unwrap().fit);
		assert_eq!(mismatches(), []);
		assert_eq!(Charging::excess(id, 2_500), None);
	});
}

#[test]
fn a_record_of_another_process_or_meter_has_no_place() {
	ExtBuilder::default().build_and_execute(|| {
		let record = begins(line(1, 0, 0));
		assert_eq!(place(7, record), Err(Misplaced::UnknownProcess));
		let id = authorised();
		assert_eq!(place(id, record), Err(Misplaced::UnknownProcess), "it is not scheduled");
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		assert_eq!(place(id, record), Err(Misplaced::UnknownProcess), "it has no record");
		let id = thesis(preferences());
		assert_eq!(place_at(METER + 1, id, record), Err(Misplaced::OtherMeter));
		tick(HOUR / 2, 2_500);
		stop(id, HOUR / 2);
		assert_eq!(place_at(METER + 1, id, record), Err(Misplaced::OtherMeter));
		assert_ok!(place(id, record));
	});
}

#[test]
fn a_begin_of_another_time_has_no_place() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		for (after, fits) in [(RECORD_WINDOW, true), (RECORD_WINDOW + 1, false)] {
			let expected = if fits { None } else { Some(Misplaced::OtherTime) };
			assert_eq!(place(id, begins(line(1, after, 0))).err(), expected);
			let before = RecordedLine { at: NOW - after, ..line(1, 0, 0) };
			assert_eq!(place(id, begins(before)).err(), expected);
		}
	});
}

/// A charger that begins another transaction within a process shows only a part of it.
#[test]
fn the_end_of_a_part_of_a_process_is_no_proof_of_all() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		tick(HOUR / 4, 1_250);
		note(id, both(line(1, 0, 0), line(1, HOUR / 4, 1_250)));
		tick(HOUR / 2, 2_500);
		stop(id, HOUR / 2);
		assert_eq!(mismatches(), []);
		assert_eq!(Charging::excess(id, 2_500), None);
	});
	ExtBuilder::default().build_and_execute(|| {
		let id = ended_with(2_500);
		let early = HOUR / 2 - RECORD_WINDOW - 1;
		let record = both(line(1, 0, 0), line(1, early, 1_250));
		assert_eq!(place(id, record), Err(Misplaced::OtherTime));
		assert_ok!(place(id, both(line(1, 0, 0), line(1, early + 1, 1_250))));
	});
}

/// Somebody who hides that less flowed takes the end of the next process, which shows more.
#[test]
fn the_end_of_the_next_process_has_no_place() {
	ExtBuilder::default().build_and_execute(|| {
		let id = ended_with(2_500);
		let late = HOUR / 2 + RECORD_WINDOW + 1;
		note(id, begins(line(1, 0, 0)));
		let next = ends(line(4, late, 2_511));
		assert_eq!(place(id, next), Err(Misplaced::OtherTime));
		// The vehicle stayed, and took nothing more.
		assert_ok!(place(id, ends(line(2, late, 2_510))));
		note(id, ends(line(2, late, 2_400)));
		assert_eq!(Charging::excess(id, 2_500), Some(100));
	});
}

#[test]
fn begin_and_end_are_shown_once() {
	ExtBuilder::default().build_and_execute(|| {
		let id = ended_with(2_500);
		assert_eq!(place(id, ends(line(1, HOUR / 2, 0))), Err(Misplaced::NoBegin));
		note(id, begins(line(1, 0, 0)));
		assert_eq!(place(id, begins(line(2, 0, 0))), Err(Misplaced::AlreadyBegun));
		note(id, ends(line(3, HOUR / 2, 2_500)));
		assert_eq!(place(id, ends(line(4, HOUR / 2, 0))), Err(Misplaced::AlreadyEnded));
		let record = both(line(4, HOUR / 2, 0), line(4, HOUR / 2, 0));
		assert_eq!(place(id, record), Err(Misplaced::AlreadyEnded));
	});
}

/// An operator that has its charger end a transaction in the middle of a process does not keep the
/// end of all of it out.
#[test]
fn the_end_of_a_part_gives_way_to_a_later_one() {
	// The true end comes before the process ends, or after it.
	for before in [true, false] {
		ExtBuilder::default().build_and_execute(|| {
			let id = thesis(preferences());
			note(id, begins(line(1, 0, 70)));
			tick(HOUR / 4, 1_250);
			let part = line(2, HOUR / 4, 1_320);
			note(id, ends(part));
			let again = ends(RecordedLine { page: 3, ..part });
			assert_eq!(place(id, again), Err(Misplaced::AlreadyEnded));
			tick(HOUR / 2, 2_500);
			// The second transaction begins within the process.
			let all = both(line(4, HOUR / 3, 1_320), line(4, HOUR / 2, 2_470));
			if before {
				assert_eq!(place(id, all).unwrap().end, Some(part));
				note(id, all);
			}
			stop(id, HOUR / 2);
			if !before {
				assert_eq!(Charging::excess(id, 2_500), None);
				note(id, all);
			}
			let proof = Proofs::<Test>::get(id).unwrap();
			assert_eq!((proof.begin, proof.end), (line(1, 0, 70), all.end));
			assert_eq!(Charging::excess(id, 2_500), Some(100));
		});
	}
}

#[test]
fn a_charger_that_stopped_long_before_its_report_proves_its_time() {
	ExtBuilder::default().build_and_execute(|| {
		let id = thesis(preferences());
		tick(HOUR / 4, 1_250);
		let stopped = HOUR / 2;
		set_time(NOW + 2 * HOUR);
		assert_ok!(Charging::stop(signed(CSO), id, NOW + stopped, StopReason::Local));
		tick(2 * HOUR + MINUTE, 2_600);
		assert!(record(id).end > NOW + stopped + RECORD_WINDOW);
		note(id, both(line(1, 0, 0), line(1, stopped, 2_500)));
		assert_eq!(Charging::excess(id, 2_600), Some(100));
	});
}

#[test]
fn a_proof_leaves_with_its_record_and_is_part_of_its_leaf() {
	use crate::{archive::record_leaf, Archived};
	use polkadot_sdk::frame_support::weights::WeightMeter;
	ExtBuilder::default().build_and_execute(|| {
		let id = ended_with(2_500);
		note(id, both(line(1, 0, 0), line(1, HOUR / 2, 2_500)));
		let (kept, proof) = (record(id), Proofs::<Test>::get(id).unwrap());
		set_time(NOW + HOUR / 2 + RECORD_LIFETIME);
		Charging::archive_records(&mut WeightMeter::new());
		assert_eq!(Proofs::<Test>::get(id), None);
		let root = Archived::<Test>::get().open.root();
		let leaf = |proof| record_leaf(id, &kept, proven(id), proof);
		assert_eq!(root, Some(leaf(Some(&proof))));
		assert_ne!(root, Some(leaf(None)));
		let other = Proof { fit: false, ..proof };
		assert_ne!(root, Some(leaf(Some(&other))));
	});
}

proptest! {
	/// No records whatsoever prove less than flowed between moments that are within the window of
	/// the process's own, if the meter counts right.
	#[test]
	fn records_of_a_right_meter_prove_no_less_than_flowed_within_the_window(
		start in 1_000_000u64..1_100_000,
		length in 0u64..5_000_000,
		begin in 0u64..8_000_000,
		end in 0u64..8_000_000,
		window in 1u64..400_000,
		rate in 0u64..5,
		tolerance in 0u64..20,
		fit: bool,
	) {
		// Energy in Wh at a moment, by a meter that counts `rate` Wh a second.
		let at = |moment: u64| moment * rate / 1_000;
		let shown = |page, at_: u64| RecordedLine {
			page, hash: Default::default(), at: at_, register: at(at_) * 1_000,
		};
		let settled = Settled {
			start, due_until: start + length, end: start + length,
			energy: at(start + length) - at(start),
		};
		let (begin, end) = (shown(1, begin.min(end)), shown(2, end));
		let proof = Proof { begin, end: Some(end), fit };
		if let Some(energy) = proof.energy(&settled, Slack { window, tolerance }) {
			prop_assert!(fit);
			let missed = 2 * (window * rate / 1_000 + 1);
			prop_assert!(energy + missed >= settled.energy);
			// Nor more than flowed within the window, unless it is within the tolerance.
			prop_assert!(energy <= settled.energy + missed.max(tolerance));
		}
	}
}
