// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Inverters and meters with SunSpec models over Modbus TCP.

use super::Schedule;
use crate::{
	config::Sunspec,
	intake::{now, Intake, Sample},
	metrics::Metrics,
	store::outbox::Kind,
};
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
	net::lookup_host,
	time::{sleep, timeout},
};
use tokio_modbus::{client::tcp, prelude::*};

/// Where the models can begin.
const BEGINNINGS: [u16; 3] = [40_000, 50_000, 0];
/// `SunS`.
const MARK: [u16; 2] = [0x5375, 0x6E53];
/// Models that are looked through, at most.
const MODELS: usize = 64;
const ANSWER: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_secs(10);

/// Registers of a model that are read in one request, so that number and scale factor are of the
/// same moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Layout {
	/// First register, counted from the id of the model.
	first: u16,
	/// Energy to the grid.
	energy: Energy,
	/// Power and its scale factor, if they are integers.
	power: Option<(usize, usize)>,
	/// How many registers.
	count: u16,
}

/// Where the energy is among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Energy {
	/// Integer and scale factor.
	Integer(usize, usize),
	/// Floating point number.
	Float(usize),
}

/// Returns where the energy of a model is.
fn layout(model: u16) -> Option<Layout> {
	match model {
		// Inverters: W, W_SF .. WH, WH_SF.
		101..=103 => Some(Layout {
			first: 14,
			energy: Energy::Integer(10, 12),
			power: Some((0, 1)),
			count: 13,
		}),
		// The same with floating point numbers: WH.
		111..=113 => Some(Layout { first: 32, energy: Energy::Float(0), power: None, count: 2 }),
		// Meters: W .. W_SF .. TotWhExp .. TotWh_SF.
		201..=204 => Some(Layout {
			first: 18,
			energy: Energy::Integer(20, 36),
			power: Some((0, 4)),
			count: 37,
		}),
		_ => None,
	}
}

/// Reasons why there is no register.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
	/// The device does not answer.
	#[error("the device does not answer within {} s", ANSWER.as_secs())]
	Silent,
	/// The connection failed.
	#[error("{0}")]
	Connection(String),
	/// The device has no SunSpec models.
	#[error("the device has no SunSpec models")]
	NoModels,
	/// None of its models counts energy.
	#[error("no model of the device counts energy: 101 to 103, 111 to 113, 201 to 204")]
	NoEnergy,
	/// The register is not implemented, or not a number.
	#[error("the device does not count energy in its model {0}")]
	NotImplemented(u16),
}

/// Reads an inverter or a meter for ever.
pub async fn run(source: Sunspec, intake: Arc<Intake>, metrics: Metrics) {
	let mut schedule = Schedule::new(source.meter.every);
	loop {
		match read(&source).await {
			Ok((register, power)) => {
				let received = now();
				let (meter, at, kind) = (source.meter.id, received, Kind::Sample);
				let sample = Sample { meter, at, register, power, kind, received };
				schedule.take(&intake, &metrics, sample).await;
				// Power and register are compared meanwhile, so it is read more often.
				sleep(PAUSE.min(source.meter.every)).await;
			},
			Err(fault) => {
				tracing::warn!(tcp = source.tcp, %fault, "an inverter");
				metrics.reconnects.with_label_values(&["sunspec"]).inc();
				sleep(PAUSE).await;
			},
		}
	}
}

/// Reads energy in Wh and power in W of a device.
///
/// # Errors
///
/// Fails when the device does not answer, or does not count energy.
pub async fn read(source: &Sunspec) -> Result<(u64, Option<u64>), Fault> {
	let failed = |error: std::io::Error| Fault::Connection(error.to_string());
	let mut addresses = lookup_host(&source.tcp).await.map_err(failed)?;
	let address: SocketAddr =
		addresses.next().ok_or_else(|| Fault::Connection("no address".into()))?;
	let connected = timeout(ANSWER, tcp::connect_slave(address, Slave(source.unit_id))).await;
	let mut device = connected.map_err(|_| Fault::Silent)?.map_err(failed)?;
	let found = find(&mut device).await?;
	let (model, at, layout) = found.ok_or(Fault::NoEnergy)?;
	let registers = ask(&mut device, at.saturating_add(layout.first), layout.count)
		.await?
		.ok_or(Fault::NotImplemented(model))?;
	let _ = timeout(ANSWER, device.disconnect()).await;
	let energy = energy(&registers, layout.energy).ok_or(Fault::NotImplemented(model))?;
	let power = layout.power.and_then(|(value, scale)| {
		let value = u64::from(*registers.get(value)?);
		// Negative, or not implemented.
		(value < 0x8000).then(|| scaled(value, *registers.get(scale)?))?
	});
	Ok((energy, power))
}

