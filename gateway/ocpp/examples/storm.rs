// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Many stations that come at once after a blackout: seconds until all are accepted, memory and
//! processor time of the central system, in a process of its own.
//!
//! `cargo run --release -p smartcharge-gateway-ocpp --example storm -- 1000`

#[path = "../tests/world/mod.rs"]
mod world;

use argon2::{
	password_hash::{PasswordHasher, SaltString},
	Argon2,
};
use futures::{SinkExt, StreamExt};
use serde_json::{json, Value};
use smartcharge_gateway_ocpp::{
	config::Settings, model::Models, server::Central, store::Memory, token::Pepper,
};
use std::{
	env,
	error::Error,
	fs,
	io::{BufRead, BufReader},
	process::{Command, Stdio},
	sync::Arc,
	time::{Duration, Instant},
};
use tokio::{net::TcpStream, task::JoinSet};
use tokio_tungstenite::{
	tungstenite::{client::IntoClientRequest, Message},
	MaybeTlsStream, WebSocketStream,
};

type Fault = Box<dyn Error + Send + Sync>;
type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// Seconds for which samples are sent, one per station and minute spread evenly.
const SAMPLED: Duration = Duration::from_secs(60);

#[tokio::main]
async fn main() -> Result<(), Fault> {
	let mut args = env::args().skip(1);
	let first = args.next().unwrap_or_else(|| "1000".into());
	if first == "serve" {
		return serve(args.next().ok_or("a number")?.parse()?).await;
	}
	storm(first.parse()?).await
}

fn name(number: u32) -> String {
	format!("CP-{number:05}")
}

/// Central system of a number of stations; its address goes to the output.
async fn serve(number: u32) -> Result<(), Fault> {
	let salt = SaltString::from_b64("c29tZXNhbHRzYWx0").map_err(|error| error.to_string())?;
	// As operators make it: 19 MiB, two rounds.
	let hash = Argon2::default()
		.hash_password(world::PASSWORD.as_bytes(), &salt)
		.map_err(|error| error.to_string())?;
	let mut text = "listen = \"127.0.0.1:0\"\nmin_profile = 1\n".to_string();
	for station in 0..number {
		text.push_str(&format!(
			"[[station]]\nidentity = \"{}\"\npassword_hash = \"{hash}\"\n\
			[[station.evse]]\nid = 1\nstation = {station}\nmeter = {station}\n",
			name(station)
		));
	}
	let settings: Settings = toml::from_str(&text)?;
	let gateway = Arc::new(world::World::default());
	let central = Central {
		settings,
		models: Models::load(None)?,
		pepper: Pepper::new(b"pepper of the storm").ok_or("pepper")?,
		gateway,
		store: Arc::new(Memory::default()),
	};
	let running = central.start().await?;
	println!("{}", running.address());
	std::future::pending().await
}

async fn storm(number: u32) -> Result<(), Fault> {
	let mut child = Command::new(env::current_exe()?)
		.args(["serve", &number.to_string()])
		.stdout(Stdio::piped())
		.spawn()?;
	let mut address = String::new();
	BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut address)?;
	let (address, pid) = (address.trim().to_string(), child.id());
	let idle = memory(pid)?;
	let outcome = measure(number, &address, pid, idle).await;
	child.kill()?;
	child.wait()?;
	outcome
}

