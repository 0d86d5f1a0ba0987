// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! That the history leaves state of every kind: what is not in a snapshot, no migration is tested
//! on.

use crate::{
	common::{account, now, ours::PALLETS},
	history::{consortium_account, meter, process_at, source, station},
};
use codec::Encode;
use pallet_charging::{ChargeDetailRecord, FinishReason, Phase, Process, Session, WhenEqual};
use pallet_consortium::{ExitKind, Stay};
use pallet_demand_response::Target;
use pallet_metering::{Meter, MeterStatus};
use pallet_origin::SourceStatus;
use polkadot_sdk::{
	frame_support::traits::StorageInfoTrait, pallet_collective, pallet_multisig, pallet_proxy,
	pallet_tx_pause, sp_io,
};
use smartcharge_primitives::{
	archive::Archive, Direction, MeterReading, OrderedMeterId, Purpose, Role, SourceChoice,
	SourceId, StationId, MILLIS_PER_HOUR, MOST_SLACK,
};
use smartcharge_runtime::{
	configs::governance::CouncilCollective, AccountId, AllPalletsWithSystem, Balances, Charging,
	Metering, Runtime, RuntimeCall, System,
};

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
	archives();
	recorders();
	items();
}

fn recorders() {
	use pallet_charging::Proofs;
	use pallet_metering::{PendingRecorders, Recorders};
	use smartcharge_primitives::OrderedMeterId;
	let meter = OrderedMeterId::new(station::MIDWAY);
	let recorder = Recorders::<Runtime>::get(meter).expect("it was approved");
	assert_eq!(recorder.page, Some(1));
	assert!(PendingRecorders::<Runtime>::contains_key(OrderedMeterId::new(station::SILENT)));
	let proof = Proofs::<Runtime>::get(process_at(station::MIDWAY)).expect("it has begun");
	assert!(proof.fit && proof.end.is_none());
}

