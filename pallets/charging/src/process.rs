// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A charging process that has not ended: what is stored of it, and where it is found.

use crate::{
	mandates::UnderMandate, request::Request, session::Session, sp_runtime::DispatchError, Config,
	Error, MeterOf, NextProcessId, Pallet, Processes,
};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use smartcharge_primitives::{
	AnchoredProcesses, AreaId, Balance, MeterId, Moment, OrderedMeterId, Power, PricePerHour,
	ProcessId, StationId,
};

/// A charging process that has not ended.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(replace_segment("process", "types"), capture_docs = "always")]
pub struct Process<AccountId> {
	/// Its id.
	pub id: ProcessId,
	/// The driver, who charges and pays.
	pub driver: AccountId,
	/// The station.
	pub station: StationId,
	/// The operator of the station when the process was authorised.
	pub cso: AccountId,
	/// The account that receives the station's price.
	pub payee: AccountId,
	/// The station's meter.
	pub meter: MeterId,
	/// The area of the meter.
	pub area: AreaId,
	/// Power of the station in W, locked at authorisation.
	pub power: Power,
	/// Price of the station per hour, locked at authorisation.
	pub price_per_hour: PricePerHour,
	/// Time of the authorisation in ms.
	pub authorised: Moment,
	/// Escrow until the process is scheduled, so that no balance authorises more processes than it
	/// can pay for.
	pub reserved: Balance,
	/// Whether a signal was ever sent to the process alone. Otherwise only signals to its area are
	/// looked up.
	pub signalled: bool,
	/// Set if the operator started it under a mandate of the driver.
	pub mandate: Option<UnderMandate>,
	/// The phase that it is in.
	pub phase: Phase<AccountId>,
}

/// Ids by which a process is found in this pallet and its neighbours.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ProcessRef {
	/// The process.
	pub process: ProcessId,
	/// The station's meter.
	pub meter: OrderedMeterId,
	/// The area of the meter.
	pub area: AreaId,
	/// Whether signals to the process alone are looked up.
	pub signalled: bool,
}

impl<AccountId> Process<AccountId> {
	/// Ids by which it is found.
	pub(crate) fn reference(&self) -> ProcessRef {
		let Self { id, meter, area, signalled, .. } = *self;
		ProcessRef { process: id, meter: OrderedMeterId::new(meter), area, signalled }
	}

	/// The payees of a step that is served by the chosen offer of `session`.
	pub(crate) fn payees<'a>(&'a self, session: &'a Session<AccountId>) -> [&'a AccountId; 3] {
		[&session.supplier, &session.dso, &self.payee]
	}
}

/// Phase of a process.
#[allow(clippy::large_enum_variant, reason = "most processes are scheduled ones: no box for them")]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(replace_segment("process", "types"), capture_docs = "always")]
pub enum Phase<AccountId> {
	/// The driver may charge and has not made a request.
	#[codec(index = 0)]
	Authorised,
	/// Suppliers can make offers.
	#[codec(index = 1)]
	Requested {
		/// The request.
		request: Request,
		/// Number of offers made.
		offers: u32,
	},
	/// Readings advance it.
	#[codec(index = 2)]
	Scheduled(Session<AccountId>),
}

impl<T: Config> Pallet<T> {
	/// The process `id`, if it has not ended.
	pub fn process(id: ProcessId) -> Option<Process<T::AccountId>> {
		Self::process_at(MeterOf::<T>::get(id)?)
	}

	/// The process at `meter` that has not ended.
	pub(crate) fn process_at(meter: MeterId) -> Option<Process<T::AccountId>> {
		Processes::<T>::get(OrderedMeterId::new(meter))
	}

	/// The process at `station` with `meter` that has not ended. The meter of a closed station can
	/// be that of another one now, whose process it is.
	pub(crate) fn process_at_station(
		station: StationId,
		meter: MeterId,
	) -> Option<Process<T::AccountId>> {
		Self::process_at(meter).filter(|process| process.station == station)
	}

	/// Writes a process that has not ended.
	pub(crate) fn put_process(process: &Process<T::AccountId>) {
		Processes::<T>::insert(OrderedMeterId::new(process.meter), process);
	}

	/// Whether a process is running at `meter`.
	pub(crate) fn is_busy(meter: MeterId) -> bool {
		Processes::<T>::contains_key(OrderedMeterId::new(meter))
	}

	/// The process `id`; an error if it has ended or never existed.
	pub(crate) fn running(id: ProcessId) -> Result<Process<T::AccountId>, DispatchError> {
		Self::process(id).ok_or_else(|| {
			if id < NextProcessId::<T>::get() {
				Error::<T>::ProcessEnded.into()
			} else {
				Error::<T>::UnknownProcess.into()
			}
		})
	}

	/// The error of a call that needs a requested process, in another `phase`.
	pub(crate) fn not_requested(phase: &Phase<T::AccountId>) -> DispatchError {
		match phase {
			Phase::Scheduled(_) => Error::<T>::AlreadyScheduled.into(),
			_ => Error::<T>::NotRequested.into(),
		}
	}
}

impl<T: Config> AnchoredProcesses for Pallet<T> {
	fn area(process: ProcessId) -> Option<AreaId> {
		Self::process(process).map(|process| process.area)
	}

	fn signalled(process: ProcessId) {
		if let Some(mut process) = Self::process(process) {
			process.signalled = true;
			Self::put_process(&process);
		}
	}
}
