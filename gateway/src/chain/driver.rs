// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The driver: the only user of the hot key.
//!
//! A batch is stored as a signed transaction before it is submitted. After a crash, or with
//! another node, the same bytes are submitted again: they can be included once. When their era is
//! over without them, the rows wait again.

use super::{
	call::Call,
	events::{outcome, BlockEvents, Event},
	node::{BlockId, Error, Node},
	refusals::{advice, fate},
};
use crate::{
	intake::{now, Intake},
	metrics::Metrics,
	store::{
		self, merge,
		outbox::{self, Fate, Pending, Row},
		quarantine::{self, Quarantined},
		Store,
	},
};
use std::{
	collections::{BTreeMap, BTreeSet},
	sync::{
		atomic::{AtomicBool, AtomicU64, Ordering},
		Arc, Mutex,
	},
	time::Duration,
};
use subxt::utils::AccountId32;
use subxt_signer::sr25519::Keypair;
use tokio::{
	sync::{broadcast, mpsc, oneshot, watch},
	time::{sleep, Instant},
};

/// Final blocks that are looked through for transactions of before a restart, at most.
const CATCH_UP: u64 = 512;
/// A node whose blocks do not become final for so long is left for the next one.
const STALLED: Duration = Duration::from_secs(60);
/// Pause after a failure, doubled up to the longest one.
const PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(15);
/// Pause after the chain or the pool took no transaction.
const REFUSED_PAUSE: Duration = Duration::from_secs(6);
/// Blocks of the chain may be ahead of the clock of this machine by so much, in ms.
const CLOCK_TOLERANCE: u64 = 10_000;
/// Events that wait for a slow listener.
const EVENTS: usize = 256;
/// Calls that wait.
const CALLS: usize = 64;
/// Name of the latest final block whose transactions were looked through.
const LAST_FINAL: &str = "final_block";
/// Metering interval until it is read from the chain, in ms.
const INTERVAL: u64 = 300_000;
/// Time between two looks at the age and the number of rows.
const HOUSEKEEPING: Duration = Duration::from_secs(5);

/// Time between two looks at the proxies of the member.
const PROXIES: Duration = Duration::from_secs(60);

// Codes of the node's answers to a submission.
const INVALID: i32 = 1010;
const BANNED: i32 = 1012;
const KNOWN: i32 = 1013;

/// How the driver works.
#[derive(Clone, Debug)]
pub struct Options {
	/// Nodes in the order of preference.
	pub urls: Vec<String>,
	/// Hash of the first block.
	pub genesis: [u8; 32],
	/// Member for which the hot key acts.
	pub real: Option<AccountId32>,
	/// See the configuration.
	pub outbox: crate::config::Outbox,
}

/// What the driver reports to health checks.
#[derive(Debug, Default)]
pub struct Status {
	connected: AtomicBool,
	final_time: AtomicU64,
	store_works: AtomicBool,
	beat: AtomicU64,
}

impl Status {
	/// Whether a node is connected.
	pub fn is_connected(&self) -> bool {
		self.connected.load(Ordering::Relaxed)
	}

	/// Returns the age of the latest final block in ms.
	pub fn behind(&self, now: u64) -> u64 {
		now.saturating_sub(self.final_time.load(Ordering::Relaxed))
	}

	/// Whether the last look into the store succeeded.
	pub fn store_works(&self) -> bool {
		self.store_works.load(Ordering::Relaxed)
	}

	/// Returns when the driver last went round, in ms since the Unix epoch.
	pub fn beat(&self) -> u64 {
		self.beat.load(Ordering::Relaxed)
	}
}

/// Reasons why a call had no effect.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
	/// No node is connected, or the connection was lost before the answer.
	#[error("no node answers")]
	Away,
	/// The node did not take the transaction.
	#[error("the node refused the transaction: {0}")]
	Invalid(String),
	/// The runtime refused the call, by the name of its error.
	#[error("the chain refused: {0}")]
	Refused(String),
	/// The transaction was not included in its time.
	#[error("the transaction was not included in its time")]
	Expired,
}

