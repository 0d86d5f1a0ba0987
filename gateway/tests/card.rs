// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A driver with a card charges: a charger of OCPP 1.6, the gateway as a program, and a node with
//! real slots. Without a node the test has nothing to do.

mod world;

use argon2::{password_hash::SaltString, Argon2, PasswordHasher};
use futures::{SinkExt, StreamExt};
use serde_json::{json, Value as Json};
use smartcharge_gateway::{
	chain::{Call, Event, Handle},
	intake::now,
	keys::MeterKeys,
};
use smartcharge_gateway_ocpp::token::Pepper;
use std::{
	fs::{self, File},
	path::Path,
	process::Command,
	sync::{Arc, Mutex},
	time::{Duration, Instant},
};
use subxt::dynamic::{At, Value};
use tokio::{net::TcpStream, time::sleep};
use tokio_tungstenite::{
	connect_async,
	tungstenite::{client::IntoClientRequest, Message},
	MaybeTlsStream, WebSocketStream,
};
use world::{
	account, add_proxy, approve_key, binary, connected, ed25519, free_port, genesis, key, member,
	none, some, start_node, Process,
};

const SEED: [u8; 32] = [6; 32];
const PEPPER: &str = "pepper of sixteen";
const PASSWORD: &str = "0123456789abcdef";
/// Station and meter of the development chain.
const STATION: u32 = 0;
const METER: u32 = 0;
/// Smallest units of money in a token.
const TOKENS: u128 = 1_000_000;

/// A charger that accepts all commands, and sends its register when it is asked.
struct Charger {
	socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
	register: u64,
	transaction: Option<i64>,
	commands: Vec<(String, Json)>,
	next: u32,
}

impl Charger {
	async fn connect(port: u16) -> Self {
		let mut request =
			format!("ws://127.0.0.1:{port}/CP-1").into_client_request().expect("a request");
		// `CP-1:0123456789abcdef`
		let basic = "Basic Q1AtMTowMTIzNDU2Nzg5YWJjZGVm".parse().expect("a header");
		request.headers_mut().insert("Authorization", basic);
		let protocol = "ocpp1.6".parse().expect("a header");
		request.headers_mut().insert("Sec-WebSocket-Protocol", protocol);
		let (socket, _) = connect_async(request).await.expect("connected");
		Self { socket, register: 1_000_000, transaction: None, commands: Vec::new(), next: 0 }
	}

	async fn send(&mut self, message: Json) {
		self.socket.send(Message::text(message.to_string())).await.expect("sent");
	}

	/// Sends a call, and returns its answer.
	async fn call(&mut self, action: &str, payload: Json) -> Json {
		self.next += 1;
		let id = format!("c{}", self.next);
		self.send(json!([2, id, action, payload])).await;
		loop {
			let message = self.receive(Duration::from_secs(10)).await.expect("an answer");
			if message[0] == 3 && message[1] == id.as_str() {
				return message[2].clone();
			}
			assert_ne!(message[0], 4, "{message}");
		}
	}

	/// Returns the next message that is not a command; commands are answered.
	async fn receive(&mut self, within: Duration) -> Option<Json> {
		let message = tokio::time::timeout(within, self.socket.next()).await.ok()??;
		let Message::Text(text) = message.expect("a message") else { return Some(json!([0])) };
		let message: Json = serde_json::from_str(&text).expect("JSON");
		if message[0] == 2 {
			let action = message[2].as_str().expect("an action").to_string();
			let answer = match action.as_str() {
				"GetConfiguration" => json!({"configurationKey": [], "unknownKey": []}),
				_ => json!({"status": "Accepted"}),
			};
			self.send(json!([3, message[1], answer])).await;
			let triggered = message[3]["requestedMessage"] == "MeterValues";
			self.commands.push((action, message[3].clone()));
			if triggered {
				self.next += 1;
				let id = format!("c{}", self.next);
				let values = self.values("Trigger");
				self.send(json!([2, id, "MeterValues", values])).await;
			}
			return Some(json!([0]));
		}
		Some(message)
	}

	/// Answers commands for a while.
	async fn idle(&mut self, time: Duration) {
		let end = Instant::now() + time;
		while Instant::now() < end {
			self.receive(end - Instant::now()).await;
		}
	}

	fn values(&self, context: &str) -> Json {
		let register = self.register.to_string();
		let mut payload = json!({
			"connectorId": 1,
			"meterValue": [{"timestamp": time(), "sampledValue": [{
				"value": register, "context": context,
				"measurand": "Energy.Active.Import.Register", "unit": "Wh",
			}]}],
		});
		if let Some(transaction) = self.transaction {
			payload["transactionId"] = json!(transaction);
		}
		payload
	}
}

/// The time as chargers write it.
fn time() -> String {
	let now = now();
	let (seconds, millis) = (now / 1_000, now % 1_000);
	let text = Command::new("date")
		.args(["-u", "-d", &format!("@{seconds}"), "+%Y-%m-%dT%H:%M:%S"])
		.output()
		.expect("date");
	format!("{}.{millis:03}Z", String::from_utf8_lossy(&text.stdout).trim())
}