type Device = tokio_modbus::client::Context;

/// Reads registers; `None` if the device refuses.
async fn ask(device: &mut Device, at: u16, count: u16) -> Result<Option<Vec<u16>>, Fault> {
	match timeout(ANSWER, device.read_holding_registers(at, count)).await {
		Err(_) => Err(Fault::Silent),
		Ok(Err(error)) => Err(Fault::Connection(error.to_string())),
		Ok(Ok(Err(_refused))) => Ok(None),
		Ok(Ok(Ok(registers))) => Ok(Some(registers)),
	}
}

/// Finds the first model that counts energy: its id and place.
async fn find(device: &mut Device) -> Result<Option<(u16, u16, Layout)>, Fault> {
	for beginning in BEGINNINGS {
		let mark = ask(device, beginning, 2).await?;
		if mark.as_deref() != Some(&MARK) {
			continue;
		}
		let mut at = beginning.saturating_add(2);
		for _ in 0..MODELS {
			let Some(head) = ask(device, at, 2).await? else { return Ok(None) };
			let [model, length] = head[..] else { return Ok(None) };
			if model == u16::MAX {
				return Ok(None);
			}
			let fits = |layout: &Layout| length.saturating_add(2) >= layout.first + layout.count;
			if let Some(layout) = layout(model).filter(fits) {
				return Ok(Some((model, at, layout)));
			}
			let Some(next) = at.checked_add(2).and_then(|at| at.checked_add(length)) else {
				return Ok(None);
			};
			at = next;
		}
		return Ok(None);
	}
	Err(Fault::NoModels)
}

fn energy(registers: &[u16], place: Energy) -> Option<u64> {
	let two = |at: usize| {
		let high = u32::from(*registers.get(at)?);
		Some(high << 16 | u32::from(*registers.get(at + 1)?))
	};
	match place {
		// 0 stands for "not counted".
		Energy::Integer(value, scale) => {
			let value = u64::from(two(value)?);
			(value > 0).then(|| scaled(value, *registers.get(scale)?))?
		},
		Energy::Float(value) => float(two(value)?).filter(|value| *value > 0),
	}
}

/// Returns `value * 10^scale`, without decimals; `None` if the scale factor is not implemented.
fn scaled(value: u64, scale: u16) -> Option<u64> {
	let scale = i16::from_ne_bytes(scale.to_ne_bytes());
	let factor = 10u64.checked_pow(u32::from(scale.unsigned_abs()))?;
	match scale {
		-10..0 => value.checked_div(factor),
		0..=10 => value.checked_mul(factor),
		_ => None,
	}
}

