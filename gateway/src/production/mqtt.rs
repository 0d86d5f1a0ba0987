// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Registers from a broker. A message is acknowledged when its reading is stored, and the broker
//! keeps it until then.

use super::{register_of, Schedule};
use crate::{
	config::Mqtt,
	intake::{now, Intake, Sample},
	keys,
	metrics::Metrics,
	store::outbox::Kind,
};
use rumqttc::{AsyncClient, Event, Incoming, MqttOptions, QoS, Transport};
use std::{sync::Arc, time::Duration};
use tokio::time::sleep;

const KEEP_ALIVE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_secs(5);
const QUEUE: usize = 16;

/// Follows a topic for ever.
pub async fn run(source: Mqtt, intake: Arc<Intake>, metrics: Metrics) {
	let mut schedule = Schedule::new(source.meter.every);
	loop {
		if let Err(error) = session(&source, &intake, &metrics, &mut schedule).await {
			tracing::warn!(host = source.host, topic = source.topic, error, "the broker");
		}
		metrics.reconnects.with_label_values(&["mqtt"]).inc();
		sleep(PAUSE).await;
	}
}

async fn session(
	source: &Mqtt,
	intake: &Intake,
	metrics: &Metrics,
	schedule: &mut Schedule,
) -> Result<(), String> {
	let text = |error: &dyn std::fmt::Display| error.to_string();
	// The same name after a restart, so that the broker keeps what arrived meanwhile.
	let name = format!("smartcharge-gateway-{}", source.meter.id);
	let mut options = MqttOptions::new(name, &source.host, source.port);
	options.set_keep_alive(KEEP_ALIVE).set_clean_session(false).set_manual_acks(true);
	if source.tls {
		options.set_transport(Transport::tls_with_default_config());
	}
	if let (Some(user), Some(password)) = (&source.user, &source.password) {
		let password = keys::secret(password).map_err(|error| text(&error))?;
		options.set_credentials(user, password.as_str());
	}
	let (client, mut events) = AsyncClient::new(options, QUEUE);
	loop {
		match events.poll().await.map_err(|error| text(&error))? {
			Event::Incoming(Incoming::ConnAck(_)) => {
				let subscribed = client.subscribe(&source.topic, QoS::AtLeastOnce).await;
				subscribed.map_err(|error| text(&error))?;
			},
			Event::Incoming(Incoming::Publish(message)) => {
				let received = now();
				match register_of(&message.payload, &source.field, received) {
					// A retained message may be of any time.
					Ok(_) if message.retain && source.field.time.is_none() => {},
					Ok((register, at)) => {
						let (meter, power) = (source.meter.id, None);
						let kind = Kind::Sample;
						let sample = Sample { meter, at, register, power, kind, received };
						schedule.take(intake, metrics, sample).await;
					},
					Err(fault) => {
						tracing::warn!(topic = source.topic, %fault, "a message does not count");
						metrics.refused("message");
					},
				}
				client.ack(&message).await.map_err(|error| text(&error))?;
			},
			_ => {},
		}
	}
}
