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

mod impls;
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

pub mod weights;

pub use pallet::*;
pub use types::{ExpiryKey, Signal, Target};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

/// Target of the pallet's log lines.
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

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs of its runtime.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		/// The settlement token.
		type Currency: fungible::Inspect<Self::AccountId, Balance = Balance>
			+ fungible::hold::Mutate<Self::AccountId, Reason: From<HoldReason>>;

		/// A distribution system operator; it must also run the area of the target.
		type DsoOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Who may have a signal expire.
		type ParticipantOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// The areas and who runs them.
		type Grid: GridTariff<Self::AccountId>;

		/// Where the running processes are.
		type Processes: AnchoredProcesses;

		/// The chain's clock.
		type Time: Time<Moment = Moment>;

		/// The most pending signals of one target.
		#[pallet::constant]
		type MaxSignalsPerTarget: Get<u32>;

		/// The longest window, in ms.
		#[pallet::constant]
		type MaxWindow: Get<Moment>;

		/// How far ahead a window may start, in ms.
		#[pallet::constant]
		type MaxLead: Get<Moment>;

		/// The most responses that one signal pays.
		#[pallet::constant]
		type MaxResponses: Get<u32>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Makes the cast of the benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: smartcharge_primitives::BenchmarkCast<Self::AccountId>;
	}

	/// Why money of a DSO is on hold.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Rewards of responses that may still be paid.
		#[codec(index = 0)]
		Budget,
	}

	/// Signals by id. Written when sent, answered and settled; removed when withdrawn, or when
	/// expired without an open response.
	// Ids are given by the chain, so that nobody can choose keys that lie close together.
	#[pallet::storage]
	pub type Signals<T: Config> = StorageMap<_, Twox64Concat, SignalId, Signal<T::AccountId>>;

	/// The pending signals of a target with their windows, in the order in which they were sent.
	// Areas and processes have ids given by the chain, and calls check that they exist.
	#[pallet::storage]
	pub type SignalsOf<T: Config> = StorageMap<
		_,
		Twox64Concat,
		Target,
		BoundedVec<(SignalId, Interval), T::MaxSignalsPerTarget>,
		ValueQuery,
	>;

	/// The pending signals in the order in which their windows end.
	// Not hashed, so that the order of storage is that of time. A key has 16 bytes, ends lie within
	// `MaxLead + MaxWindow` and only a DSO with a budget adds one, so the trie stays shallow.
	#[pallet::storage]
	pub type Expiries<T: Config> = StorageMap<_, Identity, ExpiryKey, ()>;

	/// Id of the next signal.
	#[pallet::storage]
	pub type NextSignalId<T: Config> = StorageValue<_, SignalId, ValueQuery>;

	/// What happened to signals and responses.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A signal was sent and its budget is on hold.
		SignalSent {
			/// The id that it got.
			signal: SignalId,
			/// Whom it asks.
			target: Target,
			/// When.
			window: Interval,
			/// For what.
			direction: Direction,
			/// What one delivered response earns.
			reward: Balance,
			/// The most responses that it pays.
			max_responses: u32,
		},
		/// A signal was withdrawn; its whole budget went back.
		SignalWithdrawn {
			/// The signal.
			signal: SignalId,
		},
		/// The window of a signal has ended.
		SignalExpired {
			/// The signal.
			signal: SignalId,
			/// The unused budget, which went back to the DSO.
			released: Balance,
		},
		/// A response was delivered and the DSO paid for it.
		ResponsePaid {
			/// The signal.
			signal: SignalId,
			/// Who was paid.
			driver: T::AccountId,
			/// How much.
			reward: Balance,
		},
		/// A response was not delivered, or the driver's account cannot take the reward; it went
		/// back to the DSO.
		ResponseFailed {
			/// The signal.
			signal: SignalId,
			/// Who was not paid.
			driver: T::AccountId,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such area.
		UnknownArea,
		/// There is no such process, or it has ended.
		UnknownProcess,
		/// There is no such signal, or it is gone.
		UnknownSignal,
		/// The caller does not run the area of the target.
		NotOperator,
		/// The caller did not send the signal.
		NotSender,
		/// The window ends when it starts, or before.
		EmptyWindow,
		/// The window is longer than `MaxWindow`.
		WindowTooLong,
		/// The window has started already.
		WindowInPast,
		/// The window starts more than `MaxLead` ahead.
		TooFarAhead,
		/// The reward is zero.
		ZeroReward,
		/// The signal would pay no response.
		ZeroResponses,
		/// The signal would pay more than `MaxResponses`.
		TooManyResponses,
		/// The window overlaps that of another pending signal of the same target.
		Overlapping,
		/// The target has `MaxSignalsPerTarget` pending signals.
		TooManySignals,
		/// The caller has not the budget to spend.
		InsufficientBudget,
		/// The window has started; the signal cannot be withdrawn any more.
		AlreadyStarted,
		/// A response was accepted; the signal cannot be withdrawn any more.
		HasResponses,
		/// The window has not ended yet.
		NotExpired,
		/// The signal has expired already and waits for its open responses.
		AlreadyExpired,
		/// The window has ended; the signal cannot be answered any more.
		WindowEnded,
		/// All responses that the signal pays were accepted.
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
		/// Asks a process, or all processes in an area, to consume or not.
		///
		/// ## Dispatch Origin
		///
		/// `DsoOrigin`; the DSO that runs the area, or the area in which the process runs.
		///
		/// ## Details
		///
		/// The budget `reward × max_responses` is held from the DSO at once. Each response, one
		/// process in one step that lies wholly within `window`, takes one reward out of it when it
		/// is accepted. What was not used goes back when the window has ended.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownArea`]: there is no such area.
		/// - [`Error::UnknownProcess`]: there is no such process, or it has ended.
		/// - [`Error::NotOperator`]: the caller does not run the area of the target.
		/// - [`Error::EmptyWindow`]: the window ends when it starts, or before.
		/// - [`Error::WindowTooLong`]: the window is longer than `MaxWindow`.
		/// - [`Error::WindowInPast`]: the window has started already.
		/// - [`Error::TooFarAhead`]: the window starts more than `MaxLead` ahead.
		/// - [`Error::ZeroReward`]: the reward is zero.
		/// - [`Error::ZeroResponses`]: `max_responses` is zero.
		/// - [`Error::TooManyResponses`]: `max_responses` is beyond `MaxResponses`.
		/// - [`Error::Overlapping`]: another pending signal of the target overlaps the window.
		/// - [`Error::TooManySignals`]: the target has `MaxSignalsPerTarget` pending signals.
		/// - [`Error::InsufficientBudget`]: the caller has not the budget to spend.
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
		/// `DsoOrigin`; the DSO that sent it.
		///
		/// ## Details
		///
		/// The whole budget goes back. A step may open slightly before the window starts, within the
		/// drift of the meters' clocks; a signal that was answered by then stands.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownSignal`]: there is no such signal.
		/// - [`Error::NotSender`]: the caller did not send it.
		/// - [`Error::AlreadyStarted`]: the window has started.
		/// - [`Error::HasResponses`]: a response was accepted.
		///
		/// ## Events
		///
		/// [`Event::SignalWithdrawn`]
		#[pallet::call_index(1)]
		pub fn withdraw_signal(origin: OriginFor<T>, signal: SignalId) -> DispatchResult {
			let dso = T::DsoOrigin::ensure_origin(origin)?;
			Self::do_withdraw_signal(&dso, signal)
		}

		/// Gives the unused budget of a signal back after the end of its window.
		///
		/// ## Dispatch Origin
		///
		/// `ParticipantOrigin`.
		///
		/// ## Details
		///
		/// Idle blocks do the same by themselves; this is for busy times. Open responses keep their
		/// reward on hold until they are settled.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownSignal`]: there is no such signal.
		/// - [`Error::AlreadyExpired`]: the signal waits for its open responses only.
		/// - [`Error::NotExpired`]: the window has not ended yet.
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
