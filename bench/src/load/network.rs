// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The validators of a chain of its own.

use super::node::{Node, Plan, Usage};
use polkadot_sdk::{
	sc_chain_spec::{ChainSpec as _, ChainType, GenericChainSpec},
	sp_core::H256,
	sp_storage::Storage,
};
use smartcharge_runtime::genesis_presets::CONSORTIUM_RUNTIME_PRESET;
use std::{
	error::Error,
	path::Path,
	time::{Duration, Instant},
};

/// How long validators may take to find each other.
const MEETING_LIMIT: Duration = Duration::from_secs(60);
/// How long validators may take to make final what is the best block.
const FINALITY_LIMIT: Duration = Duration::from_secs(60);
/// How often to look.
const PULSE: Duration = Duration::from_millis(250);

/// Makers of the blocks of a chain.
#[derive(Debug)]
pub struct Validators {
	/// The preset that the chain begins with.
	pub preset: &'static str,
	/// From `//Name` each has its session keys.
	pub names: &'static [&'static str],
}

/// All that there are.
const VALIDATORS: [Validators; 2] = [
	Validators { preset: "development", names: &["Alice"] },
	Validators { preset: CONSORTIUM_RUNTIME_PRESET, names: &["Cso", "Dso", "SupplierA", "Brp"] },
];

impl Validators {
	/// Those of the preset with so many of them.
	pub fn of(count: usize) -> Option<&'static Self> {
		VALIDATORS.iter().find(|validators| validators.names.len() == count)
	}

	/// The members whose nodes may sync. One that is alone has nobody to keep away.
	pub fn peers(&self) -> &'static [&'static str] {
		match self.names {
			[_] => &[],
			members => members,
		}
	}
}

/// The validators, connected with each other; they end with this.
pub struct Network {
	nodes: Vec<Node>,
}

impl Network {
	/// Starts the `validators` of a chain that begins with `genesis`, as processes of `binary` with
	/// `options`. What they keep is in `folder`.
	pub async fn start(
		validators: &Validators,
		binary: &Path,
		genesis: Storage,
		folder: &Path,
		options: &[String],
	) -> Result<Self, Box<dyn Error>> {
		let chain = folder.join("chain.json");
		write_chain_spec(genesis, &chain)?;
		let mut nodes: Vec<Node> = Vec::new();
		// Each knows where to find those before it, so that all get connected with all.
		let mut known = Vec::new();
		for name in validators.names {
			let plan = Plan { binary, chain: &chain, folder, name, known: &known, options };
			let node = Node::start(&plan).await?;
			known.extend(node.addresses().await?);
			nodes.push(node);
		}
		let network = Self { nodes };
		network.met().await?;
		Ok(network)
	}

	/// All nodes.
	pub fn nodes(&self) -> &[Node] {
		&self.nodes
	}

	/// The node that the others are compared with.
	pub fn first(&self) -> &Node {
		&self.nodes[0]
	}

	/// Resources used by each node.
	pub fn usage(&self) -> Result<Vec<Usage>, Box<dyn Error>> {
		self.nodes.iter().map(Node::usage).collect()
	}

	/// Waits until each node is connected with all others.
	async fn met(&self) -> Result<(), Box<dyn Error>> {
		let deadline = Instant::now() + MEETING_LIMIT;
		for node in &self.nodes {
			loop {
				let peers = node.peers().await?;
				if peers + 1 == self.nodes.len() {
					break;
				}
				if Instant::now() > deadline {
					let (name, others) = (node.name(), self.nodes.len() - 1);
					return Err(format!("{name} found {peers} of {others} validators").into());
				}
				tokio::time::sleep(PULSE).await;
			}
		}
		Ok(())
	}

	/// Waits until what is the first node's best block now is final at all nodes, or another one in
	/// its place; fails when that takes too long, or when they do not agree which.
	pub async fn agree(&self) -> Result<(), Box<dyn Error>> {
		let best = self.first().best().await?;
		let deadline = Instant::now() + FINALITY_LIMIT;
		let mut blocks = Vec::new();
		for node in &self.nodes {
			loop {
				let last = node.last_final().await?;
				if last >= best {
					break;
				}
				if Instant::now() > deadline {
					return Err(format!(
						"finality does not advance at {}: block {best} has been there for {} s, and \
						 {last} is the last final one",
						node.name(),
						FINALITY_LIMIT.as_secs(),
					)
					.into());
				}
				tokio::time::sleep(PULSE).await;
			}
			blocks.push((node.name(), node.hash_of(best).await?));
		}
		match dissent(&blocks) {
			Some((name, hash)) => Err(format!(
				"the validators disagree: block {best} is final as {:?} at {}, and as {hash:?} at {name}",
				blocks[0].1,
				self.first().name(),
			)
			.into()),
			None => Ok(()),
		}
	}
}

/// The first of `blocks`, each a node's name and the hash of its block, that is not the first
/// node's.
fn dissent<'a>(blocks: &[(&'a str, H256)]) -> Option<(&'a str, H256)> {
	let (_, agreed) = blocks.first()?;
	blocks.iter().find(|(_, hash)| hash != agreed).copied()
}

/// Writes a raw chain specification.
fn write_chain_spec(genesis: Storage, path: &Path) -> Result<(), Box<dyn Error>> {
	// The storage holds the runtime; the builder's is not used.
	let mut spec = GenericChainSpec::<Option<()>>::builder(&[], None)
		.with_name("SmartCharge under load")
		.with_id("smartcharge-bench")
		.with_chain_type(ChainType::Development)
		.build();
	spec.set_storage(genesis);
	std::fs::write(path, spec.as_json(true)?)?;
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		chain::item_key,
		world::{pair, Terms, World},
	};
	use codec::Decode;
	use polkadot_sdk::sp_core::Pair;
	use std::collections::BTreeSet;

	#[test]
	fn one_dissenter_is_named() {
		let [ours, theirs] = [H256::repeat_byte(1), H256::repeat_byte(2)];
		assert_eq!(dissent(&[("a", ours), ("b", ours)]), None);
		assert_eq!(dissent(&[("a", ours), ("b", ours), ("c", theirs)]), Some(("c", theirs)));
	}

	#[test]
	fn the_chain_knows_its_validators_and_their_nodes() {
		for validators in &VALIDATORS {
			let Validators { preset, names } = *validators;
			let terms =
				Terms { operators: 1, preset, peers: validators.peers(), ..Terms::usual(1) };
			let (_, Storage { top, .. }) = World::make(terms).unwrap();

			let authorities = &top[&item_key("Aura", "Authorities")];
			let authorities: BTreeSet<[u8; 32]> =
				Vec::decode(&mut &authorities[..]).unwrap().into_iter().collect();
			assert_eq!(authorities, names.iter().map(|name| pair(name).public().0).collect());
			let peers = top
				.get(&item_key("Peers", "CounterForPeers"))
				.map_or(0, |count| u32::decode(&mut &count[..]).unwrap());
			let expected = if names.len() > 1 { names.len() } else { 0 };
			assert_eq!(peers as usize, expected);
			assert_eq!(
				top.get(&item_key("Peers", "Enforced")).map(|enforced| enforced == &[1]),
				Some(expected > 0)
			);
		}
	}
}
