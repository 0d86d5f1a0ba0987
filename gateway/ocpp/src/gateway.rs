// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Questions and orders of the central system to the gateway around it: a chain, an outbox and
//! somebody who reads alarms. Plain types: nothing here knows the encoding of the chain.
//!
//! Units everywhere: energy in Wh, power in W, time in milliseconds since 1970 (UTC).

use crate::token::TokenHash;
use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use tokio::sync::mpsc;

/// Moment in milliseconds since 1970, UTC.
pub type Ms = u64;
/// Id of a station on the chain: one EVSE.
pub type StationId = u32;
/// Id of a meter on the chain.
pub type MeterId = u32;
/// Id of a charging process on the chain.
pub type ProcessId = u64;

/// Abilities that the central system needs from the gateway. One object serves all stations.
///
/// No method may block the thread. Where a method "returns when durable", the central system
/// answers the charger after it, so that whatever was confirmed to a charger is kept over a crash.
#[async_trait]
pub trait Gateway: Send + Sync + 'static {
	/// Current time by a clock that is synchronised (NTP). Not the time of the block.
	fn now(&self) -> Ms;

	/// Decides whether the driver of a token may charge at a station now. Changes nothing.
	///
	/// Of `ask.tokens` the first that is known counts. Answers within 300 ms from the best block
	/// (runtime APIs) or from what is cached: a charger waits for it. `Refusal::Away` when the node
	/// cannot be reached or is behind by more than is configured.
	async fn decide(&self, ask: &Ask) -> Result<Permit, Refusal>;

	/// Starts a process for the driver of a token: `charging.start_for`.
	///
	/// Returns when the call is in a best block, with the id of the process. It is called again
	/// with the same `start.key` after a crash or a lost answer, and then returns the process that
	/// runs already. Never called on the path of an answer to the charger.
	async fn start_for(&self, start: &Start) -> Result<ProcessId, Refusal>;

	/// Ends a process at its true end: `charging.stop`. Returns when durable: sending it, again
	/// where needed, is the gateway's. A second stop of the same process is ignored.
	async fn stop(&self, stop: &Stop) -> Result<(), Unavailable>;

	/// Takes a reading of a meter into the outbox. Returns when durable. The pair of meter and time
	/// is unique: the same reading again is no error and changes nothing.
	async fn reading(&self, reading: &Reading) -> Result<(), Unavailable>;

	/// Takes the text of a signed record (OCMF or another format), as it was received, at most 8
	/// KiB. Returns when durable. The same text again is no error and changes nothing.
	async fn record(&self, record: &SignedRecord) -> Result<(), Unavailable>;

	/// Subscribes to what the chain reports of a station. The first item is always
	/// [`News::Now`]; it comes again whenever items may have been missed (reconnected node, fork).
	/// The central system reads on until the channel closes, and subscribes again then.
	async fn news(&self, station: StationId) -> mpsc::Receiver<News>;

	/// Takes a report for those who run the station: counted in the metrics, alarmed by its kind.
	/// Need not be durable.
	fn report(&self, report: Report);
}

/// Error of a gateway whose storage does not accept anything (full disk): the charger then gets an
/// error answer and sends its message again.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("nothing can be stored: {0}")]
pub struct Unavailable(pub String);

/// Question whether a token may charge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
	/// Station on the chain.
	pub station: StationId,
	/// Hashes of the token and, after it, of the forms under which other readers know it.
	pub tokens: Vec<TokenHash>,
	/// The same forms as texts, uppercase. Never stored on the chain, never logged.
	pub plain: Vec<String>,
}

/// Answer to an [`Ask`]: the driver may charge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permit {
	/// Token that is known, of those that were asked for.
	pub token: TokenHash,
	/// Tariff in short, shown to the driver where the charger can, at most 512 characters.
	pub tariff: Option<String>,
	/// Parent of the token, where one stops the process of the other.
	pub group: Option<String>,
}

