// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Lists of signals, by pages.

use crate::{
	runtime_api::{SignalFilter, SignalInfo},
	Config, NextSignalId, Pallet, Signals, SignalsOf,
};
use polkadot_sdk::frame_support::ensure;
use smartcharge_primitives::{
	page::{check_limit, page_of_keys, Page, QueryError, MAX_PAGE},
	SignalId,
};

impl<T: Config> Pallet<T> {
	/// Returns a page of at most [`MAX_PAGE`] signals.
	pub fn list_signals(
		filter: &SignalFilter<T::AccountId>,
		after: Option<SignalId>,
		limit: u32,
	) -> Result<Page<SignalInfo<T::AccountId>, SignalId>, QueryError> {
		check_limit(limit, MAX_PAGE)?;
		let was_sent = after.is_none_or(|after| after < NextSignalId::<T>::get());
		ensure!(was_sent, QueryError::UnknownCursor);
		let signal = |id| Some((id, Signals::<T>::get(id)?));
		let dso = match filter {
			SignalFilter::Target(target) => {
				let pending = SignalsOf::<T>::get(target);
				let ids = pending.into_iter().map(|(id, _)| id);
				let rest = ids.filter(|id| after.is_none_or(|after| *id > after));
				return Ok(page_of_keys(rest, limit, signal));
			},
			SignalFilter::All => None,
			SignalFilter::Dso(dso) => Some(dso),
		};
		let keys = match after {
			None => Signals::<T>::iter_keys(),
			// The key may be gone: what follows it is found all the same.
			Some(after) => Signals::<T>::iter_keys_from(Signals::<T>::hashed_key_for(after)),
		};
		Ok(page_of_keys(keys, limit, |id| {
			signal(id).filter(|(_, signal)| dso.is_none_or(|dso| signal.dso == *dso))
		}))
	}
}