async fn measure(number: u32, address: &str, pid: u32, idle: u64) -> Result<(), Fault> {
	let begin = Instant::now();
	let mut stations = JoinSet::new();
	for station in 0..number {
		let address = address.to_string();
		stations.spawn(async move { boot(&address, station).await });
	}
	let mut all = Vec::new();
	while let Some(station) = stations.join_next().await {
		all.push(station??);
	}
	println!("{number} stations accepted within {:.1} s", begin.elapsed().as_secs_f64());
	println!("memory {} MB, before {} MB", memory(pid)? / 1_024, idle / 1_024);
	let (before, begin) = (ticks(pid)?, Instant::now());
	let mut samples = JoinSet::new();
	for (index, (station, socket)) in all.into_iter().enumerate() {
		let index = u32::try_from(index)?;
		let pause = SAMPLED * index / number;
		samples.spawn(async move {
			tokio::time::sleep(pause).await;
			sample(station, socket).await
		});
	}
	let mut waited = Vec::new();
	while let Some(sample) = samples.join_next().await {
		waited.push(sample??);
	}
	let elapsed = begin.elapsed();
	waited.sort();
	let late = waited.get(waited.len() * 99 / 100).copied().unwrap_or_default();
	// A tick is a hundredth of a second.
	let share = (ticks(pid)? - before) as f64 / elapsed.as_secs_f64();
	println!("a sample a minute each: {share:.1} % of a core, answered within {late:?} (p99)");
	println!("memory {} MB", memory(pid)? / 1_024);
	Ok(())
}

/// Connects and starts until it is accepted, as a charger does: what is refused comes again.
async fn boot(address: &str, station: u32) -> Result<(u32, Socket), Fault> {
	loop {
		let mut request = format!("ws://{address}/ocpp/{}", name(station)).into_client_request()?;
		let secret = world::base64(format!("{}:{}", name(station), world::PASSWORD).as_bytes());
		let headers = request.headers_mut();
		headers.insert("Authorization", format!("Basic {secret}").parse()?);
		headers.insert("Sec-WebSocket-Protocol", "ocpp1.6".parse()?);
		let Ok((mut socket, _)) = tokio_tungstenite::connect_async(request).await else {
			tokio::time::sleep(Duration::from_secs(1)).await;
			continue;
		};
		let payload = json!({ "chargePointVendor": "V", "chargePointModel": "M" });
		loop {
			let Some(answer) = call(&mut socket, "BootNotification", payload.clone()).await? else {
				break;
			};
			match answer["status"].as_str() {
				Some("Accepted") => return Ok((station, socket)),
				_ => {
					let seconds = answer["interval"].as_u64().unwrap_or(1);
					tokio::time::sleep(Duration::from_secs(seconds)).await;
				},
			}
		}
	}
}

async fn sample(_station: u32, mut socket: Socket) -> Result<Duration, Fault> {
	let begin = Instant::now();
	let at = jiff::Timestamp::now().to_string();
	let payload = json!({
		"connectorId": 1,
		"meterValue": [{ "timestamp": at, "sampledValue": [{ "value": "1000000" }] }],
	});
	call(&mut socket, "MeterValues", payload).await?.ok_or("closed")?;
	Ok(begin.elapsed())
}

/// Sends a call and accepts all orders until its answer comes; none when the connection ends.
async fn call(socket: &mut Socket, action: &str, payload: Value) -> Result<Option<Value>, Fault> {
	socket.send(Message::text(json!([2, action, action, payload]).to_string())).await?;
	while let Some(Ok(message)) = socket.next().await {
		let Message::Text(text) = message else { continue };
		let message: Value = serde_json::from_str(&text)?;
		match message[0].as_u64() {
			Some(2) => {
				let answer = json!([3, message[1], { "status": "Accepted" }]).to_string();
				socket.send(Message::text(answer)).await?;
			},
			Some(3) if message[1] == action => return Ok(Some(message[2].clone())),
			Some(4) => return Err(message.to_string().into()),
			_ => {},
		}
	}
	Ok(None)
}

/// Memory of a process in KiB.
fn memory(pid: u32) -> Result<u64, Fault> {
	let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
	let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no memory")?;
	Ok(line.trim().trim_end_matches(" kB").parse()?)
}

/// Processor time of a process in ticks.
fn ticks(pid: u32) -> Result<u64, Fault> {
	let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
	let fields: Vec<&str> =
		stat.rsplit(") ").next().unwrap_or_default().split_whitespace().collect();
	let of = |index: usize| fields.get(index).and_then(|field| field.parse::<u64>().ok());
	Ok(of(11).ok_or("no time")? + of(12).ok_or("no time")?)
}
