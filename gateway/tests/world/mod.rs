// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A node with real slots, and members that make calls. `SMARTCHARGE_NODE` names
//! the node.

#![allow(dead_code, missing_docs, reason = "each test uses a part")]

use smartcharge_gateway::{
	chain::{Call, Driver, Event, Handle, Node, Options},
	config::Outbox,
	intake::Intake,
	keys::MeterKey,
	metrics::Metrics,
	store::Store,
};
use std::{
	env,
	fs::File,
	net::TcpListener,
	path::{Path, PathBuf},
	process::{Child, Command},
	sync::{Arc, Mutex},
	time::{Duration, Instant},
};
use subxt::{dynamic::Value, utils::AccountId32};
use subxt_signer::{sr25519::Keypair, SecretUri};
use tokio::{sync::watch, time::sleep};

/// Connection of the station of the development chain.
pub const EAN: u128 = 871_687_140_000_000_002;

pub fn binary() -> Option<PathBuf> {
	env::var_os("SMARTCHARGE_NODE").map(PathBuf::from).filter(|path| path.is_file())
}

pub fn free_port() -> u16 {
	let listener = TcpListener::bind("127.0.0.1:0").expect("bound");
	listener.local_addr().expect("an address").port()
}

/// A process that ends with the test.
pub struct Process(pub Child);

impl Process {
	pub fn signal(&self, name: &str) {
		let id = self.0.id().to_string();
		let status = Command::new("kill").args(["-s", name, &id]).status().expect("kill");
		assert!(status.success());
	}
}

impl Drop for Process {
	fn drop(&mut self) {
		let _ = self.0.kill();
		let _ = self.0.wait();
	}
}

pub fn start_node(binary: &Path, folder: &Path, port: u16) -> Process {
	let log = File::create(folder.join("node.log")).expect("a file");
	let child = Command::new(binary)
		.args(["--chain", "dev", "--alice", "--tmp", "--unsafe-force-node-key-generation"])
		.args(["--rpc-port", &port.to_string(), "--port", "0", "--no-prometheus"])
		.args(["--no-telemetry", "--no-mdns", "--disable-log-color"])
		.stdout(log.try_clone().expect("a file"))
		.stderr(log)
		.spawn()
		.expect("started");
	Process(child)
}

pub fn key(uri: &str) -> Keypair {
	Keypair::from_uri(&uri.parse::<SecretUri>().expect("a URI")).expect("a key")
}

pub fn account(key: &Keypair) -> AccountId32 {
	AccountId32(key.public_key().0)
}

pub async fn genesis(url: &str) -> [u8; 32] {
	let deadline = Instant::now() + Duration::from_secs(120);
	loop {
		let client = subxt::OnlineClient::<subxt::SubstrateConfig>::from_insecure_url(url).await;
		match client {
			Ok(client) => return client.genesis_hash().0,
			Err(error) => assert!(Instant::now() < deadline, "no node: {error}"),
		}
		sleep(Duration::from_millis(300)).await;
	}
}

/// An outbox that waits for more readings for `linger`.
pub fn outbox_of(file: PathBuf, linger: Duration) -> Outbox {
	Outbox {
		file,
		batch: 50,
		batch_behind: 150,
		linger,
		in_flight: 3,
		keep: Duration::from_secs(86_400),
		merge_rows: 1_000_000,
		merge_age: Duration::from_secs(3_600),
		warn_age: Duration::from_secs(3_600),
		alarm_age: Duration::from_secs(3_600),
	}
}

/// A driver for the calls of a member.
pub fn member(folder: &Path, url: &str, genesis: [u8; 32], name: &str) -> Handle {
	let file = folder.join(format!("{name}.sqlite"));
	let store = Store::open(&file).expect("a store");
	let metrics = Metrics::new();
	let intake = Arc::new(Intake::new(store.clone(), [], metrics.clone()));
	let outbox = outbox_of(file, Duration::from_millis(100));
	let urls = vec![url.to_string()];
	let options = Options { urls, genesis, real: None, outbox };
	let signer = key(&format!("//{name}"));
	let (driver, handle) = Driver::new(options, store, signer, intake, metrics);
	let (stop, stopped) = watch::channel(false);
	tokio::spawn(async move {
		driver.run(stopped, Duration::ZERO).await;
		drop(stop);
	});
	handle
}

pub async fn connected(handle: &Handle) -> Node {
	let deadline = Instant::now() + Duration::from_secs(60);
	loop {
		if let Some(node) = handle.node() {
			return node;
		}
		assert!(Instant::now() < deadline, "not connected");
		sleep(Duration::from_millis(100)).await;
	}
}

pub fn ed25519(key: [u8; 32]) -> Value {
	Value::unnamed_variant("Ed25519", [Value::from_bytes(key)])
}

pub async fn register(cso: &Handle, key: &MeterKey) -> u32 {
	let power = Value::named_variant("Production", [("power", Value::u128(50_000))]);
	let owner = account(&self::key("//Cso"));
	let call = Call::new(
		"Metering",
		"register_meter",
		[
			("ean", Value::u128(EAN)),
			("area", Value::u128(0)),
			("key", ed25519(key.public())),
			("purpose", power),
			("proof", Value::from_bytes(key.prove(&owner.0))),
		],
	);
	let events = cso.call(call).await.expect("registered");
	let event = events.iter().find(|one| one.is("Metering", "MeterRegistered")).expect("an event");
	u32::try_from(event.number("meter").expect("an id")).expect("small")
}

pub async fn approve_key(dso: &Handle, meter: u32, key: &MeterKey) {
	let fields = [
		("meter", Value::u128(meter.into())),
		("key", ed25519(key.public())),
		("base", Value::unnamed_variant("None", [])),
	];
	dso.call(Call::new("Metering", "approve_meter", fields)).await.expect("approved");
}

pub fn some(value: Value) -> Value {
	Value::unnamed_variant("Some", [value])
}

pub fn none() -> Value {
	Value::unnamed_variant("None", [])
}

/// Lets `hot` act for the owner of `member`.
pub async fn add_proxy(member: &Handle, hot: &Keypair, proxy_type: &str) {
	let delegate = Value::unnamed_variant("Id", [Value::from_bytes(account(hot).0)]);
	let fields = [
		("delegate", delegate),
		("proxy_type", Value::unnamed_variant(proxy_type, [])),
		("delay", Value::u128(0)),
	];
	member.call(Call::new("Proxy", "add_proxy", fields)).await.expect("added");
}

/// Collects the readings of a meter that final blocks accepted.
pub fn accepted(handle: &Handle) -> Arc<Mutex<Vec<(u64, u64)>>> {
	let found: Arc<Mutex<Vec<(u64, u64)>>> = Arc::default();
	let mut events = handle.events();
	let list = found.clone();
	tokio::spawn(async move {
		while let Ok(block) = events.recv().await {
			let accepted = |event: &&Event| event.is("Metering", "ReadingAccepted");
			for event in block.events.iter().filter(accepted).filter(|_| block.is_final) {
				let (meter, at) = (event.number("meter"), event.number("read_at"));
				list.lock().expect("locked").push((meter.expect("a meter"), at.expect("a time")));
			}
		}
	});
	found
}
