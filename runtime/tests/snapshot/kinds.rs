// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! That the history leaves state of every kind: what is not in a snapshot, no migration is tested
//! on.

use crate::{
	common::{account, now, ours::PALLETS},
	history::{meter, process_at, source, station},
};
use pallet_charging::{ChargeDetailRecord, FinishReason, Phase, Process, Session};
use pallet_demand_response::Target;
use pallet_metering::MeterStatus;
use pallet_origin::SourceStatus;
use polkadot_sdk::{
	frame_support::traits::StorageInfoTrait, pallet_collective, pallet_multisig, pallet_proxy,
	pallet_tx_pause, sp_io,
};
use smartcharge_primitives::{
	Direction, OrderedMeterId, Purpose, Role, SourceChoice, SourceId, StationId, MILLIS_PER_HOUR,
};
use smartcharge_runtime::{
	configs::governance::CouncilCollective, AccountId, AllPalletsWithSystem, Balances, Charging,
	Metering, Runtime, System,
};

/// Items that have a value only after years. `runtime/tests/shrinking.rs` plays them.
const AFTER_YEARS: [(&[u8], &[u8]); 1] = [(b"Origin", b"ArchivedCancellations")];

/// Asserts that everything is there.
pub fn assert_all() {
	consortium();
	governance();
	money_and_grid();
	meters();
	sources();
	certificates();
	stations_and_offers();
	processes();
	sessions();
	signals();
	items();
}

/// Every item of our pallets has a value.
fn items() {
	let ours = |name: &[u8]| PALLETS.iter().any(|pallet| pallet.name.as_bytes() == name);
	let empty: Vec<_> = AllPalletsWithSystem::storage_info()
		.into_iter()
		.filter(|item| ours(&item.pallet_name))
		.filter(|item| {
			let name = (&item.pallet_name[..], &item.storage_name[..]);
			!AFTER_YEARS.contains(&name)
		})
		.filter(|item| {
			let next = || sp_io::storage::next_key(&item.prefix);
			sp_io::storage::get(&item.prefix).is_none()
				&& next().is_none_or(|key| !key.starts_with(&item.prefix))
		})
		.map(|item| {
			let text = |name| String::from_utf8(name).expect("a name is text");
			(text(item.pallet_name), text(item.storage_name))
		})
		.collect();
	assert!(
		empty.is_empty(),
		"items without a value; have history.rs of this test make one: {empty:?}"
	);
}

fn consortium() {
	use pallet_consortium::{Allowances, CurrentSet, Drivers, Members, Validators};
	for (name, role) in [("SupplierC", Role::Supplier), ("DsoB", Role::Dso)] {
		let member = Members::<Runtime>::get(account(name)).expect("it was admitted");
		assert!(member.roles.contains(&role));
	}
	assert_eq!(Members::<Runtime>::count(), 8);
	let expelled = account("CsoB");
	for former in [&expelled, &account("Eve")] {
		assert!(pallet_consortium::Former::<Runtime>::contains_key(former));
	}
	let gateway = account("Gateway");
	assert!(pallet_consortium::Delegates::<Runtime>::contains_key(&gateway));
	assert!(!Members::<Runtime>::contains_key(&expelled));
	let dave = Drivers::<Runtime>::get(account("Dave")).expect("he is a driver");
	assert_eq!(dave.registrar, expelled, "the registrar has left");
	assert!(pallet_peers::Peers::<Runtime>::iter_values().any(|member| member == expelled));
	assert!(!Drivers::<Runtime>::contains_key(account("Eve")));
	assert!(Balances::free_balance(account("Eve")) > 0);
	let validator = account("Dso//stash");
	assert!(Validators::<Runtime>::contains_key(&validator));
	assert!(CurrentSet::<Runtime>::get().iter().all(|seat| seat.validator != validator));
	assert!(Allowances::<Runtime>::iter().count() > 0);
	assert!(pallet_peers::Enforced::<Runtime>::get());
}

