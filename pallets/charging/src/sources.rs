// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The sources of a process: power committed at each opening of a charging step, failover when a
//! source falls short or drops out (rule 10), and claims of their energy.

use crate::{
	prices::LockedOffer,
	process::ProcessRef,
	session::{Session, Slot},
	settlement::{Flow, Parties},
	Config, Event, LockedOffers, Pallet, Phase, WeightInfo,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use core::ops::Range;
use polkadot_sdk::{
	frame_support::{traits::Time, weights::Weight},
	frame_system,
	sp_runtime::SaturatedConversion,
};
use smartcharge_primitives::{
	energy::energy_within, Booking, Draw, Interval, Meters, Moment, OnFlow, OnShortage,
	OrderedMeterId, Power, Price, ProcessId, SourceId, Sources, Taker,
};

/// What the sources look up once for a batch of readings, and the claims that they write at its
/// end.
pub(crate) type SourcesBatch<T> =
	<<T as Config>::Sources as Sources<<T as frame_system::Config>::AccountId>>::Batch;

/// Flows that the follower of suppliers' energy books at the end of a batch.
pub(crate) type FlowsBatch<T> =
	<<T as Config>::OnFlow as OnFlow<<T as frame_system::Config>::AccountId>>::Batch;

/// Claims made by a reading, by their kinds of weight.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Claimed {
	/// Number of claims that add to an earlier one.
	pub added: u32,
	/// Number of claims that are the first of their process at the source in the interval.
	pub first: u32,
	/// Number of first claims that open the ledger as well; not counted in `first`.
	pub opened: u32,
	/// Sources with the starts of the intervals in which energy was claimed.
	pub ledgers: Vec<(SourceId, Moment)>,
}

impl Claimed {
	/// Number of all claims.
	pub(crate) fn all(&self) -> u32 {
		self.added.saturating_add(self.first).saturating_add(self.opened)
	}

	fn count(&mut self, booking: Booking) {
		let count = match booking {
			Booking::Added => &mut self.added,
			Booking::First => &mut self.first,
			Booking::Opened => &mut self.opened,
		};
		*count = count.saturating_add(1);
	}
}

/// The metering intervals, which are the same during a block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Intervals {
	/// Length of an interval in ms.
	pub length: Moment,
	/// Start of the oldest interval in which energy can be claimed.
	pub claimable_from: Moment,
}

impl Intervals {
	/// The intervals in this block.
	pub(crate) fn now<T: Config>() -> Self {
		Self { length: T::Meters::interval(), claimable_from: T::Sources::claimable_from() }
	}
}

impl<T: Config> OnShortage for Pallet<T> {
	fn weight() -> Weight {
		T::WeightInfo::on_dropped()
	}

	fn on_dropped(source: SourceId, id: ProcessId, power: Power) {
		let Some(mut process) = Self::process(id) else { return };
		let process_ref = process.reference();
		let Phase::Scheduled(session) = &mut process.phase else { return };
		if session.committed() != Some(source) {
			return;
		}
		let slots = session.open_slots();
		let Some(chosen) = LockedOffers::<T>::get(process_ref.meter, slots.start) else { return };
		let since = T::Time::now().max(session.last.at);
		// A grid mix never drops out, even when it served an earlier part of the step.
		let tried = |slot: Slot, of: Option<SourceId>| {
			of.is_some_and(|of| {
				of == source || session.segments.iter().any(|segment| segment.slot == slot)
			})
		};
		let claims = &mut Default::default();
		let next = Self::acquire(process_ref, session, slots, &chosen, power, claims, tried);
		Self::serve(process_ref, session, next, power, session.slot(), since);
		if next.is_none() {
			// No offer can serve the step at a price that the driver agrees to: the EVSE has to
			// stop.
			Self::report_set_point(id, session, 0, 0);
		}
		Self::put_process(&process);
	}
}

impl<T: Config> Pallet<T> {
	/// Commits `power` W for the open step, by the offers in `slots`, the first of which is
	/// `chosen`: of the chosen source, else of the first alternative that has it and costs no more
	/// in this step, else by the locked grid mix, which needs no commitment. Offers for
	/// which `skip` returns `true` are not tried. Returns `None` if no offer has the power at a
	/// price that the driver agrees to.
	pub(crate) fn acquire(
		process_ref: ProcessRef,
		session: &Session<T::AccountId>,
		slots: Range<Slot>,
		chosen: &LockedOffer<T::AccountId>,
		power: Power,
		claims: &mut SourcesBatch<T>,
		skip: impl Fn(Slot, Option<SourceId>) -> bool,
	) -> Option<(Slot, Option<SourceId>)> {
		let step = session.open;
		let kept = session.committed().filter(|_| session.set_aside == power);
		let agreed = |price: Price| {
			let total = price.saturating_add(session.grid_price);
			session.request.preferences.max_price.is_none_or(|max| total <= max)
		};
		let mut serves = |slot: Slot, offer: &LockedOffer<T::AccountId>| {
			if skip(slot, offer.source) {
				return None;
			}
			let served = match offer.source {
				None => agreed(offer.price(step)),
				Some(_) if offer.price(step) > chosen.price(step) => false,
				// The power is committed already: the commitment need not be looked up.
				Some(source) if kept == Some(source) => {
					T::Sources::covers_commitments(source, claims)
				},
				Some(source) => T::Sources::commit(source, process_ref.process, power).is_ok(),
			};
			served.then_some((slot, offer.source))
		};
		serves(slots.start, chosen).or_else(|| {
			slots
				.skip(1)
				.filter_map(|slot| Some((slot, LockedOffers::<T>::get(process_ref.meter, slot)?)))
				.find_map(|(slot, offer)| serves(slot, &offer))
		})
	}

