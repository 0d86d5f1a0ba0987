// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! When intervals close and certificates expire.

use crate::{Config, Pallet};
use polkadot_sdk::frame_support::traits::{Get, Time};
use smartcharge_primitives::{Interval, Meters, Moment};

impl<T: Config> Pallet<T> {
	/// When `interval` closes, in ms: `ClosingDelay` intervals after its end.
	pub fn closes_at(interval: Moment) -> Moment {
		let intervals = Moment::from(T::ClosingDelay::get()).saturating_add(1);
		interval.saturating_add(T::Meters::interval().saturating_mul(intervals))
	}

	/// When the certificates of `interval` expire, in ms: `Lifetime` after its end.
	pub fn expires_at(interval: Moment) -> Moment {
		interval.saturating_add(T::Meters::interval()).saturating_add(T::Lifetime::get())
	}

	/// Start of the oldest interval that is not due to be closed.
	pub(crate) fn oldest_open() -> Moment {
		Self::oldest_open_of(T::Meters::interval())
	}

	fn oldest_open_of(length: Moment) -> Moment {
		let current = Interval::floor(T::Time::now(), length).unwrap_or_default();
		current.saturating_sub(length.saturating_mul(T::ClosingDelay::get().into()))
	}

	/// Certificates of intervals that start before this moment have expired.
	pub(crate) fn valid_from() -> Moment {
		let validity = T::Meters::interval().saturating_add(T::Lifetime::get());
		T::Time::now().saturating_add(1).saturating_sub(validity)
	}

	/// Whether the certificates of `interval` have expired.
	pub(crate) fn is_expired(interval: Moment) -> bool {
		interval < Self::valid_from()
	}

	/// Whether a metering interval starts at `moment`, and one that is not due to be closed.
	pub(crate) fn is_claimable(moment: Moment) -> bool {
		let length = T::Meters::interval();
		Interval::floor(moment, length) == Some(moment) && moment >= Self::oldest_open_of(length)
	}
}
