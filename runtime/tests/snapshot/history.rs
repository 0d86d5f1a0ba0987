// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What happened on the chain of a snapshot: its foundation, and processes and certificates that
//! have left the state since; two years later a first day on which processes end and certificates
//! are issued, and a second one that stops in the middle of processes of all kinds.

use crate::common::{
	account, apply,
	blocks::{reading, sign, submit_signed, Chain},
	dispatch, events, now, pair, possession_of, proof, signed_reading, START,
};
use codec::Encode;
use pallet_charging::{
	FaultReason, Preferences, Prices, Request, Suppliers, WhenEqual, PREFERENCES_VERSION,
};
use pallet_demand_response::Target;
use pallet_grid::TariffStep;
use pallet_metering::{MeterKey, SignedReading};
use pallet_origin::{Attributes, Support};
use pallet_settlement::{
	calendar::{first_hour, first_ptu, hours_of, local_day, year_at},
	AreaKey, HourKey, ImbalancePrice, Netting, Position, Prices as QuarterPrices, Quarter,
	Regulation, Terms, Volume, YearReport,
};
use polkadot_sdk::{
	frame_support::{dispatch::GetDispatchInfo, traits::Get},
	pallet_balances, pallet_collective, pallet_multisig, pallet_proxy, pallet_tx_pause,
	sp_core::{ecdsa, ed25519, Pair},
	sp_io,
	sp_runtime::{
		traits::{BlakeTwo256, Hash as _},
		BoundedBTreeSet, BoundedVec, MultiAddress,
	},
};
use smartcharge_primitives::{
	energy::energy_at, hour_of, salted_hash, Adjust, Balance, Carrier, Change, Direction, Energy,
	Flow, Interval, MeterId, MeterReading, Moment, OnFlow, OrderedMeterId, OrderedYear, Power,
	Price, PricePerHour, ProcessId, Purpose, Role, Side, SourceChoice, SourceId, StationId,
	MILLIS_PER_DAY, MILLIS_PER_HOUR,
};
use smartcharge_runtime::{
	access::ProxyType, configs::governance::CouncilCollective, AccountId, Hash, Metering, Runtime,
	RuntimeCall, RuntimeEvent, Settlement, SLOT_DURATION, TOKEN, TOKEN_PER_KWH,
};
use std::collections::BTreeMap;

/// A minute in ms.
const MINUTE: Moment = MILLIS_PER_HOUR / 60;

/// When the chain was founded: what ended then has left the state before the first day.
const FOUNDED: Moment = START - 740 * MILLIS_PER_DAY;

/// The stations. Each has the meter of the same id.
pub mod station {
	use super::StationId;

	pub const AUTHORISED: StationId = 0;
	pub const REQUESTED: StationId = 1;
	pub const FIRST_STEP: StationId = 2;
	/// With a host.
	pub const MIDWAY: StationId = 3;
	pub const OTHER_SOURCE: StationId = 4;
	pub const GRID_MIX: StationId = 5;
	pub const CHANGED: StationId = 6;
	pub const RESPONDING: StationId = 7;
	pub const RESPONDING_LATE: StationId = 8;
	pub const CLOSING: StationId = 9;
	pub const LONG_STEPS: StationId = 10;
	pub const SILENT: StationId = 11;
	pub const CAPPED: StationId = 12;
	pub const CLOSED: StationId = 13;
	pub const FIRST_OF_SOURCE: StationId = 14;
	/// In the second area, free, with less power than before.
	pub const OTHER_AREA: StationId = 15;
	/// Moved to another source within the open step.
	pub const OTHER_SOURCE_IN_STEP: StationId = 16;
	/// Moved to the grid mix within the open step.
	pub const GRID_MIX_IN_STEP: StationId = 17;
	/// Charges in response to a signal.
	pub const RESPONDING_UP: StationId = 18;
	/// Accepts the same signal as another one, and charges nevertheless.
	pub const FAILING: StationId = 19;
	/// How many there are.
	pub const COUNT: StationId = 20;
}

/// The sources.
pub mod source {
	use super::SourceId;

	/// Falls short again and again.
	pub const SHORT: SourceId = 0;
	/// Another supplier took it over while it serves processes.
	pub const SOLAR: SourceId = 1;
	/// Falls short twice, with no other of its carrier.
	pub const WIND: SourceId = 2;
	pub const HYDRO: SourceId = 3;
	/// Waits for another meter, too.
	pub const PENDING: SourceId = 4;
	/// Another supplier took it over.
	pub const SUSPENDED: SourceId = 5;
	/// In a national registry, with a second meter.
	pub const REGISTRY: SourceId = 6;
	/// With another owner, supplier and recipient, and a debt.
	pub const OWNED: SourceId = 7;
	/// How many there are.
	pub const COUNT: SourceId = 8;
	/// Those that produce.
	pub const PRODUCING: [SourceId; 6] = [SHORT, SOLAR, WIND, HYDRO, REGISTRY, OWNED];
}

/// The meters that serve neither a station nor, as the first one, a source.
pub mod meter {
	use super::{source, station, MeterId};

	/// Of the first source; the others follow.
	pub const OF_SOURCES: MeterId = station::COUNT;
	/// Of no source yet, but a supplier is allowed to register it as one.
	pub const ALLOWED: MeterId = OF_SOURCES + source::COUNT;
	pub const REPLACEMENT: MeterId = ALLOWED + 1;
	pub const SUSPENDED: MeterId = ALLOWED + 2;
	pub const LOADING: MeterId = ALLOWED + 3;
	/// With a pending key.
	pub const ROTATING: MeterId = ALLOWED + 4;
	/// With a reading that contradicts the latest one.
	pub const SUSPECT: MeterId = ALLOWED + 5;
	/// With two of them.
	pub const BASE_NEEDED: MeterId = ALLOWED + 6;
	/// The DSO approved a base.
	pub const REBASED: MeterId = ALLOWED + 7;
	/// Is to replace that of a source.
	pub const NEXT: MeterId = ALLOWED + 8;
	/// The first one that was registered on the first day: before it, none waits for an approval.
	pub const REJECTED: MeterId = ALLOWED + 9;
	pub const PENDING: MeterId = ALLOWED + 10;
}

/// Plays the history on the development preset, whose genesis state the externalities hold.
pub fn play() {
	let mut history =
		History { chain: Chain::found(), at: FOUNDED, members: 6, flows: BTreeMap::new() };
	history.found_consortium();
	history.move_money();
	history.set_up_grid();
	history.set_up_meters();
	history.set_up_sources();
	history.set_up_stations();
	history.charge_long_ago();
	history.cancel_long_ago();
	history.begin_first_day();
	history.charge_on_the_first_day();
	history.pay_debts();
	history.trade_certificates();
	history.charge_on_the_second_day();
	history.balance_portfolios();
	history.record_begins();
	history.leave_matters_open();
	// A block without transactions is the last: its events are few.
	history.block(|| ());
}

struct History {
	chain: Chain,
	/// When the next block is, in ms.
	at: Moment,
	/// How many members there are.
	members: usize,
	/// Power through the meters that are read, in W.
	flows: BTreeMap<MeterId, Power>,
}

