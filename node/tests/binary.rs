// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The binary as its users meet it: what it prints, and how it ends.

use std::{
	io::{BufRead, BufReader},
	net::TcpListener,
	process::{Child, Command, ExitStatus, Stdio},
	sync::mpsc::{channel, Receiver},
	thread,
	time::Duration,
};

/// How long a node of the debug profile may be silent on a busy machine.
const PATIENCE: Duration = Duration::from_secs(240);

/// Options of a validator of the development chain, with a node key that is worth nothing.
const VALIDATOR: [&str; 6] = [
	"--chain=dev",
	"--alice",
	"--tmp",
	"--no-telemetry",
	"--no-mdns",
	"--node-key=0000000000000000000000000000000000000000000000000000000000000001",
];

/// The SDK's report of a task of the pool that ends because the node stops.
const POOL_FAILED: &str = "Essential task `txpool-background` failed";

/// Has a node listen to peers at a free port.
const ANY_PEER_PORT: &str = "--listen-addr=/ip4/127.0.0.1/tcp/0";

/// A running node, and its log.
struct Node {
	process: Child,
	lines: Receiver<String>,
	log: Vec<String>,
}

impl Node {
	fn start(arguments: &[&str]) -> Self {
		let mut process = Command::new(env!("CARGO_BIN_EXE_smartcharge-node"))
			.args(arguments)
			.arg("--disable-log-color")
			.stdin(Stdio::null())
			.stdout(Stdio::null())
			.stderr(Stdio::piped())
			.spawn()
			.unwrap();
		let (sender, lines) = channel();
		let log = BufReader::new(process.stderr.take().unwrap());
		thread::spawn(move || log.lines().map_while(Result::ok).try_for_each(|l| sender.send(l)));
		Self { process, lines, log: Vec::new() }
	}

	/// Waits for a line that contains `text`, and returns it.
	fn wait_for(&mut self, text: &str) -> String {
		loop {
			let Ok(line) = self.lines.recv_timeout(PATIENCE) else {
				panic!("no line with '{text}' in:\n{}", self.log.join("\n"));
			};
			self.log.push(line.clone());
			if line.contains(text) {
				return line;
			}
		}
	}

	/// Waits for the end of the process; returns its status and its whole log.
	fn end(mut self) -> (ExitStatus, String) {
		while let Ok(line) = self.lines.recv_timeout(PATIENCE) {
			self.log.push(line);
		}
		let _ = self.process.kill();
		(self.process.wait().unwrap(), self.log.join("\n"))
	}

	/// Ends the node by `signal`; returns its status and its whole log.
	fn stop_by(self, signal: &str) -> (ExitStatus, String) {
		let id = self.process.id().to_string();
		assert!(Command::new("kill").args(["-s", signal, &id]).status().unwrap().success());
		self.end()
	}
}

impl Drop for Node {
	fn drop(&mut self) {
		let _ = self.process.kill();
	}
}

#[test]
fn a_node_without_a_chain_names_the_choices() {
	let (status, log) = Node::start(&[]).end();
	assert!(!status.success());
	for choice in ["no chain is given", "--dev", "--chain FILE"] {
		assert!(log.contains(choice), "{log}");
	}
}

#[test]
fn information_about_a_chain_without_a_database_makes_none() {
	let folder = std::env::temp_dir().join(format!("smartcharge-none-{}", std::process::id()));
	let base = format!("--base-path={}", folder.display());
	let (status, log) = Node::start(&["chain-info", "--chain=dev", &base]).end();
	assert!(!status.success());
	assert!(log.contains(&format!("there is no database at {}", folder.display())), "{log}");
	assert!(!folder.exists());
}

#[test]
fn a_node_whose_port_is_taken_stops() {
	let taken = TcpListener::bind("127.0.0.1:0").unwrap();
	let port = taken.local_addr().unwrap().port();
	let rpc = format!("--rpc-port={port}");
	let metrics = format!("--prometheus-port={port}");
	let peers = format!("--listen-addr=/ip4/127.0.0.1/tcp/{port}");
	for (arguments, option) in [
		(vec!["--dev", &rpc], "--rpc-port"),
		([&VALIDATOR[..], &[&rpc, ANY_PEER_PORT, "--no-prometheus"]].concat(), "--rpc-port"),
		(
			[&VALIDATOR[..], &["--rpc-port=0", ANY_PEER_PORT, &metrics]].concat(),
			"--prometheus-port",
		),
		([&VALIDATOR[..], &["--rpc-port=0", &peers, "--no-prometheus"]].concat(), "--listen-addr"),
	] {
		let (status, log) = Node::start(&arguments).end();
		assert_eq!(status.code(), Some(1), "{log}");
		assert!(log.contains(&format!("127.0.0.1:{port}, is in use")), "{log}");
		assert!(log.contains(option), "{log}");
	}
}

#[test]
fn a_development_chain_prints_its_accounts_and_stops_without_a_failure() {
	let mut node = Node::start(&["--dev", "--rpc-port=0", "--no-prometheus", "--no-telemetry"]);
	node.wait_for("Running JSON-RPC server");
	let custodian = node.wait_for("//Custodian");
	assert!(custodian.contains("5DUCiGuA43seCcwAG9M5J3LrMMof2fjJagwXek4ateweRmtB"), "{custodian}");
	node.wait_for("bottom drive obey lake curtain smoke basket hold race lonely fit walk//Cso");
	let (status, log) = node.stop_by("INT");
	assert!(status.success(), "{status}");
	assert!(!log.contains(POOL_FAILED), "{log}");
}

#[test]
fn a_validator_stops_without_a_failure() {
	let ports = ["--rpc-port=0", ANY_PEER_PORT, "--no-prometheus"];
	let mut node = Node::start(&[&VALIDATOR[..], &ports].concat());
	node.wait_for("Imported #1");
	let (status, log) = node.stop_by("TERM");
	assert!(status.success(), "{status}");
	assert!(!log.contains(POOL_FAILED), "{log}");
}
