// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What is seen of a node from outside while it is under load.

use super::{now, Quantiles};
use codec::Decode;
use jsonrpsee::{
	core::client::{ClientT, Subscription, SubscriptionClientT},
	rpc_params,
	ws_client::WsClient,
};
use polkadot_sdk::{
	frame_support::{dispatch::PerDispatchClass, weights::Weight},
	frame_system::{self, limits::BlockWeights},
	sp_core::{Bytes, H256},
	sp_io::hashing::{blake2_256, twox_128},
};
use serde::{Deserialize, Serialize};
use smartcharge_primitives::Moment;
use smartcharge_runtime::Runtime;
use std::{
	collections::{BTreeMap, HashMap},
	sync::{Arc, Mutex},
	time::{Duration, Instant},
};

/// How often a simple question is asked.
const PULSE: Duration = Duration::from_millis(250);

/// A block that was seen.
#[derive(Clone, Copy, Serialize, Debug)]
#[serde(rename_all = "camelCase")]
pub struct SeenBlock {
	/// Its number.
	pub number: u32,
	/// When it was seen, in ms.
	pub seen: Moment,
	/// Batches of ours in it.
	pub batches: usize,
	/// Bytes of its transactions.
	pub length: usize,
	/// What of the weight of a block for normal transactions it used, in percent.
	pub fullness: f64,
}

/// What all blocks together tell.
pub struct Summary {
	/// ms from submission to inclusion.
	pub inclusion: Quantiles,
	/// ms from submission to finality.
	pub finality: Quantiles,
	/// Percent of the weight for normal transactions, of blocks with some of ours.
	pub fullness: Quantiles,
	/// ms between two blocks.
	pub block_time: Quantiles,
	/// When the last block with some of ours was seen, in ms.
	pub last_loaded: Moment,
}

#[derive(Default)]
struct State {
	/// When each transaction that is under way was submitted.
	under_way: HashMap<H256, Moment>,
	/// When the transactions of each block that is not final were submitted.
	unfinalised: BTreeMap<u32, Vec<Moment>>,
	blocks: Vec<SeenBlock>,
	inclusion: Vec<f64>,
	finality: Vec<f64>,
}

/// The blocks of a node, as they come.
pub struct Blocks(Mutex<State>);

#[derive(Deserialize)]
struct Header {
	number: String,
}

#[derive(Deserialize)]
struct SignedBlock {
	block: Block,
}

#[derive(Deserialize)]
struct Block {
	extrinsics: Vec<Bytes>,
}

impl Header {
	fn number(&self) -> u32 {
		u32::from_str_radix(self.number.trim_start_matches("0x"), 16).unwrap_or_default()
	}
}

impl Blocks {
	/// Watches the blocks of the node that `client` is connected to.
	pub fn watch(client: Arc<WsClient>) -> Arc<Self> {
		let blocks = Arc::new(Self(Mutex::default()));
		let (best, final_) = (blocks.clone(), blocks.clone());
		let other = client.clone();
		tokio::spawn(async move {
			let mut heads: Subscription<Header> =
				subscribe(&client, "chain_subscribeNewHeads", "chain_unsubscribeNewHeads").await?;
			while let Some(Ok(head)) = heads.next().await {
				best.see(&client, head.number()).await;
			}
			Some(())
		});
		tokio::spawn(async move {
			let (subscribe_to, unsubscribe) =
				("chain_subscribeFinalizedHeads", "chain_unsubscribeFinalizedHeads");
			let mut heads: Subscription<Header> =
				subscribe(&other, subscribe_to, unsubscribe).await?;
			while let Some(Ok(head)) = heads.next().await {
				final_.finalise(head.number());
			}
			Some(())
		});
		blocks
	}

	/// Notes that a transaction is submitted now.
	pub fn submitted(&self, hash: H256) {
		self.state().under_way.insert(hash, now());
	}

	/// Notes that a transaction was refused.
	pub fn forget(&self, hash: H256) {
		self.state().under_way.remove(&hash);
	}

	/// Waits until all that was submitted is final, `limit` at most.
	pub async fn drained(&self, limit: Duration) {
		let deadline = Instant::now() + limit;
		while Instant::now() < deadline {
			{
				let state = self.state();
				if state.under_way.is_empty() && state.unfinalised.is_empty() {
					return;
				}
			}
			tokio::time::sleep(PULSE).await;
		}
	}

