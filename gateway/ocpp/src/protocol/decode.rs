// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Errors and parts of decoding that all versions share.

use super::repair::{repair, Sample};
use crate::{
	gateway::{Ms, StopReason},
	message::{Context, Signed},
	model::Decode,
};
use ocpp_kit::{
	decode::{DecodeError, DecodeOptions},
	metering::SignedMeterValue,
	types::DateTime,
	RawValue,
};

/// Error of a message that cannot be read.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Unreadable {
	/// No message of this version, or none of a charger.
	#[error("{0} is not implemented")]
	Unknown(String),
	/// A payload that breaks the schema beyond what leniency repairs.
	#[error("{0}")]
	Payload(DecodeError),
	/// A payload that is no JSON.
	#[error("no JSON: {0}")]
	Json(String),
}

/// Reads a payload; of a lenient model once more after a repair.
pub(super) fn read<T>(
	payload: &str,
	decode: &Decode,
	sample: Sample,
	with: impl Fn(&RawValue, &DecodeOptions) -> Result<T, DecodeError>,
) -> Result<T, Unreadable> {
	let json = |error: serde_json::Error| Unreadable::Json(error.to_string());
	let raw = RawValue::from_string(payload.into()).map_err(json)?;
	let options = options(decode);
	let first = match with(&raw, &options) {
		Ok(read) => return Ok(read),
		Err(error) if !decode.lenient => return Err(Unreadable::Payload(error)),
		Err(error) => error,
	};
	let mut value: serde_json::Value = serde_json::from_str(payload).map_err(json)?;
	repair(&mut value, sample);
	let raw = RawValue::from_string(value.to_string()).map_err(json)?;
	// Of what is beyond repair, the first error names what the charger sent.
	with(&raw, &options).map_err(|_| Unreadable::Payload(first))
}

/// Options of a model.
fn options(decode: &Decode) -> DecodeOptions {
	if decode.lenient {
		DecodeOptions::lenient()
	} else {
		DecodeOptions::strict()
	}
}

/// Time in milliseconds, corrected by the zone of the model; 0 before 1970.
pub(super) fn time(at: &DateTime, decode: &Decode) -> Ms {
	let at = at.to_string();
	let stamp = at.parse::<jiff::Timestamp>().map_or(0, |stamp| stamp.as_millisecond());
	let zone = i64::from(decode.zone_minutes).saturating_mul(60_000);
	Ms::try_from(stamp.saturating_sub(zone)).unwrap_or(0)
}

/// Context of a sample.
pub(super) fn context(word: Option<&str>) -> Context {
	match word {
		Some("Transaction.Begin") => Context::Begin,
		Some("Transaction.End") => Context::End,
		Some("Sample.Clock") => Context::Clock,
		Some("Trigger") => Context::Trigger,
		_ => Context::Periodic,
	}
}

/// Reason of an end; words of all versions.
pub(super) fn reason(word: Option<&str>) -> StopReason {
	match word {
		// No reason is `Local`, says the standard.
		None | Some("Local") => StopReason::Local,
		Some("EVDisconnected") => StopReason::EVDisconnected,
		Some("Remote") => StopReason::Remote,
		Some("EnergyLimitReached") => StopReason::EnergyLimitReached,
		Some("TimeLimitReached") => StopReason::TimeLimitReached,
		Some("SOCLimitReached") => StopReason::SOCLimitReached,
		Some("StoppedByEV") => StopReason::StoppedByEV,
		Some("Timeout") => StopReason::Timeout,
		Some("DeAuthorized") => StopReason::DeAuthorized,
		Some("LocalOutOfCredit") => StopReason::LocalOutOfCredit,
		Some("MasterPass") => StopReason::MasterPass,
		Some("UnlockCommand") => StopReason::UnlockCommand,
		Some("EmergencyStop") => StopReason::EmergencyStop,
		Some("GroundFault") => StopReason::GroundFault,
		Some("OvercurrentFault") => StopReason::OvercurrentFault,
		Some("PowerLoss") => StopReason::PowerLoss,
		Some("PowerQuality") => StopReason::PowerQuality,
		Some("Reboot") => StopReason::Reboot,
		Some("ImmediateReset" | "HardReset" | "SoftReset") => StopReason::ImmediateReset,
		Some(_) => StopReason::Other,
	}
}

/// Signed record out of its envelope; `None` for what is no text.
pub(super) fn signed(value: &SignedMeterValue) -> Option<Signed> {
	let format = value.encoding_method.clone().unwrap_or_default();
	// Some put the text there as it is, without the base64 of the standard.
	let text = match value.decoded_str() {
		Ok(text) => text,
		Err(_) if value.signed_meter_data.contains('|') => value.signed_meter_data.clone(),
		Err(_) => return None,
	};
	let key = value.public_key.clone().filter(|key| !key.is_empty());
	Some(Signed { format, text, key })
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Report 12: local time that is labelled as UTC, where the model file says so.
	#[test]
	fn row_12_a_local_time_is_corrected_by_the_zone_of_its_model() {
		let at = DateTime::parse("2026-11-30T01:00:00Z").unwrap();
		let utc = Decode::default();
		let local = Decode { zone_minutes: 60, ..Decode::default() };
		assert_eq!(time(&at, &utc) - time(&at, &local), 3_600_000);
		let before = DateTime::parse("1969-12-31T23:00:00Z").unwrap();
		assert_eq!(time(&before, &utc), 0);
	}

	/// Report 20: a record in its envelope, or put there as it is.
	#[test]
	fn row_20_a_record_is_read_with_and_without_base64() {
		let record = "OCMF|{}|{\"SD\":\"00\"}";
		// By `base64`.
		let encoded = SignedMeterValue::new("T0NNRnx7fXx7IlNEIjoiMDAifQ==");
		assert_eq!(signed(&encoded).unwrap().text, record);
		let bare = SignedMeterValue::new(record).with_public_key("");
		let read = signed(&bare).unwrap();
		assert_eq!((read.text.as_str(), read.key), (record, None));
		assert_eq!(signed(&SignedMeterValue::new("/////w==")), None, "no text");
	}

	#[test]
	fn an_end_without_a_reason_is_local() {
		assert_eq!(reason(None), StopReason::Local);
		assert_eq!(reason(Some("EVDisconnected")), StopReason::EVDisconnected);
		assert_eq!(reason(Some("Whatever")), StopReason::Other);
	}
}
