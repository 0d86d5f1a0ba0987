// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Answers of the runtime API.

use crate::{
	calendar::hours_of,
	runtime_api::{SupplierPosition, TradePage},
	Adjustments, AreaKey, Config, Day, DayKey, HourKey, Pallet, Positions, Programme, Programmes,
	SettledQuarter, Statement, Statements, TradeId, TradeKey, Traded, Trades,
};
use alloc::vec::Vec;
use polkadot_sdk::sp_runtime::DispatchError;
use smartcharge_primitives::{
	page::{check_limit, page_of_keys, Page, QueryError, MAX_PAGE},
	AreaId, Hour,
};

impl<T: Config> Pallet<T> {
	/// Returns a page of the suppliers with a position in `area` and `hour`.
	pub fn positions_in(
		area: AreaId,
		hour: Hour,
		after: Option<T::AccountId>,
		limit: u32,
	) -> Result<Page<SupplierPosition<T::AccountId>, T::AccountId>, QueryError> {
		check_limit(limit, MAX_PAGE)?;
		let prefix = (HourKey::new(hour), AreaKey::new(area));
		let with_position = |supplier: T::AccountId| {
			let key = (prefix.0, prefix.1, &supplier);
			let position = Positions::<T>::get(key)?.quarters;
			let adjustment = Adjustments::<T>::get(key);
			let trades = Traded::<T>::get(key).unwrap_or_default();
			let (adjustment, brp) = (
				adjustment.unwrap_or_default(),
				Self::contract_at(&supplier, hour).and_then(|contract| contract.brp),
			);
			Some(SupplierPosition { supplier, position, adjustment, trades, brp })
		};
		let Some(after) = after else {
			let keys = Positions::<T>::iter_key_prefix(prefix);
			return Ok(page_of_keys(keys, limit, with_position));
		};
		let key = (prefix.0, prefix.1, after);
		if !Positions::<T>::contains_key(&key) {
			return Err(QueryError::UnknownCursor);
		}
		let from = Positions::<T>::hashed_key_for(&key);
		let keys = Positions::<T>::iter_key_prefix_from(prefix, from);
		Ok(page_of_keys(keys, limit, with_position))
	}

	/// Returns the programmes of `brp` in `area` for the hours of `day`.
	pub fn programme_of(brp: &T::AccountId, area: AreaId, day: Day) -> Vec<(Hour, Programme)> {
		let filed = |hour| {
			let programme = Programmes::<T>::get((HourKey::new(hour), AreaKey::new(area), brp))?;
			Some((hour, programme))
		};
		hours_of(day).filter_map(filed).collect()
	}

	/// Returns a page of the trades that begin in `from` or later.
	pub fn trades_from(
		from: Hour,
		after: Option<(Hour, TradeId)>,
		limit: u32,
	) -> Result<TradePage<T::AccountId>, QueryError> {
		check_limit(limit, MAX_PAGE)?;
		let raw = |(hour, trade): (Hour, TradeId)| {
			Trades::<T>::hashed_key_for((HourKey::new(hour), TradeKey::new(trade)))
		};
		let start = match after {
			Some((hour, trade))
				if Trades::<T>::contains_key((HourKey::new(hour), TradeKey::new(trade))) =>
			{
				raw((hour, trade))
			},
			Some(_) => return Err(QueryError::UnknownCursor),
			// Keys are in order, and no trade of the hour before has the highest id.
			None => raw((from.saturating_sub(1), TradeId::MAX)),
		};
		let keys = Trades::<T>::iter_keys_from(start)
			.map(|(hour, trade)| (hour.number(), trade.number()))
			.filter(|(hour, _)| *hour >= from);
		Ok(page_of_keys(keys, limit, |(hour, trade)| {
			let details = Trades::<T>::get((HourKey::new(hour), TradeKey::new(trade)))?;
			Some(((hour, trade), details))
		}))
	}

	/// Returns the last statement of `day` of `brp` in `area`.
	pub fn last_statement(
		brp: &T::AccountId,
		area: AreaId,
		day: Day,
	) -> Option<Statement<T::AccountId>> {
		Statements::<T>::get((DayKey::new(day), AreaKey::new(area), brp))
	}

	/// Returns the quarters of `day` of `brp` in `area` as they would be settled now.
	pub fn quarters_of(
		brp: &T::AccountId,
		area: AreaId,
		day: Day,
	) -> Result<Vec<SettledQuarter>, DispatchError> {
		Self::settled_day(brp, area, day).map(|settled| settled.quarters)
	}
}