/// Every item of our pallets has a value.
fn items() {
	let ours = |name: &[u8]| PALLETS.iter().any(|pallet| pallet.name.as_bytes() == name);
	let empty: Vec<_> = AllPalletsWithSystem::storage_info()
		.into_iter()
		.filter(|item| ours(&item.pallet_name))
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
	let eve = pallet_consortium::Former::<Runtime>::get(account("Eve")).expect("she has left");
	let exits: Vec<_> = eve.exits.iter().map(|exit| exit.kind).collect();
	assert_eq!((eve.registrar, exits), (account("SupplierB"), vec![ExitKind::Withdraw]));
	for stay in [Stay::Delegate, Stay::Former] {
		let mut stays = pallet_consortium::Expiries::<Runtime>::iter_keys();
		assert!(stays.any(|(_, (of, _))| of == stay), "{stay:?}");
	}
	assert!(pallet_consortium::Pools::<Runtime>::iter_values().any(|pool| pool.used > 0));
	let auditor = Members::<Runtime>::get(account("Brp")).expect("it is a member");
	assert!(auditor.roles.contains(&Role::Auditor));
	let gateway = account("Gateway");
	assert!(pallet_consortium::Delegates::<Runtime>::contains_key(&gateway));
	assert!(!Members::<Runtime>::contains_key(&expelled));
	let dave = Drivers::<Runtime>::get(account("Dave")).expect("he is a driver");
	assert_eq!(dave.registrar, expelled, "the registrar has left");
	let peers = || pallet_peers::Peers::<Runtime>::iter();
	assert!(peers().any(|(_, member)| member == expelled));
	assert!(peers().all(|(peer, _)| pallet_peers::ProvedAt::<Runtime>::contains_key(peer)));
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
	assert_eq!(motions.count(), 2);
	assert_eq!(pallet_consortium::Motions::<Runtime>::get(account("Brp")).len(), 2);
	let spends =
		|call| matches!(call, RuntimeCall::Consortium(pallet_consortium::Call::spend { .. }));
	let mut proposals = pallet_collective::ProposalOf::<Runtime, CouncilCollective>::iter_values();
	assert!(proposals.any(spends));
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
	let mut pending: Vec<_> = Withdrawals::<Runtime>::iter_keys().collect();
	pending.sort_unstable();
	assert_eq!(pending, [2, 4], "one was settled, one rejected, one cancelled");
	assert!(Balances::free_balance(consortium_account()) > 0, "not all of it was spent");
	let issued = pallet_tokens::Issued::<Runtime>::get();
	assert!(issued > 0 && pallet_tokens::Reserve::<Runtime>::get() > issued);
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
	assert_eq!(get(meter::REJECTED).status, MeterStatus::Rejected);
	assert_eq!(pallet_metering::Reviewed::<Runtime>::get(), meter::REJECTED);
	assert_eq!(get(meter::BASE_NEEDED).status, MeterStatus::BaseNeeded);
	let suspect = get(meter::SUSPECT);
	assert_eq!(suspect.status, MeterStatus::Active);
	let register = |reading: Option<MeterReading>| reading.map(|reading| reading.register);
	assert_eq!((register(suspect.latest), register(suspect.suspect)), (Some(1_000), Some(500)));
	assert_eq!(register(get(meter::REBASED).latest), Some(7_000));
	assert!(get(station::CAPPED).since > 0, "its base was the first reading since an approval");
	let weaker = get(station::OTHER_AREA);
	assert_eq!((weaker.power, weaker.highest), (4_000, 5_000));
	assert_eq!(get(meter::ROTATING).power, 22_000, "of its connection");
	let meters = || pallet_metering::Meters::<Runtime>::iter_values();
	let takes = |meter: &Meter<AccountId>| meter.slack < MOST_SLACK;
	assert!(meters().any(|meter| takes(&meter) && !meter.entrusted));
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
	assert_eq!(get(source::PENDING).next_meter, Some(meter::NEXT));
	let [sold, grey] = [source::SOLAR, source::SUSPENDED].map(get);
	for (source, supplier, before) in
		[(sold, "SupplierB", "SupplierA"), (grey, "SupplierC", "SupplierB")]
	{
		assert_eq!(source.owner, account(before));
		assert_eq!([source.supplier, source.recipient], [supplier; 2].map(account));
		assert_eq!(source.former.last().map(|of| &of.recipient), Some(&account(before)));
	}
	let debt = get(source::OWNED).debt;
	assert!(debt.repaid > 0 && debt.left() > 0, "{debt:?}");
	let replaced = meter::OF_SOURCES + source::REGISTRY;
	assert_eq!(SourceOfMeter::<Runtime>::get(replaced), Some(source::REGISTRY));

	let supply = |id| Supplies::<Runtime>::get(id).expect("a source has a supply");
	assert!(supply(source::SHORT).short_since.is_some(), "a shortage is being watched");
	assert_eq!(supply(source::SHORT).impossible_deliveries, 2);
	assert_eq!(supply(source::WIND).impossible_deliveries, 2);
	let early = supply(source::OWNED);
	assert!(early.anchor.energy > 0 && early.read_at > early.anchor.at, "after the anchor");
	assert!(early.attested.power > 0 && early.attested.sustained > early.attested.power);
	assert!(supply(source::HYDRO).unallocated > 0, "it was not read for long");
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
	assert_eq!(cancellations.len(), 2, "those of long ago are archived");
	assert!(cancellations.iter().any(|cancellation| cancellation.process.is_some()));

	let open = Ledgers::<Runtime>::iter_values().filter(|ledger| ledger.is_open()).count();
	let closed = Ledgers::<Runtime>::iter_values().filter(|ledger| ledger.is_closed()).count();
	assert!(open > 20 && closed > 50, "{open} open, {closed} closed");
	assert_eq!(Due::<Runtime>::iter().count(), open);
	let ledgers = || Ledgers::<Runtime>::iter_values();
	assert!(ledgers().any(|ledger| ledger.owed > 0) && ledgers().any(|ledger| ledger.retained > 0));
	assert!(ledgers().any(|ledger| ledger.covered > 0 && ledger.certifiable > 0));
	let claims = || Claims::<Runtime>::iter_values();
	assert!(claims().all(|claim| claim.committed > 0));
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
	assert!(ended(&|reason| *reason == FinishReason::Stale));
	assert!(ended(&|reason| *reason == FinishReason::MeterChanged));
	assert!(ended(&|reason| *reason == FinishReason::Agreed));
	// What was never scheduled left no record.
	assert!(Records::<Runtime>::iter_values().all(|record| record.supplier.is_some()));
	let records = || Records::<Runtime>::iter_values();
	assert!(records().any(|record| record.totals.reward > 0), "earned");
	assert!(records().any(|record| record.totals.waived > 0));
	assert!(records().any(|record| record.totals.free > 0));
	assert!(records().any(|record| record.due_until < record.end));
	let unpaid = |record: &ChargeDetailRecord<AccountId>| record.totals.unpaid > 0;
	assert!(Records::<Runtime>::iter_values().any(|record| unpaid(&record)));
	assert!(pallet_debts::Owed::<Runtime>::iter_key_prefix((account("Ferdie"),)).count() > 1);
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
	let Phase::Requested { request, offers: 2 } = process(REQUESTED).phase else {
		panic!("two offers were made: {:?}", process(REQUESTED).phase);
	};
	assert!(request.preferences.max_cost.is_some());
	assert_eq!(request.preferences.when_equal, WhenEqual::Early);
	assert_eq!(process(MIDWAY).payee, account("Bob"));
	assert!(process(MIDWAY).signalled);
	let under = process(FIRST_STEP).mandate.expect("the operator started it");
	let mandates = pallet_charging::Mandates::<Runtime>::get(account("Charlie"));
	assert_eq!(mandates.iter().map(|mandate| mandate.id).collect::<Vec<_>>(), [under.mandate]);
	assert!(under.booked > 0 && mandates[0].booked == under.booked);
	let silent = process(SILENT);
	assert_eq!(silent.driver, account("Eve"), "the driver is not registered any more");
}

