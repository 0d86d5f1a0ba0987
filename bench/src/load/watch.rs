// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Observation of a node from outside while it is under load.

use super::{node::Header, now, Quantiles};
use crate::chain::item_key;
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
	sp_io::hashing::blake2_256,
};
use serde::{Deserialize, Serialize};
use smartcharge_primitives::Moment;
use smartcharge_runtime::{Runtime, SLOT_DURATION};
use std::{
	collections::{BTreeMap, HashMap},
	sync::{Arc, Mutex, MutexGuard},
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
	/// When the slot began in which it was made, in ms.
	pub begun: Moment,
	/// When it was seen, in ms.
	pub seen: Moment,
	/// Batches of ours in it.
	pub batches: usize,
	/// Bytes of its transactions.
	pub length: usize,
	/// Share of the weight for normal transactions that it used, in percent.
	pub fullness: f64,
}

/// Summary of all blocks.
pub struct Summary {
	/// ms from submission to inclusion.
	pub inclusion: Quantiles,
	/// Blocks that were begun after the submission, up to the one that has it.
	pub inclusion_blocks: Quantiles,
	/// ms from submission to finality.
	pub finality: Quantiles,
	/// ms from the moment when a block is seen to its finality, of blocks with some of ours.
	pub block_finality: Quantiles,
	/// Percent of the weight for normal transactions, of blocks with some of ours.
	pub fullness: Quantiles,
	/// ms between two blocks.
	pub block_time: Quantiles,
	/// Blocks that were in the best chain until others took their places.
	pub replaced: u32,
	/// When the last block with some of ours was seen, in ms.
	pub last_loaded: Moment,
}

/// A transaction of ours.
#[derive(Clone, Copy, Debug)]
struct Batch {
	hash: H256,
	/// When it was submitted, in ms.
	submitted: Moment,
}

/// A block with what of ours it has.
struct Loaded {
	hash: H256,
	block: SeenBlock,
	batches: Vec<Batch>,
	/// When it was seen to be final, in ms.
	finalised: Option<Moment>,
}

/// A block as the node reports it.
struct Reported {
	number: u32,
	hash: H256,
	/// When its slot began, in ms.
	begun: Moment,
	/// When it was reported, in ms.
	seen: Moment,
	/// Hashes of its transactions.
	transactions: Vec<H256>,
	/// Bytes of its transactions.
	length: usize,
	/// As of [`SeenBlock`].
	fullness: f64,
}

#[derive(Default)]
struct State {
	/// When each transaction that is in no block was submitted.
	under_way: HashMap<H256, Moment>,
	/// The best chain, without gaps, from the first block that was seen.
	chain: BTreeMap<u32, Loaded>,
	/// Blocks that were in the best chain and are no more.
	replaced: u32,
}

impl State {
	/// Whether the chain has the block.
	fn has(&self, number: u32, hash: H256) -> bool {
		self.chain.get(&number).is_some_and(|loaded| loaded.hash == hash)
	}

	/// Whether the chain has the blocks before `number` that it should have, when the last of them
	/// is `parent`: a block joins its chain, or is the first one.
	fn joins(&self, number: u32, parent: H256) -> bool {
		self.chain.keys().next().is_none_or(|first| number <= *first)
			|| self.has(number - 1, parent)
	}

	/// Puts a block in its place. What it replaces is under way again.
	fn include(&mut self, reported: Reported) {
		let Reported { number, hash, begun, seen, transactions, length, fullness } = reported;
		for gone in self.chain.split_off(&number).into_values() {
			self.replaced += 1;
			self.under_way.extend(gone.batches.iter().map(|batch| (batch.hash, batch.submitted)));
		}
		let batches: Vec<_> = transactions
			.into_iter()
			.filter_map(|hash| {
				let submitted = self.under_way.remove(&hash)?;
				Some(Batch { hash, submitted })
			})
			.collect();
		let batches_in_it = batches.len();
		let block = SeenBlock { number, begun, seen, batches: batches_in_it, length, fullness };
		self.chain.insert(number, Loaded { hash, block, batches, finalised: None });
	}

	/// Notes that the blocks up to `number` are final.
	fn finalise(&mut self, number: u32, at: Moment) {
		for loaded in self.chain.range_mut(..=number).map(|(_, loaded)| loaded) {
			loaded.finalised.get_or_insert(at);
		}
	}