/// The events of the transaction of a call, or why it had no effect.
pub type Answer = Result<Vec<Event>, CallError>;

struct Request {
	call: Call,
	when_final: bool,
	answer: oneshot::Sender<Answer>,
}

/// Access to the driver for other tasks.
#[derive(Clone)]
pub struct Handle {
	requests: mpsc::Sender<Request>,
	events: broadcast::Sender<Arc<BlockEvents>>,
	node: watch::Receiver<Option<Node>>,
	status: Arc<Status>,
}

impl Handle {
	/// Makes a call with the hot key, for the member that it acts for. Returns the events of the
	/// transaction when it is in a best block.
	///
	/// # Errors
	///
	/// Fails when the call had no effect, or when that is not known.
	pub async fn call(&self, call: Call) -> Result<Vec<Event>, CallError> {
		self.request(call, false).await
	}

	/// Like [`Self::call`], but returns when the transaction is in a final block.
	///
	/// # Errors
	///
	/// Fails when the call had no effect, or when that is not known.
	pub async fn call_final(&self, call: Call) -> Result<Vec<Event>, CallError> {
		self.request(call, true).await
	}

	/// Like [`Self::call_final`], but returns when the call is queued: whatever is called after it
	/// is after it on the chain. The answer comes by the receiver.
	///
	/// # Errors
	///
	/// Fails when no node is connected.
	pub async fn queue_final(&self, call: Call) -> Result<oneshot::Receiver<Answer>, CallError> {
		self.queue(call, true).await
	}

	async fn request(&self, call: Call, when_final: bool) -> Answer {
		self.queue(call, when_final).await?.await.map_err(|_| CallError::Away)?
	}

	async fn queue(
		&self,
		call: Call,
		when_final: bool,
	) -> Result<oneshot::Receiver<Answer>, CallError> {
		let (answer, answered) = oneshot::channel();
		// With no node there is nobody who would take the request in time.
		if !self.status.is_connected() {
			return Err(CallError::Away);
		}
		let request = Request { call, when_final, answer };
		self.requests.send(request).await.map_err(|_| CallError::Away)?;
		Ok(answered)
	}

	/// Subscribes to events, of best blocks and of final ones.
	pub fn events(&self) -> broadcast::Receiver<Arc<BlockEvents>> {
		self.events.subscribe()
	}

	/// Returns the connected node.
	pub fn node(&self) -> Option<Node> {
		self.node.borrow().clone()
	}

	/// Watches the connection: another node, or none.
	pub fn nodes(&self) -> watch::Receiver<Option<Node>> {
		self.node.clone()
	}

	/// What the driver reports to health checks.
	pub fn status(&self) -> Arc<Status> {
		self.status.clone()
	}
}

/// What a transaction carries.
enum Cargo {
	Readings,
	/// Who waits, and whether until the block is final.
	Call(Option<oneshot::Sender<Answer>>, bool),
}

struct Flight {
	hash: [u8; 32],
	nonce: u64,
	until: u64,
	cargo: Cargo,
}

/// Signs, submits and follows.
pub struct Driver {
	options: Options,
	store: Store,
	signer: Keypair,
	metrics: Metrics,
	intake: Arc<Intake>,
	requests: mpsc::Receiver<Request>,
	events: broadcast::Sender<Arc<BlockEvents>>,
	node: watch::Sender<Option<Node>>,
	status: Arc<Status>,
	interval: Arc<Mutex<u64>>,
	/// Types of the proxies of the member that the hot key is.
	proxies: Vec<String>,
	flights: Vec<Flight>,
	nonce: u64,
	cursor: (u32, u64),
	next_url: usize,
	/// Nothing is sent before.
	paused_until: Instant,
}

