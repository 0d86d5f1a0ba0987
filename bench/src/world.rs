// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A chain on which many cars charge: its state, made by the calls that users make, and the keys of
//! those who act on it.

use codec::Encode;
use pallet_charging::{Preferences, Request};
use pallet_metering::{payload::payload, MeterKey, SignedReading};
use pallet_origin::{Attributes, Support};
use polkadot_sdk::{
	frame_support::{
		dispatch::DispatchErrorWithPostInfo, genesis_builder_helper::build_state, BoundedVec,
	},
	frame_system, pallet_timestamp,
	sc_chain_spec::json_patch,
	sp_core::{sr25519, Pair, H256},
	sp_io::{hashing::blake2_256, TestExternalities},
	sp_runtime::DispatchError,
	sp_state_machine::Backend as _,
	sp_storage::{well_known_keys::CODE, Storage},
};
use serde_json::{json, Value};
use smartcharge_primitives::{
	Carrier, Energy, MeterId, MeterReading, Moment, Power, ProcessId, Purpose, SourceChoice,
	SourceId, MAX_STEPS, MILLIS_PER_HOUR,
};
use smartcharge_runtime::{
	genesis_presets, AccountId, Charging, Consortium, Grid, Metering, Origin, Runtime,
	RuntimeGenesisConfig, RuntimeOrigin, Tokens, TOKEN, WASM_BINARY,
};

/// Power of a station in W, and of the connection that its meter measures.
pub const STATION_POWER: Power = 11_000;
/// Power of a source in W; every driver chooses one.
const SOURCE_POWER: Power = 100_000_000;
/// What of the power of the sources is set aside at most, in percent.
const COMMITTED: u64 = 90;
/// Areas of the DSO.
const AREAS: u32 = 10;
/// Processes that are made before the state is committed.
const CHUNK: usize = 100;
/// Each driver's money: more than a day of charging costs.
const MONEY: u128 = 200 * TOKEN;
/// Meters that the presets have.
const OF_PRESET: MeterId = 1;
/// A round hour at which chains begin that need not follow the clock.
const START: Moment = 500_000 * MILLIS_PER_HOUR;
/// Steps in a metering interval: minutes of a PTU.
pub const STEPS_PER_INTERVAL: u32 = 15;
/// How often sources are read, at least: a third of the time after which the runtime takes their power
/// to be unknown.
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
	/// Whether the drivers choose a source, so that each step holds its power and claims its energy.
	pub sourced: bool,
	/// Whether anybody charges; else there are the stations alone.
	pub charging: bool,
	/// The preset that the chain begins with.
	pub preset: &'static str,
}

impl Terms {
	/// Cars that charge from sources for three hours, in steps of a minute. No interval closes in that
	/// time, so that idle blocks certify nothing.
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
			preset: "development",
		}
	}
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
	/// A reading at `at` of a meter that has counted at full power since `since`, for the chain with
	/// the `genesis` hash.
	pub fn read(&self, genesis: H256, since: Moment, at: Moment) -> SignedReading {
		let elapsed = u128::from(at.saturating_sub(since)) * u128::from(self.power);
		let register = Energy::try_from(elapsed / u128::from(MILLIS_PER_HOUR))
			.expect("a meter does not run that long");
		let message = payload(&genesis.0, self.id, MeterReading { at, register });
		SignedReading { meter: self.id, at, register, signature: self.key.sign(&message).0 }
	}
}

/// The accounts of the presets that act. They are derived from a phrase, which takes a while.
struct Cast {
	dso: AccountId,
	custodian: AccountId,
	suppliers: [AccountId; 2],
}