	/// The blocks, in order.
	pub fn all(&self) -> Vec<SeenBlock> {
		self.state().blocks.clone()
	}

	/// What they tell.
	pub fn summary(&self) -> Summary {
		let state = self.state();
		let loaded: Vec<_> = state.blocks.iter().filter(|block| block.batches > 0).collect();
		let between = |pair: &[SeenBlock]| pair[1].seen.saturating_sub(pair[0].seen) as f64;
		Summary {
			inclusion: Quantiles::of(state.inclusion.clone()),
			finality: Quantiles::of(state.finality.clone()),
			fullness: Quantiles::of(loaded.iter().map(|block| block.fullness).collect()),
			block_time: Quantiles::of(state.blocks.windows(2).map(between).collect()),
			last_loaded: loaded.last().map_or(0, |block| block.seen),
		}
	}

	fn state(&self) -> std::sync::MutexGuard<'_, State> {
		self.0.lock().expect("nobody panics with it; qed")
	}

	async fn see(&self, client: &WsClient, number: u32) -> Option<()> {
		let seen = now();
		let hash: H256 = client.request("chain_getBlockHash", rpc_params![number]).await.ok()?;
		let block: SignedBlock = client.request("chain_getBlock", rpc_params![hash]).await.ok()?;
		let key = [twox_128(b"System"), twox_128(b"BlockWeight")].concat();
		let weight: Bytes =
			client.request("state_getStorage", rpc_params![Bytes(key), hash]).await.ok()?;
		let used = PerDispatchClass::<Weight>::decode(&mut &weight[..]).ok()?;

		let extrinsics = block.block.extrinsics;
		let mut state = self.state();
		let submitted: Vec<_> = extrinsics
			.iter()
			.filter_map(|bytes| state.under_way.remove(&H256(blake2_256(bytes))))
			.collect();
		state.inclusion.extend(submitted.iter().map(|at| seen.saturating_sub(*at) as f64));
		state.blocks.push(SeenBlock {
			number,
			seen,
			batches: submitted.len(),
			length: extrinsics.iter().map(|bytes| bytes.len()).sum(),
			fullness: fullness(&used),
		});
		state.unfinalised.insert(number, submitted);
		Some(())
	}

	fn finalise(&self, number: u32) {
		let mut state = self.state();
		let later = state.unfinalised.split_off(&(number + 1));
		let done = core::mem::replace(&mut state.unfinalised, later);
		let at = now();
		let times = done.into_values().flatten().map(|since| at.saturating_sub(since) as f64);
		state.finality.extend(times);
	}
}

/// What normal transactions used of what a block has for them, in percent.
fn fullness(used: &PerDispatchClass<Weight>) -> f64 {
	use polkadot_sdk::frame_support::dispatch::DispatchClass::Normal;
	let limits: BlockWeights = <Runtime as frame_system::Config>::BlockWeights::get();
	let limit = limits.get(Normal).max_total.unwrap_or(limits.max_block);
	100.0 * used.get(Normal).ref_time() as f64 / limit.ref_time() as f64
}

async fn subscribe(
	client: &WsClient,
	subscribe: &'static str,
	unsubscribe: &'static str,
) -> Option<Subscription<Header>> {
	client.subscribe(subscribe, rpc_params![], unsubscribe).await.ok()
}

/// How fast a node answers a simple question.
pub struct Responsiveness(Mutex<Vec<f64>>);

impl Responsiveness {
	/// Asks the node that `client` is connected to again and again.
	pub fn watch(client: Arc<WsClient>) -> Arc<Self> {
		let times = Arc::new(Self(Mutex::default()));
		let noted = times.clone();
		tokio::spawn(async move {
			loop {
				let asked = Instant::now();
				let answer: Result<serde_json::Value, _> =
					client.request("system_health", rpc_params![]).await;
				let millis = match answer {
					Ok(_) => asked.elapsed().as_secs_f64() * 1e3,
					Err(_) => return,
				};
				noted.0.lock().expect("nobody panics with it; qed").push(millis);
				tokio::time::sleep(PULSE).await;
			}
		});
		times
	}

	/// How the times are spread, in ms.
	pub fn quantiles(&self) -> Quantiles {
		Quantiles::of(self.0.lock().expect("nobody panics with it; qed").clone())
	}
}