fn governance() {
	assert_eq!(pallet_collective::Members::<Runtime, CouncilCollective>::get().len(), 8);
	let motions = pallet_collective::Voting::<Runtime, CouncilCollective>::iter_values();
	assert_eq!(motions.count(), 1);
	assert_eq!(pallet_multisig::Multisigs::<Runtime>::iter().count(), 1);
	assert_eq!(pallet_tx_pause::PausedCalls::<Runtime>::iter().count(), 1);
	assert!(System::authorized_upgrade().is_some());
	let proxies: Vec<_> = pallet_proxy::Proxies::<Runtime>::iter_values()
		.flat_map(|(proxies, _)| proxies.into_iter().map(|proxy| proxy.delay))
		.collect();
	assert!(proxies.contains(&0) && proxies.contains(&100), "{proxies:?}");
	assert_eq!(pallet_proxy::Announcements::<Runtime>::iter().count(), 1);
}

fn money_and_grid() {
	use pallet_tokens::{PendingWithdrawals, References, Withdrawals};
	let pending: Vec<_> = Withdrawals::<Runtime>::iter_keys().collect();
	assert_eq!(pending, [2], "one was settled, one rejected");
	assert_eq!(PendingWithdrawals::<Runtime>::get(account("Alice")), 1);
	assert_eq!(References::<Runtime>::iter().count(), 4, "three deposits and a settlement");
	for area in [0, 1] {
		let area = pallet_grid::Areas::<Runtime>::get(area).expect("there are two areas");
		assert!(area.loading > 0 && area.tariff.steps.len() == 2);
	}
}

fn meters() {
	let get =
		|id| pallet_metering::Meters::<Runtime>::get(OrderedMeterId::new(id)).expect("a meter");
	assert_eq!(get(meter::PENDING).status, MeterStatus::Pending);
	assert_eq!(get(meter::SUSPENDED).status, MeterStatus::Suspended);
	assert_eq!(get(station::OTHER_AREA).status, MeterStatus::Active);
	assert!(get(meter::ROTATING).pending_key.is_some());
	assert!(get(station::LONG_STEPS).entrusted && !get(station::REQUESTED).entrusted);
	assert!(matches!(get(meter::OF_SOURCES).purpose, Purpose::Production { .. }));
	assert!(matches!(get(meter::LOADING).purpose, Purpose::Loading { .. }));
	assert!(matches!(get(meter::LOADING).key, pallet_metering::MeterKey::Ed25519(_)));
}

fn sources() {
	use pallet_origin::{Commitments, Consents, SourceOfMeter, Sources, Supplies};
	let get = |id| Sources::<Runtime>::get(id).expect("a source");
	assert_eq!(get(source::PENDING).status, SourceStatus::Pending);
	assert_eq!(get(source::SUSPENDED).status, SourceStatus::Suspended);
	assert_eq!(get(source::HYDRO).status, SourceStatus::Active);
	let owned = get(source::OWNED);
	assert_eq!(
		[owned.owner, owned.supplier, owned.recipient],
		["Bob", "SupplierB", "Alice"].map(account)
	);
	assert_eq!(Consents::<Runtime>::get(meter::ALLOWED), Some(account("SupplierA")));
	assert_eq!(get(source::REGISTRY).meter, meter::REPLACEMENT);
	let replaced = meter::OF_SOURCES + source::REGISTRY;
	assert_eq!(SourceOfMeter::<Runtime>::get(replaced), Some(source::REGISTRY));

	let supply = |id| Supplies::<Runtime>::get(id).expect("a source has a supply");
	assert!(supply(source::SHORT).short_since.is_some(), "a shortage is being watched");
	assert_eq!(supply(source::SHORT).impossible_deliveries, 2);
	assert_eq!(supply(source::WIND).impossible_deliveries, 2);
	let linked = |of: &dyn Fn(pallet_origin::Commitment) -> bool| {
		Commitments::<Runtime>::iter_prefix_values(source::HYDRO).any(of)
	};
	assert!(linked(&|node| node.older.is_some() && node.newer.is_some()), "a list of three");
}