impl Cast {
	fn new() -> Self {
		let suppliers = ["SupplierA", "SupplierB"].map(account);
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

/// A key pair for `what` number `index`: faster to have than one of a phrase.
fn numbered_pair(what: &str, index: u32) -> sr25519::Pair {
	sr25519::Pair::from_seed(&blake2_256(&(what, index).encode()))
}

fn signed(who: &AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.clone())
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
			cast: Cast::new(),
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
		for (operator, key) in world.operators.iter().enumerate() {
			let who = AccountId::from(key.public());
			for meters in world.stations[operator].chunks(CHUNK) {
				// What a call looks at is searched among all that was not committed yet.
				state.commit_all()?;
				state.execute_with(|| {
					meters.iter().try_for_each(|meter| world.add_process(&who, meter))
				})?;
			}
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

	fn sources_of(terms: Terms) -> Vec<SigningMeter> {
		if !terms.sourced {
			return Vec::new();
		}
		let needed = u64::from(terms.processes) * u64::from(STATION_POWER);
		let usable = u64::from(SOURCE_POWER) * COMMITTED / 100;
		let count = u32::try_from(needed.div_ceil(usable)).expect("few sources").max(2);
		(0..count)
			.map(|n| SigningMeter {
				id: OF_PRESET + n,
				key: numbered_pair("source", n),
				power: SOURCE_POWER,
			})
			.collect()
	}

	/// The meters of an operator, in the order in which they are registered.
	fn meters_of(terms: Terms, operator: u32) -> Vec<SigningMeter> {
		// After those of the sources.
		let first = OF_PRESET + u32::try_from(Self::sources_of(terms).len()).expect("few sources");
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

	/// The genesis config: the preset's, with the operators as members, and the interval.
	fn genesis_config(&self) -> Value {
		let patch = genesis_presets::preset(&self.terms.preset.into()).expect("a known preset");
		let mut patch: Value = serde_json::from_slice(&patch).expect("a preset is JSON");
		let operators = self.operators.iter().enumerate().map(|(n, key)| {
			json!([AccountId::from(key.public()), format!("Operator {n}"), ["Cso"]])
		});
		let members =
			patch["consortium"]["members"].as_array_mut().expect("the preset has members");
		members.extend(operators);
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
		let Cast { dso, custodian, .. } = &self.cast;
		for _ in 1..AREAS {
			let name = BoundedVec::truncate_from(b"Area".to_vec());
			Grid::create_area(RuntimeOrigin::root(), name, dso.clone())?;
		}
		for area in 0..AREAS {
			Grid::set_tariff(signed(dso), area, TOKEN / 10, Default::default())?;
		}
		let money = MONEY * u128::from(self.terms.processes + 1_000);
		Tokens::attest_reserve(signed(custodian), Tokens::issued() + money)?;

		for (n, meter) in self.sources.iter().enumerate() {
			self.add_source(n, meter)?;
		}
		self.publish_grid_mixes()?;
		for read_at in [start - interval.min(SOURCES_EVERY), start] {
			self.submit(&self.sources, read_at)?;
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
		Origin::approve_source(signed(dso), source)?;
		self.publish(supplier, Some(source), TOKEN / 4)
	}

	fn publish_grid_mixes(&self) -> Result<(), Unmakeable> {
		self.cast.suppliers.iter().try_for_each(|supplier| self.publish(supplier, None, TOKEN / 5))
	}

	/// Publishes one price for as long as the processes last.
	fn publish(
		&self,
		supplier: &AccountId,
		source: Option<SourceId>,
		price: u128,
	) -> Result<(), Unmakeable> {
		let Terms { start, interval, steps, step, .. } = self.terms;
		let from = start - start % interval;
		let count = (u64::from(steps) * step).div_ceil(interval) + 1;
		let count = usize::try_from(count).expect("few intervals");
		if count > usize::try_from(MAX_STEPS).expect("not many") {
			return Err(Unmakeable("the processes last longer than a standing offer can".into()));
		}
		let prices = BoundedVec::truncate_from(vec![price; count]);
		Charging::publish_offer(signed(supplier), source, from, prices)?;
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
		Metering::register_meter(signed(owner), EAN, area, key, purpose)?;
		Metering::approve_meter(signed(&self.cast.dso), meter.id)?;
		Ok(())
	}

	/// Submits what `meters` show at `at`.
	fn submit(&self, meters: &[SigningMeter], at: Moment) -> Result<(), Unmakeable> {
		if meters.is_empty() {
			return Ok(());
		}
		let genesis = H256(Metering::genesis_hash());
		let readings: Vec<_> =
			meters.iter().map(|meter| meter.read(genesis, self.counting_since, at)).collect();
		Metering::submit_readings(
			signed(&self.cast.custodian),
			BoundedVec::truncate_from(readings),
		)?;
		Ok(())
	}

	/// A driver plugs in at a station that was not there before, and charges.
	fn add_process(&self, cso: &AccountId, meter: &SigningMeter) -> Result<(), Unmakeable> {
		let Terms { start, steps, step, .. } = self.terms;
		let first = self.sources.len();
		let n = usize::try_from(meter.id).expect("fits") - 1 - first;
		let number = u64::try_from(n).expect("fits");
		let driver = AccountId::new(blake2_256(&("driver", number).encode()));
		let Cast { custodian, suppliers, .. } = &self.cast;
		Consortium::register_driver(signed(&suppliers[0]), driver.clone(), H256::zero())?;
		let reference = BoundedVec::truncate_from(number.encode());
		Tokens::deposit(signed(custodian), driver.clone(), MONEY, reference)?;

		let area = meter.id % AREAS;
		self.register(cso, area, meter, Purpose::Station { power: 2 * STATION_POWER })?;
		self.submit(core::slice::from_ref(meter), start)?;
		let station = pallet_charging::NextStationId::<Runtime>::get();
		let mut suppliers = suppliers.to_vec();
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
		if !self.terms.charging {
			return Ok(());
		}
		let process: ProcessId = pallet_charging::NextProcessId::<Runtime>::get();
		Charging::authorise(signed(&driver), station)?;
		let hours = u64::from(steps) * step;
		let source = match first {
			0 => SourceChoice::Cheapest,
			_ => SourceChoice::Source(SourceId::try_from(n % first).expect("few sources")),
		};
		let request = Request {
			// More than fits: every step charges, and none meets the demand.
			energy: (hours * u64::from(STATION_POWER) / MILLIS_PER_HOUR) + 1_000,
			steps,
			step,
			preferences: Preferences {
				source,
				demand_response: true,
				minimum_reward: 0,
				max_price: None,
			},
		};
		let Request { energy, preferences, .. } = request;
		Charging::request(signed(&driver), process, energy, steps, step, preferences)?;
		Charging::schedule(signed(cso), process)?;
		Ok(())
	}
}
