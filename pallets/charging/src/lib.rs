// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(
		clippy::arithmetic_side_effects,
		clippy::as_conversions,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::unwrap_used
	)
)]

extern crate alloc;

pub mod archive;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
pub mod migrations;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
pub mod runtime_api;
pub mod schedule;
pub mod settlement;
pub mod weights;

mod batch;
mod calls;
mod change_source;
mod config;
mod covers;
mod errors;
mod escrow;
mod events;
mod life_cycle;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for compact fields")]
mod mandates;
mod offers;
mod opening;
mod pages;
mod plan;
mod planned;
mod prices;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod process;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod proofs;
mod queries;
mod quote;
mod reading;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod record;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod request;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for compact fields")]
mod rewards;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod session;
mod sources;
mod start;
mod stations;
mod storage;
mod trail;
mod weighing;

#[cfg(any(feature = "try-runtime", test))]
mod try_state;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

// In the metadata, the stored types keep the paths that clients know them by, wherever their
// modules are: `types` and `runs`.
pub use batch::Batch;
pub use escrow::Payouts;
pub use mandates::{Mandate, MandateId, UnderMandate};
pub use offers::StandingOffer;
pub use pallet::*;
pub use prices::{price_of, LockedOffer, PriceRun, PriceRuns, Prices, StoredOffer};
pub use process::{Phase, Process};
pub use proofs::{Proof, Settled, Slack};
pub use record::{
	ChargeDetailRecord, FaultReason, FinishReason, NewestFirst, OtherSuppliers, StopReason, Totals,
	MAX_OTHER_SUPPLIERS,
};
pub use request::{FlexiblePower, Phases, Preferences, Request, WhenEqual, PREFERENCES_VERSION};
pub use rewards::Reward;
pub use session::{
	Closing, Consent, Cover, Covers, Response, Segment, Segments, Session, SetApart, Slot,
	MAX_ALTERNATIVES, MAX_COVERS, MAX_LOCKED, MAX_SEGMENTS, MAX_SLOTS,
};
pub use start::StartReading;
pub use stations::{GenesisStation, Station, Suppliers, MAX_SUPPLIERS};
pub use weights::WeightInfo;

use polkadot_sdk::{
	frame_support::{self, pallet_macros::import_section},
	sp_runtime,
};

/// Target of the pallet's log lines.
const LOG_TARGET: &str = "runtime::charging";

#[import_section(config::config)]
#[import_section(storage::storage)]
#[import_section(events::events)]
#[import_section(errors::errors)]
#[import_section(calls::calls)]
#[frame_support::pallet]
#[allow(
	clippy::as_conversions,
	clippy::expect_used,
	reason = "the FRAME macros generate both; what the calls do is in the other modules"
)]
pub mod pallet {
	use super::*;
	use crate::{start::Wanted, weighing::Ending};
	use alloc::vec::Vec;
	use frame_support::{
		dispatch::{DispatchErrorWithPostInfo, WithPostDispatchInfo},
		pallet_prelude::*,
		traits::{fungible, Time},
		weights::WeightMeter,
		PalletId,
	};
	use polkadot_sdk::{frame_system::pallet_prelude::*, sp_core::H256};
	use smartcharge_primitives::{
		archive::Archive, Amount, Balance, Debts, Direction, Energy, Flexibility, GridTariff,
		MeterId, Meters, Moment, OnFlow, OrderedMeterId, Participants, Power, Price, PricePerHour,
		ProcessId, SignalId, SourceChoice, SourceId, Sources, StationId, MAX_EVSE_ID_LEN,
		MAX_STEPS,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(3);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Stations at genesis.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The stations, registered by their operators in this order. The meters must be
		/// registered.
		pub stations: Vec<GenesisStation<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for station in &self.stations {
				// A chain must not be founded on a faulty specification.
				Pallet::<T>::build_station(station)
					.expect("station of the genesis config is valid");
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, limit: Weight) -> Weight {
			let mut budget = WeightMeter::with_limit(limit);
			if budget.try_consume(T::WeightInfo::on_idle_base()).is_ok() {
				Self::archive_records(&mut budget);
			}
			budget.consumed()
		}

		fn integrity_test() {
			assert!(T::RecordsPerRoot::get() > 0, "a tree has a record");
			assert!(T::MaxStandingOffers::get() > 0, "a supplier can have a standing offer");
			assert!(T::MaxOffersPerSupplier::get() > 0, "each supplier can make an offer");
			assert!(
				T::MaxOffersPerSupplier::get()
					.checked_mul(MAX_SUPPLIERS)
					.is_some_and(|all| all <= T::MaxOffers::get()),
				"no supplier replaces another"
			);
			assert!(T::MaxUnscheduled::get() > 0, "a driver can have a process");
			assert!(T::Tolerance::get() < 1_000, "a tolerance of the whole would pay for nothing");
			assert!(T::AnswerWithin::get() < 1_000, "a step that is over answers nothing");
			assert!(T::LeastMove::get() > 0, "a response moves something");
			assert!(T::LeastMove::get() <= 1_000, "a step can answer a signal");
			assert!(T::MaxRewards::get() > 0, "a process can answer a signal");
			assert!(T::MaxMandates::get() > 0, "a driver can give a mandate");
			assert!(T::MaxMandateTime::get() > 0, "a mandate can last");
			assert!(T::RecordWindow::get() > 0, "a record can be of the time of its process");
			assert!(
				T::MinEnergy::get() > 0 && T::MinEnergy::get() <= T::MaxEnergy::get(),
				"some energy can be requested"
			);
			assert!(T::MaxStep::get() > 0, "a step can have a length");
			assert!(T::SetupLimit::get() > 0 && T::StaleAfter::get() > 0, "limits are positive");
			assert!(
				T::MinPrice::get() <= 0 && T::MaxPrice::get() >= 0,
				"a price can be zero, on either side of which there is a bound"
			);
			assert!(
				T::MaxDuration::get()
					.checked_mul(2)
					.and_then(|time| T::MaxPricePerHour::get().checked_mul(time.into()))
					.is_some(),
				"the cost of the longest time at the highest price fits a balance"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
