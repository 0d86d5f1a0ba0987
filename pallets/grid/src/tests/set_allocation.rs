// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use polkadot_sdk::{frame_support::dispatch::DispatchResult, sp_runtime::BoundedVec};
use smartcharge_primitives::{hour_of, Ean18, Hour};

/// A connection, and points; their check digits were computed by hand.
const EAN: u64 = 871_687_140_000_000_002;
const POINT: u64 = 871_687_140_000_000_019;
const OTHER_POINT: u64 = 871_687_140_000_000_026;
const OTHER_EAN: u64 = 871_234_567_890_123_451;

fn ean(number: u64) -> Ean18 {
	Ean18::new(number).unwrap()
}

/// The present hour.
fn present() -> Hour {
	hour_of(ClockTime::get())
}

fn wait(hours: u64) {
	ClockTime::mutate(|now| *now += hours * HOUR);
}

fn points(points: &[(u64, AccountId)]) -> SecondaryArgument<AccountId> {
	BoundedVec::try_from(points.to_vec()).unwrap()
}

fn set(secondary: &[(u64, AccountId)], from: Hour) -> DispatchResult {
	Grid::set_allocation(dso(), AREA, EAN, SUPPLIER, points(secondary), from)
}

fn from_hours() -> Vec<Hour> {
	let connection = Allocations::<Test>::get(ean(EAN)).unwrap();
	connection.history.iter().map(|allocation| allocation.from).collect()
}

#[test]
fn sets_primary_and_secondary_points() {
	ExtBuilder::default().build_and_execute(|| {
		let from = present() + 1;
		assert_ok!(set(&[(POINT, OTHER_SUPPLIER), (OTHER_POINT, SUPPLIER)], from));
		let secondary = vec![
			SecondaryPoint { ean: ean(POINT), supplier: OTHER_SUPPLIER },
			SecondaryPoint { ean: ean(OTHER_POINT), supplier: SUPPLIER },
		];
		let secondary = SecondaryPoints::try_from(secondary).unwrap();
		let allocation = Allocation { from, primary: SUPPLIER, secondary: secondary.clone() };
		assert_eq!(Grid::allocation(ean(EAN), from - 1), None);
		assert_eq!(Grid::allocation(ean(EAN), from), Some(allocation.clone()));
		assert_eq!(Grid::allocation(ean(EAN), Hour::MAX), Some(allocation));
		assert_eq!(Grid::allocation(ean(OTHER_EAN), from), None);
		assert_eq!(AllocationPoints::<Test>::get(ean(POINT)), Some(ean(EAN)));
		System::assert_last_event(
			Event::AllocationSet { area: AREA, ean: ean(EAN), from, primary: SUPPLIER, secondary }
				.into(),
		);
	});
}

#[test]
fn keeps_the_history() {
	ExtBuilder::default().build_and_execute(|| {
		let first = present() + 1;
		assert_ok!(set(&[(POINT, OTHER_SUPPLIER)], first));
		wait(2);
		let second = present() + 3;
		assert_ok!(Grid::set_allocation(dso(), AREA, EAN, OTHER_SUPPLIER, points(&[]), second));
		let primary = |hour| Grid::allocation(ean(EAN), hour).map(|allocation| allocation.primary);
		assert_eq!(primary(first), Some(SUPPLIER));
		assert_eq!(primary(second - 1), Some(SUPPLIER));
		assert_eq!(primary(second), Some(OTHER_SUPPLIER));
		assert_eq!(AllocationPoints::<Test>::get(ean(POINT)), Some(ean(EAN)), "the history has it");
	});
}

#[test]
fn replaces_what_would_begin_later() {
	ExtBuilder::default().build_and_execute(|| {
		let now = present();
		assert_ok!(set(&[], now + 1));
		assert_ok!(set(&[(POINT, SUPPLIER)], now + 5));
		assert_ok!(set(&[(OTHER_POINT, SUPPLIER)], now + 9));
		assert_ok!(set(&[], now + 5));
		assert_eq!(from_hours(), [now + 1, now + 5]);
		assert_eq!(AllocationPoints::<Test>::iter().count(), 0);
		// The points are free for another connection.
		let secondary = points(&[(POINT, SUPPLIER)]);
		assert_ok!(Grid::set_allocation(dso(), AREA, OTHER_EAN, SUPPLIER, secondary, now + 1));
	});
}

/// Nobody rewrites for whom energy counted in an hour that has begun.
#[test]
fn never_changes_the_past() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(set(&[], present()), Error::<Test>::FromInPast);
		assert_noop!(set(&[], 0), Error::<Test>::FromInPast);
		assert_ok!(set(&[], present() + 1));
		wait(1);
		assert_noop!(set(&[], present()), Error::<Test>::FromInPast);
	});
}

#[test]
fn bounds_how_far_ahead() {
	ExtBuilder::default().build_and_execute(|| {
		let latest = present() + 240;
		assert_noop!(set(&[], latest + 1), Error::<Test>::FromTooFar);
		assert_ok!(set(&[], latest));
	});
}

#[test]
fn remembers_four_allocations_while_they_are_needed() {
	ExtBuilder::default().build_and_execute(|| {
		let first = present() + 1;
		for n in 0..4 {
			assert_ok!(set(&[(POINT, SUPPLIER)][..usize::from(n == 0)], first + n));
		}
		assert_noop!(set(&[], first + 4), Error::<Test>::TooManyAllocations);
		// The first one ended with the second, and is remembered for three days after it.
		wait(72);
		assert_eq!(present() - 72, first - 1);
		assert_noop!(set(&[], present() + 1), Error::<Test>::TooManyAllocations);
		wait(2);
		assert_eq!(AllocationPoints::<Test>::get(ean(POINT)), Some(ean(EAN)));
		assert_ok!(set(&[], present() + 1));
		assert_eq!(from_hours(), [first + 1, first + 2, first + 3, present() + 1]);
		assert_eq!(AllocationPoints::<Test>::get(ean(POINT)), None);
	});
}

