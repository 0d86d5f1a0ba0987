// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The weight of a reading: its bound before it is followed, and what it consumed after.

use crate::{
	escrow::Payouts,
	process::Process,
	session::{Session, MAX_COVERS, MAX_LOCKED, MAX_SEGMENTS},
	settlement::{connected_until, steps_closed_by},
	sources::{Claimed, FlowsBatch, Intervals},
	stations::MAX_SUPPLIERS,
	Config, Pallet, WeightInfo,
};
use alloc::collections::BTreeSet;
use polkadot_sdk::frame_support::{traits::Get, weights::Weight};
use smartcharge_primitives::{AreaId, Debts, Interval, Moment, OnFlow, SourceId};

/// Steps of the processes that `steady_readings` measures.
pub(crate) const MEASURED_STEPS: u32 = 96;

/// Payees of a usual reading that earlier readings of the batch did not have: the host of the
/// station.
pub(crate) const USUAL_PAYEES: u32 = 1;

/// Claims of a reading in time: of the interval that it falls in, and of the one before.
pub(crate) const USUAL_CLAIMS: u32 = 2;

/// Offers tried by a usual reading: the chosen one and, if its source fails, the next one.
pub(crate) const USUAL_OFFERS: u32 = 2;

/// Keys of the books of suppliers that a usual reading brings: the hour that it falls in.
pub(crate) const USUAL_KEYS: u32 = 1;

/// Creditors of a process besides its suppliers.
const DSO_AND_STATION: u32 = 2;
/// Most payees of an open step: those that share in all steps, and the suppliers of its segments.
pub(crate) const MOST_PAYEES: u32 = DSO_AND_STATION + MAX_SEGMENTS;

/// Keys that `steady_readings` reads once for all readings of a batch, whatever their sources are:
/// the clock, the length of an interval, and the signals of the area, which are weighed by area.
const READS_OF_BATCH: u64 = 3;

/// What the readings of a batch have looked up so far.
#[derive(Default)]
pub(crate) struct Seen {
	/// The metering intervals, once a reading has needed them.
	intervals: Option<Intervals>,
	/// The sources of unchanged processes; `None` is the grid mix.
	sources: BTreeSet<Option<SourceId>>,
	/// The intervals of sources in which energy was claimed.
	ledgers: BTreeSet<(SourceId, Moment)>,
	/// The areas whose signals were looked up.
	areas: BTreeSet<AreaId>,
}

impl Seen {
	/// The metering intervals, looked up by the first reading that needs them.
	pub(crate) fn intervals<T: Config>(&mut self) -> Intervals {
		*self.intervals.get_or_insert_with(Intervals::now::<T>)
	}
}

/// Effect of a reading on a process, as far as its weight depends on it.
pub(crate) struct Effect {
	/// Claims made.
	pub claimed: Claimed,
	/// Number of keys of the books of suppliers that it added to those of the batch.
	pub new_keys: u32,
	/// Number of debts that it left.
	pub debts: u32,
	/// Whether energy was free, which is reported with the default supplier.
	pub free: bool,
	/// How the process continues; `None` if the reading ended it.
	pub next: Option<Next>,
}

/// What ends with a process, as far as the weight of its end depends on it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Ending {
	/// Number of its provisional rewards.
	pub rewards: u32,
	/// Number of debts that it leaves.
	pub debts: u32,
	/// Whether energy was free, which is reported with the default supplier.
	pub free: bool,
	/// Number of covers that go back.
	pub covers: u32,
	/// Whether it was started under a mandate, in which its cost is booked.
	pub mandate: bool,
}

impl Ending {
	/// What ends with a process that is in `session`, under a `mandate` or not, before its last
	/// reading shows debts and free energy.
	pub(crate) fn of<AccountId>(session: &Session<AccountId>, mandate: bool) -> Self {
		Self {
			rewards: session.most_rewards(),
			covers: session.number_of_covers(),
			mandate,
			..Self::default()
		}
	}

