// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! From storage version 2 to 3.

use crate::{
	Config, Covers, LockedOffer, LockedOffers, NewestFirst, Offers, Pallet, Prices, Processes,
	Records, RecordsOf, StandingOffer, StandingOffers,
};
use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{
		migrations::VersionedMigration,
		traits::{Get, UncheckedOnRuntimeUpgrade},
		weights::Weight,
		BoundedVec,
	},
	frame_system,
};
use smartcharge_primitives::{Price, ProcessId, MAX_PRICE};

/// From storage version 2 to 3.
///
/// Prices per kWh can be negative; none was. Nobody covers anything, and all energy is proven.
/// Preferences are of version 0. No process was started under a mandate, and the station's time of
/// one that closes is due until the disconnect. Neither processes nor records have a trail: their
/// first steps would be missing in it. Records are found by their drivers.
pub type V3<T> =
	VersionedMigration<2, 3, MigrateV2ToV3<T>, Pallet<T>, <T as frame_system::Config>::DbWeight>;

/// Translates each running process with its locked offers and the offers made for it, at most
/// [`crate::MAX_SLOTS`] and [`Config::MaxOffers`], each standing offer, and each record, one per
/// process that has ended, which it also lists: one read and one write for each.
pub struct MigrateV2ToV3<T>(PhantomData<T>);

impl<T: Config> UncheckedOnRuntimeUpgrade for MigrateV2ToV3<T> {
	fn on_runtime_upgrade() -> Weight {
		let mut count = 0u64;
		let mut counted = || count = count.saturating_add(1);
		Processes::<T>::translate_values(|process: v2::Process<T::AccountId>| {
			counted();
			Some(process.into())
		});
		LockedOffers::<T>::translate_values(|offer: v2::StoredOffer<T::AccountId>| {
			counted();
			Some(offer.into())
		});
		Offers::<T>::translate_values(|offer: v2::Prices| {
			counted();
			Some(prices(offer))
		});
		StandingOffers::<T>::translate_values(|offer: v2::StandingOffer| {
			counted();
			Some(StandingOffer { from: offer.from, prices: prices(offer.prices) })
		});
		Records::<T>::translate_values(|record: v2::Record<T::AccountId>| {
			counted();
			Some(record.into())
		});
		for (id, driver) in drivers_of_records::<T>() {
			counted();
			RecordsOf::<T>::insert(driver, NewestFirst::new(id), ());
		}
		T::DbWeight::get().reads_writes(count, count)
	}

	#[cfg(feature = "try-runtime")]
	fn pre_upgrade() -> Result<alloc::vec::Vec<u8>, polkadot_sdk::sp_runtime::TryRuntimeError> {
		use codec::Encode;
		Ok(MigrateV2ToV3::<T>::keys().encode())
	}

	#[cfg(feature = "try-runtime")]
	fn post_upgrade(
		before: alloc::vec::Vec<u8>,
	) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
		use codec::Decode;
		let before = <[u64; 5]>::decode(&mut &before[..]).map_err(|_| "the numbers of items")?;
		let after = [
			Processes::<T>::iter_values().count(),
			LockedOffers::<T>::iter_values().count(),
			Offers::<T>::iter_values().count(),
			StandingOffers::<T>::iter_values().count(),
			Records::<T>::iter_values().count(),
		];
		let after = after.map(|count| u64::try_from(count).unwrap_or(u64::MAX));
		polkadot_sdk::frame_support::ensure!(
			before == after,
			"a process, an offer or a record was lost"
		);
		polkadot_sdk::frame_support::ensure!(
			drivers_of_records::<T>()
				.all(|(id, driver)| RecordsOf::<T>::contains_key(driver, NewestFirst::new(id))),
			"a record is not found by its driver"
		);
		Ok(())
	}
}

#[cfg(feature = "try-runtime")]
impl<T: Config> MigrateV2ToV3<T> {
	/// Numbers of processes, locked offers, offers, standing offers and records.
	fn keys() -> [u64; 5] {
		[
			Processes::<T>::iter_keys().count(),
			LockedOffers::<T>::iter_keys().count(),
			Offers::<T>::iter_keys().count(),
			StandingOffers::<T>::iter_keys().count(),
			Records::<T>::iter_keys().count(),
		]
		.map(|count| u64::try_from(count).unwrap_or(u64::MAX))
	}
}

/// A price of version 2. No price exceeded the highest one.
fn price(old: v2::Price) -> Price {
	Price::try_from(old).unwrap_or(MAX_PRICE)
}

fn prices(old: v2::Prices) -> Prices {
	BoundedVec::truncate_from(old.into_iter().map(price).collect())
}

