// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Reasons of the chain in the words of the central system.

use crate::chain::CallError;
use smartcharge_gateway_ocpp::gateway::Refusal;

/// Returns the refusal for an error of `charging.start_for`, by its name on the chain.
pub(super) fn of_error(error: &str) -> Refusal {
	match error.strip_prefix("Charging.").unwrap_or(error) {
		"NotADriver" => Refusal::Unknown,
		"StationBusy" | "TooManyUnscheduled" => Refusal::Busy,
		"BalanceTooLow" | "InsufficientBalance" | "InDebt" => Refusal::NoCredit,
		"NoMandate" | "MandateOfAnother" => Refusal::NoMandate,
		"MandateOver" => Refusal::MandateOver,
		"AboveMandate" | "AboveDailyCap" | "CostTooHigh" | "StationTooExpensive" => {
			Refusal::OverCap
		},
		"StationClosed" | "NotACso" | "UnknownStation" | "NotStationOperator" => {
			Refusal::StationClosed
		},
		"NoFreshReading"
		| "NoReadingSinceAuthorisation"
		| "ReadingRefused"
		| "MeterNotActive"
		| "NoEligibleOffer"
		| "UnknownSource" => Refusal::NotNow,
		_ => Refusal::Other,
	}
}

/// Returns the refusal for a call that had no effect.
pub(super) fn of_call(error: &CallError) -> Refusal {
	match error {
		CallError::Refused(name) => of_error(name),
		CallError::Away | CallError::Expired | CallError::Invalid(_) => Refusal::Away,
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain::COMMITTED;
	use subxt::Metadata;

	#[test]
	fn every_named_error_exists_in_the_runtime() {
		let metadata = Metadata::decode_from(COMMITTED).expect("metadata");
		let pallet = metadata.pallet_by_name("Charging").expect("the pallet");
		let errors: Vec<_> = pallet.error_variants().expect("errors").iter().collect();
		let mapped = errors.iter().filter(|one| of_error(&one.name) != Refusal::Other).count();
		assert_eq!(mapped, 23);
		assert_eq!(of_error("Charging.StationBusy"), Refusal::Busy);
		assert_eq!(of_error("Token.FundsUnavailable"), Refusal::Other);
	}

	#[test]
	fn a_node_that_is_away_is_no_fault_of_the_driver() {
		assert_eq!(of_call(&CallError::Away), Refusal::Away);
		assert_eq!(of_call(&CallError::Refused("Charging.InDebt".into())), Refusal::NoCredit);
	}
}
