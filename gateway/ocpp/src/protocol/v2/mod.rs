// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! OCPP 2.0.1 and 2.1, of which the latter adds what the gateway does not need.

mod incoming;
mod outgoing;

use super::{decode::Unreadable, Answer, Order, Outcome, Protocol};
use crate::{message::Message, model::Decode};
use serde_json::Value;

/// Version of OCPP 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum V2 {
	/// 2.0.1.
	V2_0_1,
	/// 2.1.
	V2_1,
}

impl Protocol for V2 {
	fn message(&self, action: &str, payload: &str, decode: &Decode) -> Result<Message, Unreadable> {
		match self {
			Self::V2_0_1 => incoming::v2_0_1::message(action, payload, decode),
			Self::V2_1 => incoming::v2_1::message(action, payload, decode),
		}
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
		let aligned = if signed { "900" } else { "300" };
		let (sample, heartbeat) = (sample_s.to_string(), heartbeat_s.to_string());
		let both = "Energy.Active.Import.Register,Power.Active.Import";
		let mut all = vec![
			("SampledDataCtrlr.TxUpdatedInterval", sample.as_str()),
			("SampledDataCtrlr.TxUpdatedMeasurands", both),
			("SampledDataCtrlr.TxStartedMeasurands", "Energy.Active.Import.Register"),
			("SampledDataCtrlr.TxEndedMeasurands", "Energy.Active.Import.Register"),
			("AlignedDataCtrlr.Interval", aligned),
			("AlignedDataCtrlr.Measurands", "Energy.Active.Import.Register"),
			("TxCtrlr.TxStartPoint", "PowerPathClosed"),
			("TxCtrlr.TxStopPoint", "EVConnected"),
			("TxCtrlr.StopTxOnInvalidId", "true"),
			("TxCtrlr.EVConnectionTimeOut", "120"),
			("OCPPCommCtrlr.HeartbeatInterval", heartbeat.as_str()),
			("OCPPCommCtrlr.WebSocketPingInterval", "60"),
			("OCPPCommCtrlr.MessageAttempts", "5"),
			("OCPPCommCtrlr.MessageAttemptInterval", "30"),
			("AuthCtrlr.LocalAuthorizeOffline", "false"),
			("AuthCtrlr.OfflineTxForUnknownIdEnabled", "false"),
			("AuthCtrlr.AuthorizeRemoteStart", "false"),
		];
		if signed {
			all.extend([
				("SampledDataCtrlr.SignReadings", "true"),
				("AlignedDataCtrlr.SignReadings", "true"),
				("OCPPCommCtrlr.PublicKeyWithSignedMeterValue", "OncePerTransaction"),
			]);
		}
		all.into_iter().map(|(key, value)| (key.into(), value.into())).collect()
	}

	fn readable(&self) -> Vec<String> {
		vec![RATE_UNIT.into(), MAX_PERIODS.into()]
	}

	fn is_rate_unit(&self, key: &str) -> bool {
		key == RATE_UNIT
	}

	fn is_max_periods(&self, key: &str) -> bool {
		key == MAX_PERIODS
	}
}

const RATE_UNIT: &str = "SmartChargingCtrlr.RateUnit";
const MAX_PERIODS: &str = "SmartChargingCtrlr.PeriodsPerSchedule";
