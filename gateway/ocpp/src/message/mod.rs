// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Messages of a charging station, the same for all versions of OCPP.

mod values;

pub use values::{gather, scaled, Context, Sampled, Signed, Values};

use crate::gateway::{Ms, Needs, StopReason};

/// Place at a station as a version of OCPP names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
	/// The station as a whole.
	Station,
	/// A connector by its number (1.6).
	Connector(u32),
	/// An EVSE by its number (2.0.1).
	Evse(u32),
}

/// Status of a connector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Status {
	/// Nothing is plugged in.
	Available,
	/// A vehicle is plugged in or a card was presented, and nothing has begun.
	Preparing,
	/// Energy flows, or could at any time.
	Charging,
	/// The vehicle takes nothing.
	SuspendedVehicle,
	/// The station gives nothing.
	SuspendedStation,
	/// The transaction is over, the vehicle still plugged in.
	Finishing,
	/// Out of order by a command.
	Unavailable,
	/// Out of order by a fault.
	Faulted,
	/// Reserved, or a word that is not known.
	Other,
}

/// Message of a station.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
	/// The station started.
	Boot {
		/// Name of the vendor.
		vendor: String,
		/// Name of the model.
		model: String,
		/// Serial number, if it names one.
		serial: Option<String>,
		/// Version of its firmware.
		firmware: Option<String>,
	},
	/// The station is there, and asks for the time.
	Heartbeat,
	/// The status of a place changed.
	Status {
		/// Where.
		place: Place,
		/// New status.
		status: Status,
		/// Fault in the station's words.
		fault: Option<String>,
	},
	/// A token was presented.
	Authorize {
		/// The token as sent.
		token: String,
	},
	/// A transaction began (1.6).
	Started {
		/// Where.
		place: Place,
		/// The token as sent.
		token: String,
		/// Register in Wh; negative ones are nonsense that some send.
		register: i64,
		/// When, by the station.
		at: Ms,
	},
	/// Registers and powers were measured.
	Measured {
		/// Where.
		place: Place,
		/// Transaction that the station relates them to.
		transaction: Option<String>,
		/// Values, a set for each time.
		values: Vec<Values>,
	},
	/// A transaction ended (1.6).
	Stopped {
		/// Transaction that the station names.
		transaction: String,
		/// Register in Wh.
		register: i64,
		/// When, by the station.
		at: Ms,
		/// Why.
		reason: StopReason,
		/// Values that belong to the transaction.
		values: Vec<Values>,
	},
	/// Something about a transaction (2.0.1).
	Transaction(TransactionEvent),
	/// The vehicle named its needs (2.0.1).
	Needs {
		/// Where.
		place: Place,
		/// The needs.
		needs: Needs,
	},
	/// Something for the log: progress of firmware, an event of security, a monitor.
	Notice {
		/// Action of OCPP.
		action: String,
		/// Details.
		text: String,
		/// Whether it is to be alarmed.
		alarm: bool,
	},
	/// Data of the vendor, which are refused.
	Data {
		/// Vendor.
		vendor: String,
	},
}

/// Phase of a transaction that an event names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
	/// First event.
	Started,
	/// Event in between.
	Updated,
	/// Last event.
	Ended,
}

/// Event of a transaction (2.0.1).
#[derive(Clone, Debug, PartialEq)]
pub struct TransactionEvent {
	/// Which of the three.
	pub moment: Moment,
	/// Id that the station gave.
	pub transaction: String,
	/// Number of the event in the transaction, from 0.
	pub number: u64,
	/// Whether it happened without a connection.
	pub offline: bool,
	/// EVSE, if it names one.
	pub evse: Option<u32>,
	/// Token, if it names one.
	pub token: Option<String>,
	/// Number of the request that started it, if it names one.
	pub remote_start: Option<i32>,
	/// Status of the place that follows from the charging state.
	pub status: Option<Status>,
	/// When, by the station.
	pub at: Ms,
	/// Why it ended.
	pub reason: StopReason,
	/// Values.
	pub values: Vec<Values>,
}
