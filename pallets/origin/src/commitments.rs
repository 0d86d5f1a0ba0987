// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Power of sources that is set aside for processes: never more than a source feeds in when it is
//! asked for, and the newest goes first when it falls short.
//!
//! The commitments of a source are a doubly linked list, so that each operation touches a fixed
//! number of them, however many there are.

use crate::{Commitment, Commitments, Config, Event, Pallet, Source, Sources, Supplies, Supply};
use polkadot_sdk::frame_support::{
	ensure,
	traits::{Get, Time},
};
use smartcharge_primitives::{NotAvailable, Power, ProcessId, SourceId};

impl<T: Config> Pallet<T> {
	/// Power that the latest reading of a source attests, in W; 0 when it does not count any more.
	pub(crate) fn fresh_power(source: SourceId, supply: &Supply) -> Power {
		Self::fresh_power_if(supply, || Self::is_active(source))
	}

	/// The same, where the caller knows whether the source and its meter are `active`.
	pub(crate) fn fresh_power_if(supply: &Supply, active: impl FnOnce() -> bool) -> Power {
		let age = T::Time::now().saturating_sub(supply.read_at);
		if age <= T::Freshness::get() && active() {
			supply.attested
		} else {
			0
		}
	}

	/// Whether `source` and its meter are active.
	pub(crate) fn is_active(source: SourceId) -> bool {
		Sources::<T>::get(source)
			.filter(Source::is_active)
			.is_some_and(|source| Self::meter_is_active(source.meter))
	}

	/// Sets `power` W aside for `process` in place of what it had. A process that has something keeps
	/// its place in the order.
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
		ensure!(wanted <= Self::fresh_power(source, &supply).into(), NotAvailable);
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

	/// Gives what `process` has free again.
	pub(crate) fn set_free(source: SourceId, process: ProcessId) {
		let Some(mut supply) = Supplies::<T>::get(source) else { return };
		if Self::unlink(source, &mut supply, process).is_some() {
			Supplies::<T>::insert(source, supply);
			Self::deposit_event(Event::Released { source, process });
		}
	}

	/// Ends the newest commitment; gives whose it was, and its power. `supply` is still to be written.
	pub(crate) fn drop_newest(source: SourceId, supply: &mut Supply) -> Option<(ProcessId, Power)> {
		let process = supply.newest?;
		Self::unlink(source, supply, process).map(|power| (process, power))
	}

	/// Puts `process` at the head of the list; the sum is still to be set.
	fn link(source: SourceId, supply: &mut Supply, process: ProcessId, power: Power) {
		let older = supply.newest.replace(process);
		if let Some(older) = older {
			Self::amend(source, older, |node| node.newer = Some(process));
		}
		Commitments::<T>::insert(source, process, Commitment { power, older, newer: None });
	}

	/// Takes `process` out of the list and the sum; gives the power that it had.
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
