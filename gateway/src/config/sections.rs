// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The sections, their keys, and what is right for each.

use super::{faults::Faults, section::Section, Config, Keys};
use crate::tokens::Tokens;
use smartcharge_gateway_dso as dso;
use smartcharge_gateway_ocpi as ocpi;
use smartcharge_gateway_ocpp::{
	config::{Evse, Settings, Station},
	model::Models,
};
use std::{collections::BTreeMap, net::SocketAddr, path::PathBuf, str::FromStr, time::Duration};
use subxt::utils::AccountId32;

const DAY_S: u64 = 86_400;
const HOUR_S: u64 = 3_600;

/// `[chain]`: nodes, and the key that signs transactions.
#[derive(Clone, Debug)]
pub struct Chain {
	/// Nodes, in the order of preference.
	pub urls: Vec<String>,
	/// Hash of the first block.
	pub genesis: [u8; 32],
	/// Member for which the hot key acts as a proxy; without it the hot key acts for itself.
	pub real: Option<AccountId32>,
	/// File with the secret of the hot key.
	pub hot_key: PathBuf,
	/// How much older than the clock a finalised block may be, until the gateway is not ready.
	pub max_behind: Duration,
}

/// `[outbox]`: the store of what was measured, and how it is sent.
#[derive(Clone, Debug)]
pub struct Outbox {
	/// Database.
	pub file: PathBuf,
	/// Readings in a transaction.
	pub batch: usize,
	/// Readings in a transaction when more than one batch waits.
	pub batch_behind: usize,
	/// How long a batch that is not full waits for more.
	pub linger: Duration,
	/// Transactions that wait for their block at the same time.
	pub in_flight: usize,
	/// How long rows are kept that are final.
	pub keep: Duration,
	/// Waiting rows from which on samples are merged.
	pub merge_rows: u64,
	/// Age of the oldest waiting row from which on samples are merged.
	pub merge_age: Duration,
	/// Age of the oldest waiting row that is a warning.
	pub warn_age: Duration,
	/// Age of the oldest waiting row that is an alarm.
	pub alarm_age: Duration,
}

/// `[tokens]`: drivers of cards.
#[derive(Clone, Debug)]
pub struct TokenList {
	/// File with the secret of the hashes, which all members share.
	pub pepper: PathBuf,
	/// List of hashes and accounts of drivers.
	pub file: PathBuf,
}

/// Meter that is not behind a charging station.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceMeter {
	/// Id on the chain.
	pub id: u32,
	/// Serial number, from which its key is derived.
	pub serial: String,
	/// Time between two readings.
	pub every: Duration,
	/// Highest power that can flow, in W.
	pub max_power: u64,
}

/// Register of a P1 port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
	/// Energy from the grid: 1.8.
	Import,
	/// Energy to the grid: 2.8.
	Export,
}

/// Unit of a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
	/// Watt-hours.
	Wh,
	/// Kilowatt-hours.
	KWh,
	/// Megawatt-hours.
	MWh,
}

/// `[[p1]]`: a P1 port that answers over TCP.
#[derive(Clone, Debug)]
pub struct P1 {
	/// Host and port.
	pub tcp: String,
	/// Meter; its serial is the equipment identifier in the telegrams.
	pub meter: SourceMeter,
	/// Register that counts.
	pub direction: Direction,
	/// Whether the clock of the meter counts while it agrees with that of this machine.
	pub trust_clock: bool,
	/// Whether telegrams must say of which meter they are.
	pub check_serial: bool,
}

/// A topic of a broker.
#[derive(Clone, Debug)]
pub struct Topic {
	/// Host of the broker.
	pub host: String,
	/// Port of the broker.
	pub port: u16,
	/// Whether the connection is encrypted.
	pub tls: bool,
	/// User.
	pub user: Option<String>,
	/// File with the password.
	pub password: Option<PathBuf>,
	/// Name of the topic.
	pub name: String,
}

/// `[[mqtt]]`: a meter that publishes to a broker.
#[derive(Clone, Debug)]
pub struct Mqtt {
	/// Where it publishes.
	pub topic: Topic,
	/// Where the register is in a message.
	pub field: Field,
	/// Meter.
	pub meter: SourceMeter,
}