	/// Whether all that was submitted is final.
	fn drained(&self) -> bool {
		let pending = |loaded: &Loaded| loaded.finalised.is_none() && !loaded.batches.is_empty();
		self.under_way.is_empty() && !self.chain.values().any(pending)
	}

	fn summary(&self) -> Summary {
		let blocks: Vec<_> = self.chain.values().map(|loaded| loaded.block).collect();
		let loaded: Vec<_> = blocks.iter().filter(|block| block.batches > 0).collect();
		let between = |pair: &[SeenBlock]| pair[1].seen.saturating_sub(pair[0].seen) as f64;
		// How long what is in the blocks took until the moment that each block states.
		let took = |until: fn(&Loaded) -> Option<Moment>| {
			let times = self.chain.values().filter_map(|loaded| {
				let until = until(loaded)?;
				let since = move |batch: &Batch| until.saturating_sub(batch.submitted) as f64;
				Some(loaded.batches.iter().map(since))
			});
			Quantiles::of(times.flatten().collect())
		};
		// How many blocks could have had what is in a block, and it itself.
		let waited = |(number, loaded): (&u32, &Loaded)| {
			let number = *number;
			let count = move |batch: &Batch| {
				let begun_after = |loaded: &&Loaded| loaded.block.begun >= batch.submitted;
				let before = self.chain.range(..=number).rev().map(|(_, loaded)| loaded);
				before.take_while(begun_after).count() as f64
			};
			loaded.batches.iter().map(count).collect::<Vec<_>>()
		};
		let made_final = |loaded: &Loaded| {
			let finalised = loaded.finalised.filter(|_| !loaded.batches.is_empty())?;
			Some(finalised.saturating_sub(loaded.block.seen) as f64)
		};
		Summary {
			inclusion: took(|loaded| Some(loaded.block.seen)),
			inclusion_blocks: Quantiles::of(self.chain.iter().flat_map(waited).collect()),
			finality: took(|loaded| loaded.finalised),
			block_finality: Quantiles::of(self.chain.values().filter_map(made_final).collect()),
			fullness: Quantiles::of(loaded.iter().map(|block| block.fullness).collect()),
			block_time: Quantiles::of(blocks.windows(2).map(between).collect()),
			replaced: self.replaced,
			last_loaded: loaded.last().map_or(0, |block| block.seen),
		}
	}
}

/// The blocks of the best chain of a node, as they come.
pub struct Blocks(Mutex<State>);

#[derive(Deserialize)]
struct SignedBlock {
	block: Block,
}

#[derive(Deserialize)]
struct Block {
	header: Header,
	extrinsics: Vec<Bytes>,
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
				final_.state().finalise(head.number(), now());
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
		while Instant::now() < deadline && !self.state().drained() {
			tokio::time::sleep(PULSE).await;
		}
	}

	/// The blocks, in order.
	pub fn all(&self) -> Vec<SeenBlock> {
		self.state().chain.values().map(|loaded| loaded.block).collect()
	}

	/// Their summary.
	pub fn summary(&self) -> Summary {
		self.state().summary()
	}

	fn state(&self) -> MutexGuard<'_, State> {
		self.0.lock().expect("nobody panics with it; qed")
	}

	/// Takes in the best block `number`, and those before it that nobody reported: a block that was
	/// not the best when it came has become one with its child.
	async fn see(&self, client: &WsClient, number: u32) -> Option<()> {
		let seen = now();
		let mut hash: H256 =
			client.request("chain_getBlockHash", rpc_params![number]).await.ok()?;
		if self.state().has(number, hash) {
			return None;
		}
		let mut path = Vec::new();
		loop {
			let SignedBlock { block } =
				client.request("chain_getBlock", rpc_params![hash]).await.ok()?;
			let key = Bytes(item_key("System", "BlockWeight"));
			let weight: Bytes =
				client.request("state_getStorage", rpc_params![key, hash]).await.ok()?;
			let used = PerDispatchClass::<Weight>::decode(&mut &weight[..]).ok()?;
			let (number, parent) = (block.header.number(), block.header.parent_hash);
			path.push(Reported {
				number,
				hash,
				begun: block.header.slot().unwrap_or_default() * SLOT_DURATION,
				seen,
				transactions: block
					.extrinsics
					.iter()
					.map(|bytes| H256(blake2_256(bytes)))
					.collect(),
				length: block.extrinsics.iter().map(|bytes| bytes.len()).sum(),
				fullness: fullness(&used),
			});
			if self.state().joins(number, parent) {
				break;
			}
			hash = parent;
		}
		let mut state = self.state();
		path.into_iter().rev().for_each(|reported| state.include(reported));
		Some(())
	}
}

