// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! From storage version 1 to 2.

use super::v3::v2;
use crate::{Config, Pallet, Stations, Unscheduled};
use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{
		migrations::VersionedMigration,
		traits::{Get, UncheckedOnRuntimeUpgrade},
		weights::Weight,
	},
	frame_system,
};
use smartcharge_primitives::Meters;

/// From storage version 1 to 2.
///
/// Requests have a highest cost, `None`, and a choice among steps of equal price, the later ones.
/// The latest readings have all of their slack: each version 1 reading had the whole Wh, and none
/// of it is known to be taken. Sessions have no consent and no provisional reward, and responses
/// have the energy that they moved; totals have nothing waived and no free energy. In records, the
/// station's time was due until the end. A running process whose steps are longer than
/// [`Config::MaxStep`] keeps them: readings settle them as before, and whatever ends it early pays
/// what its readings show. Records of processes that were never scheduled are removed: nothing was
/// paid, and nothing refers to them.
pub type V2<T> =
	VersionedMigration<1, 2, MigrateV1ToV2<T>, Pallet<T>, <T as frame_system::Config>::DbWeight>;

/// Translates each running process, at most one per open station, and each record, one per process
/// that has ended, counts the processes of each driver that are not scheduled, and gives metering
/// the power of each open station: one read and one write for each process and record, two of each
/// for a process that is not scheduled, and two reads and a write for each station.
pub struct MigrateV1ToV2<T>(PhantomData<T>);

impl<T: Config> UncheckedOnRuntimeUpgrade for MigrateV1ToV2<T> {
	fn on_runtime_upgrade() -> Weight {
		let (mut count, mut unscheduled) = (0u64, 0u64);
		v2::Processes::<T>::translate_values(|process: v1::Process<T::AccountId>| {
			count = count.saturating_add(1);
			let process = v2::Process::from(process);
			if !matches!(process.phase, v2::Phase::Scheduled(_)) {
				unscheduled = unscheduled.saturating_add(1);
				Unscheduled::<T>::mutate(&process.driver, |own| *own = own.saturating_add(1));
			}
			Some(process)
		});
		v2::Records::<T>::translate_values(|record: v1::Record<T::AccountId>| {
			count = count.saturating_add(1);
			let record = v2::Record::from(record);
			record.supplier.is_some().then_some(record)
		});
		let mut stations = 0u64;
		for station in Stations::<T>::iter_values() {
			stations = stations.saturating_add(1);
			if station.open {
				T::Meters::set_power(station.meter, Some(station.power));
			}
		}
		let keys = count.saturating_add(unscheduled);
		let reads = keys.saturating_add(stations.saturating_mul(2));
		T::DbWeight::get().reads_writes(reads, keys.saturating_add(stations))
	}

	#[cfg(feature = "try-runtime")]
	fn pre_upgrade() -> Result<alloc::vec::Vec<u8>, polkadot_sdk::sp_runtime::TryRuntimeError> {
		use codec::Encode;
		let count = v2::Processes::<T>::iter_keys().count();
		let of_version_1 = || v2::Records::<T>::iter_keys().filter_map(v1::record::<T>);
		let records = of_version_1().filter(v1::Record::was_scheduled).count();
		Ok((u64::try_from(count).ok(), u64::try_from(records).ok()).encode())
	}

	#[cfg(feature = "try-runtime")]
	fn post_upgrade(
		before: alloc::vec::Vec<u8>,
	) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
		use codec::Decode;
		let (processes, records) = <(Option<u64>, Option<u64>)>::decode(&mut &before[..])
			.map_err(|_| "the numbers of processes and records")?;
		let count = v2::Processes::<T>::iter_values().count();
		polkadot_sdk::frame_support::ensure!(
			u64::try_from(count).ok() == processes,
			"a process was lost"
		);
		polkadot_sdk::frame_support::ensure!(
			u64::try_from(v2::Records::<T>::iter_values().count()).ok() == records,
			"the record of a scheduled process was lost, or another one is left"
		);
		Ok(())
	}
}

