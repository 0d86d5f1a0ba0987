// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! State of the machine, as it is stored.

use super::{power::Watch, register::Register};
use crate::{
	gateway::{Finish, Ms, Needs, ProcessId, Step, StopReason},
	message::Status,
	token::TokenHash,
};
use serde::{Deserialize, Serialize};

/// State of an EVSE.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
	/// Its register.
	pub register: Register,
	/// Its session, if there is one.
	pub session: Option<Session>,
	/// Status of its connector, if known.
	pub status: Option<Status>,
	/// Token that was accepted at the charger, and until when it may start a transaction.
	pub presented: Option<(TokenHash, Ms)>,
	/// Needs that were named before the start.
	pub needs: Needs,
	/// Whether the station is closed on the chain.
	pub closed: bool,
	/// Watch over the power.
	pub watch: Watch,
	/// Latest boundary of a step for which a reading was requested.
	pub requested: Ms,
}

/// Session: a transaction of the charger, a process of the chain, or both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
	/// Same for each attempt to start it on the chain.
	pub key: String,
	/// Id of the charger's transaction, once there is one.
	pub transaction: Option<String>,
	/// Token that the charger was sent with a remote start.
	pub one_time: Option<String>,
	/// Whether that token came back.
	#[serde(default)]
	pub followed: bool,
	/// Token of the driver.
	pub token: Option<TokenHash>,
	/// Process on the chain.
	pub on_chain: OnChain,
	/// When the transaction began.
	pub started: Option<Ms>,
	/// End by the charger.
	pub ended: Option<Ended>,
	/// Whether the end was handed over to the chain.
	pub stopped: bool,
	/// Steps that are not over.
	pub steps: Vec<Step>,
	/// Register at the begin, in Wh.
	pub begin: Option<u64>,
}

/// Part of a session that is on the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OnChain {
	/// No token yet.
	None,
	/// Refused, or begun without a connection: energy without a process.
	Orphan,
	/// A start was sent.
	Starting {
		/// Attempts that were refused.
		attempts: u8,
		/// When to try once more; 0: an answer is awaited.
		again: Ms,
	},
	/// The process runs.
	Running(ProcessId),
	/// The process waits for its last reading.
	Closing(ProcessId),
	/// The process is over.
	Finished(ProcessId, Finish),
}

impl Session {
	/// Token of a remote start that the charger has not followed.
	pub fn awaited(&self) -> Option<&String> {
		let runs = matches!(self.on_chain, OnChain::Running(_)) && self.ended.is_none();
		self.one_time.as_ref().filter(|_| runs && !self.followed)
	}
}

impl OnChain {
	/// The process, if there is one.
	pub fn process(self) -> Option<ProcessId> {
		match self {
			Self::Running(process) | Self::Closing(process) | Self::Finished(process, _) => {
				Some(process)
			},
			Self::None | Self::Orphan | Self::Starting { .. } => None,
		}
	}

	/// The process, if it is not over.
	pub fn open(self) -> Option<ProcessId> {
		match self {
			Self::Finished(..) => None,
			other => other.process(),
		}
	}
}

/// End of a transaction by the charger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
	/// When.
	pub at: Ms,
	/// Why.
	pub reason: StopReason,
}

/// Phase of an EVSE, for those who look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
	/// Nothing happens.
	Idle,
	/// A vehicle is plugged in, and nothing has begun.
	Preparing,
	/// A driver may charge, and the charger has not begun.
	Authorised,
	/// The charger began, and the chain has not.
	Started,
	/// Energy may flow.
	Charging,
	/// The end is reported, and the last reading awaited.
	Stopping,
	/// The process is over, the vehicle still plugged in.
	Closed,
	/// A transaction without a process.
	Orphan,
	/// Out of order.
	Faulted,
	/// Its meter is not believed.
	Quarantined,
}

impl State {
	/// Phase in which the EVSE is.
	pub fn phase(&self) -> Phase {
		if self.register.quarantine().is_some() {
			return Phase::Quarantined;
		}
		let Some(session) = &self.session else {
			return match self.status {
				Some(Status::Faulted) => Phase::Faulted,
				_ if self.presented.is_some() => Phase::Authorised,
				Some(Status::Preparing) => Phase::Preparing,
				_ => Phase::Idle,
			};
		};
		match session.on_chain {
			_ if session.ended.is_some() => Phase::Stopping,
			OnChain::None => Phase::Preparing,
			OnChain::Orphan => Phase::Orphan,
			OnChain::Starting { .. } => Phase::Started,
			OnChain::Running(_) if session.transaction.is_none() => Phase::Authorised,
			OnChain::Running(_) if session.steps.is_empty() => Phase::Started,
			OnChain::Running(_) => Phase::Charging,
			OnChain::Closing(_) => Phase::Stopping,
			OnChain::Finished(..) => Phase::Closed,
		}
	}
}
