// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Registration of sources, and the implementation of [`smartcharge_primitives::Sources`].

use crate::{
	Attributes, Batch, CarrierCount, Config, Consents, Error, Event, NextSourceId, Pallet, Source,
	SourceOfMeter, SourceStatus, Sources, Supplies, Supply, MAX_TECHNOLOGY,
};
use polkadot_sdk::{
	frame_support::{ensure, traits::Time},
	sp_runtime::{DispatchError, DispatchResult},
};
use smartcharge_primitives::{
	Booking, Carrier, Energy, GridTariff, MeterDetails, MeterId, Meters, Moment, NotAvailable,
	NotClaimable, Participants, Power, ProcessId, Purpose, Role, SourceDetails, SourceId, Taker,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_register_source(
		supplier: T::AccountId,
		meter: MeterId,
		carrier: Carrier,
		capacity: Power,
		commissioned: Moment,
		attributes: Attributes,
	) -> DispatchResult {
		let details = Self::production_meter(meter)?;
		let allowed = || Consents::<T>::get(meter).as_ref() == Some(&supplier);
		ensure!(details.owner == supplier || allowed(), Error::<T>::NoConsent);
		ensure!(!SourceOfMeter::<T>::contains_key(meter), Error::<T>::MeterInUse);
		ensure!(capacity > 0, Error::<T>::ZeroCapacity);
		ensure!(capacity <= details.purpose.power(), Error::<T>::CapacityAboveConnection);
		ensure!(commissioned <= T::Time::now(), Error::<T>::NotCommissioned);
		ensure!(attributes.technology <= MAX_TECHNOLOGY, Error::<T>::InvalidTechnology);

		let MeterDetails { owner, area, .. } = details;
		let id = Self::insert_source(Source {
			meter,
			owner: owner.clone(),
			supplier: supplier.clone(),
			recipient: supplier.clone(),
			area,
			carrier,
			capacity,
			commissioned,
			attributes,
			status: SourceStatus::Pending,
		})?;
		Consents::<T>::remove(meter);
		Self::deposit_event(Event::SourceRegistered {
			source: id,
			supplier,
			owner,
			meter,
			area,
			carrier,
			capacity,
			commissioned,
			attributes,
		});
		Ok(())
	}

	fn insert_source(source: Source<T::AccountId>) -> Result<SourceId, DispatchError> {
		let id = NextSourceId::<T>::get();
		NextSourceId::<T>::put(id.checked_add(1).ok_or(Error::<T>::IdsExhausted)?);
		SourceOfMeter::<T>::insert(source.meter, id);
		Supplies::<T>::insert(id, Supply::default());
		Sources::<T>::insert(id, source);
		Ok(id)
	}

	pub(crate) fn do_approve_source(dso: &T::AccountId, id: SourceId) -> DispatchResult {
		let mut source = Self::source_run_by(dso, id)?;
		ensure!(!source.is_active(), Error::<T>::AlreadyActive);
		ensure!(Self::meter_is_active(source.meter), Error::<T>::MeterNotActive);

		source.status = SourceStatus::Active;
		CarrierCount::<T>::mutate(source.carrier, |count| *count = count.saturating_add(1));
		Sources::<T>::insert(id, source);
		Self::deposit_event(Event::SourceApproved { source: id });
		Ok(())
	}

	pub(crate) fn do_suspend_source(dso: &T::AccountId, id: SourceId) -> DispatchResult {
		let mut source = Self::source_run_by(dso, id)?;
		ensure!(source.status != SourceStatus::Suspended, Error::<T>::AlreadySuspended);

		if source.is_active() {
			CarrierCount::<T>::mutate(source.carrier, |count| *count = count.saturating_sub(1));
		}
		source.status = SourceStatus::Suspended;
		Sources::<T>::insert(id, source);
		Self::rebase(id);
		Self::deposit_event(Event::SourceSuspended { source: id });
		Ok(())
	}

	pub(crate) fn do_replace_meter(
		supplier: &T::AccountId,
		id: SourceId,
		new: MeterId,
	) -> DispatchResult {
		let mut source = Sources::<T>::get(id).ok_or(Error::<T>::UnknownSource)?;
		ensure!(source.supplier == *supplier, Error::<T>::NotSourceSupplier);
		let details = Self::production_meter(new)?;
		ensure!(details.active, Error::<T>::MeterNotActive);
		ensure!(details.owner == source.owner, Error::<T>::OtherOwner);
		ensure!(details.area == source.area, Error::<T>::OtherArea);
		ensure!(source.capacity <= details.purpose.power(), Error::<T>::CapacityAboveConnection);
		ensure!(!SourceOfMeter::<T>::contains_key(new), Error::<T>::MeterInUse);

		let old = core::mem::replace(&mut source.meter, new);
		SourceOfMeter::<T>::insert(new, id);
		Sources::<T>::insert(id, source);
		Self::rebase(id);
		Self::deposit_event(Event::MeterReplaced { source: id, old, new });
		Ok(())
	}

	pub(crate) fn do_allow_supplier(
		owner: &T::AccountId,
		meter: MeterId,
		supplier: Option<T::AccountId>,
	) -> DispatchResult {
		let details = T::Meters::meter(meter).ok_or(Error::<T>::UnknownMeter)?;
		ensure!(details.owner == *owner, Error::<T>::NotMeterOwner);
		let qualified =
			supplier.as_ref().is_none_or(|who| T::Participants::has_role(who, Role::Supplier));
		ensure!(qualified, Error::<T>::NotASupplier);

		Consents::<T>::set(meter, supplier.clone());
		Self::deposit_event(Event::SupplierAllowed { meter, supplier });
		Ok(())
	}

	pub(crate) fn do_set_recipient(
		owner: &T::AccountId,
		id: SourceId,
		recipient: T::AccountId,
	) -> DispatchResult {
		let mut source = Sources::<T>::get(id).ok_or(Error::<T>::UnknownSource)?;
		ensure!(source.owner == *owner, Error::<T>::NotSourceOwner);
		ensure!(T::Participants::is_participant(&recipient), Error::<T>::NotAParticipant);

		source.recipient = recipient.clone();
		Sources::<T>::insert(id, source);
		Self::deposit_event(Event::RecipientSet { source: id, recipient });
		Ok(())
	}

	/// Returns the source `id` if `dso` operates its area.
	pub(crate) fn source_run_by(
		dso: &T::AccountId,
		id: SourceId,
	) -> Result<Source<T::AccountId>, DispatchError> {
		let source = Sources::<T>::get(id).ok_or(Error::<T>::UnknownSource)?;
		ensure!(T::Grid::operator(source.area).as_ref() == Some(dso), Error::<T>::NotOperator);
		Ok(source)
	}

	fn production_meter(meter: MeterId) -> Result<MeterDetails<T::AccountId>, DispatchError> {
		let details = T::Meters::meter(meter).ok_or(Error::<T>::UnknownMeter)?;
		let produces = matches!(details.purpose, Purpose::Production { .. });
		ensure!(produces, Error::<T>::NotAProductionMeter);
		Ok(details)
	}

	pub(crate) fn meter_is_active(meter: MeterId) -> bool {
		T::Meters::meter(meter).is_some_and(|details| details.active)
	}

	/// Makes the next reading of a source a base.
	pub(crate) fn rebase(id: SourceId) {
		Supplies::<T>::mutate_extant(id, Supply::rebase);
	}

	/// Creates an active source of `supplier` with `meter` and the attested power `power` (in W),
	/// for benchmarks of this and other pallets. Nothing is checked.
	#[cfg(feature = "runtime-benchmarks")]
	#[allow(clippy::expect_used, reason = "benchmarks run off chain")]
	pub fn insert_active_source(
		supplier: T::AccountId,
		meter: MeterId,
		carrier: Carrier,
		power: Power,
	) -> SourceId {
		let details = T::Meters::meter(meter).expect("the meter exists");
		let id = Self::insert_source(Source {
			meter,
			owner: details.owner,
			recipient: supplier.clone(),
			supplier,
			area: details.area,
			carrier,
			capacity: power,
			commissioned: 0,
			attributes: Attributes {
				technology: MAX_TECHNOLOGY,
				support: crate::Support::Unknown,
				storage: false,
				registry: false,
			},
			status: SourceStatus::Active,
		})
		.expect("benchmarks do not use up the ids");
		let supply = Supply { attested: power, read_at: T::Time::now(), ..Supply::default() };
		Supplies::<T>::insert(id, supply);
		CarrierCount::<T>::mutate(carrier, |count| *count = count.saturating_add(1));
		id
	}
}

