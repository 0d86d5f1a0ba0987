// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Readings of production meters: energy is booked to intervals, power is attested, and a source
//! that stays short loses its newest commitment.

use crate::{
	apportion, Anchor, Attested, Config, Consents, Event, Ledger, Ledgers, Pallet, Phase, Source,
	SourceOfMeter, Sources, Supplies, Supply, WeightInfo,
};
use polkadot_sdk::{
	frame_support::{
		traits::{Get, Time},
		weights::{Weight, WeightMeter},
		DefaultNoBound,
	},
	frame_system,
};
use smartcharge_primitives::{
	energy::energy_within, Accepted, Energy, Flow, Interval, MeterId, MeterReading, Meters, Moment,
	OnFlow, OnReading, OnShortage, Overweight, Power, ProcessId, Purpose, Side, SourceId,
};

/// Number of intervals that a reading touches if there is at least one reading per interval.
const USUAL_INTERVALS: u32 = 2;

/// Keys of the books of suppliers that a usual reading brings: the hour that it falls in.
const USUAL_KEYS: u32 = 1;

/// Effect of a reading, decided before anything is changed.
struct Plan {
	/// Energy since the previous reading, in Wh.
	energy: Energy,
	/// Time in which the energy was produced.
	over: Interval,
	/// Parts of that time whose energy is booked to intervals.
	booked: [Interval; 2],
	/// Whether the energy counts as production.
	counts: bool,
	/// Reading from which the next power is averaged.
	anchor: Anchor,
	/// Attested power.
	attested: Attested,
	/// Whether the newest commitment is dropped.
	drops: bool,
	/// Whether the debt of the source can change, because an interval is closed.
	settles: bool,
	/// Number of keys that the energy adds at most to those of the batch.
	new_keys: u32,
}

impl Plan {
	/// The energy that was fed in for the account of the supplier of `source`.
	fn fed<'a, AccountId>(&self, source: &'a Source<AccountId>) -> Option<Flow<'a, AccountId>> {
		let flow = Flow {
			supplier: &source.supplier,
			area: source.area,
			side: Side::Fed,
			over: self.over,
			energy: self.energy,
		};
		(self.counts && self.energy > 0).then_some(flow)
	}

	fn weight<T: Config>(&self) -> Weight {
		let length = T::Meters::interval();
		let intervals = self
			.booked
			.iter()
			.fold(0, |sum: u32, part| sum.saturating_add(apportion::count(*part, length)));
		let mut weight =
			T::WeightInfo::on_reading(intervals).saturating_add(T::OnFlow::weight(self.new_keys));
		if self.settles {
			// The debt of the source, and an index entry for the certificates of each interval.
			let writes = intervals.saturating_add(1);
			weight.saturating_accrue(T::DbWeight::get().writes(writes.into()));
		}
		if self.drops {
			weight.saturating_accrue(dropping::<T>());
		}
		weight
	}
}

fn dropping<T: Config>() -> Weight {
	T::WeightInfo::drop_commitment().saturating_add(T::OnShortage::weight())
}

/// A source with its id.
type Found<T> = (SourceId, Source<<T as frame_system::Config>::AccountId>);

/// The meter that was looked up last, and its source.
type LastFound<T> = Option<(MeterId, Option<Found<T>>)>;

/// A batch of readings in progress.
#[derive(DefaultNoBound)]
pub struct Readings<T: Config> {
	/// The meter that was looked up last, and its source.
	found: LastFound<T>,
	/// Energy fed in for the account of suppliers.
	flows: FlowsBatch<T>,
}

/// Flows that the follower of suppliers' energy books at the end of a batch.
type FlowsBatch<T> =
	<<T as Config>::OnFlow as OnFlow<<T as frame_system::Config>::AccountId>>::Batch;

impl<T: Config> OnReading for Pallet<T> {
	type Batch = Readings<T>;

	fn weight() -> Weight {
		T::WeightInfo::on_reading_idle()
			.saturating_add(T::WeightInfo::on_reading(USUAL_INTERVALS))
			.saturating_add(T::OnFlow::weight(USUAL_KEYS))
			.saturating_add(dropping::<T>())
	}

	fn new_base_weight() -> Weight {
		T::WeightInfo::on_reading_idle().saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}

	fn latest(_: MeterId, _: Purpose, _: &mut Readings<T>) -> Option<Accepted> {
		None
	}