impl Driver {
	/// A driver and the access to it.
	pub fn new(
		options: Options,
		store: Store,
		signer: Keypair,
		intake: Arc<Intake>,
		metrics: Metrics,
	) -> (Self, Handle) {
		let (sender, requests) = mpsc::channel(CALLS);
		let (events, _) = broadcast::channel(EVENTS);
		let (node, watched) = watch::channel(None);
		let status = Arc::new(Status::default());
		let handle = Handle {
			requests: sender,
			events: events.clone(),
			node: watched,
			status: status.clone(),
		};
		let driver = Self {
			options,
			store,
			signer,
			metrics,
			intake,
			requests,
			events,
			node,
			status,
			interval: Arc::new(Mutex::new(INTERVAL)),
			proxies: Vec::new(),
			flights: Vec::new(),
			nonce: 0,
			cursor: (0, 0),
			next_url: 0,
			paused_until: Instant::now(),
		};
		(driver, handle)
	}

	/// Works until `stop` is true; then it waits for transactions on their way for `grace`.
	pub async fn run(mut self, mut stop: watch::Receiver<bool>, grace: Duration) {
		let housekeeper = tokio::spawn(housekeeping(
			self.store.clone(),
			self.metrics.clone(),
			self.options.outbox.clone(),
			self.status.clone(),
			self.interval.clone(),
		));
		let mut pause = PAUSE;
		let status = self.status.clone();
		while !*stop.borrow() {
			let started = Instant::now();
			let result = tokio::select! {
				result = self.session(stop.clone(), grace) => result,
				_ = never_connected(&mut stop, &status) => Ok(()),
			};
			self.status.connected.store(false, Ordering::Relaxed);
			self.node.send_replace(None);
			self.drop_calls();
			if let Err(error) = result {
				self.metrics.reconnects.with_label_values(&["node"]).inc();
				tracing::warn!(%error, "no node, or the connection was lost; trying the next one");
				self.next_url = self.next_url.wrapping_add(1);
				pause = if started.elapsed() > STALLED {
					PAUSE
				} else {
					(pause * 2).min(LONGEST_PAUSE)
				};
				tokio::select! {
					() = sleep(pause) => {},
					_ = stop.changed() => {},
				}
			}
		}
		housekeeper.abort();
	}

	/// Answers those who wait for a call, when nobody can know what became of it.
	fn drop_calls(&mut self) {
		for flight in &mut self.flights {
			if let Cargo::Call(answer, _) = &mut flight.cargo {
				if let Some(answer) = answer.take() {
					let _ = answer.send(Err(CallError::Away));
				}
			}
		}
		self.flights.clear();
		while let Ok(request) = self.requests.try_recv() {
			let _ = request.answer.send(Err(CallError::Away));
		}
	}

