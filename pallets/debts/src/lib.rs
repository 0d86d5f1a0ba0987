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

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod impls;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod weights;

pub use impls::DebtOf;
pub use pallet::*;
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

#[allow(
	clippy::as_conversions,
	clippy::expect_used,
	reason = "the FRAME macros generate both; what the calls do is in `impls`"
)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::{pallet_prelude::*, traits::fungible};
	use frame_system::pallet_prelude::*;
	use smartcharge_primitives::{Balance, DebtKind};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Debts between participants.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Configuration of the debts pallet.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		/// The settlement token, in which debts are paid.
		type Currency: fungible::Mutate<Self::AccountId, Balance = Balance>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Creates the debtor of a benchmark.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: smartcharge_primitives::BenchmarkCast<Self::AccountId>;
	}

	/// Debts in the smallest unit of the token, by debtor, kind and creditor; never zero.
	///
	/// Written by the pallets in which debts arise and by `pay`; removed when nothing is left. At
	/// most one of a kind for each creditor of a debtor.
	#[pallet::storage]
	pub type Owed<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Twox64Concat, DebtKind>,
			NMapKey<Blake2_128Concat, T::AccountId>,
		),
		Balance,
		OptionQuery,
	>;

	/// Events of the debts pallet.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A debt arose, or grew.
		Incurred {
			/// Account that owes.
			debtor: T::AccountId,
			/// Account that is owed.
			creditor: T::AccountId,
			/// Cause of the debt.
			kind: DebtKind,
			/// Amount added to the debt, in the smallest unit of the token.
			amount: Balance,
		},
		/// A debt was paid, in full or in part.
		Paid {
			/// Account that paid.
			debtor: T::AccountId,
			/// Account that was paid.
			creditor: T::AccountId,
			/// Cause of the debt.
			kind: DebtKind,
			/// Amount paid, in the smallest unit of the token.
			amount: Balance,
			/// Rest of the debt, in the smallest unit of the token.
			left: Balance,
		},
		/// A debt was lowered without a payment, because the creditor came to owe the debtor.
		Offset {
			/// Account that owes.
			debtor: T::AccountId,
			/// Account that is owed.
			creditor: T::AccountId,
			/// Cause of the debt.
			kind: DebtKind,
			/// Amount by which the debt was lowered, in the smallest unit of the token.
			amount: Balance,
			/// Rest of the debt, in the smallest unit of the token.
			left: Balance,
		},
	}

	/// Errors of the debts pallet.
	#[pallet::error]
	pub enum Error<T> {
		/// The amount is zero.
		ZeroAmount,
		/// The caller owes the creditor nothing of this kind.
		NoDebt,
		/// The amount exceeds the debt.
		MoreThanOwed,
		/// The spendable balance of the caller is below the amount, or the debtor has none.
		InsufficientBalance,
		/// Debts of this kind are paid by their debtors alone.
		NotCollectable,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(
			_: BlockNumberFor<T>,
		) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Pays a debt of the caller, in full or in part.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the debtor.
		///
		/// ## Details
		///
		/// Moves `amount` from the caller to `creditor`. The caller keeps the existential deposit.
		///
		/// ## Parameters
		///
		/// - `creditor`: account that is owed.
		/// - `kind`: cause of the debt.
		/// - `amount`: amount to pay, in the smallest unit of the token; at most the debt.
		///
		/// ## Errors
		///
		/// - [`Error::ZeroAmount`]: when `amount` is zero.
		/// - [`Error::NoDebt`]: when the caller owes `creditor` nothing of `kind`.
		/// - [`Error::MoreThanOwed`]: when `amount` exceeds the debt.
		/// - [`Error::InsufficientBalance`]: when the spendable balance of the caller is below
		///   `amount`.
		///
		/// ## Events
		///
		/// [`Event::Paid`]
		#[pallet::call_index(0)]
		pub fn pay(
			origin: OriginFor<T>,
			creditor: T::AccountId,
			kind: DebtKind,
			amount: Balance,
		) -> DispatchResult {
			let debtor = ensure_signed(origin)?;
			Self::do_pay(debtor, creditor, kind, amount)
		}

		/// Has a debt paid from the balance of its debtor, as far as that suffices.
		///
		/// ## Dispatch Origin
		///
		/// Signed by any account.
		///
		/// ## Details
		///
		/// Only refunds and charges of corrections can be collected: a driver who owes for a
		/// process agreed to an escrow, and keeps its balance. The debtor keeps the existential
		/// deposit.
		///
		/// ## Parameters
		///
		/// - `debtor`: account that owes.
		/// - `creditor`: account that is owed.
		/// - `kind`: cause of the debt.
		///
		/// ## Errors
		///
		/// - [`Error::NotCollectable`]: when debts of `kind` are paid by their debtors alone.
		/// - [`Error::NoDebt`]: when `debtor` owes `creditor` nothing of `kind`.
		/// - [`Error::InsufficientBalance`]: when `debtor` has nothing to spend.
		///
		/// ## Events
		///
		/// [`Event::Paid`]
		#[pallet::call_index(1)]
		pub fn collect(
			origin: OriginFor<T>,
			debtor: T::AccountId,
			creditor: T::AccountId,
			kind: DebtKind,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_collect(debtor, creditor, kind)
		}
	}
}
