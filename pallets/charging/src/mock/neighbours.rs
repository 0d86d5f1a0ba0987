// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Fakes that the tests change at will. The one of demand response keeps a trace and really pays.

use super::*;
use polkadot_sdk::{
	frame_support::{
		self, parameter_types,
		traits::{fungible::Mutate, tokens::Preservation},
		weights::{Weight, WeightMeter},
	},
	sp_runtime::DispatchError,
};
use smartcharge_primitives::{
	Accepted, AreaId, Booking, Carrier, Direction, Draw, Flexibility, Interval, MeterDetails,
	MeterReading, Meters, NotAvailable, NotClaimable, OnReading, ProcessId, Proven, SignalId,
	SignalOffer, SourceDetails, SourceId, Sources, Taker,
};
use std::collections::{BTreeMap, BTreeSet};

/// A signal of the fake demand response.
#[derive(Clone, Debug)]
pub struct Signal {
	/// The process it is for; `None` is the whole area.
	pub process: Option<ProcessId>,
	pub window: Interval,
	pub direction: Direction,
	pub reward: Balance,
	/// Responses that its budget still pays for.
	pub left: u32,
}

/// A source of the fake registry.
#[derive(Clone, Debug)]
pub struct FakeSource {
	pub details: SourceDetails<AccountId>,
	/// What it feeds in, in W.
	pub power: Power,
}

/// What was asked of the fake demand response.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Flex {
	Accepted(SignalId),
	/// A step did not do what it promised.
	Failed(SignalId),
	SetApart(SignalId),
	Earned {
		signal: SignalId,
		driver: AccountId,
	},
	/// A provisional reward went back.
	GivenBack(SignalId),
}

parameter_types! {
	/// How many claims the end of a batch has still to book.
	pub static Pending: usize = 0;
	/// The meters whose latest reading the pallet records.
	pub static Entrusted: BTreeSet<MeterId> = BTreeSet::new();
	pub static SourceBook: BTreeMap<SourceId, FakeSource> = BTreeMap::new();
	/// What is committed at which source for which process, in W.
	pub static Committed: BTreeMap<(SourceId, ProcessId), Power> = BTreeMap::new();
	/// What was claimed of which source, in which interval, by which process, in Wh.
	pub static Claims: BTreeMap<(SourceId, Moment, ProcessId), Energy> = BTreeMap::new();
	/// Power that was committed while it was claimed, times the time, in W x ms.
	pub static CommittedTo: BTreeMap<(SourceId, Moment, ProcessId), u64> = BTreeMap::new();
	/// Processes with claims that are still stored.
	pub static Unforgettable: BTreeSet<ProcessId> = BTreeSet::new();
	/// Start of the oldest interval that can be claimed of.
	pub static ClaimableFrom: Moment = 0;
	pub static Signals: Vec<Signal> = Vec::new();
	pub static Trace: Vec<Flex> = Vec::new();
	/// Whether accepting a signal fails.
	pub static AcceptFails: bool = false;
}

/// Meters whose latest reading a process may record.
pub struct FakeMeters;

impl Meters<AccountId> for FakeMeters {
	fn meter(meter: MeterId) -> Option<MeterDetails<AccountId>> {
		let mut details = MeterBook::get().get(&meter).cloned()?;
		if Entrusted::get().contains(&meter) {
			let latest = Charging::latest(meter, details.purpose, &mut Default::default());
			let Accepted { reading, slack } = latest.expect("what was entrusted is returned");
			details.latest = Some(reading);
			details.slack = slack;
		}
		Some(details)
	}

	fn interval() -> Moment {
		MeteringInterval::get()
	}

	fn entrust(meter: MeterId) {
		assert!(Entrusted::mutate(|set| set.insert(meter)), "nothing is entrusted twice");
	}

	fn take_back(meter: MeterId, Accepted { reading, slack }: Accepted, _: Power) {
		assert!(Entrusted::mutate(|set| set.remove(&meter)), "it was entrusted");
		change_meter(meter, |details| {
			details.latest = Some(reading);
			details.slack = slack;
		});
	}

	fn take(_: &AccountId, meter: MeterId, reading: MeterReading, signature: &[u8; 64]) -> bool {
		assert_eq!(running_at(meter), None, "nothing follows from the reading");
		let valid = *signature == SIGNATURE;
		if valid {
			change_meter(meter, |details| details.latest = Some(reading));
		}
		valid
	}

