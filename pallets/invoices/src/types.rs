// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Types that the pallet stores.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::sp_core::H256;
use scale_info::TypeInfo;
use smartcharge_primitives::Moment;

/// Sequence of numbers of an issuer.
pub type Series = u16;

/// Series and number of a document.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct DocumentId {
	/// Series of the issuer.
	pub series: Series,
	/// Number within the series.
	pub number: u32,
}

/// Kind of a document.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum Document {
	/// Invoice.
	#[codec(index = 0)]
	Invoice,
	/// Credit note for all that is left of the invoice with this series and number.
	#[codec(index = 1)]
	Credit(DocumentId),
	/// Credit note for a part of the invoice with this series and number. Others can follow.
	#[codec(index = 2)]
	PartCredit(DocumentId),
}

/// Entry of a document.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct Anchor {
	/// Kind of the document.
	pub document: Document,
	/// Salted hash: BLAKE2b with 32 bytes of the salt, the account of the customer and the
	/// SHA2-256 hash of the document.
	pub commitment: H256,
	/// Time at which it was anchored, in ms since the Unix epoch.
	pub at: Moment,
	/// Credit note that left nothing of an invoice; `None` if there is none, and of a credit note.
	pub credited_by: Option<DocumentId>,
}
