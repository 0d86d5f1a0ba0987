// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! World of the tests: a gateway that decides by a table, a central system on a free port, and
//! charge points that others wrote.
#![allow(dead_code)]

use async_trait::async_trait;
use smartcharge_gateway_ocpp::{
	config::Settings,
	gateway::*,
	model::Models,
	server::{Central, Running as Server},
	store::{Memory, Row, Store, Table},
	token::Pepper,
};
use std::{
	collections::{BTreeMap, BTreeSet},
	path::PathBuf,
	process::Stdio,
	sync::{
		atomic::{AtomicBool, AtomicU64, Ordering},
		Arc, Mutex,
	},
	time::{Duration, SystemTime, UNIX_EPOCH},
};
use tokio::{
	io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
	process::{Child, ChildStdout, Command},
	sync::mpsc,
};

pub const PASSWORD: &str = "secret-of-the-station";
pub const SECOND: Duration = Duration::from_secs(1);

pub fn now() -> Ms {
	SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis().try_into().unwrap()
}

/// Hash of the password of all stations.
pub fn hash() -> String {
	use argon2::{
		password_hash::{PasswordHasher, SaltString},
		Algorithm, Argon2, Params, Version,
	};
	let params = Params::new(Params::MIN_M_COST, 1, 1, None).unwrap();
	let salt = SaltString::from_b64("c29tZXNhbHRzYWx0").unwrap();
	let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
	argon.hash_password(PASSWORD.as_bytes(), &salt).unwrap().to_string()
}

/// Gateway whose chain starts every process that is permitted, with steps of a minute.
#[derive(Default)]
pub struct World {
	pub readings: Mutex<Vec<Reading>>,
	pub records: Mutex<Vec<SignedRecord>>,
	pub starts: Mutex<Vec<Start>>,
	pub stops: Mutex<Vec<Stop>>,
	pub reports: Mutex<Vec<Report>>,
	pub asked: Mutex<Vec<Ask>>,
	/// Refusal by token; who is not in it may charge.
	pub refused: Mutex<BTreeMap<String, Refusal>>,
	/// Stations with a process.
	pub busy: Mutex<BTreeSet<StationId>>,
	/// Powers of the steps of each process.
	pub powers: Mutex<Vec<u32>>,
	/// Starts that are refused before one is accepted.
	pub not_now: AtomicU64,
	/// Whether the disk is full.
	pub full: AtomicBool,
	pub processes: AtomicU64,
	news: Mutex<BTreeMap<StationId, mpsc::Sender<News>>>,
}

#[async_trait]
impl Gateway for World {
	fn now(&self) -> Ms {
		now()
	}

	async fn decide(&self, ask: &Ask) -> Result<Permit, Refusal> {
		self.asked.lock().unwrap().push(ask.clone());
		let refused = self.refused.lock().unwrap();
		if let Some(reason) = ask.plain.iter().find_map(|plain| refused.get(plain)) {
			return Err(*reason);
		}
		if self.busy.lock().unwrap().contains(&ask.station) {
			return Err(Refusal::Busy);
		}
		let tariff = Some("0.38 a kWh".into());
		Ok(Permit { token: *ask.tokens.last().unwrap(), tariff, group: None })
	}

	async fn start_for(&self, start: &Start) -> Result<ProcessId, Refusal> {
		self.starts.lock().unwrap().push(start.clone());
		if self
			.not_now
			.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1))
			.is_ok()
		{
			return Err(Refusal::NotNow);
		}
		self.busy.lock().unwrap().insert(start.station);
		let process = self.processes.fetch_add(1, Ordering::SeqCst) + 1;
		self.schedule(start.station, process).await;
		Ok(process)
	}

	async fn stop(&self, stop: &Stop) -> Result<(), Unavailable> {
		self.disk()?;
		self.stops.lock().unwrap().push(stop.clone());
		self.busy.lock().unwrap().remove(&stop.station);
		let finished = News::Finished { process: stop.process, reason: Finish::Stopped };
		self.announce_later(stop.station, finished);
		Ok(())
	}

	async fn reading(&self, reading: &Reading) -> Result<(), Unavailable> {
		self.disk()?;
		self.readings.lock().unwrap().push(reading.clone());
		Ok(())
	}

	async fn record(&self, record: &SignedRecord) -> Result<(), Unavailable> {
		self.disk()?;
		self.records.lock().unwrap().push(record.clone());
		Ok(())
	}

	async fn news(&self, station: StationId) -> mpsc::Receiver<News> {
		let (sender, receiver) = mpsc::channel(16);
		sender.send(News::Now(Snapshot::default())).await.unwrap();
		self.news.lock().unwrap().insert(station, sender);
		receiver
	}

	fn report(&self, report: Report) {
		self.reports.lock().unwrap().push(report);
	}
}