	/// Works with one node until the connection is lost.
	async fn session(
		&mut self,
		mut stop: watch::Receiver<bool>,
		grace: Duration,
	) -> Result<(), Error> {
		self.status.beat.store(now(), Ordering::Relaxed);
		let urls = &self.options.urls;
		let url = urls.get(self.next_url % urls.len().max(1)).cloned().unwrap_or_default();
		let node = Node::connect(&url, self.options.genesis).await?;
		// Subscribed before the look back, so that no block is between the two.
		let mut finals = node.final_blocks().await?;
		let mut bests = node.best_blocks().await?;
		let mut last = node.final_block().await?;
		if let Ok(interval) = node.interval().await {
			*self.interval.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = interval;
		}
		self.look_for_proxies(&node).await?;
		self.resume(&node).await?;
		self.catch_up(&node, last).await?;
		self.reconcile(&node).await?;
		self.status.connected.store(true, Ordering::Relaxed);
		self.node.send_replace(Some(node.clone()));
		tracing::info!(url, block = last.number, "connected");

		let arrived = self.intake.arrived();
		let mut seen_final = Instant::now();
		let mut due = Some(Instant::now());
		let mut leaving: Option<Instant> = None;
		let mut tick = tokio::time::interval(Duration::from_secs(1));
		let mut proxies = tokio::time::interval(PROXIES);
		loop {
			self.status.beat.store(now(), Ordering::Relaxed);
			tokio::select! {
				block = finals.next() => {
					let block = block.ok_or_else(lost)??;
					let id = BlockId { number: block.number(), hash: block.hash() };
					seen_final = Instant::now();
					if id.number > last.number {
						self.on_final(&node, id).await?;
						last = id;
						due = Some(Instant::now());
					}
				},
				block = bests.next() => {
					let block = block.ok_or_else(lost)??;
					let id = BlockId { number: block.number(), hash: block.hash() };
					self.on_best(&node, id).await?;
				},
				request = self.requests.recv(), if leaving.is_none() => {
					if let Some(request) = request {
						self.call(&node, request, last).await?;
					}
				},
				() = arrived.notified(), if due.is_none() => {
					due = Some(Instant::now() + self.options.outbox.linger);
				},
				() = until(due) => {
					due = None;
					while self.send(&node, last).await? {}
				},
				_ = stop.changed(), if leaving.is_none() => {
					leaving = Some(Instant::now() + grace);
					while self.send(&node, last).await? {}
				},
				_ = proxies.tick() => self.look_for_proxies(&node).await?,
				_ = tick.tick() => {
					if seen_final.elapsed() > STALLED {
						return Err(Error::Other("blocks do not become final".into()));
					}
					// Rows that waited for a time, or for the end of a quarantine.
					due = due.or(Some(Instant::now()));
				},
			}
			if leaving.is_some_and(|end| self.flights.is_empty() || Instant::now() > end) {
				return Ok(());
			}
		}
	}

	/// Submits again what was on its way, and finds the next nonce.
	async fn resume(&mut self, node: &Node) -> Result<(), Error> {
		let account = AccountId32(self.signer.public_key().0);
		self.flights.clear();
		for Pending { hash, nonce, until, bytes } in self.stored(outbox::pending).await? {
			let known = match node.submit(&bytes).await {
				Ok(()) => true,
				Err(Error::Refused { code: BANNED | KNOWN, .. }) => true,
				// It may be in a block: found there, or given back when its era is over.
				Err(Error::Refused { code: INVALID, message }) if is_outdated(&message) => true,
				Err(Error::Refused { message, .. }) => {
					tracing::warn!(message, "a transaction of before is not valid any more");
					false
				},
				Err(error) => return Err(error),
			};
			if known {
				self.flights.push(Flight { hash, nonce, until, cargo: Cargo::Readings });
			} else {
				self.stored(move |db| outbox::give_back(db, &hash)).await?;
			}
		}
		self.nonce = node.nonce(&account).await?;
		tracing::debug!(nonce = self.nonce, on_their_way = self.flights.len(), "resumed");
		Ok(())
	}

	/// Returns the next nonce that no transaction on its way has.
	fn next_nonce(&mut self) -> u64 {
		while self.flights.iter().any(|flight| flight.nonce == self.nonce) {
			self.nonce = self.nonce.saturating_add(1);
		}
		self.nonce
	}

	/// Looks through the final blocks of the time without a connection.
	async fn catch_up(&mut self, node: &Node, last: BlockId) -> Result<(), Error> {
		let noted = self.stored(|db| outbox::fact(db, LAST_FINAL)).await?;
		let noted = noted.and_then(|number| number.parse::<u64>().ok()).unwrap_or(last.number);
		let first = noted.saturating_add(1).max(last.number.saturating_sub(CATCH_UP));
		for number in first..=last.number {
			// A node that has pruned a state answers with an error: the rows are sent again then,
			// and refused if they were accepted.
			match node.block_of(number).await? {
				Some(id) => match self.on_final(node, id).await {
					Ok(()) => {},
					Err(error @ Error::Silent) => return Err(error),
					Err(error) => tracing::warn!(number, %error, "a block cannot be read"),
				},
				None => tracing::warn!(number, "the node does not have a block"),
			}
		}
		Ok(())
	}

