// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Calls of the host by a block: storage, hashes, memory, signatures.
//!
//! Every host function opens a span of its own, and the state reports every access in an event.
//! Both cost nothing until somebody subscribes, as is done here for one execution of a block at a
//! time. The keys are counted in an execution of their own, because their report takes longer
//! than to read them.

use polkadot_sdk::sp_tracing::tracing::{
	self,
	callsite::rebuild_interest_cache,
	field::{Field, Visit},
	span::{Attributes, Id, Record},
	subscriber::with_default,
	Event, Level, Metadata, Subscriber,
};
use serde::Serialize;
use std::{
	collections::{BTreeMap, HashMap, HashSet},
	fmt::Debug,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
	time::{Duration, Instant},
};

/// Where the spans of host functions come from.
const FUNCTIONS: &str = "sp_io::";
/// Where the events of the state come from.
const STATE: &str = "state";
/// Empty spans, which show how much of a span's time is that of measuring it.
const EMPTY_SPANS: u32 = 10_000;

/// Purpose of a host function.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
	/// It reads storage.
	Read,
	/// It writes storage, which is in memory until the end of the block.
	Write,
	/// It computes the storage root, at the end of the block.
	Root,
	/// It begins or ends what can be rolled back.
	Transaction,
	/// It hashes.
	Hash,
	/// It allocates or frees memory of the Wasm.
	Memory,
	/// It verifies a signature.
	Signature,
	/// Anything else.
	Other,
}

impl Purpose {
	fn of(function: &str) -> Self {
		let (module, name) = function.split_once("::").unwrap_or_default();
		let begins = |what: &[&str]| what.iter().any(|what| name.starts_with(what));
		match module {
			"storage" if name == "root" => Self::Root,
			"storage" if name.ends_with("_transaction") => Self::Transaction,
			"storage" if begins(&["get", "read", "exists", "next_key"]) => Self::Read,
			"storage" => Self::Write,
			"hashing" => Self::Hash,
			"allocator" => Self::Memory,
			"crypto" if name.contains("verify") => Self::Signature,
			_ => Self::Other,
		}
	}
}

/// How often a host function was called, and how long it took.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Calls {
	/// What it does.
	pub purpose: Purpose,
	/// How often.
	pub count: f64,
	/// µs in it, without the way there and back.
	pub micros: f64,
}

/// How often keys were read, by where their value came from.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize)]
pub struct Reads {
	/// From the state before the block, for the first time in it.
	pub first: f64,
	/// From the state before the block, once more: the trie's cache has it.
	pub again: f64,
	/// From what the block wrote.
	pub written: f64,
}

/// Calls of the host.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct Asked {
	/// Host functions, by module and name.
	pub functions: BTreeMap<String, Calls>,
	/// Keys that were read.
	pub reads: Reads,
}

impl Asked {
	/// Calls of the host by `work`, which is done twice.
	pub fn by<E>(mut work: impl FnMut() -> Result<(), E>) -> Result<Self, E> {
		let (measuring, ()) = Spans::during(|| {
			for _ in 0..EMPTY_SPANS {
				tracing::trace_span!(target: FUNCTIONS, "nothing").in_scope(|| ());
			}
		});
		let measuring = measuring.values().map(|span| span.time).sum::<Duration>() / EMPTY_SPANS;
		let (spans, result) = Spans::during(&mut work);
		result?;
		let (reads, result) = Accesses::during(&mut work);
		result?;
		let calls = |span: &Span| Calls {
			purpose: Purpose::of(&span.name),
			count: f64::from(span.count),
			micros: span.time.saturating_sub(measuring * span.count).as_secs_f64() * 1e6,
		};
		let functions = spans.values().map(|span| (span.name.clone(), calls(span))).collect();
		Ok(Self { functions, reads })
	}

	/// Adds `other`, with all its figures times `factor`.
	pub fn add(&mut self, other: &Self, factor: f64) {
		for (name, calls) in &other.functions {
			let Calls { purpose, .. } = *calls;
			let none = Calls { purpose, count: 0.0, micros: 0.0 };
			let sum = self.functions.entry(name.clone()).or_insert(none);
			sum.count += calls.count * factor;
			sum.micros += calls.micros * factor;
		}
		let Reads { first, again, written } = other.reads;
		self.reads.first += first * factor;
		self.reads.again += again * factor;
		self.reads.written += written * factor;
	}

	/// µs in all host functions together.
	pub fn micros(&self) -> f64 {
		self.functions.values().map(|calls| calls.micros).sum()
	}
}

/// The spans of a host function.
#[derive(Clone, Debug)]
struct Span {
	name: String,
	count: u32,
	time: Duration,
	/// When the one that is open began.
	since: Option<Instant>,
}

/// A lock that nobody else waits for: one thread executes a block.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
	mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does `work` with a subscriber, and has nobody subscribed afterwards.
fn subscribed<S: Subscriber + Send + Sync, R>(subscriber: Arc<S>, work: impl FnOnce() -> R) -> R {
	let result = with_default(subscriber, work);
	// Else the spans that had a subscriber once look for one for ever.
	rebuild_interest_cache();
	result
}

/// Counts the spans of host functions, and measures them.
#[derive(Default)]
struct Spans(Mutex<HashMap<u64, Span>>);

impl Spans {
	fn during<R>(work: impl FnOnce() -> R) -> (HashMap<u64, Span>, R) {
		let spans = Arc::new(Self::default());
		let result = subscribed(spans.clone(), work);
		let spans = core::mem::take(&mut *lock(&spans.0));
		(spans, result)
	}
}

impl Subscriber for Spans {
	fn enabled(&self, metadata: &Metadata<'_>) -> bool {
		metadata.is_span() && metadata.target().starts_with(FUNCTIONS)
	}

