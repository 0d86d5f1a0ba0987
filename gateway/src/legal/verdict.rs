// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The verdict on a record, by the rules of the chain.

use smartcharge_evidence::{
	ecdsa::{Key, Software},
	ocmf::{Algorithm, Context, Line, Record, Register, Signed, Text, Unfit},
};

/// Longest payload that the chain takes, in bytes.
const MOST_PAYLOAD: usize = 2_048;

/// What signs the records of a meter, as the DSO approved it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorder {
	/// Key that signs.
	pub key: Key,
	/// Serial number that the records state.
	pub serial: Vec<u8>,
	/// Register by which they show energy.
	pub register: Register,
}

/// Reason why a record is not submitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
	/// It cannot be read without doubt.
	Unreadable,
	/// The serial number is not that of the recorder.
	OtherSerial,
	/// It shows neither the begin nor the end of a transaction.
	NoTransaction,
	/// The signature is on a curve that the chain does not verify.
	OtherCurve,
	/// The payload is longer than the chain takes.
	TooLong,
	/// The key of the recorder did not sign it.
	BadSignature,
}

impl Flaw {
	/// Name in metrics and logs; that of the chain where the chain has the same reason.
	pub const fn name(self) -> &'static str {
		match self {
			Self::Unreadable => "Unreadable",
			Self::OtherSerial => "OtherSerial",
			Self::NoTransaction => "NoTransaction",
			Self::OtherCurve => "OtherCurve",
			Self::TooLong => "TooLong",
			Self::BadSignature => "BadSignature",
		}
	}

	/// Whether somebody has to look: the record claims to be of the meter, and is not.
	pub const fn is_alarming(self) -> bool {
		matches!(self, Self::Unreadable | Self::OtherSerial | Self::BadSignature)
	}
}

/// Scheme of a signature that the chain verifies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
	/// ECDSA on secp256k1.
	Secp256k1,
	/// ECDSA on NIST P-256.
	P256,
}

/// A valid record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
	/// Its number.
	pub page: u64,
	/// The signed bytes.
	pub payload: Vec<u8>,
	/// Scheme of the signature.
	pub scheme: Scheme,
	/// r and s.
	pub signature: [u8; 64],
	/// Begin of the transaction.
	pub begin: Option<Line>,
	/// End of the transaction.
	pub end: Option<Line>,
	/// The first reason for which it is not fit for billing.
	pub unfit: Option<Unfit>,
}

/// A record as the chain takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
	/// Id of the meter.
	pub meter: u32,
	/// Process whose begin or end it shows.
	pub process: u64,
	/// The signed bytes.
	pub payload: Vec<u8>,
	/// Scheme of the signature.
	pub scheme: Scheme,
	/// r and s.
	pub signature: [u8; 64],
}

/// Returns the name of a reason on the chain.
pub const fn unfit(reason: Unfit) -> &'static str {
	match reason {
		Unfit::Status => "Status",
		Unfit::ErrorFlag => "ErrorFlag",
		Unfit::TimeUnknown => "TimeUnknown",
		Unfit::Exception => "Exception",
		Unfit::Identification => "Identification",
		Unfit::EndBeforeBegin => "EndBeforeBegin",
		Unfit::EndBelowBegin => "EndBelowBegin",
	}
}

/// Judges a record by its recorder. The signature comes last, because it costs most.
///
/// # Errors
///
/// Fails with the first flaw, in the order of the chain.
pub fn judge(text: &[u8], recorder: &Recorder) -> Result<Judged, Flaw> {
	let Text { payload, signature } = Text::split(text).map_err(|_| Flaw::Unreadable)?;
	let record = Record::read(payload, recorder.register).map_err(|_| Flaw::Unreadable)?;
	if record.serial != recorder.serial.as_slice() {
		return Err(Flaw::OtherSerial);
	}
	let Record { page, begin, end, unfit, .. } = record;
	if page.context != Context::Transaction || (begin.is_none() && end.is_none()) {
		return Err(Flaw::NoTransaction);
	}
	if matches!(signature.algorithm, Algorithm::Curve(_)) {
		return Err(Flaw::OtherCurve);
	}
	if payload.len() > MOST_PAYLOAD {
		return Err(Flaw::TooLong);
	}
	let (named, signature) = signature.known().ok_or(Flaw::BadSignature)?;
	let signed = Signed { payload, signature: &signature };
	let by = recorder.key.public();
	if named != by.scheme || !signed.is_genuine(by, &Software) {
		return Err(Flaw::BadSignature);
	}
	let scheme = match recorder.key {
		Key::Secp256k1(_) => Scheme::Secp256k1,
		Key::P256(_) => Scheme::P256,
	};
	let payload = payload.to_vec();
	Ok(Judged { page: page.counter, payload, scheme, signature, begin, end, unfit })
}
