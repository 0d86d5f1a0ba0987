// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A station and its process on the chain, at the best block.

use crate::chain::{number, variant, Error, Node};
use smartcharge_gateway_ocpp::gateway::{Ms, ProcessId, Running, Snapshot, StationId, Step};
use subxt::{
	dynamic::{At, Value},
	utils::AccountId32,
};

/// Smallest units of money in a token.
const TOKEN: i128 = 1_000_000;

/// A process that has not ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Process {
	pub driver: Option<AccountId32>,
	pub station: StationId,
	pub closing: bool,
	pub steps: Vec<Step>,
	/// What it has cost so far, as a decimal number.
	pub cost: String,
}

/// Returns the value in `Some`; `None` for anything else.
pub(super) fn some(value: &Value) -> Option<&Value> {
	match variant(value) {
		Some(("Some", values)) => values.values().next(),
		_ => None,
	}
}

fn integer(value: &Value) -> Option<i128> {
	value.as_i128().or_else(|| value.as_u128().and_then(|number| i128::try_from(number).ok()))
}

/// Returns an amount in tokens, e.g. `3.25`.
pub(super) fn decimal(amount: i128) -> String {
	let sign = if amount < 0 { "-" } else { "" };
	let (whole, rest) = (amount.unsigned_abs() / 1_000_000, amount.unsigned_abs() % 1_000_000);
	debug_assert_eq!(TOKEN, 1_000_000);
	// To cents, rounded to the nearest.
	let cents = (rest + 5_000) / 10_000;
	let (whole, cents) = if cents == 100 { (whole + 1, 0) } else { (whole, cents) };
	format!("{sign}{whole}.{cents:02}")
}

fn steps(list: &Value, power: u32) -> Vec<Step> {
	let subxt::ext::scale_value::ValueDef::Composite(list) = &list.value else {
		return Vec::new();
	};
	let step = |one: &Value| {
		let state = one.at("state").and_then(variant).map(|(name, _)| name);
		if state == Some("Settled") {
			return None;
		}
		let charges = one.at("charges").and_then(Value::as_bool).unwrap_or(false);
		let power = if charges { power } else { 0 };
		let (start, end) = (one.at("start").and_then(number)?, one.at("end").and_then(number)?);
		Some(Step { start, end, power })
	};
	list.values().filter_map(step).collect()
}

/// Reads the answer of `ChargingApi.process`.
pub(super) fn process_of(answer: &Value) -> Option<Process> {
	let found = some(answer)?;
	let narrow =
		|name: &str| found.at(name).and_then(number).and_then(|number| u32::try_from(number).ok());
	let power = narrow("power")?;
	let state = found.at("state").and_then(variant).map(|(name, _)| name);
	let totals = found.at("totals")?;
	let paid = ["to_supplier", "to_dso", "to_cso"]
		.iter()
		.filter_map(|name| totals.at(*name).and_then(integer))
		.fold(0i128, i128::saturating_add);
	Some(Process {
		driver: found.at("driver").and_then(crate::chain::bytes).map(AccountId32),
		station: narrow("station")?,
		closing: state == Some("Closing"),
		steps: found.at("steps").map(|list| steps(list, power)).unwrap_or_default(),
		cost: decimal(paid),
	})
}

/// Returns a process; `None` if it has ended.
pub(super) async fn process(node: &Node, process: ProcessId) -> Result<Option<Process>, Error> {
	let arguments = vec![Value::u128(process.into())];
	Ok(process_of(&node.ask_best("ChargingApi", "process", arguments).await?))
}

/// Returns the process that runs at a station.
pub(super) async fn running(node: &Node, station: StationId) -> Result<Option<ProcessId>, Error> {
	let arguments = vec![Value::u128(station.into())];
	let answer = node.ask_best("ChargingApi", "running", arguments).await?;
	Ok(some(&answer).and_then(number))
}

/// Returns a station with its process; `by_driver` says of a process whether the driver started it.
pub(super) async fn snapshot(
	node: &Node,
	station: StationId,
	now: Ms,
	by_driver: impl FnOnce(ProcessId) -> bool,
) -> Result<Snapshot, Error> {
	let arguments = vec![Value::u128(station.into()), Value::u128(now.into())];
	let offers = node.ask_best("ChargingApi", "offers", arguments).await?;
	let closed = some(&offers).is_none();
	let Some(id) = running(node, station).await? else {
		return Ok(Snapshot { closed, process: None });
	};
	let found = process(node, id).await?.map(|found| Running {
		process: id,
		by_driver: by_driver(id),
		steps: found.steps,
		closing: found.closing,
	});
	Ok(Snapshot { closed, process: found })
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn amounts_are_in_tokens_with_cents() {
		for (amount, text) in [
			(0, "0.00"),
			(3_250_000, "3.25"),
			(3_254_999, "3.25"),
			(3_255_000, "3.26"),
			(3_999_999, "4.00"),
			(-1_500_000, "-1.50"),
		] {
			assert_eq!(decimal(amount), text);
		}
	}

	#[test]
	fn settled_steps_are_left_out_and_idle_ones_have_no_power() {
		let step = |state: &str, charges, start: u128| {
			Value::named_composite([
				("start", Value::u128(start)),
				("end", Value::u128(start + 10)),
				("state", Value::unnamed_variant(state, [])),
				("charges", Value::bool(charges)),
			])
		};
		let steps = [step("Settled", true, 0), step("Open", true, 10), step("Planned", false, 20)];
		let found = Value::named_composite([
			("driver", Value::from_bytes([7; 32])),
			("station", Value::u128(3)),
			("power", Value::u128(11_000)),
			("state", Value::unnamed_variant("Charging", [])),
			("steps", Value::unnamed_composite(steps)),
			(
				"totals",
				Value::named_composite([
					("to_supplier", Value::i128(-500_000)),
					("to_dso", Value::u128(1_000_000)),
					("to_cso", Value::u128(250_000)),
				]),
			),
		]);
		let process = process_of(&Value::unnamed_variant("Some", [found])).expect("a process");
		assert_eq!(
			process,
			Process {
				driver: Some(AccountId32([7; 32])),
				station: 3,
				closing: false,
				steps: vec![
					Step { start: 10, end: 20, power: 11_000 },
					Step { start: 20, end: 30, power: 0 },
				],
				cost: "0.75".into(),
			}
		);
		assert_eq!(process_of(&Value::unnamed_variant("None", [])), None);
	}
}
