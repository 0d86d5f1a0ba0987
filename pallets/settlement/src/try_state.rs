// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The invariants of the README.

use crate::{
	calendar::{first_hour, hours_of, local_day, ptus_of_year},
	types::{day_of, AreaKey, HourKey, NetTrade},
	Adjustments, BooksFrom, Config, DayAheadPrices, DayAheadYears, ImbalancePrices, KeptFrom,
	LastRemoved, LateEnergy, Pallet, Portfolios, Positions, Programmes, Responsibilities,
	Statements, Traded, Trades,
};
use alloc::collections::BTreeMap;
use polkadot_sdk::{
	frame_support::{ensure, traits::Time},
	frame_system,
	sp_runtime::TryRuntimeError,
};
use smartcharge_primitives::hour_of;

impl<T: Config> Pallet<T> {
	/// Checks the invariants of the README.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let kept_from = KeptFrom::<T>::get();
		let next = hour_of(T::Time::now()).saturating_add(1);
		for ((hour, ..), position) in Positions::<T>::iter() {
			ensure!(hour.number() >= kept_from, "INV1: a position of a removed hour is left");
			ensure!(hour.number() <= next, "INV2: a position is of the future");
			ensure!(
				position.quarters.iter().any(|quarter| !quarter.is_empty()),
				"INV3: a position is empty"
			);
			ensure!(
				position.booked <= frame_system::Pallet::<T>::block_number(),
				"INV6: a position was booked in a block of the future"
			);
		}
		for (_, _, late) in LateEnergy::<T>::iter() {
			ensure!(!late.is_empty(), "INV3: late energy is empty");
		}
		let last = LastRemoved::<T>::get();
		ensure!(
			last.is_none_or(|(day, _)| day <= day_of(kept_from)),
			"INV4: a day has a hash before it is removed"
		);
		ensure!(kept_from <= Self::first_retained(), "INV5: an hour was removed too early");
		Self::check_contracts()?;
		Self::check_trades()?;
		Self::check_books()?;
		Self::check_statements()
	}

	fn check_contracts() -> Result<(), TryRuntimeError> {
		for (supplier, contracts) in Responsibilities::<T>::iter() {
			let in_order = contracts.is_sorted_by(|one, next| one.from < next.from);
			ensure!(in_order, "INV7: contracts are not in the order of time");
			for contract in &contracts {
				let from = contract.from;
				let begins = first_hour(local_day(from)) == from;
				ensure!(begins, "INV7: a contract does not begin with a local day");
				let Some(brp) = &contract.brp else { continue };
				let listed = Portfolios::<T>::get(brp).contains(&supplier);
				ensure!(
					listed || !Self::is_in_portfolio(&supplier, brp),
					"INV8: a supplier is missing in a portfolio"
				);
			}
		}
		for (_, suppliers) in Portfolios::<T>::iter() {
			let in_order = suppliers.is_sorted_by(|one, next| one < next);
			ensure!(in_order, "INV8: the suppliers of a portfolio are not in order");
		}
		Ok(())
	}

	fn check_trades() -> Result<(), TryRuntimeError> {
		let mut sums = BTreeMap::<(HourKey, AreaKey), [i128; 4]>::new();
		let first = Self::first_retained();
		for ((hour, area, _), traded) in Traded::<T>::iter() {
			if hour.number() >= first {
				let sum = sums.entry((hour, area)).or_default();
				let add = |(sum, wh): (&mut i128, NetTrade)| {
					*sum = sum.saturating_add(wh.total.into());
				};
				sum.iter_mut().zip(traded).for_each(add);
			}
		}
		let balanced = sums.values().all(|sum| sum.iter().all(|sum| *sum == 0));
		ensure!(balanced, "INV9: what was sold is not what was bought");
		Ok(())
	}

	/// Each item is as old as its retention allows, and years have no more prices than quarters.
	fn check_books() -> Result<(), TryRuntimeError> {
		let from = BooksFrom::<T>::get();
		ensure!(from <= Self::first_retained(), "INV10: books were removed too early");
		let hours = Programmes::<T>::iter_keys()
			.chain(Traded::<T>::iter_keys())
			.chain(Adjustments::<T>::iter_keys())
			.map(|(hour, ..)| hour)
			.chain(Trades::<T>::iter_keys().map(|(hour, _)| hour))
			.chain(DayAheadPrices::<T>::iter_keys())
			.chain(ImbalancePrices::<T>::iter_keys());
		for hour in hours {
			ensure!(hour.number() >= from, "INV10: books of a removed hour are left");
		}
		for (day, ..) in Statements::<T>::iter_keys() {
			let end = hours_of(day.number()).end;
			ensure!(end > from, "INV10: a statement of a removed day is left");
		}
		for adjustment in Adjustments::<T>::iter_values() {
			ensure!(adjustment != [0; 4], "INV11: an adjustment is empty");
		}
		for (year, (_, number)) in DayAheadYears::<T>::iter() {
			let most = ptus_of_year(year.number());
			ensure!(number <= most, "INV12: a year has more prices than quarters");
		}
		Ok(())
	}

	fn check_statements() -> Result<(), TryRuntimeError> {
		for statement in Statements::<T>::iter_values() {
			let own = statement.lines.iter().map(|line| line.own);
			let sum = own.fold(statement.own.saturating_add(statement.gain), i128::saturating_add);
			ensure!(sum == statement.portfolio, "INV13: a statement does not add up");
			ensure!(statement.version > 0, "INV13: a statement has no version");
		}
		Ok(())
	}
}
