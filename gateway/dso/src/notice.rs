// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Notices for those who operate the grid.

use crate::{order::Unusable, units::SignalId};

/// Observation of the VEN.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Notice {
	/// Event of the VTN, where one is concerned.
	pub event: Option<String>,
	/// Position of the interval in the event, from 0, where one is concerned.
	pub interval: Option<u32>,
	/// Kind of the observation.
	pub kind: Kind,
}

/// Kind of an observation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
	/// A signal was sent.
	Sent(SignalId),
	/// A signal that was sent before is that of the event: after a crash, or with a new store.
	TakenOver(SignalId),
	/// A signal was withdrawn, because its event was changed or deleted.
	Withdrawn(SignalId),
	/// A signal stays although its event was changed or deleted: it has started, has responses, or
	/// another account sent it.
	Stays(SignalId, String),
	/// The event or the interval becomes no signal.
	Unusable(Unusable),
	/// The interval overlaps one of an event with a higher priority, or of a signal that stays.
	Overridden,
	/// The order waits, by a refusal of the chain or its limits.
	Waits(String),
	/// The chain refused the order for good.
	Refused(String),
	/// An event of the VTN cannot be read.
	Unreadable(String),
	/// A configured programme is not at the VTN.
	NoProgram(String),
	/// A poll failed, by the VTN, the node or the store. Given once while the reason is the same.
	PollFailed(String),
	/// A report was not accepted by the VTN.
	ReportRefused(String),
}

impl Kind {
	/// Returns the name of the kind, as the label of a counter.
	pub const fn label(&self) -> &'static str {
		match self {
			Self::Sent(_) => "sent",
			Self::TakenOver(_) => "taken_over",
			Self::Withdrawn(_) => "withdrawn",
			Self::Stays(..) => "stays",
			Self::Unusable(_) => "unusable",
			Self::Overridden => "overridden",
			Self::Waits(_) => "waits",
			Self::Refused(_) => "refused",
			Self::Unreadable(_) => "unreadable",
			Self::NoProgram(_) => "no_program",
			Self::PollFailed(_) => "poll_failed",
			Self::ReportRefused(_) => "report_refused",
		}
	}
}
