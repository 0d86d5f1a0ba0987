// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A node of its own, on a chain of its own.

use crate::machine::{self, Memory};
use jsonrpsee::{
	core::client::ClientT,
	rpc_params,
	ws_client::{WsClient, WsClientBuilder},
};
use polkadot_sdk::{
	sc_chain_spec::{ChainSpec as _, ChainType, GenericChainSpec},
	sp_core::H256,
	sp_storage::Storage,
};
use serde::Serialize;
use std::{
	error::Error,
	fs::File,
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

/// The running node; it ends with this.
pub struct Node {
	process: Child,
	rpc: u16,
	prometheus: u16,
	folder: PathBuf,
}

/// What a node has used since it began.
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
	/// What was used after `before`.
	pub fn since(&self, before: &Self) -> Self {
		Self {
			cpu: self.cpu - before.cpu,
			disk: self.disk.saturating_sub(before.disk),
			memory: self.memory,
		}
	}
}

/// What the node has counted since it began.
#[derive(Clone, Copy, Debug)]
pub struct Counted {
	/// Steps that were settled.
	pub settled: u64,
	/// Readings that were refused.
	pub refused: u64,
}

impl Node {
	/// Starts the node at `binary` on a chain that begins with `genesis`, which it authors alone.
	pub async fn start(
		binary: &Path,
		genesis: Storage,
		folder: &Path,
		options: &[String],
	) -> Result<Self, Box<dyn Error>> {
		let chain = folder.join("chain.json");
		write_chain_spec(genesis, &chain)?;
		let (rpc, prometheus) = (free_port()?, free_port()?);
		let log = File::create(folder.join("node.log"))?;
		let process = Command::new(binary)
			.arg("--chain")
			.arg(&chain)
			.arg("--base-path")
			.arg(folder.join("node"))
			.args(["--alice", "--port=0", "--no-telemetry", "--no-mdns", "--disable-log-color"])
			.args(["--unsafe-force-node-key-generation", "--rpc-methods=unsafe"])
			.arg(format!("--rpc-port={rpc}"))
			.arg(format!("--prometheus-port={prometheus}"))
			.arg(format!("--rpc-max-request-size={}", MAX_MESSAGE >> 20))
			.arg(format!("--rpc-max-response-size={}", MAX_MESSAGE >> 20))
			.args(options)
			.stdout(Stdio::null())
			.stderr(log)
			.spawn()?;
		let mut node = Self { process, rpc, prometheus, folder: folder.into() };
		let deadline = Instant::now() + START_LIMIT;
		loop {
			if node.process.try_wait()?.is_some() || Instant::now() > deadline {
				let log = std::fs::read_to_string(folder.join("node.log")).unwrap_or_default();
				let end: Vec<_> = log.lines().rev().take(20).collect();
				let end: Vec<_> = end.into_iter().rev().collect();
				return Err(format!("the node did not start:\n{}", end.join("\n")).into());
			}
			if let Ok(client) = node.client().await {
				if node.genesis(&client).await.is_ok() {
					return Ok(node);
				}
			}
			tokio::time::sleep(Duration::from_millis(200)).await;
		}
	}

	/// A connection of its own.
	pub async fn client(&self) -> Result<Arc<WsClient>, Box<dyn Error>> {
		let client = WsClientBuilder::default()
			.max_request_size(MAX_MESSAGE)
			.max_response_size(MAX_MESSAGE)
			.max_concurrent_requests(4_096)
			.build(format!("ws://127.0.0.1:{}", self.rpc))
			.await?;
		Ok(Arc::new(client))
	}

	/// Hash of the genesis block.
	pub async fn genesis(&self, client: &WsClient) -> Result<H256, Box<dyn Error>> {
		Ok(client.request("chain_getBlockHash", rpc_params![0]).await?)
	}

	/// What the node has used.
	pub fn usage(&self) -> Result<Usage, Box<dyn Error>> {
		let id = self.process.id();
		Ok(Usage {
			cpu: machine::cpu_time(id)?.as_secs_f64(),
			disk: machine::disk_usage(&self.folder.join("node"))?,
			memory: Memory::of(id)?,
		})
	}

	/// What the node has counted, as its metrics tell.
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

impl Drop for Node {
	fn drop(&mut self) {
		let _ = self.process.kill();
		let _ = self.process.wait();
	}
}

fn free_port() -> std::io::Result<u16> {
	Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// What the node's Prometheus endpoint answers.
fn metrics(port: u16) -> std::io::Result<String> {
	let mut stream = TcpStream::connect(("127.0.0.1", port))?;
	stream.set_read_timeout(Some(Duration::from_secs(10)))?;
	let host = format!("Host: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
	stream.write_all(format!("GET /metrics HTTP/1.1\r\n{host}").as_bytes())?;
	let mut answer = String::new();
	stream.read_to_string(&mut answer)?;
	Ok(answer)
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
