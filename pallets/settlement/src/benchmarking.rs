// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of what readings cause and of what idle blocks do.

#![allow(clippy::restriction, reason = "benchmarks run off chain")]

use crate::{
	calendar::{first_hour, first_ptu, hours_of, local_day, ptus_of_year, year_at},
	*,
};
use alloc::vec;
use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::{
		traits::{EnsureOrigin, Get, Hooks},
		weights::Weight,
	},
	frame_system::{pallet_prelude::BlockNumberFor, RawOrigin},
	sp_runtime::traits::Zero,
};
use smartcharge_primitives::{
	hour_of, Adjust, AreaId, BenchmarkCast, Change, DebtKind, Debts, Ean18, Flow, Hour, Interval,
	Moment, OnFlow, OrderedYear, Role, Side, MILLIS_PER_HOUR, MILLIS_PER_QUARTER,
};

/// Start of the hour before the present one of a benchmark: a day begins an hour before.
const HOUR_BEFORE: Moment = (500_000 / 24 * 24 + 1) * MILLIS_PER_HOUR;

/// Notes a flow of the hour before in each of `count` areas.
fn flows<T: Config>(count: u32) -> Batch<T> {
	T::BenchmarkHelper::set_time(HOUR_BEFORE + MILLIS_PER_HOUR);
	let supplier: T::AccountId = account("supplier", 0, 0);
	let over = Interval::new(HOUR_BEFORE, HOUR_BEFORE + MILLIS_PER_HOUR);
	let mut batch = Batch::<T>::default();
	for area in 0..count {
		let (supplier, side) = (&supplier, Side::Taken);
		Pallet::<T>::note(Flow { supplier, area, side, over, energy: 1_000 }, &mut batch);
	}
	batch
}

fn taken<T: Config>(area: AreaId) -> Option<u64> {
	let key = (HourKey::new(hour_of(HOUR_BEFORE)), AreaKey::new(area));
	let position = Positions::<T>::iter_prefix_values(key).next()?;
	Some(position.quarters.iter().map(|quarter| quarter.taken).sum())
}

/// The margin of each supplier, and what an imbalance costs that exceeds it.
const MARGIN: u128 = 1_000_000;

/// The present time of a benchmark of a call: noon.
fn now<T: Config>() -> Moment {
	let noon = 500_000 / 24 * 24 * MILLIS_PER_HOUR + 12 * MILLIS_PER_HOUR;
	T::BenchmarkHelper::set_time(noon);
	noon
}

/// The next local day.
fn tomorrow<T: Config>() -> Day {
	local_day(hour_of(now::<T>())) + 1
}

fn member<T: Config>(name: &'static str, role: Role) -> T::AccountId {
	let who: T::AccountId = account(name, 0, 0);
	T::BenchmarkHelper::member(&who, &[role]);
	who
}

fn supplier<T: Config>(index: u32) -> T::AccountId {
	let who: T::AccountId = account("supplier", index, 0);
	T::BenchmarkHelper::member(&who, &[Role::Supplier]);
	T::BenchmarkHelper::fund(&who, 3 * MARGIN);
	who
}

fn terms(margin: u128) -> Terms {
	Terms { netting: Netting::ProRata, volume: Volume::Programme, margin }
}

/// A contract from tomorrow on.
fn contract<T: Config>(supplier: &T::AccountId, brp: &T::AccountId) -> Result<(), BenchmarkError> {
	let from = tomorrow::<T>();
	propose::<T>(supplier, brp, from, terms(MARGIN))?;
	Pallet::<T>::do_accept_supplier(brp.clone(), supplier.clone(), from, terms(MARGIN))?;
	Ok(())
}

fn propose<T: Config>(
	supplier: &T::AccountId,
	brp: &T::AccountId,
	from: Day,
	terms: Terms,
) -> Result<(), BenchmarkError> {
	Pallet::<T>::do_name_brp(supplier.clone(), brp.clone(), from, terms)?;
	Ok(())
}