impl World {
	fn disk(&self) -> Result<(), Unavailable> {
		if self.full.load(Ordering::SeqCst) {
			return Err(Unavailable("the disk is full".into()));
		}
		Ok(())
	}

	/// Steps of a minute from now.
	pub fn steps(&self) -> Vec<Step> {
		let start = now() / 1_000 * 1_000;
		let powers = self.powers.lock().unwrap().clone();
		let with = |(index, power): (usize, u32)| {
			let begin = start + index as u64 * 60_000;
			Step { start: begin, end: begin + 60_000, power }
		};
		powers.into_iter().enumerate().map(with).collect()
	}

	pub async fn schedule(&self, station: StationId, process: ProcessId) {
		// After the answer to the start, as on a chain.
		self.announce_later(station, News::Scheduled { process, steps: self.steps() });
	}

	fn announce_later(&self, station: StationId, news: News) {
		let sender = self.news.lock().unwrap().get(&station).cloned();
		if let Some(sender) = sender {
			tokio::spawn(async move {
				tokio::time::sleep(Duration::from_millis(100)).await;
				sender.send(news).await.unwrap();
			});
		}
	}

	pub async fn announce(&self, station: StationId, news: News) {
		let sender = self.news.lock().unwrap().get(&station).cloned().unwrap();
		sender.send(news).await.unwrap();
	}

	pub fn reported(&self, what: Anomaly) -> usize {
		self.reports.lock().unwrap().iter().filter(|report| report.what == what).count()
	}

	pub fn registers(&self) -> Vec<(u64, Kind)> {
		let readings = self.readings.lock().unwrap();
		readings.iter().map(|reading| (reading.register, reading.kind)).collect()
	}
}

/// Rows on a disk that may be full.
pub struct Disk(pub Memory, pub Arc<World>);

#[async_trait]
impl Store for Disk {
	async fn write(&self, rows: Vec<Row>) -> Result<(), Unavailable> {
		self.1.disk()?;
		self.0.write(rows).await
	}

	async fn rows(
		&self,
		table: Table,
		station: &str,
	) -> Result<Vec<(String, String)>, Unavailable> {
		self.0.rows(table, station).await
	}

	async fn row(
		&self,
		table: Table,
		station: &str,
		key: &str,
	) -> Result<Option<String>, Unavailable> {
		self.0.row(table, station, key).await
	}
}

pub struct Test {
	pub world: Arc<World>,
	pub disk: Arc<Disk>,
	pub server: Server,
	settings: String,
}

/// Central system with the stations of a text of settings, without the head.
impl Test {
	pub async fn new(stations: &str) -> Self {
		Self::with("min_profile = 1\n", stations).await
	}

	/// With settings of the server before the stations.
	pub async fn with(head: &str, stations: &str) -> Self {
		let world = Arc::new(World::default());
		*world.powers.lock().unwrap() = vec![11_000, 0, 11_000];
		let disk = Arc::new(Disk(Memory::default(), world.clone()));
		let listen = "listen = \"127.0.0.1:0\"\nmax_message = 65536\n";
		let settings = format!("{listen}{head}{}", stations.replace("HASH", &hash()));
		let server = start(&settings, world.clone(), disk.clone()).await;
		Self { world, disk, server, settings }
	}

	/// Station `CP-0001` of a model, with an EVSE of station 7 and meter 12.
	pub async fn of_model(model: &str) -> Self {
		Self::new(&station("CP-0001", model, "")).await
	}

	/// The same central system after a crash: nothing is left but the rows.
	pub async fn restart(&mut self) {
		let server = start(&self.settings, self.world.clone(), self.disk.clone()).await;
		std::mem::replace(&mut self.server, server).shutdown(Duration::from_millis(100)).await;
	}

	/// Starts a script with a charge point of PyPI's `ocpp`. `None`, with a message, where there is
	/// none.
	pub async fn python(&self, script: &str) -> Option<Script> {
		self.python_of(script, "2.0.1").await
	}