	/// The most that can end with a process that has so many `rewards`.
	pub(crate) const fn most(rewards: u32) -> Self {
		Self { rewards, debts: MOST_PAYEES, free: true, covers: MAX_COVERS, mandate: true }
	}
}

/// How a process continues after a reading.
pub(crate) struct Next {
	/// Number of offers tried for a step that was opened.
	pub tried: u32,
	/// Set if its service is unchanged.
	pub unchanged: Option<Unchanged>,
}

/// An unchanged service: the chosen source, or the grid mix, alone has served the open step and
/// serves the next one too, and no demand response is involved.
pub(crate) struct Unchanged {
	/// The source; `None` is the grid mix.
	pub source: Option<SourceId>,
	/// The area of the station.
	pub area: AreaId,
	/// Number of steps of the process.
	pub steps: u32,
}

impl Unchanged {
	/// Weight of the reading. What it looks up of its source, later readings of the batch find
	/// there; of time and intervals, all of them do.
	fn weight<T: Config>(&self, claimed: &Claimed, new_ledgers: u32, seen: &mut Seen) -> Weight {
		let first = seen.sources.is_empty();
		let known_source = !seen.sources.insert(self.source);
		let found = if known_source {
			T::WeightInfo::steady_readings(0)
		} else if first {
			Weight::zero()
		} else {
			T::DbWeight::get().reads(READS_OF_BATCH)
		};
		let reading = T::WeightInfo::steady_readings(1).saturating_sub(found);
		let longer = T::WeightInfo::steady_reading(self.steps)
			.saturating_sub(T::WeightInfo::steady_reading(MEASURED_STEPS));
		let per_claim = |slope: fn(u32) -> Weight| slope(1).saturating_sub(slope(0));
		let added = per_claim(T::WeightInfo::claims);
		let first_claims = per_claim(T::WeightInfo::first_claims);
		let claims = added
			.saturating_mul(claimed.added.into())
			.saturating_add(first_claims.saturating_mul(claimed.first.into()))
			.saturating_add(T::WeightInfo::opening_claim().saturating_mul(claimed.opened.into()));
		// A new source includes one ledger.
		let further = new_ledgers.saturating_sub(u32::from(!known_source));
		let ledgers = T::WeightInfo::claims(0).saturating_mul(further.into());
		let signals = T::DbWeight::get().reads(seen.areas.insert(self.area).into());
		// One claim that adds to an earlier one is part of the reading.
		reading
			.saturating_add(longer)
			.saturating_add(claims)
			.saturating_add(ledgers)
			.saturating_sub(added)
			.saturating_add(signals)
	}
}

/// The most that a reading can do to a process, known before it is followed.
pub(crate) struct Bound {
	/// Number of steps that it closes.
	closes: u32,
	/// Number of offers that served the open step.
	served: u32,
	/// What ends with the process if the reading ends it, without debts and free energy, which
	/// depend on the reading.
	ending: Ending,
	/// Highest number of keys of the books of suppliers that it adds to those of the batch.
	new_keys: u32,
	/// Highest weight of the reading.
	reading: Weight,
	/// Weight of its payees at the end of the batch.
	payouts: Weight,
}

impl Bound {
	/// The bound of a reading at `at` of a `process` that is in `session`, in a batch with
	/// `payouts`, to whose books it adds `new_keys` at most.
	pub(crate) fn of<T: Config>(
		process: &Process<T::AccountId>,
		session: &Session<T::AccountId>,
		at: Moment,
		intervals: Intervals,
		new_keys: u32,
		payouts: &Payouts<T>,
	) -> Self {
		let closes = steps_closed_by(session, at);
		let claims = Pallet::<T>::most_claims(session, at, intervals);
		let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
		// After a change of source, the offers before it are paid and those after it are tried.
		let served = u32::try_from(session.segments.len()).unwrap_or(MAX_LOCKED).min(MAX_LOCKED);
		let offers = served.max(session.locked.into());
		let payees = process.payees(session);
		let new = payees.iter().filter(|payee| !payouts.has(payee)).count();
		// Suppliers that replaced the chosen one during the open step are payees as well.
		let others =
			session.segments.iter().filter(|segment| segment.slot != session.chosen).count();
		let ending = Ending::of(session, process.mandate.is_some());
		let reading = Pallet::<T>::most_weight(closes, claims, offers);
		Self {
			closes,
			served,
			ending,
			new_keys,
			reading: Pallet::<T>::ending_weight(reading, ending),
			payouts: payouts_weight(payouts, count(new.saturating_add(others))),
		}
	}

