// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A chain on which many cars charge: its state, made by the calls that users make, and the keys of
//! those who act on it.

use codec::Encode;
use pallet_charging::{Preferences, Prices, WhenEqual, MAX_SUPPLIERS};
use pallet_demand_response::Target;
use pallet_metering::{MeterKey, SignedReading};
use pallet_origin::{Attributes, Support};
use pallet_peers::{peer_id::of_ed25519_key, PeerProof};
use polkadot_sdk::{
	frame_support::{
		dispatch::DispatchErrorWithPostInfo, genesis_builder_helper::build_state, BoundedVec,
	},
	frame_system, pallet_timestamp,
	sc_chain_spec::json_patch,
	sp_core::{ed25519, sr25519, Get, Pair, H256},
	sp_io::{hashing::blake2_256, TestExternalities},
	sp_runtime::DispatchError,
	sp_state_machine::Backend as _,
	sp_storage::{well_known_keys::CODE, Storage},
};
use serde_json::{json, Value};
use smartcharge_evidence::{native::payload, possession, Reading};
use smartcharge_primitives::{
	energy::energy_at, Carrier, Direction, Energy, Interval, MeterId, Moment, Power, Price,
	PricePerHour, ProcessId, Purpose, SourceChoice, SourceId, MAX_STEPS, MILLIS_PER_HOUR,
};
use smartcharge_runtime::{
	genesis_presets, AccountId, Charging, Consortium, DemandResponse, Grid, Metering, Origin,
	Peers, Runtime, RuntimeGenesisConfig, RuntimeOrigin, System, Tokens, TOKEN, TOKEN_PER_KWH,
};
use smartcharge_runtime_wasm::WASM_BINARY;

/// Power of a station in W, and of the connection that its meter measures.
pub const STATION_POWER: Power = 11_000;
/// Power of a source in W; every driver chooses one.
const SOURCE_POWER: Power = 100_000_000;
/// The same when there are as many offers as there can be: none has enough for a step.
const SCARCE_POWER: Power = STATION_POWER / 16;
/// What of the power of the sources is set aside at most, in percent.
const COMMITTED: u64 = 90;
/// Areas of the DSO.
const AREAS: u32 = 10;
/// Processes that are made before the state is committed.
const CHUNK: usize = 100;
/// Each driver's money: more than a day of charging costs.
const MONEY: u128 = 200 * TOKEN;
/// Suppliers that the presets have.
const SUPPLIERS_OF_PRESET: [&str; 2] = ["SupplierA", "SupplierB"];
/// Meters that the presets have.
const OF_PRESET: MeterId = 1;
/// A round hour at which chains begin that need not follow the clock.
const START: Moment = 500_000 * MILLIS_PER_HOUR;
/// Steps in a metering interval: minutes of the one that the presets have.
pub const STEPS_PER_INTERVAL: u32 = 5;
/// How often sources are read, at least: a third of the time after which the runtime takes their
/// power to be unknown.
pub const SOURCES_EVERY: Moment = MILLIS_PER_HOUR / 12;
/// Any code with a right check digit.
const EAN: u64 = 871_687_140_000_000_002;

/// How many charge, and how.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
	/// Processes that are running.
	pub processes: u32,
	/// Operators of their stations, each with as many as the others.
	pub operators: u32,
	/// Steps of each process.
	pub steps: u32,
	/// Length of a step in ms.
	pub step: Moment,
	/// Length of a metering interval in ms.
	pub interval: Moment,
	/// What the clock shows in the beginning, in ms.
	pub start: Moment,
	/// Whether the drivers choose a source, so that each step holds its power and claims its
	/// energy.
	pub sourced: bool,
	/// Whether anybody charges; else there are the stations alone.
	pub charging: bool,
	/// Whether the processes have been read within their first step, so that each has claimed of
	/// its source already, as those have that are running for a while.
	pub read_before: bool,
	/// Whether there are as many offers as there can be, so that each process waits for the dearest
	/// schedule; else there are few, and it is scheduled.
	pub most_offers: bool,
	/// The preset that the chain begins with.
	pub preset: &'static str,
	/// Members `//Name` whose nodes, known by their [`node_key`], may sync; everybody's when there
	/// are none.
	pub peers: &'static [&'static str],
}

