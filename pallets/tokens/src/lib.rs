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
pub mod iban;
mod impls;
pub mod migrations;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
pub mod weights;

pub use pallet::*;
pub use types::{Reference, Withdrawal, WithdrawalId, MAX_PAYOUT_REFERENCE_LEN, MAX_REFERENCE_LEN};
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
		traits::{fungible, EnsureOrigin, Time},
	};
	use frame_system::pallet_prelude::*;
	use smartcharge_primitives::{Balance, Moment, Participants};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(2);

	/// Deposits and withdrawals of the settlement token.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Configuration of the tokens pallet.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		/// The settlement token, which is the native balance.
		type Currency: fungible::Mutate<Self::AccountId, Balance = Balance>
			+ fungible::hold::Mutate<Self::AccountId, Reason: From<HoldReason>>;

		/// Origin of the custodian, who keeps the money behind the token.
		type CustodianOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Origin of the auditor, who attests the money behind the token. A custodian cannot be it.
		type AuditorOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Origin of a participant, who may request a withdrawal.
		type ParticipantOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// The members and drivers; only they receive deposits.
		type Participants: Participants<Self::AccountId>;

		/// The clock of the chain, in ms since the Unix epoch.
		type Time: Time<Moment = Moment>;

		/// Time after which the owner of a pending withdrawal can cancel it, in ms.
		#[pallet::constant]
		type CancellationPeriod: Get<Moment>;

		/// Maximum number of pending withdrawals of one account.
		#[pallet::constant]
		type MaxPendingWithdrawals: Get<u32>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Creates the participants of a benchmark.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: smartcharge_primitives::BenchmarkCast<Self::AccountId>;
	}

	/// Reasons for which the tokens pallet holds tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The tokens belong to a pending withdrawal.
		#[codec(index = 0)]
		Withdrawal,
	}

	/// Money in the custodian's bank account as last attested, in the smallest unit of the token.
	///
	/// Written by `attest_reserve` and at genesis. Never removed.
	#[pallet::storage]
	pub type Reserve<T: Config> = StorageValue<_, Balance, ValueQuery>;

	/// Tokens that exist, in the smallest unit of the token: those of genesis and all deposits,
	/// less all settled withdrawals. At most [`Reserve`].
	///
	/// Written by `deposit`, by `settle_withdrawal` and at genesis. Never removed.
	#[pallet::storage]
	pub type Issued<T: Config> = StorageValue<_, Balance, ValueQuery>;

	/// Bank references of all payments that were accounted for, incoming and outgoing.
	///
	/// Written by `deposit` and `settle_withdrawal`. Never removed, because a payment must not
	/// count twice.
	// A cryptographic hasher, because references are chosen outside the chain.
	#[pallet::storage]
	pub type References<T: Config> = StorageMap<_, Blake2_128Concat, Reference, (), OptionQuery>;

	/// Pending withdrawals by id; at most [`Config::MaxPendingWithdrawals`] per account.
	///
	/// Written by `request_withdrawal`; removed by `settle_withdrawal`, `reject_withdrawal` and
	/// `cancel_withdrawal`.
	// A fast hasher suffices, because the chain assigns the ids.
	#[pallet::storage]
	pub type Withdrawals<T: Config> =
		StorageMap<_, Twox64Concat, WithdrawalId, Withdrawal<T::AccountId>, OptionQuery>;

	/// Number of pending withdrawals by account.
	///
	/// Written by `request_withdrawal`, `settle_withdrawal`, `reject_withdrawal` and
	/// `cancel_withdrawal`; removed when it becomes zero.
	#[pallet::storage]
	pub type PendingWithdrawals<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Id of the next withdrawal. Written by `request_withdrawal`. Never removed.
	#[pallet::storage]
	pub type NextWithdrawalId<T: Config> = StorageValue<_, WithdrawalId, ValueQuery>;

	/// Tokens that exist from the start, and the money behind them.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Money in the custodian's bank account, in the smallest unit of the token.
		pub reserve: Balance,
		/// Balance of each account, in the smallest unit; their sum is at most the reserve.
		pub balances: Vec<(T::AccountId, Balance)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::build_genesis(self.reserve, &self.balances);
		}
	}

	/// Events of the tokens pallet.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A payment was received and tokens were minted for it.
		Deposited {
			/// Account that received the tokens.
			who: T::AccountId,
			/// Amount minted, in the smallest unit of the token.
			amount: Balance,
			/// Bank reference of the payment.
			reference: Reference,
		},
		/// The custodian attested the reserve.
		ReserveAttested {
			/// Previous reserve, in the smallest unit of the token.
			old: Balance,
			/// New reserve, in the smallest unit of the token.
			new: Balance,
		},
		/// A participant requested a withdrawal, and its tokens were put on hold.
		WithdrawalRequested {
			/// Id of the withdrawal.
			id: WithdrawalId,
			/// Account that requested the withdrawal.
			who: T::AccountId,
			/// Amount on hold, in the smallest unit of the token.
			amount: Balance,
			/// Payout reference: where the custodian pays to, or the text of the payment.
			payout_reference: Reference,
		},
		/// The custodian paid a withdrawal, and its tokens were burnt.
		WithdrawalSettled {
			/// Id of the withdrawal.
			id: WithdrawalId,
			/// Account that requested the withdrawal.
			who: T::AccountId,
			/// Amount burnt, in the smallest unit of the token.
			amount: Balance,
			/// Bank reference of the payment.
			reference: Reference,
		},
		/// The custodian rejected a withdrawal, and its tokens were released from hold.
		WithdrawalRejected {
			/// Id of the withdrawal.
			id: WithdrawalId,
			/// Account that requested the withdrawal.
			who: T::AccountId,
			/// Amount released, in the smallest unit of the token.
			amount: Balance,
		},
		/// The owner cancelled a withdrawal, and its tokens were released from hold.
		WithdrawalCancelled {
			/// Id of the withdrawal.
			id: WithdrawalId,
			/// Account that requested the withdrawal.
			who: T::AccountId,
			/// Amount released, in the smallest unit of the token.
			amount: Balance,
		},
	}

	/// Errors of the tokens pallet.
	#[pallet::error]
	pub enum Error<T> {
		/// The amount is zero.
		ZeroAmount,
		/// The reference is empty.
		EmptyReference,
		/// The bank reference was used before, by a deposit or a settled withdrawal.
		ReferenceUsed,
		/// The deposit would bring the issuance above the attested reserve.
		AboveReserve,
		/// The receiver of the deposit is neither a member nor a registered driver.
		NotParticipant,
		/// The deposit would overflow the total issuance.
		IssuanceOverflow,
		/// The deposit would leave the account below the existential deposit, or the amount of the
		/// withdrawal is below the existential deposit.
		BelowMinimum,
		/// The attested reserve would be below the issuance.
		ReserveBelowIssuance,
		/// The amount exceeds what the account can spend while it keeps the existential deposit.
		InsufficientBalance,
		/// The account has the maximum number of pending withdrawals.
		TooManyPendingWithdrawals,
		/// No withdrawal id is left.
		WithdrawalIdsExhausted,
		/// There is no pending withdrawal with this id.
		UnknownWithdrawal,
		/// The caller is a custodian, which cannot attest the money that it keeps itself.
		AttestedByCustodian,
		/// Another account requested the withdrawal.
		NotOwner,
		/// The withdrawal is younger than `CancellationPeriod`: the custodian may be paying it.
		TooEarlyToCancel,
		/// The payout reference is longer than 32 bytes.
		PayoutReferenceTooLong,
		/// The payout reference is an account number (IBAN), which does not belong on the chain.
		PayoutReferenceIsIban,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				T::MaxPendingWithdrawals::get() > 0,
				"MaxPendingWithdrawals must let an account withdraw"
			);
			assert!(
				T::CancellationPeriod::get() > 0,
				"CancellationPeriod must leave the custodian time to pay"
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
		/// Mints tokens for a payment into the custodian's bank account.
		///
		/// ## Dispatch Origin
		///
		/// `CustodianOrigin`; the custodian.
		///
		/// ## Details
		///
		/// A bank reference counts once, so that a deposit that is submitted again has no second
		/// effect.
		///
		/// ## Parameters
		///
		/// - `who`: account that receives the tokens, a member or a registered driver.
		/// - `amount`: amount to mint, in the smallest unit of the token; not zero.
		/// - `reference`: bank reference of the payment, 1 to 64 bytes.
		///
		/// ## Errors
		///
		/// - [`Error::ZeroAmount`]: when `amount` is zero.
		/// - [`Error::EmptyReference`]: when `reference` is empty.
		/// - [`Error::ReferenceUsed`]: when a deposit or a settled withdrawal used `reference`
		///   before.
		/// - [`Error::NotParticipant`]: when `who` is neither a member nor a registered driver.
		/// - [`Error::IssuanceOverflow`]: when the total issuance would overflow.
		/// - [`Error::AboveReserve`]: when the issuance would exceed the attested reserve.
		/// - [`Error::BelowMinimum`]: when the balance of `who` would be below the existential
		///   deposit.
		///
		/// ## Events
		///
		/// [`Event::Deposited`]
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

		/// Attests how much money the custodian's bank account contains.
		///
		/// ## Dispatch Origin
		///
		/// `AuditorOrigin`; the auditor, who is not a custodian.
		///
		/// ## Details
		///
		/// The reserve limits later deposits. It cannot be below the issuance: the custodian
		/// settles the withdrawals that it paid before it attests the lower reserve.
		///
		/// ## Parameters
		///
		/// - `amount`: money in the bank account, in the smallest unit of the token.
		///
		/// ## Errors
		///
		/// - [`Error::AttestedByCustodian`]: when the caller is a custodian, whatever its other
		///   roles are.
		/// - [`Error::ReserveBelowIssuance`]: when `amount` is below the issuance.
		///
		/// ## Events
		///
		/// [`Event::ReserveAttested`], also when `amount` is the same as before.
		#[pallet::call_index(1)]
		pub fn attest_reserve(origin: OriginFor<T>, amount: Balance) -> DispatchResult {
			// Who mints must not be who says how much may be minted.
			ensure!(
				T::CustodianOrigin::try_origin(origin.clone()).is_err(),
				Error::<T>::AttestedByCustodian
			);
			T::AuditorOrigin::ensure_origin(origin)?;
			Self::do_attest_reserve(amount)
		}

		/// Requests that the custodian pays out tokens of the caller.
		///
		/// ## Dispatch Origin
		///
		/// `ParticipantOrigin`; the account whose tokens are paid out.
		///
		/// ## Details
		///
		/// The tokens are put on hold until the custodian settles or rejects the withdrawal, or the
		/// caller cancels it. The event contains the id of the withdrawal. The existential deposit
		/// stays on the account. A withdrawal is at least the existential deposit, so that one that
		/// is not paid can always be released.
		///
		/// ## Parameters
		///
		/// - `amount`: amount to pay out, in the smallest unit of the token; at least the
		///   existential deposit.
		/// - `payout_reference`: opaque reference by which the custodian knows where to pay to; 1
		///   to 32 bytes. It is public and stays so: no account number, no name.
		///
		/// ## Errors
		///
		/// - [`Error::ZeroAmount`]: when `amount` is zero.
		/// - [`Error::EmptyReference`]: when `payout_reference` is empty.
		/// - [`Error::PayoutReferenceTooLong`]: when `payout_reference` is longer than 32 bytes.
		/// - [`Error::PayoutReferenceIsIban`]: when `payout_reference` is an account number (IBAN).
		/// - [`Error::BelowMinimum`]: when `amount` is below the existential deposit.
		/// - [`Error::TooManyPendingWithdrawals`]: when the caller has `MaxPendingWithdrawals`
		///   pending withdrawals.
		/// - [`Error::InsufficientBalance`]: when `amount` exceeds what the caller can spend while
		///   the existential deposit stays.
		/// - [`Error::WithdrawalIdsExhausted`]: when no withdrawal id is left.
		///
		/// ## Events
		///
		/// [`Event::WithdrawalRequested`]
		#[pallet::call_index(2)]
		pub fn request_withdrawal(
			origin: OriginFor<T>,
			amount: Balance,
			payout_reference: Reference,
		) -> DispatchResult {
			let who = T::ParticipantOrigin::ensure_origin(origin)?;
			Self::do_request_withdrawal(who, amount, payout_reference)
		}

		/// Burns the tokens of a withdrawal that the custodian paid.
		///
		/// ## Dispatch Origin
		///
		/// `CustodianOrigin`; the custodian.
		///
		/// ## Details
		///
		/// Freezes of the account do not prevent it, because the money has left the bank.
		///
		/// ## Parameters
		///
		/// - `id`: id of the pending withdrawal.
		/// - `reference`: bank reference of the payment, 1 to 64 bytes.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownWithdrawal`]: when there is no pending withdrawal `id`.
		/// - [`Error::EmptyReference`]: when `reference` is empty.
		/// - [`Error::ReferenceUsed`]: when a deposit or a settled withdrawal used `reference`
		///   before.
		///
		/// ## Events
		///
		/// [`Event::WithdrawalSettled`]
		#[pallet::call_index(3)]
		pub fn settle_withdrawal(
			origin: OriginFor<T>,
			id: WithdrawalId,
			reference: Reference,
		) -> DispatchResult {
			T::CustodianOrigin::ensure_origin(origin)?;
			Self::do_settle_withdrawal(id, reference)
		}

		/// Rejects a withdrawal and releases its tokens from hold.
		///
		/// ## Dispatch Origin
		///
		/// `CustodianOrigin`; the custodian.
		///
		/// ## Details
		///
		/// For a withdrawal that the custodian does not pay, for example because the bank refused
		/// the payment.
		///
		/// ## Parameters
		///
		/// - `id`: id of the pending withdrawal.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownWithdrawal`]: when there is no pending withdrawal `id`.
		///
		/// ## Events
		///
		/// [`Event::WithdrawalRejected`]
		#[pallet::call_index(4)]
		pub fn reject_withdrawal(origin: OriginFor<T>, id: WithdrawalId) -> DispatchResult {
			T::CustodianOrigin::ensure_origin(origin)?;
			Self::do_reject_withdrawal(id)
		}

		/// Cancels a withdrawal of the caller and releases its tokens from hold.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the account that requested the withdrawal.
		///
		/// ## Details
		///
		/// For a withdrawal that the custodian neither paid nor rejected. The custodian starts no
		/// payment of a withdrawal that its owner could cancel before the payment is settled.
		///
		/// ## Parameters
		///
		/// - `id`: id of the pending withdrawal.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownWithdrawal`]: when there is no pending withdrawal `id`.
		/// - [`Error::NotOwner`]: when another account requested the withdrawal.
		/// - [`Error::TooEarlyToCancel`]: when the withdrawal is younger than `CancellationPeriod`.
		///
		/// ## Events
		///
		/// [`Event::WithdrawalCancelled`]
		#[pallet::call_index(5)]
		pub fn cancel_withdrawal(origin: OriginFor<T>, id: WithdrawalId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_withdrawal(who, id)
		}
	}
}