fn certificates() {
	use pallet_origin::{Cancellations, Certificates, Certified, Claims, Due, Ledgers};
	let holdings =
		|owner| Certificates::<Runtime>::iter_prefix_values(account(owner)).collect::<Vec<_>>();
	assert!(holdings("SupplierC").iter().any(|holding| holding.free > 0 && holding.locked > 0));
	assert!(holdings("SupplierC").iter().any(|holding| holding.free == 0), "of the registry");
	assert!(holdings("Alice").len() > 3, "she is the recipient of a source");
	assert!(
		Certificates::<Runtime>::iter_key_prefix(account("SupplierA"))
			.any(|(source, _)| source == source::HYDRO),
		"some were transferred"
	);
	let cancellations: Vec<_> = Cancellations::<Runtime>::iter_values().collect();
	assert_eq!(cancellations.len(), 2);
	assert!(cancellations.iter().any(|cancellation| cancellation.process.is_some()));

	let open = Ledgers::<Runtime>::iter_values().filter(|ledger| ledger.is_open()).count();
	let closed = Ledgers::<Runtime>::iter_values().filter(|ledger| ledger.is_closed()).count();
	assert!(open > 20 && closed > 50, "{open} open, {closed} closed");
	assert_eq!(Due::<Runtime>::iter().count(), open);
	let claims = || Claims::<Runtime>::iter_values();
	assert!(claims().any(|claim| claim.certified > 0));
	assert!(claims().any(|claim| claim.certified == 0));
	assert!(
		claims().any(|claim| claim.certified > 0 && claim.certified < claim.energy),
		"production was withdrawn"
	);
	let proved = || Certified::<Runtime>::iter_values();
	assert!(proved().any(|proved| proved.certified > 0));
	assert!(proved().any(|proved| proved.greened > 0));
}

fn stations_and_offers() {
	use pallet_charging::{EvseIds, Offers, Records, StandingOffers, Stations};
	let stations = || Stations::<Runtime>::iter_values();
	assert!(stations().any(|station| !station.open));
	assert_eq!(EvseIds::<Runtime>::iter().count(), station::COUNT as usize - 1);
	assert!(stations().any(|station| station.open && station.host.is_some()));
	assert_eq!(Offers::<Runtime>::iter_key_prefix(process_at(station::REQUESTED)).count(), 2);
	assert!(StandingOffers::<Runtime>::iter().count() > 4);
	let ended = |reason: &dyn Fn(&FinishReason) -> bool| {
		Records::<Runtime>::iter_values().any(|record| reason(&record.reason))
	};
	assert!(ended(&|reason| *reason == FinishReason::DemandMet));
	assert!(ended(&|reason| *reason == FinishReason::TimeOver));
	assert!(ended(&|reason| *reason == FinishReason::Disconnected));
	assert!(ended(&|reason| matches!(reason, FinishReason::Terminated(_))));
	assert!(ended(&|reason| *reason == FinishReason::OutOfEscrow));
	// What became stale was never scheduled, and left no record.
	assert!(Records::<Runtime>::iter_values().all(|record| record.supplier.is_some()));
	let unpaid = |record: &ChargeDetailRecord<AccountId>| record.totals.unpaid > 0;
	assert!(Records::<Runtime>::iter_values().any(|record| unpaid(&record)));
	assert!(pallet_debts::Owed::<Runtime>::iter_key_prefix((account("Ferdie"),)).count() > 0);
}

fn process(station: StationId) -> Process<AccountId> {
	Charging::process(process_at(station)).expect("it is running")
}

fn session(station: StationId) -> Session<AccountId> {
	match process(station).phase {
		Phase::Scheduled(session) => session,
		phase => panic!("station {station}: {phase:?}"),
	}
}

fn slots(station: StationId) -> Vec<pallet_charging::Slot> {
	let meter = OrderedMeterId::new(station);
	let mut slots: Vec<_> =
		pallet_charging::LockedOffers::<Runtime>::iter_key_prefix(meter).collect();
	slots.sort();
	slots
}

fn processes() {
	use station::*;
	assert_eq!(process(AUTHORISED).phase, Phase::Authorised);
	assert!(matches!(process(REQUESTED).phase, Phase::Requested { offers: 2, .. }));
	assert_eq!(process(MIDWAY).payee, account("Bob"));
	assert!(process(MIDWAY).signalled);
	let silent = process(SILENT);
	assert_eq!(silent.driver, account("Eve"), "the driver is not registered any more");
}

