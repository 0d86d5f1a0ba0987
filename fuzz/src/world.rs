// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The chain on which inputs are played, block by block, as a node would import them.

use crate::{
	cast::{self, MeterKeys},
	checks,
	common::{self, blocks::Chain, START},
	failure::Failure,
	generate::Generator,
	input::{Input, Op, What},
	likely,
	lines::Lines,
	model::Model,
	schema::Schema,
};
use codec::{DecodeLimit, Encode};
use pallet_charging::runtime_api::StepState;
use pallet_metering::{MeterKey, SignedReading};
use polkadot_sdk::{
	frame_support::{dispatch::GetDispatchInfo, BoundedVec},
	pallet_collective, pallet_multisig, pallet_proxy, pallet_utility,
	sp_core::{bytes::from_hex, storage::Storage},
	sp_io,
	sp_runtime::{
		traits::{BlakeTwo256, Dispatchable, Hash as _},
		transaction_validity::{InvalidTransaction, TransactionValidityError},
		DispatchError,
	},
	sp_state_machine::BasicExternalities,
};
use rand::{seq::IndexedRandom, Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::{json, Map, Value};
use smartcharge_primitives::{energy::energy_at, MeterId, Moment, MILLIS_PER_HOUR};
use smartcharge_runtime::{
	configs::governance::CouncilCollective, BlockNumber, Charging, Executive, Metering, Runtime,
	RuntimeCall, RuntimeEvent, RuntimeOrigin, System, SLOT_DURATION,
};
use std::{
	any::Any,
	cell::{Cell, RefCell},
	collections::{BTreeMap, BTreeSet},
	panic::{catch_unwind, AssertUnwindSafe},
	sync::LazyLock,
	time::{Duration, Instant},
};

/// Depth to which calls are decoded, as by those who fuzz other runtimes.
const DECODE_DEPTH: u32 = 64;

/// Most time between two blocks: two days, so that everything that waits happens.
const MOST_TIME: Moment = 48 * MILLIS_PER_HOUR;

/// Time of a block in the test profile beyond what its weight allows.
const TIME_OF_BLOCK: Duration = Duration::from_secs(10);

/// Meters whose first keys the fuzzer holds: twice those of the prelude.
const MOST_METERS: u32 = 24;

/// Chance of a call whose signer is not named to come from somebody for whom it succeeded before.
const LEARNT: f64 = 0.8;

/// Chance of readings whose signer is not named to come from the owner of the first meter.
const OWNER: f64 = 0.6;

thread_local! {
	/// Message of the latest panic.
	static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
	/// Whether panics are caught, so that they need not be printed.
	static CAUGHT: Cell<bool> = const { Cell::new(false) };
}

/// Lets panics be caught with their place.
pub fn catch_panics() {
	let usual = std::panic::take_hook();
	std::panic::set_hook(Box::new(move |info| {
		let message = info.to_string();
		PANIC.with_borrow_mut(|last| *last = message);
		if !CAUGHT.get() {
			usual(info);
		}
	}));
}

/// What came of an input.
#[derive(Default)]
pub struct Trace {
	/// Outcomes of calls, by `Pallet.call`: `ok`, or the name of an error.
	pub calls: BTreeMap<(String, String), u64>,
	/// How often each event, each reason to refuse a reading, and each pair of events occurred.
	pub seen: BTreeMap<String, u64>,
	/// Violations of the rules of the model that hold later.
	pub later: BTreeMap<&'static str, u64>,
	/// Who succeeded with a call.
	pub successes: BTreeSet<(String, String)>,
	/// Transactions applied.
	pub transactions: u64,
	/// Blocks made.
	pub blocks: u64,
	/// The longest time of a block.
	pub longest: Duration,
	/// The input with all its arguments, as far as it was played.
	pub resolved: Input,
	/// The lines of the processes that ended.
	pub lines: Lines,
	/// Events of this block that the lines have followed.
	followed: usize,
}

impl Trace {
	/// Lets the lines follow what was reported since the last time.
	fn follow_lines(&mut self) {
		let events = common::events();
		self.lines.follow(events.get(self.followed..).unwrap_or_default());
		self.followed = events.len();
	}
}

/// The chain after the prelude.
pub struct World {
	schema: Schema,
	keys: MeterKeys,
	/// The state after the prelude. It is a map without a trie, because most time is spent on
	/// looking up keys for the checks.
	state: Storage,
	/// The same, to play on.
	base: BasicExternalities,
	/// Time of the latest block of the prelude.
	at: Moment,
	/// Who succeeded with each call so far.
	learnt: BTreeMap<String, Vec<String>>,
	/// What came of the prelude.
	pub prelude: Trace,
}

impl World {
	/// The chain of the development preset after `prelude`.
	pub fn new(prelude: &Input) -> Result<Self, Failure> {
		let mut world = Self {
			schema: Schema::new(),
			keys: MeterKeys::new(MOST_METERS),
			state: Storage::default(),
			base: BasicExternalities::default(),
			at: START,
			learnt: BTreeMap::new(),
			prelude: Trace::default(),
		};
		let mut trace = Trace::default();
		let genesis = common::genesis(Some("development")).execute_with(dump);
		let mut base = BasicExternalities::new(genesis);
		world.at = base.execute_with(|| {
			let mut chain = Chain::found();
			world.run(&mut chain, START, prelude, &mut trace)
		})?;
		world.state = base.into_storages();
		world.base = world.fresh();
		world.learn(&trace);
		world.prelude = trace;
		Ok(world)
	}

	fn fresh(&self) -> BasicExternalities {
		BasicExternalities::new(self.state.clone())
	}

	/// The calls and types.
	pub fn schema(&self) -> &Schema {
		&self.schema
	}

	/// Remembers who succeeded.
	pub fn learn(&mut self, trace: &Trace) {
		for (call, who) in &trace.successes {
			let known = self.learnt.entry(call.clone()).or_default();
			if !known.contains(who) {
				known.push(who.clone());
			}
		}
	}

	/// Plays `input` after the prelude; the chain is afterwards as before.
	pub fn play(&mut self, input: &Input) -> (Trace, Result<(), Failure>) {
		let mut trace = Trace::default();
		let mut base = std::mem::take(&mut self.base);
		CAUGHT.set(true);
		let played = catch_unwind(AssertUnwindSafe(|| {
			base.execute_with(|| {
				sp_io::storage::start_transaction();
				let result = self.run(&mut Chain::resume(), self.at, input, &mut trace);
				sp_io::storage::rollback_transaction();
				result.map(|_| ())
			})
		}));
		CAUGHT.set(false);
		let result = played.unwrap_or_else(|panic| {
			// Nobody knows how many transactions are open.
			base = self.fresh();
			Err(of_panic(panic))
		});
		self.base = base;
		(trace, result)
	}

	/// Makes the blocks; returns when the last one was.
	fn run(
		&self,
		chain: &mut Chain,
		mut at: Moment,
		input: &Input,
		trace: &mut Trace,
	) -> Result<Moment, Failure> {
		let mut model = None;
		for block in &input.blocks {
			at = at.saturating_add(block.after.clamp(SLOT_DURATION, MOST_TIME));
			trace.resolved.blocks.push(crate::input::Block { ops: Vec::new(), ..block.clone() });
			if block.idle {
				let number = System::block_number();
				let made = block.after.clamp(SLOT_DURATION, MOST_TIME) / SLOT_DURATION - 1;
				System::set_block_number(number + made as BlockNumber);
			}
			let before = checks::Money::now();
			let model = match &mut model {
				Some(model) => model,
				None => model.insert(Model::begin()),
			};
			let began = busy();
			let mut result = Ok(());
			let mut events = Vec::new();
			let mut weighed = Duration::ZERO;
			trace.followed = 0;
			chain.block(at, || {
				for op in &block.ops {
					result = self.apply(op, trace, &mut weighed);
					if result.is_err() {
						break;
					}
				}
				events = common::events();
			});
			// What `on_idle` reports is only there now.
			let all = common::events();
			let took = busy().saturating_sub(began);
			trace.follow_lines();
			result?;
			trace.blocks += 1;
			trace.longest = trace.longest.max(took);
			self.note_events(&all, trace);
			checks::after_block(&before, &all, took.saturating_sub(weighed), TIME_OF_BLOCK)?;
			let followed = model.after_block(&all, &trace.lines);
			trace.later = model.later.clone();
			if trace.lines.missed > 0 {
				trace.seen.insert("processes without lines".into(), trace.lines.missed);
			}
			followed?;
		}
		Ok(at)
	}

	fn note_events(&self, events: &[RuntimeEvent], trace: &mut Trace) {
		let mut last = String::new();
		for event in events {
			let name = self.schema.event(&event.encode());
			if name.is_empty() || name.starts_with("System.") {
				continue;
			}
			if let RuntimeEvent::Metering(pallet_metering::Event::ReadingRefused {
				reason, ..
			}) = event
			{
				*trace.seen.entry(format!("reading {reason:?}")).or_default() += 1;
			}
			if let RuntimeEvent::Metering(pallet_metering::Event::RecordRefused {
				reason, ..
			}) = event
			{
				*trace.seen.entry(format!("record {reason:?}")).or_default() += 1;
			}
			if let Some(error) = inner_error(event) {
				*trace.seen.entry(format!("inner {}", self.error_name(&error))).or_default() += 1;
			}
			*trace.seen.entry(format!("event {name}")).or_default() += 1;
			*trace.seen.entry(format!("pair {last} {name}")).or_default() += 1;
			last = name;
		}
	}

	fn apply(&self, op: &Op, trace: &mut Trace, weighed: &mut Duration) -> Result<(), Failure> {
		let mut rng = ChaCha8Rng::seed_from_u64(op.seed);
		let name = match &op.what {
			What::Call(name, _) | What::Motion(name, _) | What::Multisig(name, _) => name.clone(),
			_ => String::new(),
		};
		let by = op
			.by
			.clone()
			.or_else(|| self.reader(&op.what, &mut rng))
			.or_else(|| likely_signer(&name, &trace.lines, &mut rng))
			.unwrap_or_else(|| self.signer(&name, &mut rng));
		let args = match &op.what {
			What::Call(name, given) | What::Motion(name, given) | What::Multisig(name, given) => {
				let (schema, keys) = (&self.schema, &self.keys);
				let (rng, careful) = (rng.clone(), op.seed == 0);
				let lines = &trace.lines;
				Generator { schema, keys, lines, by: &by, rng, careful }.args(name, given, 0)
			},
			_ => Map::new(),
		};
		let mut resolved = Op { by: Some(by.clone()), ..op.clone() };
		match &op.what {
			What::Read(readings) => {
				let readings = match readings.is_empty() {
					true => self.choose_readings(&mut rng),
					false => readings.clone(),
				};
				resolved.what = What::Read(readings.clone());
				self.note(trace, resolved);
				let signed: Vec<_> = readings.iter().filter_map(|it| self.reading(it)).collect();
				let readings = BoundedVec::truncate_from(signed);
				let call = pallet_metering::Call::submit_readings { readings };
				self.send(&by, "Metering.submit_readings", call.into(), op.again, trace, weighed)
			},
			What::Bytes(hex) => {
				self.note(trace, resolved);
				let Some(call) = from_hex(hex).ok().and_then(|bytes| decode(&bytes)) else {
					return Ok(());
				};
				self.send(&by, "bytes", call, op.again, trace, weighed)
			},
			What::Call(..) => {
				resolved.what = What::Call(name.clone(), args.clone());
				self.note(trace, resolved);
				let Some(call) = self.call(&name, &args, &trace.lines) else { return Ok(()) };
				self.send(&by, &name, call, op.again, trace, weighed)
			},
			What::Motion(..) => {
				resolved.what = What::Motion(name.clone(), args.clone());
				self.note(trace, resolved);
				let Some(call) = self.call(&name, &args, &trace.lines) else { return Ok(()) };
				self.decide(&name, call, trace, weighed)
			},
			What::Multisig(..) => {
				resolved.what = What::Multisig(name.clone(), args.clone());
				self.note(trace, resolved);
				let Some(call) = self.call(&name, &args, &trace.lines) else { return Ok(()) };
				self.share(call, trace, weighed)
			},
		}
	}

	fn note(&self, trace: &mut Trace, op: Op) {
		trace.resolved.blocks.last_mut().expect("a block began").ops.push(op);
	}

	/// Often the owner of the first meter, because only owners can leave out readings.
	fn reader(&self, what: &What, rng: &mut ChaCha8Rng) -> Option<String> {
		let What::Read(readings) = what else { return None };
		let first = readings.first()?.get("meter")?.as_u64()?;
		let meter = Metering::find_meter(first.try_into().ok()?)?;
		rng.random_bool(OWNER).then(|| cast::name(&meter.owner).map(String::from))?
	}

	fn signer(&self, call: &str, rng: &mut ChaCha8Rng) -> String {
		let known = self.learnt.get(call).filter(|_| rng.random_bool(LEARNT));
		if let Some(who) = known.and_then(|known| known.choose(rng)) {
			return who.clone();
		}
		let all: Vec<_> = cast::signers().collect();
		all.choose(rng).expect("there are some").to_string()
	}

	/// The call through its bytes, as it reaches a node.
	fn call(&self, name: &str, args: &Map<String, Value>, lines: &Lines) -> Option<RuntimeCall> {
		let mut bytes = Vec::new();
		let mut args = args.clone();
		lines.fill(&mut args);
		let call = json!({ "call": name, "args": args });
		self.schema.encode_call(&call, &mut bytes).ok()?;
		decode(&bytes)
	}

	/// Readings of some meters, most of them plausible.
	fn choose_readings(&self, rng: &mut ChaCha8Rng) -> Vec<Value> {
		let meters = pallet_metering::NextMeterId::<Runtime>::get();
		let count = rng.random_range(1..6);
		let mut readings = Vec::new();
		for _ in 0..count {
			let meter = rng.random_range(0..=meters);
			let usual = [0, 800, 1_400, 5_000, 5_000, 10_000, 20_000, 24_000];
			let power = usual.choose(rng).copied().unwrap_or_default();
			let mut reading = json!({ "meter": meter, "power": power });
			if rng.random_bool(0.4) {
				reading["obey"] = true.into();
			}
			if rng.random_bool(0.1) {
				reading["ago"] = rng.random_range(0..3 * MILLIS_PER_HOUR).into();
			}
			if rng.random_bool(0.02) {
				reading["register"] = rng.random_range(0..200_000u64).into();
			}
			if rng.random_bool(0.02) {
				reading["key"] = "Meter//0".into();
			}
			readings.push(reading);
		}
		readings
	}

	/// The reading that a line describes, signed with the key in force if the fuzzer holds it.
	fn reading(&self, line: &Value) -> Option<SignedReading> {
		let number = |key: &str| line.get(key).and_then(Value::as_u64);
		let meter = MeterId::try_from(number("meter")?).ok()?;
		let at = common::now().saturating_sub(number("ago").unwrap_or_default());
		let found = Metering::find_meter(meter);
		let latest = found.as_ref().and_then(|meter| meter.latest);
		let power = match line.get("obey").and_then(Value::as_bool) {
			Some(true) => obedient_power(meter),
			_ => number("power").unwrap_or_default() as u32,
		};
		let register = number("register").unwrap_or_else(|| {
			let register = latest.map_or(0, |latest| {
				let energy = energy_at(power, at.saturating_sub(latest.at));
				latest.register.saturating_add(energy)
			});
			register.saturating_add(number("plus").unwrap_or_default())
		});
		let held = found.and_then(|meter| match meter.key {
			MeterKey::Sr25519(key) => self.keys.seed(&key.0).cloned(),
			MeterKey::Ed25519(_) => None,
		});
		let other = line.get("key").and_then(Value::as_str).map(String::from);
		let key = other.or(held).unwrap_or_else(|| format!("Meter//{meter}"));
		Some(common::signed_reading(&key, meter, at, register))
	}

	/// Lets all members vote for `call`.
	fn decide(
		&self,
		name: &str,
		call: RuntimeCall,
		trace: &mut Trace,
		weighed: &mut Duration,
	) -> Result<(), Failure> {
		type Call = pallet_collective::Call<Runtime, CouncilCollective>;
		let members = pallet_collective::Members::<Runtime, CouncilCollective>::get();
		let voters: Vec<_> =
			cast::signers().filter(|name| members.contains(&common::account(name))).collect();
		let Some(first) = voters.first() else { return Ok(()) };
		let index = pallet_collective::ProposalCount::<Runtime, CouncilCollective>::get();
		let proposal = BlakeTwo256::hash_of(&call);
		let propose = Call::propose {
			threshold: (2 * members.len()).div_ceil(3) as u32,
			length_bound: call.encoded_size() as u32,
			proposal: Box::new(call.clone()),
		};
		let mut send = |who: &str, name: &str, call: Call, trace: &mut Trace| {
			self.send(who, name, call.into(), false, trace, weighed)
		};
		send(first, "Council.propose", propose, trace)?;
		for voter in &voters {
			send(voter, "Council.vote", Call::vote { proposal, index, approve: true }, trace)?;
		}
		let close = Call::close {
			proposal_hash: proposal,
			index,
			proposal_weight_bound: call.get_dispatch_info().call_weight,
			length_bound: call.encoded_size() as u32,
		};
		let before = common::events().len();
		send(first, "Council.close", close, trace)?;
		for event in common::events().iter().skip(before) {
			if let RuntimeEvent::Council(pallet_collective::Event::Executed { result, .. }) = event
			{
				let outcome = match result {
					Ok(()) => "ok".into(),
					Err(error) => self.error_name(error),
				};
				*trace.calls.entry((name.to_string(), outcome)).or_default() += 1;
			}
		}
		Ok(())
	}

	/// Lets two signatories approve `call`.
	fn share(
		&self,
		call: RuntimeCall,
		trace: &mut Trace,
		weighed: &mut Duration,
	) -> Result<(), Failure> {
		let mut all: Vec<_> = cast::SIGNATORIES.to_vec();
		all.sort_by_key(|name| common::account(name));
		let hash = call.using_encoded(polkadot_sdk::sp_io::hashing::blake2_256);
		let mut maybe_timepoint = None;
		for signer in all.iter().take(usize::from(cast::THRESHOLD)) {
			let account = common::account(signer);
			let as_multi = pallet_multisig::Call::as_multi {
				threshold: cast::THRESHOLD,
				other_signatories: cast::signatories()
					.into_iter()
					.filter(|it| *it != account)
					.collect(),
				maybe_timepoint,
				call: Box::new(call.clone()),
				max_weight: call.get_dispatch_info().call_weight,
			};
			self.send(signer, "Multisig.as_multi", as_multi.into(), false, trace, weighed)?;
			let shared = cast::account("@multisig");
			maybe_timepoint =
				pallet_multisig::Multisigs::<Runtime>::get(shared, hash).map(|open| open.when);
		}
		Ok(())
	}

	/// Applies the transaction of `by` that makes `call`.
	fn send(
		&self,
		by: &str,
		name: &str,
		call: RuntimeCall,
		again: bool,
		trace: &mut Trace,
		weighed: &mut Duration,
	) -> Result<(), Failure> {
		let began = busy();
		self.weigh(by, name, &call)?;
		let transaction = common::transaction(by, call.clone());
		// What hooks did before belongs to no transaction.
		trace.follow_lines();
		*weighed += busy().saturating_sub(began);
		let applied = Executive::apply_extrinsic(transaction.clone());
		trace.transactions += 1;
		let began = busy();
		trace.follow_lines();
		*weighed += busy().saturating_sub(began);
		let outcome = match &applied {
			Ok(Ok(())) => {
				trace.successes.insert((name.to_string(), by.to_string()));
				"ok".into()
			},
			Ok(Err(error)) => self.error_name(error),
			Err(error) => refusal(error),
		};
		*trace.calls.entry((name.to_string(), outcome)).or_default() += 1;
		if again && applied.is_ok() {
			let repeated = Executive::apply_extrinsic(transaction);
			if repeated.is_ok() {
				let message = format!("{call:?} of {by} applied a second time: {repeated:?}");
				return Err(Failure::new("a transaction applied twice", message));
			}
		}
		Ok(())
	}

	/// What a call does must not weigh more than was reserved for it. The runtime cuts the figure
	/// before anybody sees it, so the call is dispatched once more, without effect.
	fn weigh(&self, by: &str, name: &str, call: &RuntimeCall) -> Result<(), Failure> {
		let reserved = call.get_dispatch_info().call_weight;
		sp_io::storage::start_transaction();
		let origin = RuntimeOrigin::signed(common::account(by));
		let dispatched = call.clone().dispatch(origin);
		sp_io::storage::rollback_transaction();
		let post = dispatched.unwrap_or_else(|error| error.post_info);
		match post.actual_weight {
			Some(actual) if actual.any_gt(reserved) => Err(Failure::new(
				format!("weight of {name}"),
				format!("{call:?} weighs {actual}, {reserved} was reserved"),
			)),
			_ => Ok(()),
		}
	}

	fn error_name(&self, error: &DispatchError) -> String {
		match error {
			DispatchError::Module(error) => self.schema.error(error.index, error.error[0]),
			other => format!("{other:?}"),
		}
	}
}

/// Somebody of whom the state says that `call` can succeed, as a rule.
fn likely_signer(call: &str, lines: &Lines, rng: &mut ChaCha8Rng) -> Option<String> {
	rng.random_bool(LEARNT).then(|| likely::signer(call, lines, rng))?
}

/// How long this thread has run, or the process has existed where the system does not say.
///
/// Wall time would fail on a machine that does something else.
fn busy() -> Duration {
	static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);
	let read = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
	let nanoseconds = read.split_whitespace().next().and_then(|it| it.parse().ok());
	nanoseconds.map_or_else(|| BEGAN.elapsed(), Duration::from_nanos)
}