/// Place of register and time in a JSON message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
	/// Names from the root to the register; none if the message is the number itself.
	pub register: Vec<String>,
	/// Names from the root to the time; none for the time of receipt.
	pub time: Option<Vec<String>>,
	/// Unit of the register.
	pub unit: Unit,
}

/// `[[push]]`: a meter that sends by HTTP.
#[derive(Clone, Debug)]
pub struct Push {
	/// Address that is listened on.
	pub listen: SocketAddr,
	/// Path of the requests.
	pub path: String,
	/// File with the bearer token.
	pub token: PathBuf,
	/// Where the register is in a request.
	pub field: Field,
	/// Meter.
	pub meter: SourceMeter,
}

/// `[[sunspec]]`: an inverter or a meter with SunSpec models over Modbus TCP.
#[derive(Clone, Debug)]
pub struct Sunspec {
	/// Host and port.
	pub tcp: String,
	/// Modbus unit.
	pub unit_id: u8,
	/// Meter.
	pub meter: SourceMeter,
}

/// `[loading]`: the loading of the DSO's area, published by a broker.
#[derive(Clone, Debug)]
pub struct LoadingTopic {
	/// Where it is published, as a number in percent.
	pub topic: Topic,
	/// Names from the root of a message to the number.
	pub field: Vec<String>,
}

/// `[metrics]`: metrics and health.
#[derive(Clone, Debug)]
pub struct Metrics {
	/// Address that is listened on.
	pub listen: SocketAddr,
}

impl FromStr for Direction {
	type Err = ();

	fn from_str(text: &str) -> Result<Self, ()> {
		match text {
			"import" => Ok(Self::Import),
			"export" => Ok(Self::Export),
			_ => Err(()),
		}
	}
}

impl FromStr for Unit {
	type Err = ();

	fn from_str(text: &str) -> Result<Self, ()> {
		match text {
			"Wh" => Ok(Self::Wh),
			"kWh" => Ok(Self::KWh),
			"MWh" => Ok(Self::MWh),
			_ => Err(()),
		}
	}
}

/// A 0x-prefixed hash.
struct Hash([u8; 32]);

impl FromStr for Hash {
	type Err = ();

	fn from_str(text: &str) -> Result<Self, ()> {
		let mut hash = [0; 32];
		let digits = text.strip_prefix("0x").ok_or(())?;
		hex::decode_to_slice(digits, &mut hash).map_err(|_| ())?;
		Ok(Self(hash))
	}
}

/// `$.a.b`, or `$`.
struct JsonPath(Vec<String>);

impl FromStr for JsonPath {
	type Err = ();

	fn from_str(text: &str) -> Result<Self, ()> {
		let rest = text.strip_prefix('$').ok_or(())?;
		if rest.is_empty() {
			return Ok(Self(Vec::new()));
		}
		let names = rest.strip_prefix('.').ok_or(())?.split('.').map(String::from);
		let names: Vec<_> = names.collect();
		if names.iter().any(String::is_empty) {
			return Err(());
		}
		Ok(Self(names))
	}
}

fn host_and_port(text: &str) -> Option<(&str, u16)> {
	let (host, port) = text.rsplit_once(':')?;
	let port = port.parse().ok().filter(|port| *port > 0)?;
	(!host.is_empty()).then_some((host, port))
}

