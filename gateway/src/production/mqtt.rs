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

async fn session(
	topic: &Topic,
	name: &str,
	follower: &mut impl Follower,
) -> Result<(), String> {
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