/// Power at which a car charges that keeps to the open step of its process.
fn obedient_power(meter: MeterId) -> u32 {
	let charges = || {
		let station = pallet_charging::StationOfMeter::<Runtime>::get(meter)?;
		let info = Charging::process_info(Charging::running_process(station)?)?;
		let open = info.steps.iter().find(|step| step.state == StepState::Open)?;
		(open.energy > 0).then_some(info.power)
	};
	charges().unwrap_or_default()
}

/// All there is in storage.
fn dump() -> Storage {
	let next = |key: &Vec<u8>| sp_io::storage::next_key(key);
	let keys = std::iter::successors(next(&Vec::new()), next);
	let top = keys.filter_map(|key| Some((key.clone(), sp_io::storage::get(&key)?.to_vec())));
	Storage { top: top.collect(), children_default: Default::default() }
}

/// The error of a call that was made by another one.
fn inner_error(event: &RuntimeEvent) -> Option<DispatchError> {
	match event {
		RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result, .. })
		| RuntimeEvent::Multisig(pallet_multisig::Event::MultisigExecuted { result, .. })
		| RuntimeEvent::Council(pallet_collective::Event::Executed { result, .. }) => result.err(),
		RuntimeEvent::Utility(
			pallet_utility::Event::BatchInterrupted { error, .. }
			| pallet_utility::Event::ItemFailed { error },
		) => Some(*error),
		_ => None,
	}
}

fn refusal(error: &TransactionValidityError) -> String {
	match error {
		TransactionValidityError::Invalid(InvalidTransaction::BadProof) => {
			"refused: BadProof".into()
		},
		other => format!("refused: {other:?}"),
	}
}

fn decode(bytes: &[u8]) -> Option<RuntimeCall> {
	RuntimeCall::decode_all_with_depth_limit(DECODE_DEPTH, &mut &bytes[..]).ok()
}

fn of_panic(panic: Box<dyn Any + Send>) -> Failure {
	let message = PANIC.with_borrow(Clone::clone);
	drop(panic);
	// "panicked at file:line:column:" is the same for the same cause.
	let mut lines = message.lines();
	let place = lines.next().unwrap_or_default().to_string();
	// A failed invariant of a pallet panics where all are checked: its name is what differs.
	let about: String = lines
		.next()
		.unwrap_or_default()
		.chars()
		.filter(|letter| !letter.is_ascii_digit())
		.take(120)
		.collect();
	Failure::new(format!("{place} {about}"), message)
}