/// Returns the whole part of a floating point number of 32 bits; `None` if it is not a number, is
/// negative, or has more than 63 bits.
fn float(bits: u32) -> Option<u64> {
	let exponent = (bits >> 23 & 0xFF).checked_sub(127);
	if bits >> 31 == 1 {
		return None;
	}
	let Some(exponent) = exponent else { return Some(0) };
	let mantissa = u64::from(bits & 0x7F_FFFF | 0x80_0000);
	match exponent {
		0..=23 => Some(mantissa >> (23 - exponent)),
		24..=62 => Some(mantissa << (exponent - 23)),
		_ => None,
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::config::SourceMeter;
	use proptest::prelude::*;
	use std::{collections::HashMap, future};
	use tokio::net::TcpListener;
	use tokio_modbus::server::tcp::{accept_tcp_connection, Server};

	/// A device with some registers.
	struct Fake(Arc<HashMap<u16, u16>>);

	impl tokio_modbus::server::Service for Fake {
		type Request = Request<'static>;
		type Response = Response;
		type Exception = ExceptionCode;
		type Future = future::Ready<Result<Response, ExceptionCode>>;

		fn call(&self, request: Self::Request) -> Self::Future {
			let Request::ReadHoldingRegisters(at, count) = request else {
				return future::ready(Err(ExceptionCode::IllegalFunction));
			};
			let registers: Option<Vec<u16>> =
				(at..at + count).map(|at| self.0.get(&at).copied()).collect();
			future::ready(
				registers
					.map(Response::ReadHoldingRegisters)
					.ok_or(ExceptionCode::IllegalDataAddress),
			)
		}
	}

	/// Id, length, and what differs from zero.
	type Model<'a> = (u16, u16, &'a [(u16, u16)]);

	/// Models one after the other.
	fn device(beginning: u16, models: &[Model<'_>]) -> HashMap<u16, u16> {
		let mut registers: HashMap<u16, u16> =
			[(beginning, MARK[0]), (beginning + 1, MARK[1])].into();
		let mut at = beginning + 2;
		for (model, length, values) in models {
			registers.extend((at..at + 2 + length).map(|at| (at, 0)));
			registers.extend([(at, *model), (at + 1, *length)]);
			registers.extend(values.iter().map(|(offset, value)| (at + offset, *value)));
			at += 2 + length;
		}
		registers.extend([(at, u16::MAX), (at + 1, 0)]);
		registers
	}

	async fn read_from(registers: HashMap<u16, u16>) -> Result<(u64, Option<u64>), Fault> {
		let registers = Arc::new(registers);
		let listener = TcpListener::bind("127.0.0.1:0").await.expect("bound");
		let address = listener.local_addr().expect("an address");
		let server = Server::new(listener);
		let serving = tokio::spawn(async move {
			let new = |_| Ok(Some(Fake(registers.clone())));
			let connect = |stream, address| {
				let accepted = accept_tcp_connection(stream, address, new);
				future::ready(accepted)
			};
			server.serve(&connect, |_| {}).await
		});
		let meter = SourceMeter {
			id: 34,
			serial: "x".into(),
			every: Duration::from_secs(300),
			max_power: 10_000,
		};
		let found = read(&Sunspec { tcp: address.to_string(), unit_id: 1, meter }).await;
		serving.abort();
		found
	}

	const COMMON: Model<'static> = (1, 66, &[]);

	#[tokio::test]
	async fn an_inverter_with_integers_is_read_with_its_scale_factors() {
		let minus_one = 0xFFFF;
		let values = [(14, 4_321), (15, minus_one), (24, 1), (25, 2), (26, 1)];
		let found = read_from(device(40_000, &[COMMON, (103, 50, &values)])).await;
		assert_eq!(found.expect("a register"), (655_380, Some(432)));
	}

	#[tokio::test]
	async fn an_inverter_with_floating_point_numbers_is_read() {
		let bits = 12_345_678f32.to_bits();
		let high = u16::try_from(bits >> 16).expect("16 bits");
		let low = u16::try_from(bits & 0xFFFF).expect("16 bits");
		let values = [(32, high), (33, low)];
		let found = read_from(device(50_000, &[COMMON, (113, 60, &values)])).await;
		assert_eq!(found.expect("a register"), (12_345_678, None));
	}

	#[tokio::test]
	async fn a_meter_is_read() {
		let values = [(18, 100), (22, 1), (38, 0), (39, 77), (54, 3)];
		let found = read_from(device(0, &[COMMON, (203, 105, &values)])).await;
		assert_eq!(found.expect("a register"), (77_000, Some(1_000)));
	}

	#[tokio::test]
	async fn devices_that_do_not_count_energy_are_named() {
		let none = read_from(HashMap::new()).await;
		assert!(matches!(none, Err(Fault::NoModels)), "{none:?}");
		let other = read_from(device(40_000, &[COMMON])).await;
		assert!(matches!(other, Err(Fault::NoEnergy)), "{other:?}");
		let zero = read_from(device(40_000, &[(101, 50, &[])])).await;
		assert!(matches!(zero, Err(Fault::NotImplemented(101))), "{zero:?}");
		let unscaled = [(25, 7), (26, 0x8000)];
		let unscaled = read_from(device(40_000, &[(102, 50, &unscaled)])).await;
		assert!(matches!(unscaled, Err(Fault::NotImplemented(102))), "{unscaled:?}");
	}

	proptest! {
		#[test]
		fn whole_parts_are_those_of_the_processor(bits: u32) {
			let value = f32::from_bits(bits);
			let whole = float(bits);
			if value.is_nan() || value.is_sign_negative() || value >= 9_223_372_036_854_775_808f32 {
				prop_assert_eq!(whole, None);
			} else {
				prop_assert_eq!(whole, Some(value as u64));
			}
		}
	}
}
