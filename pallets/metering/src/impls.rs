// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Registration of meters: logic of the calls, and the `Meters` trait for other pallets. Readings
//! are in `batch`.

use crate::{
	Config, Error, Event, GenesisMeter, Interval, Keys, Meter, MeterKey, MeterStatus, Meters,
	NextMeterId, Pallet,
};
use polkadot_sdk::{frame_support::pallet_prelude::*, sp_runtime::ArithmeticError};
use smartcharge_primitives::{
	Accepted, AreaId, Ean18, GridTariff, InvalidEan, MeterDetails, MeterId, Moment, OrderedMeterId,
	Power, Purpose, MOST_SLACK,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_register_meter(
		owner: T::AccountId,
		ean: u64,
		area: AreaId,
		key: MeterKey,
		purpose: Purpose,
	) -> DispatchResult {
		let ean = Self::check_registration(ean, area, &key, purpose.power())?;
		let meter = Self::insert_meter(Meter {
			owner: owner.clone(),
			ean,
			area,
			purpose,
			key,
			pending_key: None,
			status: MeterStatus::Pending,
			latest: None,
			slack: MOST_SLACK,
			entrusted: false,
		})?;
		Self::deposit_event(Event::MeterRegistered { meter, owner, area, ean, purpose });
		Ok(())
	}

	pub(crate) fn do_approve_meter(dso: &T::AccountId, id: MeterId) -> DispatchResult {
		let mut meter = Self::meter_run_by(dso, id)?;
		let rotated = meter.pending_key.take();
		ensure!(
			rotated.is_some() || meter.status != MeterStatus::Active,
			Error::<T>::NothingToApprove,
		);
		if let Some(key) = rotated {
			Keys::<T>::remove(meter.key);
			meter.key = key;
		}
		meter.status = MeterStatus::Active;
		Self::deposit_event(Event::MeterApproved { meter: id, key: meter.key });
		Self::put_meter(id, meter);
		Ok(())
	}

	pub(crate) fn do_suspend_meter(dso: &T::AccountId, id: MeterId) -> DispatchResult {
		let mut meter = Self::meter_run_by(dso, id)?;
		ensure!(meter.status != MeterStatus::Suspended, Error::<T>::AlreadySuspended);
		meter.status = MeterStatus::Suspended;
		Self::put_meter(id, meter);
		Self::deposit_event(Event::MeterSuspended { meter: id });
		Ok(())
	}

	pub(crate) fn do_rotate_key(
		owner: &T::AccountId,
		id: MeterId,
		key: MeterKey,
	) -> DispatchResult {
		let mut meter = Self::stored_meter(id)?;
		ensure!(meter.owner == *owner, Error::<T>::NotOwner);
		ensure!(!Keys::<T>::contains_key(key), Error::<T>::KeyInUse);
		if let Some(replaced) = meter.pending_key.replace(key) {
			Keys::<T>::remove(replaced);
		}
		Keys::<T>::insert(key, id);
		Self::put_meter(id, meter);
		Self::deposit_event(Event::KeyRotationRequested { meter: id, key });
		Ok(())
	}

	/// Inserts an active meter of a station.
	pub(crate) fn add_genesis_meter(genesis: &GenesisMeter<T::AccountId>) -> DispatchResult {
		let key = MeterKey::Sr25519(genesis.key);
		let ean = Self::check_registration(genesis.ean, genesis.area, &key, genesis.power)?;
		Self::insert_meter(Meter {
			owner: genesis.owner.clone(),
			ean,
			area: genesis.area,
			purpose: Purpose::Station { power: genesis.power },
			key,
			pending_key: None,
			status: MeterStatus::Active,
			latest: None,
			slack: MOST_SLACK,
			entrusted: false,
		})?;
		Ok(())
	}

	/// Inserts an active meter with `reading` as its latest one, for benchmarks.
	///
	/// Nothing is checked; `key` must not belong to another meter.
	#[cfg(feature = "runtime-benchmarks")]
	#[allow(clippy::expect_used, reason = "benchmarks run off chain")]
	pub fn insert_active_meter(
		owner: T::AccountId,
		area: AreaId,
		purpose: Purpose,
		key: MeterKey,
		reading: smartcharge_primitives::MeterReading,
	) -> MeterId {
		let ean = Ean18::new(871_687_140_000_000_002).expect("a valid code; qed");
		let latest = Some(reading);
		let status = MeterStatus::Active;
		Self::insert_meter(Meter {
			owner,
			ean,
			area,
			purpose,
			key,
			pending_key: None,
			status,
			latest,
			slack: MOST_SLACK,
			entrusted: false,
		})
		.expect("benchmarks do not use up the ids")
	}

	fn check_registration(
		ean: u64,
		area: AreaId,
		key: &MeterKey,
		power: Power,
	) -> Result<Ean18, DispatchError> {
		let ean = Ean18::new(ean).map_err(|invalid| match invalid {
			InvalidEan::Length => Error::<T>::InvalidEanLength,
			InvalidEan::CheckDigit => Error::<T>::InvalidEanCheckDigit,
		})?;
		ensure!(T::Grid::operator(area).is_some(), Error::<T>::UnknownArea);
		ensure!(power > 0, Error::<T>::ZeroPower);
		ensure!(power <= T::MaxPower::get(), Error::<T>::PowerTooHigh);
		ensure!(!Keys::<T>::contains_key(key), Error::<T>::KeyInUse);
		Ok(ean)
	}

	fn insert_meter(meter: Meter<T::AccountId>) -> Result<MeterId, DispatchError> {
		let id = NextMeterId::<T>::get();
		NextMeterId::<T>::put(id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		Keys::<T>::insert(meter.key, id);
		Self::put_meter(id, meter);
		Ok(id)
	}

	/// The stored record of the meter `id`; for its latest reading see [`Self::find_meter`].
	fn stored_meter(id: MeterId) -> Result<Meter<T::AccountId>, Error<T>> {
		Meters::<T>::get(OrderedMeterId::new(id)).ok_or(Error::<T>::UnknownMeter)
	}

	pub(crate) fn put_meter(id: MeterId, meter: Meter<T::AccountId>) {
		Meters::<T>::insert(OrderedMeterId::new(id), meter);
	}

	/// The stored record of the meter `id`, if `dso` runs its area.
	fn meter_run_by(dso: &T::AccountId, id: MeterId) -> Result<Meter<T::AccountId>, DispatchError> {
		let meter = Self::stored_meter(id)?;
		ensure!(T::Grid::operator(meter.area).as_ref() == Some(dso), Error::<T>::NotOperator);
		Ok(meter)
	}
}

impl<T: Config> smartcharge_primitives::Meters<T::AccountId> for Pallet<T> {
	fn meter(id: MeterId) -> Option<MeterDetails<T::AccountId>> {
		let meter = Self::find_meter(id)?;
		Some(MeterDetails {
			id,
			owner: meter.owner,
			area: meter.area,
			purpose: meter.purpose,
			active: meter.status == MeterStatus::Active,
			latest: meter.latest,
			slack: meter.slack,
		})
	}

	fn interval() -> Moment {
		Interval::<T>::get()
	}

	fn entrust(id: MeterId) {
		Self::entrust_latest(id);
	}

	fn take_back(id: MeterId, latest: Accepted) {
		Self::take_back_latest(id, latest);
	}
}
