// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The calls of the runtime.

use codec::{Decode, Error, Input};
use polkadot_sdk::frame_support::traits::GetCallMetadata;
use smartcharge_runtime::RuntimeCall;
use std::collections::BTreeMap;

/// Every call that there is, with arguments that are zero.
pub fn every_call() -> BTreeMap<(&'static str, &'static str), RuntimeCall> {
	/// A pallet, a call, and zeros without end.
	struct Zeros {
		head: Vec<u8>,
	}

	impl Input for Zeros {
		fn remaining_len(&mut self) -> Result<Option<usize>, Error> {
			Ok(None)
		}

		fn read(&mut self, into: &mut [u8]) -> Result<(), Error> {
			for byte in into {
				*byte = if self.head.is_empty() { 0 } else { self.head.remove(0) };
			}
			Ok(())
		}
	}

	let mut calls = BTreeMap::new();
	for pallet in 0..=u8::MAX {
		for call in 0..=u8::MAX {
			if let Ok(call) = RuntimeCall::decode(&mut Zeros { head: vec![pallet, call] }) {
				let metadata = call.get_call_metadata();
				calls.insert((metadata.pallet_name, metadata.function_name), call);
			}
		}
	}
	for pallet in RuntimeCall::get_module_names() {
		for call in RuntimeCall::get_call_names(pallet) {
			assert!(calls.contains_key(&(pallet, call)), "{pallet}.{call} cannot be made");
		}
	}
	calls
}
