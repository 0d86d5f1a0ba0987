// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Texts of answers and orders that all versions share.

use crate::{gateway::Ms, schedule::Plan};
use serde_json::{json, Value};

/// Time as chargers read it: three decimals, Z.
pub(super) fn time(at: Ms) -> String {
	let stamp = i64::try_from(at).ok().and_then(|at| jiff::Timestamp::from_millisecond(at).ok());
	stamp.map_or_else(|| "1970-01-01T00:00:00.000Z".into(), |stamp| format!("{stamp:.3}"))
}

/// Tenths as a number with at most one decimal.
pub(super) fn tenths(tenths: u32) -> Value {
	let (whole, part) = (tenths / 10, tenths % 10);
	if part == 0 {
		json!(whole)
	} else {
		format!("{whole}.{part}").parse::<serde_json::Number>().map_or(json!(whole), Value::Number)
	}
}

/// Periods of a plan.
pub(super) fn periods(plan: &Plan, phases: u32) -> Vec<Value> {
	let period = |period: &crate::schedule::Period| {
		let mut value = json!({ "startPeriod": period.start, "limit": tenths(period.limit) });
		// Three is what the standard assumes, and some refuse the word.
		if phases != 3 {
			value["numberPhases"] = json!(phases);
		}
		value
	};
	plan.periods.iter().map(period).collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn times_have_milliseconds_and_limits_one_decimal() {
		assert_eq!(time(1_796_000_000_000), "2026-11-30T00:53:20.000Z");
		assert_eq!(time(1_796_000_000_007), "2026-11-30T00:53:20.007Z");
		for (value, text) in [(159, "15.9"), (160, "16"), (0, "0"), (7, "0.7")] {
			assert_eq!(tenths(value).to_string(), text);
		}
	}
}