impl Terms {
	/// Cars that charge from sources for three hours, in steps of a minute. No interval closes in
	/// that time, so that idle blocks certify nothing.
	pub fn usual(processes: u32) -> Self {
		let step = MILLIS_PER_HOUR / 60;
		Self {
			processes,
			operators: 10,
			steps: 180,
			step,
			interval: step * Moment::from(STEPS_PER_INTERVAL),
			start: START,
			sourced: true,
			charging: true,
			read_before: false,
			most_offers: false,
			preset: "development",
			peers: &[],
		}
	}

	/// How many sources there are.
	fn sources(&self) -> u32 {
		if !self.sourced {
			return 0;
		}
		if self.most_offers {
			return most_standing() + most_made();
		}
		let needed = u64::from(self.processes) * u64::from(STATION_POWER);
		let usable = u64::from(SOURCE_POWER) * COMMITTED / 100;
		u32::try_from(needed.div_ceil(usable)).expect("few sources").max(2)
	}

	/// Whether source number `n` has no standing offer, but is offered for each process.
	fn offered(&self, n: u32) -> bool {
		self.most_offers && n >= most_standing()
	}

	/// Length of a process in ms.
	fn duration(&self) -> Moment {
		Moment::from(self.steps) * self.step
	}
}

/// The most offers that are made for a process.
pub fn most_made() -> u32 {
	<Runtime as pallet_charging::Config>::MaxOffers::get()
}

/// The most standing offers of all suppliers of a station.
pub fn most_standing() -> u32 {
	let of_supplier: u32 = <Runtime as pallet_charging::Config>::MaxStandingOffers::get();
	of_supplier * MAX_SUPPLIERS
}

/// The most readings in a batch.
fn most_readings() -> usize {
	let most: u32 = <Runtime as pallet_metering::Config>::MaxBatch::get();
	usize::try_from(most).expect("fits")
}

/// A meter and the key that it signs with.
#[derive(Clone)]
pub struct SigningMeter {
	/// The meter.
	pub id: MeterId,
	/// Its key.
	pub key: sr25519::Pair,
	/// What it shows when it draws or makes full power, after an hour, in Wh.
	pub power: Power,
}

impl SigningMeter {
	/// A reading at `at` of a meter that has counted at full power since `since`, for the chain
	/// with the `genesis` hash.
	pub fn read(&self, genesis: H256, since: Moment, at: Moment) -> SignedReading {
		let elapsed = u128::from(at.saturating_sub(since)) * u128::from(self.power);
		let register = Energy::try_from(elapsed / u128::from(MILLIS_PER_HOUR))
			.expect("a meter does not run that long");
		let message = payload(&genesis.0, &Reading { meter: self.id, at, register });
		SignedReading { meter: self.id, at, register, signature: self.key.sign(&message).0 }
	}
}

/// The accounts that act beside operators and drivers: those of the presets, whose keys are derived
/// from a phrase, which takes a while, and further suppliers.
struct Cast {
	dso: AccountId,
	custodian: AccountId,
	suppliers: Vec<AccountId>,
}

impl Cast {
	fn new(terms: Terms) -> Self {
		let count = if terms.most_offers { MAX_SUPPLIERS } else { 0 };
		let further = (0..count)
			.skip(SUPPLIERS_OF_PRESET.len())
			.map(|n| numbered_pair("supplier", n).public().into());
		let suppliers = SUPPLIERS_OF_PRESET.map(account).into_iter().chain(further).collect();
		Self { dso: account("Dso"), custodian: account("Custodian"), suppliers }
	}

	/// The supplier of source number `n`.
	fn supplier(&self, n: usize) -> &AccountId {
		&self.suppliers[n % self.suppliers.len()]
	}
}

/// Who acts on the chain.
pub struct World {
	cast: Cast,
	/// How it was made.
	pub terms: Terms,
	/// Meters of the stations, by operator.
	pub stations: Vec<Vec<SigningMeter>>,
	/// Meters of the sources.
	pub sources: Vec<SigningMeter>,
	/// The operators' keys.
	pub operators: Vec<sr25519::Pair>,
	/// When the meters began to count.
	pub counting_since: Moment,
}

