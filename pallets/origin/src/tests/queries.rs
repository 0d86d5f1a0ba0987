// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What users ask.

use crate::{
	mock::*,
	runtime_api::{CertificateInfo, IntervalInfo, SourceInfo, StatementEntry},
	SourceStatus,
};
use polkadot_sdk::frame_support::assert_ok;
use smartcharge_primitives::{Carrier, Energy, ProcessId, SourceId};

#[test]
fn a_source_is_returned_with_what_it_supplies() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, NOW + 5 * MINUTE, 500);
		assert_ok!(commit(id, 1, 2_000));
		let expected = SourceInfo {
			meter: SOLAR_METER,
			owner: OWNER,
			supplier: SUPPLIER,
			recipient: SUPPLIER,
			area: AREA,
			carrier: Carrier::Solar,
			capacity: CAPACITY,
			commissioned: COMMISSIONED,
			attributes: attributes(),
			status: SourceStatus::Active,
			next_meter: None,
			debt: 0,
			attested: 6_000,
			available: 4_000,
			committed: 2_000,
			short_since: None,
			impossible_deliveries: 0,
			produced: 500,
			unallocated: 0,
		};
		assert_eq!(Origin::source_info(id), Some(expected));
		assert_eq!(Origin::source_info(99), None);

		// A shortage is seen.
		produce(SOLAR_METER, NOW + 10 * MINUTE, 0);
		let info = Origin::source_info(id).unwrap();
		assert_eq!((info.available, info.short_since), (0, Some(NOW + 10 * MINUTE)));
		produce(SOLAR_METER, NOW + 15 * MINUTE, 0);
		let info = Origin::source_info(id).unwrap();
		assert_eq!((info.committed, info.impossible_deliveries), (0, 1));
	});
}

#[test]
fn an_interval_is_returned_with_its_deadlines() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, interval(1), 500);
		assert_eq!(
			Origin::interval_info(id, NOW),
			Some(IntervalInfo {
				ledger: ledger(id, 0).unwrap(),
				closes: due(0),
				expires: expiry(0),
			}),
		);
		for start in [interval(1), NOW + 1] {
			assert_eq!(Origin::interval_info(id, start), None);
		}
		assert_eq!(Origin::interval_info(99, NOW), None);
	});
}

#[test]
fn certificates_are_returned_in_order() {
	ExtBuilder.build_and_execute(|| {
		let (solar, wind) = (active(SOLAR_METER), active(WIND_METER));
		produce(SOLAR_METER, interval(3), 30);
		assert_ok!(try_read(WIND_METER, interval(1), 7));
		close_until(2);
		let reference = Default::default();
		assert_ok!(Origin::lock_certificate(signed(SUPPLIER), solar, interval(1), 4, reference));
		let info = |source, number, free, locked| CertificateInfo {
			source,
			interval: interval(number),
			carrier: Carrier::Solar,
			free,
			locked,
			expires: expiry(number),
		};
		assert_eq!(
			Origin::certificates(&SUPPLIER),
			[
				info(solar, 0, 10, 0),
				info(solar, 1, 6, 4),
				info(solar, 2, 10, 0),
				info(wind, 0, 7, 0)
			],
		);
		assert_eq!(Origin::certificates(&OWNER), []);
	});
}

fn entry(
	process: ProcessId,
	source: SourceId,
	number: i64,
	energy: (Energy, Energy),
	closed: bool,
) -> StatementEntry {
	StatementEntry {
		process,
		source,
		carrier: Carrier::Solar,
		interval: interval(number),
		claimed: energy.0,
		certified: energy.1,
		closed,
	}
}

#[test]
fn a_statement_has_all_that_a_driver_took() {
	ExtBuilder.build_and_execute(|| {
		let (solar, wind) = (active(SOLAR_METER), active(WIND_METER));
		produce(SOLAR_METER, interval(1), 500);
		assert_ok!(try_read(WIND_METER, interval(1), 40));
		claim(solar, 0, 1, 100);
		claim(wind, 0, 1, 80);
		claim(solar, 3, 1, 30);
		claim(solar, 0, 2, 50);
		assert_ok!(claim_at(solar, NOW, 3, OTHER_DRIVER, 60));
		end_process(2, DRIVER, SUPPLIER, 200);
		close_until(0);
		assert_ok!(Origin::green_process(signed(SUPPLIER), solar, NOW, 70, 2));
		assert_ok!(Origin::cancel_certificate(signed(SUPPLIER), solar, NOW, 9, DRIVER));

		let all = Origin::statement(&DRIVER, None);
		let first = [
			entry(1, solar, 0, (100, 100), true),
			entry(1, solar, 3, (30, 0), false),
			entry(1, wind, 0, (80, 40), true),
		];
		let second = entry(2, solar, 0, (50, 50), true);
		assert_eq!(all.entries[..3], first);
		assert_eq!(all.entries[3..], [second]);
		assert_eq!((all.claimed, all.certified, all.greened), (260, 190, 70));
		let ids: Vec<_> = all.cancellations.iter().map(|(id, of)| (*id, of.energy)).collect();
		assert_eq!(ids, [(0, 70), (1, 9)]);

		let one = Origin::statement(&DRIVER, Some(1));
		assert_eq!(one.entries, first);
		assert_eq!((one.claimed, one.certified, one.greened), (210, 140, 0));
		assert_eq!(one.cancellations, []);

		let two = Origin::statement(&DRIVER, Some(2));
		assert_eq!((two.claimed, two.certified, two.greened), (50, 50, 70));
		assert_eq!(two.cancellations.len(), 1);

		let other = Origin::statement(&OTHER_DRIVER, None);
		assert_eq!(other.entries, [entry(3, solar, 0, (60, 60), true)]);
		assert_eq!(Origin::statement(&OWNER, None).entries, []);
		// A process of somebody else.
		assert_eq!(Origin::statement(&DRIVER, Some(3)).entries, []);
	});
}

#[test]
fn a_statement_reports_what_is_left_after_expiry() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, interval(1), 500);
		claim(id, 0, 1, 100);
		close_until(0);
		set_time(expiry(0));
		close();
		let statement = Origin::statement(&DRIVER, None);
		assert_eq!((statement.entries, statement.claimed), (vec![], 0));
	});
}