fn sessions() {
	use station::*;
	let first = session(FIRST_STEP);
	assert_eq!((first.open, first.delivered), (0, 0));
	let midway = session(MIDWAY);
	assert!(midway.open > 0 && midway.delivered > 0 && midway.sourced > 0);
	assert!(midway.schedule.charges(7) && !midway.schedule.charges(0));
	assert_eq!(midway.source, Some(source::HYDRO));
	let older = session(FIRST_OF_SOURCE);
	assert_eq!(older.committed(), Some(source::SHORT));
	let other = session(OTHER_SOURCE);
	assert_eq!((other.source, other.committed()), (Some(source::SHORT), Some(source::SOLAR)));
	let mix = session(GRID_MIX);
	assert_eq!((mix.source, mix.committed()), (Some(source::WIND), None));
	assert_ne!(mix.slot(), mix.chosen);
	assert_eq!([other.segments.len(), mix.segments.len()], [1, 1], "moved in an earlier step");
	served_in_segments(OTHER_SOURCE_IN_STEP, [Some(source::SHORT), Some(source::SOLAR)]);
	served_in_segments(GRID_MIX_IN_STEP, [Some(source::WIND), None]);
	let changed = session(CHANGED);
	assert_eq!((changed.source, changed.committed()), (Some(source::SOLAR), Some(source::HYDRO)));
	assert!(changed.chosen > 0 && slots(CHANGED).contains(&0));
	assert!(slots(CHANGED).contains(&changed.chosen), "two sets of slots");
	assert_eq!(session(CLOSING).closing.map(|it| it.reason), Some(FinishReason::Disconnected));
	let long = session(LONG_STEPS);
	assert!(long.timetable.step == MILLIS_PER_HOUR && long.open == 2 && long.accrued() > 0);
	let quiet = now() - session(SILENT).last.at;
	assert!(quiet > 23 * MILLIS_PER_HOUR && quiet < 24 * MILLIS_PER_HOUR);
	let capped = session(CAPPED);
	assert!(capped.request.preferences.max_price.is_some());
	assert!(matches!(capped.request.preferences.source, SourceChoice::Carrier(_)));
	assert!(Metering::find_meter(SILENT).and_then(|meter| meter.latest).is_some());
}

/// The open step of the process at `station` has a segment of each of `sources`, in which energy
/// flowed.
fn served_in_segments(station: StationId, sources: [Option<SourceId>; 2]) {
	let session = session(station);
	assert!(session.timetable.interval(session.open).end > now(), "the step is open");
	let served: Vec<_> = session.segments.iter().map(|segment| segment.source).collect();
	assert_eq!(served, sources);
	assert!(session.segments.iter().all(|segment| segment.energy > 0));
	assert_ne!(session.segments[0].slot, session.segments[1].slot);
	assert_eq!(session.slot(), session.segments[1].slot);
}

fn signals() {
	use pallet_demand_response::{Expiries, Signals, SignalsOf};
	let response_of = |station| {
		let response = session(station).response.expect("it responds");
		let signal = Signals::<Runtime>::get(response.signal).expect("the signal is kept");
		assert_eq!(signal.direction, response.direction);
		(response, signal)
	};
	let (down, pending) = response_of(station::RESPONDING);
	assert!(down.direction == Direction::Down && down.energy > 0);
	assert!(!pending.expired && pending.open == 1 && pending.target == Target::Area(0));
	let apart = session(station::RESPONDING).rewards;
	assert!(apart.number == 1 && apart.sum > 0, "of the step before");
	let (_, expired) = response_of(station::RESPONDING_LATE);
	assert!(expired.expired && expired.open == 1, "it waits for the response");
	let (up, asked) = response_of(station::RESPONDING_UP);
	assert_eq!(up.direction, Direction::Up);
	assert!(up.energy > 0 && session(station::RESPONDING_UP).accrued() > 0);
	assert!(!asked.expired && asked.open == 1);
	let process = |station| Target::Process(process_at(station));
	let processes = [station::MIDWAY, station::RESPONDING_UP].map(process);
	for target in processes.into_iter().chain([Target::Area(0), Target::Area(1)]) {
		assert_eq!(SignalsOf::<Runtime>::get(target).len(), 1);
	}
	assert_eq!(Expiries::<Runtime>::iter().count(), 4);
	// Two more have expired, one of which waits for the end of a process.
	assert_eq!(Signals::<Runtime>::iter().count(), 6);
	assert!(Signals::<Runtime>::iter_values().any(|signal| signal.expired && signal.apart == 1));
}
