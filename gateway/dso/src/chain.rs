// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Orders and questions of the VEN to the gateway around it, which signs and sends transactions.
//! Plain types: nothing here knows the encoding of the chain.
//!
//! Units everywhere: time in milliseconds since 1970 (UTC), money in the smallest unit of the
//! token, energy in Wh, loading in percent.

use crate::{
	notice::Notice,
	units::{Direction, Limits, Ms, SignalId, Window},
};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

/// Abilities that the VEN needs from the gateway.
///
/// No method may block the thread. A method that is cancelled or does not return because of a crash
/// may have had its effect: the VEN looks at [`Chain::pending`] before it sends a signal.
#[async_trait]
pub trait Chain: Send + Sync + 'static {
	/// Current time by a clock that is synchronised (NTP). Not the time of the block.
	fn now(&self) -> Ms;

	/// Constants of the chain, which change with a new runtime at most.
	fn limits(&self) -> Limits;

	/// Signals of this DSO to the area whose windows have not ended, at the best block
	/// (`DemandResponseApi.signals`). Called before a signal is sent. Windows of one area never
	/// overlap, so a signal with the window of an order is the order's.
	async fn pending(&self, area: u32) -> Result<Vec<Pending>, Away>;

	/// Sends a signal to an area: `demandResponse.send_signal`.
	///
	/// Returns when the call is in a finalised block, with the id of the signal. Repeating it is
	/// safe: the chain refuses a second signal with an overlapping window.
	async fn send_signal(&self, order: &Order) -> Result<SignalId, SendRefused>;

	/// Withdraws a signal: `demandResponse.withdraw_signal`. Returns when the call is in a
	/// finalised block. It may be repeated: a signal that is gone is
	/// [`WithdrawRefused::UnknownSignal`].
	async fn withdraw_signal(&self, signal: SignalId) -> Result<(), WithdrawRefused>;

	/// Reports the loading of an area: `grid.report_loading`. Returns when the call is in a block.
	/// Repeating it is harmless.
	async fn report_loading(&self, area: u32, percent: u32) -> Result<(), LoadingRefused>;

	/// Responses of a signal that were paid until now, by the finalised `ResponsePaid` events.
	async fn outcome(&self, signal: SignalId) -> Result<Outcome, Away>;

	/// Takes a notice for those who operate the grid: logged, counted by its kind. Need not be
	/// durable. The VEN repeats no notice while nothing changes.
	fn notice(&self, notice: Notice);
}

/// Signal to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Order {
	/// Area on the chain.
	pub area: u32,
	/// Window in which steps can respond: whole metering intervals, ahead of now.
	pub window: Window,
	/// Whether to consume or not.
	pub direction: Direction,
	/// Reward of one response, not zero.
	pub reward: u128,
	/// Most responses that are paid, not zero.
	pub max_responses: u32,
}

/// Signal of this DSO that has not ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pending {
	/// Id of the signal.
	pub signal: SignalId,
	/// The order that it fulfils.
	pub order: Order,
}

/// Responses of a signal that were paid until now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
	/// Number of responses that were paid.
	pub responses: u32,
	/// Sum of their rewards.
	pub reward: u128,
	/// Energy that these responses moved, where the gateway knows it.
	pub energy: Option<u64>,
	/// Whether nothing is added any more: no response is open and no reward provisional.
	pub settled: bool,
}

/// Error of a node that cannot be reached or is too far behind. The VEN tries again later.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the node is away: {0}")]
pub struct Away(pub String);

/// Error of [`Chain::send_signal`], by the errors of the demand-response pallet.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendRefused {
	/// `WindowInPast`: the start passed while the call waited. The order is dropped.
	#[error("the start of the window is in the past")]
	WindowInPast,
	/// `TooFarAhead`. The order waits.
	#[error("the window starts too far ahead")]
	TooFarAhead,
	/// `TooManySignals`. The order waits until a signal ends.
	#[error("the area has the maximum number of signals")]
	TooManySignals,
	/// `Overlapping`. If the other signal is the order's own, it is taken over; else the order
	/// waits.
	#[error("the window overlaps that of another signal")]
	Overlapping,
	/// `InsufficientBudget`. The order waits until its start passes.
	#[error("the account cannot pay the budget")]
	InsufficientBudget,
	/// `NotOperator`, `UnknownArea` or a lost role. All orders wait.
	#[error("the account does not operate the area")]
	NotOperator,
	/// `EmptyWindow`, `WindowTooLong`, `ZeroReward`, `ZeroResponses`, `TooManyResponses`: the
	/// constants of the chain are other ones than [`Chain::limits`]. The order is dropped.
	#[error("the chain refuses the order: {0}")]
	Invalid(String),
	/// The node is away, or the call did not get into a block. The order waits.
	#[error("the node is away: {0}")]
	Away(String),
	/// Any other error. The order waits.
	#[error("{0}")]
	Other(String),
}

/// Error of [`Chain::withdraw_signal`], by the errors of the demand-response pallet.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WithdrawRefused {
	/// `UnknownSignal`: it is gone. That is what the VEN wants.
	#[error("there is no such signal")]
	UnknownSignal,
	/// `AlreadyStarted`. The signal stays until its window ends.
	#[error("the window has started")]
	AlreadyStarted,
	/// `HasResponses`. The signal stays until its window ends.
	#[error("a response was accepted")]
	HasResponses,
	/// `NotSender`: another account sent it. The VEN leaves it alone.
	#[error("another account sent the signal")]
	NotSender,
	/// The node is away, or the call did not get into a block. The VEN tries again.
	#[error("the node is away: {0}")]
	Away(String),
	/// Any other error. The VEN tries again.
	#[error("{0}")]
	Other(String),
}

/// Error of [`Chain::report_loading`], by the errors of the grid pallet.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadingRefused {
	/// `NotOperator`, `UnknownArea` or a lost role.
	#[error("the account does not operate the area")]
	NotOperator,
	/// `ImplausibleLoading`.
	#[error("the loading is not plausible")]
	Implausible,
	/// The node is away, or the call did not get into a block.
	#[error("the node is away: {0}")]
	Away(String),
	/// Any other error.
	#[error("{0}")]
	Other(String),
}
