// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What a payload states.

use super::{
	decimal::{scaled, whole},
	json::{elements, members, once, Value},
	obis::imports,
	time,
	time::Stamp,
	Malformed, Register, MOST_PAYLOAD,
};
use crate::{Check, PublicKey, Verify};

/// Kind of the readings that a device numbers together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Context {
	/// Readings of transactions.
	Transaction,
	/// Readings apart from transactions.
	Fiscal,
}

/// Number of a record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Page {
	/// What is numbered.
	pub context: Context,
	/// Counter, which rises with each record of the context.
	pub counter: u64,
}

impl Page {
	/// Returns the number of the record that `payload` is, without reading the rest.
	pub fn of(payload: &[u8]) -> Result<Self, Malformed> {
		let mut page = None;
		members(payload, |key, value| match key {
			b"PG" => once(&mut page, value),
			_ => Ok(()),
		})?;
		Self::read(page.ok_or(Malformed::Field)?.text()?)
	}

	fn read(text: &[u8]) -> Result<Self, Malformed> {
		let (context, counter) = text.split_first().ok_or(Malformed::Page)?;
		let context = match context {
			b'T' => Context::Transaction,
			b'F' => Context::Fiscal,
			_ => return Err(Malformed::Page),
		};
		Ok(Self { context, counter: whole(counter).map_err(|_| Malformed::Page)? })
	}
}

/// What the register showed at the begin or the end of a transaction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Line {
	/// Time in ms since the Unix epoch.
	pub at: u64,
	/// Energy in mWh, rounded down.
	pub register: u64,
}

/// Reason for which nobody should bill by a record, although it is genuine.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Unfit {
	/// The status of the meter is not good.
	Status,
	/// The device reports an error of the energy or the time.
	ErrorFlag,
	/// The clock of the device was not set.
	TimeUnknown,
	/// The device reports an exception during the transaction.
	Exception,
	/// The device could not identify the user.
	Identification,
	/// The transaction ends before it begins.
	EndBeforeBegin,
	/// The register is lower at the end than at the begin.
	EndBelowBegin,
}

/// What a payload states about a register.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Record<'a> {
	/// Its number.
	pub page: Page,
	/// Serial number of the meter, or else of the device.
	pub serial: &'a [u8],
	/// Model of the device; empty if it names none.
	pub model: &'a [u8],
	/// Begin of the transaction.
	pub begin: Option<Line>,
	/// End of the transaction.
	pub end: Option<Line>,
	/// The first reason for which it is unfit.
	pub unfit: Option<Unfit>,
}

impl<'a> Record<'a> {
	/// Reads what `payload` states about the imported energy of `register`.
	///
	/// The first line of it names the register in its own way; lines that name another one, e.g. of
	/// a tariff, are left out.
	pub fn read(payload: &'a [u8], register: Register) -> Result<Self, Malformed> {
		if payload.len() > MOST_PAYLOAD {
			return Err(Malformed::TooLong);
		}
		core::str::from_utf8(payload).map_err(|_| Malformed::Syntax)?;
		let mut fields = Fields::default();
		members(payload, |key, value| match key {
			b"PG" => once(&mut fields.page, value),
			b"MS" => once(&mut fields.meter, value),
			b"GS" => once(&mut fields.gateway, value),
			b"GI" => once(&mut fields.model, value),
			b"IL" => once(&mut fields.level, value),
			b"RD" => once(&mut fields.lines, value),
			_ => Ok(()),
		})?;
		let page = Page::read(fields.page.ok_or(Malformed::Field)?.text()?)?;
		let serial = match text(fields.meter)? {
			b"" => text(fields.gateway)?,
			meter => meter,
		};
		let Some(Value::Array(lines)) = fields.lines else { return Err(Malformed::Field) };

		let mut course = Course { register, id: None, before: Fields::default(), found: None };
		let mut record = Self {
			page,
			serial,
			model: text(fields.model)?,
			begin: None,
			end: None,
			unfit: matches!(
				text(fields.level)?,
				b"MISMATCH" | b"INVALID" | b"OUTDATED" | b"UNKNOWN"
			)
			.then_some(Unfit::Identification),
		};
		elements(lines, |line| {
			let Value::Object(line) = line else { return Err(Malformed::Field) };
			course.read(line)?;
			course.found.take().map_or(Ok(()), |found| record.add(found))
		})?;
		if let (Some(begin), Some(end)) = (record.begin, record.end) {
			record.find((end.at < begin.at).then_some(Unfit::EndBeforeBegin));
			record.find((end.register < begin.register).then_some(Unfit::EndBelowBegin));
		}
		Ok(record)
	}