	/// With a charge point of a version of OCPP 2.
	pub async fn python_of(&self, script: &str, version: &str) -> Option<Script> {
		let python = oracles().join("ocpp/bin/python");
		if !python.exists() {
			eprintln!("skipped: there is no {}; run scripts/setup.sh --oracles", python.display());
			return None;
		}
		let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/chargepoint").join(script);
		let mut child = Command::new(python)
			.arg("-B")
			.arg(file)
			.args([&format!("ws://{}/ocpp", self.server.address()), "CP-0001", PASSWORD, version])
			.stdin(Stdio::piped())
			.stdout(Stdio::piped())
			.kill_on_drop(true)
			.spawn()
			.unwrap();
		let lines = BufReader::new(child.stdout.take().unwrap()).lines();
		Some(Script { child, lines })
	}
}

pub fn station(identity: &str, model: &str, more: &str) -> String {
	format!(
		"[[station]]\nidentity = \"{identity}\"\nmodel = \"{model}\"\npassword_hash = \"HASH\"\n{more}\n\
		[[station.evse]]\nid = 1\nstation = 7\nmeter = 12\n"
	)
}

async fn start(settings: &str, world: Arc<World>, disk: Arc<Disk>) -> Server {
	let settings: Settings = toml::from_str(settings).unwrap();
	let central = Central {
		settings,
		models: Models::load(None).unwrap(),
		pepper: Pepper::new(b"pepper of all tests").unwrap(),
		gateway: world,
		store: disk,
	};
	central.start().await.unwrap()
}

fn oracles() -> PathBuf {
	match std::env::var_os("SMARTCHARGE_ORACLES") {
		Some(folder) => folder.into(),
		None => PathBuf::from(std::env::var_os("HOME").unwrap()).join(".cache/smartcharge/oracles"),
	}
}

/// Script that runs. It writes a line of JSON for each thing it saw.
pub struct Script {
	child: Child,
	lines: tokio::io::Lines<BufReader<ChildStdout>>,
}

impl Script {
	/// Next line with this name; lines of other names are passed over.
	pub async fn line(&mut self, name: &str) -> serde_json::Value {
		let wait = async {
			while let Some(line) = self.lines.next_line().await.unwrap() {
				let value: serde_json::Value = serde_json::from_str(&line).unwrap();
				if std::env::var_os("SHOW").is_some() {
					eprintln!("{value}");
				}
				if value[0] == name {
					return value[1].clone();
				}
			}
			panic!("the script ended before {name}");
		};
		tokio::time::timeout(20 * SECOND, wait).await.unwrap_or_else(|_| panic!("no {name}"))
	}

	/// Lets the script continue.
	pub async fn proceed(&mut self) {
		self.write("").await;
	}

	/// Writes a line to the script.
	pub async fn write(&mut self, line: &str) {
		let line = format!("{line}\n");
		self.child.stdin.as_mut().unwrap().write_all(line.as_bytes()).await.unwrap();
	}

	/// Waits for its end, which must be a good one; returns the lines that were left.
	pub async fn end(mut self) -> Vec<serde_json::Value> {
		let wait = async {
			let mut all = Vec::new();
			while let Some(line) = self.lines.next_line().await.unwrap() {
				all.push(serde_json::from_str(&line).unwrap());
			}
			assert!(self.child.wait().await.unwrap().success(), "the script failed");
			all
		};
		tokio::time::timeout(30 * SECOND, wait).await.expect("the script does not end")
	}
}

/// Waits until something holds.
pub async fn until(what: &str, holds: impl Fn() -> bool) {
	for _ in 0..200 {
		if holds() {
			return;
		}
		tokio::time::sleep(Duration::from_millis(25)).await;
	}
	panic!("never: {what}");
}

/// Base64, for the header of a password.
pub fn base64(bytes: &[u8]) -> String {
	const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	let mut text = String::new();
	for chunk in bytes.chunks(3) {
		let all = chunk.iter().fold(0usize, |all, byte| all << 8 | usize::from(*byte));
		let all = all << (8 * (3 - chunk.len()));
		for index in 0..4 {
			let digit = DIGITS.get((all >> (18 - 6 * index)) & 63).copied().unwrap_or(b'=');
			text.push(char::from(if index > chunk.len() { b'=' } else { digit }));
		}
	}
	text
}
