// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Reasons of the chain in the words of the VEN.

use crate::chain::CallError;
use smartcharge_gateway_dso::{LoadingRefused, SendRefused, WithdrawRefused};

/// Returns the reason why a signal was not sent.
pub(super) fn of_send(error: CallError) -> SendRefused {
	let CallError::Refused(name) = error else { return SendRefused::Away(error.to_string()) };
	match name.as_str() {
		"DemandResponse.WindowInPast" => SendRefused::WindowInPast,
		"DemandResponse.TooFarAhead" => SendRefused::TooFarAhead,
		"DemandResponse.TooManySignals" => SendRefused::TooManySignals,
		"DemandResponse.Overlapping" => SendRefused::Overlapping,
		"DemandResponse.InsufficientBudget" => SendRefused::InsufficientBudget,
		"DemandResponse.NotOperator" | "DemandResponse.UnknownArea" | "BadOrigin" => {
			SendRefused::NotOperator
		},
		"DemandResponse.EmptyWindow"
		| "DemandResponse.WindowTooLong"
		| "DemandResponse.ZeroReward"
		| "DemandResponse.ZeroResponses"
		| "DemandResponse.TooManyResponses" => SendRefused::Invalid(name),
		_ => SendRefused::Other(name),
	}
}

/// Returns the reason why a signal was not withdrawn.
pub(super) fn of_withdrawal(error: CallError) -> WithdrawRefused {
	let CallError::Refused(name) = error else {
		return WithdrawRefused::Away(error.to_string());
	};
	match name.as_str() {
		"DemandResponse.UnknownSignal" => WithdrawRefused::UnknownSignal,
		"DemandResponse.AlreadyStarted" => WithdrawRefused::AlreadyStarted,
		"DemandResponse.HasResponses" => WithdrawRefused::HasResponses,
		"DemandResponse.NotSender" => WithdrawRefused::NotSender,
		_ => WithdrawRefused::Other(name),
	}
}

/// Returns the reason why a loading was not reported.
pub(super) fn of_loading(error: CallError) -> LoadingRefused {
	let CallError::Refused(name) = error else {
		return LoadingRefused::Away(error.to_string());
	};
	match name.as_str() {
		"Grid.NotOperator" | "Grid.UnknownArea" | "BadOrigin" => LoadingRefused::NotOperator,
		"Grid.ImplausibleLoading" => LoadingRefused::Implausible,
		_ => LoadingRefused::Other(name),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain::COMMITTED;
	use subxt::Metadata;

	fn errors(pallet: &str) -> Vec<String> {
		let metadata = Metadata::decode_from(COMMITTED).expect("metadata");
		let found = metadata.pallet_by_name(pallet).expect("the pallet");
		let names = found.error_variants().expect("errors").iter();
		names.map(|error| format!("{pallet}.{}", error.name)).collect()
	}

	#[test]
	fn every_named_error_exists_in_the_runtime() {
		let of = |name: &String| CallError::Refused(name.clone());
		let signals = errors("DemandResponse");
		let known = |name: &&String| !matches!(of_send(of(name)), SendRefused::Other(_));
		assert_eq!(signals.iter().filter(known).count(), 12);
		let known = |name: &&String| !matches!(of_withdrawal(of(name)), WithdrawRefused::Other(_));
		assert_eq!(signals.iter().filter(known).count(), 4);
		let grid = errors("Grid");
		let known = |name: &&String| !matches!(of_loading(of(name)), LoadingRefused::Other(_));
		assert_eq!(grid.iter().filter(known).count(), 3);
		assert!(matches!(of_send(CallError::Away), SendRefused::Away(_)));
	}
}
