// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls and of the readings that move a process forward.

#![allow(clippy::restriction, reason = "benchmarks run off chain")]

use super::*;
use crate::Pallet as Charging;
use alloc::vec::Vec;
use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::{
		traits::{fungible::Inspect, Get, Hooks},
		weights::{Weight, WeightMeter},
		BoundedVec,
	},
	frame_system::{self, pallet_prelude::BlockNumberFor, RawOrigin},
	sp_runtime::traits::Zero,
};
use smartcharge_primitives::{
	energy::energy_at, Accepted, AnchoredProcesses, AreaId, Balance, BenchmarkCast, Carrier,
	Direction, Draw, Energy, EvseId, Flexibility, Interval, MeterId, MeterReading, Meters, Moment,
	OnReading, OnShortage, OrderedMeterId, Power, Price, PricePerHour, ProcessId, Purpose,
	RecordedLine, Role, SourceChoice, SourceId, Sources, StationId, Taker, MAX_STEPS,
};

const TIME: Moment = 1_800_000_000_000;
const POWER: Power = 10_000;
/// Power with which each part of a short step delivers whole Wh.
const HIGH_POWER: Power = 1_000_000;
const PURPOSE: Purpose = Purpose::Station { power: POWER };
const CARRIER: Carrier = Carrier::Wind;
const REGISTER: Energy = 1_000_000;
const LOWEST_PRICE: Price = -5_000;
/// Price of the grid for which the DSO gives cover.
const NEGATIVE_TARIFF: Price = -1_000;
const PRICE_PER_HOUR: PricePerHour = 1_000;
const REWARD: Balance = 10_000_000;
const FUNDS: Balance = 1_000_000_000_000;
/// Escrow of a process that delivers with [`HIGH_POWER`].
const ESCROW: Balance = FUNDS / 2;
/// Other processes that have power of a source committed.
const OTHERS: [ProcessId; 2] = [ProcessId::MAX - 1, ProcessId::MAX];
/// The first of the slots that are not in force.
const BEFORE: Slot = 6;

type AccountIdOf<T> = <T as frame_system::Config>::AccountId;

/// A station with as many suppliers as it can have, and who takes part in a process there.
struct Cast<T: Config> {
	cso: T::AccountId,
	dso: T::AccountId,
	driver: T::AccountId,
	host: T::AccountId,
	suppliers: Suppliers<T::AccountId>,
	area: AreaId,
	meter: MeterId,
}

/// The start of a metering interval, and of all steps.
fn now<T: Config>() -> Moment {
	Interval::floor(TIME, T::Meters::interval()).expect("the interval is not zero")
}

fn cast<T: Config>() -> Cast<T> {
	T::BenchmarkHelper::set_time(now::<T>());
	let cso: T::AccountId = account("cso", 0, 0);
	let dso: T::AccountId = account("dso", 0, 0);
	let driver: T::AccountId = account("driver", 0, 0);
	let host: T::AccountId = account("host", 0, 0);
	T::BenchmarkHelper::member(&cso, &[Role::Cso]);
	T::BenchmarkHelper::member(&dso, &[Role::Dso]);
	T::BenchmarkHelper::driver(&driver);
	T::BenchmarkHelper::driver(&host);
	let suppliers: Vec<T::AccountId> =
		(0..MAX_SUPPLIERS).map(|index| account("supplier", index, 0)).collect();
	for supplier in &suppliers {
		T::BenchmarkHelper::member(supplier, &[Role::Supplier]);
	}
	for who in [&dso, &driver, &host].into_iter().chain(&suppliers) {
		T::BenchmarkHelper::fund(who, FUNDS.saturating_add(T::MinimumBalance::get()));
	}
	let area = T::BenchmarkHelper::area(&dso);
	let meter = meter::<T>(&cso, area);
	Cast { cso, dso, driver, host, suppliers: BoundedVec::truncate_from(suppliers), area, meter }
}

fn meter<T: Config>(cso: &T::AccountId, area: AreaId) -> MeterId {
	let reading = MeterReading { at: now::<T>(), register: REGISTER };
	T::BenchmarkHelper::meter(cso, area, PURPOSE, reading)
}

type EvseIdText = BoundedVec<u8, polkadot_sdk::sp_core::ConstU32<48>>;

/// Makes a process at a station of `meter`, which took no energy from `start` to `end`, and has
/// ended; nothing else is known of it.
pub(crate) fn make_ended_process<T: Config>(
	meter: MeterId,
	start: Moment,
	end: Moment,
) -> ProcessId {
	let process = NextProcessId::<T>::get();
	NextProcessId::<T>::put(process + 1);
	let station = NextStationId::<T>::get();
	NextStationId::<T>::put(station + 1);
	let cso: T::AccountId = account("cso", 0, 0);
	Stations::<T>::insert(
		station,
		Station {
			evse_id: EvseId::new(&evse_id()).expect("a valid id"),
			cso: cso.clone(),
			meter,
			power: POWER,
			price_per_hour: PRICE_PER_HOUR,
			host: None,
			suppliers: Default::default(),
			open: false,
		},
	);
	let driver: T::AccountId = account("driver", 0, 0);
	let record = ChargeDetailRecord {
		driver: driver.clone(),
		station,
		supplier: Some(cso.clone()),
		cso,
		source: None,
		start,
		end,
		due_until: end,
		energy: 0,
		sourced: 0,
		registers: (REGISTER, REGISTER),
		totals: Totals::default(),
		reason: FinishReason::TimeOver,
		other_suppliers: Default::default(),
		trail: None,
	};
	Records::<T>::insert(process, record);
	RecordsOf::<T>::insert(driver, NewestFirst::new(process), ());
	process
}

/// The longest EVSE ID.
fn evse_id() -> EvseIdText {
	let mut text = b"NL*ABC*E".to_vec();
	text.resize(48, b'1');
	BoundedVec::truncate_from(text)
}

impl<T: Config> Cast<T> {
	fn station(&self) -> StationId {
		self.station_with(evse_id(), self.meter)
	}

	fn station_with(&self, evse_id: EvseIdText, meter: MeterId) -> StationId {
		let station = NextStationId::<T>::get();
		Charging::<T>::register_station(
			RawOrigin::Signed(self.cso.clone()).into(),
			evse_id,
			meter,
			POWER,
			PRICE_PER_HOUR,
			self.suppliers.clone(),
			Some(self.host.clone()),
		)
		.expect("a valid registration");
		station
	}

