// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls and of the readings that move a process forward.

use super::*;
use crate::Pallet as Charging;
use alloc::vec::Vec;
use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::{
		traits::Get,
		weights::{Weight, WeightMeter},
		BoundedVec,
	},
	frame_system::{self, RawOrigin},
};
use smartcharge_primitives::{
	AreaId, Balance, BenchmarkCast, Direction, Energy, Interval, MeterId, MeterReading, Meters,
	Moment, OnReading, Power, Price, ProcessId, Purpose, Role, SourceChoice, SourceId, StationId,
	MAX_STEPS,
};

const TIME: Moment = 1_800_000_000_000;
const POWER: Power = 10_000;
const REGISTER: Energy = 1_000_000;
const PRICE: Price = 1_000;
const REWARD: Balance = 1_000_000;
const FUNDS: Balance = 1_000_000_000_000;

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
	for who in [&dso, &driver] {
		T::BenchmarkHelper::fund(who, FUNDS.saturating_add(T::MinimumBalance::get()));
	}
	let area = T::BenchmarkHelper::area(&dso);
	let meter = meter::<T>(&cso, area);
	Cast { cso, dso, driver, host, suppliers: BoundedVec::truncate_from(suppliers), area, meter }
}

fn meter<T: Config>(cso: &T::AccountId, area: AreaId) -> MeterId {
	let reading = MeterReading { at: now::<T>(), register: REGISTER };
	T::BenchmarkHelper::meter(cso, area, Purpose::Station { power: POWER }, reading)
}

/// The longest EVSE ID.
fn evse_id() -> BoundedVec<u8, polkadot_sdk::sp_core::ConstU32<48>> {
	let mut text = b"NL*ABC*E".to_vec();
	text.resize(48, b'1');
	BoundedVec::truncate_from(text)
}

impl<T: Config> Cast<T> {
	fn station(&self) -> StationId {
		let station = NextStationId::<T>::get();
		Charging::<T>::register_station(
			RawOrigin::Signed(self.cso.clone()).into(),
			evse_id(),
			self.meter,
			POWER,
			PRICE,
			self.suppliers.clone(),
			Some(self.host.clone()),
		)
		.expect("a valid registration");
		station
	}

	fn authorised(&self) -> ProcessId {
		let station = self.station();
		let process = NextProcessId::<T>::get();
		Charging::<T>::authorise(RawOrigin::Signed(self.driver.clone()).into(), station)
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

	/// Makes as many offers as there can be, or `most`; gives how many. A supplier has one for each of
	/// its sources, which need not be there any more.
	fn offers(&self, process: ProcessId, steps: u32, most: u32) -> u32 {
		let made = most.min(T::MaxOffers::get());
		for index in 0..made {
			let supplier = self.suppliers[index as usize % self.suppliers.len()].clone();
			let source: Option<SourceId> = Some(index);
			Offers::<T>::insert(process, (supplier, source), prices(steps));
		}
		Processes::<T>::mutate(process, |process| {
			if let Some(Phase::Requested { offers, .. }) =
				process.as_mut().map(|process| &mut process.phase)
			{
				*offers = made;
			}
		});
		made
	}

	/// Standing offers of the first `count` suppliers that cover `steps` steps.
	fn standing_offers(&self, count: u32, steps: u32) {
		let time = step::<T>() * Moment::from(steps);
		let intervals = time.div_ceil(T::Meters::interval());
		let prices = prices(u32::try_from(intervals).expect("fewer than steps"));
		let offer = StandingOffer { from: now::<T>(), prices };
		for supplier in self.suppliers.iter().take(count as usize) {
			StandingOffers::<T>::insert(supplier, None::<SourceId>, offer.clone());
		}
	}

	/// Lets the DSO ask the area not to charge in the step that begins at `start`.
	fn signal(&self, start: Moment) {
		let window = Interval::new(start, start + step::<T>());
		T::BenchmarkHelper::signal(&self.dso, self.area, window, Direction::Down, REWARD);
	}

	/// A scheduled process whose open step answers a signal.
	fn scheduled(&self, steps: u32) -> ProcessId {
		let process = self.requested(steps);
		self.standing_offers(1, steps);
		self.signal(now::<T>());
		Charging::<T>::schedule(RawOrigin::Signed(self.cso.clone()).into(), process)
			.expect("a standing offer covers the process");
		assert!(session::<T>(process).response.is_some());
		process
	}
}

fn session<T: Config>(process: ProcessId) -> Session<AccountIdOf<T>> {
	match Processes::<T>::get(process).map(|process| process.phase) {
		Some(Phase::Scheduled(session)) => session,
		_ => panic!("the process is not scheduled"),
	}
}

/// The longest step of which a process can have [`MAX_STEPS`].
fn step<T: Config>() -> Moment {
	let interval = T::Meters::interval();
	let most = T::MaxDuration::get() / Moment::from(MAX_STEPS);
	(1..=interval)
		.filter(|parts| interval.is_multiple_of(*parts))
		.map(|parts| interval / parts)
		.find(|step| *step <= most)
		.expect("a process can have the most steps")
}

fn half_of<T: Config>(steps: u32) -> Request {
	use smartcharge_primitives::energy::energy_at;
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
	}
}