/// The members, in the order in which they vote.
const COUNCIL: [&str; 8] =
	["Cso", "Dso", "SupplierA", "SupplierB", "Brp", "Custodian", "SupplierC", "DsoB"];

fn bytes<B: TryFrom<Vec<u8>>>(text: &str) -> B
where
	B::Error: core::fmt::Debug,
{
	text.as_bytes().to_vec().try_into().expect("the text fits")
}

fn id(seed: &str) -> MultiAddress<AccountId, ()> {
	MultiAddress::Id(account(seed))
}

fn minute(minutes: Moment) -> Moment {
	START + minutes * MINUTE
}

/// The process that is running at `station`.
pub fn process_at(station: StationId) -> ProcessId {
	pallet_charging::Processes::<Runtime>::iter_values()
		.find(|process| process.station == station)
		.unwrap_or_else(|| panic!("nothing at {station}"))
		.id
}

/// Energy from before this chain: some that is late, and a position that idle blocks remove.
fn keep_old_books() {
	let (supplier, old) = (account("SupplierA"), START - 63 * 24 * MILLIS_PER_HOUR);
	let flow = |over| Flow { supplier: &supplier, area: 0, side: Side::Fed, over, energy: 1_000 };
	let mut flows = Default::default();
	Settlement::note(flow(Interval::new(old, old + 1)), &mut flows);
	Settlement::book(flows);
	let key = (HourKey::new(hour_of(old)), AreaKey::new(0), supplier.clone());
	let quarter = Quarter { taken: 0, fed: 250 };
	let position = Position { quarters: [quarter; 4], booked: 1 };
	pallet_settlement::Positions::<Runtime>::insert(key, position);
	keep_a_correction();
}

/// What the DSO settled at a connection in the last year. Its registers would have to be older than
/// the chain.
fn report_last_year() {
	let first = OrderedMeterId::new(0);
	let meter = pallet_metering::Meters::<Runtime>::get(first).expect("there is one");
	let report = YearReport {
		holder: meter.owner,
		supplier: account("SupplierA"),
		metered: 1_000,
		settled: 990,
		evidence: Default::default(),
		amount: Some(-7),
	};
	let year = OrderedYear::new(year_at(now()) - 1);
	pallet_settlement::YearReports::<Runtime>::insert((year, meter.ean), report);
}

/// A correction of a process of before: it changes nothing.
fn keep_a_correction() {
	use pallet_corrections::{
		types::State, Book, Books, Correction, Corrections, Deadline, Deadlines, Kept, Matter,
		NextCorrectionId, Reason, Reverted, Unreturned,
	};
	let (id, process, at) = (0, 0, START);
	let correction = Correction {
		process,
		driver: account("Alice"),
		area: 0,
		by: account("Dso"),
		bearer: account("Cso"),
		reason: Reason::MeterFault,
		evidence: Default::default(),
		effects: Default::default(),
		payees: Default::default(),
		state: State::Executed(at),
	};
	Corrections::<Runtime>::insert(id, correction);
	NextCorrectionId::<Runtime>::put(id + 1);
	let corrections = vec![id].try_into().expect("there is room");
	Books::<Runtime>::insert(process, Book { corrections, ..Default::default() });
	let kept = vec![(account("SupplierA"), 1)].try_into().expect("there is room");
	Kept::<Runtime>::insert(process, Unreturned::from(kept));
	Reverted::<Runtime>::insert(id, BoundedVec::default());
	let lifetime = <<Runtime as pallet_corrections::Config>::Lifetime as Get<Moment>>::get();
	Deadlines::<Runtime>::insert(Deadline::new(at + lifetime, Matter::Correction(id)), ());
}

/// The council's decision for `call`, with as few votes as suffice.
fn decide(members: usize, call: impl Into<RuntimeCall>) {
	let call = call.into();
	let ayes = (2 * members).div_ceil(3);
	let proposal_weight_bound = call.get_dispatch_info().call_weight;
	let (hash, index) = propose(ayes, call);
	for voter in &COUNCIL[..ayes] {
		vote(voter, hash, index);
	}
	let close = pallet_collective::Call::<Runtime, CouncilCollective>::close {
		proposal_hash: hash,
		index,
		proposal_weight_bound,
		length_bound: 1_000,
	};
	sign("Brp", close);
	let decided = crate::common::events().into_iter().rev().find_map(|event| match event {
		RuntimeEvent::Council(pallet_collective::Event::Executed { result, .. }) => Some(result),
		_ => None,
	});
	assert_eq!(decided, Some(Ok(())));
}

fn propose(ayes: usize, call: impl Into<RuntimeCall>) -> (Hash, pallet_collective::ProposalIndex) {
	let call = call.into();
	let hash = BlakeTwo256::hash_of(&call);
	let index = pallet_collective::ProposalCount::<Runtime, CouncilCollective>::get();
	let propose = pallet_collective::Call::<Runtime, CouncilCollective>::propose {
		threshold: ayes as u32,
		length_bound: call.encoded_size() as u32,
		proposal: Box::new(call),
	};
	sign("Brp", propose);
	(hash, index)
}

fn vote(seed: &str, proposal: Hash, index: pallet_collective::ProposalIndex) {
	let vote = pallet_collective::Call::<Runtime, CouncilCollective>::vote {
		proposal,
		index,
		approve: true,
	};
	sign(seed, vote);
}

/// Makes `call` as `//seed` does, without a transaction: of what happens a thousand times.
fn act(seed: &str, call: impl Into<RuntimeCall>) {
	let call = call.into();
	assert_eq!(dispatch(seed, call.clone()), Ok(()), "{call:?} of {seed}");
}

fn area_of(meter: MeterId) -> u32 {
	u32::from(meter == station::OTHER_AREA)
}

/// Approves a meter with its key, and with `base` if it starts again.
fn approve(meter: MeterId, base: Option<MeterReading>) {
	let dso = if area_of(meter) == 1 { "DsoB" } else { "Dso" };
	let key = Metering::find_meter(meter).expect("it is registered").key;
	sign(dso, pallet_metering::Call::approve_meter { meter, key, base });
}

/// A reading of `meter` with `register`.
fn read_as(meter: MeterId, register: Energy) -> SignedReading {
	signed_reading(&format!("Meter//{meter}"), meter, now(), register)
}

/// A reading of `meter` that is ahead, by less than 1 Wh, of what `power` W give with the tolerance
/// of a tenth.
fn reading_ahead(meter: MeterId, power: Power) -> SignedReading {
	let latest = Metering::find_meter(meter).and_then(|meter| meter.latest).expect("it is read");
	let most = energy_at(power / 10 * 11, now() - latest.at);
	read_as(meter, latest.register + most + 1)
}

/// Submits a reading of a meter of the operator that contradicts the latest one.
fn contradict(meter: MeterId, register: Energy) {
	let readings = BoundedVec::truncate_from(vec![read_as(meter, register)]);
	sign("Cso", pallet_metering::Call::submit_readings { readings });
	let refused = events().into_iter().any(|event| {
		let RuntimeEvent::Metering(pallet_metering::Event::ReadingRefused { meter: of, .. }) =
			event
		else {
			return false;
		};
		of == meter
	});
	assert!(refused, "{register} Wh contradict the latest reading of meter {meter}");
}