/// The processes that have a record, with their drivers.
fn drivers_of_records<T: Config>() -> impl Iterator<Item = (ProcessId, T::AccountId)> {
	drivers::Records::<T>::iter()
}

/// Records, of which only the first field is decoded: it is the driver in all versions.
mod drivers {
	use crate::{Config, Pallet};
	use polkadot_sdk::frame_support::{storage_alias, Twox64Concat};
	use smartcharge_primitives::ProcessId;

	#[storage_alias]
	pub type Records<T: Config> = StorageMap<
		Pallet<T>,
		Twox64Concat,
		ProcessId,
		<T as polkadot_sdk::frame_system::Config>::AccountId,
	>;
}

/// Layouts of storage version 2.
pub(super) mod v2 {
	use super::{price, BoundedVec, Covers, LockedOffer};
	use crate::{
		schedule::{Schedule, Timetable},
		Consent, FinishReason, OtherSuppliers, Pallet, SetApart, Slot, WhenEqual, MAX_SEGMENTS,
	};
	use alloc::vec::Vec;
	use codec::{Decode, Encode};
	use polkadot_sdk::{
		frame_support::{storage_alias, Identity, Twox64Concat},
		sp_core::ConstU32,
	};
	use smartcharge_primitives::{
		AreaId, Balance, Direction, Energy, MeterId, MeterReading, Moment, OrderedMeterId, Power,
		ProcessId, SignalId, SourceChoice, SourceId, StationId, MAX_STEPS,
	};

	/// A price was never negative.
	pub type Price = u128;

	pub type Prices = BoundedVec<Price, ConstU32<MAX_STEPS>>;

	#[storage_alias]
	pub type Processes<T: crate::Config> = StorageMap<
		Pallet<T>,
		Identity,
		OrderedMeterId,
		Process<<T as polkadot_sdk::frame_system::Config>::AccountId>,
	>;

	#[storage_alias]
	pub type Records<T: crate::Config> = StorageMap<
		Pallet<T>,
		Twox64Concat,
		ProcessId,
		Record<<T as polkadot_sdk::frame_system::Config>::AccountId>,
	>;

	#[derive(Encode, Decode)]
	pub struct Process<AccountId> {
		pub id: ProcessId,
		pub driver: AccountId,
		pub station: StationId,
		pub cso: AccountId,
		pub payee: AccountId,
		pub meter: MeterId,
		pub area: AreaId,
		pub power: Power,
		pub price_per_hour: Balance,
		pub authorised: Moment,
		pub reserved: Balance,
		pub signalled: bool,
		pub phase: Phase<AccountId>,
	}

	#[allow(clippy::large_enum_variant, reason = "as it was stored")]
	#[derive(Encode, Decode)]
	pub enum Phase<AccountId> {
		#[codec(index = 0)]
		Authorised,
		#[codec(index = 1)]
		Requested { request: Request, offers: u32 },
		#[codec(index = 2)]
		Scheduled(Session<AccountId>),
	}

	#[derive(Encode, Decode)]
	pub struct Request {
		pub energy: Energy,
		pub steps: u32,
		pub step: Moment,
		pub preferences: Preferences,
	}

	#[derive(Encode, Decode)]
	pub struct Preferences {
		pub source: SourceChoice,
		pub demand_response: bool,
		pub minimum_reward: Balance,
		pub max_price: Option<Price>,
		pub max_cost: Option<Balance>,
		pub when_equal: WhenEqual,
	}

	#[derive(Encode, Decode)]
	pub struct Session<AccountId> {
		pub request: Request,
		pub supplier: AccountId,
		pub source: Option<SourceId>,
		pub chosen: Slot,
		pub locked: u8,
		pub segments: Segments,
		pub set_aside: Power,
		pub dso: AccountId,
		pub grid_price: Price,
		pub timetable: Timetable,
		pub schedule: Schedule,
		pub remainder: Option<u32>,
		pub open: u32,
		pub last: MeterReading,
		pub slack: u32,
		pub delivered: Energy,
		pub sourced: Energy,
		pub escrow: Balance,
		pub totals: Totals,
		pub response: Option<Response>,
		pub rewards: SetApart,
		pub closing: Option<Closing>,
		pub consent: Option<Consent>,
		pub other_suppliers: OtherSuppliers<AccountId>,
	}

	#[derive(Encode, Decode)]
	pub struct Closing {
		pub at: Moment,
		pub reason: FinishReason,
	}

	pub type Segments = BoundedVec<Segment, ConstU32<MAX_SEGMENTS>>;

