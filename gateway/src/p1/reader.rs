// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A connection to a P1 port that is kept, and samples out of its telegrams.

use super::{parse, Frames, Telegram};
use crate::{
	config::{Direction, P1},
	intake::{now, Intake, Sample},
	metrics::Metrics,
	production::Schedule,
	store::outbox::Kind,
};
use std::{io, sync::Arc, time::Duration};
use tokio::{
	io::AsyncReadExt,
	net::TcpStream,
	time::{sleep, timeout},
};

/// A port that is silent for so long is connected again. Old meters send each 10 s.
const SILENCE: Duration = Duration::from_secs(35);
const CONNECT: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
/// Difference of the clocks from which on the time of receipt counts, in ms.
const DRIFT: u64 = 10_000;
/// Difference of the clocks from which on nothing is signed, in ms.
const MOST_DRIFT: u64 = 300_000;

/// Reasons why a correct telegram gives no sample.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
	/// It is of another meter: that one was replaced.
	#[error("the telegram is of the meter {0}, not of the configured one: was it replaced?")]
	OtherMeter(String),
	/// It has no identifier.
	#[error("the telegram has no identifier of the meter: see `check_serial`")]
	NoSerial,
	/// It has no register of the direction.
	#[error("the telegram has no register of the configured direction")]
	NoRegister,
	/// The clock of the meter is far off.
	#[error(
		"the clock of the meter is {0} s off: set `trust_clock = false` to use that of receipt"
	)]
	Clock(u64),
}

/// Makes a sample from a telegram that was received at `received`.
///
/// # Errors
///
/// Fails when the telegram is of another meter, or its clock is far off.
pub fn sample(telegram: &Telegram, port: &P1, received: u64) -> Result<Sample, Unfit> {
	match telegram.serial.as_deref() {
		Some(serial) if is_same(serial, &port.meter.serial) => {},
		Some(serial) => return Err(Unfit::OtherMeter(serial.to_string())),
		None if port.check_serial => return Err(Unfit::NoSerial),
		None => {},
	}
	let (register, power) = match port.direction {
		Direction::Import => (telegram.import, telegram.import_power),
		Direction::Export => (telegram.export, telegram.export_power),
	};
	let drift = telegram.time.abs_diff(received);
	let at = match () {
		() if !port.trust_clock => received,
		() if drift > MOST_DRIFT => return Err(Unfit::Clock(drift / 1_000)),
		() if drift > DRIFT => {
			tracing::warn!(meter = port.meter.id, seconds = drift / 1_000, "the clock is off");
			received
		},
		() => telegram.time,
	};
	let (meter, kind) = (port.meter.id, Kind::Sample);
	let register = register.ok_or(Unfit::NoRegister)?;
	Ok(Sample { meter, at, register, power, kind, received })
}

/// Whether two serial numbers are the same one, also if one of them is written in hex.
fn is_same(found: &str, configured: &str) -> bool {
	let decoded = hex::decode(found).ok().and_then(|bytes| String::from_utf8(bytes).ok());
	found.eq_ignore_ascii_case(configured)
		|| decoded.is_some_and(|decoded| decoded.eq_ignore_ascii_case(configured))
}

/// Reads a P1 port for ever.
pub async fn run(port: P1, intake: Arc<Intake>, metrics: Metrics) {
	let mut schedule = Schedule::new(port.meter.every);
	let mut pause = PAUSE;
	loop {
		match session(&port, &intake, &metrics, &mut schedule, &mut pause).await {
			Ok(()) => tracing::warn!(tcp = port.tcp, "the P1 port closed the connection"),
			Err(error) => tracing::warn!(tcp = port.tcp, %error, "the P1 port"),
		}
		metrics.reconnects.with_label_values(&["p1"]).inc();
		sleep(pause).await;
		pause = (pause * 2).min(LONGEST_PAUSE);
	}
}

async fn session(
	port: &P1,
	intake: &Intake,
	metrics: &Metrics,
	schedule: &mut Schedule,
	pause: &mut Duration,
) -> io::Result<()> {
	let mut stream = timeout(CONNECT, TcpStream::connect(&port.tcp)).await??;
	let mut frames = Frames::default();
	let mut buffer = vec![0; 4_096];
	loop {
		let length = timeout(SILENCE, stream.read(&mut buffer)).await??;
		if length == 0 {
			return Ok(());
		}
		for frame in frames.add(buffer.get(..length).unwrap_or_default()) {
			let telegram = match parse(&frame) {
				Ok(telegram) => telegram,
				Err(fault) => {
					tracing::warn!(tcp = port.tcp, %fault, "a telegram does not count");
					metrics.refused("telegram");
					continue;
				},
			};
			*pause = PAUSE;
			match sample(&telegram, port, now()) {
				Ok(sample) => schedule.take(intake, metrics, sample).await,
				Err(unfit) => {
					tracing::error!(tcp = port.tcp, %unfit, "a telegram is not signed");
					metrics.refused("unfit_telegram");
				},
			}
		}
	}
}