/// The account of the consortium.
pub fn consortium_account() -> AccountId {
	<Runtime as pallet_consortium::Config>::ConsortiumAccount::get()
}

/// What a driver wants.
#[derive(Clone, Copy)]
struct Wish {
	energy: Energy,
	steps: u32,
	/// Length of a step in minutes.
	step: Moment,
	source: SourceChoice,
	demand_response: bool,
	max_price: Option<Price>,
	max_cost: Option<Balance>,
	when_equal: WhenEqual,
}

impl Wish {
	fn new(energy: Energy, steps: u32, step: Moment, source: SourceChoice) -> Self {
		Self {
			energy,
			steps,
			step,
			source,
			demand_response: false,
			max_price: None,
			max_cost: None,
			when_equal: WhenEqual::Late,
		}
	}

	fn of(energy: Energy, steps: u32, step: Moment, source: SourceId) -> Self {
		Self::new(energy, steps, step, SourceChoice::Source(source))
	}
}

fn authorisation(station: StationId) -> pallet_charging::Call<Runtime> {
	pallet_charging::Call::authorise { station, max_price_per_hour: PricePerHour::MAX }
}

fn authorise(driver: &str, station: StationId) {
	sign(driver, authorisation(station));
}

fn preferences(wish: Wish) -> Preferences {
	Preferences {
		source: wish.source,
		demand_response: wish.demand_response,
		minimum_reward: TOKEN / 10,
		max_price: wish.max_price,
		max_cost: wish.max_cost,
		when_equal: wish.when_equal,
		flexible_power: None,
		replan: false,
		version: PREFERENCES_VERSION,
	}
}

fn request_of(process: ProcessId, wish: Wish) -> pallet_charging::Call<Runtime> {
	pallet_charging::Call::request {
		process,
		energy: wish.energy,
		steps: wish.steps,
		step: wish.step * MINUTE,
		preferences: preferences(wish),
	}
}

fn request(driver: &str, station: StationId, wish: Wish) {
	sign(driver, request_of(process_at(station), wish));
}

/// Has the operator start a process under a mandate.
fn start_for(driver: &str, station: StationId, wish: Wish) {
	let preferences = Preferences { max_cost: Some(50 * TOKEN), ..preferences(wish) };
	let Wish { energy, steps, step, .. } = wish;
	let give = pallet_charging::Call::give_mandate {
		operator: Some(account("Cso")),
		request: Request { energy, steps, step: step * MINUTE, preferences },
		max_price_per_hour: 100 * TOKEN,
		max_per_day: 100 * TOKEN,
		until: crate::common::now() + 300 * MILLIS_PER_DAY,
	};
	sign(driver, give);
	let driver = account(driver);
	let (energy, steps, reading) = (None, None, None);
	sign("Cso", pallet_charging::Call::start_for { driver, station, energy, steps, reading });
}

fn offer(supplier: &str, station: StationId, source: Option<SourceId>, prices: Vec<Price>) {
	let process = process_at(station);
	let prices = Prices::truncate_from(prices);
	sign(supplier, pallet_charging::Call::offer { process, source, prices });
}

fn schedule(station: StationId) {
	sign("Cso", pallet_charging::Call::schedule { process: process_at(station) });
}

/// Authorises, requests and schedules by standing offers.
fn charge(driver: &str, station: StationId, wish: Wish) {
	authorise(driver, station);
	request(driver, station, wish);
	schedule(station);
}

/// `new` takes over a source that `owner` owns.
fn take_over(owner: &str, new: &str, source: SourceId) {
	let meter = meter::OF_SOURCES + source;
	let supplier = Some(account(new));
	sign(owner, pallet_origin::Call::allow_supplier { meter, supplier });
	sign(new, pallet_origin::Call::take_over_source { source });
}

/// Certificates of an interval are withdrawn after they were passed on: a debt of the source.
fn owe_certificates(interval: Moment) {
	let source = source::OWNED;
	let held = pallet_origin::Certificates::<Runtime>::get(account("Alice"), (source, interval));
	let energy = held.expect("there was surplus").free;
	let to = account("Bob");
	sign("Alice", pallet_origin::Call::transfer_certificate { source, interval, to, energy });
	sign("Dso", pallet_origin::Call::withdraw { source, interval, energy });
}

/// Standing prices from `from` on: of sources from 1 token on, of a grid mix 3 tokens.
fn publish_offers(from: Moment, intervals: usize) {
	let offers = [
		("SupplierA", None, 3 * TOKEN_PER_KWH),
		("SupplierA", Some(source::SHORT), 2 * TOKEN_PER_KWH),
		("SupplierA", Some(source::SOLAR), TOKEN_PER_KWH),
		("SupplierB", None, 4 * TOKEN_PER_KWH),
		("SupplierB", Some(source::WIND), 3 * TOKEN_PER_KWH / 2),
		("SupplierC", Some(source::HYDRO), 5 * TOKEN_PER_KWH / 4),
	];
	for (supplier, source, price) in offers {
		// Every other hour is more expensive.
		let prices =
			(0..intervals).map(|interval| price + (interval as Price / 12 % 2) * TOKEN_PER_KWH / 4);
		let prices = Prices::truncate_from(prices.collect());
		sign(supplier, pallet_charging::Call::publish_offer { source, from, prices });
	}
}

impl History {
	/// Makes the next block.
	fn block<R>(&mut self, body: impl FnOnce() -> R) -> R {
		let at = self.at;
		self.at += SLOT_DURATION;
		self.chain.block(at, body)
	}

	fn decide(&mut self, call: impl Into<RuntimeCall>) {
		let members = self.members;
		self.block(|| decide(members, call));
	}

	/// Lets time pass until `minutes` after the start.
	fn go_to(&mut self, minutes: Moment) {
		assert!(minute(minutes) >= self.at, "minute {minutes} is over");
		self.at = minute(minutes);
	}

	fn flow(&mut self, meter: MeterId, power: Power) {
		self.flows.insert(meter, power);
	}

	fn produce(&mut self, id: SourceId, power: Power) {
		let meter = pallet_origin::Sources::<Runtime>::get(id).expect("it is registered").meter;
		self.flow(meter, power);
	}

	/// Reads all meters `minutes` after the start.
	fn read_at(&mut self, minutes: Moment) {
		self.go_to(minutes);
		let flows = self.flows.clone();
		self.block(|| {
			submit_signed(flows.into_iter().map(|(meter, power)| reading(meter, power)).collect());
		});
	}

