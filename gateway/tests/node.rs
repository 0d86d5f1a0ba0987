// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The gateway and a node with real slots. Without a node the test has nothing to do.

mod world;

use smartcharge_gateway::{
	chain::{Call, Node},
	intake::now,
	keys::MeterKeys,
	store::{
		outbox::{self, Entry, State},
		quarantine,
	},
};
use std::{
	env,
	fs::{self, File},
	net::SocketAddr,
	path::{Path, PathBuf},
	process::{Command, Stdio},
	time::{Duration, Instant},
};
use subxt::dynamic::Value;
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	net::TcpStream,
	time::sleep,
};
use world::{
	accepted, account, add_proxy, approve_key, binary, connected, free_port, genesis, key, member,
	register, start_node, Process,
};

const SEED: [u8; 32] = [5; 32];
const TOKEN: &str = "t0ken";

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
	add_proxy(&cso, &key("//Hot"), "Metering").await;
	let keys = MeterKeys::new(SEED, genesis);
	let serials = ["S-1", "S-2", "S-3"];
	let mut meters = Vec::new();
	for serial in serials {
		meters.push((register(&cso, &keys.of(serial)).await, serial));
	}
	// The third one waits for its approval.
	for (meter, serial) in &meters[..2] {
		approve_key(&dso, *meter, &keys.of(serial)).await;
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
		// Time for the Wh of this round, however soon the gateway is back.
		sleep(Duration::from_millis(600)).await;
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
	approve_key(&dso, third, &keys.of("S-3")).await;
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