impl<T: Config> smartcharge_primitives::Sources<T::AccountId> for Pallet<T> {
	type Batch = Batch;

	fn source(id: SourceId) -> Option<SourceDetails<T::AccountId>> {
		let source = Sources::<T>::get(id).filter(Source::is_active)?;
		let Source { supplier, carrier, area, .. } = source;
		Some(SourceDetails { supplier, carrier, area })
	}

	fn has_carrier(carrier: Carrier) -> bool {
		CarrierCount::<T>::get(carrier) > 0
	}

	fn supplied(source: SourceId) -> Power {
		Supplies::<T>::get(source).map_or(0, |supply| Self::fresh_power(source, &supply))
	}

	fn available(source: SourceId) -> Power {
		Supplies::<T>::get(source)
			.map_or(0, |supply| supply.uncommitted(Self::fresh_power(source, &supply)))
	}

	fn commit(source: SourceId, process: ProcessId, power: Power) -> Result<(), NotAvailable> {
		Self::set_aside(source, process, power)
	}

	fn covers_commitments(source: SourceId, batch: &mut Batch) -> bool {
		let Some(supply) = Supplies::<T>::get(source) else { return false };
		// The status of source and meter cannot change within a batch of readings.
		let active = || *batch.active.entry(source).or_insert_with(|| Self::is_active(source));
		supply.committed <= Self::fresh_power_if(&supply, active).into()
	}

	fn release(source: SourceId, process: ProcessId) {
		Self::set_free(source, process);
	}

	fn claim(
		source: SourceId,
		interval: Moment,
		taker: &Taker<T::AccountId>,
		energy: Energy,
		batch: &mut Batch,
	) -> Result<Booking, NotClaimable> {
		Self::write_claim(source, interval, taker, energy, batch)
	}

	fn finish_batch(batch: Batch) {
		Self::write_sums(batch);
	}

	fn claimable_from() -> Moment {
		Self::oldest_open()
	}
}
