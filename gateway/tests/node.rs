// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The gateway and a node with real slots. `SMARTCHARGE_NODE` or `NODE_BINARY` names the node;
//! without one that exists the test has nothing to do.

use smartcharge_gateway::{
	chain::{Call, Driver, Event, Handle, Node, Options},
	config::Outbox,
	intake::{now, Intake},
	keys::{MeterKey, MeterKeys},
	metrics::Metrics,
	store::{
		outbox::{self, Entry, State},
		quarantine, Store,
	},
};
use std::{
	env,
	fs::{self, File},
	net::{SocketAddr, TcpListener},
	path::{Path, PathBuf},
	process::{Child, Command, Stdio},
	sync::Arc,
	time::{Duration, Instant},
};
use subxt::{dynamic::Value, utils::AccountId32};
use subxt_signer::{sr25519::Keypair, SecretUri};
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	net::TcpStream,
	sync::watch,
	time::sleep,
};

const SEED: [u8; 32] = [5; 32];
const TOKEN: &str = "t0ken";
/// Connection of the station of the development chain.
const EAN: u128 = 871_687_140_000_000_002;

fn binary() -> Option<PathBuf> {
	let named = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_file());
	named("SMARTCHARGE_NODE").or_else(|| named("NODE_BINARY"))
}

fn free_port() -> u16 {
	let listener = TcpListener::bind("127.0.0.1:0").expect("bound");
	listener.local_addr().expect("an address").port()
}

/// A process that ends with the test.
struct Process(Child);