	fn authorised(&self) -> ProcessId {
		let station = self.station();
		let process = NextProcessId::<T>::get();
		Charging::<T>::authorise(
			RawOrigin::Signed(self.driver.clone()).into(),
			station,
			PRICE_PER_HOUR,
		)
		.expect("a driver at a free station");
		process
	}

	/// A process of so many steps that waits for offers; half of its steps will charge.
	fn requested(&self, steps: u32) -> ProcessId {
		let process = self.authorised();
		let Request { energy, steps, step, preferences } = half_of::<T>(steps);
		Charging::<T>::request(
			RawOrigin::Signed(self.driver.clone()).into(),
			process,
			energy,
			steps,
			step,
			preferences,
		)
		.expect("a valid request");
		process
	}

	/// Lets the DSO pay for the energy of later schedules.
	fn paying_dso(&self) {
		T::BenchmarkHelper::tariff(&self.dso, self.area, NEGATIVE_TARIFF);
	}

	/// Asserts that the DSO, the suppliers of the offers in force and as many `former` ones give
	/// cover. Returns how many are in force.
	fn assert_covered(&self, process: ProcessId, former: u32) -> u32 {
		let session = session::<T>(process);
		let covers = |party: &T::AccountId| {
			session.covers.iter().any(|cover| cover.party == *party && cover.left > 0)
		};
		assert!(covers(&self.dso));
		let meter = reference::<T>(process).meter;
		let offers = session.slots().map(|slot| LockedOffers::<T>::get(meter, slot));
		let suppliers: alloc::collections::BTreeSet<_> = offers
			.map(|offer| offer.expect("it is locked"))
			// Those of the first step were locked before.
			.filter(|offer| (1..session.timetable.steps).any(|step| offer.price(step) < 0))
			.map(|offer| offer.supplier)
			.collect();
		assert!(suppliers.iter().all(covers));
		let suppliers = suppliers.len() as u32;
		assert_eq!(session.covers.len() as u32, former + suppliers + 1);
		suppliers
	}

	/// Lets suppliers that are not at the station any more have sold the offers in force, and give
	/// cover for the open step; and others, of an offer before these, have cover left.
	fn with_former_suppliers(&self, process: ProcessId) {
		let former = |kind, index: u32| -> T::AccountId {
			let supplier = account(kind, index, 0);
			T::BenchmarkHelper::member(&supplier, &[Role::Supplier]);
			T::BenchmarkHelper::fund(&supplier, FUNDS);
			supplier
		};
		let meter = reference::<T>(process).meter;
		for (slot, index) in session::<T>(process).slots().zip(0..) {
			LockedOffers::<T>::mutate(meter, slot, |offer| {
				let offer = offer.as_mut().expect("it is locked");
				offer.supplier = former("former supplier", index);
				offer.prices = prices_with_peak(MAX_STEPS, 1);
			});
		}
		let left = T::MinimumBalance::get();
		let gone = (0..MAX_LOCKED).map(|index| former("supplier before", index));
		let gone: Vec<_> = gone.map(|party| session::Cover { party, left }).collect();
		T::BenchmarkHelper::fund(&self.driver, FUNDS);
		Charging::<T>::fill_escrow(&self.driver, FUNDS).expect("the driver has it");
		change_session::<T>(process, |session| {
			session.supplier = account("former supplier", 0, 0);
			session.covers.try_extend(gone.into_iter()).expect("there is room");
		});
	}

	/// Gives as many mandates as a driver can have, of processes with so many steps: the first one
	/// for `operator`.
	fn mandates(&self, operator: Option<T::AccountId>, steps: u32) {
		let others = (1..T::MaxMandates::get()).map(|index| {
			let cso: T::AccountId = account("other cso", index, 0);
			T::BenchmarkHelper::member(&cso, &[Role::Cso]);
			Some(cso)
		});
		let until = now::<T>() + T::MaxMandateTime::get();
		for operator in core::iter::once(operator).chain(others) {
			let preferences = Preferences { max_cost: Some(FUNDS), ..preferences() };
			let request = Request { preferences, ..half_of::<T>(steps) };
			let driver = RawOrigin::Signed(self.driver.clone());
			Charging::<T>::give_mandate(
				driver.into(),
				operator,
				request,
				PRICE_PER_HOUR,
				FUNDS,
				until,
			)
			.expect("a valid mandate");
		}
	}

	/// The supplier of the offer number `index`.
	fn supplier(&self, index: u32) -> T::AccountId {
		self.suppliers[index as usize % self.suppliers.len()].clone()
	}

	/// The source of the offer number `index`, of which others have all but a Watt.
	fn scarce_source(&self, index: u32) -> SourceId {
		let source = T::BenchmarkHelper::source(&self.supplier(index), self.area, CARRIER, POWER);
		T::Sources::commit(source, OTHERS[0], POWER - 1).expect("nobody has its power");
		source
	}

	/// The source of the offer number `index`, of which `process` and others have power.
	fn shared_source(&self, index: u32, process: ProcessId) -> SourceId {
		let power = HIGH_POWER * 2;
		let source = T::BenchmarkHelper::source(&self.supplier(index), self.area, CARRIER, power);
		for process in [OTHERS[0], process, OTHERS[1]] {
			T::Sources::commit(source, process, 1).expect("there is power for all");
		}
		source
	}

	/// Makes as many offers as there can be, or `most`; returns how many. Each is for a source that
	/// has not enough power.
	fn offers(&self, process: ProcessId, steps: u32, most: u32) -> u32 {
		let made = most.min(T::MaxOffers::get());
		for index in 0..made {
			let source = Some(self.scarce_source(index));
			Offers::<T>::insert(process, (self.supplier(index), source), prices_of(index, steps));
		}
		change::<T>(process, |process| {
			if let Phase::Requested { offers, .. } = &mut process.phase {
				*offers = made;
			}
		});
		made
	}

	/// Standing offers with these numbers, each for a source that has not enough power, and as long
	/// as they can be, however short the process is.
	fn standing_offers(&self, numbers: core::ops::Range<u32>) {
		for index in numbers {
			let source = Some(self.scarce_source(index));
			let prices = prices_of(index, MAX_STEPS);
			let offer = StandingOffer { from: now::<T>(), prices };
			StandingOffers::<T>::insert(self.supplier(index), source, offer);
		}
	}

	/// Lets the DSO ask the area to charge in the step of length `step` that begins at `start`.
	fn signal(&self, start: Moment, step: Moment) {
		let window = Interval::new(start, start + step);
		T::BenchmarkHelper::signal(&self.dso, self.area, window, Direction::Up, REWARD);
	}

