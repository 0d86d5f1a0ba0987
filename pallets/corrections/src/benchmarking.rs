// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls and of what idle blocks do. What follows from a correction by part and
//! by payee is weighed apart.

#![allow(clippy::restriction, reason = "benchmarks run off chain")]

use crate::{
	disputes::types::{MAX_EVIDENCE, MAX_RESPONDENTS},
	types::{Change, Of, MAX_CHANGES},
	*,
};
use alloc::{vec, vec::Vec};
use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::{
		traits::{fungible::Inspect, EnsureOrigin, Get, Hooks},
		weights::{Weight, WeightMeter},
		BoundedVec,
	},
	frame_system::{pallet_prelude::BlockNumberFor, RawOrigin},
	sp_core::H256,
	sp_runtime::traits::Zero,
};
use smartcharge_primitives::{
	genesis_hash,
	money::energy_cost,
	salted_hash,
	trail::{Line, Part, Trail},
	Balance, BenchmarkCast, ChargeRecord, Energy, Interval, Moment, ProcessId, Role,
	MILLIS_PER_HOUR,
};

const NOW: Moment = 1_800_000_000_000;
const FUNDS: Balance = 1_000_000_000;
const ENERGY: Energy = 1_000;

/// Everybody in a process, who all have money.
struct Cast<T: Config> {
	driver: T::AccountId,
	dso: T::AccountId,
	suppliers: Vec<T::AccountId>,
	process: ProcessId,
	lines: Vec<Line<T::AccountId>>,
}

fn member<T: Config>(name: &'static str, index: u32, role: Role) -> T::AccountId {
	let who: T::AccountId = account(name, index, 0);
	T::BenchmarkHelper::member(&who, &[role]);
	T::BenchmarkHelper::fund(&who, FUNDS);
	who
}

/// A process that has ended with so many lines of parts of 17 suppliers.
fn cast<T: Config>(lines: u32) -> Cast<T> {
	T::BenchmarkHelper::set_time(NOW);
	let driver: T::AccountId = account("driver", 0, 0);
	T::BenchmarkHelper::driver(&driver);
	T::BenchmarkHelper::fund(&driver, FUNDS);
	let dso = member::<T>("dso", 0, Role::Dso);
	let cso = member::<T>("cso", 0, Role::Cso);
	let suppliers: Vec<_> =
		(0..17).map(|index| member::<T>("supplier", index, Role::Supplier)).collect();
	let (price, grid_price) = (242_000, 48_400);
	let line = |step: u32| Line {
		step,
		time: Interval::new(NOW - 2 * MILLIS_PER_HOUR, NOW - MILLIS_PER_HOUR),
		parts: suppliers
			.iter()
			.map(|supplier| Part {
				supplier: supplier.clone(),
				source: None,
				energy: ENERGY,
				idle: 0,
				unproven: 0,
				price,
				grid_price,
				amount: energy_cost(price, ENERGY),
			})
			.collect(),
		to_dso: energy_cost(grid_price, ENERGY * 17),
		price_per_hour: 290_400,
		to_cso: 290_400,
		reward: 0,
		unpaid: 0,
	};
	let lines: Vec<_> = (0..lines).map(line).collect();
	let mut record = ChargeRecord {
		driver: driver.clone(),
		cso,
		suppliers: suppliers.clone(),
		area: T::BenchmarkHelper::area(&dso),
		power: 100_000_000,
		meter_active: true,
		meter_owner: driver.clone(),
		end: NOW - MILLIS_PER_HOUR,
		energy: 17 * ENERGY * lines.len() as Energy,
		to_cso: lines.iter().map(|line| line.to_cso).sum(),
		trail: None,
	};
	// The id is in the trail: ask for it first.
	let process = T::BenchmarkHelper::billed_process(record.clone()) + 1;
	let mut trail = Trail::new(genesis_hash::<T>().as_ref(), process);
	lines.iter().for_each(|line| trail.add(line));
	record.trail = Some(trail);
	let process_now = T::BenchmarkHelper::billed_process(record.clone());
	if process_now != process {
		// A runtime that gives the same id again.
		let mut trail = Trail::new(genesis_hash::<T>().as_ref(), process_now);
		lines.iter().for_each(|line| trail.add(line));
		record.trail = Some(trail);
		T::BenchmarkHelper::billed_process(record);
	}
	Cast { driver, dso, suppliers, process: process_now, lines }
}

fn changes(delta: i64) -> Changes {
	let change = Change { line: 0, of: Of::Energy(0), delta };
	Changes::Listed(BoundedVec::truncate_from(vec![change]))
}

impl<T: Config> Cast<T> {
	fn origin(who: &T::AccountId) -> T::RuntimeOrigin {
		RawOrigin::Signed(who.clone()).into()
	}