/// The key pair of `//seed`.
pub fn pair(seed: &str) -> sr25519::Pair {
	sr25519::Pair::from_string(&format!("//{seed}"), None).expect("a development seed")
}

/// The account of `//seed`.
pub fn account(seed: &str) -> AccountId {
	pair(seed).public().into()
}

/// The key by which other nodes know the one of `//owner`.
pub fn node_key(owner: &str) -> ed25519::Pair {
	ed25519::Pair::from_seed(&blake2_256(&("node", owner).encode()))
}

/// A key pair for `what` number `index`: faster to have than one of a phrase.
fn numbered_pair(what: &str, index: u32) -> sr25519::Pair {
	sr25519::Pair::from_seed(&blake2_256(&(what, index).encode()))
}

fn signed(who: &AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.clone())
}

/// The same in no order, but always in the same one.
fn without_order<T: Clone>(all: &[T]) -> Vec<T> {
	let mut numbered: Vec<_> = all.iter().enumerate().collect();
	numbered.sort_by_cached_key(|(n, _)| blake2_256(&n.to_le_bytes()));
	numbered.into_iter().map(|(_, one)| one.clone()).collect()
}

/// What keeps a world from being made.
#[derive(Debug)]
pub struct Unmakeable(String);

impl std::fmt::Display for Unmakeable {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.write_str(&self.0)
	}
}

impl std::error::Error for Unmakeable {}

impl From<DispatchError> for Unmakeable {
	fn from(error: DispatchError) -> Self {
		Self(format!("a call was refused: {error:?}"))
	}
}

impl From<String> for Unmakeable {
	fn from(error: String) -> Self {
		Self(error)
	}
}

impl From<DispatchErrorWithPostInfo> for Unmakeable {
	fn from(error: DispatchErrorWithPostInfo) -> Self {
		Self::from(error.error)
	}
}

impl World {
	/// Makes the world and the state of its chain.
	pub fn make(terms: Terms) -> Result<(Self, Storage), Unmakeable> {
		let code = WASM_BINARY
			.ok_or_else(|| Unmakeable("this binary was built without the runtime's Wasm".into()))?;
		let world = Self {
			cast: Cast::new(terms),
			terms,
			stations: (0..terms.operators)
				.map(|operator| Self::meters_of(terms, operator))
				.collect(),
			sources: Self::sources_of(terms),
			operators: (0..terms.operators).map(|n| numbered_pair("operator", n)).collect(),
			counting_since: terms.start.saturating_sub(MILLIS_PER_HOUR),
		};
		let mut state = TestExternalities::new_empty();
		state.execute_with(|| world.populate())?;
		let mut stations = world.all_stations();
		world.in_chunks(&mut state, &stations, Self::add_station)?;
		if terms.charging {
			// Drivers come to the stations in no order. The longest schedules are looked up by
			// number.
			if !terms.most_offers {
				stations = without_order(&stations);
			}
			world.in_chunks(&mut state, &stations, Self::add_process)?;
		}
		state.execute_with(frame_system::Pallet::<Runtime>::reset_events);
		state.commit_all()?;
		let mut storage = Storage::default();
		for pair in state.backend.pairs(Default::default())? {
			let (key, value) = pair?;
			storage.top.insert(key, value);
		}
		storage.top.insert(CODE.to_vec(), code.to_vec());
		Ok((world, storage))
	}

	/// All stations with their operators, in the order in which they are registered.
	fn all_stations(&self) -> Vec<(AccountId, &SigningMeter)> {
		self.operators
			.iter()
			.zip(&self.stations)
			.flat_map(|(key, meters)| {
				meters.iter().map(|meter| (AccountId::from(key.public()), meter))
			})
			.collect()
	}