	fn found_consortium(&mut self) {
		let newcomers = [("SupplierC", Role::Supplier), ("DsoB", Role::Dso), ("CsoB", Role::Cso)];
		for (name, role) in newcomers {
			let roles = BoundedBTreeSet::try_from(
				[role].into_iter().collect::<std::collections::BTreeSet<_>>(),
			);
			self.decide(pallet_consortium::Call::admit {
				account: account(name),
				name: bytes(name),
				roles: roles.expect("one role"),
			});
			self.members += 1;
		}
		self.block(|| {
			for (registrar, driver) in [("CsoB", "Dave"), ("SupplierB", "Eve"), ("Cso", "Ferdie")] {
				let contract_hash = BlakeTwo256::hash(driver.as_bytes());
				let driver = account(driver);
				sign(registrar, pallet_consortium::Call::register_driver { driver, contract_hash });
			}
			// The DSO is to have a validator, which needs a peer in a closed network.
			for member in ["CsoB", "Cso", "Dso"] {
				let (peer, proof) = crate::common::node(member);
				sign(member, pallet_peers::Call::authorise_peer { peer, proof });
			}
		});
		// What it registered and authorised stays.
		self.decide(pallet_consortium::Call::expel { account: account("CsoB") });
		self.members -= 1;
		// It has no keys and no seat yet.
		self.decide(pallet_consortium::Call::add_validator {
			validator: account("Dso//stash"),
			member: account("Dso"),
		});
		self.decide(pallet_peers::Call::enforce { enforced: true });
		self.decide(pallet_tx_pause::Call::pause {
			full_name: (bytes("Balances"), bytes("transfer_all")),
		});
		self.decide(pallet_consortium::Call::authorize_upgrade {
			code_hash: BlakeTwo256::hash(b"the next runtime"),
		});
		self.decide(pallet_grid::Call::create_area { name: bytes("Area 1"), dso: account("DsoB") });
		let proxy = |delegate, proxy_type, delay| pallet_proxy::Call::add_proxy {
			delegate: id(delegate),
			proxy_type,
			delay,
		};
		self.block(|| {
			sign("Cso", proxy("Gateway", ProxyType::Metering, 0));
			sign("SupplierA", proxy("Brp", ProxyType::Charging, 100));
			let call_hash = BlakeTwo256::hash(b"a call to come");
			sign("Brp", pallet_proxy::Call::announce { real: id("SupplierA"), call_hash });
		});
	}

	fn move_money(&mut self) {
		self.block(|| {
			sign("Brp", pallet_tokens::Call::attest_reserve { amount: 900_000 * TOKEN });
			for (driver, reference) in [("Dave", "SEPA 1"), ("Eve", "SEPA 2"), ("DsoB", "SEPA 3")] {
				let deposit = pallet_tokens::Call::deposit {
					who: account(driver),
					amount: 500 * TOKEN,
					reference: bytes(reference),
				};
				sign("Custodian", deposit);
			}
			let dest = id("Ferdie");
			sign("Dave", pallet_balances::Call::transfer_keep_alive { dest, value: 50 * TOKEN });
			let dest = MultiAddress::Id(consortium_account());
			sign("Alice", pallet_balances::Call::transfer_keep_alive { dest, value: 5 * TOKEN });
			for amount in [10, 20, 30, 40] {
				let withdrawal = pallet_tokens::Call::request_withdrawal {
					amount: amount * TOKEN,
					payout_reference: bytes("my account"),
				};
				sign("Alice", withdrawal);
			}
			let reference = bytes("SEPA 4");
			sign("Custodian", pallet_tokens::Call::settle_withdrawal { id: 0, reference });
			sign("Custodian", pallet_tokens::Call::reject_withdrawal { id: 1 });
		});
		self.decide(pallet_consortium::Call::spend { to: account("Dso"), amount: TOKEN });
	}

	fn set_up_grid(&mut self) {
		let steps: Vec<_> = [(50, 1), (80, 2)]
			.map(|(loading, price)| TariffStep { loading, price: price * TOKEN_PER_KWH / 20 })
			.to_vec();
		self.block(|| {
			for (dso, area, percent) in [("Dso", 0, 60), ("DsoB", 1, 85)] {
				let steps = BoundedVec::truncate_from(steps.clone());
				let tariff =
					pallet_grid::Call::set_tariff { area, base: TOKEN_PER_KWH / 100, steps };
				sign(dso, tariff);
				sign(dso, pallet_grid::Call::report_loading { area, percent });
			}
		});
	}

	fn set_up_meters(&mut self) {
		let station = Purpose::Station { power: 22_000 };
		let production = |power| Purpose::Production { power };
		let mut meters: Vec<(&str, Purpose)> = vec![("Cso", station); station::COUNT as usize - 1];
		meters.extend([
			("SupplierA", production(22_000)),
			("SupplierA", production(22_000)),
			("SupplierB", production(22_000)),
			("SupplierC", production(100_000)),
			("SupplierA", production(22_000)),
			("SupplierB", production(22_000)),
			("SupplierC", production(22_000)),
			("Bob", production(11_000)),
			("Bob", production(11_000)),
			("SupplierC", production(22_000)),
			("Cso", station),
			("Dso", Purpose::Loading { power: 400_000 }),
			("Cso", station),
			("Cso", station),
			("Cso", station),
			("Cso", station),
			("SupplierA", production(22_000)),
		]);
		self.register_meters(&meters);
		self.block(|| {
			for meter in 1..=meter::NEXT {
				approve(meter, None);
			}
			sign("Dso", pallet_metering::Call::suspend_meter { meter: meter::SUSPENDED });
			let key = MeterKey::Sr25519(pair("Meter//next").public());
			let proof = proof("Meter//next", "Cso");
			sign("Cso", pallet_metering::Call::rotate_key { meter: meter::ROTATING, key, proof });
		});
	}

	/// Registers a meter of each owner and purpose.
	fn register_meters(&mut self, meters: &[(&str, Purpose)]) {
		for part in meters.chunks(10) {
			self.block(|| {
				for (owner, purpose) in part {
					let meter = pallet_metering::NextMeterId::<Runtime>::get();
					let seed = format!("Meter//{meter}");
					let message = possession_of(owner);
					let (key, proof) = if meter == meter::LOADING {
						let pair = ed25519::Pair::from_string(&format!("//{seed}"), None)
							.expect("a development seed");
						(MeterKey::Ed25519(pair.public()), pair.sign(&message).0)
					} else {
						let pair = pair(&seed);
						(MeterKey::Sr25519(pair.public()), pair.sign(&message).0)
					};
					let area = area_of(meter);
					let ean = 871_687_140_000_000_002;
					let purpose = *purpose;
					let call =
						pallet_metering::Call::register_meter { ean, area, key, purpose, proof };
					sign(owner, call);
				}
			});
		}
	}

	fn set_up_sources(&mut self) {
		let sources = [
			("SupplierA", Carrier::Solar, 22_000),
			("SupplierA", Carrier::Solar, 22_000),
			("SupplierB", Carrier::Wind, 22_000),
			("SupplierC", Carrier::Hydro, 100_000),
			("SupplierA", Carrier::Solar, 22_000),
			("SupplierB", Carrier::Wind, 22_000),
			("SupplierC", Carrier::Biomass, 22_000),
			("SupplierB", Carrier::Solar, 11_000),
		];
		let allow = |id: SourceId, supplier| pallet_origin::Call::allow_supplier {
			meter: meter::OF_SOURCES + id,
			supplier: Some(account(supplier)),
		};
		self.block(|| {
			sign("Bob", allow(source::OWNED, "SupplierB"));
			sign("Bob", allow(source::COUNT, "SupplierA"));
			for (id, (supplier, carrier, capacity)) in (0..).zip(sources) {
				let attributes = Attributes {
					technology: 10_101,
					support: if id == source::WIND { Support::Investment } else { Support::None },
					storage: false,
					registry: id == source::REGISTRY,
				};
				let register = pallet_origin::Call::register_source {
					meter: meter::OF_SOURCES + id,
					carrier,
					capacity,
					commissioned: 0,
					attributes,
				};
				sign(supplier, register);
				if id != source::PENDING {
					let meter = meter::OF_SOURCES + id;
					sign("Dso", pallet_origin::Call::approve_source { source: id, meter });
				}
			}
			sign("Dso", pallet_origin::Call::suspend_source { source: source::SUSPENDED });
			let meter = meter::REPLACEMENT;
			let source = source::REGISTRY;
			sign("SupplierC", pallet_origin::Call::replace_meter { source, meter });
			sign("Dso", pallet_origin::Call::approve_source { source, meter });
			let (source, meter) = (source::PENDING, meter::NEXT);
			sign("SupplierA", pallet_origin::Call::replace_meter { source, meter });
			let recipient = account("Alice");
			sign("Bob", pallet_origin::Call::set_recipient { source: source::OWNED, recipient });
		});
	}

