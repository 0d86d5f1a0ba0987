// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Parser of a telegram.

/// A telegram with a correct checksum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Telegram {
	/// Time by the meter in ms since the Unix epoch.
	pub time: u64,
	/// Equipment identifier as it is in the telegram; none in those of some countries.
	pub serial: Option<String>,
	/// Energy from the grid in Wh.
	pub import: Option<u64>,
	/// Energy to the grid in Wh.
	pub export: Option<u64>,
	/// Power from the grid in W.
	pub import_power: Option<u64>,
	/// Power to the grid in W.
	pub export_power: Option<u64>,
}

/// Reasons why a telegram does not count.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
	/// It does not begin with `/` or has no end.
	#[error("not a telegram: no / at the beginning, or no ! at the end")]
	Form,
	/// It is encrypted.
	#[error("the telegram is encrypted: the meter needs a reader that has its key")]
	Encrypted,
	/// It has no checksum, as those of DSMR 2 and 3.
	#[error("no checksum: telegrams of DSMR 2 and 3 cannot be settled")]
	NoChecksum,
	/// The checksum is another one.
	#[error("the checksum is {found:04X}, and the telegram says {said:04X}")]
	Checksum {
		/// Checksum of the bytes.
		found: u16,
		/// Checksum in the telegram.
		said: u16,
	},
	/// It has no time.
	#[error("the telegram has no time")]
	NoTime,
	/// The time is not one.
	#[error("{0} is not a time")]
	Time(String),
	/// A register is not a number with a unit of energy.
	#[error("{0} is not a number in Wh, kWh or MWh")]
	Register(String),
	/// One register is there twice.
	#[error("{0} is there twice")]
	Twice(String),
}

/// CRC-16/ARC, which begins with zero and has the polynomial 0x8005, bits reversed.
pub fn checksum(bytes: &[u8]) -> u16 {
	bytes.iter().fold(0, |crc, byte| {
		(0..8).fold(crc ^ u16::from(*byte), |crc, _| {
			let shifted = crc >> 1;
			if crc & 1 == 1 {
				shifted ^ 0xA001
			} else {
				shifted
			}
		})
	})
}

/// Registers by tariff of one direction; the total is not the sum of all of them.
#[derive(Default)]
struct Registers {
	total: Option<u64>,
	tariffs: [Option<u64>; 9],
}

impl Registers {
	fn add(&mut self, tariff: usize, line: &str, value: u64) -> Result<(), Fault> {
		let place = match tariff {
			0 => &mut self.total,
			_ => match self.tariffs.get_mut(tariff - 1) {
				Some(place) => place,
				None => return Ok(()),
			},
		};
		match place.replace(value) {
			Some(_) => Err(Fault::Twice(line.to_string())),
			None => Ok(()),
		}
	}

	/// The total, or without one the sum of the tariffs.
	fn register(&self) -> Option<u64> {
		if self.total.is_some() {
			return self.total;
		}
		let tariffs: Vec<_> = self.tariffs.iter().flatten().collect();
		if tariffs.is_empty() {
			return None;
		}
		tariffs.into_iter().try_fold(0u64, |sum, one| sum.checked_add(*one))
	}
}

/// Parses a telegram from `/` to the end of the line that begins with `!`.
///
/// # Errors
///
/// Returns the first reason why the telegram does not count.
pub fn parse(frame: &[u8]) -> Result<Telegram, Fault> {
	match frame.first() {
		Some(b'/') => {},
		// The beginning of an encrypted frame in Luxembourg and Austria.
		Some(0xDB) => return Err(Fault::Encrypted),
		_ => return Err(Fault::Form),
	}
	let end = frame.iter().rposition(|byte| *byte == b'!').ok_or(Fault::Form)?;
	let (body, tail) = frame.split_at(end + 1);
	let said = std::str::from_utf8(tail).map_err(|_| Fault::Form)?.trim();
	if said.is_empty() {
		return Err(Fault::NoChecksum);
	}
	// Some meters leave out leading zeros.
	let said = u16::from_str_radix(said, 16).map_err(|_| Fault::Form)?;
	let found = checksum(body);
	if found != said {
		return Err(Fault::Checksum { found, said });
	}
	// With a correct checksum the text is what the meter sent; some send Latin-1 in messages.
	read(&String::from_utf8_lossy(body))
}

