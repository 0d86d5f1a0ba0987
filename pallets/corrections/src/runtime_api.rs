// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What clients ask about corrections and disputes.

#![allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]

use crate::{
	types::{Corrected, Correction, CorrectionId, DisputeId},
	Dispute,
};
use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use scale_info::TypeInfo;
use smartcharge_primitives::{
	page::{Page, QueryError},
	Energy, ProcessId,
};

/// A correction with its id.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct CorrectionInfo<AccountId> {
	/// Id of the correction.
	pub id: CorrectionId,
	/// The correction.
	pub correction: Correction<AccountId>,
}

/// Corrections of a process.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct ProcessCorrections<AccountId> {
	/// Energy of the process after its corrections, in Wh; `None` if its record has left the state.
	pub delivered: Option<Energy>,
	/// The corrections, the oldest first.
	pub corrections: Vec<CorrectionInfo<AccountId>>,
	/// Sums of the changes by part.
	pub parts: Vec<Corrected>,
}

/// A dispute with its id.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct DisputeInfo<AccountId> {
	/// Id of the dispute.
	pub id: DisputeId,
	/// The dispute.
	pub dispute: Dispute<AccountId>,
}

polkadot_sdk::sp_api::decl_runtime_apis! {
	/// Corrections and disputes.
	pub trait CorrectionsApi<AccountId> where AccountId: Codec {
		/// Returns the corrections of a process; `None` if there is none.
		fn corrections(process: ProcessId) -> Option<ProcessCorrections<AccountId>>;

		/// Returns the open disputes after `after`, in the order of their ids. `limit` is at most
		/// 100, with a key for each dispute. An error occurs for another limit, and for a cursor
		/// that is no dispute.
		fn open_disputes(
			after: Option<DisputeId>,
			limit: u32,
		) -> Result<Page<DisputeInfo<AccountId>, DisputeId>, QueryError>;
	}
}