/// Reads all sections; `None` if one of them has a fault.
pub(super) fn read(root: &Section, faults: &Faults, keys: &mut Keys) -> Option<Config> {
	let mut reader = Reader { root, faults, keys, meters: BTreeMap::new() };
	let chain = reader.one("chain", chain);
	if chain.is_none() && root.span_of("chain") == root.span() {
		root.fault(root.span(), "`[chain]` is missing; it names the nodes and the hot key");
	}
	let meters = reader.one("meters", |section| Some(section.secret("seed", "32 bytes in hex")));
	let outbox = reader.one("outbox", outbox);
	if outbox.is_none() && root.span_of("outbox") == root.span() {
		root.fault(root.span(), "`[outbox]` is missing; it names the file of the store");
	}
	let ocpp = reader.one("ocpp", |section| ocpp(section, faults));
	let tokens = reader.one("tokens", tokens);
	if ocpp.is_some() && root.span_of("tokens") == root.span() {
		root.fault(
			root.span_of("ocpp"),
			"`[ocpp]` needs `[tokens]`, which names the drivers of cards",
		);
	}
	let p1 = reader.many("p1", p1);
	let mqtt = reader.many("mqtt", mqtt);
	let push = reader.many("push", push);
	let sunspec = reader.many("sunspec", sunspec);
	let dso = reader.one("dso", dso);
	let loading = reader.one("loading", loading);
	if loading.is_some() && root.span_of("dso") == root.span() {
		root.fault(root.span_of("loading"), "`[loading]` needs `[dso]`, which names the area");
	}
	let ocpi = reader.one("ocpi", ocpi);
	let metrics = reader.one("metrics", metrics);
	if meters.is_none() && root.span_of("meters") == root.span() {
		for key in ["ocpp", "p1", "mqtt", "push", "sunspec"] {
			if root.span_of(key) != root.span() {
				root.fault(
					root.span_of(key),
					format_args!("`[{key}]` needs `[meters]`, whose seed makes the keys of meters"),
				);
			}
		}
	}
	Some(Config {
		chain: chain?,
		meter_seed: meters.flatten(),
		outbox: outbox?,
		ocpp,
		tokens,
		p1,
		mqtt,
		push,
		sunspec,
		dso,
		loading,
		ocpi,
		metrics,
	})
}

struct Reader<'r, 'a, 't> {
	root: &'r Section<'a, 't>,
	faults: &'a Faults<'t>,
	keys: &'r mut Keys,
	/// Section that reads each meter.
	meters: BTreeMap<u32, &'static str>,
}

impl<'a, 't> Reader<'_, 'a, 't> {
	fn sections(&self, name: &'static str) -> Vec<Section<'a, 't>> {
		let tables = self.root.tables(name);
		tables
			.into_iter()
			.map(|(table, span)| Section::new(name, table, span, self.faults))
			.collect()
	}

	/// The only section of a name.
	fn one<T>(
		&mut self,
		name: &'static str,
		read: impl FnOnce(&Section) -> Option<T>,
	) -> Option<T> {
		let mut sections = self.sections(name).into_iter();
		let section = sections.next()?;
		if let Some(second) = sections.next() {
			second.fault(second.span(), format_args!("`[{name}]` is there once, not twice"));
		}
		let value = read(&section);
		self.keys.entry(name).or_default().extend(section.finish());
		value
	}

	/// All sections of a name; two of one meter are a fault, also if their names differ.
	fn many<T: HasMeter>(
		&mut self,
		name: &'static str,
		read: impl Fn(&Section) -> Option<T>,
	) -> Vec<T> {
		let mut values = Vec::new();
		for section in self.sections(name) {
			if let Some(value) = read(&section) {
				let meter = value.meter().id;
				if let Some(other) = self.meters.insert(meter, name) {
					section.fault(
						section.span_of("meter"),
						format_args!("meter {meter} has another section `[[{other}]]`"),
					);
				}
				values.push(value);
			}
			self.keys.entry(name).or_default().extend(section.finish());
		}
		values
	}
}

trait HasMeter {
	fn meter(&self) -> &SourceMeter;
}

macro_rules! has_meter {
	($($name:ident),*) => {
		$(impl HasMeter for $name {
			fn meter(&self) -> &SourceMeter {
				&self.meter
			}
		})*
	};
}

has_meter!(P1, Mqtt, Push, Sunspec);

fn chain(section: &Section) -> Option<Chain> {
	let right = "a list of ws:// or wss:// addresses of nodes";
	let mut urls = Vec::new();
	for (url, span) in section.texts("urls", right) {
		// Without encryption the node is on this machine or in a network of its own.
		if !(url.starts_with("ws://") || url.starts_with("wss://")) {
			section.fault(span, format_args!("`urls` is {right}"));
		}
		urls.push(url.to_string());
	}
	let genesis = section.parsed("genesis", "the hash of the first block, 0x and 64 hex digits");
	let real = section.optional_parsed("real", "the SS58 address of a member");
	let hot_key = section.secret("hot_key", "a secret phrase or URI");
	let behind = section.number_or("max_behind_s", 6..=HOUR_S, 20, "seconds");
	let Hash(genesis) = genesis?;
	let max_behind = Duration::from_secs(behind);
	Some(Chain { urls, genesis, real, hot_key: hot_key?, max_behind })
}