fn request(driver_max: u128) -> Value {
	let preferences = Value::named_composite([
		("source", Value::unnamed_variant("Cheapest", [])),
		("demand_response", Value::bool(false)),
		("minimum_reward", Value::u128(0)),
		("max_price", none()),
		("max_cost", some(Value::u128(driver_max))),
		("when_equal", Value::unnamed_variant("Early", [])),
		("flexible_power", none()),
		("replan", Value::bool(false)),
		("version", Value::u128(0)),
	]);
	Value::named_composite([
		("energy", Value::u128(400)),
		("steps", Value::u128(3)),
		("step", Value::u128(300_000)),
		("preferences", preferences),
	])
}

fn charging_events(handle: &Handle) -> Arc<Mutex<Vec<Event>>> {
	let found: Arc<Mutex<Vec<Event>>> = Arc::default();
	let (mut events, list) = (handle.events(), found.clone());
	tokio::spawn(async move {
		while let Ok(block) = events.recv().await {
			let charging = block.events.iter().filter(|event| event.pallet == "Charging");
			if block.is_final {
				list.lock().expect("locked").extend(charging.cloned());
			}
		}
	});
	found
}

async fn wait_for(
	charger: &mut Charger,
	events: &Mutex<Vec<Event>>,
	name: &str,
	folder: &Path,
) -> Event {
	let deadline = Instant::now() + Duration::from_secs(60);
	loop {
		let found = events.lock().expect("locked").iter().find(|one| one.name == name).cloned();
		if let Some(found) = found {
			return found;
		}
		if Instant::now() > deadline {
			let log = fs::read_to_string(folder.join("gateway.log")).unwrap_or_default();
			panic!("no {name}; {:?}\n{:#?}\n{log}", charger.commands, events.lock());
		}
		charger.idle(Duration::from_millis(300)).await;
	}
}