/// Rising prices: the first half of the steps charges, and the sort has work to do.
fn prices(count: u32) -> Prices {
	BoundedVec::truncate_from((0..count).map(|step| PRICE + Price::from(step)).collect())
}

fn assert_ended<T: Config>(process: ProcessId, reason: FinishReason) {
	assert!(!Processes::<T>::contains_key(process));
	assert_eq!(Records::<T>::get(process).map(|record| record.reason), Some(reason));
	assert!(Offers::<T>::iter_prefix(process).next().is_none());
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
		_(RawOrigin::Signed(cso), evse_id(), meter, POWER, PRICE, suppliers, Some(host));

		assert!(Stations::<T>::get(station).is_some_and(|station| station.open));
		assert_eq!(StationOfMeter::<T>::get(meter), Some(station));
	}

	#[benchmark]
	fn update_station() {
		let cast = cast::<T>();
		let station = cast.station();
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

	#[benchmark]
	fn publish_offer(p: Linear<1, 1_440>) {
		let supplier = cast::<T>().suppliers[0].clone();
		let none = None::<SourceId>;
		let replaced = StandingOffer { from: now::<T>(), prices: prices(MAX_STEPS) };
		StandingOffers::<T>::insert(&supplier, none, replaced);

		#[extrinsic_call]
		_(RawOrigin::Signed(supplier.clone()), none, now::<T>(), prices(p));

		let published = StandingOffers::<T>::get(supplier, none).expect("it was published");
		assert_eq!(published.prices, prices(p));
	}

	#[benchmark]
	fn authorise() {
		let cast = cast::<T>();
		let station = cast.station();
		let process = NextProcessId::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.driver), station);

		assert_eq!(ProcessAtMeter::<T>::get(cast.meter), Some(process));
	}

	#[benchmark]
	fn request() {
		let cast = cast::<T>();
		let process = cast.authorised();
		let Request { energy, steps, step, preferences } = half_of::<T>(MAX_STEPS);

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.driver), process, energy, steps, step, preferences);

		let phase = Processes::<T>::get(process).map(|process| process.phase);
		assert!(matches!(phase, Some(Phase::Requested { offers: 0, .. })));
	}

	#[benchmark]
	fn offer(p: Linear<1, 1_440>) {
		let cast = cast::<T>();
		let process = cast.requested(p);
		let supplier = cast.suppliers.last().expect("the station has suppliers").clone();

		#[extrinsic_call]
		_(RawOrigin::Signed(supplier.clone()), process, None, prices(p));

		assert_eq!(Offers::<T>::get(process, (supplier, None::<SourceId>)), Some(prices(p)));
	}

	/// `o` offers, those beyond the most for one process standing ones, of `p` prices; the first step
	/// answers a signal.
	#[benchmark]
	fn schedule(o: Linear<1, 24>, p: Linear<1, 1_440>) {
		let cast = cast::<T>();
		let process = cast.requested(p);
		let made = cast.offers(process, p, o);
		cast.standing_offers(o - made, p);
		cast.signal(now::<T>());

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.cso.clone()), process);

		let session = session::<T>(process);
		assert_eq!(session.timetable.steps, p);
		// A single step has no other one to move to.
		assert_eq!(session.response.is_some(), p > 1);
		assert!(Offers::<T>::iter_prefix(process).next().is_none());
	}

	/// A process with as many offers as it can have ends at once: dearer than to wait for a reading.
	#[benchmark]
	fn disconnect() {
		let cast = cast::<T>();
		let process = cast.requested(MAX_STEPS);
		cast.offers(process, MAX_STEPS, u32::MAX);

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.driver), process);

		assert_ended::<T>(process, FinishReason::Disconnected);
	}

	#[benchmark]
	fn terminate() {
		let cast = cast::<T>();
		let process = cast.requested(MAX_STEPS);
		cast.offers(process, MAX_STEPS, u32::MAX);
		let fault = FaultReason::GroundFault;

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.cso), process, fault);

		assert_ended::<T>(process, FinishReason::Terminated(fault));
	}

	/// A scheduled process with a response to give back and escrow to release.
	#[benchmark]
	fn close_stale() {
		let cast = cast::<T>();
		let process = cast.scheduled(MAX_STEPS);
		T::BenchmarkHelper::set_time(now::<T>() + T::StaleAfter::get());

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.host), process);

		assert_ended::<T>(process, FinishReason::Stale);
		assert_eq!(Charging::<T>::escrow(&cast.driver), 0);
	}

	#[benchmark]
	fn on_reading_idle() {
		let cast = cast::<T>();
		cast.requested(MAX_STEPS);
		let current = MeterReading { at: now::<T>() + 1, register: REGISTER + 1 };
		let mut budget = WeightMeter::with_limit(Weight::MAX);

		#[block]
		{
			Charging::<T>::on_reading(cast.meter, None, current, &mut budget)
				.expect("the budget has no limit");
		}

		assert_eq!(budget.consumed(), T::WeightInfo::on_reading_idle());
	}

	/// A reading that closes `s` of the most steps, the first of which answered a signal; the next step
	/// answers one too as long as steps are idle, or the process ends.
	#[benchmark]
	fn on_reading(s: Linear<0, 1_440>) {
		let cast = cast::<T>();
		let process = cast.scheduled(MAX_STEPS);
		let at = match s {
			0 => now::<T>() + step::<T>() / 2,
			_ => now::<T>() + step::<T>() * Moment::from(s),
		};
		T::BenchmarkHelper::set_time(at);
		if s > 0 {
			cast.signal(at);
		}
		// A Wh, so that what was not delivered has to be caught up.
		let current = MeterReading { at, register: REGISTER + 1 };
		let mut budget = WeightMeter::with_limit(Weight::MAX);

		#[block]
		{
			Charging::<T>::on_reading(cast.meter, None, current, &mut budget)
				.expect("the budget has no limit");
		}

		if s < MAX_STEPS {
			let session = session::<T>(process);
			assert_eq!((session.open, session.delivered), (s, 1));
			// In the first half there are idle steps to move to.
			assert!(session.response.is_some() || s >= MAX_STEPS / 2);
		} else {
			assert_ended::<T>(process, FinishReason::TimeOver);
		}
	}

	impl_benchmark_test_suite!(Charging, crate::mock::new_test_ext(), crate::mock::Test);
}
