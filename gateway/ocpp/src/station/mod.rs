// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Charging station: one task that owns the machines of its EVSE and all its rows.

mod actor;
mod answer;
mod boots;
mod letter;
mod perform;
mod setup;
mod speaker;
mod transactions;

pub use actor::Actor;
pub use boots::Boots;
pub use letter::{Command, Letter};
pub use speaker::{Link, LinkError};

use crate::{
	gateway::{Gateway, Ms},
	protocol::Answer,
	store::Store,
	token::Pepper,
};
use std::sync::Arc;

/// What all stations share.
#[derive(Clone)]
pub struct Shared {
	/// Gateway around.
	pub gateway: Arc<dyn Gateway>,
	/// Rows.
	pub store: Arc<dyn Store>,
	/// Secret of the hashes of tokens.
	pub pepper: Pepper,
	/// Limiter of starts.
	pub boots: Arc<Boots>,
	/// Interval of samples in seconds.
	pub sample_s: u32,
	/// Interval of heartbeats in seconds.
	pub heartbeat_s: u32,
}

impl Shared {
	/// Current time.
	pub fn now(&self) -> Ms {
		self.gateway.now()
	}
}

/// Error answer to a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
	/// The message names what does not exist.
	Nonsense(String),
	/// Nothing can be stored: the charger has to send it again.
	Storage(String),
}

/// Answer of a station's task.
pub type Reply = Result<Answer, Failure>;
