// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Registration of sources, and the implementation of [`smartcharge_primitives::Sources`].

use crate::{
	Attributes, Batch, CarrierCount, Config, Consents, Error, Event, NextSourceId, Pallet, Source,
	SourceOfMeter, SourceStatus, Sources, Supplies, Supply, MAX_TECHNOLOGY,
};
use polkadot_sdk::{
	frame_support::{ensure, traits::Time, weights::WeightMeter},
	sp_runtime::{DispatchError, DispatchResult},
};
use smartcharge_primitives::{
	Booking, Carrier, Draw, GridTariff, MeterDetails, MeterId, Meters, Moment, NotAvailable,
	NotClaimable, Participants, Power, ProcessId, Proven, Purpose, Role, SourceDetails, SourceId,
	Taker,
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
		ensure!(Self::consents(&details.owner, meter, &supplier), Error::<T>::NoConsent);
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
			next_meter: None,
			former: Default::default(),
			debt: Default::default(),
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
		Supplies::<T>::insert(id, Supply::default());
		Sources::<T>::insert(id, source);
		Ok(id)
	}

	pub(crate) fn do_approve_source(
		dso: &T::AccountId,
		id: SourceId,
		meter: MeterId,
	) -> DispatchResult {
		let mut source = Self::source_run_by(dso, id)?;
		let replaces = source.next_meter == Some(meter);
		ensure!(replaces || source.meter == meter, Error::<T>::OtherMeter);
		ensure!(replaces || !source.is_active(), Error::<T>::AlreadyActive);
		ensure!(Self::meter_is_active(meter), Error::<T>::MeterNotActive);
		let user = SourceOfMeter::<T>::get(meter);
		ensure!(user.is_none_or(|user| user == id), Error::<T>::MeterInUse);

		SourceOfMeter::<T>::insert(meter, id);
		if replaces {
			source.next_meter = None;
			let old = core::mem::replace(&mut source.meter, meter);
			Self::rebase(id);
			Self::deposit_event(Event::MeterReplaced { source: id, old, new: meter });
		}
		if !source.is_active() {
			source.status = SourceStatus::Active;
			CarrierCount::<T>::mutate(source.carrier, |count| *count = count.saturating_add(1));
			Self::deposit_event(Event::SourceApproved { source: id });
		}
		Sources::<T>::insert(id, source);
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
		ensure!(new != source.meter, Error::<T>::MeterInUse);
		ensure!(!SourceOfMeter::<T>::contains_key(new), Error::<T>::MeterInUse);
		ensure!(Self::consents(&details.owner, new, supplier), Error::<T>::NoConsent);

		Consents::<T>::remove(new);
		source.next_meter = Some(new);
		Sources::<T>::insert(id, source);
		Self::deposit_event(Event::ReplacementRequested { source: id, meter: new });
		Ok(())
	}

	pub(crate) fn do_take_over_source(supplier: T::AccountId, id: SourceId) -> DispatchResult {
		let mut source = Sources::<T>::get(id).ok_or(Error::<T>::UnknownSource)?;
		ensure!(source.supplier != supplier, Error::<T>::AlreadySupplier);
		ensure!(Self::consents(&source.owner, source.meter, &supplier), Error::<T>::NoConsent,);

		Consents::<T>::remove(source.meter);
		let old = core::mem::replace(&mut source.supplier, supplier.clone());
		// The request of the former supplier.
		source.next_meter = None;
		if source.recipient == old {
			source.change_recipient(supplier.clone(), Self::present_interval());
		}
		Sources::<T>::insert(id, source);
		Self::deposit_event(Event::SupplierChanged { source: id, old, new: supplier });
		Ok(())
	}

	/// Returns whether `supplier` is the owner of a meter, or its owner allowed it.
	fn consents(owner: &T::AccountId, meter: MeterId, supplier: &T::AccountId) -> bool {
		owner == supplier || Consents::<T>::get(meter).as_ref() == Some(supplier)
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

		source.change_recipient(recipient.clone(), Self::present_interval());
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
			next_meter: None,
			former: Default::default(),
			debt: Default::default(),
		})
		.expect("benchmarks do not use up the ids");
		SourceOfMeter::<T>::insert(meter, id);
		let read_at = T::Time::now();
		let attested = crate::Attested { power, sustained: power };
		let anchor = crate::Anchor { at: read_at, energy: 0 };
		let supply = Supply { attested, anchor, read_at, ..Supply::default() };
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
		Supplies::<T>::get(source).map_or(0, |supply| Self::fresh_power(source, &supply).power)
	}

	fn available(source: SourceId) -> Power {
		Supplies::<T>::get(source)
			.map_or(0, |supply| supply.uncommitted(Self::fresh_power(source, &supply).power))
	}

	fn commit(source: SourceId, process: ProcessId, power: Power) -> Result<(), NotAvailable> {
		Self::set_aside(source, process, power)
	}

	fn covers_commitments(source: SourceId, batch: &mut Batch) -> bool {
		let Some(supply) = Supplies::<T>::get(source) else { return false };
		// The status of source and meter cannot change within a batch of readings.
		let active = || *batch.active.entry(source).or_insert_with(|| Self::is_active(source));
		!supply.exceeds(Self::fresh_power_if(&supply, active))
	}

	fn release(source: SourceId, process: ProcessId) {
		Self::set_free(source, process);
	}

	fn claim(
		source: SourceId,
		interval: Moment,
		taker: &Taker<T::AccountId>,
		drawn: Draw,
		batch: &mut Batch,
	) -> Result<Booking, NotClaimable> {
		Self::write_claim(source, interval, taker, drawn, batch)
	}

	fn finish_batch(batch: Batch) {
		Self::write_sums(batch);
	}

	fn claimable_from() -> Moment {
		Self::oldest_open()
	}

	fn forget(
		process: ProcessId,
		driver: &T::AccountId,
		budget: &mut WeightMeter,
	) -> Option<Proven> {
		Self::forget_process(process, driver, budget)
	}
}