	/// Settles rows that the chain has, and ends quarantines that it ended, while nobody looked.
	async fn reconcile(&mut self, node: &Node) -> Result<(), Error> {
		for meter in self.stored(outbox::unsettled_meters).await? {
			let Some(state) = node.meter(meter).await? else { continue };
			if let Some(latest) = state.latest {
				self.stored(move |db| outbox::supersede(db, meter, latest)).await?;
			}
		}
		let stopped = self.stored(quarantine::list).await?;
		for one in stopped.into_iter().filter(|one| one.by_chain) {
			let waits = ["UnknownMeter", "NotActive", "BaseNeeded"].contains(&one.reason.as_str());
			let active = node.meter(one.meter).await?.is_some_and(|meter| meter.status == "Active");
			if waits && active {
				self.release(one.meter).await?;
			}
		}
		Ok(())
	}

	async fn release(&self, meter: u32) -> Result<(), Error> {
		if self.stored(move |db| quarantine::release(db, meter)).await? {
			tracing::info!(meter, "the quarantine of a meter is over");
		}
		Ok(())
	}

	/// Sends the next batch, if there is one and room for it. Returns whether it did.
	async fn send(&mut self, node: &Node, last: BlockId) -> Result<bool, Error> {
		let options = &self.options.outbox;
		if self.flights.len() >= options.in_flight || Instant::now() < self.paused_until {
			return Ok(false);
		}
		let (after, most) = (self.cursor, options.batch_behind.max(options.batch));
		let batch = options.batch;
		let mut rows = self.stored(move |db| outbox::next(db, after, now(), most)).await?;
		// More than a batch waits: the larger one is worth it only then.
		if rows.len() < most {
			rows.truncate(batch);
		}
		let Some(end) = rows.last().map(|row| (row.meter, row.at)) else { return Ok(false) };
		let nonce = self.next_nonce();
		let call = self.for_member(Call::submit_readings(&rows));
		let signed = node.sign(&call, &self.signer, nonce, last).await?;
		let pending =
			Pending { hash: signed.hash, nonce, until: signed.until, bytes: signed.bytes.clone() };
		let positions: Vec<_> = rows.iter().map(position).collect();
		self.stored(move |db| outbox::send(db, &pending, &positions)).await?;
		match node.submit(&signed.bytes).await {
			Ok(()) | Err(Error::Refused { code: KNOWN, .. }) => {
				self.cursor = end;
				self.nonce = nonce.saturating_add(1);
				let (hash, until) = (signed.hash, signed.until);
				self.flights.push(Flight { hash, nonce, until, cargo: Cargo::Readings });
				self.metrics.transaction("sent");
				tracing::debug!(nonce, readings = rows.len(), "sent");
				Ok(true)
			},
			Err(Error::Refused { code, message }) => {
				let hash = signed.hash;
				self.stored(move |db| outbox::give_back(db, &hash)).await?;
				self.refused_submission(node, code, &message).await?;
				Ok(false)
			},
			// Submitted again after the connection is back.
			Err(error) => Err(error),
		}
	}

	fn for_member(&self, call: Call) -> Call {
		match &self.options.real {
			Some(real) => {
				let proxy_type = call.proxy_type(&self.proxies);
				if proxy_type.is_none() {
					let title = call.title();
					tracing::error!(
						title,
						"the hot key is no proxy of `real` that may make the call"
					);
				}
				call.on_behalf_of(real, proxy_type)
			},
			None => call,
		}
	}

	/// Looks which proxies of the member the hot key is.
	async fn look_for_proxies(&mut self, node: &Node) -> Result<(), Error> {
		if let Some(real) = &self.options.real {
			let account = AccountId32(self.signer.public_key().0);
			self.proxies = node.proxies(real, &account).await?;
		}
		Ok(())
	}

