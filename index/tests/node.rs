// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The program at a node of the development chain, whose blocks are made one by one. The variable
//! `SMARTCHARGE_NODE` names the node.

use jsonrpsee::{
	server::{Server, ServerHandle},
	types::ErrorObjectOwned,
	RpcModule,
};
use serde_json::{json, Value};
use std::{
	env,
	io::{Read, Write},
	net::{TcpListener, TcpStream},
	path::Path,
	process::{Child, Command, Stdio},
	sync::{
		atomic::{AtomicU64, Ordering},
		Arc,
	},
	thread::sleep,
	time::{Duration, Instant},
};
use tempfile::TempDir;
use tokio::runtime::Runtime;

const PATIENCE: Duration = Duration::from_secs(60);

/// A program that ends with the test.
struct Running(Child);

impl Running {
	/// Ends at once, without a chance to put anything in order.
	fn kill(mut self) {
		self.0.kill().expect("it runs");
		self.0.wait().expect("it ends");
	}
}

impl Drop for Running {
	fn drop(&mut self) {
		let _ = self.0.kill();
		let _ = self.0.wait();
	}
}

fn free_port() -> u16 {
	let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
	listener.local_addr().expect("an address").port()
}

/// Sends a request by HTTP; `None` while nobody answers.
fn http(port: u16, request: &str) -> Option<(u16, Value)> {
	let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
	stream.set_read_timeout(Some(PATIENCE)).ok()?;
	stream.write_all(request.as_bytes()).ok()?;
	let mut answer = String::new();
	stream.read_to_string(&mut answer).ok()?;
	let (head, body) = answer.split_once("\r\n\r\n")?;
	let status = head.split(' ').nth(1)?.parse().ok()?;
	Some((status, serde_json::from_str(body.trim()).unwrap_or(Value::Null)))
}

fn get(port: u16, path: &str) -> Option<(u16, Value)> {
	http(port, &format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"))
}

/// Asks a node; `None` while it does not answer.
fn ask(port: u16, method: &str, params: &Value) -> Option<Value> {
	let body = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params }).to_string();
	let request = format!(
		"POST / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
		 Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
		body.len()
	);
	let (_, answer) = http(port, &request)?;
	answer.get("result").cloned()
}

/// Waits until a question has an answer.
fn wait_for<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
	let begin = Instant::now();
	loop {
		if let Some(found) = ask() {
			return found;
		}
		assert!(begin.elapsed() < PATIENCE, "{what}: not within {} s", PATIENCE.as_secs());
		sleep(Duration::from_millis(50));
	}
}

struct Node {
	port: u16,
	_running: Running,
}

impl Node {
	/// A development chain, which makes blocks when it is asked to. They are final at once.
	fn start() -> Self {
		let binary = env::var_os("SMARTCHARGE_NODE")
			.expect("the variable SMARTCHARGE_NODE names a smartcharge-node");
		let port = free_port();
		let child = Command::new(binary)
			.args(["--dev", "--port", "0", "--no-prometheus", "--no-telemetry", "--no-mdns"])
			.args(["--rpc-port", &port.to_string()])
			.stdout(Stdio::null())
			.stderr(Stdio::null())
			.spawn()
			.expect("the node starts");
		let node = Self { port, _running: Running(child) };
		wait_for("the node", || node.ask("system_health", &json!([])));
		node
	}

	fn ask(&self, method: &str, params: &Value) -> Option<Value> {
		ask(self.port, method, params)
	}

	/// Makes a block and returns its hash.
	fn block(&self) -> String {
		let made = self.ask("engine_createBlock", &json!([true, true])).expect("a block is made");
		made["hash"].as_str().expect("a hash").into()
	}
}

struct Index {
	port: u16,
	running: Running,
}

impl Index {
	fn start(node: &Node, database: &Path) -> Self {
		Self::at(node.port, database)
	}

	fn at(node: u16, database: &Path) -> Self {
		let port = free_port();
		let child = Command::new(env!("CARGO_BIN_EXE_smartcharge-index"))
			.arg("--database")
			.arg(database)
			.args(["run", "--interval", "50", "--node"])
			.arg(format!("ws://127.0.0.1:{node}"))
			.args(["--listen", &format!("127.0.0.1:{port}")])
			.stderr(Stdio::null())
			.spawn()
			.expect("the index starts");
		Self { port, running: Running(child) }
	}

	fn status(&self) -> Option<Value> {
		get(self.port, "/v1/status").map(|(_, status)| status)
	}

	/// Waits until a block is the latest one that was read, and returns what is known then.
	fn wait_for(&self, hash: &str) -> Value {
		wait_for("the block", || self.status().filter(|status| status["head"]["hash"] == hash))
	}
}

fn setup() -> (Node, TempDir) {
	(Node::start(), tempfile::tempdir().expect("a folder"))
}

#[test]
fn it_continues_where_it_ended_and_has_no_gap() {
	let (node, folder) = setup();
	let database = folder.path().join("index.db");
	let mut latest = String::new();
	for round in 0..3 {
		let index = Index::start(&node, &database);
		for _ in 0..5 {
			latest = node.block();
		}
		let status = index.wait_for(&latest);
		assert_eq!(status["gaps"], json!([]), "round {round}: {status}");
		assert_eq!(status["fault"], Value::Null);
		// Killed while it follows, and blocks are made while it does not run.
		index.running.kill();
		node.block();
	}
	let number = node.ask("chain_getHeader", &json!([latest])).expect("a header");
	let number = number["number"].as_str().expect("a number").trim_start_matches("0x").to_owned();
	assert!(u64::from_str_radix(&number, 16).expect("a number") >= 15);
}

