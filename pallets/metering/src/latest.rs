// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The latest reading of a meter, and who stores it.
//!
//! The next reading of a meter is judged by its latest one. Usually metering stores the latest
//! reading itself, in [`Meter::latest`]. A running process stores the same reading anyway, as the
//! point up to which it is settled. To write it once per reading, not twice, charging *entrusts*
//! it to the process:
//!
//! - [`Meters::entrust`] sets [`Meter::entrusted`]. From then on the stored [`Meter::latest`] is
//!   out of date.
//! - While entrusted, the follower stores the latest reading; metering reads it through
//!   [`OnReading::latest`].
//! - [`Meters::take_back`] returns it to metering.
//!
//! Therefore the rest of the pallet, and everybody else, reads a meter with its latest reading
//! through [`Pallet::find_meter`] alone. Why this is worth it is in the decision record
//! `docs/adr/0015-a-reading-is-recorded-once.md`.
//!
//! [`Meters::entrust`]: smartcharge_primitives::Meters::entrust
//! [`Meters::take_back`]: smartcharge_primitives::Meters::take_back

use crate::{Config, Meter, Meters, Pallet};
use smartcharge_primitives::{Accepted, MeterId, OnReading, OrderedMeterId, Power};

impl<T: Config> Pallet<T> {
	/// Returns the meter `id` with its latest reading, whoever stores that; `None` if the meter is
	/// unknown.
	pub fn find_meter(id: MeterId) -> Option<Meter<T::AccountId>> {
		Self::find_meter_in(id, &mut Default::default())
	}

	/// The same while a batch is taken. What the follower looks up stays in `batch`, for
	/// [`OnReading::on_reading`].
	pub(crate) fn find_meter_in(
		id: MeterId,
		batch: &mut <T::OnReading as OnReading>::Batch,
	) -> Option<Meter<T::AccountId>> {
		let mut meter = Meters::<T>::get(OrderedMeterId::new(id))?;
		if meter.entrusted {
			if let Some(latest) = T::OnReading::latest(id, meter.purpose, batch) {
				meter.set_latest(latest);
			}
		}
		Some(meter)
	}

	/// Stores `latest` as the latest reading of `meter`, unless the follower has stored it.
	pub(crate) fn record_latest(id: MeterId, mut meter: Meter<T::AccountId>, latest: Accepted) {
		if !meter.entrusted {
			meter.set_latest(latest);
			meter.highest = meter.power;
			Self::put_meter(id, meter);
		}
	}

	/// Leaves the latest reading to the follower; no-op if the meter is unknown.
	pub(crate) fn entrust_latest(id: MeterId) {
		Self::change_meter(id, |meter| meter.entrusted = true);
	}

	/// Takes the latest reading back from the follower, since which at most `power` W can have
	/// flowed; no-op if the meter is unknown.
	pub(crate) fn take_back_latest(id: MeterId, latest: Accepted, power: Power) {
		Self::change_meter(id, |meter| {
			meter.set_latest(latest);
			meter.highest = meter.power.max(power.min(meter.purpose.power()));
			meter.entrusted = false;
		});
	}

	pub(crate) fn change_meter(id: MeterId, change: impl FnOnce(&mut Meter<T::AccountId>)) {
		Meters::<T>::mutate(OrderedMeterId::new(id), |meter| meter.as_mut().map(change));
	}
}