	/// Energy in mWh, if the record has both ends of the transaction.
	pub fn energy(&self) -> Option<u64> {
		self.end?.register.checked_sub(self.begin?.register)
	}

	fn add(&mut self, Found { role, line, unfit }: Found) -> Result<(), Malformed> {
		self.find(unfit);
		let place = match role {
			Role::Begin => &mut self.begin,
			Role::End => &mut self.end,
			Role::Exception => {
				self.find(Some(Unfit::Exception));
				return Ok(());
			},
		};
		if place.replace(line).is_some() {
			return Err(Malformed::Ambiguous);
		}
		Ok(())
	}

	/// Notes a reason, if it is the first one.
	fn find(&mut self, unfit: Option<Unfit>) {
		self.unfit = match (self.unfit, unfit) {
			(Some(one), Some(other)) => Some(one.min(other)),
			(one, other) => one.or(other),
		};
	}
}

/// Fields of a payload and of a line.
#[derive(Clone, Copy, Default)]
struct Fields<'a> {
	page: Option<Value<'a>>,
	meter: Option<Value<'a>>,
	gateway: Option<Value<'a>>,
	model: Option<Value<'a>>,
	level: Option<Value<'a>>,
	lines: Option<Value<'a>>,
	time: Option<Value<'a>>,
	role: Option<Value<'a>>,
	value: Option<Value<'a>>,
	id: Option<Value<'a>>,
	unit: Option<Value<'a>>,
	error: Option<Value<'a>>,
	status: Option<Value<'a>>,
}

/// The text of a field; empty if it is missing.
fn text(field: Option<Value<'_>>) -> Result<&[u8], Malformed> {
	field.filter(|value| !value.is_null()).map_or(Ok(b""), Value::text)
}

#[derive(Clone, Copy)]
enum Role {
	Begin,
	End,
	Exception,
}

/// A line of the register.
struct Found {
	role: Role,
	line: Line,
	unfit: Option<Unfit>,
}

/// The lines of a payload, one after the other.
struct Course<'a> {
	register: Register,
	/// The register, as the first line names it.
	id: Option<&'a [u8]>,
	/// The fields of the line before, which the next one inherits.
	before: Fields<'a>,
	found: Option<Found>,
}

impl<'a> Course<'a> {
	fn read(&mut self, line: &'a [u8]) -> Result<(), Malformed> {
		let mut own = Fields::default();
		members(line, |key, value| match key {
			b"TM" => once(&mut own.time, value),
			b"TX" => once(&mut own.role, value),
			b"RV" => once(&mut own.value, value),
			b"RI" => once(&mut own.id, value),
			b"RU" => once(&mut own.unit, value),
			b"EF" => once(&mut own.error, value),
			b"ST" => once(&mut own.status, value),
			_ => Ok(()),
		})?;
		let before = self.before;
		let fields = Fields {
			time: own.time.or(before.time),
			role: own.role.or(before.role),
			id: own.id.or(before.id),
			unit: own.unit.or(before.unit),
			error: own.error.or(before.error),
			status: own.status.or(before.status),
			value: own.value,
			..own
		};
		self.before = fields;

		let role = match text(fields.role)? {
			b"B" => Role::Begin,
			b"E" | b"L" | b"R" | b"A" | b"P" => Role::End,
			b"X" => Role::Exception,
			_ => return Ok(()),
		};
		// From the unit to mWh.
		let shift = match text(fields.unit)? {
			b"Wh" => 3,
			b"kWh" => 6,
			_ => return Ok(()),
		};
		let id = text(fields.id)?.trim_ascii();
		let counts = imports(id).is_some_and(|named| named.contains(&self.register));
		if !counts || *self.id.get_or_insert(id) != id {
			return Ok(());
		}
		let Stamp { at, known } = time::read(text(fields.time)?)?;
		let register = scaled(fields.value.ok_or(Malformed::Field)?.number()?, shift)?;
		let unfit = if text(fields.status)? != b"G" {
			Some(Unfit::Status)
		} else if !text(fields.error)?.is_empty() {
			Some(Unfit::ErrorFlag)
		} else {
			(!known).then_some(Unfit::TimeUnknown)
		};
		self.found = Some(Found { role, line: Line { at, register }, unfit });
		Ok(())
	}
}

/// A payload with its signature.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Signed<'a> {
	/// The signed bytes.
	pub payload: &'a [u8],
	/// Signature in the encoding of the key's scheme.
	pub signature: &'a [u8],
}

impl Signed<'_> {
	/// Returns whether `signer` signed it.
	pub fn is_genuine(&self, signer: PublicKey<'_>, verifier: &impl Verify) -> bool {
		let Self { payload: message, signature } = *self;
		verifier.verify(Check { key: signer, message, signature })
	}
}
