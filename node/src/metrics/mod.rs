// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Metrics of SmartCharge's own pallets, at the Prometheus endpoint next to Substrate's.
//!
//! Only final blocks are looked at, so nothing that was counted is taken back. Counters count from
//! the start of the node, the blocks of a catch-up included. Gauges that the chain keeps a number
//! for are read at the newest final block. The others are sums over many entries ([`Sums`]): they
//! are added up once and then follow the events of each block.
//!
//! A node that cannot be watched still has its work to do: whatever fails here is logged, and the
//! node continues. Nothing here may panic, for a panic in any thread ends the node.

mod counters;
mod gauges;

#[cfg(test)]
mod tests;

use crate::parts::{FullClient, NodeParts};
use codec::DecodeAll;
use counters::Counters;
use futures::StreamExt;
use gauges::{Gauges, Sums};
use polkadot_sdk::{
	frame_system::EventRecord,
	sc_client_api::{BlockchainEvents, StorageProvider},
	sp_blockchain::HeaderBackend,
	sp_core::storage::StorageKey,
	sp_io::hashing::twox_128,
	substrate_prometheus_endpoint::{PrometheusError, Registry},
};
use smartcharge_runtime::{Hash, RuntimeEvent};
use std::sync::Arc;

const LOG_TARGET: &str = "smartcharge-metrics";

/// Starts to count, if there is an endpoint that shows it.
pub fn start(parts: &NodeParts, registry: Option<&Registry>) {
	let Some(registry) = registry else { return };
	match Watcher::new(registry) {
		Ok(watcher) => parts.task_manager.spawn_handle().spawn_blocking(
			"smartcharge-metrics",
			None,
			follow(parts.client.clone(), watcher),
		),
		Err(error) => log::error!(target: LOG_TARGET, "Cannot register the metrics: {error}"),
	}
}

/// Looks at each block that becomes final.
async fn follow(client: Arc<FullClient>, mut watcher: Watcher) {
	let mut notices = client.finality_notification_stream();
	watcher.begin(&Block::new(&client, client.info().finalized_hash));
	while let Some(notice) = notices.next().await {
		for hash in notice.tree_route.iter().chain([&notice.hash]) {
			watcher.look_at(&Block::new(&client, *hash));
		}
	}
}

/// The block that is looked at.
trait View {
	/// Its hash.
	fn hash(&self) -> Hash;

	/// Its number and the hash of its parent.
	fn position(&self) -> Result<(u32, Hash), String>;

	/// The value at `key` in its state.
	fn value(&self, key: &[u8]) -> Result<Option<Vec<u8>>, String>;

	/// Shows `visit` each value below `prefix` in its state.
	fn values(
		&self,
		prefix: &[u8],
		visit: &mut dyn FnMut(&[u8]) -> Result<(), String>,
	) -> Result<(), String>;

	/// The value at `key`, decoded.
	fn decoded<T: DecodeAll>(&self, key: &[u8]) -> Result<Option<T>, String>
	where
		Self: Sized,
	{
		self.value(key)?
			.map(|bytes| T::decode_all(&mut bytes.as_slice()))
			.transpose()
			.map_err(|error| format!("a value is not what this node knows: {error}"))
	}

	/// What happened in it.
	fn events(&self) -> Result<Vec<RuntimeEvent>, String>
	where
		Self: Sized,
	{
		let key = [twox_128(b"System"), twox_128(b"Events")].concat();
		let records = self.decoded::<Vec<EventRecord<RuntimeEvent, Hash>>>(&key)?;
		Ok(records.unwrap_or_default().into_iter().map(|record| record.event).collect())
	}
}

/// A block of the node's database.
struct Block<'a> {
	client: &'a FullClient,
	hash: Hash,
}

impl<'a> Block<'a> {
	fn new(client: &'a FullClient, hash: Hash) -> Self {
		Self { client, hash }
	}
}

impl View for Block<'_> {
	fn hash(&self) -> Hash {
		self.hash
	}

	fn position(&self) -> Result<(u32, Hash), String> {
		let header = self.client.header(self.hash).map_err(|error| error.to_string())?;
		header
			.map(|header| (header.number, header.parent_hash))
			.ok_or_else(|| "its header is not there".into())
	}

	fn value(&self, key: &[u8]) -> Result<Option<Vec<u8>>, String> {
		let value = self.client.storage(self.hash, &StorageKey(key.to_vec()));
		value.map(|value| value.map(|data| data.0)).map_err(|error| error.to_string())
	}

	fn values(
		&self,
		prefix: &[u8],
		visit: &mut dyn FnMut(&[u8]) -> Result<(), String>,
	) -> Result<(), String> {
		let prefix = StorageKey(prefix.to_vec());
		self.client
			.storage_pairs(self.hash, Some(&prefix), None)
			.map_err(|error| error.to_string())?
			.try_for_each(|(_, value)| visit(&value.0))
	}
}

/// Counts what happens in block after block.
struct Watcher {
	counters: Counters,
	gauges: Gauges,
	/// The sums, and the block after which they hold. None when they have to be added up again.
	sums: Option<(Hash, Sums)>,
	/// Whether the last block was looked at in vain: that is logged once, not for each block.
	failing: bool,
}

impl Watcher {
	fn new(registry: &Registry) -> Result<Self, PrometheusError> {
		Ok(Self {
			counters: Counters::register(registry)?,
			gauges: Gauges::register(registry)?,
			sums: None,
			failing: false,
		})
	}

	/// Begins with a block that was final before the node started: its events do not count.
	fn begin(&mut self, block: &impl View) {
		let result = self.add_up(block).and_then(|()| self.show(block));
		self.note(block, result);
	}

	/// Looks at the next final block.
	fn look_at(&mut self, block: &impl View) {
		let result = self.count(block);
		if result.is_err() {
			self.counters.uncounted_blocks.inc();
			self.sums = None;
		}
		let result = result.and_then(|()| self.show(block));
		self.note(block, result);
	}

	/// Counts what happened in a block. Nothing is counted when it cannot be read.
	fn count(&mut self, block: &impl View) -> Result<(), String> {
		let (_, parent) = block.position()?;
		let events = block.events()?;
		for event in &events {
			self.counters.count(event);
		}
		match &mut self.sums {
			Some((at, sums)) if *at == parent => {
				events.iter().for_each(|event| sums.follow(event));
				*at = block.hash();
				Ok(())
			},
			_ => self.add_up(block),
		}
	}

	fn add_up(&mut self, block: &impl View) -> Result<(), String> {
		self.sums = None;
		self.sums = Some((block.hash(), Sums::of(block)?));
		Ok(())
	}

	fn show(&self, block: &impl View) -> Result<(), String> {
		if let Some((_, sums)) = &self.sums {
			self.gauges.show_sums(sums);
		}
		self.gauges.show_state(block)
	}

	fn note(&mut self, block: &impl View, result: Result<(), String>) {
		match result {
			Ok(()) => self.failing = false,
			Err(error) => {
				let level = if self.failing { log::Level::Debug } else { log::Level::Warn };
				log::log!(target: LOG_TARGET, level, "Cannot count block {:?}: {error}", block.hash());
				self.failing = true;
			},
		}
	}
}
