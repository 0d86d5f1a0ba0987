// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Registration of meters: logic of the calls, and the `Meters` trait for other pallets. Readings
//! are in `batch`.

use crate::{
	verify::HostFunctions, Config, Error, Event, GenesisMeter, Interval, Keys, Meter, MeterKey,
	MeterStatus, Meters, NextMeterId, Pallet, SignedReading, WeightInfo,
};
use codec::Encode;
use polkadot_sdk::{
	frame_support::{
		pallet_prelude::*,
		traits::Time,
		weights::{Weight, WeightMeter},
	},
	sp_runtime::ArithmeticError,
};
use smartcharge_evidence::{possession::SIGNATURE_LENGTH, Possession, Verify};
use smartcharge_primitives::{
	Accepted, AreaId, Ean18, GridTariff, InvalidEan, MeterDetails, MeterId, MeterReading, Moment,
	OnReading, OrderedMeterId, Power, Purpose, MOST_SLACK,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_register_meter(
		owner: T::AccountId,
		ean: u64,
		area: AreaId,
		key: MeterKey,
		purpose: Purpose,
		proof: &[u8; SIGNATURE_LENGTH],
	) -> DispatchResult {
		let ean = Self::check_registration(ean, area, &key, purpose.power())?;
		ensure!(Self::has_key(&owner, &key, proof), Error::<T>::InvalidProof);
		let status = MeterStatus::Pending;
		let pending = Self::new_meter(owner.clone(), ean, area, purpose, key, status);
		let meter = Self::insert_meter(Meter { since: T::Time::now(), ..pending })?;
		Self::deposit_event(Event::MeterRegistered { meter, owner, area, ean, purpose });
		Ok(())
	}

	/// Returns the weight that was consumed.
	pub(crate) fn do_approve_meter(
		dso: &T::AccountId,
		id: MeterId,
		key: MeterKey,
		base: Option<MeterReading>,
	) -> Result<Weight, DispatchError> {
		let meter = Self::meter_run_by(dso, id)?;
		ensure!(key == meter.key || Some(key) == meter.pending_key, Error::<T>::OtherKey);
		ensure!(
			meter.status != MeterStatus::Active || key != meter.key || base.is_some(),
			Error::<T>::NothingToApprove,
		);
		ensure!(Keys::<T>::get(key).is_none_or(|holder| holder == id), Error::<T>::KeyInUse);
		let now = T::Time::now();
		if let Some(base) = base {
			ensure!(base.at <= now.saturating_add(T::MaxDrift::get()), Error::<T>::BaseFromFuture);
			ensure!(now.saturating_sub(base.at) <= T::MaxAge::get(), Error::<T>::BaseTooOld);
			let latest = Self::find_meter(id).and_then(|meter| meter.latest);
			ensure!(latest.is_none_or(|latest| latest.at < base.at), Error::<T>::BaseNotNewer);
		}

		let consumed = Self::end_what_builds_on(id, &meter);
		Self::forget_opening(id);
		let was_approved = !meter.status.is_unapproved();
		Self::free_key(id, &meter.key);
		Keys::<T>::insert(key, id);
		Self::change_meter(id, |meter| {
			meter.key = key;
			meter.pending_key = meter.pending_key.filter(|pending| *pending != key);
			meter.status = MeterStatus::Active;
			meter.latest = base;
			meter.slack = MOST_SLACK;
			// Nothing builds on what a new meter showed before its approval.
			meter.since = if base.is_none() && was_approved { now } else { 0 };
			meter.suspect = None;
		});
		Self::deposit_event(Event::MeterApproved { meter: id, key });
		Self::deposit_event(Event::NewBase { meter: id, base });
		Ok(consumed)
	}

	/// Returns the weight that was consumed.
	pub(crate) fn do_suspend_meter(
		dso: &T::AccountId,
		id: MeterId,
	) -> Result<Weight, DispatchError> {
		let meter = Self::meter_run_by(dso, id)?;
		let status = match meter.status {
			MeterStatus::Pending => MeterStatus::Rejected,
			MeterStatus::Active | MeterStatus::BaseNeeded => MeterStatus::Suspended,
			MeterStatus::Suspended | MeterStatus::Rejected => {
				return Err(Error::<T>::AlreadySuspended.into())
			},
		};

		let consumed = Self::end_what_builds_on(id, &meter);
		Self::free_key(id, &meter.key);
		Self::change_meter(id, |meter| {
			meter.status = status;
			meter.suspect = None;
		});
		Self::deposit_event(Event::MeterSuspended { meter: id });
		Ok(consumed)
	}

	pub(crate) fn do_rotate_key(
		owner: &T::AccountId,
		id: MeterId,
		key: MeterKey,
		proof: &[u8; SIGNATURE_LENGTH],
	) -> DispatchResult {
		let mut meter = Self::stored_meter(id)?;
		ensure!(meter.owner == *owner, Error::<T>::NotOwner);
		ensure!(!Keys::<T>::contains_key(key), Error::<T>::KeyInUse);
		ensure!(Self::has_key(owner, &key, proof), Error::<T>::InvalidProof);
		meter.pending_key = Some(key);
		Self::put_meter(id, meter);
		Self::deposit_event(Event::KeyRotationRequested { meter: id, key });
		Ok(())
	}

	/// The most weight of a call of `weight` that ends what builds on the latest reading of a
	/// meter.
	pub(crate) fn with_new_base(weight: Weight) -> Weight {
		weight.saturating_add(T::OnReading::new_base_weight())
	}

	/// Ends what builds on the latest reading of the meter `id`. That stores the
	/// reading in this pallet. Returns the weight that it consumed.
	fn end_what_builds_on(id: MeterId, meter: &Meter<T::AccountId>) -> Weight {
		let mut batch = Default::default();
		let mut consumed = WeightMeter::new();
		// The budget has no limit.
		let _ = T::OnReading::before_new_base(id, meter.purpose, &mut batch, &mut consumed);
		T::OnReading::on_batch_end(batch);
		consumed.consumed()
	}

	/// Lets other meters use `key`, if the meter `id` has it.
	fn free_key(id: MeterId, key: &MeterKey) {
		if Keys::<T>::get(key) == Some(id) {
			Keys::<T>::remove(key);
		}
	}

	/// Whether `proof` shows that `owner` has `key`.
	fn has_key(owner: &T::AccountId, key: &MeterKey, proof: &[u8; SIGNATURE_LENGTH]) -> bool {
		let proof = Possession::new(&Self::genesis_hash(), &Self::account_id(owner), *proof);
		HostFunctions.verify(proof.check(key.public()))
	}

	/// The 32 bytes of an account id, as proofs of possession name it.
	pub fn account_id(account: &T::AccountId) -> [u8; 32] {
		let mut id = [0; 32];
		// The integrity test makes sure that an account id is no longer.
		id.iter_mut().zip(account.encode()).for_each(|(place, byte)| *place = byte);
		id
	}

	/// Inserts an active meter of a station.
	pub(crate) fn add_genesis_meter(genesis: &GenesisMeter<T::AccountId>) -> DispatchResult {
		let key = MeterKey::Sr25519(genesis.key);
		let ean = Self::check_registration(genesis.ean, genesis.area, &key, genesis.power)?;
		Self::insert_meter(Self::new_meter(
			genesis.owner.clone(),
			ean,
			genesis.area,
			Purpose::Station { power: genesis.power },
			key,
			MeterStatus::Active,
		))?;
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
		reading: MeterReading,
	) -> MeterId {
		let ean = Ean18::new(871_687_140_000_000_002).expect("a valid code; qed");
		let latest = Some(reading);
		let meter = Self::new_meter(owner, ean, area, purpose, key, MeterStatus::Active);
		Self::insert_meter(Meter { latest, ..meter }).expect("benchmarks do not use up the ids")
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

	/// A meter without readings.
	fn new_meter(
		owner: T::AccountId,
		ean: Ean18,
		area: AreaId,
		purpose: Purpose,
		key: MeterKey,
		status: MeterStatus,
	) -> Meter<T::AccountId> {
		Meter {
			owner,
			ean,
			area,
			purpose,
			key,
			pending_key: None,
			status,
			latest: None,
			slack: MOST_SLACK,
			power: purpose.power(),
			highest: purpose.power(),
			since: 0,
			suspect: None,
			entrusted: false,
		}
	}

	fn insert_meter(meter: Meter<T::AccountId>) -> Result<MeterId, DispatchError> {
		let id = NextMeterId::<T>::get();
		NextMeterId::<T>::put(id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		if meter.status == MeterStatus::Active {
			Keys::<T>::insert(meter.key, id);
		}
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
	pub(crate) fn meter_run_by(
		dso: &T::AccountId,
		id: MeterId,
	) -> Result<Meter<T::AccountId>, DispatchError> {
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
			power: meter.power,
		})
	}

	fn interval() -> Moment {
		Interval::<T>::get()
	}

	fn entrust(id: MeterId) {
		Self::entrust_latest(id);
	}

	fn take_back(id: MeterId, latest: Accepted, power: Power) {
		Self::take_back_latest(id, latest, power);
	}

	fn set_power(id: MeterId, power: Option<Power>) {
		Self::change_meter(id, |meter| {
			let connection = meter.purpose.power();
			meter.power = power.map_or(connection, |power| power.min(connection));
			meter.highest = meter.highest.max(meter.power);
		});
	}

	fn take(
		sender: &T::AccountId,
		meter: MeterId,
		MeterReading { at, register }: MeterReading,
		signature: &[u8; 64],
	) -> bool {
		Self::take_single(sender, &SignedReading { meter, at, register, signature: *signature })
	}

	fn taking_weight() -> Weight {
		T::WeightInfo::submit_readings(1)
	}
}
