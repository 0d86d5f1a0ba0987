// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Trades of energy between parties: proposed by one, confirmed by the other.

use crate::{
	calendar::{first_ptu, hour_of_ptu, hours_of, local_day, start_of_ptu, Ptu},
	programmes::by_hour,
	types::{start_of, NetTrades, Trade, TradeId, TradedVolumes, MAX_VOLUME},
	AreaKey, Config, Error, Event, HourKey, NextTradeId, Pallet, TradeKey, Traded, Trades,
};
use alloc::vec::Vec;
use polkadot_sdk::{
	frame_support::{
		dispatch::DispatchResult,
		ensure,
		traits::{Get, Time},
	},
	sp_runtime::DispatchError,
};
use smartcharge_primitives::{AreaId, GridTariff, Hour, Moment};

type KeyOf = (HourKey, TradeKey);

impl<AccountId: PartialEq> Trade<AccountId> {
	/// The party that proposed the trade, and the other one.
	fn parties(&self) -> (&AccountId, &AccountId) {
		if self.by_seller {
			(&self.seller, &self.buyer)
		} else {
			(&self.buyer, &self.seller)
		}
	}
}

/// Adds `wh` of the quarters of `hour` to `sums`, with the sign of a sale or of a purchase.
/// Programmes can be filed of quarters that begin at `gate` or later. `None` if a sum has no room.
fn add(
	sums: &NetTrades,
	hour: Hour,
	wh: &[Option<u64>; 4],
	sold: bool,
	gate: Moment,
) -> Option<NetTrades> {
	let mut added = *sums;
	for ((sum, wh), ptu) in added.iter_mut().zip(wh).zip(first_ptu(hour)..) {
		let wh = i64::try_from(wh.unwrap_or_default()).ok()?;
		let change = |sum: i64| if sold { sum.checked_add(wh) } else { sum.checked_sub(wh) };
		sum.total = change(sum.total)?;
		if start_of_ptu(ptu) >= gate {
			sum.ahead = change(sum.ahead)?;
		}
	}
	Some(added)
}

impl<T: Config> Pallet<T> {
	/// Checks that trades of the quarter `from` can still be made.
	fn check_deadline(from: Ptu) -> DispatchResult {
		let day = local_day(hour_of_ptu(from));
		let until = start_of(hours_of(day).end).saturating_add(T::TradesUntil::get());
		ensure!(T::Time::now() < until, Error::<T>::TradeTooLate);
		Ok(())
	}

	pub(crate) fn do_propose_trade(
		proposer: T::AccountId,
		to: T::AccountId,
		sells: bool,
		area: AreaId,
		from: Ptu,
		values: Vec<u64>,
	) -> DispatchResult {
		let hours = Self::check_ptus(from, &values)?;
		ensure!(proposer != to, Error::<T>::OwnTrade);
		ensure!(T::Grid::operator(area).is_some(), Error::<T>::UnknownArea);
		Self::check_deadline(from)?;
		ensure!(values.iter().all(|value| *value <= MAX_VOLUME), Error::<T>::VolumeTooHigh);
		ensure!(values.iter().any(|value| *value > 0), Error::<T>::NothingTraded);
		let last = hours.keys().last().copied().unwrap_or_default();
		for party in [&proposer, &to] {
			for hour in [hour_of_ptu(from), last] {
				ensure!(Self::responsible(party, hour).is_some(), Error::<T>::NoBrp);
			}
		}
		let id = NextTradeId::<T>::get();
		let next = id.checked_add(1).ok_or(Error::<T>::TooManyTrades)?;
		let wh = TradedVolumes::try_from(values).map_err(|_| Error::<T>::TooManyPtus)?;

		NextTradeId::<T>::put(next);
		let (seller, buyer) = if sells { (proposer, to) } else { (to, proposer) };
		let hour = hour_of_ptu(from);
		Self::deposit_event(Event::TradeProposed {
			trade: id,
			hour,
			seller: seller.clone(),
			buyer: buyer.clone(),
			area,
			from,
			wh: wh.clone(),
		});
		let trade = Trade { seller, buyer, by_seller: sells, area, from, wh, confirmed: false };
		Trades::<T>::insert((HourKey::new(hour), TradeKey::new(id)), trade);
		Ok(())
	}

	/// Returns the trade `id` of `hour`, which is not confirmed.
	fn open_trade(hour: Hour, id: TradeId) -> Result<(KeyOf, Trade<T::AccountId>), DispatchError> {
		let key = (HourKey::new(hour), TradeKey::new(id));
		let trade = Trades::<T>::get(key).ok_or(Error::<T>::UnknownTrade)?;
		ensure!(!trade.confirmed, Error::<T>::AlreadyConfirmed);
		Ok((key, trade))
	}

	pub(crate) fn do_confirm_trade(who: T::AccountId, hour: Hour, id: TradeId) -> DispatchResult {
		let (key, mut trade) = Self::open_trade(hour, id)?;
		ensure!(*trade.parties().1 == who, Error::<T>::NotCounterparty);
		Self::check_deadline(trade.from)?;
		let hours = by_hour(trade.from, &trade.wh).unwrap_or_default();
		let gate = T::Time::now().saturating_add(T::GateClosure::get());
		let mut sums = Vec::new();
		for (hour, wh) in hours {
			for (party, sold) in [(&trade.seller, true), (&trade.buyer, false)] {
				let key = (HourKey::new(hour), AreaKey::new(trade.area), party.clone());
				let before = Traded::<T>::get(&key).unwrap_or_default();
				let sum = add(&before, hour, &wh, sold, gate);
				let sum = sum.ok_or(Error::<T>::VolumeTooHigh)?;
				sums.push((key, sum));
			}
		}

		for (key, sum) in sums {
			Traded::<T>::insert(key, sum);
		}
		trade.confirmed = true;
		Trades::<T>::insert(key, trade);
		Self::deposit_event(Event::TradeConfirmed { trade: id, hour });
		Ok(())
	}

	pub(crate) fn do_withdraw_trade(who: T::AccountId, hour: Hour, id: TradeId) -> DispatchResult {
		let (key, trade) = Self::open_trade(hour, id)?;
		ensure!(who == trade.seller || who == trade.buyer, Error::<T>::NotParty);

		Trades::<T>::remove(key);
		Self::deposit_event(Event::TradeWithdrawn { trade: id, hour, by: who });
		Ok(())
	}
}