	/// The weight to consume at most.
	pub(crate) fn weight<T: Config>(&self) -> Weight {
		self.beyond_metering::<T>(self.reading, self.new_keys)
	}

	/// The weight that a reading with `effect` consumed; all of the bound if its effect is unknown.
	pub(crate) fn consumed<T: Config>(&self, effect: Option<Effect>, seen: &mut Seen) -> Weight {
		let Some(effect) = effect else { return self.weight::<T>() };
		let reading = self.weight_of::<T>(&effect, seen).min(self.reading);
		self.beyond_metering::<T>(reading, effect.new_keys.min(self.new_keys))
	}

	fn weight_of<T: Config>(
		&self,
		Effect { claimed, debts, free, next, .. }: &Effect,
		seen: &mut Seen,
	) -> Weight {
		let claims = claimed.all();
		let is_new = |ledger: &&(SourceId, Moment)| seen.ledgers.insert(**ledger);
		let new_ledgers = claimed.ledgers.iter().filter(is_new).count();
		let new_ledgers = u32::try_from(new_ledgers).unwrap_or(u32::MAX);
		match next {
			Some(Next { unchanged: Some(unchanged), .. }) if self.closes <= 1 => {
				unchanged.weight::<T>(claimed, new_ledgers, seen)
			},
			Some(Next { tried, .. }) => {
				let offers = self.served.max(*tried).min(MAX_LOCKED);
				Pallet::<T>::open_weight(self.closes, claims, offers)
			},
			None => {
				let last = Pallet::<T>::last_weight(self.closes, claims, self.served);
				let ending = Ending { debts: *debts, free: *free, ..self.ending };
				Pallet::<T>::ending_weight(last, ending)
			},
		}
	}

	/// Weight of a `reading`, its payees and its new keys, without what metering weighs.
	fn beyond_metering<T: Config>(&self, reading: Weight, new_keys: u32) -> Weight {
		reading
			.saturating_sub(Pallet::<T>::weighed_by_metering())
			.saturating_add(self.payouts)
			.saturating_add(T::OnFlow::weight(new_keys))
	}
}

/// Weight of `new` payees at the end of a batch that already has `payouts`: the account that pays
/// all of them is read and written once.
fn payouts_weight<T: Config>(payouts: &Payouts<T>, new: u32) -> Weight {
	let all = T::WeightInfo::pay_out(new);
	if payouts.is_empty() {
		all
	} else {
		all.saturating_sub(T::WeightInfo::pay_out(0))
	}
}

impl<T: Config> Pallet<T> {
	/// The part of a reading that the runtime's weight of `submit_readings` includes, as it is
	/// measured with this pallet at meters without processes: the look-up of the process, and the
	/// write of the meter's latest reading, which this pallet writes with the process once it is
	/// scheduled.
	pub(crate) fn weighed_by_metering() -> Weight {
		T::WeightInfo::on_reading_idle().saturating_add(T::DbWeight::get().writes(1))
	}

	/// Weight of a usual reading: one step closed in time, and the payees of its station.
	pub(crate) fn usual_weight() -> Weight {
		Self::most_weight(1, USUAL_CLAIMS, USUAL_OFFERS)
			.saturating_sub(Self::weighed_by_metering())
			.saturating_add(T::WeightInfo::pay_out(USUAL_PAYEES))
			.saturating_add(T::OnFlow::weight(USUAL_KEYS))
	}