	/// Lets `next`, with `power` W committed if it is a source, serve the open step from `since`
	/// on, and releases the power of another source. Without `next`, the offer in `idle` is paid
	/// for the energy that flows, which belongs to no source.
	pub(crate) fn serve(
		process_ref: ProcessRef,
		session: &mut Session<T::AccountId>,
		next: Option<(Slot, Option<SourceId>)>,
		power: Power,
		idle: Slot,
		since: Moment,
	) {
		let before = session.slot();
		let committed = session.committed();
		let (slot, source) = next.unwrap_or((idle, None));
		session.set_aside = source.map_or(0, |_| power);
		session.serve(slot, source, session.set_aside, since);
		if let Some(left) = committed.filter(|left| source != Some(*left)) {
			T::Sources::release(left, process_ref.process);
		}
		// After steps that did not charge, the event reports that the source serves again.
		let again = source.is_some() && committed.is_none() && session.open > 0;
		if next.is_none() || (slot == before && !again) {
			return;
		}
		let Some(offer) = LockedOffers::<T>::get(process_ref.meter, slot) else { return };
		Self::deposit_event(Event::SourceChanged {
			process: process_ref.process,
			step: session.open,
			supplier: offer.supplier,
			source,
			since,
		});
	}

	/// The locked offers that price the open step of `session`.
	pub(crate) fn parties(
		meter: OrderedMeterId,
		session: &Session<T::AccountId>,
	) -> Option<Parties<T::AccountId>> {
		let served = session.segments.iter().map(|segment| segment.slot);
		Self::parties_in(meter, session, served)
	}

	/// The locked offers that price the open step of `session`, and those that can price later
	/// ones.
	pub(crate) fn all_parties(
		meter: OrderedMeterId,
		session: &Session<T::AccountId>,
	) -> Option<Parties<T::AccountId>> {
		let served = session.segments.iter().map(|segment| segment.slot);
		let slots: BTreeSet<_> = served.chain(session.slots()).collect();
		Self::parties_in(meter, session, slots.into_iter())
	}

	fn parties_in(
		meter: OrderedMeterId,
		session: &Session<T::AccountId>,
		slots: impl Iterator<Item = Slot>,
	) -> Option<Parties<T::AccountId>> {
		let chosen = LockedOffers::<T>::get(meter, session.chosen)?;
		let others = slots
			.filter(|slot| *slot != session.chosen)
			.filter_map(|slot| Some((slot, LockedOffers::<T>::get(meter, slot)?)))
			.collect();
		let in_force = session.slots();
		let chosen_from = session.open.saturating_add(u32::from(session.change_pending()));
		Some(Parties { chosen, others, in_force, chosen_from })
	}

	/// Claims the energy of `flows`, by source and metering interval. Energy of closed intervals
	/// cannot be certified any more and is not claimed. Sums are written at the end of the batch.
	/// Returns the claims made.
	pub(crate) fn claim(
		process_ref: ProcessRef,
		driver: &T::AccountId,
		flows: &[Flow],
		Intervals { length, claimable_from: from }: Intervals,
		claims: &mut SourcesBatch<T>,
	) -> Claimed {
		let mut sums = BTreeMap::<(SourceId, Moment), Draw>::new();
		for Flow { source, over, energy, committed } in flows {
			let mut start = Interval::floor(over.start.max(from), length).unwrap_or(over.start);
			// A flow in no time belongs to the interval that it is in.
			let end = over.end.max(over.start.saturating_add(1));
			while start < end {
				let interval = Interval::new(start, start.saturating_add(length));
				let part = energy_within(*energy, *over, interval);
				if part > 0 && interval.start >= from {
					let sum = sums.entry((*source, start)).or_default();
					let committed = energy_within(*committed, *over, interval);
					sum.energy = sum.energy.saturating_add(part);
					sum.committed = sum.committed.saturating_add(committed);
				}
				start = interval.end;
			}
		}
		let ProcessRef { process, meter, .. } = process_ref;
		let taker = Taker { process, meter: meter.id(), driver };
		let mut claimed = Claimed::default();
		for ((source, interval), drawn) in sums {
			// A refusal leaves the energy without certificate; it is paid all the same.
			let booking = T::Sources::claim(source, interval, &taker, drawn, claims);
			claimed.count(booking.unwrap_or(Booking::Added));
			claimed.ledgers.push((source, interval));
		}
		claimed
	}

	/// Highest number of claims that a reading at `at` can make.
	pub(crate) fn most_claims(
		session: &Session<T::AccountId>,
		at: Moment,
		Intervals { length, claimable_from }: Intervals,
	) -> u32 {
		if session.segments.iter().all(|segment| segment.source.is_none()) {
			return 0;
		}
		let from = session.last.at.max(claimable_from);
		let intervals = at.saturating_sub(from).checked_div(length).unwrap_or(0);
		// One more for the interval that it begins in, and one for each border between segments.
		let borders: u64 = session.segments.len().saturated_into();
		intervals.saturating_add(1).saturating_add(borders).saturated_into()
	}
}
