// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The invariants of the pallet.

use crate::{
	ApprovedRecorder, Config, Interval, Keys, MeterStatus, Meters, NextMeterId, Pallet,
	PendingRecorders, RecordKeys, Recorders, Reviewed,
};
use alloc::collections::BTreeMap;
use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::{Get, Time},
	},
	sp_runtime::TryRuntimeError,
};
use smartcharge_primitives::{GridTariff, OnReading, MOST_SLACK};

impl<T: Config> Pallet<T> {
	/// Checks the invariants of the README.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let latest_allowed = T::Time::now().saturating_add(T::MaxDrift::get());
		let next = NextMeterId::<T>::get();
		let reviewed = Reviewed::<T>::get();
		ensure!(reviewed <= next, "INV11: more meters were reviewed than there are");
		let mut keys = BTreeMap::new();
		for (key, meter) in Meters::<T>::iter() {
			let id = key.id();
			if matches!(meter.status, MeterStatus::Active | MeterStatus::BaseNeeded) {
				ensure!(keys.insert(meter.key, id).is_none(), "INV1: a key belongs to two meters");
			}
			ensure!(meter.slack <= MOST_SLACK, "INV8: a meter has more slack than there can be");
			ensure!(
				meter.suspect.is_none() || meter.status == MeterStatus::Active,
				"INV9: a meter remembers a suspect reading and accepts none",
			);
			ensure!(
				!meter.status.is_unapproved() || (id >= reviewed && !meter.entrusted),
				"INV11: a meter that was never approved is behind the cursor, or has a process",
			);
			ensure!(id < next, "INV2: a meter has an id that was not given yet");
			ensure!(
				Self::find_meter(id)
					.and_then(|meter| meter.latest)
					.is_none_or(|latest| latest.at <= latest_allowed),
				"INV3: a latest reading is in the future",
			);
			ensure!(
				!meter.entrusted
					|| T::OnReading::latest(id, meter.purpose, &mut Default::default()).is_some(),
				"INV7: a latest reading is entrusted to a follower who has none",
			);
			ensure!(
				(1..=T::MaxPower::get()).contains(&meter.purpose.power()),
				"INV5: the power of a connection is out of bounds",
			);
			ensure!(
				meter.power <= meter.highest && meter.highest <= meter.purpose.power(),
				"INV10: more power is behind a meter than can have flowed, or than its connection has",
			);
			ensure!(
				T::Grid::operator(meter.area).is_some(),
				"INV6: the area of a meter is unknown"
			);
		}
		ensure!(
			Keys::<T>::iter().collect::<BTreeMap<_, _>>() == keys,
			"INV1: the keys differ from those of the meters",
		);
		let mut record_keys = BTreeMap::new();
		for (meter, ApprovedRecorder { recorder, .. }) in Recorders::<T>::iter() {
			ensure!(!recorder.serial.is_empty(), "INV13: a recorder has no serial number");
			ensure!(
				record_keys.insert(recorder.key, meter.id()).is_none(),
				"INV12: the key of a recorder belongs to two meters",
			);
		}
		ensure!(
			RecordKeys::<T>::iter().collect::<BTreeMap<_, _>>() == record_keys,
			"INV12: the keys of records differ from those of the recorders",
		);
		ensure!(
			Recorders::<T>::iter_keys().chain(PendingRecorders::<T>::iter_keys()).all(|meter| {
				Meters::<T>::get(meter).is_some_and(|meter| !meter.status.is_unapproved())
			}),
			"INV13: a recorder of a meter that was never approved",
		);
		ensure!(Interval::<T>::get() > 0, "INV4: the metering interval is zero");
		Ok(())
	}
}