fn outbox(section: &Section) -> Option<Outbox> {
	let file = section.path("file", "the path of the database");
	let batch = section.number_or("batch", 1..=150, 50, "readings");
	let behind = section.number_or("batch_behind", 1..=150, 150, "readings");
	let linger = section.number_or("linger_ms", 0..=60_000, 1_000, "milliseconds");
	let in_flight = section.number_or("in_flight", 1..=16, 3, "transactions");
	let keep = section.number_or("keep_days", 2..=3_650, 30, "days");
	let merge_rows = section.number_or("merge_rows", 1_000..=10_000_000, 100_000, "rows");
	let merge_age = section.number_or("merge_age_s", 60..=DAY_S, HOUR_S, "seconds");
	let warn = section.number_or("warn_age_s", 10..=DAY_S, HOUR_S, "seconds");
	let alarm = section.number_or("alarm_age_s", 10..=DAY_S, 6 * HOUR_S, "seconds");
	if alarm < warn {
		section.fault(
			section.span_of("alarm_age_s"),
			format_args!("`alarm_age_s` is at least `warn_age_s`, {warn}"),
		);
	}
	if behind < batch {
		section.fault(
			section.span_of("batch_behind"),
			format_args!("`batch_behind` is at least `batch`, {batch}"),
		);
	}
	Some(Outbox {
		file: file?,
		batch: usize::try_from(batch).ok()?,
		batch_behind: usize::try_from(behind).ok()?,
		linger: Duration::from_millis(linger),
		in_flight: usize::try_from(in_flight).ok()?,
		keep: Duration::from_secs(keep * DAY_S),
		merge_rows,
		merge_age: Duration::from_secs(merge_age),
		warn_age: Duration::from_secs(warn),
		alarm_age: Duration::from_secs(alarm),
	})
}

/// The section of the central system, whose own crate knows its keys. Each table is read by itself,
/// so that each gets its own message.
fn ocpp(section: &Section, faults: &Faults) -> Option<Settings> {
	let settings = section.deserialised::<Settings>(&["station"]);
	let mut stations = Vec::new();
	let mut fine = true;
	for (table, span) in section.tables("station") {
		let one = Section::new("ocpp.station", table, span, faults);
		let station = one.deserialised::<Station>(&["evse"]);
		let tables = one.tables("evse").into_iter();
		let evses: Vec<Option<Evse>> = tables
			.map(|(table, span)| {
				Section::new("ocpp.station.evse", table, span, faults).deserialised(&[])
			})
			.collect();
		fine &= station.is_some() && evses.iter().all(Option::is_some);
		if let Some(station) = station {
			stations.push(Station { evses: evses.into_iter().flatten().collect(), ..station });
		}
	}
	let settings = Settings { stations, ..settings? };
	// What belongs together is judged when each part is right.
	if !fine {
		return None;
	}
	match Models::load(settings.models.as_deref()) {
		Ok(models) => {
			for wrong in settings.check(&models) {
				section.fault(section.span(), wrong);
			}
		},
		Err(error) => section.fault(section.span_of("models"), error),
	}
	Some(settings)
}

fn tokens(section: &Section) -> Option<TokenList> {
	let pepper = section.secret("pepper", "the secret of the hashes, at least 16 bytes");
	let file = section.path("file", "the path of the list of tokens");
	if let Some(Err(error)) = file.as_deref().map(Tokens::read) {
		section.fault(section.span_of("file"), error);
	}
	Some(TokenList { pepper: pepper?, file: file? })
}

fn meter(section: &Section) -> Option<SourceMeter> {
	let id = section.number("meter", 0..=u32::MAX.into(), "the id of the meter on the chain");
	let serial = section.text("serial", "the serial number of the meter");
	let every = section.number_or("every_s", 10..=900, 300, "seconds between readings");
	let power = section.number_or("max_power_w", 1..=100_000_000, 1_000_000, "W");
	Some(SourceMeter {
		id: u32::try_from(id?).ok()?,
		serial: serial?.to_string(),
		every: Duration::from_secs(every),
		max_power: power,
	})
}

fn field(section: &Section) -> Option<Field> {
	let right = "a path such as \"$.total.energy\", or \"$\" for the whole message";
	let register = section.parsed::<JsonPath>("field", right);
	let time = section.optional_parsed::<JsonPath>("time", right);
	let unit = section.parsed("unit", "\"Wh\", \"kWh\" or \"MWh\"");
	Some(Field { register: register?.0, time: time.map(|JsonPath(path)| path), unit: unit? })
}