	fn is_awaited(
		meter: MeterId,
		_: Purpose,
		latest: MeterReading,
		batch: &mut Readings<T>,
		budget: &mut WeightMeter,
	) -> Result<bool, Overweight> {
		let Some((id, _)) = Self::look_up(meter, &mut batch.found, budget)? else {
			return Ok(false);
		};
		let id = *id;
		let open = Self::open_since(latest.at);
		let reads = apportion::count(open, T::Meters::interval()).saturating_add(1);
		budget.try_consume(T::DbWeight::get().reads(reads.into())).map_err(|()| Overweight)?;
		let committed = Supplies::<T>::get(id).is_some_and(|supply| supply.committed > 0);
		let is_claimed = |(interval, _)| {
			Ledgers::<T>::get(interval, id).is_some_and(|ledger| ledger.claimed > 0)
		};
		Ok(committed || apportion::intervals(open, T::Meters::interval()).any(is_claimed))
	}

	fn power(
		meter: MeterId,
		_: Purpose,
		known: Power,
		batch: &mut Readings<T>,
		budget: &mut WeightMeter,
	) -> Result<Power, Overweight> {
		let found = Self::look_up(meter, &mut batch.found, budget)?
			.filter(|(_, source)| source.is_active());
		Ok(found.map_or(known, |(_, source)| source.capacity.min(known)))
	}

	fn on_reading(
		meter: MeterId,
		_: Purpose,
		previous: Option<MeterReading>,
		current: Accepted,
		batch: &mut Readings<T>,
		budget: &mut WeightMeter,
	) -> Result<(), Overweight> {
		let Some((id, source)) = Self::look_up(meter, &mut batch.found, budget)? else {
			return Ok(());
		};
		let id = *id;
		let supply = Supplies::<T>::get(id).unwrap_or_default();
		let mut plan = Self::plan_reading(source, &supply, previous, current.reading);
		let fed = plan.fed(source);
		plan.new_keys = fed.as_ref().map_or(0, |Flow { supplier, area, over, .. }| {
			T::OnFlow::new_keys(supplier, *area, *over, &mut batch.flows)
		});
		budget.try_consume(plan.weight::<T>()).map_err(|()| Overweight)?;
		if let Some(fed) = fed {
			T::OnFlow::note(fed, &mut batch.flows);
		}
		Self::follow_production(id, source, supply, plan);
		Ok(())
	}

	fn before_new_base(
		meter: MeterId,
		_: Purpose,
		batch: &mut Readings<T>,
		budget: &mut WeightMeter,
	) -> Result<(), Overweight> {
		let Some((id, _)) = Self::look_up(meter, &mut batch.found, budget)? else { return Ok(()) };
		budget.try_consume(T::DbWeight::get().reads_writes(1, 1)).map_err(|()| Overweight)?;
		Self::rebase(*id);
		Ok(())
	}

	fn on_batch_end(batch: Readings<T>) -> Weight {
		T::OnFlow::book(batch.flows)
	}

	fn on_removed(meter: MeterId) {
		Consents::<T>::remove(meter);
	}
}