	async fn refused_submission(
		&mut self,
		node: &Node,
		code: i32,
		message: &str,
	) -> Result<(), Error> {
		self.metrics.transaction("invalid");
		let advice = advice(message);
		tracing::error!(code, message, advice, "the node does not take a transaction");
		self.paused_until = Instant::now() + REFUSED_PAUSE;
		self.look_for_proxies(node).await?;
		// Another user of the key, or a nonce that was lost with a fork.
		self.nonce = node.nonce(&AccountId32(self.signer.public_key().0)).await?;
		Ok(())
	}

	/// Makes a call that somebody waits for.
	async fn call(&mut self, node: &Node, request: Request, last: BlockId) -> Result<(), Error> {
		let Request { call, when_final, answer } = request;
		let nonce = self.next_nonce();
		let title = call.title();
		let signed = match node.sign(&self.for_member(call), &self.signer, nonce, last).await {
			Ok(signed) => signed,
			Err(error) => {
				let _ = answer.send(Err(CallError::Invalid(error.to_string())));
				return Ok(());
			},
		};
		match node.submit(&signed.bytes).await {
			Ok(()) => {
				tracing::debug!(nonce, title, "called");
				self.nonce = nonce.saturating_add(1);
				let (hash, until) = (signed.hash, signed.until);
				let cargo = Cargo::Call(Some(answer), when_final);
				self.flights.push(Flight { hash, nonce, until, cargo });
				Ok(())
			},
			Err(Error::Refused { code, message }) => {
				let _ = answer.send(Err(CallError::Invalid(message.clone())));
				self.refused_submission(node, code, &message).await
			},
			Err(error) => {
				let _ = answer.send(Err(CallError::Away));
				Err(error)
			},
		}
	}

	/// Returns our transactions in a block: index and hash.
	async fn ours(&self, node: &Node, block: BlockId) -> Result<Vec<(u32, [u8; 32])>, Error> {
		if self.flights.is_empty() {
			return Ok(Vec::new());
		}
		let hashes = node.transactions(block).await?;
		let flying: BTreeSet<_> = self.flights.iter().map(|flight| flight.hash).collect();
		Ok((0u32..).zip(hashes).filter(|(_, hash)| flying.contains(hash)).collect())
	}

	async fn on_best(&mut self, node: &Node, block: BlockId) -> Result<(), Error> {
		let ours = self.ours(node, block).await?;
		if ours.is_empty() && self.events.receiver_count() == 0 {
			return Ok(());
		}
		let found = Arc::new(node.events(block, false).await?);
		for (index, hash) in ours {
			let Some(flight) = self.flights.iter_mut().find(|flight| flight.hash == hash) else {
				continue;
			};
			match &mut flight.cargo {
				Cargo::Readings => {
					self.stored(move |db| outbox::in_best(db, &hash, Some(block.number))).await?;
				},
				Cargo::Call(_, true) => {},
				Cargo::Call(answer, false) => {
					if let Some(answer) = answer.take() {
						let events = of_transaction(&found, index);
						let metadata = node.metadata(block).await?;
						let result = outcome(&metadata, &events);
						let result = result.map(|()| events).map_err(CallError::Refused);
						let _ = answer.send(result);
					}
				},
			}
		}
		// Nobody listens: no harm.
		let _ = self.events.send(found);
		Ok(())
	}

	async fn on_final(&mut self, node: &Node, block: BlockId) -> Result<(), Error> {
		let ours = self.ours(node, block).await?;
		let found = Arc::new(node.events(block, true).await?);
		self.note_time(found.time);
		for (index, hash) in ours {
			let events = of_transaction(&found, index);
			let metadata = node.metadata(block).await?;
			let result = outcome(&metadata, &events);
			if let Some(place) = self.flights.iter().position(|flight| flight.hash == hash) {
				let flight = self.flights.swap_remove(place);
				match flight.cargo {
					Cargo::Readings => self.settle(hash, block, &events, result).await?,
					Cargo::Call(Some(answer), _) => {
						let _ = answer.send(result.map(|()| events).map_err(CallError::Refused));
					},
					Cargo::Call(None, _) => {},
				}
			}
		}
		self.expire(block.number).await?;
		for event in &found.events {
			if event.is("Metering", "MeterApproved") || event.is("Metering", "NewBase") {
				let meter = event.number("meter").and_then(|meter| u32::try_from(meter).ok());
				if let Some(meter) = meter {
					self.release(meter).await?;
				}
			}
		}
		let number = block.number.to_string();
		self.stored(move |db| outbox::set_fact(db, LAST_FINAL, &number)).await?;
		let _ = self.events.send(found);
		Ok(())
	}