	/// A scheduled process whose open step answers a signal.
	fn scheduled(&self, steps: u32) -> ProcessId {
		let process = self.requested(steps);
		self.standing_offers(0..1);
		self.signal(now::<T>(), step::<T>());
		Charging::<T>::schedule(RawOrigin::Signed(self.cso.clone()).into(), process)
			.expect("a standing offer covers the process");
		assert!(session::<T>(process).response.is_some());
		process
	}

	/// Sets `count` rewards apart for a process, none of which will be earned: nothing has flowed.
	fn set_apart(&self, process: ProcessId, count: u32) {
		// An area has fewer signals than a process has rewards.
		const SIGNALS: u32 = 24;
		let window = |index: u32| {
			let start = now::<T>() + step::<T>() * Moment::from(index + 1);
			Interval::new(start, start + step::<T>())
		};
		for index in 0..count.min(SIGNALS) {
			self.signal(window(index).start, step::<T>());
		}
		let mut sum = 0;
		for index in 0..count {
			let signals = T::Flexibility::signals(None, self.area, window(index % SIGNALS));
			let signal = signals.first().expect("it was sent").id;
			T::Flexibility::accept(signal).expect("it has a budget");
			let escrow = Charging::<T>::escrow_account();
			let reward = Reward {
				signal,
				amount: T::Flexibility::set_apart(signal, &self.driver, &escrow),
				direction: Direction::Down,
				moved: 1,
				besides: 0,
				step: index,
				partner: MAX_STEPS,
			};
			Rewards::<T>::try_append(reference::<T>(process).meter, reward).expect("it has room");
			sum += reward.amount;
		}
		change_session::<T>(process, |session| session.rewards = SetApart { number: count, sum });
	}

	/// A process of its own driver, station and meter that charges in all of its `steps`.
	fn charging(&self, n: u32, steps: u32) -> (ProcessId, MeterId) {
		let driver: T::AccountId = account("steady", n, 0);
		T::BenchmarkHelper::driver(&driver);
		T::BenchmarkHelper::fund(&driver, FUNDS.saturating_add(T::MinimumBalance::get()));
		let meter = meter::<T>(&self.cso, self.area);
		let evse_id = alloc::format!("NL*ABC*ESTEADY{n}").into_bytes();
		let station = self.station_with(BoundedVec::truncate_from(evse_id), meter);
		let process = NextProcessId::<T>::get();
		let origin = || RawOrigin::Signed(driver.clone()).into();
		Charging::<T>::authorise(origin(), station, PRICE_PER_HOUR)
			.expect("a driver at a free station");
		let all = energy_at(POWER, step::<T>()).saturating_mul(steps.into());
		let energy = all.clamp(1, T::MaxEnergy::get());
		Charging::<T>::request(origin(), process, energy, steps, step::<T>(), preferences())
			.expect("a valid request");
		Charging::<T>::schedule(RawOrigin::Signed(self.cso.clone()).into(), process)
			.expect("a standing offer covers the process");
		(process, meter)
	}

	/// Locks `offers` of sources, most expensive in the step `peak`, in the slots from `first` on;
	/// returns the sources. The place of the grid mix, which is the last one and needs no power, is
	/// taken by a source too.
	fn lock(
		&self,
		process: ProcessId,
		first: Slot,
		offers: u32,
		peak: u32,
		source: impl Fn(u32) -> SourceId,
	) -> Vec<SourceId> {
		let lock = |(slot, index): (Slot, u32)| {
			let (supplier, source) = (self.supplier(index), source(index));
			let prices = prices_with_peak(MAX_STEPS, peak);
			let offer = LockedOffer { supplier, source: Some(source), prices };
			LockedOffers::<T>::insert(reference::<T>(process).meter, slot, offer);
			source
		};
		(first..).zip(0..offers).map(lock).collect()
	}

	/// Lets the offers of all slots have served the open step, the one with power committed last.
	fn with_all_payees(&self, process: ProcessId) {
		self.lock(process, 0, MAX_LOCKED, 0, |index| index);
		self.lock(process, BEFORE, MAX_LOCKED, 0, |index| index);
		change_session::<T>(process, |session| {
			let source = session.committed();
			let slots = (1..Slot::try_from(MAX_SLOTS).expect("few slots")).rev();
			let served = slots.map(|slot| (slot, None, now::<T>()));
			session.segments = segments(served.chain([(0, source, now::<T>())]));
			session.segments.iter_mut().for_each(|segment| segment.energy = 1_000);
			session.delivered = session.accrued();
		});
	}

	/// Fills all slots and lets a source with power committed serve the open step.
	fn with_all_slots(&self, process: ProcessId) -> SourceId {
		let source = self.shared_source(0, process);
		self.lock(process, 0, MAX_LOCKED, 0, |_| source);
		self.lock(process, BEFORE, MAX_LOCKED, 0, |_| source);
		change_session::<T>(process, |session| {
			(session.chosen, session.locked) = (0, MAX_LOCKED as u8);
			session.segments = segments([(0, Some(source), now::<T>())]);
		});
		source
	}
}

fn segments(parts: impl IntoIterator<Item = (Slot, Option<SourceId>, Moment)>) -> Segments {
	let segment = |(slot, source, since)| Segment::new(slot, source, 0, since);
	BoundedVec::truncate_from(parts.into_iter().map(segment).collect())
}

fn session<T: Config>(process: ProcessId) -> Session<AccountIdOf<T>> {
	match Charging::<T>::process(process).map(|process| process.phase) {
		Some(Phase::Scheduled(session)) => session,
		_ => panic!("the process is not scheduled"),
	}
}

fn change_session<T: Config>(
	process: ProcessId,
	change: impl FnOnce(&mut Session<AccountIdOf<T>>),
) {
	self::change::<T>(process, |process| match &mut process.phase {
		Phase::Scheduled(session) => change(session),
		_ => panic!("the process is not scheduled"),
	});
}

fn change<T: Config>(process: ProcessId, change: impl FnOnce(&mut Process<AccountIdOf<T>>)) {
	let mut process = Charging::<T>::process(process).expect("it runs");
	change(&mut process);
	Charging::<T>::put_process(&process);
}

fn reference<T: Config>(process: ProcessId) -> process::ProcessRef {
	Charging::<T>::process(process).expect("it runs").reference()
}