	/// Does something for each of `stations`.
	fn in_chunks(
		&self,
		state: &mut TestExternalities,
		stations: &[(AccountId, &SigningMeter)],
		action: impl Fn(&Self, &AccountId, &SigningMeter) -> Result<(), Unmakeable>,
	) -> Result<(), Unmakeable> {
		for chunk in stations.chunks(CHUNK) {
			// What a call looks at is searched among all that was not committed yet.
			state.commit_all()?;
			state.execute_with(|| {
				chunk.iter().try_for_each(|(cso, meter)| action(self, cso, meter))
			})?;
		}
		Ok(())
	}

	/// Has gateways read their stations in no order, so that those of a batch lie far apart.
	pub fn scatter(&mut self) {
		for stations in &mut self.stations {
			*stations = without_order(stations);
		}
	}

	fn sources_of(terms: Terms) -> Vec<SigningMeter> {
		(0..terms.sources())
			.map(|n| SigningMeter {
				id: OF_PRESET + n,
				key: numbered_pair("source", n),
				power: if terms.most_offers { SCARCE_POWER } else { SOURCE_POWER },
			})
			.collect()
	}

	/// The meters of an operator, in the order in which they are registered.
	fn meters_of(terms: Terms, operator: u32) -> Vec<SigningMeter> {
		// After those of the sources.
		let first = OF_PRESET + terms.sources();
		let share = |operator: u32| {
			let share = u64::from(terms.processes) * u64::from(operator);
			u32::try_from(share / u64::from(terms.operators)).expect("a part of the processes")
		};
		(share(operator)..share(operator + 1))
			.map(|n| SigningMeter {
				id: first + n,
				key: numbered_pair("station", n),
				power: STATION_POWER,
			})
			.collect()
	}

