// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What the calls do, and the pallet's side of the traits between pallets.

use crate::{
	budget::Budget,
	decision::{decide, Limits},
	payload::payload,
	Config, Error, Event, GenesisMeter, Interval, Keys, Meter, MeterKey, MeterStatus, Meters,
	NextMeterId, Pallet, RefusalReason, SignedReading, WeightInfo,
};
use polkadot_sdk::{
	frame_support::{
		pallet_prelude::*,
		traits::Time,
		weights::{Weight, WeightMeter},
	},
	frame_system::{self, pallet_prelude::BlockNumberFor},
	sp_runtime::{traits::Zero, ArithmeticError},
};
use smartcharge_primitives::{
	AreaId, Ean18, GridTariff, InvalidEan, MeterDetails, MeterId, MeterReading, Moment, OnReading,
	OrderedMeterId, Power, Purpose, Unfit,
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

	/// Takes the readings one by one; gives the weight that this took.
	pub(crate) fn do_submit_readings(readings: &[SignedReading]) -> Weight {
		let now = T::Time::now();
		let genesis = Self::genesis_hash();
		let mut budget = Budget::new(T::OnReading::weight(), T::CatchUp::get());
		let mut batch = Default::default();
		for signed in readings {
			let &SignedReading { meter, at: read_at, register, .. } = signed;
			let outcome = budget
				.spend(|weight| Self::take_reading(signed, &genesis, now, &mut batch, weight));
			Self::deposit_event(match outcome {
				Ok(()) => Event::ReadingAccepted { meter, read_at, register },
				Err(reason) => Event::ReadingRefused { meter, read_at, reason },
			});
		}
		T::OnReading::on_batch_end(batch);
		Self::checking_weight(readings).saturating_add(budget.spent())
	}

	fn take_reading(
		signed: &SignedReading,
		genesis: &[u8; 32],
		now: Moment,
		batch: &mut <T::OnReading as OnReading>::Batch,
		budget: &mut WeightMeter,
	) -> Result<(), RefusalReason> {
		let reading = signed.reading();
		let meter = Self::find_meter_in(signed.meter, batch);
		let limits = Limits { max_drift: T::MaxDrift::get(), max_age: T::MaxAge::get() };
		decide(meter.as_ref(), reading, now, limits, |key| {
			key.verify(&signed.signature, &payload(genesis, signed.meter, reading))
		})?;
		// `decide` refuses what has no meter.
		let mut meter = meter.ok_or(RefusalReason::UnknownMeter)?;
		T::OnReading::on_reading(signed.meter, meter.purpose, meter.latest, reading, batch, budget)
			.map_err(|unfit| match unfit {
				Unfit::Overweight => RefusalReason::Overweight,
				Unfit::Implausible => RefusalReason::ImplausibleEnergy,
			})?;
		if !meter.entrusted {
			meter.latest = Some(reading);
			Self::put_meter(signed.meter, meter);
		}
		Ok(())
	}

	/// Hash of the genesis block, by which readings are bound to this chain.
	pub fn genesis_hash() -> [u8; 32] {
		let hash = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		// The integrity test makes sure of the length.
		<[u8; 32]>::try_from(hash.as_ref()).unwrap_or_default()
	}

	/// Weight of checking and recording `readings`, without what follows from them.
	fn checking_weight(readings: &[SignedReading]) -> Weight {
		T::WeightInfo::submit_readings(u32::try_from(readings.len()).unwrap_or(u32::MAX))
	}

	/// The most weight of a batch of `readings`.
	pub(crate) fn batch_weight(readings: &[SignedReading]) -> Weight {
		let shares = u64::try_from(readings.len()).unwrap_or(u64::MAX);
		Self::checking_weight(readings)
			.saturating_add(T::OnReading::weight().saturating_mul(shares))
			.saturating_add(T::CatchUp::get())
	}

	/// Adds an active meter of a station.
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
			entrusted: false,
		})?;
		Ok(())
	}

	/// Makes an active meter with `reading` as its latest, for benchmarks of other pallets.
	///
	/// Nothing is checked; `key` must not belong to another meter.
	#[cfg(feature = "runtime-benchmarks")]
	pub fn insert_active_meter(
		owner: T::AccountId,
		area: AreaId,
		purpose: Purpose,
		key: MeterKey,
		reading: MeterReading,
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

	/// The meter `id`, if there is one, with its latest reading, whoever records that.
	pub fn find_meter(id: MeterId) -> Option<Meter<T::AccountId>> {
		Self::find_meter_in(id, &mut Default::default())
	}

	/// The same, while `batch` is taken.
	fn find_meter_in(
		id: MeterId,
		batch: &mut <T::OnReading as OnReading>::Batch,
	) -> Option<Meter<T::AccountId>> {
		let mut meter = Meters::<T>::get(OrderedMeterId::new(id))?;
		if meter.entrusted {
			meter.latest = T::OnReading::latest(id, meter.purpose, batch).or(meter.latest);
		}
		Some(meter)
	}

	/// The record of the meter `id`.
	fn stored_meter(id: MeterId) -> Result<Meter<T::AccountId>, Error<T>> {
		Meters::<T>::get(OrderedMeterId::new(id)).ok_or(Error::<T>::UnknownMeter)
	}

	fn put_meter(id: MeterId, meter: Meter<T::AccountId>) {
		Meters::<T>::insert(OrderedMeterId::new(id), meter);
	}

	fn change_meter(id: MeterId, change: impl FnOnce(&mut Meter<T::AccountId>)) {
		Meters::<T>::mutate(OrderedMeterId::new(id), |meter| meter.as_mut().map(change));
	}

	/// The meter `id`, if `dso` runs its area.
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
		})
	}

	fn interval() -> Moment {
		Interval::<T>::get()
	}

	fn entrust(id: MeterId) {
		Self::change_meter(id, |meter| meter.entrusted = true);
	}

	fn take_back(id: MeterId, latest: MeterReading) {
		Self::change_meter(id, |meter| {
			meter.latest = Some(latest);
			meter.entrusted = false;
		});
	}
}