fn read(body: &str) -> Result<Telegram, Fault> {
	let mut time = None;
	let mut serials: [Option<String>; 3] = Default::default();
	let (mut import, mut export) = (Registers::default(), Registers::default());
	let mut telegram = Telegram::default();
	for line in body.lines().skip(1) {
		let Some((name, value)) = line.strip_suffix(')').and_then(|line| line.split_once('('))
		else {
			continue;
		};
		// `1-0:1.8.0*255` of some meters.
		let name = name.split('*').next().unwrap_or(name);
		match name {
			"0-0:1.0.0" => time = Some(self::time(value).ok_or(Fault::Time(value.to_string()))?),
			"0-0:96.1.1" => serials[0] = text(value),
			"0-0:96.1.0" => serials[1] = text(value),
			"0-0:42.0.0" => serials[2] = text(value),
			"1-0:1.7.0" => telegram.import_power = power(value),
			"1-0:2.7.0" => telegram.export_power = power(value),
			_ => {
				let direction = match name.strip_prefix("1-0:") {
					Some(rest) if rest.starts_with("1.8.") => &mut import,
					Some(rest) if rest.starts_with("2.8.") => &mut export,
					_ => continue,
				};
				let tariff = name.rsplit('.').next().and_then(|digits| digits.parse().ok());
				let wrong = || Fault::Register(line.to_string());
				let energy = energy(value).ok_or_else(wrong)?;
				direction.add(tariff.ok_or_else(wrong)?, line, energy)?;
			},
		}
	}
	telegram.time = time.ok_or(Fault::NoTime)?;
	telegram.serial = serials.into_iter().flatten().next();
	telegram.import = import.register();
	telegram.export = export.register();
	Ok(telegram)
}

fn text(value: &str) -> Option<String> {
	(!value.is_empty()).then(|| value.to_string())
}

/// Returns a number with a unit, scaled by `10^digits`; more decimals are cut off.
fn scaled(number: &str, digits: u32) -> Option<u64> {
	let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
	let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
	if whole.is_empty() || !is_digits(whole) || !is_digits(decimals) {
		return None;
	}
	let kept = usize::try_from(digits).ok()?;
	let decimals: String = decimals.chars().chain(std::iter::repeat('0')).take(kept).collect();
	format!("{whole}{decimals}").parse().ok()
}

/// Returns energy in Wh.
fn energy(value: &str) -> Option<u64> {
	let (number, unit) = value.split_once('*')?;
	match unit {
		"Wh" => scaled(number, 0),
		"kWh" => scaled(number, 3),
		"MWh" => scaled(number, 6),
		_ => None,
	}
}

/// Returns power in W. A power in another unit is as none: it only helps to find a frozen register.
fn power(value: &str) -> Option<u64> {
	let (number, unit) = value.split_once('*')?;
	match unit {
		"W" => scaled(number, 0),
		"kW" => scaled(number, 3),
		_ => None,
	}
}

/// Returns the time of `YYMMDDhhmmssX` in ms since the Unix epoch, where X is W in winter (UTC+1)
/// and S in summer (UTC+2): so the hour that is there twice in October is no riddle.
fn time(value: &str) -> Option<u64> {
	let (digits, season) = value.split_at_checked(12)?;
	let offset = match season {
		"W" => 1,
		"S" => 2,
		_ => return None,
	};
	if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
		return None;
	}
	let part = |at: usize| digits.get(at..at + 2).and_then(|two| two.parse::<i64>().ok());
	let (year, month, day) = (part(0)? + 2_000, part(2)?, part(4)?);
	let (hour, minute, second) = (part(6)?, part(8)?, part(10)?);
	if hour > 23 || minute > 59 || second > 59 {
		return None;
	}
	let seconds =
		((crate::time::days(year, month, day)? * 24 + hour - offset) * 60 + minute) * 60 + second;
	u64::try_from(seconds).ok()?.checked_mul(1_000)
}