	fn taking_weight() -> Weight {
		TAKING_WEIGHT
	}

	fn set_power(meter: MeterId, power: Option<Power>) {
		change_meter(meter, |details| {
			details.power = power.unwrap_or(details.purpose.power());
		});
	}
}

/// The signature of all readings.
pub const SIGNATURE: [u8; 64] = [7; 64];
/// The weight of a reading that another call brings.
pub const TAKING_WEIGHT: Weight = Weight::from_parts(1_000, 0);

/// Sources that supply what [`SourceBook`] says, with a trace of what was committed and claimed.
pub struct FakeSources;

impl Sources<AccountId> for FakeSources {
	/// How many claims were made.
	type Batch = usize;

	fn source(source: SourceId) -> Option<SourceDetails<AccountId>> {
		SourceBook::get().get(&source).map(|source| source.details.clone())
	}

	fn has_carrier(carrier: Carrier) -> bool {
		SourceBook::get().values().any(|source| source.details.carrier == carrier)
	}

	fn supplied(source: SourceId) -> Power {
		SourceBook::get().get(&source).map_or(0, |source| source.power)
	}

	fn available(source: SourceId) -> Power {
		let supplied = SourceBook::get().get(&source).map_or(0, |source| source.power);
		let committed = Committed::get()
			.iter()
			.filter(|((of, _), _)| *of == source)
			.fold(0, |sum: Power, (_, power)| sum + power);
		supplied.saturating_sub(committed)
	}

	fn commit(source: SourceId, process: ProcessId, power: Power) -> Result<(), NotAvailable> {
		let own = Committed::get().get(&(source, process)).copied().unwrap_or_default();
		let others = Committed::get()
			.iter()
			.filter(|((of, by), _)| *of == source && *by != process)
			.fold(0, |sum: Power, (_, power)| sum + power);
		let supplied = SourceBook::get().get(&source).map_or(0, |source| source.power);
		frame_support::ensure!(others + power <= supplied, NotAvailable);
		if own != power {
			Committed::mutate(|committed| committed.insert((source, process), power));
		}
		Ok(())
	}

	fn covers_commitments(source: SourceId, _: &mut usize) -> bool {
		let committed = Committed::get();
		let of = committed.iter().filter(|((of, _), _)| *of == source);
		let sum: Power = of.map(|(_, power)| power).sum();
		SourceBook::get().get(&source).is_some_and(|source| sum <= source.power)
	}

	fn release(source: SourceId, process: ProcessId) {
		Committed::mutate(|committed| committed.remove(&(source, process)));
	}

	fn claim(
		source: SourceId,
		interval: Moment,
		taker: &Taker<AccountId>,
		Draw { energy, committed }: Draw,
		batch: &mut usize,
	) -> Result<Booking, NotClaimable> {
		let Taker { process, meter, .. } = *taker;
		assert!(interval.is_multiple_of(INTERVAL) && energy > 0);
		frame_support::ensure!(interval >= Self::claimable_from(), NotClaimable);
		assert!(process == ProcessId::MAX - 1 || running_at(meter) == Some(process));
		let claims = Claims::get();
		let opens = claims.range((source, interval, 0)..=(source, interval, ProcessId::MAX));
		let booking = match claims.get(&(source, interval, process)) {
			Some(_) => Booking::Added,
			None if opens.count() == 0 => Booking::Opened,
			None => Booking::First,
		};
		let key = (source, interval, process);
		Claims::mutate(|claims| *claims.entry(key).or_default() += energy);
		CommittedTo::mutate(|sums| *sums.entry(key).or_default() += committed);
		Pending::mutate(|pending| *pending += 1);
		*batch += 1;
		Ok(booking)
	}

	fn finish_batch(claims: usize) {
		Pending::mutate(|pending| *pending -= claims);
	}

	fn claimable_from() -> Moment {
		ClaimableFrom::get()
	}

	fn forget(process: ProcessId, _: &AccountId, _: &mut WeightMeter) -> Option<Proven> {
		(!Unforgettable::get().contains(&process)).then(|| proven(process))
	}
}

/// The energy that is proven of a process.
pub fn proven(process: ProcessId) -> Proven {
	Proven { certified: process * 10, greened: process * 10 + 1 }
}

pub struct FakeFlexibility;