fn tcp(section: &Section) -> Option<String> {
	let right = "host:port";
	let text = section.text("tcp", right)?;
	if host_and_port(text).is_none() {
		section.fault(section.span_of("tcp"), format_args!("`tcp` is {right}"));
		return None;
	}
	Some(text.to_string())
}

fn p1(section: &Section) -> Option<P1> {
	let tcp = tcp(section);
	let meter = meter(section);
	let direction = section.parsed("direction", "\"import\" or \"export\"");
	let trust_clock = section.flag_or("trust_clock", true);
	let check_serial = section.flag_or("check_serial", true);
	Some(P1 { tcp: tcp?, meter: meter?, direction: direction?, trust_clock, check_serial })
}

fn topic(section: &Section) -> Option<Topic> {
	let right = "mqtt://host:port or mqtts://host:port";
	let address = section.text("broker", right).and_then(|url| {
		let (scheme, rest) = url.split_once("://")?;
		let tls = match scheme {
			"mqtt" => false,
			"mqtts" => true,
			_ => return None,
		};
		host_and_port(rest).map(|(host, port)| (host.to_string(), port, tls))
	});
	if address.is_none() && section.span_of("broker") != section.span() {
		section.fault(section.span_of("broker"), format_args!("`broker` is {right}"));
	}
	let user = section.optional_text("user", "a name").map(String::from);
	let password = section.optional_secret("password", "the password of the user");
	if user.is_none() && password.is_some() {
		section.fault(section.span_of("password"), "`password` needs `user`");
	}
	let name = section.text("topic", "a topic without wildcards");
	if name.is_some_and(|name| name.contains(['#', '+'])) {
		section.fault(section.span_of("topic"), "`topic` is one topic: no `#`, no `+`");
	}
	let (host, port, tls) = address?;
	Some(Topic { host, port, tls, user, password, name: name?.to_string() })
}

fn mqtt(section: &Section) -> Option<Mqtt> {
	let topic = topic(section);
	let field = field(section);
	let meter = meter(section);
	Some(Mqtt { topic: topic?, field: field?, meter: meter? })
}

fn listen(section: &Section) -> Option<SocketAddr> {
	section.parsed("listen", "an address and a port, e.g. 127.0.0.1:9100")
}

fn push(section: &Section) -> Option<Push> {
	let listen = listen(section);
	let path = section.text("path", "a path that begins with /");
	if path.is_some_and(|path| !path.starts_with('/') || path.contains(['{', '}', '*'])) {
		section.fault(section.span_of("path"), "`path` begins with / and has no pattern");
		return None;
	}
	let token = section.secret("token", "the bearer token of the sender");
	let field = field(section);
	let meter = meter(section);
	Some(Push {
		listen: listen?,
		path: path?.to_string(),
		token: token?,
		field: field?,
		meter: meter?,
	})
}

fn sunspec(section: &Section) -> Option<Sunspec> {
	let tcp = tcp(section);
	let unit_id = section.number_or("unit_id", 0..=247, 1, "a Modbus unit");
	let meter = meter(section);
	Some(Sunspec { tcp: tcp?, unit_id: u8::try_from(unit_id).ok()?, meter: meter? })
}

fn dso(section: &Section) -> Option<dso::Settings> {
	let settings = section.deserialised::<dso::Settings>(&[])?;
	for fault in settings.check().err().into_iter().flatten() {
		section.fault(section.span_of(fault.key), fault);
	}
	section.check_secret("secret", &settings.secret);
	Some(settings)
}

fn loading(section: &Section) -> Option<LoadingTopic> {
	let topic = topic(section);
	let right = "a path such as \"$.percent\", or \"$\" for the whole message";
	let JsonPath(field) = section.parsed("field", right)?;
	Some(LoadingTopic { topic: topic?, field })
}

fn ocpi(section: &Section) -> Option<ocpi::Settings> {
	let settings = section.deserialised::<ocpi::Settings>(&[])?;
	for fault in settings.check().err().into_iter().flatten() {
		section.fault(section.span_of(fault.key), fault);
	}
	section.check_secret("partners", &settings.partners);
	Some(settings)
}

fn metrics(section: &Section) -> Option<Metrics> {
	listen(section).map(|listen| Metrics { listen })
}