/// Layouts of storage version 1.
mod v1 {
	use super::v2;
	use crate::{
		schedule::{Schedule, Timetable},
		FinishReason, SetApart, Slot, WhenEqual, MAX_SEGMENTS,
	};
	use codec::Decode;
	use polkadot_sdk::{frame_support::BoundedVec, sp_core::ConstU32};
	use smartcharge_primitives::{
		energy::energy_at, AreaId, Balance, Direction, Energy, MeterId, MeterReading, Moment,
		Power, ProcessId, SignalId, SourceChoice, SourceId, StationId, MOST_SLACK,
	};

	#[derive(Decode)]
	pub struct Process<AccountId> {
		id: ProcessId,
		driver: AccountId,
		station: StationId,
		cso: AccountId,
		payee: AccountId,
		meter: MeterId,
		area: AreaId,
		power: Power,
		price_per_hour: Balance,
		authorised: Moment,
		reserved: Balance,
		signalled: bool,
		phase: Phase<AccountId>,
	}

	#[allow(clippy::large_enum_variant, reason = "as it was stored")]
	#[derive(Decode)]
	pub enum Phase<AccountId> {
		#[codec(index = 0)]
		Authorised,
		#[codec(index = 1)]
		Requested { request: Request, offers: u32 },
		#[codec(index = 2)]
		Scheduled(Session<AccountId>),
	}

	#[derive(Decode)]
	pub struct Request {
		energy: Energy,
		steps: u32,
		step: Moment,
		preferences: Preferences,
	}

	#[derive(Decode)]
	pub struct Preferences {
		source: SourceChoice,
		demand_response: bool,
		minimum_reward: Balance,
		max_price: Option<Balance>,
	}

	#[derive(Decode)]
	pub struct Session<AccountId> {
		request: Request,
		supplier: AccountId,
		source: Option<SourceId>,
		chosen: Slot,
		locked: u8,
		segments: Segments,
		set_aside: Power,
		dso: AccountId,
		grid_price: Balance,
		timetable: Timetable,
		schedule: Schedule,
		remainder: Option<u32>,
		open: u32,
		last: MeterReading,
		delivered: Energy,
		sourced: Energy,
		escrow: Balance,
		totals: Totals,
		response: Option<Response>,
		closing: Option<v2::Closing>,
	}

	type Segments = BoundedVec<Segment, ConstU32<MAX_SEGMENTS>>;

	#[derive(Decode)]
	pub struct Segment {
		slot: Slot,
		source: Option<SourceId>,
		since: Moment,
		energy: Energy,
	}

	/// The open step has one power, which the last of its segments has committed.
	fn segments(old: Segments, power: Power) -> v2::Segments {
		let new = |Segment { slot, source, since, energy }| {
			let power = source.map_or(0, |_| power);
			v2::Segment { slot, source, since, energy, power, unclaimed: 0 }
		};
		v2::Segments::truncate_from(old.into_iter().map(new).collect())
	}

	#[derive(Decode)]
	pub struct Response {
		signal: SignalId,
		direction: Direction,
		energy: Energy,
	}

	#[derive(Decode)]
	pub struct Totals {
		to_supplier: Balance,
		to_dso: Balance,
		to_cso: Balance,
		reward: Balance,
		unpaid: Balance,
	}

	/// The record of a process, as it is stored.
	#[cfg(feature = "try-runtime")]
	pub fn record<T: crate::Config>(id: ProcessId) -> Option<Record<T::AccountId>> {
		let key = v2::Records::<T>::hashed_key_for(id);
		polkadot_sdk::frame_support::storage::unhashed::get(&key)
	}

	#[cfg(feature = "try-runtime")]
	impl<AccountId> Record<AccountId> {
		/// Whether its process was scheduled.
		pub fn was_scheduled(&self) -> bool {
			self.supplier.is_some()
		}
	}

	#[derive(Decode)]
	pub struct Record<AccountId> {
		driver: AccountId,
		station: StationId,
		cso: AccountId,
		supplier: Option<AccountId>,
		source: Option<SourceId>,
		start: Moment,
		end: Moment,
		energy: Energy,
		sourced: Energy,
		registers: (Energy, Energy),
		totals: Totals,
		reason: FinishReason,
	}

