// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Commitments: power of sources that is committed to processes. A commitment never exceeds the
//! power that is attested and not committed when it is made; in a shortage the newest is dropped
//! first.
//!
//! The commitments of a source are a doubly linked list, so that each operation touches a fixed
//! number of nodes, whatever their total number.

use crate::{
	Attested, Commitment, Commitments, Config, Event, Pallet, Source, Sources, Supplies, Supply,
};
use polkadot_sdk::frame_support::{
	ensure,
	traits::{Get, Time},
};
use smartcharge_primitives::{NotAvailable, Power, ProcessId, SourceId};

impl<T: Config> Pallet<T> {
	/// Returns the power that the latest readings of a source attest, in W; none if they no longer
	/// count.
	pub(crate) fn fresh_power(source: SourceId, supply: &Supply) -> Attested {
		Self::fresh_power_if(supply, || Self::is_active(source))
	}

	/// Same as [`Self::fresh_power`], if the caller knows whether the source and its meter are
	/// `active`.
	pub(crate) fn fresh_power_if(supply: &Supply, active: impl FnOnce() -> bool) -> Attested {
		let age = T::Time::now().saturating_sub(supply.read_at);
		if age <= T::Freshness::get() && active() {
			supply.attested
		} else {
			Attested::default()
		}
	}

	/// Returns whether `source` and its meter are active.
	pub(crate) fn is_active(source: SourceId) -> bool {
		Sources::<T>::get(source)
			.filter(Source::is_active)
			.is_some_and(|source| Self::meter_is_active(source.meter))
	}

	/// Commits `power` W to `process` and replaces its earlier commitment. A process with a
	/// commitment keeps its position in the list. Zero power releases the commitment.
	pub(crate) fn set_aside(
		source: SourceId,
		process: ProcessId,
		power: Power,
	) -> Result<(), NotAvailable> {
		if power == 0 {
			Self::set_free(source, process);
			return Ok(());
		}
		let mut supply = Supplies::<T>::get(source).ok_or(NotAvailable)?;
		let own = Commitments::<T>::get(source, process);
		let held = own.map_or(0, |commitment| commitment.power);
		let others = supply.committed.saturating_sub(held.into());
		let wanted = others.saturating_add(power.into());
		let Attested { power: attested, sustained } = Self::fresh_power(source, &supply);
		// A commitment that does not grow stays as long as it would not be dropped.
		let most = if power <= held { sustained } else { attested };
		ensure!(wanted <= most.into(), NotAvailable);
		if held == power {
			return Ok(());
		}

		match own {
			Some(commitment) => {
				Commitments::<T>::insert(source, process, Commitment { power, ..commitment });
			},
			None => Self::link(source, &mut supply, process, power),
		}
		supply.committed = wanted;
		supply.relieve();
		Supplies::<T>::insert(source, supply);
		Self::deposit_event(Event::Committed { source, process, power });
		Ok(())
	}

	/// Releases the power committed to `process`. No-op if there is no commitment.
	pub(crate) fn set_free(source: SourceId, process: ProcessId) {
		let Some(mut supply) = Supplies::<T>::get(source) else { return };
		if Self::unlink(source, &mut supply, process).is_some() {
			Supplies::<T>::insert(source, supply);
			Self::deposit_event(Event::Released { source, process });
		}
	}

	/// Removes the newest commitment. Returns its process and power. The caller stores `supply`.
	pub(crate) fn drop_newest(source: SourceId, supply: &mut Supply) -> Option<(ProcessId, Power)> {
		let process = supply.newest?;
		Self::unlink(source, supply, process).map(|power| (process, power))
	}

	/// Inserts `process` at the head of the list. The caller updates the sum.
	fn link(source: SourceId, supply: &mut Supply, process: ProcessId, power: Power) {
		let older = supply.newest.replace(process);
		if let Some(older) = older {
			Self::amend(source, older, |node| node.newer = Some(process));
		}
		Commitments::<T>::insert(source, process, Commitment { power, older, newer: None });
	}

	/// Removes `process` from the list and the sum. Returns its power, or `None` if it has no
	/// commitment.
	fn unlink(source: SourceId, supply: &mut Supply, process: ProcessId) -> Option<Power> {
		let Commitment { power, older, newer } = Commitments::<T>::take(source, process)?;
		match newer {
			Some(newer) => Self::amend(source, newer, |node| node.older = older),
			None => supply.newest = older,
		}
		if let Some(older) = older {
			Self::amend(source, older, |node| node.newer = newer);
		}
		supply.committed = supply.committed.saturating_sub(power.into());
		supply.relieve();
		Some(power)
	}

	fn amend(source: SourceId, process: ProcessId, change: impl FnOnce(&mut Commitment)) {
		Commitments::<T>::mutate(source, process, |node| node.as_mut().map(change));
	}
}