	fn set_up_stations(&mut self) {
		let suppliers: Suppliers<AccountId> = ["SupplierA", "SupplierB", "SupplierC"]
			.map(account)
			.to_vec()
			.try_into()
			.expect("three suppliers");
		self.block(|| {
			let update = pallet_charging::Call::update_station {
				station: station::AUTHORISED,
				power: 5_000,
				price_per_hour: TOKEN,
				suppliers: suppliers.clone(),
				host: None,
			};
			sign("Cso", update);
			for station in 1..station::COUNT {
				let register = pallet_charging::Call::register_station {
					evse_id: bytes(&format!("NL*SMC*E{:04}", station + 1)),
					meter: station,
					power: 5_000,
					price_per_hour: TOKEN,
					suppliers: suppliers.clone(),
					host: (station == station::MIDWAY).then(|| account("Bob")),
				};
				sign("Cso", register);
			}
			sign("Cso", pallet_charging::Call::close_station { station: station::CLOSED });
		});
		for station in 0..station::COUNT {
			self.flow(station, 0);
		}
		for source in source::PRODUCING {
			self.produce(source, 8_000);
		}
		self.produce(source::HYDRO, 60_000);
	}

	/// More processes than have a root together. The energy of the first one is certified.
	fn charge_long_ago(&mut self) {
		const STATION: StationId = station::REQUESTED;
		let hydro = meter::OF_SOURCES + source::HYDRO;
		let read = |power| submit_signed(vec![reading(STATION, power), reading(hydro, 60_000)]);
		for minutes in [10, 15] {
			self.at = FOUNDED + minutes * MINUTE;
			self.block(|| read(0));
		}
		self.block(|| {
			publish_offers(FOUNDED + 15 * MINUTE, 36);
			charge("Alice", STATION, Wish::of(400, 3, 5, source::HYDRO));
		});
		self.at = FOUNDED + 20 * MINUTE;
		self.block(|| read(5_000));
		for _ in 0..10 {
			self.block(|| {
				// A process counts from a reading that is not older than its authorisation.
				submit_signed(vec![reading(STATION, 0)]);
				for _ in 0..101 {
					let process = pallet_charging::NextProcessId::<Runtime>::get();
					act("Bob", authorisation(STATION));
					act("Bob", request_of(process, Wish::new(400, 3, 5, SourceChoice::Cheapest)));
					act("Cso", pallet_charging::Call::schedule { process });
					act("Dso", pallet_charging::Call::close_on_last_reading { process });
					act("Cso", pallet_charging::Call::close_on_last_reading { process });
				}
			});
		}
	}

	/// More cancellations than have a root together.
	fn cancel_long_ago(&mut self) {
		// The interval closes.
		for minutes in [90, 134] {
			self.at = FOUNDED + minutes * MINUTE;
			self.block(|| ());
		}
		self.block(|| {
			for _ in 0..1_005 {
				let cancel = pallet_origin::Call::cancel_certificate {
					source: source::HYDRO,
					interval: FOUNDED + 15 * MINUTE,
					energy: 1,
					beneficiary: account("Alice"),
				};
				act("SupplierC", cancel);
			}
		});
	}

	/// What was long ago leaves the state, and what would have left it comes.
	fn begin_first_day(&mut self) {
		self.at = START;
		for _ in 0..8 {
			self.block(|| ());
		}
		let station = Purpose::Station { power: 22_000 };
		self.register_meters(&[("Cso", station); 2]);
		self.block(|| {
			sign("Dso", pallet_metering::Call::suspend_meter { meter: meter::REJECTED });
			approve(meter::REBASED, Some(MeterReading { at: now(), register: 7_000 }));
			sign("Alice", pallet_tokens::Call::cancel_withdrawal { id: 3 });
			take_over("SupplierB", "SupplierC", source::SUSPENDED);
		});
		self.block(|| {
			let secondary = vec![(871_687_140_000_000_019, account("SupplierB"))];
			let allocation = pallet_grid::Call::set_allocation {
				area: 0,
				ean: 871_687_140_000_000_026,
				primary: account("SupplierA"),
				secondary: BoundedVec::truncate_from(secondary),
				from_hour: hour_of(START) + 1,
			};
			sign("Dso", allocation);
			keep_old_books();
		});
	}