	#[derive(Encode, Decode)]
	pub struct Segment {
		pub slot: Slot,
		pub source: Option<SourceId>,
		pub since: Moment,
		pub energy: Energy,
		pub power: Power,
		pub unclaimed: u64,
	}

	#[derive(Encode, Decode)]
	pub struct Response {
		pub signal: SignalId,
		pub direction: Direction,
		pub energy: Energy,
		pub partner: u32,
		pub besides: Energy,
	}

	#[derive(Encode, Decode, Default)]
	pub struct Totals {
		pub to_supplier: Balance,
		pub to_dso: Balance,
		pub to_cso: Balance,
		pub reward: Balance,
		pub unpaid: Balance,
		pub waived: Balance,
		pub free: Energy,
	}

	#[derive(Encode, Decode)]
	pub struct Record<AccountId> {
		pub driver: AccountId,
		pub station: StationId,
		pub cso: AccountId,
		pub supplier: Option<AccountId>,
		pub source: Option<SourceId>,
		pub start: Moment,
		pub end: Moment,
		pub due_until: Moment,
		pub energy: Energy,
		pub sourced: Energy,
		pub registers: (Energy, Energy),
		pub totals: Totals,
		pub reason: FinishReason,
		pub other_suppliers: OtherSuppliers<AccountId>,
	}

	#[derive(Decode)]
	pub struct StoredOffer<AccountId> {
		supplier: AccountId,
		source: Option<SourceId>,
		prices: Vec<PriceRun>,
	}

	#[derive(Decode)]
	pub struct PriceRun {
		#[codec(compact)]
		steps: u32,
		#[codec(compact)]
		price: Price,
	}

	#[derive(Decode)]
	pub struct StandingOffer {
		pub from: Moment,
		pub prices: Prices,
	}

	impl<AccountId> From<StoredOffer<AccountId>> for LockedOffer<AccountId> {
		fn from(old: StoredOffer<AccountId>) -> Self {
			let steps = |run: PriceRun| {
				let steps = usize::try_from(run.steps.min(MAX_STEPS)).unwrap_or_default();
				core::iter::repeat_n(price(run.price), steps)
			};
			let most = usize::try_from(MAX_STEPS).unwrap_or_default();
			let prices = old.prices.into_iter().flat_map(steps).take(most).collect();
			let StoredOffer { supplier, source, .. } = old;
			Self { supplier, source, prices: BoundedVec::truncate_from(prices) }
		}
	}

