// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A node, and what it says about its blocks.

use super::events::{said, Said};
use crate::{
	error::Error,
	facts::{Block, Fact, Ledger},
};
use std::{
	collections::{BTreeSet, HashMap},
	fmt::Debug,
	sync::Arc,
	time::Duration,
};
use subxt::{
	backend::LegacyBackend,
	client::{ClientAtBlock, OnlineClientAtBlockImpl},
	config::SubstrateConfig,
	dynamic,
	ext::{scale_decode::DecodeAsType, scale_value::Value},
	rpcs::{rpc_params, RpcClient},
	OnlineClient,
};
use tokio::time::{sleep, timeout};

type At = ClientAtBlock<SubstrateConfig, OnlineClientAtBlockImpl<SubstrateConfig>>;

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(30);
/// Code of a node that answers no more in this minute, how long to wait then, and how often.
const TOO_MANY: &str = "-32999";
const PAUSE: Duration = Duration::from_secs(4);
const MOST_TRIES: u32 = 20;

/// Part of a station of charging.
#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Station {
	meter: u32,
}

/// Part of a meter of metering.
#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Meter {
	area: u32,
}

/// Part of a ledger of origin.
#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct StoredLedger {
	produced: u64,
	claimed: u64,
	certified: u64,
	issued: u64,
}

/// A connection to a node.
pub struct Node {
	rpc: RpcClient,
	client: OnlineClient<SubstrateConfig>,
	/// Areas of stations, which never change.
	areas: HashMap<u32, Option<u32>>,
}

/// What a failure of the chain library means.
fn fault(error: impl Debug) -> Error {
	let text = format!("{error:?}");
	if text.contains("State already discarded") || text.contains("UnknownBlock") {
		Error::Forgotten
	} else {
		Error::Node(text)
	}
}

/// Asks until the node answers, or refuses for another reason than the number of requests.
async fn patiently<T, E: Debug>(mut ask: impl AsyncFnMut() -> Result<T, E>) -> Result<T, Error> {
	let mut tries = 1;
	loop {
		let answer = timeout(PATIENCE, ask())
			.await
			.map_err(|_| Error::Node(format!("no answer within {} s", PATIENCE.as_secs())))?;
		match answer {
			Ok(value) => return Ok(value),
			Err(error) if tries < MOST_TRIES && format!("{error:?}").contains(TOO_MANY) => {
				tries += 1;
				sleep(PAUSE).await;
			},
			Err(error) => return Err(fault(error)),
		}
	}
}

impl Node {
	pub async fn connect(url: &str) -> Result<Self, Error> {
		let rpc = patiently(async || RpcClient::from_insecure_url(url).await).await?;
		let backend = LegacyBackend::builder().build(rpc.clone());
		let client = patiently(async || {
			let config = SubstrateConfig::builder().build();
			OnlineClient::from_backend_with_config(config, Arc::new(backend.clone())).await
		})
		.await?;
		Ok(Self { rpc, client, areas: HashMap::new() })
	}

	/// Hash of the first block of the chain.
	pub fn genesis(&self) -> [u8; 32] {
		self.client.genesis_hash().0
	}

	/// Number of the latest final block.
	pub async fn finalised(&self) -> Result<u64, Error> {
		let hash: String =
			patiently(async || self.rpc.request("chain_getFinalizedHead", rpc_params![]).await)
				.await?;
		let header: serde_json::Value =
			patiently(async || self.rpc.request("chain_getHeader", rpc_params![&hash]).await)
				.await?;
		header["number"]
			.as_str()
			.and_then(|number| u64::from_str_radix(number.trim_start_matches("0x"), 16).ok())
			.ok_or_else(|| Error::Node(format!("the header of {hash} has no number")))
	}

