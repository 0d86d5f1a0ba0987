// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The invariants of the README.

use crate::{Config, Expiries, ExpiryKey, HoldReason, NextSignalId, Pallet, Signals, SignalsOf};
use alloc::collections::{BTreeMap, BTreeSet};
use polkadot_sdk::{
	frame_support::{ensure, traits::fungible::hold::Inspect as _},
	sp_runtime::TryRuntimeError,
};
use smartcharge_primitives::Balance;

impl<T: Config> Pallet<T> {
	/// Checks the invariants of the README.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let next = NextSignalId::<T>::get();
		let mut budgets = BTreeMap::<_, Balance>::new();
		let mut pending = BTreeSet::new();
		let mut expiries = BTreeSet::new();
		for (id, signal) in Signals::<T>::iter() {
			ensure!(
				signal.open.saturating_add(signal.apart) <= signal.accepted
					&& signal.accepted <= signal.max_responses,
				"INV4: the responses of a signal do not add up",
			);
			ensure!(signal.reward > 0, "INV4: a reward is zero");
			ensure!(id < next, "INV6: a signal has an id that was not given yet");
			ensure!(
				!signal.expired || signal.open > 0 || signal.apart > 0,
				"INV6: an expired signal that waits for nothing is still there",
			);
			let mut held = signal.rewards(signal.open);
			if !signal.expired {
				held = held.saturating_add(signal.rewards(signal.left()));
				pending.insert((signal.target, id, signal.window.start, signal.window.end));
				expiries.insert(ExpiryKey::new(signal.window.end, id));
			}
			let budget = budgets.entry(signal.dso).or_default();
			*budget = budget.saturating_add(held);
		}
		let reason = HoldReason::Budget.into();
		for (dso, budget) in budgets {
			ensure!(
				T::Currency::balance_on_hold(&reason, &dso) == budget,
				"INV1: what is on hold at a DSO is not the budget of its signals",
			);
		}

		let mut listed = BTreeSet::new();
		for (target, signals) in SignalsOf::<T>::iter() {
			ensure!(!signals.is_empty(), "INV2: a target without signals is listed");
			let mut windows: alloc::vec::Vec<_> =
				signals.iter().map(|(_, window)| (window.start, window.end)).collect();
			windows.sort_unstable();
			ensure!(
				windows.iter().all(|(start, end)| start < end)
					&& windows
						.iter()
						.zip(windows.iter().skip(1))
						.all(|((_, end), (start, _))| end <= start),
				"INV3: the windows of a target overlap, or one is empty",
			);
			listed
				.extend(signals.iter().map(|(id, window)| (target, *id, window.start, window.end)));
		}
		ensure!(listed == pending, "INV2: the signals of the targets are not the pending ones");
		ensure!(
			Expiries::<T>::iter_keys().collect::<BTreeSet<_>>() == expiries,
			"INV5: the signals to expire are not the pending ones",
		);
		Ok(())
	}
}
