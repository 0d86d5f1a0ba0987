// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The driver's change of source, for the steps that are not opened yet.

use crate::{
	covers::Exposure,
	offers::{Choice, Criteria},
	prices::{grid_mixes, LockedOffer, Prices},
	schedule::Timetable,
	session::Session,
	sp_runtime::DispatchResult,
	Config, Error, Event, LockedOffers, Pallet, Phase, Stations,
};
use alloc::vec::Vec;
use polkadot_sdk::frame_support::{ensure, BoundedVec};
use smartcharge_primitives::{
	money::{amount, payable},
	OrderedMeterId, Price, ProcessId, SourceChoice,
};

impl<T: Config> Pallet<T> {
	/// Reports in `looked_at` the number of offers looked at and of steps, as soon as it looks.
	pub(crate) fn do_change_source(
		driver: T::AccountId,
		id: ProcessId,
		choice: SourceChoice,
		looked_at: &mut Option<(u32, u32)>,
	) -> DispatchResult {
		let mut process = Self::running(id)?;
		ensure!(process.driver == driver, Error::<T>::NotProcessDriver);
		let meter = process.reference().meter;
		let Phase::Scheduled(session) = &process.phase else {
			return Err(Error::<T>::NotScheduled.into());
		};
		ensure!(session.closing.is_none(), Error::<T>::AlreadyClosing);
		ensure!(Self::knows(choice), Error::<T>::UnknownSource);
		let in_force = session.slots();
		ensure!(
			session.segments.iter().all(|segment| in_force.contains(&segment.slot)),
			Error::<T>::ChangePending
		);
		let before =
			LockedOffers::<T>::get(meter, session.chosen).ok_or(Error::<T>::NotScheduled)?;
		let station = Stations::<T>::get(process.station).ok_or(Error::<T>::UnknownStation)?;

		// The energy that is still planned in the open step stays with the offers that serve it.
		let open = session.open;
		let accrued = session.accrued();
		let steps = session.steps(process.power, &before.prices);
		let unsettled = session.remaining().saturating_add(accrued);
		let in_open = steps.planned(&session.schedule, session.remainder, open, unsettled);
		let demand = session.remaining().saturating_sub(in_open.saturating_sub(accrued));
		let first = open.saturating_add(1);
		let timetable = session.timetable.remaining(first);
		ensure!(demand > 0 && timetable.steps > 0, Error::<T>::NoStepLeft);
		let criteria = Criteria {
			process: &process,
			source: choice,
			max_price: session.request.preferences.max_price,
			when_equal: session.request.preferences.when_equal,
			demand,
			timetable: &timetable,
			grid_price: session.grid_price,
			committed: session.committed(),
			dso: &session.dso,
			covers: &session.covers,
		};
		let (candidates, count) = Self::with_standing_offers(Vec::new(), &criteria, &station);
		*looked_at = Some((count, first.saturating_add(timetable.steps)));
		let Choice { mut offer, mut others, schedule: rest, missing } =
			Self::choose(&criteria, &station, &candidates).ok_or(Error::<T>::NoEligibleOffer)?;

		// The offers before the change still serve the open step: the new offers take over their
		// prices of the steps until then. The grid mix before the change can serve the open step as
		// well.
		let grid_mix = Self::grid_mix(meter, session).unwrap_or_else(|| before.clone());
		let open_step = after(first, &grid_mix, &offer.prices);
		for locked in core::iter::once(&mut offer).chain(&mut others) {
			locked.prices = after(first, &before, &locked.prices);
		}
		// The open step is served by the offers before the change, the others by those after it.
		let former: Vec<_> =
			in_force.clone().filter_map(|slot| LockedOffers::<T>::get(meter, slot)).collect();
		let later = first..session.timetable.steps;
		let fixed: Vec<_> = former
			.iter()
			.map(|offer| (offer, open..first))
			.chain([(&offer, later.clone())])
			.collect();
		let exposure = Exposure {
			timetable: &session.timetable,
			power: process.power,
			from: open,
			energy: unsettled,
		};
		let mut covers = session.covers.clone();
		let of_dso = (&session.dso, session.grid_price);
		let needed = Self::cover_together(&exposure, &fixed, &mut others, &later, of_dso, &covers);
		let steps = session.steps(process.power, &offer.prices);
		let grid_mixes = grid_mixes(&others).chain(core::iter::once(&open_step));
		let escrow = Self::escrow_for(&steps, grid_mixes, open, unsettled, process.price_per_hour)
			.ok_or(Error::<T>::Overflow)?;
		let cost = session.totals.paid().saturating_add(amount(escrow));
		ensure!(session.request.preferences.accepts(payable(cost)), Error::<T>::CostTooHigh);
		Self::adjust_escrow(&driver, session.escrow, escrow)?;
		Self::adjust_covers(id, &mut covers, needed)?;

		let mut schedule = session.schedule.clone();
		for step in 0..timetable.steps {
			schedule.set(first.saturating_add(step), rest.charges(step));
		}
		let remainder = steps.remainder_step(&schedule, first);
		let free = session.other_slots();
		let chosen = free.start;
		for slot in free {
			LockedOffers::<T>::remove(meter, slot);
		}
		let locked = Self::lock(meter, chosen, &offer, &others);
		Self::deposit_event(Event::ChoiceChanged {
			process: id,
			choice,
			supplier: offer.supplier.clone(),
			source: offer.source,
			from_step: first,
			schedule: BoundedVec::truncate_from(schedule.to_vec(session.timetable.steps)),
			escrow,
			missing,
		});
		if let Phase::Scheduled(session) = &mut process.phase {
			session.request.preferences.source = choice;
			let former = core::mem::replace(&mut session.supplier, offer.supplier);
			// One that is chosen again is none of the others any more.
			session.other_suppliers.retain(|other| *other != session.supplier);
			if session.delivered > 0 {
				session.note_supplier(&former);
			}
			session.source = offer.source;
			session.chosen = chosen;
			session.locked = locked;
			session.escrow = escrow;
			session.covers = covers;
			session.schedule = schedule;
			session.remainder = remainder;
		}
		Self::put_process(&process);
		Ok(())
	}

	/// The grid mix that can replace the chosen source, if one is locked.
	fn grid_mix(
		meter: OrderedMeterId,
		session: &Session<T::AccountId>,
	) -> Option<LockedOffer<T::AccountId>> {
		let last = session.slots().next_back()?;
		LockedOffers::<T>::get(meter, last).filter(|offer| offer.source.is_none())
	}
}

impl Timetable {
	/// The steps from `first` on.
	pub(crate) fn remaining(&self, first: u32) -> Self {
		let start = self.interval(first).start;
		let steps = self.steps.saturating_sub(first);
		Self { start, scheduled: start, step: self.step, steps }
	}
}

/// The prices of `earlier` for the steps before `first`, followed by `later`.
fn after<AccountId>(first: u32, earlier: &LockedOffer<AccountId>, later: &[Price]) -> Prices {
	let earlier = (0..first).map(|step| earlier.price(step));
	BoundedVec::truncate_from(earlier.chain(later.iter().copied()).collect())
}