impl Process {
	fn signal(&self, name: &str) {
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

fn start_node(binary: &Path, folder: &Path, port: u16) -> Process {
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

fn key(uri: &str) -> Keypair {
	Keypair::from_uri(&uri.parse::<SecretUri>().expect("a URI")).expect("a key")
}

fn account(key: &Keypair) -> AccountId32 {
	AccountId32(key.public_key().0)
}

async fn genesis(url: &str) -> [u8; 32] {
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

/// A driver for the calls of a member.
fn member(folder: &Path, url: &str, genesis: [u8; 32], name: &str) -> Handle {
	let file = folder.join(format!("{name}.sqlite"));
	let store = Store::open(&file).expect("a store");
	let metrics = Metrics::new();
	let intake = Arc::new(Intake::new(store.clone(), [], metrics.clone()));
	let outbox = Outbox {
		file,
		batch: 50,
		batch_behind: 150,
		linger: Duration::from_millis(100),
		in_flight: 3,
		keep: Duration::from_secs(86_400),
		merge_rows: 1_000,
		merge_age: Duration::from_secs(3_600),
		warn_age: Duration::from_secs(3_600),
		alarm_age: Duration::from_secs(3_600),
	};
	let urls = vec![url.to_string()];
	let max_behind = Duration::from_secs(20);
	let options = Options { urls, genesis, real: None, outbox, max_behind };
	let signer = key(&format!("//{name}"));
	let (driver, handle) = Driver::new(options, store, signer, intake, metrics);
	let (stop, stopped) = watch::channel(false);
	tokio::spawn(async move {
		driver.run(stopped, Duration::ZERO).await;
		drop(stop);
	});
	handle
}

async fn connected(handle: &Handle) -> Node {
	let deadline = Instant::now() + Duration::from_secs(60);
	loop {
		if let Some(node) = handle.node() {
			return node;
		}
		assert!(Instant::now() < deadline, "not connected");
		sleep(Duration::from_millis(100)).await;
	}
}

fn ed25519(key: [u8; 32]) -> Value {
	Value::unnamed_variant("Ed25519", [Value::from_bytes(key)])
}

async fn register(cso: &Handle, key: &MeterKey) -> u32 {
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

async fn approve(dso: &Handle, meter: u32, key: &MeterKey) {
	let fields = [
		("meter", Value::u128(meter.into())),
		("key", ed25519(key.public())),
		("base", Value::unnamed_variant("None", [])),
	];
	dso.call(Call::new("Metering", "approve_meter", fields)).await.expect("approved");
}

/// The gateway as a program.
struct Gateway {
	folder: PathBuf,
	config: PathBuf,
	push: SocketAddr,
	health: SocketAddr,
	process: Option<Process>,
}

impl Gateway {
	fn new(folder: &Path, url: &str, genesis: [u8; 32], meters: &[(u32, &str)]) -> Self {
		let file = |name: &str, text: &str| {
			let path = folder.join(name);
			fs::write(&path, text).expect("written");
			path.to_string_lossy().to_string()
		};
		let hot_key = file("hot-key", "//Hot");
		let seed = file("seed", &hex::encode(SEED));
		let token = file("token", TOKEN);
		let push: SocketAddr = format!("127.0.0.1:{}", free_port()).parse().expect("an address");
		let health: SocketAddr = format!("127.0.0.1:{}", free_port()).parse().expect("an address");
		let mut text = format!(
			"[chain]\nurls = [\"ws://127.0.0.1:1\", \"{url}\"]\ngenesis = \"0x{}\"\nreal = \"{}\"\n\
			 hot_key = \"{hot_key}\"\n[meters]\nseed = \"{seed}\"\n[outbox]\nfile = \"{}\"\n\
			 linger_ms = 100\n[metrics]\nlisten = \"{health}\"\n",
			hex::encode(genesis),
			account(&key("//Cso")),
			folder.join("outbox.sqlite").display(),
		);
		for (id, serial) in meters {
			text += &format!(
				"[[push]]\nlisten = \"{push}\"\npath = \"/{id}\"\ntoken = \"{token}\"\n\
				 field = \"$.wh\"\ntime = \"$.at\"\nunit = \"Wh\"\nmeter = {id}\n\
				 serial = \"{serial}\"\n"
			);
		}
		let config = PathBuf::from(file("gateway.toml", &text));
		Self { folder: folder.to_path_buf(), config, push, health, process: None }
	}

	fn command(&self, arguments: &[&str]) -> Command {
		let mut command = Command::new(env!("CARGO_BIN_EXE_smartcharge-gateway"));
		command.arg("--config").arg(&self.config).args(arguments);
		command
	}

	async fn start(&mut self) {
		let log = File::options()
			.create(true)
			.append(true)
			.open(self.folder.join("gateway.log"))
			.expect("a file");
		let child = self
			.command(&["run"])
			.env("RUST_LOG", "info,smartcharge_gateway=debug")
			.stdout(log)
			.stderr(Stdio::inherit())
			.spawn()
			.expect("started");
		self.process = Some(Process(child));
		let deadline = Instant::now() + Duration::from_secs(20);
		while TcpStream::connect(self.push).await.is_err() {
			assert!(Instant::now() < deadline, "the gateway does not listen");
			sleep(Duration::from_millis(20)).await;
		}
	}

	/// SIGKILL.
	fn kill(&mut self) {
		self.process = None;
	}

	/// Sends a register, and returns the status of the answer; `None` if there was none.
	async fn send(&self, meter: u32, at: u64, register: u64) -> Option<u16> {
		let body = format!("{{\"wh\":{register},\"at\":{at}}}");
		let request = format!(
			"POST /{meter} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\
			 Authorization: Bearer {TOKEN}\r\nContent-Length: {}\r\n\r\n{body}",
			body.len()
		);
		request_to(self.push, &request).await.map(|(status, _)| status)
	}

	async fn get(&self, path: &str) -> Option<(u16, String)> {
		let request = format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
		request_to(self.health, &request).await
	}

	fn rows(&self, state: Option<State>) -> Vec<Entry> {
		let path = self.folder.join("outbox.sqlite");
		let db = smartcharge_gateway::store::connect(&path).expect("a database");
		outbox::list(&db, state, None, 99_999).expect("rows")
	}

	async fn settled(&self, within: Duration) -> Duration {
		let begin = Instant::now();
		loop {
			let rows = self.rows(None);
			let open = rows.iter().filter(|row| row.state < State::Final).count();
			if open == 0 {
				return begin.elapsed();
			}
			if begin.elapsed() > within {
				let log = fs::read_to_string(self.folder.join("gateway.log")).unwrap_or_default();
				panic!("{open} of {} rows are open; {rows:#?}\n{log}", rows.len());
			}
			sleep(Duration::from_millis(100)).await;
		}
	}
}

async fn request_to(address: SocketAddr, request: &str) -> Option<(u16, String)> {
	let mut stream = TcpStream::connect(address).await.ok()?;
	stream.write_all(request.as_bytes()).await.ok()?;
	let mut answer = String::new();
	stream.read_to_string(&mut answer).await.ok()?;
	let status = answer.split(' ').nth(1)?.parse().ok()?;
	Some((status, answer))
}

/// Collects the readings of a meter that final blocks accepted.
fn accepted(handle: &Handle) -> Arc<std::sync::Mutex<Vec<(u64, u64)>>> {
	let found: Arc<std::sync::Mutex<Vec<(u64, u64)>>> = Arc::default();
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn readings_reach_the_chain_once_whatever_happens() {
	let Some(binary) = binary() else {
		eprintln!("no node: name one by SMARTCHARGE_NODE");
		return;
	};
	let folder = tempfile::tempdir().expect("a folder");
	let port = env::var("SMARTCHARGE_GATEWAY_RPC_PORT").ok().and_then(|port| port.parse().ok());
	let port = port.unwrap_or_else(free_port);
	let node = start_node(&binary, folder.path(), port);
	let url = format!("ws://127.0.0.1:{port}");
	let genesis = genesis(&url).await;
	let (cso, dso) =
		(member(folder.path(), &url, genesis, "Cso"), member(folder.path(), &url, genesis, "Dso"));
	let api = connected(&cso).await;
	connected(&dso).await;
	let found = accepted(&cso);

	// A node of another chain is not used.
	let other = Node::connect(&url, [1; 32]).await.err().expect("refused");
	assert!(other.to_string().contains("of the chain 0x"), "{other}");
	// The runtime's refusal has its name.
	let wrong = Call::new("Metering", "suspend_meter", [("meter", Value::u128(99))]);
	let refused = dso.call(wrong).await.expect_err("refused");
	assert_eq!(refused.to_string(), "the chain refused: Metering.UnknownMeter");

	// The hot key may submit readings for the operator, and nothing else.
	let delegate = Value::unnamed_variant("Id", [Value::from_bytes(account(&key("//Hot")).0)]);
	let proxy = Call::new(
		"Proxy",
		"add_proxy",
		[
			("delegate", delegate),
			("proxy_type", Value::unnamed_variant("Metering", [])),
			("delay", Value::u128(0)),
		],
	);
	cso.call(proxy).await.expect("added");
	let keys = MeterKeys::new(SEED, genesis);
	let serials = ["S-1", "S-2", "S-3"];
	let mut meters = Vec::new();
	for serial in serials {
		meters.push((register(&cso, &keys.of(serial)).await, serial));
	}
	// The third one waits for its approval.
	for (meter, serial) in &meters[..2] {
		approve(&dso, *meter, &keys.of(serial)).await;
	}
	let [first, second, third] = [meters[0].0, meters[1].0, meters[2].0];

	let mut gateway = Gateway::new(folder.path(), &url, genesis, &meters);
	let checked = gateway.command(&["check-config"]).output().expect("run");
	assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
	gateway.start().await;

	// 1. Forty readings of two meters are final within seconds; the first of them is the base.
	sleep(Duration::from_secs(5)).await;
	let begin = now() - 4_000;
	for step in 0..20u64 {
		for meter in [first, second] {
			assert_eq!(gateway.send(meter, begin + step * 50, 1_000 + step / 4).await, Some(200));
		}
	}
	let elapsed = gateway.settled(Duration::from_secs(30)).await;
	eprintln!("40 readings are final after {elapsed:?}");
	let rows = gateway.rows(None);
	assert_eq!(rows.len(), 40);
	assert!(rows.iter().all(|row| row.state == State::Final), "{rows:#?}");
	let state = api.meter(first).await.expect("an answer").expect("a meter");
	assert_eq!((state.status.as_str(), state.latest), ("Active", Some(begin + 19 * 50)));
	assert_eq!(state.key, Some(keys.of("S-1").public()));
	// Repeated and late ones change nothing.
	assert_eq!(gateway.send(first, begin, 1_000).await, Some(200));
	assert_eq!(gateway.rows(None).len(), 40);
	let (status, text) = gateway.get("/readyz").await.expect("an answer");
	assert_eq!(status, 200, "{text}");
	let (_, metrics) = gateway.get("/metrics").await.expect("an answer");
	assert!(metrics.contains("gw_reading_latency_seconds_count 40"), "{metrics}");

	// 2. Killed ten times between the samples and their blocks: nothing is lost, or accepted twice.
	let mut sent = 40;
	for round in 0..10u64 {
		let begin = now() - 400;
		for step in 0..5u64 {
			let register = 1_010 + round;
			assert_eq!(gateway.send(first, begin + step * 10, register).await, Some(200));
			sent += 1;
		}
		sleep(Duration::from_millis(round * 300)).await;
		gateway.kill();
		gateway.start().await;
	}
	let elapsed = gateway.settled(Duration::from_secs(200)).await;
	eprintln!("after ten kills all are settled after {elapsed:?}");
	let rows = gateway.rows(None);
	assert_eq!(rows.len(), sent);
	let refused: Vec<_> = rows.iter().filter(|row| row.state == State::Refused).collect();
	assert!(refused.is_empty(), "{refused:#?}");

	// 3. A meter that is not approved waits, and the others do not wait for it.
	assert_eq!(gateway.send(third, now() - 100, 7).await, Some(200));
	let deadline = Instant::now() + Duration::from_secs(30);
	let stopped = loop {
		let path = folder.path().join("outbox.sqlite");
		let db = smartcharge_gateway::store::connect(&path).expect("a database");
		if let Some(one) = quarantine::of(&db, third).expect("read") {
			break one;
		}
		assert!(Instant::now() < deadline, "not stopped");
		sleep(Duration::from_millis(200)).await;
	};
	assert_eq!((stopped.reason.as_str(), stopped.by_chain), ("NotActive", true));
	approve(&dso, third, &keys.of("S-3")).await;
	sleep(Duration::from_secs(6)).await;
	// Readings of before the approval count only as the first one, which is the base.
	assert_eq!(gateway.send(third, now() - 100, 8).await, Some(200));
	gateway.settled(Duration::from_secs(30)).await;
	assert!(api.meter(third).await.expect("an answer").expect("a meter").latest.is_some());

	// 4. The node does not answer for a while.
	node.signal("STOP");
	let begin = now();
	for step in 0..30u64 {
		assert_eq!(gateway.send(second, begin + step, 1_010).await, Some(200));
	}
	sleep(Duration::from_secs(12)).await;
	let waiting = gateway.rows(Some(State::New)).len() + gateway.rows(Some(State::Sent)).len();
	assert_eq!(waiting, 30);
	node.signal("CONT");
	let elapsed = gateway.settled(Duration::from_secs(60)).await;
	eprintln!("after the outage all are settled after {elapsed:?}");
	let rows = gateway.rows(None);
	let second_rows = rows.iter().filter(|row| row.row.meter == second);
	assert!(second_rows.clone().all(|row| row.state == State::Final), "{rows:#?}");
	assert_eq!(second_rows.count(), 50);

	// 5. Each distinct reading was accepted once.
	sleep(Duration::from_secs(4)).await;
	let mut list = found.lock().expect("locked").clone();
	let all = list.len();
	list.sort_unstable();
	list.dedup();
	assert_eq!(list.len(), all, "a reading was accepted twice");
	let final_rows = rows.iter().filter(|row| row.state == State::Final).count();
	assert_eq!(list.len(), final_rows);

	// 6. SIGTERM: what is on its way is awaited.
	assert_eq!(gateway.send(second, now() - 10, 1_011).await, Some(200));
	let mut process = gateway.process.take().expect("running");
	process.signal("TERM");
	let begin = Instant::now();
	assert!(process.0.wait().expect("ended").success());
	assert!(begin.elapsed() < Duration::from_secs(12), "{:?}", begin.elapsed());
	let open = gateway.rows(None).iter().filter(|row| row.state < State::Final).count();
	assert_eq!(open, 0, "not awaited");

	// 7. Backup and restore.
	let copy = folder.path().join("copy.sqlite");
	let copy_text = copy.to_string_lossy().to_string();
	let before = gateway.rows(None);
	let backup = gateway.command(&["backup", &copy_text]).output().expect("run");
	assert!(backup.status.success(), "{}", String::from_utf8_lossy(&backup.stderr));
	fs::write(folder.path().join("outbox.sqlite"), "damaged").expect("written");
	let restore = gateway.command(&["restore", &copy_text]).output().expect("run");
	assert!(restore.status.success(), "{}", String::from_utf8_lossy(&restore.stderr));
	assert_eq!(gateway.rows(None), before);
}