fn configuration(folder: &Path, url: &str, genesis: [u8; 32], port: u16) -> String {
	let file = |name: &str, text: &str| {
		let path = folder.join(name);
		fs::write(&path, text).expect("written");
		path.to_string_lossy().to_string()
	};
	let salt = SaltString::from_b64("c2FsdHNhbHRzYWx0").expect("a salt");
	let hash = Argon2::default().hash_password(PASSWORD.as_bytes(), &salt).expect("hashed");
	let token = Pepper::new(PEPPER.as_bytes()).expect("a pepper").hash("04A1B2C3");
	let tokens = format!("{token:?} {}\n", account(&key("//Alice")));
	format!(
		"[chain]\nurls = [\"{url}\"]\ngenesis = \"0x{}\"\nreal = \"{}\"\nhot_key = \"{}\"\n\
		 [meters]\nseed = \"{}\"\n[outbox]\nfile = \"{}\"\nlinger_ms = 100\n\
		 [tokens]\npepper = \"{}\"\nfile = \"{}\"\n\
		 [ocpp]\nlisten = \"127.0.0.1:{port}\"\nmin_profile = 1\n\
		 [[ocpp.station]]\nidentity = \"CP-1\"\npassword_hash = \"{hash}\"\n\
		 [[ocpp.station.evse]]\nid = 1\nstation = {STATION}\nmeter = {METER}\nmax_w = 22000\n",
		hex::encode(genesis),
		account(&key("//Cso")),
		file("hot-key", "//Hot"),
		file("seed", &hex::encode(SEED)),
		folder.join("outbox.sqlite").display(),
		file("pepper", PEPPER),
		file("tokens", &tokens),
	)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_driver_with_a_card_charges() {
	let Some(binary) = binary() else {
		eprintln!("no node: name one by SMARTCHARGE_NODE");
		return;
	};
	let folder = tempfile::tempdir().expect("a folder");
	let port = free_port();
	let _node = start_node(&binary, folder.path(), port);
	let url = format!("ws://127.0.0.1:{port}");
	let genesis = genesis(&url).await;
	let as_member = |name| member(folder.path(), &url, genesis, name);
	let (cso, dso) = (as_member("Cso"), as_member("Dso"));
	let (supplier, driver) = (as_member("SupplierA"), as_member("Alice"));
	for handle in [&cso, &dso, &supplier, &driver] {
		connected(handle).await;
	}
	let events = charging_events(&cso);
	for proxy_type in ["Metering", "Station"] {
		add_proxy(&cso, &key("//Hot"), proxy_type).await;
	}
	// The meter of the station gets the key of the gateway.
	let meter_key = MeterKeys::new(SEED, genesis).of("CP-1/1");
	let rotate = [
		("meter", Value::u128(METER.into())),
		("key", ed25519(meter_key.public())),
		("proof", Value::from_bytes(meter_key.prove(&account(&key("//Cso")).0))),
	];
	cso.call(Call::new("Metering", "rotate_key", rotate)).await.expect("requested");
	approve_key(&dso, METER, &meter_key).await;
	// The supplier offers its grid mix for two hours, and the driver gives a mandate.
	let from = now() / 300_000 * 300_000;
	let offer = [
		("source", none()),
		("from", Value::u128(from.into())),
		("prices", Value::unnamed_composite((0..24).map(|_| Value::u128(280_000)))),
	];
	supplier.call(Call::new("Charging", "publish_offer", offer)).await.expect("offered");
	let mandate = [
		("operator", some(Value::from_bytes(account(&key("//Cso")).0))),
		("request", request(50 * TOKENS)),
		("max_price_per_hour", Value::u128(10 * TOKENS)),
		("max_per_day", Value::u128(100 * TOKENS)),
		("until", Value::u128((now() + 7_200_000).into())),
	];
	driver.call(Call::new("Charging", "give_mandate", mandate)).await.expect("given");

	let ocpp = free_port();
	let config = folder.path().join("gateway.toml");
	fs::write(&config, configuration(folder.path(), &url, genesis, ocpp)).expect("written");
	let log = File::create(folder.path().join("gateway.log")).expect("a file");
	let child = Command::new(env!("CARGO_BIN_EXE_smartcharge-gateway"))
		.arg("--config")
		.arg(&config)
		.arg("run")
		.env("RUST_LOG", "debug,jsonrpsee=warn,hyper=warn,tungstenite=warn")
		.stdout(log.try_clone().expect("a file"))
		.stderr(log)
		.spawn()
		.expect("started");
	let _gateway = Process(child);
	let deadline = Instant::now() + Duration::from_secs(20);
	while TcpStream::connect(("127.0.0.1", ocpp)).await.is_err() {
		assert!(Instant::now() < deadline, "the gateway does not listen");
		sleep(Duration::from_millis(50)).await;
	}
	sleep(Duration::from_secs(3)).await;

	let mut charger = Charger::connect(ocpp).await;
	let boot = json!({"chargePointVendor": "V", "chargePointModel": "M"});
	assert_eq!(charger.call("BootNotification", boot).await["status"], "Accepted");
	let available = json!({"connectorId": 1, "errorCode": "NoError", "status": "Available"});
	charger.call("StatusNotification", available).await;
	charger.idle(Duration::from_secs(4)).await;
	let unknown = charger.call("Authorize", json!({"idTag": "DEADBEEF"})).await;
	assert_eq!(unknown["idTagInfo"]["status"], "Invalid");
	let preparing = json!({"connectorId": 1, "errorCode": "NoError", "status": "Preparing"});
	charger.call("StatusNotification", preparing).await;
	let begin = Instant::now();
	let answer = charger.call("Authorize", json!({"idTag": "04a1b2c3"})).await;
	eprintln!("authorised after {:?}", begin.elapsed());
	if answer["idTagInfo"]["status"] != "Accepted" {
		let log = fs::read_to_string(folder.path().join("gateway.log")).unwrap_or_default();
		panic!("{answer}\n{log}");
	}
	let start = json!({
		"connectorId": 1, "idTag": "04a1b2c3", "meterStart": charger.register, "timestamp": time(),
	});
	let begin = Instant::now();
	let answer = charger.call("StartTransaction", start).await;
	assert_eq!(answer["idTagInfo"]["status"], "Accepted", "{answer}");
	charger.transaction = answer["transactionId"].as_i64();
	let started = wait_for(&mut charger, &events, "StartedFor", folder.path()).await;
	let process = started.number("process").expect("a process");
	eprintln!("the process is final after {:?}", begin.elapsed());
	let driver_of = started.fields.at("driver").map(ToString::to_string).expect("a driver");
	assert_eq!(driver_of, {
		let alice = Value::unnamed_composite([Value::from_bytes(account(&key("//Alice")).0)]);
		alice.to_string()
	});
	// The charger gets its limit: the schedule with the power of the station.
	let deadline = Instant::now() + Duration::from_secs(20);
	let with_power = |one: &(String, Json)| {
		one.0 == "SetChargingProfile" && one.1["csChargingProfiles"]["transactionId"].is_number()
	};
	while !charger.commands.iter().any(with_power) {
		assert!(Instant::now() < deadline, "{:#?}", charger.commands);
		charger.idle(Duration::from_millis(300)).await;
	}
	let charging = json!({"connectorId": 1, "errorCode": "NoError", "status": "Charging"});
	charger.call("StatusNotification", charging).await;
	charger.idle(Duration::from_secs(5)).await;
	charger.register += 5;
	let values = charger.values("Sample.Periodic");
	charger.call("MeterValues", values).await;
	charger.idle(Duration::from_secs(5)).await;
	charger.register += 4;
	let stop = json!({
		"transactionId": charger.transaction, "meterStop": charger.register, "timestamp": time(),
		"reason": "EVDisconnected",
	});
	charger.call("StopTransaction", stop).await;
	charger.transaction = None;
	let begin = Instant::now();
	let finished = wait_for(&mut charger, &events, "Finished", folder.path()).await;
	eprintln!("the end is final after {:?}", begin.elapsed());
	assert_eq!(finished.number("process"), Some(process));
	assert_eq!(finished.variant("reason").as_deref(), Some("Stopped"));
	let record = finished.fields.at("record").expect("a record").to_string();
	assert!(record.contains("energy: 9"), "{record}");
}
