// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The invariants of the README.

use crate::{Config, Owed, Pallet};
use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};

impl<T: Config> Pallet<T> {
	/// Checks the invariants of the README.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for ((debtor, _, creditor), debt) in Owed::<T>::iter() {
			ensure!(debt > 0, "INV1: a debt is zero");
			ensure!(debtor != creditor, "INV2: an account owes itself");
		}
		Ok(())
	}
}
