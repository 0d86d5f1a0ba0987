// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Registers from a broker. A message is acknowledged when its reading is stored, and the broker
//! keeps it until then.

use super::{register_of, Schedule};
use crate::{
	config::{Mqtt, Topic},
	intake::{now, Intake, Sample},
	keys,
	metrics::Metrics,
	store::outbox::Kind,
};
use async_trait::async_trait;
use rumqttc::{AsyncClient, Event, Incoming, MqttOptions, Publish, QoS, Transport};
use std::{sync::Arc, time::Duration};
use tokio::time::sleep;

const KEEP_ALIVE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_secs(5);
const QUEUE: usize = 16;

/// Whoever follows a topic.
#[async_trait]
pub(crate) trait Follower: Send {
	/// Takes a message, which is acknowledged afterwards.
	async fn take(&mut self, message: &Publish);
}

struct Meter {
	source: Mqtt,
	schedule: Schedule,
	intake: Arc<Intake>,
	metrics: Metrics,
}

#[async_trait]
impl Follower for Meter {
	async fn take(&mut self, message: &Publish) {
		let received = now();
		let Mqtt { topic, field, meter } = &self.source;
		match register_of(&message.payload, field, received) {
			// A retained message may be of any time.
			Ok(_) if message.retain && field.time.is_none() => {},
			Ok((register, at)) => {
				let (meter, power, kind) = (meter.id, None, Kind::Sample);
				let sample = Sample { meter, at, register, power, kind, received };
				self.schedule.take(&self.intake, &self.metrics, sample).await;
			},
			Err(fault) => {
				tracing::warn!(topic = topic.name, %fault, "a message does not count");
				self.metrics.refused("message");
			},
		}
	}
}

/// Follows a meter's topic for ever.
pub async fn run(source: Mqtt, intake: Arc<Intake>, metrics: Metrics) {
	let schedule = Schedule::new(source.meter.every);
	let (topic, name) = (source.topic.clone(), source.meter.id.to_string());
	let meter = Meter { source, schedule, intake, metrics: metrics.clone() };
	follow(&topic, &name, &metrics, meter).await;
}

/// Follows a topic for ever. `name` distinguishes the connections of this gateway at the broker.
pub(crate) async fn follow(
	topic: &Topic,
	name: &str,
	metrics: &Metrics,
	mut follower: impl Follower,
) {
	loop {
		if let Err(error) = session(topic, name, &mut follower).await {
			tracing::warn!(host = topic.host, topic = topic.name, error, "the broker");
		}
		metrics.reconnects.with_label_values(&["mqtt"]).inc();
		sleep(PAUSE).await;
	}
}

async fn session(topic: &Topic, name: &str, follower: &mut impl Follower) -> Result<(), String> {
	let text = |error: &dyn std::fmt::Display| error.to_string();
	// The same name after a restart, so that the broker keeps what arrived meanwhile.
	let name = format!("smartcharge-gateway-{name}");
	let mut options = MqttOptions::new(name, &topic.host, topic.port);
	options.set_keep_alive(KEEP_ALIVE).set_clean_session(false).set_manual_acks(true);
	if topic.tls {
		options.set_transport(Transport::tls_with_default_config());
	}
	if let (Some(user), Some(password)) = (&topic.user, &topic.password) {
		let password = keys::secret(password).map_err(|error| text(&error))?;
		options.set_credentials(user, password.as_str());
	}
	let (client, mut events) = AsyncClient::new(options, QUEUE);
	loop {
		match events.poll().await.map_err(|error| text(&error))? {
			Event::Incoming(Incoming::ConnAck(_)) => {
				let subscribed = client.subscribe(&topic.name, QoS::AtLeastOnce).await;
				subscribed.map_err(|error| text(&error))?;
			},
			Event::Incoming(Incoming::Publish(message)) => {
				follower.take(&message).await;
				client.ack(&message).await.map_err(|error| text(&error))?;
			},
			_ => {},
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		config::{Field, SourceMeter, Unit},
		intake::SignedMeter,
		keys::MeterKeys,
		store::{outbox, Store},
	};
	use tokio::{
		io::{AsyncReadExt, AsyncWriteExt},
		net::{TcpListener, TcpStream},
	};

	/// Reads a packet of MQTT with less than 128 bytes: its first byte and its rest.
	async fn packet(stream: &mut TcpStream) -> (u8, Vec<u8>) {
		let mut head = [0; 2];
		stream.read_exact(&mut head).await.expect("a packet");
		let mut rest = vec![0; head[1].into()];
		stream.read_exact(&mut rest).await.expect("a packet");
		(head[0], rest)
	}

	fn publish(id: u8, payload: &str) -> Vec<u8> {
		let mut rest = vec![0, 1, b't', 0, id];
		rest.extend(payload.as_bytes());
		let mut packet = vec![0x32, u8::try_from(rest.len()).expect("short")];
		packet.extend(rest);
		packet
	}

	#[tokio::test]
	async fn a_message_is_acknowledged_when_its_reading_is_stored() {
		let folder = tempfile::tempdir().expect("a folder");
		let store = Store::open(&folder.path().join("outbox.sqlite")).expect("a store");
		let metrics = Metrics::new();
		let key = MeterKeys::new([1; 32], [2; 32]).of("x");
		let meter = SignedMeter { id: 32, key, max_power: 10_000 };
		let intake = Arc::new(Intake::new(store.clone(), [meter], metrics.clone()));
		let listener = TcpListener::bind("127.0.0.1:0").await.expect("bound");
		let source = Mqtt {
			topic: Topic {
				host: "127.0.0.1".into(),
				port: listener.local_addr().expect("an address").port(),
				tls: false,
				user: None,
				password: None,
				name: "t".into(),
			},
			field: Field { register: vec!["e".into()], time: None, unit: Unit::KWh },
			meter: SourceMeter {
				id: 32,
				serial: "x".into(),
				every: Duration::from_secs(300),
				max_power: 10_000,
			},
		};
		let following = tokio::spawn(run(source, intake, metrics.clone()));
		let (mut stream, _) = listener.accept().await.expect("connected");
		let (connect, rest) = packet(&mut stream).await;
		// Not a clean session: the broker keeps what arrives meanwhile.
		assert_eq!((connect, rest[7] & 2), (0x10, 0));
		stream.write_all(&[0x20, 2, 0, 0]).await.expect("sent");
		let (subscribe, rest) = packet(&mut stream).await;
		assert_eq!((subscribe, &rest[2..]), (0x82, [0, 1, b't', 1].as_slice()));
		stream.write_all(&[0x90, 3, rest[0], rest[1], 1]).await.expect("sent");
		for (id, payload) in [(1, "no JSON"), (2, r#"{"e": 12.345}"#)] {
			stream.write_all(&publish(id, payload)).await.expect("sent");
			let (acknowledge, rest) = packet(&mut stream).await;
			assert_eq!((acknowledge, rest), (0x40, vec![0, id]));
		}
		// It is there before the acknowledgement.
		let rows = store.with(|db| outbox::list(db, None, None, 9)).await.expect("rows");
		assert_eq!((rows.len(), rows[0].row.register), (1, 12_345));
		assert_eq!(metrics.refusals("message"), 1);
		following.abort();
	}
}