/// Reason why nobody charges. The adapters map it to the words of each version of OCPP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Refusal {
	/// The token is unknown, or its driver is not registered.
	Unknown,
	/// A process runs at the station, or the driver has one.
	Busy,
	/// The balance does not cover the escrow.
	NoCredit,
	/// There is no mandate, or none for this operator.
	NoMandate,
	/// The mandate is over.
	MandateOver,
	/// The mandate's cap of a day or of a process would be exceeded, or the station costs more.
	OverCap,
	/// The station is closed, or its operator lost the role.
	StationClosed,
	/// No fresh reading, no active meter or no eligible offer, also after one more attempt.
	NotNow,
	/// The node is away or too far behind.
	Away,
	/// Any other refusal of the chain.
	Other,
}

/// Demand that the vehicle or the driver named at the charger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Needs {
	/// Energy demanded, in Wh. `None` stands for that of the mandate.
	pub energy: Option<u64>,
	/// Departure. `None` stands for that of the mandate.
	pub departure: Option<Ms>,
}

/// Order to start a process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
	/// Same for each attempt of one start, unique otherwise.
	pub key: String,
	/// Station on the chain.
	pub station: StationId,
	/// Token that a [`Permit`] named.
	pub token: TokenHash,
	/// Demand known before the start.
	pub needs: Needs,
	/// Register at the start, sent in the same call if the chain has no newer one.
	pub reading: Option<Reading>,
}

/// Order to end a process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
	/// Station on the chain.
	pub station: StationId,
	/// Process to end.
	pub process: ProcessId,
	/// True end by the charger, at or after the latest reading that was handed over.
	pub at: Ms,
	/// Why it ended.
	pub reason: StopReason,
}

/// Reason of an end, one to one with `StopReason` of `charging.stop`, but for
/// [`StopReason::GroundFault`] and others that the chain may not know: they are `Other` there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum StopReason {
	Other,
	EVDisconnected,
	Local,
	Remote,
	EnergyLimitReached,
	TimeLimitReached,
	SOCLimitReached,
	StoppedByEV,
	Timeout,
	DeAuthorized,
	LocalOutOfCredit,
	MasterPass,
	UnlockCommand,
	EmergencyStop,
	GroundFault,
	OvercurrentFault,
	PowerLoss,
	PowerQuality,
	Reboot,
	ImmediateReset,
}

/// Importance of a reading. Only a [`Kind::Sample`] may be left out when many wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
	/// One of many within a step.
	Sample,
	/// Aligned with the clock: covers the boundary of a metering interval or a step.
	Boundary,
	/// First of a process.
	Begin,
	/// Last of a process by its transaction.
	End,
	/// Requested after the end, so that the chain can close the process.
	Final,
}

/// Reading of the register of a meter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
	/// Meter on the chain.
	pub meter: MeterId,
	/// Time at which the register had this value.
	pub at: Ms,
	/// Energy ever imported, in Wh. Never falls, but for a meter that was replaced.
	pub register: u64,
	/// Importance.
	pub kind: Kind,
	/// Process that runs at the station, if any.
	pub process: Option<ProcessId>,
}

/// Text signed by a meter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedRecord {
	/// Meter on the chain.
	pub meter: MeterId,
	/// Time of the message that brought it.
	pub at: Ms,
	/// Format as the charger names it, such as `OCMF`. Empty if it names none.
	pub format: String,
	/// Text exactly as signed: already decoded from the envelope of OCPP.
	pub text: String,
	/// Public key as sent. Never trusted: the key that counts is that of the registry.
	pub key: Option<String>,
	/// Process that it belongs to, if any.
	pub process: Option<ProcessId>,
}

/// Step of a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
	/// Begin of the step.
	pub start: Ms,
	/// End of the step, which is the begin of the next one or of a gap.
	pub end: Ms,
	/// Set-point in W. 0 when nothing is to flow.
	pub power: u32,
}