	fn correct(&self, changes: Changes) -> Result<CorrectionId, BenchmarkError> {
		let id = NextCorrectionId::<T>::get();
		let (reason, lines) = (Reason::MeterFault, self.lines.clone());
		Pallet::<T>::correct(
			Self::origin(&self.dso),
			self.process,
			lines,
			changes,
			reason,
			H256::zero(),
		)
		.map_err(|error| error.error)?;
		Ok(id)
	}

	/// A dispute of all of the first line by the driver, with as many respondents as there can be.
	fn dispute(&self) -> Result<DisputeId, BenchmarkError> {
		let id = NextDisputeId::<T>::get();
		Pallet::<T>::dispute_line(
			Self::origin(&self.driver),
			self.process,
			0,
			Excess::Energy(17 * ENERGY),
			self.lines.clone(),
			H256::zero(),
		)?;
		Ok(id)
	}

	/// The same, with arbiters. Returns the first two of them.
	fn hearing(&self) -> Result<(DisputeId, Vec<T::AccountId>), BenchmarkError> {
		let id = self.dispute()?;
		let arbiters: Vec<_> =
			(0..MAX_ARBITERS).map(|index| member::<T>("arbiter", index, Role::Brp)).collect();
		Arbiters::<T>::put(BoundedVec::truncate_from(arbiters));
		let answer = Answer::Contest(H256::zero());
		Pallet::<T>::answer_dispute(Self::origin(&self.dso), id, answer)
			.map_err(|error| error.error)?;
		T::BenchmarkHelper::set_time(NOW + T::DrawDelay::get() + 1);
		Pallet::<T>::end_due(&mut WeightMeter::new());
		let stage = Disputes::<T>::get(id).map(|dispute| dispute.stage);
		let Some(Stage::Hearing(arbiters)) = stage else {
			return Err(BenchmarkError::Stop("no arbiters"));
		};
		Ok((id, arbiters.into_iter().map(|arbiter| arbiter.who).collect()))
	}

	fn ruled(&self) -> Result<DisputeId, BenchmarkError> {
		let (id, arbiters) = self.hearing()?;
		for arbiter in arbiters.iter().take(2) {
			Pallet::<T>::rule_dispute(Self::origin(arbiter), id, 1_000)?;
		}
		Ok(id)
	}
}