/// The longest step of which a process can have [`MAX_STEPS`], shorter than a metering interval:
/// the signal for the first step is over when the next interval begins.
fn step<T: Config>() -> Moment {
	let interval = T::Meters::interval();
	let most = T::MaxDuration::get() / Moment::from(MAX_STEPS);
	(2..=interval)
		.filter(|parts| interval.is_multiple_of(*parts))
		.map(|parts| interval / parts)
		.find(|step| *step <= most)
		.expect("a process can have the most steps")
}

fn half_of<T: Config>(steps: u32) -> Request {
	let all = energy_at(POWER, step::<T>()).saturating_mul(steps.into());
	let energy = all.div_ceil(2).clamp(1, T::MaxEnergy::get());
	Request { energy, steps, step: step::<T>(), preferences: preferences() }
}

fn preferences() -> Preferences {
	Preferences {
		source: SourceChoice::Cheapest,
		demand_response: true,
		minimum_reward: 0,
		max_price: None,
		max_cost: None,
		when_equal: WhenEqual::Late,
		flexible_power: None,
		replan: false,
		version: PREFERENCES_VERSION,
	}
}

/// Prices of which the first is the highest, so that a signal can bring the first step forward.
fn prices(count: u32) -> Prices {
	prices_with_peak(count, 0)
}

/// The prices of the offer number `index`. Those that can be locked together are lower, and each of
/// them is of another supplier, which gives cover.
fn prices_of(index: u32, count: u32) -> Prices {
	let less = Price::from(index < MAX_LOCKED);
	BoundedVec::truncate_from(prices(count).iter().map(|price| price - less).collect())
}

/// Prices in no order, all of them different, half of them negative: the sorts have as much to do
/// as they can have, and each supplier gives cover. That of the step `peak` is the highest: nothing
/// but a signal lets it charge.
fn prices_with_peak(count: u32, peak: u32) -> Prices {
	// A prime, and a factor that makes neighbours differ much.
	const ORDER: u32 = 10_007;
	let price = |step: u32| match step {
		step if step == peak => LOWEST_PRICE + Price::from(ORDER),
		_ => LOWEST_PRICE + Price::from(step * 7_919 % ORDER),
	};
	BoundedVec::truncate_from((0..count).map(price).collect())
}

fn assert_ended<T: Config>(process: ProcessId, reason: FinishReason) {
	assert_gone::<T>(process);
	assert_eq!(Records::<T>::get(process).map(|record| record.reason), Some(reason));
}

fn assert_gone<T: Config>(process: ProcessId) {
	assert!(Charging::<T>::process(process).is_none());
	assert!(Offers::<T>::iter_prefix(process).next().is_none());
	let running = |(meter, _)| Processes::<T>::contains_key(meter);
	assert!(LockedOffers::<T>::iter_keys().all(running));
}

/// A scheduled process, about to get a reading that closes `s` steps, makes `c` claims and lets as
/// many as `l` offers be tried.
///
/// The driver has just changed the source, so that `l` suppliers of before are paid and `l` others
/// are tried, of whom the last one, in the place of the grid mix, has the power.
struct Reading<T: Config> {
	cast: Cast<T>,
	process: ProcessId,
	reading: MeterReading,
	/// The source that serves the open step, and the one that has power for the next one.
	left: SourceId,
	next: SourceId,
	batch: Batch<T>,
}

/// Takes a reading as metering does; returns the weight that it consumed.
fn read<T: Config>(meter: MeterId, reading: MeterReading, batch: &mut Batch<T>) -> Weight {
	let mut budget = WeightMeter::with_limit(Weight::MAX);
	let reading = Accepted::base(reading);
	Charging::<T>::on_reading(meter, PURPOSE, None, reading, batch, &mut budget)
		.expect("the budget has no limit");
	budget.consumed()
}

/// Writes the claims of a batch. Payments are measured by themselves.
fn finish_claims<T: Config>(batch: &mut Batch<T>) {
	T::Sources::finish_batch(core::mem::take(&mut batch.energy));
}

/// Processes that have been read once and are about to be read as usual: the source has their
/// power, they have claimed in this interval, and nobody asks for flexibility.
struct Steady<T: Config> {
	cast: Cast<T>,
	source: SourceId,
	processes: Vec<(ProcessId, MeterId)>,
	batch: Batch<T>,
}

impl<T: Config> Steady<T> {
	fn new(count: u32, steps: u32) -> Self {
		let cast = cast::<T>();
		let power = POWER.saturating_mul(count.saturating_add(1));
		let supplier = cast.supplier(0);
		let source = T::BenchmarkHelper::source(&supplier, cast.area, CARRIER, power);
		let offer = StandingOffer { from: now::<T>(), prices: prices(MAX_STEPS) };
		StandingOffers::<T>::insert(&supplier, Some(source), offer);
		let mut this = Self {
			processes: (0..count).map(|n| cast.charging(n, steps)).collect(),
			cast,
			source,
			batch: Batch::default(),
		};
		this.read(step::<T>() / 2);
		Charging::<T>::on_batch_end(core::mem::take(&mut this.batch));
		T::BenchmarkHelper::set_time(now::<T>() + step::<T>());
		for (process, _) in &this.processes {
			assert_eq!(session::<T>(*process).served_as_chosen(), Some(Some(source)));
		}
		this
	}

	/// Reads all meters `after` ms.
	fn read(&mut self, after: Moment) {
		let register = REGISTER + energy_at(POWER, after);
		let reading = MeterReading { at: now::<T>() + after, register };
		for (_, meter) in &self.processes {
			read::<T>(*meter, reading, &mut self.batch);
		}
		finish_claims::<T>(&mut self.batch);
	}

	/// Claims some energy of the source, which flowed since `start`, for all processes.
	fn claim(&mut self, start: Moment) -> Vec<sources::Claimed> {
		let over = Interval::new(start, start + 1_000);
		let flows = [settlement::Flow { source: self.source, over, energy: 100, committed: 0 }];
		let intervals = sources::Intervals::now::<T>();
		let area = self.cast.area;
		let mut claimed = Vec::with_capacity(self.processes.len());
		for (n, (process, meter)) in (0..).zip(&self.processes) {
			let driver: T::AccountId = account("steady", n, 0);
			let (process, meter) = (*process, OrderedMeterId::new(*meter));
			let process_ref = process::ProcessRef { process, meter, area, signalled: false };
			let claims = &mut self.batch.energy;
			claimed.push(Charging::<T>::claim(process_ref, &driver, &flows, intervals, claims));
		}
		finish_claims::<T>(&mut self.batch);
		claimed
	}

