// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What users ask.

use crate::{
	mock::*,
	runtime_api::{CertificateInfo, IntervalInfo, SourceInfo, StatementEntry},
	SourceStatus,
};
use polkadot_sdk::frame_support::assert_ok;
use smartcharge_primitives::{
	page::{QueryError, MAX_PAGE},
	Carrier, Energy, ProcessId, SourceId,
};

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
fn certificates_are_returned_by_pages() {
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
		let list = |owner: AccountId, limit| {
			all_pages(|after| Origin::certificates(&owner, after, limit), || ())
		};
		for limit in [1, 3, 4, MAX_PAGE] {
			let mut held = list(SUPPLIER, limit);
			held.sort_unstable_by_key(|info| (info.source, info.interval));
			assert_eq!(
				held,
				[
					info(solar, 0, 10, 0),
					info(solar, 1, 6, 4),
					info(solar, 2, 10, 0),
					info(wind, 0, 7, 0)
				],
			);
		}
		assert_eq!(list(OWNER, 5), []);

		// A cursor stays one when its certificates are gone.
		let first = Origin::certificates(&SUPPLIER, None, 1).unwrap();
		let after = first.next.unwrap();
		let rest = Origin::certificates(&SUPPLIER, Some(after), 9).unwrap();
		let gone = crate::Certificates::<Test>::take(SUPPLIER, after);
		assert_eq!(Origin::certificates(&SUPPLIER, Some(after), 9), Ok(rest));
		crate::Certificates::<Test>::insert(SUPPLIER, after, gone.unwrap());
		let refused = |after, limit| Origin::certificates(&SUPPLIER, after, limit).unwrap_err();
		assert_eq!(refused(Some((99, NOW)), 9), QueryError::UnknownCursor);
		assert_eq!(refused(Some((solar, NOW + 1)), 9), QueryError::UnknownCursor);
		assert_eq!(refused(None, 0), QueryError::ZeroLimit);
		assert_eq!(refused(None, MAX_PAGE + 1), QueryError::LimitTooHigh);
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

		let all = statement(DRIVER, None);
		let first = [
			entry(1, solar, 0, (100, 100), true),
			entry(1, solar, 3, (30, 0), false),
			entry(1, wind, 0, (80, 40), true),
		];
		let second = entry(2, solar, 0, (50, 50), true);
		assert_eq!(all[..3], first);
		assert_eq!(all[3..], [second]);
		assert_eq!(statement(DRIVER, Some(1)), first);
		assert_eq!(statement(DRIVER, Some(2)), [second]);
		assert_eq!(statement(OTHER_DRIVER, None), [entry(3, solar, 0, (60, 60), true)]);
		assert_eq!(statement(OWNER, None), []);
		// A process of somebody else.
		assert_eq!(statement(DRIVER, Some(3)), []);

		for limit in [1, MAX_PAGE] {
			let mut cancelled =
				all_pages(|after| Origin::cancellations(&DRIVER, after, limit), || ());
			cancelled.sort_unstable_by_key(|(id, _)| *id);
			let of = cancelled.iter().map(|(id, of)| (*id, of.energy, of.process));
			assert!(of.eq([(0, 70, Some(2)), (1, 9, None)]), "{cancelled:?}");
		}
		assert_eq!(all_pages(|after| Origin::cancellations(&OWNER, after, 5), || ()), []);
	});
}

#[test]
fn a_statement_refuses_a_cursor_that_is_none() {
	ExtBuilder.build_and_execute(|| {
		let solar = active(SOLAR_METER);
		produce(SOLAR_METER, interval(1), 500);
		claim(solar, 0, 1, 100);
		let list = |process, after, limit| {
			Origin::statement(&DRIVER, process, after, limit).map(|page| page.items.len())
		};
		assert_eq!(list(Some(1), None, 1), Ok(1));
		let none = Err(QueryError::UnknownCursor);
		assert_eq!(list(None, Some((1, 99, NOW)), 9), none);
		assert_eq!(list(None, Some((1, solar, NOW + 1)), 9), none);
		assert_eq!(list(Some(2), Some((1, solar, NOW)), 9), none);
		assert_eq!(list(Some(1), Some((1, solar, NOW)), 9), Ok(0), "nothing after it");
		// A cursor stays one when what it names is gone.
		let gone = crate::Drawn::<Test>::take((DRIVER, 1, solar)).unwrap();
		assert_eq!(list(Some(1), Some((1, solar, NOW)), 9), Ok(0));
		crate::Drawn::<Test>::insert((DRIVER, 1, solar), gone);
		assert_eq!(list(None, None, 0), Err(QueryError::ZeroLimit));
		assert_eq!(list(None, None, MAX_PAGE + 1), Err(QueryError::LimitTooHigh));
		let cancelled = |after, limit| {
			Origin::cancellations(&DRIVER, after, limit).map(|page| page.items.len())
		};
		assert_eq!(cancelled(Some(0), 9), none, "there was none");
		assert_eq!(cancelled(None, 0), Err(QueryError::ZeroLimit));
		assert_eq!(cancelled(None, MAX_PAGE + 1), Err(QueryError::LimitTooHigh));
	});
}

/// However many processes a driver had, a page looks at so many claims.
#[test]
fn a_page_of_a_statement_reads_no_more_than_its_limit() {
	ExtBuilder.build_and_execute(|| {
		let solar = active(SOLAR_METER);
		produce(SOLAR_METER, interval(1), 500);
		(1..=40).for_each(|process| claim(solar, 0, process, 1));
		let page = Origin::statement(&DRIVER, None, None, 7).unwrap();
		assert!(page.items.len() <= 7 && page.next.is_some());
		assert_eq!(statement(DRIVER, None).len(), 40);
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
		assert_eq!(statement(DRIVER, None), []);
	});
}
