// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Direction that the payloads of an interval ask for.

use super::Unusable;
use crate::{
	units::Direction,
	wire::{printable, Decimal, Payload},
};

/// Returns the direction; `None` if the payloads ask for nothing now.
pub(crate) fn direction(payloads: &[Payload]) -> Result<Option<Direction>, Unusable> {
	let mut found: Option<Option<Direction>> = None;
	for payload in payloads {
		let Some(asked) = of_payload(payload) else {
			continue;
		};
		let asked = asked?;
		found = match (found, asked) {
			(None | Some(None), asked) => Some(asked),
			(Some(Some(before)), Some(asked)) if before != asked => {
				return Err(Unusable::Contradiction);
			},
			(before, _) => before,
		};
	}
	found.ok_or_else(|| {
		let types: Vec<_> = payloads.iter().map(|payload| payload.kind.as_str()).collect();
		Unusable::NoDirection(printable(&types.join(", ")))
	})
}

/// Returns what one payload asks for; `None` if its type has no direction.
fn of_payload(payload: &Payload) -> Option<Result<Option<Direction>, Unusable>> {
	let kind = match payload.kind.as_str() {
		"SIMPLE" => "SIMPLE",
		"DISPATCH_SETPOINT_RELATIVE" => "DISPATCH_SETPOINT_RELATIVE",
		"IMPORT_CAPACITY_LIMIT" => "IMPORT_CAPACITY_LIMIT",
		_ => return None,
	};
	let value = single(payload, kind);
	Some(value.and_then(|value| of_value(kind, value).ok_or(Unusable::BadValue(kind))))
}

/// Returns the only value of a payload.
pub(crate) fn single(payload: &Payload, kind: &'static str) -> Result<Decimal, Unusable> {
	match payload.values.as_deref() {
		Some([value]) => Decimal::parse(value.get()).map_err(|_| Unusable::BadValue(kind)),
		_ => Err(Unusable::BadValue(kind)),
	}
}

/// Returns what a value asks for; `None` if its type cannot have it.
#[allow(clippy::option_option, reason = "nothing asked for is not a wrong value")]
fn of_value(kind: &str, value: Decimal) -> Option<Option<Direction>> {
	match kind {
		// Levels of shedding: 0 is normal, 1 moderate, 2 high, 3 special.
		"SIMPLE" => match value.units(0) {
			_ if value.is_negative() => None,
			Ok(0) => Some(None),
			Ok(1..=3) => Some(Some(Direction::Down)),
			_ => None,
		},
		"DISPATCH_SETPOINT_RELATIVE" if value.is_negative() => Some(Some(Direction::Down)),
		"DISPATCH_SETPOINT_RELATIVE" if value.is_zero() => Some(None),
		"DISPATCH_SETPOINT_RELATIVE" => Some(Some(Direction::Up)),
		_ if value.is_negative() => None,
		_ => Some(Some(Direction::Down)),
	}
}