	impl<AccountId> From<Process<AccountId>> for crate::Process<AccountId> {
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
				mandate: None,
				phase: old.phase.into(),
			}
		}
	}

	impl<AccountId> From<Phase<AccountId>> for crate::Phase<AccountId> {
		fn from(old: Phase<AccountId>) -> Self {
			match old {
				Phase::Authorised => Self::Authorised,
				Phase::Requested { request, offers } => {
					Self::Requested { request: request.into(), offers }
				},
				Phase::Scheduled(session) => Self::Scheduled(session.into()),
			}
		}
	}

	impl From<Request> for crate::Request {
		fn from(Request { energy, steps, step, preferences }: Request) -> Self {
			Self { energy, steps, step, preferences: preferences.into() }
		}
	}

	impl From<Preferences> for crate::Preferences {
		fn from(old: Preferences) -> Self {
			Self {
				source: old.source,
				demand_response: old.demand_response,
				minimum_reward: old.minimum_reward,
				max_price: old.max_price.map(price),
				max_cost: old.max_cost,
				when_equal: old.when_equal,
				flexible_power: None,
				replan: false,
				version: crate::PREFERENCES_VERSION,
			}
		}
	}

	impl<AccountId> From<Session<AccountId>> for crate::Session<AccountId> {
		fn from(old: Session<AccountId>) -> Self {
			let segments = old.segments.into_iter().map(Into::into).collect();
			Self {
				request: old.request.into(),
				supplier: old.supplier,
				source: old.source,
				chosen: old.chosen,
				locked: old.locked,
				segments: BoundedVec::truncate_from(segments),
				set_aside: old.set_aside,
				dso: old.dso,
				grid_price: price(old.grid_price),
				timetable: old.timetable,
				schedule: old.schedule,
				remainder: old.remainder,
				open: old.open,
				last: old.last,
				slack: old.slack,
				delivered: old.delivered,
				sourced: old.sourced,
				escrow: old.escrow,
				totals: old.totals.into(),
				response: old.response.map(Into::into),
				rewards: old.rewards,
				closing: old.closing.map(Into::into),
				consent: old.consent,
				other_suppliers: old.other_suppliers,
				covers: Covers::new(),
				unproven: 0,
				trail: None,
			}
		}
	}

	impl<AccountId> From<Record<AccountId>> for crate::ChargeDetailRecord<AccountId> {
		fn from(old: Record<AccountId>) -> Self {
			Self {
				driver: old.driver,
				station: old.station,
				cso: old.cso,
				supplier: old.supplier,
				source: old.source,
				start: old.start,
				end: old.end,
				due_until: old.due_until,
				energy: old.energy,
				sourced: old.sourced,
				registers: old.registers,
				totals: old.totals.into(),
				reason: old.reason,
				other_suppliers: old.other_suppliers,
				trail: None,
			}
		}
	}

	impl From<Closing> for crate::Closing {
		fn from(Closing { at, reason }: Closing) -> Self {
			Self { at, stopped: at, reason }
		}
	}

	impl From<Segment> for crate::Segment {
		fn from(Segment { slot, source, since, energy, power, unclaimed }: Segment) -> Self {
			Self { slot, source, since, energy, power, unclaimed }
		}
	}

	impl From<Response> for crate::Response {
		fn from(Response { signal, direction, energy, partner, besides }: Response) -> Self {
			Self { signal, direction, energy, partner, besides }
		}
	}

	impl From<Totals> for crate::Totals {
		fn from(old: Totals) -> Self {
			use smartcharge_primitives::money::amount;
			Self {
				to_supplier: amount(old.to_supplier),
				to_dso: amount(old.to_dso),
				to_cso: amount(old.to_cso),
				reward: old.reward,
				unpaid: old.unpaid,
				waived: old.waived,
				free: old.free,
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::{v2, V3};
	use crate::{mock::*, LockedOffers, Offers, Phase, Processes, StandingOffers};
	use codec::{Compact, Encode};
	use polkadot_sdk::frame_support::{
		assert_ok,
		storage::unhashed,
		traits::{GetStorageVersion, OnRuntimeUpgrade, StorageVersion},
	};
	use smartcharge_primitives::{money::payable, Direction, OrderedMeterId, Price};

	/// A price as version 2 had it.
	fn old(price: Price) -> v2::Price {
		price.try_into().unwrap()
	}

	fn old_prices(prices: &[Price]) -> Vec<v2::Price> {
		prices.iter().copied().map(old).collect()
	}

	fn old_request(request: crate::Request) -> v2::Request {
		let crate::Request { energy, steps, step, preferences: new } = request;
		let preferences = v2::Preferences {
			source: new.source,
			demand_response: new.demand_response,
			minimum_reward: new.minimum_reward,
			max_price: new.max_price.map(old),
			max_cost: new.max_cost,
			when_equal: new.when_equal,
		};
		v2::Request { energy, steps, step, preferences }
	}

	fn old_session(new: crate::Session<AccountId>) -> v2::Session<AccountId> {
		let segment = |segment: &crate::Segment| {
			let crate::Segment { slot, source, since, energy, power, unclaimed } = *segment;
			v2::Segment { slot, source, since, energy, power, unclaimed }
		};
		v2::Session {
			request: old_request(new.request),
			supplier: new.supplier,
			source: new.source,
			chosen: new.chosen,
			locked: new.locked,
			segments: v2::Segments::truncate_from(new.segments.iter().map(segment).collect()),
			set_aside: new.set_aside,
			dso: new.dso,
			grid_price: old(new.grid_price),
			timetable: new.timetable,
			schedule: new.schedule,
			remainder: new.remainder,
			open: new.open,
			last: new.last,
			slack: new.slack,
			delivered: new.delivered,
			sourced: new.sourced,
			escrow: new.escrow,
			totals: v2::Totals {
				to_supplier: payable(new.totals.to_supplier),
				to_dso: payable(new.totals.to_dso),
				to_cso: payable(new.totals.to_cso),
				reward: new.totals.reward,
				unpaid: new.totals.unpaid,
				waived: new.totals.waived,
				free: new.totals.free,
			},
			response: new.response.map(|new| v2::Response {
				signal: new.signal,
				direction: new.direction,
				energy: new.energy,
				partner: new.partner,
				besides: new.besides,
			}),
			rewards: new.rewards,
			closing: new
				.closing
				.map(|crate::Closing { at, reason, .. }| v2::Closing { at, reason }),
			consent: new.consent,
			other_suppliers: new.other_suppliers,
		}
	}

	fn old_process(new: crate::Process<AccountId>) -> v2::Process<AccountId> {
		v2::Process {
			id: new.id,
			driver: new.driver,
			station: new.station,
			cso: new.cso,
			payee: new.payee,
			meter: new.meter,
			area: new.area,
			power: new.power,
			price_per_hour: new.price_per_hour,
			authorised: new.authorised,
			reserved: new.reserved,
			signalled: new.signalled,
			phase: match new.phase {
				Phase::Authorised => v2::Phase::Authorised,
				Phase::Requested { request, offers } => {
					v2::Phase::Requested { request: old_request(request), offers }
				},
				Phase::Scheduled(session) => v2::Phase::Scheduled(old_session(session)),
			},
		}
	}

	/// Writes all that the migration translates as version 2 had it.
	fn write_old_state() {
		for (meter, process) in Processes::<Test>::iter().collect::<Vec<_>>() {
			v2::Processes::<Test>::insert(meter, old_process(process));
		}
		for (meter, slot, offer) in LockedOffers::<Test>::iter().collect::<Vec<_>>() {
			let runs: Vec<_> =
				offer.prices.iter().map(|price| (Compact(1u32), Compact(old(*price)))).collect();
			let key = LockedOffers::<Test>::hashed_key_for(meter, slot);
			unhashed::put(&key, &(offer.supplier, offer.source, runs));
		}
		for (process, of, prices) in Offers::<Test>::iter().collect::<Vec<_>>() {
			let key = Offers::<Test>::hashed_key_for(process, of);
			unhashed::put(&key, &old_prices(&prices));
		}
		for (supplier, source, offer) in StandingOffers::<Test>::iter().collect::<Vec<_>>() {
			let key = StandingOffers::<Test>::hashed_key_for(supplier, source);
			unhashed::put(&key, &(offer.from, old_prices(&offer.prices)));
		}
		StorageVersion::new(2).put::<Charging>();
	}

	#[test]
	fn what_version_2_stored_is_translated_and_goes_on() {
		let second =
			crate::GenesisStation { evse_id: "NL*ABC*E2".into(), meter: SPARE_METER, ..station() };
		let third = crate::GenesisStation {
			evse_id: "NL*ABC*E3".into(),
			meter: FOREIGN_METER,
			cso: OTHER_CSO,
			..station()
		};
		let stations = [station(), second, third];
		ExtBuilder::default().stations(&stations).grid_price(UNIT).build_and_execute(|| {
			standing(SUPPLIER_B, None, &[3; 12]);
			signal(Direction::Down, 0, 20 * TOKEN);
			let preferences = crate::Preferences { max_price: Some(9 * UNIT), ..flexible() };
			let running = thesis(preferences);
			assert_ok!(Charging::authorise(signed(BOB), 1, MAX_PRICE_PER_HOUR));
			let requested = last_process();
			assert_ok!(request(BOB, requested, hours(5_000, 2)));
			assert_ok!(offer(SUPPLIER_A, requested, None, prices(&[1, 2])));
			assert_ok!(Charging::authorise(signed(HOST), 2, MAX_PRICE_PER_HOUR));
			tick(HOUR / 2, 0);
			// Version 2 had no trails.
			change_session(running, |session| session.trail = None);

			let state = || {
				(
					Processes::<Test>::iter().collect::<Vec<_>>(),
					LockedOffers::<Test>::iter().collect::<Vec<_>>(),
					Offers::<Test>::iter().collect::<Vec<_>>(),
					StandingOffers::<Test>::iter().collect::<Vec<_>>(),
				)
			};
			let before = state();
			assert!(session(running).response.is_some());
			assert_eq!((before.0.len(), before.2.len(), before.3.len()), (3, 1, 1));
			write_old_state();
			assert_ne!(
				unhashed::get_raw(&Processes::<Test>::hashed_key_for(OrderedMeterId::new(METER))),
				Some(process_bytes(&before.0)),
			);
			V3::<Test>::on_runtime_upgrade();
			assert_eq!(Charging::on_chain_storage_version(), 3);
			assert!(state() == before);
			check_state();

			// Once only.
			V3::<Test>::on_runtime_upgrade();
			assert!(state() == before);
			tick(HOUR, 0);
			read(SPARE_METER, NOW + HOUR, REGISTER);
			assert_ok!(schedule(CSO, requested));
			tick(2 * HOUR, 5_000);
		});
	}

	fn process_bytes(processes: &[(OrderedMeterId, crate::Process<AccountId>)]) -> Vec<u8> {
		let at = |(meter, _): &&(OrderedMeterId, _)| *meter == OrderedMeterId::new(METER);
		processes.iter().find(at).map(|(_, process)| process.encode()).unwrap()
	}
}