/// An area, and the first quarter of tomorrow.
fn grid<T: Config>() -> (AreaId, Ptu) {
	let area = T::BenchmarkHelper::area(&account("dso", 0, 0));
	(area, first_ptu(first_hour(tomorrow::<T>())))
}

/// Prices of whole hours: at most `ptus`.
fn prices(ptus: u32, short: i64) -> Prices {
	let price = ImbalancePrice { short, surplus: short, state: Regulation::Up };
	Prices::Imbalance(vec![price; (ptus / 4 * 4) as usize])
}

/// Two parties that answer for themselves, and a trade of 100 quarters that one proposed.
fn trade<T: Config>() -> Result<(T::AccountId, T::AccountId, Hour), BenchmarkError> {
	let (seller, buyer) = (member::<T>("seller", Role::Brp), member::<T>("buyer", Role::Brp));
	let (area, from) = grid::<T>();
	let (wh, ptu) = (vec![1; MAX_PTUS as usize], from + 3);
	Pallet::<T>::do_propose_trade(seller.clone(), buyer.clone(), true, area, ptu, wh)?;
	Ok((seller, buyer, first_hour(tomorrow::<T>())))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Flows of `k` keys, each of which has energy already.
	#[benchmark]
	fn book(k: Linear<0, 100>) {
		Pallet::<T>::book(flows::<T>(k));

		#[block]
		{
			Pallet::<T>::book(flows::<T>(k));
		}

		for area in 0..k {
			assert_eq!(taken::<T>(area), Some(2_000));
		}
	}

	/// Positions are kept, none is old.
	#[benchmark]
	fn on_idle_base() {
		Pallet::<T>::book(flows::<T>(1));
		KeptFrom::<T>::put(hour_of(HOUR_BEFORE));
		BooksFrom::<T>::put(hour_of(HOUR_BEFORE));

		#[block]
		{
			Pallet::<T>::on_idle(BlockNumberFor::<T>::zero(), Weight::MAX);
		}

		assert_eq!(taken::<T>(0), Some(1_000));
	}

	/// `p` positions of a day are old, and one is not.
	#[benchmark]
	fn remove(p: Linear<0, 100>) {
		Pallet::<T>::book(flows::<T>(p));
		let later = HOUR_BEFORE + T::Retention::get() + 2 * MILLIS_PER_HOUR;
		T::BenchmarkHelper::set_time(later);
		let mut batch = Batch::<T>::default();
		let supplier: T::AccountId = account("supplier", 0, 0);
		let (supplier, over, side) = (&supplier, Interval::new(later, later), Side::Fed);
		Pallet::<T>::note(Flow { supplier, area: 0, side, over, energy: 1 }, &mut batch);
		Pallet::<T>::book(batch);
		// What else is old has a weight of its own.
		BooksFrom::<T>::put(hour_of(later));

		#[block]
		{
			Pallet::<T>::on_idle(BlockNumberFor::<T>::zero(), Weight::MAX);
		}

		assert_eq!(Positions::<T>::iter().count(), 1);
		assert_eq!(KeptFrom::<T>::get(), hour_of(HOUR_BEFORE) + 2);
	}

	#[benchmark]
	fn name_brp() -> Result<(), BenchmarkError> {
		let (supplier, brp) = (supplier::<T>(0), member::<T>("brp", Role::Brp));
		let from = tomorrow::<T>();
		propose::<T>(&supplier, &brp, from, terms(0))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(supplier.clone()), brp, from, terms(MARGIN));

		assert_eq!(Proposals::<T>::get(supplier).map(|one| one.terms), Some(terms(MARGIN)));
		Ok(())
	}

	/// The balance responsible party has sixteen suppliers, one of which makes room.
	#[benchmark]
	fn accept_supplier() -> Result<(), BenchmarkError> {
		let (new, brp) = (supplier::<T>(MAX_SUPPLIERS), member::<T>("brp", Role::Brp));
		let mut suppliers = Suppliers::<T::AccountId>::default();
		for index in 1..MAX_SUPPLIERS {
			let supplier = supplier::<T>(index);
			contract::<T>(&supplier, &brp)?;
			let _ = suppliers.try_push(supplier);
		}
		let _ = suppliers.try_push(account("former", 0, 0));
		suppliers.sort();
		Portfolios::<T>::insert(&brp, suppliers);
		let from = tomorrow::<T>();
		propose::<T>(&new, &brp, from, terms(MARGIN))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(brp.clone()), new.clone(), from, terms(MARGIN));

		assert!(Portfolios::<T>::get(brp).contains(&new));
		assert_eq!(Pallet::<T>::margin_held(&new), MARGIN);
		Ok(())
	}

	#[benchmark]
	fn end_contract() -> Result<(), BenchmarkError> {
		let (supplier, brp) = (supplier::<T>(0), member::<T>("brp", Role::Brp));
		contract::<T>(&supplier, &brp)?;
		let from = local_day(hour_of(now::<T>() + T::Notice::get())) + 1;

		#[extrinsic_call]
		_(RawOrigin::Signed(brp), supplier.clone(), from);

		assert_eq!(Pallet::<T>::responsible(&supplier, first_hour(from)), None);
		Ok(())
	}

	#[benchmark]
	fn release_margin() -> Result<(), BenchmarkError> {
		let (supplier, brp) = (supplier::<T>(0), member::<T>("brp", Role::Brp));
		contract::<T>(&supplier, &brp)?;
		Responsibilities::<T>::remove(&supplier);

		#[extrinsic_call]
		_(RawOrigin::Signed(brp), supplier.clone());

		assert_eq!(Pallet::<T>::margin_held(&supplier), 0);
		Ok(())
	}

	/// `p` quarters, all of which were filed before.
	#[benchmark]
	fn file_programme(p: Linear<1, MAX_PTUS>) -> Result<(), BenchmarkError> {
		let brp = member::<T>("brp", Role::Brp);
		let (area, from) = grid::<T>();
		Pallet::<T>::do_file_programme(brp.clone(), area, from, vec![1; p as usize])?;

		#[extrinsic_call]
		_(RawOrigin::Signed(brp.clone()), area, from, vec![-1; p as usize]);

		let key = (HourKey::new(from / 4), AreaKey::new(area), brp);
		assert_eq!(Programmes::<T>::get(key).map(|programme| programme.revision), Some(2));
		Ok(())
	}

	#[benchmark]
	fn propose_trade(p: Linear<1, MAX_PTUS>) -> Result<(), BenchmarkError> {
		let brp = member::<T>("brp", Role::Brp);
		let supplier = supplier::<T>(0);
		contract::<T>(&supplier, &brp)?;
		let (area, from) = grid::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(supplier), brp, true, area, from, vec![1; p as usize]);

		assert_eq!(Trades::<T>::iter().count(), 1);
		Ok(())
	}

	#[benchmark]
	fn confirm_trade() -> Result<(), BenchmarkError> {
		let (_, buyer, hour) = trade::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(buyer), hour, 0);

		assert_eq!(Traded::<T>::iter().count(), 52);
		Ok(())
	}

	#[benchmark]
	fn withdraw_trade() -> Result<(), BenchmarkError> {
		let (seller, _, hour) = trade::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(seller), hour, 0);

		assert_eq!(Trades::<T>::iter().count(), 0);
		Ok(())
	}

	/// Prices of the day ahead that another member attested, after three that attested others.
	#[benchmark]
	fn publish_prices(p: Linear<4, MAX_PTUS>) -> Result<(), BenchmarkError> {
		let from = first_ptu(first_hour(tomorrow::<T>()));
		let rows = |price| Prices::DayAhead(vec![price; (p / 4 * 4) as usize]);
		for (index, price) in [1, 2, 3, 7].into_iter().enumerate() {
			let other: T::AccountId = account("other", index as u32, 0);
			T::BenchmarkHelper::member(&other, &[Role::Dso]);
			Pallet::<T>::do_publish_prices(other, from, rows(price))?;
		}
		let dso = member::<T>("dso", Role::Dso);

		#[extrinsic_call]
		_(RawOrigin::Signed(dso), from, rows(7));

		assert_eq!(
			DayAheadYears::<T>::iter_values().next(),
			Some((i128::from(p / 4 * 28), p / 4 * 4))
		);
		Ok(())
	}

	#[benchmark]
	fn reprice(p: Linear<4, MAX_PTUS>) -> Result<(), BenchmarkError> {
		let from = first_ptu(first_hour(tomorrow::<T>()));
		let rows = |price| Prices::DayAhead(vec![price; (p / 4 * 4) as usize]);
		Pallet::<T>::do_publish_prices(member::<T>("tso", Role::Tso), from, rows(1))?;
		let origin =
			T::RepriceOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, from, rows(2));

		assert_eq!(
			DayAheadYears::<T>::iter_values().next().map(|(sum, _)| sum),
			Some(i128::from(p / 4 * 8))
		);
		Ok(())
	}

	/// A day of 25 hours of `s` suppliers, all of which flowed, were corrected and traded. It is
	/// settled again, at other prices: each supplier pays from its balance and its margin, and owes
	/// the rest.
	#[benchmark]
	fn settle_day(s: Linear<1, MAX_SUPPLIERS>) -> Result<(), BenchmarkError> {
		// 31 October 2027.
		let day: Day = 21_122;
		T::BenchmarkHelper::set_time(types::start_of(first_hour(day)) - MILLIS_PER_HOUR);
		let brp = member::<T>("brp", Role::Brp);
		let area = T::BenchmarkHelper::area(&account("dso", 0, 0));
		let from = first_ptu(first_hour(day));
		Pallet::<T>::do_file_programme(brp.clone(), area, from, vec![0; MAX_PTUS as usize])?;
		let mut suppliers = vec![];
		for index in 0..s {
			let supplier = supplier::<T>(index);
			propose::<T>(&supplier, &brp, day, terms(MARGIN))?;
			Pallet::<T>::do_accept_supplier(brp.clone(), supplier.clone(), day, terms(MARGIN))?;
			suppliers.push(supplier);
		}
		for party in suppliers.iter().chain([&brp]) {
			for hour in hours_of(day) {
				let key = (HourKey::new(hour), AreaKey::new(area), party);
				let quarters = [Quarter { taken: 50_000, fed: 7 }; 4];
				Positions::<T>::insert(key, Position { quarters, booked: Zero::zero() });
				Adjustments::<T>::insert(key, [-3; 4]);
				Traded::<T>::insert(key, [NetTrade { total: 5, ahead: 5 }; 4]);
			}
		}
		T::BenchmarkHelper::set_time(types::start_of(first_hour(day + 1)) + T::SettleAfter::get());
		let tso = member::<T>("tso", Role::Tso);
		Pallet::<T>::do_publish_prices(tso, from, prices(MAX_PTUS, 100))?;
		Pallet::<T>::do_settle_day(brp.clone(), area, day).map_err(|refused| refused.error)?;
		Pallet::<T>::do_reprice(from, prices(MAX_PTUS, 900_000))?;
		for supplier in &suppliers {
			T::Debts::incur(&brp, supplier, DebtKind::Imbalance, 1);
		}
		let caller = member::<T>("caller", Role::Cso);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), brp.clone(), area, day);

		let key = (DayKey::new(day), AreaKey::new(area), brp);
		assert_eq!(Statements::<T>::get(key).map(|statement| statement.version), Some(2));
		for supplier in suppliers {
			assert!(T::Debts::in_debt(&supplier, DebtKind::Imbalance));
			assert_eq!(Pallet::<T>::margin_held(&supplier), 0);
		}
		Ok(())
	}

	/// `m` meters at a connection of the last year.
	#[benchmark]
	fn report_p4(m: Linear<1, MAX_METERS>) -> Result<(), BenchmarkError> {
		let year = year_at(now::<T>()) - 1;
		let (dso, owner) = (account("dso", 0, 0), account("owner", 0, 0));
		let supplier = supplier::<T>(0);
		T::BenchmarkHelper::member(&owner, &[Role::Cso]);
		let (ean, meters) = T::BenchmarkHelper::connection(&dso, &owner, &supplier, year, m);

		#[extrinsic_call]
		_(RawOrigin::Signed(dso), ean, year, meters, 5, Default::default());

		assert_eq!(YearReports::<T>::iter().count(), 1);
		Ok(())
	}

	/// The holder has less than it pays, and is owed something.
	#[benchmark]
	fn true_up() -> Result<(), BenchmarkError> {
		let year = year_at(now::<T>()) - 1;
		let (holder, supplier) = (supplier::<T>(0), supplier::<T>(1));
		let number = 871_687_140_000_000_002;
		let ean = Ean18::new(number).map_err(|_| BenchmarkError::Weightless)?;
		let report = YearReport {
			holder: holder.clone(),
			supplier: supplier.clone(),
			metered: 0,
			settled: 100_000,
			evidence: Default::default(),
			amount: None,
		};
		YearReports::<T>::insert((OrderedYear::new(year), ean), report);
		let quarters = ptus_of_year(year);
		let sum = 1_000_000 * i128::from(quarters);
		DayAheadYears::<T>::insert(OrderedYear::new(year), (sum, quarters));
		T::Debts::incur(&supplier, &holder, DebtKind::TrueUp, 1);
		let caller = member::<T>("caller", Role::Cso);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), number, year);

		assert!(T::Debts::in_debt(&holder, DebtKind::TrueUp));
		assert!(!T::Debts::in_debt(&supplier, DebtKind::TrueUp));
		Ok(())
	}

	/// A correction of `h` hours, each of which was corrected before.
	#[benchmark]
	fn adjust(h: Linear<1, 100>) {
		let end = now::<T>();
		let over = Interval::new(end - u64::from(h) * MILLIS_PER_HOUR, end);
		let supplier: T::AccountId = account("supplier", 0, 0);
		let (supplier, side) = (&supplier, Side::Taken);
		let flow = || Flow { supplier, area: 0, side, over, energy: 1_000_000 };
		Pallet::<T>::adjust(flow(), Change::More);

		#[block]
		{
			Pallet::<T>::adjust(flow(), Change::More);
		}

		assert_eq!(Adjustments::<T>::iter().count(), h as usize);
	}

	/// `k` programmes are old.
	#[benchmark]
	fn remove_books(k: Linear<0, 100>) -> Result<(), BenchmarkError> {
		let brp = member::<T>("brp", Role::Brp);
		let (area, from) = grid::<T>();
		for hour in 0..k {
			Pallet::<T>::do_file_programme(brp.clone(), area, from + 4 * hour, vec![1])?;
		}
		let later = now::<T>() + T::Retention::get() + 200 * MILLIS_PER_HOUR;
		T::BenchmarkHelper::set_time(later);
		let over = Interval::new(later - MILLIS_PER_QUARTER, later);
		let side = Side::Fed;
		Pallet::<T>::adjust(Flow { supplier: &brp, area, side, over, energy: 4 }, Change::More);
		KeptFrom::<T>::put(hour_of(later - T::Retention::get()));

		#[block]
		{
			Pallet::<T>::on_idle(BlockNumberFor::<T>::zero(), Weight::MAX);
		}

		assert_eq!(Programmes::<T>::iter().count(), 0);
		assert_eq!(BooksFrom::<T>::get(), hour_of(later - T::Retention::get()));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
