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

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod impls;
#[cfg(test)]
mod mock;
mod removal;
pub mod runtime_api;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
pub mod types;
pub mod weights;

pub use pallet::*;
pub use types::{Anchor, Document, DocumentId, Series};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

#[allow(
	clippy::as_conversions,
	clippy::expect_used,
	reason = "the FRAME macros generate both; what the call does is in `impls`"
)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::{
		pallet_prelude::*,
		traits::{EnsureOrigin, Time},
		weights::WeightMeter,
	};
	use frame_system::pallet_prelude::*;
	use polkadot_sdk::sp_core::H256;
	use smartcharge_primitives::Moment;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Anchors of invoices and credit notes.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Configuration of the invoices pallet.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		/// Origin of a member organisation, which issues invoices.
		type MemberOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// The clock of the chain, in ms since the Unix epoch.
		type Time: Time<Moment = Moment>;

		/// Maximum number of series of an issuer.
		#[pallet::constant]
		type MaxSeries: Get<Series>;

		/// Time in ms after which an anchor is removed.
		#[pallet::constant]
		type Lifetime: Get<Moment>;

		/// Weights of the call and of what idle blocks do.
		type WeightInfo: WeightInfo;

		/// Sets the clock of a benchmark.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: smartcharge_primitives::BenchmarkCast<Self::AccountId>;
	}

	/// Last number of a series, by issuer.
	///
	/// Written by `anchor_invoice`; never removed, because a number must not come again. At most
	/// [`Config::MaxSeries`] for each issuer.
	#[pallet::storage]
	pub type LastNumber<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, Series, u32, ValueQuery>;

	/// Anchors of documents, by issuer, series and number.
	///
	/// Written by `anchor_invoice`; removed by idle blocks after [`Config::Lifetime`].
	#[pallet::storage]
	pub type Anchors<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		DocumentId,
		Anchor,
		OptionQuery,
	>;

	/// Documents in the order in which they were anchored, by position.
	///
	/// Written and removed with [`Anchors`].
	#[pallet::storage]
	pub type Order<T: Config> =
		StorageMap<_, Twox64Concat, u64, (T::AccountId, DocumentId), OptionQuery>;

	/// Position of the oldest anchor in [`Order`], and position of the next one.
	///
	/// Written with [`Order`]; never removed.
	#[pallet::storage]
	pub type OrderBounds<T> = StorageValue<_, (u64, u64), ValueQuery>;

	/// Events of the invoices pallet.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A document was anchored.
		InvoiceAnchored {
			/// Member that issued the document.
			issuer: T::AccountId,
			/// Series of the document.
			series: Series,
			/// Number of the document.
			number: u32,
			/// Kind of the document.
			document: Document,
			/// Commitment to the document.
			commitment: H256,
		},
		/// Anchors left the state, because their time was over.
		AnchorsRemoved {
			/// Number of the anchors.
			count: u32,
		},
	}

	/// Errors of the invoices pallet.
	#[pallet::error]
	pub enum Error<T> {
		/// The series is not below `MaxSeries`.
		SeriesTooHigh,
		/// The number does not follow the last one of the series.
		NumberNotNext,
		/// The document to credit is not anchored by the caller.
		UnknownInvoice,
		/// The document to credit is a credit note.
		NotAnInvoice,
		/// Nothing is left of the invoice: more would be credited than was billed.
		AlreadyCredited,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, limit: Weight) -> Weight {
			let mut budget = WeightMeter::with_limit(limit);
			if budget.try_consume(T::WeightInfo::on_idle_base()).is_ok() {
				Self::remove_old(&mut budget);
			}
			budget.consumed()
		}

		fn integrity_test() {
			assert!(T::MaxSeries::get() > 0, "MaxSeries must let a member issue an invoice");
			assert!(T::Lifetime::get() > 0, "Lifetime must leave time to prove a document");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(
			_: BlockNumberFor<T>,
		) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Anchors the next document of a series.
		///
		/// ## Dispatch Origin
		///
		/// `MemberOrigin`; the member that issues the document.
		///
		/// ## Details
		///
		/// `Credit` leaves nothing of an invoice; after it, no credit note refers to that invoice.
		/// `PartCredit` leaves something.
		///
		/// ## Parameters
		///
		/// - `series`: series of the caller, below `MaxSeries`.
		/// - `number`: number that follows the last one of the series; the first one is 1.
		/// - `document`: an invoice, or a credit note with series and number of the invoice that it
		///   credits.
		/// - `commitment`: salted hash: BLAKE2b with 32 bytes of the salt (32 bytes), the account of
		///   the customer (32 bytes) and the SHA2-256 hash of the document.
		///
		/// ## Errors
		///
		/// - [`Error::SeriesTooHigh`]: when `series` is not below `MaxSeries`.
		/// - [`Error::NumberNotNext`]: when `number` does not follow the last one of `series`.
		/// - [`Error::UnknownInvoice`]: when the caller has no anchor of the document to credit.
		/// - [`Error::NotAnInvoice`]: when the document to credit is a credit note.
		/// - [`Error::AlreadyCredited`]: when a `Credit` has left nothing of the invoice.
		///
		/// ## Events
		///
		/// [`Event::InvoiceAnchored`]
		#[pallet::call_index(0)]
		pub fn anchor_invoice(
			origin: OriginFor<T>,
			series: Series,
			number: u32,
			document: Document,
			commitment: H256,
		) -> DispatchResult {
			let issuer = T::MemberOrigin::ensure_origin(origin)?;
			Self::do_anchor_invoice(issuer, DocumentId { series, number }, document, commitment)
		}
	}
}
