// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Which source serves a process: power set aside at each opening of a charging step, failover when
//! a source has not enough or drops out (rule 10), and the claims on what was made.

use crate::{
	settlement::{Flow, Parties},
	types::Place,
	Batch, Config, Event, LockedOffer, LockedOffers, Pallet, Phase, Session, Slot, WeightInfo,
};
use alloc::collections::BTreeMap;
use core::ops::Range;
use polkadot_sdk::{
	frame_support::{traits::Time, weights::Weight},
	frame_system,
	sp_runtime::SaturatedConversion,
};
use smartcharge_primitives::{
	energy::energy_within, Booking, Energy, Interval, Meters, Moment, OnShortage, OrderedMeterId,
	Power, Price, ProcessId, SourceId, Sources, Taker,
};

/// What sources look up once for a batch of readings and book at its end.
pub(crate) type SourcesBatch<T> =
	<<T as Config>::Sources as Sources<<T as frame_system::Config>::AccountId>>::Batch;

/// How many claims were booked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Claimed {
	/// Those that add to an earlier one.
	pub added: u32,
	/// Those that were the first of their process at the source in the interval, and nothing more.
	pub first: u32,
	/// First ones too, for which something else had to be opened; not counted among those above.
	pub opened: u32,
	/// In how many intervals of a source the batch had not claimed before.
	pub ledgers: u32,
}

impl Claimed {
	/// All of them.
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

/// The metering intervals, as they are in the whole of a block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Intervals {
	/// How long one is, in ms.
	pub length: Moment,
	/// Start of the oldest one that can be claimed of.
	pub claimable_from: Moment,
}

impl Intervals {
	/// Those of this block.
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
		let place = process.place();
		let Phase::Scheduled(session) = &mut process.phase else { return };
		if session.committed() != Some(source) {
			return;
		}
		let slots = session.open_slots();
		let Some(chosen) = LockedOffers::<T>::get(place.meter, slots.start) else { return };
		let since = T::Time::now().max(session.last.at);
		// A grid mix never drops out, even when it served an earlier part of the step.
		let tried = |slot: Slot, of: Option<SourceId>| {
			of.is_some_and(|of| {
				of == source || session.segments.iter().any(|segment| segment.slot == slot)
			})
		};
		let batch = &mut Default::default();
		let next = Self::acquire(place, session, slots, &chosen, power, batch, tried);
		Self::serve(place, session, next, power, session.slot(), since);
		if next.is_none() {
			// Nobody may serve it at a price that the driver agrees to: the EVSE has to stop.
			Self::tell_set_point(id, session, 0, 0);
		}
		Self::keep(&process);
	}
}

impl<T: Config> Pallet<T> {
	/// Sets `power` W aside for the open step, by the offers in `slots`, the first of which is `chosen`:
	/// at the chosen source, else at the first other one that has it and costs no more in this step,
	/// else by the default supplier's grid mix, which has any power. `skip` tells which offers are not to be tried. `None` when nobody is left whose price the
	/// driver agrees to.
	pub(crate) fn acquire(
		place: Place,
		session: &Session<T::AccountId>,
		slots: Range<Slot>,
		chosen: &LockedOffer<T::AccountId>,
		power: Power,
		batch: &mut SourcesBatch<T>,
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
				// It has that power already: what it has need not be looked up.
				Some(source) if kept == Some(source) => {
					T::Sources::covers_commitments(source, batch)
				},
				Some(source) => T::Sources::commit(source, place.process, power).is_ok(),
			};
			served.then_some((slot, offer.source))
		};
		serves(slots.start, chosen).or_else(|| {
			slots
				.skip(1)
				.filter_map(|slot| Some((slot, LockedOffers::<T>::get(place.meter, slot)?)))
				.find_map(|(slot, offer)| serves(slot, &offer))
		})
	}

	/// Lets `next`, which has `power` W set aside if it is a source, serve the open step from `since` on,
	/// and gives the power of another source free.
	/// Without it the offer in `idle` is paid for what flows, which is no source's.
	pub(crate) fn serve(
		place: Place,
		session: &mut Session<T::AccountId>,
		next: Option<(Slot, Option<SourceId>)>,
		power: Power,
		idle: Slot,
		since: Moment,
	) {
		let before = session.slot();
		let committed = session.committed();
		let (slot, source) = next.unwrap_or((idle, None));
		session.serve(slot, source, since);
		session.set_aside = source.map_or(0, |_| power);
		if let Some(left) = committed.filter(|left| source != Some(*left)) {
			T::Sources::release(left, place.process);
		}
		// After steps that did not charge it is told that the source serves again.
		let again = source.is_some() && committed.is_none() && session.open > 0;
		if next.is_none() || (slot == before && !again) {
			return;
		}
		let Some(offer) = LockedOffers::<T>::get(place.meter, slot) else { return };
		Self::deposit_event(Event::SourceChanged {
			process: place.process,
			step: session.open,
			supplier: offer.supplier,
			source,
			since,
		});
	}

	/// The locked offers that the open step of `session` is paid by.
	pub(crate) fn parties(
		meter: OrderedMeterId,
		session: &Session<T::AccountId>,
	) -> Option<Parties<T::AccountId>> {
		let chosen = LockedOffers::<T>::get(meter, session.chosen)?;
		let others = session
			.segments
			.iter()
			.map(|segment| segment.slot)
			.filter(|slot| *slot != session.chosen)
			.filter_map(|slot| Some((slot, LockedOffers::<T>::get(meter, slot)?)))
			.collect();
		Some(Parties { chosen, others, in_force: session.slots(), open: session.open })
	}

	/// Books what came from sources, by metering interval. What flowed in an interval that is closed
	/// cannot be certified any more. Gives what was booked; the sums are booked at the end of `batch`.
	pub(crate) fn claim(
		place: Place,
		driver: &T::AccountId,
		flows: &[Flow],
		Intervals { length, claimable_from: from }: Intervals,
		batch: &mut Batch<T>,
	) -> Claimed {
		let mut claims = BTreeMap::<(SourceId, Moment), Energy>::new();
		for Flow { source, over, energy } in flows {
			let mut start = Interval::floor(over.start.max(from), length).unwrap_or(over.start);
			// An even flow in no time belongs to the interval that it is in.
			let end = over.end.max(over.start.saturating_add(1));
			while start < end {
				let interval = Interval::new(start, start.saturating_add(length));
				let part = energy_within(*energy, *over, interval);
				if part > 0 && interval.start >= from {
					let sum = claims.entry((*source, start)).or_default();
					*sum = sum.saturating_add(part);
				}
				start = interval.end;
			}
		}
		let taker = Taker { process: place.process, meter: place.meter.id(), driver };
		let mut claimed = Claimed::default();
		for ((source, interval), energy) in claims {
			// A refusal leaves the energy without certificate; it is paid all the same.
			let booking = T::Sources::claim(source, interval, &taker, energy, &mut batch.booked);
			claimed.count(booking.unwrap_or(Booking::Added));
			if batch.ledgers.insert((source, interval)) {
				claimed.ledgers = claimed.ledgers.saturating_add(1);
			}
		}
		claimed
	}

	/// How many claims a reading at `at` can make at most.
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