	fn check(self) {
		Charging::<T>::on_batch_end(self.batch);
		for (process, _) in self.processes {
			let session = session::<T>(process);
			assert_eq!(session.open, 1);
			assert!(session.sourced > 0 && session.served_as_chosen().flatten().is_some());
		}
		assert!(T::Currency::total_balance(&self.cast.host) > FUNDS);
	}
}

impl<T: Config> Reading<T> {
	fn new(s: u32, c: u32, l: u32) -> Self {
		let cast = cast::<T>();
		let process = cast.scheduled(MAX_STEPS);
		let start = now::<T>();

		// One claim for each source that served the open step; the last one continues for as many
		// metering intervals as are left.
		let sourced = c.min(l);
		let interval = T::Meters::interval();
		let time = interval * Moment::from(c - sourced + 1);
		// The steps are as long as that needs.
		let (step, at) = match Moment::from(s) {
			0 => (time, start + time - 1),
			steps => (time / steps, start + time / steps * steps),
		};
		let sources = cast.lock(process, BEFORE, l, s, |index| match index + 1 {
			last if last == l => cast.shared_source(index, process),
			_ => cast.scarce_source(index),
		});
		let borders = step.min(interval).min(at - start);
		let served = (BEFORE..).zip(&sources).zip(0..).map(|((slot, source), index)| {
			let source = (l - index <= sourced).then_some(*source);
			(slot, source, start + borders * Moment::from(index) / Moment::from(l))
		});
		let energy = energy_at(HIGH_POWER, at - start);
		let later = MAX_STEPS.saturating_sub(s) / 2;

		Charging::<T>::adjust_escrow(&cast.driver, session::<T>(process).escrow, ESCROW)
			.expect("it has more");
		change_session::<T>(process, |session| {
			(session.timetable.step, session.escrow) = (step, ESCROW);
			session.segments = segments(served);
			(session.chosen, session.locked) = (0, l as u8);
			// What the reading does not show yet is to be caught up by half of the steps to come.
			session.schedule = schedule::Schedule::idle(MAX_STEPS);
			let rest = energy_at(HIGH_POWER, step).saturating_mul(later.max(1).into());
			session.request.energy = energy.saturating_add(rest);
			// The promise is kept: the driver receives the reward.
			if let Some(response) = &mut session.response {
				response.energy = 0;
			}
		});
		change::<T>(process, |process| {
			process.power = HIGH_POWER;
			process.signalled = true;
		});

		T::BenchmarkHelper::set_time(at);
		if s > 0 {
			cast.signal(at, step);
		}
		// Not before the clock is set: power that is attested holds for a while only.
		let next = cast.shared_source(l - 1, OTHERS[0] - 1);
		cast.lock(process, 0, l, s, |index| match index + 1 {
			last if last == l => next,
			_ => cast.scarce_source(index),
		});
		let reading = MeterReading { at, register: REGISTER + energy };
		let left = *sources.last().expect("there is an offer");
		Self { cast, process, reading, left, next, batch: Batch::default() }
	}

	/// The process has no more than `steps`.
	fn last(self, steps: u32) -> Self {
		change_session::<T>(self.process, |session| session.timetable.steps = steps);
		self
	}

	fn read(&mut self) {
		read::<T>(self.cast.meter, self.reading, &mut self.batch);
		finish_claims::<T>(&mut self.batch);
	}

	fn check_ended(self, c: u32) {
		Charging::<T>::on_batch_end(self.batch);
		assert_ended::<T>(self.process, FinishReason::TimeOver);
		let sourced = Records::<T>::get(self.process).map(|record| record.sourced);
		assert_eq!(sourced > Some(0), c > 0);
	}

	fn check_open(self, s: u32, c: u32) {
		let Self { process, reading, left, next, batch, .. } = self;
		Charging::<T>::on_batch_end(batch);
		let session = session::<T>(process);
		assert_eq!((session.open, session.last), (s, reading));
		assert_eq!(session.sourced > 0, c > 0);
		match s {
			0 => assert_eq!(session.committed(), Some(left).filter(|_| c > 0)),
			_ => assert_eq!(session.committed(), Some(next)),
		}
		// The last step has no other one to move to.
		assert!(session.response.is_some() || s == MAX_STEPS - 1);
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register_station() {
		let cast = cast::<T>();
		let Cast { cso, meter, suppliers, host, .. } = cast;
		let station = NextStationId::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(cso), evse_id(), meter, POWER, PRICE_PER_HOUR, suppliers, Some(host));

		assert!(Stations::<T>::get(station).is_some_and(|station| station.open));
		assert_eq!(StationOfMeter::<T>::get(meter), Some(station));
	}

	/// Worst case: a process is running, which records the meter's latest reading.
	#[benchmark]
	fn update_station() {
		let cast = cast::<T>();
		let process = cast.scheduled(MAX_STEPS);
		let station = Charging::<T>::process(process).expect("it runs").station;
		let Cast { cso, suppliers, host, .. } = cast;

		#[extrinsic_call]
		_(RawOrigin::Signed(cso), station, 1, 2, suppliers, Some(host));

		let station = Stations::<T>::get(station).expect("it stays");
		assert_eq!((station.power, station.price_per_hour), (1, 2));
	}