/// Reason of the end of a process on the chain, as far as the charger behaves differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Finish {
	/// The demanded energy was delivered: the vehicle stays connected at 0 W.
	DemandMet,
	/// The driver disconnected, or the operator reported the end.
	Stopped,
	/// The last step was over.
	TimeOver,
	/// The escrow did not cover what was delivered.
	OutOfEscrow,
	/// No reading arrived for too long.
	Stale,
	/// The operator terminated it, or its meter changed, or both sides closed it.
	Terminated,
}

/// State of a station on the chain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
	/// Whether the station takes no more drivers.
	pub closed: bool,
	/// Process that runs there, if any.
	pub process: Option<Running>,
}

/// Process that runs at a station.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
	/// Its id.
	pub process: ProcessId,
	/// Whether the driver started it (app), so that no token is known.
	pub by_driver: bool,
	/// All steps that are not over, in order. Empty before it is scheduled.
	pub steps: Vec<Step>,
	/// Whether it waits for its last reading.
	pub closing: bool,
}

/// Event of the chain about a station, at the best block. The same event may come twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
	/// State at a block, at the begin of a subscription and after a gap.
	Now(Snapshot),
	/// A driver started a process by their own key: the charger gets a RemoteStart.
	Authorised {
		/// Id of the process.
		process: ProcessId,
	},
	/// A process got its escrow and its schedule.
	Scheduled {
		/// Id of the process.
		process: ProcessId,
		/// All steps ahead, in order.
		steps: Vec<Step>,
	},
	/// A step began, or the set-point of the open step changed.
	StepOpened {
		/// Id of the process.
		process: ProcessId,
		/// The step, with the power that counts now.
		step: Step,
	},
	/// The driver changed the choice, or a response to a signal moved energy.
	ChoiceChanged {
		/// Id of the process.
		process: ProcessId,
		/// All steps ahead, in order.
		steps: Vec<Step>,
	},
	/// A step was settled.
	Settled {
		/// Id of the process.
		process: ProcessId,
		/// Cost of the process so far, a decimal number such as `3.25`.
		cost: String,
	},
	/// The process ends with its next reading.
	Closing {
		/// Id of the process.
		process: ProcessId,
	},
	/// The process ended.
	Finished {
		/// Id of the process.
		process: ProcessId,
		/// Why.
		reason: Finish,
	},
	/// The station takes no more drivers.
	StationClosed,
}

/// Observation for those who run the stations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
	/// Identity of the charging station in OCPP.
	pub station: String,
	/// EVSE in OCPP, where one is concerned.
	pub evse: Option<u32>,
	/// Kind of the observation.
	pub what: Anomaly,
	/// Details for a log line. No token, no password.
	pub detail: String,
}

/// Kind of an observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Anomaly {
	/// Energy or a transaction that belongs to no process.
	Orphan,
	/// Time of a sample outside of what can be true.
	WrongTime,
	/// The register fell.
	RegisterFell,
	/// The register rises faster than the highest power allows.
	RegisterJumped,
	/// The register rises a thousand times slower than power and time allow.
	WrongUnit,
	/// The register does not rise although power flows.
	Frozen,
	/// A measurement in a unit that it cannot have.
	UnknownUnit,
	/// Measured power above the set-point for too long.
	PowerAboveSetPoint,
	/// The charger refused a charging profile.
	ProfileRefused,
	/// The charger refused a setting.
	SettingRefused,
	/// The serial number is not the registered one.
	WrongSerial,
	/// The public key in a message is not the registered one.
	WrongKey,
	/// A connection was refused: password, certificate, identity or profile.
	Refused,
	/// Numbers of events of a transaction are missing.
	MissingEvents,
	/// A message could not be read.
	Unreadable,
	/// An answer came that nobody waited for.
	UnknownResult,
	/// A record is larger than what is accepted.
	RecordTooLarge,
	/// The charger reports a fault or an event of its security.
	Fault,
	/// A transaction or a stop names an id that is not its own.
	ForeignTransaction,
	/// A storage failed.
	Storage,
}