	/// Processes that come to an end, each for another reason, and one that nobody reads any more.
	fn charge_on_the_first_day(&mut self) {
		use station::*;
		const MET: StationId = REQUESTED;
		const OVER: StationId = FIRST_STEP;
		const TERMINATED: StationId = MIDWAY;
		const DISCONNECTED: StationId = OTHER_SOURCE;
		const STALE: StationId = GRID_MIX;
		const OUT_OF_ESCROW: StationId = CHANGED;
		const AGREED: StationId = CLOSING;
		const NEW_BASE: StationId = CAPPED;
		const REWARDED: StationId = RESPONDING;
		const FORGOTTEN: StationId = OTHER_AREA;

		self.read_at(3);
		self.read_at(5);
		self.block(|| publish_offers(minute(5), 36));
		self.go_to(6);
		self.block(|| {
			// The cursor of what leaves the state passes it at once.
			authorise("Bob", STALE);
			let process = process_at(STALE);
			sign("Bob", pallet_charging::Call::disconnect { process });
			charge("Alice", MET, Wish::of(1_000, 3, 5, source::HYDRO));
			// Nobody sells of this carrier.
			let biomass = SourceChoice::Carrier(Carrier::Biomass);
			charge("Bob", OVER, Wish::new(800, 2, 5, biomass));
			charge("Charlie", TERMINATED, Wish::of(20_000, 4, 15, source::WIND));
			charge("Alice", DISCONNECTED, Wish::of(20_000, 4, 15, source::HYDRO));
			charge("Charlie", AGREED, Wish::of(20_000, 4, 15, source::HYDRO));
			charge("Dave", NEW_BASE, Wish::of(20_000, 4, 15, source::HYDRO));
			// Its second step moves to a later one, in which the energy flows.
			let early = Wish::of(800, 6, 5, source::HYDRO);
			let early = Wish { demand_response: true, when_equal: WhenEqual::Early, ..early };
			charge("Dave", REWARDED, early);
			let target = Target::Process(process_at(REWARDED));
			Self::signal("Dso", target, 10, 15, Direction::Down);
			authorise("Charlie", FORGOTTEN);
			request("Charlie", FORGOTTEN, Wish::new(20_000, 4, 15, SourceChoice::Cheapest));
			offer("SupplierA", FORGOTTEN, None, vec![TOKEN_PER_KWH / 2; 4]);
			schedule(FORGOTTEN);
			authorise("Bob", STALE);
			request("Bob", STALE, Wish::new(1_000, 4, 15, SourceChoice::Cheapest));
			// What flows in the expensive steps, to which the driver did not agree, is more than is
			// in escrow: a debt that stays.
			authorise("Ferdie", OUT_OF_ESCROW);
			let wish = Wish::of(20_000, 6, 5, source::SHORT);
			request("Ferdie", OUT_OF_ESCROW, Wish { max_price: Some(5 * TOKEN_PER_KWH), ..wish });
			let high = 100 * TOKEN_PER_KWH;
			let prices = vec![TOKEN_PER_KWH, high, high, high, TOKEN_PER_KWH, TOKEN_PER_KWH];
			offer("SupplierA", OUT_OF_ESCROW, Some(source::SHORT), prices);
			schedule(OUT_OF_ESCROW);
			authorise("Eve", SILENT);
			request("Eve", SILENT, Wish::new(100_000, 48, 60, SourceChoice::Cheapest));
			offer("SupplierA", SILENT, None, vec![TOKEN_PER_KWH; 48]);
			schedule(SILENT);
		});
		for station in [TERMINATED, DISCONNECTED, AGREED, NEW_BASE, REWARDED, FORGOTTEN] {
			self.flow(station, 5_000);
		}
		// When it has met the demand, no reading shows.
		self.flows.remove(&MET);
		self.flow(OVER, 1_000);
		self.flow(SILENT, 3_000);
		self.read_at(10);
		self.flow(OUT_OF_ESCROW, 5_000);
		self.flow(REWARDED, 0);
		self.flows.remove(&FORGOTTEN);
		self.read_at(15);
		self.flow(MET, 5_000);
		self.flow(REWARDED, 5_000);
		self.block(|| {
			let process = process_at(TERMINATED);
			let reason = FaultReason::PowerLoss;
			sign("Cso", pallet_charging::Call::terminate { process, reason });
			let process = process_at(DISCONNECTED);
			sign("Alice", pallet_charging::Call::disconnect { process });
			let process = process_at(AGREED);
			sign("Cso", pallet_charging::Call::close_on_last_reading { process });
			sign("Dso", pallet_charging::Call::close_on_last_reading { process });
			sign("Dso", pallet_metering::Call::suspend_meter { meter: NEW_BASE });
			// Its next reading is the base.
			approve(NEW_BASE, None);
			for meter in [meter::SUSPECT, meter::BASE_NEEDED, meter::ROTATING] {
				submit_signed(vec![read_as(meter, 1_000)]);
			}
		});
		self.block(|| submit_signed(vec![reading_ahead(meter::ROTATING, 22_000)]));
		self.read_at(20);
		for station in (0..station::COUNT).filter(|station| *station != FORGOTTEN) {
			self.flow(station, 0);
		}
		self.flow(SILENT, 3_000);
		self.flow(REWARDED, 5_000);
		self.go_to(22);
		self.block(|| {
			let process = process_at(STALE);
			sign("Brp", pallet_charging::Call::close_stale { process });
			contradict(meter::SUSPECT, 500);
			contradict(meter::BASE_NEEDED, 500);
		});
		for minutes in [25, 30, 45, 60] {
			self.read_at(minutes);
			self.flow(REWARDED, 0);
		}
		self.block(|| contradict(meter::BASE_NEEDED, 510));
		self.flows.remove(&SILENT);
		for source in source::PRODUCING {
			self.produce(source, 0);
		}
	}

	/// The drivers but one, who pays a part, pay for what flowed beyond their escrow until it was
	/// read.
	fn pay_debts(&mut self) {
		self.block(|| {
			for driver in ["Alice", "Bob", "Charlie", "Dave"] {
				let debts: Vec<_> =
					pallet_debts::Owed::<Runtime>::iter_prefix((account(driver),)).collect();
				for ((kind, creditor), amount) in debts {
					sign(driver, pallet_debts::Call::pay { creditor, kind, amount });
				}
			}
			let debt = pallet_debts::Owed::<Runtime>::iter_key_prefix((account("Ferdie"),)).next();
			let (kind, creditor) = debt.expect("he was out of escrow");
			sign("Ferdie", pallet_debts::Call::pay { creditor, kind, amount: 1 });
		});
	}

	/// After all intervals of the first day are closed.
	fn trade_certificates(&mut self) {
		for minutes in [90, 134] {
			self.go_to(minutes);
			self.block(|| ());
		}
		let hydro = source::HYDRO;
		self.block(|| {
			let transfer = pallet_origin::Call::transfer_certificate {
				source: hydro,
				interval: minute(25),
				to: account("SupplierA"),
				energy: 100,
			};
			sign("SupplierC", transfer);
			let lock = |interval, energy| pallet_origin::Call::lock_certificate {
				source: hydro,
				interval,
				energy,
				reference: bytes("GO 1"),
			};
			sign("SupplierC", lock(minute(30), 200));
			let unlock = pallet_origin::Call::unlock_certificate {
				source: hydro,
				interval: minute(30),
				owner: account("SupplierC"),
				energy: 50,
			};
			sign("Dso", unlock);
			let cancel = pallet_origin::Call::cancel_certificate {
				source: hydro,
				interval: minute(35),
				energy: 70,
				beneficiary: account("Alice"),
			};
			sign("SupplierC", cancel);
			let (process, _) = pallet_charging::Records::<Runtime>::iter()
				.find(|(_, record)| record.energy > 0 && record.sourced == 0)
				.expect("a process charged grey energy");
			let green = pallet_origin::Call::green_process {
				source: source::SOLAR,
				interval: minute(25),
				energy: 50,
				process,
			};
			sign("SupplierA", green);
			let withdraw = |interval, energy| pallet_origin::Call::withdraw {
				source: hydro,
				interval,
				energy,
			};
			sign("Dso", withdraw(minute(40), 50));
			// More than the surplus: the rest comes out of claims.
			// The surplus of the next day repays it.
			owe_certificates(minute(25));
			let interval = minute(10);
			let held = pallet_origin::Certificates::<Runtime>::get(
				account("SupplierC"),
				(hydro, interval),
			);
			sign("Dso", withdraw(interval, held.expect("there was surplus").free + 10));
		});
	}