#[test]
fn refuses_a_bad_code() {
	ExtBuilder::default().build_and_execute(|| {
		let from = present() + 1;
		let of = |code| Grid::set_allocation(dso(), AREA, code, SUPPLIER, points(&[]), from);
		assert_noop!(of(EAN + 1), Error::<Test>::InvalidEanCheckDigit);
		assert_noop!(of(8_716_879_000_004), Error::<Test>::InvalidEanLength);
		assert_noop!(set(&[(POINT + 1, SUPPLIER)], from), Error::<Test>::InvalidEanCheckDigit);
		assert_noop!(set(&[(1, SUPPLIER)], from), Error::<Test>::InvalidEanLength);
	});
}

#[test]
fn refuses_a_code_twice() {
	ExtBuilder::default().build_and_execute(|| {
		let from = present() + 1;
		assert_noop!(set(&[(EAN, SUPPLIER)], from), Error::<Test>::DuplicateEan);
		let twice = [(POINT, SUPPLIER), (OTHER_POINT, SUPPLIER), (POINT, OTHER_SUPPLIER)];
		assert_noop!(set(&twice, from), Error::<Test>::DuplicateEan);
	});
}

#[test]
fn refuses_a_code_of_another_connection() {
	ExtBuilder::default().build_and_execute(|| {
		let from = present() + 1;
		let other = |secondary: &[(u64, AccountId)]| {
			Grid::set_allocation(dso(), AREA, OTHER_EAN, SUPPLIER, points(secondary), from)
		};
		assert_ok!(set(&[(POINT, OTHER_SUPPLIER)], from));
		assert_noop!(other(&[(POINT, SUPPLIER)]), Error::<Test>::EanInUse);
		assert_noop!(other(&[(EAN, SUPPLIER)]), Error::<Test>::EanInUse);
		let as_connection = Grid::set_allocation(dso(), AREA, POINT, SUPPLIER, points(&[]), from);
		assert_eq!(as_connection, Err(Error::<Test>::EanInUse.into()));
		assert_ok!(other(&[]));
		assert_noop!(set(&[(OTHER_EAN, SUPPLIER)], from), Error::<Test>::EanInUse);
	});
}

#[test]
fn refuses_who_is_no_supplier() {
	ExtBuilder::default().build_and_execute(|| {
		let from = present() + 1;
		let primary = Grid::set_allocation(dso(), AREA, EAN, DSO, points(&[]), from);
		assert_eq!(primary, Err(Error::<Test>::NotASupplier.into()));
		assert_noop!(set(&[(POINT, STRANGER)], from), Error::<Test>::NotASupplier);
		Roles::mutate(|roles| roles.remove(&SUPPLIER));
		assert_noop!(set(&[], from), Error::<Test>::NotASupplier);
	});
}

#[test]
fn refuses_anybody_but_the_operator() {
	ExtBuilder::default().build_and_execute(|| {
		let of = |origin, area| {
			Grid::set_allocation(origin, area, EAN, SUPPLIER, points(&[]), present() + 1)
		};
		for origin in [governance(), stranger(), RuntimeOrigin::signed(SUPPLIER)] {
			assert_noop!(of(origin, AREA), DispatchError::BadOrigin);
		}
		assert_noop!(of(RuntimeOrigin::none(), AREA), DispatchError::BadOrigin);
		assert_noop!(of(other_dso(), AREA), Error::<Test>::NotOperator);
		assert_noop!(of(dso(), 7), Error::<Test>::UnknownArea);
	});
}

/// Another DSO cannot take a connection into its own area.
#[test]
fn a_connection_stays_with_its_dso() {
	let areas = [("Delft", DSO, BASE), ("Leiden", OTHER_DSO, BASE), ("Gouda", DSO, BASE)];
	ExtBuilder::default().areas(&areas).build_and_execute(|| {
		let from = present() + 1;
		let of =
			|origin, area| Grid::set_allocation(origin, area, EAN, SUPPLIER, points(&[]), from);
		assert_ok!(of(dso(), AREA));
		assert_noop!(of(other_dso(), OTHER_AREA), Error::<Test>::OtherArea);
		let area = || Allocations::<Test>::get(ean(EAN)).map(|connection| connection.area);
		assert_ok!(of(dso(), 2));
		assert_eq!(area(), Some(2));
		// With the area, the connection goes over.
		assert_ok!(Grid::set_operator(governance(), 2, OTHER_DSO));
		assert_noop!(of(dso(), 2), Error::<Test>::NotOperator);
		assert_ok!(of(other_dso(), OTHER_AREA));
		assert_eq!(area(), Some(OTHER_AREA));
	});
}

#[test]
fn takes_as_many_points_as_there_can_be() {
	ExtBuilder::default().build_and_execute(|| {
		let code = |serial: u64| {
			let body = 871_687_140_000_001_000 + serial * 10;
			(body..body + 10).find(|code| Ean18::new(*code).is_ok()).unwrap()
		};
		let most: Vec<_> = (0..u64::from(MAX_SECONDARY)).map(|n| (code(n), SUPPLIER)).collect();
		assert_ok!(set(&most, present() + 1));
		assert_eq!(AllocationPoints::<Test>::iter().count(), MAX_SECONDARY as usize);
		let more = [most, vec![(code(8), SUPPLIER)]].concat();
		assert!(SecondaryArgument::<AccountId>::try_from(more).is_err());
	});
}
