// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Versions of OCPP: messages of a charger to [`Message`], [`Answer`] and [`Order`] to theirs.

mod decode;
mod repair;
mod text;
pub mod v16;
pub mod v2;

use crate::{
	gateway::{Ms, Permit, Refusal},
	message::Message,
	model::{Decode, Purpose},
	schedule::Plan,
};
use serde_json::Value;

pub use decode::Unreadable;

/// Answer to a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
	/// To a start of the charger.
	Boot {
		/// Whether it is accepted; if not, it comes again after the interval.
		accepted: bool,
		/// Time.
		now: Ms,
		/// Interval of heartbeats, or until it comes again, in seconds.
		interval: u32,
	},
	/// The time.
	Time(Ms),
	/// Decision on a token.
	Authorize(Result<Permit, Refusal>),
	/// Id of a transaction, and the decision on its token (1.6).
	Started {
		/// Id.
		transaction: i32,
		/// Decision.
		decision: Result<(), Refusal>,
	},
	/// To an event of a transaction (2.0.1), with the decision on its token if it named one.
	Event(Option<Result<(), Refusal>>),
	/// The needs were noted (2.0.1).
	Needs,
	/// The vendor is not known.
	UnknownVendor,
	/// Received.
	Empty,
}

/// Order to a charger.
#[derive(Clone, Debug, PartialEq)]
pub enum Order {
	/// Limit the power.
	Limit {
		/// EVSE.
		evse: u32,
		/// Connector (1.6).
		connector: u32,
		/// Transaction that it is for; without one it is the default of all.
		transaction: Option<String>,
		/// Purpose.
		purpose: Purpose,
		/// Number of phases.
		phases: u32,
		/// Limits.
		plan: Plan,
	},
	/// Start a transaction.
	RemoteStart {
		/// EVSE.
		evse: u32,
		/// Connector (1.6).
		connector: u32,
		/// Token.
		token: String,
	},
	/// End a transaction.
	RemoteStop {
		/// Id.
		transaction: String,
	},
	/// Send values now.
	Trigger {
		/// EVSE.
		evse: u32,
		/// Connector (1.6).
		connector: u32,
	},
	/// Put out of order, or back.
	Available {
		/// EVSE.
		evse: u32,
		/// Connector (1.6).
		connector: u32,
		/// Whether it takes drivers.
		available: bool,
	},
	/// Release the cable.
	Unlock {
		/// EVSE.
		evse: u32,
		/// Connector (1.6).
		connector: u32,
	},
	/// Start the charger again.
	Reset {
		/// Whether at once.
		hard: bool,
	},
	/// Set a key.
	Set {
		/// Key; in 2.0.1 `Component.Variable`.
		key: String,
		/// Value.
		value: String,
	},
	/// Read keys.
	Get {
		/// Keys.
		keys: Vec<String>,
	},
	/// Show a cost.
	Cost {
		/// Transaction.
		transaction: String,
		/// Decimal number.
		cost: String,
	},
}

/// Outcome of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
	/// Accepted.
	Accepted,
	/// Refused, in the charger's words.
	Refused(String),
	/// Keys and their values, where they are known.
	Values(Vec<(String, String)>),
	/// No answer: the connection was lost, or it took too long.
	Lost,
}

/// Version of OCPP.
pub trait Protocol: Send + Sync + 'static {
	/// Reads a message.
	fn message(&self, action: &str, payload: &str, decode: &Decode) -> Result<Message, Unreadable>;

	/// Writes an answer.
	fn answer(&self, answer: &Answer) -> Value;

	/// Writes an order as an action and its payload; `None` where this version has no word for it.
	fn order(&self, order: &Order) -> Option<(&'static str, Value)>;

	/// Reads the outcome of an order.
	fn outcome(&self, order: &Order, answer: &Value) -> Outcome;

	/// Settings that are set at each charger, with their values.
	fn settings(&self, sample_s: u32, heartbeat_s: u32, signed: bool) -> Vec<(String, String)>;

	/// Settings that are read.
	fn readable(&self) -> Vec<String>;

	/// Whether a key of [`Protocol::readable`] names the unit of limits.
	fn is_rate_unit(&self, key: &str) -> bool;

	/// Whether a key of [`Protocol::readable`] names the most periods of a schedule.
	fn is_max_periods(&self, key: &str) -> bool;
}
