// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Messages of a charger that speaks 2.0.1 or 2.1. Their types differ, their members do not.

use crate::{
	gateway::Needs,
	message::{
		gather, scaled, Message, Moment, Place, Sampled, Signed, Status, TransactionEvent, Values,
	},
	model::Decode,
	protocol::{
		decode::{context, read, reason, signed, time, Unreadable},
		repair::Sample,
	},
};
use ocpp_kit::metering::SignedMeterValue;

/// Reading of a version by the types of the crate.
macro_rules! version {
	($version:ident) => {
		pub(super) mod $version {
			use super::*;
			use ocpp_kit::$version as kit;

			pub(in crate::protocol::v2) fn message(
				action: &str,
				payload: &str,
				decode: &Decode,
			) -> Result<Message, Unreadable> {
				let name = kit::Action::from_wire(action)
					.ok_or_else(|| Unreadable::Unknown(action.into()))?;
				let request = read(payload, decode, Sample::Number, |payload, options| {
					kit::CsRequest::decode(name, payload, options)
				})?;
				Ok(match request {
					kit::CsRequest::BootNotification(boot) => Message::Boot {
						vendor: boot.charging_station.vendor_name,
						model: boot.charging_station.model,
						serial: boot.charging_station.serial_number,
						firmware: boot.charging_station.firmware_version,
					},
					kit::CsRequest::Heartbeat(_) => Message::Heartbeat,
					kit::CsRequest::Authorize(request) => {
						Message::Authorize { token: request.id_token.id_token }
					},
					kit::CsRequest::StatusNotification(request) => Message::Status {
						place: place(request.evse_id),
						status: connector(request.connector_status.as_str()),
						fault: (request.connector_status.as_str() == "Faulted")
							.then(|| format!("connector {}", request.connector_id)),
					},
					kit::CsRequest::MeterValues(request) => Message::Measured {
						place: place(request.evse_id),
						transaction: None,
						values: all_values(&request.meter_value, decode),
					},
					kit::CsRequest::TransactionEvent(request) => event(request, decode),
					kit::CsRequest::NotifyEVChargingNeeds(request) => Message::Needs {
						place: place(request.evse_id),
						needs: needs(&request.charging_needs, decode),
					},
					kit::CsRequest::DataTransfer(request) => {
						Message::Data { vendor: request.vendor_id }
					},
					kit::CsRequest::SecurityEventNotification(_) => notice(action, payload, true),
					kit::CsRequest::NotifyEvent(_) => notice(action, payload, false),
					_ => notice(action, payload, false),
				})
			}

			fn event(request: kit::TransactionEventRequest, decode: &Decode) -> Message {
				let transaction = request.transaction_info;
				let moment = match request.event_type.as_str() {
					"Started" => Moment::Started,
					"Ended" => Moment::Ended,
					_ => Moment::Updated,
				};
				let status = match transaction.charging_state.as_ref().map(|state| state.as_str()) {
					Some("Charging") => Some(Status::Charging),
					Some("EVConnected") => Some(Status::Preparing),
					Some("SuspendedEV") => Some(Status::SuspendedVehicle),
					Some("SuspendedEVSE") => Some(Status::SuspendedStation),
					_ => None,
				};
				let number = u64::try_from(request.seq_no).unwrap_or(0);
				Message::Transaction(TransactionEvent {
					moment,
					transaction: transaction.transaction_id,
					number,
					offline: request.offline.unwrap_or(false),
					evse: request.evse.and_then(|evse| u32::try_from(evse.id).ok()),
					token: request
						.id_token
						.map(|token| token.id_token)
						.filter(|token| !token.is_empty()),
					remote_start: transaction.remote_start_id,
					status,
					at: time(&request.timestamp, decode),
					reason: reason(
						transaction.stopped_reason.as_ref().map(|reason| reason.as_str()),
					),
					values: all_values(&request.meter_value.unwrap_or_default(), decode),
				})
			}

			fn needs(needs: &kit::ChargingNeeds, decode: &Decode) -> Needs {
				let ac =
					needs.ac_charging_parameters.as_ref().map(|ac| ac.energy_amount.to_string());
				let dc =
					needs.dc_charging_parameters.as_ref().and_then(|dc| dc.energy_amount.as_ref());
				let energy = ac.or_else(|| dc.map(|energy| energy.to_string()));
				Needs {
					energy: energy.and_then(|energy| scaled(&energy, 0)).filter(|wh| *wh > 0),
					departure: needs.departure_time.as_ref().map(|at| time(at, decode)),
				}
			}

			fn all_values(meter_values: &[kit::MeterValue], decode: &Decode) -> Vec<Values> {
				meter_values.iter().map(|value| values(value, decode)).collect()
			}

			fn values(meter_value: &kit::MeterValue, decode: &Decode) -> Values {
				let texts: Vec<String> = meter_value
					.sampled_value
					.iter()
					.map(|sample| sample.value.to_string())
					.collect();
				let mut word = None;
				let (mut samples, mut records): (Vec<Sampled<'_>>, Vec<Signed>) =
					Default::default();
				let mut refused = 0u32;
				for (sample, value) in meter_value.sampled_value.iter().zip(&texts) {
					word = word.or(sample.context.as_ref().map(|context| context.as_str()));
					if let Some(record) = &sample.signed_meter_value {
						match signed(&SignedMeterValue::from(record)) {
							Some(record) if !records.contains(&record) => records.push(record),
							Some(_) => {},
							None => refused = refused.saturating_add(1),
						}
					}
					let unit = sample.unit_of_measure.as_ref();
					samples.push(Sampled {
						value,
						measurand: sample.measurand.as_ref().map(|measurand| measurand.as_str()),
						phase: sample.phase.as_ref().map(|phase| phase.as_str()),
						location: sample.location.as_ref().map(|location| location.as_str()),
						unit: unit.and_then(|unit| unit.unit.as_deref()),
						multiplier: unit.and_then(|unit| unit.multiplier).unwrap_or(0),
					});
				}
				let at = time(&meter_value.timestamp, decode);
				let mut values = gather(at, context(word), &samples, records);
				values.refused_records = values.refused_records.saturating_add(refused);
				values
			}
		}
	};
}

version!(v2_0_1);
version!(v2_1);

fn notice(action: &str, payload: &str, alarm: bool) -> Message {
	Message::Notice { action: action.into(), text: payload.chars().take(500).collect(), alarm }
}

fn place(evse: i32) -> Place {
	match u32::try_from(evse) {
		Ok(evse) if evse > 0 => Place::Evse(evse),
		_ => Place::Station,
	}
}

fn connector(word: &str) -> Status {
	match word {
		"Available" => Status::Available,
		"Occupied" => Status::Preparing,
		"Unavailable" => Status::Unavailable,
		"Faulted" => Status::Faulted,
		_ => Status::Other,
	}
}