	impl Response {
		/// The response of the open step of `session`, at a station of `power` W.
		fn migrate<AccountId>(
			self,
			session: &v2::Session<AccountId>,
			power: Power,
		) -> v2::Response {
			let Self { signal, direction, energy } = self;
			let remaining = session.request.energy.saturating_sub(session.delivered);
			let energy = match direction {
				Direction::Up => energy,
				// A `Down` was measured against the full power of the station.
				Direction::Down => {
					energy_at(power, session.timetable.interval(session.open).duration())
				},
			};
			v2::Response {
				signal,
				direction,
				energy,
				// Unknown, and no step.
				partner: session.timetable.steps,
				besides: remaining.saturating_sub(energy),
			}
		}
	}

	impl From<Request> for v2::Request {
		fn from(Request { energy, steps, step, preferences }: Request) -> Self {
			let Preferences { source, demand_response, minimum_reward, max_price } = preferences;
			let preferences = v2::Preferences {
				source,
				demand_response,
				minimum_reward,
				max_price,
				max_cost: None,
				when_equal: WhenEqual::Late,
			};
			Self { energy, steps, step, preferences }
		}
	}

	impl<AccountId> Session<AccountId> {
		/// The session of a process at a station of `power` W.
		fn migrate(self, power: Power) -> v2::Session<AccountId> {
			let old = self;
			let mut session = v2::Session {
				request: old.request.into(),
				supplier: old.supplier,
				source: old.source,
				chosen: old.chosen,
				locked: old.locked,
				segments: segments(old.segments, old.set_aside),
				set_aside: old.set_aside,
				dso: old.dso,
				grid_price: old.grid_price,
				timetable: old.timetable,
				schedule: old.schedule,
				remainder: old.remainder,
				open: old.open,
				last: old.last,
				slack: MOST_SLACK,
				delivered: old.delivered,
				sourced: old.sourced,
				escrow: old.escrow,
				totals: old.totals.into(),
				response: None,
				rewards: SetApart::default(),
				closing: old.closing,
				consent: None,
				other_suppliers: Default::default(),
			};
			session.response = old.response.map(|response| response.migrate(&session, power));
			session
		}
	}

	impl From<Totals> for v2::Totals {
		fn from(Totals { to_supplier, to_dso, to_cso, reward, unpaid }: Totals) -> Self {
			Self { to_supplier, to_dso, to_cso, reward, unpaid, waived: 0, free: 0 }
		}
	}

	impl<AccountId> From<Record<AccountId>> for v2::Record<AccountId> {
		fn from(old: Record<AccountId>) -> Self {
			// What a process of version 1 did not pay was never a debt.
			let Totals { unpaid, .. } = old.totals;
			let totals = v2::Totals { unpaid: 0, waived: unpaid, ..old.totals.into() };
			Self {
				driver: old.driver,
				station: old.station,
				cso: old.cso,
				supplier: old.supplier,
				source: old.source,
				start: old.start,
				end: old.end,
				due_until: old.end,
				energy: old.energy,
				sourced: old.sourced,
				registers: old.registers,
				totals,
				reason: old.reason,
				other_suppliers: Default::default(),
			}
		}
	}

	impl<AccountId> Phase<AccountId> {
		/// The phase of a process at a station of `power` W.
		fn migrate(self, power: Power) -> v2::Phase<AccountId> {
			match self {
				Self::Authorised => v2::Phase::Authorised,
				Self::Requested { request, offers } => {
					v2::Phase::Requested { request: request.into(), offers }
				},
				Self::Scheduled(session) => v2::Phase::Scheduled(session.migrate(power)),
			}
		}
	}

	impl<AccountId> From<Process<AccountId>> for v2::Process<AccountId> {
		fn from(old: Process<AccountId>) -> Self {
			Self {
				id: old.id,
				driver: old.driver,
				station: old.station,
				cso: old.cso,
				payee: old.payee,
				meter: old.meter,
				area: old.area,
				power: old.power,
				price_per_hour: old.price_per_hour,
				authorised: old.authorised,
				reserved: old.reserved,
				signalled: old.signalled,
				phase: old.phase.migrate(old.power),
			}
		}
	}
}