	/// Highest number of keys that a reading at `at` adds to the books of suppliers in `flows`: one
	/// for each hour since the latest reading that `flows` does not have. An hour that several
	/// segments share has as many, and so has the time that is too long ago. What flowed after a
	/// disconnect has one of its own.
	pub(crate) fn most_new_keys(
		process: &Process<T::AccountId>,
		session: &Session<T::AccountId>,
		at: Moment,
		flows: &mut FlowsBatch<T>,
	) -> u32 {
		let since = session.last.at;
		let over = Interval::new(since, connected_until(session, at).max(since));
		let keys = match &session.segments[..] {
			[only] if only.slot == session.chosen => {
				T::OnFlow::new_keys(&session.supplier, process.area, over, flows)
			},
			segments => {
				let borders = u32::try_from(segments.len()).unwrap_or(u32::MAX).saturating_sub(1);
				T::OnFlow::most_keys(over, flows).saturating_add(borders.saturating_mul(2))
			},
		};
		keys.saturating_add(session.closing.is_some().into())
	}

	/// Highest weight of the end of a process on its latest reading, with its payees and so many
	/// provisional `rewards`.
	pub(crate) fn closing_weight(rewards: u32) -> Weight {
		let ends =
			Self::last_weight(0, 0, MAX_LOCKED).saturating_add(T::WeightInfo::pay_out(MOST_PAYEES));
		Self::ending_weight(ends, Ending::most(rewards))
	}

	/// Weight of what weighs `weight` and ends a process with `ending`.
	pub(crate) fn ending_weight(weight: Weight, ending: Ending) -> Weight {
		let reported = if ending.free { Self::idle_weight() } else { Weight::zero() };
		weight
			.saturating_add(Self::rewards_weight(ending.rewards))
			.saturating_add(Self::covers_weight(ending.covers))
			.saturating_add(if ending.mandate { Self::mandate_weight() } else { Weight::zero() })
			.saturating_add(T::Debts::weight().saturating_mul(ending.debts.into()))
			.saturating_add(reported)
	}

	/// Weight of reporting energy that nobody pays: looking up the station, and which of its
	/// suppliers have the role.
	fn idle_weight() -> Weight {
		T::DbWeight::get().reads(u64::from(MAX_SUPPLIERS).saturating_add(1))
	}

	/// Highest weight of a reading that closes `steps`, makes `claims`, and has as many as `offers`
	/// paid and as many tried. Whether it ends the process, leaves debts to suppliers, DSO and
	/// station, and energy that is free, depends on the costs of the steps.
	pub fn most_weight(steps: u32, claims: u32, offers: u32) -> Weight {
		let creditors = offers.saturating_add(DSO_AND_STATION);
		let last = Self::last_weight(steps, claims, offers);
		let ending = Ending { debts: creditors, free: true, ..Ending::default() };
		Self::open_weight(steps, claims, offers).max(Self::ending_weight(last, ending))
	}

	/// Weight of such a reading if the process continues.
	pub(crate) fn open_weight(steps: u32, claims: u32, offers: u32) -> Weight {
		let further = T::WeightInfo::closing_steps(steps.max(1))
			.saturating_sub(T::WeightInfo::closing_steps(1));
		T::WeightInfo::on_reading(claims, offers).saturating_add(further)
	}

	/// Weight of such a reading if it ends the process. It also closes the open step if that is not
	/// over.
	pub(crate) fn last_weight(steps: u32, claims: u32, offers: u32) -> Weight {
		let further = T::WeightInfo::last_steps(steps.saturating_add(1))
			.saturating_sub(T::WeightInfo::last_steps(1));
		T::WeightInfo::last_reading(claims, offers).saturating_add(further)
	}

	/// Weight of booking in a mandate what a process has cost that ends.
	pub fn mandate_weight() -> Weight {
		T::DbWeight::get().reads_writes(1, 1)
	}

	/// Weight of returning `covers` when their process ends.
	pub fn covers_weight(covers: u32) -> Weight {
		match covers {
			0 => Weight::zero(),
			_ => T::WeightInfo::pay_out(covers),
		}
	}

	/// Weight of ending provisional `rewards`, when their process ends.
	pub fn rewards_weight(rewards: u32) -> Weight {
		match rewards {
			0 => Weight::zero(),
			_ => T::WeightInfo::end_rewards(rewards),
		}
	}
}
