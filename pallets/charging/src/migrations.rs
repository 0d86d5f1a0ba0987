// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Migrations of the pallet's storage.

use crate::{Config, Pallet, Processes, Unscheduled};
use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{
		migrations::VersionedMigration,
		traits::{Get, UncheckedOnRuntimeUpgrade},
		weights::Weight,
	},
	frame_system,
};

/// From storage version 1 to 2: requests have a highest cost, `None`, and a choice among steps of
/// equal price, the later ones.
pub type V2<T> =
	VersionedMigration<1, 2, MigrateV1ToV2<T>, Pallet<T>, <T as frame_system::Config>::DbWeight>;

/// Translates each running process, and counts those of each driver that are not scheduled: at most
/// two reads and two writes per open station.
pub struct MigrateV1ToV2<T>(PhantomData<T>);

impl<T: Config> UncheckedOnRuntimeUpgrade for MigrateV1ToV2<T> {
	fn on_runtime_upgrade() -> Weight {
		let (mut count, mut unscheduled) = (0u64, 0u64);
		Processes::<T>::translate_values(|process: v1::Process<T::AccountId>| {
			count = count.saturating_add(1);
			let process = crate::Process::from(process);
			if !matches!(process.phase, crate::Phase::Scheduled(_)) {
				unscheduled = unscheduled.saturating_add(1);
				Unscheduled::<T>::mutate(&process.driver, |own| *own = own.saturating_add(1));
			}
			Some(process)
		});
		let keys = count.saturating_add(unscheduled);
		T::DbWeight::get().reads_writes(keys, keys)
	}

	#[cfg(feature = "try-runtime")]
	fn pre_upgrade() -> Result<alloc::vec::Vec<u8>, polkadot_sdk::sp_runtime::TryRuntimeError> {
		use codec::Encode;
		Ok(u64::try_from(Processes::<T>::iter_keys().count()).unwrap_or(u64::MAX).encode())
	}

	#[cfg(feature = "try-runtime")]
	fn post_upgrade(
		before: alloc::vec::Vec<u8>,
	) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
		use codec::Decode;
		let count = u64::decode(&mut &before[..]).map_err(|_| "the number of processes")?;
		let after = u64::try_from(Processes::<T>::iter_values().count()).unwrap_or(u64::MAX);
		polkadot_sdk::frame_support::ensure!(count == after, "a process was lost");
		Ok(())
	}
}

/// Layouts of storage version 1.
mod v1 {
	use crate::{
		schedule::{Schedule, Timetable},
		Closing, Response, Segments, Slot, Totals, WhenEqual,
	};
	use codec::Decode;
	use smartcharge_primitives::{
		AreaId, Balance, Energy, MeterId, MeterReading, Moment, Power, Price, ProcessId,
		SourceChoice, SourceId, StationId,
	};

	#[derive(Decode)]
	pub struct Process<AccountId> {
		id: ProcessId,
		driver: AccountId,
		station: StationId,
		cso: AccountId,
		payee: AccountId,
		meter: MeterId,
		area: AreaId,
		power: Power,
		price_per_hour: Price,
		authorised: Moment,
		reserved: Balance,
		signalled: bool,
		phase: Phase<AccountId>,
	}

	#[allow(clippy::large_enum_variant, reason = "as it was stored")]
	#[derive(Decode)]
	pub enum Phase<AccountId> {
		#[codec(index = 0)]
		Authorised,
		#[codec(index = 1)]
		Requested { request: Request, offers: u32 },
		#[codec(index = 2)]
		Scheduled(Session<AccountId>),
	}

	#[derive(Decode)]
	pub struct Request {
		energy: Energy,
		steps: u32,
		step: Moment,
		preferences: Preferences,
	}

	#[derive(Decode)]
	pub struct Preferences {
		source: SourceChoice,
		demand_response: bool,
		minimum_reward: Balance,
		max_price: Option<Price>,
	}

	#[derive(Decode)]
	pub struct Session<AccountId> {
		request: Request,
		supplier: AccountId,
		source: Option<SourceId>,
		chosen: Slot,
		locked: u8,
		segments: Segments,
		set_aside: Power,
		dso: AccountId,
		grid_price: Price,
		timetable: Timetable,
		schedule: Schedule,
		remainder: Option<u32>,
		open: u32,
		last: MeterReading,
		delivered: Energy,
		sourced: Energy,
		escrow: Balance,
		totals: Totals,
		response: Option<Response>,
		closing: Option<Closing>,
	}

	impl From<Request> for crate::Request {
		fn from(Request { energy, steps, step, preferences }: Request) -> Self {
			let Preferences { source, demand_response, minimum_reward, max_price } = preferences;
			let preferences = crate::Preferences {
				source,
				demand_response,
				minimum_reward,
				max_price,
				max_cost: None,
				when_equal: WhenEqual::Late,
			};
			Self { energy, steps, step, preferences }
		}
	}

	impl<AccountId> From<Session<AccountId>> for crate::Session<AccountId> {
		fn from(old: Session<AccountId>) -> Self {
			Self {
				request: old.request.into(),
				supplier: old.supplier,
				source: old.source,
				chosen: old.chosen,
				locked: old.locked,
				segments: old.segments,
				set_aside: old.set_aside,
				dso: old.dso,
				grid_price: old.grid_price,
				timetable: old.timetable,
				schedule: old.schedule,
				remainder: old.remainder,
				open: old.open,
				last: old.last,
				delivered: old.delivered,
				sourced: old.sourced,
				escrow: old.escrow,
				totals: old.totals,
				response: old.response,
				closing: old.closing,
			}
		}
	}

	impl<AccountId> From<Phase<AccountId>> for crate::Phase<AccountId> {
		fn from(old: Phase<AccountId>) -> Self {
			match old {
				Phase::Authorised => Self::Authorised,
				Phase::Requested { request, offers } => {
					Self::Requested { request: request.into(), offers }
				},
				Phase::Scheduled(session) => Self::Scheduled(session.into()),
			}
		}
	}

	impl<AccountId> From<Process<AccountId>> for crate::Process<AccountId> {
		fn from(old: Process<AccountId>) -> Self {
			Self {
				id: old.id,
				driver: old.driver,
				station: old.station,
				cso: old.cso,
				payee: old.payee,
				meter: old.meter,
				area: old.area,
				power: old.power,
				price_per_hour: old.price_per_hour,
				authorised: old.authorised,
				reserved: old.reserved,
				signalled: old.signalled,
				phase: old.phase.into(),
			}
		}
	}
}