fn governance<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::GovernanceOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// `l` lines and parts, 17 parts in each line.
	#[benchmark]
	fn correct(l: Linear<18, 1_440>) -> Result<(), BenchmarkError> {
		let cast = cast::<T>(l / 18);
		let (process, lines) = (cast.process, cast.lines.clone());

		#[extrinsic_call]
		_(
			RawOrigin::Signed(cast.dso),
			process,
			lines,
			changes(-1),
			Reason::MeterFault,
			H256::zero(),
		);

		assert_eq!(Corrections::<T>::iter().count(), 1);
		Ok(())
	}

	#[benchmark]
	fn accept_correction() -> Result<(), BenchmarkError> {
		let cast = cast::<T>(1);
		let id = cast.correct(changes(1))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.driver), id);

		assert!(Corrections::<T>::get(id).is_some_and(|correction| !correction.state.is_open()));
		Ok(())
	}

	#[benchmark]
	fn reject_correction() -> Result<(), BenchmarkError> {
		let cast = cast::<T>(1);
		let id = cast.correct(changes(1))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.driver), id);

		assert!(Corrections::<T>::get(id).is_some_and(|correction| !correction.state.is_open()));
		Ok(())
	}

	#[benchmark]
	fn lapse_correction() -> Result<(), BenchmarkError> {
		let cast = cast::<T>(1);
		let id = cast.correct(changes(1))?;
		T::BenchmarkHelper::set_time(NOW + T::ConsentTime::get() + 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.driver), id);

		assert!(Corrections::<T>::get(id).is_some_and(|correction| !correction.state.is_open()));
		Ok(())
	}

	/// As many respondents as there can be, and `l` lines and parts.
	#[benchmark]
	fn dispute_line(l: Linear<18, 1_440>) -> Result<(), BenchmarkError> {
		let cast = cast::<T>(l / 18);
		let (process, lines) = (cast.process, cast.lines.clone());
		let excess = Excess::Energy(17 * ENERGY);

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.driver), process, 0, excess, lines, H256::zero());

		let dispute = Disputes::<T>::get(0).expect("it is open");
		assert!(dispute.respondents.len() as u32 >= MAX_RESPONDENTS - 1);
		Ok(())
	}

	#[benchmark]
	fn dispute_correction() -> Result<(), BenchmarkError> {
		let cast = cast::<T>(1);
		let id = cast.correct(changes(-1_000))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.suppliers[0].clone()), id, H256::zero());

		assert!(Disputes::<T>::contains_key(0));
		Ok(())
	}

	#[benchmark]
	fn dispute_invoice() -> Result<(), BenchmarkError> {
		let cast = cast::<T>(1);
		let issuer = cast.suppliers[0].clone();
		let (salt, document) = (H256::repeat_byte(1), H256::repeat_byte(2));
		let commitment = salted_hash(salt, &cast.driver, document);
		T::BenchmarkHelper::anchored_invoice(&issuer, commitment);

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.driver), issuer, 0, 1, salt, document, 1_000, H256::zero());

		assert!(Disputes::<T>::contains_key(0));
		Ok(())
	}

	/// The last respondent concedes, which closes the dispute.
	#[benchmark]
	fn answer_dispute() -> Result<(), BenchmarkError> {
		let cast = cast::<T>(1);
		let id = cast.dispute()?;
		for supplier in &cast.suppliers {
			let origin = Cast::<T>::origin(supplier);
			Pallet::<T>::answer_dispute(origin, id, Answer::Concede)
				.map_err(|error| error.error)?;
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.dso), id, Answer::Concede);

		assert!(Disputes::<T>::get(id).is_some_and(|dispute| !dispute.is_open()));
		Ok(())
	}

	/// The second arbiter decides.
	#[benchmark]
	fn rule_dispute() -> Result<(), BenchmarkError> {
		let cast = cast::<T>(1);
		let (id, arbiters) = cast.hearing()?;
		Pallet::<T>::rule_dispute(Cast::<T>::origin(&arbiters[0]), id, 1_000)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(arbiters[1].clone()), id, 1_000);

		assert!(Disputes::<T>::get(id).is_some_and(|of| of.stage == Stage::Ruled(1_000)));
		Ok(())
	}

	#[benchmark]
	fn appeal_ruling() -> Result<(), BenchmarkError> {
		let cast = cast::<T>(1);
		let id = cast.ruled()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(cast.driver), id);

		assert!(Disputes::<T>::get(id).is_some_and(|of| of.stage == Stage::Appealed(1_000)));
		Ok(())
	}

	#[benchmark]
	fn decide_appeal() -> Result<(), BenchmarkError> {
		let cast = cast::<T>(1);
		let id = cast.ruled()?;
		Pallet::<T>::appeal_ruling(Cast::<T>::origin(&cast.driver), id)?;

		#[extrinsic_call]
		_(governance::<T>()? as T::RuntimeOrigin, id, 1_000);

		assert!(Disputes::<T>::get(id).is_some_and(|dispute| !dispute.is_open()));
		Ok(())
	}

	#[benchmark]
	fn set_arbiters() -> Result<(), BenchmarkError> {
		let arbiters: Vec<_> =
			(0..MAX_ARBITERS).map(|index| member::<T>("arbiter", index, Role::Brp)).collect();

		#[extrinsic_call]
		_(governance::<T>()? as T::RuntimeOrigin, BoundedVec::truncate_from(arbiters));

		assert_eq!(Arbiters::<T>::get().len() as u32, MAX_ARBITERS);
		Ok(())
	}

	/// Nothing is due.
	#[benchmark]
	fn on_idle_base() -> Result<(), BenchmarkError> {
		cast::<T>(1).correct(changes(-1))?;

		#[block]
		{
			Pallet::<T>::on_idle(BlockNumberFor::<T>::zero(), Weight::MAX);
		}

		assert_eq!(Corrections::<T>::iter().count(), 1);
		Ok(())
	}

	/// A dispute of as many respondents as there can be, that nobody has answered.
	#[benchmark]
	fn end_dispute() -> Result<(), BenchmarkError> {
		let cast = cast::<T>(1);
		let id = cast.dispute()?;
		let mut dispute = Disputes::<T>::get(id).expect("it is open");
		dispute.evidence = BoundedVec::truncate_from(vec![H256::zero(); MAX_EVIDENCE as usize]);
		Disputes::<T>::insert(id, dispute);
		T::BenchmarkHelper::set_time(NOW + T::AnswerTime::get() + 1);

		#[block]
		{
			Pallet::<T>::end_due(&mut WeightMeter::new());
		}

		assert!(Disputes::<T>::get(id).is_some_and(|dispute| !dispute.is_open()));
		assert!(Corrections::<T>::iter_values().all(|of| of.effects.len() as u32 <= MAX_CHANGES));
		Ok(())
	}

	/// A payment that the balance covers.
	#[benchmark]
	fn pay() {
		let cast = cast::<T>(1);
		let (from, to) = (&cast.suppliers[0], &cast.driver);
		let before = T::Currency::balance(to);

		#[block]
		{
			Pallet::<T>::pay_or_owe(Ground::Correction(0), from, to, 1_000);
		}

		assert_eq!(T::Currency::balance(to), before + 1_000);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