	fn new_span(&self, attributes: &Attributes<'_>) -> Id {
		let metadata = attributes.metadata();
		// Host functions do not call each other: all spans of one are one span that opens again.
		let id = core::ptr::from_ref(metadata).addr() as u64;
		lock(&self.0).entry(id).or_insert_with(|| {
			let (_, module) = metadata.target().rsplit_once("::").unwrap_or_default();
			let (name, _) = metadata.name().rsplit_once("_version_").unwrap_or_default();
			Span { name: format!("{module}::{name}"), count: 0, time: Duration::ZERO, since: None }
		});
		Id::from_u64(id)
	}

	fn enter(&self, id: &Id) {
		if let Some(span) = lock(&self.0).get_mut(&id.into_u64()) {
			span.count += 1;
			span.since = Some(Instant::now());
		}
	}

	fn exit(&self, id: &Id) {
		let now = Instant::now();
		if let Some(span) = lock(&self.0).get_mut(&id.into_u64()) {
			span.time += span.since.take().map_or(Duration::ZERO, |since| now - since);
		}
	}

	fn record(&self, _: &Id, _: &Record<'_>) {}

	fn record_follows_from(&self, _: &Id, _: &Id) {}

	fn event(&self, _: &Event<'_>) {}
}

/// Follows which keys of the state are accessed.
#[derive(Default)]
struct Accesses(Mutex<Keys>);

#[derive(Default)]
struct Keys {
	reads: Reads,
	read: HashSet<String>,
	written: HashSet<String>,
}

impl Keys {
	fn read(&mut self, key: String) {
		if self.written.contains(&key) {
			self.reads.written += 1.0;
		} else if self.read.insert(key) {
			self.reads.first += 1.0;
		} else {
			self.reads.again += 1.0;
		}
	}
}

impl Accesses {
	fn during<R>(work: impl FnOnce() -> R) -> (Reads, R) {
		let accesses = Arc::new(Self::default());
		let result = subscribed(accesses.clone(), work);
		let reads = lock(&accesses.0).reads;
		(reads, result)
	}
}

impl Subscriber for Accesses {
	fn enabled(&self, metadata: &Metadata<'_>) -> bool {
		metadata.is_event() && metadata.target() == STATE && *metadata.level() == Level::TRACE
	}

	fn event(&self, event: &Event<'_>) {
		let mut access = Access::default();
		event.record(&mut access);
		let mut keys = lock(&self.0);
		match access.method.as_str() {
			"Get" | "Exists" | "Hash" => keys.read(access.key),
			"Put" | "Append" => drop(keys.written.insert(access.key)),
			_ => (),
		}
	}

	fn new_span(&self, _: &Attributes<'_>) -> Id {
		Id::from_u64(1)
	}

	fn enter(&self, _: &Id) {}

	fn exit(&self, _: &Id) {}

	fn record(&self, _: &Id, _: &Record<'_>) {}

	fn record_follows_from(&self, _: &Id, _: &Id) {}
}

/// Fields of an event of the state.
#[derive(Default)]
struct Access {
	method: String,
	key: String,
}

impl Visit for Access {
	fn record_str(&mut self, field: &Field, value: &str) {
		if field.name() == "method" {
			self.method = value.into();
		}
	}

	fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
		if field.name() == "key" {
			self.key = format!("{value:?}");
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::sp_io::{
		hashing::{blake2_128, twox_64},
		storage, TestExternalities,
	};

	fn work() -> Result<(), ()> {
		let mut state = TestExternalities::new_empty();
		state.execute_with(|| {
			storage::set(b"mine", b"value");
			storage::get(b"mine");
			for _ in 0..3 {
				storage::get(b"other");
			}
			storage::exists(b"third");
			twox_64(b"data");
			blake2_128(b"data");
			Ok(())
		})
	}

	#[test]
	fn what_is_asked_of_the_host_is_counted_by_function() {
		let mut asked = Asked::by(work).unwrap();
		let count = |asked: &Asked, name: &str| asked.functions[name].count;
		assert_eq!(count(&asked, "storage::get"), 4.0);
		assert_eq!(count(&asked, "storage::set"), 1.0);
		assert_eq!(count(&asked, "hashing::twox_64"), 1.0);
		assert_eq!(count(&asked, "hashing::blake2_128"), 1.0);
		// The event of an access reports whether it was one to what the block wrote.
		assert_eq!(asked.reads, Reads { first: 2.0, again: 2.0, written: 1.0 });

		let other = asked.clone();
		asked.add(&other, 0.5);
		assert_eq!((count(&asked, "storage::get"), asked.reads.again), (6.0, 3.0));
		assert!((asked.micros() - 1.5 * other.micros()).abs() < 1e-6);
	}

	#[test]
	fn a_refusal_is_passed_on() {
		assert_eq!(Asked::by(|| Err(7)), Err(7));
	}

	#[test]
	fn functions_have_a_purpose() {
		let of = |functions: &[&str]| -> Vec<_> {
			functions.iter().map(|function| Purpose::of(function)).collect()
		};
		assert_eq!(of(&["storage::get", "storage::next_key"]), [Purpose::Read; 2]);
		assert_eq!(of(&["storage::set", "storage::append"]), [Purpose::Write; 2]);
		assert_eq!(of(&["storage::root"]), [Purpose::Root]);
		assert_eq!(of(&["storage::commit_transaction"]), [Purpose::Transaction]);
		assert_eq!(of(&["hashing::twox_128", "allocator::free"]), [Purpose::Hash, Purpose::Memory]);
		assert_eq!(of(&["crypto::sr25519_verify"]), [Purpose::Signature]);
		assert_eq!(of(&["trie::blake2_256_ordered_root", "odd"]), [Purpose::Other; 2]);
	}
}