	/// Compares the clock of this machine with that of the chain.
	fn note_time(&self, time: u64) {
		self.status.final_time.store(time, Ordering::Relaxed);
		let behind = now().saturating_sub(time) / 1_000;
		self.metrics.behind.set(i64::try_from(behind).unwrap_or(i64::MAX));
		// A final block cannot be of the future.
		self.intake.set_clock(time <= now().saturating_add(CLOCK_TOLERANCE));
	}

	/// Settles the rows of a transaction in a final block.
	async fn settle(
		&mut self,
		hash: [u8; 32],
		block: BlockId,
		events: &[Event],
		result: Result<(), String>,
	) -> Result<(), Error> {
		if let Err(error) = result {
			tracing::error!(error, "a batch of readings failed as a whole");
			self.metrics.transaction("failed");
			self.stored(move |db| outbox::give_back(db, &hash)).await?;
			self.paused_until = Instant::now() + REFUSED_PAUSE;
			return Ok(());
		}
		self.metrics.transaction("final");
		let now = now();
		let mut fates: BTreeMap<(u32, u64), Fate> = BTreeMap::new();
		let mut stopped = Vec::new();
		for event in events.iter().filter(|event| event.pallet == "Metering") {
			let meter = event.number("meter").and_then(|meter| u32::try_from(meter).ok());
			let Some(place) = meter.zip(event.number("read_at")) else { continue };
			match event.name.as_str() {
				"ReadingAccepted" => {
					fates.insert(place, Fate::Accepted);
				},
				"ReadingRefused" => {
					let reason = event.variant("reason").unwrap_or_default();
					let answer = fate(&reason, place.1, now);
					self.metrics.refused(&reason);
					if answer.stop_meter {
						let (meter, by_chain) = (place.0, true);
						stopped.push(Quarantined { meter, reason, by_chain, since: now });
					} else if answer.fate != Fate::Superseded {
						tracing::warn!(?place, reason, "the chain refused a reading");
					}
					fates.entry(place).or_insert(answer.fate);
				},
				_ => {},
			}
		}
		for one in stopped {
			tracing::error!(meter = one.meter, reason = one.reason, "the chain stops a meter");
			self.stored(move |db| quarantine::add(db, &one)).await?;
		}
		let number = block.number;
		let received = self
			.stored(move |db| {
				let mut accepted = Vec::new();
				for (place, fate) in fates {
					accepted.extend(outbox::settle(db, place, number, &fate)?);
				}
				// None is left, unless the runtime reported nothing of a row.
				outbox::give_back(db, &hash)?;
				Ok(accepted)
			})
			.await?;
		for received in received {
			let elapsed = Duration::from_millis(now.saturating_sub(received));
			self.metrics.latency.observe(elapsed.as_secs_f64());
		}
		Ok(())
	}

	/// Gives back what can no longer be included.
	async fn expire(&mut self, number: u64) -> Result<(), Error> {
		let (over, on): (Vec<_>, Vec<_>) =
			std::mem::take(&mut self.flights).into_iter().partition(|one| one.until < number);
		self.flights = on;
		for flight in over {
			tracing::warn!(nonce = flight.nonce, "a transaction was not included in its time");
			self.metrics.transaction("expired");
			self.nonce = self.nonce.min(flight.nonce);
			match flight.cargo {
				Cargo::Readings => {
					let hash = flight.hash;
					self.stored(move |db| outbox::give_back(db, &hash)).await?;
				},
				Cargo::Call(Some(answer), _) => {
					let _ = answer.send(Err(CallError::Expired));
				},
				Cargo::Call(None, _) => {},
			}
		}
		Ok(())
	}