#[test]
fn a_kill_while_it_catches_up_loses_no_block() {
	let (node, folder) = setup();
	let database = folder.path().join("index.db");
	let mut latest = String::new();
	for _ in 0..120 {
		latest = node.block();
	}
	for _ in 0..3 {
		let index = Index::start(&node, &database);
		wait_for("a first block", || {
			index.status().filter(|status| status["head"]["number"].is_u64())
		});
		index.running.kill();
	}
	let index = Index::start(&node, &database);
	let status = index.wait_for(&latest);
	assert_eq!(status["gaps"], json!([]), "{status}");
}

/// A node in front of another one, behind which it is with finality. Above its final block it has a
/// fork: blocks of other hashes, of which nothing else is known.
struct Behind {
	port: u16,
	latest_final: Arc<AtomicU64>,
	_server: ServerHandle,
	_runtime: Runtime,
}

impl Behind {
	fn start(node: &Node) -> Self {
		let latest_final = Arc::new(AtomicU64::new(0));
		let upstream = node.port;
		let mut module = RpcModule::new(());
		for method in ["chain_getHeader", "state_call", "state_getStorage"] {
			module
				.register_blocking_method(method, move |params, _, _| {
					let params = params.parse::<Value>()?;
					Ok::<_, ErrorObjectOwned>(ask(upstream, method, &params))
				})
				.expect("a new name");
		}
		let height = latest_final.clone();
		module
			.register_blocking_method("chain_getFinalizedHead", move |_, _, _| {
				ask(upstream, "chain_getBlockHash", &json!([height.load(Ordering::SeqCst)]))
			})
			.expect("a new name");
		let height = latest_final.clone();
		module
			.register_blocking_method("chain_getBlockHash", move |params, _, _| {
				let [number] = params.parse::<[u64; 1]>()?;
				Ok::<_, ErrorObjectOwned>(if number <= height.load(Ordering::SeqCst) {
					ask(upstream, "chain_getBlockHash", &json!([number]))
				} else {
					Some(format!("0x{number:064x}").into())
				})
			})
			.expect("a new name");
		let runtime = Runtime::new().expect("threads");
		let (port, server) = runtime.block_on(async {
			let server = Server::builder().build("127.0.0.1:0").await.expect("a free port");
			(server.local_addr().expect("an address").port(), server.start(module))
		});
		Self { port, latest_final, _server: server, _runtime: runtime }
	}
}

#[test]
fn blocks_that_are_not_final_are_never_in_it() {
	let (node, folder) = setup();
	let hashes: Vec<_> = (0..8).map(|_| node.block()).collect();
	let behind = Behind::start(&node);
	let index = Index::at(behind.port, &folder.path().join("index.db"));
	for height in [3u64, 4, 7] {
		behind.latest_final.store(height, Ordering::SeqCst);
		let hash = ask(node.port, "chain_getBlockHash", &json!([height])).expect("a hash");
		index.wait_for(hash.as_str().expect("a hash"));
		// It looks every 50 ms.
		sleep(Duration::from_millis(500));
		let status = index.status().expect("an answer");
		assert_eq!(status["head"]["number"], height, "{status}");
		assert_eq!((&status["gaps"], &status["fault"]), (&json!([]), &Value::Null), "{status}");
	}
	assert!(hashes.len() > 7);
}

#[test]
fn a_node_of_another_chain_is_not_followed() {
	let (node, folder) = setup();
	let database = folder.path().join("index.db");
	let index = Index::start(&node, &database);
	let latest = node.block();
	index.wait_for(&latest);
	drop(index);
	drop(node);

	// A development chain begins with the same block, and has another second one.
	let other = Node::start();
	other.ask("dev_increaseTime", &json!([60_000]));
	for _ in 0..3 {
		other.block();
	}
	let index = Index::start(&other, &database);
	let status =
		wait_for("a fault", || index.status().filter(|status| status["fault"].is_string()));
	let fault = status["fault"].as_str().expect("a text");
	assert!(fault.contains("another chain"), "{fault}");
	assert_eq!(status["head"]["hash"], latest);
}

#[test]
fn wrong_questions_have_clear_answers() {
	let (node, folder) = setup();
	let index = Index::start(&node, &folder.path().join("index.db"));
	let latest = node.block();
	index.wait_for(&latest);
	for (path, status, text) in [
		("/v1/drivers/nobody/processes", 400, "not an account: nobody"),
		("/v1/processes/x", 400, "process: not a number"),
		("/v1/processes/7", 404, "process 7 is not known"),
		("/v1/processes/7/steps?limit=0", 400, "limit: 0 is not from 1 to 500"),
		("/v1/sources/1/series?from=5&until=5", 400, "until: not after from"),
		("/v1/other", 404, "no such question"),
	] {
		let (found, answer) = get(index.port, path).expect("an answer");
		assert_eq!(found, status, "{path}: {answer}");
		let error = answer["error"].as_str().unwrap_or_else(|| panic!("{path}: {answer}"));
		assert!(error.contains(text), "{path}: {error}");
	}
	let (found, answer) = get(index.port, "/v1/processes/7/steps").expect("an answer");
	assert_eq!((found, answer), (200, json!({ "items": [], "next": null })));
}

#[test]
fn a_second_service_of_a_database_is_refused() {
	let (node, folder) = setup();
	let database = folder.path().join("index.db");
	let index = Index::start(&node, &database);
	wait_for("an answer", || index.status());
	let second = Command::new(env!("CARGO_BIN_EXE_smartcharge-index"))
		.arg("--database")
		.arg(&database)
		.args(["run", "--listen", "127.0.0.1:0"])
		.output()
		.expect("it ends");
	assert!(!second.status.success());
	let text = String::from_utf8_lossy(&second.stderr);
	assert!(text.contains("another smartcharge-index uses"), "{text}");
}