	/// The genesis config: the preset's, with the operators and the further suppliers as members,
	/// and the interval.
	fn genesis_config(&self) -> Value {
		let patch = genesis_presets::preset(&self.terms.preset.into()).expect("a known preset");
		let mut patch: Value = serde_json::from_slice(&patch).expect("a preset is JSON");
		let operators = self.operators.iter().enumerate().map(|(n, key)| {
			json!([AccountId::from(key.public()), format!("Operator {n}"), ["Cso"]])
		});
		let further = self.cast.suppliers.iter().enumerate().skip(SUPPLIERS_OF_PRESET.len());
		let suppliers =
			further.map(|(n, supplier)| json!([supplier, format!("Supplier {n}"), ["Supplier"]]));
		let members =
			patch["consortium"]["members"].as_array_mut().expect("the preset has members");
		members.extend(operators.chain(suppliers));
		patch["metering"]["interval"] = json!(self.terms.interval);
		let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).expect("serialises");
		json_patch::merge(&mut config, patch);
		config
	}

	/// Does what users do before anybody charges.
	fn populate(&self) -> Result<(), Unmakeable> {
		let Terms { start, interval, .. } = self.terms;
		build_state::<RuntimeGenesisConfig>(self.genesis_config().to_string().into_bytes())
			.map_err(|error| Unmakeable(format!("the genesis config is not in order: {error}")))?;
		pallet_timestamp::Now::<Runtime>::put(start);
		let dso = &self.cast.dso;
		for _ in 1..AREAS {
			let name = BoundedVec::truncate_from(b"Area".to_vec());
			Grid::create_area(RuntimeOrigin::root(), name, dso.clone())?;
		}
		for area in 0..AREAS {
			Grid::set_tariff(signed(dso), area, TOKEN_PER_KWH / 10, Default::default())?;
		}
		let money = MONEY * u128::from(self.terms.processes + 1_000);
		Tokens::attest_reserve(signed(&account("Brp")), Tokens::issued() + money)?;

		self.authorise_peers()?;
		for (n, meter) in self.sources.iter().enumerate() {
			self.add_source(n, meter)?;
		}
		if self.terms.most_offers {
			self.ask_for_more()?;
		} else {
			self.publish_grid_mixes()?;
		}
		for read_at in [start - interval.min(SOURCES_EVERY), start] {
			self.submit(&self.sources, read_at)?;
		}
		Ok(())
	}

	/// Has nodes sync with those of the members that are named alone.
	fn authorise_peers(&self) -> Result<(), Unmakeable> {
		for member in self.terms.peers {
			let (key, at) = (node_key(member), self.terms.start);
			let owner = account(member);
			let genesis = System::block_hash(0);
			let message = pallet_peers::proof::payload(genesis.as_ref(), &owner.encode(), at);
			let proof = PeerProof { at, signature: key.sign(&message).0 };
			Peers::authorise_peer(signed(&owner), of_ed25519_key(&key.public().0), proof)?;
		}
		if !self.terms.peers.is_empty() {
			Peers::enforce(RuntimeOrigin::root(), true)?;
		}
		Ok(())
	}

	fn add_source(&self, n: usize, meter: &SigningMeter) -> Result<(), Unmakeable> {
		let (dso, supplier) = (&self.cast.dso, self.cast.supplier(n));
		let source = SourceId::try_from(n).expect("few sources");
		self.register(supplier, 0, meter, Purpose::Production { power: meter.power })?;
		let attributes = Attributes {
			technology: 10_101,
			support: Support::None,
			storage: false,
			registry: false,
		};
		let carrier = Carrier::Solar;
		Origin::register_source(signed(supplier), meter.id, carrier, meter.power, 0, attributes)?;
		Origin::approve_source(signed(dso), source, meter.id)?;
		if self.terms.offered(source) {
			return Ok(());
		}
		self.publish(supplier, Some(source), TOKEN_PER_KWH / 4)
	}

	fn publish_grid_mixes(&self) -> Result<(), Unmakeable> {
		self.cast
			.suppliers
			.iter()
			.try_for_each(|supplier| self.publish(supplier, None, TOKEN_PER_KWH / 5))
	}

	/// Publishes prices for as long as the processes last.
	fn publish(
		&self,
		supplier: &AccountId,
		source: Option<SourceId>,
		price: Price,
	) -> Result<(), Unmakeable> {
		let Terms { start, interval, .. } = self.terms;
		let before = start % interval;
		let count = (before + self.terms.duration()).div_ceil(interval);
		let prices = self.prices(source, price, u32::try_from(count).expect("few intervals"))?;
		Charging::publish_offer(signed(supplier), source, start - before, prices)
			.map_err(|refusal| refusal.error)?;
		Ok(())
	}

	/// `count` times the same `price` or, for the dearest schedule, no two of them equal in a row,
	/// in no order, and the first one the highest.
	fn prices(
		&self,
		source: Option<SourceId>,
		price: Price,
		count: u32,
	) -> Result<Prices, Unmakeable> {
		let factor = Price::from(source.unwrap_or_default()) + 7_919;
		let price_of = |n: u32| match n {
			_ if !self.terms.most_offers => price,
			0 => 2 * price,
			_ => price + Price::from(n) * factor % 10_007,
		};
		if count > MAX_STEPS {
			return Err(Unmakeable("the processes last longer than a standing offer can".into()));
		}
		Ok(BoundedVec::truncate_from((0..count).map(price_of).collect()))
	}

	/// Makes the DSO ask for charging in the first step, in all areas.
	fn ask_for_more(&self) -> Result<(), Unmakeable> {
		let Terms { start, step, processes, .. } = self.terms;
		for area in 0..AREAS {
			DemandResponse::send_signal(
				signed(&self.cast.dso),
				Target::Area(area),
				Interval::new(start, start + step),
				Direction::Up,
				TOKEN / 10,
				processes,
			)?;
		}
		Ok(())
	}

	fn register(
		&self,
		owner: &AccountId,
		area: u32,
		meter: &SigningMeter,
		purpose: Purpose,
	) -> Result<(), Unmakeable> {
		let key = MeterKey::Sr25519(meter.key.public());
		let message = possession::payload(&Metering::genesis_hash(), &Metering::account_id(owner));
		let proof = meter.key.sign(&message).0;
		Metering::register_meter(signed(owner), EAN, area, key, purpose, proof)?;
		Metering::approve_meter(signed(&self.cast.dso), meter.id, key, None)?;
		Ok(())
	}

	/// Submits what `meters` show at `at`.
	fn submit(&self, meters: &[SigningMeter], at: Moment) -> Result<(), Unmakeable> {
		let genesis = H256(Metering::genesis_hash());
		for batch in meters.chunks(most_readings()) {
			let readings: Vec<_> =
				batch.iter().map(|meter| meter.read(genesis, self.counting_since, at)).collect();
			Metering::submit_readings(
				signed(&self.cast.custodian),
				BoundedVec::truncate_from(readings),
			)?;
		}
		Ok(())
	}

	/// Which station it is at `meter`, counted from 0.
	fn number(&self, meter: &SigningMeter) -> usize {
		usize::try_from(meter.id).expect("fits") - 1 - self.sources.len()
	}

	/// An operator registers a station and its meter.
	fn add_station(&self, cso: &AccountId, meter: &SigningMeter) -> Result<(), Unmakeable> {
		let n = self.number(meter);
		let area = meter.id % AREAS;
		self.register(cso, area, meter, Purpose::Station { power: 2 * STATION_POWER })?;
		self.submit(core::slice::from_ref(meter), self.terms.start)?;
		let mut suppliers = self.cast.suppliers.clone();
		let served_by = n % suppliers.len();
		suppliers.swap(0, served_by);
		Charging::register_station(
			signed(cso),
			BoundedVec::truncate_from(format!("NL*SMC*E{n:07}").into_bytes()),
			meter.id,
			STATION_POWER,
			TOKEN,
			BoundedVec::truncate_from(suppliers),
			None,
		)?;
		Ok(())
	}

	/// A driver plugs in at a station, and charges.
	fn add_process(&self, cso: &AccountId, meter: &SigningMeter) -> Result<(), Unmakeable> {
		let Terms { steps, step, .. } = self.terms;
		let first = self.sources.len();
		let n = self.number(meter);
		let number = u64::try_from(n).expect("fits");
		let driver = AccountId::new(blake2_256(&("driver", number).encode()));
		let Cast { custodian, suppliers, .. } = &self.cast;
		Consortium::register_driver(signed(&suppliers[0]), driver.clone(), H256::zero())?;
		let reference = BoundedVec::truncate_from(number.encode());
		Tokens::deposit(signed(custodian), driver.clone(), MONEY, reference)?;

		let station = pallet_charging::StationOfMeter::<Runtime>::get(meter.id)
			.ok_or_else(|| Unmakeable(format!("there is no station at meter {}", meter.id)))?;
		let process: ProcessId = pallet_charging::NextProcessId::<Runtime>::get();
		Charging::authorise(signed(&driver), station, PricePerHour::MAX)?;
		let source = match first {
			_ if self.terms.most_offers => SourceChoice::Cheapest,
			0 => SourceChoice::Cheapest,
			_ => SourceChoice::Source(SourceId::try_from(n % first).expect("few sources")),
		};
		let energy = if self.terms.most_offers {
			// All steps charge but the dearest one, which is the first. It can take the place of
			// another, though a part of it is over: the last step is not needed in full.
			let full = energy_at(STATION_POWER, step);
			full * u64::from(steps - 2) + full / 8
		} else {
			// More than fits: every step charges, and none meets the demand.
			energy_at(STATION_POWER, self.terms.duration()) + 1_000
		};
		let preferences = Preferences {
			source,
			demand_response: true,
			minimum_reward: 0,
			max_price: None,
			max_cost: None,
			when_equal: WhenEqual::Late,
		};
		Charging::request(signed(&driver), process, energy, steps, step, preferences)?;
		if !self.terms.most_offers {
			Charging::schedule(signed(cso), process)?;
			if self.terms.read_before {
				self.submit(core::slice::from_ref(meter), self.terms.start + step / 2)?;
			}
			return Ok(());
		}
		for source in (0..self.terms.sources()).filter(|n| self.terms.offered(*n)) {
			let supplier = self.cast.supplier(usize::try_from(source).expect("fits"));
			let prices = self.prices(Some(source), TOKEN_PER_KWH / 4, steps)?;
			Charging::offer(signed(supplier), process, Some(source), prices)
				.map_err(|refusal| refusal.error)?;
		}
		Ok(())
	}
}