	async fn stored<T: Send + 'static>(
		&self,
		change: impl FnOnce(&rusqlite::Connection) -> store::Result<T> + Send + 'static,
	) -> Result<T, Error> {
		self.store.with(change).await.map_err(|error| Error::Other(error.to_string()))
	}
}

fn position(row: &Row) -> (u32, u64) {
	(row.meter, row.at)
}

fn lost() -> Error {
	Error::Other("the connection was lost".into())
}

/// Whether the pool refused a transaction because of a nonce that is used already.
fn is_outdated(message: &str) -> bool {
	message.contains("outdated")
}

fn of_transaction(block: &BlockEvents, index: u32) -> Vec<Event> {
	block.events.iter().filter(|event| event.transaction == Some(index)).cloned().collect()
}

/// Waits until an instant; for ever without one.
async fn until(due: Option<Instant>) {
	match due {
		Some(due) => tokio::time::sleep_until(due).await,
		None => std::future::pending().await,
	}
}

/// Returns when the gateway stops while no node is connected: then there is nothing to wait for.
async fn never_connected(stop: &mut watch::Receiver<bool>, status: &Status) {
	loop {
		let _ = stop.changed().await;
		if !status.is_connected() {
			return;
		}
		// The session itself leaves.
		std::future::pending::<()>().await;
	}
}

/// Looks after the outbox: metrics, alarms, merging, and what is kept long enough.
async fn housekeeping(
	store: Store,
	metrics: Metrics,
	options: crate::config::Outbox,
	status: Arc<Status>,
	interval: Arc<Mutex<u64>>,
) {
	let millis = |time: Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
	let mut tick = tokio::time::interval(HOUSEKEEPING);
	loop {
		tick.tick().await;
		let interval = *interval.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
		let before = now().saturating_sub(millis(options.keep));
		let (merge_rows, merge_age) = (options.merge_rows, millis(options.merge_age));
		let looked = store
			.with(move |db| {
				outbox::prune(db, before)?;
				let counts = outbox::counts(db)?;
				let oldest = outbox::oldest(db)?.map_or(0, |oldest| now().saturating_sub(oldest));
				let waiting =
					counts.iter().find(|(state, _)| *state == outbox::State::New).map(|(_, n)| *n);
				let behind = waiting.unwrap_or_default() > merge_rows || oldest > merge_age;
				let merged = if behind { merge::merge(db, interval)? } else { 0 };
				Ok((counts, oldest, merged, quarantine::list(db)?.len()))
			})
			.await;
		status.store_works.store(looked.is_ok(), Ordering::Relaxed);
		let (counts, oldest, merged, quarantined) = match looked {
			Ok(looked) => looked,
			Err(error) => {
				tracing::error!(%error, "the store fails");
				continue;
			},
		};
		for (state, count) in counts {
			let count = i64::try_from(count).unwrap_or(i64::MAX);
			metrics.outbox_rows.with_label_values(&[state.name()]).set(count);
		}
		metrics.quarantined.set(i64::try_from(quarantined).unwrap_or(i64::MAX));
		metrics.outbox_oldest.set(i64::try_from(oldest / 1_000).unwrap_or(i64::MAX));
		metrics.merged.inc_by(u64::try_from(merged).unwrap_or(u64::MAX));
		if oldest > millis(options.alarm_age) {
			tracing::error!(
				seconds = oldest / 1_000,
				"readings wait: after 24 hours the chain refuses them, its processes are closed \
				 without pay, and late energy is settled in the cheapest steps"
			);
		} else if oldest > millis(options.warn_age) {
			tracing::warn!(seconds = oldest / 1_000, "readings wait for the chain");
		}
	}
}
