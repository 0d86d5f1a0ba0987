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

mod impls;
mod pages;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod types;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;

pub mod migrations;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
pub mod runtime_api;
pub mod weights;

pub use pallet::*;
pub use types::{ExpiryKey, Signal, Target};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

/// Log target of the pallet.
const LOG_TARGET: &str = "runtime::demand-response";

#[allow(
	clippy::as_conversions,
	clippy::expect_used,
	reason = "the FRAME macros generate both; what the calls do is in `impls`"
)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, Time},
	};
	use frame_system::pallet_prelude::*;
	use smartcharge_primitives::{
		AnchoredProcesses, Balance, Direction, GridTariff, Interval, Moment, SignalId,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(2);

	/// Demand-response signals of DSOs, their budgets and rewards.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Configuration of the demand-response pallet.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		/// The settlement token.
		type Currency: fungible::Mutate<Self::AccountId, Balance = Balance>
			+ fungible::hold::Mutate<Self::AccountId, Reason: From<HoldReason>>;

		/// Origin of a DSO. To send a signal, it must operate the area of the target.
		type DsoOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Origin of a participant, who may expire a signal.
		type ParticipantOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// The grid areas and their operators.
		type Grid: GridTariff<Self::AccountId>;

		/// The running processes and their areas.
		type Processes: AnchoredProcesses;

		/// The clock of the chain, in ms since the Unix epoch.
		type Time: Time<Moment = Moment>;

		/// Maximum number of pending signals of one target.
		#[pallet::constant]
		type MaxSignalsPerTarget: Get<u32>;

		/// Maximum length of a window, in ms.
		#[pallet::constant]
		type MaxWindow: Get<Moment>;

		/// Maximum time from sending a signal to the start of its window, in ms.
		#[pallet::constant]
		type MaxLead: Get<Moment>;

		/// Maximum number of responses that one signal pays.
		#[pallet::constant]
		type MaxResponses: Get<u32>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Creates the accounts, areas and processes of a benchmark.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: smartcharge_primitives::BenchmarkCast<Self::AccountId>;
	}

	/// Reasons for which the demand-response pallet holds tokens of a DSO.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Budget of signals: rewards of responses that may still be paid.
		#[codec(index = 0)]
		Budget,
	}

	/// Signals by id.
	///
	/// Written by `send_signal` and when a response is accepted or ends. Removed by
	/// `withdraw_signal`, and once the signal has expired, no response is open and no reward
	/// provisional.
	// A fast hasher suffices, because the chain assigns the ids.
	#[pallet::storage]
	pub type Signals<T: Config> = StorageMap<_, Twox64Concat, SignalId, Signal<T::AccountId>>;

	/// Pending signals of a target with their windows, in the order in which they were sent; at
	/// most [`Config::MaxSignalsPerTarget`].
	///
	/// Written by `send_signal`; a signal is removed when it is withdrawn or expires.
	// A fast hasher suffices, because the chain assigns the ids, and calls check that they exist.
	#[pallet::storage]
	pub type SignalsOf<T: Config> = StorageMap<
		_,
		Twox64Concat,
		Target,
		BoundedVec<(SignalId, Interval), T::MaxSignalsPerTarget>,
		ValueQuery,
	>;

	/// Pending signals in the order in which their windows end.
	///
	/// Written by `send_signal`; removed when the signal is withdrawn or expires.
	// Not hashed, so that storage is in the order of time. The trie stays shallow, because a key
	// has 16 bytes, ends are within `MaxLead + MaxWindow`, and only a DSO with a budget adds one.
	#[pallet::storage]
	pub type Expiries<T: Config> = StorageMap<_, Identity, ExpiryKey, ()>;

	/// Id of the next signal. Written by `send_signal`. Never removed.
	#[pallet::storage]
	pub type NextSignalId<T: Config> = StorageValue<_, SignalId, ValueQuery>;

	/// Events of the demand-response pallet.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A signal was sent and its budget was put on hold.
		SignalSent {
			/// Id of the signal.
			signal: SignalId,
			/// Process or area that the signal addresses.
			target: Target,
			/// Window in which steps can respond, in ms since the Unix epoch.
			window: Interval,
			/// Whether to consume or not.
			direction: Direction,
			/// Reward of one delivered response, in the smallest token unit.
			reward: Balance,
			/// Maximum number of responses that the signal pays.
			max_responses: u32,
		},
		/// A signal was withdrawn and its whole budget was released.
		SignalWithdrawn {
			/// Id of the signal.
			signal: SignalId,
		},
		/// A signal expired after the end of its window, and its unused budget was released.
		SignalExpired {
			/// Id of the signal.
			signal: SignalId,
			/// Budget released to the DSO, in the smallest token unit.
			released: Balance,
		},
		/// A response was delivered and earned its reward.
		ResponsePaid {
			/// Id of the signal.
			signal: SignalId,
			/// Driver that received the reward.
			driver: T::AccountId,
			/// Reward paid, in the smallest token unit.
			reward: Balance,
		},
		/// A response was not delivered, or its process ended without the energy that it moved. The
		/// reward went back to the DSO, into the budget of the signal while its window lasts.
		ResponseFailed {
			/// Id of the signal.
			signal: SignalId,
			/// Driver of the process.
			driver: T::AccountId,
		},
		/// A step did what its response promised, and the DSO paid the reward into escrow, where it
		/// is provisional until the process ends.
		RewardSetApart {
			/// Id of the signal.
			signal: SignalId,
			/// Driver of the process.
			driver: T::AccountId,
			/// Provisional reward, in the smallest token unit.
			reward: Balance,
		},
	}

	/// Errors of the demand-response pallet.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such area.
		UnknownArea,
		/// There is no such process, or it has ended.
		UnknownProcess,
		/// There is no such signal, or it was removed.
		UnknownSignal,
		/// The caller does not operate the area of the target.
		NotOperator,
		/// The caller did not send the signal.
		NotSender,
		/// The window does not end after its start.
		EmptyWindow,
		/// The window is longer than `MaxWindow`.
		WindowTooLong,
		/// The start of the window is in the past.
		WindowInPast,
		/// The window starts more than `MaxLead` ahead.
		TooFarAhead,
		/// The reward is zero.
		ZeroReward,
		/// The maximum number of responses is zero.
		ZeroResponses,
		/// The maximum number of responses exceeds `MaxResponses`.
		TooManyResponses,
		/// The window overlaps the window of another pending signal of the same target.
		Overlapping,
		/// The target has `MaxSignalsPerTarget` pending signals.
		TooManySignals,
		/// The caller cannot spend the budget.
		InsufficientBudget,
		/// The window has started, so that the signal can no longer be withdrawn.
		AlreadyStarted,
		/// A response was accepted, so that the signal can no longer be withdrawn.
		HasResponses,
		/// The window has not ended yet.
		NotExpired,
		/// The signal has already expired and waits for its open responses.
		AlreadyExpired,
		/// The window has ended, so that the signal can no longer be accepted.
		WindowEnded,
		/// The signal has accepted the maximum number of responses.
		NoResponsesLeft,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, limit: Weight) -> Weight {
			Self::expire_due(limit)
		}

		fn integrity_test() {
			assert!(T::MaxSignalsPerTarget::get() > 0, "demand-response: no signal would fit");
			assert!(T::MaxWindow::get() > 0, "demand-response: MaxWindow must not be zero");
			assert!(T::MaxResponses::get() > 0, "demand-response: MaxResponses must not be zero");
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
		/// Sends a signal to a process, or to all processes in an area: to consume, or not to
		/// consume.
		///
		/// ## Dispatch Origin
		///
		/// `DsoOrigin`; the DSO that operates the area of the target.
		///
		/// ## Details
		///
		/// The budget `reward × max_responses` is put on hold on the account of the DSO. A response
		/// is one process in one step that is wholly within `window`; each accepted response uses
		/// one reward of the budget. The unused budget is released after the end of the window.
		///
		/// ## Parameters
		///
		/// - `target`: a running process or an area.
		/// - `window`: start and end, in ms since the Unix epoch; the end is not included. At most
		///   `MaxWindow` long, and starts between now and `MaxLead` from now.
		/// - `direction`: `Up` to consume, `Down` not to consume.
		/// - `reward`: reward of one delivered response, in the smallest token unit; not zero.
		/// - `max_responses`: maximum number of responses that the signal pays, 1 to
		///   `MaxResponses`.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownProcess`]: when `target` is a process that does not exist or has
		///   ended.
		/// - [`Error::UnknownArea`]: when there is no such area.
		/// - [`Error::NotOperator`]: when the caller does not operate the area of `target`.
		/// - [`Error::EmptyWindow`]: when `window` does not end after its start.
		/// - [`Error::WindowTooLong`]: when `window` is longer than `MaxWindow`.
		/// - [`Error::WindowInPast`]: when the start of `window` is in the past.
		/// - [`Error::TooFarAhead`]: when `window` starts more than `MaxLead` ahead.
		/// - [`Error::ZeroReward`]: when `reward` is zero.
		/// - [`Error::ZeroResponses`]: when `max_responses` is zero.
		/// - [`Error::TooManyResponses`]: when `max_responses` exceeds `MaxResponses`.
		/// - [`Error::Overlapping`]: when `window` overlaps the window of another pending signal of
		///   `target`.
		/// - [`Error::TooManySignals`]: when `target` has `MaxSignalsPerTarget` pending signals.
		/// - `ArithmeticError::Overflow`: when no signal id is left.
		/// - [`Error::InsufficientBudget`]: when the caller cannot spend the budget.
		///
		/// ## Events
		///
		/// [`Event::SignalSent`]
		#[pallet::call_index(0)]
		pub fn send_signal(
			origin: OriginFor<T>,
			target: Target,
			window: Interval,
			direction: Direction,
			reward: Balance,
			max_responses: u32,
		) -> DispatchResult {
			let dso = T::DsoOrigin::ensure_origin(origin)?;
			Self::do_send_signal(dso, target, window, direction, reward, max_responses)
		}

		/// Withdraws a signal before its window starts.
		///
		/// ## Dispatch Origin
		///
		/// `DsoOrigin`; the DSO that sent the signal.
		///
		/// ## Details
		///
		/// The whole budget is released. A step can open slightly before the window starts, because
		/// the clocks of meters drift; a signal with a response can no longer be withdrawn.
		///
		/// ## Parameters
		///
		/// - `signal`: id of the signal.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownSignal`]: when there is no `signal`.
		/// - [`Error::NotSender`]: when the caller did not send `signal`.
		/// - [`Error::AlreadyStarted`]: when the window has started.
		/// - [`Error::HasResponses`]: when a response was accepted.
		///
		/// ## Events
		///
		/// [`Event::SignalWithdrawn`]
		#[pallet::call_index(1)]
		pub fn withdraw_signal(origin: OriginFor<T>, signal: SignalId) -> DispatchResult {
			let dso = T::DsoOrigin::ensure_origin(origin)?;
			Self::do_withdraw_signal(&dso, signal)
		}

		/// Releases the unused budget of a signal after the end of its window.
		///
		/// ## Dispatch Origin
		///
		/// `ParticipantOrigin`; any participant.
		///
		/// ## Details
		///
		/// Idle blocks do this automatically; the call is for times when blocks are full. Open
		/// responses keep their reward on hold until they are settled.
		///
		/// ## Parameters
		///
		/// - `signal`: id of the signal.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownSignal`]: when there is no `signal`.
		/// - [`Error::AlreadyExpired`]: when `signal` has already expired and waits for its open
		///   responses.
		/// - [`Error::NotExpired`]: when the window has not ended yet.
		///
		/// ## Events
		///
		/// [`Event::SignalExpired`]
		#[pallet::call_index(2)]
		pub fn expire_signal(origin: OriginFor<T>, signal: SignalId) -> DispatchResult {
			T::ParticipantOrigin::ensure_origin(origin)?;
			Self::do_expire_signal(signal)
		}
	}
}
