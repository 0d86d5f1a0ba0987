// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Letters to the task of a station.

use super::{speaker::Link, Reply};
use crate::{
	gateway::{Ms, News, ProcessId, Refusal},
	message::Message,
	protocol::Protocol,
};
use std::sync::Arc;
use tokio::sync::oneshot;

/// What the task is sent.
pub enum Letter {
	/// A connection was made. It replaces the one before.
	Connected {
		/// Connection.
		link: Arc<dyn Link>,
		/// Version.
		protocol: Arc<dyn Protocol>,
		/// When it was made.
		connected: Ms,
	},
	/// A message arrived.
	Message {
		/// It.
		message: Message,
		/// Where the answer goes.
		reply: oneshot::Sender<Reply>,
	},
	/// The chain reported something about an EVSE.
	News {
		/// Index of the EVSE.
		index: usize,
		/// News.
		news: News,
	},
	/// The chain answered to a start.
	Answered {
		/// Index of the EVSE.
		index: usize,
		/// Key of the start.
		key: String,
		/// Answer.
		answer: Result<ProcessId, Refusal>,
	},
	/// A command of the operator.
	Command(Command),
}

/// Command of the operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
	/// Believes the meter of an EVSE again.
	Release {
		/// EVSE.
		evse: u32,
	},
	/// Ends the transaction of an EVSE.
	Stop {
		/// EVSE.
		evse: u32,
	},
	/// Releases the cable of an EVSE.
	Unlock {
		/// EVSE.
		evse: u32,
	},
	/// Starts the charger again.
	Reset {
		/// Whether at once, without an orderly end of transactions.
		hard: bool,
	},
	/// Closes the connection.
	Close,
}
