// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The gateway of a station operator: collects what its meters sign, and submits it in batches.

use super::{anchoring::Anchoring, now, submissions::Submissions, watch::Blocks};
use crate::{
	chain::transaction,
	world::{SigningMeter, World},
};
use codec::Encode;
use jsonrpsee::ws_client::WsClient;
use pallet_metering::SignedReading;
use polkadot_sdk::{
	frame_support::BoundedVec, sp_core::H256, sp_io::hashing::blake2_256,
	sp_runtime::OpaqueExtrinsic,
};
use smartcharge_primitives::Moment;
use std::{sync::Arc, time::Duration};

/// How often a gateway looks which meters are due.
const TICK: Duration = Duration::from_millis(100);
/// How long a reading waits for a full batch, in ms.
const PATIENCE: Moment = 1_000;

/// The gateway.
pub struct Gateway {
	world: Arc<World>,
	operator: usize,
	genesis: H256,
	anchoring: Anchoring,
	batch: usize,
	blocks: Arc<Blocks>,
	nonce: u32,
	/// When the sources were read last; the first gateway submits for them.
	sources_read: Moment,
	submissions: Submissions,
}

impl Gateway {
	/// The gateway of `operator`.
	pub fn new(
		world: Arc<World>,
		operator: usize,
		genesis: H256,
		batch: usize,
		blocks: Arc<Blocks>,
	) -> Self {
		let sources_read = world.terms.start;
		Self {
			world,
			operator,
			genesis,
			anchoring: Anchoring::from_genesis(genesis),
			batch,
			blocks,
			nonce: 0,
			sources_read,
			submissions: Submissions::default(),
		}
	}

	/// Submits what the meters show until the clock shows `until`.
	pub async fn run(mut self, client: Arc<WsClient>, until: Moment) -> Submissions {
		// Of each round, the next station whose turn it is.
		let mut next: usize = 0;
		let mut waiting: Vec<SignedReading> = Vec::new();
		let mut since = now();
		while now() < until {
			self.read_sources(&client).await;
			while let Some((meter, at)) = self.due(next) {
				waiting.push(self.read(meter, at));
				next += 1;
				if waiting.len() == self.batch {
					self.submit(&client, core::mem::take(&mut waiting)).await;
					since = now();
				}
			}
			if !waiting.is_empty() && now() >= since + PATIENCE {
				self.submit(&client, core::mem::take(&mut waiting)).await;
			}
			if waiting.is_empty() {
				since = now();
			}
			tokio::time::sleep(TICK).await;
		}
		if !waiting.is_empty() {
			self.submit(&client, waiting).await;
		}
		self.submissions
	}

	/// The meter whose turn is the `n`-th one, if it is due: once per step, evenly spread over it.
	fn due(&self, n: usize) -> Option<(&SigningMeter, Moment)> {
		let stations = &self.world.stations[self.operator];
		let terms = &self.world.terms;
		let count = stations.len() as u128;
		let elapsed = (n as u128) * u128::from(terms.step) / count;
		let at = terms.start + terms.step + u64::try_from(elapsed).ok()?;
		let meter = stations.get(n % stations.len())?;
		(at <= now()).then_some((meter, at))
	}

	fn read(&self, meter: &SigningMeter, at: Moment) -> SignedReading {
		meter.read(self.genesis, self.world.counting_since, at)
	}

	/// Sources are read often enough for their power to be known.
	async fn read_sources(&mut self, client: &WsClient) {
		let at = self.sources_read + self.world.terms.sources_every();
		if self.operator > 0 || self.world.sources.is_empty() || now() < at {
			return;
		}
		self.sources_read = at;
		let readings = self.world.sources.iter().map(|meter| self.read(meter, at)).collect();
		self.submit(client, readings).await;
	}

	async fn submit(&mut self, client: &WsClient, readings: Vec<SignedReading>) {
		let count = readings.len() as u64;
		let anchor = self.anchoring.anchor(client).await;
		let key = &self.world.operators[self.operator];
		let readings = BoundedVec::truncate_from(readings);
		let call = pallet_metering::Call::submit_readings { readings };
		let signed: OpaqueExtrinsic = transaction(key, self.nonce, self.genesis, anchor, call);
		let bytes = signed.encode();
		let hash = H256(blake2_256(&bytes));
		self.blocks.submitted(hash);
		if self.submissions.submit(client, bytes, count).await {
			self.nonce += 1;
		} else {
			self.blocks.forget(hash);
		}
	}
}