impl Flexibility<AccountId> for FakeFlexibility {
	fn signals(process: Option<ProcessId>, area: AreaId, step: Interval) -> Vec<SignalOffer> {
		let mut offers: Vec<_> = Signals::get()
			.iter()
			.zip(0..)
			.filter(|(signal, _)| signal.left > 0 && signal.window.covers(&step))
			.filter(|(signal, _)| match signal.process {
				Some(target) => process == Some(target),
				None => area == AREA,
			})
			.map(|(signal, id)| {
				let Signal { direction, window, reward, .. } = *signal;
				(signal.process.is_none(), SignalOffer { id, direction, window, reward })
			})
			.collect();
		offers.sort_by_key(|(to_area, _)| *to_area);
		offers.into_iter().map(|(_, offer)| offer).collect()
	}

	fn accept(signal: SignalId) -> Result<(), DispatchError> {
		frame_support::ensure!(!AcceptFails::get(), "no budget left");
		Signals::mutate(|signals| {
			let signal = &mut signals[usize::try_from(signal).unwrap()];
			signal.left = signal.left.checked_sub(1).ok_or("no budget left")?;
			Ok::<_, DispatchError>(())
		})?;
		Trace::mutate(|trace| trace.push(Flex::Accepted(signal)));
		Ok(())
	}

	fn fail(signal: SignalId, _: &AccountId) {
		pay_reward(signal, &POT, &DSO);
		note(Flex::Failed(signal));
	}

	fn set_apart(signal: SignalId, _: &AccountId, keeper: &AccountId) -> Balance {
		note(Flex::SetApart(signal));
		pay_reward(signal, &POT, keeper)
	}

	fn earn(signal: SignalId, driver: &AccountId, reward: Balance) {
		assert_eq!(reward, reward_of(signal));
		note(Flex::Earned { signal, driver: *driver });
	}

	fn give_back(signal: SignalId, _: &AccountId, reward: Balance, keeper: &AccountId) -> Balance {
		assert_eq!(reward, reward_of(signal));
		note(Flex::GivenBack(signal));
		pay_reward(signal, keeper, &DSO)
	}
}

fn reward_of(signal: SignalId) -> Balance {
	Signals::get()[usize::try_from(signal).unwrap()].reward
}

fn pay_reward(signal: SignalId, from: &AccountId, to: &AccountId) -> Balance {
	Balances::transfer(from, to, reward_of(signal), Preservation::Expendable).unwrap()
}

fn note(flex: Flex) {
	Trace::mutate(|trace| trace.push(flex));
}

/// The cast of the benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub struct Cast;

#[cfg(feature = "runtime-benchmarks")]
mod benchmark_cast {
	use super::*;
	use smartcharge_primitives::{
		testing::{add_area, add_driver, add_member, add_next_meter},
		BenchmarkCast, Purpose, Role,
	};

	impl BenchmarkCast<AccountId> for Cast {
		fn member(who: &AccountId, roles: &[Role]) {
			add_member(*who, roles);
		}

		fn driver(who: &AccountId) {
			add_driver(*who);
		}

		fn fund(who: &AccountId, amount: Balance) {
			Balances::mint_into(who, amount).unwrap();
		}

		fn area(dso: &AccountId) -> AreaId {
			add_area(AREA, *dso, UNIT);
			AREA
		}

		fn tariff(dso: &AccountId, area: AreaId, price: Price) {
			add_area(area, *dso, price);
		}

		fn meter(
			owner: &AccountId,
			area: AreaId,
			purpose: Purpose,
			reading: MeterReading,
		) -> MeterId {
			add_next_meter(*owner, area, purpose, Some(reading))
		}

		fn source(supplier: &AccountId, area: AreaId, carrier: Carrier, power: Power) -> SourceId {
			let id = SourceId::try_from(SourceBook::get().len()).unwrap();
			add_source(id, *supplier, carrier, area, power);
			id
		}

		fn signal(
			dso: &AccountId,
			_: AreaId,
			window: Interval,
			direction: Direction,
			reward: Balance,
		) {
			const RESPONSES: u32 = 10;
			let budget = reward * Balance::from(RESPONSES);
			Balances::transfer(dso, &POT, budget, Preservation::Expendable).unwrap();
			let process = None;
			Signals::mutate(|signals| {
				signals.push(Signal { process, window, direction, reward, left: RESPONSES });
			});
		}

		fn set_time(now: Moment) {
			set_time(now);
		}
	}
}
