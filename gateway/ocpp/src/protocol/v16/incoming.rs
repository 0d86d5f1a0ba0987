// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Messages of a charger that speaks 1.6.

use crate::{
	message::{gather, Message, Place, Sampled, Signed, Status, Values},
	model::Decode,
	protocol::{
		decode::{context, read, reason, signed, time, Unreadable},
		repair::Sample,
	},
};
use ocpp_kit::{metering::SignedMeterValue, v1_6 as kit};

pub(super) fn message(action: &str, payload: &str, decode: &Decode) -> Result<Message, Unreadable> {
	let name = kit::Action::from_wire(action).ok_or_else(|| Unreadable::Unknown(action.into()))?;
	let request = read(payload, decode, Sample::Text, |payload, options| {
		kit::CsRequest::decode(name, payload, options)
	})?;
	Ok(match request {
		kit::CsRequest::BootNotification(boot) => Message::Boot {
			vendor: boot.charge_point_vendor,
			model: boot.charge_point_model,
			serial: boot.charge_point_serial_number.or(boot.charge_box_serial_number),
			firmware: boot.firmware_version,
		},
		kit::CsRequest::Heartbeat(_) => Message::Heartbeat,
		kit::CsRequest::Authorize(request) => Message::Authorize { token: request.id_tag },
		kit::CsRequest::StatusNotification(request) => Message::Status {
			place: place(request.connector_id),
			status: status(request.status.as_str()),
			fault: (request.error_code.as_str() != "NoError").then(|| {
				let vendor = request.vendor_error_code.unwrap_or_default();
				format!("{} {vendor}", request.error_code.as_str())
			}),
		},
		kit::CsRequest::StartTransaction(request) => Message::Started {
			place: place(request.connector_id),
			token: request.id_tag,
			register: i64::from(request.meter_start),
			at: time(&request.timestamp, decode),
		},
		kit::CsRequest::MeterValues(request) => Message::Measured {
			place: place(request.connector_id),
			transaction: request.transaction_id.map(|id| id.to_string()),
			values: all_values(&request.meter_value, decode),
		},
		kit::CsRequest::StopTransaction(request) => Message::Stopped {
			transaction: request.transaction_id.to_string(),
			register: i64::from(request.meter_stop),
			at: time(&request.timestamp, decode),
			reason: reason(request.reason.as_ref().map(|reason| reason.as_str())),
			values: all_values(&request.transaction_data.unwrap_or_default(), decode),
		},
		kit::CsRequest::DataTransfer(request) => Message::Data { vendor: request.vendor_id },
		kit::CsRequest::SecurityEventNotification(_) => notice(action, payload, true),
		_ => notice(action, payload, false),
	})
}

fn notice(action: &str, payload: &str, alarm: bool) -> Message {
	Message::Notice { action: action.into(), text: payload.chars().take(500).collect(), alarm }
}

fn place(connector: i32) -> Place {
	match u32::try_from(connector) {
		Ok(connector) if connector > 0 => Place::Connector(connector),
		_ => Place::Station,
	}
}

fn status(word: &str) -> Status {
	match word {
		"Available" => Status::Available,
		"Preparing" => Status::Preparing,
		"Charging" => Status::Charging,
		"SuspendedEV" => Status::SuspendedVehicle,
		"SuspendedEVSE" => Status::SuspendedStation,
		"Finishing" => Status::Finishing,
		"Unavailable" => Status::Unavailable,
		"Faulted" => Status::Faulted,
		_ => Status::Other,
	}
}

fn all_values(meter_values: &[kit::MeterValue], decode: &Decode) -> Vec<Values> {
	meter_values.iter().map(|value| values(value, decode)).collect()
}

/// Values of one time. A record of a meter is a sample of its own, in the format `SignedData`.
fn values(meter_value: &kit::MeterValue, decode: &Decode) -> Values {
	let mut word = None;
	let (mut samples, mut records): (Vec<Sampled<'_>>, Vec<Signed>) = Default::default();
	let mut refused = 0u32;
	for sample in &meter_value.sampled_value {
		word = word.or(sample.context.as_ref().map(|context| context.as_str()));
		if sample.format.as_ref().is_some_and(|format| format.as_str() == "SignedData") {
			match record(&sample.value) {
				Some(record) if !records.contains(&record) => records.push(record),
				Some(_) => {},
				None => refused = refused.saturating_add(1),
			}
			continue;
		}
		samples.push(Sampled {
			value: &sample.value,
			measurand: sample.measurand.as_ref().map(|measurand| measurand.as_str()),
			phase: sample.phase.as_ref().map(|phase| phase.as_str()),
			location: sample.location.as_ref().map(|location| location.as_str()),
			unit: sample.unit.as_ref().map(|unit| unit.as_str()),
			multiplier: 0,
		});
	}
	let at = time(&meter_value.timestamp, decode);
	let mut values = gather(at, context(word), &samples, records);
	values.refused_records = values.refused_records.saturating_add(refused);
	values
}

/// A record in the envelope of the standard, or bare.
fn record(value: &str) -> Option<Signed> {
	match SignedMeterValue::from_signed_data(value) {
		Ok(envelope) => signed(&envelope),
		Err(_) if value.starts_with("OCMF|") => {
			Some(Signed { format: "OCMF".into(), text: value.into(), key: None })
		},
		Err(_) => None,
	}
}