/// Share of a block's weight for normal transactions that they used, in percent.
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

#[cfg(test)]
mod tests {
	use super::*;

	fn hash(byte: u8) -> H256 {
		H256::repeat_byte(byte)
	}

	/// A block that is seen at `seen` s, a second after its slot began, and has one batch.
	fn reported(number: u32, fork: u8, seen: Moment, batch: u8) -> Reported {
		Reported {
			number,
			hash: hash(fork),
			begun: 1_000 * (seen - 1),
			seen: 1_000 * seen,
			transactions: vec![hash(batch)],
			length: 100,
			fullness: 50.0,
		}
	}

	#[test]
	fn batches_are_timed_from_submission_to_their_block_and_its_finality() {
		let mut state = State::default();
		state.under_way.extend([(hash(101), 1_000), (hash(102), 2_000)]);
		state.include(reported(7, 7, 4, 101));
		state.include(reported(8, 8, 6, 102));
		state.finalise(7, 9_000);
		state.finalise(7, 10_000);
		assert!(!state.drained());
		let Summary {
			inclusion, finality, block_finality, block_time, last_loaded, replaced, ..
		} = state.summary();
		assert_eq!((block_finality.median, block_finality.max), (5_000.0, 5_000.0));
		assert_eq!((inclusion.median, inclusion.max), (3_000.0, 4_000.0));
		assert_eq!((finality.median, finality.max), (8_000.0, 8_000.0));
		assert_eq!((block_time.median, last_loaded, replaced), (2_000.0, 6_000, 0));
		state.finalise(8, 11_000);
		assert!(state.drained());
		assert_eq!(state.summary().finality.max, 9_000.0);
	}

	#[test]
	fn blocks_are_counted_that_could_have_had_a_batch() {
		let mut state = State::default();
		// The first is submitted before both blocks begin, the second after the first of them, the
		// third while that is being made which has it.
		state.under_way.extend([(hash(101), 2_000), (hash(102), 3_500), (hash(103), 7_500)]);
		state.include(reported(7, 7, 4, 100));
		state.include(Reported {
			transactions: vec![hash(101), hash(102), hash(103)],
			..reported(8, 8, 8, 100)
		});
		let Summary { inclusion_blocks, .. } = state.summary();
		let Quantiles { median, p95, max, .. } = inclusion_blocks;
		assert_eq!((median, p95, max), (1.0, 2.0, 2.0));
		state.include(reported(9, 9, 10, 104));
		assert_eq!(state.summary().inclusion_blocks.max, 2.0);
	}

	#[test]
	fn what_a_fork_replaces_is_under_way_again() {
		let mut state = State::default();
		state.under_way.extend([(hash(101), 1_000), (hash(102), 2_000)]);
		assert!(state.joins(7, hash(6)));
		state.include(reported(7, 7, 4, 101));
		assert!(state.joins(8, hash(7)) && !state.joins(9, hash(8)));
		state.include(reported(8, 8, 6, 102));
		// Block 8 of a fork, which has none of ours, came to light with its child.
		assert!(!state.joins(9, hash(18)) && state.joins(8, hash(7)));
		state.include(reported(8, 18, 8, 103));
		assert!(!state.drained() && state.has(8, hash(18)) && !state.has(8, hash(8)));
		state.include(reported(9, 19, 8, 102));
		state.finalise(9, 12_000);
		assert!(state.drained());
		let Summary { inclusion, finality, replaced, .. } = state.summary();
		assert_eq!((inclusion.median, inclusion.max), (3_000.0, 6_000.0));
		assert_eq!((finality.median, finality.max, replaced), (10_000.0, 11_000.0, 1));
	}
}
