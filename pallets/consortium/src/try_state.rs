// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use crate::{
	Allowances, Config, CurrentSet, Drivers, Members, Motions, NextSet, Pallet, Sessions, SetSince,
	Validators,
};
use alloc::collections::BTreeSet;
use polkadot_sdk::{
	frame_support::{ensure, pallet_prelude::Get},
	frame_system,
	sp_runtime::{traits::Zero, TryRuntimeError},
};
use smartcharge_primitives::Participants;

impl<T: Config> Pallet<T> {
	/// Checks the invariants 2 to 9 of the README. Invariant 1 concerns the collective, which this
	/// pallet does not know; tests check it.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for member in Members::<T>::iter_values() {
			let name = core::str::from_utf8(&member.name).unwrap_or_default();
			ensure!(!name.trim().is_empty(), "INV2: a member has no name");
			ensure!(!member.roles.is_empty(), "INV2: a member has no role");
		}

		let members = Members::<T>::iter_keys().count();
		ensure!(
			u32::try_from(members).is_ok_and(|members| members <= T::MaxMembers::get()),
			"INV3: there are too many members"
		);
		let validators = Validators::<T>::iter_keys().count();
		ensure!(
			u32::try_from(validators).is_ok_and(|number| number <= T::MaxValidators::get()),
			"INV3: there are too many validators"
		);

		for record in Validators::<T>::iter_values() {
			ensure!(
				Members::<T>::contains_key(&record.member),
				"INV4: a validator belongs to no member"
			);
		}

		for (who, row) in Allowances::<T>::iter() {
			let allowance = Self::allowance_of(&who)
				.ok_or("INV5: one that takes no part has used an allowance")?;
			ensure!(row.used <= allowance.max, "INV5: more is used than the allowance");
			ensure!(!row.used.is_zero(), "INV5: a row says that nothing is used");
		}

		let sets = [CurrentSet::<T>::get(), NextSet::<T>::get()];
		let seated = sets.iter().flatten().map(|seat| seat.validator.clone());
		let validators: BTreeSet<_> = Validators::<T>::iter_keys().chain(seated).collect();
		let accounts =
			Members::<T>::iter_keys().chain(Drivers::<T>::iter_keys()).chain(validators.clone());
		for who in accounts {
			let reasons = [
				Members::<T>::contains_key(&who),
				Self::is_driver(&who),
				validators.contains(&who),
			];
			let reasons = reasons.iter().filter(|reason| **reason).count();
			ensure!(
				u32::try_from(reasons)
					.is_ok_and(|reasons| frame_system::Pallet::<T>::providers(&who) >= reasons),
				"INV6: the account of a participant or validator lacks a provider"
			);
		}

		for set in &sets {
			ensure!(
				set.is_sorted_by(|one, next| one.validator < next.validator),
				"INV7: the validators of a session are not in order"
			);
		}

		let [current, _] = sets;
		ensure!(
			current.into_iter().map(|seat| seat.validator).eq(T::Sessions::validators()),
			"INV8: other validators than planned take part in the session"
		);

		for (who, motions) in Motions::<T>::iter() {
			ensure!(
				Members::<T>::contains_key(&who),
				"INV9: an account that is no member has motions"
			);
			ensure!(!motions.is_empty(), "INV9: a row lists no motion");
		}
		ensure!(
			SetSince::<T>::get() <= frame_system::Pallet::<T>::block_number(),
			"INV9: validators are in charge since a block of the future"
		);
		Ok(())
	}
}
