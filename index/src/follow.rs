// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Follows the final blocks of a node, fills gaps as far as the node keeps states, and sums up what
//! is old.

use crate::{chain::Node, error::Error, options::Run, store::Store};
use std::{
	ops::RangeInclusive,
	sync::{Arc, Mutex},
	time::Duration,
};
use tokio::time::sleep;

/// Pause before another node is tried.
const RETRY: Duration = Duration::from_secs(2);
/// How often the log reports progress, in blocks.
const PROGRESS: u64 = 1_000;
const MS_PER_DAY: u64 = 86_400_000;

/// What the service says about itself.
#[derive(Clone, Default)]
pub struct State {
	fault: Arc<Mutex<Option<String>>>,
}

impl State {
	/// Why no blocks are read now; `None` if they are.
	pub fn fault(&self) -> Option<String> {
		self.fault.lock().map_or_else(|_| Some("it stopped".into()), |fault| fault.clone())
	}

	fn set(&self, text: Option<String>) {
		if let Ok(mut fault) = self.fault.lock() {
			*fault = text;
		}
	}
}

/// Follows one node after the other. Returns only when the database fails.
pub async fn follow(mut store: Store, options: &Run, state: State) -> Result<(), Error> {
	loop {
		for url in &options.node {
			match follow_node(&mut store, url, options, &state).await {
				Err(Error::Database(error)) => return Err(Error::Database(error)),
				Err(error) => {
					tracing::warn!("{url}: {error}");
					state.set(Some(format!("{url}: {error}")));
				},
				Ok(never) => match never {},
			}
			sleep(RETRY).await;
		}
	}
}

async fn follow_node(
	store: &mut Store,
	url: &str,
	options: &Run,
	state: &State,
) -> Result<std::convert::Infallible, Error> {
	let mut node = Node::connect(url).await?;
	store.claim_genesis(node.genesis())?;
	let mut head = node.finalised().await?;
	check_history(store, &node, head).await?;
	tracing::info!("{url}: final up to block {head}");
	state.set(None);
	// Once for each connection: another node may keep what the last one did not.
	for gap in store.gaps(head)? {
		read(store, &mut node, gap).await?;
	}
	let mut summed = 0;
	loop {
		if let Some((last, _)) = store.head()? {
			if last < head {
				read(store, &mut node, last + 1..=head).await?;
			}
		}
		summed = sum_up(store, options, summed)?;
		sleep(options.interval()).await;
		head = node.finalised().await?;
	}
}

/// Fails if the latest block that was read is not one of the node's.
async fn check_history(store: &Store, node: &Node, head: u64) -> Result<(), Error> {
	let Some((number, hash)) = store.head()? else { return Ok(()) };
	if number > head {
		return Err(Error::Node(format!(
			"it is final up to block {head} only, and block {number} was read"
		)));
	}
	match node.hash(number).await? {
		Some(other) if other == hash => Ok(()),
		_ => Err(Error::OtherChain(format!("block {number} is not 0x{}", hex::encode(hash)))),
	}
}

/// Reads a range of blocks, from the first one on whose state the node keeps.
async fn read(store: &mut Store, node: &mut Node, range: RangeInclusive<u64>) -> Result<(), Error> {
	let (first, last) = (*range.start(), *range.end());
	let Some(from) = first_kept(node, first, last).await? else {
		tracing::warn!("the node keeps no state of blocks {first} to {last}");
		return Ok(());
	};
	if from > first {
		tracing::warn!("the node keeps no state of blocks {first} to {}", from - 1);
	}
	for number in from..=last {
		match node.block(number).await {
			Ok(block) => {
				store.write(&block)?;
			},
			// It went while older ones were read.
			Err(Error::Forgotten) => tracing::warn!("the node keeps no state of block {number}"),
			Err(error) => return Err(error),
		}
		if number % PROGRESS == 0 {
			tracing::info!("read up to block {number}");
		}
	}
	Ok(())
}

/// The first block of a range whose state is kept: those after it are, too.
async fn first_kept(node: &Node, first: u64, last: u64) -> Result<Option<u64>, Error> {
	if node.keeps(first).await? {
		return Ok(Some(first));
	}
	if !node.keeps(last).await? {
		return Ok(None);
	}
	let (mut gone, mut kept) = (first, last);
	while kept - gone > 1 {
		let middle = gone + (kept - gone) / 2;
		if node.keeps(middle).await? {
			kept = middle;
		} else {
			gone = middle;
		}
	}
	Ok(Some(kept))
}

/// Sums up once in a quarter of an hour of the chain. Returns the time up to which it is done.
fn sum_up(store: &mut Store, options: &Run, summed: u64) -> Result<u64, Error> {
	let now = store.time()?;
	let until = now.saturating_sub(u64::from(options.days) * MS_PER_DAY);
	if until / crate::store::PTU <= summed / crate::store::PTU {
		return Ok(summed);
	}
	store.roll_up(until)?;
	Ok(until)
}
