// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A validator of a chain of its own.

use crate::{
	chain::item_key,
	machine::{self, Memory},
	world::{node_key, pair},
};
use codec::Decode;
use jsonrpsee::{
	core::{client::ClientT, params::ArrayParams},
	rpc_params,
	ws_client::{WsClient, WsClientBuilder},
};
use polkadot_sdk::{
	sp_consensus_aura::AURA_ENGINE_ID,
	sp_core::{
		crypto::{
			key_types::{AURA, GRANDPA},
			KeyTypeId,
		},
		ed25519,
		hexdisplay::HexDisplay,
		Bytes, Pair, H256,
	},
	sp_runtime::DigestItem,
};
use serde::{de::DeserializeOwned, Deserialize, Serialize};
use std::{
	error::Error,
	fs::{self, File},
	io::{Read, Write},
	net::{TcpListener, TcpStream},
	path::{Path, PathBuf},
	process::{Child, Command, Stdio},
	sync::Arc,
	time::{Duration, Instant},
};

/// How long a node may take to read its genesis state.
const START_LIMIT: Duration = Duration::from_secs(300);
/// Bytes of a request and of a response.
const MAX_MESSAGE: u32 = 64 * 1024 * 1024;

/// Keys that are asked for at once.
const PAGE: usize = 1_000;

/// How to run a validator.
pub struct Plan<'a> {
	/// The program.
	pub binary: &'a Path,
	/// The chain specification.
	pub chain: &'a Path,
	/// Where all nodes keep what is theirs, below their names.
	pub folder: &'a Path,
	/// From `//name` it has its keys.
	pub name: &'static str,
	/// Where it finds others.
	pub known: &'a [String],
	/// Further options.
	pub options: &'a [String],
}

/// The process of a node; it ends with this.
struct Running(Child);

impl Drop for Running {
	fn drop(&mut self) {
		let _ = self.0.kill();
		let _ = self.0.wait();
	}
}

/// The running node; it ends with this.
pub struct Node {
	name: &'static str,
	process: Running,
	client: Arc<WsClient>,
	rpc: u16,
	prometheus: u16,
	data: PathBuf,
}

/// Resources used by a node since its start.
#[derive(Clone, Copy, Serialize, Debug)]
pub struct Usage {
	/// Seconds of CPU time.
	pub cpu: f64,
	/// Bytes of its folder.
	pub disk: u64,
	/// Memory.
	pub memory: Memory,
}

impl Usage {
	/// Resources used after `before`.
	pub fn since(&self, before: &Self) -> Self {
		Self {
			cpu: self.cpu - before.cpu,
			disk: self.disk.saturating_sub(before.disk),
			memory: self.memory,
		}
	}
}

/// Counts of the node since its start.
#[derive(Clone, Copy, Debug)]
pub struct Counted {
	/// Steps that were settled.
	pub settled: u64,
	/// Readings that were refused.
	pub refused: u64,
}

/// Fields of a block's header that are used.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Header {
	number: String,
	/// Hash of the block before.
	pub parent_hash: H256,
	digest: Logs,
}

/// Facts about the making of a block in its header.
#[derive(Deserialize)]
struct Logs {
	logs: Vec<Bytes>,
}

impl Header {
	/// Number of the block.
	pub fn number(&self) -> u32 {
		u32::from_str_radix(self.number.trim_start_matches("0x"), 16).unwrap_or_default()
	}

	/// The slot in which the block was made; none for the first block.
	pub fn slot(&self) -> Option<u64> {
		self.digest.logs.iter().find_map(|log| match DigestItem::decode(&mut &log[..]) {
			Ok(DigestItem::PreRuntime(AURA_ENGINE_ID, slot)) => u64::decode(&mut &slot[..]).ok(),
			_ => None,
		})
	}
}

#[derive(Deserialize)]
struct Health {
	peers: usize,
}