	/// Processes of all kinds that have not ended when the history stops, at minute 1486.
	fn charge_on_the_second_day(&mut self) {
		use station::*;

		self.read_at(1_340);
		for source in source::PRODUCING {
			self.produce(source, 10_000);
		}
		self.produce(source::SHORT, 16_000);
		self.produce(source::WIND, 12_000);
		self.produce(source::SOLAR, 20_000);
		self.produce(source::HYDRO, 60_000);
		self.read_at(1_345);
		self.block(|| publish_offers(minute(1_345), 120));
		self.read_at(1_350);
		self.block(|| charge("Alice", LONG_STEPS, Wish::of(25_000, 6, 60, source::HYDRO)));
		self.flow(LONG_STEPS, 2_500);
		for minutes in [1_365, 1_380, 1_395, 1_410, 1_425, 1_435, 1_440] {
			self.read_at(minutes);
		}
		self.block(|| charge("Dave", MIDWAY, Wish::of(8_000, 8, 15, source::HYDRO)));
		self.read_at(1_450);
		// Steps of a quarter of an hour begin here.
		self.read_at(1_455);
		self.block(|| {
			// Nobody has read it for a day.
			let process = process_at(OTHER_AREA);
			sign("Brp", pallet_charging::Call::close_stale { process });
			// The newest of a source is the first to lose its power.
			charge("Dave", FIRST_OF_SOURCE, Wish::of(20_000, 6, 15, source::SHORT));
			charge("Alice", OTHER_SOURCE_IN_STEP, Wish::of(20_000, 6, 15, source::SHORT));
			charge("Charlie", OTHER_SOURCE, Wish::of(20_000, 6, 15, source::SHORT));
			charge("Bob", GRID_MIX_IN_STEP, Wish::of(20_000, 6, 15, source::WIND));
			charge("Charlie", GRID_MIX, Wish::of(20_000, 6, 15, source::WIND));
			charge("Bob", CHANGED, Wish::of(20_000, 6, 15, source::HYDRO));
			charge("Alice", CLOSING, Wish::of(20_000, 6, 15, source::HYDRO));
			let hydro = SourceChoice::Carrier(Carrier::Hydro);
			let capped = Wish::new(3_000, 24, 5, hydro);
			let max_cost = Some(100 * TOKEN);
			charge(
				"Bob",
				CAPPED,
				Wish { max_price: Some(3 * TOKEN_PER_KWH / 2), max_cost, ..capped },
			);
			// Half of the steps charge, the cheap ones: they can respond to a signal.
			let flexible = Wish::of(5_000, 8, 15, source::HYDRO);
			let flexible = Wish { demand_response: true, ..flexible };
			charge("Alice", RESPONDING, flexible);
			charge("Bob", RESPONDING_LATE, flexible);
			charge("Charlie", FAILING, flexible);
			// The cheap steps, which charge, are the last ones.
			authorise("Dave", RESPONDING_UP);
			request("Dave", RESPONDING_UP, Wish { energy: 3_000, ..flexible });
			let prices = [[2 * TOKEN_PER_KWH; 4], [TOKEN_PER_KWH; 4]].concat();
			offer("SupplierC", RESPONDING_UP, Some(source::HYDRO), prices);
			schedule(RESPONDING_UP);
		});
		let charging = [
			MIDWAY,
			FIRST_OF_SOURCE,
			OTHER_SOURCE,
			OTHER_SOURCE_IN_STEP,
			GRID_MIX,
			GRID_MIX_IN_STEP,
			CHANGED,
			CLOSING,
		];
		for station in charging {
			self.flow(station, 4_800);
		}
		self.flow(CAPPED, 1_000);
		self.read_at(1_460);
		self.read_at(1_465);
		self.block(|| {
			let alone = Target::Process(process_at(RESPONDING_LATE));
			for target in [alone, Target::Area(0)] {
				Self::signal("Dso", target, 1_470, 1_485, Direction::Down);
			}
		});
		// They open their steps in response to the signals, and one of them is not read again. Of
		// the two others, which respond to the same signal, one fails; the reward of the other one
		// is provisional.
		self.read_at(1_470);
		self.flows.remove(&RESPONDING_LATE);
		self.flow(FAILING, 4_800);
		self.produce(source::SHORT, 11_000);
		self.produce(source::WIND, 6_000);
		self.read_at(1_475);
		// The sources have been short for long enough: each loses its newest process.
		self.read_at(1_480);
		self.block(|| {
			Self::signal("Dso", Target::Area(0), 1_485, 1_515, Direction::Down);
			let target = Target::Process(process_at(RESPONDING_UP));
			Self::signal("Dso", target, 1_485, 1_500, Direction::Up);
		});
		self.produce(source::SHORT, 6_000);
		self.produce(source::WIND, 0);
		// The steps that stay open until the history stops begin here.
		self.read_at(1_485);
		self.flow(RESPONDING_UP, 4_800);
		// Each source loses its newest process again, this time within the open step.
		self.read_at(1_490);
		// The first of them falls short once more.
		self.produce(source::SHORT, 3_000);
		self.read_at(1_495);
	}

	fn signal(dso: &str, target: Target, from: Moment, until: Moment, direction: Direction) {
		let signal = pallet_demand_response::Call::send_signal {
			target,
			window: Interval::new(minute(from), minute(until)),
			direction,
			reward: 2 * TOKEN,
			max_responses: 3,
		};
		sign(dso, signal);
	}

	/// Contracts, programmes, trades, prices, a correction and a statement, each of them also as it
	/// is before the other party has acted.
	fn balance_portfolios(&mut self) {
		self.block(|| {
			let today = local_day(hour_of(now()));
			let margin = TOKEN / 10;
			let terms = Terms { netting: Netting::ProRata, volume: Volume::Programme, margin };
			for supplier in ["SupplierA", "SupplierB"] {
				let (brp, from) = (account("Brp"), today + 1);
				sign(supplier, pallet_settlement::Call::name_brp { brp, from, terms });
			}
			let (supplier, from) = (account("SupplierA"), today + 1);
			sign("Brp", pallet_settlement::Call::accept_supplier { supplier, from, terms });
			let from = first_ptu(first_hour(today + 1));
			let values = vec![-500; 8];
			sign("Brp", pallet_settlement::Call::file_programme { area: 0, from, values });
			for trade in 0..2 {
				let (to, values) = (account("SupplierA"), vec![100; 6]);
				let sell = pallet_settlement::Call::propose_trade {
					to,
					sells: true,
					area: 0,
					from,
					values,
				};
				sign("Brp", sell);
				if trade == 0 {
					let hour = first_hour(today + 1);
					sign("SupplierA", pallet_settlement::Call::confirm_trade { hour, trade });
				}
			}
			let publish = |who: &str, from, prices| {
				sign(who, pallet_settlement::Call::publish_prices { from, prices });
			};
			for member in ["Brp", "Dso"] {
				publish(member, from, QuarterPrices::DayAhead(vec![-TOKEN_PER_KWH / 10; 4]));
			}
			publish("Brp", from + 4, QuarterPrices::DayAhead(vec![TOKEN_PER_KWH / 10; 4]));
			// A day without contracts.
			let day = today - 3;
			let price = ImbalancePrice {
				short: TOKEN_PER_KWH / 5,
				surplus: TOKEN_PER_KWH / 20,
				state: Regulation::Both,
			};
			let from = first_ptu(first_hour(day));
			let rows = vec![price; hours_of(day).len() * 4];
			for member in ["Brp", "Dso"] {
				publish(member, from, QuarterPrices::Imbalance(rows.clone()));
			}
			let brp = account("Brp");
			sign("Alice", pallet_settlement::Call::settle_day { brp, area: 0, day });
			let supplier = &account("SupplierA");
			let over = Interval::new(now() - 3 * MILLIS_PER_HOUR, now() - MILLIS_PER_HOUR);
			let flow = Flow { supplier, area: 0, side: Side::Taken, over, energy: 50 };
			assert_eq!(Settlement::adjust(flow, Change::Less), 50);
			report_last_year();
		});
	}

