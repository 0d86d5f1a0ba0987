// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! OCPP 1.6 over JSON.

mod incoming;
mod outgoing;

use super::{decode::Unreadable, Answer, Order, Outcome, Protocol};
use crate::{message::Message, model::Decode};
use serde_json::Value;

/// OCPP 1.6.
pub struct V16;

impl Protocol for V16 {
	fn message(&self, action: &str, payload: &str, decode: &Decode) -> Result<Message, Unreadable> {
		incoming::message(action, payload, decode)
	}

	fn answer(&self, answer: &Answer) -> Value {
		outgoing::answer(answer)
	}

	fn order(&self, order: &Order) -> Option<(&'static str, Value)> {
		outgoing::order(order)
	}

	fn outcome(&self, order: &Order, answer: &Value) -> Outcome {
		outgoing::outcome(order, answer)
	}

	fn settings(&self, sample_s: u32, heartbeat_s: u32, signed: bool) -> Vec<(String, String)> {
		// With signed records the aligned ones are enough each quarter of an hour.
		let aligned = if signed { "900" } else { "300" };
		let (sample, heartbeat) = (sample_s.to_string(), heartbeat_s.to_string());
		let mut all = vec![
			("MeterValueSampleInterval", sample.as_str()),
			("MeterValuesSampledData", "Energy.Active.Import.Register,Power.Active.Import"),
			("ClockAlignedDataInterval", aligned),
			("MeterValuesAlignedData", "Energy.Active.Import.Register"),
			("StopTxnSampledData", ""),
			("HeartbeatInterval", heartbeat.as_str()),
			("WebSocketPingInterval", "60"),
			("TransactionMessageAttempts", "5"),
			("TransactionMessageRetryInterval", "30"),
			("ConnectionTimeOut", "120"),
			("LocalAuthorizeOffline", "false"),
			("AllowOfflineTxForUnknownId", "false"),
			("StopTransactionOnInvalidId", "true"),
			("AuthorizeRemoteTxRequests", "false"),
		];
		if signed {
			all.extend([
				("SampledDataSignReadings", "true"),
				("SampledDataSignStartedReadings", "true"),
				("PublicKeyWithSignedMeterValue", "OncePerTransaction"),
			]);
		}
		all.into_iter().map(|(key, value)| (key.into(), value.into())).collect()
	}

	fn readable(&self) -> Vec<String> {
		let keys = [RATE_UNIT, MAX_PERIODS, "ChargeProfileMaxStackLevel", "NumberOfConnectors"];
		let meters = (1..=4).map(|meter| format!("MeterPublicKey{meter}"));
		keys.into_iter().map(String::from).chain(meters).collect()
	}

	fn is_rate_unit(&self, key: &str) -> bool {
		key == RATE_UNIT
	}

	fn is_max_periods(&self, key: &str) -> bool {
		key == MAX_PERIODS
	}
}

const RATE_UNIT: &str = "ChargingScheduleAllowedChargingRateUnit";
const MAX_PERIODS: &str = "ChargingScheduleMaxPeriods";