impl<T: Config> Pallet<T> {
	/// Returns the source of `meter`, with its id, which is looked up unless it was the last one to
	/// be: the source of a meter cannot change within a batch. Its look-up is consumed once.
	fn look_up<'a>(
		meter: MeterId,
		last: &'a mut LastFound<T>,
		budget: &mut WeightMeter,
	) -> Result<Option<&'a mut Found<T>>, Overweight> {
		if last.as_ref().is_none_or(|(found, _)| *found != meter) {
			budget.try_consume(T::WeightInfo::on_reading_idle()).map_err(|()| Overweight)?;
			let source = SourceOfMeter::<T>::get(meter)
				.and_then(|id| Some((id, Sources::<T>::get(id)?)))
				.filter(|(_, source)| source.meter == meter);
			*last = Some((meter, source));
		}
		Ok(last.as_mut().and_then(|(_, source)| source.as_mut()))
	}

	/// Returns the time since `since` whose intervals are not closed.
	fn open_since(since: Moment) -> Interval {
		let until = T::Time::now();
		Interval::new(since.max(Self::oldest_open()).min(until), until)
	}

	fn plan_reading(
		source: &Source<T::AccountId>,
		supply: &Supply,
		previous: Option<MeterReading>,
		current: MeterReading,
	) -> Plan {
		// For a first reading, no time has elapsed and the energy is zero.
		let base = previous.unwrap_or(current);
		let energy = current.register.saturating_sub(base.register);
		let over = Interval::new(base.at, current.at);

		let counts = source.is_active() && supply.read_at > 0;
		let (anchor, measured) = if counts {
			let (period, freshness) = (T::AttestationPeriod::get(), T::Freshness::get());
			supply.measure(energy, over, source.capacity, period, freshness)
		} else {
			let at = over.end.max(supply.anchor.at);
			(Anchor { at, energy: 0 }, Some(Attested::default()))
		};
		let attested = measured.unwrap_or(supply.attested);
		let booked = if counts && energy > 0 {
			apportion::near(over, T::Reach::get())
		} else {
			Default::default()
		};
		let waited = supply.short_since.map(|since| over.end.saturating_sub(since));
		let drops =
			supply.exceeds(attested) && waited.is_some_and(|waited| waited >= T::Grace::get());
		let settles = counts && over.start < Self::oldest_open();
		let new_keys = 0;
		Plan { energy, over, booked, counts, anchor, attested, drops, settles, new_keys }
	}

	fn follow_production(
		id: SourceId,
		source: &mut Source<T::AccountId>,
		mut supply: Supply,
		plan: Plan,
	) {
		let booked = Self::book_production(id, source, &plan);
		let unallocated = plan.energy.saturating_sub(booked);
		supply.produced = supply.produced.saturating_add(booked);
		supply.unallocated = supply.unallocated.saturating_add(unallocated);
		supply.attested = plan.attested;
		supply.anchor = plan.anchor;
		if source.is_active() && !supply.precedes_base(plan.over.end) {
			supply.read_at = plan.over.end;
		}
		let dropped = Self::watch_shortage(id, &mut supply, &plan);
		let committed = supply.committed;
		Supplies::<T>::insert(id, supply);

		if let Some((process, power)) = dropped {
			Self::deposit_event(Event::CommitmentDropped { source: id, process, power });
		}
		if plan.counts {
			let Plan { energy, over: Interval { start: since, end: until }, attested, .. } = plan;
			let power = attested.power;
			Self::deposit_event(Event::Produced { source: id, energy, until, power, committed });
			if unallocated > 0 {
				let energy = unallocated;
				Self::deposit_event(Event::Unallocated { source: id, energy, since, until });
			}
		}
		// Last, because the follower may query any source, including this one.
		if let Some((process, power)) = dropped {
			T::OnShortage::on_dropped(id, process, power);
		}
	}

	/// Divides the energy of a reading among its intervals. Returns the energy booked.
	fn book_production(id: SourceId, source: &mut Source<T::AccountId>, plan: &Plan) -> Energy {
		let (oldest_open, valid_from) = (Self::oldest_open(), Self::valid_from());
		let length = T::Meters::interval();
		let mut booked = Energy::default();
		let parts = plan.booked.iter().flat_map(|part| apportion::intervals(*part, length));
		for (interval, part) in parts {
			let energy = energy_within(plan.energy, plan.over, part);
			if energy > 0 && interval >= valid_from {
				let late = interval < oldest_open;
				Self::book_to_interval(id, source, interval, energy, late);
				booked = booked.saturating_add(energy);
			}
		}
		booked
	}

	/// Books production to an interval. Energy of a closed interval makes up for what its claims
	/// lack; if they lack nothing, it is surplus immediately.
	fn book_to_interval(
		id: SourceId,
		source: &mut Source<T::AccountId>,
		interval: Moment,
		energy: Energy,
		late: bool,
	) {
		let mut ledger = Ledgers::<T>::get(interval, id).unwrap_or_else(|| {
			if late {
				Self::note_expiring(interval);
				Ledger { phase: Phase::Closed, ..Ledger::default() }
			} else {
				Self::note_open(interval, id);
				Ledger::default()
			}
		});
		ledger.produced = ledger.produced.saturating_add(energy);
		if ledger.is_closed() && ledger.lacks() {
			Self::reopen(id, source, interval, &mut ledger);
			Self::deposit_event(Event::IntervalReopened { source: id, interval, energy });
		} else if ledger.is_closed() {
			let energy = Self::settle_surplus(id, source, interval, &mut ledger);
			if energy > 0 {
				let recipient = source.recipient_of(interval).clone();
				Self::deposit_event(Event::LateSurplus { source: id, interval, recipient, energy });
			}
		}
		Ledgers::<T>::insert(interval, id, ledger);
	}

	/// Records the start or the end of a shortage, and drops the newest commitment if the shortage
	/// lasts too long. Returns the dropped commitment.
	fn watch_shortage(
		id: SourceId,
		supply: &mut Supply,
		plan: &Plan,
	) -> Option<(ProcessId, Power)> {
		let dropped = if plan.drops { Self::drop_newest(id, supply) } else { None };
		if dropped.is_some() {
			supply.impossible_deliveries = supply.impossible_deliveries.saturating_add(1);
		}
		if supply.is_short() {
			supply.short_since.get_or_insert(plan.over.end);
		} else {
			supply.short_since = None;
		}
		dropped
	}
}
