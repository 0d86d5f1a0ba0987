// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls, of readings and of what idle blocks do.

#![allow(clippy::restriction, reason = "benchmarks run off chain")]

use super::*;
use crate::Pallet as Origin;
use frame_support::{
	traits::{Get, Hooks},
	weights::{Weight, WeightMeter},
};
use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_system::{pallet_prelude::BlockNumberFor, RawOrigin},
	sp_runtime::traits::Zero,
};
use smartcharge_primitives::{
	Accepted, AreaId, BenchmarkCast, Carrier, CorrectClaims, Draw, Energy, Interval, MeterId,
	MeterReading, Meters, Moment, OnReading, Power, ProcessId, Proven, Purpose, Role, SourceId,
	Sources as _, Taker,
};

const TIME: Moment = 1_800_000_000_000;
const POWER: Power = 10_000;
const ENERGY: Energy = 1_000;
const REGISTER: Energy = 1_000_000;
const PROCESS: ProcessId = 7;
const PRODUCTION: Purpose = Purpose::Production { power: POWER };

/// The start of a metering interval, to which the clock is set.
fn now<T: Config>() -> Moment {
	Interval::floor(TIME, T::Meters::interval()).expect("the interval is not zero")
}

fn attributes() -> Attributes {
	Attributes { technology: 10_101, support: Support::None, storage: false, registry: true }
}

/// A supplier, a driver with a production meter, and the DSO.
struct Cast<T: Config> {
	supplier: T::AccountId,
	owner: T::AccountId,
	dso: T::AccountId,
	area: AreaId,
	meter: MeterId,
}

fn cast<T: Config>() -> Cast<T> {
	let supplier: T::AccountId = account("supplier", 0, 0);
	let owner: T::AccountId = account("owner", 0, 0);
	let dso: T::AccountId = account("dso", 0, 0);
	T::BenchmarkHelper::member(&supplier, &[Role::Supplier]);
	T::BenchmarkHelper::member(&dso, &[Role::Dso]);
	T::BenchmarkHelper::driver(&owner);
	let area = T::BenchmarkHelper::area(&dso);
	let meter = meter::<T>(&owner, area);
	T::BenchmarkHelper::set_time(now::<T>());
	Cast { supplier, owner, dso, area, meter }
}

fn meter<T: Config>(owner: &T::AccountId, area: AreaId) -> MeterId {
	let reading = MeterReading { at: now::<T>(), register: REGISTER };
	T::BenchmarkHelper::meter(owner, area, PRODUCTION, reading)
}

impl<T: Config> Cast<T> {
	/// A source that waits for approval.
	fn pending(&self) -> SourceId {
		let source = NextSourceId::<T>::get();
		Consents::<T>::insert(self.meter, &self.supplier);
		Origin::<T>::register_source(
			RawOrigin::Signed(self.supplier.clone()).into(),
			self.meter,
			Carrier::Solar,
			POWER,
			0,
			attributes(),
		)
		.expect("a valid registration");
		source
	}

	/// A source that feeds in [`POWER`].
	fn source(&self) -> SourceId {
		let (supplier, meter) = (self.supplier.clone(), self.meter);
		Origin::<T>::insert_active_source(supplier, meter, Carrier::Solar, POWER)
	}

	/// A source of which the supplier holds certificates of the present interval, free and locked.
	fn certificates(&self) -> (SourceId, Moment) {
		let (source, interval) = (self.source(), now::<T>());
		let holding = Holding { free: ENERGY, locked: ENERGY };
		Origin::<T>::put_holding(&self.supplier, source, interval, holding);
		(source, interval)
	}

	/// A source of which a process claimed half of what was made in the present interval.
	fn open_ledger(&self) -> (SourceId, Moment) {
		let (source, interval) = (self.source(), now::<T>());
		let taker = Taker { process: PROCESS, meter: self.meter, driver: &self.owner };
		let mut batch = Batch::default();
		let drawn = Draw { energy: ENERGY, committed: u64::MAX };
		Origin::<T>::claim(source, interval, &taker, drawn, &mut batch).expect("it is open");
		Origin::<T>::finish_batch(batch);
		Ledgers::<T>::mutate(interval, source, |ledger| {
			ledger.as_mut().expect("the claim made it").produced = ENERGY * 2;
		});
		(source, interval)
	}

