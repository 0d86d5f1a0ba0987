// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Fakes that the tests change at will. The one that follows shortages keeps a trace and can fail
//! over to another source.

use super::*;
use polkadot_sdk::frame_support::{parameter_types, weights::Weight};
use smartcharge_primitives::{
	EndedProcess, OnShortage, ProcessEnergy, ProcessId, SourceId, Sources,
};
use std::collections::BTreeMap;

/// A commitment that the pallet dropped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Dropped {
	pub source: SourceId,
	pub process: ProcessId,
	pub power: Power,
	/// Whether another source took it over.
	pub taken_over: bool,
}

parameter_types! {
	/// Driver, suppliers and delivered energy of the processes that have ended.
	pub static Ended: BTreeMap<ProcessId, EndedProcess<AccountId>> = BTreeMap::new();
	/// What was dropped, in this order.
	pub static Drops: Vec<Dropped> = Vec::new();
	/// The source that dropped commitments fail over to.
	pub static Substitute: Option<SourceId> = None;
	/// What following a shortage takes.
	pub static ShortageWeight: Weight = Weight::from_parts(7_000_000, 700);
}

pub struct FakeProcesses;
impl ProcessEnergy<AccountId> for FakeProcesses {
	fn ended(process: ProcessId) -> Option<EndedProcess<AccountId>> {
		Ended::get().get(&process).cloned()
	}
}

/// Has the [`Substitute`] take over, as charging does, and records what was reported to it.
pub struct Shortage;
impl OnShortage for Shortage {
	fn weight() -> Weight {
		ShortageWeight::get()
	}

	fn on_dropped(source: SourceId, process: ProcessId, power: Power) {
		let taken_over =
			Substitute::get().is_some_and(|other| Origin::commit(other, process, power).is_ok());
		Drops::mutate(|drops| drops.push(Dropped { source, process, power, taken_over }));
	}
}

/// The cast of the benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub struct Cast;

#[cfg(feature = "runtime-benchmarks")]
mod benchmark_cast {
	use super::*;
	use smartcharge_primitives::{
		testing::{add_area, add_driver, add_member, add_next_meter},
		AreaId, BenchmarkCast, MeterReading, Purpose, Role,
	};

	impl BenchmarkCast<AccountId> for Cast {
		fn member(who: &AccountId, roles: &[Role]) {
			add_member(*who, roles);
		}

		fn driver(who: &AccountId) {
			add_driver(*who);
		}

		fn area(dso: &AccountId) -> AreaId {
			let area = 100;
			add_area(area, *dso, 0);
			area
		}

		fn meter(
			owner: &AccountId,
			area: AreaId,
			purpose: Purpose,
			reading: MeterReading,
		) -> MeterId {
			add_next_meter(*owner, area, purpose, Some(reading))
		}

		fn ended_process(driver: &AccountId, supplier: &AccountId, energy: Energy) -> ProcessId {
			let process = 7;
			let (driver, suppliers) = (*driver, vec![*supplier]);
			let record = EndedProcess { driver, suppliers, energy, end: 0 };
			Ended::mutate(|ended| ended.insert(process, record));
			process
		}

		fn set_time(now: Moment) {
			set_time(now);
		}
	}
}