	/// What waits for somebody.
	/// A recorder of a meter shows the begin of its process; another one waits for its approval.
	fn record_begins(&mut self) {
		use pallet_metering::{Call, RecordKey, RecordRegister, RecordSignature, Recorder};
		let signer = ecdsa::Pair::from_string("//Meter//records", None).expect("a seed");
		let key = RecordKey::Secp256k1(signer.public().0);
		let record = |page: u32, lines: &str| {
			let text = format!(r#"{{"PG":"T{page}","MS":"17619300","RD":[{lines}]}}"#);
			let signature = signer.sign_prehashed(&sp_io::hashing::sha2_256(text.as_bytes())).0;
			let signature = signature[..64].try_into().expect("r and s");
			(bytes::<pallet_metering::Payload>(&text), RecordSignature::Secp256k1(signature))
		};
		self.block(|| {
			let serial = bytes::<pallet_metering::Serial>("17619300");
			let recorder = Recorder { key, serial, register: RecordRegister::Total };
			for meter in [station::MIDWAY, station::SILENT] {
				let (recorder, (payload, signature)) = (recorder.clone(), record(0, ""));
				sign("Cso", Call::request_recorder { meter, recorder, payload, signature });
			}
			sign("Dso", Call::approve_recorder { meter: station::MIDWAY, key });
			let process = process_at(station::MIDWAY);
			let running = pallet_charging::Pallet::<Runtime>::process(process).expect("it runs");
			let pallet_charging::Phase::Scheduled(session) = running.phase else {
				panic!("it is scheduled");
			};
			// The tests begin at 2027-01-15T08:00Z.
			let midnight = START - 8 * MILLIS_PER_HOUR;
			let minutes = (session.timetable.scheduled - midnight) / MINUTE;
			let (hours, minute) = (minutes / 60, minutes % 60);
			let (day, hour) = (15 + hours / 24, hours % 24);
			let time = format!("2027-01-{day:02}T{hour:02}:{minute:02}:00,000+0000 S");
			let line = format!(
				r#"{{"TM":"{time}","TX":"B","RV":0.2596,"RI":"1-0:1.8.0","RU":"kWh","EF":"","ST":"G"}}"#
			);
			let (payload, signature) = record(1, &line);
			let record = pallet_metering::SignedRecord {
				meter: station::MIDWAY,
				process,
				payload,
				signature,
			};
			let records = BoundedVec::truncate_from(vec![record]);
			sign("Cso", Call::submit_records { records });
		});
	}

	fn leave_matters_open(&mut self) {
		use station::*;

		let members = self.members;
		self.block(|| {
			authorise("Dave", AUTHORISED);
			let document = pallet_invoices::Document::Invoice;
			let opened = (Hash::repeat_byte(1), Hash::repeat_byte(2));
			let commitment = salted_hash(opened.0, &account("Charlie"), opened.1);
			let (series, number) = (0, 1);
			sign(
				"SupplierA",
				pallet_invoices::Call::anchor_invoice { series, number, document, commitment },
			);
			sign(
				"Charlie",
				pallet_corrections::Call::dispute_invoice {
					issuer: account("SupplierA"),
					series,
					number,
					salt: opened.0,
					document: opened.1,
					amount: TOKEN,
					evidence: Hash::repeat_byte(3),
				},
			);
			let arbiters = vec![account("Brp")].try_into().expect("few");
			decide(members, pallet_corrections::Call::set_arbiters { arbiters });
			authorise("Bob", REQUESTED);
			let carrier = SourceChoice::Carrier(Carrier::Hydro);
			let wish = Wish::new(4_000, 4, 15, carrier);
			let max_cost = Some(80 * TOKEN);
			request("Bob", REQUESTED, Wish { max_cost, when_equal: WhenEqual::Early, ..wish });
			offer("SupplierA", REQUESTED, None, vec![TOKEN_PER_KWH; 4]);
			offer("SupplierC", REQUESTED, Some(source::HYDRO), vec![2 * TOKEN_PER_KWH; 4]);
			let early = Wish::of(4_000, 4, 15, source::HYDRO);
			start_for("Charlie", FIRST_STEP, Wish { when_equal: WhenEqual::Early, ..early });
			let process = process_at(CHANGED);
			let choice = SourceChoice::Source(source::SOLAR);
			sign("Bob", pallet_charging::Call::change_source { process, choice });
			// A key of the operator that owns nothing; it submits nothing, and is refused.
			let readings = BoundedVec::new();
			let call = pallet_metering::Call::submit_readings { readings };
			let real = account("Cso");
			let call = Box::new(call.into());
			let proxy_type = None;
			let act = pallet_consortium::Call::act_for { real, proxy_type, call };
			let refused = pallet_metering::Error::<Runtime>::EmptyBatch.into();
			assert_eq!(apply("Gateway", act), Ok(Err(refused)));
			let process = process_at(CLOSING);
			sign("Alice", pallet_charging::Call::disconnect { process });
			// Her process continues without her, and her tokens are paid out.
			let driver = account("Eve");
			sign("SupplierB", pallet_consortium::Call::deregister_driver { driver });
			let amount = 15 * TOKEN;
			let payout_reference = bytes("her account");
			sign("Eve", pallet_tokens::Call::request_withdrawal { amount, payout_reference });
			for (party, station) in [("Cso", SILENT), ("Dso", LONG_STEPS)] {
				let process = process_at(station);
				sign(party, pallet_charging::Call::close_on_last_reading { process });
			}
			take_over("SupplierA", "SupplierB", source::SOLAR);
			// This debt stays.
			owe_certificates(minute(30));
			// Too early after the latest reading to attest power.
			let meter = meter::OF_SOURCES + source::OWNED;
			submit_signed(vec![reading(meter, 10_000)]);
			// The register of the other one does not show yet what flows.
			submit_signed(vec![reading_ahead(MIDWAY, 5_000), reading(FIRST_OF_SOURCE, 0)]);
			let station = pallet_charging::Stations::<Runtime>::get(OTHER_AREA).expect("it exists");
			let update = pallet_charging::Call::update_station {
				station: OTHER_AREA,
				power: 4_000,
				price_per_hour: station.price_per_hour,
				suppliers: station.suppliers,
				host: None,
			};
			sign("Cso", update);
			let target = Target::Process(process_at(MIDWAY));
			Self::signal("Dso", target, 1_500, 1_530, Direction::Down);
			Self::signal("DsoB", Target::Area(1), 1_500, 1_530, Direction::Down);
		});
		self.block(|| {
			let ayes = (2 * members).div_ceil(3);
			let dso = account("Dso");
			let (proposal, index) = propose(ayes, pallet_grid::Call::set_operator { area: 1, dso });
			vote("Cso", proposal, index);
			propose(ayes, pallet_consortium::Call::spend { to: account("Brp"), amount: TOKEN });
			let approve = pallet_multisig::Call::approve_as_multi {
				threshold: 2,
				other_signatories: vec![account("Bob")],
				maybe_timepoint: None,
				call_hash: [7; 32],
				max_weight: Default::default(),
			};
			sign("Alice", approve);
		});
		self.go_to(1_496);
	}
}
