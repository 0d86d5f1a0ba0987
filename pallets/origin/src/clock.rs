// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Times at which intervals close and certificates expire.

use crate::{Config, Pallet};
use polkadot_sdk::frame_support::traits::{Get, Time};
use smartcharge_primitives::{Interval, Meters, Moment};

impl<T: Config> Pallet<T> {
	/// Returns when `interval` is due to be closed, in ms: `ClosingDelay` intervals after its end.
	pub fn closes_at(interval: Moment) -> Moment {
		let intervals = Moment::from(T::ClosingDelay::get()).saturating_add(1);
		interval.saturating_add(T::Meters::interval().saturating_mul(intervals))
	}

	/// Returns when the certificates of `interval` expire, in ms: `Lifetime` after its end.
	pub fn expires_at(interval: Moment) -> Moment {
		interval.saturating_add(T::Meters::interval()).saturating_add(T::Lifetime::get())
	}

	/// Returns the start of the oldest interval that is not due to be closed.
	pub(crate) fn oldest_open() -> Moment {
		Self::oldest_open_of(T::Meters::interval())
	}

	fn oldest_open_of(length: Moment) -> Moment {
		let current = Interval::floor(T::Time::now(), length).unwrap_or_default();
		current.saturating_sub(length.saturating_mul(T::ClosingDelay::get().into()))
	}

	/// Returns the start of the present interval.
	pub(crate) fn present_interval() -> Moment {
		Interval::floor(T::Time::now(), T::Meters::interval()).unwrap_or_default()
	}

	/// Returns the time before which intervals start whose certificates have expired.
	pub(crate) fn valid_from() -> Moment {
		let validity = T::Meters::interval().saturating_add(T::Lifetime::get());
		T::Time::now().saturating_add(1).saturating_sub(validity)
	}

	/// Returns whether the certificates of `interval` have expired.
	pub(crate) fn is_expired(interval: Moment) -> bool {
		interval < Self::valid_from()
	}

	/// Returns whether `moment` is the start of an interval that is not due to be closed.
	pub(crate) fn is_claimable(moment: Moment) -> bool {
		let length = T::Meters::interval();
		Interval::floor(moment, length) == Some(moment) && moment >= Self::oldest_open_of(length)
	}
}