	/// Hash of a block of the best chain, which all final blocks are in.
	pub async fn hash(&self, number: u64) -> Result<Option<[u8; 32]>, Error> {
		let hash: Option<String> =
			patiently(async || self.rpc.request("chain_getBlockHash", rpc_params![number]).await)
				.await?;
		let Some(hash) = hash else { return Ok(None) };
		let mut bytes = [0; 32];
		hex::decode_to_slice(hash.trim_start_matches("0x"), &mut bytes)
			.map_err(|error| Error::Node(format!("not a hash: {hash}: {error}")))?;
		Ok(Some(bytes))
	}

	/// Whether the node keeps the state of a block.
	pub async fn keeps(&self, number: u64) -> Result<bool, Error> {
		match self.at(number).await {
			Ok(_) => Ok(true),
			Err(Error::Forgotten) => Ok(false),
			Err(error) => Err(error),
		}
	}

	async fn at(&self, number: u64) -> Result<At, Error> {
		patiently(async || self.client.at_block(number).await).await
	}

	/// Reads a block that is final.
	pub async fn block(&mut self, number: u64) -> Result<Block, Error> {
		let at = self.at(number).await?;
		let time = read::<u64>(&at, "Timestamp", "Now", vec![]).await?.unwrap_or_default();
		let events = patiently(async || at.events().fetch().await).await?;
		let mut facts = Vec::new();
		let mut intervals = BTreeSet::new();
		for event in events.iter() {
			let event =
				event.map_err(|error| Error::Unreadable(format!("block {number}: {error}")))?;
			match said(&event)? {
				None => {},
				Some(Said::Fact(fact)) => facts.push(fact),
				Some(Said::Authorised { process, station, driver, cso }) => {
					let area = self.area(&at, station).await?;
					facts.push(Fact::Authorised { process, station, driver, cso, area });
				},
				Some(Said::Interval { source, interval }) => {
					intervals.insert((source, interval));
				},
			}
		}
		if !intervals.is_empty() {
			// The first block has no parent, and no event.
			let parent = self.at(number.saturating_sub(1)).await?;
			for (source, interval) in intervals {
				let before = ledger(&parent, source, interval).await?;
				let now = ledger(&at, source, interval).await?;
				facts.push(Fact::Ledger { source, interval, before, now });
			}
		}
		Ok(Block { number, hash: at.block_hash().0, time, facts })
	}

	/// The area of a station.
	async fn area(&mut self, at: &At, station: u32) -> Result<Option<u32>, Error> {
		if let Some(area) = self.areas.get(&station) {
			return Ok(*area);
		}
		let area = match read::<Station>(at, "Charging", "Stations", vec![station.into()]).await? {
			Some(Station { meter }) => {
				// Keys of meters are in the order of their numbers.
				let key = Value::from_bytes(meter.to_be_bytes());
				read::<Meter>(at, "Metering", "Meters", vec![key]).await?.map(|meter| meter.area)
			},
			None => None,
		};
		self.areas.insert(station, area);
		Ok(area)
	}
}

/// Reads a value of the state of a block.
async fn read<V: DecodeAsType>(
	at: &At,
	pallet: &str,
	item: &str,
	keys: Vec<Value>,
) -> Result<Option<V>, Error> {
	let address = dynamic::storage::<Vec<Value>, V>(pallet, item);
	let found = patiently(async || at.storage().try_fetch(&address, keys.clone()).await).await?;
	found
		.map(|value| value.decode())
		.transpose()
		.map_err(|error| Error::Unreadable(format!("{pallet}.{item} is not as expected: {error}")))
}

async fn ledger(at: &At, source: u32, interval: u64) -> Result<Ledger, Error> {
	let keys = vec![interval.into(), source.into()];
	let stored = read::<StoredLedger>(at, "Origin", "Ledgers", keys).await?;
	Ok(stored.map_or_else(Ledger::default, |stored| Ledger {
		produced: stored.produced,
		claimed: stored.claimed,
		certified: stored.certified,
		issued: stored.issued,
	}))
}