impl Node {
	/// Starts a validator and waits until it answers.
	pub async fn start(plan: &Plan<'_>) -> Result<Self, Box<dyn Error>> {
		let Plan { binary, chain, name, known, options, .. } = *plan;
		let folder = plan.folder.join(name);
		let (data, keys) = (folder.join("data"), folder.join("keys"));
		fs::create_dir_all(&keys)?;
		write_session_keys(name, &keys)?;
		let (rpc, prometheus) = (free_port()?, free_port()?);
		let log = folder.join("node.log");
		let mut command = Command::new(binary);
		command.arg("--chain").arg(chain).arg("--base-path").arg(&data);
		command.arg("--keystore-path").arg(&keys);
		command.args(["--name", name, "--validator", "--node-key"]);
		command.arg(HexDisplay::from(&node_key(name).seed()).to_string());
		if !known.is_empty() {
			command.arg("--bootnodes").args(known);
		}
		command
			.args(["--listen-addr=/ip4/127.0.0.1/tcp/0", "--no-telemetry", "--no-mdns"])
			.args(["--disable-log-color", "--rpc-methods=unsafe"])
			.arg(format!("--rpc-port={rpc}"))
			.arg(format!("--prometheus-port={prometheus}"))
			.arg(format!("--rpc-max-request-size={}", MAX_MESSAGE >> 20))
			.arg(format!("--rpc-max-response-size={}", MAX_MESSAGE >> 20))
			.args(options)
			.stdout(Stdio::null())
			.stderr(File::create(&log)?);
		let mut process = Running(command.spawn()?);
		let deadline = Instant::now() + START_LIMIT;
		loop {
			if process.0.try_wait()?.is_some() || Instant::now() > deadline {
				let log = fs::read_to_string(log).unwrap_or_default();
				let end: Vec<_> = log.lines().rev().take(20).collect();
				let end: Vec<_> = end.into_iter().rev().collect();
				return Err(format!("the node {name} did not start:\n{}", end.join("\n")).into());
			}
			if let Ok(client) = connect(rpc).await {
				return Ok(Self { name, process, client, rpc, prometheus, data });
			}
			tokio::time::sleep(Duration::from_millis(200)).await;
		}
	}

	/// Its name.
	pub fn name(&self) -> &'static str {
		self.name
	}

	/// A connection of its own.
	pub async fn client(&self) -> Result<Arc<WsClient>, Box<dyn Error>> {
		connect(self.rpc).await
	}

	/// Hash of the genesis block.
	pub async fn genesis(&self) -> Result<H256, Box<dyn Error>> {
		self.hash_of(0).await
	}

	/// Hash of the block `number` of the best chain.
	pub async fn hash_of(&self, number: u32) -> Result<H256, Box<dyn Error>> {
		self.ask("chain_getBlockHash", rpc_params![number]).await
	}

	/// Number of the best block.
	pub async fn best(&self) -> Result<u32, Box<dyn Error>> {
		let header: Header = self.ask("chain_getHeader", rpc_params![]).await?;
		Ok(header.number())
	}

	/// Number of the last final block.
	pub async fn last_final(&self) -> Result<u32, Box<dyn Error>> {
		let hash: H256 = self.ask("chain_getFinalizedHead", rpc_params![]).await?;
		let header: Header = self.ask("chain_getHeader", rpc_params![hash]).await?;
		Ok(header.number())
	}

	/// How many nodes it is connected with.
	pub async fn peers(&self) -> Result<usize, Box<dyn Error>> {
		let health: Health = self.ask("system_health", rpc_params![]).await?;
		Ok(health.peers)
	}

	/// Where other nodes find it, with its peer id.
	pub async fn addresses(&self) -> Result<Vec<String>, Box<dyn Error>> {
		self.ask("system_localListenAddresses", rpc_params![]).await
	}

	/// How many keys a storage map has in the best block.
	pub async fn keys_of(&self, pallet: &str, map: &str) -> Result<usize, Box<dyn Error>> {
		let prefix = Bytes(item_key(pallet, map));
		// Of one block, so that none is passed over.
		let block = self.hash_of(self.best().await?).await?;
		let mut count = 0;
		let mut last: Option<Bytes> = None;
		loop {
			let params = rpc_params![prefix.clone(), PAGE, last, block];
			let keys: Vec<Bytes> = self.ask("state_getKeysPaged", params).await?;
			count += keys.len();
			if keys.len() < PAGE {
				return Ok(count);
			}
			last = keys.into_iter().last();
		}
	}

	async fn ask<Answer: DeserializeOwned>(
		&self,
		method: &str,
		params: ArrayParams,
	) -> Result<Answer, Box<dyn Error>> {
		let answer = self.client.request(method, params).await;
		answer.map_err(|error| format!("{} does not answer: {error}", self.name).into())
	}

	/// Resources used by the node.
	pub fn usage(&self) -> Result<Usage, Box<dyn Error>> {
		let id = self.process.0.id();
		Ok(Usage {
			cpu: machine::cpu_time(id)?.as_secs_f64(),
			disk: machine::disk_usage(&self.data)?,
			memory: Memory::of(id)?,
		})
	}

	/// Counts of the node, by its metrics.
	pub async fn counted(&self) -> Result<Counted, Box<dyn Error>> {
		let port = self.prometheus;
		let metrics = tokio::task::spawn_blocking(move || metrics(port)).await??;
		let sum = |name: &str| {
			metrics
				.lines()
				.filter(|line| line.starts_with(name))
				.filter_map(|line| line.rsplit_once(' ')?.1.parse::<f64>().ok())
				.sum::<f64>() as u64
		};
		Ok(Counted {
			settled: sum("smartcharge_settled_steps_total"),
			refused: sum("smartcharge_refused_readings_total"),
		})
	}
}