fn sessions() {
	use station::*;
	let first = session(FIRST_STEP);
	assert_eq!((first.open, first.delivered), (0, 0));
	assert_eq!(first.request.preferences.when_equal, WhenEqual::Early);
	assert_eq!(session(MIDWAY).request.preferences.when_equal, WhenEqual::Late);
	let consent = |station| session(station).consent.map(|consent| consent.encode());
	assert_eq!(consent(LONG_STEPS), Some(vec![0]), "of the DSO");
	assert_eq!(consent(SILENT), Some(vec![1]), "of the operator");
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
	assert!(capped.request.preferences.max_cost.is_some());
	assert!(matches!(capped.request.preferences.source, SourceChoice::Carrier(_)));
	let running = || {
		pallet_charging::Processes::<Runtime>::iter_values().filter_map(|process| {
			let Phase::Scheduled(session) = process.phase else { return None };
			Some(session)
		})
	};
	assert!(running().any(|session| !session.other_suppliers.is_empty()));
	assert!(running().any(|session| session.slack < MOST_SLACK));
	assert!(running().any(|session| session.remainder.is_some()));
	assert!(running().any(|session| session.set_aside > 0));
	let unclaimed =
		|session: Session<AccountId>| session.segments.iter().any(|it| it.unclaimed > 0);
	assert!(running().any(unclaimed));
	let kept = pallet_charging::Rewards::<Runtime>::iter_values().flatten();
	assert!(kept.map(|reward| reward.amount).sum::<u128>() > 0);
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
	// The one that failed before responds again.
	assert!(!pending.expired && pending.open == 2 && pending.target == Target::Area(0));
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
	let failed = |signal: &pallet_demand_response::Signal<AccountId>| {
		let of = (signal.accepted, signal.open, signal.apart);
		signal.expired && of == (2, 0, 1)
	};
	assert!(Signals::<Runtime>::iter_values().any(|signal| failed(&signal)), "one of two failed");
}

/// What has left the state fills a tree, and a part of the next one.
fn archives() {
	let records = pallet_charging::Archived::<Runtime>::get();
	let cancellations = pallet_origin::ArchivedCancellations::<Runtime>::get();
	for Archive { next, first, open, roots } in [records, cancellations] {
		assert!(next > first && first > 0);
		assert!(open.size > 0 && open.peaks.len() > 1);
		assert_eq!((roots.size, roots.peaks.len()), (1, 1));
	}
}