	#[benchmark]
	fn close_station() {
		let cast = cast::<T>();
		let station = cast.station();

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.cso), station);

		assert!(Stations::<T>::get(station).is_some_and(|station| !station.open));
		assert_eq!(StationOfMeter::<T>::get(cast.meter), None);
	}

	/// The last standing offer that the supplier can have: the others are counted.
	#[benchmark]
	fn publish_offer(p: Linear<1, 1_440>) {
		let cast = cast::<T>();
		let supplier = cast.supplier(0);
		let source = Some(cast.scarce_source(0));
		let other = StandingOffer { from: now::<T>(), prices: prices(MAX_STEPS) };
		for others in 1..T::MaxStandingOffers::get() {
			StandingOffers::<T>::insert(&supplier, Some(SourceId::MAX - others), other.clone());
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(supplier.clone()), source, now::<T>(), prices(p));

		let published = StandingOffers::<T>::get(supplier, source).expect("it was published");
		assert_eq!(published.prices, prices(p));
	}

	#[benchmark]
	fn authorise() {
		let cast = cast::<T>();
		let station = cast.station();
		let process = NextProcessId::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.driver), station, PRICE_PER_HOUR);

		assert_eq!(MeterOf::<T>::get(process), Some(cast.meter));
	}

	#[benchmark]
	fn request() {
		let cast = cast::<T>();
		let process = cast.authorised();
		let Request { energy, steps, step, preferences } = half_of::<T>(MAX_STEPS);
		let source = SourceChoice::Source(cast.scarce_source(0));
		let preferences = Preferences { source, ..preferences };

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.driver), process, energy, steps, step, preferences);

		let phase = Charging::<T>::process(process).map(|process| process.phase);
		assert!(matches!(phase, Some(Phase::Requested { offers: 0, .. })));
	}

	#[benchmark]
	fn offer(p: Linear<1, 1_440>) {
		let cast = cast::<T>();
		let process = cast.requested(p);
		// The others have made theirs, and so has this one but for its last.
		let made = cast.offers(process, p, T::MaxOffers::get() - 1);
		let supplier = cast.supplier(made);
		let source = Some(cast.scarce_source(made));

		#[extrinsic_call]
		_(RawOrigin::Signed(supplier.clone()), process, source, prices(p));

		assert_eq!(Offers::<T>::get(process, (supplier, source)), Some(prices(p)));
	}

	/// An offer that is refused after all checks: there is no room for it. No refusal that looks at
	/// no offers is more expensive.
	#[benchmark]
	fn refused() {
		let cast = cast::<T>();
		let process = cast.requested(MAX_STEPS);
		let made = cast.offers(process, MAX_STEPS, T::MaxOffers::get());
		let origin = RawOrigin::Signed(cast.supplier(made));
		let source = Some(cast.scarce_source(made));
		let refusal;

		#[block]
		{
			refusal = Charging::<T>::offer(origin.into(), process, source, prices(MAX_STEPS));
		}

		assert!(refusal.is_err());
	}

	/// `o` offers, those beyond the most for one process standing ones, of `p` prices; the first
	/// step answers a signal, none of the sources has enough for it, and the grid mix steps in.
	#[benchmark]
	fn schedule(
		o: Linear<1, { T::MaxOffers::get() + Charging::<T>::most_standing() }>,
		p: Linear<1, 1_440>,
	) {
		let cast = cast::<T>();
		let process = cast.requested(p);
		let made = cast.offers(process, p, o);
		cast.standing_offers(made..o);
		cast.signal(now::<T>(), step::<T>());
		cast.paying_dso();
		<Charging<T> as AnchoredProcesses>::signalled(process);

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.cso.clone()), process);

		let session = session::<T>(process);
		assert_eq!(session.timetable.steps, p);
		assert_eq!(u32::from(session.locked), o.min(MAX_ALTERNATIVES + 1) + 1);
		assert_eq!((session.slot() + 1, session.committed()), (session.locked, None));
		// A single step has no other one to move to.
		assert_eq!(session.response.is_some(), p > 1);
		let suppliers = cast.assert_covered(process, 0);
		assert!(p < MAX_STEPS || suppliers == o.min(MAX_ALTERNATIVES + 1));
		assert!(Offers::<T>::iter_prefix(process).next().is_none());
	}

	/// A process with as many offers as it can have ends at once: more expensive than to wait for a
	/// reading.
	#[benchmark]
	fn disconnect() {
		let cast = cast::<T>();
		let process = cast.requested(MAX_STEPS);
		cast.offers(process, MAX_STEPS, u32::MAX);

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.driver), process);

		assert_gone::<T>(process);
		assert!(!Records::<T>::contains_key(process));
	}

	#[benchmark]
	fn terminate() {
		let cast = cast::<T>();
		let process = cast.requested(MAX_STEPS);
		cast.offers(process, MAX_STEPS, u32::MAX);
		let fault = FaultReason::GroundFault;

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.cso), process, fault);

		assert_gone::<T>(process);
		assert!(!Records::<T>::contains_key(process));
	}

	/// A scheduled process with a response to give back, escrow and power to release, and all slots
	/// to free.
	#[benchmark]
	fn close_stale() {
		let cast = cast::<T>();
		let process = cast.scheduled(MAX_STEPS);
		cast.with_all_slots(process);
		cast.with_all_payees(process);
		T::BenchmarkHelper::set_time(now::<T>() + T::StaleAfter::get());

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.host), process);

		assert_ended::<T>(process, FinishReason::Stale);
		assert_eq!(Charging::<T>::escrow(&cast.driver), 0);
	}

	/// The same, closed by the party that consents last.
	#[benchmark]
	fn close_on_last_reading() {
		let cast = cast::<T>();
		let process = cast.scheduled(MAX_STEPS);
		cast.with_all_slots(process);
		cast.with_all_payees(process);
		change_session::<T>(process, |session| session.consent = Some(Consent::Dso));

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.cso), process);

		assert_ended::<T>(process, FinishReason::Agreed);
	}

	/// A scheduled process that begins to wait for its closing reading, with segments of all slots
	/// to price.
	#[benchmark]
	fn closing() {
		let cast = cast::<T>();
		let process = cast.scheduled(MAX_STEPS);
		cast.with_all_slots(process);
		let slots = (0..Slot::try_from(MAX_SLOTS).expect("few slots")).rev();
		change_session::<T>(process, |session| {
			session.segments = segments(slots.map(|slot| (slot, None, now::<T>())));
		});

		#[block]
		{
			Charging::<T>::do_disconnect(cast.driver.clone(), process).expect("it can be closed");
		}

		assert!(session::<T>(process).closing.is_some());
	}

	/// Looking up the process at a meter: all that a reading costs at a station that is free, or
	/// whose process is not scheduled. The weight of `submit_readings` includes it.
	#[benchmark]
	fn on_reading_idle() {
		let cast = cast::<T>();
		cast.requested(MAX_STEPS);
		let current = MeterReading { at: now::<T>() + 1, register: REGISTER + 1 };
		let mut batch = Batch::default();
		let consumed;

		#[block]
		{
			consumed = read::<T>(cast.meter, current, &mut batch);
		}

		assert_eq!(consumed, Weight::zero());
	}

	/// `o` standing offers of sources for a process of `p` steps, all of whose slots are taken. The
	/// suppliers of before, of the open step and of the others are different, and the DSO pays.
	#[benchmark]
	fn change_source(o: Linear<1, { Charging::<T>::most_standing() }>, p: Linear<2, 1_440>) {
		let cast = cast::<T>();
		cast.paying_dso();
		let process = cast.scheduled(p);
		cast.with_all_slots(process);
		cast.with_former_suppliers(process);
		let _ = StandingOffers::<T>::clear(u32::MAX, None);
		cast.standing_offers(0..o);
		// The first step does not deliver all.
		change_session::<T>(process, |session| {
			session.request.energy += energy_at(POWER, step::<T>());
		});
		let choice = SourceChoice::Carrier(CARRIER);

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.driver.clone()), process, choice);

		let session = session::<T>(process);
		assert_eq!((session.chosen, session.request.preferences.source), (BEFORE, choice));
		let locked = o.min(MAX_ALTERNATIVES + 1) + 1;
		assert_eq!(u32::from(session.locked), locked);
		let slots = LockedOffers::<T>::iter_prefix(reference::<T>(process).meter).count();
		assert_eq!(slots as u32, MAX_LOCKED + locked);
		let suppliers = cast.assert_covered(process, MAX_LOCKED);
		assert!(p < MAX_STEPS || suppliers == o.min(MAX_ALTERNATIVES + 1));
	}

	/// A reading that closes a step, makes `c` claims and has `l` offers paid and as many tried.
	/// The step answered a signal, and the next one answers one too.
	///
	/// There can be a few more claims than 12, depending on when intervals are closed; each costs
	/// as much as these.
	#[benchmark]
	fn on_reading(c: Linear<0, 12>, l: Linear<1, 6>) {
		let mut setup = Reading::<T>::new(1, c, l);

		#[block]
		{
			setup.read();
		}

		setup.check_open(1, c);
	}

	/// The same reading when it closes `s` steps: apart, because so many take so long that nothing
	/// else would exceed the noise.
	#[benchmark]
	fn closing_steps(s: Linear<1, 1_439>) {
		let mut setup = Reading::<T>::new(s, 12, MAX_LOCKED);

		#[block]
		{
			setup.read();
		}

		setup.check_open(s, 12);
	}

	/// A reading that closes the last step of a process, makes `c` claims and has `l` offers paid.
	/// The step answered a signal.
	#[benchmark]
	fn last_reading(c: Linear<0, 12>, l: Linear<1, 6>) {
		let mut setup = Reading::<T>::new(1, c, l).last(1);

		#[block]
		{
			setup.read();
		}

		setup.check_ended(c);
	}

	/// The same reading when it closes the last `s` steps.
	#[benchmark]
	fn last_steps(s: Linear<1, 1_440>) {
		let mut setup = Reading::<T>::new(s, 12, MAX_LOCKED).last(s);

		#[block]
		{
			setup.read();
		}

		setup.check_ended(12);
	}

	/// A process has ended with `r` provisional rewards, and none of them is earned.
	#[benchmark]
	fn end_rewards(r: Linear<1, { T::MaxRewards::get() }>) {
		let cast = cast::<T>();
		let process = cast.scheduled(2);
		change_session::<T>(process, |session| session.response = None);
		cast.set_apart(process, r);
		let process_ref = reference::<T>(process);
		let mut session = session::<T>(process);
		assert!(session.rewards.number == r && session.rewards.sum > 0);
		let earned;

		#[block]
		{
			earned = Charging::<T>::end_rewards(process_ref, &cast.driver, &mut session);
		}

		assert_eq!((earned, session.rewards), (0, SetApart::default()));
		assert!(!Rewards::<T>::contains_key(process_ref.meter));
	}

	/// A batch of `r` steady readings, each of a process of [`weighing::MEASURED_STEPS`] steps.
	#[benchmark]
	fn steady_readings(r: Linear<1, 50>) {
		let mut setup = Steady::<T>::new(r, weighing::MEASURED_STEPS);

		#[block]
		{
			setup.read(step::<T>());
		}

		setup.check();
	}

	/// A steady reading of a process of `p` steps.
	#[benchmark]
	fn steady_reading(p: Linear<2, 1_440>) {
		let mut setup = Steady::<T>::new(1, p);

		#[block]
		{
			setup.read(step::<T>());
		}

		setup.check();
	}

	/// Claims of `n` processes that add to earlier ones.
	#[benchmark]
	fn claims(n: Linear<1, 50>) {
		let mut setup = Steady::<T>::new(n, 2);
		let claimed;

		#[block]
		{
			claimed = setup.claim(now::<T>());
		}

		assert!(claimed.iter().all(|claimed| claimed.added == 1));
	}

	/// Claims of `n` processes, each its first one in an interval of which others have claimed.
	#[benchmark]
	fn first_claims(n: Linear<1, 50>) {
		let mut setup = Steady::<T>::new(n, 2);
		let from = now::<T>() + T::Meters::interval();
		let taker = Taker { process: OTHERS[0], meter: MeterId::MAX, driver: &setup.cast.driver };
		let drawn = Draw { energy: 1, committed: 0 };
		T::Sources::claim(setup.source, from, &taker, drawn, &mut setup.batch.energy)
			.expect("the interval is open");
		finish_claims::<T>(&mut setup.batch);
		let claimed;

		#[block]
		{
			claimed = setup.claim(from);
		}

		assert!(claimed.iter().all(|claimed| claimed.first == 1));
	}

	/// The first claim of all at a source, and of the process there.
	#[benchmark]
	fn opening_claim() {
		let mut setup = Steady::<T>::new(1, 2);
		let supplier = setup.cast.supplier(1);
		setup.source = T::BenchmarkHelper::source(&supplier, setup.cast.area, CARRIER, POWER);
		let claimed;

		#[block]
		{
			claimed = setup.claim(now::<T>());
		}

		assert!(claimed.iter().all(|claimed| claimed.opened == 1));
	}

	/// As many payees as three for each of a hundred readings. Covers that go back at the end of a
	/// process weigh as much.
	#[benchmark]
	fn pay_out(p: Linear<1, 300>) {
		let cast = cast::<T>();
		cast.scheduled(2);
		let payees: Vec<T::AccountId> = (0..p).map(|n| account("payee", n, 0)).collect();
		for payee in &payees {
			T::BenchmarkHelper::driver(payee);
			T::BenchmarkHelper::fund(payee, 1);
		}
		let mut payouts = Payouts::<T>::default();
		for payee in &payees {
			payouts.add(payee, 2);
		}

		#[block]
		{
			payouts.pay();
		}

		for payee in payees {
			assert_eq!(T::Currency::total_balance(&payee), 3);
		}
	}

	/// The chosen source drops out, and only the last of the others has the power.
	#[benchmark]
	fn on_dropped() {
		let cast = cast::<T>();
		let process = cast.scheduled(MAX_STEPS);
		let dropped = cast.with_all_slots(process);
		let next = cast.shared_source(MAX_LOCKED - 1, OTHERS[0] - 1);
		cast.lock(process, 0, MAX_LOCKED, 0, |index| match index + 1 {
			1 => dropped,
			MAX_LOCKED => next,
			_ => cast.scarce_source(index),
		});
		T::Sources::release(dropped, process);

		#[block]
		{
			Charging::<T>::on_dropped(dropped, process, HIGH_POWER);
		}

		let session = session::<T>(process);
		assert_eq!((session.slot() + 1, session.committed()), (session.locked, Some(next)));
	}

	#[benchmark]
	fn start() {
		let cast = cast::<T>();
		let station = cast.station();
		let process = NextProcessId::<T>::get();
		let source = T::BenchmarkHelper::source(&cast.supplier(0), cast.area, CARRIER, POWER);
		let source = SourceChoice::Source(source);
		let preferences = Preferences { source, ..preferences() };
		let wanted = Request { preferences, ..half_of::<T>(MAX_STEPS) };

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.driver.clone()), station, PRICE_PER_HOUR, wanted);

		let phase = Charging::<T>::process(process).map(|process| process.phase);
		assert_eq!(phase, Some(Phase::Requested { request: wanted, offers: 0 }));
	}

	/// As `schedule`, with standing offers alone. The list of mandates is full, and all but one are
	/// over.
	#[benchmark]
	fn start_for(o: Linear<1, { Charging::<T>::most_standing() }>, p: Linear<1, 1_440>) {
		let cast = cast::<T>();
		let station = cast.station();
		cast.standing_offers(0..o);
		cast.signal(now::<T>(), step::<T>());
		cast.paying_dso();
		let process = NextProcessId::<T>::get();
		cast.mandates(Some(cast.cso.clone()), p);
		Mandates::<T>::mutate(&cast.driver, |mandates| {
			let others = mandates.iter_mut().filter(|it| it.operator != Some(cast.cso.clone()));
			others.for_each(|mandate| mandate.until = now::<T>());
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.cso.clone()), cast.driver.clone(), station, None, None, None);

		let session = session::<T>(process);
		assert_eq!(session.timetable.steps, p);
		assert_eq!(u32::from(session.locked), o.min(MAX_ALTERNATIVES + 1) + 1);
		let suppliers = cast.assert_covered(process, 0);
		assert!(p < MAX_STEPS || suppliers == o.min(MAX_ALTERNATIVES + 1));
		assert_eq!(Mandates::<T>::get(&cast.driver).len(), 1);
	}

	/// A scheduled process that ends at once, as in `close_stale`.
	#[benchmark]
	fn stop() {
		let cast = cast::<T>();
		let process = cast.scheduled(MAX_STEPS);
		cast.with_all_slots(process);
		cast.with_all_payees(process);
		let (at, reason) = (session::<T>(process).last.at, StopReason::EVDisconnected);

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.cso), process, at, reason);

		assert_ended::<T>(process, FinishReason::Stopped(reason));
		assert_eq!(Charging::<T>::escrow(&cast.driver), 0);
	}

	/// The list of mandates is full, and all but one are over.
	#[benchmark]
	fn give_mandate() {
		let cast = cast::<T>();
		cast.mandates(None, MAX_STEPS);
		let mandate = Mandates::<T>::get(&cast.driver)[0].clone();
		let until = mandate.until;
		Mandates::<T>::mutate(&cast.driver, |mandates| {
			mandates.iter_mut().skip(1).for_each(|mandate| mandate.until = now::<T>());
		});
		let source = T::BenchmarkHelper::source(&cast.supplier(0), cast.area, CARRIER, POWER);
		let source = SourceChoice::Source(source);
		let preferences = Preferences { source, ..mandate.request.preferences };
		let wanted = Request { preferences, ..mandate.request };
		let (driver, cso) = (cast.driver.clone(), Some(cast.cso));

		#[extrinsic_call]
		_(RawOrigin::Signed(driver), cso, wanted, PRICE_PER_HOUR, mandate.max_per_day, until);

		assert_eq!(Mandates::<T>::get(&cast.driver).len(), 2);
	}

	/// The list of mandates is full, and all others are over.
	#[benchmark]
	fn revoke_mandate() {
		let cast = cast::<T>();
		cast.mandates(None, MAX_STEPS);
		let mandate = Mandates::<T>::get(&cast.driver)[0].id;
		Mandates::<T>::mutate(&cast.driver, |mandates| {
			mandates.iter_mut().for_each(|mandate| mandate.until = now::<T>());
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.driver.clone()), mandate);

		assert!(!Mandates::<T>::contains_key(&cast.driver));
	}

	/// The list of mandates is full, and all are over.
	#[benchmark]
	fn expire_mandates() {
		let cast = cast::<T>();
		cast.mandates(None, MAX_STEPS);
		Mandates::<T>::mutate(&cast.driver, |mandates| {
			mandates.iter_mut().for_each(|mandate| mandate.until = now::<T>());
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.host), cast.driver.clone());

		assert!(!Mandates::<T>::contains_key(&cast.driver));
	}

	/// The record of a process stays.
	#[benchmark]
	fn on_idle_base() {
		let cast = cast::<T>();
		let process = cast.scheduled(MAX_STEPS);
		Archived::<T>::mutate(|archive| archive.next = process);

		#[block]
		{
			Charging::<T>::on_idle(BlockNumberFor::<T>::zero(), Weight::MAX);
		}

		assert!(Charging::<T>::process(process).is_some());
	}

	/// The last record of a tree that is as large as it can be, the root included. What other
	/// pallets store of the process is weighed there, and the end of a process that is overdue as
	/// `close_stale`.
	#[benchmark]
	fn archive_record() {
		let cast = cast::<T>();
		let process = cast.scheduled(MAX_STEPS);
		let running = Charging::<T>::process(process).expect("it runs");
		Charging::<T>::end_now(running, FinishReason::Agreed);
		assert!(Records::<T>::contains_key(process));
		let line = RecordedLine { page: 1, hash: Default::default(), at: now::<T>(), register: 0 };
		Proofs::<T>::insert(process, Proof { begin: line, end: Some(line), fit: true });
		Archived::<T>::mutate(|archive| {
			archive.next = process;
			while archive.open.size < u64::from(T::RecordsPerRoot::get()) - 1 {
				archive.open.push(Default::default());
			}
		});
		T::BenchmarkHelper::set_time(now::<T>() + step::<T>() + T::RecordLifetime::get());

		#[block]
		{
			Charging::<T>::archive_records(&mut WeightMeter::new());
		}

		assert_eq!(Archived::<T>::get().roots.size, 1);
		assert!(!Records::<T>::contains_key(process));
	}

	impl_benchmark_test_suite!(Charging, crate::mock::new_test_ext(), crate::mock::Test);
}