/// A connection with the node at a port, which answers when it has read its genesis state.
async fn connect(port: u16) -> Result<Arc<WsClient>, Box<dyn Error>> {
	let client = WsClientBuilder::default()
		.max_request_size(MAX_MESSAGE)
		.max_response_size(MAX_MESSAGE)
		.max_concurrent_requests(4_096)
		.build(format!("ws://127.0.0.1:{port}"))
		.await?;
	Ok(Arc::new(client))
}

/// Puts the keys of `//name` for making blocks and for making them final into a keystore, as the
/// node would: named by type and public key, with what they are derived from.
fn write_session_keys(name: &str, keystore: &Path) -> Result<(), Box<dyn Error>> {
	let derived_from = format!("//{name}");
	let authority = pair(name).public();
	let voter = ed25519::Pair::from_string(&derived_from, None)?.public();
	let keys: [(KeyTypeId, &[u8]); 2] = [(AURA, authority.as_ref()), (GRANDPA, voter.as_ref())];
	for (of, public) in keys {
		let file = format!("{}{}", HexDisplay::from(&of.0), HexDisplay::from(&public));
		fs::write(keystore.join(file), serde_json::to_string(&derived_from)?)?;
	}
	Ok(())
}

fn free_port() -> std::io::Result<u16> {
	Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// Answer of the node's Prometheus endpoint.
fn metrics(port: u16) -> std::io::Result<String> {
	let mut stream = TcpStream::connect(("127.0.0.1", port))?;
	stream.set_read_timeout(Some(Duration::from_secs(10)))?;
	let host = format!("Host: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
	stream.write_all(format!("GET /metrics HTTP/1.1\r\n{host}").as_bytes())?;
	let mut answer = String::new();
	stream.read_to_string(&mut answer)?;
	Ok(answer)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_header_names_the_slot_of_its_block() {
		// A header as a node gives it, made in slot 5; the second log is of another engine.
		let header = |logs: &str| -> Header {
			let parent = H256::zero();
			let json = format!(
				r#"{{"number":"0x1f","parentHash":"{parent:?}","digest":{{"logs":[{logs}]}}}}"#
			);
			serde_json::from_str(&json).unwrap()
		};
		let made = header(r#""0x0466726e6b0400","0x0661757261200500000000000000""#);
		assert_eq!((made.number(), made.slot()), (31, Some(5)));
		assert_eq!(header("").slot(), None);
	}
}
