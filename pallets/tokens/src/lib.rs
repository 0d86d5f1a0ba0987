// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(any(test, feature = "runtime-benchmarks")),
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
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
pub mod weights;

pub use pallet::*;
pub use types::{Reference, Withdrawal, WithdrawalId, MAX_REFERENCE_LEN};
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
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, EnsureOrigin},
	};
	use frame_system::pallet_prelude::*;
	use smartcharge_primitives::{Balance, Participants};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Money in and out.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs of the runtime.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		/// The settlement token, which is the native balance.
		type Currency: fungible::Mutate<Self::AccountId, Balance = Balance>
			+ fungible::hold::Mutate<Self::AccountId, Reason: From<HoldReason>>;

		/// Who keeps the money that the token stands for.
		type CustodianOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Who may ask for money back.
		type ParticipantOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Who may receive a deposit.
		type Participants: Participants<Self::AccountId>;

		/// Most withdrawals of one account that can be pending at a time.
		#[pallet::constant]
		type MaxPendingWithdrawals: Get<u32>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Makes the participants of a benchmark.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: smartcharge_primitives::BenchmarkCast<Self::AccountId>;
	}

	/// Why tokens are on hold.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// They are to be paid out by the custodian.
		#[codec(index = 0)]
		Withdrawal,
	}

	/// Money in the custodian's account, in the smallest unit of the token, as last attested.
	///
	/// Written by `attest_reserve` and at genesis.
	#[pallet::storage]
	pub type Reserve<T: Config> = StorageValue<_, Balance, ValueQuery>;

	/// Tokens that exist, in their smallest unit: genesis and deposits less settled withdrawals.
	///
	/// Written by `deposit`, `settle_withdrawal` and at genesis. At most [`Reserve`].
	#[pallet::storage]
	pub type Issued<T: Config> = StorageValue<_, Balance, ValueQuery>;

	/// References of payments that have been accounted for, in either direction.
	///
	/// Written by `deposit` and `settle_withdrawal`; never deleted, or a payment could count twice.
	// The key comes from outside, so its hash must not be predictable for cheap collisions.
	#[pallet::storage]
	pub type References<T: Config> = StorageMap<_, Blake2_128Concat, Reference, (), OptionQuery>;

	/// Pending withdrawals by id.
	///
	/// Written by `request_withdrawal`, deleted by `settle_withdrawal` and `reject_withdrawal`;
	/// at most `MaxPendingWithdrawals` per account.
	// The chain assigns the ids, so a fast hash will do.
	#[pallet::storage]
	pub type Withdrawals<T: Config> =
		StorageMap<_, Twox64Concat, WithdrawalId, Withdrawal<T::AccountId>, OptionQuery>;

	/// Number of pending withdrawals by account; no entry for zero.
	///
	/// Written by `request_withdrawal`, `settle_withdrawal` and `reject_withdrawal`.
	#[pallet::storage]
	pub type PendingWithdrawals<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Id of the next withdrawal. Written by `request_withdrawal`.
	#[pallet::storage]
	pub type NextWithdrawalId<T: Config> = StorageValue<_, WithdrawalId, ValueQuery>;

	/// The tokens that exist from the start and the money behind them.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Money in the custodian's account, in the smallest unit of the token.
		pub reserve: Balance,
		/// What each account holds; the sum is at most the reserve.
		pub balances: Vec<(T::AccountId, Balance)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::build_genesis(self.reserve, &self.balances);
		}
	}

	/// What happened to the money.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Money came in and tokens were minted for it.
		Deposited {
			/// Who received the tokens.
			who: T::AccountId,
			/// How many, in the smallest unit.
			amount: Balance,
			/// Reference of the payment at the bank.
			reference: Reference,
		},
		/// The custodian attested the reserve.
		ReserveAttested {
			/// The reserve before.
			old: Balance,
			/// The reserve from now on.
			new: Balance,
		},
		/// A participant asked for money back; the tokens are on hold.
		WithdrawalRequested {
			/// Id of the withdrawal.
			id: WithdrawalId,
			/// Who asked.
			who: T::AccountId,
			/// For how many tokens, in the smallest unit.
			amount: Balance,
			/// What the custodian is to pay to or to write on the payment.
			payout_reference: Reference,
		},
		/// The custodian has paid; the tokens are burnt.
		WithdrawalSettled {
			/// Id of the withdrawal.
			id: WithdrawalId,
			/// Who had asked.
			who: T::AccountId,
			/// How many tokens were burnt, in the smallest unit.
			amount: Balance,
			/// Reference of the payment at the bank.
			reference: Reference,
		},
		/// The custodian does not pay; the tokens are free again.
		WithdrawalRejected {
			/// Id of the withdrawal.
			id: WithdrawalId,
			/// Who had asked.
			who: T::AccountId,
			/// How many tokens are free again, in the smallest unit.
			amount: Balance,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The amount of a deposit or a withdrawal is zero.
		ZeroAmount,
		/// The bank reference or the payout reference has no bytes.
		EmptyReference,
		/// A deposit or a settled withdrawal has used this bank reference before.
		ReferenceUsed,
		/// With this deposit more tokens would exist than the attested reserve covers.
		AboveReserve,
		/// The one who is to receive a deposit is neither a member organisation nor a registered
		/// driver.
		NotParticipant,
		/// With this deposit the number of tokens would not fit its type.
		IssuanceOverflow,
		/// The deposit would leave the account below the existential deposit, or the withdrawal is
		/// for less than the existential deposit.
		BelowMinimum,
		/// The attested reserve would be less than the tokens that exist.
		ReserveBelowIssuance,
		/// The withdrawal is for more than the account can spend without dying.
		InsufficientBalance,
		/// The account has as many pending withdrawals as it can have.
		TooManyPendingWithdrawals,
		/// No id is left for a withdrawal.
		WithdrawalIdsExhausted,
		/// No pending withdrawal has this id.
		UnknownWithdrawal,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				T::MaxPendingWithdrawals::get() > 0,
				"MaxPendingWithdrawals must let an account withdraw"
			);
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
		/// Mints `amount` to `who` for the payment that has `reference` at the bank.
		///
		/// ## Dispatch Origin
		/// Custodian.
		///
		/// ## Details
		/// A reference counts once, so a deposit that is sent again has no second effect.
		///
		/// ## Errors
		/// `ZeroAmount`, `EmptyReference`, `ReferenceUsed`, `NotParticipant`,
		/// `IssuanceOverflow`, `AboveReserve`, `BelowMinimum`.
		///
		/// ## Events
		/// `Deposited`.
		#[pallet::call_index(0)]
		pub fn deposit(
			origin: OriginFor<T>,
			who: T::AccountId,
			amount: Balance,
			reference: Reference,
		) -> DispatchResult {
			T::CustodianOrigin::ensure_origin(origin)?;
			Self::do_deposit(who, amount, reference)
		}

		/// States that the custodian's account holds `amount`.
		///
		/// ## Dispatch Origin
		/// Custodian.
		///
		/// ## Details
		/// It bounds every later deposit. The tokens that exist bound it from below: whoever pays
		/// money out settles the withdrawals first.
		///
		/// ## Errors
		/// `ReserveBelowIssuance`.
		///
		/// ## Events
		/// `ReserveAttested`, also when the amount is that of before: it was attested anew.
		#[pallet::call_index(1)]
		pub fn attest_reserve(origin: OriginFor<T>, amount: Balance) -> DispatchResult {
			T::CustodianOrigin::ensure_origin(origin)?;
			Self::do_attest_reserve(amount)
		}

		/// Asks the custodian to pay out `amount`.
		///
		/// ## Dispatch Origin
		/// Participant.
		///
		/// ## Details
		/// The tokens are on hold until the custodian settles or rejects. The event carries the id
		/// of the withdrawal. The existential deposit stays in the account, and the least that can
		/// be withdrawn is the existential deposit, so that a rejected withdrawal can always be
		/// given back.
		///
		/// ## Errors
		/// `ZeroAmount`, `EmptyReference`, `BelowMinimum`, `TooManyPendingWithdrawals`,
		/// `InsufficientBalance`, `WithdrawalIdsExhausted`.
		///
		/// ## Events
		/// `WithdrawalRequested`.
		#[pallet::call_index(2)]
		pub fn request_withdrawal(
			origin: OriginFor<T>,
			amount: Balance,
			payout_reference: Reference,
		) -> DispatchResult {
			let who = T::ParticipantOrigin::ensure_origin(origin)?;
			Self::do_request_withdrawal(who, amount, payout_reference)
		}

		/// Burns the tokens of withdrawal `id`, which was paid by the payment that has `reference`
		/// at the bank.
		///
		/// ## Dispatch Origin
		/// Custodian.
		///
		/// ## Details
		/// The reference must be new for deposits and settled withdrawals alike. Freezes of the
		/// account do not matter: the money has left the bank.
		///
		/// ## Errors
		/// `UnknownWithdrawal`, `EmptyReference`, `ReferenceUsed`.
		///
		/// ## Events
		/// `WithdrawalSettled`.
		#[pallet::call_index(3)]
		pub fn settle_withdrawal(
			origin: OriginFor<T>,
			id: WithdrawalId,
			reference: Reference,
		) -> DispatchResult {
			T::CustodianOrigin::ensure_origin(origin)?;
			Self::do_settle_withdrawal(id, reference)
		}

		/// Sets the tokens of withdrawal `id` free again.
		///
		/// ## Dispatch Origin
		/// Custodian.
		///
		/// ## Details
		/// For a withdrawal that is not going to be paid, because the bank refused it, say.
		///
		/// ## Errors
		/// `UnknownWithdrawal`.
		///
		/// ## Events
		/// `WithdrawalRejected`.
		#[pallet::call_index(4)]
		pub fn reject_withdrawal(origin: OriginFor<T>, id: WithdrawalId) -> DispatchResult {
			T::CustodianOrigin::ensure_origin(origin)?;
			Self::do_reject_withdrawal(id)
		}
	}
}