	/// The same, closed. The clock shows when that was.
	fn closed_ledger(&self) -> (SourceId, Moment) {
		let (source, interval) = self.open_ledger();
		T::BenchmarkHelper::set_time(Origin::<T>::closes_at(interval));
		Origin::<T>::close_due(&mut WeightMeter::new());
		assert!(Ledgers::<T>::get(interval, source).is_some_and(|ledger| ledger.is_closed()));
		(source, interval)
	}
}

/// Removes the claims of an interval that was not closed yet.
fn without_claims<T: Config>(source: SourceId, interval: Moment) {
	let _ = Claims::<T>::clear_prefix((interval, source), u32::MAX, None);
	Ledgers::<T>::mutate(interval, source, |ledger| {
		let ledger = ledger.as_mut().expect("the ledger exists");
		(ledger.claimed, ledger.covered) = (0, 0);
	});
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Worst case: the owner allowed the supplier.
	#[benchmark]
	fn register_source() {
		let Cast { supplier, meter, .. } = cast::<T>();
		Consents::<T>::insert(meter, &supplier);

		#[extrinsic_call]
		_(RawOrigin::Signed(supplier), meter, Carrier::Solar, POWER, 0, attributes());

		assert!(!Consents::<T>::contains_key(meter));
	}

	/// Worst case: the source is suspended, and the meter replaces another one.
	#[benchmark]
	fn approve_source() {
		let cast = cast::<T>();
		let source = cast.pending();
		let new = meter::<T>(&cast.owner, cast.area);
		Sources::<T>::mutate(source, |source| {
			source.as_mut().expect("it is registered").next_meter = Some(new);
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.dso), source, new);

		assert!(Origin::<T>::has_carrier(Carrier::Solar));
		assert_eq!(SourceOfMeter::<T>::get(new), Some(source));
	}

	#[benchmark]
	fn suspend_source() {
		let cast = cast::<T>();
		let source = cast.source();

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.dso), source);

		assert_eq!(Origin::<T>::available(source), 0);
	}

	/// Worst case: the owner allowed the supplier.
	#[benchmark]
	fn replace_meter() {
		let cast = cast::<T>();
		let source = cast.source();
		let new = meter::<T>(&cast.owner, cast.area);
		Consents::<T>::insert(new, &cast.supplier);

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.supplier), source, new);

		assert!(!Consents::<T>::contains_key(new));
	}

	#[benchmark]
	fn allow_supplier() {
		let Cast { supplier, owner, meter, .. } = cast::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), meter, Some(supplier));

		assert!(Consents::<T>::contains_key(meter));
	}

	#[benchmark]
	fn set_recipient() {
		let cast = cast::<T>();
		let source = cast.source();

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.owner.clone()), source, cast.owner.clone());

		assert!(Sources::<T>::get(source).is_some_and(|source| source.recipient == cast.owner));
	}

	#[benchmark]
	fn transfer_certificate() {
		let cast = cast::<T>();
		let (source, interval) = cast.certificates();
		let part = ENERGY / 2;

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.supplier), source, interval, cast.owner.clone(), part);

		assert_eq!(Origin::<T>::holding(&cast.owner, source, interval).free, part);
	}

	#[benchmark]
	fn cancel_certificate() {
		let cast = cast::<T>();
		let (source, interval) = cast.certificates();

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.supplier), source, interval, ENERGY, cast.owner.clone());

		assert!(Cancellations::<T>::contains_key(&cast.owner, 0));
	}

	#[benchmark]
	fn green_process() {
		let cast = cast::<T>();
		let (source, interval) = cast.certificates();
		let process = T::BenchmarkHelper::ended_process(&cast.owner, &cast.supplier, ENERGY);
		// It ended before the oldest interval that is not closed.
		Origin::<T>::note_open(interval, source);

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.supplier), source, interval, ENERGY, process);

		assert_eq!(Certified::<T>::get(process).greened, ENERGY);
	}

	#[benchmark]
	fn lock_certificate() {
		let cast = cast::<T>();
		let (source, interval) = cast.certificates();
		let reference = Reference::truncate_from(alloc::vec![b'A'; 64]);

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.supplier.clone()), source, interval, ENERGY, reference);

		assert_eq!(Origin::<T>::holding(&cast.supplier, source, interval).free, 0);
	}

	#[benchmark]
	fn unlock_certificate() {
		let cast = cast::<T>();
		let (source, interval) = cast.certificates();

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.dso), source, interval, cast.supplier.clone(), ENERGY);

		assert_eq!(Origin::<T>::holding(&cast.supplier, source, interval).locked, 0);
	}

	/// Worst case: claims have to be certified again, and the source owes certificates.
	#[benchmark]
	fn withdraw() {
		let cast = cast::<T>();
		let (source, interval) = cast.closed_ledger();
		let part = Holding { free: ENERGY / 4, locked: ENERGY / 4 };
		Origin::<T>::put_holding(&cast.supplier, source, interval, part);

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.dso), source, interval, ENERGY + ENERGY / 2);

		assert!(Ledgers::<T>::get(interval, source).is_some_and(|ledger| !ledger.is_closed()));
		assert!(Sources::<T>::get(source).is_some_and(|source| source.debt.left() > 0));
	}

	/// A process claimed energy in `i` intervals, which are closed.
	#[benchmark]
	fn reduce_claims(i: Linear<1, MAX_CORRECTED>) {
		let cast = cast::<T>();
		let (source, first) = cast.closed_ledger();
		let ledger = Ledgers::<T>::get(first, source).expect("it is closed");
		let key = ClaimKey::new(cast.meter, PROCESS);
		let claim = Claims::<T>::get((first, source), key).expect("it is claimed");
		let length = T::Meters::interval();
		let end = first + length * Moment::from(i);
		for interval in apportion::starts(Interval::new(first, end), length) {
			Claims::<T>::insert((interval, source), key, claim.clone());
			Ledgers::<T>::insert(interval, source, ledger);
		}
		let (over, all) = (Interval::new(first, end), Energy::MAX);
		let reduced;

		#[block]
		{
			reduced = Origin::<T>::reduce_claims(source, PROCESS, &cast.owner, over, all);
		}

		assert_eq!(reduced, ENERGY * Energy::from(i));
	}

	#[benchmark]
	fn limit_greened() {
		Certified::<T>::insert(PROCESS, Proven { certified: ENERGY, greened: ENERGY });

		#[block]
		{
			Origin::<T>::limit_greened(PROCESS, ENERGY, 0);
		}

		assert_eq!(Certified::<T>::get(PROCESS).greened, 0);
	}

	#[benchmark]
	fn expire_certificate() {
		let cast = cast::<T>();
		let (source, interval) = cast.certificates();
		T::BenchmarkHelper::set_time(Origin::<T>::expires_at(interval));

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.owner), cast.supplier.clone(), source, interval);

		assert!(Origin::<T>::holding(&cast.supplier, source, interval).is_empty());
	}

	/// Worst case: the owner allowed the supplier, and the recipient changes.
	#[benchmark]
	fn take_over_source() {
		let cast = cast::<T>();
		let source = cast.source();
		let new: T::AccountId = account("other supplier", 0, 0);
		T::BenchmarkHelper::member(&new, &[Role::Supplier]);
		Consents::<T>::insert(cast.meter, &new);

		#[extrinsic_call]
		_(RawOrigin::Signed(new.clone()), source);

		assert!(Sources::<T>::get(source).is_some_and(|source| source.recipient == new));
	}

	/// A meter that is no source's any more, all reads included.
	#[benchmark]
	fn on_reading_idle() -> Result<(), BenchmarkError> {
		let cast = cast::<T>();
		let source = cast.source();
		let other = meter::<T>(&cast.owner, cast.area);
		SourceOfMeter::<T>::insert(other, source);
		let reading = MeterReading { at: now::<T>(), register: REGISTER };

		#[block]
		{
			Origin::<T>::on_reading(
				other,
				PRODUCTION,
				None,
				Accepted::base(reading),
				&mut Default::default(),
				&mut WeightMeter::new(),
			)
			.map_err(|_| BenchmarkError::Stop("the budget is unlimited"))?;
		}

		Ok(())
	}

	/// The intervals are closed: their energy is issued at once.
	#[benchmark]
	fn on_reading(n: Linear<1, 6>) -> Result<(), BenchmarkError> {
		let cast = cast::<T>();
		let source = cast.source();
		let length = T::Meters::interval();
		// All of the time must be near one of the readings.
		let most = T::Reach::get() * 2 / length;
		let n = Moment::from(n).min(most.max(1));
		let energy = n * 10;
		let previous = MeterReading { at: now::<T>(), register: REGISTER };
		let at = previous.at + n * length;
		let current = MeterReading { at, register: REGISTER + energy };
		T::BenchmarkHelper::set_time(Origin::<T>::closes_at(at));
		let budget = &mut WeightMeter::new();

		#[block]
		{
			Origin::<T>::on_reading(
				cast.meter,
				PRODUCTION,
				Some(previous),
				Accepted::base(current),
				&mut Default::default(),
				budget,
			)
			.map_err(|_| BenchmarkError::Stop("the energy is plausible"))?;
		}

		assert_eq!(Supplies::<T>::get(source).map(|supply| supply.produced), Some(energy));
		Ok(())
	}

	/// Worst case: another commitment is older.
	#[benchmark]
	fn drop_commitment() {
		let source = cast::<T>().source();
		for process in 0..2 {
			Origin::<T>::commit(source, process, POWER / 2).expect("the power is there");
		}
		let mut supply = Supplies::<T>::get(source).expect("the source exists");

		#[block]
		{
			Origin::<T>::drop_newest(source, &mut supply);
		}

		assert_eq!(supply.newest, Some(0));
	}

	/// A ledger is open and not due.
	#[benchmark]
	fn on_idle_base() {
		let (source, interval) = cast::<T>().open_ledger();

		#[block]
		{
			Origin::<T>::on_idle(BlockNumberFor::<T>::zero(), Weight::MAX);
		}

		assert!(Ledgers::<T>::get(interval, source).is_some_and(|ledger| ledger.is_open()));
	}

	/// A ledger without claims whose production goes to the recipient, after the debt of the
	/// source.
	#[benchmark]
	fn close_interval() {
		let cast = cast::<T>();
		let (source, interval) = cast.open_ledger();
		without_claims::<T>(source, interval);
		Sources::<T>::mutate(source, |source| {
			source.as_mut().expect("it is active").debt.incur(1);
		});
		T::BenchmarkHelper::set_time(Origin::<T>::closes_at(interval));

		#[block]
		{
			Origin::<T>::close_due(&mut WeightMeter::new());
		}

		assert_eq!(Origin::<T>::holding(&cast.supplier, source, interval).total(), ENERGY * 2 - 1);
	}

	/// One claim, the closing of its ledger included.
	#[benchmark]
	fn certify_claim() {
		let (_, interval) = cast::<T>().open_ledger();
		T::BenchmarkHelper::set_time(Origin::<T>::closes_at(interval));

		#[block]
		{
			Origin::<T>::close_due(&mut WeightMeter::new());
		}

		assert_eq!(Certified::<T>::get(PROCESS).certified, ENERGY);
	}

	/// An interval without a ledger.
	#[benchmark]
	fn prune_interval() {
		let (_, interval) = cast::<T>().closed_ledger();
		let empty = interval - T::Meters::interval();
		ExpiryCursor::<T>::put(empty);
		T::BenchmarkHelper::set_time(Origin::<T>::expires_at(empty));

		#[block]
		{
			Origin::<T>::prune_expired(&mut WeightMeter::new());
		}

		assert_eq!(ExpiryCursor::<T>::get(), Some(interval));
	}

	/// A ledger without claims.
	#[benchmark]
	fn prune_ledger() {
		let (source, interval) = cast::<T>().open_ledger();
		without_claims::<T>(source, interval);
		T::BenchmarkHelper::set_time(Origin::<T>::closes_at(interval));
		Origin::<T>::close_due(&mut WeightMeter::new());
		T::BenchmarkHelper::set_time(Origin::<T>::expires_at(interval));

		#[block]
		{
			Origin::<T>::prune_expired(&mut WeightMeter::new());
		}

		assert!(!Ledgers::<T>::contains_key(interval, source));
	}

	/// One claim, the removal of its ledger included.
	#[benchmark]
	fn prune_claim() {
		let (source, interval) = cast::<T>().closed_ledger();
		T::BenchmarkHelper::set_time(Origin::<T>::expires_at(interval));

		#[block]
		{
			Origin::<T>::prune_expired(&mut WeightMeter::new());
		}

		assert!(Claims::<T>::iter_prefix((interval, source)).next().is_none());
	}

	/// Certificates of one holder.
	#[benchmark]
	fn prune_holding() {
		let cast = cast::<T>();
		let (source, interval) = cast.certificates();
		ExpiryCursor::<T>::put(interval);
		T::BenchmarkHelper::set_time(Origin::<T>::expires_at(interval));

		#[block]
		{
			Origin::<T>::prune_expired(&mut WeightMeter::new());
		}

		assert!(!Certificates::<T>::contains_key(&cast.supplier, (source, interval)));
	}

	/// A process that claimed nothing that is still stored.
	#[benchmark]
	fn forget() {
		let driver = cast::<T>().owner;
		Certified::<T>::insert(PROCESS, Proven { certified: ENERGY, greened: ENERGY });
		let forgotten;

		#[block]
		{
			forgotten = Origin::<T>::forget(PROCESS, &driver, &mut WeightMeter::new());
		}

		assert_eq!(forgotten.map(|proven| proven.certified), Some(ENERGY));
		assert!(!Certified::<T>::contains_key(PROCESS));
	}

	/// One source of a process, the removal of its proven energy included.
	#[benchmark]
	fn forget_drawn() {
		let (driver, source) = (cast::<T>().owner, 0);
		let span = Span { first: 0, last: now::<T>(), meter: 0 };
		Drawn::<T>::insert((&driver, PROCESS, source), span);
		Certified::<T>::insert(PROCESS, Proven { certified: ENERGY, greened: ENERGY });

		#[block]
		{
			let _ = Origin::<T>::forget(PROCESS, &driver, &mut WeightMeter::new());
		}

		assert!(!Drawn::<T>::contains_key((&driver, PROCESS, source)));
	}

	/// The last cancellation of a tree that is as large as it can be, the root included.
	#[benchmark]
	fn archive_cancellation() {
		let cast = cast::<T>();
		let (source, interval) = cast.certificates();
		Origin::<T>::cancel_certificate(
			RawOrigin::Signed(cast.supplier).into(),
			source,
			interval,
			ENERGY,
			cast.owner.clone(),
		)
		.expect("they are free");
		ArchivedCancellations::<T>::mutate(|archive| {
			while archive.open.size < u64::from(T::CancellationsPerRoot::get()) - 1 {
				archive.open.push(Default::default());
			}
		});
		T::BenchmarkHelper::set_time(now::<T>() + T::CancellationLifetime::get());

		#[block]
		{
			Origin::<T>::archive_cancellations(&mut WeightMeter::new());
		}

		assert_eq!(ArchivedCancellations::<T>::get().roots.size, 1);
		assert!(!Cancellations::<T>::contains_key(&cast.owner, 0));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
